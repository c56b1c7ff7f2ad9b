//! Cuts RON text into tokens with byte spans. Every byte belongs to exactly one token, in order, so the
//! concatenation of all tokens is the text, whatever the text. It must not know what a contract is, nor judge:
//! oddities are kept as marks on a token and reported by the tree.
//!
//! Time is linear in the length of the text and nothing recurses, so hostile nesting costs no stack.

mod number;
mod quoted;

use std::fmt;

/// A range of bytes of the text, `start` included, `end` excluded. Both lie on character borders.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB are cut there (files that large are refused before).
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: cut(start),
            end: cut(end),
        }
    }

    /// The bytes as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        offset(self.start)..offset(self.end)
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether no byte is covered.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The part of `text` under the span, empty if the span is not of this text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// From the start of `self` to the end of `other`.
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start,
            end: other.end.max(self.start),
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

fn cut(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

pub(super) fn offset(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// U+FEFF at the very start.
    ByteOrderMark,
    /// Blanks and line ends that RON allows between tokens.
    Space,
    /// `//` up to, not with, the line end (LF or CR).
    LineComment,
    /// `/* … */`, nested.
    BlockComment,
    /// A name.
    Ident,
    /// `r#name`.
    RawIdent,
    /// A number as written, with sign, exponent or suffix.
    Number,
    /// `"…"` with escapes.
    Str,
    /// `r"…"`, `r#"…"#`.
    RawStr,
    /// `b"…"`, `br#"…"#`.
    Bytes,
    /// `'x'` or `b'x'`.
    Char,
    /// `(`, `[` or `{`.
    Open(Bracket),
    /// `)`, `]` or `}`.
    Close(Bracket),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `=`
    Equals,
    /// `#`
    Hash,
    /// `!`
    Bang,
    /// A whole line that git writes into a file with an unresolved merge.
    ConflictMark,
    /// Any other single character.
    Unknown,
    /// After the last token; only the tree's parser sees it.
    End,
}

impl TokenKind {
    /// Blank or comment: carries no value.
    pub fn is_trivia(self) -> bool {
        matches!(
            self,
            Self::ByteOrderMark | Self::Space | Self::LineComment | Self::BlockComment
        )
    }
}

/// The three kinds of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `( )`
    Round,
    /// `[ ]`
    Square,
    /// `{ }`
    Curly,
}

impl Bracket {
    /// The opening character.
    pub fn opener(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    /// The closing character.
    pub fn closer(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// What was noticed while a token was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Marks(u8);

impl Marks {
    /// A string or comment that has no end; a string then stops before the line end.
    pub const UNCLOSED: Marks = Marks(1);
    /// A string that contains a backslash.
    pub const ESCAPES: Marks = Marks(2);
    /// A string that contains a control character, perhaps a line end.
    pub const CONTROL: Marks = Marks(4);
    /// A number of digits with at most one inner point, perhaps after a minus.
    pub const PLAIN: Marks = Marks(8);

    /// Whether all of `other` is set.
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }

    fn add(&mut self, other: Marks) {
        self.0 |= other.0;
    }
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// What was noticed.
    pub marks: Marks,
    /// Where it is.
    pub span: Span,
}

/// The tokens of a text, trivia included.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    pos: usize,
    /// Bytes that may still be read ahead to find the end of strings that pass a line end. It keeps the whole
    /// linear when thousands of strings are never closed.
    ahead: usize,
}

impl<'t> Tokens<'t> {
    /// Starts at the first byte.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            pos: 0,
            ahead: text.len().saturating_mul(2),
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn one(&mut self, kind: TokenKind) -> (TokenKind, Marks) {
        self.pos += 1;
        (kind, Marks::default())
    }

    fn skip_while(&mut self, keep: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.pos..).unwrap_or_default();
        self.pos += rest.iter().position(|b| !keep(*b)).unwrap_or(rest.len());
    }

    fn cut_next(&mut self, first: u8) -> (TokenKind, Marks) {
        match first {
            b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C => {
                self.skip_while(|b| matches!(b, b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C));
                (TokenKind::Space, Marks::default())
            }
            b'"' => {
                let marks = self.string(self.pos);
                (TokenKind::Str, marks)
            }
            b'(' => self.one(TokenKind::Open(Bracket::Round)),
            b')' => self.one(TokenKind::Close(Bracket::Round)),
            b'[' => self.one(TokenKind::Open(Bracket::Square)),
            b']' => self.one(TokenKind::Close(Bracket::Square)),
            b'{' => self.one(TokenKind::Open(Bracket::Curly)),
            b'}' => self.one(TokenKind::Close(Bracket::Curly)),
            b',' => self.one(TokenKind::Comma),
            b':' => self.one(TokenKind::Colon),
            b'#' => self.one(TokenKind::Hash),
            b'!' => self.one(TokenKind::Bang),
            b'/' => self.comment(),
            b'r' | b'b' => self.prefixed(first),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.ident(),
            b'0'..=b'9' => self.number(),
            b'+' | b'-' | b'.' if self.number_starts() => self.number(),
            b'\'' => self.character(self.pos),
            b'<' | b'=' | b'>' | b'|' if self.is_conflict_mark(first) => {
                self.skip_while(|b| !matches!(b, b'\n' | b'\r'));
                (TokenKind::ConflictMark, Marks::default())
            }
            b'=' => self.one(TokenKind::Equals),
            _ => self.other(),
        }
    }

    fn other(&mut self) -> (TokenKind, Marks) {
        match self.char_at(self.pos) {
            Some('\u{feff}') if self.pos == 0 => {
                self.pos += '\u{feff}'.len_utf8();
                (TokenKind::ByteOrderMark, Marks::default())
            }
            Some(c) if c.is_alphabetic() => self.ident(),
            Some(c) => {
                self.pos += c.len_utf8();
                (TokenKind::Unknown, Marks::default())
            }
            None => self.one(TokenKind::Unknown),
        }
    }

    fn ident(&mut self) -> (TokenKind, Marks) {
        loop {
            self.skip_while(|b| b.is_ascii_alphanumeric() || b == b'_');
            match self.byte(self.pos) {
                Some(0x80..) => match self.char_at(self.pos) {
                    Some(c) if c.is_alphanumeric() => self.pos += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        (TokenKind::Ident, Marks::default())
    }

    /// `r` or `b`: a raw string, raw name, byte string, byte character, or just a name.
    fn prefixed(&mut self, first: u8) -> (TokenKind, Marks) {
        let next = self.pos + 1;
        match (first, self.byte(next)) {
            (b'r', Some(b'"' | b'#')) => self.raw(next, TokenKind::RawStr),
            (b'b', Some(b'"')) => {
                let marks = self.string(next);
                (TokenKind::Bytes, marks)
            }
            (b'b', Some(b'\'')) => match self.character(next) {
                (TokenKind::Char, marks) => (TokenKind::Char, marks),
                _ => {
                    self.pos = next;
                    (TokenKind::Ident, Marks::default())
                }
            },
            (b'b', Some(b'r')) if matches!(self.byte(next + 1), Some(b'"' | b'#')) => {
                self.raw(next + 1, TokenKind::Bytes)
            }
            _ => self.ident(),
        }
    }

    fn comment(&mut self) -> (TokenKind, Marks) {
        match self.byte(self.pos + 1) {
            Some(b'/') => {
                self.skip_while(|b| !matches!(b, b'\n' | b'\r'));
                (TokenKind::LineComment, Marks::default())
            }
            Some(b'*') => {
                let marks = self.block_comment();
                (TokenKind::BlockComment, marks)
            }
            _ => self.one(TokenKind::Unknown),
        }
    }

    fn block_comment(&mut self) -> Marks {
        let mut depth = 0_usize;
        loop {
            self.skip_while(|b| !matches!(b, b'/' | b'*'));
            match (self.byte(self.pos), self.byte(self.pos + 1)) {
                (Some(b'/'), Some(b'*')) => {
                    depth += 1;
                    self.pos += 2;
                }
                (Some(b'*'), Some(b'/')) => {
                    depth = depth.saturating_sub(1);
                    self.pos += 2;
                    if depth == 0 {
                        return Marks::default();
                    }
                }
                (Some(_), _) => self.pos += 1,
                (None, _) => return self.unclosed(self.text.len(), Marks::default()),
            }
        }
    }

    /// Seven equal signs of git at the start of a line.
    fn is_conflict_mark(&self, first: u8) -> bool {
        let rest = self.text.as_bytes().get(self.pos..).unwrap_or_default();
        let line_starts = match self.pos.checked_sub(1) {
            None => true,
            Some(before) => matches!(self.byte(before), Some(b'\n' | b'\r')),
        };
        line_starts
            && rest.len() >= 7
            && rest.iter().take(7).all(|b| *b == first)
            && matches!(rest.get(7), None | Some(b' ' | b'\n' | b'\r'))
    }
}

fn is_raw_ident_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-')
}

/// Whether a control character (C0, DEL or C1) starts with this byte.
fn is_control_start(b: u8, next: Option<u8>) -> bool {
    b < 0x20 || b == 0x7F || (b == 0xC2 && matches!(next, Some(0x80..=0x9F)))
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.pos;
        let first = self.byte(start)?;
        let (kind, marks) = self.cut_next(first);
        Some(Token {
            kind,
            marks,
            span: Span::new(start, self.pos),
        })
    }
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
