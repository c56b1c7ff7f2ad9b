//! How a file is written by its authors, as far as new text in it should look alike. It must not know what a contract
//! is.

use super::body::{LINE_ENDS, Source};
use crate::file::layout::Blanks;
use crate::file::token::{Token, TokenKind};
use crate::file::tree::Tree;

/// Habits of a file; where it shows none, those of the canonical text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// Between a field's name, its colon and its value.
    pub colon: &'static str,
    /// After a comma within a line.
    pub comma: &'static str,
    /// Whether the last item of brackets that span lines has a comma.
    pub closing_comma: bool,
    /// One level of indentation.
    pub unit: String,
    /// What stands before the decimals of amounts.
    pub decimal_mark: char,
}

impl Style {
    /// What stands between words.
    pub(super) fn blanks(&self) -> Blanks<'_> {
        Blanks {
            colon: self.colon,
            comma: self.comma,
            closing_comma: self.closing_comma,
            unit: &self.unit,
        }
    }

    /// The habits of the majority.
    pub(super) fn of(source: &Source<'_>, tree: &Tree<'_>) -> Self {
        let tokens = source.tokens();
        let mut colons = Votes::default();
        let mut commas = Votes::default();
        let mut closing = Votes::default();
        let mut last_value: Option<&Token> = None;
        for pair in tokens.windows(2) {
            let [token, next] = pair else { continue };
            let blank = next.kind == TokenKind::Space;
            match token.kind {
                TokenKind::Colon => colons.count(blank),
                TokenKind::Comma if !next.span.of(source.text).contains(LINE_ENDS) => {
                    commas.count(blank);
                }
                TokenKind::Space
                    if matches!(next.kind, TokenKind::Close(_))
                        && token.span.of(source.text).contains(LINE_ENDS) =>
                {
                    closing.count(last_value.is_some_and(|t| t.kind == TokenKind::Comma));
                }
                _ => {}
            }
            if !token.kind.is_trivia() {
                last_value = Some(token);
            }
        }
        Self {
            colon: if colons.majority() { " " } else { "" },
            comma: if commas.majority() { " " } else { "" },
            closing_comma: closing.majority(),
            unit: unit(source, tree),
            decimal_mark: decimal_mark(source),
        }
    }
}

#[derive(Default)]
struct Votes {
    yes: usize,
    no: usize,
}

impl Votes {
    fn count(&mut self, yes: bool) {
        let votes = if yes { &mut self.yes } else { &mut self.no };
        *votes = votes.saturating_add(1);
    }

    fn majority(&self) -> bool {
        self.yes >= self.no
    }
}

/// How far the outermost fields are indented.
fn unit(source: &Source<'_>, tree: &Tree<'_>) -> String {
    let first = tree.root().and_then(|root| root.items().next());
    let indent = first
        .and_then(|field| field.label())
        .map_or("", |(_, span)| source.indent(span.start));
    if indent.is_empty() { "    " } else { indent }.to_owned()
}

/// The mark that most amounts use.
fn decimal_mark(source: &Source<'_>) -> char {
    let mut commas = Votes::default();
    for token in source.tokens() {
        let text = token.span.of(source.text);
        if token.kind != TokenKind::Str || !text.trim_end_matches('"').ends_with('€') {
            continue;
        }
        let inside = text.trim_matches('"');
        let is_number = inside.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '−');
        if is_number && inside.contains([',', '.']) {
            commas.count(inside.contains(','));
        }
    }
    if commas.yes > commas.no { ',' } else { '.' }
}
