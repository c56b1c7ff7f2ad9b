//! Owner, group, mode, access list and extended attributes: given from one file to another.

use std::fs::File;
use std::io;
use std::path::Path;

/// Gives `file` what the one at `like` has. What only the administrator can give stays as it is.
///
/// # Errors
/// The one at `like` cannot be looked at, or what it has cannot be given although the system and
/// the user's rights allow it.
#[cfg(unix)]
pub(super) fn copy(like: &Path, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let from = std::fs::metadata(like)?;
    let now = file.metadata()?;
    let mut mode = from.mode() & 0o7777;
    if now.uid() != from.uid() {
        // Somebody else's file in a shared folder: it becomes ours, as a new one would be.
        let _ = fchown(file, Some(from.uid()), None);
    }
    if now.gid() != from.gid() && fchown(file, None, Some(from.gid())).is_err() {
        // Another group: it may do no more than everybody may.
        mode = (mode & 0o7707) | ((mode & 0o007) << 3);
    }
    // After the owner: changing it may clear bits of the mode. The access list comes last, since
    // a mode set after it would change it.
    file.set_permissions(std::fs::Permissions::from_mode(mode))?;
    extended::copy(like, file)
}

/// Gives `file` the permissions of the one at `like`.
#[cfg(not(unix))]
pub(super) fn copy(like: &Path, file: &File) -> io::Result<()> {
    file.set_permissions(std::fs::metadata(like)?.permissions())
}

#[cfg(all(
    unix,
    not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))
))]
mod extended {
    //! Systems without extended attributes in the crate that is used here.

    use super::*;

    pub(super) fn copy(_like: &Path, _file: &File) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    //! Extended attributes; on Linux the access list is one of them.

    use super::*;
    use rustix::fs::{XattrFlags, fsetxattr, getxattr, getxattr_query, listxattr, listxattr_query};
    use rustix::io::Errno;

    /// How often a list that grows while it is read is read again.
    const TRIES: usize = 4;

    pub(super) fn copy(like: &Path, file: &File) -> io::Result<()> {
        let names = match whole(|| listxattr_query(like), |room| listxattr(like, room)) {
            Ok(names) => names,
            // The file system has none.
            Err(Errno::NOTSUP | Errno::NOSYS) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        for name in names.split(|b| *b == 0).filter(|name| !name.is_empty()) {
            let value = whole(
                || getxattr_query(like, name),
                |room| getxattr(like, name, room),
            );
            let given = value.and_then(|value| fsetxattr(file, name, &value, XattrFlags::empty()));
            match given {
                Ok(()) => {}
                // The system's own labels, or one taken away meanwhile.
                Err(Errno::PERM | Errno::ACCESS | Errno::NOTSUP) => {}
                #[cfg(any(target_os = "linux", target_os = "android"))]
                Err(Errno::NODATA) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// A list read whole, also when it grows between the question for its size and the reading.
    fn whole(
        size: impl Fn() -> Result<usize, Errno>,
        read: impl Fn(&mut [u8]) -> Result<usize, Errno>,
    ) -> Result<Vec<u8>, Errno> {
        let mut last = Errno::RANGE;
        for _ in 0..TRIES {
            let mut room = vec![0; size()?];
            match read(&mut room) {
                Ok(filled) => {
                    room.truncate(filled);
                    return Ok(room);
                }
                Err(error) if error == Errno::RANGE => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }
}
