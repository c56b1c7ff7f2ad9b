//! The schedule screen.

use crate::ui::Desk;
use egui::Ui;

/// Draws the schedule screen.
pub fn schedule(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
