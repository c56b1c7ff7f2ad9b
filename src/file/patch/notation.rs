//! Amounts and shares in the notation of the text that they replace: decimal mark, group separator, minus, and what
//! stands before the unit. It must not know which field they stand in.

use crate::contract::{Amount, Share};
use crate::file::shape::Rule;

/// `canonical`, such as `1234.5 M€`, written as `old` is; `mark` is used when `old` has no decimals. The canonical text
/// is given back when the other way of writing it would not be read as the same.
pub(super) fn like(old: &str, canonical: &str, rule: Rule, mark: char) -> String {
    let written = rewrite(old, canonical, mark);
    let is_same = match rule {
        Rule::Amount => {
            let amount = |text: &str| text.parse::<Amount>().ok();
            amount(&written).is_some() && amount(&written) == amount(canonical)
        }
        Rule::Share => {
            let share = |text: &str| text.parse::<Share>().ok();
            share(&written).is_some() && share(&written) == share(canonical)
        }
        _ => false,
    };
    if is_same {
        written
    } else {
        canonical.to_owned()
    }
}

fn rewrite(old: &str, canonical: &str, mark: char) -> String {
    let (old_number, old_gap) = split(old);
    let Some((number, unit)) = canonical.split_once(' ') else {
        return canonical.to_owned();
    };
    let old_mark = old_number.chars().find(|c| matches!(c, ',' | '.'));
    let (is_negative, digits) = match number.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, number),
    };
    let (whole, decimals) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut text = String::new();
    if is_negative {
        text.push(if old.contains('−') { '−' } else { '-' });
    }
    text.push_str(&grouped(whole, separator(old_number)));
    if let Some(decimals) = decimals {
        text.push(old_mark.unwrap_or(mark));
        text.push_str(decimals);
    }
    text.push_str(old_gap);
    text.push_str(unit);
    text
}

/// The number, and what stands between it and the unit.
fn split(text: &str) -> (&str, &str) {
    let Some(last) = text.rfind(|c: char| c.is_ascii_digit()) else {
        return (text, " ");
    };
    let (number, rest) = text
        .split_at_checked(last.saturating_add(1))
        .unwrap_or((text, ""));
    let unit = rest.trim_start();
    let gap = rest
        .get(..rest.len().saturating_sub(unit.len()))
        .unwrap_or(" ");
    (number, gap)
}

/// What stands between groups of three digits.
fn separator(number: &str) -> Option<char> {
    number
        .trim_matches(|c: char| !c.is_ascii_digit())
        .chars()
        .find(|c| !c.is_ascii_digit() && !matches!(c, ',' | '.'))
}

fn grouped(digits: &str, separator: Option<char>) -> String {
    let Some(separator) = separator else {
        return digits.to_owned();
    };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at) % 3 == 0 {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_keeps_the_notation_of_the_old_one() {
        let cases = [
            ("142.8 M€", "143.0 M€", "143.0 M€"),
            ("142,8 M€", "143.0 M€", "143,0 M€"),
            ("142,8\u{a0}M€", "12.25 Md€", "12,25\u{a0}Md€"),
            ("31,8M€", "32 M€", "32M€"),
            (
                "2\u{202f}750\u{202f}000\u{a0}€",
                "12345678.5 €",
                "12\u{202f}345\u{202f}678,5\u{a0}€",
            ),
            ("−2 k€", "-3 k€", "−3 k€"),
            ("300 M€", "300.5 M€", "300,5 M€"),
        ];
        for (old, new, expected) in cases {
            assert_eq!(like(old, new, Rule::Amount, ','), expected, "{old}");
        }
        assert_eq!(like("57,3%", "58.25 %", Rule::Share, '.'), "58,25%");
    }
}
