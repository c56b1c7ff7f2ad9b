//! The time axis: days as positions and back, and where its rules stand. Knows no event.

use crate::contract::{Date, days_between};
use crate::wording::{Lang, date};
use jiff::ToSpan;

const EPOCH: Date = jiff::civil::date(1, 1, 1);

/// The position of the start of a day: days since 1 January of year 1.
pub fn x_of(day: Date) -> f64 {
    f64::from(days_between(EPOCH, day))
}

/// The day at a position; positions outside the calendar give its first or last day.
pub fn day_at(x: f64) -> Date {
    let days = i64::from(whole_days_signed(x.floor()));
    EPOCH
        .checked_add(days.days())
        .unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

/// The position of 1 January; years outside the calendar stand at its ends.
pub(super) fn first_of_year(year: i16) -> f64 {
    x_of(Date::new(year.clamp(1, 9998), 1, 1).unwrap_or(EPOCH))
}

/// The year of a position.
pub(super) fn year_of(x: f64) -> i16 {
    day_at(x).year()
}

/// A distance in whole days, never negative.
pub(super) fn whole_days(x: f64) -> usize {
    usize::try_from(whole_days_signed(x.round())).unwrap_or(0)
}

/// A float that holds a number of days; the calendar has fewer than four million.
#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to a range that i32 holds"
)]
fn whole_days_signed(x: f64) -> i32 {
    x.clamp(-4.0e6, 4.0e6) as i32
}

/// A rule of the axis and the word above the space that follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// Where the rule stands.
    pub at: f64,
    /// Where the next one stands.
    pub until: f64,
    /// `2021`, `janv. 2025`, `6 janv.`
    pub label: String,
}

/// What one step of the axis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Years(i16),
    Months(i8),
    Days(i8),
}

/// The rules between two positions, `points_per_day` wide: as many as leave room for their
/// words.
pub fn ticks(from: f64, to: f64, points_per_day: f64, lang: Lang) -> Vec<Tick> {
    let step = step(points_per_day);
    let mut out = Vec::new();
    let mut day = start(day_at(from), step);
    // A window never shows more rules than this, whatever its width.
    for _ in 0..400 {
        let Some(next) = after(day, step) else { break };
        out.push(Tick {
            at: x_of(day),
            until: x_of(next),
            label: label(day, step, lang),
        });
        if x_of(next) > to {
            break;
        }
        day = next;
    }
    out
}

fn step(points_per_day: f64) -> Step {
    const LEAST: f64 = 44.0;
    if points_per_day * 7.0 >= 56.0 {
        return if points_per_day >= 48.0 {
            Step::Days(1)
        } else {
            Step::Days(7)
        };
    }
    if points_per_day * 30.0 >= 72.0 {
        return Step::Months(1);
    }
    if points_per_day * 91.0 >= 84.0 {
        return Step::Months(3);
    }
    let years = [1, 2, 5, 10, 20, 50, 100];
    let wide = |n: &i16| points_per_day * 365.0 * f64::from(*n) >= LEAST;
    Step::Years(years.into_iter().find(wide).unwrap_or(500))
}

/// The last rule at or before a day.
fn start(day: Date, step: Step) -> Date {
    match step {
        Step::Years(n) => {
            let year = day.year().div_euclid(n).saturating_mul(n).max(1);
            Date::new(year, 1, 1).unwrap_or(day)
        }
        Step::Months(n) => {
            let month = (day.month() - 1) / n * n + 1;
            Date::new(day.year(), month, 1).unwrap_or(day)
        }
        Step::Days(1) => day,
        Step::Days(_) => {
            let since_monday = i64::from(day.weekday().to_monday_zero_offset());
            day.checked_sub(since_monday.days()).unwrap_or(day)
        }
    }
}

fn after(day: Date, step: Step) -> Option<Date> {
    let span = match step {
        Step::Years(n) => i64::from(n).years(),
        Step::Months(n) => i64::from(n).months(),
        Step::Days(n) => i64::from(n).days(),
    };
    day.checked_add(span).ok()
}

fn label(day: Date, step: Step, lang: Lang) -> String {
    let month = || date::month(day.month(), date::Style::Short, lang);
    match step {
        Step::Years(_) => day.year().to_string(),
        Step::Months(_) => format!("{} {}", month(), day.year()),
        Step::Days(_) => date::day_month(day, date::Style::Short, lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as d;

    #[test]
    fn positions_and_days_agree() {
        for day in [d(1, 1, 1), d(2024, 2, 29), d(9999, 12, 31)] {
            assert_eq!(day_at(x_of(day)), day);
            assert_eq!(day_at(x_of(day) + 0.9), day);
        }
        assert_eq!(x_of(d(1, 1, 2)), 1.0);
    }

    #[test]
    fn rules_follow_the_width_of_a_day() {
        let (from, to) = (x_of(d(2024, 11, 1)), x_of(d(2025, 2, 1)));
        let words = |width: f64| -> Vec<String> {
            let all = ticks(from, to, width, Lang::Fr);
            all.into_iter().map(|t| t.label).collect()
        };
        assert_eq!(words(0.34), ["2024", "2025"]);
        assert_eq!(words(1.0), ["oct. 2024", "janv. 2025"]);
        assert_eq!(
            words(3.0),
            ["nov. 2024", "déc. 2024", "janv. 2025", "févr. 2025"]
        );
        assert_eq!(words(9.0).first().map(String::as_str), Some("28 oct."));
        assert_eq!(words(0.05), ["2020", "2025"]);
        assert_eq!(ticks(0.0, 3.0e6, 1.0e-9, Lang::Fr).len(), 17);
    }
}
