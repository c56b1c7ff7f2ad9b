//! Tables derived from a contract: matrix, totals, schedule, completeness.
//!
//! Everything here is computed for one perimeter, so that perimeters are never mixed. Nothing is
//! stored in the contract, nothing fills a gap, and every sum says what it does not know.
//! Knows nothing of languages, files and drawing.

mod around;
mod columns;
mod keys;
mod matrix;
mod parts;
mod schedule;
mod sum;

pub use keys::Keys;
pub use matrix::{Cell, Matrix, Origin, Row, Shown};
pub use parts::{GroupTotals, LineTotals, Part, PartnerTotals, Totals};
pub use schedule::{Edge, Entry, Status, entries, entries_by_edge, entry, precision_name};
pub use sum::Sum;

use crate::contract::{Contract, PerimeterId, Touched};

/// How many cells of the axes × signatories matrix have a sourced status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completeness {
    /// Cells whose status, whatever it is, has a source.
    pub sourced: usize,
    /// All cells.
    pub cells: usize,
}

/// Everything derived from a contract in one perimeter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The perimeter.
    pub perimeter: PerimeterId,
    /// Lines × partners.
    pub matrix: Matrix,
    /// Announced totals and parts.
    pub totals: Totals,
    /// Sourced cells.
    pub completeness: Completeness,
}

impl Summary {
    /// The summaries of a contract in each of its perimeters, in contract order.
    pub fn each(contract: &Contract) -> Vec<Self> {
        let all = contract.perimeters.iter();
        all.map(|perimeter| Self::of(contract, &perimeter.id))
            .collect()
    }

    /// The summary of a contract in a perimeter.
    pub fn of(contract: &Contract, perimeter: &PerimeterId) -> Self {
        let matrix = Matrix::of(contract, perimeter);
        let totals = Totals::of(contract, perimeter, &matrix);
        let completeness = completeness(&matrix);
        Self {
            perimeter: perimeter.clone(),
            matrix,
            totals,
            completeness,
        }
    }

    /// Brings the summary up to date with what edits have touched: the same as [`Summary::of`]
    /// for the contract as it is now, at a cost that follows the edits and not the contract.
    pub fn update(&mut self, contract: &Contract, touched: &Touched) {
        if touched.whole {
            *self = Self::of(contract, &self.perimeter);
            return;
        }
        // Groups are among the names, and their members are in the totals.
        let stays = touched.lines.is_empty() && touched.figures.is_empty();
        if stays && touched.tree.is_empty() && !touched.names {
            return;
        }
        self.matrix.update(contract, &self.perimeter, touched);
        self.totals = Totals::of(contract, &self.perimeter, &self.matrix);
        self.completeness = completeness(&self.matrix);
    }
}

fn completeness(matrix: &Matrix) -> Completeness {
    let cells = matrix
        .axes()
        .flat_map(|row| row.cells.iter().take(matrix.signatories));
    let (mut sourced, mut all) = (0, 0);
    for cell in cells {
        all += 1;
        sourced += usize::from(cell.sourced);
    }
    Completeness {
        sourced,
        cells: all,
    }
}
