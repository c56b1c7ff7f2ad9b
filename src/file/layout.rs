//! RON without blanks → the same with the blanks, line ends and indentation of a style. What it says never changes:
//! only blanks and closing commas are added, and texts are written so that people can read them.

use super::readable;
use super::token::{Bracket, Token, TokenKind, Tokens};

/// Longest line, in characters, that a value is kept on where it may be broken; texts alone may be longer.
const WIDTH: usize = 140;

/// Blanks and commas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blanks<'a> {
    /// After a colon.
    pub colon: &'a str,
    /// After a comma within a line.
    pub comma: &'a str,
    /// Whether the last item of brackets that span lines has a comma.
    pub closing_comma: bool,
    /// One level of indentation.
    pub unit: &'a str,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// The blanks at the start of its line.
    pub indent: &'a str,
    /// The line end used there.
    pub line_end: &'a str,
    /// How its brackets go.
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
    /// As `Outermost`, and each list of records of a document too, after an empty line.
    Document,
}

/// The text of a value. `plain` is RON on one line without blanks.
pub(super) fn laid_out(plain: &str, blanks: Blanks<'_>, place: Place<'_>) -> String {
    let tokens: Vec<Token> = Tokens::new(plain)
        .filter(|token| !token.kind.is_trivia())
        .collect();
    let mut layout = Layout {
        plain,
        tokens: &tokens,
        blanks,
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
    blanks: Blanks<'a>,
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
                    if self.blanks.closing_comma {
                        self.push(",");
                    }
                    self.line();
                }
                self.push(text);
            }
            TokenKind::Comma if self.open.last() == Some(&true) => {
                self.push(text);
                // The name, the colon and the value of the next field.
                if self.open.len() == 1 && self.is_list_of_document(at.saturating_add(3)) {
                    self.out.push_str(self.place.line_end);
                }
                self.line();
            }
            TokenKind::Comma => {
                self.push(text);
                self.push(self.blanks.comma);
            }
            TokenKind::Colon => {
                self.push(text);
                self.push(self.blanks.colon);
            }
            TokenKind::Str => self.push(&readable::quoted(text)),
            _ => self.push(text),
        }
    }

    /// Whether the values in a bracket go on lines of their own.
    fn breaks(&self, at: usize, bracket: Bracket) -> bool {
        let next = at.saturating_add(1);
        let breakable = match bracket {
            Bracket::Round => {
                self.kind(next) == TokenKind::Ident
                    && self.kind(next.saturating_add(1)) == TokenKind::Colon
            }
            Bracket::Square | Bracket::Curly => !matches!(self.kind(next), TokenKind::Close(_)),
        };
        let always = match (self.place.breaks, self.open.len()) {
            (Breaks::Never, _) => return false,
            (Breaks::Wide, _) => false,
            (Breaks::Outermost | Breaks::Document, 0) => true,
            (_, 1) => self.is_list_of_document(at),
            _ => false,
        };
        breakable && (always || self.column.saturating_add(self.width(at)) >= WIDTH)
    }

    /// Whether a list of records of a document starts here.
    fn is_list_of_document(&self, at: usize) -> bool {
        self.place.breaks == Breaks::Document
            && self.kind(at) == TokenKind::Open(Bracket::Square)
            && self.kind(at.saturating_add(1)) == TokenKind::Open(Bracket::Round)
    }

    /// The characters from an opening bracket to its end when all stands on one line; no more of
    /// them are counted than a line may have.
    fn width(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        let mut width = 0_usize;
        for token in self.tokens.iter().skip(at) {
            let blank = match token.kind {
                TokenKind::Comma => self.blanks.comma,
                TokenKind::Colon => self.blanks.colon,
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
        let indent = format!("{}{}", self.place.indent, self.blanks.unit.repeat(depth));
        self.out.push_str(self.place.line_end);
        self.out.push_str(&indent);
        self.column = indent.chars().count();
    }
}
