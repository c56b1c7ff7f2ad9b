//! Texts that say no amount: what stands in the place of one, and amounts found in what people
//! wrote themselves. Knows no contract.

use std::borrow::Cow;
use std::ops::Range;

/// What stands in the place of an amount or a share.
pub const HIDDEN: &str = "•••";

/// What follows a number that is an amount or a share, longest first.
const UNITS: [&str; 21] = [
    "milliards",
    "milliard",
    "millions",
    "million",
    "billions",
    "billion",
    "euros",
    "euro",
    "MEUR",
    "Md€",
    "M€",
    "k€",
    "K€",
    "m€",
    "bn€",
    "EUR",
    "bn",
    "pt",
    "€",
    "%",
    "M\u{a0}€",
];
/// What stands between the ends of a range.
const BETWEEN: [&str; 9] = ["–", "-", "à", "to", "et", "and", "ou", "or", "/"];

/// A text with every amount and every share in it hidden. Years, dates, numbers of axes and
/// counts of things stay.
pub fn masked(text: &str) -> Cow<'_, str> {
    let numbers = numbers(text);
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut next: Option<Range<usize>> = None;
    // From the end: the first end of a range has its unit after the last.
    for number in numbers.iter().rev() {
        let unit = unit_end(text, number.end);
        let before = currency_start(text, number.start);
        let is_first = next.as_ref().is_some_and(|next| {
            let gap = text.get(number.end..next.start).unwrap_or_default();
            BETWEEN.contains(&gap.trim())
        });
        if unit.is_none() && before.is_none() && !is_first {
            next = None;
            continue;
        }
        let span = before.unwrap_or(number.start)..unit.unwrap_or(number.end);
        next = Some(span.clone());
        spans.push(span);
    }
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans.iter().rev() {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(HIDDEN);
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(out)
}

/// Where numbers stand, spaces between thousands and decimal marks included.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let place = |at: usize| chars.get(at).map_or(text.len(), |(place, _)| *place);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        loop {
            while digit(at) {
                at += 1;
            }
            let joins = match chars.get(at) {
                Some((_, '.' | ',')) => digit(at + 1),
                // A space belongs to a number when three digits follow and no more.
                Some((_, ' ' | '\u{a0}' | '\u{202f}')) => {
                    digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
                }
                _ => false,
            };
            if !joins {
                break;
            }
            at += 1;
        }
        found.push(place(start)..place(at));
    }
    found
}

/// Where the unit after a number ends, if one follows.
fn unit_end(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let spaced = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let skipped = rest.len().checked_sub(spaced.len())?;
    let unit = UNITS.iter().find(|unit| {
        let after = spaced.strip_prefix(**unit);
        let is_word = unit.ends_with(char::is_alphabetic);
        after.is_some_and(|after| !is_word || !after.starts_with(char::is_alphanumeric))
    })?;
    let mut end = end.checked_add(skipped)?.checked_add(unit.len())?;
    // « millions d’euros » goes as a whole.
    for tail in [" d’euros", " d'euros", "\u{a0}d’euros", " euros"] {
        if text.get(end..).is_some_and(|rest| rest.starts_with(tail)) {
            end = end.checked_add(tail.len())?;
            break;
        }
    }
    Some(end)
}

/// Where the currency before a number begins, if it stands there.
fn currency_start(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    before.strip_suffix('€').map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_shares_are_hidden_and_nothing_else() {
        for (text, expected) in [
            (
                "La MEL engage 194,6 M€ sur 6 ans",
                "La MEL engage ••• sur 6 ans",
            ),
            ("2 757 M€, soit 57,3 %", "•••, soit •••"),
            ("2\u{202f}757\u{a0}M€", "•••"),
            ("entre 510 et 538 M€", "entre ••• et •••"),
            ("510–538 M€", "•••–•••"),
            ("€2,757m and 57.3%", "•••m and •••"),
            ("142,8 millions d’euros", "•••"),
            ("1,5 milliard d'euros", "•••"),
            (
                "axe 2, signé le 9 janvier 2023",
                "axe 2, signé le 9 janvier 2023",
            ),
            ("contrat 2021-2027, v1", "contrat 2021-2027, v1"),
            ("amount: \"142.8 M€\"", "amount: \"•••\""),
            ("3 points à examiner", "3 points à examiner"),
            ("5 ptérodactyles", "5 ptérodactyles"),
        ] {
            assert_eq!(masked(text), expected, "{text}");
        }
    }
}
