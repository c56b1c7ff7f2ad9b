//! Dates as far as they are known: a day, a month, a year, a period, or nothing.
//! Knows nothing of today and of languages.

use jiff::ToSpan;
use jiff::civil::Date;
use std::fmt;

/// A calendar date known to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// A day.
    Day(Date),
    /// A month (the stored day is the first).
    Month(Date),
    /// A year (the stored day is 1 January).
    Year(Date),
}

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Known to the day.
    Day,
    /// Known to the month.
    Month,
    /// Known to the year.
    Year,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    NotIso,
    /// The form is right, but the calendar has no such day or month.
    NoSuchDay,
    /// Right, but not with the precision asked for.
    WrongPrecision,
}

impl PartialDate {
    /// A year.
    pub fn year(year: i16) -> Option<Self> {
        year_in_range(year)
            .then(|| Date::new(year, 1, 1).ok().map(Self::Year))
            .flatten()
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
        let mut parts = text.split('-');
        let (y, m, d) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        let well_formed = digits(y, 4)
            && m.is_none_or(|m| digits(m, 2))
            && d.is_none_or(|d| digits(d, 2))
            && parts.next().is_none();
        if !well_formed {
            return Err(DateError::NotIso);
        }
        let year: i16 = y.parse().map_err(|_| DateError::NotIso)?;
        let number =
            |s: Option<&str>| s.map_or(Ok(1i8), |s| s.parse().map_err(|_| DateError::NotIso));
        let (month, day) = (number(m)?, number(d)?);
        if !year_in_range(year) {
            return Err(DateError::NoSuchDay);
        }
        let date = Date::new(year, month, day).map_err(|_| DateError::NoSuchDay)?;
        Ok(match (m, d) {
            (None, _) => Self::Year(date),
            (Some(_), None) => Self::Month(date),
            (Some(_), Some(_)) => Self::Day(date),
        })
    }

    /// Reads a text that must have this precision.
    pub fn parse_as(text: &str, precision: Precision) -> Result<Self, DateError> {
        let date = Self::parse(text)?;
        if date.precision() == precision {
            Ok(date)
        } else {
            Err(DateError::WrongPrecision)
        }
    }

    /// How much is known.
    pub fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month(_) => Precision::Month,
            Self::Year(_) => Precision::Year,
        }
    }

    /// The first day it can be.
    pub fn first_day(self) -> Date {
        match self {
            Self::Day(d) | Self::Month(d) | Self::Year(d) => d,
        }
    }

    /// The last day it can be.
    pub fn last_day(self) -> Date {
        match self {
            Self::Day(d) => d,
            Self::Month(d) => d.last_of_month(),
            Self::Year(d) => d.last_of_year(),
        }
    }

    /// Moved by days; a month moves to the month that holds the moved first day, a year likewise.
    pub fn moved_by_days(self, days: i32) -> Option<Self> {
        let moved = self.first_day().checked_add(i64::from(days).days()).ok()?;
        let moved = match self {
            Self::Day(_) => Self::Day(moved),
            Self::Month(_) => Self::Month(moved.first_of_month()),
            Self::Year(_) => Self::Year(moved.first_of_year()),
        };
        year_in_range(moved.first_day().year()).then_some(moved)
    }

    /// Moved by whole months; the day is clamped to the month's last.
    pub fn moved_by_months(self, months: i32) -> Option<Self> {
        let moved = self
            .first_day()
            .checked_add(i64::from(months).months())
            .ok()?;
        let moved = match self {
            Self::Day(_) => Self::Day(moved),
            Self::Month(_) => Self::Month(moved.first_of_month()),
            Self::Year(_) => Self::Year(moved.first_of_year()),
        };
        year_in_range(moved.first_day().year()).then_some(moved)
    }
}

fn year_in_range(year: i16) -> bool {
    (1000..=9999).contains(&year)
}

/// ISO form, as precise as the date: `2023-01-09`, `2021-03`, `2027`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(d) => write!(f, "{d}"),
            Self::Month(d) => write!(f, "{:04}-{:02}", d.year(), d.month()),
            Self::Year(d) => write!(f, "{:04}", d.year()),
        }
    }
}

/// When something happens, as far as the sources say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// At this date.
    On(PartialDate),
    /// Not before this date: an announcement, never a deadline.
    NotBefore(PartialDate),
    /// From the first to the second, both included.
    Between(PartialDate, PartialDate),
    /// From this date on, end not known.
    From(PartialDate),
    /// No date is known.
    Unknown,
}

impl When {
    /// The first day it can touch; `None` when no date is known.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::On(d) | Self::NotBefore(d) | Self::Between(d, _) | Self::From(d) => {
                Some(d.first_day())
            }
            Self::Unknown => None,
        }
    }

    /// The last day it can touch; `None` when that is open or not known.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::On(d) | Self::Between(_, d) => Some(d.last_day()),
            Self::NotBefore(_) | Self::From(_) | Self::Unknown => None,
        }
    }

    /// True when a period's end comes before its start.
    pub fn is_reversed(self) -> bool {
        matches!(self, Self::Between(a, b) if b.last_day() < a.first_day())
    }
}

/// Days from `today` to `day`: negative in the past.
pub fn days_between(today: Date, day: Date) -> i32 {
    today.until(day).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_is_as_precise_as_its_text() {
        let month = PartialDate::parse("2021-03").unwrap();
        assert_eq!(month.first_day(), date(2021, 3, 1));
        assert_eq!(month.last_day(), date(2021, 3, 31));
        assert_eq!(month.to_string(), "2021-03");
        assert_eq!(
            PartialDate::parse("2027").unwrap().last_day(),
            date(2027, 12, 31)
        );
        assert_eq!(
            PartialDate::parse("2024-02-29").unwrap().to_string(),
            "2024-02-29"
        );
    }

    #[test]
    fn impossible_dates_are_refused() {
        for (text, why) in [
            ("2026-02-30", DateError::NoSuchDay),
            ("2026-13-01", DateError::NoSuchDay),
            ("0000", DateError::NoSuchDay),
            ("31/12/2026", DateError::NotIso),
            ("99999", DateError::NotIso),
            ("2026-1-1", DateError::NotIso),
            ("2026-01-01-", DateError::NotIso),
            ("", DateError::NotIso),
        ] {
            assert_eq!(PartialDate::parse(text), Err(why), "{text}");
        }
        assert_eq!(
            PartialDate::parse_as("2026", Precision::Day),
            Err(DateError::WrongPrecision)
        );
    }

    #[test]
    fn days_count_from_today() {
        let today = date(2024, 12, 2);
        assert_eq!(days_between(today, date(2025, 1, 7)), 36);
        assert_eq!(days_between(today, date(2027, 12, 31)), 1124);
        assert_eq!(days_between(today, date(2024, 11, 20)), -12);
    }

    #[test]
    fn dates_move_by_day_and_by_month() {
        let day = PartialDate::parse("2025-01-31").unwrap();
        assert_eq!(day.moved_by_months(1).unwrap().to_string(), "2025-02-28");
        assert_eq!(day.moved_by_days(1).unwrap().to_string(), "2025-02-01");
        assert_eq!(
            PartialDate::parse("9999-12-31").unwrap().moved_by_days(1),
            None
        );
    }
}
