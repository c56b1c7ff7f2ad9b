//! Files on disk: read whole within a limit, written so that either the old or the new content is
//! there, never a half, and nobody's bytes vanish. The only place that writes a document, an
//! export or settings. Knows no contract and no language.
//!
//! - [`Disk`], [`Opened`]: what is asked of a disk, one step each; [`RealDisk`]: this machine's
//! - [`put`]: the one way in which a file is written; [`DiskError`]: why it was not

mod aside;
mod attributes;
mod error;
#[cfg(test)]
pub(crate) mod model;
mod operations;
mod put;
mod real;
mod target;
mod temp;
#[cfg(test)]
mod tests;

pub use aside::set_aside;
pub use error::DiskError;
pub use operations::{Disk, Kind, Lock, Opened, Readers, Stat};
pub use put::{Alone, Done, Escort, Manner, Replaced, Watch, put};
pub use real::RealDisk;
pub use temp::clear;

use std::io;
use std::path::{Path, PathBuf};

/// Files larger than this are refused before they are read, in bytes (1 GiB).
pub const SIZE_LIMIT: u64 = 1 << 30;

/// What may stand at a path before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect<'a> {
    /// These bytes: anything else is somebody's work.
    Base(&'a [u8]),
    /// Nothing.
    Nothing,
    /// Anything that is a regular file, or nothing.
    Anything,
}

/// The bytes of a regular file. What it is and how large is asked of the opened file, before
/// anything is read, so that a pipe never blocks and a device never fills the memory.
///
/// # Errors
/// The file is missing, no regular file, larger than `limit` bytes, or cannot be read.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    read_from(&RealDisk, path, limit)
}

/// The same, from any disk.
///
/// # Errors
/// The file is missing, no regular file, larger than `limit` bytes, or cannot be read.
pub fn read_from(disk: &dyn Disk, path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    let (mut file, size) = open_regular(disk, path, limit)?;
    // The file may grow while it is read.
    let over = limit.saturating_add(1);
    let bytes = file.read(over).map_err(|e| DiskError::read(&e))?;
    match u64::try_from(bytes.len()) {
        Ok(read) if read <= limit => Ok(bytes),
        _ => Err(DiskError::TooLarge {
            size: size.max(over),
            limit,
        }),
    }
}

/// True when the regular file at `path` holds one of these texts.
///
/// # Errors
/// See [`read_from`].
fn holds(disk: &dyn Disk, path: &Path, texts: &[&[u8]]) -> Result<bool, DiskError> {
    let (mut file, _) = open_regular(disk, path, SIZE_LIMIT)?;
    file.holds(texts).map_err(|e| DiskError::read(&e))
}

/// A regular file, opened, and its size.
fn open_regular(
    disk: &dyn Disk,
    path: &Path,
    limit: u64,
) -> Result<(Box<dyn Opened>, u64), DiskError> {
    let file = match disk.open(path) {
        Ok(file) => file,
        // A socket cannot even be opened.
        Err(error) if error.kind() != io::ErrorKind::NotFound && is_odd(disk, path) => {
            return Err(DiskError::NotAFile);
        }
        Err(error) => return Err(DiskError::read(&error)),
    };
    let stat = file.stat().map_err(|e| DiskError::read(&e))?;
    if stat.kind != Kind::File {
        return Err(DiskError::NotAFile);
    }
    let size = stat.size;
    if size > limit {
        return Err(DiskError::TooLarge { size, limit });
    }
    Ok((file, size))
}

/// Where the links at `path` lead, even if nothing stands there; `path` itself where they lead in a circle.
pub fn leads_to(disk: &dyn Disk, path: &Path) -> PathBuf {
    target::resolve(disk, path).unwrap_or_else(|_| path.to_path_buf())
}

/// True for a regular file that may be read and not written to: it is never replaced either.
pub fn is_protected(disk: &dyn Disk, path: &Path) -> bool {
    let standing = target::resolve(disk, path).map(|target| target::standing(disk, &target));
    matches!(standing, Ok(Err(DiskError::ReadOnly)))
}

fn is_odd(disk: &dyn Disk, path: &Path) -> bool {
    target::resolve(disk, path)
        .and_then(|target| disk.look(&target))
        .is_ok_and(|stat| stat.kind != Kind::File)
}

/// Puts `bytes` at `path` on this machine in one step, keeping nothing of what was there: see
/// [`put`].
///
/// # Errors
/// See [`DiskError`].
pub fn write_atomically(path: &Path, bytes: &[u8], expect: Expect<'_>) -> Result<(), DiskError> {
    put(&RealDisk, path, bytes, expect, (Manner::Replace, &Alone)).map(Done::keep_nothing)
}
