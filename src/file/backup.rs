//! Backups: what a file held before a save is put by in the state folder, dated, numbered, with a checksum. The file
//! that was replaced becomes the backup itself where the state folder is on the same file system; else it is copied.
//! Old ones are thinned out: the last ones stay, then one of a day, then one of a month. The newest good one is never
//! removed. Nothing here reads a clock.

use super::disk::{
    Alone, Disk, DiskError, Expect, Manner, Replaced, SIZE_LIMIT, clear, put, read_from,
};
use super::keeping;
use crate::contract::DateTime;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
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

    /// The backup that stands at a path, as its name says: `000012-20261125-183000-1a2b3c4d.ron`. Nothing is read.
    pub fn at(path: &Path) -> Option<Self> {
        let mut parts = path
            .file_name()?
            .to_str()?
            .strip_suffix(".ron")?
            .splitn(4, '-');
        let number = parts.next()?.parse().ok()?;
        let (date, time, sum) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            path: path.to_path_buf(),
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
        .filter_map(|name| Backup::at(&folder.join(name)))
        .collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    found
}

/// The backups of one file, and the moment that new ones are dated with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// The folder of the backups of all files.
    pub all: PathBuf,
    /// The file: a real path.
    pub path: PathBuf,
    /// Now.
    pub now: DateTime,
}

impl Shelf {
    /// That of the file at this path in the user's state folder; `None` for a user without a home.
    pub fn here(path: &Path, now: DateTime) -> Option<Self> {
        Some(Self {
            all: keeping::folder()?.join("backups"),
            path: keeping::real(path),
            now,
        })
    }

    /// Where the backups of the file are.
    pub fn folder(&self) -> PathBuf {
        folder_of(&self.all, &self.path)
    }

    /// Puts a copy of these bytes by, unless the newest backup holds them. Returns where they are.
    /// Thinning out is a step of its own: [`thin_out`].
    ///
    /// # Errors
    /// There is no backup of these bytes.
    pub fn copy(&self, disk: &dyn Disk, bytes: &[u8]) -> Result<PathBuf, DiskError> {
        let sum = crc32fast::hash(bytes);
        let next = match self.next(disk, sum, || Ok(Cow::Borrowed(bytes)))? {
            Next::Held(path) => return self.held(disk).map(|()| path),
            Next::Number(number) => number,
        };
        self.named(next, sum, |name| write(disk, name, bytes, Expect::Nothing))
    }

    /// Makes the file that a save replaced the newest backup, without copying it. A program that
    /// still holds that file open goes on writing into it, and so into the backup, whose checksum
    /// then no longer fits: such a backup is not offered as what the file held.
    ///
    /// # Errors
    /// It cannot be: another file system, one without second names, somebody else's file. It may
    /// still be copied.
    pub fn take(&self, disk: &dyn Disk, old: &Replaced<'_>) -> Result<(), DiskError> {
        let fault = |e: &io::Error| DiskError::write(e, 0);
        let bytes = || old.read().map(Cow::Owned).map_err(|e| fault(&e));
        let next = match self.next(disk, old.crc(), bytes)? {
            Next::Held(_) => return self.held(disk),
            Next::Number(number) => number,
        };
        // Whoever wrote it may not have flushed it. A file with other names may change under them.
        let mut file = disk.open(old.path()).map_err(|e| fault(&e))?;
        if file.stat().map_err(|e| fault(&e))?.names > 1 {
            return Err(DiskError::SeveralNames { names: 2 });
        }
        file.sync().map_err(|e| fault(&e))?;
        let name = self.named(next, old.crc(), |name| {
            disk.hard_link(old.path(), name)
                .map_err(|e| match e.kind() {
                    io::ErrorKind::AlreadyExists => DiskError::Exists,
                    _ => fault(&e),
                })
        })?;
        keeping::flush(disk, &self.folder()).map_err(|e| {
            let _ = disk.remove(&name);
            fault(&e)
        })
    }

    /// The newest backup counts only once its name is safe: whoever made it may have been ended
    /// before that. Its bytes were flushed before it had a name.
    fn held(&self, disk: &dyn Disk) -> Result<(), DiskError> {
        keeping::flush(disk, &self.folder()).map_err(|e| DiskError::write(&e, 0))
    }

    /// What the next backup is to be called, unless the newest one holds these bytes.
    fn next<'b>(
        &self,
        disk: &dyn Disk,
        sum: u32,
        bytes: impl FnOnce() -> Result<Cow<'b, [u8]>, DiskError>,
    ) -> Result<Next, DiskError> {
        let folder = self.folder();
        keeping::make_folder(disk, &folder).map_err(|e| DiskError::write(&e, 0))?;
        let before = list(disk, &folder);
        let Some(newest) = before.into_iter().next() else {
            // For people who look for a file there; nothing depends on it.
            let whose = self.path.to_string_lossy();
            let name = folder.join(WHOSE);
            let _ = write(disk, &name, whose.as_bytes(), Expect::Anything);
            return Ok(Next::Number(1));
        };
        if newest.sum == sum
            && newest
                .read(disk)
                .is_ok_and(|held| bytes().is_ok_and(|b| *b == held))
        {
            return Ok(Next::Held(newest.path));
        }
        Ok(Next::Number(newest.number.saturating_add(1)))
    }

    /// Gives something the first free name from this number on.
    fn named(
        &self,
        mut number: u64,
        sum: u32,
        mut give: impl FnMut(&Path) -> Result<(), DiskError>,
    ) -> Result<PathBuf, DiskError> {
        let folder = self.folder();
        let stamp = self.now.strftime("%Y%m%d-%H%M%S");
        loop {
            let name = folder.join(format!("{number:06}-{stamp}-{sum:08x}.ron"));
            match give(&name) {
                Err(DiskError::Exists) => number = number.saturating_add(1),
                done => return done.map(|()| name),
            }
        }
    }
}

/// Where the next backup goes.
enum Next {
    /// Nowhere: this one holds the same.
    Held(PathBuf),
    /// After the last one.
    Number(u64),
}

fn write(disk: &dyn Disk, path: &Path, bytes: &[u8], expect: Expect<'_>) -> Result<(), DiskError> {
    put(disk, path, bytes, expect, (Manner::Replace, &Alone)).map(drop)
}

/// Removes backups that are neither among the last ones, nor the last of a day or of a month that
/// keeps one, nor the newest good one, and what was left of copies that were suddenly ended. A
/// failure leaves more than there need be.
pub fn thin_out(disk: &dyn Disk, folder: &Path) {
    clear(disk, folder);
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
