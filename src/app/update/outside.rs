//! A file that changed outside: taken in by itself while nothing was edited, else a person says
//! what becomes of the two versions. No path through here loses either of them.

use super::drop_dangling;
use super::{files, kept};
use crate::app::document::Document;
use crate::app::effect::{CopyJob, Effect, Failure};
use crate::app::outside::{BothSides, Look, Outside, OutsideIntent, Seen, Theirs, merge_of};
use crate::app::session::{Busy, Notice, Session};
use crate::app::view::Overlay;
use crate::compare::{Choices, Merge, Side, compare, same, what_differs};
use crate::edit::{Edit, Refused, Verb};
use crate::file::save::Target;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Effects = Vec<Effect>;

/// What a look at a file found.
pub(super) fn looked(session: &mut Session, path: &Path, look: Look) -> Effects {
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    let is_current = document
        .on_disk()
        .is_some_and(|known| Arc::ptr_eq(&known, &look.known) || known == look.known);
    if document.path() != Some(path) || !is_current {
        return Effects::new();
    }
    let before = document.outside.take();
    document.outside = match look.seen {
        Seen::Same => None,
        Seen::Changed(loaded) if Some(&loaded.bytes) == document.on_disk().as_deref() => None,
        Seen::Changed(loaded) => match before {
            // The same version again: what was chosen stays chosen.
            Some(Outside::Changed(theirs, choices)) if *theirs.bytes == loaded.bytes => {
                Some(Outside::Changed(theirs, choices))
            }
            _ => Some(Outside::Changed(
                Arc::new(Theirs::new(*loaded)),
                Choices::new(),
            )),
        },
        Seen::Broken(bytes, refusal) => Some(Outside::Broken(bytes, refusal)),
        Seen::Gone => Some(Outside::Gone),
        Seen::Unreadable(failure) => Some(Outside::Unreadable(failure)),
    };
    let layout_alone = match &document.outside {
        Some(Outside::Changed(theirs, _)) if same(&document.saved_contract(), &theirs.contract) => {
            Some(Arc::clone(theirs))
        }
        _ => None,
    };
    if let Some(theirs) = &layout_alone {
        document.rebase(theirs);
        session.notice = Some(Notice::Reloaded(0));
    }
    keep_overlay_true(session);
    match layout_alone {
        Some(_) => found_again(session),
        None => Effects::new(),
    }
}

/// What is on show about the two versions must be about these two.
fn keep_overlay_true(session: &mut Session) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let overlay = match session.view.overlay.take() {
        Some(Overlay::Merge(_)) => merge_of(document).map(|merge| Overlay::Merge(Arc::new(merge))),
        Some(Overlay::Comparison(_)) => {
            BothSides::of(document).map(|both| Overlay::Comparison(Box::new(both)))
        }
        Some(Overlay::Outside) if document.outside.is_none() => None,
        other => other,
    };
    session.view.overlay = overlay;
}

/// Takes in what the file holds if that decides nothing: nothing was edited here and nothing is
/// being typed. Called after each intent.
pub(super) fn settle(session: &mut Session) -> Effects {
    let is_writing = matches!(session.busy, Some(Busy::Writing(_)));
    let is_typing = session.view.overlay.is_some() || kept::is_unfinished(session);
    let is_free = !is_writing && !is_typing;
    let Some(document) = session.document.as_mut().filter(|_| is_free) else {
        return Effects::new();
    };
    let Some(Outside::Changed(theirs, _)) = &document.outside else {
        return Effects::new();
    };
    let theirs = Arc::clone(theirs);
    if document.is_dirty() {
        return Effects::new();
    }
    let count = what_differs(document.contract(), &theirs.contract).len();
    let edits = compare(document.contract(), &theirs.contract);
    if document
        .take_in(&theirs, Edit::Batch(edits), Verb::Reload)
        .is_err()
    {
        return Effects::new();
    }
    session.notice = Some(Notice::Reloaded(count));
    drop_dangling(session);
    found_again(session)
}

/// The file is another: its linked versions may be too.
fn found_again(session: &Session) -> Effects {
    let path = session.document.as_ref().and_then(Document::path);
    path.map(|path| Effect::FindVersions(path.to_path_buf()))
        .into_iter()
        .collect()
}

/// What a person decided.
pub(super) fn update(session: &mut Session, intent: OutsideIntent) -> Effects {
    match intent {
        OutsideIntent::Merge => merge(session),
        OutsideIntent::KeepMine => keep_mine(session),
        OutsideIntent::TakeTheirs => take_theirs(session),
        OutsideIntent::Compare => {
            let both = session.document.as_ref().and_then(BothSides::of);
            if let Some(both) = both {
                session.view.lay(Overlay::Comparison(Box::new(both)));
            }
            Effects::new()
        }
        OutsideIntent::ShowProblems => {
            let outside = session.document.as_ref().and_then(|d| d.outside.as_ref());
            if let Some(Outside::Broken(_, refusal)) = outside {
                let refusal = refusal.clone();
                session.view.lay(Overlay::Refused(refusal));
            }
            Effects::new()
        }
        OutsideIntent::Recreate => recreate(session),
        OutsideIntent::Choose(spot, side) => {
            if let Some(choices) = choices(session) {
                // Choosing the chosen side again takes the choice back.
                if choices.get(&spot) == Some(&side) {
                    choices.remove(&spot);
                } else {
                    choices.insert(spot, side);
                }
            }
            Effects::new()
        }
        OutsideIntent::ChooseAll(side) => {
            choose_all(session, side);
            Effects::new()
        }
        OutsideIntent::Apply => apply(session),
    }
}

fn choices(session: &mut Session) -> Option<&mut Choices> {
    match session.document.as_mut()?.outside.as_mut()? {
        Outside::Changed(_, choices) => Some(choices),
        _ => None,
    }
}

fn choose_all(session: &mut Session, side: Side) {
    let Some(Overlay::Merge(merge)) = &session.view.overlay else {
        return;
    };
    let merge = Arc::clone(merge);
    if let Some(choices) = choices(session) {
        let offers = merge.conflicts().iter().filter(|c| c.offers(side));
        choices.extend(offers.map(|c| (c.spot.clone(), side)));
    }
}

/// Closes the question that led here; a form that it covered shows again.
fn leave(session: &mut Session) {
    if matches!(
        session.view.overlay,
        Some(Overlay::Outside | Overlay::Merge(_) | Overlay::Comparison(_))
    ) {
        session.view.lift();
    }
}

/// Merges at once if nobody needs to be asked.
fn merge(session: &mut Session) -> Effects {
    leave(session);
    let Some(merge) = session.document.as_ref().and_then(merge_of) else {
        return Effects::new();
    };
    if merge.conflicts().is_empty() {
        return join(session, &merge, &Choices::new());
    }
    if let Some(choices) = choices(session) {
        choices.retain(|spot, _| merge.conflicts().iter().any(|c| c.spot == *spot));
    }
    session.view.lay(Overlay::Merge(Arc::new(merge)));
    Effects::new()
}

fn apply(session: &mut Session) -> Effects {
    let Some(Overlay::Merge(merge)) = &session.view.overlay else {
        return Effects::new();
    };
    let merge = Arc::clone(merge);
    let Some(choices) = choices(session).cloned() else {
        return Effects::new();
    };
    if merge.open(&choices).next().is_some() {
        return Effects::new();
    }
    join(session, &merge, &choices)
}

/// Both versions become one, as one step of undo.
fn join(session: &mut Session, merge: &Merge, choices: &Choices) -> Effects {
    leave(session);
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    let Some(Outside::Changed(theirs, _)) = &document.outside else {
        return Effects::new();
    };
    let theirs = Arc::clone(theirs);
    let joined = merge
        .edit(choices)
        .is_ok_and(|edit| document.take_in(&theirs, edit, Verb::Merge).is_ok());
    session.notice = Some(if joined {
        Notice::Merged
    } else {
        Notice::CannotMerge
    });
    if !joined {
        return Effects::new();
    }
    drop_dangling(session);
    found_again(session)
}

fn take_theirs(session: &mut Session) -> Effects {
    leave(session);
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    let Some(Outside::Changed(theirs, _)) = &document.outside else {
        return Effects::new();
    };
    let theirs = Arc::clone(theirs);
    let edits = compare(document.contract(), &theirs.contract);
    match document.take_in(&theirs, Edit::Batch(edits), Verb::Reload) {
        Ok(()) => {
            session.notice = Some(Notice::TookTheirs);
            drop_dangling(session);
            found_again(session)
        }
        Err(refused) => refuse(session, refused),
    }
}

fn refuse(session: &mut Session, refused: Refused) -> Effects {
    session.notice = Some(Notice::Refused(refused));
    Effects::new()
}

/// Asks for a copy of theirs first; only once it is safe may the next save replace theirs.
fn keep_mine(session: &mut Session) -> Effects {
    leave(session);
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let bytes = document.outside.as_ref().and_then(Outside::bytes);
    let (Some(path), Some(bytes)) = (document.path(), bytes) else {
        return Effects::new();
    };
    vec![Effect::SetAside(CopyJob {
        path: path.to_path_buf(),
        bytes: Arc::clone(bytes),
    })]
}

/// Their version stands in a copy, or could not be copied.
pub(super) fn set_aside(
    session: &mut Session,
    job: &CopyJob,
    result: Result<PathBuf, Failure>,
) -> Effects {
    let copy = match result {
        Ok(copy) => copy,
        Err(failure) => {
            session.notice = Some(Notice::NotSetAside(failure));
            return Effects::new();
        }
    };
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    if document.path() != Some(job.path.as_path()) {
        return Effects::new();
    }
    let name = copy.file_name().map_or(copy.as_path(), Path::new);
    let name = crate::app::failure::shown(name);
    match document.outside.take() {
        // Only the version that was copied may be replaced: another one is asked about again.
        Some(Outside::Changed(theirs, _)) if theirs.bytes == job.bytes => {
            document.rebase(&theirs);
            session.notice = Some(Notice::SetAside(name));
        }
        Some(Outside::Broken(bytes, _)) if bytes == job.bytes => {
            document.replaceable = Some(bytes);
            session.notice = Some(Notice::SetAside(name));
        }
        other => document.outside = other,
    }
    Effects::new()
}

fn recreate(session: &mut Session) -> Effects {
    leave(session);
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let gone = document.outside == Some(Outside::Gone);
    match document.path().map(PathBuf::from).filter(|_| gone) {
        Some(path) => files::write(session, path, Target::Nothing),
        None => Effects::new(),
    }
}

#[cfg(test)]
mod tests;
