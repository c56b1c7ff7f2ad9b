//! The partners chart.

use super::{Scene, Table};

/// The partners chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PartnerBoard {}

impl PartnerBoard {
    /// The chart of a scene.
    pub fn of(_scene: &Scene<'_>) -> Self {
        Self {}
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        Table::default()
    }
}
