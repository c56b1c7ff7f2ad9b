//! The rows of a matrix: those that can be seen are written out, the others are made when somebody asks for one, with
//! their line and depth alone.

use super::Row;
use super::window::unwritten;
use crate::contract::LineId;
use crate::summary::{self, Shown};
use std::collections::BTreeSet;
use std::ops::Index;
use std::sync::OnceLock;

/// Rows, in order.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    shown: Shown,
    made: Vec<OnceLock<Box<Row>>>,
    expanded: Expanded,
}

/// Which lines have their children shown.
#[derive(Debug, Clone, Default)]
pub(super) enum Expanded {
    /// None.
    #[default]
    None,
    /// All that have some: a filter shows what it finds.
    All,
    /// These.
    Some(BTreeSet<LineId>),
}

impl Rows {
    pub(super) fn of(shown: Shown, expanded: Expanded) -> Self {
        let mut made = Vec::new();
        made.resize_with(shown.len(), OnceLock::new);
        Self {
            shown,
            made,
            expanded,
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.made.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// A row.
    pub fn get(&self, at: usize) -> Option<&Row> {
        let row = self.shown.row(at)?;
        let made = || Box::new(unwritten(row, self.expands(row)));
        Some(self.made.get(at)?.get_or_init(made))
    }

    /// The rows from one on.
    pub fn from(&self, first: usize) -> impl DoubleEndedIterator<Item = &Row> {
        (first..self.len()).filter_map(|at| self.get(at))
    }

    /// All rows.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.from(0)
    }

    /// The rows that were asked for or written out: all that say something are among them.
    pub fn made(&self) -> impl Iterator<Item = &Row> {
        let made = self.made.iter().filter_map(OnceLock::get);
        made.map(AsRef::as_ref)
    }

    /// The position of a line's row, if it is shown.
    pub fn position(&self, line: &LineId) -> Option<usize> {
        self.shown.position(line)
    }

    /// How deep the line of a row stands.
    pub fn depth(&self, at: usize) -> Option<usize> {
        Some(self.shown.row(at)?.depth)
    }

    /// What the row stands for.
    pub(super) fn source(&self, at: usize) -> Option<&summary::Row> {
        self.shown.row(at)
    }

    /// Writes a row out.
    pub(super) fn write(&mut self, at: usize, row: Row) {
        if let Some(made) = self.made.get_mut(at) {
            *made = OnceLock::from(Box::new(row));
        }
    }

    /// Forgets what was written out of a row.
    pub(super) fn forget(&mut self, at: usize) {
        if let Some(made) = self.made.get_mut(at) {
            *made = OnceLock::new();
        }
    }

    /// Rows that are written out, to be aligned.
    pub(super) fn written_mut(&mut self, at: std::ops::Range<usize>) -> Vec<&mut Row> {
        let made = self.made.get_mut(at).unwrap_or_default().iter_mut();
        made.filter_map(|made| made.get_mut().map(AsMut::as_mut))
            .collect()
    }

    /// `None` without children, else whether they are shown.
    pub(super) fn expands(&self, row: &summary::Row) -> Option<bool> {
        self.expanded.of(row)
    }
}

impl Expanded {
    pub(super) fn of(&self, row: &summary::Row) -> Option<bool> {
        let is_open = match self {
            Expanded::None => false,
            Expanded::All => true,
            Expanded::Some(lines) => lines.contains(&row.line),
        };
        row.has_children.then_some(is_open)
    }
}

impl PartialEq for Rows {
    /// Which rows were asked for is no part of them.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Index<usize> for Rows {
    type Output = Row;

    fn index(&self, at: usize) -> &Row {
        match self.get(at) {
            Some(row) => row,
            None => unreachable!("row {at} of {}", self.len()),
        }
    }
}
