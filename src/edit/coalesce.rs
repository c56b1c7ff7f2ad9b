//! Making one undo step of many small edits, and telling edits that change nothing.

use super::part::Part;
use super::target::Target;
use super::{Change, Edit, LineChange};
use crate::contract::{Contract, Sequence};

/// True when making the edit would leave the contract as it is.
pub(super) fn changes_nothing(contract: &Contract, edit: &Edit) -> bool {
    match edit {
        Edit::SetAmount { commitment, state } => contract
            .commitment(*commitment)
            .is_some_and(|c| c.amount == *state),
        Edit::SetAnnounced { key, value } => contract
            .announced_figure(*key)
            .is_some_and(|a| a.value == *value),
        Edit::MoveDeadline { id, date } => contract.deadline(id).is_some_and(|d| d.date == *date),
        Edit::SetIdentity(identity) => contract.identity == **identity,
        Edit::Perimeter(change) => is_idle(change, &contract.perimeters),
        Edit::Partner(change) => is_idle(change, &contract.partners),
        Edit::Group(change) => is_idle(change, &contract.groups),
        Edit::Commitment(Change::Replace { id, item }) => contract.commitment(*id) == Some(item),
        Edit::Commitment(change) => is_idle(change, &contract.commitments),
        Edit::Announced(change) => is_idle(change, &contract.announced),
        Edit::Lane(change) => is_idle(change, &contract.schedule.lanes),
        Edit::Deadline(change) => is_idle(change, &contract.schedule.deadlines),
        Edit::Document(change) => is_idle(change, &contract.references.documents),
        Edit::Source(change) => is_idle(change, &contract.references.sources),
        Edit::Dismissal(change) => is_idle(change, &contract.dismissed),
        Edit::Line(change) => is_idle_line(contract, change),
        Edit::Batch(edits) => edits.iter().all(|edit| changes_nothing(contract, edit)),
    }
}

fn is_idle<T: Part>(change: &Change<T>, list: &impl Sequence<Item = T>) -> bool {
    match change {
        Change::Replace { id, item } => list.each().any(|o| o.id() == id && o == item),
        Change::Move { id, to } => list.item(*to).is_some_and(|other| other.id() == id),
        Change::Insert { .. } | Change::Remove { .. } => false,
    }
}

fn is_idle_line(contract: &Contract, change: &LineChange) -> bool {
    match change {
        LineChange::Replace { id, line } => contract.line(id) == Some(line),
        LineChange::Move { id, parent, to } => {
            let mut siblings = contract.lines.iter().filter(|l| l.parent == *parent);
            siblings.nth(*to).is_some_and(|line| line.id == *id)
        }
        LineChange::Insert { .. } | LineChange::Remove { .. } => false,
    }
}

/// The inverse of two edits made one after the other, from the inverse of each. An inverse that
/// an older one overrides is dropped, so that a drag costs no more than one edit.
pub(super) fn merge(older: Edit, newer: Edit) -> Edit {
    let older = flatten(older);
    let mut all: Vec<Edit> = flatten(newer)
        .into_iter()
        .filter(|new| !older.iter().any(|old| overrides(old, new)))
        .collect();
    all.extend(older);
    if all.len() == 1
        && let Some(single) = all.pop()
    {
        return single;
    }
    Edit::Batch(all)
}

fn flatten(edit: Edit) -> Vec<Edit> {
    match edit {
        Edit::Batch(edits) => edits.into_iter().flat_map(flatten).collect(),
        single => vec![single],
    }
}

/// True when applying `later` after `earlier` leaves nothing of `earlier`.
fn overrides(later: &Edit, earlier: &Edit) -> bool {
    match (fields_set(later), fields_set(earlier)) {
        (Some((a, whole)), Some((b, part))) => a == b && (whole || !part),
        _ => false,
    }
}

/// What a single edit sets: which thing, and whether all of it or its one main field.
/// `None` for edits that change a list.
fn fields_set(edit: &Edit) -> Option<(Target, bool)> {
    Some(match edit {
        Edit::SetAmount { commitment, .. } => (Target::Commitment(*commitment), false),
        Edit::SetAnnounced { key, .. } => (Target::Announced(*key), false),
        Edit::MoveDeadline { id, .. } => (Target::Deadline(id.clone()), false),
        Edit::SetIdentity(_) => (Target::Identity, true),
        Edit::Perimeter(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Partner(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Group(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Commitment(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Announced(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Lane(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Deadline(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Document(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Source(Change::Replace { item, .. }) => (item.target(), true),
        Edit::Dismissal(Change::Replace { item, .. }) => (item.target(), true),
        _ => return None,
    })
}
