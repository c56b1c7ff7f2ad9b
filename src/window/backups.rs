//! What files held before they were saved: where it is put by at each save, and the list of it.

use super::{locks, paths};
use crate::app::keeping::Earlier;
use crate::compare::what_differs;
use crate::contract::Contract;
use crate::file::Loaded;
use crate::file::backup::{self, Backup, Shelf};
use crate::file::disk::RealDisk;
use std::path::Path;
use std::sync::Arc;

/// Where what the file at `path` holds is put by, now; nowhere for a user without a home.
pub(super) fn shelf(path: &Path) -> Option<Shelf> {
    let now = locks::local(locks::now()).unwrap_or_default();
    Shelf::here(&paths::whole(path), now)
}

/// What the file at `path` held earlier, latest first, with what differs from what is open.
pub(super) fn list(path: &Path, now: &Contract) -> Vec<Earlier> {
    let Some(shelf) = shelf(path) else {
        return Vec::new();
    };
    let backups = backup::list(&RealDisk, &shelf.folder());
    backups.iter().map(|backup| earlier(backup, now)).collect()
}

/// True when there is a version that was put by.
pub(super) fn are_there(path: &Path) -> bool {
    shelf(path).is_some_and(|shelf| !backup::list(&RealDisk, &shelf.folder()).is_empty())
}

/// The latest version that was put by and reads as a contract.
pub(super) fn latest(path: &Path) -> Option<Loaded> {
    let backups = backup::list(&RealDisk, &shelf(path)?.folder());
    backups.iter().find_map(|backup| {
        let bytes = backup.read(&RealDisk).ok()?;
        crate::file::read_owned("", bytes).ok()
    })
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
