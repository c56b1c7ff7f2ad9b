//! The two lists below the timeline, and the table of all events.

use crate::chart::{Scene, Table};
use crate::contract::{Date, Deadline, DeadlineId, LaneId, Outcome, PartialDate, When};
use crate::summary::{Edge, Entry, Status};
use crate::wording::{self, Key, Lang, date, sentence};

/// How a row of what is to come begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// A countdown.
    Ahead,
    /// Late: a triangle and the days.
    Overdue,
    /// No countdown: no date, or “not before”.
    None,
}

/// An event, or one end of a period, that is to come, late, or without a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The event.
    pub deadline: DeadlineId,
    /// Its lane.
    pub lane: LaneId,
    /// Which end of it.
    pub edge: Edge,
    /// How the row begins.
    pub urgency: Urgency,
    /// `dans 36 j`, `en retard de 12 j`, `sans date`.
    pub countdown: String,
    /// Its date; `None` when there is none.
    pub date: Option<String>,
    /// What happens.
    pub title: String,
    /// What is said of it.
    pub note: Option<String>,
    /// How much of its date is known; `None` when there is no date.
    pub precision: Option<String>,
}

/// A past event, or a “not before” whose date is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The event.
    pub deadline: DeadlineId,
    /// Its lane.
    pub lane: LaneId,
    /// Its date.
    pub date: String,
    /// What happened.
    pub title: String,
    /// Constaté or prévu.
    pub outcome: String,
}

/// True for what the list of past events holds.
pub(super) fn is_gone(entry: &Entry, today: Date) -> bool {
    match entry.status {
        Status::Past => true,
        Status::NotBefore => entry.day.is_some_and(|day| day <= today),
        _ => false,
    }
}

/// The row of an entry that is to come.
pub(in crate::chart) fn coming(scene: &Scene<'_>, entry: &Entry) -> Option<Coming> {
    let lang = scene.look.lang;
    let deadline = scene.contract.deadline(&entry.deadline)?;
    let at = at_edge(deadline, entry.edge);
    let (urgency, countdown) = match (entry.status, entry.days) {
        (Status::Overdue, Some(days)) => (Urgency::Overdue, date::overdue(days, lang)),
        (_, Some(days)) => (Urgency::Ahead, date::countdown(days, lang)),
        (Status::Undated, None) => (
            Urgency::None,
            wording::text(lang, Key::DateUnknown).to_owned(),
        ),
        (_, None) => (Urgency::None, String::new()),
    };
    let is_dated = entry.status != Status::Undated;
    let (title, note) = title_and_note(scene, deadline, entry.edge);
    Some(Coming {
        deadline: deadline.id.clone(),
        lane: deadline.lane.clone(),
        edge: entry.edge,
        urgency,
        countdown,
        date: is_dated.then(|| date::expected(at, date::Style::Short, lang)),
        title,
        note,
        precision: is_dated.then(|| date::precision(at, lang).to_owned()),
    })
}

/// The date of one end of an event.
fn at_edge(deadline: &Deadline, edge: Edge) -> When {
    match (deadline.date, edge) {
        (When::Between(first, _), Edge::Opening) => When::On(first),
        (When::Between(_, last), Edge::Closing) => When::On(last),
        (at, _) => at,
    }
}

/// An end of a period is named after its kind, the period itself stands beside it.
fn title_and_note(scene: &Scene<'_>, deadline: &Deadline, edge: Edge) -> (String, Option<String>) {
    let lang = scene.look.lang;
    let key = match edge {
        Edge::Whole => return (deadline.title.clone(), deadline.note.clone()),
        Edge::Opening => Key::ScheduleEdgeOpening,
        Edge::Closing => Key::ScheduleEdgeClosing,
    };
    let lane = scene.contract.lane(&deadline.lane);
    let kind = lane.map_or(deadline.title.as_str(), |l| l.title.as_str());
    (
        wording::fill(lang, key, &[("name", kind)]),
        Some(deadline.label().to_owned()),
    )
}

/// Past events, latest first.
pub(super) fn past(scene: &Scene<'_>, entries: &[&Entry]) -> Vec<Gone> {
    let (lang, today) = (scene.look.lang, scene.look.today);
    entries
        .iter()
        .rev()
        .filter(|e| is_gone(e, today))
        .filter_map(|e| scene.contract.deadline(&e.deadline))
        .map(|deadline| gone(deadline, lang))
        .collect()
}

fn gone(deadline: &Deadline, lang: Lang) -> Gone {
    let short = |d: PartialDate| date::date(d, date::Style::Short, lang);
    let announced = matches!(
        (deadline.date, deadline.outcome),
        (When::NotBefore(_), Outcome::Expected)
    );
    let (date, title) = match deadline.date {
        When::NotBefore(d) if announced => {
            let title = &[("title", deadline.title.as_str())];
            (
                short(d),
                wording::fill(lang, Key::ScheduleNotBeforeTitle, title),
            )
        }
        at => (
            date::when(at, date::Style::Short, lang),
            deadline.title.clone(),
        ),
    };
    Gone {
        deadline: deadline.id.clone(),
        lane: deadline.lane.clone(),
        date,
        title,
        outcome: sentence::outcome(deadline.outcome, lang).to_owned(),
    }
}

/// All events, one a row, in order of date.
pub(super) fn table(scene: &Scene<'_>, entries: &[&Entry], caption: &str) -> Table {
    let lang = scene.look.lang;
    let headers = [
        Key::ScheduleColumnDate,
        Key::ScheduleColumnTitle,
        Key::ScheduleColumnLane,
        Key::ScheduleColumnPrecision,
        Key::ScheduleColumnStatus,
        Key::ScheduleColumnDays,
    ];
    let row = |entry: &&Entry| {
        let deadline = scene.contract.deadline(&entry.deadline)?;
        let lane = scene.contract.lane(&deadline.lane);
        Some(vec![
            date::expected(deadline.date, date::Style::Short, lang),
            deadline.title.clone(),
            lane.map_or_else(String::new, |l| l.title.clone()),
            date::precision(deadline.date, lang).to_owned(),
            wording::text(lang, status_key(entry.status)).to_owned(),
            entry.days.map_or_else(String::new, |d| d.to_string()),
        ])
    };
    Table {
        caption: caption.to_owned(),
        headers: headers
            .map(|key| wording::text(lang, key).to_owned())
            .to_vec(),
        rows: entries.iter().filter_map(row).collect(),
    }
}

fn status_key(status: Status) -> Key {
    match status {
        Status::Past => Key::ScheduleStatusPast,
        Status::Today => Key::ScheduleStatusToday,
        Status::Upcoming => Key::ScheduleStatusUpcoming,
        Status::Overdue => Key::ScheduleStatusOverdue,
        Status::Undated => Key::ScheduleStatusUndated,
        Status::NotBefore => Key::ScheduleStatusNotBefore,
    }
}
