//! The square of colour beside a partner's name. It says nothing alone: the name always follows.

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::{bar, paint::snap};
use crate::ui::theme::{Theme, space};

/// Side of the swatch.
pub const SIDE: f32 = 10.0;

/// Shows a partner's swatch.
pub fn swatch(ui: &mut Ui, theme: &Theme, slot: u8) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::hover());
    paint_swatch(ui.painter(), theme, rect.center(), slot);
    response
}

/// Paints a partner's swatch around `center`. Slot 0 is a financer without a hue.
pub fn paint_swatch(painter: &Painter, theme: &Theme, center: Pos2, slot: u8) {
    paint_square(painter, center, theme.partner_fill(slot));
    let rect = Rect::from_center_size(center, Vec2::splat(SIDE));
    if theme.is_striped(slot) {
        bar::stripe(painter, theme, rect);
    } else if slot == 0 {
        let outline = Stroke::new(space::STROKE, theme.ink.main);
        painter.rect_stroke(
            snap(painter, rect),
            space::RADIUS_BAR,
            outline,
            StrokeKind::Inside,
        );
    }
}

/// Paints a swatch of any role's colour, for legends.
pub fn paint_square(painter: &Painter, center: Pos2, color: Color32) {
    let rect = Rect::from_center_size(center, Vec2::splat(SIDE));
    painter.rect_filled(snap(painter, rect), space::RADIUS_BAR, color);
}
