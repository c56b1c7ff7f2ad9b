//! Months in the place of marks, when there are too many marks to tell apart: one pill for each
//! month of each lane, as many events as its number says; a click zooms into it.

use super::TimelineLook;
use super::layout::Layout;
use super::window::Window;
use crate::app::Intent;
use crate::chart::Timeline;
use crate::chart::timeline::{Mark, day_at, x_of};
use crate::contract::PartialDate;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::paint::{line, place};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::{self, Key, date, number::tally};
use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Beyond this many events, months stand for them when they are narrow.
pub const MANY: usize = 200;
/// How wide a month must be for its events to be told apart.
const MONTH_WIDE: f64 = 60.0;
/// Height of a pill.
const HEIGHT: f32 = 18.0;

/// The events of a month in a lane.
#[derive(Clone, Copy)]
pub struct Cluster {
    /// Its place in [`Layout::lanes`].
    pub lane: usize,
    /// First position and the one after the last.
    pub span: (f64, f64),
    /// How many events.
    pub count: usize,
    /// Where it is drawn.
    pub rect: Rect,
}

/// Windows up to this many days show events even where they are many: a month cannot be zoomed into further.
const SHORT: f64 = 62.0;

/// True when months stand for events: months are narrow, or so long a window has too many events where most are.
pub fn are_shown(chart: &Timeline, window: Window, points_per_day: f64) -> bool {
    let days = window.to - window.from;
    chart.marks.len() > MANY
        && (points_per_day * 30.0 < MONTH_WIDE
            || (days > SHORT && busiest(&chart.marks, days) > MANY))
}

/// The most marks that begin within so many days. It does not depend on where the window is, so that moving it along
/// the axis never turns events into months.
fn busiest(marks: &[Mark], days: f64) -> usize {
    let mut first = marks.iter().map(|mark| mark.shape.from()).peekable();
    let (mut open, mut most) = (0_usize, 0);
    for mark in marks {
        open = open.saturating_add(1);
        while first
            .next_if(|from| *from < mark.shape.from() - days)
            .is_some()
        {
            open = open.saturating_sub(1);
        }
        most = most.max(open);
    }
    most
}

/// The month that a mark begins in, as positions.
fn month_of(mark: &Mark) -> (f64, f64) {
    let first = day_at(mark.shape.from()).first_of_month();
    (x_of(first), x_of(first.last_of_month()) + 1.0)
}

/// The clusters of the lanes that are shown. Months too narrow for their number share a pill with
/// the months before them.
pub fn clusters(layout: &Layout<'_>, chart: &Timeline) -> Vec<Cluster> {
    let mut found = Vec::new();
    let least = 30.0 / layout.points_per_day();
    for (at, lane) in layout.lanes.iter().enumerate() {
        // Marks stand in order of date: those of a month come one after the other.
        let mut months: Vec<(f64, f64, usize)> = Vec::new();
        for mark in chart.marks.iter().filter(|m| m.lane == lane.lane) {
            match months.last_mut() {
                Some((_, to, count)) if mark.shape.from() < *to => *count = count.saturating_add(1),
                _ => {
                    let (from, to) = month_of(mark);
                    months.push((from, to, 1));
                }
            }
        }
        let mut open: Option<(f64, f64, usize)> = None;
        for (from, to, count) in months {
            open = match open {
                Some((start, _, before)) if from - start < least => {
                    Some((start, to, before.saturating_add(count)))
                }
                Some(full) => {
                    found.push(cluster(layout, at, full));
                    Some((from, to, count))
                }
                None => Some((from, to, count)),
            };
        }
        found.extend(open.map(|full| cluster(layout, at, full)));
    }
    found
}

#[expect(clippy::cast_possible_truncation, reason = "a day of the calendar")]
fn whole(position: f64) -> i64 {
    position as i64
}

fn cluster(layout: &Layout<'_>, lane: usize, (from, to, count): (f64, f64, usize)) -> Cluster {
    let span = layout
        .lanes
        .get(lane)
        .map_or(layout.frame.y_range(), |l| l.span);
    let y = span.max - (span.span() / 2.0).min(18.0);
    let (left, right) = (layout.x(from), layout.x(to));
    let width = (right - left - 2.0).max(26.0);
    Cluster {
        lane,
        span: (from, to),
        count,
        rect: Rect::from_min_size(pos2(left, y - HEIGHT / 2.0), vec2(width, HEIGHT)),
    }
}

/// Paints the pills; a click zooms into the months of one.
pub fn show(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    clusters: &[Cluster],
    intents: &mut Vec<Intent>,
) {
    let theme = look.theme;
    let painter = ui.painter().with_clip_rect(layout.frame);
    let chosen = look.selected().and_then(|id| look.chart.mark(id));
    for one in clusters {
        let hit = one.rect.intersect(layout.frame);
        if !hit.is_positive() {
            continue;
        }
        let lane = layout.lanes.get(one.lane).map_or(0, |l| l.lane);
        let id = ui.scope_id().with(("cluster", lane, whole(one.span.0)));
        let response = ui.interact(hit, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words(look, one)));
        let holds = chosen
            .is_some_and(|m| m.lane == lane && (one.span.0..one.span.1).contains(&m.shape.from()));
        let (fill, stroke) = if holds {
            (
                theme.accent.weak,
                Stroke::new(space::STROKE_FOCUS, theme.accent.main),
            )
        } else if response.hovered() {
            (
                theme.ground.hover,
                Stroke::new(space::STROKE, theme.ink.main),
            )
        } else {
            (theme.ink.weak, Stroke::new(space::STROKE, theme.ink.main))
        };
        painter.rect(one.rect, 9, fill, stroke, StrokeKind::Inside);
        let step = type_scale::SMALL.semibold();
        let galley = line(
            &painter,
            &tally(one.count, look.lang),
            step,
            theme.text.main,
        );
        place(&painter, galley, one.rect.center(), Align2::CENTER_CENTER);
        if response.clicked() {
            zoom(look, one, intents);
        }
        if response.hovered() {
            response.tip_text(words(look, one));
        }
    }
}

/// Shows the months of a cluster, wide enough to tell their events apart.
pub fn zoom(look: &TimelineLook<'_>, one: &Cluster, intents: &mut Vec<Intent>) {
    let room = ((one.span.1 - one.span.0) * 0.25).max(6.0);
    let window = Window {
        from: one.span.0 - room,
        to: one.span.1 + room,
    };
    intents.push(Intent::SetSpan(window.bounded(look.chart).span()));
}

/// “14 événements, mars 2021”.
fn words(look: &TimelineLook<'_>, one: &Cluster) -> String {
    let month = |at: f64| {
        let first = PartialDate::Month(day_at(at).first_of_month());
        date::date(first, date::Style::Long, look.lang)
    };
    let (from, to) = (month(one.span.0), month(one.span.1 - 1.0));
    let when = if from == to {
        from
    } else {
        format!("{from} – {to}")
    };
    let values = [("n", tally(one.count, look.lang)), ("month", when)];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    wording::fill(look.lang, Key::ScheduleCluster, &values)
}
