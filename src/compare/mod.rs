//! Two contracts → the edits between them; three → one that holds what both sides did, with the
//! questions that only a person can answer. Knows no file, no window, no language.
//!
//! Laws, held by tests: the edits from one contract to another, applied to the first, give the
//! second; merging with an unchanged side gives the other side; whatever is chosen, the merged
//! contract is sound and everything in it comes from one of the three.
//!
//! Keys of figures live in memory only: figures are the same when they say the same thing of
//! the same subject ([`with_keys_of`]), and [`same`] does not look at keys.

mod contrast;
mod lists;
mod matching;
mod merge;
mod order;
mod pairing;
mod tree;

#[cfg(test)]
mod tests;

pub use contrast::{Contrast, Driver, Glimpse, Reading, Section, Shift, Step, Way, finest};
pub use matching::{same, with_keys_of};
pub use merge::{Choices, Conflict, Field, List, Merge, Side, Spot, Three, Unsound, Values};
pub use pairing::{Pair, paired};

use crate::contract::*;
use crate::edit::{Difference, Edit, differences};

/// The edits that lead from one contract to another. Figures that are new get keys that `from`
/// never gave; all others keep theirs.
pub fn compare(from: &Contract, to: &Contract) -> Vec<Edit> {
    between(from, &with_keys_of(from, to))
}

/// The same for two contracts in which the same figures have the same keys already.
pub fn between(from: &Contract, to: &Contract) -> Vec<Edit> {
    let mut edits = Vec::new();
    if from.identity != to.identity {
        edits.push(Edit::SetIdentity(Box::new(to.identity.clone())));
    }
    edits.extend(lists::between(&from.perimeters, &to.perimeters).map(Edit::Perimeter));
    edits.extend(lists::between(&from.partners, &to.partners).map(Edit::Partner));
    edits.extend(lists::between(&from.groups, &to.groups).map(Edit::Group));
    edits.extend(tree::between(&from.lines, &to.lines).map(Edit::Line));
    edits.extend(lists::between(&from.commitments, &to.commitments).map(|c| amount(from, c)));
    edits.extend(lists::between(&from.announced, &to.announced).map(|c| value(from, c)));
    let (old, new) = (&from.schedule, &to.schedule);
    edits.extend(lists::between(&old.lanes, &new.lanes).map(Edit::Lane));
    edits.extend(lists::between(&old.deadlines, &new.deadlines).map(|c| date(from, c)));
    let (old, new) = (&from.references, &to.references);
    edits.extend(lists::between(&old.documents, &new.documents).map(Edit::Document));
    edits.extend(lists::between(&old.sources, &new.sources).map(Edit::Source));
    edits.extend(lists::between(&from.dismissed, &to.dismissed).map(Edit::Dismissal));
    edits
}

/// What differs between two contracts, thing by thing, old and new.
pub fn what_differs(from: &Contract, to: &Contract) -> Vec<Difference> {
    let to = with_keys_of(from, to);
    let mut found = differences(&to, &between(&to, from));
    found.reverse();
    found
}

/// The smaller edit where only the amount of a commitment changes.
fn amount(from: &Contract, change: crate::edit::Change<Commitment>) -> Edit {
    if let crate::edit::Change::Replace { id, item } = &change
        && let Some(old) = from.commitment(*id)
        && only_amount(old, item)
    {
        return Edit::SetAmount {
            commitment: *id,
            state: item.amount.clone(),
        };
    }
    Edit::Commitment(change)
}

fn only_amount(old: &Commitment, new: &Commitment) -> bool {
    let with_new = Commitment {
        amount: new.amount.clone(),
        ..old.clone()
    };
    with_new == *new
}

/// The smaller edit where only the value of an announced figure changes.
fn value(from: &Contract, change: crate::edit::Change<Announced>) -> Edit {
    if let crate::edit::Change::Replace { id, item } = &change
        && let Some(old) = from.announced_figure(*id)
    {
        let with_new = Announced {
            value: item.value.clone(),
            ..old.clone()
        };
        if with_new == *item {
            return Edit::SetAnnounced {
                key: *id,
                value: item.value.clone(),
            };
        }
    }
    Edit::Announced(change)
}

/// The smaller edit where only the date of an event changes.
fn date(from: &Contract, change: crate::edit::Change<Deadline>) -> Edit {
    if let crate::edit::Change::Replace { id, item } = &change
        && let Some(old) = from.deadline(id)
    {
        let with_new = Deadline {
            date: item.date,
            ..old.clone()
        };
        if with_new == *item {
            return Edit::MoveDeadline {
                id: id.clone(),
                date: item.date,
            };
        }
    }
    Edit::Deadline(change)
}
