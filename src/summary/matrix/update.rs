//! Bringing a matrix up to date where commitments or lines have changed.

use super::own::{Columns, own_row};
use super::{Cell, Joint, Matrix, Row};
use crate::contract::{Contract, Line, LineId, PerimeterId, Touched, TouchedTree};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Matrix {
    /// Brings the matrix up to date with a contract in which edits have touched this, the columns
    /// aside. Costs no more than the lines touched, those that contain them, and the children of
    /// both; lines that come or go cost a walk over the places of all.
    pub(in super::super) fn update(
        &mut self,
        contract: &Contract,
        perimeter: &PerimeterId,
        touched: &Touched,
    ) {
        self.reshape(contract, perimeter, &touched.tree);
        let parents = touched.tree.parents.iter().flatten();
        let lines = touched.lines.iter().chain(&touched.tree.described);
        let others: BTreeSet<&LineId> = lines.chain(parents).collect();
        for id in others {
            if let Some((index, line)) = self.place(id).zip(contract.line(id)) {
                self.update_line(contract, perimeter, (index, line));
            }
        }
        self.joint = self.joint_of_axes();
    }

    /// Takes out the rows of lines that were removed or moved, and puts in those of lines that were
    /// added or moved, whole. What contains them is not up to date yet.
    fn reshape(&mut self, contract: &Contract, perimeter: &PerimeterId, tree: &TouchedTree) {
        if tree.moved.is_empty() {
            return;
        }
        let mut old: Vec<usize> = tree.moved.iter().filter_map(|id| self.place(id)).collect();
        old.sort_unstable();
        self.rows.take_all(&old);
        self.tree.joints.take_all(&old);
        let found = tree.moved.iter();
        let mut new: Vec<usize> = found.filter_map(|id| contract.line_place(id)).collect();
        new.sort_unstable();
        let lines = || new.iter().filter_map(|at| contract.lines.get(*at));
        self.reparent(contract, tree);
        let (rows, joints) = self.arriving(contract, perimeter, lines());
        self.rows.put_all(&new, rows);
        self.tree.joints.put_all(&new, joints);
        if let Some(places) = self.tree.places.0.get_mut() {
            let places = Arc::make_mut(places);
            places.take(&old, tree.moved.iter());
            places.put(&new, lines().map(|line| &line.id));
        }
        // Children follow their parent, so going backwards meets them first.
        for at in new.iter().rev() {
            if let Some(line) = contract.lines.get(*at) {
                self.adopt_children(line.children, *at, None);
                self.close_row(*at);
            }
        }
    }

    /// Says anew which lines stand right below those that gained or lost one.
    fn reparent(&mut self, contract: &Contract, tree: &TouchedTree) {
        for id in tree.moved.iter().chain(tree.parents.iter().flatten()) {
            let known = Arc::make_mut(&mut self.tree.children);
            known.remove(id);
            let children: Vec<LineId> = contract.children(id).map(|l| l.id.clone()).collect();
            if !children.is_empty() {
                known.insert(id.clone(), children);
            }
        }
        if tree.parents.contains(&None) {
            self.tree.tops = contract.axes().map(|line| line.id.clone()).collect();
        }
    }

    /// The rows of lines, in contract order, with what is promised on them alone.
    fn arriving<'a>(
        &self,
        contract: &Contract,
        perimeter: &PerimeterId,
        lines: impl Iterator<Item = &'a Line>,
    ) -> (Vec<Row>, Vec<Joint>) {
        let columns = Columns::of(&self.partners);
        let row = |line: &Line| {
            let mut mine = contract.commitments_on(&line.id);
            mine.retain(|commitment| commitment.is_in(perimeter));
            let (mut row, joint) = own_row(line, &mine, &columns);
            row.depth = contract.depth(&line.id);
            row.has_children = self.tree.children.contains_key(&line.id);
            (row, joint)
        };
        lines.map(row).unzip()
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
        row.has_children = self.tree.children.contains_key(&line.id);
        let Some(old) = self.rows.get_mut(index) else {
            return;
        };
        row.depth = old.depth;
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
        let changed: Vec<usize> = cells
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(differ)
            .collect();
        let joint_changed = self.tree.joints.get(index) != old_joint.as_ref();
        self.carry_up(contract, old.parent, changed, joint_changed);
    }

    /// Carries cells that have changed up to the lines that contain them, as far as those change.
    fn carry_up(
        &mut self,
        contract: &Contract,
        mut up: Option<LineId>,
        mut changed: Vec<usize>,
        mut joint_changed: bool,
    ) {
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
