//! The hatch that means "not known": stripes at 45° cut by arithmetic to their rectangle, counted
//! from the window's corner so that neighbours line up. Nothing else may be hatched.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2};

use super::paint::snap;
use crate::ui::theme::{Theme, space};

/// How coarse the stripes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// In a cell of the matrix: fine, without outline.
    Cell,
    /// In a chart, outlined.
    Normal,
    /// On a slide, outlined.
    Slide,
}

impl Grain {
    /// Distance between stripes and their width, in points, both across the stripes.
    #[must_use]
    pub const fn pitch(self) -> (f32, f32) {
        match self {
            Self::Cell => (4.0, 1.0),
            Self::Normal => (6.0, 1.6),
            Self::Slide => (14.0, 4.0),
        }
    }
}

/// Paints the hatch over `rect`.
pub fn hatch(painter: &Painter, theme: &Theme, rect: Rect, grain: Grain) {
    let rect = snap(painter, rect);
    if !rect.is_positive() {
        return;
    }
    let radius = space::RADIUS_BAR;
    painter.rect_filled(rect, radius, theme.unknown.ground);
    painter.extend(
        stripes(rect, grain.pitch())
            .into_iter()
            .filter_map(|points| blunted(rect, &points))
            .map(|points| Shape::convex_polygon(points, theme.unknown.line, Stroke::NONE)),
    );
    if grain != Grain::Cell {
        outline(painter, theme, rect, radius);
    }
}

fn outline(painter: &Painter, theme: &Theme, rect: Rect, radius: CornerRadius) {
    let stroke = Stroke::new(space::STROKE, theme.unknown.line);
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
}

/// The stripes inside `rect`, as convex polygons: each stays within it, and depends on the
/// window's corner only, not on the rectangle.
#[must_use]
pub fn stripes(rect: Rect, (pitch, width): (f32, f32)) -> Vec<Vec<Pos2>> {
    // On a line rising to the right, x + y is constant; across it, it changes by √2 a point.
    let step = pitch * std::f32::consts::SQRT_2;
    let half = width * std::f32::consts::SQRT_2 / 2.0;
    let last = rect.max.x + rect.max.y + half;
    let first = ((rect.min.x + rect.min.y - half) / step).ceil() * step;
    std::iter::successors(Some(first), |c| Some(c + step))
        .take_while(|c| *c < last)
        .map(|c| between(rect, c - half, c + half))
        .filter(|points| points.len() > 2)
        .collect()
}

/// A stripe without what it has in the two corners that it runs across, which are round; none
/// where next to nothing is left: the smooth edge of a tiny triangle would stick out as a spike.
fn blunted(rect: Rect, points: &[Pos2]) -> Option<Vec<Pos2>> {
    let corner = f32::from(space::RADIUS_BAR.nw);
    let low = rect.min.x + rect.min.y + corner;
    let high = rect.max.x + rect.max.y - corner;
    let kept = cut(&cut(points, |p| p.x + p.y - low), |p| high - p.x - p.y);
    (kept.len() > 2 && area(&kept) > LEAST).then_some(kept)
}

/// The smallest piece of a stripe that is drawn, in square points.
const LEAST: f32 = 0.8;

fn area(points: &[Pos2]) -> f32 {
    let next = points.iter().cycle().skip(1);
    let twice: f32 = points
        .iter()
        .zip(next)
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    twice.abs() / 2.0
}

/// The part of `rect` where x + y lies between `low` and `high`.
fn between(rect: Rect, low: f32, high: f32) -> Vec<Pos2> {
    let corners = vec![
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    let above = cut(&corners, |p| p.x + p.y - low);
    cut(&above, |p| high - p.x - p.y)
}

/// The part of a convex polygon where `side` is not negative.
fn cut(points: &[Pos2], side: impl Fn(Pos2) -> f32) -> Vec<Pos2> {
    let mut kept = Vec::with_capacity(points.len() + 2);
    let next = points.iter().cycle().skip(1);
    for (&a, &b) in points.iter().zip(next) {
        let (da, db) = (side(a), side(b));
        if da >= 0.0 {
            kept.push(a);
        }
        if da * db < 0.0 {
            let t = da / (da - db);
            kept.push(pos2(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_stay_inside_and_neighbours_line_up() {
        let left = Rect::from_min_max(pos2(10.0, 20.0), pos2(60.0, 36.0));
        let right = Rect::from_min_max(pos2(60.0, 20.0), pos2(113.0, 36.0));
        let whole = left.union(right);
        for grain in [Grain::Cell, Grain::Normal, Grain::Slide] {
            let area = |rect: Rect| -> f32 {
                let all = stripes(rect, grain.pitch());
                for point in all.iter().flatten() {
                    assert!(
                        rect.expand(0.001).contains(*point),
                        "{point:?} outside {rect:?}"
                    );
                }
                all.iter().map(|points| area(points)).sum()
            };
            assert!((area(left) + area(right) - area(whole)).abs() < 0.05);
            let (pitch, width) = grain.pitch();
            let share = area(whole) / whole.area();
            assert!((share - width / pitch).abs() < 0.05, "{share}");
        }
    }

    #[test]
    fn no_stripe_ends_in_a_round_corner() {
        for shift in 0..40_u8 {
            let x = 10.0 + f32::from(shift) * 0.25;
            let rect = Rect::from_min_max(pos2(x, 20.0), pos2(x + 20.0, 27.0));
            for points in stripes(rect, Grain::Normal.pitch()) {
                for point in blunted(rect, &points).iter().flatten() {
                    let to_corner = (*point - rect.left_top()).length();
                    assert!(to_corner > 1.4, "{point:?} in {rect:?}");
                    let to_corner = (*point - rect.right_bottom()).length();
                    assert!(to_corner > 1.4, "{point:?} in {rect:?}");
                }
            }
        }
    }
}
