//! Dates typed or dragged.

use super::commit;
use crate::app::session::{Notice, Session};
use crate::app::view::DateEdit;
use crate::contract::{DeadlineId, When};
use crate::edit::{Edit, Gesture, Target, parse_date};
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
    });
}

/// The date of an event as it prints.
fn printed(session: &Session, deadline: &DeadlineId) -> Option<String> {
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
