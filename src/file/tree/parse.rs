//! Tokens to a tree, tolerant of errors: every problem is reported and reading goes on at the next comma or closing
//! bracket. It must not know which fields a contract has.
//!
//! Recursion is bounded by [`MAX_DEPTH`]; what is deeper is skipped by counting brackets. Every loop takes at least
//! one token per turn, so the whole is linear.

use super::{
    Kind, MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, NO_PARENT, NodeData, NodeId, Parsed,
    Tree, bare, strings,
};
use crate::file::lines::LineIndex;
use crate::file::problem::{FileProblem, Problem, ProblemKind, SyntaxProblem as S, problem_at};
use crate::file::token::{Bracket, Marks, Span, Token, TokenKind, Tokens, offset};

mod closing;
mod duplicates;
mod group;
mod preamble;
mod recover;

/// Nodes that are given room before reading, at most.
const ROOM: usize = 1 << 20;

pub(super) fn document(text: &str) -> Parsed<'_> {
    within(text, MAX_VALUES)
}

/// Reads at most `limit` values.
fn within(text: &str, limit: usize) -> Parsed<'_> {
    let mut parser = Parser::new(text, limit);
    if text.len() > MAX_BYTES {
        let kind = FileProblem::TooLarge {
            bytes: text.len() as u64,
            limit: MAX_BYTES as u64,
        };
        parser.report(ProblemKind::File(kind), Span::default());
        return parser.finish();
    }
    parser.advance();
    parser.extensions();
    if parser.cur.kind == TokenKind::End {
        if parser.problems.is_empty() {
            parser.report(ProblemKind::Syntax(S::Empty), Span::default());
        }
        return parser.finish();
    }
    parser.value(Span::default());
    if parser.cur.kind != TokenKind::End {
        let start = parser.cur.span;
        let rest = text.get(offset(start.start)..).unwrap_or_default();
        let found = rest
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect();
        parser.report(ProblemKind::Syntax(S::TrailingText { found }), start);
        // Nothing after the end is read, but a conflict or a comment left open there is told.
        while parser.cur.kind != TokenKind::End {
            parser.advance();
        }
    }
    parser.finish()
}

/// A bracket that is open.
struct Open {
    node: u32,
    bracket: Bracket,
    span: Span,
}

struct Parser<'t> {
    text: &'t str,
    tokens: Tokens<'t>,
    /// Values that are read.
    limit: usize,
    /// The token to be read next; never a blank or comment.
    cur: Token,
    /// The token before it.
    prev: Token,
    nodes: Vec<NodeData>,
    open: Vec<Open>,
    /// A field name taken inside a bracket that turned out to be closed before it.
    pending: Option<Span>,
    /// What explains a missing comma or bracket has been reported already.
    excused: bool,
    /// The last merge conflict that was reported.
    conflict: Option<Span>,
    problems: Vec<(u32, Problem)>,
    left_out: usize,
    lines: Option<LineIndex>,
}

/// A text that is not closed swallows the rest of its line, closing brackets too: those are not missing.
fn drop_consequences(problems: &mut Vec<Problem>) {
    let is =
        |p: &Problem, kind: fn(&S) -> bool| matches!(&p.kind, ProblemKind::Syntax(s) if kind(s));
    let swallowed = problems
        .iter()
        .filter(|p| is(p, |s| matches!(s, S::UnclosedText)))
        .map(|p| p.span.start)
        .max();
    if let Some(text) = swallowed {
        problems
            .retain(|p| p.span.start > text || !is(p, |s| matches!(s, S::UnclosedBracket { .. })));
    }
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, limit: usize) -> Self {
        let none = Token {
            kind: TokenKind::End,
            marks: Marks::default(),
            span: Span::default(),
        };
        Self {
            text,
            tokens: Tokens::new(text),
            limit,
            cur: none,
            prev: none,
            nodes: Vec::with_capacity((text.len() / 16).min(ROOM)),
            open: Vec::with_capacity(MAX_DEPTH),
            pending: None,
            excused: false,
            conflict: None,
            problems: Vec::new(),
            left_out: 0,
            lines: None,
        }
    }

    fn finish(self) -> Parsed<'t> {
        let tree = Tree {
            text: self.text,
            nodes: self.nodes,
        };
        let mut problems = Vec::with_capacity(self.problems.len());
        for (node, mut problem) in self.problems {
            problem.path = tree
                .node(NodeId(node))
                .map(|n| n.path())
                .unwrap_or_default();
            problems.push(problem);
        }
        problems.sort_by_key(|p| p.span.start);
        drop_consequences(&mut problems);
        Parsed {
            tree,
            problems,
            left_out: self.left_out,
        }
    }

    /// Reports a problem of the innermost open value.
    fn report(&mut self, kind: ProblemKind, span: Span) {
        let node = self.open.last().map_or(NO_PARENT, |open| open.node);
        self.report_at(kind, span, node);
    }

    fn syntax(&mut self, problem: S, span: Span) {
        self.report(ProblemKind::Syntax(problem), span);
    }

    fn report_at(&mut self, kind: ProblemKind, span: Span, node: u32) {
        if self.is_full() {
            self.left_out = self.left_out.saturating_add(1);
            return;
        }
        let text = self.text;
        let problem = problem_at(kind, span, text, self.lines());
        self.problems.push((node, problem));
    }

    fn is_full(&self) -> bool {
        self.problems.len() >= MAX_PROBLEMS
    }

    fn lines(&mut self) -> &LineIndex {
        self.lines.get_or_insert_with(|| LineIndex::new(self.text))
    }

    fn source(&self, span: Span) -> &'t str {
        span.of(self.text)
    }

    /// A quotation for a message: never longer than is shown.
    fn quotation(&self, span: Span) -> String {
        self.source(span).chars().take(100).collect()
    }

    /// Steps to the next token that is no blank or comment, and leaves out what git marks say twice.
    fn advance(&mut self) {
        self.prev = self.cur;
        if self.nodes.len() >= self.limit && self.cur.kind != TokenKind::End {
            self.stop();
        }
        loop {
            let Some(token) = self.tokens.next() else {
                let end = self.text.len();
                self.cur = Token {
                    kind: TokenKind::End,
                    marks: Marks::default(),
                    span: Span::new(end, end),
                };
                return;
            };
            match token.kind {
                TokenKind::Space | TokenKind::LineComment | TokenKind::ByteOrderMark => {}
                TokenKind::BlockComment => {
                    if token.marks.has(Marks::UNCLOSED) {
                        self.syntax(S::UnclosedComment, token.span);
                        self.excused = true;
                    }
                }
                TokenKind::ConflictMark => self.conflict(token),
                _ => {
                    self.cur = token;
                    return;
                }
            }
        }
    }

    /// Reads nothing more: there are too many values.
    fn stop(&mut self) {
        let limit = self.limit as u64;
        self.report(
            ProblemKind::File(FileProblem::TooMany { limit }),
            self.cur.span,
        );
        self.tokens = Tokens::new("");
        // What seems to be left open was not looked for.
        self.excused = true;
    }

    /// Starts a node; children that follow are its own until [`Self::end`].
    fn begin(&mut self, kind: Kind, span: Span, label: Span, tag: Span) -> u32 {
        let id = Span::new(self.nodes.len(), 0).start;
        let parent = self.open.last().map_or(NO_PARENT, |open| open.node);
        let end = id.saturating_add(1);
        self.nodes.push(NodeData {
            span,
            label,
            tag_len: tag.len(),
            parent,
            end,
            kind,
        });
        id
    }

    fn node_mut(&mut self, id: u32) -> Option<&mut NodeData> {
        self.nodes.get_mut(offset(id))
    }

    fn end(&mut self, id: u32, last: Span) {
        let next = Span::new(self.nodes.len(), 0).start;
        if let Some(node) = self.node_mut(id) {
            node.end = next;
            node.span = node.span.to(last);
        }
    }

    fn leaf(&mut self, kind: Kind, label: Span) -> u32 {
        let token = self.cur;
        let id = self.begin(kind, token.span, label, Span::default());
        self.advance();
        id
    }

    /// Reads one value. What is no value becomes a [`Kind::Bad`] node, so that counting goes on.
    fn value(&mut self, label: Span) -> u32 {
        let token = self.cur;
        match token.kind {
            TokenKind::Open(bracket) => self.bracketed(bracket, Span::default(), label),
            TokenKind::Str | TokenKind::RawStr => {
                let id = self.leaf(Kind::Text, label);
                if token.marks != Marks::default() {
                    self.check_text(token, id);
                }
                id
            }
            TokenKind::Number => {
                let id = self.leaf(Kind::Number, label);
                if self.run_goes_on() {
                    self.bad_run(token.span, id);
                } else if !token.marks.has(Marks::PLAIN)
                    && !bare::is_ron_number(self.source(token.span))
                {
                    self.mark_bad(id);
                    self.report_at(bare::judge(self.source(token.span)), token.span, id);
                }
                id
            }
            TokenKind::Ident | TokenKind::RawIdent => {
                self.advance();
                self.word(token, label)
            }
            TokenKind::Bytes => self.leaf(Kind::Bytes, label),
            TokenKind::Char => self.leaf(Kind::Char, label),
            TokenKind::Comma | TokenKind::Close(_) | TokenKind::End => self.missing_value(label),
            _ => {
                let id = self.leaf(Kind::Bad, label);
                self.bad_run(token.span, id);
                id
            }
        }
    }

    fn check_text(&mut self, token: Token, node: u32) {
        let mut found = Vec::new();
        strings::check(token, self.text, |kind, span| {
            if found.len() <= MAX_PROBLEMS {
                found.push((kind, span));
            }
        });
        self.excused |= token.marks.has(Marks::UNCLOSED);
        for (kind, span) in found {
            self.report_at(kind, span, node);
        }
    }

    /// A value that starts with a name, which is the token before the current one.
    fn word(&mut self, name: Token, label: Span) -> u32 {
        if let TokenKind::Open(Bracket::Round) = self.cur.kind {
            return self.bracketed(Bracket::Round, name.span, label);
        }
        let kind = match self.source(name.span) {
            "true" | "false" => Kind::Bool,
            _ => Kind::Word,
        };
        let tag = if kind == Kind::Word {
            name.span
        } else {
            Span::default()
        };
        let id = self.begin(kind, name.span, label, tag);
        if self.run_goes_on() {
            self.bad_run(name.span, id);
        }
        id
    }

    fn missing_value(&mut self, label: Span) -> u32 {
        let here = Span {
            start: self.cur.span.start,
            end: self.cur.span.start,
        };
        let id = self.begin(Kind::Bad, here, label, Span::default());
        if self.cur.kind != TokenKind::End {
            let found = self.quotation(self.cur.span);
            self.report_at(
                ProblemKind::Syntax(S::MissingValue { found }),
                self.cur.span,
                id,
            );
        } else if self.open.is_empty() {
            self.report_at(
                ProblemKind::Syntax(S::MissingValue {
                    found: String::new(),
                }),
                here,
                id,
            );
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_values_are_refused_where_the_limit_is_met() {
        let text = format!(
            "({})",
            (0..50)
                .map(|n| format!("a{n}: [1, 2],\n"))
                .collect::<String>()
        );
        assert!(within(&text, 1000).problems.is_empty());
        let parsed = within(&text, 100);
        let [only] = parsed.problems.as_slice() else {
            panic!("{:?}", parsed.problems)
        };
        assert_eq!(
            only.kind,
            ProblemKind::File(FileProblem::TooMany { limit: 100 })
        );
        assert_eq!((only.code(), only.position.line), ("E108", 33));
    }
}
