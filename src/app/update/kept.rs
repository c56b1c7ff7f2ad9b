//! What is typed is kept: before anything that would end the typing, the text becomes an edit if
//! it can; else the typing goes on, and nothing else happens.

use super::{cells, dates, files, forms};
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::intent::{FormIntent, Intent, Then, Typing, UnfinishedChoice};
use crate::app::session::{After, Notice, Session};
use crate::app::view::{Overlay, Unfinished, View};

type Effects = Vec<Effect>;

/// True when the wish may be carried out: nothing is being typed that it would end, or what was
/// typed is an edit now. Otherwise the typing is called back to.
pub(super) fn allows(session: &mut Session, intent: &Intent) -> bool {
    if !is_typing(&session.view) || !leaves(&session.view, intent) {
        return true;
    }
    if settle(session) {
        return true;
    }
    recall(session);
    session.notice = Some(Notice::TypingFirst);
    false
}

fn is_typing(view: &View) -> bool {
    view.matrix.editing.is_some() || view.schedule.editing.is_some()
}

/// True when something is typed that is not in the contract yet.
pub(super) fn is_unfinished(session: &Session) -> bool {
    let view = &session.view;
    let form = match &view.overlay {
        Some(Overlay::Form(form)) => form.is_changed(),
        Some(Overlay::Unfinished(_)) => true,
        _ => false,
    };
    form || !view.covered.is_empty() || is_typing(view)
}

/// True for wishes that end the typing in a cell or a date, or change what the text means.
fn leaves(view: &View, intent: &Intent) -> bool {
    match intent {
        Intent::Do(action) => action_leaves(*action),
        Intent::Select(subject) => view.selection.as_ref() != Some(subject),
        Intent::Typing(typing) => typing_leaves(view, typing),
        Intent::Form(intent) => matches!(intent, FormIntent::Open(_)),
        Intent::Go(_)
        | Intent::Show(..)
        | Intent::SetPerimeter(_)
        | Intent::SetMeasure(_)
        | Intent::ToggleLine(_)
        | Intent::SetLane(_)
        | Intent::SetFilter(_)
        | Intent::Remove(_)
        | Intent::Reorder(..)
        | Intent::ResolveConflict(..)
        | Intent::Figure(..)
        | Intent::ShowAlone(_)
        | Intent::SelectTo(..)
        | Intent::SetOutcome(..)
        | Intent::Compare(_)
        | Intent::MoveDeadline { .. } => true,
        _ => false,
    }
}

/// Opening, closing and leaving are asked about where they begin; looking is free.
fn action_leaves(action: Action) -> bool {
    use Action::*;
    !matches!(
        action,
        New | Open
            | OpenPath
            | OpenSample
            | OpenFictitious
            | Close
            | Quit
            | Copy
            | CopyTable
            | Palette
            | Find
            | ReviewChanges
            | Inspector
            | Findings
            | NextPane
            | PreviousPane
            | ZoomIn
            | ZoomOut
            | ZoomReset
            | FullScreen
            | Settings
            | Shortcuts
            | About
    )
}

fn typing_leaves(view: &View, typing: &Typing) -> bool {
    match typing {
        Typing::BeginCell { line, partner, .. } | Typing::BeginBeside(line, partner) => {
            match &view.matrix.editing {
                Some(edit) => edit.line != *line || edit.partner != *partner,
                None => true,
            }
        }
        Typing::BeginDate(id) => match &view.schedule.editing {
            Some(edit) => edit.deadline != *id,
            None => true,
        },
        Typing::Clear(_) | Typing::SetAmount(..) => true,
        _ => false,
    }
}

/// Makes an edit of what is typed in a cell or a date. True when nothing is being typed any more.
pub(super) fn settle(session: &mut Session) -> bool {
    if session.view.matrix.editing.is_some() {
        cells::update(session, Typing::CommitCell(Then::Stay));
        session.refresh();
    }
    if session.view.schedule.editing.is_some() {
        dates::commit_typed(session);
        session.refresh();
    }
    !is_typing(&session.view)
}

/// Gives the keyboard back to what is being typed.
fn recall(session: &mut Session) {
    if let Some(edit) = session.view.matrix.editing.as_mut() {
        edit.recalled = edit.recalled.wrapping_add(1);
    }
    if let Some(edit) = session.view.schedule.editing.as_mut() {
        edit.recalled = edit.recalled.wrapping_add(1);
    }
}

/// Asks what to do with typed text before `after`; true when there is nothing to ask.
pub(super) fn may_leave(session: &mut Session, after: &After) -> bool {
    let unfinished = match session.view.overlay.take() {
        Some(Overlay::Unfinished(unfinished)) => Some(unfinished),
        Some(Overlay::Form(form)) if form.is_changed() => Some(Unfinished::Form(form)),
        other => {
            session.view.overlay = other;
            let covered = session.view.covered.pop();
            covered.map(|form| Unfinished::Form(Box::new(form)))
        }
    };
    let unfinished = match unfinished {
        Some(unfinished) => unfinished,
        None if settle(session) => return true,
        None if session.view.matrix.editing.is_some() => Unfinished::Cell,
        None => Unfinished::Date,
    };
    session.after = Some(after.clone());
    session.view.overlay = Some(Overlay::Unfinished(unfinished));
    false
}

/// Closes what lies over the screen; a form with typed text asks first.
pub(super) fn close(session: &mut Session) {
    match session.view.overlay.take() {
        Some(Overlay::Form(form)) if form.is_changed() => {
            session.view.overlay = Some(Overlay::Unfinished(Unfinished::Form(form)));
        }
        Some(Overlay::Unfinished(unfinished)) => resume(session, unfinished),
        Some(Overlay::Form(form)) if form.from_contents => {
            session.view.lift();
            session.view.overlay.get_or_insert(Overlay::Contents);
        }
        _ => {
            session.view.lift();
            session.after = None;
        }
    }
}

/// The answer to the question about typed text.
pub(super) fn answer(session: &mut Session, choice: UnfinishedChoice) -> Effects {
    let Some(Overlay::Unfinished(unfinished)) = session.view.overlay.take() else {
        return Effects::new();
    };
    match (choice, unfinished) {
        (UnfinishedChoice::Resume, unfinished) => {
            resume(session, unfinished);
            return Effects::new();
        }
        (UnfinishedChoice::Take, Unfinished::Form(form)) => {
            if !take(session, form) {
                session.after = None;
                return Effects::new();
            }
        }
        (UnfinishedChoice::Drop, Unfinished::Form(form)) => {
            session.view.lift();
            if form.from_contents {
                session.view.overlay.get_or_insert(Overlay::Contents);
            }
        }
        (_, Unfinished::Cell) => session.view.matrix.editing = None,
        (_, Unfinished::Date) => session.view.schedule.editing = None,
    }
    match session.after.take() {
        Some(after) => files::ask_then(session, after),
        None => Effects::new(),
    }
}

fn resume(session: &mut Session, unfinished: Unfinished) {
    session.after = None;
    match unfinished {
        Unfinished::Form(form) => session.view.overlay = Some(Overlay::Form(form)),
        Unfinished::Cell | Unfinished::Date => {
            session.view.lift();
            recall(session);
        }
    }
}

/// Submits a form; true when it was accepted. Refused, it shows again with its problems.
fn take(session: &mut Session, form: Box<Form>) -> bool {
    session.view.overlay = Some(Overlay::Form(form));
    forms::update(session, FormIntent::Submit);
    !matches!(&session.view.overlay, Some(Overlay::Form(form)) if form.tried)
}

/// Takes a form's answers in before a save, so that nothing that was typed stays out of the file.
/// False when the form was refused and shows why.
pub(super) fn take_form(session: &mut Session) -> bool {
    match session.view.overlay.take() {
        Some(Overlay::Form(form)) if form.is_changed() => take(session, form),
        other => {
            session.view.overlay = other;
            true
        }
    }
}
