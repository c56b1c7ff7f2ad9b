//! Contract to canonical text: the same contract always gives the same bytes, with LF line ends. It must not touch the
//! disk, nor keep comments of an earlier file.

use super::convert::from_contract;
use super::readable;
use super::token::{Bracket, Token, TokenKind, Tokens};
use crate::contract::Contract;
use ron::extensions::Extensions;

/// Longest line, in characters, that an item is kept on; texts alone may be longer.
const WIDTH: usize = 140;
/// Spaces before each level of broken brackets.
const INDENT: usize = 4;

/// The text of a contract, in UTF-8: top-level fields on lines of their own, one item of a list a line where it fits.
///
/// # Errors
/// None is known; the serialiser's own is passed on rather than hidden.
pub fn write(contract: &Contract) -> Result<String, ron::Error> {
    let plain = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .to_string(&from_contract(contract))?;
    let mut layout = Layout::new(&plain);
    layout.push("Contract");
    for at in 0..layout.tokens.len() {
        layout.token(at);
    }
    layout.out.push('\n');
    Ok(layout.out)
}

/// Breaks one long line of RON into readable ones. Only blanks and closing commas are added.
struct Layout<'t> {
    plain: &'t str,
    tokens: Vec<Token>,
    widths: Vec<usize>,
    out: String,
    column: usize,
    /// Whether each open bracket has its values on lines of their own.
    open: Vec<bool>,
}

impl<'t> Layout<'t> {
    fn new(plain: &'t str) -> Self {
        let tokens: Vec<Token> = Tokens::new(plain)
            .filter(|token| !token.kind.is_trivia())
            .collect();
        let widths = widths(plain, &tokens);
        Self {
            plain,
            tokens,
            widths,
            out: String::new(),
            column: 0,
            open: Vec::new(),
        }
    }

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
                    self.push(",");
                    self.line();
                }
                self.push(text);
            }
            TokenKind::Comma if self.open.last() == Some(&true) => {
                self.push(text);
                if self.open.len() == 1 && self.holds_records(at.saturating_add(3)) {
                    self.out.push('\n');
                }
                self.line();
            }
            TokenKind::Comma | TokenKind::Colon => {
                self.push(text);
                self.push(" ");
            }
            TokenKind::Str => self.push(&readable::quoted(text)),
            _ => self.push(text),
        }
    }

    /// Whether the values in a bracket go on lines of their own.
    fn breaks(&self, at: usize, bracket: Bracket) -> bool {
        let next = at.saturating_add(1);
        let named = self.kind(next) == TokenKind::Ident
            && self.kind(next.saturating_add(1)) == TokenKind::Colon;
        let breakable = match bracket {
            Bracket::Round => named,
            Bracket::Square | Bracket::Curly => !matches!(self.kind(next), TokenKind::Close(_)),
        };
        let width = self.widths.get(at).copied().unwrap_or(0);
        let fits = self.column.saturating_add(width) < WIDTH;
        let top = self.open.is_empty() || (self.open.len() == 1 && self.holds_records(at));
        breakable && (top || !fits)
    }

    /// Whether a list of records starts here.
    fn holds_records(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Open(Bracket::Square)
            && self.kind(at.saturating_add(1)) == TokenKind::Open(Bracket::Round)
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column = self.column.saturating_add(text.chars().count());
    }

    fn line(&mut self) {
        let indent = self
            .open
            .iter()
            .filter(|broken| **broken)
            .count()
            .saturating_mul(INDENT);
        self.out.push('\n');
        self.out.push_str(&" ".repeat(indent));
        self.column = indent;
    }
}

/// For each opening bracket, the characters from it to its end when all stands on one line.
fn widths(plain: &str, tokens: &[Token]) -> Vec<usize> {
    let mut widths = vec![0; tokens.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut at = 0_usize;
    for (i, token) in tokens.iter().enumerate() {
        if matches!(token.kind, TokenKind::Open(_)) {
            open.push((i, at));
        }
        let blank = usize::from(matches!(token.kind, TokenKind::Comma | TokenKind::Colon));
        at = at
            .saturating_add(token.span.of(plain).chars().count())
            .saturating_add(blank);
        if matches!(token.kind, TokenKind::Close(_))
            && let Some((start, from)) = open.pop()
            && let Some(width) = widths.get_mut(start)
        {
            *width = at.saturating_sub(from);
        }
    }
    widths
}
