//! The same contract written in many hands.

use crate::file::token::{Token, TokenKind, Tokens};

/// Every comment of a text, in order.
pub fn comments(text: &str) -> Vec<&str> {
    Tokens::new(text)
        .filter(|t| matches!(t.kind, TokenKind::LineComment | TokenKind::BlockComment))
        .map(|t| t.span.of(text))
        .collect()
}

/// The text in other styles, each with its name.
pub fn styles(text: &str) -> Vec<(&'static str, String)> {
    vec![
        ("as it is", text.to_owned()),
        ("windows", format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        ("old mac", text.replace('\n', "\r")),
        ("mixed line ends", mixed(text)),
        ("tabs", text.replace("    ", "\t")),
        ("compact", compact(text)),
        ("no closing commas", without_closing_commas(text)),
        ("comments everywhere", with_comments(text)),
        ("commas first", commas_first(text)),
        ("decimal commas", decimal_commas(text)),
        ("wrapped", wrapped(text)),
    ]
}

fn mixed(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match line.strip_suffix('\n') {
            Some(line) => {
                out.push_str(line);
                out.push_str(["\n", "\r\n", "\n", "\r"][at % 4]);
            }
            None => out.push_str(line),
        }
    }
    out
}

fn tokens(text: &str) -> Vec<Token> {
    Tokens::new(text).filter(|t| !t.kind.is_trivia()).collect()
}

fn compact(text: &str) -> String {
    tokens(text).iter().map(|t| t.span.of(text)).collect()
}

fn without_closing_commas(text: &str) -> String {
    let tokens: Vec<Token> = Tokens::new(text).collect();
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens[at + 1..].iter().find(|t| !t.kind.is_trivia());
        let closes = next.is_some_and(|t| matches!(t.kind, TokenKind::Close(_)));
        if token.kind != TokenKind::Comma || !closes {
            out.push_str(token.span.of(text));
        }
    }
    out
}

fn with_comments(text: &str) -> String {
    let mut out = String::from("// first\n");
    for (at, token) in Tokens::new(text).enumerate() {
        let source = token.span.of(text);
        match token.kind {
            TokenKind::Space if at % 3 == 0 => out.push_str(&format!("{source}/* b{at} */ ")),
            TokenKind::Space if source.contains('\n') && at % 2 == 0 => {
                out.push_str(&format!(" // t{at}{source}// l{at}\n    "));
            }
            TokenKind::Open(_) | TokenKind::Close(_) | TokenKind::Comma if at % 7 == 0 => {
                out.push_str(&format!("{source}/*i{at}*/"));
            }
            _ => out.push_str(source),
        }
    }
    out.push_str("// last");
    out
}

fn commas_first(text: &str) -> String {
    let mut out = String::new();
    for token in tokens(text) {
        match token.kind {
            TokenKind::Comma => out.push_str("\n  , "),
            _ => out.push_str(token.span.of(text)),
        }
    }
    out
}

fn decimal_commas(text: &str) -> String {
    let mut out = String::new();
    for token in Tokens::new(text) {
        let source = token.span.of(text);
        let is_amount = source.ends_with("€\"") && source.len() < 20;
        if is_amount && token.kind == TokenKind::Str {
            out.push_str(&source.replace('.', ",").replace(' ', "\u{a0}"));
        } else {
            out.push_str(source);
        }
    }
    out
}

/// Several values a line, broken anywhere.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for (at, token) in tokens(text).iter().enumerate() {
        out.push_str(token.span.of(text));
        if token.kind == TokenKind::Comma {
            out.push_str(if at % 5 == 0 { "\n      " } else { " " });
        }
    }
    out
}
