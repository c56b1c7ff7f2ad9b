//! Cuts texts, raw texts and characters in quotes. It must not know what they say.

use super::{Marks, TokenKind, Tokens, is_control_start, is_raw_ident_byte};

impl Tokens<'_> {
    /// `at` is the first `#` or the quote after the prefix.
    pub(super) fn raw(&mut self, at: usize, kind: TokenKind) -> (TokenKind, Marks) {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let hashes = rest.iter().position(|b| *b != b'#').unwrap_or(rest.len());
        let after = at + hashes;
        match self.byte(after) {
            Some(b'"') => {
                let marks = self.raw_string(after + 1, hashes);
                (kind, marks)
            }
            Some(b) if hashes == 1 && kind == TokenKind::RawStr && is_raw_ident_byte(b) => {
                self.pos = after;
                self.skip_while(is_raw_ident_byte);
                (TokenKind::RawIdent, Marks::default())
            }
            _ => self.ident(),
        }
    }

    fn raw_string(&mut self, body: usize, hashes: usize) -> Marks {
        let mut marks = Marks::default();
        let mut line_end = None;
        let mut at = body;
        loop {
            match self.byte(at) {
                None => break,
                Some(b'"') => {
                    let rest = self.text.as_bytes().get(at + 1..).unwrap_or_default();
                    let found = rest.iter().take(hashes).take_while(|b| **b == b'#').count();
                    at += 1 + found;
                    if found == hashes {
                        self.pos = at;
                        return marks;
                    }
                }
                Some(b) => {
                    if is_control_start(b, self.byte(at + 1)) {
                        marks.add(Marks::CONTROL);
                        if matches!(b, b'\n' | b'\r') && line_end.is_none() {
                            line_end = Some((at, marks));
                        }
                    }
                    if line_end.is_some() {
                        if self.ahead == 0 {
                            break;
                        }
                        self.ahead -= 1;
                    }
                    at += 1;
                }
            }
        }
        self.unclosed(line_end.map(|(at, _)| at).unwrap_or(self.text.len()), marks)
    }

    pub(super) fn unclosed(&mut self, end: usize, mut marks: Marks) -> Marks {
        self.pos = end;
        marks.add(Marks::UNCLOSED);
        marks
    }

    /// A string from its opening quote. A string that passes a line end is either a text on several lines or one
    /// whose closing quote was forgotten: it is the first only if what follows the next quote can follow a value.
    pub(super) fn string(&mut self, quote: usize) -> Marks {
        let mut marks = Marks::default();
        let mut line_end: Option<(usize, Marks)> = None;
        let mut at = quote + 1;
        loop {
            match self.byte(at) {
                None => break,
                Some(b'"') => {
                    at += 1;
                    if line_end.is_some() && !self.value_ends_at(at) {
                        break;
                    }
                    self.pos = at;
                    return marks;
                }
                Some(b'\\') => {
                    marks.add(Marks::ESCAPES);
                    at += if matches!(self.byte(at + 1), Some(b'\n' | b'\r') | None) {
                        1
                    } else {
                        2
                    };
                }
                Some(b @ (0x00..=0x1F | 0x7F | 0xC2)) => {
                    if matches!(b, b'\n' | b'\r') && line_end.is_none() {
                        line_end = Some((at, marks));
                    }
                    if is_control_start(b, self.byte(at + 1)) {
                        marks.add(Marks::CONTROL);
                    }
                    at += 1;
                }
                Some(_) => at += 1,
            }
            if line_end.is_some() {
                if self.ahead == 0 {
                    break;
                }
                self.ahead -= 1;
            }
        }
        let (end, marks) = line_end.unwrap_or((self.text.len(), marks));
        self.unclosed(end, marks)
    }

    fn value_ends_at(&mut self, at: usize) -> bool {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let blanks = rest
            .iter()
            .position(|b| !b.is_ascii_whitespace())
            .unwrap_or(rest.len());
        self.ahead = self.ahead.saturating_sub(blanks);
        matches!(
            rest.get(blanks),
            None | Some(b',' | b')' | b']' | b'}' | b':' | b'/')
        )
    }

    /// A character literal from its quote, or the lone quote as unknown.
    pub(super) fn character(&mut self, quote: usize) -> (TokenKind, Marks) {
        let body = quote + 1;
        let end = match self.char_at(body) {
            Some('\\') => {
                let rest = self.text.as_bytes().get(body + 2..).unwrap_or_default();
                let close = rest.iter().take(12).position(|b| *b == b'\'');
                close.map(|n| body + 2 + n)
            }
            Some('\n' | '\r') | None => None,
            Some(c) => Some(body + c.len_utf8()),
        };
        match end {
            Some(end) if self.byte(end) == Some(b'\'') => {
                self.pos = end + 1;
                (TokenKind::Char, Marks::default())
            }
            _ => {
                self.pos = quote + 1;
                (TokenKind::Unknown, Marks::default())
            }
        }
    }
}
