//! The matrix as a table of text, states included.

use super::{Cell, MatrixTable, Row};
use crate::chart::Table;

pub(super) fn of(matrix: &MatrixTable) -> Table {
    let head = &matrix.head;
    let mut headers = vec![head.line.clone()];
    headers.extend(matrix.columns.iter().map(|c| c.name.clone()));
    headers.push(head.total.clone());
    let mut rows: Vec<Vec<String>> = matrix.rows.iter().map(line).collect();
    if !matrix.columns.is_empty() {
        let foot = &matrix.foot;
        let mut total = vec![foot.title.clone()];
        total.extend(foot.cells.iter().map(text));
        total.push(foot.all.value.clone());
        rows.push(total);
    }
    Table {
        caption: format!("{}, {}", head.total_note, head.scope),
        headers,
        rows,
    }
}

fn line(row: &Row) -> Vec<String> {
    let title = match &row.number {
        Some(number) => format!("{number} {}", row.title),
        None => row.title.clone(),
    };
    let mut cells = vec![title];
    cells.extend(row.cells.iter().map(text));
    cells.push(row.margin.value.clone());
    cells
}

/// The number, or the state in words.
fn text(cell: &Cell) -> String {
    match &cell.figure {
        Some(figure) => figure.text.clone(),
        None => cell.spoken.clone(),
    }
}
