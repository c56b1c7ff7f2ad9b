//! The matrix chart.

use super::{Scene, Table};

/// The matrix chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MatrixTable {}

impl MatrixTable {
    /// The chart of a scene.
    pub fn of(_scene: &Scene<'_>) -> Self {
        Self {}
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        Table::default()
    }
}
