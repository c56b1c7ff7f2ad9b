//! Walks through a text: blanks and comments, brackets, words, texts in quotes. It gives up rather than judge, and must
//! not know what a contract is.

use super::super::tree::MAX_DEPTH;
use super::{Got, Spot, small};
use std::borrow::Cow;

pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    line: usize,
    /// A byte of the present line, and the column it is in.
    mark: (usize, usize),
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Self {
            text,
            at,
            depth: 0,
            line: 1,
            mark: (0, 1),
        }
    }

    /// Bytes not read yet.
    pub fn left(&self) -> usize {
        self.text.len().saturating_sub(self.at)
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    fn step(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    fn line_ends(&mut self) {
        self.line = self.line.saturating_add(1);
        self.mark = (self.at, 1);
    }

    /// Steps over blanks and comments; the rarer blanks are left to the other readers.
    fn blank(&mut self) -> Got<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t') => self.step(1),
                Some(b'\n') => {
                    self.step(1);
                    self.line_ends();
                }
                Some(b'\r') => {
                    self.step(1);
                    // Of a pair, the second ends the line.
                    if self.peek() != Some(b'\n') {
                        self.line_ends();
                    }
                }
                Some(b'/') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    fn comment(&mut self) -> Got<()> {
        let rest = self.bytes().get(self.at.saturating_add(1)..)?;
        match rest.first()? {
            b'/' => {
                let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
                self.step(end.unwrap_or(rest.len()).saturating_add(1));
                Some(())
            }
            b'*' => self.block_comment(),
            _ => None,
        }
    }

    fn block_comment(&mut self) -> Got<()> {
        let mut depth = 0_usize;
        loop {
            let next = self.bytes().get(self.at.saturating_add(1)).copied();
            match (self.peek()?, next) {
                (b'/', Some(b'*')) => {
                    depth = depth.saturating_add(1);
                    self.step(2);
                }
                (b'*', Some(b'/')) => {
                    depth = depth.saturating_sub(1);
                    self.step(2);
                    if depth == 0 {
                        return Some(());
                    }
                }
                (b'\n', _) => {
                    self.step(1);
                    self.line_ends();
                }
                (b'\r', next) => {
                    self.step(1);
                    if next != Some(b'\n') {
                        self.line_ends();
                    }
                }
                _ => self.step(1),
            }
        }
    }

    /// The place of the next value.
    pub fn spot(&mut self) -> Got<Spot> {
        self.blank()?;
        let (from, column) = self.mark;
        let passed = self.bytes().get(from..self.at).unwrap_or_default();
        let characters = passed.iter().filter(|b| **b & 0xC0 != 0x80).count();
        let column = column.saturating_add(characters);
        self.mark = (self.at, column);
        Some(Spot {
            line: small(self.line),
            column: small(column),
            start: small(self.at),
        })
    }

    /// One character.
    pub fn take(&mut self, wanted: u8) -> Got<()> {
        self.blank()?;
        if self.peek() != Some(wanted) {
            return None;
        }
        self.step(1);
        Some(())
    }

    /// An opening bracket.
    pub fn open(&mut self, bracket: u8) -> Got<()> {
        self.take(bracket)?;
        self.depth = self.depth.saturating_add(1);
        (self.depth <= MAX_DEPTH).then_some(())
    }

    /// Takes the closing bracket if it is next.
    pub fn closes(&mut self, bracket: u8) -> Got<bool> {
        self.blank()?;
        let closes = self.peek() == Some(bracket);
        if closes {
            self.step(1);
            self.depth = self.depth.saturating_sub(1);
        }
        Some(closes)
    }

    /// After a value: a comma and another value, or the closing bracket with a comma before it or not.
    pub fn goes_on(&mut self, bracket: u8) -> Got<bool> {
        self.blank()?;
        if self.peek() == Some(b',') {
            self.step(1);
            return Some(!self.closes(bracket)?);
        }
        self.closes(bracket)?.then_some(false)
    }

    /// True when a word is next.
    pub fn is_word(&mut self) -> Got<bool> {
        self.blank()?;
        Some(self.peek().is_some_and(|b| b.is_ascii_alphabetic()))
    }

    /// A word of plain letters.
    pub fn word(&mut self) -> Got<&'t str> {
        self.blank()?;
        let rest = self.bytes().get(self.at..)?;
        let length = rest
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || *b == b'_'))?;
        if length == 0 || rest.first()?.is_ascii_digit() || !ends_cleanly(*rest.get(length)?) {
            return None;
        }
        let word = self.text.get(self.at..self.at.saturating_add(length))?;
        self.step(length);
        Some(word)
    }

    /// Digits alone.
    pub fn digits(&mut self) -> Got<&'t str> {
        self.blank()?;
        let rest = self.bytes().get(self.at..)?;
        let length = rest.iter().position(|b| !b.is_ascii_digit())?;
        if length == 0 || !ends_cleanly(*rest.get(length)?) {
            return None;
        }
        let digits = self.text.get(self.at..self.at.saturating_add(length))?;
        self.step(length);
        Some(digits)
    }

    /// A text in plain quotes without escapes.
    pub fn plain(&mut self) -> Got<&'t str> {
        self.take(b'"')?;
        let rest = self.bytes().get(self.at..)?;
        let length = run(rest)?;
        if rest.get(length) != Some(&b'"') {
            return None;
        }
        let text = self.text.get(self.at..self.at.saturating_add(length))?;
        self.step(length.saturating_add(1));
        Some(text)
    }

    /// A text in plain quotes; the usual escapes are understood.
    pub fn text(&mut self) -> Got<Cow<'t, str>> {
        self.take(b'"')?;
        let mut decoded: Option<String> = None;
        loop {
            let rest = self.bytes().get(self.at..)?;
            let length = run(rest)?;
            let piece = self.text.get(self.at..self.at.saturating_add(length))?;
            self.step(length.saturating_add(1));
            if rest.get(length) == Some(&b'"') {
                return Some(match decoded {
                    None => Cow::Borrowed(piece),
                    Some(mut text) => {
                        text.push_str(piece);
                        Cow::Owned(text)
                    }
                });
            }
            let text = decoded.get_or_insert_default();
            text.push_str(piece);
            text.push(match self.peek()? {
                b'n' => '\n',
                b't' => '\t',
                letter @ (b'"' | b'\\' | b'\'') => char::from(letter),
                _ => return None,
            });
            self.step(1);
        }
    }

    /// Nothing more but blanks and comments.
    pub fn end(&mut self) -> Got<()> {
        self.blank()?;
        (self.at >= self.text.len()).then_some(())
    }
}

/// What may stand right after a word or a number.
fn ends_cleanly(next: u8) -> bool {
    matches!(
        next,
        b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' | b'(' | b')' | b'[' | b']' | b'/'
    )
}

/// The bytes before the next quote or backslash; `None` when a control character comes first.
fn run(rest: &[u8]) -> Got<usize> {
    let mut from = 0;
    loop {
        let found = rest
            .get(from..)?
            .iter()
            .position(|b| matches!(b, b'"' | b'\\' | 0x7F | 0xC2) || *b < 0x20)?;
        let at = from.saturating_add(found);
        match rest.get(at)? {
            b'"' | b'\\' => return Some(at),
            // The second byte tells letters and no-break spaces from control characters.
            0xC2 if !matches!(rest.get(at.saturating_add(1)), Some(0x80..=0x9F)) => {
                from = at.saturating_add(1);
            }
            _ => return None,
        }
    }
}
