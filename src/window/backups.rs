//! What files held before they were saved: where it is put by at each save, and the list of it.

use super::{locks, paths};
use crate::app::effect::{Failure, ReadFailure};
use crate::app::failure::shown;
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
    all(path)
        .into_iter()
        .map(|backup| earlier(backup, now))
        .collect()
}

/// The copies of what the file at `path` held, newest first. None is read.
pub(super) fn all(path: &Path) -> Vec<Backup> {
    let folder = shelf(path).map(|shelf| shelf.folder());
    folder.map_or_else(Vec::new, |folder| backup::list(&RealDisk, &folder))
}

/// The contract that a copy holds.
///
/// # Errors
/// It is damaged, gone, or no contract that can be read.
pub(super) fn load(backup: &Backup) -> Result<Loaded, ReadFailure> {
    let fault = |error| ReadFailure::Failed(Failure::of_backup(&backup.path, &error));
    let bytes = backup.read(&RealDisk).map_err(fault)?;
    let name = backup
        .path
        .file_name()
        .map_or(backup.path.as_path(), Path::new);
    crate::file::read_owned(&shown(name), bytes)
        .map_err(|refusal| ReadFailure::Refused(Box::new(refusal)))
}

/// True when there is a version that was put by.
pub(super) fn are_there(path: &Path) -> bool {
    !all(path).is_empty()
}

/// The latest version that was put by and reads as a contract.
pub(super) fn latest(path: &Path) -> Option<Loaded> {
    all(path).iter().find_map(|backup| {
        let bytes = backup.read(&RealDisk).ok()?;
        crate::file::read_owned("", bytes).ok()
    })
}

fn earlier(backup: Backup, now: &Contract) -> Earlier {
    let bytes = backup.read(&RealDisk).ok();
    let loaded = bytes.and_then(|bytes| crate::file::read("", &bytes).ok());
    let contract = loaded.map(|loaded| loaded.contract);
    let changes = contract.as_ref().map(|old| what_differs(old, now));
    Earlier {
        copy: backup,
        changes: changes.unwrap_or_default(),
        contract: contract.map(Arc::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::effect::FailureKind;

    fn put(folder: &Path, bytes: &[u8]) -> Backup {
        let shelf = Shelf {
            all: folder.join("backups"),
            path: folder.join("contrat.ron"),
            now: jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0),
        };
        let path = shelf.copy(&RealDisk, bytes).unwrap();
        Backup::at(&path).unwrap()
    }

    #[test]
    fn a_copy_that_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let copy = put(folder.path(), b"(");
        let Err(ReadFailure::Refused(refusal)) = load(&copy) else {
            unreachable!("a bracket is no contract");
        };
        assert!(!refusal.problems.is_empty());
        std::fs::write(&copy.path, "else").unwrap();
        let failure = |load| match load {
            Err(ReadFailure::Failed(failure)) => failure,
            other => unreachable!("{other:?}"),
        };
        assert_eq!(failure(load(&copy)).what, FailureKind::Damaged);
        std::fs::remove_file(&copy.path).unwrap();
        assert_eq!(failure(load(&copy)).what, FailureKind::Missing);
    }
}
