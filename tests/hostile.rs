//! Files that are no contracts at all, and contracts made to mislead: what the program says of them, and what it never
//! lets through to a terminal.
#![allow(clippy::unwrap_used)]

use maquette::contract::is_hidden;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const V1: &str = include_str!("../data/hauts-de-france-2021-2027.ron");

fn maquette(lang: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_maquette"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--today", "2024-12-02", "--lang", lang])
        .args(arguments)
        .output()
        .unwrap()
}

fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// What stands where a contract was asked for, and how it is refused.
fn refused(path: &Path, french: &str, english: &str) {
    let path = path.to_str().unwrap();
    for (lang, said) in [("fr", french), ("en", english)] {
        for command in ["summary", "check"] {
            let output = maquette(lang, &[command, path]);
            assert_eq!(output.status.code(), Some(2), "{command} {path}");
            assert!(output.stdout.is_empty());
            let message = plain(&output.stderr);
            assert!(
                message.starts_with(&format!("{path}: {said}\n")),
                "{message}"
            );
            assert!(
                message.contains("\n  = ") && message.contains("\n  → "),
                "{message}"
            );
        }
    }
}

#[test]
fn nothing_there() {
    let folder = TempDir::new().unwrap();
    let missing = folder.path().join("absent.ron");
    refused(
        &missing,
        "E105 il n’y a pas de fichier à cet endroit",
        "E105 there is no file here",
    );
    let output = maquette("fr", &["check", missing.to_str().unwrap(), "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["problems"][0]["code"], "E105");
    assert_eq!(json["problems"][0]["line"], Value::Null);
}

#[test]
fn a_folder_is_no_file() {
    let folder = TempDir::new().unwrap();
    refused(
        folder.path(),
        "E106 c’est un dossier",
        "E106 this is a folder",
    );
}

#[test]
fn a_file_of_two_gibibytes_is_refused_by_its_size() {
    let folder = TempDir::new().unwrap();
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(2 << 30).unwrap();
    refused(
        &large,
        "E101 le fichier fait 2 147 483 648 octets",
        "E101 the file has 2,147,483,648 bytes",
    );
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    /// Nobody writes to the pipe: reading from it would wait for ever.
    #[test]
    fn nothing_is_read_from_a_pipe() {
        let folder = TempDir::new().unwrap();
        let pipe = folder.path().join("pipe.ron");
        let made = Command::new("mkfifo").arg(&pipe).status();
        if !made.is_ok_and(|status| status.success()) {
            println!("skipped: no mkfifo here");
            return;
        }
        refused(
            &pipe,
            "E106 c’est un tube (FIFO), pas un fichier",
            "E106 this is a pipe (FIFO), not a file",
        );
        let link = folder.path().join("link.ron");
        symlink(&pipe, &link).unwrap();
        refused(
            &link,
            "E106 c’est un tube (FIFO), pas un fichier",
            "E106 this is a pipe (FIFO), not a file",
        );
    }

    #[test]
    fn nothing_is_read_from_a_device_or_a_socket() {
        let device = "E106 c’est un périphérique, pas un fichier";
        for path in ["/dev/zero", "/dev/null"] {
            refused(Path::new(path), device, "E106 this is a device, not a file");
        }
        let folder = TempDir::new().unwrap();
        let socket = folder.path().join("socket.ron");
        let _listener = UnixListener::bind(&socket).unwrap();
        refused(
            &socket,
            "E106 c’est une connexion (socket), pas un fichier",
            "E106 this is a socket, not a file",
        );
    }

    #[test]
    fn links_in_a_circle_are_refused() {
        let folder = TempDir::new().unwrap();
        let (a, b) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        symlink(&a, &b).unwrap();
        symlink(&b, &a).unwrap();
        let output = maquette("en", &["check", a.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(plain(&output.stderr).contains(": E107 the system cannot read this file: "));
    }

    #[test]
    fn a_file_without_the_right_to_read() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("closed.ron");
        fs::write(&path, V1).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
        if fs::File::open(&path).is_ok() {
            println!("skipped: this user may read everything");
            return;
        }
        refused(
            &path,
            "E107 vous n’avez pas le droit de lire ce fichier",
            "E107 you have no right to read this file",
        );
    }

    /// Names of files are as hostile as what is in them.
    #[test]
    fn odd_file_names_open_and_are_shown_escaped() {
        let folder = TempDir::new().unwrap();
        let long = "é".repeat(125) + ".ron";
        for name in [
            "-x.ron",
            "a\nb.ron",
            "fin ",
            "nor\u{202e}.ron",
            "\u{1b}[31m.ron",
            long.as_str(),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, V1).unwrap();
            let path = path.to_str().unwrap();
            assert_eq!(
                maquette("fr", &["check", path]).status.code(),
                Some(0),
                "{name:?}"
            );
            fs::write(path, "(").unwrap();
            let output = maquette("fr", &["check", path]);
            assert_eq!(output.status.code(), Some(2), "{name:?}");
            let message = plain(&output.stderr);
            assert!(
                !message.chars().any(|c| is_hidden(c) && c != '\n'),
                "{message:?}"
            );
            let lines = message.lines().filter(|l| l.contains(": E202 ")).count();
            assert_eq!(lines, 1, "{message:?}");
        }
        use std::os::unix::ffi::OsStrExt as _;
        let path = folder
            .path()
            .join(std::ffi::OsStr::from_bytes(b"\xff\xfe.ron"));
        fs::write(&path, V1).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_maquette"))
            .arg("check")
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
    }
}

/// A contract whose texts hide, turn round and try to act on the terminal.
fn misleading() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("misleading.ron");
    let text = V1
        .replace(
            "title: \"CPER Hauts-de-France 2021-2027\"",
            "title: \"CPER \u{202e}7202-1202\"",
        )
        .replace("short: \"MEL\"", "short: \"M\u{200b}EL\"")
        .replace("short: \"Aisne\"", "short: \"Аisne\"")
        .replace(
            "title: \"Soutenir les territoires\"",
            "title: \"Soutenir\u{2066} les\u{ad} territoires\"",
        );
    fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn no_text_of_a_file_acts_on_the_terminal() {
    let (_folder, path) = misleading();
    let path = path.to_str().unwrap();
    for lang in ["fr", "en"] {
        for arguments in [
            vec!["summary", path],
            vec!["summary", path, "--json"],
            vec!["check", path],
            vec!["check", path, "--json"],
        ] {
            let output = maquette(lang, &arguments);
            assert_eq!(output.status.code(), Some(0));
            for bytes in [&output.stdout, &output.stderr] {
                let text = String::from_utf8(bytes.clone()).unwrap();
                let hidden: Vec<char> = text
                    .chars()
                    .filter(|c| is_hidden(*c) && *c != '\n')
                    .collect();
                assert!(hidden.is_empty(), "{arguments:?}: {hidden:?}");
            }
        }
    }
    let report = plain(&maquette("fr", &["summary", path]).stdout);
    assert!(report.starts_with("CPER ⟨U+202E⟩7202-1202\n"), "{report}");
    // JSON keeps the data: escapes, not names of characters.
    let output = maquette("fr", &["summary", path, "--json"]);
    assert!(plain(&output.stdout).contains("CPER \\u202e7202-1202"));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["title"], "CPER \u{202e}7202-1202");
}

#[test]
fn suspicious_names_are_to_examine() {
    let (_folder, path) = misleading();
    let output = maquette("fr", &["check", path.to_str().unwrap(), "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let of = |code: &str| -> Vec<String> {
        let all = json["findings"].as_array().unwrap().iter();
        all.filter(|f| f["code"] == code)
            .map(|f| plain(f["detail"].as_str().unwrap().as_bytes()))
            .collect()
    };
    assert_eq!(
        of("HiddenCharacters"),
        [
            "« CPER ⟨U+202E⟩7202-1202 »",
            "« M⟨U+200B⟩EL »",
            "« Soutenir⟨U+2066⟩ les⟨U+00AD⟩ territoires »",
        ]
    );
    assert_eq!(
        of("LookalikeLetters"),
        ["« ⟨U+0410⟩isne » se lit « Aisne »"]
    );
}

/// Prints how long the slowest refusal takes; the limit of 100 ms is for a release build.
/// `cargo test --release --test hostile -- --ignored --nocapture`
#[test]
#[ignore = "measures time"]
fn every_refusal_takes_less_than_a_tenth_of_a_second() {
    let mut slowest = (Duration::ZERO, String::new());
    let mut count = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "ron") {
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        let start = Instant::now();
        let bytes = maquette::file::opening::open(&path, &name).unwrap();
        let refusal = maquette::file::read(&name, &bytes).unwrap_err();
        let said = refusal.to_text(maquette::wording::Lang::Fr);
        let time = start.elapsed();
        assert!(!said.is_empty());
        slowest = slowest.max((time, name));
        count += 1;
    }
    println!("{count} refusals, slowest {:?} ({})", slowest.0, slowest.1);
    assert!(slowest.0 < Duration::from_millis(100));
    let folder = TempDir::new().unwrap();
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(2 << 30).unwrap();
    let start = Instant::now();
    assert!(maquette::file::opening::open(&large, "large.ron").is_err());
    println!("2 GiB refused in {:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_millis(100));
}
