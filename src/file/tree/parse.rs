//! Tokens to a tree, tolerant of errors: every problem is reported and reading goes on at the next comma or closing
//! bracket. It must not know which fields a contract has.
//!
//! Recursion is bounded by [`MAX_DEPTH`]; what is deeper is skipped by counting brackets. Every loop takes at least
//! one token per turn, so the whole is linear.

use super::{
    Kind, MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, NO_PARENT, NodeData, NodeId, Parsed, Tree, bare,
    strings,
};
use crate::file::lines::LineIndex;
use crate::file::problem::{FileProblem, Problem, ProblemKind, SyntaxProblem as S, problem_at};
use crate::file::token::{Bracket, Marks, Span, Token, TokenKind, Tokens, offset};

mod group;

pub(super) fn document(text: &str) -> Parsed<'_> {
    let mut parser = Parser::new(text);
    if text.len() > MAX_BYTES {
        let kind = FileProblem::TooLarge {
            bytes: text.len(),
            limit: MAX_BYTES,
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

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        let none = Token {
            kind: TokenKind::End,
            marks: Marks::default(),
            span: Span::default(),
        };
        Self {
            text,
            tokens: Tokens::new(text),
            cur: none,
            prev: none,
            nodes: Vec::with_capacity(text.len().min(MAX_BYTES) / 24),
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

    /// Keeps the first version of the lines and skips the others, so that only the conflict is reported.
    fn conflict(&mut self, mark: Token) {
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
    fn extensions(&mut self) {
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

    fn mark_bad(&mut self, id: u32) {
        if let Some(node) = self.node_mut(id) {
            node.kind = Kind::Bad;
            node.tag_len = 0;
        }
    }

    /// Whether the current token stands on the line of the one before and cannot follow a value: it belongs to
    /// something that should be in quotes.
    fn run_goes_on(&self) -> bool {
        let glued = self.cur.span.start == self.prev.span.end;
        match self.cur.kind {
            TokenKind::Unknown => self.same_line() && !matches!(self.source(self.cur.span), ";"),
            // In a list, `1 2` lacks a comma, but `31 800` is a number.
            TokenKind::Number => self.same_line() && (glued || self.is_group_of_three()),
            TokenKind::Ident => self.same_line() && !self.label_follows(),
            _ => false,
        }
    }

    fn same_line(&self) -> bool {
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
    fn label_follows(&self) -> bool {
        let next = self.tokens.clone().find(|t| !t.kind.is_trivia());
        next.is_some_and(|t| matches!(t.kind, TokenKind::Colon | TokenKind::Equals))
    }

    /// Takes the rest of a run that should be in quotes, says what it is meant to be, and makes the node bad.
    fn bad_run(&mut self, start: Span, id: u32) {
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
    fn skip_to_separator(&mut self) {
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
    fn skip_brackets(&mut self) {
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
