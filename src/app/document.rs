//! An open contract: the model, its history, where it came from, and what is derived from it.

use super::keeping::{Holder, Stage, Trail};
use super::versions::{Place, VersionLink};
use crate::check::{Finding, findings};
use crate::contract::{Contract, Date, PerimeterId};
use crate::edit::{Edit, Gesture, History, Label, Refused, Revision, Verb};
use crate::file::Places;
use crate::file::journal::{Keys, Record};
use crate::file::shown::shown_whole;
use crate::summary::{Entry, Summary, entries};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file, with the bytes that were read from or written to it last.
    File {
        /// Where it is.
        path: PathBuf,
        /// Its bytes as far as we know.
        bytes: Arc<Vec<u8>>,
    },
    /// Bundled with the program: there is no file yet, but there are bytes whose layout a
    /// saved copy keeps.
    Bundled {
        /// Its name.
        name: &'static str,
        /// Its bytes.
        bytes: Arc<Vec<u8>>,
    },
    /// New, never saved.
    New,
}

/// An open contract.
#[derive(Debug)]
pub struct Document {
    /// The contract as it is now.
    contract: Contract,
    /// What was done to it.
    history: History,
    /// Where it comes from.
    pub origin: Origin,
    /// Linked versions, this one included, oldest first.
    pub versions: Vec<VersionLink>,
    /// The version before this one, if its file was found.
    pub previous: Option<Arc<Contract>>,
    /// Where things stand in the text that was read; `None` for a new document.
    pub places: Option<Arc<Places>>,
    /// True for a contract that was typed in and is in no file yet.
    only_here: bool,
    /// Who else has the file: then nothing can be changed here.
    pub held: Option<Holder>,
    /// What was done and is to be kept.
    pub(super) trail: Trail,
    derived: Option<Derived>,
    /// True once some text held a hidden character. It never turns back: undo may bring the text again.
    has_hidden: bool,
}

/// What follows from a contract in one perimeter seen from one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    revision: Revision,
    today: Date,
    /// Tables.
    pub summary: Summary,
    /// Points to examine, most serious first.
    pub findings: Vec<Finding>,
    /// Events in order of date.
    pub entries: Vec<Entry>,
    /// The contract with hidden characters spelled out, if it has any.
    spelled: Option<Box<Contract>>,
}

impl Document {
    /// A document that nothing was done to.
    pub fn new(contract: Contract, origin: Origin) -> Self {
        let mut trail = Trail::default();
        if origin == Origin::New {
            trail.keys = Some(Keys::of(&contract));
            trail.original = Some(Arc::new(contract.clone()));
        }
        Self {
            trail,
            ..Self::with_history(contract, History::new(), origin)
        }
    }

    /// A document that something was done to.
    pub(super) fn with_history(contract: Contract, history: History, origin: Origin) -> Self {
        Self {
            // Undo may bring back what nobody sees now.
            has_hidden: history.undo_label().is_some() || contract.spelled().is_some(),
            contract,
            history,
            origin,
            versions: Vec::new(),
            previous: None,
            places: None,
            only_here: false,
            held: None,
            trail: Trail::default(),
            derived: None,
        }
    }

    /// A contract that was just typed in: it is unsaved from the start.
    pub fn typed(contract: Contract) -> Self {
        let mut document = Self::new(contract, Origin::New);
        document.only_here = true;
        // A record that does nothing: the journal begins, with the contract in it.
        document.trail.records.push(Record::EndGesture);
        document
    }

    /// A document as a journal gives it back.
    pub(super) fn recovered(contract: Contract, history: History, origin: Origin) -> Self {
        Self {
            only_here: origin == Origin::New,
            ..Self::with_history(contract, history, origin)
        }
    }

    /// True for a contract that was typed in and is in no file yet.
    pub fn is_only_here(&self) -> bool {
        self.only_here
    }

    /// The contract. Changing it goes through [`Document::commit`].
    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// The contract as it is shown: hidden characters are spelled out. What is not shown reads [`Document::contract`].
    pub fn shown(&self) -> &Contract {
        let spelled = self.derived.as_ref().and_then(|d| d.spelled.as_deref());
        spelled.unwrap_or(&self.contract)
    }

    /// What was done to it.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Applies an edit as one step of undo. A refused edit changes nothing.
    ///
    /// # Errors
    /// The edit's own refusal.
    pub fn commit(&mut self, edit: Edit) -> Result<(), Refused> {
        self.has_hidden |= edit.brings_hidden();
        let before = self.history.revision();
        let done = self.history.apply(&mut self.contract, edit.clone())?;
        if done != before {
            self.trail.records.push(Record::Edit(edit));
        }
        Ok(())
    }

    /// Takes in what a file holds or held, as one step of undo. Rules for what people type do not
    /// hold for it.
    ///
    /// # Errors
    /// The edit's own refusal.
    pub fn adopt(&mut self, edit: Edit, verb: Verb) -> Result<(), Refused> {
        self.has_hidden |= edit.brings_hidden();
        let before = self.history.revision();
        let done = self.history.adopt(&mut self.contract, edit.clone(), verb)?;
        if done != before {
            self.trail.records.push(Record::Adopt(edit, verb));
        }
        Ok(())
    }

    /// Applies an edit of a gesture: all edits of the same gesture are one step, until
    /// [`Document::end_gesture`].
    ///
    /// # Errors
    /// The edit's own refusal.
    pub fn drag(&mut self, edit: Edit, gesture: Gesture) -> Result<(), Refused> {
        self.has_hidden |= edit.brings_hidden();
        let goes_on = self.history.goes_on(&gesture);
        let before = self.history.revision();
        let done = self
            .history
            .apply_in(&mut self.contract, edit.clone(), gesture)?;
        if done != before {
            self.trail.records.push(Record::Drag { goes_on, edit });
        }
        Ok(())
    }

    /// Ends a gesture, if one is under way.
    pub fn end_gesture(&mut self) {
        if self.history.is_in_gesture() {
            self.history.end_gesture(&self.contract);
            self.trail.records.push(Record::EndGesture);
        }
    }

    /// Undoes the last step and names it.
    pub fn undo(&mut self) -> Option<Label> {
        self.end_gesture();
        let edit = self.history.next_undo().cloned()?;
        let label = self.history.undo(&mut self.contract)?;
        self.trail.records.push(Record::Undo(edit));
        Some(label)
    }

    /// Redoes the last undone step and names it.
    pub fn redo(&mut self) -> Option<Label> {
        self.end_gesture();
        let edit = self.history.next_redo().cloned()?;
        let label = self.history.redo(&mut self.contract)?;
        self.trail.records.push(Record::Redo(edit));
        Some(label)
    }

    /// True when there is something that the file does not hold. An example is unsaved only once
    /// something was done to it, a contract that was typed in from the start.
    pub fn is_dirty(&self) -> bool {
        self.only_here || self.history.is_dirty()
    }

    /// Marks a revision as the one on disk, with the bytes that are there now.
    pub fn saved(&mut self, path: PathBuf, bytes: Arc<Vec<u8>>, revision: Revision) {
        self.history.mark_saved(revision);
        self.only_here = false;
        self.origin = Origin::File { path, bytes };
        if !self.is_dirty() {
            // Records of what is in the file now are of no use; the next ones are made on it. A
            // file that was written while edits went on is found to be a state of the journal.
            self.trail.records.clear();
            self.trail.keys = Some(Keys::of(&self.contract));
            self.trail.stage = Stage::Over;
        }
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File { path, .. } => Some(path),
            Origin::Bundled { .. } | Origin::New => None,
        }
    }

    /// The name to show, hidden characters spelled out: the file's, the bundled one's, or nothing for a new document.
    pub fn file_name(&self) -> Option<String> {
        match &self.origin {
            Origin::File { path, .. } => path
                .file_name()
                .map(|name| shown_whole(&name.to_string_lossy())),
            Origin::Bundled { name, .. } => Some((*name).to_owned()),
            Origin::New => None,
        }
    }

    /// The bytes whose layout a save keeps.
    pub fn base(&self) -> Option<Arc<Vec<u8>>> {
        match &self.origin {
            Origin::File { bytes, .. } | Origin::Bundled { bytes, .. } => Some(Arc::clone(bytes)),
            Origin::New => None,
        }
    }

    /// Where this document is, as a version.
    pub fn place(&self) -> Option<Place> {
        match &self.origin {
            Origin::File { path, .. } => Some(Place::File(path.clone())),
            Origin::Bundled { name, .. } => Some(Place::Bundled(name)),
            Origin::New => None,
        }
    }

    /// What follows from the contract, as of the last [`Document::refresh`].
    pub fn derived(&self) -> Option<&Derived> {
        self.derived.as_ref()
    }

    /// Brings derived data up to date with the contract, the perimeter and the day. Does
    /// nothing when nothing changed.
    pub fn refresh(&mut self, perimeter: &PerimeterId, today: Date) {
        let revision = self.history.revision();
        let fresh = self.derived.as_ref().is_some_and(|d| {
            d.revision == revision && d.today == today && d.summary.perimeter == *perimeter
        });
        if fresh {
            return;
        }
        self.derived = Some(Derived {
            revision,
            today,
            summary: Summary::of(&self.contract, perimeter),
            findings: findings(&self.contract, today),
            entries: entries(&self.contract, today),
            spelled: self
                .has_hidden
                .then(|| self.contract.spelled())
                .flatten()
                .map(Box::new),
        });
    }
}
