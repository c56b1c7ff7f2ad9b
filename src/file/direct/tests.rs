//! What is accepted is read as the other readers read it, and nothing is accepted that they refuse.

use super::super::read::slowly;
use super::super::sniff::sniff;
use super::super::tests::good_files;
use super::*;

/// True when the text was accepted; then both ways must have read the same.
fn agrees(name: &str, text: &str) -> bool {
    let Some((contract, places)) = read(text) else {
        return false;
    };
    match slowly(name, text) {
        Ok(slow) => {
            assert_eq!(contract, slow.0, "{name}");
            assert_eq!(places, slow.1, "{name}");
        }
        Err(refusal) => panic!(
            "{name} was accepted\n{}\n{text}",
            refusal.to_text(crate::wording::Lang::En)
        ),
    }
    true
}

#[test]
fn good_files_are_read_the_same_way() {
    let mut accepted = 0;
    for (name, text) in good_files() {
        accepted += usize::from(agrees(&name, &text));
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        agrees(&name, &windows);
        agrees(&name, &text.replace('\n', "\r"));
        // On one line, places are columns.
        let one_line: String = text
            .lines()
            .filter(|line| !line.contains("//"))
            .map(str::trim)
            .collect::<Vec<_>>()
            .join(" ");
        agrees(&name, &one_line);
    }
    assert!(
        accepted >= 3,
        "the files that come with the program are all plain"
    );
}

#[test]
fn canonical_texts_are_accepted() {
    for (name, text) in good_files() {
        let (contract, _) = slowly(&name, &text).unwrap();
        let written = super::super::write(&contract).unwrap();
        assert!(agrees(&name, &written), "{name}");
    }
}

#[test]
fn bad_files_are_left_to_the_others() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        if let Ok(text) = sniff(&bytes) {
            assert!(read(text).is_none(), "{}", path.display());
        }
    }
}

/// Pieces that people and programs leave in texts.
const PIECES: [&str; 46] = [
    "",
    ",",
    ",,",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "=",
    ";",
    "\"",
    "\\",
    "\\n",
    "\\q",
    "\u{85}",
    "\u{a0}",
    "\0",
    "//",
    "/*",
    "*/",
    "\r",
    "\n",
    "\u{b}",
    "None",
    "Some(",
    "r#",
    "1",
    "0",
    "-",
    "€",
    "é",
    "axe-1",
    "Axis",
    "id: ",
    "title: \"x\", ",
    "()",
    "#![enable(implicit_some)]",
    "<<<<<<< HEAD\n",
    "\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{202e}",
    "title: \" \"",
    "(\"\")",
    "\"\"",
    "\u{200b}",
];

#[test]
fn random_damage_never_makes_the_readers_disagree() {
    let mut state = 0x0dd_u64;
    let mut below = |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    let texts: Vec<(String, String)> = good_files()
        .into_iter()
        .filter(|(_, text)| text.len() < 30_000)
        .collect();
    let mut accepted = 0;
    for round in 0..240 {
        let (name, text) = &texts[round % texts.len()];
        let border = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let from = border(below(text.len()));
        let to = border((from + below(24)).min(text.len()));
        let piece = PIECES[below(PIECES.len())];
        let damaged = match below(3) {
            0 => format!("{}{piece}{}", &text[..from], &text[from..]),
            1 => format!("{}{piece}{}", &text[..from], &text[to.max(from)..]),
            _ => {
                let other = border(below(text.len()));
                let end = border((other + 12).min(text.len()));
                format!("{}{}{}", &text[..from], &text[other..end], &text[from..])
            }
        };
        accepted += usize::from(sniff(damaged.as_bytes()).is_ok() && agrees(name, &damaged));
    }
    assert!(
        (12..240).contains(&accepted),
        "some damage goes unnoticed, in comments and texts: {accepted}"
    );
}
