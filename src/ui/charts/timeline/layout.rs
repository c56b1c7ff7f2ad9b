//! Where everything on the timeline stands, in points: lanes, rows, marks, labels. Decided before
//! anything is drawn, so that drawing and pointing agree.

use super::arrange::{ALL_WAYS, FEW_WAYS, ROWS, Room, Side, Spot, arrange};
use super::clusters;
use super::labels::{self, Ground, is_end, label_width, names_width};
use super::placed::{LaneBox, Placed};
use super::window::{MARGINS, Window};
use crate::app::view::ScheduleView;
use crate::chart::Timeline;
use crate::chart::timeline::{Mark, MarkShape};
use crate::contract::{DeadlineId, Outcome};
use crate::ui::theme::Theme;
use crate::ui::widgets::diamond;
use egui::{Painter, Pos2, Rangef, Rect, pos2, vec2};

/// Above the lanes: the pill of today, then the words of the axis.
pub const TOP: f32 = 50.0;
/// The least and the most a row takes.
const ROW: (f32, f32) = (24.0, 44.0);
/// Between a mark and its label.
const BESIDE: f32 = 8.0;

/// How many marks of a long lane are arranged together.
const RUN: usize = 50;
/// Room left free before the first mark of a run.
const BETWEEN: f32 = 12.0;

/// True for a period that is as long as its words, which then stand in it.
fn is_long(mark: &Mark, (left, right): (f32, f32), label: f32) -> bool {
    matches!(mark.shape, MarkShape::Period(..)) && right - left >= label + 20.0
}

/// A mark that has a spot in its lane and no height yet.
pub struct Loose<'a> {
    mark: &'a Mark,
    spot: Spot,
    /// Width of its label; 0 where that was not asked for.
    label: f32,
    is_bare: bool,
}

impl Loose<'_> {
    /// The same some rows further down.
    fn below(mut self, rows: usize) -> Self {
        self.spot.row = self.spot.row.saturating_add(rows);
        self
    }
}

/// What a layout is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// How many rows each lane has: many marks need not be arranged for that.
    Heights,
    /// Where each mark goes.
    Spots,
}

/// Where everything stands.
pub struct Layout<'a> {
    /// Names and marks.
    pub outer: Rect,
    /// Marks only: the plot.
    pub frame: Rect,
    /// What is shown of the axis.
    pub window: Window,
    /// Lanes, top to bottom.
    pub lanes: Vec<LaneBox>,
    /// Marks in order of date.
    pub marks: Vec<Placed<'a>>,
    /// True when months stand for marks that are too many to tell apart.
    pub is_clustered: bool,
}

impl<'a> Layout<'a> {
    /// Lays out a timeline in the width of `outer`, with rows as high as its height gives.
    pub fn new(
        painter: &Painter,
        theme: &Theme,
        chart: &'a Timeline,
        view: &ScheduleView,
        outer: Rect,
    ) -> Layout<'a> {
        let asked = (Asked::Spots, outer);
        let (mut layout, spots) = Self::rows(painter, theme, chart, view, asked);
        for (lane, loose) in spots {
            layout.place(painter, theme, lane, loose);
        }
        if layout.is_clustered {
            layout.place_under_clusters(chart);
        }
        layout
            .marks
            .sort_by(|a, b| a.mark.shape.from().total_cmp(&b.mark.shape.from()));
        layout
    }

    /// Lanes with their heights, and, where that is asked, the marks that are to be placed in them.
    pub fn rows(
        painter: &Painter,
        theme: &Theme,
        chart: &'a Timeline,
        view: &ScheduleView,
        (asked, outer): (Asked, Rect),
    ) -> (Layout<'a>, Vec<(usize, Loose<'a>)>) {
        let names = names_width(painter, theme, chart, outer.width());
        let frame = Rect::from_min_max(pos2(outer.min.x + names, outer.min.y + TOP), outer.max);
        let window = Window::of(chart, view.span, frame.width());
        let mut layout = Layout {
            outer,
            frame,
            window,
            lanes: Vec::new(),
            marks: Vec::new(),
            is_clustered: false,
        };
        layout.is_clustered = clusters::are_shown(chart, window, layout.points_per_day());
        let mut spots = Vec::new();
        for (lane, named) in chart.lanes.iter().enumerate() {
            let is_hidden = view.lane.is_some() && named.id != view.lane;
            if is_hidden && lane != chart.period.lane {
                continue;
            }
            let (rows, placed) = layout.lane((painter, theme), chart, lane, asked);
            let at = layout.lanes.len();
            layout.lanes.push(LaneBox {
                lane,
                span: Rangef::NOTHING,
                rows,
            });
            if !is_hidden {
                spots.extend(placed.into_iter().map(|loose| (at, loose)));
            }
        }
        layout.heights();
        (layout, spots)
    }

    /// A position on the axis, in points.
    pub fn x(&self, position: f64) -> f32 {
        // Far outside the frame is all the same; f32 stays exact enough near it.
        let points =
            ((position - self.window.from) * self.points_per_day()).clamp(-1.0e5, 1.0e5) as f32;
        self.frame.min.x + points
    }

    /// How wide a day is.
    pub fn points_per_day(&self) -> f64 {
        f64::from(self.frame.width()) / (self.window.to - self.window.from)
    }

    /// The position under a point of the screen.
    pub fn position(&self, x: f32) -> f64 {
        self.window.from + f64::from(x - self.frame.min.x) / self.points_per_day()
    }

    /// The mark under a point of the screen, the nearest one first.
    pub fn hit(&self, at: Pos2) -> Option<&Placed<'a>> {
        if self.is_clustered || !self.frame.contains(at) {
            return None;
        }
        let distance = |p: &&Placed<'a>| (p.rect.center().x - at.x).abs();
        self.marks
            .iter()
            .filter(|p| p.is_under(at))
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The mark of an event.
    pub fn placed(&self, id: &DeadlineId) -> Option<&Placed<'a>> {
        self.marks.iter().find(|p| p.mark.deadline == *id)
    }

    /// The lane at a height of the screen.
    pub fn lane_at(&self, y: f32) -> Option<usize> {
        self.lanes.iter().position(|l| l.span.contains(y))
    }

    /// Rows and spots of one lane. A long lane is arranged in runs, each for itself, and only those in sight: nothing
    /// jumps while the axis is moved, and what is far away costs nothing.
    fn lane(
        &self,
        (painter, theme): (&Painter, &Theme),
        chart: &'a Timeline,
        lane: usize,
        asked: Asked,
    ) -> (usize, Vec<Loose<'a>>) {
        let holds_period = lane == chart.period.lane;
        let first = usize::from(holds_period);
        if self.is_clustered {
            return (1 + first, Vec::new());
        }
        let mut out = Vec::new();
        let mut free: Vec<&'a Mark> = Vec::new();
        for mark in chart.marks.iter().filter(|m| m.lane == lane) {
            if holds_period && is_end(mark, chart) {
                let side = Side::Nowhere;
                out.push(Loose {
                    mark,
                    spot: Spot { row: 0, side },
                    label: label_width(mark, &labels::words(painter, theme, mark, Ground::Sheet)),
                    is_bare: false,
                });
            } else {
                free.push(mark);
            }
        }
        // Labels keep within what there is, not within what is shown, so that rows do not jump
        // while the axis is moved.
        let edges = (
            self.frame.min.x.min(self.x(chart.extent.0) - MARGINS.0),
            self.frame.max.x.max(self.x(chart.extent.1) + MARGINS.1),
        );
        if free.len() <= clusters::MANY {
            let (rows, placed) = self.run((painter, theme), &free, edges, ALL_WAYS);
            out.extend(placed.into_iter().map(|loose| loose.below(first)));
            return (rows.saturating_add(first).max(1), out);
        }
        let rows = ROWS.saturating_add(first);
        if asked == Asked::Heights {
            return (rows, Vec::new());
        }
        for (at, run) in free.chunks(RUN).enumerate() {
            let start = |at: usize| free.get(at).map(|mark| self.ends(mark).0 - BETWEEN);
            let from = start(at.saturating_mul(RUN)).filter(|_| at > 0);
            let to = start(at.saturating_add(1).saturating_mul(RUN));
            let within = (from.unwrap_or(edges.0), to.unwrap_or(edges.1));
            if self.is_far(run, within) {
                let side = Side::Nowhere;
                out.extend(run.iter().map(|mark| Loose {
                    mark,
                    spot: Spot { row: first, side },
                    label: 0.0,
                    is_bare: false,
                }));
                continue;
            }
            let (_, placed) = self.run((painter, theme), run, within, FEW_WAYS);
            out.extend(placed.into_iter().map(|loose| loose.below(first)));
        }
        (rows, out)
    }

    /// True when neither a mark of a run nor a label of it can be in sight.
    fn is_far(&self, run: &[&Mark], within: (f32, f32)) -> bool {
        let right = run.iter().map(|mark| self.ends(mark).1);
        let right = right.fold(within.1, f32::max);
        right < self.frame.min.x || within.0 > self.frame.max.x
    }

    /// Marks of a lane from left to right, with the room that their labels take; and how many rows that needs.
    fn run(
        &self,
        (painter, theme): (&Painter, &Theme),
        marks: &[&'a Mark],
        edges: (f32, f32),
        ways: usize,
    ) -> (usize, Vec<Loose<'a>>) {
        let mut rooms = Vec::with_capacity(marks.len());
        let mut widths = Vec::with_capacity(marks.len());
        for mark in marks {
            let (left, right) = self.ends(mark);
            let label = label_width(mark, &labels::words(painter, theme, mark, Ground::Sheet));
            let is_long = is_long(mark, (left, right), label);
            rooms.push(Room {
                left,
                right,
                label: if is_long { 0.0 } else { BESIDE + label },
                prefers_left: matches!(mark.shape, MarkShape::NotBefore(..)),
            });
            widths.push(label);
        }
        let spots = arrange(&rooms, edges, ways);
        let rows = spots.iter().map(|s| s.row.saturating_add(1)).max();
        let placed = marks.iter().zip(widths).zip(spots);
        let placed = placed.map(|((mark, label), spot)| Loose {
            mark,
            spot,
            label,
            is_bare: spot.side == Side::Nowhere,
        });
        (rows.unwrap_or(0), placed.collect())
    }

    /// Left and right edge of a mark.
    fn ends(&self, mark: &Mark) -> (f32, f32) {
        let (a, b) = (self.x(mark.shape.from()), self.x(mark.shape.to()));
        match mark.shape {
            MarkShape::Day(_) if mark.is_signature => {
                (a - diamond::RADIUS_SIGNATURE, a + diamond::RADIUS_SIGNATURE)
            }
            MarkShape::Day(_) => (a - diamond::RADIUS, a + diamond::RADIUS),
            MarkShape::NotBefore(..) => (a - 4.0, b),
            _ if b - a < 9.0 => {
                let middle = f32::midpoint(a, b);
                (middle - 4.5, middle + 4.5)
            }
            _ => (a, b),
        }
    }

    /// Shares the height between the rows; a chart too high for its place is as high as it must.
    fn heights(&mut self) {
        let rows: usize = self.lanes.iter().map(|l| l.rows).sum();
        let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let row = (self.frame.height() / count(rows.max(1))).clamp(ROW.0, ROW.1);
        let mut y = self.frame.min.y;
        for lane in &mut self.lanes {
            let height = (row * count(lane.rows)).round();
            lane.span = Rangef::new(y, y + height);
            y += height;
        }
        self.frame.max.y = y;
        self.outer.max.y = y;
    }

    /// Marks that are walked and not drawn: months are drawn in their place.
    fn place_under_clusters(&mut self, chart: &'a Timeline) {
        for (lane, here) in self.lanes.iter().enumerate() {
            for mark in chart.marks.iter().filter(|m| m.lane == here.lane) {
                let (left, right) = self.ends(mark);
                let y = here.span.center();
                self.marks.push(Placed {
                    mark,
                    rect: Rect::from_min_max(pos2(left, y - 6.0), pos2(right, y + 6.0)),
                    label: None,
                    lane,
                    is_bare: false,
                });
            }
        }
    }

    fn place(&mut self, painter: &Painter, theme: &Theme, lane: usize, loose: Loose<'a>) {
        let Loose {
            mark,
            spot,
            label,
            is_bare,
        } = loose;
        let Some(here) = self.lanes.get(lane) else {
            return;
        };
        let count = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let row = here.span.span() / count(here.rows);
        let y = here.span.min + row * (count(spot.row) + 0.5);
        let (left, right) = self.ends(mark);
        let half = match mark.shape {
            MarkShape::Day(_) => (right - left) / 2.0,
            MarkShape::Month(..) => 6.0,
            _ if is_long(mark, (left, right), label) => 9.0,
            MarkShape::Period(..) if mark.outcome == Outcome::Expected => 6.5,
            _ => 7.0,
        };
        let rect = Rect::from_min_max(pos2(left, y - half), pos2(right, y + half));
        let size = vec2(label, 18.0);
        // The words of a long period stand within what is shown of it.
        let is_inside = is_long(mark, (left, right), label);
        let pinned = left.max(self.frame.min.x) + 10.0;
        let at = match spot.side {
            Side::Left | Side::Right if is_inside => {
                (pinned + size.x + 10.0 <= right).then_some(pinned)
            }
            Side::Left => Some(left - BESIDE - size.x),
            Side::Right => Some(right + BESIDE),
            Side::Nowhere => None,
        };
        let ground = if is_inside {
            Ground::of(mark)
        } else {
            Ground::Sheet
        };
        let label = at.map(|x| {
            let rect = Rect::from_min_size(pos2(x, y - size.y / 2.0), size);
            (rect, labels::words(painter, theme, mark, ground))
        });
        self.marks.push(Placed {
            mark,
            rect,
            label,
            lane,
            is_bare,
        });
    }
}
