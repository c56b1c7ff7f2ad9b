//! A date moved by a drag. What is imprecise stays as imprecise: a month goes to a month, a year
//! to a year.

use crate::contract::{PartialDate, When};

/// A date moved by a number of days; `None` when the calendar ends before, or when there is no
/// date to move.
pub fn moved(when: When, days: i32) -> Option<When> {
    let one = |date| part(date, days);
    Some(match when {
        When::On(d) => When::On(one(d)?),
        When::NotBefore(d) => When::NotBefore(one(d)?),
        When::From(d) => When::From(one(d)?),
        When::Between(a, b) => When::Between(one(a)?, one(b)?),
        When::Unknown => return None,
    })
}

/// A date one step of the keyboard further: by days, or by months. What is known to the month
/// goes by months and by years, what is known to the year by years.
pub fn stepped(when: When, by: i32, months: bool) -> Option<When> {
    let one = |date: PartialDate| match (date, months) {
        (PartialDate::Day(_), false) => date.moved_by_days(by),
        (PartialDate::Day(_), true) | (PartialDate::Month(_), false) => date.moved_by_months(by),
        (PartialDate::Month(_), true) | (PartialDate::Year(_), _) => {
            date.moved_by_months(by.checked_mul(12)?)
        }
    };
    Some(match when {
        When::On(d) => When::On(one(d)?),
        When::NotBefore(d) => When::NotBefore(one(d)?),
        When::From(d) => When::From(one(d)?),
        When::Between(a, b) => When::Between(one(a)?, one(b)?),
        When::Unknown => return None,
    })
}

/// An end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodEnd {
    /// Its beginning.
    First,
    /// Its end.
    Last,
}

/// A period with one end moved by a number of days, kept as precise as it is. The ends do not
/// pass each other: one stops at the other. `None` for what is no period.
pub fn resized(when: When, end: PeriodEnd, days: i32) -> Option<When> {
    let When::Between(a, b) = when else {
        return None;
    };
    Some(match end {
        PeriodEnd::First => {
            let moved = part(a, days)?;
            let stop = like(a, b.last_day());
            When::Between(
                if moved.first_day() > b.last_day() {
                    stop
                } else {
                    moved
                },
                b,
            )
        }
        PeriodEnd::Last => {
            let moved = part(b, days)?;
            let stop = like(b, a.first_day());
            When::Between(
                a,
                if moved.last_day() < a.first_day() {
                    stop
                } else {
                    moved
                },
            )
        }
    })
}

/// What is known as precisely as `date` and holds this day.
fn like(date: PartialDate, day: crate::contract::Date) -> PartialDate {
    match date {
        PartialDate::Day(_) => PartialDate::Day(day),
        PartialDate::Month(_) => PartialDate::Month(day.first_of_month()),
        PartialDate::Year(_) => PartialDate::Year(day.first_of_year()),
    }
}

fn part(date: PartialDate, days: i32) -> Option<PartialDate> {
    match date {
        PartialDate::Day(_) => date.moved_by_days(days),
        PartialDate::Month(_) => date.moved_by_months(nearest(days, 30)),
        PartialDate::Year(_) => date.moved_by_months(nearest(days, 365).checked_mul(12)?),
    }
}

/// How many times `unit` goes into `days`, to the nearest.
fn nearest(days: i32, unit: i32) -> i32 {
    let half = unit / 2;
    (days.saturating_add(half)).div_euclid(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    #[test]
    fn a_date_keeps_its_precision() {
        let on = |text: &str| When::On(d(text));
        assert_eq!(moved(on("2025-01-07"), 30), Some(on("2025-02-06")));
        assert_eq!(moved(on("2021-03"), 10), Some(on("2021-03")));
        assert_eq!(moved(on("2021-03"), -20), Some(on("2021-02")));
        assert_eq!(moved(on("2027"), 100), Some(on("2027")));
        assert_eq!(moved(on("2027"), -300), Some(on("2026")));
        let period = When::Between(d("2025-01-07"), d("2025-02-06"));
        let later = When::Between(d("2025-01-08"), d("2025-02-07"));
        assert_eq!(moved(period, 1), Some(later));
        assert_eq!(moved(When::Unknown, 1), None);
        assert_eq!(moved(on("9999-12-31"), 1), None);
    }
}
