//! Amounts as text: as published, in a chosen unit, as differences, as ranges, aloud.
//! Values are never changed except by a rounding that the caller asks for.

use super::discreet::HIDDEN;
use super::number::{self, MINUS, NO_BREAK};
use super::{Key, Lang, Tongue, fill, text};
use crate::contract::{Amount, Bound, Decimal, Euros, Interval, Statement, Unit};

/// The unit that a view shows amounts in.
pub type DisplayUnit = Unit;

/// A sign before a number that is not the exact figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// The figure itself: no sign.
    Exact,
    /// `≥`: some parts are not known.
    AtLeast,
    /// `≤`: the base is not fully known.
    AtMost,
    /// `≈`: computed, or published as “about”.
    About,
    /// `>`: published as “more than”.
    MoreThan,
}

/// The text after its sign and a no-break space: `≥ 31,8`.
pub fn prefixed(sign: Sign, text: &str) -> String {
    let mark = match sign {
        Sign::Exact => return text.to_owned(),
        Sign::AtLeast => '≥',
        Sign::AtMost => '≤',
        Sign::About => '≈',
        Sign::MoreThan => '>',
    };
    format!("{mark}{NO_BREAK}{text}")
}

/// The sign that stands for the wording of a published amount.
pub fn sign_of(bound: Bound) -> Sign {
    match bound {
        Bound::Exact => Sign::Exact,
        Bound::About => Sign::About,
        Bound::MoreThan => Sign::MoreThan,
        Bound::UpTo => Sign::AtMost,
    }
}

/// The symbol of a unit, for headers: `M€`, `€m`.
pub fn unit_symbol(unit: DisplayUnit, lang: Lang) -> &'static str {
    match (lang.tongue(), unit) {
        (Tongue::Fr, unit) => unit.symbol(),
        (Tongue::En, Unit::Euro) => "€",
        (Tongue::En, Unit::Thousand) => "€k",
        (Tongue::En, Unit::Million) => "€m",
        (Tongue::En, Unit::Billion) => "€bn",
    }
}

/// How many digits after the mark a number of `unit`s needs to show a step of `step`.
pub fn decimals_of(step: Option<Euros>, unit: DisplayUnit) -> u32 {
    let Some(step) = step else { return 0 };
    let in_units = step
        .decimal()
        .checked_div(unit.factor())
        .unwrap_or_default();
    in_units.normalize().scale()
}

/// The amount as published, digits and unit kept: `142,8 M€`, `€142.8m`.
pub fn published(amount: Amount, lang: Lang) -> String {
    with_unit(&number::number(amount.number(), lang), amount.unit(), lang)
}

/// The amount with its wording: `plus de 2,7 Md€`, `environ 2 Md€`, `jusqu’à 10 M€`.
pub fn statement(statement: Statement, lang: Lang) -> String {
    worded(statement.bound, &published(statement.amount, lang), lang)
}

/// The amount with its wording as a sign: `> 2,7 Md€`, `≈ 2 Md€`, `≤ 10 M€`.
pub fn statement_short(statement: Statement, lang: Lang) -> String {
    prefixed(sign_of(statement.bound), &published(statement.amount, lang))
}

fn worded(bound: Bound, amount: &str, lang: Lang) -> String {
    let key = match bound {
        Bound::Exact => return amount.to_owned(),
        Bound::About => Key::BoundAbout,
        Bound::MoreThan => Key::BoundMoreThan,
        Bound::UpTo => Key::BoundUpTo,
    };
    fill(lang, key, &[("amount", amount)])
}

/// The number of units with the published precision kept: `142,8`; 2,75 Md€ in M€ is `2 750`.
pub fn in_unit(amount: Amount, unit: DisplayUnit, lang: Lang) -> String {
    number::number(number_in(amount, unit), lang)
}

/// As [`in_unit`], with the unit: `142,8 M€`.
pub fn in_unit_named(amount: Amount, unit: DisplayUnit, lang: Lang) -> String {
    with_unit(&in_unit(amount, unit, lang), unit, lang)
}

/// The exact number of units whose digits tell the published precision, as far as digits can.
fn number_in(amount: Amount, unit: DisplayUnit) -> Decimal {
    let scale =
        (amount.number().scale() + unit.exponent()).saturating_sub(amount.unit().exponent());
    let mut value = units(amount.value(), unit);
    // Never fewer digits than the value has: the precision is finer then, not coarser.
    value.rescale(scale.max(value.normalize().scale()));
    value
}

/// Exact euros as a number of units with at most `decimals` digits after the mark: `2 757`.
/// What is not zero is never printed as zero.
pub fn euros(value: Euros, unit: DisplayUnit, decimals: u32, lang: Lang) -> String {
    number::number(number::at_most(units(value, unit), decimals), lang)
}

/// As [`euros`], with the unit: `2 757 M€`, `€2,757m`.
pub fn euros_named(value: Euros, unit: DisplayUnit, decimals: u32, lang: Lang) -> String {
    with_unit(&euros(value, unit, decimals, lang), unit, lang)
}

/// A difference: `+7 M€`, `−€0.4m`.
pub fn difference(value: Euros, unit: DisplayUnit, decimals: u32, lang: Lang) -> String {
    let shown = number::at_most(units(value, unit), decimals);
    with_unit(&number::signed(shown, lang), unit, lang)
}

/// A difference without its unit: `+2,0` needs no more than `+2`.
pub fn difference_bare(value: Euros, unit: DisplayUnit, decimals: u32, lang: Lang) -> String {
    number::signed(number::at_most(units(value, unit), decimals), lang)
}

/// Half a step of the last published digit: `± 5 M€`, `± 0,05 M€`.
pub fn tolerance(value: Euros, unit: DisplayUnit, lang: Lang) -> String {
    if lang.hides_amounts() {
        return HIDDEN.to_owned();
    }
    let exact = units(value, unit).normalize();
    format!(
        "±{NO_BREAK}{}",
        with_unit(&number::number(exact, lang), unit, lang)
    )
}

/// A range in units: `1 578–1 581`, `≥ 1 578`, `≤ 1 581`; one number when both ends print alike.
/// `None` when nothing is known of either end.
pub fn range(interval: Interval, unit: DisplayUnit, decimals: u32, lang: Lang) -> Option<String> {
    let end = |e: Euros| euros(e, unit, decimals, lang);
    match (interval.low.map(end), interval.high.map(end)) {
        (Some(low), Some(high)) if low == high => Some(low),
        (Some(low), Some(high)) => Some(format!("{low}–{high}")),
        (Some(low), None) => Some(prefixed(Sign::AtLeast, &low)),
        (None, Some(high)) => Some(prefixed(Sign::AtMost, &high)),
        (None, None) => None,
    }
}

/// A range with its unit after the last number: `1 578–1 581 M€`, `€1,578–1,581m`.
pub fn range_named(
    interval: Interval,
    unit: DisplayUnit,
    decimals: u32,
    lang: Lang,
) -> Option<String> {
    match (interval.low, interval.high) {
        (Some(_), Some(_)) => {
            range(interval, unit, decimals, lang).map(|numbers| with_unit(&numbers, unit, lang))
        }
        (Some(low), None) => Some(prefixed(
            Sign::AtLeast,
            &euros_named(low, unit, decimals, lang),
        )),
        (None, Some(high)) => Some(prefixed(
            Sign::AtMost,
            &euros_named(high, unit, decimals, lang),
        )),
        (None, None) => None,
    }
}

/// For screen readers, in the published unit: `142,8 millions d’euros`.
pub fn spoken(statement: Statement, lang: Lang) -> String {
    let amount = statement.amount;
    let unit = match amount.unit() {
        // Nobody says “thousands of euros”.
        Unit::Thousand => Unit::Euro,
        unit => unit,
    };
    let words = aloud(number_in(amount, unit), unit, lang);
    worded(statement.bound, &words, lang)
}

/// Exact euros for screen readers, in units with at most `decimals` digits.
pub fn spoken_euros(value: Euros, unit: DisplayUnit, decimals: u32, lang: Lang) -> String {
    let unit = match unit {
        Unit::Thousand => Unit::Euro,
        unit => unit,
    };
    aloud(number::at_most(units(value, unit), decimals), unit, lang)
}

fn aloud(value: Decimal, unit: Unit, lang: Lang) -> String {
    if lang.hides_amounts() {
        return text(lang, Key::AmountHiddenSpoken).to_owned();
    }
    // French counts below two as singular, decimals included; English only one itself.
    let one = match lang.tongue() {
        Tongue::Fr => value.abs() < Decimal::TWO,
        Tongue::En => value.abs() == Decimal::ONE,
    };
    let key = match (unit, one) {
        (Unit::Euro | Unit::Thousand, true) => Key::SpokenEuroOne,
        (Unit::Euro | Unit::Thousand, false) => Key::SpokenEuroOther,
        (Unit::Million, true) => Key::SpokenMillionOne,
        (Unit::Million, false) => Key::SpokenMillionOther,
        (Unit::Billion, true) => Key::SpokenBillionOne,
        (Unit::Billion, false) => Key::SpokenBillionOther,
    };
    let digits = number::number(value.abs(), lang);
    let words = fill(lang, key, &[("number", &digits)]);
    if value.is_sign_negative() && !value.is_zero() {
        format!("{} {words}", text(lang, Key::SpokenMinus))
    } else {
        words
    }
}

/// For spreadsheets: the number of units, no group, no unit, ASCII minus: `142,8`.
pub fn plain(amount: Amount, unit: DisplayUnit, lang: Lang) -> String {
    number::plain(number_in(amount, unit), lang)
}

/// Exact euros for spreadsheets: every digit, no group, no unit.
pub fn plain_euros(value: Euros, unit: DisplayUnit, lang: Lang) -> String {
    number::plain(units(value, unit).normalize(), lang)
}

/// Exact number of units: dividing by a power of ten only moves the mark.
fn units(value: Euros, unit: DisplayUnit) -> Decimal {
    value
        .decimal()
        .checked_div(unit.factor())
        .unwrap_or_default()
}

/// A number and its unit: after it in French, around it in English, the minus sign first.
fn with_unit(number: &str, unit: Unit, lang: Lang) -> String {
    if lang.hides_amounts() {
        return number.to_owned();
    }
    if lang.tongue() == Tongue::Fr {
        return format!("{number}{NO_BREAK}{}", unit.symbol());
    }
    let (sign, digits) = match number.strip_prefix([MINUS, '+']) {
        Some(digits) => (number.strip_suffix(digits).unwrap_or(""), digits),
        None => ("", number),
    };
    let suffix = match unit {
        Unit::Euro => "",
        Unit::Thousand => "k",
        Unit::Million => "m",
        Unit::Billion => "bn",
    };
    format!("{sign}€{digits}{suffix}")
}

#[cfg(test)]
mod tests;
