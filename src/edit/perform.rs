//! Making an edit: structure first, then texts and references, all or nothing.
//! Knows nothing of history.

use super::change::find_mut;
use super::integrity::{Broken, integrity, integrity_of};
use super::part::Part;
use super::refused::Refused;
use super::target::Target;
use super::{Change, Edit, LineChange, text_rules};
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
    let reach = Reach::of(&edit);
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
        Edit::Partner(change) => Edit::Partner(change.apply(&mut contract.partners)?),
        Edit::Group(change) => Edit::Group(change.apply(&mut contract.groups)?),
        Edit::Line(change) => Edit::Line(perform_line(contract, change)?),
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

fn perform_line(contract: &mut Contract, change: LineChange) -> Result<LineChange, Refused> {
    if let LineChange::Replace { id, line } = change {
        let place = contract.line_place(&id);
        return LineChange::replace(id, line, &mut contract.lines, place);
    }
    let done = change.apply(&mut contract.lines);
    // Even a refused move has taken lines out and put them back.
    contract.finder.lines_changed();
    done
}

fn perform_commitment(
    contract: &mut Contract,
    change: Change<Commitment>,
) -> Result<Change<Commitment>, Refused> {
    let key = *change.id();
    let place = contract.commitment_place(key);
    let inverse = change.apply_at(&mut contract.commitments, place)?;
    let place = match &inverse {
        Change::Remove { .. } => contract.commitments.iter().rposition(|c| c.key == key),
        Change::Insert { .. } | Change::Replace { .. } | Change::Move { .. } => place,
    };
    let now = place.and_then(|at| Some((at, contract.commitments.get(at)?)));
    let finder = &mut contract.finder;
    match (&inverse, now) {
        (Change::Insert { item, .. }, _) => finder.commitment_removed(key, &item.line),
        (Change::Remove { .. }, Some((at, now))) => finder.commitment_added(key, &now.line, at),
        (Change::Replace { item, .. }, Some((_, now))) => {
            finder.commitment_changed(key, &item.line, &now.line);
        }
        (Change::Move { .. }, _) => finder.commitments_moved(),
        (Change::Remove { .. } | Change::Replace { .. }, None) => {}
    }
    Ok(inverse)
}

/// The inverses, in the order in which they undo.
fn perform_all(contract: &mut Contract, edits: Vec<Edit>) -> Result<Vec<Edit>, Refused> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match perform(contract, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(refused) => {
                for inverse in inverses.into_iter().rev() {
                    restore(contract, inverse);
                }
                return Err(refused);
            }
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
fn take(contract: &mut Contract, key: Option<FigureKey>) {
    if let Some(FigureKey(n)) = key {
        contract.next_key = contract.next_key.max(n.saturating_add(1));
    }
}

/// How much of a contract an edit can break.
enum Reach {
    /// These things alone.
    Parts(Vec<Target>),
    /// Anything.
    Whole,
}

impl Reach {
    fn of(edit: &Edit) -> Reach {
        let mut parts = Vec::new();
        let mut whole = false;
        edit.each(&mut |single| match single {
            Edit::SetAmount { commitment, .. } => parts.push(Target::Commitment(*commitment)),
            Edit::SetAnnounced { key, .. } => parts.push(Target::Announced(*key)),
            Edit::MoveDeadline { .. } | Edit::SetIdentity(_) | Edit::Batch(_) => {}
            Edit::Partner(change) => whole |= !part_of(change, &mut parts),
            Edit::Group(change) => whole |= !part_of(change, &mut parts),
            Edit::Lane(change) => whole |= !part_of(change, &mut parts),
            Edit::Document(change) => whole |= !part_of(change, &mut parts),
            // Nothing refers to these, so that one less breaks nothing.
            Edit::Deadline(change) => {
                part_of(change, &mut parts);
            }
            Edit::Dismissal(change) => {
                part_of(change, &mut parts);
            }
            Edit::Commitment(change) => {
                part_of(change, &mut parts);
            }
            Edit::Announced(change) => {
                part_of(change, &mut parts);
            }
            Edit::Line(LineChange::Replace { id, .. }) => parts.push(Target::Line(id.clone())),
            Edit::Line(LineChange::Move { .. }) => {}
            Edit::Perimeter(_) | Edit::Source(_) | Edit::Line(_) => whole = true,
        });
        if whole {
            Reach::Whole
        } else {
            Reach::Parts(parts)
        }
    }

    fn broken(&self, contract: &Contract) -> Vec<Broken> {
        match self {
            Reach::Whole => integrity(contract),
            Reach::Parts(parts) => parts
                .iter()
                .flat_map(|target| integrity_of(contract, target))
                .collect(),
        }
    }
}

/// Notes what the change touches; false when it can break other things too.
fn part_of<T: Part>(change: &Change<T>, parts: &mut Vec<Target>) -> bool {
    match change {
        Change::Insert { item, .. } | Change::Replace { item, .. } => {
            parts.push(item.target());
            true
        }
        Change::Move { .. } => true,
        Change::Remove { .. } => false,
    }
}
