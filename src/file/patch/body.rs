//! What stands between the brackets of a value: its items, and which blanks and comments belong to which. It must not
//! know what the values mean.
//!
//! A comment on the line on which an item ends belongs to it (its trail). Comment lines directly above an item belong
//! to it too; comments further up, after a blank line, stand on their own.

use crate::file::token::{Span, Token, TokenKind, Tokens};
use crate::file::tree::Node;

/// The old text with its tokens.
pub(super) struct Source<'a> {
    /// The text.
    pub text: &'a str,
    tokens: Vec<Token>,
}

/// What stands between the brackets.
pub(super) struct Body<'a> {
    /// After the opening bracket.
    pub start: u32,
    /// After the comments on the line of the opening bracket.
    pub first_lead: u32,
    /// The items, in the order of the text.
    pub slots: Vec<Slot<'a>>,
    /// Before the closing bracket.
    pub end: u32,
}

/// An item, with what belongs to it. The offsets are in the order of the text.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    /// The value.
    pub value: Node<'a>,
    /// Where the blanks and comments before it start.
    pub lead: u32,
    /// Where those that belong to it start; at the start of a line, or `lead`.
    pub own: u32,
    /// Where its field name or itself starts.
    pub head: u32,
    /// Where it ends.
    pub tail: u32,
    /// The comma.
    pub comma: Option<Span>,
    /// After the comments on its last line.
    pub end: u32,
}

impl Slot<'_> {
    /// Whether the item is the first thing on its line, comments aside.
    pub(super) fn starts_line(&self, text: &str) -> bool {
        self.detached(text).contains(LINE_ENDS)
    }

    /// The blanks and comments that do not belong to it; they end with a line end.
    pub(super) fn detached<'t>(&self, text: &'t str) -> &'t str {
        between(text, self.lead, self.own)
    }

    /// The comments that belong to it, and the blanks before it.
    pub(super) fn own_lead<'t>(&self, text: &'t str) -> &'t str {
        between(text, self.own, self.head)
    }

    /// What follows its comma, or itself, on the same line.
    pub(super) fn trail<'t>(&self, text: &'t str) -> &'t str {
        let from = self.comma.map_or(self.tail, |comma| comma.end);
        between(text, from, self.end)
    }
}

/// The characters that end lines.
pub(super) const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// A part of a text.
pub(super) fn between(text: &str, start: u32, end: u32) -> &str {
    Span { start, end }.of(text)
}

/// The number of line ends; `\r\n` is one.
pub(super) fn line_ends(text: &str) -> usize {
    let pairs = text.matches("\r\n").count();
    text.matches(LINE_ENDS).count().saturating_sub(pairs)
}

/// Whether blanks and comments hold a comment.
pub(super) fn has_comment(trivia: &str) -> bool {
    trivia.contains('/')
}

/// A run of blanks and comments: where the part that belongs to what is before it ends, and where the part that belongs
/// to what is after it starts.
struct Gap {
    trail: u32,
    /// Never before `trail`.
    own: u32,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            tokens: Tokens::new(text).collect(),
        }
    }

    /// All tokens.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The index of the first token that starts at or after an offset.
    fn index(&self, offset: u32) -> usize {
        self.tokens
            .partition_point(|token| token.span.start < offset)
    }

    fn kind(&self, at: usize) -> TokenKind {
        self.tokens
            .get(at)
            .map_or(TokenKind::End, |token| token.kind)
    }

    /// The inside of a value with brackets.
    pub(super) fn body(&self, node: Node<'a>) -> Option<Body<'a>> {
        let first = self.index(node.span().start);
        let open = (first..self.tokens.len())
            .take_while(|at| {
                self.tokens
                    .get(*at)
                    .is_some_and(|t| t.span.start < node.span().end)
            })
            .find(|at| matches!(self.kind(*at), TokenKind::Open(_)))?;
        let start = self.tokens.get(open)?.span.end;
        let end = node.span().end.checked_sub(1)?;
        let mut gap = self.gap(open.checked_add(1)?);
        let first_lead = gap.trail;
        let mut slots = Vec::new();
        for value in node.items() {
            let head = value
                .label()
                .map_or(value.span().start, |(_, span)| span.start);
            let (lead, own) = (gap.trail, gap.own);
            let tail = value.span().end;
            let mut after = self.index(tail);
            while self.kind(after).is_trivia() {
                after = after.saturating_add(1);
            }
            let comma = self
                .tokens
                .get(after)
                .filter(|token| token.kind == TokenKind::Comma)
                .map(|token| token.span);
            gap = match comma {
                Some(_) => self.gap(after.saturating_add(1)),
                None => self.gap(self.index(tail)),
            };
            slots.push(Slot {
                value,
                lead,
                own,
                head,
                tail,
                comma,
                end: gap.trail,
            });
        }
        Some(Body {
            start,
            first_lead,
            slots,
            end,
        })
    }

    /// The blanks and comments from a token on.
    fn gap(&self, from: usize) -> Gap {
        let mut next = from;
        while self.kind(next).is_trivia() {
            next = next.saturating_add(1);
        }
        let run = self.tokens.get(from..next).unwrap_or_default();
        let end = self.tokens.get(next).map_or_else(
            || run.last().map_or(0, |t| t.span.end),
            |token| token.span.start,
        );
        let start = run.first().map_or(end, |token| token.span.start);
        let line_end = run
            .iter()
            .filter(|token| token.kind == TokenKind::Space)
            .find_map(|token| {
                let at = token.span.of(self.text).find(LINE_ENDS)?;
                Some(token.span.start.saturating_add(u32::try_from(at).ok()?))
            });
        let trail = line_end.unwrap_or_else(|| {
            let closes = matches!(self.kind(next), TokenKind::Close(_));
            let last = run.iter().rfind(|token| token.kind != TokenKind::Space);
            last.filter(|_| closes).map_or(start, |t| t.span.end)
        });
        Gap {
            trail,
            own: self.own(run, trail, end).max(trail),
        }
    }

    /// Where the comment lines directly above `head` start.
    fn own(&self, run: &[Token], from: u32, head: u32) -> u32 {
        let mut own = head;
        let mut above = run.iter().rev().peekable();
        while let Some(token) = above.next() {
            let start = token.span.start.max(from);
            if start >= token.span.end {
                break;
            }
            if token.kind != TokenKind::Space {
                own = start;
                continue;
            }
            let blank = between(self.text, start, token.span.end);
            let Some(last) = blank.rfind(LINE_ENDS) else {
                own = start;
                continue;
            };
            own = start.saturating_add(u32::try_from(last.saturating_add(1)).unwrap_or(0));
            let is_comment_above = above
                .peek()
                .is_some_and(|t| t.kind != TokenKind::Space && t.span.start >= from);
            if line_ends(blank) > 1 || !is_comment_above {
                break;
            }
        }
        own
    }

    /// What the comments in a part of the text say, those left out that could not stand between `/*` and `*/`.
    pub(super) fn comments(&self, span: Span) -> impl Iterator<Item = &'a str> {
        let inside = self.tokens.iter().skip(self.index(span.start));
        let inside = inside.take_while(move |token| token.span.start < span.end);
        inside.filter_map(|token| {
            let text = token.span.of(self.text);
            let inner = match token.kind {
                TokenKind::LineComment => text.strip_prefix("//")?,
                TokenKind::BlockComment => text.strip_prefix("/*")?.strip_suffix("*/")?,
                _ => return None,
            };
            (!inner.contains("/*") && !inner.contains("*/")).then_some(inner.trim())
        })
    }

    /// The blanks at the start of the line of an offset.
    pub(super) fn indent(&self, offset: u32) -> &'a str {
        let before = between(self.text, 0, offset);
        let start = before.rfind(LINE_ENDS).map_or(0, |at| at.saturating_add(1));
        let line = self.text.get(start..).unwrap_or_default();
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let blank = line.trim_start_matches([' ', '\t']);
        line.get(..line.len().saturating_sub(blank.len()))
            .unwrap_or_default()
    }

    /// The line end nearest to an offset: the one before its line, else the one after.
    pub(super) fn line_end(&self, offset: u32) -> &'static str {
        let before = between(self.text, 0, offset);
        let after = || {
            let rest = self.text.get(before.len()..).unwrap_or_default();
            rest.find(LINE_ENDS).and_then(|at| rest.get(at..))
        };
        match before.rfind(LINE_ENDS) {
            Some(at) => {
                let pair = at.checked_sub(1).and_then(|at| before.get(at..));
                match (before.get(at..), pair) {
                    (_, Some(pair)) if pair.starts_with("\r\n") => "\r\n",
                    (Some(one), _) if one.starts_with('\r') => "\r",
                    _ => "\n",
                }
            }
            None => match after() {
                Some(rest) if rest.starts_with("\r\n") => "\r\n",
                Some(rest) if rest.starts_with('\r') => "\r",
                _ => "\n",
            },
        }
    }
}
