//! Amounts, shares and dates as text in a field, and back. What is written reads back as the
//! same value, digits included.

use super::FieldProblem;
use crate::contract::{Amount, AmountError, Share, Unit, When, is_space, parse_number};
use crate::wording::Lang;

/// An amount with its unit, in the language's decimal mark.
pub(super) fn amount_text(amount: Amount, lang: Lang) -> String {
    localised(amount.to_string(), lang)
}

/// A percentage, in the language's decimal mark.
pub(super) fn share_text(share: Share, lang: Lang) -> String {
    localised(share.to_string(), lang)
}

fn localised(text: String, lang: Lang) -> String {
    match lang {
        Lang::Fr => text.replace('.', ","),
        Lang::En => text,
    }
}

/// Reads an amount; a bare number is in millions of euros.
pub(super) fn amount(text: &str) -> Result<Amount, FieldProblem> {
    match text.parse::<Amount>() {
        Err(AmountError::NoUnit) => parse_number(text.trim_matches(is_space))
            .and_then(|number| Amount::new(number, Unit::Million))
            .map_err(FieldProblem::Amount),
        read => read.map_err(FieldProblem::Amount),
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

/// A date in the language's words.
pub(super) fn when_text(when: When, _lang: Lang) -> String {
    match when {
        When::On(d) => d.to_string(),
        When::NotBefore(d) => format!(">={d}"),
        When::Between(a, b) => format!("{a}..{b}"),
        When::From(d) => format!("{d}.."),
        When::Unknown => "?".to_owned(),
    }
}

/// Reads a date in people's words.
pub(super) fn when(text: &str) -> Option<When> {
    use crate::contract::PartialDate;
    let date = |t: &str| PartialDate::parse(t.trim()).ok();
    if text == "?" {
        return Some(When::Unknown);
    }
    if let Some(rest) = text.strip_prefix(">=") {
        return date(rest).map(When::NotBefore);
    }
    match text.split_once("..") {
        Some((a, "")) => date(a).map(When::From),
        Some((a, b)) => Some(When::Between(date(a)?, date(b)?)),
        None => date(text).map(When::On),
    }
}
