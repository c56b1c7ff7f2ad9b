//! Dates as people type them, in French or English, read as far as they are known: no day is
//! ever invented. Days come before months. Knows no clock: a date without a year is not read.

use super::date_words::{
    FILLERS, FROM, JOINS, NOT_BEFORE, OPENS_PERIOD, after, fold, is_unknown, month,
};
use crate::contract::{PartialDate, When};

/// Why what was typed is not a date, with what may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateEntryError {
    /// Nothing was typed.
    Empty,
    /// Not a date.
    Unreadable,
    /// A day or a month without its year.
    MissingYear,
    /// A year of two digits.
    ShortYear {
        /// The same with four digits.
        suggestion: When,
    },
    /// The calendar has no such day or month.
    NoSuchDay {
        /// The last day of that month, or day and month exchanged.
        suggestion: Option<When>,
    },
    /// A period that ends before it starts.
    Reversed {
        /// The ends exchanged, or the start a year earlier if its year was not typed.
        suggestion: When,
    },
}

use DateEntryError::{Empty, MissingYear, NoSuchDay, Reversed, ShortYear, Unreadable};

/// Reads a typed date: `7/1/2025`, `2025-01-07`, `7 janv. 2025`, `mars 2021`, `fin 2027`,
/// `pas avant mars 2023`, `depuis sept. 2019`, `du 17 nov. au 16 déc. 2021`, `?`, and the same
/// in English.
pub fn parse_date(text: &str) -> Result<When, DateEntryError> {
    let folded = fold(text);
    if folded.is_empty() {
        return Err(Empty);
    }
    if is_unknown(&folded) {
        return Ok(When::Unknown);
    }
    if let Some(rest) = after(&folded, NOT_BEFORE) {
        return date(rest, When::NotBefore);
    }
    if let Some((start, end)) = ends(&folded) {
        return period(&start, &end);
    }
    if let Some(rest) = after(&folded, FROM) {
        return date(rest, When::From);
    }
    date(&folded, When::On)
}

fn date(folded: &str, wrap: impl Fn(PartialDate) -> When) -> Result<When, DateEntryError> {
    let parts = Parts::read(folded)?;
    match parts.build() {
        Ok(date) => Ok(wrap(date)),
        Err(error) => Err(error.wrapped(wrap)),
    }
}

/// The two ends of a period, if the text has two.
fn ends(folded: &str) -> Option<(String, String)> {
    let body = after(folded, OPENS_PERIOD).unwrap_or(folded);
    for join in JOINS {
        if let Some((start, end)) = body.split_once(join)
            && has_digit(start)
            && has_digit(end)
        {
            return Some((start.to_owned(), end.to_owned()));
        }
    }
    // `2021-2027` and `7-16 janvier 2025`, but not the month `2021-03`.
    let (first, rest) = body.split_once(' ').unwrap_or((body, ""));
    let (a, b) = first.split_once('-')?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let years = a.len() == 4 && b.len() == 4 && rest.is_empty();
    let days = a.len() <= 2 && b.len() <= 2 && !rest.is_empty();
    (digits(a) && digits(b) && (years || days))
        .then(|| (a.to_owned(), format!("{b} {rest}").trim_end().to_owned()))
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) || text.split(' ').any(|w| month(w).is_some())
}

fn period(start: &str, end: &str) -> Result<When, DateEntryError> {
    let last = Parts::read(end)?;
    let mut first = Parts::read(start)?;
    let year_inherited = first.year.is_none();
    if year_inherited {
        first.year = last.year;
        first.short_year |= last.short_year;
    }
    if first.month.is_none() && first.day.is_some() {
        first.month = last.month;
    }
    let b = last.build();
    let a = first.build();
    let both = |a: PartialDate, b: PartialDate| When::Between(a, b);
    match (a, b) {
        (Ok(a), Ok(b)) if !both(a, b).is_reversed() => Ok(both(a, b)),
        (Ok(a), Ok(b)) => {
            first.year = first.year.map(|y| y.saturating_sub(1));
            let earlier = first.build().ok().filter(|_| year_inherited);
            let suggestion = earlier.map_or(both(b, a), |earlier| both(earlier, b));
            Err(Reversed { suggestion })
        }
        (Err(error), Ok(b)) => Err(match error.guess() {
            Some(guess) => error.wrapped(|_| both(guess, b)),
            None => error.wrapped(When::On),
        }),
        (Ok(a), Err(error)) => Err(error.wrapped(|b| both(a, b))),
        (Err(first), Err(last)) => Err(match (first.guess(), last.guess()) {
            (Some(a), Some(b)) => last.wrapped(|_| both(a, b)),
            _ => first.wrapped(When::On),
        }),
    }
}

/// Why parts make no date.
#[derive(Debug, Clone, Copy)]
enum NoDate {
    Unreadable,
    MissingYear,
    ShortYear(Option<PartialDate>),
    NoSuchDay(Option<PartialDate>),
}

impl NoDate {
    fn guess(self) -> Option<PartialDate> {
        match self {
            NoDate::ShortYear(guess) | NoDate::NoSuchDay(guess) => guess,
            NoDate::Unreadable | NoDate::MissingYear => None,
        }
    }

    fn wrapped(self, wrap: impl Fn(PartialDate) -> When) -> DateEntryError {
        match self {
            NoDate::Unreadable => Unreadable,
            NoDate::MissingYear => MissingYear,
            NoDate::ShortYear(Some(guess)) => ShortYear {
                suggestion: wrap(guess),
            },
            NoDate::ShortYear(None) => NoSuchDay { suggestion: None },
            NoDate::NoSuchDay(guess) => NoSuchDay {
                suggestion: guess.map(wrap),
            },
        }
    }
}

/// Day, month and year as typed.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    day: Option<u8>,
    month: Option<u8>,
    year: Option<u16>,
    short_year: bool,
}

impl Parts {
    fn read(folded: &str) -> Result<Parts, DateEntryError> {
        let mut rest = folded;
        while let Some(shorter) = after(rest, FILLERS) {
            rest = shorter.trim_start();
        }
        // “mi-mars” as “mi mars”.
        let rest = rest
            .strip_prefix("mi-")
            .or(rest.strip_prefix("mid-"))
            .unwrap_or(rest);
        let words: Vec<&str> = rest
            .split(' ')
            .filter(|w| !matches!(*w, "de" | "of"))
            .collect();
        if let [one] = words.as_slice() {
            return Parts::numeric(one);
        }
        let mut parts = Parts::default();
        for word in words {
            parts.take(word)?;
        }
        Ok(parts)
    }

    /// One word of a date with its month in letters.
    fn take(&mut self, word: &str) -> Result<(), DateEntryError> {
        if let Some(number) = month(word) {
            return put(&mut self.month, number);
        }
        let end = word
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(word.len());
        let (digits, suffix) = word.split_at_checked(end).ok_or(Unreadable)?;
        let ordinal = matches!(suffix, "" | "er" | "e" | "st" | "nd" | "rd" | "th");
        match digits.len() {
            4 if suffix.is_empty() => put(&mut self.year, number(digits)?),
            1 | 2 if ordinal && self.day.is_none() => put(&mut self.day, number(digits)?),
            2 if suffix.is_empty() => {
                self.short_year = true;
                put(&mut self.year, number(digits)?)
            }
            _ => Err(Unreadable),
        }
    }

    /// `7/1/2025`, `7.1.2025`, `2025-01-07`, `2021-03`, `03/2021`, `2027`, `7`, or a month alone.
    fn numeric(word: &str) -> Result<Parts, DateEntryError> {
        if let Some(number) = month(word) {
            return Ok(Parts {
                month: Some(number),
                ..Parts::default()
            });
        }
        let fields: Vec<&str> = word.split(['/', '.', '-']).collect();
        let mut parts = Parts::default();
        let (day, month, year) = match fields.as_slice() {
            [y, m, d] if y.len() == 4 => (Some(d), Some(m), Some(y)),
            [d, m, y] => (Some(d), Some(m), Some(y)),
            [y, m] if y.len() == 4 => (None, Some(m), Some(y)),
            [m, y] if y.len() == 4 => (None, Some(m), Some(y)),
            [d, m] => (Some(d), Some(m), None),
            [y] if y.len() == 4 => (None, None, Some(y)),
            [d] => {
                parts.take(d)?;
                return Ok(parts);
            }
            _ => return Err(Unreadable),
        };
        parts.day = day.map(|d| number(d)).transpose()?;
        parts.month = month.map(|m| number(m)).transpose()?;
        parts.year = year.map(|y| number(y)).transpose()?;
        parts.short_year = year.is_some_and(|y| y.len() == 2);
        let fits = |text: Option<&&str>| text.is_none_or(|t| t.len() <= 2);
        let whole_year = year.is_none_or(|y| matches!(y.len(), 2 | 4));
        if fits(day) && fits(month) && whole_year {
            Ok(parts)
        } else {
            Err(Unreadable)
        }
    }

    fn build(self) -> Result<PartialDate, NoDate> {
        if self.month.is_none() && self.day.is_some() {
            return Err(NoDate::MissingYear);
        }
        let year = self.year.ok_or(match self.month {
            Some(_) => NoDate::MissingYear,
            None => NoDate::Unreadable,
        })?;
        if self.short_year {
            let full = Parts {
                year: Some(year.saturating_add(2000)),
                short_year: false,
                ..self
            };
            return Err(NoDate::ShortYear(full.build().ok()));
        }
        let text = match (self.month, self.day) {
            (None, _) => format!("{year:04}"),
            (Some(m), None) => format!("{year:04}-{m:02}"),
            (Some(m), Some(d)) => format!("{year:04}-{m:02}-{d:02}"),
        };
        PartialDate::parse(&text).map_err(|_| NoDate::NoSuchDay(self.nearest(year)))
    }

    /// Day and month exchanged if that is a date, else the last day of the month.
    fn nearest(self, year: u16) -> Option<PartialDate> {
        let (day, month) = (self.day?, self.month?);
        let exchanged = PartialDate::parse(&format!("{year:04}-{day:02}-{month:02}")).ok();
        let whole_month = PartialDate::parse(&format!("{year:04}-{month:02}")).ok();
        whole_month
            .map(|m| PartialDate::Day(m.last_day()))
            .filter(|_| day > 0)
            .or(exchanged)
    }
}

fn put<T>(slot: &mut Option<T>, value: T) -> Result<(), DateEntryError> {
    match slot.replace(value) {
        Some(_) => Err(Unreadable),
        None => Ok(()),
    }
}

fn number<T: std::str::FromStr>(digits: &str) -> Result<T, DateEntryError> {
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        digits.parse().map_err(|_| Unreadable)
    } else {
        Err(Unreadable)
    }
}
