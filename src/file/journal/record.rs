//! What a journal holds: what the document was when it was opened, then everything that was done to it.
//! Knows neither bytes nor the disk.

use super::stored;
use crate::contract::{Contract, FigureKey};
use crate::edit::{Edit, Verb};
use std::path::PathBuf;
use std::sync::Arc;

pub use stored::Draft;

/// What was done to a document. Made again in this order on the base, records give the same
/// contract and the same steps of undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// An edit, as a step of its own.
    Edit(Edit),
    /// An edit of a gesture.
    Drag {
        /// True when it is one step with the record before.
        goes_on: bool,
        /// The edit.
        edit: Edit,
    },
    /// What a file held was taken in, or merged with, as a step of its own.
    Adopt(Edit, Verb),
    /// These bytes count as what the file holds now: somebody else's, merged with, taken in, or
    /// set aside.
    Base(Arc<Vec<u8>>),
    /// The gesture ended.
    EndGesture,
    /// A step was undone, by this edit.
    Undo(Edit),
    /// A step was redone, by this edit.
    Redo(Edit),
    /// What is being typed; nothing when it was finished or given up.
    Draft(Option<Draft>),
}

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file, by its full path.
    File(PathBuf),
    /// Bundled with the program, by name.
    Bundled(String),
    /// New, never saved.
    New,
}

/// What the records are made on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// Where the document comes from.
    pub origin: Origin,
    /// The contract's title, to tell it from others.
    pub title: String,
    /// The bytes of the file, whole: recovery needs nothing else.
    pub base: Arc<Vec<u8>>,
    /// The keys of figures, when they are not those that reading the base gives.
    pub keys: Option<Keys>,
}

/// The keys of figures: they are of one session, and a file does not say them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Of commitments, in order.
    pub commitments: Vec<FigureKey>,
    /// Of announced figures, in order.
    pub announced: Vec<FigureKey>,
    /// The next one.
    pub next: u64,
}

impl Keys {
    /// The keys in use in a contract.
    pub fn of(contract: &Contract) -> Self {
        Self {
            commitments: contract.commitments.iter().map(|c| c.key).collect(),
            announced: contract.announced.iter().map(|a| a.key).collect(),
            next: contract.next_key,
        }
    }

    /// Gives these keys to a contract that was read anew. False when they do not fit it.
    pub fn give(&self, contract: &mut Contract) -> bool {
        let fits = self.commitments.len() == contract.commitments.len()
            && self.announced.len() == contract.announced.len();
        if fits {
            for (figure, key) in contract.commitments.iter_mut().zip(&self.commitments) {
                figure.key = *key;
            }
            for (figure, key) in contract.announced.iter_mut().zip(&self.announced) {
                figure.key = *key;
            }
            contract.next_key = self.next;
        }
        fits
    }
}

/// A record in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it was made, in seconds since 1970.
    pub at: i64,
    /// What was done.
    pub record: Record,
}
