//! Forms, removals, reordering, conflicts. What a form or a removal covers is shown again once
//! it is done, if it was opened from there.

use super::{aside, navigate};
use crate::app::document::{Document, Wish};
use crate::app::form::{Form, FormSubject, NewThing};
use crate::app::intent::FormIntent;
use crate::app::removal::Removal;
use crate::app::session::{Notice, Session};
use crate::app::view::{Overlay, Screen};
use crate::chart::Subject;
use crate::contract::{Contract, FigureKey, Subject as About};
use crate::edit::{self, Change, Edit, LineChange, Settlement, Target};
use std::sync::Arc;

/// Everything about forms.
pub(super) fn update(session: &mut Session, intent: FormIntent) {
    match intent {
        FormIntent::Open(subject) => open(session, subject),
        FormIntent::Set(index, value) => {
            let Some(Overlay::Form(form)) = session.view.overlay.as_mut() else {
                return;
            };
            form.set(index, value);
            if form.tried {
                form.check_again(session.document.as_ref().map(Document::contract));
            }
        }
        FormIntent::Submit => submit(session),
    }
}

fn open(session: &mut Session, subject: FormSubject) {
    if subject == FormSubject::New(NewThing::Contract) {
        return open_new(session);
    }
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let form = Form::open(subject, document.contract(), session.settings.lang);
    let Some(mut form) = form else { return };
    form.from_contents = session.view.overlay == Some(Overlay::Contents);
    session.view.lay(Overlay::Form(Box::new(form)));
}

/// Opens the form of a new contract. What is open stays until the form is validated: unsaved
/// edits were asked about before.
pub(super) fn open_new(session: &mut Session) {
    let form = Form::new_contract(session.today().year(), session.settings.lang);
    session.view.lay(Overlay::Form(Box::new(form)));
}

fn submit(session: &mut Session) {
    let Some(Overlay::Form(mut form)) = session.view.overlay.clone() else {
        return;
    };
    if form.subject == FormSubject::New(NewThing::Contract) {
        return submit_contract(session, &form);
    }
    let Some(document) = session.document.as_mut() else {
        return;
    };
    let edit = match form.submit(document.contract()) {
        Ok(edit) => edit,
        Err(with_problems) => {
            session.view.overlay = Some(Overlay::Form(with_problems));
            return;
        }
    };
    let target = edit::label_of(document.contract(), &edit).target;
    // A point that is set aside leaves its place to the next one.
    let next = match &session.view.selection {
        Some(Subject::Finding(id)) => super::findings::next_open(session, id),
        _ => None,
    };
    let Some(document) = session.document.as_mut() else {
        return;
    };
    if let Err(refused) = document.commit(edit) {
        form.refused = Some(refused);
        session.view.overlay = Some(Overlay::Form(form));
        return;
    }
    session.notice = None;
    super::drop_dangling(session);
    close(session, form.from_contents);
    select(session, &target);
    if let (FormSubject::New(NewThing::Dismissal(_)), Some(Subject::Finding(_))) =
        (&form.subject, &session.view.selection)
    {
        session.view.selection = next;
    }
}

fn close(session: &mut Session, to_contents: bool) {
    session.view.lift();
    if to_contents {
        session.view.overlay.get_or_insert(Overlay::Contents);
    }
}

/// Puts the new contract in the place of what was open, on its first cell.
fn submit_contract(session: &mut Session, form: &Form) {
    let contract = match form.submit_contract() {
        Ok(contract) => contract,
        Err(with_problems) => {
            session.view.overlay = Some(Overlay::Form(with_problems));
            return;
        }
    };
    let axis = contract.lines.first().map(|line| line.id.clone());
    let partner = contract.partners.first().map(|partner| partner.id.clone());
    super::files::show(session, Document::typed(contract));
    session.notice = None;
    session.view.screen = Screen::Matrix;
    session.view.perimeter = None;
    session.view.selection = axis
        .zip(partner)
        .map(|(axis, partner)| Subject::Cell(axis, partner));
}

/// Selects a thing, where the present screen can show it.
fn select(session: &mut Session, target: &Target) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let Some(subject) = mark_of(document.contract(), target) else {
        return;
    };
    if session.view.selection.as_ref() == Some(&subject) || !shows(session.view.screen, &subject) {
        return;
    }
    navigate::leave(session);
    navigate::reveal(session, &subject);
    session.view.selection = Some(subject);
}

/// The mark that stands for a thing, if it has one on some screen.
fn mark_of(contract: &Contract, target: &Target) -> Option<Subject> {
    match target {
        Target::Partner(id) => Some(Subject::Partner(id.clone())),
        Target::Group(id) => Some(Subject::Group(id.clone())),
        Target::Line(id) => Some(Subject::Line(id.clone())),
        Target::Deadline(id) => Some(Subject::Deadline(id.clone())),
        Target::Commitment(key) => {
            let commitment = contract.commitment(*key)?;
            let line = commitment.line.clone();
            Some(match commitment.sole_partner() {
                Some(partner) => Subject::Cell(line, partner.clone()),
                None => Subject::Line(line),
            })
        }
        Target::Announced(key) => match &contract.announced_figure(*key)?.subject {
            About::Contract => Some(Subject::Envelope),
            About::Line(id) => Some(Subject::Line(id.clone())),
            About::Partner(id) => Some(Subject::Partner(id.clone())),
            About::Group(id) => Some(Subject::Group(id.clone())),
            About::Partners(_) => None,
        },
        Target::Identity
        | Target::Perimeter(_)
        | Target::Lane(_)
        | Target::Document(_)
        | Target::Dismissal(_)
        | Target::Source(_)
        | Target::Quote(..) => None,
    }
}

fn shows(screen: Screen, subject: &Subject) -> bool {
    match screen {
        Screen::Overview => !matches!(subject, Subject::Cell(..)),
        Screen::Matrix => !matches!(subject, Subject::Deadline(_) | Subject::Envelope),
        Screen::Schedule => matches!(subject, Subject::Deadline(_)),
        Screen::Partners => !matches!(subject, Subject::Envelope),
        Screen::Contrast | Screen::Slides => false,
    }
}

/// Removes a thing that nothing depends on; else shows first what goes with it.
pub(super) fn ask_removal(session: &mut Session, target: Target) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let from_contents = session.view.overlay == Some(Overlay::Contents);
    if document.goes_with_many(&target) {
        return aside::begin(session, Wish::Look(target, from_contents));
    }
    let Some(removal) = Removal::of(document.contract(), target, from_contents) else {
        session.notice = Some(Notice::NothingSelected);
        return;
    };
    show_removal(session, removal);
}

/// Shows what goes with a removal, and makes it at once where nothing does.
pub(super) fn show_removal(session: &mut Session, removal: Removal) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    if removal.goes_with.is_empty() {
        // Undo brings it back, so there is nothing to ask.
        let edit = edit::remove(document.contract(), &removal.target);
        super::commit(session, edit);
        return;
    }
    session.view.lay(Overlay::Removal(Box::new(removal)));
}

/// Makes the removal that is shown.
pub(super) fn remove(session: &mut Session) {
    let Some(Overlay::Removal(removal)) = &session.view.overlay else {
        return;
    };
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let from_contents = removal.from_contents;
    if document.goes_with_many(&removal.target) {
        let wish = Wish::Remove(removal.target.clone());
        let shown = Arc::clone(&removal.goes_with);
        aside::begin(session, wish);
        if let Some(document) = session.document.as_mut() {
            document.put_aside(shown);
        }
        return close(session, from_contents);
    }
    let edit = edit::remove(document.contract(), &removal.target);
    super::commit(session, edit);
    close(session, from_contents);
}

/// Moves a thing within its list, or a line among its siblings; at the end it stays.
pub(super) fn reorder(session: &mut Session, target: &Target, by: i32) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    if let Some(edit) = moved(document.contract(), target, by) {
        super::commit(session, Ok(edit));
    }
}

fn moved(contract: &Contract, target: &Target, by: i32) -> Option<Edit> {
    let schedule = &contract.schedule;
    let references = &contract.references;
    Some(match target.clone() {
        Target::Perimeter(id) => {
            let to = step(contract.perimeters.iter().map(|p| &p.id), &id, by)?;
            Edit::Perimeter(Change::Move { id, to })
        }
        Target::Partner(id) => {
            let to = step(contract.partners.iter().map(|p| &p.id), &id, by)?;
            Edit::Partner(Change::Move { id, to })
        }
        Target::Group(id) => {
            let to = step(contract.groups.iter().map(|g| &g.id), &id, by)?;
            Edit::Group(Change::Move { id, to })
        }
        Target::Line(id) => {
            let parent = contract.line(&id)?.parent.clone();
            let siblings = contract.lines.iter().filter(|l| l.parent == parent);
            let to = step(siblings.map(|l| &l.id), &id, by)?;
            Edit::Line(LineChange::Move { id, parent, to })
        }
        Target::Commitment(id) => {
            let to = step(contract.commitments.iter().map(|c| &c.key), &id, by)?;
            Edit::Commitment(Change::Move { id, to })
        }
        Target::Announced(id) => {
            let to = step(contract.announced.iter().map(|a| &a.key), &id, by)?;
            Edit::Announced(Change::Move { id, to })
        }
        Target::Lane(id) => {
            let to = step(schedule.lanes.iter().map(|l| &l.id), &id, by)?;
            Edit::Lane(Change::Move { id, to })
        }
        Target::Deadline(id) => {
            let to = step(schedule.deadlines.iter().map(|d| &d.id), &id, by)?;
            Edit::Deadline(Change::Move { id, to })
        }
        Target::Document(id) => {
            let to = step(references.documents.iter().map(|d| &d.id), &id, by)?;
            Edit::Document(Change::Move { id, to })
        }
        Target::Source(id) => {
            let to = step(references.sources.iter().map(|s| &s.id), &id, by)?;
            Edit::Source(Change::Move { id, to })
        }
        Target::Dismissal(id) => {
            let to = step(contract.dismissed.iter().map(|d| &d.id), &id, by)?;
            Edit::Dismissal(Change::Move { id, to })
        }
        Target::Identity | Target::Quote(..) => return None,
    })
}

/// The position `by` steps away; none beyond the ends.
fn step<'a, I: PartialEq + 'a>(ids: impl Iterator<Item = &'a I>, id: &I, by: i32) -> Option<usize> {
    let ids: Vec<&I> = ids.collect();
    let here = ids.iter().position(|other| *other == id)?;
    let to = here.checked_add_signed(isize::try_from(by).ok()?)?;
    (to < ids.len()).then_some(to)
}

/// Prefers one claim of a conflict: 0 is the preferred one, which settles nothing.
pub(super) fn resolve(session: &mut Session, key: FigureKey, settlement: Settlement) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let contract = document.contract();
    let target = match contract.commitment(key) {
        Some(_) => Target::Commitment(key),
        None => Target::Announced(key),
    };
    let edit = edit::resolve_conflict(contract, &target, settlement);
    super::commit(session, edit);
}

#[cfg(test)]
mod tests;
