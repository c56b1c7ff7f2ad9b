//! What differs between two states of a contract, told from the edits that lead from one to the
//! other. Knows nothing of revisions.

use super::Edit;
use super::naming::Names;
use super::snapshot::{Rewind, Snapshot};
use super::target::{Name, Target};
use crate::contract::Contract;

/// A thing that differs between two states of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub target: Target,
    /// Its name, new if it still exists.
    pub name: Name,
    /// What it was; none if it is new.
    pub old: Option<Snapshot>,
    /// What it is; none if it was removed.
    pub new: Option<Snapshot>,
    /// True when its position changed too.
    pub moved: bool,
}

/// What differs between an older state and `contract`, given the edits that lead back to it.
pub fn differences(contract: &Contract, back: &[Edit]) -> Vec<Difference> {
    along(contract, back.iter(), |_| true)
}

/// The same, the edits one by one; what was met last comes first. Only what is asked for as it was or as it is gets a name.
pub(super) fn along<'a>(
    contract: &Contract,
    back: impl Iterator<Item = &'a Edit>,
    is_asked: impl Fn(&Snapshot) -> bool,
) -> Vec<Difference> {
    let mut rewind = Rewind::from(contract);
    for edit in back {
        rewind.follow(edit);
    }
    let gone = |target: &Target| rewind.now(target);
    let names = Names {
        contract,
        gone: &gone,
    };
    let mut differences = Vec::new();
    for (target, old, moved) in rewind.met() {
        let new = Snapshot::of(contract, target);
        if old == new.as_ref() && (!moved || old.is_none()) {
            continue;
        }
        if !old.into_iter().chain(new.as_ref()).any(&is_asked) {
            continue;
        }
        let named = new.as_ref().or(old);
        differences.push(Difference {
            target: target.clone(),
            name: named.map_or_else(|| names.of_target(target), |s| names.of_snapshot(s)),
            old: old.cloned(),
            new,
            moved,
        });
    }
    differences
}
