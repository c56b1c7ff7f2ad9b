//! An edit that is made to see what follows from it, and taken back. Nothing of it stays: it is no step of undo.

use super::perform::{apply, perform};
use super::{Edit, Refused, reach};
use crate::contract::{Contract, Touched};

/// An edit that was made for a moment.
#[derive(Debug)]
#[must_use = "the edit is to be taken back"]
pub struct Trial {
    back: Edit,
    next_key: u64,
    /// What it has touched.
    pub touched: Touched,
}

impl Trial {
    /// Makes an edit.
    ///
    /// # Errors
    /// The edit's own refusal; nothing has changed then.
    pub fn make(contract: &mut Contract, edit: Edit) -> Result<Self, Refused> {
        let mut touched = Touched::default();
        reach::note(contract, &edit, &mut touched);
        let next_key = contract.next_key;
        let back = apply(contract, edit)?;
        reach::note(contract, &back, &mut touched);
        Ok(Self {
            back,
            next_key,
            touched,
        })
    }

    /// Takes it back: the contract is what it was.
    pub fn take_back(self, contract: &mut Contract) {
        let undone = perform(contract, self.back);
        // A key that was given for a moment is given again.
        contract.next_key = self.next_key;
        debug_assert!(
            undone.is_ok(),
            "an edit could not be taken back: {undone:?}"
        );
    }
}
