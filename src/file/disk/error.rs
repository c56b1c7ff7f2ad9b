//! What a disk's refusal means to people.

use std::io;
use std::path::PathBuf;

/// Why a file could not be read or written. When writing failed, what stood there before is
/// untouched and no temporary file is left, unless a variant says otherwise.
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
    /// The disk, or the user's part of it, is full.
    Full {
        /// How many bytes the file needs.
        needed: u64,
    },
    /// The file may only be read.
    ReadOnly,
    /// The file may be written to, but nothing may be put beside it, so that it cannot be
    /// replaced in one step; or a new file may not be put there.
    ReadOnlyFolder,
    /// The file has other names too (hard links): replacing it would part them.
    SeveralNames {
        /// How many names it has.
        names: u64,
    },
    /// It no longer holds what was read from or written to it last.
    Changed,
    /// Somebody wrote to it at the moment of the save, and both versions could not be left where
    /// they were: one of them stands under this other name in the same folder.
    Conflict {
        /// Where the bytes stand that would have been lost.
        copy: PathBuf,
    },
    /// There is a file of that name already.
    Exists,
    /// The disk gave back other bytes than were written.
    NotTheSame,
    /// It was stopped before anything was changed.
    Stopped,
    /// There is no copy of what the file holds, without which it is not written in place. Nothing
    /// was written.
    NoCopy {
        /// The system's words.
        cause: String,
    },
    /// The file was being written in place when that failed: it may hold a part of the new bytes.
    HalfWritten {
        /// Where what it held before stands, whole.
        before: PathBuf,
        /// The system's words.
        cause: String,
    },
}

impl DiskError {
    /// What it means that reading failed.
    pub(super) fn read(error: &io::Error) -> Self {
        let cause = error.to_string();
        match error.kind() {
            io::ErrorKind::NotFound => DiskError::Missing { cause },
            _ => DiskError::Read { cause },
        }
    }

    /// What it means that writing this many bytes failed.
    pub(in crate::file) fn write(error: &io::Error, needed: usize) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => DiskError::Full {
                needed: u64::try_from(needed).unwrap_or(u64::MAX),
            },
            _ => DiskError::Write {
                cause: error.to_string(),
            },
        }
    }

    /// That there is no copy, for this reason.
    pub(in crate::file) fn no_copy(&self) -> Self {
        let cause = match self {
            #[cfg(unix)]
            DiskError::Full { .. } => io::Error::from(rustix::io::Errno::NOSPC).to_string(),
            other => other.cause(),
        };
        DiskError::NoCopy { cause }
    }

    /// The cause in the system's words; empty where the kind of error says it all.
    pub fn cause(&self) -> String {
        match self {
            DiskError::Missing { cause }
            | DiskError::Read { cause }
            | DiskError::Write { cause }
            | DiskError::NoCopy { cause }
            | DiskError::HalfWritten { cause, .. } => cause.clone(),
            DiskError::TooLarge { size, limit } => format!("{size} > {limit}"),
            DiskError::NotAFile
            | DiskError::Full { .. }
            | DiskError::ReadOnly
            | DiskError::ReadOnlyFolder
            | DiskError::SeveralNames { .. }
            | DiskError::Changed
            | DiskError::Conflict { .. }
            | DiskError::Exists
            | DiskError::Stopped
            | DiskError::NotTheSame => String::new(),
        }
    }
}
