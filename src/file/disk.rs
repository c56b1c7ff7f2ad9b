//! Files on disk: read whole within a limit, written so that either the old or the new content is
//! there, never a half. The only place that writes a document or settings. Knows no contract and
//! no language.

mod target;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Files larger than this are refused before they are read, in bytes (1 GiB).
pub const SIZE_LIMIT: u64 = 1 << 30;

/// Why a file could not be read or written. When writing failed, what stood there before is
/// untouched and no temporary file is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskError {
    /// There is no such file.
    Missing {
        /// The system's words.
        cause: String,
    },
    /// A folder, a device, a pipe or a socket.
    NotAFile,
    /// Larger than is read.
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// It cannot be read.
    Read {
        /// The system's words.
        cause: String,
    },
    /// It cannot be written.
    Write {
        /// The system's words.
        cause: String,
    },
    /// It no longer holds what was read from or written to it last.
    Changed,
    /// There is a file of that name already.
    Exists,
    /// The disk gave back other bytes than were written.
    NotTheSame,
}

impl DiskError {
    fn read(error: &io::Error) -> Self {
        let cause = error.to_string();
        match error.kind() {
            io::ErrorKind::NotFound => DiskError::Missing { cause },
            _ => DiskError::Read { cause },
        }
    }

    fn write(error: &io::Error) -> Self {
        DiskError::Write {
            cause: error.to_string(),
        }
    }

    /// The cause in the system's words; empty where the kind of error says it all.
    pub fn cause(&self) -> String {
        match self {
            DiskError::Missing { cause }
            | DiskError::Read { cause }
            | DiskError::Write { cause } => cause.clone(),
            DiskError::TooLarge { size, limit } => format!("{size} > {limit}"),
            DiskError::NotAFile
            | DiskError::Changed
            | DiskError::Exists
            | DiskError::NotTheSame => String::new(),
        }
    }
}

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
    let file = match target::open(path) {
        Ok(file) => file,
        // A socket cannot even be opened.
        Err(_) if path.metadata().is_ok_and(|m| !m.is_file()) => return Err(DiskError::NotAFile),
        Err(error) => return Err(DiskError::read(&error)),
    };
    let metadata = file.metadata().map_err(|e| DiskError::read(&e))?;
    if !metadata.is_file() {
        return Err(DiskError::NotAFile);
    }
    let too_large = |size| DiskError::TooLarge { size, limit };
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    let size = file
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|e| DiskError::read(&e))?;
    match u64::try_from(size) {
        Ok(size) if size <= limit => Ok(bytes),
        _ => Err(too_large(metadata.len().max(limit.saturating_add(1)))),
    }
}

/// Puts `bytes` at `path` in one step: a temporary file in the same folder, flushed to the disk,
/// read again and compared, then renamed over the old one. A link is followed and stays a link;
/// mode and owner of an existing file are kept.
///
/// Between the last look at the old file and the rename another program could still write to it:
/// a moment, not the whole save.
///
/// # Errors
/// See [`DiskError`]. The old file is as it was; only when the folder itself cannot be flushed
/// after the rename may the new content already be there.
pub fn write_atomically(path: &Path, bytes: &[u8], expect: Expect<'_>) -> Result<(), DiskError> {
    let target = target::resolve(path).map_err(|e| DiskError::write(&e))?;
    let existing = target::existing(&target)?;
    check(path, &target, existing.is_some(), bytes, expect)?;
    let folder = target
        .parent()
        .ok_or_else(|| DiskError::write(&io::ErrorKind::InvalidInput.into()))?;
    let opened_folder = target::open_folder(folder).map_err(|e| DiskError::write(&e))?;
    let temp = write_temp(folder, bytes, existing.as_ref())?;
    read_again(&temp, bytes)?;
    check(path, &target, existing.is_some(), bytes, expect)?;
    put(temp, &target, expect)?;
    match opened_folder {
        Some(folder) => folder.sync_all().map_err(|e| DiskError::write(&e)),
        None => Ok(()),
    }
}

/// Holds what stands at the target to what was expected there.
fn check(
    path: &Path,
    target: &Path,
    exists: bool,
    bytes: &[u8],
    expect: Expect<'_>,
) -> Result<(), DiskError> {
    match expect {
        Expect::Anything => Ok(()),
        // A dangling link is something too.
        Expect::Nothing if path.symlink_metadata().is_ok() => Err(DiskError::Exists),
        Expect::Nothing => Ok(()),
        Expect::Base(_) if !exists => Err(DiskError::Changed),
        Expect::Base(base) => match read_file(target, SIZE_LIMIT) {
            // The new bytes may be there already after a save whose last step failed.
            Ok(found) if found == base || found == bytes => Ok(()),
            Ok(_) | Err(DiskError::Missing { .. } | DiskError::TooLarge { .. }) => {
                Err(DiskError::Changed)
            }
            Err(other) => Err(other),
        },
    }
}

fn write_temp(
    folder: &Path,
    bytes: &[u8],
    existing: Option<&std::fs::Metadata>,
) -> Result<NamedTempFile, DiskError> {
    let fill = || -> io::Result<NamedTempFile> {
        let mut temp = target::temp_in(folder, existing.is_none())?;
        temp.write_all(bytes)?;
        temp.flush()?;
        if let Some(metadata) = existing {
            target::copy_attributes(temp.as_file(), metadata)?;
        }
        temp.as_file().sync_all()?;
        Ok(temp)
    };
    fill().map_err(|e| DiskError::write(&e))
}

/// Reads what was written, from its name on, and compares.
fn read_again(temp: &NamedTempFile, bytes: &[u8]) -> Result<(), DiskError> {
    let mut found = Vec::with_capacity(bytes.len());
    File::open(temp.path())
        .and_then(|mut file| file.read_to_end(&mut found))
        .map_err(|e| DiskError::write(&e))?;
    if found == bytes {
        Ok(())
    } else {
        Err(DiskError::NotTheSame)
    }
}

/// Gives the temporary file its name. If that fails, dropping it removes it.
fn put(temp: NamedTempFile, target: &Path, expect: Expect<'_>) -> Result<(), DiskError> {
    let done = match expect {
        Expect::Nothing => temp.persist_noclobber(target),
        Expect::Base(_) | Expect::Anything => temp.persist(target),
    };
    match done {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(DiskError::Exists)
        }
        Err(failed) => Err(DiskError::write(&failed.error)),
    }
}
