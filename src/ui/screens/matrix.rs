//! The matrix screen.

use crate::ui::Desk;
use egui::Ui;

/// Draws the matrix screen.
pub fn matrix(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
