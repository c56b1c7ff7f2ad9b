//! Decimal numbers as text. Never changes a value: the digits given are the digits printed.
//! Knows nothing of units, money and rounding of amounts.

use super::discreet::HIDDEN;
use super::{Lang, Tongue};
use crate::contract::Decimal;
use rust_decimal::RoundingStrategy;

/// The no-break space between a number and its unit or sign.
pub const NO_BREAK: char = '\u{a0}';
/// The narrow no-break space between groups of three digits in French.
pub const NARROW: char = '\u{202f}';
/// The minus sign.
pub const MINUS: char = '\u{2212}';

/// The number with every digit kept, in groups of three: `2 757,5`, `2,757.5`, `−0,10`.
/// Years are not numbers and never go through here. Where amounts are hidden, so is every number
/// but a count of things.
pub fn number(value: Decimal, lang: Lang) -> String {
    if lang.hides_amounts() {
        return HIDDEN.to_owned();
    }
    digits(value, lang)
}

fn digits(value: Decimal, lang: Lang) -> String {
    let plain = value.abs().to_string();
    let (integer, fraction) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let (group, mark) = match lang.tongue() {
        Tongue::Fr => (NARROW, ','),
        Tongue::En => (',', '.'),
    };
    let mut out = String::with_capacity(plain.len() + 8);
    if is_below_zero(value) {
        out.push(MINUS);
    }
    for (i, digit) in integer.chars().enumerate() {
        if i > 0 && (integer.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(mark);
        out.push_str(fraction);
    }
    out
}

/// A difference: `+7`, `−0,1`, and `0` without a sign.
pub fn signed(value: Decimal, lang: Lang) -> String {
    let text = number(value, lang);
    if value.is_zero() || is_below_zero(value) || lang.hides_amounts() {
        text
    } else {
        format!("+{text}")
    }
}

/// A whole count: `1 124`.
pub fn whole(count: i64, lang: Lang) -> String {
    digits(Decimal::from(count), lang)
}

/// A count of things in memory: `12 000`.
pub fn tally(count: usize, lang: Lang) -> String {
    whole(i64::try_from(count).unwrap_or(i64::MAX), lang)
}

/// A small count as a word, as titles write it: `quatre`, `four`; figures from ten on.
pub fn spelled(count: usize, lang: Lang) -> String {
    let words = match lang.tongue() {
        Tongue::Fr => [
            "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
        ],
        Tongue::En => [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        ],
    };
    words
        .get(count)
        .map_or_else(|| tally(count, lang), |word| (*word).to_owned())
}

/// The number as spreadsheets read it: no groups, ASCII minus, the decimal mark of the language.
pub fn plain(value: Decimal, lang: Lang) -> String {
    if lang.hides_amounts() {
        return HIDDEN.to_owned();
    }
    let value = if value.is_zero() { value.abs() } else { value };
    let text = value.to_string();
    match lang.tongue() {
        Tongue::Fr => text.replace('.', ","),
        Tongue::En => text,
    }
}

/// Exactly `decimals` digits after the mark, halves away from zero.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    let mut out = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    out.rescale(decimals);
    out
}

/// At most `decimals` digits after the mark and no trailing zero. A value that is not zero never
/// becomes zero: it keeps its first digit instead, however far that stands.
pub fn at_most(value: Decimal, decimals: u32) -> Decimal {
    let mut places = decimals;
    let mut out = rounded(value, places);
    while out.is_zero() && !value.is_zero() && places < value.scale() {
        places += 1;
        out = rounded(value, places);
    }
    out.normalize()
}

fn is_below_zero(value: Decimal) -> bool {
    value.is_sign_negative() && !value.is_zero()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn digits_are_kept_and_grouped() {
        assert_eq!(number(dec("2757.5"), Lang::Fr), "2\u{202f}757,5");
        assert_eq!(number(dec("2757.5"), Lang::En), "2,757.5");
        assert_eq!(number(dec("2.0"), Lang::Fr), "2,0");
        assert_eq!(number(dec("2"), Lang::Fr), "2");
        assert_eq!(
            number(dec("31800000"), Lang::Fr),
            "31\u{202f}800\u{202f}000"
        );
        assert_eq!(number(dec("123456"), Lang::En), "123,456");
        assert_eq!(number(dec("-0.10"), Lang::Fr), "\u{2212}0,10");
        assert_eq!(number(dec("-0.0"), Lang::Fr), "0,0");
    }

    #[test]
    fn differences_carry_their_sign() {
        assert_eq!(signed(dec("7"), Lang::Fr), "+7");
        assert_eq!(signed(dec("-0.1"), Lang::Fr), "\u{2212}0,1");
        assert_eq!(signed(dec("0"), Lang::En), "0");
    }

    #[test]
    fn spreadsheets_get_no_spaces() {
        assert_eq!(plain(dec("-2757.50"), Lang::Fr), "-2757,50");
        assert_eq!(plain(dec("2757.50"), Lang::En), "2757.50");
        assert_eq!(plain(dec("-0"), Lang::En), "0");
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(rounded(dec("2.5"), 0), dec("3"));
        assert_eq!(rounded(dec("-2.5"), 0), dec("-3"));
        assert_eq!(rounded(dec("9"), 1).to_string(), "9.0");
        assert_eq!(at_most(dec("1579.761"), 0), dec("1580"));
        assert_eq!(at_most(dec("31.80"), 2).to_string(), "31.8");
    }

    #[test]
    fn something_is_never_printed_as_nothing() {
        assert_eq!(at_most(dec("0.0004"), 1).to_string(), "0.0004");
        assert_eq!(at_most(dec("0.00056"), 1).to_string(), "0.001");
        assert_eq!(at_most(dec("0"), 1).to_string(), "0");
    }
}
