//! The real binary, killed at any moment of a save, and raced by others that write the same file.
//! A save is acknowledged once its receipt is printed. `cargo test` runs a sample;
//! `cargo test --release --test kill -- --ignored --nocapture` the full counts.
#![allow(clippy::unwrap_used)]
#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SOURCE: &str = "data/hauts-de-france-2021-2027.ron";

struct Document {
    folder: TempDir,
    /// What the program keeps.
    state: TempDir,
    path: PathBuf,
    /// The text, with `{}` in the place of the amount that is edited.
    before: String,
    after: String,
}

impl Document {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contrat.ron");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(SOURCE);
        let text = fs::read_to_string(source).unwrap();
        let (before, after) = text.split_once("142.8 M€").unwrap();
        let document = Self {
            folder,
            state: tempfile::tempdir().unwrap(),
            path,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        document.write(1428);
        document
    }

    /// The whole text with this many tenths of millions.
    fn text(&self, tenths: u32) -> String {
        let (whole, tenth) = (tenths / 10, tenths % 10);
        format!("{}{whole}.{tenth} M€{}", self.before, self.after)
    }

    fn write(&self, tenths: u32) {
        fs::write(&self.path, self.text(tenths)).unwrap();
    }

    /// Which number a text holds, if it is whole.
    fn number(&self, text: &str) -> Option<u32> {
        let rest = text.strip_prefix(self.before.as_str())?;
        let number = rest.strip_suffix(self.after.as_str())?;
        let (whole, tenth) = number.strip_suffix(" M€")?.split_once('.')?;
        format!("{whole}{tenth}").parse().ok()
    }

    fn edit(&self, tenths: u32) -> Child {
        let set = format!("axe-2/mel={}.{} M€", tenths / 10, tenths % 10);
        Command::new(env!("CARGO_BIN_EXE_maquette"))
            .args(["--lang", "en", "edit"])
            .arg(&self.path)
            .args(["--set", &set])
            .env("XDG_STATE_HOME", self.state.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// True when the text with this number is put by, or stands beside the file to be put by at
    /// the next save.
    fn keeps(&self, tenths: u32) -> bool {
        let backups = self.state.path().join("maquette/backups");
        let mut files = Vec::new();
        for folder in fs::read_dir(backups).into_iter().flatten().flatten() {
            files.extend(fs::read_dir(folder.path()).unwrap().flatten());
        }
        files.extend(fs::read_dir(self.folder.path()).unwrap().flatten());
        let mut files: Vec<PathBuf> = files.iter().map(|entry| entry.path()).collect();
        files.retain(|path| *path != self.path);
        // Temporary files first, then the latest backups.
        files.sort_by(|a, b| b.file_name().cmp(&a.file_name()));
        let (temporary, backups): (Vec<PathBuf>, Vec<PathBuf>) = files
            .into_iter()
            .partition(|path| path.to_string_lossy().contains(".~mq-"));
        let text = self.text(tenths);
        let latest = temporary.iter().chain(backups.iter().take(3));
        latest
            .into_iter()
            .any(|path| fs::read_to_string(path).is_ok_and(|t| t == text))
    }

    fn names(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        entries
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect()
    }
}

/// True once the receipt was printed in full.
fn acknowledged(child: &mut Child) -> bool {
    let mut printed = String::new();
    let mut out = child.stdout.take().unwrap();
    let _ = out.read_to_string(&mut printed);
    printed.ends_with("the rest identical\n")
}

/// What a run of kills came to.
#[derive(Debug, Default)]
struct Kills {
    kills: u32,
    acknowledged: u32,
    /// Killed before the receipt, with the new content there already.
    ahead: u32,
    with_leftovers: u32,
    lost: u32,
    corrupt: u32,
    /// What a save replaced is neither put by nor waiting to be.
    not_kept: u32,
}

/// Kills saves after delays spread over the time that a whole one takes.
fn kill(times: u32) -> Kills {
    let document = Document::new();
    let mut takes = Duration::ZERO;
    for n in 0..5 {
        let start = Instant::now();
        let status = document.edit(2000 + n).wait_with_output().unwrap().status;
        assert!(status.success());
        takes = takes.max(start.elapsed());
    }
    let mut count = Kills::default();
    let mut old = 2004;
    // Steps of the golden ratio spread evenly over the time, the same at each run.
    let mut part = 0_u64;
    while count.kills < times {
        let new = old + 1;
        let mut child = document.edit(new);
        part = (part + 618_034) % 1_000_000;
        std::thread::sleep(takes.mul_f64(part as f64 / 1_000_000.0 * 1.1));
        let _ = child.kill();
        let told = acknowledged(&mut child);
        let _ = child.wait();
        count.kills += 1;
        count.acknowledged += u32::from(told);
        let found = fs::read_to_string(&document.path).unwrap_or_default();
        match document.number(&found) {
            Some(n) if n == new => {
                count.not_kept += u32::from(!document.keeps(old));
                count.ahead += u32::from(!told);
                old = new;
            }
            Some(n) if n == old && !told => {}
            Some(_) => count.lost += 1,
            None => {
                count.corrupt += 1;
                document.write(old);
            }
        }
        count.with_leftovers += u32::from(document.names().len() > 1);
    }
    // The next save removes what the killed ones left.
    let last = document.edit(1428).wait_with_output().unwrap();
    assert!(last.status.success(), "{last:?}");
    assert_eq!(document.names(), BTreeSet::from(["contrat.ron".to_owned()]));
    assert!(document.keeps(old));
    count
}

fn report(count: &Kills) {
    println!(
        "kill -9: {} kills, {} of them after the receipt, {} between the change and the receipt, {} \
         left a temporary file; {} lost, {} corrupt, {} old versions not kept",
        count.kills,
        count.acknowledged,
        count.ahead,
        count.with_leftovers,
        count.lost,
        count.corrupt,
        count.not_kept
    );
    assert_eq!((count.lost, count.corrupt, count.not_kept), (0, 0, 0));
}

#[test]
fn a_killed_save_loses_nothing() {
    report(&kill(50));
}

#[test]
#[ignore = "takes minutes in release"]
fn ten_thousand_kills() {
    report(&kill(10_000));
}
