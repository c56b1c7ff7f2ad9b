//! Brackets that are not closed, or by another kind: which one is wrong is judged by how the lines are laid out. It
//! must not know which fields a contract has.

use super::Parser;
use crate::file::problem::SyntaxProblem as S;
use crate::file::token::{Bracket, Span, offset};

impl Parser<'_> {
    pub(super) fn unclosed(&mut self, bracket: Bracket, opener: Span, also_open: usize) {
        self.syntax(
            S::UnclosedBracket {
                bracket: bracket.opener(),
                also_open,
            },
            opener,
        );
        self.excused = true;
    }

    /// At the end of the text only the innermost open bracket is reported, with the number of those around it.
    pub(super) fn unclosed_at_end(&mut self, bracket: Bracket, opener: Span) {
        if !self.excused {
            self.unclosed(bracket, opener, self.open.len().saturating_sub(1));
        }
    }

    /// A closing bracket of another kind than the one that is open. True if it was meant to close this one; else the
    /// closing of this one is missing and the bracket belongs to one around it.
    pub(super) fn takes_wrong_closer(
        &mut self,
        bracket: Bracket,
        opener: Span,
        found: Bracket,
    ) -> bool {
        let around = self
            .open
            .iter()
            .rev()
            .skip(1)
            .find(|o| o.bracket == found)
            .map(|o| o.span);
        let closer = self.cur.span;
        let mine = match around {
            None => true,
            Some(_) if self.is_full() => false,
            Some(around) => {
                let fits_me = self.closes_by_layout(opener, closer);
                let fits_around = self.closes_by_layout(around, closer);
                let ends = self.tokens.clone().find(|t| !t.kind.is_trivia()).is_none();
                fits_me && (!fits_around || !ends)
            }
        };
        if mine {
            let text = self.text;
            let opened = self.lines().position(text, opener.start);
            let problem = S::WrongCloser {
                found: found.closer(),
                expected: bracket.closer(),
                opened,
            };
            self.syntax(problem, closer);
        } else {
            self.unclosed(bracket, opener, 0);
        }
        mine
    }

    /// Whether the layout says that `closer` ends what starts at `opener`: both on one line, or the closer first on
    /// its line under the line of the opener.
    fn closes_by_layout(&mut self, opener: Span, closer: Span) -> bool {
        let (open_line, open_indent, _) = self.layout(opener);
        let (close_line, close_indent, leads) = self.layout(closer);
        open_line == close_line || (leads && open_indent == close_indent)
    }

    /// Whether a token leads a line that is not indented under the line of `opener`.
    pub(super) fn starts_outside(&mut self, token: Span, opener: Span) -> bool {
        if self.is_full() {
            return false;
        }
        let (open_line, open_indent, _) = self.layout(opener);
        let (line, indent, leads) = self.layout(token);
        leads && line > open_line && indent <= open_indent
    }

    /// Line, indentation of that line in bytes, and whether the token is the first on it.
    fn layout(&mut self, token: Span) -> (usize, usize, bool) {
        let text = self.text;
        let lines = self.lines();
        let line = lines.position(text, token.start).line;
        let span = lines.line_span(text, line);
        let source = span.of(text);
        let indent = source.len() - source.trim_start_matches([' ', '\t']).len();
        (
            line,
            indent,
            offset(span.start) + indent == offset(token.start),
        )
    }
}
