//! How this program saves, as a saver among others.

use super::situations::{BACKUPS, FILE};
use crate::file::backup::Shelf;
use crate::file::disk::{Alone, Disk, DiskError, Expect, Manner, put};
use crate::file::save::Keeper;
use std::path::{Path, PathBuf};

/// What a saver is given.
#[derive(Clone, Copy)]
pub(in super::super) struct Under<'a> {
    pub(in super::super) path: &'a Path,
    pub(in super::super) base: Option<&'a [u8]>,
    pub(in super::super) new: &'a [u8],
    pub(in super::super) manner: Manner,
    /// Tells that it is saved, if there is more to do then.
    pub(in super::super) told: &'a dyn Fn(),
}

/// What a saver says became of what the file held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Claim {
    /// Nothing: nothing old is kept.
    Nothing,
    /// It is put by.
    PutBy,
    /// It could not be put by, which is told. It waits for the next save.
    Waits,
}

pub(in super::super) type Saver = fn(&dyn Disk, Under<'_>) -> Result<Claim, DiskError>;

/// The saver of this program, keeping nothing of what it replaces.
pub(in super::super) fn ours(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let expect = under.base.map_or(Expect::Nothing, Expect::Base);
    put(disk, under.path, under.new, expect, (under.manner, &Alone))?.keep_nothing();
    Ok(Claim::Nothing)
}

/// As exports and settings are written: over whatever is there.
pub(in super::super) fn over_anything(
    disk: &dyn Disk,
    under: Under<'_>,
) -> Result<Claim, DiskError> {
    put(
        disk,
        under.path,
        under.new,
        Expect::Anything,
        (under.manner, &Alone),
    )?
    .keep_nothing();
    Ok(Claim::Nothing)
}

/// The same with what a document's save does besides: the old file becomes a backup, or is copied
/// after the save was told.
pub(in super::super) fn keeping(disk: &dyn Disk, under: Under<'_>) -> Result<Claim, DiskError> {
    let expect = under.base.map_or(Expect::Nothing, Expect::Base);
    let shelf = shelf();
    let keeper = Keeper::new(disk, Some(&shelf), &Alone);
    let done = put(disk, under.path, under.new, expect, (under.manner, &keeper))?;
    let (rest, no_backup) = keeper.put_by(done);
    (under.told)();
    // Without a backup the file is saved all the same, which is told.
    Ok(match (no_backup, rest.finish()) {
        (None, Ok(())) => Claim::PutBy,
        _ => Claim::Waits,
    })
}

/// Where the backups go.
pub(in super::super) fn shelf() -> Shelf {
    Shelf {
        all: PathBuf::from(BACKUPS),
        path: PathBuf::from(FILE),
        now: jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0),
    }
}
