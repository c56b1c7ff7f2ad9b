//! Backups: before a save replaces a file, what it held is put by in the state folder, dated, numbered, with a
//! checksum. Old ones are thinned out: the last ones stay, then one of a day, then one of a month. The newest good one
//! is never removed. Nothing here reads a clock.

use super::disk::{Disk, DiskError, Expect, Manner, SIZE_LIMIT, put, read_from};
use super::keeping;
use crate::contract::DateTime;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many of the last backups stay, whatever their dates.
pub const LAST_KEPT: usize = 20;
/// How many days keep one backup each.
pub const DAYS_KEPT: usize = 30;
/// How many months keep one backup each.
pub const MONTHS_KEPT: usize = 12;

/// The file beside the backups that says whose they are.
const WHOSE: &str = "path.txt";

/// One backup. Their order is that of their numbers: clocks are set back at times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its number among the backups of its file.
    pub number: u64,
    /// When it was made, by the clock of that moment.
    pub made: DateTime,
    /// The checksum of its bytes.
    sum: u32,
}

impl Backup {
    /// Its bytes, if they are those that were put by.
    ///
    /// # Errors
    /// It cannot be read, or is damaged.
    pub fn read(&self, disk: &dyn Disk) -> Result<Vec<u8>, DiskError> {
        let bytes = read_from(disk, &self.path, SIZE_LIMIT)?;
        if crc32fast::hash(&bytes) == self.sum {
            Ok(bytes)
        } else {
            Err(DiskError::NotTheSame)
        }
    }

    /// The backup that a name stands for: `000012-20261125-183000-1a2b3c4d.ron`.
    fn of_name(folder: &Path, name: &str) -> Option<Self> {
        let mut parts = name.strip_suffix(".ron")?.splitn(4, '-');
        let number = parts.next()?.parse().ok()?;
        let (date, time, sum) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            path: folder.join(name),
            number,
            made: DateTime::strptime("%Y%m%d%H%M%S", format!("{date}{time}")).ok()?,
            sum: u32::from_str_radix(sum, 16).ok()?,
        })
    }
}

/// The folder of the backups of the file at `path`, a real path, among those of all files.
pub fn folder_of(all: &Path, path: &Path) -> PathBuf {
    all.join(format!(
        "{}-{}",
        keeping::readable(path),
        keeping::key(path)
    ))
}

/// The backups in a folder, newest first.
pub fn list(disk: &dyn Disk, folder: &Path) -> Vec<Backup> {
    let names = disk.list(folder).unwrap_or_default();
    let mut found: Vec<Backup> = names
        .iter()
        .filter_map(|name| Backup::of_name(folder, name.to_str()?))
        .collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    found
}

/// Puts `bytes`, which the file at `path` holds, by. What the newest backup holds already is not
/// put by again. Thinning out is a step of its own: [`thin_out`].
///
/// # Errors
/// There is no backup of these bytes.
pub fn keep(
    disk: &dyn Disk,
    all: &Path,
    path: &Path,
    bytes: &[u8],
    now: DateTime,
) -> Result<(), DiskError> {
    let folder = folder_of(all, path);
    let write_error = |error: std::io::Error| DiskError::Write {
        cause: error.to_string(),
    };
    keeping::make_folder(disk, &folder).map_err(write_error)?;
    let before = list(disk, &folder);
    let newest = before.first();
    if newest.is_some_and(|last| last.read(disk).is_ok_and(|held| held == bytes)) {
        return Ok(());
    }
    if before.is_empty() {
        // For people who look for a file there; nothing depends on it.
        let whose = path.to_string_lossy();
        let _ = write(
            disk,
            &folder.join(WHOSE),
            whose.as_bytes(),
            Expect::Anything,
        );
    }
    let mut number = newest.map_or(1, |last| last.number.saturating_add(1));
    let sum = crc32fast::hash(bytes);
    let stamp = now.strftime("%Y%m%d-%H%M%S");
    loop {
        let name = folder.join(format!("{number:06}-{stamp}-{sum:08x}.ron"));
        match write(disk, &name, bytes, Expect::Nothing) {
            Err(DiskError::Exists) => number = number.saturating_add(1),
            done => return done,
        }
    }
}

fn write(disk: &dyn Disk, path: &Path, bytes: &[u8], expect: Expect<'_>) -> Result<(), DiskError> {
    put(disk, path, bytes, expect, Manner::Replace).map(drop)
}

/// Removes backups that are neither among the last ones, nor the last of a day or of a month that
/// keeps one, nor the newest good one. A failure leaves more than there need be.
pub fn thin_out(disk: &dyn Disk, folder: &Path) {
    let all = list(disk, folder);
    let kept = kept(&all);
    let superfluous: Vec<&Backup> = all.iter().filter(|b| !kept.contains(&b.number)).collect();
    if superfluous.is_empty() {
        return;
    }
    let newest_good = all.iter().find(|backup| backup.read(disk).is_ok());
    for backup in superfluous {
        if newest_good.is_some_and(|good| good.number != backup.number) {
            let _ = disk.remove(&backup.path);
        }
    }
}

/// The numbers of the backups that stay, of a list with the newest first.
fn kept(all: &[Backup]) -> BTreeSet<u64> {
    let mut kept: BTreeSet<u64> = all.iter().take(LAST_KEPT).map(|b| b.number).collect();
    let older = all.get(LAST_KEPT..).unwrap_or_default();
    let mut days = BTreeSet::new();
    let mut months = BTreeSet::new();
    for backup in older {
        let (day, month) = (backup.made.date(), backup.made.date().first_of_month());
        let new_day = days.len() < DAYS_KEPT && days.insert(day);
        let new_month = months.len() < MONTHS_KEPT && months.insert(month);
        if new_day || new_month {
            kept.insert(backup.number);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
