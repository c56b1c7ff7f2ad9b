//! The overview screen.

use crate::ui::Desk;
use egui::Ui;

/// Draws the overview screen.
pub fn overview(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
