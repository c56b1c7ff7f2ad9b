//! Everything known of one subject: what tooltips, the inspector and spoken text say.

use super::{Scene, Subject};

/// Everything known of one subject.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detail {}

impl Detail {
    /// What is known of a subject; `None` when the contract does not hold it.
    pub fn of(_scene: &Scene<'_>, _subject: &Subject) -> Option<Self> {
        None
    }
}
