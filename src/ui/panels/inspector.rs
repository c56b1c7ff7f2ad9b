//! The inspector panel.

use crate::ui::Desk;
use egui::Ui;

/// Draws the panel.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}

/// True when there is something to inspect on this screen.
pub fn has_something(desk: &Desk<'_>) -> bool {
    desk.charts().is_some_and(|c| c.detail.is_some())
}
