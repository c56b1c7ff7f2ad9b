//! The charts that can be shown alone, by name.

/// A chart by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartName {
    /// One bar for each axis.
    AxisBudgets,
    /// The parts of the signatories.
    PartnerShares,
    /// Axes × signatories.
    Matrix,
    /// The timeline.
    Deadlines,
    /// Operations by size.
    Concentration,
    /// What leads from one version to another.
    Contrast,
}

impl ChartName {
    /// All charts.
    pub const ALL: [ChartName; 6] = [
        ChartName::AxisBudgets,
        ChartName::PartnerShares,
        ChartName::Matrix,
        ChartName::Deadlines,
        ChartName::Concentration,
        ChartName::Contrast,
    ];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            ChartName::AxisBudgets => "axis-budgets",
            ChartName::PartnerShares => "partner-shares",
            ChartName::Matrix => "matrix",
            ChartName::Deadlines => "deadlines",
            ChartName::Concentration => "concentration",
            ChartName::Contrast => "comparison",
        }
    }

    /// The chart with this name.
    pub fn named(name: &str) -> Option<ChartName> {
        ChartName::ALL.into_iter().find(|c| c.name() == name)
    }
}
