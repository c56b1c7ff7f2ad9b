//! What comes back from outside: files read and written, names picked. What was done meanwhile is
//! asked about again, and the open document stays when nothing could be read.

use super::{Effects, ask_path, ask_then, look_at_recent, read, revision, show, write};
use crate::app::document::{Document, Origin};
use crate::app::effect::{
    Answer, Effect, Failure, FailureKind, Opened, ReadAnswer, ReadFailure, Receipt, Target,
};
use crate::app::failure::shown;
use crate::app::session::{After, Busy, Notice, Session, Writing};
use crate::app::settings::Recent;
use crate::app::update::{comparing, export, journal, kept, outside};
use crate::app::view::{Overlay, PathPrompt, PathPurpose};
use std::path::PathBuf;
use std::sync::Arc;

/// Takes an answer in.
pub(super) fn answered(session: &mut Session, answer: Answer) -> Effects {
    if matches!(answer, Answer::Read(..)) && session.unwanted_reads > 0 {
        // Given up meanwhile. Files are read in the order in which they were asked for.
        session.unwanted_reads = session.unwanted_reads.saturating_sub(1);
        return Effects::new();
    }
    match answer {
        // These come on their own, whatever is under way.
        Answer::Found(finds) => {
            journal::found(session, finds);
            return Effects::new();
        }
        Answer::Kept(document, kept) => {
            journal::told(session, document, kept);
            return Effects::new();
        }
        Answer::Earlier(path, list) => {
            journal::earlier(session, &path, list);
            return Effects::new();
        }
        Answer::Held(path, who) => {
            journal::held(session, path, who);
            return Effects::new();
        }
        Answer::Writing(written, of) => {
            if let Some(Busy::Writing(_, writing)) = session.busy.as_mut()
                && *writing != Writing::Stopping
            {
                let percent = written.saturating_mul(100).checked_div(of);
                *writing = Writing::Percent(percent.unwrap_or(100));
            }
            return Effects::new();
        }
        Answer::HasEarlier(path) => {
            session.refused = Some(path);
            return Effects::new();
        }
        Answer::Protected(path) => {
            let document = session.document.as_mut();
            if let Some(document) = document.filter(|d| d.path() == Some(&path)) {
                document.is_protected = true;
            }
            return Effects::new();
        }
        Answer::NotPutBy(failure) => {
            let copies = match session.notice.take() {
                Some(Notice::Saved(_, copies)) => copies,
                _ => Vec::new(),
            };
            session.notice = Some(Notice::SavedWithoutBackup(failure, copies));
            return Effects::new();
        }
        // These answer nothing that the window waits for.
        Answer::Looked(path, look) => return outside::looked(session, &path, *look),
        Answer::Joined(about, joined) => return outside::joined(session, &about, *joined),
        Answer::SetAside(job, result) => {
            return outside::set_aside(session, &job, result);
        }
        Answer::Beside(path, answer) => {
            comparing::read(session, path, *answer);
            return Effects::new();
        }
        Answer::Compared(about, compared) => {
            comparing::answered(session, *about, compared);
            return Effects::new();
        }
        Answer::Derived(job, derived) => {
            if let Some(document) = session.document.as_mut() {
                document.worked_out(&job, derived.map(|derived| *derived));
            }
            return Effects::new();
        }
        // A chart is drawn beside whatever else is under way.
        Answer::Export(answer) => return export::answered(session, answer),
        // A look beside says nothing of what is under way.
        Answer::Seen(..) | Answer::Versions(..) => {}
        _ => session.busy = None,
    }
    match answer {
        Answer::Looked(..)
        | Answer::Joined(..)
        | Answer::SetAside(..)
        | Answer::Derived(..)
        | Answer::Beside(..)
        | Answer::Compared(..) => Effects::new(),
        Answer::PickedOpen(path) if comparing::picked(session, path.clone()) => Effects::new(),
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
        | Answer::Writing(..)
        | Answer::NotPutBy(_)
        | Answer::HasEarlier(_)
        | Answer::Protected(_)
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
            journal::offer(session, was_offered);
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
                Some(failure) => Notice::SavedWithoutBackup(failure, receipt.copies),
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
            if failure.what == FailureKind::Stopped {
                session.notice = Some(Notice::SavingStopped);
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
