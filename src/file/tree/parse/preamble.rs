//! What is in a file beside its values: the extensions at its start, the marks of an unresolved merge. It must not know
//! which fields a contract has.

use super::Parser;
use crate::file::problem::SyntaxProblem as S;
use crate::file::token::{Bracket, Span, Token, TokenKind};

impl Parser<'_> {
    /// Keeps the first version of the lines and skips the others, so that only the conflict is reported.
    pub(super) fn conflict(&mut self, mark: Token) {
        let text = self.text;
        let ends =
            |t: &Token| t.kind == TokenKind::ConflictMark && t.span.of(text).starts_with('>');
        let told = self.conflict.is_some_and(|span| mark.span.start < span.end);
        let source = mark.span.of(text);
        let last = if source.starts_with('>') {
            Some(mark)
        } else if !source.starts_with('<') {
            self.tokens.find(ends)
        } else if told {
            None
        } else {
            // The first version follows; its end is looked for from a copy so that it can be read as usual.
            self.tokens.clone().find(ends)
        };
        if told {
            return;
        }
        let end = Span::new(text.len(), text.len());
        let span = mark.span.to(last.map_or(end, |t| t.span));
        self.conflict = Some(span);
        let lines = self.lines();
        let first = lines.position(text, span.start).line;
        let last = lines
            .position(text, last.map_or(span.end, |t| t.span.start))
            .line;
        self.syntax(S::ConflictMarks { first, last }, span);
    }

    /// `#![enable(implicit_some)]` and the like at the start.
    pub(super) fn extensions(&mut self) {
        while self.cur.kind == TokenKind::Hash {
            let hash = self.cur.span;
            self.advance();
            if self.cur.kind != TokenKind::Bang {
                self.syntax(
                    S::UnexpectedCharacter {
                        found: "#".to_owned(),
                    },
                    hash,
                );
                continue;
            }
            self.advance();
            if self.cur.kind != TokenKind::Open(Bracket::Square) {
                self.syntax(
                    S::UnexpectedCharacter {
                        found: "#!".to_owned(),
                    },
                    hash,
                );
                continue;
            }
            self.advance();
            let start = self.cur.span;
            let known = self.extension_body();
            if self.cur.kind == TokenKind::End
                && self.prev.kind != TokenKind::Close(Bracket::Square)
            {
                self.syntax(
                    S::UnclosedBracket {
                        bracket: '[',
                        also_open: 0,
                    },
                    hash,
                );
            } else if !known {
                self.unknown_extension(start);
            }
        }
    }

    /// The inside of `#![…]` and its end. False if it is not `enable(…)` as a whole; unknown names are reported here.
    fn extension_body(&mut self) -> bool {
        let mut known = self.source(self.cur.span) == "enable";
        self.advance();
        known &= self.cur.kind == TokenKind::Open(Bracket::Round);
        let mut depth = 1_usize;
        let mut name_fits = false;
        while self.cur.kind != TokenKind::End {
            match self.cur.kind {
                TokenKind::Open(bracket) => {
                    known &= depth == 1 && bracket == Bracket::Round;
                    depth += 1;
                    name_fits = true;
                }
                TokenKind::Close(bracket) => {
                    known &= bracket
                        == if depth == 1 {
                            Bracket::Square
                        } else {
                            Bracket::Round
                        };
                    depth -= 1;
                }
                TokenKind::Ident if depth == 2 && name_fits => {
                    if known && self.source(self.cur.span) != "implicit_some" {
                        self.unknown_extension(self.cur.span);
                    }
                    name_fits = false;
                }
                TokenKind::Comma if depth == 2 && !name_fits => name_fits = true,
                _ => known = false,
            }
            self.advance();
            if depth == 0 {
                break;
            }
        }
        known
    }

    fn unknown_extension(&mut self, span: Span) {
        let name = self.quotation(span);
        self.syntax(S::UnknownExtension { name }, span);
    }
}
