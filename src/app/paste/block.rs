//! The text that spreadsheets put on the clipboard, as rows of cells: tabs, semicolons or commas,
//! quoted cells, any line end. Reads no amount, except to tell a decimal comma from a separator.

use crate::contract::Unit;
use crate::edit::parse_entry;

/// The rows of a text. Empty rows at the end are left out.
pub(super) fn read(text: &str, unit: Unit) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mark = separator(text, unit);
    let mut rows = split(text, mark);
    let is_empty = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
    while rows.last().is_some_and(is_empty) {
        rows.pop();
    }
    rows
}

/// What parts the cells of a row; `None` for a text of one column.
fn separator(text: &str, unit: Unit) -> Option<char> {
    for mark in ['\t', ';'] {
        if text.contains(mark) {
            return Some(mark);
        }
    }
    // A comma is a decimal mark unless that makes no sense and every piece does.
    let reads = |cell: &str| cell.trim().is_empty() || parse_entry(cell, None, unit).is_ok();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let parted = lines().any(|line| line.contains(','))
        && lines().any(|line| !reads(line))
        && lines().all(|line| line.split(',').all(reads));
    parted.then_some(',')
}

/// Cells between marks and line ends; a cell in double quotes may hold both, and “""” in it is
/// one quote.
fn split(text: &str, mark: Option<char>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            c if quoted => cell.push(c),
            c if Some(c) == mark => row.push(std::mem::take(&mut cell)),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text, Unit::Million)
    }

    #[test]
    fn spreadsheets_part_cells_in_their_own_ways() {
        assert_eq!(rows("1,5\t2\r\n3\tn.c.\r\n"), [["1,5", "2"], ["3", "n.c."]]);
        assert_eq!(rows("1,5;2\n3;4"), [["1,5", "2"], ["3", "4"]]);
        assert_eq!(rows("1.5,2\n3,4.25\n"), [["1.5", "2"], ["3", "4.25"]]);
        // A column of French amounts is not a table of two columns.
        assert_eq!(rows("142,8\n35,2\n"), [["142,8"], ["35,2"]]);
        assert_eq!(rows("142,8"), [["142,8"]]);
        assert_eq!(rows("\"a\t\"\"b\"\"\nc\"\t2"), [["a\t\"b\"\nc", "2"]]);
        assert_eq!(rows("1\t\t3\n"), [["1", "", "3"]]);
        assert!(rows("\n\n").is_empty());
        assert!(rows("").is_empty());
    }
}
