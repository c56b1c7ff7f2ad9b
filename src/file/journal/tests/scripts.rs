//! Random sessions: edits, gestures, undo, redo, saves, as records and in memory side by side.

use super::*;
use crate::compare::{Choices, Merge, between, with_keys_of};
use crate::contract::{DeadlineId, PartialDate, When};
use crate::edit::tests::laws::random_edit;
use crate::edit::tests::sample::Dice;
use crate::edit::{Edit, Gesture, History, Target, Verb};

/// What a document in memory does, with the records it would hand in.
pub(super) struct Session {
    pub(super) contract: Contract,
    pub(super) history: History,
    pub(super) records: Vec<Record>,
}

impl Session {
    pub(super) fn on(contract: Contract) -> Self {
        Self {
            contract,
            history: History::new(),
            records: Vec::new(),
        }
    }

    pub(super) fn edit(&mut self, edit: Edit) -> bool {
        self.end_gesture();
        let before = self.history.revision();
        let done = self.history.apply(&mut self.contract, edit.clone());
        let changed = done.is_ok_and(|revision| revision != before);
        if changed {
            self.records.push(Record::Edit(edit));
        }
        changed
    }

    /// As a document does: the record comes before anything that may be refused.
    fn end_gesture(&mut self) {
        if self.history.is_in_gesture() {
            self.history.end_gesture(&self.contract);
            self.records.push(Record::EndGesture);
        }
    }

    fn drag(&mut self, id: DeadlineId, dice: &mut Dice) {
        let gesture = Gesture {
            target: Target::Deadline(id.clone()),
            field: "date",
        };
        let date = When::On(PartialDate::year(2020 + dice.below(4) as i16).unwrap());
        let edit = Edit::MoveDeadline { id, date };
        let goes_on = self.history.goes_on(&gesture);
        if !goes_on {
            self.end_gesture();
        }
        let before = self.history.revision();
        let done = self
            .history
            .apply_in(&mut self.contract, edit.clone(), gesture);
        if done.is_ok_and(|revision| revision != before) {
            self.records.push(Record::Drag { goes_on, edit });
        }
    }

    pub(super) fn undo(&mut self) {
        self.end_gesture();
        if let Some(edit) = self.history.next_undo().map(|edit| Edit::clone(edit)) {
            self.history.undo(&mut self.contract).unwrap();
            self.records.push(Record::Undo(edit));
        }
    }

    pub(super) fn redo(&mut self) {
        self.end_gesture();
        if let Some(edit) = self.history.next_redo().map(|edit| Edit::clone(edit)) {
            self.history.redo(&mut self.contract).unwrap();
            self.records.push(Record::Redo(edit));
        }
    }

    /// Somebody else writes another contract, which is merged with, or which what is open is
    /// kept against.
    fn meet(&mut self, dice: &mut Dice, n: usize) {
        self.end_gesture();
        let mut theirs = self.contract.clone();
        let edit = random_edit(dice, &theirs, n);
        let _ = crate::edit::apply(&mut theirs, edit);
        let bytes = crate::file::write(&theirs).unwrap().into_bytes();
        let theirs = crate::file::read("", &bytes).unwrap().contract;
        if dice.below(3) > 0 {
            let saved = self.history.saved_contract(&self.contract);
            let merge = Merge::of(&saved, &self.contract, &theirs);
            let edit = merge.edit(&Choices::new()).unwrap();
            let before = self.history.revision();
            let taken = edit.clone();
            let done = self.history.adopt(&mut self.contract, taken, Verb::Merge);
            if done.unwrap() != before {
                self.records.push(Record::Adopt(edit, Verb::Merge));
            }
        }
        let aligned = with_keys_of(&self.contract, &theirs);
        let way = between(&self.contract, &aligned);
        self.history.mark_saved_elsewhere(way);
        self.records.push(Record::Base(Arc::new(bytes)));
    }

    /// One random step, or a meeting with somebody else's version.
    pub(super) fn step_or_meet(&mut self, dice: &mut Dice, n: usize) {
        match dice.below(12) {
            0 => self.meet(dice, n),
            _ => self.step(dice, n),
        }
    }

    /// One random step.
    pub(super) fn step(&mut self, dice: &mut Dice, n: usize) {
        match dice.below(12) {
            0 | 1 => self.undo(),
            2 => self.redo(),
            3 | 4 => {
                let picked = dice.pick(&self.contract.schedule.deadlines);
                if let Some(id) = picked.map(|d| d.id.clone()) {
                    self.drag(id, dice);
                }
            }
            5 => self.end_gesture(),
            _ => {
                let edit = random_edit(dice, &self.contract, n);
                self.edit(edit);
            }
        }
    }
}
