//! Everything the contract holds, section by section: to change, remove, reorder, add.

use super::{Beside, card, scrolled};
use crate::app::contents::{Item, SectionKind};
use crate::app::form::FormSubject;
use crate::app::{FormIntent, Intent};
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button, icon_button};
use crate::ui::widgets::long_list::{Focus, Heights, rows};
use crate::ui::widgets::text::{elided, label};
use crate::wording::Key;
use crate::wording::number::tally;
use egui::{Align, Layout, Ui};

/// Draws the card.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(contract) = desk.contract() else {
        return;
    };
    let title = desk.text(Key::ActionContents);
    card(
        ui,
        desk,
        ("contents", title, 720.0, Beside::Closes),
        |ui, desk| {
            scrolled(ui, 0.0, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for kind in SectionKind::ALL {
                    let count = kind.count(contract);
                    head(ui, desk, kind, count);
                    let heights = Heights::Even(count, space::ROW_LIST);
                    rows(ui, &heights, None, |ui, at| {
                        match kind.item(contract, at, desk.lang) {
                            Some(item) => row(ui, desk, &item),
                            None => Focus::Elsewhere,
                        }
                    });
                    ui.add_space(space::L);
                }
            });
        },
    );
}

fn head(ui: &mut Ui, desk: &mut Desk<'_>, kind: SectionKind, count: usize) {
    let theme = desk.theme;
    ui.horizontal(|ui| {
        let title = format!("{} · {}", desk.text(kind.phrase()), tally(count, desk.lang));
        label(ui, &title, type_scale::HEADING, theme.text.main);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let subject = desk.contract().and_then(|c| kind.new_thing(c));
            if let Some(subject) = subject {
                let face = Face::text(desk.text(Key::DialogAdd)).icon(icons::PLUS);
                if button(ui, theme, Look::Quiet, face).clicked() {
                    desk.push(Intent::Form(FormIntent::Open(subject)));
                }
            }
        });
    });
    let stroke = egui::Stroke::new(space::STROKE, theme.line.thin);
    let y = ui.cursor().min.y;
    ui.painter().hline(ui.max_rect().x_range(), y, stroke);
}

fn row(ui: &mut Ui, desk: &mut Desk<'_>, item: &Item) -> Focus {
    let theme = desk.theme;
    let mut focus = Focus::Elsewhere;
    ui.horizontal(|ui| {
        ui.set_min_height(space::ROW_LIST);
        // Depth in points: a few levels at most, so the cast is exact.
        ui.add_space(space::L * f32::from(u8::try_from(item.depth).unwrap_or(u8::MAX)));
        let room = (ui.available_width() - 160.0).max(80.0);
        elided(
            ui,
            &item.name,
            (type_scale::BODY.medium(), theme.text.main),
            room * 0.6,
        );
        elided(
            ui,
            &item.detail,
            (type_scale::SMALL, theme.text.muted),
            room * 0.4,
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let target = &item.target;
            let named = |key| format!("{} {}", desk.text(key), item.name);
            let choices = [
                (
                    icons::TRASH,
                    named(Key::DialogDelete),
                    Intent::Remove(target.clone()),
                ),
                (
                    icons::ARROW_DOWN,
                    named(Key::ActionMoveDown),
                    Intent::Reorder(target.clone(), 1),
                ),
                (
                    icons::ARROW_UP,
                    named(Key::ActionMoveUp),
                    Intent::Reorder(target.clone(), -1),
                ),
                (
                    icons::PENCIL_SIMPLE,
                    named(Key::InspectorEdit),
                    Intent::Form(FormIntent::Open(FormSubject::Edit(target.clone()))),
                ),
            ];
            for (glyph, name, intent) in choices {
                let response = icon_button(ui, theme, glyph, &name);
                if response.clicked() {
                    desk.push(intent);
                }
                if Focus::of(&response) == Focus::Taken {
                    focus = Focus::Taken;
                }
            }
        });
    });
    focus
}
