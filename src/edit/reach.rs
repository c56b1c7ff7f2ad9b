//! What an edit touches. Looked at before and after it is made, since a thing may leave one line
//! for another.

use super::{Change, Edit, LineChange};
use crate::contract::{Contract, Deadline, FigureKey, Touched};

/// Notes what an edit touches, in the contract as it is.
pub(super) fn note(contract: &Contract, edit: &Edit, touched: &mut Touched) {
    edit.each(&mut |single| match single {
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
        // The order of things, names, dates of the whole: everything may follow from them.
        Edit::Commitment(Change::Move { .. })
        | Edit::Announced(Change::Move { .. })
        | Edit::Deadline(Change::Move { .. })
        | Edit::SetIdentity(_)
        | Edit::Perimeter(_)
        | Edit::Partner(_)
        | Edit::Group(_)
        | Edit::Line(
            LineChange::Insert { .. }
            | LineChange::Remove { .. }
            | LineChange::Replace { .. }
            | LineChange::Move { .. },
        )
        | Edit::Lane(_)
        | Edit::Document(_)
        | Edit::Source(_) => touched.whole = true,
        Edit::Dismissal(_) => touched.dismissed = true,
        Edit::Batch(_) => {}
    });
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
