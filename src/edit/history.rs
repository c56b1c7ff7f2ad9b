//! Undo, redo, gestures, and what differs from the saved file.
//! Holds only what each edit changed, never a copy of the contract. Knows no file and no clock.

mod aside;
mod since;
mod steps;

pub use aside::{StepMade, make_aside, turn_aside};
use since::Dropped;
pub use steps::ToSaved;

use super::changes::Changes;
use super::difference::Difference;
use super::naming::{Label, Verb, label_of};
use super::perform::{adopt, apply, perform};
use super::refused::Refused;
use super::snapshot::{Rewind, Snapshot};
use super::target::{Name, Target};
use super::{Edit, coalesce, reach};
use crate::contract::{Contract, Touched};
use std::sync::{Arc, OnceLock};

/// The number of a state of the contract. Undo comes back to earlier numbers; every new edit
/// gives a number that was never given before, greater than all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);

/// What a gesture edits: edits of one gesture make one step. Two typing sessions in the same
/// field are one gesture until it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gesture {
    /// What is edited.
    pub target: Target,
    /// Which field of it, by a name of the caller's choice.
    pub field: &'static str,
}

/// One step of undo or redo.
#[derive(Debug, Clone)]
struct Step {
    /// Leads to the other side of the step. Shared with whoever makes it elsewhere.
    edit: Arc<Edit>,
    label: Label,
    before: Revision,
    after: Revision,
    gesture: Option<Gesture>,
}

/// One past edit of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastChange {
    /// The state that the edit gave.
    pub revision: Revision,
    /// The label of the step, which may be about something else.
    pub label: Label,
    /// What the thing was before.
    pub old: Option<Snapshot>,
    /// What it was after.
    pub new: Option<Snapshot>,
}

/// The edits of a session.
#[derive(Debug, Clone)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
    revision: Revision,
    last_given: Revision,
    saved: Revision,
    /// Edits that lead from the state after `fork` undo steps to the saved state, first applied
    /// first; empty while undo or redo can reach the saved state.
    detour: Vec<Arc<Edit>>,
    fork: usize,
    gesture_is_open: bool,
    touched: Touched,
    /// What differs from the saved state, once that was asked.
    changes: OnceLock<Arc<Changes>>,
    /// Steps that were dropped, for whoever has the time to free what they hold.
    dropped: Vec<Dropped>,
}

impl Default for History {
    fn default() -> Self {
        Self::new()
    }
}

impl History {
    /// A history for a contract that was just read or created and counts as saved.
    pub fn new() -> Self {
        Self {
            undo: Vec::new(),
            redo: Vec::new(),
            revision: Revision(0),
            last_given: Revision(0),
            saved: Revision(0),
            detour: Vec::new(),
            fork: 0,
            gesture_is_open: false,
            touched: Touched::default(),
            changes: OnceLock::new(),
            dropped: Vec::new(),
        }
    }

    /// What edits, undo and redo have touched since this was last asked.
    pub fn take_touched(&mut self) -> Touched {
        std::mem::take(&mut self.touched)
    }

    /// Says that anything may have been touched.
    pub fn touch_all(&mut self) {
        self.touched.whole = true;
    }

    /// The state that the contract is in.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// The state that was saved last.
    pub fn saved_revision(&self) -> Revision {
        self.saved
    }

    /// True when the contract is not in the saved state.
    pub fn is_dirty(&self) -> bool {
        self.revision != self.saved
    }

    /// Says that this state is now saved. Pass the revision that was written: it may be older
    /// than the present one when the user went on editing meanwhile. False if it is unknown.
    pub fn mark_saved(&mut self, written: Revision) -> bool {
        self.gesture_is_open = false;
        let known = self.revision == written
            || self.undo.iter().any(|step| step.before == written)
            || self.redo.iter().any(|step| step.after == written);
        if known {
            self.saved = written;
            self.detour.clear();
            self.changes.take();
        }
        known
    }

    /// Says that the saved state is not one of this history: the file was changed outside, and
    /// these edits lead from the present state to what it holds.
    pub fn mark_saved_elsewhere(&mut self, way: Vec<Edit>) {
        self.gesture_is_open = false;
        self.detour.clear();
        self.changes.take();
        self.saved = if way.is_empty() {
            self.revision
        } else {
            self.next_revision()
        };
        self.detour = way.into_iter().map(Arc::new).collect();
        self.fork = self.undo.len();
    }

    /// The contract as it was saved last, with the keys that figures have now.
    pub fn saved_contract(&self, contract: &Contract) -> Contract {
        self.to_saved().from(contract)
    }

    /// Makes an edit as a step of its own. An edit that changes nothing makes no step.
    pub fn apply(&mut self, contract: &mut Contract, edit: Edit) -> Result<Revision, Refused> {
        self.end_gesture(contract);
        self.record(contract, edit, None)
    }

    /// Makes what a file holds, or a merge with it, one step of its own (see [`adopt`]). An edit
    /// that changes nothing makes no step.
    pub fn adopt(
        &mut self,
        contract: &mut Contract,
        edit: Edit,
        verb: Verb,
    ) -> Result<Revision, Refused> {
        self.end_gesture(contract);
        if coalesce::changes_nothing(contract, &edit) {
            return Ok(self.revision);
        }
        let label = Label {
            verb,
            target: Target::Identity,
            subject: Name::Contract,
        };
        self.touched.whole = true;
        let inverse = adopt(contract, edit)?;
        self.push(inverse, label, None, false);
        self.follow_last(contract);
        Ok(self.revision)
    }

    /// Makes an edit as part of a gesture: merged with the step before if that is of the same
    /// gesture and the gesture was not ended.
    pub fn apply_in(
        &mut self,
        contract: &mut Contract,
        edit: Edit,
        gesture: Gesture,
    ) -> Result<Revision, Refused> {
        if self.open_gesture() != Some(&gesture) {
            self.end_gesture(contract);
        }
        self.record(contract, edit, Some(gesture))
    }

    /// Ends the gesture: the next edit makes another step. A gesture that came back to where it
    /// started leaves no step.
    pub fn end_gesture(&mut self, contract: &Contract) {
        if self.open_gesture().is_some()
            && let Some(step) = self
                .undo
                .pop_if(|s| coalesce::changes_nothing(contract, &s.edit))
        {
            self.revision = step.before;
            self.forget_same();
        }
        self.gesture_is_open = false;
    }

    /// Takes back all edits of the open gesture, without a way to redo them.
    pub fn cancel_gesture(&mut self, contract: &mut Contract) {
        if self.open_gesture().is_some()
            && let Some(step) = self.undo.pop()
        {
            reach::note(contract, &step.edit, &mut self.touched);
            let undone = perform(contract, Arc::unwrap_or_clone(step.edit));
            debug_assert!(
                undone.is_ok(),
                "a gesture could not be taken back: {undone:?}"
            );
            self.revision = step.before;
            if let Ok(done) = &undone {
                reach::note(contract, done, &mut self.touched);
                self.follow_turned(contract, done);
            }
        }
        self.gesture_is_open = false;
    }

    /// Takes back the last step. `None` when there is none.
    pub fn undo(&mut self, contract: &mut Contract) -> Option<Label> {
        self.end_gesture(contract);
        let step = self.undo.pop()?;
        let (step, label) = turn(contract, step, &mut self.touched)?;
        self.revision = step.before;
        self.follow_turned(contract, &step.edit);
        self.redo.push(step);
        Some(label)
    }

    /// Makes again the last step taken back. `None` when there is none.
    pub fn redo(&mut self, contract: &mut Contract) -> Option<Label> {
        self.end_gesture(contract);
        let step = self.redo.pop()?;
        let (step, label) = turn(contract, step, &mut self.touched)?;
        self.revision = step.after;
        self.follow_turned(contract, &step.edit);
        self.undo.push(step);
        Some(label)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.undo.last().map(|step| &step.label)
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.redo.last().map(|step| &step.label)
    }

    /// What differs from the saved state, oldest change first. What was changed and changed back
    /// is not listed.
    pub fn since_saved(&self, contract: &Contract) -> Vec<Difference> {
        self.changes(contract).all(contract)
    }

    /// The edits of this session that changed one thing and can be undone, newest first.
    pub fn changes_to(&self, contract: &Contract, target: &Target) -> Vec<PastChange> {
        let mut rewind = Rewind::from(contract);
        let mut changes = Vec::new();
        for step in self.undo.iter().rev() {
            let new = rewind.now(target);
            rewind.follow(&step.edit);
            let old = rewind.now(target);
            if old != new {
                changes.push(PastChange {
                    revision: step.after,
                    label: step.label.clone(),
                    old,
                    new,
                });
            }
        }
        changes
    }

    fn way(&self) -> impl Iterator<Item = &Edit> {
        self.way_to_saved().into_iter().map(Arc::as_ref)
    }

    /// The edits that lead from the present state to the saved one, first applied first.
    fn way_to_saved(&self) -> Vec<&Arc<Edit>> {
        if !self.is_dirty() {
            return Vec::new();
        }
        let back = |n: usize| self.undo.iter().skip(n).rev().map(|step| &step.edit);
        if let Some(n) = self.undo.iter().position(|step| step.before == self.saved) {
            return back(n).collect();
        }
        if let Some(n) = self.redo.iter().position(|step| step.after == self.saved) {
            return self.redo.iter().skip(n).rev().map(|s| &s.edit).collect();
        }
        // Redo leads up to the fork when undo went below it.
        let up = self.fork.saturating_sub(self.undo.len());
        let forth = self.redo.iter().rev().take(up).map(|step| &step.edit);
        back(self.fork).chain(forth).chain(&self.detour).collect()
    }

    fn open_gesture(&self) -> Option<&Gesture> {
        let step = self.undo.last().filter(|_| self.gesture_is_open)?;
        step.gesture.as_ref()
    }

    fn record(
        &mut self,
        contract: &mut Contract,
        edit: Edit,
        gesture: Option<Gesture>,
    ) -> Result<Revision, Refused> {
        let merges = gesture.is_some() && self.open_gesture() == gesture.as_ref();
        if !merges && coalesce::changes_nothing(contract, &edit) {
            return Ok(self.revision);
        }
        let label = label_of(contract, &edit);
        reach::note(contract, &edit, &mut self.touched);
        let inverse = apply(contract, edit)?;
        reach::note(contract, &inverse, &mut self.touched);
        self.push(inverse, label, gesture, merges);
        self.follow_last(contract);
        Ok(self.revision)
    }

    /// Keeps a step that was just made.
    fn push(&mut self, inverse: Edit, label: Label, gesture: Option<Gesture>, merges: bool) {
        self.forget_redo();
        let before = self.revision;
        self.revision = self.next_revision();
        match self.undo.pop_if(|_| merges) {
            Some(step) => self.undo.push(Step {
                edit: Arc::new(coalesce::merge(Arc::unwrap_or_clone(step.edit), inverse)),
                after: self.revision,
                ..step
            }),
            None => self.undo.push(Step {
                edit: Arc::new(inverse),
                label,
                before,
                after: self.revision,
                gesture,
            }),
        }
        self.gesture_is_open = matches!(self.undo.last(), Some(s) if s.gesture.is_some());
    }

    /// A number that was never given before.
    fn next_revision(&mut self) -> Revision {
        self.last_given = Revision(self.last_given.0.saturating_add(1));
        self.last_given
    }

    /// Drops what could be redone, keeping the way to the saved state if it led through there.
    fn forget_redo(&mut self) {
        let here = self.undo.len();
        let mut dropped: Vec<Step> = self.redo.drain(..).rev().collect();
        for step in &dropped {
            self.dropped.push(Arc::<Edit>::clone(&step.edit));
        }
        if let Some(n) = dropped.iter().position(|step| step.after == self.saved) {
            dropped.truncate(n.saturating_add(1));
            self.detour = dropped.into_iter().map(|step| step.edit).collect();
            self.fork = here;
        } else if !self.detour.is_empty() && here < self.fork {
            dropped.truncate(self.fork.saturating_sub(here));
            let mut way: Vec<Arc<Edit>> = dropped.into_iter().map(|step| step.edit).collect();
            way.append(&mut self.detour);
            self.detour = way;
            self.fork = here;
        }
    }
}

/// Applies the edit of a step and turns the step round.
fn turn(contract: &mut Contract, step: Step, touched: &mut Touched) -> Option<(Step, Label)> {
    let label = step.label.clone();
    reach::note(contract, &step.edit, touched);
    match perform(contract, Arc::unwrap_or_clone(step.edit)) {
        Ok(edit) => {
            reach::note(contract, &edit, touched);
            let edit = Arc::new(edit);
            Some((Step { edit, ..step }, label))
        }
        Err(refused) => {
            debug_assert!(false, "history was refused: {refused:?}");
            None
        }
    }
}
