//! What steps there are, and making them again from what was written down of them.

use super::History;
use crate::contract::Contract;
use crate::edit::history::Revision;
use crate::edit::naming::{Label, label_of};
use crate::edit::perform::perform;
use crate::edit::{Edit, Gesture, Refused};
use std::sync::Arc;

/// The way from the present state of a history to the saved one.
#[derive(Debug, Clone, PartialEq)]
pub struct ToSaved(Vec<Arc<Edit>>);

impl ToSaved {
    /// The contract as it was saved last, with the keys that figures have in the present one.
    pub fn from(&self, present: &Contract) -> Contract {
        let mut saved = present.twin();
        for edit in &self.0 {
            let done = perform(&mut saved, Edit::clone(edit));
            debug_assert!(done.is_ok(), "the way to what was saved: {done:?}");
        }
        saved
    }
}

impl History {
    /// The way to the saved state, to be followed elsewhere.
    pub fn to_saved(&self) -> ToSaved {
        ToSaved(self.way_to_saved().into_iter().cloned().collect())
    }

    /// True when the present state contains what was done up to that one: it was not undone.
    pub fn holds(&self, state: Revision) -> bool {
        let mut steps = self.undo.iter();
        self.revision == state || steps.any(|s| s.before == state || s.after == state)
    }

    /// The steps that can be undone, oldest first.
    pub fn steps(&self) -> impl Iterator<Item = &Label> {
        self.undo.iter().map(|step| &step.label)
    }

    /// The steps that lead from the saved state to the present one, oldest first; all of them
    /// when undo does not lead there.
    pub fn steps_since_saved(&self) -> impl Iterator<Item = &Label> {
        let from = self.undo.iter().position(|step| step.before == self.saved);
        self.steps().skip(from.unwrap_or(0))
    }

    /// The edit that undo would make.
    pub fn next_undo(&self) -> Option<&Arc<Edit>> {
        self.undo.last().map(|step| &step.edit)
    }

    /// The edit that redo would make.
    pub fn next_redo(&self) -> Option<&Arc<Edit>> {
        self.redo.last().map(|step| &step.edit)
    }

    /// True while a gesture is under way.
    pub fn is_in_gesture(&self) -> bool {
        self.open_gesture().is_some()
    }

    /// True when an edit of this gesture would be merged with the last step.
    pub fn goes_on(&self, gesture: &Gesture) -> bool {
        self.open_gesture() == Some(gesture)
    }

    /// Makes, as a step of its own, an edit that undid or redid a step of an earlier history of
    /// the same contract. Like undo, it does not look at texts and references again.
    ///
    /// # Errors
    /// The edit does not fit the contract, which is then as it was.
    pub fn remake(&mut self, contract: &mut Contract, edit: Edit) -> Result<Revision, Refused> {
        self.end_gesture(contract);
        let label = label_of(contract, &edit);
        let inverse = perform(contract, edit)?;
        self.push(inverse, label, None, false);
        self.follow_last(contract);
        Ok(self.revision)
    }
}
