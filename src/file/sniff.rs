//! Bytes to text, or what kind of file it is instead. It must not know RON's grammar beyond how a file starts.

use super::lines::Position;
use super::problem::{Encoding, FileKind, FileProblem, Problem, ProblemKind};
use super::token::Span;
use super::tree::MAX_BYTES;

/// NUL bytes in a row that tell a file damaged by a power cut from a stray one.
const ZERO_RUN: usize = 8;

/// The text of a file, its byte order mark included.
///
/// # Errors
/// One problem: too large, another kind of file, filled with zeros, or not UTF-8 (with what it looks like).
pub fn sniff(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > MAX_BYTES {
        let kind = FileProblem::TooLarge {
            bytes: bytes.len() as u64,
            limit: MAX_BYTES as u64,
        };
        return Err(at_start(kind));
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(at_start(FileProblem::WrongKind(kind)));
    }
    if is_utf16(bytes) {
        let byte = bytes.first().copied().unwrap_or(0);
        return Err(at_start(FileProblem::NotUtf8 {
            byte,
            guess: Encoding::Utf16,
        }));
    }
    if let Some(from) = zeros(bytes) {
        return Err(place(FileProblem::ZeroFilled { from }, bytes, from));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => match text_kind(text) {
            Some(kind) => Err(at_start(FileProblem::WrongKind(kind))),
            None => Ok(text),
        },
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or(0);
            let guess = match error.error_len() {
                None => Encoding::Cut,
                Some(_) => one_byte_encoding(bytes, at),
            };
            Err(place(FileProblem::NotUtf8 { byte, guess }, bytes, at))
        }
    }
}

fn at_start(kind: FileProblem) -> Problem {
    place(kind, &[], 0)
}

/// A problem at a byte before which everything is UTF-8 or of no interest.
fn place(kind: FileProblem, bytes: &[u8], at: usize) -> Problem {
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    let text = before.replace("\r\n", "\n").replace('\r', "\n");
    let line = text.matches('\n').count() + 1;
    let column = text.chars().rev().take_while(|c| *c != '\n').count() + 1;
    Problem {
        kind: ProblemKind::File(kind),
        span: Span::new(at, at + 1),
        position: Position { line, column },
        path: String::new(),
    }
}

fn binary_kind(bytes: &[u8]) -> Option<FileKind> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Some(zip_kind(bytes));
    }
    let kinds: [(&[u8], FileKind); 6] = [
        (b"%PDF", FileKind::Pdf),
        (b"\x89PNG", FileKind::Picture),
        (b"\xFF\xD8\xFF", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"\x1F\x8B", FileKind::Gzip),
        (b"\xD0\xCF\x11\xE0", FileKind::OldOffice),
    ];
    kinds
        .iter()
        .find(|(magic, _)| starts(magic))
        .map(|(_, kind)| *kind)
}

/// The names in the archive tell what it is; they stand near its start and at its end.
fn zip_kind(bytes: &[u8]) -> FileKind {
    const LOOK: usize = 16 << 10;
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    let tail = bytes
        .get(bytes.len().saturating_sub(LOOK)..)
        .unwrap_or_default();
    let holds = |name: &[u8]| {
        [head, tail]
            .iter()
            .any(|part| part.windows(name.len()).any(|w| w == name))
    };
    if holds(b"opendocument.spreadsheet") {
        FileKind::Ods
    } else if holds(b"xl/") {
        FileKind::Xlsx
    } else if holds(b"word/") {
        FileKind::Docx
    } else {
        FileKind::Zip
    }
}

fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    // Without a mark: plain letters leave every other byte zero.
    let head = bytes.get(..64).unwrap_or(bytes);
    let zero_at = |parity: usize| {
        let half = || head.iter().skip(parity).step_by(2);
        let other = || head.iter().skip(1 - parity).step_by(2);
        half().count() > 1 && half().all(|b| *b == 0) && other().all(|b| *b != 0)
    };
    zero_at(0) || zero_at(1)
}

fn zeros(bytes: &[u8]) -> Option<usize> {
    if !bytes.contains(&0) {
        return None;
    }
    let mut run = 0;
    for (at, b) in bytes.iter().enumerate() {
        run = if *b == 0 { run + 1 } else { 0 };
        if run == ZERO_RUN {
            return Some(at + 1 - ZERO_RUN);
        }
    }
    (!bytes.is_empty() && run == bytes.len()).then_some(0)
}

fn one_byte_encoding(bytes: &[u8], at: usize) -> Encoding {
    let (before, after) = bytes.split_at(at.min(bytes.len()));
    if !before.is_ascii() || after.first().is_none_or(|b| !looks_like_letter(*b)) {
        return Encoding::Damaged;
    }
    // Windows puts quotes, dashes and the euro where Latin-1 has control characters.
    if after.iter().any(|b| (0x80..0xA0).contains(b)) {
        Encoding::Windows1252
    } else {
        Encoding::Latin1
    }
}

/// Bytes that these encodings use for French text.
fn looks_like_letter(b: u8) -> bool {
    matches!(b, 0x80 | 0x85 | 0x8C | 0x91..=0x97 | 0x9C | 0xA0 | 0xA7 | 0xA9 | 0xAB | 0xB0 | 0xBB | 0xC0..=0xFE)
}

/// Other text formats, by how they start.
fn text_kind(text: &str) -> Option<FileKind> {
    let mut start = text.trim_start_matches('\u{feff}').trim_start();
    while start.starts_with('#') && !start.starts_with("#!") {
        start = start
            .split_once('\n')
            .map_or("", |(_, rest)| rest.trim_start());
    }
    let inside = |open: char| start.strip_prefix(open).map(str::trim_start);
    if let Some(rest) = inside('<') {
        let markup =
            rest.starts_with(['?', '!']) || rest.starts_with(|c: char| c.is_ascii_alphabetic());
        return markup.then_some(FileKind::Markup);
    }
    if inside('{').is_some_and(|rest| rest.starts_with('"') || rest == "}\n" || rest == "}") {
        return Some(FileKind::Json);
    }
    if let Some(rest) = inside('[') {
        if rest.starts_with(['{', '"']) {
            return Some(FileKind::Json);
        }
        let line = rest.lines().next().unwrap_or_default();
        let name = line.trim_end().trim_end_matches(']');
        let named = !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || "._-[ ".contains(c));
        return (named && line.trim_end().ends_with(']') && rest.contains('='))
            .then_some(FileKind::Toml);
    }
    plain_kind(start)
}

/// Text without any bracket at its start: settings, a table, YAML.
fn plain_kind(start: &str) -> Option<FileKind> {
    let line = start.lines().next()?;
    if line.starts_with("//") || line.starts_with("/*") || line.contains(['(', '[', '{']) {
        return None;
    }
    let is_name = |key: &str| {
        let key = key.trim();
        !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || "._-".contains(c))
    };
    if line.split_once('=').is_some_and(|(key, _)| is_name(key)) {
        return Some(FileKind::Toml);
    }
    let cells = |sign| line.matches(sign).count();
    if cells(';') > 1 || cells('\t') > 1 {
        return Some(FileKind::Table);
    }
    // A contract without its first bracket has others further down.
    let is_pair = line.split_once(':').is_some_and(|(key, _)| is_name(key));
    (is_pair && !start.contains('(')).then_some(FileKind::Yaml)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> FileProblem {
        match sniff(bytes).unwrap_err().kind {
            ProblemKind::File(problem) => problem,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn texts_pass_as_they_are() {
        for text in [
            "",
            "(a: 1)",
            "\u{feff}(a: 1)\r\n",
            "// x = 1\n(a: 1)",
            "#![enable(implicit_some)]\n(a: 1)",
            "C(a: \"=\")",
            "schema: 1,\ntitle: \"x\",\nperiod: (2021, 2027),\n",
            "Contrat de plan",
        ] {
            assert_eq!(sniff(text.as_bytes()).unwrap(), text);
        }
        assert_eq!(sniff(b"<<<<<<< HEAD\n(").unwrap(), "<<<<<<< HEAD\n(");
    }

    #[test]
    fn files_of_other_kinds_are_named() {
        let cases: [(&[u8], FileKind); 17] = [
            (b"PK\x03\x04....xl/workbook.xml", FileKind::Xlsx),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                FileKind::Ods,
            ),
            (b"PK\x03\x04word/document.xml", FileKind::Docx),
            (b"PK\x03\x04a.ron", FileKind::Zip),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
            (b"\xFF\xD8\xFF\xE0", FileKind::Picture),
            (b"\x1F\x8B\x08", FileKind::Gzip),
            (b"\xD0\xCF\x11\xE0\xA1", FileKind::OldOffice),
            (b"{\n \"title\": 1}", FileKind::Json),
            (b"[{\"a\": 1}]", FileKind::Json),
            (b"# c\n[package]\nname = \"x\"", FileKind::Toml),
            (b"title = \"x\"", FileKind::Toml),
            (b"Axe;Etat;Region\n1;2;3\n", FileKind::Table),
            (b"Axe\tEtat\tRegion\n", FileKind::Table),
            (b"titre: CPER\naxes:\n  - Eau\n", FileKind::Yaml),
            (b"<!DOCTYPE html>", FileKind::Markup),
        ];
        for (bytes, kind) in cases {
            assert_eq!(
                refused(bytes),
                FileProblem::WrongKind(kind),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }

    #[test]
    fn other_encodings_are_guessed() {
        let utf16: Vec<u8> = "(title: \"É\")"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let guess = |bytes: &[u8]| match refused(bytes) {
            FileProblem::NotUtf8 { byte, guess } => (byte, guess),
            other => panic!("{other:?}"),
        };
        assert_eq!(guess(&utf16), (b'(', Encoding::Utf16));
        assert_eq!(guess(b"\xFF\xFE(\0"), (0xFF, Encoding::Utf16));
        assert_eq!(guess(b"(a: \"\xE9t\xE9\")"), (0xE9, Encoding::Latin1));
        assert_eq!(
            guess(b"(a: \"\xE9t\xE9 2 M\x80\")"),
            (0xE9, Encoding::Windows1252)
        );
        assert_eq!(
            guess(b"(a: \"\xC3\xA9\", b: \"\xFF\")"),
            (0xFF, Encoding::Damaged)
        );
        assert_eq!(guess(b"(a: \"\xFF\")"), (0xFF, Encoding::Damaged));
        assert_eq!(guess(b"(a: \"\xC3"), (0xC3, Encoding::Cut));
        let problem = sniff(b"(a: 1,\r\n b: \"\xE9\")").unwrap_err();
        assert_eq!(
            (
                problem.position.line,
                problem.position.column,
                problem.code()
            ),
            (2, 6, "E102")
        );
    }

    #[test]
    fn zeros_of_a_power_cut_are_seen() {
        assert_eq!(
            refused(b"(a: 1\0\0\0\0\0\0\0\0\0\0"),
            FileProblem::ZeroFilled { from: 5 }
        );
        assert_eq!(refused(&[0; 4096]), FileProblem::ZeroFilled { from: 0 });
        assert_eq!(refused(b"\0\0"), FileProblem::ZeroFilled { from: 0 });
        assert!(sniff(b"(a: 1)\0").is_ok());
    }
}
