//! Puts by what a save replaces: the old file itself becomes the backup, or is copied where that
//! cannot be. Copying a long file is left for after the receipt; until it is done, the old file
//! stays beside the new one under its temporary name, where the next save finds it.

use super::Watch;
use crate::file::backup::{Shelf, thin_out};
use crate::file::disk::{Disk, DiskError, Done, Escort};
use std::cell::RefCell;
use std::path::PathBuf;

/// There is no place for backups.
fn no_home() -> DiskError {
    DiskError::NoCopy {
        cause: "HOME, XDG_STATE_HOME".to_owned(),
    }
}

/// Goes along with a save.
#[derive(Debug)]
pub(in crate::file) struct Keeper<'d, 'a> {
    disk: &'d dyn Disk,
    shelf: Option<&'a Shelf>,
    watch: &'a dyn Watch,
    /// Why a copy that was asked for before the file was written could not be made.
    copied: RefCell<Option<DiskError>>,
}

impl Escort for Keeper<'_, '_> {
    fn goes_on(&self, written: usize, of: usize) -> bool {
        self.watch.goes_on(written, of)
    }

    fn copy_first(&self, old: &[u8]) -> Result<PathBuf, DiskError> {
        let copy = match self.shelf {
            Some(shelf) => shelf.copy(self.disk, old),
            None => Err(no_home()),
        };
        let copy = copy.map_err(|error| error.no_copy());
        *self.copied.borrow_mut() = copy.as_ref().err().cloned();
        copy
    }
}

impl<'d, 'a> Keeper<'d, 'a> {
    pub(in crate::file) fn new(
        disk: &'d dyn Disk,
        shelf: Option<&'a Shelf>,
        watch: &'a dyn Watch,
    ) -> Self {
        Self {
            disk,
            shelf,
            watch,
            copied: RefCell::new(None),
        }
    }

    /// Makes backups of what was replaced, as far as that takes no time. Returns what is left, and
    /// why there will be no backup, if that is known.
    pub(in crate::file) fn put_by(self, mut done: Done<'d>) -> (Rest<'d>, Option<DiskError>) {
        let mut no_backup = self.copied.into_inner();
        match self.shelf {
            Some(shelf) => {
                let disk = self.disk;
                done.replaced.retain(|old| shelf.take(disk, old).is_err());
            }
            None => {
                if !done.replaced.is_empty() {
                    no_backup = Some(no_home());
                }
                done.replaced.clear();
            }
        }
        let rest = Rest {
            disk: self.disk,
            shelf: self.shelf.cloned(),
            done,
        };
        (rest, no_backup)
    }
}

/// What is left to do once a file is saved: backups that must be copied, and old ones that go.
#[derive(Debug)]
#[must_use]
pub struct Rest<'d> {
    disk: &'d dyn Disk,
    shelf: Option<Shelf>,
    done: Done<'d>,
}

impl Rest<'_> {
    /// True when something must be copied, which takes a while for a long file.
    pub fn is_long(&self) -> bool {
        !self.done.replaced.is_empty()
    }

    /// Does it.
    ///
    /// # Errors
    /// What the file held is not put by.
    pub fn finish(mut self) -> Result<(), DiskError> {
        let Some(shelf) = &self.shelf else {
            return Ok(());
        };
        let mut failed = None;
        for old in self.done.replaced.drain(..) {
            let copied = match old.read() {
                Ok(bytes) => shelf.copy(self.disk, &bytes).map(drop),
                Err(error) => Err(DiskError::Read {
                    cause: error.to_string(),
                }),
            };
            failed = copied.err().or(failed);
        }
        thin_out(self.disk, &shelf.folder());
        failed.map_or(Ok(()), Err)
    }
}
