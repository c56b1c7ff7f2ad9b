//! Horizontal bars in every state a figure can have. The caller gives the rectangle to scale;
//! no amount is known here.

use egui::{Align2, Color32, Painter, Rect, Shape, Stroke, StrokeKind, pos2};

use super::{
    hatch::{Grain, hatch, stripes},
    paint::{dashed_outline, snap, text},
};
use crate::ui::theme::{Theme, space, type_scale};

/// What a bar says about its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarState {
    /// A published figure, or the preferred one of a conflict.
    Solid,
    /// Derived from a published share: dimmed, outlined in ink.
    Derived,
    /// The user's own estimate: dashed outline.
    Estimated,
    /// Expected: dotted outline.
    Pending,
    /// No commitment, by decision: a tick on the zero line.
    Nil,
    /// Known in sum and not in detail: hatched to scale.
    Unallocated,
    /// Of unknown size: a hatched stub with a question mark, its length without scale.
    Stub,
    /// Not published, in a cell: hatched over the whole width.
    NotPublished,
    /// Another partner's while one is in focus: dimmed, with a grey outline.
    Dimmed,
}

/// Paints one bar. A solid or derived one is never shorter than it takes to be seen.
pub fn paint_bar(painter: &Painter, theme: &Theme, rect: Rect, state: BarState, fill: Color32) {
    let shown = snap(painter, at_least(rect));
    let radius = space::RADIUS_BAR;
    let line = |color| Stroke::new(space::STROKE, color);
    match state {
        BarState::Solid => {
            painter.rect_filled(shown, radius, fill);
        }
        BarState::Derived => {
            let outline = line(theme.ink.main);
            painter.rect(shown, radius, theme.ink.weak, outline, StrokeKind::Inside);
        }
        BarState::Dimmed => {
            let outline = line(theme.unknown.line);
            painter.rect(shown, radius, theme.ink.weak, outline, StrokeKind::Inside);
        }
        BarState::Estimated => {
            painter.rect_filled(shown, radius, theme.ground.surface);
            dashed_outline(painter, shown, line(fill), (2.0, 1.5));
        }
        BarState::Pending => {
            dashed_outline(painter, rect, line(theme.unknown.line), (2.0, 3.0));
        }
        BarState::Nil => {
            let tick = rect.with_max_x(rect.min.x + 2.0);
            painter.rect_filled(snap(painter, tick), 0, fill);
        }
        BarState::Unallocated => hatch(painter, theme, shown, Grain::Normal),
        BarState::NotPublished => hatch(painter, theme, rect, Grain::Cell),
        BarState::Stub => stub(painter, theme, rect),
    }
}

/// Paints a partner's solid bar, with the stripe of a slot that repeats a hue.
pub fn paint_partner_bar(painter: &Painter, theme: &Theme, rect: Rect, slot: u8) {
    paint_bar(
        painter,
        theme,
        rect,
        BarState::Solid,
        theme.partner_fill(slot),
    );
    if theme.is_striped(slot) {
        stripe(painter, theme, at_least(rect));
    } else if slot == 0 {
        let outline = Stroke::new(space::STROKE, theme.ink.main);
        let rect = snap(painter, at_least(rect));
        painter.rect_stroke(rect, space::RADIUS_BAR, outline, StrokeKind::Inside);
    }
}

/// The empty track under a bar.
pub fn paint_track(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.rect_filled(snap(painter, rect), space::RADIUS_BAR, theme.ground.sunken);
}

/// The range of a derived figure, from `low` to `high` along x, over its bar. Nothing is painted
/// where it would be shorter than 6 points.
pub fn paint_whisker(painter: &Painter, theme: &Theme, bar: Rect, (low, high): (f32, f32)) {
    if high - low < 6.0 {
        return;
    }
    let stroke = Stroke::new(space::STROKE, theme.text.main);
    let y = painter.round_to_pixel_center(bar.center().y);
    painter.hline(low..=high, y, stroke);
    let reach = (bar.height() / 4.0).min(4.0);
    for x in [low, high] {
        painter.vline(
            painter.round_to_pixel_center(x),
            y - reach..=y + reach,
            stroke,
        );
    }
}

/// Whether a label `text_width` points wide may stand inside a bar.
#[must_use]
pub fn fits_inside(bar_width: f32, text_width: f32) -> bool {
    bar_width >= text_width + 20.0
}

pub(super) fn stripe(painter: &Painter, theme: &Theme, rect: Rect) {
    painter.extend(
        stripes(snap(painter, rect), (9.0, 2.0))
            .into_iter()
            .map(|points| Shape::convex_polygon(points, theme.ground.surface, Stroke::NONE)),
    );
}

fn stub(painter: &Painter, theme: &Theme, rect: Rect) {
    hatch(painter, theme, rect, Grain::Normal);
    let height = rect.height();
    let step = if height > 30.0 {
        type_scale::SLIDE_NOTE
    } else {
        type_scale::MICRO
    };
    let side = step.size * 0.9;
    let ground = Rect::from_center_size(rect.center(), egui::vec2(side, side * 1.1))
        .intersect(rect.shrink(1.0));
    painter.rect_filled(ground, space::RADIUS_BAR, theme.unknown.ground);
    let look = (step.bold(), theme.text.main);
    text(painter, rect.center(), Align2::CENTER_CENTER, "?", look);
}

fn at_least(rect: Rect) -> Rect {
    let end = rect.min.x + rect.width().max(space::BAR_MIN_LENGTH);
    Rect::from_min_max(rect.min, pos2(end, rect.max.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_that_is_not_zero_can_be_seen() {
        let rect = Rect::from_min_max(pos2(4.0, 0.0), pos2(4.1, 6.0));
        assert!(at_least(rect).width() >= 1.49);
        let long = Rect::from_min_max(pos2(4.0, 0.0), pos2(40.0, 6.0));
        assert_eq!(at_least(long), long);
    }

    #[test]
    fn a_label_goes_inside_only_with_room_around() {
        assert!(fits_inside(60.0, 40.0));
        assert!(!fits_inside(59.0, 40.0));
    }
}
