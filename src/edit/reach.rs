//! What an edit touches. Looked at before and after it is made, since a thing may leave one line
//! for another.

use super::{Change, Edit, LineChange};
use crate::contract::{Contract, Deadline, FigureKey, Identity, LineId, Touched};

/// What an edit about to be made would touch, as far as the contract tells before.
pub fn touched(contract: &Contract, edit: &Edit) -> Touched {
    let mut touched = Touched::default();
    note(contract, edit, &mut touched);
    touched
}

/// Past this many things, it is no longer told which ones were touched.
const MOST: usize = 10_000;

/// Notes what an edit touches, in the contract as it is.
pub(super) fn note(contract: &Contract, edit: &Edit, touched: &mut Touched) {
    edit.each(&mut |single| {
        if touched.whole {
            return;
        }
        note_single(contract, single, touched);
        if touched.count() > MOST {
            *touched = Touched {
                whole: true,
                ..Touched::default()
            };
        }
    });
}

fn note_single(contract: &Contract, single: &Edit, touched: &mut Touched) {
    match single {
        Edit::SetAmount { commitment, .. } => figure(contract, *commitment, touched),
        Edit::Commitment(Change::Insert { item, .. }) => {
            touched.lines.insert(item.line.clone());
            touched.figures.insert(item.key);
        }
        Edit::Commitment(Change::Replace { id, item }) => {
            touched.lines.insert(item.line.clone());
            figure(contract, *id, touched);
        }
        Edit::Commitment(Change::Remove { id }) => figure(contract, *id, touched),
        Edit::SetAnnounced { key, .. } => figure(contract, *key, touched),
        Edit::Announced(Change::Insert { item, .. }) => {
            touched.figures.insert(item.key);
        }
        Edit::Announced(Change::Replace { id, .. } | Change::Remove { id }) => {
            figure(contract, *id, touched);
        }
        Edit::MoveDeadline { id, .. } | Edit::Deadline(Change::Remove { id }) => {
            event(contract.deadline(id), touched);
            touched.deadlines.insert(id.clone());
        }
        Edit::Deadline(Change::Insert { item, .. }) => {
            event(Some(item), touched);
            touched.deadlines.insert(item.id.clone());
        }
        Edit::Deadline(Change::Replace { id, item }) => {
            event(Some(item), touched);
            event(contract.deadline(id), touched);
            touched.deadlines.insert(id.clone());
        }
        // Where a figure or an event stands tells which one speaks first.
        Edit::Commitment(Change::Move { id, .. }) | Edit::Announced(Change::Move { id, .. }) => {
            figure(contract, *id, touched);
        }
        Edit::Deadline(Change::Move { id, .. }) => {
            event(contract.deadline(id), touched);
            touched.deadlines.insert(id.clone());
        }
        Edit::Line(change) => line(contract, change, touched),
        Edit::SetIdentity(identity) => identity_of(contract, identity, touched),
        Edit::Partner(Change::Replace { id, item }) => {
            let before = contract.partner(id);
            touched.whole |= before.is_none_or(|p| p.role != item.role);
            touched.names = true;
        }
        Edit::Perimeter(Change::Replace { id, item }) => {
            let before = contract.perimeter(id);
            touched.whole |= before.is_none_or(|p| p.part_of != item.part_of);
            touched.names = true;
        }
        Edit::Source(Change::Replace { id, item }) => {
            let before = contract.source(id);
            touched.whole |= before.is_none_or(|s| s.quotes != item.quotes);
            touched.names = true;
        }
        Edit::Group(_) | Edit::Lane(_) | Edit::Document(_) | Edit::Source(_) => {
            touched.names = true
        }
        // Who stands in which column, what counts where: everything follows from it.
        Edit::Perimeter(_) | Edit::Partner(_) => touched.whole = true,
        Edit::Dismissal(_) => touched.dismissed = true,
        Edit::Batch(_) => {}
    }
}

/// Dates of the whole are what events and operations are held against.
fn identity_of(contract: &Contract, identity: &Identity, touched: &mut Touched) {
    let old = &contract.identity;
    let dates = |of: &Identity| (of.period, of.signed, of.version.date);
    touched.whole |= dates(old) != dates(identity);
    touched.names = true;
}

fn line(contract: &Contract, change: &LineChange, touched: &mut Touched) {
    let tree = &mut touched.tree;
    let mut goes = |id: &LineId| {
        let places = contract.subtree(id).unwrap_or_default();
        let block = contract.lines.range(places);
        tree.moved.extend(block.map(|line| line.id.clone()));
        if let Some(line) = contract.line(id) {
            tree.parents.insert(line.parent.clone());
        }
    };
    match change {
        LineChange::Remove { id } => goes(id),
        LineChange::Move { id, parent, .. } => {
            goes(id);
            tree.parents.insert(parent.clone());
        }
        LineChange::Insert { parent, lines, .. } => {
            tree.moved.extend(lines.iter().map(|line| line.id.clone()));
            tree.parents.insert(parent.clone());
        }
        LineChange::Replace { id, line } => {
            tree.described.insert(id.clone());
            tree.parents.insert(line.parent.clone());
        }
    }
}

/// A figure of either kind: an edit that takes one for the other is refused, but noted before.
fn figure(contract: &Contract, key: FigureKey, touched: &mut Touched) {
    touched.figures.insert(key);
    if let Some(commitment) = contract.commitment(key) {
        touched.lines.insert(commitment.line.clone());
    }
}

fn event(deadline: Option<&Deadline>, touched: &mut Touched) {
    touched
        .lines
        .extend(deadline.and_then(|d| d.links.line.clone()));
}
