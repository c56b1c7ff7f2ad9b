//! What became of the open file outside this program. Knows neither disks nor threads: looks at
//! the file are made elsewhere and come here as values.

mod join;

pub use join::{About, Ask, JoinJob, Joined};

use super::failure::Failure;
use crate::compare::Choices;
use crate::contract::Contract;
use crate::edit::Difference;
use crate::file::{Loaded, Places, Refusal};
use std::sync::Arc;

/// What a look at the open file found. Half-written files are waited for and never come here.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// What is known already.
    Same,
    /// Another contract, or the same written in another way.
    Changed(Box<Loaded>),
    /// Something that does not read as a contract.
    Broken(Arc<Vec<u8>>, Box<Refusal>),
    /// Nothing.
    Gone,
    /// It cannot be read.
    Unreadable(Failure),
}

/// A look at the open file.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// What was known of the file when it was looked at. A look that knew something older says
    /// nothing any more.
    pub known: Arc<Vec<u8>>,
    /// What was found.
    pub seen: Seen,
}

/// Somebody else's version of the open contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    /// What it says.
    pub contract: Contract,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// Where things stand in it.
    pub places: Arc<Places>,
}

impl Theirs {
    pub(super) fn new(loaded: Loaded) -> Self {
        Self {
            contract: loaded.contract,
            bytes: Arc::new(loaded.bytes),
            places: Arc::new(loaded.places),
        }
    }
}

/// What became of the open file, while nothing was decided about it.
#[derive(Debug, Clone, PartialEq)]
pub enum Outside {
    /// It holds somebody else's version, and what was chosen so far to join it with ours.
    Changed(Arc<Theirs>, Choices),
    /// It holds something that does not read as a contract.
    Broken(Arc<Vec<u8>>, Box<Refusal>),
    /// It is no longer there.
    Gone,
    /// It cannot be read.
    Unreadable(Failure),
}

impl Outside {
    /// Somebody else's version, if that is what is there.
    pub fn theirs(&self) -> Option<&Arc<Theirs>> {
        match self {
            Outside::Changed(theirs, _) => Some(theirs),
            _ => None,
        }
    }

    /// The bytes that are there now, as far as they could be read.
    pub fn bytes(&self) -> Option<&Arc<Vec<u8>>> {
        match self {
            Outside::Changed(theirs, _) => Some(&theirs.bytes),
            Outside::Broken(bytes, _) => Some(bytes),
            Outside::Gone | Outside::Unreadable(_) => None,
        }
    }
}

/// What differs on both sides since the last save, thing by thing.
#[derive(Debug, Clone, PartialEq)]
pub struct BothSides {
    /// What somebody else changed.
    pub theirs: Vec<Difference>,
    /// What was changed here.
    pub ours: Vec<Difference>,
}

/// What a person decides about a file that changed outside.
#[derive(Debug, Clone, PartialEq)]
pub enum OutsideIntent {
    /// Join both versions, asking where they contradict each other.
    Merge,
    /// Keep what is open; theirs is set aside first.
    KeepMine,
    /// Take in what the file holds.
    TakeTheirs,
    /// List what differs.
    Compare,
    /// Show why the file does not read as a contract.
    ShowProblems,
    /// Write the file that has gone again.
    Recreate,
    /// Choose one side for one conflict.
    Choose(crate::compare::Spot, crate::compare::Side),
    /// Choose one side for all conflicts.
    ChooseAll(crate::compare::Side),
    /// Go through with the merge.
    Apply,
    /// Give up what is being worked out.
    Stop,
}
