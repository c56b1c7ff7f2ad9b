//! What goes with a removal, shown before it is made. Knows no toolkit and removes nothing.

use crate::contract::Contract;
use crate::edit::{Dependent, Name, Target, name_of, what_goes_with};
use std::sync::Arc;

/// A removal to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// What is removed.
    pub target: Target,
    /// Its name.
    pub name: Name,
    /// What is removed with it, then what stays and loses a link to it.
    pub goes_with: Arc<Vec<Dependent>>,
    /// True when it was asked from the contents of the contract, which are shown again after.
    pub from_contents: bool,
}

impl Removal {
    /// What removing this would do. `None` when the contract does not hold it.
    pub fn of(contract: &Contract, target: Target, from_contents: bool) -> Option<Removal> {
        target.exists(contract).then(|| Removal {
            name: name_of(contract, &target),
            goes_with: Arc::new(what_goes_with(contract, &target)),
            target,
            from_contents,
        })
    }
}
