//! What a thing was and is, in words short enough for a list of changes.

use crate::contract::{State, Value};
use crate::edit::{Difference, Snapshot};
use crate::wording::date::Style;
use crate::wording::{self, Lang};

/// What a changed thing was and is. `None` on the side where it does not exist.
pub fn change_texts(change: &Difference, lang: Lang) -> (Option<String>, Option<String>) {
    let say = |side: &Option<Snapshot>| side.as_ref().map(|s| snapshot_text(s, lang));
    (say(&change.old), say(&change.new))
}

/// The note that a change brought to a figure: why it was changed.
pub fn reason(old: Option<&Snapshot>, new: Option<&Snapshot>) -> Option<String> {
    let note = |side: Option<&Snapshot>| match side {
        Some(Snapshot::Commitment(commitment)) => commitment.note.clone(),
        _ => None,
    };
    note(new).filter(|new| note(old).as_ref() != Some(new))
}

/// A state as one short text: `142,8 M€`, `non publié`.
pub fn state_text(state: &State, lang: Lang) -> String {
    match state.statement() {
        Some(statement) => wording::amount::statement_short(statement, lang),
        None => wording::sentence::state_name(state.kind(), lang).to_owned(),
    }
}

/// An announced value as one short text.
pub fn value_text(value: &Value, lang: Lang) -> String {
    match value {
        Value::Amount(state) => state_text(state, lang),
        Value::Share { percent, .. } => wording::share::published(*percent, lang),
    }
}

/// A thing as one short text: its amount, its date, its name.
pub(super) fn snapshot_text(thing: &Snapshot, lang: Lang) -> String {
    match thing {
        Snapshot::Identity(identity) => identity.title.clone(),
        Snapshot::Perimeter(perimeter) => perimeter.name.clone(),
        Snapshot::Partner(partner) => partner.name.clone(),
        Snapshot::Group(group) => group.name.clone(),
        Snapshot::Line(line) => line.title.clone(),
        Snapshot::Commitment(commitment) => state_text(&commitment.amount, lang),
        Snapshot::Announced(figure) => value_text(&figure.value, lang),
        Snapshot::Lane(lane) => lane.title.clone(),
        Snapshot::Deadline(event) => wording::date::when(event.date, Style::Short, lang),
        Snapshot::Document(document) => document.title.clone(),
        Snapshot::Source(source) => source.title.clone(),
        Snapshot::Dismissal(dismissal) => dismissal.reason.clone(),
    }
}
