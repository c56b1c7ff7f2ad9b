//! The card under the open cell: what the text is refused for, what it asks, what it would change.

mod effects;
mod question;

pub(super) use effects::{effects, sides};
pub use question::first_button;

use super::editor::Reading;
use super::keep;
use crate::app::view::CellEdit;
use crate::chart::matrix::Effect;
use crate::edit::EntryError;
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::paint;
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::{self, Key};
use egui::{Align2, Area, Frame, Id, Margin, Order, Rect, Stroke};
use egui::{Ui, pos2, vec2};

pub(super) const WIDTH: f32 = 404.0;
pub(super) const INNER: f32 = WIDTH - 32.0;
/// Room that the card takes at most, for choosing its side.
const HEIGHT: f32 = 330.0;

/// What the card speaks of.
pub(super) struct Words<'a> {
    /// The open cell.
    pub edit: &'a CellEdit,
    /// What its text reads as.
    pub reading: Reading,
    /// What it would change.
    pub effect: Option<&'a Effect>,
}

/// Draws the card below the cell, or above it where there is no room below.
pub(super) fn card(ui: &Ui, desk: &mut Desk<'_>, words: &Words<'_>, (base, cell): (Id, Rect)) {
    let theme = desk.theme;
    let window = ui.ctx().content_rect();
    let x = (cell.center().x - WIDTH / 2.0).clamp(window.min.x + 8.0, window.max.x - WIDTH - 8.0);
    let below = cell.max.y + space::S + HEIGHT < window.max.y;
    let (y, pivot) = if below {
        (cell.max.y + space::S, Align2::LEFT_TOP)
    } else {
        (cell.min.y - space::S, Align2::LEFT_BOTTOM)
    };
    Area::new(base.with("card"))
        .order(Order::Foreground)
        .fixed_pos(pos2(x, y))
        .pivot(pivot)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(theme.ground.surface)
                .stroke(Stroke::new(space::STROKE, theme.line.strong))
                .corner_radius(space::RADIUS_NOTE)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(16, 14))
                .show(ui, |ui| {
                    ui.set_width(INNER);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    content(ui, desk, words, base);
                });
        });
}

/// What stands in the card, over the available width.
pub(super) fn content(ui: &mut Ui, desk: &mut Desk<'_>, words: &Words<'_>, base: Id) {
    let theme = desk.theme;
    let edit = words.edit;
    match words.effect {
        Some(effect) => {
            effects(ui, desk, effect);
            if edit.question.is_none() {
                keep::row(ui, desk, base);
            }
        }
        None => {
            let name = desk.contract().map(|contract| {
                wording::names::cell(contract, &edit.line, &edit.partner, desk.lang)
            });
            let step = type_scale::BODY.semibold();
            label(ui, &name.unwrap_or_default(), step, theme.text.main);
            ui.add_space(space::S);
            refusal(ui, desk, edit, &words.reading);
        }
    }
    if let Some(question) = &edit.question {
        rule(ui, desk);
        question::asked(ui, desk, edit, question, base);
    }
    rule(ui, desk);
    hints(ui, desk);
}

fn rule(ui: &mut Ui, desk: &Desk<'_>) {
    ui.add_space(space::XS);
    let size = vec2(ui.available_width(), 1.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let stroke = Stroke::new(space::STROKE, desk.theme.line.grid);
    let y = ui.painter().round_to_pixel_center(rect.center().y);
    ui.painter().hline(rect.x_range(), y, stroke);
    ui.add_space(space::XS);
}

/// Why the text is no amount; the notations that are, when nothing is typed.
fn refusal(ui: &mut Ui, desk: &Desk<'_>, edit: &CellEdit, reading: &Reading) {
    let theme = desk.theme;
    let muted = (type_scale::SMALL, theme.text.muted);
    let accepted = desk.text(Key::EditAcceptedAmounts);
    let error = match reading {
        Some(Err(error)) => *error,
        _ => return,
    };
    let reason = match error {
        EntryError::Empty | EntryError::Ambiguous { .. } | EntryError::SignAmbiguous { .. } => None,
        EntryError::Number(crate::contract::AmountError::NotANumber)
        | EntryError::PercentNeedsSign
        | EntryError::BadPercent => {
            let text = wording::sentence::quoted(edit.text.trim(), desk.lang);
            Some(desk.fill(Key::EditRefusedNumber, &[("text", &text)]))
        }
        EntryError::Number(error) => Some(wording::edit::amount(error, desk.lang).to_owned()),
        EntryError::NothingToChange => Some(desk.text(Key::EditRefusedNoValue).to_owned()),
    };
    if let Some(reason) = reason {
        let look = (type_scale::BODY, theme.signal.blocking.on);
        paragraph(ui, &reason, look, ui.available_width());
        ui.add_space(space::XS);
    }
    paragraph(ui, accepted, muted, ui.available_width());
    ui.add_space(space::XS);
}

/// Entrée valider · Tab valider et suivante · Échap annuler.
fn hints(ui: &mut Ui, desk: &Desk<'_>) {
    let theme = desk.theme;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 26.0), egui::Sense::hover());
    let painter = ui.painter();
    let y = rect.center().y + 3.0;
    let mut x = rect.min.x;
    for (key, meaning) in [
        (Key::KeyEnter, Key::EditKeyValidate),
        (Key::KeyTab, Key::EditKeyNext),
        (Key::KeyEscape, Key::EditKeyCancel),
    ] {
        if key == Key::KeyTab && width < INNER {
            continue;
        }
        let key = desk.text(key);
        let right = x + paint::key_width(painter, key);
        paint::key_hint(painter, theme, pos2(right, y), key);
        let look = (type_scale::SMALL, theme.text.muted);
        let at = pos2(right + 6.0, y);
        let words = paint::text(painter, at, Align2::LEFT_CENTER, desk.text(meaning), look);
        x = words.max.x + 18.0;
    }
}
