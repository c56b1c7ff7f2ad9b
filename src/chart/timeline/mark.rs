//! Lanes and marks of the timeline: where each stands, what it looks like, what it says.

use super::axis::x_of;
use crate::chart::Scene;
use crate::contract::{Deadline, DeadlineId, LaneId, Outcome, PartialDate, Precision, When};
use crate::summary::{Entry, Status};
use crate::wording::{self, Key, Lang, date, sentence};

/// How long the fading end of an event whose end is not published is, in days.
const OPEN_DAYS: f64 = 700.0;
/// How long the fading span behind a “not before” rule is, in days.
const NOT_BEFORE_DAYS: f64 = 400.0;

/// A row of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The lane; `None` for the row of the contract's period when no lane of the contract is
    /// it.
    pub id: Option<LaneId>,
    /// Its name.
    pub title: String,
}

/// What a mark looks like, by what is known of its date. Positions are days; `to` is the day
/// after the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MarkShape {
    /// A day: a diamond.
    Day(f64),
    /// A month whose day is not known: a block.
    Month(f64, f64),
    /// A year whose day is not known: a bar with two soft ends.
    Year(f64, f64),
    /// A period: a bar.
    Period(f64, f64),
    /// A start whose end is not published: a fading bar.
    Open(f64, f64),
    /// “Not before”: a dashed rule, and a soft span behind it.
    NotBefore(f64, f64),
}

impl MarkShape {
    /// Where it begins.
    pub fn from(self) -> f64 {
        match self {
            Self::Day(x) => x,
            Self::Month(a, _)
            | Self::Year(a, _)
            | Self::Period(a, _)
            | Self::Open(a, _)
            | Self::NotBefore(a, _) => a,
        }
    }

    /// Where it ends, soft ends included.
    pub fn to(self) -> f64 {
        match self {
            Self::Day(x) => x,
            Self::Month(_, b)
            | Self::Year(_, b)
            | Self::Period(_, b)
            | Self::Open(_, b)
            | Self::NotBefore(_, b) => b,
        }
    }

    /// Where it ends, soft ends left out.
    pub fn certain_to(self) -> f64 {
        match self {
            Self::Open(a, _) | Self::NotBefore(a, _) => a,
            other => other.to(),
        }
    }
}

/// A dated event.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The event.
    pub deadline: DeadlineId,
    /// Its place in [`super::Timeline::lanes`].
    pub lane: usize,
    /// Where and how it is drawn.
    pub shape: MarkShape,
    /// Whether it took place: solid, else hollow.
    pub outcome: Outcome,
    /// True for the signature of the contract.
    pub is_signature: bool,
    /// True when it was expected and its last day is gone.
    pub is_overdue: bool,
    /// Short title.
    pub label: String,
    /// The date beside it.
    pub date: String,
    /// Its date in the contract, that a drag moves.
    pub when: When,
    /// Title, then one fact a line.
    pub tooltip: Vec<String>,
    /// What a screen reader says.
    pub spoken: String,
}

/// The lanes of the contract, and the place of the one that holds its period. A lane named
/// after the contract holds it; else a row is added below.
pub(super) fn lanes(scene: &Scene<'_>) -> (Vec<Lane>, usize) {
    let mut lanes: Vec<Lane> = scene
        .contract
        .schedule
        .lanes
        .iter()
        .map(|l| Lane {
            id: Some(l.id.clone()),
            title: l.title.clone(),
        })
        .collect();
    let names = Lang::ALL.map(|lang| wording::text(lang, Key::ScheduleLaneContract));
    let own = lanes.iter().position(|l| {
        names
            .iter()
            .any(|n| wording::fold::fold(&l.title) == wording::fold::fold(n))
    });
    let place = own.unwrap_or_else(|| {
        lanes.push(Lane {
            id: None,
            title: wording::text(scene.look.lang, Key::ScheduleLaneContract).to_owned(),
        });
        lanes.len().saturating_sub(1)
    });
    (lanes, place)
}

/// The mark of an event; `None` without a date.
pub(super) fn mark(scene: &Scene<'_>, entry: &Entry, lanes: &[Lane]) -> Option<Mark> {
    let lang = scene.look.lang;
    let deadline = scene.contract.deadline(&entry.deadline)?;
    let shape = shape(deadline)?;
    let lane = lanes
        .iter()
        .position(|l| l.id.as_ref() == Some(&deadline.lane))?;
    let is_overdue = entry.status == Status::Overdue;
    let mut words = date_words(deadline, lang);
    if let (true, Some(days)) = (is_overdue, entry.days) {
        let late = date::overdue(days, lang);
        words = wording::fill(
            lang,
            Key::ScheduleOverdueDate,
            &[("date", &words), ("late", &late)],
        );
    }
    let signed = scene.contract.identity.signed;
    Some(Mark {
        deadline: deadline.id.clone(),
        lane,
        shape,
        outcome: deadline.outcome,
        is_signature: signed.is_some_and(|d| deadline.date == When::On(d)),
        is_overdue,
        label: deadline.label().to_owned(),
        date: words,
        when: deadline.date,
        tooltip: tooltip(scene, deadline, entry),
        spoken: spoken(scene, deadline, entry),
    })
}

/// Adds to each mark its place among all: `3 sur 13`.
pub(super) fn number(marks: &mut [Mark], lang: Lang) {
    let of = wording::number::tally(marks.len(), lang);
    for (i, mark) in marks.iter_mut().enumerate() {
        let n = wording::number::tally(i.saturating_add(1), lang);
        let place = wording::fill(lang, Key::PlaceOf, &[("n", &n), ("of", &of)]);
        mark.spoken = format!("{}, {place}", mark.spoken);
    }
}

fn shape(deadline: &Deadline) -> Option<MarkShape> {
    let span = |a: PartialDate, b: PartialDate| (x_of(a.first_day()), x_of(b.last_day()) + 1.0);
    Some(match deadline.date {
        When::On(d) => {
            let (from, to) = span(d, d);
            match (d.precision(), deadline.outcome) {
                (Precision::Day, _) => MarkShape::Day(from),
                (Precision::Month, _) => MarkShape::Month(from, to),
                (Precision::Year, Outcome::Happened) => MarkShape::Year(from, to),
                // “By the end of 2027”: what counts is the last day.
                (Precision::Year, Outcome::Expected) => MarkShape::Day(to - 1.0),
            }
        }
        When::Between(a, b) if deadline.date.is_reversed() => {
            let (from, to) = span(b, a);
            MarkShape::Period(from, to)
        }
        When::Between(a, b) => {
            let (from, to) = span(a, b);
            MarkShape::Period(from, to)
        }
        When::From(d) => {
            let (from, _) = span(d, d);
            MarkShape::Open(from, from + OPEN_DAYS)
        }
        When::NotBefore(d) => {
            let (from, _) = span(d, d);
            MarkShape::NotBefore(from, from + NOT_BEFORE_DAYS)
        }
        When::Unknown => return None,
    })
}

/// The date beside a mark, with what is not known of it.
fn date_words(deadline: &Deadline, lang: Lang) -> String {
    let filled = |key, d| {
        let words = date::date(d, date::Style::Short, lang);
        wording::fill(lang, key, &[("date", &words)])
    };
    match (deadline.date, deadline.outcome) {
        (When::On(d @ PartialDate::Month(_)), Outcome::Happened) => {
            filled(Key::ScheduleDayNotPublished, d)
        }
        (When::From(d), _) => filled(Key::ScheduleEndNotPublished, d),
        (at @ When::NotBefore(_), _) => {
            sentence::quoted(&date::when(at, date::Style::Short, lang), lang)
        }
        (at, Outcome::Expected) => date::expected(at, date::Style::Short, lang),
        (at, Outcome::Happened) => date::when(at, date::Style::Short, lang),
    }
}

/// The whole date of an event in words.
fn long_date(deadline: &Deadline, lang: Lang) -> String {
    match deadline.outcome {
        Outcome::Expected => date::expected(deadline.date, date::Style::Long, lang),
        Outcome::Happened => date::when(deadline.date, date::Style::Long, lang),
    }
}

/// Constaté or prévu, and how late or how far.
fn standing(deadline: &Deadline, entry: &Entry, lang: Lang) -> String {
    let outcome = sentence::outcome(deadline.outcome, lang);
    match (entry.status, entry.days) {
        (Status::Overdue, Some(days)) => format!("{outcome}, {}", date::overdue(days, lang)),
        (Status::Upcoming | Status::Today, Some(days)) => {
            format!("{outcome}, {}", date::countdown(days, lang))
        }
        _ => outcome.to_owned(),
    }
}

fn tooltip(scene: &Scene<'_>, deadline: &Deadline, entry: &Entry) -> Vec<String> {
    let lang = scene.look.lang;
    let precision = date::precision(deadline.date, lang);
    let mut lines = vec![
        deadline.title.clone(),
        format!("{} · {precision}", long_date(deadline, lang)),
        standing(deadline, entry, lang),
    ];
    lines.extend(deadline.note.clone());
    let titles: Vec<&str> = deadline
        .sources
        .iter()
        .filter_map(|c| scene.contract.source(&c.source))
        .map(|s| s.title.as_str())
        .collect();
    lines.push(match titles.as_slice() {
        [] => wording::text(lang, Key::TooltipNoSource).to_owned(),
        titles => wording::fill(lang, Key::TooltipSource, &[("source", &titles.join(" ; "))]),
    });
    lines
}

fn spoken(scene: &Scene<'_>, deadline: &Deadline, entry: &Entry) -> String {
    let lang = scene.look.lang;
    let lane = scene.contract.lane(&deadline.lane);
    let parts = [
        Some(deadline.title.clone()),
        lane.map(|l| l.title.clone()),
        Some(long_date(deadline, lang)),
        Some(standing(deadline, entry, lang)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
