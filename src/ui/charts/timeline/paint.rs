//! Painting the timeline: lanes and names, the words of the axis, marks, labels, today.

use super::TimelineLook;
use super::layout::{Layout, TOP};
use super::placed::Placed;
use super::rules::between;
use crate::chart::timeline::{MarkShape, Tick, ticks};
use crate::contract::Outcome;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::diamond::{
    self, Mark, Soft, paint_diamond, paint_fading, paint_month, paint_not_before, paint_today,
};
use crate::ui::widgets::paint::{focus_ring_inside, icon_fill, line, place, snap, text};
use crate::ui::widgets::text::{cut, lay};
use egui::{Align2, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

/// Height of the contract's period.
const PERIOD: f32 = 18.0;
/// The share of the period that fades: its last day is not published.
const PERIOD_SOFT: f32 = 0.06;

/// Names of lanes, and the words above the axis.
pub fn lanes(painter: &Painter, look: &TimelineLook<'_>, layout: &Layout<'_>) {
    let theme = look.theme;
    for lane in &layout.lanes {
        let Some(named) = look.chart.lanes.get(lane.lane) else {
            continue;
        };
        let room = layout.frame.min.x - layout.outer.min.x - space::S;
        let step = type_scale::BODY.medium();
        let job = step.job(&named.title, theme.text.main);
        let lines = if lane.span.span() > 2.0 * step.line {
            2
        } else {
            1
        };
        let galley = lay(painter, cut(&named.title, job, room, lines));
        let at = pos2(layout.outer.min.x, lane.span.center());
        place(painter, galley, at, Align2::LEFT_CENTER);
    }
    // Beside the plot, which draws its own part of them.
    let beside = layout.outer.min.x..=layout.frame.min.x;
    for (y, stroke) in between(look, layout) {
        painter.hline(beside.clone(), painter.round_to_pixel_center(y), stroke);
    }
    axis(painter, look, layout);
}

/// The words of the axis, each over its own span.
fn axis(painter: &Painter, look: &TimelineLook<'_>, layout: &Layout<'_>) {
    let theme = look.theme;
    let period = &look.chart.period;
    let window = layout.window;
    for tick in ticks(window.from, window.to, layout.points_per_day(), look.lang) {
        let left = layout.x(tick.at).max(layout.frame.min.x);
        let right = layout.x(tick.until).min(layout.frame.max.x);
        let is_in = tick.at >= period.from && tick.until <= period.to;
        let color = if is_in {
            theme.text.second
        } else {
            theme.text.muted
        };
        let galley = line(painter, &tick.label, type_scale::SMALL.medium(), color);
        if galley.size().x + space::XS > right - left || is_in_margin(&tick, look) {
            continue;
        }
        let at = pos2(f32::midpoint(left, right), layout.frame.min.y - 14.0);
        place(painter, galley, at, Align2::CENTER_CENTER);
    }
}

/// True for the spans outside everything the chart holds.
fn is_in_margin(tick: &Tick, look: &TimelineLook<'_>) -> bool {
    let (from, to) = look.chart.extent;
    tick.until <= from || tick.at >= to
}

/// The period, the marks, their labels, today's pill.
pub fn marks(painter: &Painter, look: &TimelineLook<'_>, layout: &Layout<'_>) {
    let inside = painter.with_clip_rect(layout.frame.intersect(painter.clip_rect()));
    period(&inside, look, layout);
    for placed in &layout.marks {
        if !layout.is_clustered && layout.frame.intersects(placed.rect) {
            mark(&inside, look.theme, placed, placed.rect);
        }
        label(&inside, look.theme, placed);
    }
    let selected = look.selected().filter(|_| !layout.is_clustered);
    if let Some(placed) = selected.and_then(|id| layout.placed(id)) {
        ring(&inside, look.theme, placed.rect);
    }
    today(painter, look, layout);
}

fn today(painter: &Painter, look: &TimelineLook<'_>, layout: &Layout<'_>) {
    let x = layout.x(look.chart.today);
    if layout.frame.x_range().contains(x) {
        let top = layout.frame.min.y - TOP + 24.0;
        let span = egui::Rangef::new(top, layout.frame.min.y);
        paint_today(painter, look.theme, x, span, &look.chart.today_text);
    }
}

/// The contract's period, with its name and what is left of it.
fn period(painter: &Painter, look: &TimelineLook<'_>, layout: &Layout<'_>) {
    let (theme, period) = (look.theme, &look.chart.period);
    let Some(lane) = layout.lanes.iter().find(|l| l.lane == period.lane) else {
        return;
    };
    let rows = f32::from(u16::try_from(lane.rows).unwrap_or(1));
    let y = lane.span.min + lane.span.span() / rows / 2.0;
    let (from, to) = (layout.x(period.from), layout.x(period.to));
    let soft = to - (to - from) * PERIOD_SOFT;
    let bar = |from: f32, to: f32| {
        Rect::from_min_max(pos2(from, y - PERIOD / 2.0), pos2(to, y + PERIOD / 2.0))
    };
    let solid = snap(painter, bar(from, soft));
    let corner = CornerRadius {
        nw: 3,
        sw: 3,
        ..CornerRadius::ZERO
    };
    painter.rect_filled(solid, corner, theme.ink.main);
    paint_fading(painter, bar(soft, to), theme.ink.main, Soft::End);
    // Words stand within what is shown of the bar.
    let left = from.max(layout.frame.min.x) + 12.0;
    let right = soft.min(layout.frame.max.x) - space::S;
    let ink = theme.ground.surface;
    let title = line(painter, &period.title, type_scale::BODY.semibold(), ink);
    if left + title.size().x > right {
        return;
    }
    let title = place(painter, title, pos2(left, y), Align2::LEFT_CENTER);
    let Some(remaining) = &period.remaining else {
        return;
    };
    let words = line(painter, remaining, type_scale::BODY.medium(), ink);
    let x = (layout.x(look.chart.today) + 10.0)
        .min(right - words.size().x)
        .max(title.max.x + space::L);
    if x + words.size().x <= right {
        place(painter, words, pos2(x, y), Align2::LEFT_CENTER);
    }
}

/// A mark, in its own box or where a drag holds it.
pub fn mark(painter: &Painter, theme: &Theme, placed: &Placed<'_>, rect: Rect) {
    let mark = placed.mark;
    let ink = theme.ink.main;
    let kind = match mark.outcome {
        Outcome::Happened => Mark::Happened,
        Outcome::Expected => Mark::Expected,
    };
    match mark.shape {
        MarkShape::Day(_) => {
            let radius = if mark.is_signature {
                diamond::RADIUS_SIGNATURE
            } else {
                diamond::RADIUS
            };
            paint_diamond(painter, theme, rect.center(), radius, kind);
        }
        MarkShape::Month(..) => paint_month(painter, theme, rect, kind),
        MarkShape::Year(..) => {
            let middle = rect.center().x;
            paint_fading(painter, rect.with_max_x(middle), ink, Soft::Start);
            paint_fading(painter, rect.with_min_x(middle), ink, Soft::End);
        }
        MarkShape::Period(..) if mark.outcome == Outcome::Expected => {
            let stroke = Stroke::new(space::STROKE_MARK, ink);
            let rect = snap(painter, rect);
            painter.rect(
                rect,
                space::RADIUS_BAR,
                theme.ground.surface,
                stroke,
                StrokeKind::Inside,
            );
        }
        MarkShape::Period(..) => {
            painter.rect_filled(snap(painter, rect), space::RADIUS_BAR, ink);
        }
        MarkShape::Open(..) => paint_fading(painter, rect, ink, Soft::End),
        MarkShape::NotBefore(..) => {
            let x = painter.round_to_pixel_center(rect.min.x + 4.0);
            let pale = Theme::faded(ink, 0.4);
            paint_fading(painter, rect.with_min_x(x), pale, Soft::End);
            paint_not_before(painter, theme, x, rect.y_range().expand(3.0));
        }
    }
}

fn label(painter: &Painter, theme: &Theme, placed: &Placed<'_>) {
    let Some((rect, [name, date])) = &placed.label else {
        return;
    };
    if !painter.clip_rect().intersects(*rect) {
        return;
    }
    let mut at = rect.left_center();
    if placed.mark.is_overdue {
        let color = theme.signal.review.on;
        icon_fill(painter, at + vec2(7.0, 0.0), icons::WARNING, 14.0, color);
        at.x += 18.0;
    }
    let named = place(painter, name.clone(), at, Align2::LEFT_CENTER);
    let at = pos2(named.max.x + 6.0, rect.center().y);
    place(painter, date.clone(), at, Align2::LEFT_CENTER);
}

/// The ring of what is selected.
fn ring(painter: &Painter, theme: &Theme, rect: Rect) {
    let stroke = Stroke::new(space::STROKE_FOCUS, theme.accent.main);
    let rect = snap(painter, rect.expand(4.0));
    painter.rect_stroke(rect, 5, stroke, StrokeKind::Inside);
}

/// A mark held by a drag: its ghost, and the date it would get. The old mark stays.
pub fn ghost(painter: &Painter, theme: &Theme, placed: &Placed<'_>, rect: Rect, date: &str) {
    let veil = Theme::faded(theme.accent.main, 0.25);
    mark(painter, theme, placed, rect);
    painter.rect_filled(rect.expand(4.0), 5, veil);
    ring(painter, theme, rect);
    let step = type_scale::SMALL.semibold();
    let words = line(painter, date, step, theme.accent.on);
    let size = words.size() + vec2(16.0, 6.0);
    let top = (rect.min.y - size.y - 8.0).max(painter.clip_rect().min.y + 2.0);
    let pill = Rect::from_min_size(pos2(rect.center().x - size.x / 2.0, top), size);
    painter.rect_filled(pill, 4, theme.accent.main);
    let at = pill.center();
    text(
        painter,
        at,
        Align2::CENTER_CENTER,
        date,
        (step, theme.accent.on),
    );
}

/// The ring of keyboard focus around the plot.
pub fn focus(painter: &Painter, theme: &Theme, frame: Rect) {
    focus_ring_inside(painter, theme, frame, space::RADIUS_BAR);
}
