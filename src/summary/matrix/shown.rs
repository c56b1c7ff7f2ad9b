//! Rows of a matrix chosen to be shown. What is long is shared with the matrix, so that choosing a million of them makes
//! nothing but a list of places.

use super::{LinePlaces, Matrix, Row};
use crate::contract::{LineId, Series};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Weak;

/// Rows of a matrix, in order.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The places of the rows shown, which rise.
    places: Vec<u32>,
    rows: Series<Row>,
    /// Where each line's row stands, as long as the matrix is as it was: an edit of it need not copy that.
    known: Weak<LinePlaces>,
    /// The places of axes.
    tops: Vec<u32>,
}

impl Shown {
    /// How many rows are shown.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True when none is.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The row shown at a position.
    pub fn row(&self, at: usize) -> Option<&Row> {
        let place = *self.places.get(at)?;
        self.rows.get(usize::try_from(place).ok()?)
    }

    /// The rows shown at these positions; those that there are.
    pub fn range(&self, at: Range<usize>) -> Vec<&Row> {
        at.filter_map(|at| self.row(at)).collect()
    }

    /// The position of a line's row, if it is shown.
    pub fn position(&self, line: &LineId) -> Option<usize> {
        let Some(known) = self.known.upgrade() else {
            let mut shown = 0..self.len();
            return shown.find(|at| self.row(*at).is_some_and(|row| row.line == *line));
        };
        let place = u32::try_from(known.get(line)?).ok()?;
        self.places.binary_search(&place).ok()
    }

    /// The positions of the rows of axes.
    pub fn axes(&self) -> Vec<usize> {
        let tops = self.tops.iter();
        tops.filter_map(|top| self.places.binary_search(top).ok())
            .collect()
    }
}

impl Matrix {
    /// The rows of these places, which rise.
    pub fn of_places(&self, places: Vec<u32>) -> Shown {
        let place = |line: &LineId| u32::try_from(self.place(line)?).ok();
        Shown {
            places,
            rows: self.rows.clone(),
            tops: self.tree.tops.iter().filter_map(place).collect(),
            known: std::sync::Arc::downgrade(&self.known_places()),
        }
    }

    /// Rows that are shown when these lines are expanded: axes, and children of expanded lines
    /// whose parents are shown too.
    pub fn shown_rows(&self, expanded: &BTreeSet<LineId>) -> Shown {
        let mut hidden_below: Option<usize> = None;
        let places = self.rows.iter().zip(0..).filter(|(row, _)| {
            if hidden_below.is_some_and(|depth| row.depth > depth) {
                return false;
            }
            let is_open = row.has_children && expanded.contains(&row.line);
            hidden_below = (!is_open).then_some(row.depth);
            true
        });
        self.of_places(places.map(|(_, place)| place).collect())
    }

    /// These places, which rise, and those of all lines that contain them.
    pub fn with_those_above(&self, places: Vec<u32>) -> Vec<u32> {
        if places.len() == self.rows.len() {
            return places;
        }
        let mut shown: Vec<u32> = Vec::with_capacity(places.len());
        // The lines that contain the row shown last, outermost first, and the row itself.
        let mut open: Vec<&LineId> = Vec::new();
        let mut rows = self.rows.iter();
        let mut next = 0;
        for place in places {
            let gap = usize::try_from(place).unwrap_or(usize::MAX) - next;
            next += gap + 1;
            let Some(row) = rows.nth(gap) else {
                break;
            };
            let mut above: Vec<&Row> = Vec::new();
            let mut up = row.parent.as_ref();
            while let Some(id) = up {
                if let Some(at) = open.iter().rposition(|line| *line == id) {
                    open.truncate(at + 1);
                    break;
                }
                let parent = self.row(id);
                above.extend(parent);
                up = parent.and_then(|row| row.parent.as_ref());
            }
            if up.is_none() {
                open.clear();
            }
            for parent in above.into_iter().rev() {
                let place = self.place(&parent.line);
                shown.extend(place.and_then(|place| u32::try_from(place).ok()));
                open.push(&parent.line);
            }
            shown.push(place);
            open.push(&row.line);
        }
        shown
    }
}
