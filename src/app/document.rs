//! An open contract: the model, its history, where it came from, and what is derived from it.

mod aside;
mod behind;
mod derived;
mod joining;
mod origin;
mod shown;
mod spent;

pub use aside::{EditJob, EditWork};
pub(super) use aside::{Outcome, Wish};
pub use behind::DeriveJob;
pub use derived::Derived;
pub(super) use joining::Joining;
pub use origin::Origin;
pub use spent::Spent;

use super::deck::TitlesKey;
use super::keeping::{Holder, Stage, Trail};
use super::outside::Outside;
use super::versions::VersionLink;
use crate::check::{Exchanged, Finding};
use crate::contract::{Contract, Date};
use crate::edit::{Changes, Edit, Gesture, History, Label, Refused, Revision, Trial, Verb};
use crate::file::Places;
use crate::file::disk::Manner;
use crate::file::journal::{Keys, Record};
use std::path::PathBuf;
use std::sync::Arc;

/// An open contract.
#[derive(Debug)]
pub struct Document {
    /// The contract as it is now.
    contract: Arc<Contract>,
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
    /// What became of the file outside, while nothing was decided about it.
    pub outside: Option<Outside>,
    /// Its file may not be written to: what is changed here goes to another one.
    pub is_protected: bool,
    /// How its file is replaced: a person said so for a file that cannot be as others are.
    pub manner: Manner,
    /// Bytes that the next save may replace besides those of the origin: they were set aside.
    pub replaceable: Option<Arc<Vec<u8>>>,
    /// What is being worked out about it, and what became of theirs.
    pub(super) joining: Joining,
    /// Who else has the file: then nothing can be changed here.
    pub held: Option<Holder>,
    /// What was done and is to be kept.
    pub(super) trail: Trail,
    derived: Option<Derived>,
    /// What is shown while what follows from the last edits is being worked out.
    behind: Option<behind::Behind>,
    /// What is shown in the place of the contract.
    copies: shown::Copies,
    /// The edit that is being made beside.
    under_way: Option<aside::UnderWay>,
    /// What is held no more and takes long to free.
    spent: Vec<Spent>,
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
            copies: shown::Copies::of(&history),
            contract: Arc::new(contract),
            history,
            origin,
            versions: Vec::new(),
            previous: None,
            places: None,
            only_here: false,
            outside: None,
            is_protected: false,
            manner: Manner::default(),
            replaceable: None,
            joining: Joining::default(),
            held: None,
            trail: Trail::default(),
            derived: None,
            behind: None,
            under_way: None,
            spent: Vec::new(),
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

    /// The contract as it is now, to be kept by somebody else: nothing is copied unless an edit
    /// is made while it is kept.
    pub fn snapshot(&self) -> Arc<Contract> {
        Arc::clone(&self.contract)
    }

    /// What was done to it.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What differs from the file.
    pub fn changes(&self) -> &Changes {
        self.history.changes(&self.contract)
    }

    /// Applies an edit as one step of undo. A refused edit changes nothing.
    ///
    /// # Errors
    /// The edit's own refusal.
    pub fn commit(&mut self, edit: Edit) -> Result<(), Refused> {
        self.end_gesture();
        self.copies.has_hidden |= edit.brings_hidden();
        self.foresee(&edit);
        let before = self.history.revision();
        let contract = Contract::unshared(&mut self.contract);
        let done = self.history.apply(contract, edit.clone())?;
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
        self.end_gesture();
        self.copies.has_hidden |= edit.brings_hidden();
        let before = self.history.revision();
        self.fall_behind();
        let contract = Contract::unshared(&mut self.contract);
        let done = self.history.adopt(contract, edit.clone(), verb)?;
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
        let goes_on = self.history.goes_on(&gesture);
        if !goes_on {
            self.end_gesture();
        }
        self.copies.has_hidden |= edit.brings_hidden();
        let before = self.history.revision();
        let contract = Contract::unshared(&mut self.contract);
        let done = self.history.apply_in(contract, edit.clone(), gesture)?;
        if done != before {
            self.trail.records.push(Record::Drag { goes_on, edit });
        }
        Ok(())
    }

    /// Ends a gesture, if one is under way. It is told to the journal here, before anything that
    /// would end it on its way: what ends it may be refused, and leaves no record then.
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
        self.foresee(&edit);
        let label = self.history.undo(Contract::unshared(&mut self.contract))?;
        self.trail
            .records
            .push(Record::Undo(Arc::unwrap_or_clone(edit)));
        Some(label)
    }

    /// Redoes the last undone step and names it.
    pub fn redo(&mut self) -> Option<Label> {
        self.end_gesture();
        let edit = self.history.next_redo().cloned()?;
        self.foresee(&edit);
        let label = self.history.redo(Contract::unshared(&mut self.contract))?;
        self.trail
            .records
            .push(Record::Redo(Arc::unwrap_or_clone(edit)));
        Some(label)
    }

    /// True when there is something that the file does not hold. An example is unsaved only once
    /// something was done to it, a contract that was typed in from the start; a document whose
    /// file has gone is nowhere else.
    pub fn is_dirty(&self) -> bool {
        self.only_here || self.history.is_dirty() || self.is_gone()
    }

    /// True when the file is no longer where it was.
    pub fn is_gone(&self) -> bool {
        self.outside == Some(Outside::Gone)
    }

    /// Marks a revision as the one on disk, with the bytes that are there now.
    pub fn saved(&mut self, path: PathBuf, bytes: Arc<Vec<u8>>, revision: Revision) {
        self.history.mark_saved(revision);
        self.only_here = false;
        if self.path() != Some(path.as_path()) {
            // What was said holds for the file that it was said of.
            self.manner = Manner::default();
        }
        self.origin = Origin::File { path, bytes };
        self.is_protected = false;
        self.outside = None;
        self.replaceable = None;
        self.joining = Joining::default();
        self.end_trail();
    }

    /// Records of what is in the file now are of no use; the next ones are made on it. A file
    /// that was written while edits went on is found to be a state of the journal.
    fn end_trail(&mut self) {
        if !self.is_dirty() {
            self.trail.records.clear();
            self.trail.keys = Some(Keys::of(&self.contract));
            self.trail.stage = Stage::Over;
        }
    }

    /// Makes an edit for a moment and lets `read` see what follows from it: the document as it would be, and the
    /// findings that would be others. Then all is as it was. `None` when the edit is refused, when there is nothing
    /// derived yet, or when more than a part of what is derived would have to be made anew.
    pub fn weigh<T>(
        &mut self,
        edit: Edit,
        read: impl FnOnce(&Self, &Exchanged) -> Option<T>,
    ) -> Option<T> {
        if self.is_behind() {
            return None;
        }
        let mut derived = self.derived.take()?;
        let revision = derived.revision;
        // Titles are not weighed: their points are as they were, before and after.
        let titles = derived.titles.take();
        let contract = Contract::unshared(&mut self.contract);
        let Ok(trial) = Trial::make(contract, edit) else {
            derived.titles = titles;
            self.derived = Some(derived);
            return None;
        };
        let touched = trial.touched.clone();
        let is_local = touched.is_of_amounts();
        let exchanged = is_local.then(|| derived.update(contract, revision, &touched));
        self.derived = Some(derived);
        let seen = exchanged.and_then(|exchanged| read(self, &exchanged));
        let contract = Contract::unshared(&mut self.contract);
        trial.take_back(contract);
        if let Some(derived) = self.derived.as_mut() {
            if is_local {
                derived.update(contract, revision, &touched);
            }
            derived.titles = titles;
        }
        seen
    }

    /// The contract as it was saved or read last.
    pub fn saved_contract(&self) -> Contract {
        self.history.saved_contract(&self.contract)
    }

    /// Joins the points that titles of slides raise to what the rules find.
    pub(super) fn join_points(&mut self, points: Vec<Finding>, from: TitlesKey) {
        if let Some(mut derived) = self.derived.take() {
            let contract = self.followed();
            derived.join(contract, points, from);
            self.derived = Some(derived);
        }
    }

    /// Takes what was derived elsewhere from the contract as it is.
    pub(super) fn set_derived(&mut self, derived: Derived) {
        self.derived = Some(derived);
    }

    pub(super) fn derived_mut(&mut self) -> Option<&mut Derived> {
        self.derived.as_mut()
    }

    /// What follows from the contract, as of the last [`Document::refresh`].
    pub fn derived(&self) -> Option<&Derived> {
        self.derived.as_ref()
    }

    /// Brings derived data up to date with the contract and the day. Does nothing when nothing
    /// changed, and no more than what follows from the edits made since.
    pub fn refresh(&mut self, today: Date) {
        self.derive(today);
        // Views may see another contract meanwhile; this is about the one that is edited.
        self.history.changes(&self.contract);
        self.spell();
    }

    fn derive(&mut self, today: Date) {
        if self.refresh_behind(today) {
            return;
        }
        let day = self.derived.as_ref().map(|d| d.findings.today());
        if day.is_some_and(|day| day != today) && self.fall_behind() {
            // Seen from another day, everything may be otherwise.
            self.history.touch_all();
            self.refresh_behind(today);
            return;
        }
        let revision = self.history.revision();
        let touched = self.history.take_touched();
        match self.derived.as_mut() {
            Some(derived) if derived.findings.today() == today => {
                if derived.revision != revision || !touched.is_empty() {
                    derived.update(&self.contract, revision, &touched);
                }
            }
            _ => self.derived = Some(Derived::at(&self.contract, revision, today)),
        }
    }
}

#[cfg(test)]
mod tests;
