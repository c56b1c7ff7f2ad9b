//! Going on after an error: what belongs to a value that should be in quotes, and where reading starts again. It
//! must not know which fields a contract has.

use super::Parser;
use crate::file::token::{Span, TokenKind, offset};
use crate::file::tree::{Kind, bare};

impl Parser<'_> {
    pub(super) fn mark_bad(&mut self, id: u32) {
        if let Some(node) = self.node_mut(id) {
            node.kind = Kind::Bad;
            node.tag_len = 0;
        }
    }

    /// Whether the current token stands on the line of the one before and cannot follow a value: it belongs to
    /// something that should be in quotes.
    pub(super) fn run_goes_on(&self) -> bool {
        let glued = self.cur.span.start == self.prev.span.end;
        match self.cur.kind {
            TokenKind::Unknown => self.same_line() && !matches!(self.source(self.cur.span), ";"),
            // In a list, `1 2` lacks a comma, but `31 800` is a number.
            TokenKind::Number => self.same_line() && (glued || self.is_group_of_three()),
            TokenKind::Ident => self.same_line() && !self.label_follows(),
            _ => false,
        }
    }

    pub(super) fn same_line(&self) -> bool {
        let between = Span {
            start: self.prev.span.end,
            end: self.cur.span.start,
        };
        !self.source(between).contains(['\n', '\r', '/'])
    }

    fn is_group_of_three(&self) -> bool {
        self.prev.kind == TokenKind::Number
            && self
                .source(self.cur.span)
                .bytes()
                .take_while(u8::is_ascii_digit)
                .count()
                == 3
    }

    /// Whether `:` or `=` follows the current name, so that it starts a field.
    pub(super) fn label_follows(&self) -> bool {
        let next = self.tokens.clone().find(|t| !t.kind.is_trivia());
        next.is_some_and(|t| matches!(t.kind, TokenKind::Colon | TokenKind::Equals))
    }

    /// Takes the rest of a run that should be in quotes, says what it is meant to be, and makes the node bad.
    pub(super) fn bad_run(&mut self, start: Span, id: u32) {
        self.mark_bad(id);
        let mut last = self.prev.span;
        loop {
            let glued = self.cur.span.start == last.end;
            let takes = match self.cur.kind {
                TokenKind::Unknown
                | TokenKind::Ident
                | TokenKind::RawIdent
                | TokenKind::Number
                | TokenKind::Char => {
                    self.same_line()
                        && (glued || !(self.cur.kind == TokenKind::Ident && self.label_follows()))
                }
                TokenKind::Comma => self.is_decimal_comma(),
                _ => false,
            };
            if !takes {
                break;
            }
            last = self.cur.span;
            self.advance();
        }
        let run = start.to(last);
        let shown = self.quotation(run);
        self.report_at(bare::judge(&shown), run, id);
        self.end(id, last);
        self.excused = true;
        self.skip_to_separator();
    }

    /// A comma with digits glued to both sides.
    fn is_decimal_comma(&self) -> bool {
        let after = self.text.as_bytes().get(offset(self.cur.span.end));
        let before = offset(self.cur.span.start)
            .checked_sub(1)
            .and_then(|at| self.text.as_bytes().get(at));
        after.is_some_and(u8::is_ascii_digit) && before.is_some_and(u8::is_ascii_digit)
    }

    /// Skips what makes no sense any more, up to a comma, a closing bracket or the next field.
    pub(super) fn skip_to_separator(&mut self) {
        loop {
            match self.cur.kind {
                TokenKind::Comma | TokenKind::Close(_) | TokenKind::End => return,
                TokenKind::Open(_) if !self.same_line() => return,
                TokenKind::Open(_) => self.skip_brackets(),
                TokenKind::Ident if !self.same_line() || self.label_follows() => return,
                TokenKind::Unknown if self.source(self.cur.span) == ";" => return,
                _ => self.advance(),
            }
        }
    }

    /// Skips a bracket with all it holds, by counting.
    pub(super) fn skip_brackets(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.cur.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth = depth.saturating_sub(1),
                TokenKind::End => {
                    self.excused = true;
                    return;
                }
                _ => {}
            }
            self.advance();
            if depth == 0 {
                return;
            }
        }
    }
}
