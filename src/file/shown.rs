//! Quotations of a file that are safe to print. It must not know why something is quoted.

use crate::contract::{code_point, is_hidden, lookalike};

/// Longest quotation of the file in a message, in characters.
pub const SHOWN_MAX: usize = 80;

/// Whether blanks other than the plain space are spelled out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    /// As they are.
    Kept,
    /// As `⟨U+202F⟩`.
    Spelled,
}

/// A quotation that is safe to print: at most [`SHOWN_MAX`] characters, control, direction and invisible characters
/// and unusual blanks spelled out as `⟨U+202E⟩`.
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let mixed = text.chars().take(SHOWN_MAX).any(is_latin);
    for (i, c) in text.chars().enumerate() {
        let mut piece = String::new();
        if mixed && lookalike(c) != c {
            // Between Latin letters, it would be taken for one of them.
            piece.push_str(&code_point(c));
        } else {
            push_shown(&mut piece, c, Blank::Spelled);
        }
        if i >= SHOWN_MAX || out.chars().count() + piece.chars().count() > SHOWN_MAX {
            while out.chars().count() >= SHOWN_MAX {
                out.pop();
            }
            out.push('…');
            break;
        }
        out.push_str(&piece);
    }
    out
}

/// A name in full, of any length, safe to print on one line: hidden characters spelled out, line ends too.
pub fn shown_whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_shown(&mut out, c, Blank::Kept);
    }
    out
}

/// Pushes one character as it is shown; returns how many characters that is.
pub(super) fn push_shown(out: &mut String, c: char, blank: Blank) -> usize {
    let odd_blank = c.is_whitespace() && c != ' ';
    if is_hidden(c) || (odd_blank && blank == Blank::Spelled) {
        let name = code_point(c);
        out.push_str(&name);
        name.chars().count()
    } else {
        out.push(c);
        1
    }
}

/// At most `max` bytes, the last character `…` if something was cut.
pub(super) fn cut_bytes(mut text: String, max: usize) -> String {
    if text.len() > max {
        let mut end = max.saturating_sub('…'.len_utf8());
        while !text.is_char_boundary(end) {
            end = end.saturating_sub(1);
        }
        text.truncate(end);
        text.push('…');
    }
    text
}
