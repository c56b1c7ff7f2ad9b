//! What stands between brackets: structs, tuples, lists, maps; separators; brackets that do not match. It must not
//! know which fields a contract has.

use super::{Open, Parser};
use crate::file::problem::{ProblemKind, SyntaxProblem as S};
use crate::file::token::{Bracket, Span, TokenKind, offset};
use crate::file::tree::{Kind, MAX_DEPTH};

impl Parser<'_> {
    /// A value in brackets; the current token opens it.
    pub(super) fn bracketed(&mut self, bracket: Bracket, tag: Span, label: Span) -> u32 {
        let opener = self.cur.span;
        let kind = match bracket {
            Bracket::Round => Kind::Tuple,
            Bracket::Square => Kind::List,
            Bracket::Curly => Kind::Map,
        };
        let start = if tag.is_empty() { opener } else { tag };
        let id = self.begin(kind, start.to(opener), label, tag);
        if self.open.len() >= MAX_DEPTH {
            self.report_at(
                ProblemKind::Syntax(S::TooDeep { limit: MAX_DEPTH }),
                opener,
                id,
            );
            self.mark_bad(id);
            self.skip_brackets();
            self.end(id, self.prev.span);
            return id;
        }
        self.open.push(Open {
            node: id,
            bracket,
            span: opener,
        });
        self.advance();
        self.items(bracket, opener);
        self.open.pop();
        self.end(id, self.prev.span);
        if self
            .nodes
            .get(offset(id))
            .is_some_and(|n| matches!(n.kind, Kind::Struct | Kind::Map))
        {
            self.duplicates(id);
        }
        id
    }

    fn items(&mut self, bracket: Bracket, opener: Span) {
        let mut first = true;
        loop {
            match self.cur.kind {
                _ if self.pending.is_some() => {}
                TokenKind::End => return self.unclosed_at_end(bracket, opener),
                TokenKind::Close(found) => {
                    if found == bracket || self.takes_wrong_closer(bracket, opener, found) {
                        self.advance();
                    }
                    return;
                }
                TokenKind::Comma => {
                    self.syntax(S::ExtraComma, self.cur.span);
                    self.advance();
                    continue;
                }
                _ => {}
            }
            let goes_on = match bracket {
                Bracket::Curly => {
                    self.entry();
                    true
                }
                Bracket::Round | Bracket::Square => self.item(bracket, opener, first),
            };
            if !goes_on {
                return;
            }
            first = false;
            self.separator();
        }
    }

    /// One item of a struct, tuple or list. False if the bracket ends before it because its closing is missing.
    fn item(&mut self, bracket: Bracket, opener: Span, first: bool) -> bool {
        if let Some(name) = self.pending.take() {
            return self.named(name, bracket, opener, first);
        }
        let start = self.cur;
        if matches!(start.kind, TokenKind::Ident | TokenKind::RawIdent) {
            self.advance();
            if matches!(self.cur.kind, TokenKind::Colon | TokenKind::Equals) {
                return self.named(start.span, bracket, opener, first);
            }
            let id = self.word(start, Span::default());
            self.unnamed(id, bracket);
            return true;
        }
        let in_struct = self
            .open
            .last()
            .and_then(|o| self.nodes.get(offset(o.node)))
            .is_some_and(|n| n.kind == Kind::Struct);
        if in_struct
            && matches!(start.kind, TokenKind::Open(_))
            && self.starts_outside(start.span, opener)
        {
            self.unclosed(bracket, opener, 0);
            return false;
        }
        if in_struct && self.decimal_comma() {
            return true;
        }
        let before = self.nodes.len();
        let id = self.value(Span::default());
        if start.kind == TokenKind::Str && self.cur.kind == TokenKind::Colon {
            self.nodes.truncate(before);
            let name = Span {
                start: start.span.start + 1,
                end: start.span.end - 1,
            };
            self.syntax(
                S::QuotedName {
                    name: self.quotation(name),
                },
                start.span,
            );
            self.become_struct(bracket, first);
            self.advance();
            self.value(name);
            return true;
        }
        self.unnamed(id, bracket);
        true
    }

    /// A field whose name was just taken; the current token is `:` or `=`.
    fn named(&mut self, name: Span, bracket: Bracket, opener: Span, first: bool) -> bool {
        let kind = self
            .open
            .last()
            .and_then(|o| self.nodes.get(offset(o.node)))
            .map(|n| n.kind);
        let fits = bracket == Bracket::Round && (first || kind == Some(Kind::Struct));
        if !fits && !first && self.open.len() > 1 && self.starts_outside(name, opener) {
            self.unclosed(bracket, opener, 0);
            self.pending = Some(name);
            return false;
        }
        if !fits {
            let text = self.quotation(name);
            let problem = match bracket {
                Bracket::Square => S::NameInList { name: text },
                _ => S::UnexpectedName { name: text },
            };
            self.syntax(problem, name);
        }
        self.become_struct(bracket, first);
        if self.cur.kind == TokenKind::Equals {
            self.syntax(
                S::EqualsForColon {
                    name: self.quotation(name),
                },
                self.cur.span,
            );
        }
        self.advance();
        self.value(name);
        true
    }

    fn become_struct(&mut self, bracket: Bracket, first: bool) {
        let id = self.open.last().map(|o| o.node);
        if first
            && bracket == Bracket::Round
            && let Some(node) = id.and_then(|id| self.node_mut(id))
        {
            node.kind = Kind::Struct;
        }
    }

    /// A value without a name was read.
    fn unnamed(&mut self, id: u32, bracket: Bracket) {
        let group = self
            .open
            .last()
            .and_then(|o| self.nodes.get(offset(o.node)))
            .map(|n| n.kind);
        let Some(node) = self.nodes.get(offset(id)).copied() else {
            return;
        };
        if bracket == Bracket::Round && group == Some(Kind::Struct) && node.kind != Kind::Bad {
            self.syntax(
                S::MissingName {
                    found: self.quotation(node.span),
                },
                node.span,
            );
        }
    }

    /// `31,8` among named values: the number before and the comma have been read as a value and a separator.
    fn decimal_comma(&mut self) -> bool {
        let comma = self.prev.span;
        let glued = self.prev.kind == TokenKind::Comma
            && self.cur.kind == TokenKind::Number
            && comma.end == self.cur.span.start
            && self
                .source(self.cur.span)
                .starts_with(|c: char| c.is_ascii_digit());
        let whole = self
            .nodes
            .iter()
            .enumerate()
            .next_back()
            .filter(|(_, n)| n.kind == Kind::Number && n.span.end == comma.start);
        let Some((id, span)) = whole.map(|(id, n)| (Span::new(id, 0).start, n.span)) else {
            return false;
        };
        if glued {
            self.advance();
            self.bad_run(span, id);
        }
        glued
    }

    /// A key and its value.
    fn entry(&mut self) {
        if self.decimal_comma() {
            return;
        }
        let key_span = self.cur.span;
        // A name that a list left behind is a key here.
        let key = match self.pending.take() {
            Some(name) => self.begin(Kind::Word, name, Span::default(), name),
            None => self.value(Span::default()),
        };
        match self.cur.kind {
            TokenKind::Colon => {
                self.advance();
                self.value(Span::default());
            }
            TokenKind::Equals => {
                let name = self.quotation(self.nodes.get(offset(key)).map_or(key_span, |n| n.span));
                self.syntax(S::EqualsForColon { name }, self.cur.span);
                self.advance();
                self.value(Span::default());
            }
            _ => {
                let node = self.nodes.get(offset(key)).copied();
                if let Some(node) = node.filter(|n| n.kind != Kind::Bad && !self.excused)
                    && self.cur.kind != TokenKind::End
                {
                    let found = self.quotation(node.span);
                    self.syntax(S::MissingColon { key: found }, node.span);
                }
                if self.starts_value() {
                    self.value(Span::default());
                } else {
                    let here = Span {
                        start: self.prev.span.end,
                        end: self.prev.span.end,
                    };
                    self.begin(Kind::Bad, here, Span::default(), Span::default());
                }
            }
        }
    }

    fn starts_value(&self) -> bool {
        use TokenKind as T;
        let kind = self.cur.kind;
        matches!(
            kind,
            T::Open(_)
                | T::Str
                | T::RawStr
                | T::Number
                | T::Ident
                | T::RawIdent
                | T::Bytes
                | T::Char
        )
    }

    /// What stands between two values.
    fn separator(&mut self) {
        let excused = std::mem::take(&mut self.excused) || self.pending.is_some();
        match self.cur.kind {
            TokenKind::Comma => self.advance(),
            TokenKind::Close(_) => {}
            // What was reported already explains the missing brackets too.
            TokenKind::End => self.excused = excused,
            TokenKind::Unknown if self.source(self.cur.span) == ";" => {
                self.syntax(
                    S::WrongSeparator {
                        found: ";".to_owned(),
                    },
                    self.cur.span,
                );
                self.advance();
            }
            TokenKind::Colon | TokenKind::Equals if self.pending.is_none() => {
                let found = self.quotation(self.cur.span);
                self.syntax(S::UnexpectedCharacter { found }, self.cur.span);
                self.advance();
                self.skip_to_separator();
                if self.cur.kind == TokenKind::Comma {
                    self.advance();
                }
            }
            _ if excused => {}
            _ => {
                let end = self.prev.span.end;
                self.syntax(S::MissingComma, Span { start: end, end });
            }
        }
    }
}
