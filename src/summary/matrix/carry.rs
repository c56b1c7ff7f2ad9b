//! What lines take over from the lines below them.

use super::{Cell, Joint, Keys, Matrix, Origin};
use crate::contract::{ChildRule, PartnerId, StateKind};
use crate::summary::Sum;

impl Matrix {
    /// Fills cells that have no figure of their own from the line's children: all of them, or
    /// those of these columns.
    pub(super) fn adopt_children(&mut self, rule: ChildRule, index: usize, only: Option<&[usize]>) {
        let kids = self.places_of_children(index);
        if kids.is_empty() || rule == ChildRule::Overlapping {
            return;
        }
        let rows = &mut self.rows;
        let width = rows.get(index).map_or(0, |r| r.cells.len());
        let all = (0..width).filter(|c| only.is_none_or(|only| only.contains(c)));
        for column in all {
            let cell = rows.get(index).and_then(|r| r.cells.get(column));
            if cell.is_none_or(|c| c.origin == Origin::Own) {
                continue;
            }
            let found = kids.iter().filter_map(|k| rows.get(*k)?.cells.get(column));
            let sum = sum_of_children(rule, found).unwrap_or_else(Cell::empty);
            if let Some(target) = rows.get_mut(index).and_then(|r| r.cells.get_mut(column)) {
                *target = sum;
            }
        }
        self.adopt_joint(index, &kids);
    }

    /// Carries joint amounts up from the children. One that names a partner with a figure of its
    /// own on the line is left out: that figure already contains it. Joint amounts on the line
    /// itself replace those below.
    fn adopt_joint(&mut self, index: usize, kids: &[usize]) {
        let Some(row) = self.rows.get(index).filter(|row| row.joint.is_empty()) else {
            return;
        };
        let has_own = |partner: &PartnerId| {
            let mut columns = self.partners.iter().zip(&row.cells);
            columns.any(|(id, cell)| id == partner && cell.origin == Origin::Own)
        };
        let mut from_below = Joint::new();
        for kid in kids {
            for (by, sum) in self.tree.joints.get(*kid).into_iter().flatten() {
                if !by.iter().any(has_own) {
                    from_below.entry(by.clone()).or_default().merge(sum);
                }
            }
        }
        if let Some(joint) = self.tree.joints.get_mut(index) {
            *joint = from_below;
        }
    }

    pub(super) fn close_row(&mut self, index: usize) {
        let Some(row) = self.rows.get_mut(index) else {
            return;
        };
        let mut total = Sum::default();
        for (column, cell) in row.cells.iter().enumerate() {
            // A financer of whom nothing is recorded is no gap: nobody said that he pays.
            if column >= self.signatories && cell.origin == Origin::Nothing {
                continue;
            }
            total.merge(&cell.sum);
        }
        for sum in self
            .tree
            .joints
            .get(index)
            .into_iter()
            .flat_map(Joint::values)
        {
            total.merge(sum);
        }
        // “At least zero” says nothing: a row of which only decisions of zero are known stays
        // unknown.
        if total.unknown > 0 && total.known.is_some_and(|k| k.is_zero()) {
            total.known = None;
        }
        row.total = total;
    }
}

fn sum_of_children<'a>(rule: ChildRule, cells: impl Iterator<Item = &'a Cell>) -> Option<Cell> {
    let mut result: Option<Cell> = None;
    let mut any_figure = false;
    for cell in cells {
        any_figure |= cell.origin != Origin::Nothing;
        let result = result.get_or_insert_with(|| Cell {
            state: cell.state,
            sum: Sum::default(),
            origin: Origin::Children,
            figures: Keys::None,
            sourced: true,
        });
        result.state = blend(result.state, cell.state);
        result.sum.merge(&cell.sum);
        result.sourced &= cell.sourced || cell.origin == Origin::Nothing;
    }
    let mut cell = result.filter(|_| any_figure)?;
    if rule == ChildRule::Partial {
        cell.sum = cell.sum.as_minimum();
    }
    Some(cell)
}

/// The state of a sum of two: the one that asks for most care, among those with an amount;
/// a sum with an amount never takes the state of a part without one.
pub(super) fn blend(a: StateKind, b: StateKind) -> StateKind {
    let rank = |k: StateKind| match k {
        StateKind::Conflict => 7,
        StateKind::Estimated => 6,
        StateKind::Derived => 5,
        StateKind::Published => 4,
        StateKind::Pending => 3,
        StateKind::NotPublished => 2,
        StateKind::Nil => 1,
        StateKind::NotApplicable => 0,
    };
    if rank(a) >= rank(b) { a } else { b }
}
