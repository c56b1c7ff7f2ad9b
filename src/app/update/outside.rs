//! A file that changed outside: taken in by itself while nothing was edited, else a person says
//! what becomes of the two versions. No path through here loses either of them.

use super::drop_dangling;
use super::{files, kept};
use crate::app::effect::{CopyJob, Effect, Failure};
use crate::app::outside::{
    About, Ask, JoinJob, Joined, Look, Outside, OutsideIntent, Seen, Theirs,
};
use crate::app::session::{Busy, Notice, Session};
use crate::app::view::Overlay;
use crate::compare::{Choices, Side};
use crate::edit::{Edit, Verb};
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
    keep_overlay_true(session)
}

/// What is on show about the two versions must be about these two.
fn keep_overlay_true(session: &mut Session) -> Effects {
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let is_changed = document
        .outside
        .as_ref()
        .and_then(Outside::theirs)
        .is_some();
    match &session.view.overlay {
        Some(Overlay::Merge(_)) if is_changed => ask(session, Ask::Merge { again: true }),
        Some(Overlay::Comparison(_)) if is_changed => ask(session, Ask::Compare { again: true }),
        Some(Overlay::Merge(_) | Overlay::Comparison(_)) => {
            session.view.overlay = None;
            Effects::new()
        }
        Some(Overlay::Outside) if document.outside.is_none() => {
            session.view.overlay = None;
            Effects::new()
        }
        _ => Effects::new(),
    }
}

/// Has something about ours and theirs worked out beside the window.
pub(super) fn ask(session: &mut Session, ask: Ask) -> Effects {
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    let Some(theirs) = document.outside.as_ref().and_then(Outside::theirs) else {
        return Effects::new();
    };
    let about = About {
        ask,
        revision: document.history().revision(),
        theirs: Arc::clone(theirs),
    };
    let job = JoinJob::of(document, about.clone());
    document.joining.asked = Some(about);
    vec![Effect::Join(Box::new(job))]
}

/// Sees that what must be known about somebody else's version is being worked out: whether it
/// says anything else at all, and what leads there while nothing was edited here and nothing is
/// being typed. Asks again what was asked about something older. Called after each intent.
pub(super) fn settle(session: &mut Session) -> Effects {
    let is_free = is_free(session);
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    let Some(theirs) = document.outside.as_ref().and_then(Outside::theirs) else {
        document.joining.asked = None;
        return Effects::new();
    };
    let is_known = |known: &Arc<Theirs>| Arc::ptr_eq(known, theirs);
    let revision = document.history().revision();
    let asked = document.joining.asked.take();
    if let Some(about) = asked {
        let same_theirs = is_known(&about.theirs);
        if same_theirs && about.revision == revision {
            document.joining.asked = Some(about);
            return Effects::new();
        }
        match about.ask {
            // Only the version that was set aside may be replaced.
            Ask::KeepMine if !same_theirs => {}
            Ask::Apply(_) => return self::ask(session, Ask::Merge { again: false }),
            Ask::Same | Ask::Reload => {}
            other => return self::ask(session, other),
        }
    }
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    if is_free && !document.is_dirty() {
        return self::ask(session, Ask::Reload);
    }
    let theirs = document.outside.as_ref().and_then(Outside::theirs);
    let is_judged = match (theirs, &document.joining.other) {
        (Some(theirs), Some(other)) => Arc::ptr_eq(theirs, other),
        _ => false,
    };
    match is_judged {
        true => Effects::new(),
        false => self::ask(session, Ask::Same),
    }
}

/// True when nothing is being written or typed that a change of the contract would disturb.
fn is_free(session: &Session) -> bool {
    let is_writing = matches!(session.busy, Some(Busy::Writing(..)));
    !is_writing && session.view.overlay.is_none() && !kept::is_unfinished(session)
}

/// What was worked out. It counts only if nothing has changed meanwhile.
pub(super) fn joined(session: &mut Session, about: &About, joined: Joined) -> Effects {
    let is_free = is_free(session);
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    let is_current = document.joining.asked.as_ref() == Some(about)
        && document.history().revision() == about.revision
        && document
            .outside
            .as_ref()
            .and_then(Outside::theirs)
            .is_some_and(|theirs| Arc::ptr_eq(theirs, &about.theirs));
    if !is_current {
        return Effects::new();
    }
    document.joining.asked = None;
    match (joined, &about.ask) {
        (Joined::Same, _) => {
            document.take_layout(&about.theirs);
            session.notice = Some(Notice::Reloaded(0));
            keep_overlay_true(session);
            found_again(session)
        }
        (Joined::Other, _) => {
            document.joining.other = Some(Arc::clone(&about.theirs));
            Effects::new()
        }
        (Joined::Take { .. }, Ask::Reload) if !is_free || document.is_dirty() => Effects::new(),
        (
            Joined::Take {
                edit,
                to_theirs,
                count,
            },
            ask,
        ) => {
            let (verb, notice) = match ask {
                Ask::Reload => (Verb::Reload, Notice::Reloaded(count)),
                Ask::TakeTheirs => (Verb::Reload, Notice::TookTheirs),
                _ => (Verb::Merge, Notice::Merged),
            };
            take_in(session, &about.theirs, (*edit, verb), to_theirs, notice)
        }
        (Joined::Keep { to_theirs }, _) => {
            document.rebase(&about.theirs, to_theirs);
            Effects::new()
        }
        (Joined::Compared(both), Ask::Compare { again }) => {
            match &mut session.view.overlay {
                Some(Overlay::Comparison(shown)) => **shown = both,
                _ if *again => {}
                _ => session.view.lay(Overlay::Comparison(Box::new(both))),
            }
            Effects::new()
        }
        (Joined::Asked(merge), ask) => {
            if let Some(choices) = choices(session) {
                choices.retain(|spot, _| merge.conflicts().iter().any(|c| c.spot == *spot));
            }
            match &mut session.view.overlay {
                Some(Overlay::Merge(shown)) => *shown = merge,
                _ if *ask == (Ask::Merge { again: true }) => {}
                _ => session.view.lay(Overlay::Merge(merge)),
            }
            Effects::new()
        }
        (Joined::Impossible, _) => {
            session.notice = Some(Notice::CannotMerge);
            Effects::new()
        }
        (Joined::Compared(_), _) => Effects::new(),
    }
}

/// Makes an edit that brings theirs in, as one step of undo.
fn take_in(
    session: &mut Session,
    theirs: &Theirs,
    edit: (Edit, Verb),
    to_theirs: Vec<Edit>,
    notice: Notice,
) -> Effects {
    leave(session);
    let verb = edit.1;
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    match document.take_in(theirs, edit, to_theirs) {
        Ok(()) => {
            session.notice = Some(notice);
            drop_dangling(session);
            found_again(session)
        }
        Err(refused) => {
            session.notice = Some(match verb {
                Verb::Merge => Notice::CannotMerge,
                _ => Notice::Refused(refused),
            });
            Effects::new()
        }
    }
}

/// The file is another: its linked versions may be too.
fn found_again(session: &Session) -> Effects {
    let document = session.document.as_ref();
    document
        .and_then(Effect::find_versions)
        .into_iter()
        .collect()
}

/// What a person decided.
pub(super) fn update(session: &mut Session, intent: OutsideIntent) -> Effects {
    match intent {
        OutsideIntent::Merge => {
            leave(session);
            ask(session, Ask::Merge { again: false })
        }
        OutsideIntent::KeepMine => keep_mine(session),
        OutsideIntent::TakeTheirs => {
            leave(session);
            ask(session, Ask::TakeTheirs)
        }
        OutsideIntent::Compare => ask(session, Ask::Compare { again: false }),
        OutsideIntent::ShowProblems => {
            let outside = session.document.as_ref().and_then(|d| d.outside.as_ref());
            if let Some(Outside::Broken(_, refusal)) = outside {
                let refusal = refusal.clone();
                session.view.lay(Overlay::refused(refusal));
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
        OutsideIntent::Stop => {
            // The answer, when it comes, is about nothing any more.
            if let Some(document) = session.document.as_mut() {
                document.joining.asked = None;
            }
            Effects::new()
        }
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
    ask(session, Ask::Apply(choices))
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
        Some(Outside::Changed(theirs, choices)) if theirs.bytes == job.bytes => {
            document.outside = Some(Outside::Changed(theirs, choices));
            session.notice = Some(Notice::SetAside(name));
            return ask(session, Ask::KeepMine);
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
