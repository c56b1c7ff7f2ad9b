//! A block of selected cells: its corners, its sum, its text for a spreadsheet.

use super::charts::ScreenChart;
use super::session::Session;
use super::view::MatrixView;
use crate::chart::{MatrixTable, Subject, copy};
use crate::contract::{LineId, PartnerId, StateKind};
use crate::summary::{Matrix, Sum};
use crate::wording::{Key, amount, count, fill};

/// Row and column of the first and of the last cell of a block.
pub type Corners = ((usize, usize), (usize, usize));

/// What a block of cells holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockSum {
    /// How many cells.
    pub cells: usize,
    /// The sum of those that count: a row whose line is already counted above is left out.
    pub sum: Sum,
}

impl MatrixView {
    /// The block between the anchor and a cell; `None` when only one cell is selected.
    pub fn block(&self, table: &MatrixTable, to: (&LineId, &PartnerId)) -> Option<Corners> {
        let (line, partner) = self.anchor.as_ref()?;
        let (r1, c1) = (table.row(line)?, table.column(partner)?);
        let (r2, c2) = (table.row(to.0)?, table.column(to.1)?);
        let is_one = r1 == r2 && c1 == c2;
        let first = (r1.min(r2), c1.min(c2));
        (!is_one).then_some((first, (r1.max(r2), c1.max(c2))))
    }
}

/// The selected block of the matrix, when several cells are selected.
pub fn corners(session: &Session) -> Option<Corners> {
    let ScreenChart::Matrix(table) = &session.charts()?.screen else {
        return None;
    };
    match session.view.selection.as_ref()? {
        Subject::Cell(line, partner) => session.view.matrix.block(table, (line, partner)),
        _ => None,
    }
}

/// The selected block as text for a spreadsheet.
pub fn text(session: &Session) -> Option<String> {
    let (first, last) = corners(session)?;
    let scene = session.scene()?;
    let ScreenChart::Matrix(table) = &session.charts()?.screen else {
        return None;
    };
    let mut out = String::new();
    let rows = (first.0..=last.0).filter_map(|at| table.rows.get(at));
    for row in rows {
        let columns = table.columns.get(first.1..=last.1)?;
        let cells = columns.iter().map(|column| {
            let subject = Subject::Cell(row.line.clone(), column.partner.clone());
            copy::value(&scene, &subject).unwrap_or_default()
        });
        out.push_str(&cells.collect::<Vec<_>>().join("\t"));
        out.push('\n');
    }
    Some(out)
}

/// The selected block in words: “6 montants, somme ≥ 45,2 M€, 2 inconnues”.
pub fn words(session: &Session) -> Option<String> {
    let corners = corners(session)?;
    let scene = session.scene()?;
    let ScreenChart::Matrix(table) = &session.charts()?.screen else {
        return None;
    };
    let (lang, unit) = (scene.look.lang, scene.look.measure.unit());
    let BlockSum { cells, sum } = sum(table, &scene.summary.matrix, corners);
    let figures = count(lang, Key::FiguresOne, Key::FiguresOther, cells, &[]);
    let Some(known) = sum.known else {
        return Some(fill(
            lang,
            Key::MatrixSelectionNone,
            &[("figures", &figures)],
        ));
    };
    let decimals = amount::decimals_of(sum.finest, unit);
    let named = amount::euros_named(known, unit, decimals, lang);
    if sum.unknown == 0 {
        let values = [("figures", figures.as_str()), ("sum", &named)];
        return Some(fill(lang, Key::MatrixSelectionSum, &values));
    }
    let named = amount::prefixed(amount::Sign::AtLeast, &named);
    let (one, other) = (Key::UnknownsOne, Key::UnknownsOther);
    let unknowns = count(lang, one, other, sum.unknown, &[]);
    let values = [
        ("figures", figures.as_str()),
        ("sum", &named),
        ("unknowns", &unknowns),
    ];
    Some(fill(lang, Key::StatusSelectionSum, &values))
}

/// The sum of a block. Lines under a line of the block are parts of it and not counted again.
pub fn sum(table: &MatrixTable, matrix: &Matrix, (first, last): Corners) -> BlockSum {
    let mut sum = Sum::default();
    let mut cells: usize = 0;
    let mut counted: Option<usize> = None;
    let rows = table.rows.from(first.0);
    for row in rows.take(last.0.saturating_sub(first.0).saturating_add(1)) {
        let is_part = counted.is_some_and(|depth| row.depth > depth);
        if !is_part {
            counted = Some(row.depth);
        }
        let Some(found) = matrix.row(&row.line) else {
            continue;
        };
        let width = last.1.saturating_sub(first.1).saturating_add(1);
        for cell in found.cells.iter().skip(first.1).take(width) {
            cells = cells.saturating_add(1);
            if !is_part && cell.state != StateKind::NotApplicable {
                sum.merge(&cell.sum);
            }
        }
    }
    BlockSum { cells, sum }
}
