//! What stands at a path, and what differs between systems: links, modes, owners, opening without
//! blocking. Writes nothing but attributes of a temporary file.

use super::DiskError;
use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How many links are followed before they are taken for a circle.
const LINKS_FOLLOWED: usize = 40;

/// The path that links lead to, even if nothing stands there yet.
///
/// # Errors
/// Links in a circle, or a link that cannot be read.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut here = std::path::absolute(path)?;
    for _ in 0..LINKS_FOLLOWED {
        if !here.symlink_metadata().is_ok_and(|m| m.is_symlink()) {
            return Ok(here);
        }
        let to = here.read_link()?;
        here = match here.parent() {
            Some(folder) => folder.join(to),
            None => to,
        };
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

/// What is known of the regular file at `target` that may be written to; `None` if there is no
/// file.
///
/// # Errors
/// No regular file, or one that may not be written to.
pub(super) fn existing(target: &Path) -> Result<Option<Metadata>, DiskError> {
    let metadata = match target.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::write(&error)),
    };
    if !metadata.is_file() {
        return Err(DiskError::NotAFile);
    }
    // A rename would replace a protected file without a word: only its folder would be asked.
    if metadata.permissions().readonly() {
        return Err(DiskError::write(&io::ErrorKind::PermissionDenied.into()));
    }
    match OpenOptions::new().write(true).open(target) {
        Ok(_) => Ok(Some(metadata)),
        Err(error) => Err(DiskError::write(&error)),
    }
}

/// A temporary file that goes by itself unless it is given a name. A new document is as readable
/// as others of the user; a temporary copy of an existing one is private until it has its mode.
pub(super) fn temp_in(folder: &Path, new: bool) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".~").rand_bytes(16);
    #[cfg(unix)]
    if new {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = new;
    builder.tempfile_in(folder)
}

/// Opens without waiting for anybody on the other side of a pipe.
#[cfg(unix)]
pub(super) fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

/// Opens for reading.
#[cfg(not(unix))]
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// The folder, to be flushed once a name in it has changed. `None` where folders cannot be.
#[cfg(unix)]
pub(super) fn open_folder(folder: &Path) -> io::Result<Option<File>> {
    File::open(folder).map(Some)
}

/// The folder, to be flushed once a name in it has changed. `None` where folders cannot be.
#[cfg(not(unix))]
pub(super) fn open_folder(_folder: &Path) -> io::Result<Option<File>> {
    Ok(None)
}

/// Gives a file the mode of another, and its owner and group as far as the system allows.
#[cfg(unix)]
pub(super) fn copy_attributes(file: &File, from: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let now = file.metadata()?;
    if now.gid() != from.gid() {
        let _ = fchown(file, None, Some(from.gid()));
    }
    if now.uid() != from.uid() {
        let _ = fchown(file, Some(from.uid()), None);
    }
    // After the owner: changing it may clear bits of the mode.
    file.set_permissions(from.permissions())
}

/// Gives a file the permissions of another.
#[cfg(not(unix))]
pub(super) fn copy_attributes(file: &File, from: &Metadata) -> io::Result<()> {
    file.set_permissions(from.permissions())
}
