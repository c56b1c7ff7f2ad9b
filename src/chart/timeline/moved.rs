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
