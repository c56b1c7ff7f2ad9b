//! The changes that make one list of another: what goes, what is new contents, what moves, what
//! comes. As few moves as there can be. Knows nothing of what the lists hold.

use super::order::rising;
use crate::contract::{Entity, Sequence};
use crate::edit::{Change, Part};
use std::collections::BTreeMap;

/// Changes that, applied in this order to `old`, give `new`.
pub(super) fn between<T: Part, S: Sequence<Item = T> + PartialEq>(
    old: &S,
    new: &S,
) -> impl Iterator<Item = Change<T>> + use<T, S> {
    let mut changes = Vec::new();
    if old == new {
        return changes.into_iter();
    }
    let wanted: BTreeMap<&T::Id, &T> = new.each().map(|item| (item.id(), item)).collect();
    let mut row: Vec<T::Id> = Vec::with_capacity(new.size());
    for item in old.each() {
        match wanted.get(item.id()) {
            None => changes.push(Change::Remove {
                id: item.id().clone(),
            }),
            Some(now) => {
                row.push(item.id().clone());
                if *now != item {
                    changes.push(Change::Replace {
                        id: item.id().clone(),
                        item: (*now).clone(),
                    });
                }
            }
        }
    }
    let ids: Vec<&T::Id> = new.each().map(Entity::id).collect();
    for step in placed(&mut row, &ids) {
        changes.push(match step {
            Step::Insert { at, n } => match new.item(n) {
                Some(item) => Change::Insert {
                    at,
                    item: item.clone(),
                },
                None => continue,
            },
            Step::Move { id, to } => Change::Move { id, to },
        });
    }
    changes.into_iter()
}

/// One step towards an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step<I> {
    /// The `n`-th of the new list comes in at this position.
    Insert { at: usize, n: usize },
    /// A thing goes to this position, counted once it was taken out.
    Move { id: I, to: usize },
}

/// The steps that give `row` the order of `new`, and what is missing there. What `row` alone
/// holds stays in between.
pub(super) fn placed<I: Ord + Clone>(row: &mut Vec<I>, new: &[&I]) -> Vec<Step<I>> {
    let place: BTreeMap<&I, usize> = new.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    let known: Vec<usize> = row.iter().filter_map(|id| place.get(id).copied()).collect();
    let stays: Vec<usize> = rising(&known)
        .into_iter()
        .filter_map(|at| known.get(at).copied())
        .collect();
    let all: std::collections::BTreeSet<usize> = known.into_iter().collect();
    let mut steps = Vec::new();
    let mut last: Option<&I> = None;
    for (n, id) in new.iter().enumerate() {
        let is_known = all.contains(&n);
        if !(is_known && stays.binary_search(&n).is_ok()) {
            if is_known {
                row.retain(|other| other != *id);
            }
            let after = last.and_then(|last| row.iter().position(|other| other == last));
            let at = after.map_or(0, |at| at.saturating_add(1)).min(row.len());
            row.insert(at, (*id).clone());
            steps.push(if is_known {
                Step::Move {
                    id: (*id).clone(),
                    to: at,
                }
            } else {
                Step::Insert { at, n }
            });
        }
        last = Some(*id);
    }
    steps
}
