//! The amounts and percentages that a quoted passage states, in any of the ways people write
//! them: `31,8M€`, `142,8 M€`, `2,75 milliards d’euros`, `768 ou 770 M€`, `57,3 %`.
//!
//! Reads what is certain and leaves the rest: a number without a unit is no amount.

use crate::contract::{Amount, Decimal, Share, Unit, is_space, parse_number};

/// Every amount that the passage states, in order.
pub fn amounts_in(text: &str) -> Vec<Amount> {
    measures(text, unit_at)
        .into_iter()
        .filter_map(|(number, unit)| Amount::new(number, unit).ok())
        .collect()
}

/// Every percentage that the passage states, in order.
pub fn shares_in(text: &str) -> Vec<Share> {
    measures(text, percent_at)
        .into_iter()
        .filter_map(|(number, ())| format!("{number} %").parse().ok())
        .collect()
}

/// Numbers followed by what `unit_at` recognises; numbers joined by “et”, “ou”, “à”, a comma or a
/// slash to one that has a unit take that unit.
fn measures<U: Copy>(text: &str, unit_at: fn(&str) -> Option<U>) -> Vec<(Decimal, U)> {
    let mut found = Vec::new();
    let mut waiting: Vec<Decimal> = Vec::new();
    let mut rest = text;
    let mut before: Option<char> = None;
    while let Some(c) = rest.chars().next() {
        let part_of_word = before.is_some_and(|b| b.is_alphanumeric() || matches!(b, '.' | ','));
        let length = number_length(rest);
        if length == 0 || part_of_word {
            if !is_joint(rest, c) {
                waiting.clear();
            }
            let (skipped, joint) = skip(rest, c);
            before = skipped;
            rest = joint;
            continue;
        }
        let (digits, after) = rest.split_at(length);
        before = digits.chars().last();
        rest = after;
        let Ok(number) = parse_number(digits) else {
            waiting.clear();
            continue;
        };
        match unit_at(after.trim_start_matches(is_space)) {
            Some(unit) => {
                found.extend(waiting.drain(..).map(|n| (n, unit)));
                found.push((number, unit));
            }
            None if is_year(digits) => waiting.clear(),
            None => waiting.push(number),
        }
    }
    found
}

/// “en 2023, 1 386 M€” does not speak of 2 023 M€.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && matches!(digits.parse(), Ok(1900..=2099))
}

const JOINTS: [&str; 6] = ["et ", "ou ", "à ", "and ", "or ", "to "];

fn is_joint(rest: &str, c: char) -> bool {
    is_space(c) || matches!(c, ',' | '/' | '–') || JOINTS.iter().any(|j| rest.starts_with(j))
}

/// Steps over one joint word or one character.
fn skip(rest: &str, c: char) -> (Option<char>, &str) {
    let joint = JOINTS.iter().find_map(|j| rest.strip_prefix(j));
    match joint {
        Some(after) => (Some(' '), after),
        None => (Some(c), rest.get(c.len_utf8()..).unwrap_or_default()),
    }
}

/// Bytes of the number that starts here: digits, spaces before groups of three, one mark that
/// digits follow. Zero when none starts here.
fn number_length(text: &str) -> usize {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let mut length = first;
    let mut grouping = (1..=3).contains(&first);
    while grouping {
        let rest = text.get(length..).unwrap_or_default();
        let space = rest.chars().next().filter(|c| is_space(*c));
        let group = rest.trim_start_matches(is_space);
        let gap = rest.len().saturating_sub(group.len());
        grouping = space.is_some_and(|s| s.len_utf8() == gap) && digits(group) == 3;
        if grouping {
            length = length.saturating_add(gap).saturating_add(3);
        }
    }
    let rest = text.get(length..).unwrap_or_default();
    if let Some(fraction) = rest.strip_prefix([',', '.']) {
        let decimals = digits(fraction);
        if first > 0 && decimals > 0 {
            length = length.saturating_add(1).saturating_add(decimals);
        }
    }
    length
}

/// The unit that the text starts with. Longest first; words stand for their symbols.
fn unit_at(text: &str) -> Option<Unit> {
    const UNITS: [(&str, Unit); 18] = [
        ("milliards", Unit::Billion),
        ("milliard", Unit::Billion),
        ("billion", Unit::Billion),
        ("millions", Unit::Million),
        ("million", Unit::Million),
        ("Mds€", Unit::Billion),
        ("Mds €", Unit::Billion),
        ("Md€", Unit::Billion),
        ("Md €", Unit::Billion),
        ("MD€", Unit::Billion),
        ("M€", Unit::Million),
        ("M €", Unit::Million),
        ("m€", Unit::Million),
        ("k€", Unit::Thousand),
        ("K€", Unit::Thousand),
        ("k €", Unit::Thousand),
        ("€", Unit::Euro),
        ("euro", Unit::Euro),
    ];
    UNITS
        .iter()
        .find(|(symbol, _)| text.starts_with(symbol))
        .map(|(_, unit)| *unit)
}

fn percent_at(text: &str) -> Option<()> {
    ["%", "pour cent", "percent", "per cent"]
        .iter()
        .any(|symbol| text.starts_with(symbol))
        .then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        amounts_in(text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("Budget MEL : 31,8M€, pour la transition", vec!["31.8 M€"]),
            (
                "Budget MEL : 142,8\u{202f}M€, au bénéfice",
                vec!["142.8 M€"],
            ),
            (
                "L’engagement de la MEL s’élève à 194,6 M€ (comparable à celui du Nord de 195,4M€).",
                vec!["194.6 M€", "195.4 M€"],
            ),
            ("un budget de 2,75 milliards d’euros", vec!["2.75 Md€"]),
            ("plus de 2,7 Md€ sur 7 ans", vec!["2.7 Md€"]),
            ("768 ou 770 M€", vec!["768 M€", "770 M€"]),
            ("994, 995 et 768 M€", vec!["994 M€", "995 M€", "768 M€"]),
            ("en 2023, 1 386 M€ ", vec!["1386 M€"]),
            ("4 194 356,98 € versés", vec!["4194356.98 €"]),
            ("2.5 million euros", vec!["2.5 M€"]),
            ("sept ans, 2021-2027, 6 axes", vec![]),
            ("1.234.567 €", vec![]),
            ("le PPA59 M€", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn percentages_too() {
        let shares = shares_in("36 % pour l’État, 57,3% pour l’axe 2, 12 M€");
        let texts: Vec<String> = shares.iter().map(ToString::to_string).collect();
        assert_eq!(texts, ["36 %", "57.3 %"]);
    }
}
