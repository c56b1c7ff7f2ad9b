//! Saving: to the document's file in the manner that was chosen, or where a person says; never over what somebody else
//! wrote.

use super::Effects;
use crate::app::effect::{Effect, Manner, Target, WriteJob};
use crate::app::outside::Outside;
use crate::app::session::{Busy, Session, Writing};
use crate::app::view::Overlay;
use std::path::PathBuf;

/// Saves to the document's file, or asks where.
pub(in crate::app::update) fn save(session: &mut Session) -> Effects {
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

/// Saves over the document's file in a manner that was chosen; it stays chosen while it is open.
pub(super) fn save_so(session: &mut Session, manner: Manner) -> Effects {
    match session.document.as_mut() {
        Some(document) => document.manner = manner,
        None => return Effects::new(),
    }
    save(session)
}

/// Asks where to save.
pub(in crate::app::update) fn save_as(session: &mut Session) -> Effects {
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

pub(in crate::app::update) fn write(
    session: &mut Session,
    path: PathBuf,
    target: Target,
) -> Effects {
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
        manner: match is_own {
            true => document.manner,
            false => Manner::Replace,
        },
        theirs_first: is_own && document.undid_theirs(),
    };
    session.busy = Some(Busy::Writing(path, Writing::Begun));
    vec![Effect::Write(Box::new(job))]
}
