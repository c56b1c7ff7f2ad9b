//! What every widget paints with: pixel snapping, one-line text, icons, the focus ring, key hints.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind,
    emath::GuiRounding as _, pos2, vec2,
};

use crate::ui::theme::type_scale::{LONGEST_LINE, shortened};
use crate::ui::theme::{Theme, Type, icons::Icon, space, type_scale};

/// `rect` with its edges on physical pixels.
#[must_use]
pub fn snap(painter: &Painter, rect: Rect) -> Rect {
    rect.round_to_pixels(painter.pixels_per_point())
}

/// `x` on the edge of a physical pixel.
#[must_use]
pub fn snap_length(painter: &Painter, x: f32) -> f32 {
    x.round_to_pixels(painter.pixels_per_point())
}

/// One line of text laid out and not yet painted.
#[must_use]
pub fn line(painter: &Painter, text: &str, step: Type, color: Color32) -> Arc<Galley> {
    let text = shortened(text, LONGEST_LINE).into_owned();
    painter.layout_no_wrap(text, step.font(), color)
}

/// Paints a laid-out line with `anchor` of its box at `at`; gives the box.
pub fn place(painter: &Painter, galley: Arc<Galley>, at: Pos2, anchor: Align2) -> Rect {
    let rect = anchor.anchor_size(at, galley.size());
    let rect = Rect::from_min_size(
        rect.min.round_to_pixels(painter.pixels_per_point()),
        rect.size(),
    );
    painter.galley(rect.min, galley, Color32::PLACEHOLDER);
    rect
}

/// Paints one line of text with `anchor` of its box at `at`; gives the box.
pub fn text(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: &str,
    (step, color): (Type, Color32),
) -> Rect {
    place(painter, line(painter, text, step, color), at, anchor)
}

/// Paints an icon centred in the square of side `size` around `center`.
pub fn icon(painter: &Painter, center: Pos2, icon: Icon, size: f32, color: Color32) {
    glyph(painter, center, icon, (type_scale::icon(size), color));
}

/// The same, filled.
pub fn icon_fill(painter: &Painter, center: Pos2, icon: Icon, size: f32, color: Color32) {
    glyph(painter, center, icon, (type_scale::icon_fill(size), color));
}

fn glyph(painter: &Painter, center: Pos2, icon: Icon, (font, color): (egui::FontId, Color32)) {
    let galley = painter.layout_no_wrap(icon.to_owned(), font, color);
    place(painter, galley, center, Align2::CENTER_CENTER);
}

/// The ring of keyboard focus, 2 points outside `rect`.
pub fn focus_ring(painter: &Painter, theme: &Theme, rect: Rect, radius: CornerRadius) {
    let stroke = Stroke::new(space::STROKE_FOCUS, theme.accent.main);
    painter.rect_stroke(rect.expand(2.0), radius + 2, stroke, StrokeKind::Outside);
}

/// The ring of keyboard focus or selection, inside `rect`, for cells and rows.
pub fn focus_ring_inside(painter: &Painter, theme: &Theme, rect: Rect, radius: CornerRadius) {
    let stroke = Stroke::new(space::STROKE_FOCUS, theme.accent.main);
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
}

/// How wide a key hint is.
#[must_use]
pub fn key_width(painter: &Painter, key: &str) -> f32 {
    line(
        painter,
        key,
        type_scale::MICRO.medium(),
        Color32::PLACEHOLDER,
    )
    .size()
    .x + 12.0
}

/// Paints a key hint ("Ctrl K") whose right middle is at `right`; gives its box.
pub fn key_hint(painter: &Painter, theme: &Theme, right: Pos2, key: &str) -> Rect {
    let size = vec2(key_width(painter, key), 18.0);
    let rect = Rect::from_min_size(pos2(right.x - size.x, right.y - size.y / 2.0), size);
    let rect = snap(painter, rect);
    let outline = Stroke::new(space::STROKE, theme.line.strong);
    painter.rect(rect, 4, theme.ground.surface, outline, StrokeKind::Inside);
    let look = (type_scale::MICRO.medium(), theme.text.muted);
    text(painter, rect.center(), Align2::CENTER_CENTER, key, look);
    rect
}

/// The dashed or dotted outline of `rect`: `dash` and `gap` in points.
pub fn dashed_outline(painter: &Painter, rect: Rect, stroke: Stroke, (dash, gap): (f32, f32)) {
    let rect = snap(painter, rect).shrink(stroke.width / 2.0);
    if !rect.is_positive() {
        return;
    }
    let path = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&path, stroke, dash, gap));
}
