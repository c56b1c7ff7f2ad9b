//! Saving: a contract and what its file held become the new bytes, which are read back and
//! compared with the contract before anything on the disk is touched; then the file is written,
//! and what was done is told. A file that was read keeps every byte that no edit concerns, and
//! what the file held is put by. Used by the window and by headless commands alike.

mod keeper;

pub(in crate::file) use keeper::Keeper;
pub use keeper::Rest;

use super::backup::Shelf;
use super::disk::{
    Disk, DiskError, Escort, Expect, Manner, SIZE_LIMIT, Watch, leads_to, put, read_from,
};
use super::{Places, patch_known, read, write};
use crate::contract::Contract;
use std::path::{Path, PathBuf};

/// What a save may find at its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The bytes that were read or written last: anything else is somebody's work.
    Base,
    /// Nothing: an existing file is asked about first.
    Nothing,
    /// Anything: the user said so, seeing the name.
    Anything,
}

/// A contract to save.
#[derive(Debug, Clone, Copy)]
pub struct Save<'a> {
    /// Where.
    pub path: &'a Path,
    /// What.
    pub contract: &'a Contract,
    /// The bytes that the document was read from, whose layout and comments are kept.
    pub base: Option<&'a [u8]>,
    /// Where things stand in those bytes, as far as that is known: a long text is then not read again.
    pub places: Option<&'a Places>,
    /// Bytes that may be there instead of the base: they are safe elsewhere.
    pub replaceable: Option<&'a [u8]>,
    /// What may be at that path now.
    pub target: Target,
    /// How an existing file is replaced.
    pub manner: Manner,
    /// Where what the file holds is put by; nowhere for somebody without a home.
    pub shelf: Option<&'a Shelf>,
    /// Who is told how far it is, and may stop it.
    pub watch: &'a dyn Watch,
}

/// What a save did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The bytes that are now in the file.
    pub bytes: Vec<u8>,
    /// How many passages of the text changed; `None` for a text written whole.
    pub passages: Option<usize>,
    /// Where things stand in them; `None` when that is as before, or not known.
    pub places: Option<Places>,
    /// Somebody's versions that an earlier save, suddenly ended, had left without a name; they
    /// now stand beside the file.
    pub copies: Vec<PathBuf>,
    /// Why what the file held could not be put by.
    pub no_backup: Option<DiskError>,
}

/// Why nothing was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSaved {
    /// What would be written does not read back as the same contract.
    NotTheSame,
    /// The contract cannot be written as text, in the writer's words.
    NoText(String),
    /// The disk refused.
    Disk(DiskError),
}

/// A save that was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Why not.
    pub why: NotSaved,
    /// Somebody's versions that now stand beside the file all the same: see [`Saved::copies`].
    pub copies: Vec<PathBuf>,
}

impl From<NotSaved> for Unsaved {
    fn from(why: NotSaved) -> Self {
        let copies = Vec::new();
        Self { why, copies }
    }
}

/// The text of a contract, and how many passages of the old text change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, in UTF-8.
    pub bytes: Vec<u8>,
    /// How many passages change; `None` when there is no old text.
    pub passages: Option<usize>,
    /// Where things stand in it; `None` when that is as before, or not known.
    pub places: Option<Places>,
}

/// Carries out a save. What is left to do does not concern the file any more, and may take a
/// while: see [`Rest`].
///
/// # Errors
/// Why not; the file is as it was, except as [`DiskError`] says otherwise.
pub fn save<'d>(disk: &'d dyn Disk, job: Save<'_>) -> Result<(Saved, Rest<'d>), Unsaved> {
    let Written {
        bytes,
        passages,
        places,
    } = written_on(job.contract, job.base, job.places)?;
    let found = match job.target {
        Target::Anything => standing(disk, job.path).map_err(NotSaved::Disk)?,
        Target::Base | Target::Nothing => None,
    };
    let expect = match (job.target, job.base) {
        (Target::Base, Some(base)) => Expect::Base(job.replaceable.unwrap_or(base)),
        (Target::Anything, _) => found.as_deref().map_or(Expect::Nothing, Expect::Base),
        (Target::Base, None) | (Target::Nothing, _) => Expect::Nothing,
    };
    // A link that leads to nothing is followed where anything may be replaced.
    let followed = match job.target {
        Target::Anything => leads_to(disk, job.path),
        Target::Base | Target::Nothing => job.path.to_path_buf(),
    };
    let keeper = Keeper::new(disk, job.shelf, job.watch);
    let escort: &dyn Escort = &keeper;
    let done = put(disk, &followed, &bytes, expect, (job.manner, escort));
    let copies = keeper.copies();
    let done = match done {
        Ok(done) => done,
        Err(error) => {
            let why = NotSaved::Disk(error);
            return Err(Unsaved { why, copies });
        }
    };
    let (rest, no_backup) = keeper.put_by(done);
    let saved = Saved {
        bytes,
        passages,
        places,
        copies,
        no_backup,
    };
    Ok((saved, rest))
}

/// What the file holds that is to be replaced whatever it holds: it is put by, and nobody's work
/// written meanwhile goes. `None` where there is none.
///
/// # Errors
/// It cannot be read: what nobody can look at is not replaced.
fn standing(disk: &dyn Disk, path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    match read_from(disk, path, SIZE_LIMIT) {
        Ok(found) => Ok(Some(found)),
        Err(DiskError::Missing { .. }) => Ok(None),
        Err(DiskError::Read { cause }) => Err(DiskError::Write { cause }),
        Err(other) => Err(other),
    }
}

/// The text of a contract, which reads back as the same contract. With a base, only what differs
/// from it is rewritten; a base that cannot be changed so is never replaced by a text without its
/// comments.
///
/// # Errors
/// The text would not read back as the same contract, or there is none.
pub fn written(contract: &Contract, base: Option<&[u8]>) -> Result<Written, NotSaved> {
    written_on(contract, base, None)
}

/// The same where it is known what the base was read as.
fn written_on(
    contract: &Contract,
    base: Option<&[u8]>,
    places: Option<&Places>,
) -> Result<Written, NotSaved> {
    if let Some(base) = base {
        let patched = patch_known(base, places, contract).map_err(|_| NotSaved::NotTheSame)?;
        return Ok(Written {
            bytes: patched.bytes,
            passages: Some(patched.passages),
            places: patched.places,
        });
    }
    let text = write(contract).map_err(|e| NotSaved::NoText(e.to_string()))?;
    let back = read("", text.as_bytes()).map_err(|_| NotSaved::NotTheSame)?;
    // The canonical text stands for the contract: things that only live in memory differ.
    if write(&back.contract).is_ok_and(|again| again == text) {
        let places = back.places.with_keys_of(contract);
        Ok(Written {
            bytes: text.into_bytes(),
            passages: None,
            places: Some(places),
        })
    } else {
        Err(NotSaved::NotTheSame)
    }
}

#[cfg(test)]
mod tests;
