//! `maquette edit` as scripts run it: what it writes, prints and refuses, with which exit code.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const V1: &str = "data/hauts-de-france-2021-2027.ron";

fn edit(lang: &str, file: &Path, arguments: &[&str]) -> Output {
    edit_keeping(
        Path::new(env!("CARGO_TARGET_TMPDIR")),
        lang,
        file,
        arguments,
    )
}

/// The same with this folder for what the program keeps.
fn edit_keeping(state: &Path, lang: &str, file: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_maquette"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--lang", lang, "edit"])
        .arg(file)
        .args(arguments)
        .env("XDG_STATE_HOME", state)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn copy_of_v1() -> (TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contrat.ron");
    let content = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(V1)).unwrap();
    fs::write(&path, &content).unwrap();
    (folder, path, content)
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// What the backups in this folder hold, oldest first.
fn kept(state: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for folder in fs::read_dir(state.join("maquette/backups")).unwrap() {
        all.extend(
            fs::read_dir(folder.unwrap().path())
                .unwrap()
                .map(|e| e.unwrap().path()),
        );
    }
    all.retain(|path| path.extension().is_some_and(|e| e == "ron"));
    all.sort();
    all.iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn what_the_file_held_is_put_by() {
    let (folder, path, before) = copy_of_v1();
    let state = tempfile::tempdir().unwrap();
    let set = |amount: &str| {
        let set = format!("axe-2/mel={amount}");
        edit_keeping(state.path(), "en", &path, &["--set", &set])
    };
    assert_eq!(set("143.0 M€").status.code(), Some(0));
    let between = fs::read_to_string(&path).unwrap();
    assert_eq!(set("144.0 M€").status.code(), Some(0));
    assert_eq!(kept(state.path()), [before, between]);
    // What does not change anything puts nothing by.
    assert_eq!(set("144.0 M€").status.code(), Some(0));
    assert_eq!(kept(state.path()).len(), 2);
    assert_eq!(names(&folder), ["contrat.ron"]);
}

#[test]
fn a_save_without_a_place_for_backups_says_so() {
    let (_folder, path, _) = copy_of_v1();
    let state = tempfile::tempdir().unwrap();
    let nowhere = state.path().join("file");
    fs::write(&nowhere, "").unwrap();
    let output = edit_keeping(&nowhere, "en", &path, &["--set", "axe-2/mel=143.0 M€"]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(&output.stderr);
    assert!(
        said.contains("the version before could not be kept"),
        "{said}"
    );
    assert!(text(&output.stdout).contains("1 passage changed"));
}

#[test]
fn an_amount_is_set_and_nothing_else_changes() {
    let (folder, path, before) = copy_of_v1();
    let output = edit("fr", &path, &["--set", "axe-2/mel=143.0 M€"]);
    let printed = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(printed.contains("contrat.ron enregistré\n"), "{printed}");
    assert!(printed.contains("142,8 M€ → 143,0 M€"), "{printed}");
    assert!(
        printed.ends_with("1 passage modifié, le reste identique\n"),
        "{printed}"
    );
    let expected = before.replacen("\"142.8 M€\"", "\"143.0 M€\"", 1);
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    assert_eq!(names(&folder), ["contrat.ron"]);
    // Back again: the same bytes as at the start.
    let output = edit("en", &path, &["--set", "axe-2/mel@hors-mobilites=142.8 M€"]);
    assert!(text(&output.stdout).ends_with("1 passage changed, the rest identical\n"));
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn several_cells_are_one_step_all_or_none() {
    let (_folder, path, before) = copy_of_v1();
    let arguments = ["--set", "axe-2/mel=143.0 M€", "--set", "axe-2/oise=12.5 M€"];
    let output = edit("fr", &path, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout).matches('→').count(), 2);
    fs::write(&path, &before).unwrap();
    let arguments = ["--set", "axe-2/mel=143.0 M€", "--set", "axe-2/mle=1 M€"];
    let output = edit("fr", &path, &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
    assert!(
        said.contains("partenaire inconnu : mle (le plus proche : mel)"),
        "{said}"
    );
    assert!(
        said.contains("n’a pas été modifié : tout ou rien"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[test]
fn what_cannot_be_set_is_said_with_the_remedy() {
    let (folder, path, before) = copy_of_v1();
    for (set, lang, expected) in [
        (
            "axe2/mel=1 M€",
            "fr",
            "ligne inconnue : axe2 (le plus proche : axe-2)",
        ),
        ("axe-2/zzzz=1 M€", "en", "unknown partner: zzzz (known: "),
        ("axe-2/mel@mobilite=1 M€", "en", "the nearest: mobilites"),
        (
            "axe-2/mel=143",
            "fr",
            "il manque l’unité : €, k€, M€ ou Md€",
        ),
        (
            "axe-2/mel=beaucoup",
            "fr",
            "« beaucoup » n’est pas un montant",
        ),
        ("axe-2/mel=1.2.3 M€", "fr", "Une seule virgule par montant"),
        (
            "axe-2/mel=0 M€",
            "fr",
            "zéro par décision, ou montant de zéro ?",
        ),
        ("axe-2/mel=", "fr", "Rien n’est écrit"),
    ] {
        let output = edit(lang, &path, &["--set", set]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{set}: {said}");
        assert!(said.contains(expected), "{set}: {said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
    }
    assert_eq!(names(&folder), ["contrat.ron"]);
}

#[test]
fn a_cell_is_emptied_and_changed_by_a_percentage() {
    let (_folder, path, _) = copy_of_v1();
    let output = edit("fr", &path, &["--set", "axe-2/mel=+5%"]);
    let printed = text(&output.stdout);
    assert!(printed.contains("142,8 M€ → 149,9 M€"), "{printed}");
    let output = edit("fr", &path, &["--set", "axe-2/mel=n.c."]);
    let printed = text(&output.stdout);
    assert!(printed.contains("149,9 M€ → "), "{printed}");
}

#[test]
fn another_file_is_written_only_where_there_is_none() {
    let (folder, path, before) = copy_of_v1();
    let out = folder.path().join("autre.ron");
    let arguments = ["--set", "axe-2/mel=143.0 M€", "-o", out.to_str().unwrap()];
    assert_eq!(edit("fr", &path, &arguments).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let written = fs::read_to_string(&out).unwrap();
    assert_eq!(written, before.replacen("142.8 M€", "143.0 M€", 1));
    let again = edit("fr", &path, &arguments);
    assert_eq!(again.status.code(), Some(1));
    let said = text(&again.stderr);
    assert!(said.contains("un fichier de ce nom existe déjà"), "{said}");
    assert_eq!(fs::read_to_string(&out).unwrap(), written);
}

#[test]
fn what_cannot_be_read_gives_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, "(schema: ").unwrap();
    let output = edit("fr", &path, &["--set", "a/b=1 M€"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("a.ron:"));
    let output = edit("fr", Path::new(V1), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("il manque --set"));
}

#[test]
fn a_picture_never_replaces_the_contract_it_shows() {
    let (folder, path, before) = copy_of_v1();
    let link = folder.path().join("image.png");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&path, &link).unwrap();
    #[cfg(not(unix))]
    fs::hard_link(&path, &link).unwrap();
    for (output, why) in [
        (
            &path,
            "ne finit ni par .svg, ni par .png, ni par .pdf, ni par .csv",
        ),
        (&link, "c’est le fichier ouvert lui-même"),
    ] {
        let status = Command::new(env!("CARGO_BIN_EXE_maquette"))
            .args(["--lang", "fr", "render", "overview"])
            .arg(&path)
            .arg("-o")
            .arg(output)
            .output()
            .unwrap();
        assert_eq!(status.status.code(), Some(2));
        let said = text(&status.stderr);
        assert!(said.contains(why), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
    }
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn a_file_with_other_names_is_left_alone() {
        let (folder, path, before) = copy_of_v1();
        let second = folder.path().join("second.ron");
        fs::hard_link(&path, &second).unwrap();
        let output = edit("fr", &path, &["--set", "axe-2/mel=143.0 M€"]);
        assert_eq!(output.status.code(), Some(1));
        let said = text(&output.stderr);
        assert!(said.contains("a 2 noms (liens physiques)"), "{said}");
        assert!(said.contains("Donnez un autre nom avec -o"), "{said}");
        assert_eq!(fs::read_to_string(&second).unwrap(), before);
        assert_eq!(fs::metadata(&path).unwrap().nlink(), 2);
    }

    /// Files may not grow beyond this many blocks of 512 bytes, or the program may not have more
    /// than this many KB of memory: it is refused, or the program ends; the file is whole.
    #[test]
    fn a_program_that_may_write_or_hold_too_little_leaves_the_file_alone() {
        let (folder, path, before) = copy_of_v1();
        let after = before.replacen("\"142.8 M€\"", "\"143.0 M€\"", 1);
        let mut refused = 0;
        for limit in [
            "trap '' XFSZ; ulimit -f 1",
            "trap '' XFSZ; ulimit -f 40",
            "ulimit -f 1",
            "ulimit -v 4000",
            "ulimit -v 20000",
            "ulimit -v 60000",
        ] {
            let state = tempfile::tempdir().unwrap();
            let output = Command::new("sh")
                .arg("-c")
                .arg(format!("{limit}; exec \"$0\" \"$@\""))
                .arg(env!("CARGO_BIN_EXE_maquette"))
                .args(["--lang", "en", "edit"])
                .arg(&path)
                .args(["--set", "axe-2/mel=143.0 M€"])
                .env("XDG_STATE_HOME", state.path())
                .output()
                .unwrap();
            let found = fs::read_to_string(&path).unwrap();
            match output.status.success() {
                true => assert!(found == after, "{limit}: acknowledged and not there"),
                false => assert!(found == before || found == after, "{limit}"),
            }
            refused += usize::from(!output.status.success());
            if limit.starts_with("trap") && limit.ends_with("-f 1") {
                let said = text(&output.stderr);
                assert!(said.contains("was not saved"), "{said}");
                assert_eq!(names(&folder), ["contrat.ron"]);
            }
            fs::write(&path, &before).unwrap();
        }
        assert!(refused >= 2, "only {refused} limits were reached");
    }

    #[test]
    fn a_protected_file_is_left_alone() {
        let (_folder, path, before) = copy_of_v1();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let output = edit("en", &path, &["--set", "axe-2/mel=143.0 M€"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains("the file is read-only"));
        assert_eq!(fs::read_to_string(&path).unwrap(), before);
    }

    #[test]
    fn odd_names_and_links() {
        use std::os::unix::ffi::OsStrExt;
        let (folder, path, before) = copy_of_v1();
        let odd: [&[u8]; 5] = [b"-a.ron", b"a\nb.ron", b"a ", b"\xff\xfe.ron", &[b'n'; 255]];
        for name in odd {
            let odd = folder.path().join(std::ffi::OsStr::from_bytes(name));
            fs::write(&odd, &before).unwrap();
            let output = edit("fr", &odd, &["--set", "axe-2/mel=143.0 M€"]);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(0), "{name:?}: {said}");
            assert!(fs::read_to_string(&odd).unwrap().contains("143.0 M€"));
        }
        let link = folder.path().join("lien.ron");
        symlink("contrat.ron", &link).unwrap();
        let output = edit("fr", &link, &["--set", "axe-2/mel=143.0 M€"]);
        assert_eq!(output.status.code(), Some(0));
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert!(fs::read_to_string(&path).unwrap().contains("143.0 M€"));
    }
}

/// What the window asks about, a script says beforehand.
#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_written_in_place_when_that_is_said() {
    let (folder, path, before) = copy_of_v1();
    let second = folder.path().join("second.ron");
    fs::hard_link(&path, &second).unwrap();
    let state = tempfile::tempdir().unwrap();
    let set = ["--set", "axe-2/mel=143.0 M€"];
    let refused = edit_keeping(state.path(), "en", &path, &set);
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stderr);
    assert!(said.contains("--in-place"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let arguments = [&set[..], &["--in-place"]].concat();
    let output = edit_keeping(state.path(), "en", &path, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let after = before.replacen("\"142.8 M€\"", "\"143.0 M€\"", 1);
    for name in [&path, &second] {
        assert_eq!(fs::read_to_string(name).unwrap(), after);
    }
    assert_eq!(kept(state.path()), [before]);
    // Without a place for the copy that comes first, nothing is written.
    let nowhere = state.path().join("file");
    fs::write(&nowhere, "").unwrap();
    let arguments = ["--set", "axe-2/mel=144.0 M€", "--in-place"];
    let refused = edit_keeping(&nowhere, "en", &path, &arguments);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&second).unwrap(), after);
}
