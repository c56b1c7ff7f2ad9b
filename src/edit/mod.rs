//! Every change a user can make to a contract: edits as values, each with its inverse, and the
//! history that undoes and redoes them. Knows no file, no window, no language: the names of edits
//! are data that wording turns into text.
//!
//! Laws, held by tests: after an accepted edit every id is unique and every reference resolves;
//! a refused edit changes nothing; applying the inverse restores the contract exactly, except
//! for the next figure key, since a key is never given twice.

mod addition;
mod cells;
mod change;
mod changes;
mod coalesce;
mod date_entry;
mod date_words;
mod difference;
mod entry;
mod history;
mod integrity;
mod line_change;
mod many;
mod naming;
mod part;
mod perform;
mod reach;
mod refused;
mod removal;
mod snapshot;
mod soundness;
mod sourcing;
mod target;
mod text_rules;
mod trial;

#[cfg(test)]
pub(crate) mod tests;

pub use addition::{
    Below, FirstNames, OnLane, add_announced, add_axis, add_deadline, add_document, add_group,
    add_lane, add_line, add_partner, add_perimeter, add_source, new_contract,
};
pub use cells::{Emptied, clear_cell, keep_total, set_cell, sole_commitment};
pub use change::Change;
pub use changes::Changes;
pub use date_entry::{DateEntryError, parse_date};
pub use difference::{Difference, differences};
pub use entry::{Entry, EntryError, parse_entry};
pub use history::{
    Gesture, History, PastChange, Revision, StepMade, ToSaved, make_aside, turn_aside,
};
pub use integrity::{Broken, integrity};
pub use line_change::LineChange;
pub use naming::{Label, Verb, label_of, name_of};
pub use part::{Part, Text};
pub use perform::{adopt, apply};
pub use reach::touched;
pub use refused::Refused;
pub use removal::{Dependent, Effect, change_source, remove, what_goes_with};
pub use snapshot::Snapshot;
pub use sourcing::{Settlement, cite, mark_published, resolve_conflict};
pub use target::{LineName, Name, Target};
pub use text_rules::{MAX_FREE_TEXT, MAX_NAME};
pub use trial::Trial;

use crate::contract::*;

/// A change to a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a commitment another amount or state.
    SetAmount {
        /// Which commitment.
        commitment: FigureKey,
        /// What is known of its amount.
        state: State,
    },
    /// Gives an announced figure another value.
    SetAnnounced {
        /// Which figure.
        key: FigureKey,
        /// Its value.
        value: Value,
    },
    /// Gives an event another date.
    MoveDeadline {
        /// Which event.
        id: DeadlineId,
        /// Its date.
        date: When,
    },
    /// Changes title, period, version and what else identifies the contract.
    SetIdentity(Box<Identity>),
    /// Changes the perimeters.
    Perimeter(Change<Perimeter>),
    /// Changes the partners.
    Partner(Change<Partner>),
    /// Changes the groups.
    Group(Change<Group>),
    /// Changes the tree of lines.
    Line(LineChange),
    /// Changes the commitments.
    Commitment(Change<Commitment>),
    /// Changes the announced figures.
    Announced(Change<Announced>),
    /// Changes the rows of the timeline.
    Lane(Change<Lane>),
    /// Changes the events.
    Deadline(Change<Deadline>),
    /// Changes the documents.
    Document(Change<Document>),
    /// Changes the sources.
    Source(Change<Source>),
    /// Sets points aside, or takes them up again.
    Dismissal(Change<Dismissal>),
    /// Several edits as one: all or none. References are checked at the end, not in between.
    /// It is named by its first edit, so the principal one comes first.
    Batch(Vec<Edit>),
}

impl Edit {
    /// Calls `see` with each single edit, in the order of application.
    pub fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Edit)) {
        match self {
            Edit::Batch(edits) => edits.iter().for_each(|edit| edit.each(see)),
            single => see(single),
        }
    }
}
