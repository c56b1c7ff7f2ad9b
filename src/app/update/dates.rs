//! Dates typed or dragged.

use super::commit;
use crate::app::session::{Notice, Session};
use crate::app::view::DateEdit;
use crate::chart::timeline::stepped;
use crate::contract::{Deadline, DeadlineId, Outcome, When};
use crate::edit::{Change, Edit, Gesture, Target, parse_date};
use crate::wording;

/// Opens the date of an event, with the text that it prints as.
pub(super) fn begin(session: &mut Session, deadline: DeadlineId) {
    let Some(text) = printed(session, &deadline) else {
        return;
    };
    session.view.selection = Some(crate::chart::Subject::Deadline(deadline.clone()));
    session.view.schedule.editing = Some(DateEdit {
        deadline,
        text,
        recalled: 0,
        typed: false,
    });
}

/// The date of an event as it prints.
pub(in crate::app) fn printed(session: &Session, deadline: &DeadlineId) -> Option<String> {
    let event = session.document.as_ref()?.contract().deadline(deadline)?;
    let style = wording::date::Style::Long;
    Some(wording::date::when(
        event.date,
        style,
        session.settings.lang,
    ))
}

/// Validates the typed date. A text that is no date stays, with its reason under it.
pub(super) fn commit_typed(session: &mut Session) {
    let Some(edit) = session.view.schedule.editing.clone() else {
        return;
    };
    // Leaving a date as it was is no edit.
    if printed(session, &edit.deadline).as_deref() == Some(edit.text.as_str()) {
        session.view.schedule.editing = None;
        return;
    }
    if let Ok(date) = parse_date(&edit.text) {
        let edit = Edit::MoveDeadline {
            id: edit.deadline,
            date,
        };
        if commit(session, Ok(edit)) {
            session.view.schedule.editing = None;
        }
    }
}

/// Moves the date being typed: by days, or by months. A date known to the month moves by months
/// or years, one known to the year by years.
pub(super) fn step(session: &mut Session, by: i32, months: bool) {
    let lang = session.settings.lang;
    let Some(edit) = session.view.schedule.editing.as_mut() else {
        return;
    };
    let Ok(date) = parse_date(&edit.text) else {
        return;
    };
    if let Some(date) = stepped(date, by, months) {
        edit.text = wording::date::when(date, wording::date::Style::Long, lang);
    }
}

/// Says whether an event took place.
pub(super) fn set_outcome(session: &mut Session, id: &DeadlineId, outcome: Outcome) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let Some(event) = document.contract().deadline(id) else {
        return;
    };
    let item = Deadline {
        outcome,
        ..event.clone()
    };
    let id = id.clone();
    commit(session, Ok(Edit::Deadline(Change::Replace { id, item })));
}

/// Moves an event. While a drag goes on, all its moves are one step of undo.
pub(super) fn move_deadline(session: &mut Session, id: DeadlineId, date: When, dragging: bool) {
    let edit = Edit::MoveDeadline {
        id: id.clone(),
        date,
    };
    if !dragging {
        commit(session, Ok(edit));
        return;
    }
    let Some(document) = session.document.as_mut() else {
        return;
    };
    let gesture = Gesture {
        target: Target::Deadline(id),
        field: "date",
    };
    if let Err(refused) = document.drag(edit, gesture) {
        session.notice = Some(Notice::Refused(refused));
    }
}
