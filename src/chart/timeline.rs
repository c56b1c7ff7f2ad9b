//! The timeline of a contract's events and the two lists below it, as data: lanes, marks, rows
//! and every word on them. Positions are days since 1 January of year 1; nothing here knows how
//! wide a day is on screen.

mod axis;
mod mark;
mod moved;
mod rows;

pub use axis::{Tick, day_at, ticks, x_of};
pub use mark::{Lane, Mark, MarkShape};
pub use moved::{PeriodEnd, moved, resized, stepped};
pub(super) use rows::coming;
pub use rows::{Coming, Gone, Urgency};

use super::{Scene, Table};
use crate::contract::{self, Date, DeadlineId, LaneId};
use crate::summary::{Entry, entries_by_edge};
use crate::wording::fold::Query;
use crate::wording::{self, Key, date};

/// The period of the contract, as a bar in its own lane.
#[derive(Debug, Clone, PartialEq)]
pub struct PeriodBar {
    /// First day, as a position.
    pub from: f64,
    /// The day after the last, as a position.
    pub to: f64,
    /// Its place in [`Timeline::lanes`].
    pub lane: usize,
    /// `Période 2021-2027`.
    pub title: String,
    /// `reste 1 124 jours`, or that the period is over; nothing before it starts.
    pub remaining: Option<String>,
}

/// The timeline and its lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Rows of the timeline, top to bottom.
    pub lanes: Vec<Lane>,
    /// Dated events in order of date.
    pub marks: Vec<Mark>,
    /// The contract's period.
    pub period: PeriodBar,
    /// First and last position of everything, whole years.
    pub extent: (f64, f64),
    /// The observation date, as a position.
    pub today: f64,
    /// The observation date: `2 décembre 2024`.
    pub today_text: String,
    /// To come, late, and undated.
    pub coming: Vec<Coming>,
    /// Past, latest first.
    pub past: Vec<Gone>,
    /// Whose events, and seen from which day.
    pub scope: String,
    /// Number of events of the contract, filter or not.
    pub total: usize,
    table: Table,
}

impl Timeline {
    /// The chart of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        let look = scene.look;
        let (lanes, band) = mark::lanes(scene);
        let filter = Filter::of(scene);
        let kept = |entry: &&Entry| filter.keeps(scene, &entry.deadline);
        let entries: Vec<&Entry> = scene.entries.iter().filter(kept).collect();
        let mut marks: Vec<Mark> = entries
            .iter()
            .filter_map(|entry| mark::mark(scene, entry, &lanes))
            .collect();
        mark::number(&mut marks, look.lang);
        let today_text = date::day(look.today, date::Style::Long, look.lang);
        let scope = wording::fill(look.lang, Key::ScheduleScope, &[("date", &today_text)]);
        let period = period_bar(scene, band);
        Timeline {
            extent: extent(&marks, &period, look.today),
            coming: ahead(scene)
                .iter()
                .filter_map(|e| coming(scene, e))
                .collect(),
            past: rows::past(scene, &entries),
            table: rows::table(scene, &entries, &scope),
            total: scene.contract.schedule.deadlines.len(),
            today: x_of(look.today),
            lanes,
            marks,
            period,
            today_text,
            scope,
        }
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        self.table.clone()
    }

    /// The mark of an event.
    pub fn mark(&self, id: &DeadlineId) -> Option<&Mark> {
        self.marks.iter().find(|m| m.deadline == *id)
    }
}

/// What is to come, late or without a date, in the order of [`Timeline::coming`] and not yet in words.
pub(super) fn ahead(scene: &Scene<'_>) -> Vec<Entry> {
    let filter = Filter::of(scene);
    let mut list = entries_by_edge(scene.contract, scene.look.today);
    list.retain(|entry| {
        !rows::is_gone(entry, scene.look.today) && filter.keeps(scene, &entry.deadline)
    });
    list
}

/// The filter of a scene: its words folded once, lanes looked at once.
struct Filter<'a> {
    /// Nothing is left out without one.
    query: Option<Query>,
    /// Lanes that hold every word: all their events are kept.
    lanes: Vec<&'a LaneId>,
}

impl<'a> Filter<'a> {
    fn of(scene: &Scene<'a>) -> Self {
        let filter = scene.look.filter.trim();
        let query = (!filter.is_empty()).then(|| Query::of(filter));
        let lanes = scene.contract.schedule.lanes.iter();
        let holds = |lane: &&contract::Lane| query.as_ref().is_some_and(|q| q.matches(&lane.title));
        Self {
            lanes: lanes.filter(holds).map(|lane| &lane.id).collect(),
            query,
        }
    }

    /// True when this event is kept.
    fn keeps(&self, scene: &Scene<'_>, id: &DeadlineId) -> bool {
        let Some(query) = &self.query else {
            return true;
        };
        let Some(deadline) = scene.contract.deadline(id) else {
            return false;
        };
        let note = deadline.note.as_deref();
        self.lanes.contains(&&deadline.lane)
            || query.matches(&deadline.title)
            || deadline.short.as_deref().is_some_and(|t| query.matches(t))
            || note.is_some_and(|t| query.matches(t))
    }
}

fn period_bar(scene: &Scene<'_>, lane: usize) -> PeriodBar {
    let (lang, today) = (scene.look.lang, scene.look.today);
    let period = scene.contract.identity.period;
    let from = axis::first_of_year(period.first);
    let to = axis::first_of_year(period.last.saturating_add(1)).max(from);
    let years = format!("{}-{}", period.first, period.last);
    let now = x_of(today);
    let remaining = if now < from {
        None
    } else if now >= to {
        Some(wording::text(lang, Key::ScheduleEnded).to_owned())
    } else {
        let days = axis::whole_days(to - 1.0 - now);
        let (one, other) = (Key::ScheduleDaysLeftOne, Key::ScheduleDaysLeftOther);
        Some(wording::count(lang, one, other, days, &[]))
    };
    PeriodBar {
        from,
        to,
        lane,
        title: wording::fill(lang, Key::SchedulePeriod, &[("period", &years)]),
        remaining,
    }
}

/// Whole years around everything that has a place, and today.
fn extent(marks: &[Mark], period: &PeriodBar, today: Date) -> (f64, f64) {
    let now = x_of(today);
    let first = marks.iter().map(|m| m.shape.from()).fold(now, f64::min);
    let last = marks
        .iter()
        .map(|m| m.shape.certain_to())
        .fold(now, f64::max);
    let first = axis::year_of(first.min(period.from));
    let last = axis::year_of((last.max(period.to)) - 1.0);
    (
        axis::first_of_year(first),
        axis::first_of_year(last.saturating_add(1)),
    )
}

#[cfg(test)]
mod tests;
