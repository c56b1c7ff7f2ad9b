//! Many commitments of a batch taken out or put in together: what each of them would do after the other, in one walk.

use super::perform::{perform, take};
use super::{Change, Edit, Refused};
use crate::contract::{Commitment, Contract, FigureKey};
use std::collections::BTreeSet;

/// Fewer edits than these are made one after the other.
const FEW: usize = 4;

/// One step of a batch.
pub(super) enum Step {
    /// One edit.
    One(Box<Edit>),
    /// Many that are one walk.
    Many(Run),
}

/// Edits of commitments that follow one another in a batch.
pub(super) enum Run {
    /// These are taken out.
    Remove(Vec<FigureKey>),
    /// These are put in, each at the place that it has once those before are in.
    Insert(Vec<(usize, Commitment)>),
}

/// The steps of a batch.
pub(super) fn steps(edits: Vec<Edit>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::with_capacity(edits.len().min(64));
    for edit in edits {
        match (edit, steps.last_mut()) {
            (Edit::Commitment(Change::Remove { id }), Some(Step::Many(Run::Remove(keys)))) => {
                keys.push(id);
            }
            (
                Edit::Commitment(Change::Insert { at, item }),
                Some(Step::Many(Run::Insert(items))),
            ) => items.push((at, item)),
            (Edit::Commitment(Change::Remove { id }), _) => {
                steps.push(Step::Many(Run::Remove(vec![id])));
            }
            (Edit::Commitment(Change::Insert { at, item }), _) => {
                steps.push(Step::Many(Run::Insert(vec![(at, item)])));
            }
            (other, _) => steps.push(Step::One(Box::new(other))),
        }
    }
    steps
}

impl Run {
    /// Makes the edits and returns their inverses, the first one's first. On refusal nothing has
    /// changed.
    pub fn perform(self, contract: &mut Contract) -> Result<Vec<Edit>, Refused> {
        match self {
            Run::Remove(keys) => match rising_places(contract, &keys) {
                Some(places) => Ok(remove(contract, &places)),
                None => one_by_one(contract, Run::Remove(keys)),
            },
            Run::Insert(items) => match final_places(contract, &items) {
                Some(places) => Ok(insert(contract, &places, items)),
                None => one_by_one(contract, Run::Insert(items)),
            },
        }
    }

    fn edits(self) -> Vec<Edit> {
        match self {
            Run::Remove(keys) => {
                let edit = |id| Edit::Commitment(Change::Remove { id });
                keys.into_iter().map(edit).collect()
            }
            Run::Insert(items) => {
                let edit = |(at, item)| Edit::Commitment(Change::Insert { at, item });
                items.into_iter().map(edit).collect()
            }
        }
    }
}

fn one_by_one(contract: &mut Contract, run: Run) -> Result<Vec<Edit>, Refused> {
    let mut inverses = Vec::new();
    for edit in run.edits() {
        match perform(contract, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(refused) => {
                for inverse in inverses.into_iter().rev() {
                    let undone = perform(contract, inverse);
                    debug_assert!(undone.is_ok(), "an inverse was refused: {undone:?}");
                }
                return Err(refused);
            }
        }
    }
    Ok(inverses)
}

/// Where these stand, when there are many, all are there, and they stand in this order.
fn rising_places(contract: &Contract, keys: &[FigureKey]) -> Option<Vec<usize>> {
    if keys.len() < FEW {
        return None;
    }
    let places = keys.iter().map(|key| contract.commitment_place(*key));
    let places: Vec<usize> = places.collect::<Option<_>>()?;
    places.is_sorted_by(|a, b| a < b).then_some(places)
}

fn remove(contract: &mut Contract, places: &[usize]) -> Vec<Edit> {
    let taken = contract.take_commitments(places);
    // Each stood further down by those that were taken before it.
    let stood = places.iter().enumerate().map(|(n, at)| at - n);
    let inverse = |(at, item)| Edit::Commitment(Change::Insert { at, item });
    stood.zip(taken).map(inverse).collect()
}

/// Where these will stand, those put in last first: when there are many, each is put at or before
/// the place of the one before, as the inverse of a removal does, and none is there yet.
fn final_places(contract: &Contract, items: &[(usize, Commitment)]) -> Option<Vec<usize>> {
    if items.len() < FEW || !items.is_sorted_by(|(a, _), (b, _)| a >= b) {
        return None;
    }
    let mut keys = BTreeSet::new();
    let is_new = |key: FigureKey| {
        contract.commitment_place(key).is_none() && contract.announced_figure(key).is_none()
    };
    let within = items
        .first()
        .is_some_and(|(at, _)| *at <= contract.commitments.len());
    let all_new = items
        .iter()
        .all(|(_, c)| keys.insert(c.key) && is_new(c.key));
    let places = items.iter().rev().enumerate().map(|(n, (at, _))| at + n);
    (within && all_new).then(|| places.collect())
}

fn insert(contract: &mut Contract, places: &[usize], items: Vec<(usize, Commitment)>) -> Vec<Edit> {
    let keys: Vec<FigureKey> = items.iter().map(|(_, c)| c.key).collect();
    let items = items.into_iter().rev().map(|(_, item)| item).collect();
    contract.put_commitments(places, items);
    for key in &keys {
        take(contract, Some(*key));
    }
    let inverse = |id| Edit::Commitment(Change::Remove { id });
    keys.into_iter().map(inverse).collect()
}
