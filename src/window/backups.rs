//! What files held before they were saved: put by at each save, listed when it is asked for.

use super::{locks, paths};
use crate::app::keeping::Earlier;
use crate::compare::what_differs;
use crate::contract::Contract;
use crate::file::backup::{self, Backup, folder_of, thin_out};
use crate::file::disk::{RealDisk, SIZE_LIMIT, read_file};
use crate::file::keeping;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of the backups of all files.
pub(super) fn folder() -> Option<PathBuf> {
    Some(keeping::folder()?.join("backups"))
}

/// Puts by what the file at `path` holds, before a save replaces it: the base, where nothing else
/// may be replaced. A file that is not there has nothing to put by.
///
/// # Errors
/// There is no backup, for this cause in the system's words.
pub(super) fn keep(all: Option<&Path>, path: &Path, base: Option<&[u8]>) -> Result<(), String> {
    let found;
    let bytes = match base {
        Some(base) => base,
        None => match read_file(path, SIZE_LIMIT) {
            Ok(bytes) => {
                found = bytes;
                &found
            }
            Err(_) => return Ok(()),
        },
    };
    let all = all.ok_or_else(|| "HOME, XDG_STATE_HOME".to_owned())?;
    let now = locks::local(locks::now()).unwrap_or_default();
    let path = real(path);
    backup::keep(&RealDisk, all, &path, bytes, now).map_err(|error| error.cause())?;
    thin_out(&RealDisk, &folder_of(all, &path));
    Ok(())
}

/// What the file at `path` held earlier, latest first, with what differs from what is open.
pub(super) fn list(path: &Path, now: &Contract) -> Vec<Earlier> {
    let Some(all) = folder() else {
        return Vec::new();
    };
    let backups = backup::list(&RealDisk, &folder_of(&all, &real(path)));
    backups.iter().map(|backup| earlier(backup, now)).collect()
}

fn earlier(backup: &Backup, now: &Contract) -> Earlier {
    let bytes = backup.read(&RealDisk).ok();
    let loaded = bytes.and_then(|bytes| crate::file::read("", &bytes).ok());
    let contract = loaded.map(|loaded| loaded.contract);
    let changes = contract.as_ref().map(|old| what_differs(old, now));
    Earlier {
        until: backup.made,
        changes: changes.unwrap_or_default(),
        contract: contract.map(Arc::new),
    }
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| paths::whole(path))
}
