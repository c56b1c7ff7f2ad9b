//! New values in the style of a file. It must not change what they say: only blanks and closing commas are added.

use super::style::Style;
use crate::file::readable;
use crate::file::token::{Bracket, Token, TokenKind, Tokens};

/// Longest line, in characters, that a value is kept on where it may be broken.
const WIDTH: usize = 140;

/// Where a new value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The blanks at the start of its line.
    pub indent: &'a str,
    /// The line end used there.
    pub line_end: &'a str,
    /// How its outermost brackets go.
    pub breaks: Breaks,
}

/// Whether brackets span lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Never.
    Never,
    /// Where the line would be too long.
    Wide,
    /// The outermost always, the others where the line would be too long.
    Outermost,
}

/// The text of a value. `plain` is RON on one line without blanks.
pub(super) fn fresh(plain: &str, style: &Style, place: Place<'_>) -> String {
    let tokens: Vec<Token> = Tokens::new(plain)
        .filter(|token| !token.kind.is_trivia())
        .collect();
    let mut layout = Layout {
        plain,
        tokens: &tokens,
        style,
        place,
        open: Vec::new(),
        column: place.indent.chars().count(),
        out: String::new(),
    };
    for at in 0..tokens.len() {
        layout.token(at);
    }
    layout.out
}

struct Layout<'a> {
    plain: &'a str,
    tokens: &'a [Token],
    style: &'a Style,
    place: Place<'a>,
    /// Whether each open bracket has its values on lines of their own.
    open: Vec<bool>,
    column: usize,
    out: String,
}

impl Layout<'_> {
    fn kind(&self, at: usize) -> TokenKind {
        self.tokens
            .get(at)
            .map_or(TokenKind::End, |token| token.kind)
    }

    fn token(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at).copied() else {
            return;
        };
        let text = token.span.of(self.plain);
        match token.kind {
            TokenKind::Open(bracket) => {
                let broken = self.breaks(at, bracket);
                self.push(text);
                self.open.push(broken);
                if broken {
                    self.line();
                }
            }
            TokenKind::Close(_) => {
                if self.open.pop() == Some(true) {
                    if self.style.closing_comma {
                        self.push(",");
                    }
                    self.line();
                }
                self.push(text);
            }
            TokenKind::Comma if self.open.last() == Some(&true) => {
                self.push(text);
                self.line();
            }
            TokenKind::Comma => {
                self.push(text);
                self.push(self.style.comma);
            }
            TokenKind::Colon => {
                self.push(text);
                self.push(self.style.colon);
            }
            TokenKind::Str => self.push(&readable::quoted(text)),
            _ => self.push(text),
        }
    }

    /// Whether the values in a bracket go on lines of their own.
    fn breaks(&self, at: usize, bracket: Bracket) -> bool {
        let next = at.saturating_add(1);
        let is_named = self.kind(next) == TokenKind::Ident
            && self.kind(next.saturating_add(1)) == TokenKind::Colon;
        let is_list = bracket == Bracket::Square && !matches!(self.kind(next), TokenKind::Close(_));
        if !is_named && !is_list {
            return false;
        }
        match self.place.breaks {
            Breaks::Never => false,
            Breaks::Outermost if self.open.is_empty() => true,
            Breaks::Outermost | Breaks::Wide => self.column.saturating_add(self.width(at)) >= WIDTH,
        }
    }

    /// The characters from an opening bracket to its end when all stands on one line.
    fn width(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        let mut width = 0_usize;
        for token in self.tokens.iter().skip(at) {
            let blank = match token.kind {
                TokenKind::Comma => self.style.comma,
                TokenKind::Colon => self.style.colon,
                _ => "",
            };
            width = width
                .saturating_add(token.span.of(self.plain).chars().count())
                .saturating_add(blank.len());
            match token.kind {
                TokenKind::Open(_) => depth = depth.saturating_add(1),
                TokenKind::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 || width > WIDTH {
                break;
            }
        }
        width
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column = self.column.saturating_add(text.chars().count());
    }

    fn line(&mut self) {
        let depth = self.open.iter().filter(|broken| **broken).count();
        let indent = format!("{}{}", self.place.indent, self.style.unit.repeat(depth));
        self.out.push_str(self.place.line_end);
        self.out.push_str(&indent);
        self.column = indent.chars().count();
    }
}
