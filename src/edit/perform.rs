//! Making an edit: structure first, then texts and references, all or nothing.
//! Knows nothing of history.

use super::change::find_mut;
use super::many::{self, Step};
use super::refused::Refused;
use super::soundness::Reach;
use super::target::Target;
use super::{Change, Edit, text_rules};
use crate::contract::{Commitment, Contract, Entity, FigureKey};
use std::mem::replace;

/// Makes an edit and returns the edit that undoes it. On refusal nothing has changed.
pub fn apply(contract: &mut Contract, edit: Edit) -> Result<Edit, Refused> {
    text_rules::check(contract, &edit)?;
    adopt(contract, edit)
}

/// Makes an edit whose texts were read from a file, where rules for what people type do not
/// hold: only references and structure are looked at. Returns the edit that undoes it; on
/// refusal nothing has changed.
pub fn adopt(contract: &mut Contract, edit: Edit) -> Result<Edit, Refused> {
    let next_key = contract.next_key;
    let done = perform_checked(contract, edit);
    if done.is_err() {
        contract.next_key = next_key;
    }
    done
}

fn perform_checked(contract: &mut Contract, edit: Edit) -> Result<Edit, Refused> {
    let reach = Reach::of(contract, &edit);
    let inverse = perform(contract, edit)?;
    let broken = reach.broken(contract);
    if broken.is_empty() {
        return Ok(inverse);
    }
    let edit = perform(contract, inverse)?;
    // What was already so before the edit is no reason to refuse it.
    let before = reach.broken(contract);
    match broken.into_iter().find(|b| !before.contains(b)) {
        Some(new) => Err(new.refusal(|target| target.exists(contract))),
        None => perform(contract, edit),
    }
}

/// Undoes what was just done, which cannot be refused.
fn restore(contract: &mut Contract, inverse: Edit) {
    let done = perform(contract, inverse);
    debug_assert!(done.is_ok(), "an inverse was refused: {done:?}");
}

/// Makes an edit without looking at texts and references: what undo, redo and batches need.
/// On refusal nothing has changed.
pub(super) fn perform(contract: &mut Contract, edit: Edit) -> Result<Edit, Refused> {
    Ok(match edit {
        Edit::SetAmount { commitment, state } => {
            let place = contract.commitment_place(commitment);
            let slot = place.and_then(|at| contract.commitments.get_mut(at));
            let slot = slot.ok_or(Refused::Unknown(Target::Commitment(commitment)))?;
            let state = replace(&mut slot.amount, state);
            Edit::SetAmount { commitment, state }
        }
        Edit::SetAnnounced { key, value } => {
            let slot = find_mut(&mut contract.announced, &key)?;
            let value = replace(&mut slot.value, value);
            Edit::SetAnnounced { key, value }
        }
        Edit::MoveDeadline { id, date } => {
            let place = contract.deadline_place(&id);
            let slot = place.and_then(|at| contract.schedule.deadlines.get_mut(at));
            let slot = slot.ok_or_else(|| Refused::Unknown(Target::Deadline(id.clone())))?;
            let date = replace(&mut slot.date, date);
            Edit::MoveDeadline { id, date }
        }
        Edit::SetIdentity(mut identity) => {
            std::mem::swap(&mut contract.identity, &mut identity);
            Edit::SetIdentity(identity)
        }
        Edit::Perimeter(change) => Edit::Perimeter(change.apply(&mut contract.perimeters)?),
        Edit::Partner(change) => {
            let place = contract.partner_place(change.id());
            let inverse = change.apply_at(&mut contract.partners, place)?;
            if !matches!(inverse, Change::Replace { .. }) {
                contract.finder.partners_changed();
            }
            Edit::Partner(inverse)
        }
        Edit::Group(change) => Edit::Group(change.apply(&mut contract.groups)?),
        Edit::Line(change) => Edit::Line(change.apply(contract)?),
        Edit::Commitment(change) => {
            let key = inserted_key(&change);
            if let Some(twice) = key.filter(|key| contract.announced_figure(*key).is_some()) {
                return Err(Refused::Duplicate(Target::Announced(twice)));
            }
            let inverse = perform_commitment(contract, change)?;
            take(contract, key);
            Edit::Commitment(inverse)
        }
        Edit::Announced(change) => {
            let key = inserted_key(&change);
            if let Some(twice) = key.filter(|key| contract.commitment(*key).is_some()) {
                return Err(Refused::Duplicate(Target::Commitment(twice)));
            }
            let inverse = change.apply(&mut contract.announced)?;
            take(contract, key);
            Edit::Announced(inverse)
        }
        Edit::Lane(change) => Edit::Lane(change.apply(&mut contract.schedule.lanes)?),
        Edit::Deadline(change) => {
            let place = contract.deadline_place(change.id());
            let inverse = change.apply_at(&mut contract.schedule.deadlines, place)?;
            if !matches!(inverse, Change::Replace { .. }) {
                contract.finder.deadlines_changed();
            }
            Edit::Deadline(inverse)
        }
        Edit::Document(change) => Edit::Document(change.apply(&mut contract.references.documents)?),
        Edit::Source(change) => Edit::Source(change.apply(&mut contract.references.sources)?),
        Edit::Dismissal(change) => Edit::Dismissal(change.apply(&mut contract.dismissed)?),
        Edit::Batch(edits) => Edit::Batch(perform_all(contract, edits)?),
    })
}

fn perform_commitment(
    contract: &mut Contract,
    change: Change<Commitment>,
) -> Result<Change<Commitment>, Refused> {
    let key = *change.id();
    let unknown = Refused::Unknown(Target::Commitment(key));
    let place = contract.commitment_place(key);
    let len = contract.commitments.len();
    Ok(match (change, place) {
        (Change::Replace { id, item }, _) => {
            let old = place.and_then(|at| contract.commitments.get(at));
            let old = old.map(|c| c.line.clone());
            let new = item.line.clone();
            let change = Change::Replace { id, item };
            let inverse = change.apply_at(&mut contract.commitments, place)?;
            if let Some(old) = old {
                contract.finder.commitment_changed(key, &old, &new);
            }
            inverse
        }
        (Change::Insert { .. }, Some(_)) => {
            return Err(Refused::Duplicate(Target::Commitment(key)));
        }
        (Change::Insert { at, .. }, None) if at > len => {
            return Err(Refused::BadIndex { index: at, len });
        }
        (Change::Insert { at, item }, None) => {
            contract.put_commitments(&[at], vec![item]);
            Change::Remove { id: key }
        }
        (Change::Remove { .. }, Some(at)) => {
            let item = contract.take_commitments(&[at]).pop().ok_or(unknown)?;
            Change::Insert { at, item }
        }
        (Change::Move { to, .. }, Some(_)) if to >= len => {
            return Err(Refused::BadIndex { index: to, len });
        }
        (Change::Move { to, .. }, Some(from)) => {
            let item = contract.take_commitments(&[from]);
            contract.put_commitments(&[to], item);
            Change::Move { id: key, to: from }
        }
        (Change::Remove { .. } | Change::Move { .. }, None) => return Err(unknown),
    })
}

/// The inverses, in the order in which they undo.
fn perform_all(contract: &mut Contract, edits: Vec<Edit>) -> Result<Vec<Edit>, Refused> {
    let mut inverses = Vec::with_capacity(edits.len());
    for step in many::steps(edits) {
        let done = match step {
            Step::One(edit) => perform(contract, *edit).map(|inverse| inverses.push(inverse)),
            Step::Many(run) => run.perform(contract).map(|all| inverses.extend(all)),
        };
        if let Err(refused) = done {
            for inverse in inverses.into_iter().rev() {
                restore(contract, inverse);
            }
            return Err(refused);
        }
    }
    inverses.reverse();
    Ok(inverses)
}

fn inserted_key<T: Entity<Id = FigureKey>>(change: &Change<T>) -> Option<FigureKey> {
    match change {
        Change::Insert { item, .. } => Some(*item.id()),
        Change::Remove { .. } | Change::Replace { .. } | Change::Move { .. } => None,
    }
}

/// A key once used is never given again, even after undo.
pub(super) fn take(contract: &mut Contract, key: Option<FigureKey>) {
    if let Some(FigureKey(n)) = key {
        contract.next_key = contract.next_key.max(n.saturating_add(1));
    }
}
