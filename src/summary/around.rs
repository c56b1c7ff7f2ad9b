//! A small part of a contract in which something can be tried, to see what would follow.

use super::{Matrix, Summary, Totals, completeness};
use crate::contract::{Contract, LineId, Schedule};
use std::collections::{BTreeSet, HashMap};

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
        let mut places: BTreeSet<usize> = self.tree.tops.iter().copied().collect();
        let mut up = line.and_then(|line| self.place(line));
        while let Some(place) = up {
            places.insert(place);
            places.extend(self.tree.children.get(place).into_iter().flatten());
            let parent = self.rows.get(place).and_then(|row| row.parent.as_ref());
            up = parent.and_then(|parent| self.place(parent));
        }
        places
    }

    /// The matrix of these rows alone.
    fn part(&self, places: &BTreeSet<usize>) -> Matrix {
        let mut part = Matrix {
            partners: self.partners.clone(),
            signatories: self.signatories,
            rows: Vec::with_capacity(places.len()),
            joint: self.joint.clone(),
            tree: Default::default(),
        };
        let order: HashMap<usize, usize> = places.iter().copied().zip(0..).collect();
        let kept = |place: &usize| order.get(place).copied();
        for place in places {
            part.rows.extend(self.rows.get(*place).cloned());
            let joints = self.tree.joints.get(*place).cloned();
            part.tree.joints.push(joints.unwrap_or_default());
            let children = self.tree.children.get(*place).into_iter().flatten();
            // Of the other rows, nothing that is below is there.
            let children: Vec<usize> = children.filter_map(kept).collect();
            part.tree.children.push(children);
        }
        part.tree.tops = self.tree.tops.iter().filter_map(kept).collect();
        part
    }
}
