//! A journal made again: the contract as it was in memory, with its steps of undo. Knows no disk.

use super::format::Journal;
use super::record::{Draft, Record};
use crate::compare::{between, same, with_keys_of};
use crate::contract::Contract;
use crate::edit::{Edit, Gesture, History, Refused, Revision, Target, Verb};
use crate::file::convert::from_contract;
use crate::file::read::{Loaded, read};
use std::sync::Arc;

/// A document as a journal leaves it.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// What the file was last known to hold, as it was read.
    pub base: Loaded,
    /// The contract as it was in memory.
    pub contract: Contract,
    /// What was done; the base counts as saved.
    pub history: History,
    /// The state in which somebody else's version was taken in last.
    pub taken: Option<Revision>,
    /// What was being typed.
    pub draft: Option<Draft>,
    /// When the last record was made, in seconds since 1970.
    pub last: Option<i64>,
    /// Records that could not be made again, with all that follow: 0 unless the program has a fault.
    pub left: usize,
    /// The state that says what the file says, when the file is not the base: it was saved from
    /// there, and the program ended before the journal could be renewed.
    pub saved: Option<Revision>,
}

/// Makes the records of a journal again. `on_disk` is what the file says now, if it is a contract
/// and not the base. `None` when the base is no contract.
pub fn replay(journal: &Journal, on_disk: Option<&Contract>) -> Option<Replayed> {
    let base = read("", &journal.start.base).ok()?;
    let mut contract = base.contract.clone();
    if let Some(keys) = &journal.start.keys
        && !keys.give(&mut contract)
    {
        return None;
    }
    let mut replayed = Replayed {
        base,
        contract,
        history: History::new(),
        taken: None,
        draft: None,
        last: None,
        left: 0,
        saved: None,
    };
    let on_disk = on_disk.map(from_contract);
    let mut adopted = false;
    for (at, entry) in journal.entries.iter().enumerate() {
        let made = match &entry.record {
            Record::Base(bytes) => rebase(&mut replayed, bytes, adopted),
            record => again(&mut replayed, record).is_ok(),
        };
        adopted = matches!(&entry.record, Record::Adopt(_, Verb::Merge | Verb::Reload));
        if !made {
            replayed.left = journal.entries.len().saturating_sub(at);
            break;
        }
        replayed.last = Some(entry.at);
        if on_disk.is_some() && on_disk == Some(from_contract(&replayed.contract)) {
            replayed.saved = Some(replayed.history.revision());
        }
    }
    Some(replayed)
}

impl Replayed {
    /// True when the contract says what `other` says; keys of figures do not count.
    pub fn says(&self, other: &Contract) -> bool {
        from_contract(&self.contract) == from_contract(other)
    }
}

fn again(to: &mut Replayed, record: &Record) -> Result<(), Refused> {
    let (contract, history) = (&mut to.contract, &mut to.history);
    match record {
        Record::Draft(draft) => {
            to.draft.clone_from(draft);
            return Ok(());
        }
        Record::Edit(edit) => {
            history.apply(contract, edit.clone())?;
        }
        Record::Drag { goes_on, edit } => {
            if !goes_on {
                history.end_gesture(contract);
            }
            history.apply_in(contract, edit.clone(), gesture())?;
        }
        Record::Adopt(edit, verb) => {
            history.adopt(contract, edit.clone(), *verb)?;
        }
        // Dealt with by the caller.
        Record::Base(_) => return Ok(()),
        Record::EndGesture => history.end_gesture(contract),
        Record::Undo(edit) => turn(contract, history, edit, true)?,
        Record::Redo(edit) => turn(contract, history, edit, false)?,
    }
    to.draft = None;
    Ok(())
}

/// Takes these bytes for what the file holds; `adopted` says that the record before took them in.
/// False if they are no contract.
fn rebase(to: &mut Replayed, bytes: &[u8], adopted: bool) -> bool {
    let Ok(loaded) = read("", bytes) else {
        return false;
    };
    if !same(&to.history.saved_contract(&to.contract), &loaded.contract) {
        let aligned = with_keys_of(&to.contract, &loaded.contract);
        to.history
            .mark_saved_elsewhere(between(&to.contract, &aligned));
    }
    if adopted {
        to.taken = Some(to.history.revision());
    }
    to.base = loaded;
    true
}

/// One gesture stands for all: records say which of them go on with the one before.
fn gesture() -> Gesture {
    Gesture {
        target: Target::Identity,
        field: "",
    }
}

/// Undoes or redoes. A step from before the base is not in this history: what it did is done all
/// the same, as a step of its own.
fn turn(
    contract: &mut Contract,
    history: &mut History,
    edit: &Edit,
    back: bool,
) -> Result<(), Refused> {
    history.end_gesture(contract);
    let next = if back {
        history.next_undo()
    } else {
        history.next_redo()
    };
    if next.map(Arc::as_ref) != Some(edit) {
        history.remake(contract, edit.clone())?;
    } else if back {
        history.undo(contract);
    } else {
        history.redo(contract);
    }
    Ok(())
}
