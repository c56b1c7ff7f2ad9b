//! Steps made away from their history, where an edit takes longer than a frame: made on a copy of the contract, then
//! taken in as if they had been made here. Knows no thread.

use super::since::moves;
use super::{History, Revision, Step};
use crate::contract::Contract;
use crate::edit::naming::{Label, label_of};
use crate::edit::perform::{apply, perform};
use crate::edit::{Changes, Edit, Refused, coalesce};
use std::sync::Arc;

/// A step that was made on a copy of the contract and has yet to be taken in.
#[derive(Debug, Clone)]
pub struct StepMade {
    /// Leads back.
    inverse: Arc<Edit>,
    /// What a new step does; none for one that was undone or redone.
    label: Option<Label>,
    /// What differs from the saved state then; none where that is told by the way as a whole.
    changes: Option<Arc<Changes>>,
}

/// Makes a new step as [`History::apply`] does, in a contract that is known to differ so from the saved one. `None` when
/// the edit changes nothing.
///
/// # Errors
/// The edit's own refusal; the contract is then as it was.
pub fn make_aside(
    contract: &mut Contract,
    edit: Edit,
    known: &Changes,
) -> Result<Option<StepMade>, Refused> {
    if coalesce::changes_nothing(contract, &edit) {
        return Ok(None);
    }
    let label = Some(label_of(contract, &edit));
    let inverse = Arc::new(apply(contract, edit)?);
    let mut changes = known.clone();
    changes.follow(contract, &inverse);
    Ok(Some(StepMade {
        inverse,
        label,
        changes: Some(Arc::new(changes)),
    }))
}

/// Makes the edit of a step that is undone or redone, which is not looked at again.
///
/// # Errors
/// The edit does not fit the contract, which is then as it was.
pub fn turn_aside(
    contract: &mut Contract,
    edit: &Edit,
    known: &Changes,
) -> Result<StepMade, Refused> {
    let inverse = Arc::new(perform(contract, edit.clone())?);
    let changes = (!moves(&inverse)).then(|| {
        let mut changes = known.clone();
        changes.follow(contract, &inverse);
        Arc::new(changes)
    });
    Ok(StepMade {
        inverse,
        label: None,
        changes,
    })
}

impl History {
    /// Takes in a new step that was made on the contract as it was here. What it touched is not
    /// told thing by thing.
    pub fn take_made(&mut self, made: StepMade) -> Revision {
        let Some(label) = made.label else {
            debug_assert!(false, "a turned step is no new one");
            return self.revision;
        };
        self.touched.whole = true;
        self.push(Arc::unwrap_or_clone(made.inverse), label, None, false);
        self.know_changes(made.changes);
        self.revision
    }

    /// Takes in that the last step was undone elsewhere, and names it.
    pub fn take_undone(&mut self, made: StepMade) -> Option<Label> {
        let step = self.undo.pop()?;
        self.touched.whole = true;
        self.revision = step.before;
        self.know_changes(made.changes);
        let label = step.label.clone();
        self.redo.push(Step {
            edit: made.inverse,
            ..step
        });
        Some(label)
    }

    /// Takes in that the last step that was undone was redone elsewhere, and names it.
    pub fn take_redone(&mut self, made: StepMade) -> Option<Label> {
        let step = self.redo.pop()?;
        self.touched.whole = true;
        self.revision = step.after;
        self.know_changes(made.changes);
        let label = step.label.clone();
        self.undo.push(Step {
            edit: made.inverse,
            ..step
        });
        Some(label)
    }
}

impl PartialEq for StepMade {
    /// A step is itself and no other.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inverse, &other.inverse)
    }
}
