//! Byte offsets to lines and columns as an editor shows them. It must not know what the text means.

use super::token::{Span, offset};

/// A place in a text. Both count from 1; columns count characters. LF, CR and CRLF each end one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// The byte order mark.
const MARK: char = '\u{feff}';
/// Bytes between two remembered character counts.
const STEP: usize = 4096;

/// Where the lines of one text start. Building reads the text once; a lookup costs O(log lines) and at most a few
/// kilobytes of counting, however long the line is.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters that start before byte `i * STEP`.
    counts: Vec<usize>,
    len: usize,
}

impl LineIndex {
    /// Reads the whole text once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, b) in bytes.iter().enumerate() {
            let ends = match b {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(Span::new(at + 1, at + 1).start);
            }
        }
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut total = 0;
        for block in bytes.chunks(STEP) {
            counts.push(total);
            total += characters(block);
        }
        Self {
            starts,
            counts,
            len: bytes.len(),
        }
    }

    /// Number of lines, at least 1.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The place of a byte offset of the text this index was built from; past the end means the end.
    pub fn position(&self, text: &str, at: u32) -> Position {
        let at = offset(at).min(self.len);
        let line = self
            .starts
            .partition_point(|start| offset(*start) <= at)
            .max(1);
        let start = self.starts.get(line - 1).copied().map_or(0, offset);
        let column = self
            .before(text, at)
            .saturating_sub(self.before(text, start))
            + 1;
        // No editor counts a byte order mark.
        let mark = line == 1 && at >= MARK.len_utf8() && text.starts_with(MARK);
        Position {
            line,
            column: column - usize::from(mark),
        }
    }

    /// The bytes of a line (from 1) without its line end; empty when there is no such line.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let Some(start) = line
            .checked_sub(1)
            .and_then(|i| self.starts.get(i))
            .copied()
        else {
            return Span::default();
        };
        let next = self.starts.get(line).copied().map_or(self.len, offset);
        let body = text.get(offset(start)..next).unwrap_or_default();
        Span::new(
            offset(start),
            offset(start) + body.trim_end_matches(['\n', '\r']).len(),
        )
    }

    /// Characters before a byte offset.
    fn before(&self, text: &str, at: usize) -> usize {
        let block = (at / STEP).min(self.counts.len().saturating_sub(1));
        let known = self.counts.get(block).copied().unwrap_or(0);
        known + text.as_bytes().get(block * STEP..at).map_or(0, characters)
    }
}

/// The lines of a text without their ends: LF, CR and CRLF each end one line.
pub fn line_texts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some((line, after)) = text.split_once(['\n', '\r']) else {
            rest = None;
            return Some(text);
        };
        let is_pair = text.as_bytes().get(line.len()) == Some(&b'\r') && after.starts_with('\n');
        rest = after.get(usize::from(is_pair)..);
        Some(line)
    })
}

/// Bytes that start a character.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, at: u32) -> (usize, usize) {
        let p = LineIndex::new(text).position(text, at);
        (p.line, p.column)
    }

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        assert_eq!(place(text, 0), (1, 1));
        assert_eq!(place(text, 1), (1, 2));
        assert_eq!(place(text, 2), (2, 1));
        assert_eq!(place(text, 5), (3, 1));
        assert_eq!(place(text, 7), (4, 1));
        assert_eq!(place(text, 99), (4, 2));
        assert_eq!(LineIndex::new(text).line_count(), 4);
        let lines: Vec<&str> = line_texts("a\nb\r\nc\rd\r\n").collect();
        assert_eq!(lines, ["a", "b", "c", "d", ""]);
        assert_eq!(LineIndex::new(text).line_span(text, 2).of(text), "b");
        assert_eq!(LineIndex::new(text).line_span(text, 9).of(text), "");
    }

    #[test]
    fn columns_count_characters_also_in_very_long_lines() {
        assert_eq!(place("é€x", 5), (1, 3));
        assert_eq!(place("\u{feff}(a)", 0), (1, 1));
        assert_eq!(place("\u{feff}(a)", 4), (1, 2));
        assert_eq!(place("\u{feff}(\n(a)", 6), (2, 2));
        let text = "é".repeat(10_000);
        assert_eq!(place(&text, 14_000), (1, 7_001));
        assert_eq!(place("", 0), (1, 1));
    }
}
