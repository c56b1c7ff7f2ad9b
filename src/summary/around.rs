//! A small part of a contract in which something can be tried, to see what would follow.

use super::{Matrix, Summary, Totals, completeness};
use crate::contract::{Contract, LineId, Schedule};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

impl Summary {
    /// The contract around a line: the line, the lines that contain it and what stands right below
    /// those, the commitments of the line alone; and the summary of the whole, as far as it speaks
    /// of these lines. After an edit of these commitments and [`Summary::update`], its totals are
    /// those that the whole contract would have. Without a line, the axes are left, for edits of
    /// announced figures.
    pub fn around(&self, contract: &Contract, line: Option<&LineId>) -> (Contract, Summary) {
        let places = self.matrix.places_around(line);
        let lines = places.iter().filter_map(|at| contract.lines.get(*at));
        let on_line = line.map(|line| contract.commitments_on(line));
        let part = Contract {
            identity: contract.identity.clone(),
            perimeters: contract.perimeters.clone(),
            partners: contract.partners.clone(),
            groups: contract.groups.clone(),
            lines: lines.cloned().collect(),
            commitments: on_line.into_iter().flatten().cloned().collect(),
            announced: contract.announced.clone(),
            schedule: Schedule::default(),
            references: contract.references.clone(),
            dismissed: Vec::new(),
            next_key: contract.next_key,
            finder: Default::default(),
        };
        let matrix = self.matrix.part(&places);
        let totals = Totals::of(&part, &self.perimeter, &matrix);
        let completeness = completeness(&matrix);
        let summary = Summary {
            perimeter: self.perimeter.clone(),
            matrix,
            totals,
            completeness,
        };
        (part, summary)
    }
}

impl Matrix {
    /// The rows of axes, of a line and what contains it, and the rows right below these.
    fn places_around(&self, line: Option<&LineId>) -> BTreeSet<usize> {
        let tops = self.tree.tops.iter().filter_map(|top| self.place(top));
        let mut places: BTreeSet<usize> = tops.collect();
        let mut up = line.and_then(|line| self.place(line));
        while let Some(place) = up {
            places.insert(place);
            places.extend(self.places_of_children(place));
            let parent = self.rows.get(place).and_then(|row| row.parent.as_ref());
            up = parent.and_then(|parent| self.place(parent));
        }
        places
    }

    /// The matrix of these rows alone.
    fn part(&self, places: &BTreeSet<usize>) -> Matrix {
        let mut part = Matrix {
            columns: self.columns.clone(),
            partners: self.partners.clone(),
            signatories: self.signatories,
            rows: places
                .iter()
                .filter_map(|at| self.rows.get(*at))
                .cloned()
                .collect(),
            joint: self.joint.clone(),
            tree: Default::default(),
        };
        let kept: HashSet<&LineId> = part.rows.iter().map(|row| &row.line).collect();
        let joints = places
            .iter()
            .map(|place| self.tree.joints.get(*place).cloned());
        part.tree.joints = joints.map(Option::unwrap_or_default).collect();
        let mut below = HashMap::new();
        for row in &part.rows {
            // Of the other rows, nothing that is below is there.
            let children = self.tree.children.get(&row.line).into_iter().flatten();
            let children: Vec<LineId> = children.filter(|id| kept.contains(id)).cloned().collect();
            if !children.is_empty() {
                below.insert(row.line.clone(), children);
            }
        }
        part.tree.children = Arc::new(below);
        part.tree.tops = self
            .tree
            .tops
            .iter()
            .filter(|top| kept.contains(top))
            .cloned()
            .collect();
        part
    }
}
