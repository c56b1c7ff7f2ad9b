//! Which rows of a long matrix are written out: those that can be seen, and some on either side.
//! The others are there with their line and depth, so that places and heights are known.

use super::margin::{Margin, MarginState};
use super::{MatrixTable, Row, build};
use crate::chart::{Scene, Subject};
use crate::contract::Decimal;
use crate::summary::{self, Shown};
use std::ops::Range;

/// Up to this many rows, all are written out.
const ALL: usize = 400;
/// Of more rows, this many are.
const SOME: usize = 240;
/// Rows are written out anew when fewer than these are left in the direction of travel.
const MARGIN: usize = 50;

/// Which rows are written out, and on which scale.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Window {
    written: Range<usize>,
    rows: usize,
    /// The rows of axes.
    axes: Vec<usize>,
    /// The largest value of each column, and of the totals of axes.
    pub(super) tops: Vec<Option<Decimal>>,
    pub(super) axis_top: Option<Decimal>,
}

impl Window {
    /// The rows to write out when those from `first` on are wanted.
    pub(super) fn of(first: usize, shown: &Shown) -> Self {
        Self {
            written: range(first, shown.len()),
            rows: shown.len(),
            axes: shown.axes(),
            tops: Vec::new(),
            axis_top: None,
        }
    }

    /// All rows, however many.
    pub(super) fn whole(shown: &Shown) -> Self {
        Self {
            written: 0..shown.len(),
            ..Self::of(0, shown)
        }
    }

    /// The rows written out.
    pub fn written(&self) -> Range<usize> {
        self.written.clone()
    }

    /// True when all rows are written out.
    pub fn is_whole(&self) -> bool {
        self.written == (0..self.rows)
    }

    /// How many rows are of axes.
    pub fn axes(&self) -> usize {
        self.axes.len()
    }

    /// How many rows of axes stand before a row.
    pub fn axes_before(&self, row: usize) -> usize {
        self.axes.partition_point(|axis| *axis < row)
    }

    /// The first row to be written out, when those that are do not reach far enough around the
    /// rows that are seen.
    pub fn wanted(&self, seen: Range<usize>) -> Option<usize> {
        let short = |at: usize, end: usize| at.abs_diff(end) < MARGIN;
        let above = self.written.start > 0
            && (seen.start < self.written.start || short(seen.start, self.written.start));
        let below = self.written.end < self.rows
            && (seen.end > self.written.end || short(seen.end, self.written.end));
        let middle = seen.start.saturating_add(seen.end) / 2;
        // Where even that is too little, nothing is gained by writing it out again.
        (above || below)
            .then(|| middle.saturating_sub(SOME / 2))
            .filter(|first| range(*first, self.rows) != self.written)
    }
}

/// The rows from `first` on that are written out.
fn range(first: usize, rows: usize) -> Range<usize> {
    if rows <= ALL {
        return 0..rows;
    }
    let first = first.min(rows.saturating_sub(SOME));
    first..first.saturating_add(SOME)
}

impl MatrixTable {
    /// Writes out the rows from `first` on, of a chart of the same scene; those that were are
    /// emptied. The scale stays as it is, so that bars do not change while rows pass.
    pub fn show_rows(&mut self, scene: &Scene<'_>, first: usize) {
        let wanted = range(first, self.rows.len());
        let old = std::mem::replace(&mut self.window.written, wanted.clone());
        for at in old.filter(|at| !wanted.contains(at)) {
            self.rows.forget(at);
        }
        for at in wanted {
            let is_written = self.rows.get(at).is_some_and(|row| !row.cells.is_empty());
            let line = self.rows.source(at).filter(|_| !is_written);
            if let Some(line) = line {
                let row = build::written_row(scene, line, &self.window);
                self.rows.write(at, row);
            }
        }
        build::columns_again(scene, self);
    }
}

/// A row that is not written out.
pub(super) fn unwritten(row: &summary::Row, expanded: Option<bool>) -> Row {
    Row {
        line: row.line.clone(),
        depth: row.depth,
        number: None,
        title: String::new(),
        name: String::new(),
        expanded,
        cells: Vec::new(),
        margin: Margin {
            subject: Subject::Line(row.line.clone()),
            state: MarginState::NotPublished,
            value: String::new(),
            share: None,
            bar: None,
            known: None,
            range: None,
        },
        joint: None,
    }
}
