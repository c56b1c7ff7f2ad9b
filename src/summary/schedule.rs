//! Events as seen from a day: status, countdown, order.

use crate::contract::{
    Contract, Date, Deadline, DeadlineId, Outcome, Precision, When, days_between,
};

/// Where an event stands, seen from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It took place.
    Past,
    /// Its last possible day is today.
    Today,
    /// It is to come, or under way.
    Upcoming,
    /// It was expected, its last possible day is gone, and nothing says that it took place.
    Overdue,
    /// No date is known.
    Undated,
    /// “Not before”: an announcement, never a deadline.
    NotBefore,
}

impl Status {
    /// Stable English name, as in `summary --json`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Past => "past",
            Status::Today => "today",
            Status::Upcoming => "upcoming",
            Status::Overdue => "overdue",
            Status::Undated => "undated",
            Status::NotBefore => "not_before",
        }
    }
}

/// Which end of an event an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// The event as a whole.
    Whole,
    /// The first day of a period still to come.
    Opening,
    /// The last day of that period.
    Closing,
}

/// An event seen from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub deadline: DeadlineId,
    /// Which end of it.
    pub edge: Edge,
    /// Where it stands.
    pub status: Status,
    /// Days to the last possible day of this entry: negative in the past, `None` when undated
    /// or “not before”.
    pub days: Option<i32>,
    /// The day it is sorted by; undated events have none and come last.
    pub day: Option<Date>,
}

/// Events in order of date, undated ones last in contract order.
pub fn entries(contract: &Contract, today: Date) -> Vec<Entry> {
    let mut list: Vec<Entry> = contract
        .schedule
        .deadlines
        .iter()
        .map(|d| entry(d, today))
        .collect();
    sort(&mut list);
    list
}

/// The same, where a period still to come gives two entries: its opening and its closing.
pub fn entries_by_edge(contract: &Contract, today: Date) -> Vec<Entry> {
    let mut list = Vec::new();
    for deadline in &contract.schedule.deadlines {
        let whole = entry(deadline, today);
        match deadline.date {
            When::Between(first, last) if first.first_day() > today => {
                for (edge, day) in [
                    (Edge::Opening, first.first_day()),
                    (Edge::Closing, last.last_day()),
                ] {
                    list.push(Entry {
                        edge,
                        days: Some(days_between(today, day)),
                        day: Some(day),
                        ..whole.clone()
                    });
                }
            }
            _ => list.push(whole),
        }
    }
    sort(&mut list);
    list
}

fn sort(list: &mut [Entry]) {
    list.sort_by_key(|e| (e.day.is_none(), e.day));
}

/// One event seen from a day.
pub fn entry(deadline: &Deadline, today: Date) -> Entry {
    let (status, last) = status(deadline, today);
    let days = match status {
        Status::Undated | Status::NotBefore => None,
        _ => last.map(|day| days_between(today, day)),
    };
    let day = match deadline.date {
        When::On(d) => Some(d.last_day()),
        other => other.first_day(),
    };
    Entry {
        deadline: deadline.id.clone(),
        edge: Edge::Whole,
        status,
        days,
        day,
    }
}

fn status(deadline: &Deadline, today: Date) -> (Status, Option<Date>) {
    let last = match deadline.date {
        When::On(d) | When::Between(_, d) | When::From(d) => d.last_day(),
        When::NotBefore(d) => match deadline.outcome {
            Outcome::Expected => return (Status::NotBefore, None),
            Outcome::Happened => d.last_day(),
        },
        When::Unknown => return (Status::Undated, None),
    };
    let status = match (deadline.outcome, last.cmp(&today)) {
        (_, std::cmp::Ordering::Equal) => Status::Today,
        // Seen from an earlier day, an event that took place later is still to come.
        (_, std::cmp::Ordering::Greater) => match deadline.outcome {
            Outcome::Happened if deadline.date.first_day().is_some_and(|d| d <= today) => {
                Status::Past
            }
            _ => Status::Upcoming,
        },
        (Outcome::Happened, _) => Status::Past,
        (Outcome::Expected, _) => Status::Overdue,
    };
    (status, Some(last))
}

/// How precise a date is, in one stable English word.
pub fn precision_name(when: When) -> &'static str {
    match when {
        When::Between(..) => "period",
        When::Unknown => "unknown",
        When::On(d) | When::NotBefore(d) | When::From(d) => match d.precision() {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
        },
    }
}
