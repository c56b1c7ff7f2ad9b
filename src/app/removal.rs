//! What goes with a removal, shown before it is made.

use crate::edit::Target;

/// A removal to confirm.
#[derive(Debug, Clone, PartialEq)]
pub struct Removal {
    /// What is removed.
    pub target: Target,
}
