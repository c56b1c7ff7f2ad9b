//! What stands between brackets: structs, tuples, lists, maps; separators; brackets that do not match. It must not
//! know which fields a contract has.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Open, Parser};
use crate::file::problem::{ProblemKind, SyntaxProblem as S};
use crate::file::token::{Bracket, Span, TokenKind, offset};
use crate::file::tree::{Kind, MAX_DEPTH, plain_name, strings};

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

    fn unclosed(&mut self, bracket: Bracket, opener: Span, also_open: usize) {
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
    fn unclosed_at_end(&mut self, bracket: Bracket, opener: Span) {
        if !self.excused {
            self.unclosed(bracket, opener, self.open.len().saturating_sub(1));
        }
    }

    /// A closing bracket of another kind than the one that is open. True if it was meant to close this one; else the
    /// closing of this one is missing and the bracket belongs to one around it.
    fn takes_wrong_closer(&mut self, bracket: Bracket, opener: Span, found: Bracket) -> bool {
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
    fn starts_outside(&mut self, token: Span, opener: Span) -> bool {
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

    /// Reports names or keys that stand twice in a group.
    fn duplicates(&mut self, group: u32) {
        let Some(data) = self.nodes.get(offset(group)).copied() else {
            return;
        };
        let mut at = group.saturating_add(1);
        let mut seen = 0_u64;
        let mut certain = true;
        let is_map = data.kind == Kind::Map;
        while at < data.end {
            let Some(node) = self.nodes.get(offset(at)) else {
                break;
            };
            // A cheap first look: names of different length or end cannot be equal.
            let name = node.label.of(self.text);
            let hash = name.len().wrapping_mul(31)
                ^ usize::from(name.as_bytes().last().copied().unwrap_or(0))
                ^ usize::from(name.as_bytes().first().copied().unwrap_or(0)).wrapping_mul(7);
            let bit = 1_u64 << (hash % 64);
            certain &= !is_map && (name.is_empty() || seen & bit == 0) && !name.starts_with("r#");
            seen |= bit;
            at = node.end.max(at.saturating_add(1));
        }
        if !certain {
            self.compare_names(group, data.end, is_map);
        }
    }

    fn compare_names(&mut self, group: u32, end: u32, is_map: bool) {
        let mut first: BTreeMap<Cow<'_, str>, Span> = BTreeMap::new();
        let mut found = Vec::new();
        let mut at = group.saturating_add(1);
        let mut is_key = true;
        while at < end {
            let Some(node) = self.nodes.get(offset(at)) else {
                break;
            };
            let (name, span) = match (is_map, node.kind) {
                (true, Kind::Text) => (strings::decode(node.span.of(self.text)), node.span),
                (true, _) => (Cow::Borrowed(node.span.of(self.text)), node.span),
                (false, _) => (
                    Cow::Borrowed(plain_name(node.label.of(self.text))),
                    node.label,
                ),
            };
            if (is_key || !is_map) && !span.is_empty() {
                match first.get(&name) {
                    Some(before) => found.push((
                        name.chars().take(100).collect::<String>(),
                        *before,
                        span,
                        at,
                    )),
                    None => {
                        first.insert(name, span);
                    }
                }
            }
            is_key = !is_key;
            at = node.end.max(at.saturating_add(1));
        }
        for (name, before, span, node) in found {
            let text = self.text;
            let first = self.lines().position(text, before.start);
            self.report_at(
                ProblemKind::Syntax(S::Duplicate { name, first }),
                span,
                node,
            );
        }
    }
}
