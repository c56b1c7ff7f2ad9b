//! Pictures of whole screens, drawn off-screen by the same code as the window.
//! Must not know files.

use super::offscreen::{Format, FormatRefusal, draw};
use super::raster::Picture;
use crate::app::Session;
use crate::ui;
use crate::ui::theme::Theme;

/// The picture of what a session shows, at one pixel a point.
///
/// # Errors
/// A size that cannot be drawn.
pub fn picture(
    session: &Session,
    width: u16,
    height: u16,
    theme: &'static Theme,
) -> Result<Picture, FormatRefusal> {
    scaled(session, (width, height), 1, theme)
}

/// The same at `scale` pixels a point.
///
/// # Errors
/// A size that cannot be drawn.
pub fn scaled(
    session: &Session,
    (width, height): (u16, u16),
    scale: u8,
    theme: &'static Theme,
) -> Result<Picture, FormatRefusal> {
    let format = Format {
        size: egui::vec2(f32::from(width), f32::from(height)),
        pixels_per_point: f32::from(scale),
    };
    let setup = |ctx: &egui::Context| {
        Theme::install_fonts(ctx);
        theme.apply(ctx);
    };
    let content = |ui: &mut egui::Ui| {
        ui::draw(ui, session, theme);
    };
    Ok(draw(format, setup, content)?.paint(theme.ground.canvas))
}
