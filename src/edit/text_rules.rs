//! What a typed text may be. Only texts that an edit brings in are looked at, so that a file
//! with an odd text can still be edited elsewhere.

use super::part::{Text, identity_texts, state_texts};
use super::refused::Refused;
use super::target::Target;
use super::{Change, Edit, LineChange, Part};
use crate::contract::{Contract, MAX_MARKS, State, Value, is_hidden, longest_marks, spelled};
use unicode_normalization::char::is_combining_mark;

/// Longest name, title or one-line text, in characters.
pub const MAX_NAME: usize = 500;
/// Longest free text, in characters.
pub const MAX_FREE_TEXT: usize = 20_000;

/// Refuses texts that the edit brings in and that cannot be shown or kept.
pub(super) fn check(contract: &Contract, edit: &Edit) -> Result<(), Refused> {
    match edit {
        Edit::SetAmount { commitment, state } => {
            let before = contract.commitment(*commitment).map(|c| &c.amount);
            check_state(&Target::Commitment(*commitment), state, before)
        }
        Edit::SetAnnounced { key, value } => match value {
            Value::Amount(state) => {
                let before = contract.announced_figure(*key).and_then(|a| a.state());
                check_state(&Target::Announced(*key), state, before)
            }
            Value::Share { .. } => Ok(()),
        },
        Edit::MoveDeadline { .. } => Ok(()),
        Edit::SetIdentity(identity) => {
            let known = identity_texts(&contract.identity);
            check_texts(&Target::Identity, &identity_texts(identity), &known)
        }
        Edit::Perimeter(change) => check_change(change, |id| contract.perimeter(id)),
        Edit::Partner(change) => check_change(change, |id| contract.partner(id)),
        Edit::Group(change) => check_change(change, |id| contract.group(id)),
        Edit::Commitment(change) => check_change(change, |key| contract.commitment(*key)),
        Edit::Announced(change) => check_change(change, |key| contract.announced_figure(*key)),
        Edit::Lane(change) => check_change(change, |id| contract.lane(id)),
        Edit::Deadline(change) => check_change(change, |id| contract.deadline(id)),
        Edit::Document(change) => check_change(change, |id| contract.document(id)),
        Edit::Source(change) => check_change(change, |id| contract.source(id)),
        Edit::Dismissal(change) => check_change(change, |id| contract.dismissal(id)),
        Edit::Line(LineChange::Insert { lines, .. }) => lines
            .iter()
            .try_for_each(|line| check_texts(&line.target(), &line.texts(), &[])),
        Edit::Line(LineChange::Replace { id, line }) => {
            let known = contract.line(id).map(Part::texts).unwrap_or_default();
            check_texts(&line.target(), &line.texts(), &known)
        }
        Edit::Line(LineChange::Remove { .. } | LineChange::Move { .. }) => Ok(()),
        Edit::Batch(edits) => edits.iter().try_for_each(|edit| check(contract, edit)),
    }
}

impl Edit {
    /// True when some text that this edit brings holds a hidden character.
    pub fn brings_hidden(&self) -> bool {
        let hides = |texts: Vec<Text<'_>>| texts.iter().any(|t| is_odd(t.as_str()));
        match self {
            Edit::SetAmount { state, .. } => hides(state_texts(state)),
            Edit::SetAnnounced { value, .. } => match value {
                Value::Amount(state) => hides(state_texts(state)),
                Value::Share { .. } => false,
            },
            Edit::MoveDeadline { .. } => false,
            Edit::SetIdentity(identity) => hides(identity_texts(identity)),
            Edit::Perimeter(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Partner(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Group(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Commitment(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Announced(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Lane(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Deadline(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Document(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Source(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Dismissal(change) => change.item().is_some_and(|item| hides(item.texts())),
            Edit::Line(LineChange::Insert { lines, .. }) => lines.iter().any(|l| hides(l.texts())),
            Edit::Line(LineChange::Replace { line, .. }) => hides(line.texts()),
            Edit::Line(LineChange::Remove { .. } | LineChange::Move { .. }) => false,
            Edit::Batch(edits) => edits.iter().any(Edit::brings_hidden),
        }
    }
}

fn is_odd(text: &str) -> bool {
    matches!(spelled(text), std::borrow::Cow::Owned(_))
}

fn check_state(target: &Target, state: &State, before: Option<&State>) -> Result<(), Refused> {
    let known = before.map(state_texts).unwrap_or_default();
    check_texts(target, &state_texts(state), &known)
}

fn check_change<'a, T: Part + 'a>(
    change: &Change<T>,
    held: impl Fn(&T::Id) -> Option<&'a T>,
) -> Result<(), Refused> {
    match change {
        Change::Insert { item, .. } => check_texts(&item.target(), &item.texts(), &[]),
        Change::Replace { id, item } => {
            let known = held(id).map(Part::texts).unwrap_or_default();
            check_texts(&item.target(), &item.texts(), &known)
        }
        Change::Remove { .. } | Change::Move { .. } => Ok(()),
    }
}

fn check_texts(target: &Target, texts: &[Text<'_>], known: &[Text<'_>]) -> Result<(), Refused> {
    texts
        .iter()
        .filter(|text| !known.contains(text))
        .try_for_each(|text| check_text(target, *text))
}

/// Refuses one text.
fn check_text(target: &Target, text: Text<'_>) -> Result<(), Refused> {
    let limit = match text {
        Text::Name(_) | Text::Line(_) => MAX_NAME,
        Text::Free(_) | Text::Reason(_) => MAX_FREE_TEXT,
    };
    let words = text.as_str();
    let length = words.chars().count();
    if length > limit {
        return Err(Refused::TextTooLong {
            target: target.clone(),
            length,
            limit,
        });
    }
    let may_break = matches!(text, Text::Free(_) | Text::Reason(_));
    let bad = words
        .chars()
        .find(|c| is_unwanted(*c) && !(may_break && matches!(c, '\n' | '\t')));
    if let Some(found) = bad {
        return Err(Refused::ControlCharacter {
            target: target.clone(),
            found,
        });
    }
    if longest_marks(words) > MAX_MARKS
        && let Some(found) = words.chars().find(|c| is_combining_mark(*c))
    {
        return Err(Refused::ControlCharacter {
            target: target.clone(),
            found,
        });
    }
    match text {
        Text::Name(_) if is_blank(words) => Err(Refused::NameEmpty(target.clone())),
        Text::Reason(_) if is_blank(words) => Err(Refused::ReasonNeeded),
        _ => Ok(()),
    }
}

/// True when nothing can be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_hidden(c))
}

/// Control characters, and those that make a text read in another order than it is written.
fn is_unwanted(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
