//! New inputs out of old ones. Texts are changed token by token (a value swapped, a bracket lost, a passage moved from
//! another input) as often as byte by byte, so that most inputs come further than the first sign. It must not know targets.

use super::dice::Dice;
use maquette::file::token::{TokenKind, Tokens};
use std::ops::Range;

/// Values that are wrong, odd, or right in another place.
const VALUES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "=",
    "#",
    "!",
    "//",
    "/*",
    "*/",
    "\"",
    "'",
    "\\",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{a0}",
    "\u{202f}",
    "0",
    "-1",
    "31,8",
    "1e400",
    "NaN",
    "0x1F",
    "1_000",
    "99999999999999999999",
    "Some(",
    "None",
    "Unknown",
    "Contract",
    "Published(\"2 M€\")",
    "About(\"1,5 Md€\")",
    "Share(percent: \"57.3 %\", of: Parts)",
    "NotPublished",
    "Nil(\"x\")",
    "Pending(reason: \"x\")",
    "Day(\"2024-02-30\")",
    "Between(\"2024\", \"2023\")",
    "\"\"",
    "\"a#b\"",
    "\"999999999999999 €\"",
    "\"-0.000001 €\"",
    "\"1000000 Md€\"",
    "r#\"x\"#",
    "b\"x\"",
    "id: \"a\"",
    "schema: 2",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "%",
    "€",
    "M€",
    "+5%",
    "-",
    "n.c.",
    "attente",
    "1er",
    "mars",
    "2021-03",
    "31/12/2026",
    "pas avant",
];

/// One to four changes of one input of the pool.
pub fn mutate(dice: &mut Dice, pool: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = dice.pick(pool).cloned().unwrap_or_default();
    for _ in 0..=dice.below(4) {
        bytes = match dice.below(5) {
            0 => change_bytes(dice, bytes),
            1 => splice(dice, bytes, pool),
            2 | 3 => change_layout(dice, bytes),
            _ => change_tokens(dice, bytes),
        };
    }
    bytes.truncate(1 << 16);
    bytes
}

fn range(dice: &mut Dice, len: usize, most: usize) -> Range<usize> {
    let start = dice.below(len + 1);
    let end = (start + dice.below(most + 1)).min(len);
    start..end
}

fn change_bytes(dice: &mut Dice, mut bytes: Vec<u8>) -> Vec<u8> {
    let at = dice.below(bytes.len() + 1);
    match dice.below(7) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(range(dice, bytes.len(), 16))),
        2 => bytes.insert(at, dice.next() as u8),
        3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        4 => {
            let again = bytes
                .get(range(dice, bytes.len(), 64))
                .unwrap_or_default()
                .to_vec();
            drop(bytes.splice(at..at, again));
        }
        5 => {
            // A hundred times the same sign: depth, length.
            let value = dice
                .pick(VALUES)
                .copied()
                .unwrap_or_default()
                .repeat(1 + dice.below(100));
            drop(bytes.splice(at..at, value.into_bytes()));
        }
        _ => {
            let value = dice.pick(VALUES).copied().unwrap_or_default();
            drop(bytes.splice(at..at, value.bytes()));
        }
    }
    bytes
}

/// A passage of another input takes the place of a passage of this one.
fn splice(dice: &mut Dice, mut bytes: Vec<u8>, pool: &[Vec<u8>]) -> Vec<u8> {
    let other = dice.pick(pool).map(Vec::as_slice).unwrap_or_default();
    let passage = other
        .get(range(dice, other.len(), 200))
        .unwrap_or_default()
        .to_vec();
    let place = range(dice, bytes.len(), 200);
    drop(bytes.splice(place, passage));
    bytes
}

fn change_tokens(dice: &mut Dice, bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes.clone()) else {
        return change_bytes(dice, bytes);
    };
    let mut tokens: Vec<(TokenKind, String)> = Tokens::new(&text)
        .map(|token| (token.kind, token.span.of(&text).to_owned()))
        .collect();
    let at = dice.below(tokens.len().max(1));
    let value = || TokenKind::Unknown;
    match dice.below(6) {
        0 if at < tokens.len() => drop(tokens.remove(at)),
        1 => {
            let again = tokens
                .get(range(dice, tokens.len(), 40))
                .unwrap_or_default()
                .to_vec();
            drop(tokens.splice(at..at, again));
        }
        2 => {
            let other = dice.below(tokens.len().max(1));
            if at < tokens.len() && other < tokens.len() {
                tokens.swap(at, other);
            }
        }
        3 => {
            let new = dice.pick(VALUES).copied().unwrap_or_default().to_owned();
            tokens.insert(at.min(tokens.len()), (value(), new));
        }
        4 => {
            let texts: Vec<usize> = (0..tokens.len())
                .filter(|i| tokens[*i].0 == TokenKind::Str)
                .collect();
            if let Some(i) = dice.pick(&texts).copied() {
                tokens[i].1 = changed_text(dice, &tokens[i].1);
            }
        }
        _ => {
            let new = dice.pick(VALUES).copied().unwrap_or_default().to_owned();
            if let Some(token) = tokens.get_mut(at) {
                token.1 = new;
            }
        }
    }
    tokens
        .into_iter()
        .map(|(_, text)| text)
        .collect::<String>()
        .into_bytes()
}

/// Blanks, line ends and comments where RON allows them: what a text says stays the same.
fn change_layout(dice: &mut Dice, bytes: Vec<u8>) -> Vec<u8> {
    const LAYOUTS: &[&str] = &[
        " ",
        "\n",
        "\r\n",
        "\n\n    ",
        "\t",
        " // remarque\n",
        "/* x */",
        "\n// é: \"(\"\n  ",
        "/* /* */ */\n",
    ];
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return bytes;
    };
    let mut out = String::with_capacity(text.len() + 32);
    for token in Tokens::new(text) {
        let source = token.span.of(text);
        let separates = matches!(
            token.kind,
            TokenKind::Comma | TokenKind::Open(_) | TokenKind::Colon
        );
        match token.kind {
            TokenKind::Space if dice.below(16) == 0 => {
                out.push_str(dice.pick(LAYOUTS).copied().unwrap_or(" "))
            }
            _ => out.push_str(source),
        }
        if separates && dice.below(40) == 0 {
            out.push_str(dice.pick(LAYOUTS).copied().unwrap_or(" "));
        }
    }
    out.into_bytes()
}

/// A text in quotes with something put into it.
fn changed_text(dice: &mut Dice, quoted: &str) -> String {
    let mut inside: Vec<char> = quoted.trim_matches('"').chars().collect();
    let at = dice.below(inside.len() + 1);
    match dice.below(4) {
        0 => inside.truncate(at),
        1 => {
            let value = dice
                .pick(VALUES)
                .copied()
                .unwrap_or_default()
                .replace('"', "\\\"");
            drop(inside.splice(at..at, value.chars()));
        }
        2 => {
            let many = dice.below(600);
            drop(inside.splice(at..at, std::iter::repeat_n('9', many)));
        }
        _ => {
            let c = char::from_u32(dice.next() as u32 % 0x11_0000).unwrap_or('\u{fffd}');
            inside.insert(at, c);
        }
    }
    format!("\"{}\"", inside.into_iter().collect::<String>())
}
