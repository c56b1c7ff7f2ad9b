//! Bringing a matrix up to date where commitments have changed.

use super::own::{Columns, own_row};
use super::{Cell, Matrix};
use crate::contract::{Contract, Line, LineId, PerimeterId};
use std::collections::BTreeSet;

impl Matrix {
    /// Brings the matrix up to date with a contract in which the commitments on these lines have
    /// changed, and nothing else that a matrix shows. Costs no more than these lines, those that
    /// contain them, and the children of both.
    pub(in super::super) fn update(
        &mut self,
        contract: &Contract,
        perimeter: &PerimeterId,
        lines: &BTreeSet<LineId>,
    ) {
        for id in lines {
            if let Some((index, line)) = self.place(id).zip(contract.line(id)) {
                self.update_line(contract, perimeter, (index, line));
            }
        }
        self.joint = self.joint_of_axes();
    }

    fn update_line(
        &mut self,
        contract: &Contract,
        perimeter: &PerimeterId,
        (index, line): (usize, &Line),
    ) {
        let mut mine = contract.commitments_on(&line.id);
        mine.retain(|commitment| commitment.is_in(perimeter));
        let (mut row, joint) = own_row(line, &mine, &Columns::of(&self.partners));
        let Some(old) = self.rows.get_mut(index) else {
            return;
        };
        row.depth = old.depth;
        row.has_children = old.has_children;
        let old = std::mem::replace(old, row);
        let old_joint = self
            .tree
            .joints
            .get_mut(index)
            .map(|j| std::mem::replace(j, joint));
        self.adopt_children(line.children, index, None);
        self.close_row(index);
        let cells = self
            .rows
            .get(index)
            .map(|row| row.cells.iter().zip(&old.cells));
        let differ = |(column, (new, old)): (usize, (&Cell, &Cell))| (new != old).then_some(column);
        let mut changed: Vec<usize> = cells
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(differ)
            .collect();
        let mut joint_changed = self.tree.joints.get(index) != old_joint.as_ref();
        let mut up = old.parent;
        while let Some((parent, index)) =
            up.and_then(|id| Some((contract.line(&id)?, self.place(&id)?)))
        {
            if changed.is_empty() && !joint_changed {
                break;
            }
            let before: Vec<Option<Cell>> = changed
                .iter()
                .map(|c| self.cell_at(index, *c).cloned())
                .collect();
            let joint_before = joint_changed.then(|| self.tree.joints.get(index).cloned());
            self.adopt_children(parent.children, index, Some(&changed));
            self.close_row(index);
            let kept = changed.iter().zip(before);
            changed = kept
                .filter(|(column, before)| self.cell_at(index, **column) != before.as_ref())
                .map(|(column, _)| *column)
                .collect();
            joint_changed =
                joint_before.is_some_and(|before| before.as_ref() != self.tree.joints.get(index));
            up = parent.parent.clone();
        }
    }

    fn cell_at(&self, index: usize, column: usize) -> Option<&Cell> {
        self.rows.get(index)?.cells.get(column)
    }
}
