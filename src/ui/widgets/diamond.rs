//! Marks of the timeline: diamonds, month blocks, soft ends, the "not before" rule, today. They
//! take places on the screen, not dates.

use egui::{Align2, Color32, Painter, Pos2, Rangef, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::paint::{line, place, snap};
use crate::ui::theme::{Theme, space, type_scale};

/// Steps of a soft end.
pub const FADE_STEPS: u8 = 12;
/// Half the width of an ordinary diamond.
pub const RADIUS: f32 = 6.0;
/// Half the width of the signature's diamond.
pub const RADIUS_SIGNATURE: f32 = 8.0;

/// Whether what a mark stands for has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It happened: solid.
    Happened,
    /// It is expected: hollow.
    Expected,
}

/// Which end of a span is soft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soft {
    /// It begins at an uncertain date.
    Start,
    /// It ends at an uncertain date.
    End,
}

/// A day: a diamond around `center`.
pub fn paint_diamond(painter: &Painter, theme: &Theme, center: Pos2, radius: f32, mark: Mark) {
    let points = vec![
        center - vec2(0.0, radius),
        center + vec2(radius, 0.0),
        center + vec2(0.0, radius),
        center - vec2(radius, 0.0),
    ];
    let stroke = Stroke::new(space::STROKE_MARK, theme.ink.main);
    painter.add(Shape::convex_polygon(points, mark.fill(theme), stroke));
}

/// A month whose day is not known: a rounded block over its span, at least 8 points wide.
pub fn paint_month(painter: &Painter, theme: &Theme, span: Rect, mark: Mark) {
    let width = span.width().max(8.0);
    let rect = Rect::from_center_size(span.center(), vec2(width, span.height()));
    let stroke = Stroke::new(space::STROKE_MARK, theme.ink.main);
    let rect = snap(painter, rect);
    painter.rect(rect, 3, mark.fill(theme), stroke, StrokeKind::Inside);
}

/// A span with a soft end: flat steps of `color` from 85 % to nothing over the whole of `rect`.
pub fn paint_fading(painter: &Painter, rect: Rect, color: Color32, soft: Soft) {
    for step in 0..FADE_STEPS {
        let share = |n: u8| f32::from(n) / f32::from(FADE_STEPS);
        let (from, to) = (share(step), share(step + 1));
        let alpha = 0.85 * (1.0 - (from + to) / 2.0);
        let (from, to) = match soft {
            Soft::End => (from, to),
            Soft::Start => (1.0 - to, 1.0 - from),
        };
        let x = |share: f32| rect.min.x + rect.width() * share;
        let piece = rect.with_min_x(x(from)).with_max_x(x(to));
        painter.rect_filled(snap(painter, piece), 0, Theme::faded(color, alpha));
    }
}

/// "Not before": a dashed rule across a lane.
pub fn paint_not_before(painter: &Painter, theme: &Theme, x: f32, span: impl Into<Rangef>) {
    let span = span.into();
    let stroke = Stroke::new(space::STROKE_MARK, theme.ink.main);
    let ends = [pos2(x, span.min), pos2(x, span.max)];
    painter.extend(Shape::dashed_line(&ends, stroke, 2.0, 2.0));
}

/// Today: a rule in the accent from the top of `span` down, and a pill with the date above it.
/// Gives the pill's box.
pub fn paint_today(
    painter: &Painter,
    theme: &Theme,
    x: f32,
    span: impl Into<Rangef>,
    date: &str,
) -> Rect {
    let span = span.into();
    let stroke = Stroke::new(space::STROKE_MARK, theme.accent.main);
    painter.vline(painter.round_to_pixel_center(x), span, stroke);
    let label = line(painter, date, type_scale::SMALL.semibold(), theme.accent.on);
    let size = vec2(label.size().x + 28.0, 20.0);
    let pill = Rect::from_min_size(pos2(x - size.x / 2.0, span.min - size.y), size);
    let pill = snap(painter, pill);
    painter.rect_filled(pill, 4, theme.accent.main);
    place(painter, label, pill.center(), Align2::CENTER_CENTER);
    pill
}

impl Mark {
    fn fill(self, theme: &Theme) -> Color32 {
        match self {
            Self::Happened => theme.ink.main,
            Self::Expected => theme.ground.surface,
        }
    }
}
