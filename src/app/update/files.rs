//! Opening, saving, closing: no path through here loses an edit that the user did not give up.

use super::kept;
use crate::app::document::{Document, Origin};
use crate::app::effect::{
    Answer, Effect, Failure, FailureKind, Opened, ReadAnswer, ReadFailure, Receipt, Target,
    WriteJob,
};
use crate::app::failure::shown;
use crate::app::intent::{FileIntent, UnsavedChoice};
use crate::app::outside::Outside;
use crate::app::samples;
use crate::app::session::{After, Busy, Notice, Session};
use crate::app::settings::{Recent, Settings};
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
        After::Recover(path) => super::journal::recover(session, &path),
        After::Version(Place::File(path)) => read(session, path),
        After::Version(Place::Bundled(name)) => {
            open_bundled(session, name);
            Effects::new()
        }
    }
}

fn revision(session: &Session) -> Option<Revision> {
    session.document.as_ref().map(|d| d.history().revision())
}

pub(super) fn close(session: &mut Session) {
    session.document = None;
    let panels = session.view.panels;
    session.view = View {
        panels,
        measure: session.view.measure,
        ..View::default()
    };
    session.back.clear();
    session.forward.clear();
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
        FileIntent::PathPasted(text) => match path_of(&text) {
            Some(path) => ask_then(session, After::Open(path)),
            None => Effects::new(),
        },
        FileIntent::Unsaved(choice) => unsaved(session, choice),
        FileIntent::CloseRequested => ask_then(session, After::Quit),
        FileIntent::Outside(intent) => super::outside::update(session, intent),
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
        FileIntent::Answer(answer) => answered(session, answer),
    }
}

/// Saves to the document's file, or asks where.
pub(super) fn save(session: &mut Session) -> Effects {
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    if document.outside.is_some() {
        // What is on disk is somebody's: a person says first what becomes of it.
        session.after = None;
        session.view.lay(Overlay::Outside);
        return Effects::new();
    }
    match document.path().map(PathBuf::from) {
        Some(path) => write(session, path, Target::Base),
        None => save_as(session),
    }
}

/// Asks where to save.
pub(super) fn save_as(session: &mut Session) -> Effects {
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let proposal = match document.path() {
        Some(path) => path.to_string_lossy().into_owned(),
        None => document
            .file_name()
            .unwrap_or_else(|| proposed_name(&document.contract().identity.title)),
    };
    session.busy = Some(Busy::Dialog);
    vec![Effect::PickSave(proposal)]
}

fn proposed_name(title: &str) -> String {
    format!("{}.ron", crate::contract::stem(title))
}

pub(super) fn write(session: &mut Session, path: PathBuf, target: Target) -> Effects {
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    document.end_gesture();
    // Saving a file over itself is a plain save, whatever dialog it came through.
    let is_own = document.path() == Some(path.as_path());
    let target = match &document.outside {
        _ if !is_own => target,
        None => Target::Base,
        Some(Outside::Gone) => Target::Nothing,
        Some(_) => {
            // Not even a name chosen again in a dialog replaces somebody's version.
            session.after = None;
            session.view.lay(Overlay::Outside);
            return Effects::new();
        }
    };
    let job = WriteJob {
        path: path.clone(),
        contract: document.snapshot(),
        base: document.base(),
        places: document.places.clone(),
        replaceable: document.replaceable.clone(),
        revision: document.history().revision(),
        target,
        theirs_first: is_own && document.undid_theirs(),
    };
    session.busy = Some(Busy::Writing(path));
    vec![Effect::Write(Box::new(job))]
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
    let Some(path) = path_of(&prompt.text) else {
        return Effects::new();
    };
    match prompt.purpose {
        PathPurpose::Open => {
            session.view.lift();
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

/// The path that a typed or pasted text names: people paste paths with quotes or as addresses of
/// files, and file managers several of them, one a line. `None` without a text.
fn path_of(text: &str) -> Option<PathBuf> {
    let line = text.trim().lines().next()?;
    let line = line.trim().trim_matches(['"', '\'']);
    let path = match line.strip_prefix("file://") {
        Some(address) => decoded(address),
        None => line.to_owned(),
    };
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// An address with its `%20` and the like as the characters that they stand for; as it is where
/// they stand for none.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match byte.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
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

fn answered(session: &mut Session, answer: Answer) -> Effects {
    if matches!(answer, Answer::Read(..)) && session.unwanted_reads > 0 {
        // Given up meanwhile. Files are read in the order in which they were asked for.
        session.unwanted_reads = session.unwanted_reads.saturating_sub(1);
        return Effects::new();
    }
    match answer {
        // These come on their own, whatever is under way.
        Answer::Found(finds) => {
            super::journal::found(session, finds);
            return Effects::new();
        }
        Answer::Kept(document, kept) => {
            super::journal::told(session, document, kept);
            return Effects::new();
        }
        Answer::Earlier(path, list) => {
            super::journal::earlier(session, &path, list);
            return Effects::new();
        }
        Answer::Held(path, who) => {
            super::journal::held(session, path, who);
            return Effects::new();
        }
        // These answer nothing that the window waits for.
        Answer::Looked(path, look) => return super::outside::looked(session, &path, *look),
        Answer::Joined(about, joined) => return super::outside::joined(session, &about, *joined),
        Answer::SetAside(job, result) => {
            return super::outside::set_aside(session, &job, result);
        }
        // A chart is drawn beside whatever else is under way.
        Answer::Export(answer) => return super::export::answered(session, answer),
        // A look beside says nothing of what is under way.
        Answer::Seen(..) | Answer::Versions(..) => {}
        _ => session.busy = None,
    }
    match answer {
        Answer::Looked(..) | Answer::Joined(..) | Answer::SetAside(..) => Effects::new(),
        Answer::PickedOpen(Some(path)) => read(session, path),
        Answer::PickedOpen(None) => {
            session.after = None;
            Effects::new()
        }
        // The system's dialog has asked before it gave the name of an existing file.
        Answer::PickedSave(Some(path)) => write(session, path, Target::Anything),
        Answer::PickedSave(None) => {
            // Cancelled: what waited for the save is off too.
            session.after = None;
            Effects::new()
        }
        Answer::NoDialog(purpose, text) => {
            ask_path(session, purpose, text, true);
            Effects::new()
        }
        Answer::Read(path, answer) => opened(session, path, *answer),
        Answer::Seen(path, seen) => {
            session.seen.insert(path, seen);
            Effects::new()
        }
        Answer::Versions(path, versions, previous) => {
            if let Some(document) = session
                .document
                .as_mut()
                .filter(|d| d.path() == Some(&path))
            {
                document.versions = versions;
                document.previous = previous;
            }
            Effects::new()
        }
        Answer::Written(result) => written(session, *result),
        Answer::Export(_)
        | Answer::Found(_)
        | Answer::Kept(..)
        | Answer::Held(..)
        | Answer::Earlier(..) => Effects::new(),
    }
}

/// What follows when nothing could be opened in the place of nothing.
fn home_effects(session: &mut Session) -> Effects {
    match session.document {
        Some(_) => Effects::new(),
        None => look_at_recent(session),
    }
}

/// True when the open document holds something that nobody agreed to lose.
fn has_news(session: &Session) -> bool {
    let dirty = session.document.as_ref().is_some_and(Document::is_dirty);
    kept::is_unfinished(session) || (dirty && session.given_up != revision(session))
}

fn opened(session: &mut Session, path: PathBuf, answer: ReadAnswer) -> Effects {
    match answer {
        // What was done or typed while the file was read was not given up.
        Ok(_) if has_news(session) => ask_then(session, After::Open(path)),
        Ok(Opened { loaded, derived }) => {
            let recent = Recent {
                path: path.clone(),
                title: loaded.contract.identity.title.clone(),
            };
            let origin = Origin::File {
                path: path.clone(),
                bytes: Arc::new(loaded.bytes),
            };
            let mut document = Document::new(loaded.contract, origin);
            document.places = Some(Arc::new(loaded.places));
            document.set_derived(*derived);
            let held = session.keeping.held.as_ref();
            document.held = held.filter(|(p, _)| *p == path).map(|(_, who)| who.clone());
            let was_offered = matches!(session.view.overlay, Some(Overlay::Recovery { .. }));
            show(session, document);
            super::journal::offer(session, was_offered);
            session.settings.remember(recent);
            vec![
                Effect::FindVersions(path),
                Effect::StoreSettings(Box::new(session.settings.clone())),
            ]
        }
        // The open document stays.
        Err(ReadFailure::Refused(refusal)) => {
            session.view.lay(Overlay::Refused(refusal));
            home_effects(session)
        }
        Err(ReadFailure::Failed(failure)) => {
            session.view.lay(Overlay::Failed(failure));
            home_effects(session)
        }
    }
}

fn written(session: &mut Session, result: Result<Receipt, Failure>) -> Effects {
    match result {
        Ok(receipt) => {
            let Some(document) = session.document.as_mut() else {
                return Effects::new();
            };
            let recent = Recent {
                path: receipt.path.clone(),
                title: document.contract().identity.title.clone(),
            };
            document.saved(receipt.path.clone(), receipt.bytes, receipt.revision);
            document.places = receipt.places.or(document.places.take());
            session.settings.remember(recent);
            session.notice = Some(match receipt.no_backup {
                Some(cause) => Notice::SavedWithoutBackup(cause),
                None => Notice::Saved(receipt.passages, receipt.copies),
            });
            let mut effects = vec![
                Effect::FindVersions(receipt.path),
                Effect::StoreSettings(Box::new(session.settings.clone())),
            ];
            if let Some(after) = session.after.take() {
                // Edits made while the file was being written are asked about again.
                effects.extend(ask_then(session, after));
            }
            effects
        }
        Err(failure) => {
            session.after = None;
            let is_own = |document: &Document| {
                document
                    .path()
                    .is_some_and(|own| shown(own) == failure.path)
            };
            let own = session.document.as_ref().is_some_and(is_own);
            if own && matches!(failure.what, FailureKind::Changed | FailureKind::Exists) {
                // Somebody was here: what they did is looked at, then asked about.
                session.notice = Some(Notice::FoundChanged);
                return vec![Effect::Look];
            }
            session.view.lay(match failure.what {
                FailureKind::Exists => Overlay::Path(PathPrompt {
                    purpose: PathPurpose::Save,
                    text: failure.path,
                    no_dialog: false,
                    confirm_replace: true,
                }),
                _ => Overlay::Failed(failure),
            });
            Effects::new()
        }
    }
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
