//! What a thing was: this session's edits, the value it was opened with, the version before.

use super::pen::Pen;
use crate::chart::change::{reason, snapshot_text};
use crate::contract::{Announced, Commitment, LineId, PartnerId, Subject as About, Value, When};
use crate::edit::{PastChange, Target};
use crate::wording::{self, Key, date};

/// One value in the past of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastValue {
    /// What it was, or became.
    pub title: String,
    /// At the end of the line: a version.
    pub aside: Option<String>,
    /// Below it.
    pub note: Option<String>,
    /// True for an edit of this session.
    pub is_edit: bool,
}

/// The past of these things, latest first. `before` is the value in the version before.
pub fn history(pen: &Pen<'_>, targets: &[Target], before: Option<String>) -> Vec<PastValue> {
    let mut all: Vec<PastValue> = Vec::new();
    let mut origin = None;
    for target in targets {
        let changes = pen.scene.history.changes_to(pen.contract, target);
        origin = changes.last().and_then(|c| c.old.clone()).or(origin);
        all.extend(changes.iter().map(|change| edited(pen, change)));
    }
    if !targets.is_empty() {
        let note = match (&origin, all.is_empty()) {
            (Some(value), _) => Some(snapshot_text(value, pen.lang)),
            (None, true) => Some(pen.text(Key::InspectorNoChange).to_owned()),
            (None, false) => None,
        };
        // What was added in this session had no value before it.
        if let Some(note) = note {
            all.push(PastValue {
                title: pen.text(Key::InspectorOriginal).to_owned(),
                aside: Some(pen.contract.identity.version.label.clone()),
                note: Some(note),
                is_edit: false,
            });
        }
    }
    if let (Some(value), Some(previous)) = (before, pen.scene.previous) {
        let label = previous.identity.version.label.as_str();
        all.push(PastValue {
            title: value,
            aside: Some(label.to_owned()),
            note: Some(pen.fill(Key::InspectorPrevious, &[("label", label)])),
            is_edit: false,
        });
    }
    all
}

fn edited(pen: &Pen<'_>, change: &PastChange) -> PastValue {
    let say = |side: &Option<_>| side.as_ref().map(|s| snapshot_text(s, pen.lang));
    let title = match (say(&change.old), say(&change.new)) {
        (Some(old), Some(new)) if old == new => wording::edit::label(&change.label, pen.lang),
        (Some(old), Some(new)) => {
            let values = [("before", old.as_str()), ("after", new.as_str())];
            pen.fill(Key::EditChange, &values)
        }
        (None, Some(new)) => new,
        (Some(old), None) => old,
        (None, None) => String::new(),
    };
    let reason = reason(change.old.as_ref(), change.new.as_ref());
    let reason = reason.map(|text| wording::sentence::quoted(&text, pen.lang));
    PastValue {
        title,
        aside: None,
        note: reason.or_else(|| Some(pen.text(Key::InspectorThisSession).to_owned())),
        is_edit: true,
    }
}

/// The value of a cell in the version before.
pub fn cell_before(pen: &Pen<'_>, line: &LineId, partner: &PartnerId) -> Option<String> {
    let perimeter = &pen.scene.summary.perimeter;
    let here = |c: &&Commitment| {
        c.line == *line && c.sole_partner() == Some(partner) && c.is_in(perimeter)
    };
    let found = pen.scene.previous?.commitments.iter().find(here)?;
    Some(crate::chart::state_text(&found.amount, pen.lang))
}

/// The value announced for a subject in the version before.
pub fn announced_before(pen: &Pen<'_>, about: &About, share: bool) -> Option<String> {
    let perimeter = &pen.scene.summary.perimeter;
    let here = |a: &&Announced| {
        a.subject == *about && a.is_in(perimeter) && matches!(a.value, Value::Share { .. }) == share
    };
    let found = pen.scene.previous?.announced.iter().find(here)?;
    Some(crate::chart::value_text(&found.value, pen.lang))
}

/// The date of an event in the version before.
pub fn date_before(pen: &Pen<'_>, id: &crate::contract::DeadlineId) -> Option<String> {
    let found = pen.scene.previous?.deadline(id)?;
    Some(date_text(pen, found.date))
}

fn date_text(pen: &Pen<'_>, at: When) -> String {
    date::when(at, date::Style::Short, pen.lang)
}
