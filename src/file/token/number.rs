//! Cuts numbers as they are written, well-formed or not. It must not know their values.

use super::{Marks, TokenKind, Tokens};

impl Tokens<'_> {
    pub(super) fn number_starts(&self) -> bool {
        let rest = self.text.as_bytes().get(self.pos..).unwrap_or_default();
        matches!(
            rest,
            [b'.' | b'+' | b'-', b'0'..=b'9', ..]
                | [b'+' | b'-', b'.', b'0'..=b'9', ..]
                | [b'+' | b'-', b'i', b'n', b'f', ..]
                | [b'+' | b'-', b'N', b'a', b'N', ..]
        )
    }

    /// Takes everything that is glued to the digits, so that `31.8f32`, `1.2.3` and `31.8M` stay whole.
    pub(super) fn number(&mut self) -> (TokenKind, Marks) {
        let start = self.pos;
        let mut plain = matches!(self.byte(start), Some(b'0'..=b'9' | b'-'));
        let mut points = 0_u32;
        if matches!(self.byte(start), Some(b'+' | b'-')) {
            self.pos += 1;
            plain &= matches!(self.byte(self.pos), Some(b'0'..=b'9'));
        }
        loop {
            self.skip_while(|b| b.is_ascii_digit());
            match self.byte(self.pos) {
                Some(b'.') => {
                    points = points.saturating_add(1);
                    self.pos += 1;
                    plain &= points == 1 && matches!(self.byte(self.pos), Some(b'0'..=b'9'));
                }
                Some(b @ (b'a'..=b'z' | b'A'..=b'Z' | b'_')) => {
                    plain = false;
                    self.pos += 1;
                    let signed = matches!(self.byte(self.pos), Some(b'+' | b'-'))
                        && matches!(self.byte(self.pos + 1), Some(b'0'..=b'9'));
                    if matches!(b, b'e' | b'E') && signed {
                        self.pos += 1;
                    }
                }
                _ => break,
            }
        }
        (
            TokenKind::Number,
            if plain {
                Marks::PLAIN
            } else {
                Marks::default()
            },
        )
    }
}
