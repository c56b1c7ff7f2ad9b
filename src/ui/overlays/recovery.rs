//! What an ended program left behind: the edits in people's words, and what to do with them.

use super::lists::{MANY, change_rows};
use super::{Beside, card, scrolled};
use crate::app::keeping::Find;
use crate::app::{Intent, RecoveryIntent};
use crate::file::journal::{Draft, OnDisk, Trouble};
use crate::ui::Desk;
use crate::ui::theme::{Type, icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button, icon_button};
use crate::ui::widgets::text::{elided, label, paragraph};
use crate::wording::{self, Key, date::moment};
use egui::{Align, Color32, Layout, Sense, Ui, vec2};

const WIDTH: f32 = 560.0;
/// Height of everything but the list, in points.
const BESIDES: f32 = 230.0;

/// The document of this number among those that can be recovered.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, shown: usize, compared: bool) {
    let session = desk.session;
    let Some(find) = session.keeping.finds.get(shown) else {
        return;
    };
    let title = desk.text(Key::RecoveryTitle);
    card(
        ui,
        desk,
        ("recovery", title, WIDTH, Beside::Nothing),
        |ui, desk| {
            whose(ui, desk, find, shown);
            ui.add_space(space::M);
            said(ui, &what_happened(desk, find), desk.theme.text.second);
            for warning in warnings(desk, find) {
                ui.add_space(space::S);
                said(ui, &warning, desk.theme.signal.review.on);
            }
            ui.add_space(space::M);
            scrolled(ui, BESIDES, |ui| {
                if compared {
                    change_rows(ui, desk, &find.changes, MANY);
                } else {
                    for edit in &find.edits {
                        line(ui, desk, &wording::edit::label(edit, desk.lang));
                    }
                }
                if let Some(draft) = find.draft() {
                    said(ui, &typed(desk, draft), desk.theme.text.main);
                }
            });
            ui.add_space(space::L);
            choices(ui, desk, find, compared);
            ui.add_space(space::S);
            let note = desk.text(Key::RecoveryDiscardNote);
            label(ui, note, type_scale::SMALL, desk.theme.text.muted);
        },
    );
}

/// The contract and its file, and the way to the other documents if there are any.
fn whose(ui: &mut Ui, desk: &mut Desk<'_>, find: &Find, shown: usize) {
    let theme = desk.theme;
    let all = desk.session.keeping.finds.len();
    ui.horizontal(|ui| {
        let room = ui.available_width() - if all > 1 { 150.0 } else { 0.0 };
        let look = (type_scale::BODY.semibold(), theme.text.main);
        let title = match find.found.journal.start.title.as_str() {
            "" => desk.text(Key::TopUntitled),
            title => title,
        };
        elided(ui, title, look, room);
        if all < 2 {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let steps = [
                (
                    icons::CARET_RIGHT,
                    Key::RecoveryNext,
                    shown.saturating_add(1),
                ),
                (
                    icons::CARET_LEFT,
                    Key::RecoveryPrevious,
                    shown.checked_sub(1).unwrap_or(all),
                ),
            ];
            for (glyph, name, to) in steps {
                ui.add_enabled_ui(to < all, |ui| {
                    if icon_button(ui, theme, glyph, desk.text(name)).clicked() {
                        desk.push(Intent::Recovery(RecoveryIntent::Show(Some(to))));
                    }
                });
            }
            let (n, all) = (shown.saturating_add(1).to_string(), all.to_string());
            let text = desk.fill(Key::RecoveryOf, &[("n", &n), ("all", &all)]);
            label(ui, &text, type_scale::SMALL, theme.text.muted);
        });
    });
    let path = match find.file() {
        Some(path) => path.to_string_lossy().into_owned(),
        None => desk.text(Key::TopUntitled).to_owned(),
    };
    let look = (type_scale::SMALL, theme.text.muted);
    elided(ui, &path, look, ui.available_width());
}

fn what_happened(desk: &Desk<'_>, find: &Find) -> String {
    let count = find.edits.len();
    if count == 0 && find.draft().is_some() {
        return desk.text(Key::RecoveryDraftOnlyText).to_owned();
    }
    let Some(last) = find.last.filter(|_| count > 0) else {
        return desk.text(Key::RecoveryUntimedText).to_owned();
    };
    let last = moment(last, desk.lang);
    let (one, other) = (Key::RecoveryOneText, Key::RecoveryOtherText);
    wording::count(desk.lang, one, other, count, &[("moment", &last)])
}

fn warnings(desk: &Desk<'_>, find: &Find) -> Vec<String> {
    let trouble = find.found.trouble.map(|trouble| match trouble {
        Trouble::Torn(bytes) => {
            desk.count(Key::RecoveryTornOneText, Key::RecoveryTornOtherText, bytes)
        }
        Trouble::Left(count) => desk.fill(Key::RecoveryLeftText, &[("n", &count.to_string())]),
    });
    let file = match find.found.on_disk {
        OnDisk::Base | OnDisk::Saved(_) => None,
        OnDisk::Changed(_) => Some(desk.text(Key::RecoveryChangedText).to_owned()),
        OnDisk::Missing => Some(desk.text(Key::RecoveryMissingText).to_owned()),
    };
    trouble.into_iter().chain(file).collect()
}

fn typed(desk: &Desk<'_>, draft: &Draft) -> String {
    match draft {
        Draft::Cell { text, .. } | Draft::Date { text, .. } => {
            desk.fill(Key::RecoveryDraft, &[("text", text)])
        }
        Draft::Form { .. } => desk.text(Key::RecoveryDraftFormText).to_owned(),
    }
}

/// One edit, with a small mark before it.
fn line(ui: &mut Ui, desk: &Desk<'_>, text: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 18.0), Sense::hover());
        ui.painter()
            .circle_filled(rect.center(), 2.0, desk.theme.text.muted);
        let look = (type_scale::BODY, desk.theme.text.main);
        elided(ui, text, look, ui.available_width());
    });
}

fn said(ui: &mut Ui, text: &str, color: Color32) {
    let look: (Type, Color32) = (type_scale::BODY, color);
    paragraph(ui, text, look, ui.available_width());
}

fn choices(ui: &mut Ui, desk: &mut Desk<'_>, find: &Find, compared: bool) {
    let theme = desk.theme;
    let path = &find.found.path;
    ui.horizontal(|ui| {
        let discard = Face::text(desk.text(Key::RecoveryDiscard));
        if button(ui, theme, Look::Quiet, discard).clicked() {
            desk.push(Intent::Recovery(RecoveryIntent::Discard(path.clone())));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let keep = Face::text(desk.text(Key::RecoveryKeep));
            let keep = button(ui, theme, Look::Primary, keep);
            if ui.memory(|m| m.focused().is_none()) {
                keep.request_focus();
            }
            if keep.clicked() {
                desk.push(Intent::Recovery(RecoveryIntent::Keep(path.clone())));
            }
            let other = match compared {
                true => Key::RecoveryList,
                false => Key::RecoveryCompare,
            };
            let compare = Face::text(desk.text(other));
            if !find.changes.is_empty() && button(ui, theme, Look::Secondary, compare).clicked() {
                desk.push(Intent::Recovery(RecoveryIntent::Compare(!compared)));
            }
        });
    });
}
