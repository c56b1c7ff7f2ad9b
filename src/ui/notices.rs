//! Short messages that confirm; they go by themselves.

use super::Desk;
use egui::Ui;

/// Draws the last message, if there is one.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
