//! Files that cannot be read: each is refused with the exact words that people see, in both languages. Run with
//! `UPDATE_EXPECTED=1` to write the words anew, then read what changed.
#![allow(clippy::unwrap_used)]

use maquette::file::read;
use maquette::wording::Lang;
use std::fs;
use std::path::{Path, PathBuf};

fn bad_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "ron"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_bad_file_is_refused_in_the_expected_words() {
    let mut differences = Vec::new();
    let files = bad_files();
    assert!(files.len() >= 120, "the bad files are there");
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let bytes = fs::read(&path).unwrap();
        let Err(refusal) = read(name, &bytes) else {
            panic!("{name} was read")
        };
        assert!(!refusal.problems.is_empty(), "{name}");
        for (lang, ending) in [(Lang::Fr, "fr.expected"), (Lang::En, "en.expected")] {
            let said = refusal.to_text(lang);
            let expected_path = path.with_extension(ending);
            if std::env::var_os("UPDATE_EXPECTED").is_some() {
                fs::write(&expected_path, &said).unwrap();
            }
            let expected = fs::read_to_string(&expected_path)
                .unwrap_or_default()
                .replace("\r\n", "\n");
            if said != expected {
                differences.push(format!("--- {name} {ending}\n{said}"));
            }
            for problem in &refusal.problems {
                let one = problem.render(name, &refusal.text, lang);
                assert!(
                    one.len() <= 2048,
                    "{name}: a message of {} bytes",
                    one.len()
                );
                assert!(
                    !one.contains(char::is_control)
                        || !one.contains(|c: char| c.is_control() && c != '\n'),
                    "{name}"
                );
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn problems_stand_in_the_order_of_the_text() {
    for path in bad_files() {
        let Err(refusal) = read("x.ron", &fs::read(&path).unwrap()) else {
            continue;
        };
        let places: Vec<_> = refusal
            .problems
            .iter()
            .map(|problem| problem.position)
            .collect();
        assert!(places.is_sorted(), "{}: {places:?}", path.display());
    }
}

/// Whatever is cut off or changed, reading ends with a contract or with problems, never otherwise; and the two readers
/// never disagree.
#[test]
fn damaged_files_are_refused_and_nothing_worse() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/file/everything.ron");
    let text = fs::read_to_string(folder).unwrap();
    let mut damaged: Vec<Vec<u8>> = Vec::new();
    for cut in (0..text.len()).step_by(37) {
        damaged.push(text.as_bytes()[..cut].to_vec());
    }
    for at in (0..text.len()).step_by(11) {
        for byte in [b'"', b'(', b')', b',', b'x', b'7', b' '] {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = byte;
            damaged.push(bytes);
        }
    }
    for bytes in damaged {
        if let Err(refusal) = read("x.ron", &bytes) {
            assert!(!refusal.problems.is_empty());
            for problem in &refusal.problems {
                assert_ne!(problem.code(), "E901", "{}", refusal.to_text(Lang::En));
            }
        }
    }
}

/// The complete small file of `data/README.md`.
fn small_sample() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/README.md");
    let text = fs::read_to_string(path).unwrap();
    let (_, rest) = text.split_once("```ron\n").unwrap();
    let (sample, _) = rest.split_once("```").unwrap();
    sample.as_bytes().to_vec()
}

/// Read or refused with reasons; the two readers agree.
fn holds(bytes: &[u8], what: &str) {
    if let Err(refusal) = read("x.ron", bytes) {
        assert!(!refusal.problems.is_empty(), "{what}");
        for problem in &refusal.problems {
            assert_ne!(
                problem.code(),
                "E901",
                "{what}: {}",
                refusal.to_text(Lang::En)
            );
        }
    }
}

/// Every `step`th prefix is refused; gives how many were tried.
fn prefixes(step: usize) -> usize {
    let sample = small_sample();
    assert!(read("x.ron", &sample).is_ok());
    let last = sample.iter().rposition(|b| *b == b')').unwrap();
    let cuts = (0..=last).step_by(step);
    for cut in cuts.clone() {
        let prefix = &sample[..cut];
        assert!(read("x.ron", prefix).is_err(), "the first {cut} bytes");
        holds(prefix, &format!("the first {cut} bytes"));
    }
    cuts.count()
}

#[test]
fn some_prefixes_of_the_small_sample_are_refused() {
    assert!(prefixes(9) > 200);
}

fn one_byte_changes(step: usize, bytes: impl Iterator<Item = u8> + Clone) -> usize {
    let sample = small_sample();
    let mut tried = 0;
    for at in (0..sample.len()).step_by(step) {
        for byte in bytes.clone() {
            let mut changed = sample.clone();
            changed[at] = byte;
            holds(&changed, &format!("byte {at} is {byte:#04x}"));
            tried += 1;
        }
    }
    tried
}

#[test]
fn some_one_byte_changes_of_the_small_sample() {
    let bytes = [
        0, b'\t', b'\r', b'"', b'\'', b'(', b')', b'#', b',', b'-', b'/', b'0', b':', b'\\', b'a',
        b'}', 0x80, 0xC3, 0xFF,
    ];
    assert!(one_byte_changes(37, bytes.into_iter()) > 1000);
}

/// `cargo test --release --test files -- --ignored --nocapture`
#[test]
#[ignore = "takes minutes"]
fn every_prefix_and_every_one_byte_change_of_the_small_sample() {
    println!("{} prefixes refused", prefixes(1));
    println!(
        "{} changed files read or refused",
        one_byte_changes(1, 0..=255)
    );
}

/// Only the first hundred problems are told, and all are counted, without looking into each.
#[test]
fn thousands_of_problems_are_counted() {
    let fields: String = (0..20_000).map(|n| format!("f{n}: 1, ")).collect();
    let Err(refusal) = read("x.ron", format!("({fields})").as_bytes()) else {
        panic!("read")
    };
    assert_eq!(refusal.problems.len(), 100);
    // Each field, and the seven that must be there.
    assert_eq!(refusal.count(), 20_007);
}
