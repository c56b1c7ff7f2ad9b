//! What differs from the saved state, kept up to date with every step.

use super::History;
use crate::contract::Contract;
use crate::edit::{Change, Changes, Edit, LineChange};
use std::any::Any;
use std::sync::{Arc, OnceLock};

/// Something that a history holds no more.
pub type Dropped = Arc<dyn Any + Send + Sync>;

impl History {
    /// What differs from the saved state in the contract that these edits were made on.
    pub fn changes(&self, contract: &Contract) -> &Changes {
        self.shared_changes(contract)
    }

    /// The same, to be kept.
    pub fn shared_changes(&self, contract: &Contract) -> &Arc<Changes> {
        self.changes
            .get_or_init(|| Arc::new(Changes::along(contract, self.way())))
    }

    /// What steps that were dropped held, and what is known no more: freeing it may take long.
    pub fn take_dropped(&mut self) -> Vec<Dropped> {
        std::mem::take(&mut self.dropped)
    }

    /// Takes in the step that was just made.
    pub(super) fn follow_last(&mut self, contract: &Contract) {
        if let Some(step) = self.undo.last()
            && let Some(changes) = self.changes.get_mut()
        {
            Arc::make_mut(changes).follow(contract, &step.edit);
        }
    }

    /// Takes in that a step was undone or redone; `back` leads to where it was before.
    pub(super) fn follow_turned(&mut self, contract: &Contract, back: &Edit) {
        if moves(back) {
            // Whether something still stands elsewhere is told by the way as a whole.
            self.forget();
        } else if let Some(changes) = self.changes.get_mut() {
            Arc::make_mut(changes).follow(contract, back);
        }
        self.forget_same();
    }

    /// Takes in what was found elsewhere to differ once a step was made, undone or redone.
    pub(super) fn know_changes(&mut self, changes: Option<Arc<Changes>>) {
        self.forget();
        self.changes = changes.map_or_else(OnceLock::new, OnceLock::from);
        self.forget_same();
    }

    /// The same history, what differs not known yet.
    #[cfg(test)]
    pub(crate) fn forgetful(mut self) -> Self {
        self.changes.take();
        self
    }

    /// The saved state is reached again: nothing differs.
    pub(super) fn forget_same(&mut self) {
        if !self.is_dirty() {
            self.forget();
        }
    }

    fn forget(&mut self) {
        if let Some(changes) = self.changes.take() {
            self.dropped.push(changes);
        }
    }
}

/// True when an edit puts something elsewhere.
pub(super) fn moves(edit: &Edit) -> bool {
    match edit {
        Edit::Batch(edits) => edits.iter().any(moves),
        Edit::Perimeter(Change::Move { .. })
        | Edit::Partner(Change::Move { .. })
        | Edit::Group(Change::Move { .. })
        | Edit::Line(LineChange::Move { .. })
        | Edit::Commitment(Change::Move { .. })
        | Edit::Announced(Change::Move { .. })
        | Edit::Lane(Change::Move { .. })
        | Edit::Deadline(Change::Move { .. })
        | Edit::Document(Change::Move { .. })
        | Edit::Source(Change::Move { .. })
        | Edit::Dismissal(Change::Move { .. }) => true,
        _ => false,
    }
}
