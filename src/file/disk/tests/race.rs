//! Another program that replaces the file at any time while it is saved, on the disk of this
//! machine. It writes as careful programs do, by renaming, and looks at nothing.

use crate::file::disk::{DiskError, Expect, write_atomically};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::scope;
use std::time::{Duration, Instant};

/// What the rounds of a race came to.
#[derive(Debug, Default)]
pub(super) struct Race {
    pub(super) rounds: u64,
    /// Our save was acknowledged.
    pub(super) saved: u64,
    /// The other one came first, and was left alone.
    pub(super) refused: u64,
    /// Both came at once: one of the two versions has a name of its own.
    pub(super) copies: u64,
    pub(super) lost: u64,
}

/// A save that is not careful enough, to see that the race finds it out.
pub(super) fn compare_then_rename(path: &Path, new: &[u8], base: &[u8]) -> Result<(), DiskError> {
    if fs::read(path).unwrap() != base {
        return Err(DiskError::Changed);
    }
    let temp = path.with_extension("tmp");
    fs::write(&temp, new).unwrap();
    fs::rename(&temp, path).unwrap();
    Ok(())
}

/// The save of this program.
pub(super) fn ours(path: &Path, new: &[u8], base: &[u8]) -> Result<(), DiskError> {
    write_atomically(path, new, Expect::Base(base))
}

/// A save of new bytes over a base.
pub(super) type Save = fn(&Path, &[u8], &[u8]) -> Result<(), DiskError>;

/// Races `save` against the other program so many times.
pub(super) fn race(rounds: u64, save: Save) -> Race {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contrat.ron");
    let theirs_temp = folder.path().join("theirs");
    let (start, end) = (Barrier::new(2), Barrier::new(2));
    let wait = AtomicU64::new(0);
    let theirs = |n: u64| format!("theirs {n}");
    let mut race = Race::default();
    scope(|threads| {
        threads.spawn(|| {
            for n in 0..rounds {
                fs::write(&theirs_temp, theirs(n)).unwrap();
                start.wait();
                let until = Instant::now() + Duration::from_nanos(wait.load(Ordering::Relaxed));
                while Instant::now() < until {
                    std::hint::spin_loop();
                }
                fs::rename(&theirs_temp, &path).unwrap();
                end.wait();
            }
        });
        let mut takes = Duration::from_millis(1);
        for n in 0..rounds {
            let (base, new) = (format!("base {n}"), format!("ours {n}"));
            fs::write(&path, &base).unwrap();
            // Steps of the golden ratio spread evenly over the time that a save takes.
            let part = (n * 618_034 % 1_000_000) as f64 / 1_000_000.0;
            let nanos = takes.mul_f64(part * 1.1).as_nanos() as u64;
            wait.store(nanos, Ordering::Relaxed);
            start.wait();
            let began = Instant::now();
            let result = save(&path, new.as_bytes(), base.as_bytes());
            takes = (takes * 7 + began.elapsed()) / 8;
            end.wait();
            race.count(&path, &result, (new.as_bytes(), theirs(n).as_bytes()));
        }
    });
    race
}

impl Race {
    fn count(
        &mut self,
        path: &Path,
        result: &Result<(), DiskError>,
        (ours, theirs): (&[u8], &[u8]),
    ) {
        self.rounds += 1;
        let found = fs::read(path).unwrap();
        let copies = copies(path);
        let is_kept = |bytes: &[u8]| {
            found == bytes || copies.iter().any(|copy| fs::read(copy).unwrap() == bytes)
        };
        self.copies += u64::from(!copies.is_empty());
        match result {
            // They renamed over ours after it was there, without looking: their doing.
            Ok(()) => self.saved += 1,
            Err(DiskError::Changed | DiskError::Conflict { .. }) => self.refused += 1,
            Err(other) => panic!("{other:?}"),
        }
        let known = found == ours || found == theirs;
        if !is_kept(theirs) || !known {
            self.lost += 1;
        }
        for copy in copies {
            fs::remove_file(copy).unwrap();
        }
    }
}

fn copies(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap();
    let names = entries.map(|entry| entry.unwrap().path());
    names
        .filter(|p| p.to_string_lossy().contains(".conflict-"))
        .collect()
}
