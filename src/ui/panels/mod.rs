//! What stands beside a screen: the inspector and the findings.

mod findings;
mod inspector;
mod tooltip;

pub use tooltip::{detail_tooltip, tip};

use super::theme::space;
use super::{Desk, WIDTH_NARROW};
use crate::app::view::Screen;
use egui::{Frame, Panel, Ui};

/// How much of the content lies under the open panel, at the right. Nothing where the panel
/// stands beside the content.
pub fn covered(ui: &Ui, desk: &Desk<'_>) -> f32 {
    if is_narrow(ui) {
        let room = ui.available_width().max(0.0);
        width(ui, desk).map_or(0.0, |width| width.min(room))
    } else {
        0.0
    }
}

fn is_narrow(ui: &Ui) -> bool {
    ui.ctx().content_rect().width() < WIDTH_NARROW
}

/// The width of the open panel.
fn width(ui: &Ui, desk: &Desk<'_>) -> Option<f32> {
    let panels = desk.session.view.panels;
    if panels.findings {
        Some(space::FINDINGS.min(ui.available_width() * 0.6))
    } else if desk.session.view.screen == Screen::Partners {
        // That screen shows its own profile there.
        None
    } else {
        (panels.inspector && inspector::shows(desk, is_narrow(ui))).then_some(space::INSPECTOR)
    }
}

/// Draws the open panel, on the right of the screen. Findings take the inspector's place.
pub fn side(ui: &mut Ui, desk: &mut Desk<'_>) {
    let panels = desk.session.view.panels;
    let Some(width) = width(ui, desk) else {
        return;
    };
    let frame = Frame::NONE.fill(desk.theme.ground.surface);
    let show = |ui: &mut Ui, desk: &mut Desk<'_>| {
        if panels.findings {
            findings::show(ui, desk)
        } else {
            inspector::show(ui, desk)
        }
    };
    if is_narrow(ui) {
        // Over the content, so that the screen keeps its width.
        let whole = ui.available_rect_before_wrap();
        let rect = whole.with_min_x((whole.max.x - width).max(whole.min.x));
        egui::Area::new(egui::Id::unique("side_panel"))
            .fixed_pos(rect.min)
            .order(egui::Order::Middle)
            .show(ui.ctx(), |ui| {
                ui.set_min_size(rect.size());
                ui.set_max_size(rect.size());
                ui.painter().rect_filled(rect, 0, desk.theme.ground.surface);
                let stroke = egui::Stroke::new(space::STROKE, desk.theme.line.strong);
                ui.painter().vline(rect.min.x, rect.y_range(), stroke);
                show(ui, desk);
            });
    } else {
        Panel::right("side")
            .exact_size(width)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                show(ui, desk);
            });
    }
}
