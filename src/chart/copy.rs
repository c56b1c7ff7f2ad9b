//! What goes to the clipboard: a value, or the table behind what is shown.

use super::{Scene, Subject, Table};

/// The value of a subject, as text.
pub fn value(scene: &Scene<'_>, subject: &Subject) -> Option<String> {
    let _ = (scene, subject);
    None
}

/// A table as text for spreadsheets: cells parted by tabs, rows by line ends.
pub fn tabbed(table: &Table) -> String {
    let clean = |cell: &String| cell.replace(['\t', '\r', '\n'], " ");
    let row = |cells: &Vec<String>| cells.iter().map(clean).collect::<Vec<_>>().join("\t");
    let mut out = String::new();
    for line in std::iter::once(&table.headers).chain(&table.rows) {
        out.push_str(&row(line));
        out.push('\n');
    }
    out
}
