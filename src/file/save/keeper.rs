//! Puts by what a save replaces: the old file itself becomes the backup, or is copied where that
//! cannot be. Copying a long file is left for after the receipt; until it is done, the old file
//! stays beside the new one under its temporary name, where the next save finds it. It goes only
//! once it is put by. Where backups fail one save after the other, the oldest version waits there
//! for the first that does not, and those in between go: no more than one file is left so.

use crate::file::backup::{Shelf, thin_out};
use crate::file::disk::{Disk, DiskError, Done, Escort, Replaced, Watch};
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
    /// Somebody's versions that now stand beside the file.
    copies: RefCell<Vec<PathBuf>>,
}

impl Watch for Keeper<'_, '_> {
    fn goes_on(&self, written: usize, of: usize) -> bool {
        self.watch.goes_on(written, of)
    }
}

impl Escort for Keeper<'_, '_> {
    fn kept(&self, copies: &[PathBuf]) {
        self.copies.borrow_mut().extend_from_slice(copies);
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
            copies: RefCell::default(),
        }
    }

    /// Somebody's versions, left without a name by an earlier save, that now stand beside the file.
    pub(in crate::file) fn copies(&self) -> Vec<PathBuf> {
        self.copies.borrow().clone()
    }

    /// Makes backups of what was replaced, as far as that takes no time. Returns what is left, and
    /// why there will be no backup, if that is known.
    pub(in crate::file) fn put_by(self, mut done: Done<'d>) -> (Rest<'d>, Option<DiskError>) {
        let mut no_backup = self.copied.into_inner();
        match self.shelf {
            Some(shelf) => {
                let untaken = |old| taken(self.disk, shelf, old).err();
                done.earlier = done.earlier.into_iter().filter_map(untaken).collect();
                done.replaced = done.replaced.and_then(untaken);
            }
            None => {
                // There will never be a place for it. What earlier saves left is for somebody else.
                if let Some(old) = done.replaced.take() {
                    no_backup = Some(no_home());
                    old.remove();
                }
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

/// Makes what was replaced a backup without copying it, else gives it back.
fn taken<'d>(disk: &dyn Disk, shelf: &Shelf, old: Replaced<'d>) -> Result<(), Replaced<'d>> {
    match shelf.take(disk, &old) {
        Ok(()) => {
            old.remove();
            Ok(())
        }
        Err(_) => Err(old),
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
        self.done.replaced.is_some() || !self.done.earlier.is_empty()
    }

    /// Does it.
    ///
    /// # Errors
    /// What the file held is not put by. It stays beside the file for the next save, unless an
    /// older version waits there already.
    pub fn finish(self) -> Result<(), DiskError> {
        let Some(shelf) = &self.shelf else {
            return Ok(());
        };
        let mut failed = None;
        for old in self.done.earlier {
            match copied(self.disk, shelf, &old) {
                Ok(()) => old.remove(),
                Err(error) => failed = Some(error),
            }
        }
        if let Some(old) = self.done.replaced {
            let copied = copied(self.disk, shelf, &old);
            if copied.is_ok() || failed.is_some() {
                old.remove();
            }
            failed = copied.err().or(failed);
        }
        thin_out(self.disk, &shelf.folder());
        failed.map_or(Ok(()), Err)
    }
}

/// Copies what was replaced to the backups.
fn copied(disk: &dyn Disk, shelf: &Shelf, old: &Replaced<'_>) -> Result<(), DiskError> {
    let bytes = old.read().map_err(|error| DiskError::Read {
        cause: error.to_string(),
    })?;
    shelf.copy(disk, &bytes).map(drop)
}

#[cfg(test)]
mod tests;
