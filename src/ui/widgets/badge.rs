//! The numbered badge of an axis: outlined, never hued.

use egui::{
    Align2, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::paint::{snap, text};
use crate::ui::theme::{Theme, type_scale};

/// Side of the badge.
pub const SIDE: f32 = 20.0;

/// Shows an axis's number; `name` is what is read aloud ("axe 2").
pub fn badge(ui: &mut Ui, theme: &Theme, number: &str, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_badge(ui.painter(), theme, rect.center(), number);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response
}

/// Paints the badge around `center`.
pub fn paint_badge(painter: &Painter, theme: &Theme, center: Pos2, number: &str) {
    let rect = snap(painter, Rect::from_center_size(center, Vec2::splat(SIDE)));
    let outline = Stroke::new(1.2, theme.ink.main);
    painter.rect_stroke(rect, 4, outline, StrokeKind::Inside);
    let look = (type_scale::MICRO.bold(), theme.text.main);
    text(painter, rect.center(), Align2::CENTER_CENTER, number, look);
}
