//! How safely what is done is kept: what the journal was handed and what it has, what was left behind by a program that
//! ended, who else has the file. Plain data; the journal's thread is outside.

use crate::contract::{Contract, DateTime};
use crate::edit::{Difference, Label};
use crate::file::backup::Backup;
use crate::file::journal::thread::Recovered;
use crate::file::journal::{self, Draft, Found, Keys, Record, Start};
use std::path::PathBuf;
use std::sync::Arc;

/// What was done to a document and has not been handed to the journal yet.
#[derive(Debug, Default)]
pub struct Trail {
    /// The document's number among those of this session; 0 before it has one.
    pub(super) number: u64,
    pub(super) records: Vec<Record>,
    pub(super) stage: Stage,
    /// Keys of figures, when they are not those that reading the base gives.
    pub(super) keys: Option<Keys>,
    /// A new document as it was made: there is no file that says it.
    pub(super) original: Option<Arc<Contract>>,
}

/// Where a document's journal is at.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is none: nothing was done since the file was read or written.
    #[default]
    None,
    /// It is being kept.
    Kept,
    /// There is one, found at the start, to go on with.
    Found(Box<Recovered>),
    /// Everything is in the file: it can go.
    Over,
}

/// A document that can be recovered.
#[derive(Debug, Clone)]
pub struct Find {
    /// What was found.
    pub found: Arc<Found>,
    /// When it was last changed, where the user is.
    pub last: Option<DateTime>,
    /// The edits that the file does not hold, oldest first.
    pub edits: Vec<Label>,
    /// What differs from the file.
    pub changes: Vec<Difference>,
}

impl PartialEq for Find {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.found, &other.found)
    }
}

impl Find {
    /// What was found, last changed then.
    pub fn new(found: Found, last: Option<DateTime>) -> Self {
        let replayed = &found.replayed;
        let mut history = replayed.history.clone();
        if let Some(saved) = replayed.saved {
            history.mark_saved(saved);
        }
        Self {
            edits: history.steps_since_saved().cloned().collect(),
            changes: history.since_saved(&replayed.contract),
            last,
            found: Arc::new(found),
        }
    }

    /// The file that the document came from.
    pub fn file(&self) -> Option<&PathBuf> {
        match &self.found.journal.start.origin {
            journal::Origin::File(path) => Some(path),
            journal::Origin::Bundled(_) | journal::Origin::New => None,
        }
    }

    /// What was being typed.
    pub fn draft(&self) -> Option<&Draft> {
        self.found.replayed.draft.as_ref()
    }
}

/// A program that has a file, for people to find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The computer's name; empty where it is not known.
    pub host: String,
    /// The user's name; empty where it is not known.
    pub user: String,
    /// Since when, where the user is.
    pub since: Option<DateTime>,
}

/// What the open file held earlier.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The copy that was put by, dated with the save that replaced it.
    pub copy: Backup,
    /// The contract; none when the copy can no longer be read.
    pub contract: Option<Arc<Contract>>,
    /// What differs from it now: old is what it held, new is what is open.
    pub changes: Vec<Difference>,
}

/// What a start found in the journals' folder.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finds {
    /// Documents to recover, the latest first.
    pub found: Vec<Find>,
    /// Journals that could not be read, and were set aside.
    pub damaged: usize,
    /// Journals of a newer program, left as they are.
    pub newer: usize,
}

/// What is known of how safely edits are kept.
#[derive(Debug, Default)]
pub struct Keeping {
    /// The document whose records are handed out; 0 for none.
    pub(super) document: u64,
    /// The last number that a document was given.
    pub(super) numbers: u64,
    /// The number of what is typed while nothing is open; 0 for nothing.
    pub(super) blank: u64,
    /// True when that document had unsaved edits.
    pub(super) dirty: bool,
    /// How many records were handed out, and how many of them are on the disk.
    pub(super) handed: u64,
    pub(super) kept: u64,
    /// What was handed out last of what is being typed.
    pub(super) draft: Option<Draft>,
    /// Why nothing can be kept now, in the system's words.
    pub off: Option<String>,
    /// Documents that can be recovered.
    pub finds: Vec<Find>,
    /// The file that is held for this program.
    pub(super) locked: Option<PathBuf>,
    /// Who else has the file that was asked for last, and which.
    pub(super) held: Option<(PathBuf, Holder)>,
}

impl Keeping {
    /// True when everything that was done since the last save, and something was, would survive
    /// the end of the program.
    pub fn is_all_kept(&self) -> bool {
        self.off.is_none() && self.handed > 0 && self.kept >= self.handed
    }
}

/// What the records of a document are made on.
pub(super) fn start(
    origin: journal::Origin,
    contract: &Contract,
    base: Arc<Vec<u8>>,
    keys: Option<Keys>,
) -> Start {
    Start {
        origin,
        title: contract.identity.title.clone(),
        base,
        keys,
    }
}
