//! The rules of the house that a machine can check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's name from the top of the project, and its text.
fn read(path: &Path) -> (String, String) {
    let name = path
        .strip_prefix(root())
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned();
    (name, fs::read_to_string(path).unwrap_or_default())
}

fn sources() -> Vec<(String, String)> {
    files(&root().join("src"), ".rs")
        .iter()
        .map(|p| read(p))
        .collect()
}

/// The room a source file belongs to: `src/contract/line.rs` to `contract`.
fn room(name: &str) -> &str {
    let below = name.strip_prefix("src/").unwrap_or(name);
    below.split(['/', '.']).next().unwrap_or(below)
}

/// Code without unit tests, which stand at the end of a file or in files of their own.
fn shipped(name: &str, text: &str) -> String {
    if name.contains("tests") {
        return String::new();
    }
    let is_inline = |rest: &str| {
        let line = rest.trim_start().lines().next().unwrap_or_default();
        line.contains("mod ") && line.ends_with('{')
    };
    let marks = text.match_indices("#[cfg(test)]");
    let mut inline =
        marks.filter(|(at, mark)| is_inline(text.get(at + mark.len()..).unwrap_or("")));
    let end = inline.next().map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text).to_owned()
}

#[test]
fn every_file_says_what_it_is_for() {
    let everything = files(&root().join("src"), ".rs").into_iter();
    for path in everything.chain(files(&root().join("tests"), ".rs")) {
        let (name, text) = read(&path);
        assert!(text.starts_with("//!"), "{name} does not open with //!");
    }
}

/// main → { window, cli } → export → ui → app → chart → file →
/// { check, summary, compare, wording, edit } → contract
#[test]
fn imports_go_one_way() {
    let floor: BTreeMap<&str, u8> = BTreeMap::from([
        ("contract", 0),
        ("summary", 1),
        ("edit", 1),
        ("check", 2),
        ("compare", 2),
        ("wording", 3),
        ("file", 4),
        ("chart", 5),
        ("app", 6),
        ("ui", 7),
        ("export", 8),
        ("window", 9),
        ("cli", 9),
        ("main", 10),
        ("lib", 10),
    ]);
    for (name, text) in sources() {
        let here = room(&name);
        let level = floor.get(here).copied();
        assert!(level.is_some(), "{name}: no such room");
        for piece in shipped(&name, &text).split("crate::").skip(1) {
            let other = piece
                .split(|c: char| !c.is_ascii_lowercase())
                .next()
                .unwrap_or_default();
            let allowed = other == here || floor.get(other).is_none_or(|l| Some(*l) < level);
            assert!(allowed, "{name} must not use {other}");
        }
    }
}

#[test]
fn each_library_stays_in_its_rooms() {
    let rules: [(&str, &[&str]); 5] = [
        ("egui::", &["ui", "export", "window"]),
        ("eframe", &["window"]),
        ("rfd::", &["window"]),
        ("serde::", &["file", "wording", "cli"]),
        ("std::fs", &["file", "window", "cli"]),
    ];
    for (name, text) in sources() {
        let code: String = shipped(&name, &text)
            .lines()
            .filter(|l| !l.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        for (library, rooms) in rules {
            let uses = code.contains(library);
            assert!(
                !uses || rooms.contains(&room(&name)),
                "{name} must not use {library}"
            );
        }
    }
}

#[test]
fn money_is_never_floating_point() {
    for (name, text) in sources() {
        let is_core = ["contract", "summary", "check", "edit", "compare"].contains(&room(&name));
        let code = shipped(&name, &text);
        let floats = code.contains("f64") || code.contains("f32");
        assert!(!is_core || !floats, "{name} uses floating point");
    }
}

#[test]
fn colours_live_in_the_theme() {
    for (name, text) in sources() {
        if name.starts_with("src/ui/theme/") {
            continue;
        }
        let code = shipped(&name, &text);
        for literal in [
            "Color32::from_rgb",
            "Color32::from_gray",
            "Color32::WHITE",
            "Color32::RED",
        ] {
            assert!(!code.contains(literal), "{name} holds a colour: {literal}");
        }
    }
}

#[test]
fn every_bad_file_has_its_messages_and_every_message_its_file() {
    let folder = root().join("tests/bad");
    for file in files(&folder, ".ron") {
        for lang in ["fr", "en"] {
            let expected = file.with_extension(format!("{lang}.expected"));
            assert!(expected.exists(), "{} is missing", expected.display());
        }
    }
    for file in files(&folder, ".expected") {
        let name = file.to_string_lossy();
        let stem = name
            .trim_end_matches(".expected")
            .trim_end_matches(".fr")
            .trim_end_matches(".en");
        assert!(
            Path::new(&format!("{stem}.ron")).exists(),
            "{name} belongs to no file"
        );
    }
}

/// The project speaks of the product alone and works from any folder.
#[test]
fn no_path_of_a_machine_is_written_down() -> Outcome {
    let endings = [".rs", ".toml", ".ron", ".md", ".py", "run"];
    for folder in ["src", "tests", "data", "assets", ".ci"] {
        for ending in endings {
            for path in files(&root().join(folder), ending) {
                let (name, text) = read(&path);
                for needle in [
                    concat!("/wo", "rk/"),
                    concat!("/ro", "ot/"),
                    concat!("/ho", "me/"),
                ] {
                    let foreign = text.contains(needle) && !name.ends_with("tidy.rs");
                    assert!(!foreign, "{name} names a path of a machine");
                }
            }
        }
    }
    Ok(())
}

/// A phrase that no code names is a phrase that nobody reads.
#[test]
fn every_phrase_is_used() {
    let is_list = |name: &str| name == "src/wording/keys.rs";
    let all = sources();
    let lists = all.iter().filter(|(name, _)| is_list(name));
    let keys: Vec<&str> = lists
        .filter_map(|(_, text)| text.split_once("\nkeys! {"))
        .flat_map(|(_, list)| list.lines())
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    assert!(keys.len() > 1000, "the list of phrases was not found");
    let mut named = BTreeSet::new();
    for (name, text) in all.iter().filter(|(name, _)| !is_list(name)) {
        let code = shipped(name, text);
        let code = code.lines().filter(|l| !l.trim_start().starts_with("//"));
        // Macros are given names without `Key::` before them, so every word counts.
        let words = code.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_'));
        named.extend(words.map(str::to_owned));
    }
    let unused: Vec<&&str> = keys.iter().filter(|key| !named.contains(**key)).collect();
    assert!(unused.is_empty(), "no code names {unused:?}");
}
