//! Savers as others write them, each with the fault that its name says. The checks must catch
//! every one of them.

use super::trial::{Claim, Saver, Under, keeping, ours, shelf};
use crate::file::disk::{Disk, DiskError, Readers};
use std::io;
use std::path::{Path, PathBuf};

pub(super) const ALL: [(&str, Saver); 5] = [
    ("truncating in place", truncating),
    ("backup, then rewriting", backup_then_rewrite),
    ("renaming without flushing the file", unflushed_file),
    ("comparing, then renaming", compare_then_rename),
    ("not flushing the folder", unflushed_folder),
];

fn told(error: io::Error) -> DiskError {
    DiskError::write(&error, 0)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

pub(super) fn truncating(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let run = || -> io::Result<()> {
        let mut file = match under.base {
            Some(_) => disk.open_to_write(under.path)?,
            None => disk.create(under.path, Readers::Usual)?,
        };
        file.cut(0)?;
        file.write(under.new)?;
        file.sync()?;
        folder(disk, under.path)
    };
    run().map(|()| Claim::Nothing).map_err(told)
}

fn backup_then_rewrite(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let run = || -> io::Result<()> {
        if under.base.is_some() {
            disk.rename(under.path, &beside(under.path, "~"))?;
        }
        let mut file = disk.create(under.path, Readers::Usual)?;
        file.write(under.new)?;
        file.sync()?;
        folder(disk, under.path)
    };
    run().map(|()| Claim::Nothing).map_err(told)
}

fn unflushed_file(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let run = || -> io::Result<()> {
        let temp = beside(under.path, ".tmp");
        disk.create(&temp, Readers::Usual)?.write(under.new)?;
        disk.rename(&temp, under.path)?;
        folder(disk, under.path)
    };
    run().map(|()| Claim::Nothing).map_err(told)
}

fn unflushed_folder(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    careful(disk, under, false)
}

/// Does everything right but that it looks before it leaps.
fn compare_then_rename(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    careful(disk, under, true)
}

fn careful(disk: &dyn Disk, under: Under<'_>, flush_folder: bool) -> Result<Claim, DiskError> {
    let run = || -> io::Result<bool> {
        let temp = beside(under.path, ".tmp");
        let mut file = disk.create(&temp, Readers::Usual)?;
        file.write(under.new)?;
        file.sync()?;
        let found = disk
            .open(under.path)
            .and_then(|mut f| f.read(u64::MAX))
            .ok();
        if found.as_deref() != under.base {
            disk.remove(&temp)?;
            return Ok(false);
        }
        disk.rename(&temp, under.path)?;
        if flush_folder {
            folder(disk, under.path)?;
        }
        Ok(true)
    };
    match run().map_err(told)? {
        true => Ok(Claim::Nothing),
        false => Err(DiskError::Changed),
    }
}

fn folder(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    disk.open_folder(path.parent().unwrap())?.sync()
}

/// Says that what it replaces is put by, and keeps nothing of it.
pub(super) fn forgetful(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    ours(disk, under).map(|_| Claim::PutBy)
}

/// Replaces the file, and copies what it held from memory afterwards.
pub(super) fn copying_late(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    ours(disk, under)?;
    if let Some(base) = under.base {
        shelf().copy(disk, base)?;
    }
    Ok(Claim::PutBy)
}

/// Saves as this program does, takes away what could not be put by, and tells nobody.
pub(super) fn swallowing(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let path = under.path;
    if keeping(disk, under)? == Claim::Waits {
        let folder = path.parent().unwrap();
        for name in disk.list(folder).map_err(told)? {
            if name.to_string_lossy().contains("-s-") {
                let _ = disk.remove(&folder.join(name));
            }
        }
    }
    Ok(Claim::PutBy)
}
