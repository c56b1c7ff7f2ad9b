//! Intents to edits, view changes and effects: the only place where a contract is changed, and
//! the only way round. Knows no toolkit.

mod actions;
mod aside;
mod cells;
mod comparing;
mod dates;
mod deck;
mod export;
mod figures;
mod files;
mod findings;
pub(crate) mod forms;
mod journal;
mod kept;
mod navigate;
mod outside;
mod paste;
mod present;
mod search;

use super::effect::Effect;
use super::form::{Form, FormSubject, NewThing};
use super::intent::{FormIntent, Intent, Setting, Typing};
use super::keeping::Holder;
use super::session::{Amounts, Notice, Session};
use super::view::Overlay;
use crate::chart::Subject;
use crate::edit::{Edit, Refused};

pub(super) use cells::is_untouched;
pub use cells::reading;
pub(super) use dates::printed as date_text;
pub use deck::next_step as next_deck_step;
pub use export::{Exports, Running, has_two_versions};
pub use files::{session_of, start};
pub use navigate::subject_of;

type Effects = Vec<Effect>;

/// Carries out one intent. The returned effects are run off the frame; their answers come back
/// as intents.
pub fn update(session: &mut Session, intent: Intent) -> Effects {
    let Some(intent) = aside::hold(session, intent) else {
        return Effects::new();
    };
    let mut effects = dispatch_settled(session, intent);
    effects.extend(aside::release(session));
    effects
}

/// Carries out one intent, and what follows from it by itself.
fn dispatch_settled(session: &mut Session, intent: Intent) -> Effects {
    let mut effects = if kept::allows(session, &intent) {
        dispatch(session, intent)
    } else {
        Effects::new()
    };
    if !session.is_editing_aside() {
        effects.extend(outside::settle(session));
    }
    effects.extend(present::settle(session));
    effects.extend(comparing::settle(session));
    journal::hand_out(session, &mut effects);
    session.refresh();
    let job = session.document.as_mut().and_then(|d| d.take_job());
    effects.extend(job.map(|job| Effect::Derive(Box::new(job))));
    let job = session.document.as_mut().and_then(|d| d.take_edit_job());
    effects.extend(job.map(|job| Effect::Edit(Box::new(job))));
    effects.extend(
        session
            .take_search()
            .map(|job| Effect::Search(Box::new(job))),
    );
    let spent = session.document.as_mut().map(|d| d.take_spent());
    effects.extend(spent.into_iter().flatten().map(Effect::LetGo));
    effects
}

fn dispatch(session: &mut Session, intent: Intent) -> Effects {
    if let Some(who) = held(session, &intent) {
        session.notice = Some(Notice::HeldElsewhere(who));
        return Effects::new();
    }
    match intent {
        Intent::Recovery(intent) => return journal::update(session, intent),
        Intent::Do(action) => return actions::update(session, action),
        Intent::File(intent) => return files::update(session, intent),
        Intent::Export(intent) => return export::update(session, intent),
        Intent::Present(intent) => return present::update(session, intent),
        Intent::Deck(intent) => return deck::update(session, intent),
        Intent::Versions(intent) => return comparing::update(session, intent),
        Intent::Amounts(amounts) => set_amounts(session, amounts),
        Intent::Setting(setting) => return set(session, setting),
        Intent::OpenVersion(place) => {
            return files::ask_then(session, super::session::After::Version(place));
        }
        Intent::OpenAddress(address) => return vec![Effect::OpenAddress(address)],
        Intent::Copy(clip) => {
            session.notice = Some(Notice::Copied(clip.clone()));
            return vec![Effect::Copy(clip)];
        }
        Intent::Typing(typing) => cells::update(session, typing),
        Intent::Form(intent) => forms::update(session, intent),
        Intent::Finding(intent) => findings::update(session, intent),
        Intent::Figure(key, what) => figures::update(session, key, what),
        Intent::Unfinished(choice) => return kept::answer(session, choice),
        Intent::PaletteTake { copy } => return search::take_row(session, copy),
        Intent::PaletteQuery(text) => {
            if let Some(Overlay::Palette { query, chosen }) = session.view.overlay.as_mut() {
                *query = text;
                *chosen = 0;
            }
        }
        // What is chosen among is not what was found for these words.
        Intent::PaletteChoose(_) if session.is_searching() => {}
        Intent::PaletteChoose(row) => {
            if let Some(Overlay::Palette { chosen, .. }) = session.view.overlay.as_mut() {
                *chosen = row;
            }
        }
        Intent::Remove(target) => forms::ask_removal(session, target),
        Intent::ConfirmRemoval => forms::remove(session),
        Intent::Reorder(target, by) => forms::reorder(session, &target, by),
        Intent::ResolveConflict(key, how) => forms::resolve(session, key, how),
        Intent::MoveDeadline {
            deadline,
            date,
            dragging,
        } => {
            dates::move_deadline(session, deadline, date, dragging);
        }
        Intent::SetOutcome(id, outcome) => dates::set_outcome(session, &id, outcome),
        Intent::Paste(intent) => paste::update(session, intent),
        Intent::SelectTo(line, partner) => paste::select_to(session, line, partner),
        Intent::EndGesture => {
            if let Some(document) = session.document.as_mut() {
                document.end_gesture();
            }
        }
        Intent::DismissNotice => session.notice = None,
        Intent::Weigh(asked) => session.weigh(*asked),
        other => return navigate::update(session, other),
    }
    Effects::new()
}

/// Who has the open file, when the intent would change it.
fn held(session: &Session, intent: &Intent) -> Option<Holder> {
    let who = session.document.as_ref()?.held.as_ref()?;
    let is_new = |form: &Form| form.subject == FormSubject::New(NewThing::Contract);
    let changes = match intent {
        Intent::Typing(typing) => !matches!(typing, Typing::Cancel),
        Intent::Form(FormIntent::Open(subject)) => *subject != FormSubject::New(NewThing::Contract),
        Intent::Form(FormIntent::Set(..) | FormIntent::Submit) => {
            !matches!(&session.view.overlay, Some(Overlay::Form(form)) if is_new(form))
        }
        Intent::Remove(_)
        | Intent::ConfirmRemoval
        | Intent::Reorder(..)
        | Intent::ResolveConflict(..)
        | Intent::MoveDeadline { .. }
        | Intent::SetOutcome(..)
        | Intent::Figure(..)
        | Intent::Finding(_)
        | Intent::Paste(_) => true,
        Intent::Do(action) => action.changes_document(),
        _ => false,
    };
    changes.then(|| who.clone())
}

fn set(session: &mut Session, setting: Setting) -> Effects {
    let before = session.settings.clone();
    match setting {
        Setting::Lang(lang) => session.settings.lang = lang,
        Setting::Theme(theme) => session.settings.theme = theme,
        Setting::Zoom(percent) => session.settings.zoom = percent,
        Setting::Reference(partner) => session.settings.reference = partner,
        Setting::Window(width, height) => session.settings.window = (width, height),
    }
    if session.settings == before {
        return Effects::new();
    }
    vec![Effect::StoreSettings(Box::new(session.settings.clone()))]
}

/// Shows amounts or hides them, and says how to see them.
fn set_amounts(session: &mut Session, amounts: Amounts) {
    if session.amounts == Amounts::Shown && amounts == Amounts::Hidden {
        session.notice = Some(Notice::AmountsHidden);
    }
    session.amounts = amounts;
    if session.lang().hides_amounts() {
        cells::forget_shown(session);
    }
}

/// Makes an edit as one step of undo; a refusal is told. True when the edit was made.
fn commit(session: &mut Session, edit: Result<Edit, Refused>) -> bool {
    let Some(document) = session.document.as_mut() else {
        return false;
    };
    match edit.and_then(|edit| document.commit(edit)) {
        Ok(()) => {
            session.notice = None;
            drop_dangling(session);
            true
        }
        Err(refused) => {
            session.notice = Some(Notice::Refused(refused));
            false
        }
    }
}

/// Clears what the view still points at after a thing is gone.
fn drop_dangling(session: &mut Session) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let contract = document.contract();
    let view = &mut session.view;
    view.selection = view.selection.take().filter(|s| {
        s.partner().is_none_or(|id| contract.partner(id).is_some())
            && s.line().is_none_or(|id| contract.line(id).is_some())
            && s.deadline()
                .is_none_or(|id| contract.deadline(id).is_some())
            && match s {
                Subject::Group(id) => contract.group(id).is_some(),
                _ => true,
            }
    });
    view.compared = view
        .compared
        .take()
        .filter(|id| contract.partner(id).is_some());
    view.matrix.anchor = view.matrix.anchor.take().filter(|(line, partner)| {
        contract.line(line).is_some() && contract.partner(partner).is_some()
    });
    view.focus = view
        .focus
        .take()
        .filter(|id| contract.partner(id).is_some());
    view.matrix
        .expanded
        .retain(|id| contract.line(id).is_some());
    view.schedule.lane = view
        .schedule
        .lane
        .take()
        .filter(|id| contract.lane(id).is_some());
}
