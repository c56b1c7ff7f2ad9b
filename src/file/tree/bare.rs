//! Values that people write without quotes: amounts, dates, texts. It says what such a run of characters is meant to
//! be and how to write it. It must not know where the run stands.

use crate::file::problem::{ProblemKind, SyntaxProblem, ValueProblem};

/// What a run of characters outside quotes is meant to be. Never called for a well-formed value.
pub(super) fn judge(run: &str) -> ProblemKind {
    let blanks: String = run.chars().take_while(|c| is_blank(*c)).collect();
    if !blanks.is_empty() {
        return ProblemKind::Syntax(SyntaxProblem::UnexpectedCharacter { found: blanks });
    }
    let found = run.to_owned();
    let words: String = run
        .chars()
        .filter(|c| c.is_alphabetic() || *c == '€')
        .collect();
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let unit = unit(&words);
    let numeric = digits > 0
        && run
            .chars()
            .all(|c| c.is_ascii_digit() || is_mark(c) || c.is_alphabetic() || c == '€');
    if numeric && is_date(run) {
        return ProblemKind::Value(ValueProblem::UnquotedDate { found });
    }
    if numeric && (words.is_empty() || unit.is_some()) {
        let fixed = quote(run, unit);
        if has_decimal_comma(run) {
            return ProblemKind::Value(ValueProblem::DecimalComma { found, fixed });
        }
        if unit.is_some() {
            return ProblemKind::Value(ValueProblem::UnquotedAmount { found, fixed });
        }
        if run.chars().any(is_group_mark) {
            return ProblemKind::Value(ValueProblem::GroupSeparator { found, fixed });
        }
        return ProblemKind::Value(ValueProblem::NotANumber { found });
    }
    if run.starts_with(is_curly_quote) {
        return ProblemKind::Syntax(SyntaxProblem::CurlyQuotes { found });
    }
    if run.starts_with(|c: char| c.is_ascii_digit()) && !run.contains(char::is_whitespace) {
        return ProblemKind::Value(ValueProblem::NotANumber { found });
    }
    let sensible = !words.is_empty() && run.chars().all(|c| !c.is_control() && c != '\u{feff}');
    if sensible && run.starts_with(char::is_alphanumeric) {
        return ProblemKind::Syntax(SyntaxProblem::UnquotedText { found });
    }
    ProblemKind::Syntax(SyntaxProblem::UnexpectedCharacter { found })
}

/// Typographic quotes, which word processors put instead of `"`.
pub(super) fn is_curly_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚')
}

/// Signs in a written number, beside digits.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | '-' | '+' | '\u{2212}' | '\'' | '’') || is_blank(c)
}

fn is_group_mark(c: char) -> bool {
    matches!(c, '\'' | '’') || is_blank(c)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// The unit that the letters of a run spell.
fn unit(words: &str) -> Option<&'static str> {
    match words {
        "€" | "EUR" | "eur" | "euro" | "euros" | "Euros" => Some("€"),
        "k€" | "K€" | "kEUR" | "k" | "K" => Some("k€"),
        "M€" | "m€" | "MEUR" | "M" | "millions" | "million" => Some("M€"),
        "Md€" | "Mds€" | "MdEUR" | "Md" | "Mds" | "milliards" | "milliard" => Some("Md€"),
        _ => None,
    }
}

/// `2022-06-24` or `2021-03`.
fn is_date(run: &str) -> bool {
    let parts: Vec<&str> = run.split('-').collect();
    let digits =
        |part: &&str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year, month] => digits(year, 4) && digits(month, 2),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

fn has_decimal_comma(run: &str) -> bool {
    run.contains(',') && !run.contains('.')
}

/// The amount as it is written in a file: point, one plain blank, unit. Where none is given, an example: decimals are
/// mostly millions, long whole numbers euros.
fn quote(run: &str, unit: Option<&'static str>) -> String {
    let mut number = String::new();
    for c in run.chars() {
        match c {
            ',' => number.push('.'),
            '\u{2212}' => number.push('-'),
            '0'..='9' | '.' | '-' => number.push(c),
            _ => {}
        }
    }
    let example = if number.contains('.') { "M€" } else { "€" };
    format!("\"{number} {}\"", unit.unwrap_or(example))
}

/// Whether RON takes this number (it may still be one that no contract holds, such as `0x1F`).
pub(super) fn is_ron_number(source: &str) -> bool {
    let body = source.strip_prefix(['+', '-']).unwrap_or(source);
    if matches!(body, "inf" | "NaN") {
        return true;
    }
    let body = SUFFIXES
        .iter()
        .find_map(|s| body.strip_suffix(s))
        .unwrap_or(body);
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] {
        if let Some(digits) = source
            .strip_prefix(['+', '-'])
            .unwrap_or(source)
            .strip_prefix(prefix)
        {
            let digits = SUFFIXES
                .iter()
                .filter(|s| s.starts_with(['i', 'u']))
                .find_map(|s| digits.strip_suffix(s))
                .unwrap_or(digits);
            return has_digits(digits, radix);
        }
    }
    let (mantissa, exponent) = match body.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (body, None),
    };
    let exponent_fits =
        exponent.is_none_or(|e| has_digits(e.strip_prefix(['+', '-']).unwrap_or(e), 10));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |s: &str| s.is_empty() || has_digits(s, 10);
    exponent_fits && digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty())
}

const SUFFIXES: [&str; 12] = [
    "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f32", "f64",
];

fn has_digits(text: &str, radix: u32) -> bool {
    text.starts_with(|c: char| c.is_digit(radix))
        && text.chars().all(|c| c.is_digit(radix) || c == '_')
}
