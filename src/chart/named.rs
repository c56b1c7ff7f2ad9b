//! The charts by name: those that can be shown alone, and those of the overview that have a table
//! of their own.

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
    /// The key figures.
    KeyFigures,
    /// The major dates and the next ones.
    NextDeadlines,
}

impl ChartName {
    /// All charts.
    pub const ALL: [ChartName; 8] = [
        ChartName::AxisBudgets,
        ChartName::PartnerShares,
        ChartName::Matrix,
        ChartName::Deadlines,
        ChartName::Concentration,
        ChartName::Contrast,
        ChartName::KeyFigures,
        ChartName::NextDeadlines,
    ];

    /// The charts of the overview, in the order in which the keyboard walks them.
    pub const OVERVIEW: [ChartName; 4] = [
        ChartName::KeyFigures,
        ChartName::AxisBudgets,
        ChartName::PartnerShares,
        ChartName::NextDeadlines,
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
            ChartName::KeyFigures => "key-figures",
            ChartName::NextDeadlines => "next-deadlines",
        }
    }

    /// The chart with this name.
    pub fn named(name: &str) -> Option<ChartName> {
        ChartName::ALL.into_iter().find(|c| c.name() == name)
    }
}
