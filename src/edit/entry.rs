//! What people type into a cell: amounts in any notation, a change of the present amount, or a
//! word for a kind of nothing. Exact; nothing is guessed. Accepts French and English alike and
//! speaks neither.

use crate::contract::{Amount, AmountError, Decimal, Unit, parse_number};

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// An amount, with the precision of its digits.
    Amount(Amount),
    /// Zero: a decision or an amount, to be asked.
    Zero(Amount),
    /// Not published.
    NotPublished,
    /// Pending; the reason is to be asked.
    Pending,
    /// Not applicable.
    NotApplicable,
}

/// Why what was typed is not an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryError {
    /// Nothing was typed.
    Empty,
    /// Not an amount.
    Number(AmountError),
    /// One mark followed by three digits: decimals or thousands, to be asked.
    Ambiguous {
        /// Read with a decimal mark.
        as_decimal: Amount,
        /// Read with a thousands mark.
        as_thousands: Amount,
    },
    /// A minus before a lone number: to take away from the present amount, or below zero.
    SignAmbiguous {
        /// The present amount less the number.
        less: Amount,
        /// The number below zero.
        negative: Amount,
    },
    /// A percentage without `+` or `-` before it.
    PercentNeedsSign,
    /// A percentage that is no plain number, or beyond ± 1000.
    BadPercent,
    /// There is no present amount to change.
    NothingToChange,
}

impl From<AmountError> for EntryError {
    fn from(error: AmountError) -> Self {
        EntryError::Number(error)
    }
}

/// Reads what was typed in a cell that holds `current`, shown in `unit`. Typed digits give the
/// precision; a percentage keeps that of the present amount; a sum has the finest of its terms.
pub fn parse_entry(text: &str, current: Option<Amount>, unit: Unit) -> Result<Entry, EntryError> {
    let text = tidy(text);
    if text.is_empty() {
        return Err(EntryError::Empty);
    }
    if let Some(word) = word(&text) {
        return Ok(word);
    }
    if let Some(percent) = text.strip_suffix('%') {
        return changed_by(percent.trim_end(), current);
    }
    let terms = terms(&text)?;
    let ambiguous = terms.iter().any(|term| is_ambiguous(term.number));
    let as_decimal = total(&terms, current, unit, Mark::Decimal)?;
    if ambiguous {
        let as_thousands = total(&terms, current, unit, Mark::Thousands)?;
        return Err(EntryError::Ambiguous {
            as_decimal,
            as_thousands,
        });
    }
    if let ([only], Some(present)) = (terms.as_slice(), current)
        && only.sign == Some(Sign::Minus)
        && !as_decimal.value().is_zero()
    {
        return Err(EntryError::SignAmbiguous {
            less: add(present, as_decimal)?,
            negative: as_decimal,
        });
    }
    Ok(entry(as_decimal))
}

fn entry(amount: Amount) -> Entry {
    if amount.value().is_zero() {
        Entry::Zero(amount)
    } else {
        Entry::Amount(amount)
    }
}

/// Plain spaces, plain minus signs, no white space around.
fn tidy(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{2212}' | '–' | '—' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    text.chars()
        .map(plain)
        .collect::<String>()
        .trim()
        .to_owned()
}

fn word(text: &str) -> Option<Entry> {
    let lower = text.to_lowercase();
    Some(match lower.as_str() {
        "n.c." | "n.c" | "nc" | "n.p." | "n.p" | "np" | "non communiqué" | "non publié"
        | "not published" => Entry::NotPublished,
        "attente" | "en attente" | "pending" => Entry::Pending,
        "-" | "s.o." | "s.o" | "so" | "sans objet" | "n/a" | "na" | "n.a." | "not applicable" => {
            Entry::NotApplicable
        }
        _ => return None,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

impl Sign {
    fn of(c: char) -> Option<Sign> {
        match c {
            '+' => Some(Sign::Plus),
            '-' => Some(Sign::Minus),
            _ => None,
        }
    }
}

/// One number of a sum.
#[derive(Debug, Clone, Copy)]
struct Term<'a> {
    /// None for a first number without a sign.
    sign: Option<Sign>,
    number: &'a str,
    unit: Option<Unit>,
}

/// How a lone mark before three digits is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Decimal,
    Thousands,
}

fn changed_by(percent: &str, current: Option<Amount>) -> Result<Entry, EntryError> {
    let mut rest = percent.chars();
    let sign = rest.next().and_then(Sign::of);
    let sign = sign.ok_or(EntryError::PercentNeedsSign)?;
    let points = parse_number(rest.as_str().trim()).map_err(|_| EntryError::BadPercent)?;
    if points.is_sign_negative() || points > Decimal::ONE_THOUSAND || points.scale() > 4 {
        return Err(EntryError::BadPercent);
    }
    let current = current.ok_or(EntryError::NothingToChange)?;
    let too_large = AmountError::TooLarge;
    let share = points.checked_div(Decimal::ONE_HUNDRED).ok_or(too_large)?;
    let part = current.number().checked_mul(share).ok_or(too_large)?;
    let exact = match sign {
        Sign::Plus => current.number().checked_add(part),
        Sign::Minus => current.number().checked_sub(part),
    };
    let scale = current.number().scale();
    let mut number = halves_away_from_zero(exact.ok_or(too_large)?, scale);
    number.rescale(scale);
    Ok(entry(Amount::new(number, current.unit())?))
}

fn halves_away_from_zero(number: Decimal, scale: u32) -> Decimal {
    number.round_dp_with_strategy(scale, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// Splits at signs: `52,3 M€ + 200 k€`.
fn terms(text: &str) -> Result<Vec<Term<'_>>, EntryError> {
    let mut terms = Vec::new();
    let mut sign = None;
    let mut rest = text;
    if let Some(first) = text.chars().next().and_then(Sign::of) {
        sign = Some(first);
        rest = text.get(1..).unwrap_or_default();
    }
    loop {
        let end = rest.find(['+', '-']).unwrap_or(rest.len());
        let (term, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let (number, unit) = split_unit(term.trim());
        if number.is_empty() {
            return Err(EntryError::Number(AmountError::NotANumber));
        }
        terms.push(Term { sign, number, unit });
        let Some(next) = after.chars().next().and_then(Sign::of) else {
            return Ok(terms);
        };
        sign = Some(next);
        rest = after.get(1..).unwrap_or_default();
    }
}

/// Splits a number from the unit typed after it, or from a euro sign before it.
fn split_unit(term: &str) -> (&str, Option<Unit>) {
    let (body, euro_first) = match term.strip_prefix('€') {
        Some(rest) => (rest.trim_start(), true),
        None => (term, false),
    };
    let digits_end = body.rfind(|c: char| c.is_ascii_digit());
    let end = digits_end.map_or(0, |n| n.saturating_add(1));
    let (number, suffix) = body.split_at_checked(end).unwrap_or((body, ""));
    match unit_word(suffix.trim()) {
        Some(unit) => (number, Some(unit)),
        None if euro_first && suffix.is_empty() => (number, Some(Unit::Euro)),
        // An unknown suffix stays with the number, which is then refused.
        None => (term, None),
    }
}

fn unit_word(suffix: &str) -> Option<Unit> {
    let lower = suffix.to_lowercase().replace('’', "'");
    let bare = lower
        .trim_end_matches("d'euros")
        .trim_end_matches("d'€")
        .trim_end();
    Some(match bare {
        "€" | "eur" | "euro" | "euros" => Unit::Euro,
        "k" | "k€" | "keur" | "thousand" => Unit::Thousand,
        "m" | "m€" | "meur" | "million" | "millions" | "million €" | "millions €" => {
            Unit::Million
        }
        "md" | "mds" | "md€" | "mds€" | "mdeur" | "milliard" | "milliards" | "milliard €"
        | "milliards €" | "bn" | "bn€" | "billion" => Unit::Billion,
        _ => return None,
    })
}

/// True for one mark followed by exactly three digits, with one to three digits before that
/// could be a group of thousands.
fn is_ambiguous(number: &str) -> bool {
    let Some((before, after)) = number.split_once(['.', ',']) else {
        return false;
    };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    after.len() == 3
        && digits(after)
        && (1..=3).contains(&before.len())
        && digits(before)
        && !before.starts_with('0')
}

/// The sum of the terms, started from the present amount when the first has a plus sign.
fn total(
    terms: &[Term<'_>],
    current: Option<Amount>,
    unit: Unit,
    mark: Mark,
) -> Result<Amount, EntryError> {
    // A unit typed once holds for the terms without one.
    let typed: Vec<Unit> = terms.iter().filter_map(|term| term.unit).collect();
    let shared = match typed.as_slice() {
        [only] => *only,
        _ => unit,
    };
    let mut sum: Option<Amount> = None;
    for (n, term) in terms.iter().enumerate() {
        let number = match mark {
            Mark::Thousands if is_ambiguous(term.number) => {
                parse_number(&term.number.replace(['.', ','], ""))?
            }
            _ => parse_number(term.number)?,
        };
        let signed = match term.sign {
            Some(Sign::Minus) => -number,
            _ => number,
        };
        let amount = Amount::new(signed, term.unit.unwrap_or(shared))?;
        if n == 0 && term.sign == Some(Sign::Plus) {
            sum = Some(current.ok_or(EntryError::NothingToChange)?);
        }
        sum = Some(match sum {
            Some(before) => add(before, amount)?,
            None => amount,
        });
    }
    sum.ok_or(EntryError::Empty)
}

/// The exact sum, in the unit of the first, with the finest precision of both.
fn add(first: Amount, second: Amount) -> Result<Amount, EntryError> {
    let too_large = AmountError::TooLarge;
    let converted = if first.unit() == second.unit() {
        second.number()
    } else {
        let euros = second
            .number()
            .checked_mul(second.unit().factor())
            .ok_or(too_large)?;
        euros.checked_div(first.unit().factor()).ok_or(too_large)?
    };
    let mut number = first.number().checked_add(converted).ok_or(too_large)?;
    let step = |a: Amount| i64::from(a.unit().exponent()) - i64::from(a.number().scale());
    let finest = step(first).min(step(second));
    let scale = i64::from(first.unit().exponent()) - finest;
    number.rescale(u32::try_from(scale).map_err(|_| too_large)?);
    Ok(Amount::new(number, first.unit())?)
}
