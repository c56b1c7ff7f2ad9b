//! Files that cannot be read: each is refused with the exact words that people see, in both languages. Run with
//! `UPDATE_EXPECTED=1` to write the words anew, then read what changed.

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
    assert!(files.len() >= 40, "the bad files are there");
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
