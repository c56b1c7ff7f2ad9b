//! The findings panel.

use crate::ui::Desk;
use egui::Ui;

/// Draws the panel.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
