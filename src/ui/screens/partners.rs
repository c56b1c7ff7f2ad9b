//! The partners screen.

use crate::ui::Desk;
use egui::Ui;

/// Draws the partners screen.
pub fn partners(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
