//! The table behind a chart.

/// Headers and rows of text, states included, ready to be shown or copied.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What the table is of: title and scope line.
    pub caption: String,
    /// One text per column.
    pub headers: Vec<String>,
    /// Rows, each with one text per column.
    pub rows: Vec<Vec<String>>,
}
