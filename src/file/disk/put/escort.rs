//! Whoever asked for a write, as far as the write must know: told how far it is, asked whether it
//! goes on, and given what was replaced.

use super::{Disk, DiskError};
use crate::file::disk::temp::{Sum, read_all, remove};
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

/// Looks on while a file is written.
pub trait Watch: Debug {
    /// So many bytes of so many are written. With `false` nothing is changed any more and no
    /// temporary file stays. The last answer that counts is given right before the old file is
    /// replaced, or the first byte of it is written over.
    fn goes_on(&self, _written: usize, _of: usize) -> bool {
        true
    }
}

/// Goes along with a write.
pub trait Escort: Watch {
    /// Somebody's versions, left without a name by an earlier save that was suddenly ended, now
    /// stand here beside the file. Told before anything is written, whatever comes of that.
    fn kept(&self, _copies: &[PathBuf]) {}

    /// The file holds these bytes, and they go when it is written: the moment to copy them, so
    /// that the copy survives a power cut. Returns where they are.
    ///
    /// # Errors
    /// There is no copy. A file is then not written in place; it may still be replaced.
    fn copy_first(&self, _old: &[u8]) -> Result<PathBuf, DiskError> {
        Err(DiskError::NoCopy {
            cause: String::new(),
        })
    }
}

/// A write that nobody looks at, and of which nothing old is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alone;

impl Watch for Alone {}

impl Escort for Alone {}

/// A file that was replaced, under a temporary name beside the document. There it stays, also when
/// something fails or panics, and the next save finds it; it goes when that is said.
#[derive(Debug)]
#[must_use]
pub struct Replaced<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    sum: Sum,
}

impl<'d> Replaced<'d> {
    pub(super) fn new(disk: &'d dyn Disk, (path, sum): (PathBuf, Sum)) -> Self {
        Self { disk, path, sum }
    }

    /// Takes it away: what it holds is elsewhere, or is not to be kept.
    pub fn remove(self) {
        remove(self.disk, &self.path);
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The CRC-32 of its bytes.
    pub fn crc(&self) -> u32 {
        self.sum.crc
    }

    /// Its bytes.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        read_all(self.disk, &self.path)
    }
}
