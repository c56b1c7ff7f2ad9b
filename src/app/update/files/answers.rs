//! What comes back from outside: files read and written, names picked. What was done meanwhile is
//! asked about again, and the open document stays when nothing could be read.

use super::{Effects, ask_path, ask_then, look_at_recent, read, revision, show, write};
use crate::app::document::{Document, Origin};
use crate::app::effect::{
    Answer, Effect, Failure, FailureKind, Opened, ReadAnswer, ReadFailure, Receipt, Target,
};
use crate::app::failure::shown;
use crate::app::session::{After, Busy, Notice, PuttingBy, Session, Writing};
use crate::app::settings::Recent;
use crate::app::update::{aside, comparing, export, journal, kept, outside, search};
use crate::app::view::{Overlay, PathPrompt, PathPurpose};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Takes an answer in.
pub(super) fn answered(session: &mut Session, answer: Answer) -> Effects {
    if matches!(answer, Answer::Read(..) | Answer::ReadEarlier(..)) && session.unwanted_reads > 0 {
        // Given up meanwhile. Files are read in the order in which they were asked for.
        session.unwanted_reads = session.unwanted_reads.saturating_sub(1);
        return Effects::new();
    }
    match answer {
        // What the window waits for.
        Answer::PickedOpen(path) => {
            session.busy = None;
            return picked_open(session, path);
        }
        Answer::PickedSave(path) => {
            session.busy = None;
            return picked_save(session, path);
        }
        Answer::NoDialog(purpose, text) => {
            session.busy = None;
            ask_path(session, purpose, text, true);
        }
        Answer::Read(path, answer) => {
            session.busy = None;
            return opened(session, path, (After::Open, *answer));
        }
        Answer::ReadEarlier(path, answer) => {
            session.busy = None;
            return opened(session, path, (After::Earlier, *answer));
        }
        Answer::Written(result) => {
            session.busy = None;
            return written(session, *result);
        }
        // A look beside, a chart, a piece of news: these come whatever else is under way.
        Answer::Export(answer) => return export::answered(session, answer),
        Answer::Looked(path, look) => return outside::looked(session, &path, *look),
        Answer::Joined(about, joined) => return outside::joined(session, &about, *joined),
        Answer::SetAside(job, result) => return outside::set_aside(session, &job, result),
        Answer::PutBy(failure) => return put_by(session, failure),
        Answer::Found(finds) => journal::found(session, finds),
        Answer::Kept(document, kept) => journal::told(session, document, kept),
        Answer::Earlier(path, list) => journal::earlier(session, &path, list),
        Answer::Held(path, who) => journal::held(session, path, who),
        Answer::Beside(path, answer) => comparing::read(session, path, *answer),
        Answer::Backups(path, found) => session.comparing.earlier.listed(&path, found),
        Answer::Compared(about, compared) => comparing::answered(session, *about, compared),
        Answer::Writing(written, of) => writing(session, written, of),
        Answer::HasEarlier(path) => has_earlier(session, &path),
        Answer::Protected(path) => {
            if let Some(document) = document_of(session, &path) {
                document.is_protected = true;
            }
        }
        Answer::Versions(path, versions, previous) => {
            if let Some(document) = document_of(session, &path) {
                document.versions = versions;
                document.previous = previous;
            }
        }
        Answer::Seen(path, seen) => {
            session.seen.insert(path, seen);
        }
        Answer::Searched(about, found) => return search::found(session, &about, found),
        Answer::Edited(job, work) => aside::answered(session, &job, work.map(|work| *work)),
        Answer::Derived(job, derived) => {
            if let Some(document) = session.document.as_mut() {
                document.worked_out(&job, derived.map(|derived| *derived));
            }
        }
    }
    Effects::new()
}

/// The open document, if it is this file.
fn document_of<'s>(session: &'s mut Session, path: &Path) -> Option<&'s mut Document> {
    let document = session.document.as_mut();
    document.filter(|document| document.path() == Some(path))
}

fn picked_open(session: &mut Session, path: Option<PathBuf>) -> Effects {
    if comparing::picked(session, path.clone()) {
        return Effects::new();
    }
    match path {
        Some(path) => read(session, path),
        None => {
            session.after = None;
            Effects::new()
        }
    }
}

fn picked_save(session: &mut Session, path: Option<PathBuf>) -> Effects {
    match path {
        // The system's dialog has asked before it gave the name of an existing file.
        Some(path) => write(session, path, Target::Anything),
        None => {
            // Cancelled: what waited for the save is off too.
            session.after = None;
            Effects::new()
        }
    }
}

fn writing(session: &mut Session, written: usize, of: usize) {
    if let Some(Busy::Writing(_, writing)) = session.busy.as_mut()
        && *writing != Writing::Stopping
    {
        let percent = written.saturating_mul(100).checked_div(of);
        *writing = Writing::Percent(percent.unwrap_or(100));
    }
}

/// Earlier versions of a file that was refused may be opened, as long as that is what is shown.
fn has_earlier(session: &mut Session, of: &Path) {
    if let Some(Overlay::Refused {
        path: Some(path),
        has_earlier,
        ..
    }) = session.view.overlay.as_mut()
        && path == of
    {
        *has_earlier = true;
    }
}

/// What a saved file held is put by, or could not be: that is said before the program ends.
fn put_by(session: &mut Session, failure: Option<Failure>) -> Effects {
    session.comparing.earlier.outdate();
    let before = std::mem::take(&mut session.putting_by);
    match failure {
        Some(failure) => {
            let copies = match session.notice.take() {
                Some(Notice::Saved(_, copies)) => copies,
                _ => Vec::new(),
            };
            session.notice = Some(Notice::SavedWithoutBackup(failure, copies));
            Effects::new()
        }
        // What was done meanwhile is asked about.
        None if before == PuttingBy::ThenQuit => ask_then(session, After::Quit),
        None => Effects::new(),
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

/// A file was read, or an earlier version in its place, as `again` would ask for.
fn opened(
    session: &mut Session,
    path: PathBuf,
    (again, answer): (fn(PathBuf) -> After, ReadAnswer),
) -> Effects {
    match answer {
        // What was done or typed while the file was read was not given up.
        Ok(_) if has_news(session) => ask_then(session, again(path)),
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
            let mut effects = Vec::from_iter(Effect::find_versions(&document));
            show(session, document);
            journal::offer(session, was_offered);
            session.settings.remember(recent);
            effects.push(Effect::StoreSettings(Box::new(session.settings.clone())));
            effects
        }
        // The open document stays.
        Err(ReadFailure::Refused(refusal)) => {
            session.view.lay(Overlay::Refused {
                refusal,
                path: Some(path),
                has_earlier: false,
            });
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
            session.comparing.earlier.outdate();
            session.putting_by = match receipt.puts_by {
                true => PuttingBy::UnderWay,
                false => PuttingBy::Nothing,
            };
            session.notice = Some(match receipt.no_backup {
                Some(failure) => Notice::SavedWithoutBackup(failure, receipt.copies),
                None => Notice::Saved(receipt.passages, receipt.copies),
            });
            let mut effects = Vec::from_iter(Effect::find_versions(document));
            effects.push(Effect::StoreSettings(Box::new(session.settings.clone())));
            if let Some(after) = session.after.take() {
                // Edits made while the file was being written are asked about again.
                effects.extend(ask_then(session, after));
            }
            effects
        }
        Err(failure) => {
            session.after = None;
            let notice = |otherwise| match failure.copies.is_empty() {
                true => Some(otherwise),
                false => Some(Notice::KeptCopies(failure.copies.clone())),
            };
            if failure.what == FailureKind::Stopped {
                session.notice = notice(Notice::SavingStopped);
                return Effects::new();
            }
            let is_own = |document: &Document| {
                document
                    .path()
                    .is_some_and(|own| shown(own) == failure.path)
            };
            let own = session.document.as_ref().is_some_and(is_own);
            if own && matches!(failure.what, FailureKind::Changed | FailureKind::Exists) {
                // Somebody was here: what they did is looked at, then asked about.
                session.notice = notice(Notice::FoundChanged);
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
