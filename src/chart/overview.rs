//! The overview chart.

use super::{Scene, Table};

/// The overview chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {}

impl Overview {
    /// The chart of a scene.
    pub fn of(_scene: &Scene<'_>) -> Self {
        Self {}
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        Table::default()
    }
}
