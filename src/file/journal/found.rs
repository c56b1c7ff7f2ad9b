//! What a start finds: journals that ended programs left behind, made again and held against the files as they are
//! now. Changes nothing but names in the journals' folder, and offers only what would otherwise be lost.

use super::format::{Journal, Unreadable, parse};
use super::owner::Owner;
use super::record::Origin;
use super::replay::{Replayed, replay};
use crate::file::disk::{Disk, DiskError, SIZE_LIMIT, read_from};
use crate::file::read::{Loaded, read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// A document that can be recovered.
#[derive(Debug)]
pub struct Found {
    /// Its journal, which is this program's own now.
    pub path: PathBuf,
    /// What the journal says.
    pub journal: Journal,
    /// The document as it was in memory.
    pub replayed: Replayed,
    /// What the file holds now.
    pub on_disk: OnDisk,
    /// Records that could not be made again, or bytes that could not be read.
    pub trouble: Option<Trouble>,
}

/// What stands where the document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnDisk {
    /// The base, byte for byte; or the document is no file.
    Base,
    /// A state of the document, saved just before the end.
    Saved(Box<Loaded>),
    /// Something else: a person or a program changed it since. What it says, if it reads as a
    /// contract.
    Changed(Option<Box<Loaded>>),
    /// Nothing.
    Missing,
}

/// What is missing from a recovered document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The end of the journal is torn: so many bytes were set aside.
    Torn(usize),
    /// So many records could not be made again.
    Left(usize),
}

/// What was found.
#[derive(Debug, Default)]
pub struct Finds {
    /// Documents to recover, the latest first.
    pub found: Vec<Found>,
    /// Journals that could not be read, set aside.
    pub damaged: usize,
    /// Journals of a newer program, left as they are.
    pub newer: usize,
}

/// Claims the journals that were left behind, and makes them again. Those that hold nothing new
/// are taken away; those that cannot be read are set aside.
pub fn found(owner: &Owner, now: i64) -> Finds {
    let mut finds = Finds::default();
    for left in owner.left_behind().unwrap_or_default() {
        // A fault of this program in one of them must not hide the others, nor end the keeping.
        let mut here = left.clone();
        let looked = catch_unwind(AssertUnwindSafe(|| look(owner, &left, now, &mut here)));
        match looked.unwrap_or(Looked::Damaged) {
            Looked::Nothing => {}
            Looked::Found(found) => finds.found.push(*found),
            Looked::Newer => finds.newer = finds.newer.saturating_add(1),
            Looked::Damaged => {
                if owner.set_aside(&here, now).is_ok() {
                    finds.damaged = finds.damaged.saturating_add(1);
                }
            }
        }
    }
    finds
        .found
        .sort_by_key(|found| std::cmp::Reverse(found.replayed.last));
    owner.sweep(now);
    finds
}

/// What became of one journal.
enum Looked {
    /// It holds nothing new and has gone, or is for another start.
    Nothing,
    /// It is of a newer program.
    Newer,
    /// It cannot be read, and is to be set aside.
    Damaged,
    /// It can be recovered.
    Found(Box<Found>),
}

/// Looks at one journal; `here` is where it is at any moment, also when this panics.
fn look(owner: &Owner, left: &Path, now: i64, here: &mut PathBuf) -> Looked {
    let disk = owner.disk();
    let Ok(bytes) = read_from(disk, left, SIZE_LIMIT) else {
        return Looked::Nothing;
    };
    let journal = match parse(&bytes) {
        Ok(journal) => journal,
        Err(Unreadable::Newer(_)) => return Looked::Newer,
        Err(Unreadable::Damaged) => return Looked::Damaged,
    };
    let Ok(path) = owner.claim(left) else {
        return Looked::Nothing;
    };
    here.clone_from(&path);
    let Some((replayed, on_disk)) = held_against_file(disk, &journal) else {
        return Looked::Damaged;
    };
    let trouble = match (journal.torn, replayed.left) {
        (_, left) if left > 0 => Some(Trouble::Left(left)),
        (torn, _) if torn > 0 => Some(Trouble::Torn(torn)),
        _ => None,
    };
    let is_new = journal.start.origin == Origin::New;
    if !is_new && is_nothing_new(&replayed, &on_disk) {
        if trouble.is_some() {
            return Looked::Damaged;
        }
        let _ = disk.remove(&path);
        return Looked::Nothing;
    }
    if trouble.is_some() && owner.copy_aside(&path, &bytes, now).is_err() {
        // What cannot be copied must not be written anew: the journal stays, for the next start.
        return Looked::Nothing;
    }
    Looked::Found(Box::new(Found {
        path,
        journal,
        replayed,
        on_disk,
        trouble,
    }))
}

/// The document made again, and what its file holds now.
fn held_against_file(disk: &dyn Disk, journal: &Journal) -> Option<(Replayed, OnDisk)> {
    let Origin::File(path) = &journal.start.origin else {
        return Some((replay(journal, None)?, OnDisk::Base));
    };
    match read_from(disk, path, SIZE_LIMIT) {
        Ok(bytes) if bytes == **journal.base() => Some((replay(journal, None)?, OnDisk::Base)),
        Ok(bytes) => {
            let now = read("", &bytes).ok();
            let replayed = replay(journal, now.as_ref().map(|loaded| &loaded.contract))?;
            let on_disk = match now {
                Some(loaded) if replayed.saved.is_some() => OnDisk::Saved(Box::new(loaded)),
                now => OnDisk::Changed(now.map(Box::new)),
            };
            Some((replayed, on_disk))
        }
        Err(DiskError::Missing { .. }) => Some((replay(journal, None)?, OnDisk::Missing)),
        Err(_) => Some((replay(journal, None)?, OnDisk::Changed(None))),
    }
}

fn is_nothing_new(replayed: &Replayed, on_disk: &OnDisk) -> bool {
    if replayed.draft.is_some() {
        return false;
    }
    match on_disk {
        OnDisk::Saved(loaded) => replayed.says(&loaded.contract),
        // Edits that were all undone are nothing to recover, wherever the file is now.
        OnDisk::Base | OnDisk::Changed(_) | OnDisk::Missing => {
            replayed.says(&replayed.base.contract)
        }
    }
}
