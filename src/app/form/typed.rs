//! Amounts, shares and dates as text in a field, and back. What is written reads back as the
//! same value, digits included.

use super::FieldProblem;
use crate::contract::{Amount, AmountError, PartialDate, Share, Unit, When};
use crate::edit::{Entry, EntryError, parse_date, parse_entry};
use crate::wording::date::Style;
use crate::wording::{self, Key, Lang, Tongue};

/// An amount with its unit, in the language's decimal mark.
pub(super) fn amount_text(amount: Amount, lang: Lang) -> String {
    localised(amount.to_string(), lang)
}

/// A percentage, in the language's decimal mark.
pub(super) fn share_text(share: Share, lang: Lang) -> String {
    localised(share.to_string(), lang)
}

fn localised(text: String, lang: Lang) -> String {
    match lang.tongue() {
        Tongue::Fr => text.replace('.', ","),
        Tongue::En => text,
    }
}

/// Reads an amount; a bare number is in millions of euros.
pub(super) fn amount(text: &str) -> Result<Amount, FieldProblem> {
    match text.parse::<Amount>() {
        Err(AmountError::NoUnit) => bare(text),
        read => read.map_err(FieldProblem::Amount),
    }
}

fn bare(text: &str) -> Result<Amount, FieldProblem> {
    match parse_entry(text, None, Unit::Million) {
        Ok(Entry::Amount(amount) | Entry::Zero(amount)) => Ok(amount),
        // Only a unit tells decimals from thousands.
        Err(EntryError::Ambiguous { .. }) => Err(FieldProblem::Ambiguous),
        Err(EntryError::Number(error)) => Err(FieldProblem::Amount(error)),
        Ok(_) | Err(_) => Err(FieldProblem::Amount(AmountError::NotANumber)),
    }
}

/// Reads a percentage; the sign may be left out.
pub(super) fn share(text: &str) -> Result<Share, FieldProblem> {
    let read = match text.parse::<Share>() {
        Err(AmountError::NoUnit) => format!("{text} %").parse(),
        read => read,
    };
    read.map_err(FieldProblem::Share)
}

/// A date in the language's words; with ISO dates where those words would not read back as the
/// same date.
pub(super) fn when_text(when: When, lang: Lang) -> String {
    let words = wording::date::when(when, Style::Long, lang);
    if parse_date(&words) == Ok(when) {
        return words;
    }
    match when {
        When::On(date) => date.to_string(),
        When::NotBefore(date) => with_date(lang, Key::DateNotBefore, date),
        When::From(date) => with_date(lang, Key::DateSince, date),
        When::Between(start, end) => match lang.tongue() {
            Tongue::Fr => format!("du {start} au {end}"),
            Tongue::En => format!("from {start} to {end}"),
        },
        When::Unknown => "?".to_owned(),
    }
}

fn with_date(lang: Lang, words: Key, date: PartialDate) -> String {
    wording::fill(lang, words, &[("date", &date.to_string())])
}

/// Reads a date in people's words.
pub(super) fn when(text: &str) -> Result<When, FieldProblem> {
    parse_date(text).map_err(FieldProblem::Date)
}
