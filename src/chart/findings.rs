//! The list of points to examine, with words, choices and their effects.

use super::Scene;

/// The list of points to examine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindingList {}

impl FindingList {
    /// The findings of a scene.
    pub fn of(_scene: &Scene<'_>) -> Self {
        Self {}
    }
}
