//! The bytes of a file that a person asks for, or a refusal in the same words as for a file that is read: what stands
//! there, why it is not opened, what to do. Nothing is read from what is no regular file or is too large. It must not know
//! what is done with the bytes.

use super::disk::{DiskError, SIZE_LIMIT, read_file};
use super::problem::{FileProblem, OtherKind, Problem, ProblemKind};
use super::read::Refusal;
use super::token::Span;
use std::fs::{File, FileType};
use std::io::ErrorKind;
use std::path::Path;

/// The bytes of the file at `path`; `name` is what messages call it.
///
/// # Errors
/// One problem: missing, no file, too large, or not to be read.
pub fn open(path: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    read_file(path, SIZE_LIMIT).map_err(|error| refusal(path, name, &error))
}

/// Why a file was not read, as a refusal.
pub fn refusal(path: &Path, name: &str, error: &DiskError) -> Refusal {
    Refusal::new(
        name,
        String::new(),
        vec![Problem::of_file(problem(path, error))],
        0,
    )
}

fn problem(path: &Path, error: &DiskError) -> FileProblem {
    match error {
        DiskError::Missing { .. } => FileProblem::Missing,
        DiskError::NotAFile => {
            let kind = path
                .metadata()
                .map_or(OtherKind::Device, |m| kind(m.file_type()));
            FileProblem::NotAFile(kind)
        }
        DiskError::TooLarge { size, limit } => FileProblem::TooLarge {
            bytes: *size,
            limit: *limit,
        },
        other => FileProblem::Unreadable {
            denied: is_denied(path),
            cause: other.cause(),
        },
    }
}

/// Asked of the system once more, since its words come in its own language.
fn is_denied(path: &Path) -> bool {
    let is_file = path.metadata().is_ok_and(|m| m.is_file());
    is_file && File::open(path).is_err_and(|e| e.kind() == ErrorKind::PermissionDenied)
}

#[cfg(unix)]
fn kind(of: FileType) -> OtherKind {
    use std::os::unix::fs::FileTypeExt;
    if of.is_dir() {
        OtherKind::Folder
    } else if of.is_fifo() {
        OtherKind::Pipe
    } else if of.is_socket() {
        OtherKind::Socket
    } else {
        OtherKind::Device
    }
}

#[cfg(not(unix))]
fn kind(of: FileType) -> OtherKind {
    if of.is_dir() {
        OtherKind::Folder
    } else {
        OtherKind::Device
    }
}

impl Problem {
    /// A problem of a file of which nothing was read.
    fn of_file(problem: FileProblem) -> Self {
        Problem {
            kind: ProblemKind::File(problem),
            span: Span::default(),
            position: super::lines::Position { line: 1, column: 1 },
            path: String::new(),
        }
    }
}
