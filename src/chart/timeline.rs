//! The timeline chart.

use super::{Scene, Table};

/// The timeline chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {}

impl Timeline {
    /// The chart of a scene.
    pub fn of(_scene: &Scene<'_>) -> Self {
        Self {}
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        Table::default()
    }
}
