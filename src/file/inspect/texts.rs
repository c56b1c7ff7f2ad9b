//! Holds a quoted text to its rule: a name, an amount, a date, an id. It must not know which ids exist.

use super::super::content::ContentProblem as C;
use super::super::shape::{NAME_MAX, PROSE_MAX, Rule, Shape};
use super::super::tree::{Kind, Node};
use super::{Inspector, dates, found};
use crate::contract::{
    Amount, AmountError, Decimal, MAX_MARKS, Share, Unit, is_hidden, is_id, is_space,
    longest_marks, split_unit, stem,
};

/// Longer texts are no amounts, dates or ids; what is quoted of them is cut here.
const SHOWN: usize = 81;

impl<'a> Inspector<'a> {
    pub(super) fn text_value(&mut self, node: Node<'a>, rule: Rule) {
        let Some(text) = node.text() else {
            return self.no_text(node, rule);
        };
        let quoted = || text.chars().take(SHOWN).collect::<String>();
        match rule {
            Rule::Name | Rule::Line => self.plain_text(node, &text, NAME_MAX, rule),
            Rule::Prose | Rule::Reason | Rule::Motive => {
                self.plain_text(node, &text, PROSE_MAX, rule)
            }
            Rule::Amount => {
                if let Err(error) = text.parse::<Amount>() {
                    let fixed = fixed_amount(&text);
                    self.say(
                        node,
                        node.span(),
                        C::Amount {
                            found: quoted(),
                            error,
                            fixed,
                        },
                    );
                }
            }
            Rule::Share => {
                if let Err(error) = text.parse::<Share>() {
                    let fixed = fixed_share(&text, error);
                    self.say(
                        node,
                        node.span(),
                        C::Share {
                            found: quoted(),
                            error,
                            fixed,
                        },
                    );
                }
            }
            Rule::Date(precision) => {
                if let Some((fault, fixed)) = dates::fault(&text, precision) {
                    self.say(
                        node,
                        node.span(),
                        C::Date {
                            found: quoted(),
                            fault,
                            fixed,
                        },
                    );
                }
            }
            Rule::Id(thing) => {
                if is_id(&text) {
                    self.links.define(thing, text, node);
                } else {
                    self.say(
                        node,
                        node.span(),
                        C::NotAnId {
                            found: quoted(),
                            fixed: stem(&text),
                        },
                    );
                }
            }
            Rule::Ref(thing) => self.links.refer(thing, text, node),
            Rule::Citation => self.links.cite(text, node),
        }
    }

    fn no_text(&mut self, node: Node<'a>, rule: Rule) {
        let source = node.source();
        let number = match node.kind() {
            Kind::Number => !is_plain_number(source),
            Kind::Word => is_no_number(source),
            _ => false,
        };
        if !number || !matches!(rule, Rule::Amount | Rule::Share) {
            return self.wrong(node, &Shape::Text(rule));
        }
        let unit = if rule == Rule::Share {
            "%"
        } else {
            Unit::Million.symbol()
        };
        let fixed = plainly(source).map(|number| format!("{number} {unit}"));
        self.say(
            node,
            node.span(),
            C::OddNumber {
                found: found(node),
                fixed,
            },
        );
    }

    fn plain_text(&mut self, node: Node<'a>, text: &str, limit: usize, rule: Rule) {
        let must_show = matches!(rule, Rule::Name | Rule::Reason | Rule::Motive);
        if must_show && text.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
            self.say(node, node.span(), C::Blank { rule });
        }
        let run = longest_marks(text);
        if run > MAX_MARKS {
            self.say(node, node.span(), C::Marks { run });
        }
        let length = text.chars().count();
        if length > limit {
            self.say(node, node.span(), C::TooLong { length, limit });
        }
        // Control characters as such are reported by the tree; here are those written as escapes.
        let lines_allowed = limit > NAME_MAX;
        let bad = |c: &char| c.is_control() && !(lines_allowed && matches!(c, '\n' | '\t'));
        let raw = node.source().chars().any(char::is_control);
        if let Some(character) = text.chars().find(bad).filter(|_| !raw) {
            self.say(
                node,
                node.span(),
                C::EscapedControl {
                    character,
                    prose: lines_allowed,
                },
            );
        }
    }
}

/// Digits with at most one inner point, perhaps after a minus.
fn is_plain_number(source: &str) -> bool {
    let body = source.strip_prefix('-').unwrap_or(source);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction)
}

/// The words that some programs write for what is no number.
fn is_no_number(word: &str) -> bool {
    ["nan", "inf", "infinity"].contains(&word.to_lowercase().as_str())
}

/// The number in another form of writing, such as `0x1F`, `1_000`, `1e3` or `31.8f32`.
fn plainly(source: &str) -> Option<String> {
    let bare = source.replace('_', "");
    let bare = bare.trim_start_matches('+');
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find(|(prefix, _)| bare.starts_with(prefix));
    if let Some((_, radix)) = radix {
        return i64::from_str_radix(bare.get(2..)?, radix)
            .ok()
            .map(|number| number.to_string());
    }
    let end = bare.find(['f', 'i', 'u']).unwrap_or(bare.len());
    let bare = bare.get(..end)?;
    let number = if bare.contains(['e', 'E']) {
        Decimal::from_scientific(bare).ok()?.normalize().to_string()
    } else if bare.starts_with('.') {
        format!("0{bare}")
    } else {
        bare.trim_end_matches('.').to_owned()
    };
    is_plain_number(&number).then_some(number)
}

/// An amount made of a bare number; the unit is a guess.
pub(super) fn amount_of_number(source: &str) -> Option<String> {
    is_plain_number(source).then(|| format!("{source} {}", Unit::Million.symbol()))
}

/// A percentage made of a bare number.
pub(super) fn share_of_number(source: &str) -> Option<String> {
    is_plain_number(source).then(|| format!("{source} %"))
}

/// The amount that a text was probably meant to be.
fn fixed_amount(text: &str) -> Option<String> {
    if text.len() > 100 {
        return None;
    }
    let text = text.trim();
    let (number, unit) = match split_unit(text) {
        Some((number, unit)) => (number, unit.symbol()),
        None => spelled_unit(text),
    };
    let plain: String = number
        .trim()
        .trim_start_matches(['+', '€'])
        .chars()
        .filter(|c| !is_space(*c) && !matches!(c, '\'' | '’' | '_' | '\u{2009}'))
        .map(wide_digit)
        .collect();
    let plain = if plain.starts_with(['.', ',']) {
        format!("0{plain}")
    } else {
        plain
    };
    let fixed = format!("{plain} {unit}");
    fixed
        .parse::<Amount>()
        .ok()
        .map(|amount| amount.to_string())
}

/// Units as people spell them; M€ when there is none, as most figures of a contract are in millions.
fn spelled_unit(text: &str) -> (&str, &'static str) {
    let lower = text.to_lowercase();
    let units = [
        ("milliards d’euros", "Md€"),
        ("milliards d'euros", "Md€"),
        ("millions d’euros", "M€"),
        ("millions d'euros", "M€"),
        ("milliards", "Md€"),
        ("milliard", "Md€"),
        ("millions", "M€"),
        ("million", "M€"),
        ("euros", "€"),
        ("meur", "M€"),
        ("keur", "k€"),
        ("eur", "€"),
        ("mds€", "Md€"),
        ("md €", "Md€"),
        ("m €", "M€"),
        ("k €", "k€"),
        ("me", "M€"),
        ("m", "M€"),
        ("k", "k€"),
    ];
    for (spelled, unit) in units {
        // The ends are compared in lower case; these letters keep their length.
        if lower.len() == text.len()
            && lower.ends_with(spelled)
            && let Some(number) = text.get(..text.len().saturating_sub(spelled.len()))
        {
            return (number, unit);
        }
    }
    (text, "M€")
}

fn wide_digit(c: char) -> char {
    match u32::from(c) {
        wide @ 0xFF10..=0xFF19 => char::from_digit(wide.saturating_sub(0xFF10), 10).unwrap_or(c),
        _ => c,
    }
}

fn fixed_share(text: &str, error: AmountError) -> Option<String> {
    let number = text.trim().trim_end_matches('%').trim();
    let number = number
        .strip_suffix("percent")
        .or_else(|| number.strip_suffix("pour cent"))
        .unwrap_or(number);
    let fixed: Share = format!("{} %", number.trim()).parse().ok()?;
    (error == AmountError::NoUnit).then(|| fixed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_numbers_are_written_plainly() {
        for (source, plain) in [
            ("31.8f32", "31.8"),
            ("0x1F", "31"),
            ("1_000", "1000"),
            ("1e3", "1000"),
            ("+31.8", "31.8"),
            (".5", "0.5"),
            ("5.", "5"),
        ] {
            assert_eq!(plainly(source).as_deref(), Some(plain), "{source}");
        }
        assert_eq!(plainly("NaN"), None);
        assert_eq!(plainly("1.2.3"), None);
    }

    #[test]
    fn amounts_are_guessed_from_what_people_write() {
        for (text, fixed) in [
            ("31,8", "31.8 M€"),
            ("31.8 millions", "31.8 M€"),
            ("2,75 milliards d’euros", "2.75 Md€"),
            ("€31", "31 M€"),
            ("1'000 €", "1000 €"),
            ("12 34 k€", "1234 k€"),
            ("+3 €", "3 €"),
            (".5 €", "0.5 €"),
            ("５ €", "5 €"),
            ("10 EUR", "10 €"),
        ] {
            assert_eq!(fixed_amount(text).as_deref(), Some(fixed), "{text}");
        }
        for text in ["", "beaucoup", "1.234.5 M€", "NaN €", "1e3 €"] {
            assert_eq!(fixed_amount(text), None, "{text}");
        }
    }
}
