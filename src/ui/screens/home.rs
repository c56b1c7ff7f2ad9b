//! The home screen.

use crate::ui::Desk;
use egui::Ui;

/// Draws the home screen.
pub fn home(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
