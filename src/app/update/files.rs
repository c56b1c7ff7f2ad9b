//! Opening, saving, closing: no path through here loses an edit that the user did not give up.

mod answers;
mod save;
mod typed;

pub(super) use save::{save, save_as, write};

use super::kept;
use crate::app::document::{Document, Origin};
use crate::app::effect::{Effect, Target};
use crate::app::intent::{FileIntent, UnsavedChoice};
use crate::app::samples;
use crate::app::session::{After, Busy, Notice, PuttingBy, Session, Writing};
use crate::app::settings::Settings;
use crate::app::versions::Place;
use crate::app::view::{Overlay, PathPrompt, PathPurpose, View};
use crate::contract::Date;
use crate::edit::Revision;
use crate::file::Loaded;
use crate::file::journal::thread::Job;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Effects = Vec<Effect>;

/// Does `after` now, or asks first what to do with unsaved edits.
pub(super) fn ask_then(session: &mut Session, after: After) -> Effects {
    if !kept::may_leave(session, &after) {
        return Effects::new();
    }
    let dirty = session.document.as_ref().is_some_and(Document::is_dirty);
    if dirty {
        session.after = Some(after);
        session.view.lay(Overlay::Unsaved);
        Effects::new()
    } else {
        go(session, after)
    }
}

fn go(session: &mut Session, after: After) -> Effects {
    session.after = None;
    if !may_end(session, &after) {
        return Effects::new();
    }
    session.given_up = revision(session);
    match after {
        After::Quit => {
            vec![
                Effect::StoreSettings(Box::new(session.settings.clone())),
                Effect::Quit,
            ]
        }
        After::Close => {
            close(session);
            look_at_recent(session)
        }
        After::New => {
            super::forms::open_new(session);
            Effects::new()
        }
        After::Pick => pick(session),
        After::Open(path) => read(session, path),
        After::Earlier(path) => {
            session.busy = Some(Busy::Reading(path.clone()));
            vec![Effect::ReadEarlier(path, session.today())]
        }
        After::Recover(path) => super::journal::recover(session, &path),
        After::Version(Place::File(path)) => read(session, path),
        After::Version(Place::Bundled(name)) => {
            open_bundled(session, name);
            Effects::new()
        }
    }
}

/// False where the program would end before it is known whether what a file held is put by: then it
/// ends once that is known, unless it could not be put by, or at once when that is asked again.
fn may_end(session: &mut Session, after: &After) -> bool {
    match (after, session.putting_by) {
        (After::Quit, PuttingBy::UnderWay) => {
            session.putting_by = PuttingBy::ThenQuit;
            session.notice = Some(Notice::QuitsOncePutBy);
            false
        }
        (After::Quit, _) | (_, PuttingBy::Nothing) => true,
        // Something else is wanted by now.
        (_, PuttingBy::UnderWay | PuttingBy::ThenQuit) => {
            session.putting_by = PuttingBy::UnderWay;
            true
        }
    }
}

fn revision(session: &Session) -> Option<Revision> {
    session.document.as_ref().map(|d| d.history().revision())
}

pub(super) fn close(session: &mut Session) {
    session.document = None;
    session.comparing = Default::default();
    let panels = session.view.panels;
    forget_slides(session);
    session.view = View {
        panels,
        measure: session.view.measure,
        ..View::default()
    };
    session.back.clear();
    session.forward.clear();
}

/// What was done to the list of slides goes with its document.
fn forget_slides(session: &mut Session) {
    session.presentation = None;
    session.deck.undo.clear();
    session.deck.redo.clear();
    session.deck.made = None;
}

/// Looks at the files opened lately, for the home screen.
fn look_at_recent(session: &mut Session) -> Effects {
    session.seen.clear();
    let recent = &session.settings.recent;
    if recent.is_empty() {
        return Effects::new();
    }
    let paths = recent.iter().map(|r| r.path.clone()).collect();
    vec![Effect::Glance(paths, session.today())]
}

/// Has the saving under way stopped, if one is: as long as nothing was changed. What waited for it
/// is off, also where the file turns out to be saved already.
pub(super) fn stop_writing(session: &mut Session) -> Effects {
    match &mut session.busy {
        Some(Busy::Writing(_, writing)) => {
            *writing = Writing::Stopping;
            session.after = None;
            vec![Effect::StopWriting]
        }
        _ => Effects::new(),
    }
}

/// Gives up the file that is being read, if one is. True if so.
pub(super) fn give_up_reading(session: &mut Session) -> bool {
    let is_reading = matches!(session.busy, Some(Busy::Reading(_)));
    if is_reading {
        session.busy = None;
        session.after = None;
        session.unwanted_reads = session.unwanted_reads.saturating_add(1);
    }
    is_reading
}

fn pick(session: &mut Session) -> Effects {
    session.comparing.picking = None;
    session.busy = Some(Busy::Dialog);
    vec![Effect::PickOpen]
}

fn read(session: &mut Session, path: PathBuf) -> Effects {
    session.busy = Some(Busy::Reading(path.clone()));
    vec![Effect::Read(path, session.today())]
}

/// Opens a bundled contract in the place of what is open.
pub(super) fn open_bundled(session: &mut Session, name: &'static str) {
    let Some(loaded) = samples::load(name) else {
        return;
    };
    let bytes = Arc::new(loaded.bytes);
    let mut document = Document::new(loaded.contract, Origin::Bundled { name, bytes });
    document.places = Some(Arc::new(loaded.places));
    let (versions, previous) = samples::versions(name);
    document.versions = versions;
    document.previous = previous;
    show(session, document);
}

/// Shows a document in the place of what is open, keeping screen, unit and panels.
pub(super) fn show(session: &mut Session, document: Document) {
    forget_slides(session);
    session.comparing = Default::default();
    let view = &session.view;
    session.view = View {
        screen: view.screen,
        measure: view.measure,
        panels: view.panels,
        perimeter: view.perimeter.clone(),
        partner_order: view.partner_order,
        selection: view.selection.clone(),
        focus: view.focus.clone(),
        ..View::default()
    };
    session.back.clear();
    session.forward.clear();
    session.document = Some(document);
    session.forget_charts();
    if matches!(
        session.view.selection,
        Some(crate::chart::Subject::Finding(_))
    ) {
        session.view.selection = None;
    }
    super::drop_dangling(session);
}

/// Everything that concerns files.
pub(super) fn update(session: &mut Session, intent: FileIntent) -> Effects {
    match intent {
        FileIntent::Open(path) => ask_then(session, After::Open(path)),
        FileIntent::PathText(text) => {
            if let Some(Overlay::Path(prompt)) = session.view.overlay.as_mut() {
                prompt.text = text;
                prompt.confirm_replace = false;
            }
            Effects::new()
        }
        FileIntent::PathSubmit => path_submit(session),
        FileIntent::PathPasted(text) => match typed::path_of(&text) {
            Some(path) => ask_then(session, After::Open(path)),
            None => Effects::new(),
        },
        FileIntent::Unsaved(choice) => unsaved(session, choice),
        FileIntent::CloseRequested => ask_then(session, After::Quit),
        FileIntent::Outside(intent) => super::outside::update(session, intent),
        FileIntent::OpenEarlier(path) => ask_then(session, After::Earlier(path)),
        FileIntent::SaveSo(manner) => save::save_so(session, manner),
        FileIntent::Stop => match give_up_reading(session) {
            true => Effects::new(),
            false => stop_writing(session),
        },
        FileIntent::TakeOver => match session
            .document
            .as_ref()
            .and_then(|d| d.path().map(PathBuf::from))
        {
            Some(path) => read(session, path),
            None => Effects::new(),
        },
        FileIntent::ForgetRecent(path) => {
            session.settings.recent.retain(|r| r.path != path);
            vec![Effect::StoreSettings(Box::new(session.settings.clone()))]
        }
        FileIntent::Answer(answer) => answers::answered(session, answer),
    }
}

fn unsaved(session: &mut Session, choice: UnsavedChoice) -> Effects {
    session.view.lift();
    match choice {
        // What waits goes on when the save is done; a failed or cancelled save drops it.
        UnsavedChoice::Save => save(session),
        UnsavedChoice::Discard => match session.after.take() {
            Some(after) => go(session, after),
            None => Effects::new(),
        },
        UnsavedChoice::Cancel => {
            session.after = None;
            Effects::new()
        }
    }
}

fn path_submit(session: &mut Session) -> Effects {
    let Some(Overlay::Path(prompt)) = session.view.overlay.as_mut() else {
        return Effects::new();
    };
    let Some(path) = typed::path_of(&prompt.text) else {
        return Effects::new();
    };
    match prompt.purpose {
        PathPurpose::Open => {
            session.view.lift();
            if super::comparing::picked(session, Some(path.clone())) {
                return Effects::new();
            }
            ask_then(session, After::Open(path))
        }
        PathPurpose::Save => {
            let target = if prompt.confirm_replace {
                Target::Anything
            } else {
                Target::Nothing
            };
            session.view.lift();
            write(session, path, target)
        }
        PathPurpose::Export => {
            let target = if prompt.confirm_replace {
                Target::Anything
            } else {
                Target::Nothing
            };
            session.view.lift();
            super::export::write(session, path, target)
        }
    }
}

/// Offers to type a path.
pub(super) fn ask_path(session: &mut Session, purpose: PathPurpose, text: String, no_dialog: bool) {
    session.view.lay(Overlay::Path(PathPrompt {
        purpose,
        text,
        no_dialog,
        confirm_replace: false,
    }));
}

/// What the program starts with: the file it was given, else the bundled contract.
pub fn start(session: &mut Session, file: Option<PathBuf>) -> Vec<Effect> {
    let mut effects = match file {
        Some(path) => read(session, path),
        None => {
            open_bundled(session, samples::REAL);
            Effects::new()
        }
    };
    // After the file that was asked for, which is in front when both are there.
    effects.push(Effect::Keep(Job::Find));
    super::journal::hand_out(session, &mut effects);
    session.refresh();
    effects
}

/// A session that shows a file that was read, as a picture of it does: nothing selected, nothing
/// remembered from earlier.
pub fn session_of(path: &Path, loaded: Loaded, settings: Settings, today: Date) -> Session {
    let mut session = Session::new(settings, today);
    let origin = Origin::File {
        path: path.to_path_buf(),
        bytes: Arc::new(loaded.bytes),
    };
    show(&mut session, Document::new(loaded.contract, origin));
    session.refresh();
    session
}

#[cfg(test)]
mod tests;
