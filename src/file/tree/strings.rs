//! Texts in quotes: decoding, and what must not be in them. It must not know where a text is used.

use std::borrow::Cow;

use crate::file::problem::{ProblemKind, SyntaxProblem, ValueProblem};
use crate::file::token::{Marks, Span, Token, TokenKind};

/// What a text literal says; an escape that does not exist stays as written.
pub(super) fn decode(source: &str) -> Cow<'_, str> {
    if let Some(raw) = source.strip_prefix('r') {
        let body = raw.trim_start_matches('#');
        let hashes = raw.len() - body.len();
        let body = body.strip_prefix('"').unwrap_or(body);
        let end = body.len().saturating_sub(hashes + 1);
        return Cow::Borrowed(body.get(..end).unwrap_or(body));
    }
    let body = inner(source);
    if !body.contains('\\') {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (meaning, len) = escape(from);
        let (written, after) = from.split_at(len);
        match meaning {
            Some(c) => out.push(c),
            None => out.push_str(written),
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A normal literal without its quotes.
fn inner(source: &str) -> &str {
    let body = source.strip_prefix('"').unwrap_or(source);
    body.strip_suffix('"').unwrap_or(body)
}

/// What the escape at the start of `from` means, and its length in bytes (on a character border).
fn escape(from: &str) -> (Option<char>, usize) {
    let mut chars = from.chars();
    chars.next();
    let Some(letter) = chars.next() else {
        return (None, from.len());
    };
    let simple = match letter {
        '"' | '\\' | '\'' => Some(letter),
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        _ => None,
    };
    if simple.is_some() {
        return (simple, 2);
    }
    let digits = match letter {
        'x' => from.get(2..4),
        'u' => from.get(2..).and_then(|rest| {
            let rest = rest.strip_prefix('{')?;
            let len = rest.bytes().take(7).position(|b| b == b'}')?;
            rest.get(..len)
        }),
        _ => None,
    };
    let around = if letter == 'u' { 4 } else { 2 };
    let code = digits
        .filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))
        .and_then(|d| Some((char::from_u32(u32::from_str_radix(d, 16).ok()?)?, d.len())));
    match code {
        Some((c, len)) => (Some(c), around + len),
        None => (None, 1 + letter.len_utf8()),
    }
}

/// Reports what is wrong inside a text: its end, control characters (the first only), escapes that do not exist.
pub(super) fn check(token: Token, text: &str, mut report: impl FnMut(ProblemKind, Span)) {
    let source = token.span.of(text);
    let place = |at: usize, len: usize| {
        let start = crate::file::token::offset(token.span.start) + at;
        Span::new(start, start + len)
    };
    if token.marks.has(Marks::UNCLOSED) {
        report(ProblemKind::Syntax(SyntaxProblem::UnclosedText), token.span);
    }
    if token.marks.has(Marks::CONTROL)
        && let Some((at, character)) = source.char_indices().find(|(_, c)| c.is_control())
    {
        report(
            ProblemKind::Value(ValueProblem::ControlInText { character }),
            place(at, character.len_utf8()),
        );
    }
    if token.kind == TokenKind::Str
        && token.marks.has(Marks::ESCAPES)
        && !token.marks.has(Marks::UNCLOSED)
    {
        let mut at = 0;
        while let Some(found) = source.get(at..).and_then(|rest| rest.find('\\')) {
            at += found;
            let from = source.get(at..).unwrap_or_default();
            let (meaning, len) = escape(from);
            if meaning.is_none() {
                let found = from.get(..len).unwrap_or_default().to_owned();
                report(
                    ProblemKind::Syntax(SyntaxProblem::UnknownEscape { found }),
                    place(at, len),
                );
            }
            at += len.max(1);
        }
    }
}
