//! What differs between two states of a contract, told from the edits that lead from one to the
//! other. Knows nothing of revisions.

use super::Edit;
use super::changes::Changes;
use super::snapshot::Snapshot;
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
    Changes::along(contract, back.iter()).all(contract)
}
