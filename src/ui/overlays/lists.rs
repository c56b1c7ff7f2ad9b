//! Lists to read: shortcuts, unsaved edits.

use super::{Beside, card, scrolled};
use crate::app::action::Action;
use crate::edit::Difference;
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::paint::{key_hint, key_width, line, place};
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::{self, Key};
use egui::{Align2, Sense, Ui, vec2};

/// The most rows that are drawn of what may be as long as the contract: nobody reads more of them.
pub const MANY: usize = 300;

/// Every action that has a shortcut.
pub fn shortcuts(ui: &mut Ui, desk: &mut Desk<'_>) {
    let title = desk.text(Key::ShortcutsTitle);
    card(
        ui,
        desk,
        ("shortcuts", title, 520.0, Beside::Closes),
        |ui, desk| {
            scrolled(ui, 0.0, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for action in Action::ALL {
                    let keys: Vec<String> = [action.shortcut(), action.other_shortcut()]
                        .into_iter()
                        .flatten()
                        .map(|s| in_words(desk, s))
                        .collect();
                    if !keys.is_empty() {
                        row(ui, desk, desk.text(action.phrase()), &keys);
                    }
                }
                ui.add_space(space::M);
                label(
                    ui,
                    desk.text(Key::ShortcutsCharts),
                    type_scale::BODY.semibold(),
                    desk.theme.text.main,
                );
                row(
                    ui,
                    desk,
                    desk.text(Key::ShortcutsWalk),
                    &[String::from("← → ↑ ↓")],
                );
                by_hand(ui, desk);
                row(
                    ui,
                    desk,
                    desk.text(Key::ShortcutsLeave),
                    &[desk.text(Key::KeyTab).to_owned()],
                );
            });
        },
    );
}

/// What keys do on the marks of charts, beyond walking them.
fn by_hand(ui: &mut Ui, desk: &Desk<'_>) {
    let key = |key| desk.text(key).to_owned();
    let with = |held: Key, other: &str| format!("{}+{other}", desk.text(held));
    let enter = with(Key::KeyCtrl, desk.text(Key::KeyEnter));
    let menu = with(Key::KeyShift, "F10");
    let extend = with(Key::KeyShift, "← → ↑ ↓");
    let moves = ["← →".to_owned(), with(Key::KeyShift, "← →")];
    let zooms = ["+".to_owned(), "−".to_owned(), key(Key::KeyHome)];
    let pages = [key(Key::KeyPageUp), key(Key::KeyPageDown)];
    let rows: [(Key, &[String]); 6] = [
        (Key::ShortcutsCopyMark, &[enter]),
        (Key::ShortcutsMenu, &[key(Key::KeyMenu), menu]),
        (Key::ShortcutsSelect, &[extend]),
        (Key::ShortcutsPages, &pages),
        (Key::ShortcutsMove, &moves),
        (Key::ShortcutsDates, &zooms),
    ];
    for (text, keys) in rows {
        row(ui, desk, desk.text(text), keys);
    }
}

fn row(ui: &mut Ui, desk: &Desk<'_>, text: &str, keys: &[String]) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let galley = line(ui.painter(), text, type_scale::BODY, theme.text.main);
    place(
        ui.painter(),
        galley,
        rect.left_center(),
        Align2::LEFT_CENTER,
    );
    let mut right = rect.right_center() - vec2(space::S, 0.0);
    for key in keys.iter().rev() {
        key_hint(ui.painter(), theme, right, key);
        right.x -= key_width(ui.painter(), key) + space::S;
    }
    let stroke = egui::Stroke::new(space::STROKE, theme.line.thin);
    ui.painter().hline(rect.x_range(), rect.max.y, stroke);
    let spoken = format!("{text} {}", keys.join(" "));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
}

/// Unsaved edits, old and new, one by one.
pub fn review(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(document) = desk.session.document.as_ref() else {
        return;
    };
    let count = document.changes().len();
    let changes = document.changes().first(document.contract(), MANY);
    let title = desk.count(Key::ChangesOne, Key::ChangesOther, count);
    card(
        ui,
        desk,
        ("review", &title, 620.0, Beside::Closes),
        |ui, desk| {
            scrolled(ui, 60.0, |ui| {
                change_rows(ui, desk, &changes, MANY);
                more(ui, desk, count - changes.len());
            });
            ui.add_space(space::L);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                use crate::ui::widgets::button::{Face, Look, button};
                let save = button(
                    ui,
                    desk.theme,
                    Look::Primary,
                    Face::text(desk.text(Key::DialogSave)),
                );
                if save.clicked() {
                    desk.push(crate::app::Intent::CloseOverlay);
                    desk.push(crate::app::Intent::Do(Action::Save));
                }
            });
        },
    );
}

/// Changes one by one, so many at most, and the number of the rest.
pub fn change_rows(ui: &mut Ui, desk: &Desk<'_>, changes: &[Difference], most: usize) {
    for change in changes.iter().take(most) {
        change_row(ui, desk, change);
    }
    more(ui, desk, changes.len().saturating_sub(most));
}

/// How many are not listed, if any.
pub fn more(ui: &mut Ui, desk: &Desk<'_>, n: usize) {
    if n > 0 {
        let n = wording::number::tally(n, desk.lang);
        let text = desk.fill(Key::DialogUnsavedMore, &[("n", &n)]);
        label(ui, &text, type_scale::SMALL, desk.theme.text.muted);
    }
}

/// One change: its name, what was there, what is there now.
fn change_row(ui: &mut Ui, desk: &Desk<'_>, change: &Difference) {
    let theme = desk.theme;
    let name = wording::edit::name(&change.name, desk.lang);
    let (old, new) = crate::chart::change_texts(change, desk.lang);
    let reason = crate::chart::change_reason(change.old.as_ref(), change.new.as_ref());
    let text = match (old, new) {
        // Something else than the amount changed.
        (Some(old), Some(new)) if old == new => new,
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (None, Some(new)) => format!("+ {new}"),
        (Some(old), None) => format!("− {old}"),
        (None, None) => String::new(),
    };
    let look = (type_scale::BODY, theme.text.muted);
    let room = ui.available_width();
    let width = line(ui.painter(), &text, look.0, look.1).size().x;
    ui.horizontal_wrapped(|ui| {
        label(ui, &name, type_scale::BODY.medium(), theme.text.main);
        if width < room {
            label(ui, &text, look.0, look.1);
        }
    });
    if width >= room {
        // Longer than a line: whole titles and notes.
        paragraph(ui, &text, look, room);
    }
    if let Some(reason) = reason {
        let reason = wording::sentence::quoted(&reason, desk.lang);
        let look = (type_scale::SMALL, theme.text.muted);
        paragraph(ui, &reason, look, ui.available_width());
    }
}
