//! Single texts of the file to exact values: amounts, dates, ids. It must not know which field they stand in.

use super::{file, model};
use crate::contract::{
    Amount, AmountError, Citation, DateError, NotAnId, PartialDate, Precision, When,
};

/// A text of the file that is not what its field needs. The shape check refuses such texts first, with their
/// place, so this only shows when the two disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The text.
    pub found: String,
    /// What it should be.
    pub expected: &'static str,
}

pub(in crate::file) type Read<T> = Result<T, Mismatch>;

pub(in crate::file) fn mismatch<T>(found: &str, expected: &'static str) -> Read<T> {
    Err(Mismatch {
        found: found.chars().take(80).collect(),
        expected,
    })
}

pub(in crate::file) fn id<T>(new: impl Fn(&str) -> Result<T, NotAnId>, text: &str) -> Read<T> {
    new(text).or_else(|_| mismatch(text, "an id"))
}

pub(super) fn ids<T>(
    new: impl Fn(&str) -> Result<T, NotAnId> + Copy,
    texts: &[String],
) -> Read<Vec<T>> {
    texts.iter().map(|text| id(new, text)).collect()
}

pub(in crate::file) fn maybe<T>(
    new: impl Fn(&str) -> Result<T, NotAnId>,
    text: Option<&String>,
) -> Read<Option<T>> {
    text.map(|text| id(new, text)).transpose()
}

pub(super) fn amount(text: &str) -> Read<Amount> {
    text.parse()
        .or_else(|_: AmountError| mismatch(text, "an amount"))
}

fn date(text: &str, precision: Option<Precision>) -> Read<PartialDate> {
    let read = match precision {
        Some(precision) => PartialDate::parse_as(text, precision),
        None => PartialDate::parse(text),
    };
    read.or_else(|_: DateError| mismatch(text, "a date"))
}

pub(in crate::file) fn dated(from: file::Dated) -> Read<PartialDate> {
    match from {
        file::Dated::Day(text) => date(&text, Some(Precision::Day)),
        file::Dated::Month(text) => date(&text, Some(Precision::Month)),
        file::Dated::Year(text) => date(&text, Some(Precision::Year)),
    }
}

pub(in crate::file) fn when(from: file::When) -> Read<When> {
    Ok(match from {
        file::When::Day(text) => When::On(date(&text, Some(Precision::Day))?),
        file::When::Month(text) => When::On(date(&text, Some(Precision::Month))?),
        file::When::Year(text) => When::On(date(&text, Some(Precision::Year))?),
        file::When::NotBefore(text) => When::NotBefore(date(&text, None)?),
        file::When::Between(first, last) => When::Between(date(&first, None)?, date(&last, None)?),
        file::When::From(text) => When::From(date(&text, None)?),
        file::When::Unknown => When::Unknown,
    })
}

/// Splits `source` or `source#quote`; both parts must be ids.
fn citation(text: &str) -> Read<Citation> {
    let (source, quote) = match text.split_once('#') {
        Some((source, quote)) => (source, Some(quote.to_owned())),
        None => (text, None),
    };
    Ok(Citation {
        source: id(model::SourceId::new, source)?,
        quote: maybe(model::QuoteId::new, quote.as_ref())?,
    })
}

pub(super) fn citations(texts: Vec<String>) -> Read<Vec<Citation>> {
    texts.iter().map(|text| citation(text)).collect()
}
