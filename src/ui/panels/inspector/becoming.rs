//! The amount of a cell while it is typed in the matrix: what it becomes, then what it is, struck
//! through.

use super::editing::cell;
use crate::app::view::EditPlace;
use crate::chart::Detail;
use crate::ui::Desk;
use crate::ui::charts::matrix::effect;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::text::whole;
use crate::wording::Key;
use egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

/// From the lower edge of a large amount to that of the struck one, so that both stand on one
/// line.
const ABOVE: f32 = 5.0;

/// Shows it and gives true, if the cell of this detail is open in the matrix.
pub(super) fn becoming(ui: &mut Ui, desk: &Desk<'_>, detail: &Detail) -> bool {
    let editing = desk.session.view.matrix.editing.as_ref();
    let is_open = editing.is_some_and(|edit| {
        edit.place != EditPlace::Inspector && cell(detail) == Some((&edit.line, &edit.partner))
    });
    if !is_open {
        return false;
    }
    let theme = desk.theme;
    ui.add_space(10.0);
    match effect(desk) {
        Some(effect) => {
            let new = whole(ui, &effect.after, theme.text.main);
            if !effect.before.is_empty() && effect.before != effect.after {
                struck(ui, desk, new.rect, &effect.before);
            }
        }
        // What is typed does not read as an amount yet.
        None if !detail.amount.is_empty() => {
            whole(ui, &detail.amount, theme.text.main);
        }
        None => {}
    }
    ui.add_space(6.0);
    let words = desk.text(Key::EditInProgress);
    chip(
        ui,
        theme,
        ChipKind::Active,
        Some(icons::PENCIL_SIMPLE),
        words,
    );
    true
}

/// The old value, beside the new one if there is room, else under it.
fn struck(ui: &mut Ui, desk: &Desk<'_>, new: Rect, old: &str) {
    let color = desk.theme.text.muted;
    let mut job = type_scale::BODY.job(old, color);
    for section in &mut job.sections {
        section.format.strikethrough = Stroke::new(space::STROKE, color);
    }
    let galley = ui.painter().layout_job(job);
    let size = galley.size();
    let beside = Rect::from_min_size(pos2(new.max.x + space::S, new.max.y - ABOVE - size.y), size);
    let response = if beside.max.x <= ui.max_rect().max.x {
        ui.interact(beside, ui.scope_id().with("struck"), Sense::hover())
    } else {
        ui.allocate_exact_size(size, Sense::hover()).1
    };
    ui.painter().galley(response.rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, old));
}
