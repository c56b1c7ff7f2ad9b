//! What stands where a file is to be written: links followed, kinds and rights asked. Writes
//! nothing.

use super::error::DiskError;
use super::operations::{Disk, Kind, Stat};
use std::io;
use std::path::{Path, PathBuf};

/// How many links are followed before they are taken for a circle.
const LINKS_FOLLOWED: usize = 40;

/// The path that links lead to, even if nothing stands there yet.
///
/// # Errors
/// Links in a circle, or a link that cannot be read.
pub(super) fn resolve(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut here = std::path::absolute(path)?;
    for _ in 0..LINKS_FOLLOWED {
        match disk.look(&here) {
            Ok(stat) if stat.kind == Kind::Link => {}
            _ => return Ok(here),
        }
        let to = disk.link_target(&here)?;
        here = match here.parent() {
            Some(folder) => folder.join(to),
            None => to,
        };
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

/// What is known of the regular file at `target` that may be written to; `None` if there is no
/// file. A rename would replace a protected file without a word, since only its folder would be
/// asked: so the file is asked here.
///
/// # Errors
/// No regular file, or one that may not be written to.
pub(super) fn standing(disk: &dyn Disk, target: &Path) -> Result<Option<Stat>, DiskError> {
    let stat = match disk.look(target) {
        Ok(stat) => stat,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::write(&error, 0)),
    };
    if stat.kind != Kind::File {
        return Err(DiskError::NotAFile);
    }
    if stat.read_only {
        return Err(DiskError::ReadOnly);
    }
    match disk.open_to_write(target) {
        Ok(_) => Ok(Some(stat)),
        Err(error) => Err(match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                DiskError::ReadOnly
            }
            _ => DiskError::write(&error, 0),
        }),
    }
}
