//! Saves by the real binary on real file systems that are full, that lose their power, and under
//! system calls that fail. Needs root, mounts and strace: each test says what it lacks and passes
//! when it cannot run. `cargo test --release --test privileged -- --ignored --nocapture`.
#![allow(clippy::unwrap_used)]
#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const SOURCE: &str = "data/hauts-de-france-2021-2027.ron";

fn source() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(SOURCE)).unwrap()
}

fn edited(amount: &str) -> String {
    source().replacen("142.8 M€", amount, 1)
}

/// The command that sets the amount of one cell.
fn edit(path: &Path, amount: &str) -> Vec<String> {
    let path = path.to_str().unwrap().to_owned();
    let set = format!("axe-2/mel={amount}");
    let program = env!("CARGO_BIN_EXE_maquette").to_owned();
    let words = ["--lang", "en", "edit"].map(str::to_owned);
    [
        vec![program],
        words.to_vec(),
        vec![path, "--set".to_owned(), set],
    ]
    .concat()
}

fn run(words: &[String]) -> Output {
    Command::new(&words[0])
        .args(&words[1..])
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap()
}

fn done(program: &str, arguments: &[&str]) -> Result<(), String> {
    match Command::new(program).args(arguments).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        Err(error) => Err(format!("{program}: {error}")),
    }
}

/// A file system mounted for as long as this lives.
struct Mounted(PathBuf);

impl Mounted {
    fn new(arguments: &[&str], folder: &Path) -> Result<Self, String> {
        fs::create_dir_all(folder).unwrap();
        let folder = folder.to_path_buf();
        done("mount", &[arguments, &[folder.to_str().unwrap()]].concat())?;
        Ok(Self(folder))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = done("umount", &["-l", self.0.to_str().unwrap()]);
    }
}

fn temps(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".~")).collect()
}

#[test]
#[ignore = "mounts file systems"]
fn full_disks() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (source(), edited("143.0 M€"));
    let needed = after.len();
    let (mut tried, mut refused) = (0, 0);
    for pages in 1..=needed / 4096 * 2 + 6 {
        let size = format!("size={}k", pages * 4);
        let place = folder.path().join("disk");
        let mounted = match Mounted::new(&["-t", "tmpfs", "-o", &size, "none"], &place) {
            Ok(mounted) => mounted,
            Err(why) => return println!("full disks: skipped: {why}"),
        };
        let path = mounted.0.join("contrat.ron");
        if fs::write(&path, &before).is_err() {
            continue;
        }
        let output = run(&edit(&path, "143.0 M€"));
        let found = fs::read_to_string(&path).unwrap();
        tried += 1;
        if output.status.success() {
            assert_eq!(found, after);
        } else {
            refused += 1;
            let said = String::from_utf8_lossy(&output.stderr).replace([',', '\u{a0}'], " ");
            let bytes = said.replace(' ', "");
            assert!(said.contains("disk full"), "{said}");
            assert!(bytes.contains(&format!("{needed}bytesareneeded")), "{said}");
            assert_eq!(found, before);
        }
        assert_eq!(temps(&mounted.0), [""; 0]);
    }
    assert!(refused > 0, "no disk was full");
    println!("full disks: {tried} sizes, {refused} refused; 0 damaged, 0 temporary files left");
}

#[test]
#[ignore = "mounts file systems"]
fn power_cuts() {
    for options in ["loop,noauto_da_alloc,commit=60", "loop,commit=1"] {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join("image");
        fs::File::create(&image).unwrap().set_len(24 << 20).unwrap();
        let image = image.to_str().unwrap();
        let made = done("mkfs.ext4", &["-q", "-F", image]);
        let place = folder.path().join("disk");
        let mounted = made.and_then(|()| Mounted::new(&["-o", options, image], &place));
        let mounted = match mounted {
            Ok(mounted) => mounted,
            Err(why) => return println!("power cuts: skipped: {why}"),
        };
        let path = mounted.0.join("contrat.ron");
        fs::write(&path, source()).unwrap();
        fs::File::open(&path).unwrap().sync_all().unwrap();
        fs::File::open(&mounted.0).unwrap().sync_all().unwrap();
        for n in 0..CUTS {
            let amount = format!("{}.5 M€", 200 + n);
            assert!(run(&edit(&path, &amount)).status.success());
            // What is on the disk now, and nothing that is still in memory.
            let copy = folder.path().join("copy");
            fs::copy(image, &copy).unwrap();
            let seen = folder.path().join("seen");
            let cut = Mounted::new(&["-o", "loop", copy.to_str().unwrap()], &seen).unwrap();
            let found = fs::read_to_string(cut.0.join("contrat.ron")).unwrap();
            assert!(found == edited(&amount), "cut {n} with {options}");
        }
        println!(
            "power cuts on ext4 ({options}): {CUTS} cuts after the receipt; 0 lost, 0 corrupt"
        );
    }
}

/// Power cuts for each kind of mount.
const CUTS: usize = 50;

/// Calls that a save makes, by name.
const CALLS: [&str; 13] = [
    "write",
    "fsync",
    "rename",
    "renameat2",
    "openat",
    "open",
    "unlink",
    "statx",
    "fchmod",
    "flock",
    "read",
    "getdents64",
    // Whatever it answers, everything was flushed before.
    "close",
];

/// Runs a save under strace with something injected at the nth call; `None` once there is no nth.
fn injected(what: &str, folder: &TempDir) -> Option<(Output, String)> {
    let path = folder.path().join("contrat.ron");
    fs::write(&path, source()).unwrap();
    let log = folder.path().join("log");
    let mut words = ["strace", "-f", "-qq", "-o", log.to_str().unwrap(), "-e"]
        .map(str::to_owned)
        .to_vec();
    words.push(format!("inject={what}"));
    words.extend(edit(&path, "143.0 M€"));
    let output = run(&words);
    let log = fs::read_to_string(log).unwrap();
    let happened = log.contains("(INJECTED)") || log.contains("killed by SIGKILL");
    happened.then(|| (output, fs::read_to_string(&path).unwrap_or_default()))
}

#[test]
#[ignore = "needs strace"]
fn failing_and_killing_system_calls() {
    let folder = tempfile::tempdir().unwrap();
    if let Err(why) = done("strace", &["-qq", "-o", "/dev/null", "true"]) {
        return println!("system calls: skipped: {why}");
    }
    let (before, after) = (source(), edited("143.0 M€"));
    let (mut failed, mut killed) = (0, 0);
    for call in CALLS {
        let errors = [
            "EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EXDEV", "EBUSY", "EMFILE",
        ];
        let faults = errors.map(|code| format!("error={code}"));
        for fault in faults.iter().map(String::as_str).chain(["signal=KILL"]) {
            for n in 1..100 {
                let what = format!("{call}:{fault}:when={n}");
                let Some((output, found)) = injected(&what, &folder) else {
                    break;
                };
                if output.status.success() {
                    assert!(found == after, "{what}: acknowledged and not there");
                } else {
                    assert!(
                        found == before || found == after,
                        "{what}: neither old nor new"
                    );
                }
                if fault == "signal=KILL" {
                    killed += 1;
                } else {
                    failed += 1;
                    let _ = fs::remove_file(folder.path().join("log"));
                }
            }
        }
    }
    let path = folder.path().join("contrat.ron");
    fs::write(&path, source()).unwrap();
    assert!(run(&edit(&path, "143.0 M€")).status.success());
    assert_eq!(temps(folder.path()), [""; 0]);
    assert!(failed > 0 && killed > 0);
    println!("system calls: {failed} made to fail, {killed} killed in; 0 damaged");
}
