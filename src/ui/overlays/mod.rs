//! What lies over a screen and takes the keyboard: palette, forms, dialogs.

use super::Desk;
use egui::Ui;

/// Draws what lies over the screen, if anything does.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let _ = (ui, desk);
}
