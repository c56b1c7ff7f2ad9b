//! What is wrong with a date, and the date that was probably meant. It must not know places nor languages.

use super::super::content::DateFault;
use crate::contract::{DateError, PartialDate, Precision};

/// Months as people write them, French then English, without accents.
const MONTHS: [(&str, &str); 12] = [
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
];

/// Why a text is no date of this precision, and how the probable date is written; `None` when it is right.
pub(super) fn fault(
    text: &str,
    precision: Option<Precision>,
) -> Option<(DateFault, Option<String>)> {
    let read = match precision {
        Some(precision) => PartialDate::parse_as(text, precision),
        None => PartialDate::parse(text),
    };
    let fault = match read {
        Ok(_) => return None,
        Err(DateError::NotIso) => DateFault::Form(precision),
        Err(DateError::NoSuchDay) => DateFault::NoSuchDay,
        Err(DateError::WrongPrecision) => {
            let found = PartialDate::parse(text).ok()?;
            return Some((
                DateFault::OtherPrecision(found.precision()),
                Some(written(found, precision)),
            ));
        }
    };
    Some((fault, guess(text).map(|date| written(date, precision))))
}

/// The date as it should stand, with its word when the word must change too.
fn written(date: PartialDate, precision: Option<Precision>) -> String {
    let word = match date.precision() {
        Precision::Day => "Day",
        Precision::Month => "Month",
        Precision::Year => "Year",
    };
    match precision {
        Some(precision) if precision != date.precision() => format!("{word}(\"{date}\")"),
        _ => format!("\"{date}\""),
    }
}

/// The date in a text such as `31/12/2026`, `2026-6-1`, `24 juin 2022`, `12/2026` or `2026-13-01`.
fn guess(text: &str) -> Option<PartialDate> {
    if text.len() > 60 {
        return None;
    }
    let words = crate::contract::stem(text);
    let parts: Vec<u16> = words.split('-').map(number).collect::<Option<_>>()?;
    let date = |year: u16, month: u16, day: u16| {
        PartialDate::parse(&format!("{year:04}-{month:02}-{day:02}")).ok()
    };
    match *parts.as_slice() {
        [year] => PartialDate::parse(&format!("{year:04}")).ok(),
        [month, year] if year > 999 => PartialDate::parse(&format!("{year:04}-{month:02}")).ok(),
        [year, month] => PartialDate::parse(&format!("{year:04}-{month:02}")).ok(),
        [day, month, year] if year > 999 => {
            date(year, month, day).or_else(|| date(year, day, month))
        }
        [year, month, day] => date(year, month, day).or_else(|| date(year, day, month)),
        _ => None,
    }
}

/// A number, perhaps with the ending of a first day, or a month's name.
fn number(word: &str) -> Option<u16> {
    let month = MONTHS.iter().position(|(french, english)| {
        [*french, *english]
            .iter()
            .any(|name| *name == word || (word.len() >= 3 && name.starts_with(word)))
    });
    match month {
        Some(month) => u16::try_from(month.saturating_add(1)).ok(),
        None => word
            .trim_end_matches("er")
            .trim_end_matches("st")
            .trim_end_matches("th")
            .parse()
            .ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_probable_date_is_proposed() {
        for (text, precision, fixed) in [
            ("31/12/2026", Some(Precision::Day), "\"2026-12-31\""),
            ("12/31/2026", Some(Precision::Day), "\"2026-12-31\""),
            ("2026-6-1", Some(Precision::Day), "\"2026-06-01\""),
            ("2026-13-01", Some(Precision::Day), "\"2026-01-13\""),
            ("24 juin 2022", Some(Precision::Day), "\"2022-06-24\""),
            ("1er août 2022", None, "\"2022-08-01\""),
            ("March 2021", Some(Precision::Month), "\"2021-03\""),
            ("2022-06", Some(Precision::Day), "Month(\"2022-06\")"),
            ("2027", Some(Precision::Month), "Year(\"2027\")"),
            ("03/2021", Some(Precision::Day), "Month(\"2021-03\")"),
        ] {
            let (_, found) = fault(text, precision).unwrap();
            assert_eq!(found.as_deref(), Some(fixed), "{text}");
        }
        for text in ["", "bientôt", "2026-02-30", "99999", "0000"] {
            let (_, found) = fault(text, Some(Precision::Day)).unwrap();
            assert_eq!(found, None, "{text}");
        }
        assert_eq!(fault("2022-06-24", None), None);
    }
}
