//! What is done to a document, handed to the journal after every intent; and what an earlier journal gives back. The
//! only place that knows which document the journal is about.

use crate::app::document::{Document, Origin};
use crate::app::draft;
use crate::app::effect::Effect;
use crate::app::intent::RecoveryIntent;
use crate::app::keeping::{self, Earlier, Find, Finds, Holder, Stage};
use crate::app::outside::{Ask, Outside, Theirs};
use crate::app::samples;
use crate::app::session::{After, Notice, Session};
use crate::app::view::Overlay;
use crate::compare::{Choices, compare};
use crate::contract::Period;
use crate::edit::{Edit, FirstNames, Verb, new_contract};
use crate::file::journal::thread::{Job, Recovered};
use crate::file::journal::{self, OnDisk, Record};
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Effects = Vec<Effect>;

/// Hands out what was done since the last time. Called after each intent.
pub(super) fn hand_out(session: &mut Session, effects: &mut Effects) {
    let leaving = effects.contains(&Effect::Quit);
    let blank = note_draft(session).filter(|_| !leaving);
    let only_typed = session.document.is_none() && !leaving && session.keeping.draft.is_some();
    let mut jobs = Vec::new();
    let keeping = &mut session.keeping;
    let mut document = session.document.as_mut().filter(|_| !leaving);
    if let Some(document) = document.as_deref_mut().filter(|d| d.trail.number == 0) {
        keeping.numbers = keeping.numbers.saturating_add(1);
        document.trail.number = keeping.numbers;
    }
    if only_typed && keeping.blank == 0 {
        keeping.numbers = keeping.numbers.saturating_add(1);
    }
    // What is typed while nothing is open has a journal of its own.
    keeping.blank = match (only_typed, keeping.blank) {
        (false, _) => 0,
        (true, 0) => keeping.numbers,
        (true, number) => number,
    };
    let number = document.as_ref().map_or(keeping.blank, |d| d.trail.number);
    if keeping.document != number {
        if keeping.document != 0 {
            jobs.push(match keeping.dirty {
                true => Job::GiveUp(keeping.document),
                false => Job::End(keeping.document),
            });
        }
        keeping.document = number;
        keeping.dirty = false;
        (keeping.handed, keeping.kept) = (0, 0);
        keeping.off = None;
    }
    if let Some(record) = blank.filter(|_| only_typed) {
        if keeping.handed == 0 {
            jobs.extend(blank_start().map(|start| Job::Begin(number, Box::new(start))));
        }
        keeping.handed = keeping.handed.saturating_add(1);
        jobs.push(Job::Note(number, vec![record], keeping.handed));
    }
    if let Some(document) = document {
        keeping.dirty = document.is_dirty();
        if document.trail.stage == Stage::Over {
            jobs.push(Job::End(number));
            document.trail.stage = Stage::None;
            (keeping.handed, keeping.kept) = (0, 0);
            // What is still being typed is noted again with the next intent.
            keeping.draft = None;
        }
        if matches!(document.trail.stage, Stage::Found(_))
            && let Stage::Found(found) = std::mem::replace(&mut document.trail.stage, Stage::Kept)
        {
            jobs.push(Job::GoOn(number, found));
        }
        let records = std::mem::take(&mut document.trail.records);
        if !records.is_empty() {
            if document.trail.stage != Stage::Kept {
                jobs.extend(document.start().map(|s| Job::Begin(number, Box::new(s))));
                document.trail.stage = Stage::Kept;
            }
            let count = u64::try_from(records.len()).unwrap_or(u64::MAX);
            keeping.handed = keeping.handed.saturating_add(count);
            jobs.push(Job::Note(number, records, keeping.handed));
        }
    }
    let path = session.document.as_ref().filter(|_| !leaving);
    let path = path.and_then(Document::path).map(Path::to_path_buf);
    if keeping.locked != path {
        keeping.locked.clone_from(&path);
        effects.push(Effect::Lock(path));
    }
    // Before the end of the program, and after a save was told.
    let at = effects.iter().position(|e| *e == Effect::Quit);
    let at = at.unwrap_or(effects.len());
    effects.splice(at..at, jobs.into_iter().map(Effect::Keep));
}

/// Notes what is being typed, when it has changed; returns it when nothing is open that it could
/// belong to.
fn note_draft(session: &mut Session) -> Option<Record> {
    let now = draft::of(session);
    if now == session.keeping.draft {
        return None;
    }
    session.keeping.draft.clone_from(&now);
    let Some(document) = session.document.as_mut() else {
        return Some(Record::Draft(now));
    };
    // An edit ends what was being typed without being told.
    if now.is_some() || document.trail.records.is_empty() {
        document.trail.records.push(Record::Draft(now));
    }
    None
}

/// What a journal of typing alone is made on: a journal holds a contract, and there is none yet.
fn blank_start() -> Option<journal::Start> {
    let names = FirstNames {
        title: "-",
        version: "-",
        perimeter: "-",
        axis: "-",
        partner: "-",
    };
    let period = Period {
        first: 2000,
        last: 2000,
    };
    let contract = new_contract(names, period).ok()?;
    let base = Arc::new(crate::file::write(&contract).ok()?.into_bytes());
    let start = keeping::start(journal::Origin::New, &contract, base, None);
    Some(journal::Start {
        title: String::new(),
        ..start
    })
}

/// True for a journal of the form of a new contract that was typed while nothing was open.
fn is_only_typing(found: &journal::Found) -> bool {
    let mut records = found.journal.entries.iter().map(|entry| &entry.record);
    found.journal.start.origin == journal::Origin::New
        && found.journal.start.title.is_empty()
        && records.all(|record| matches!(record, Record::Draft(_)))
}

/// Everything up to this record of this document is on the disk, or nothing can be kept.
pub(super) fn told(session: &mut Session, document: u64, kept: Result<u64, String>) {
    let keeping = &mut session.keeping;
    if document != keeping.document {
        return;
    }
    match kept {
        Ok(number) => {
            keeping.kept = number;
            keeping.off = None;
        }
        Err(cause) => {
            if keeping.off.is_none() {
                session.notice = Some(Notice::NothingKept(cause.clone()));
            }
            keeping.off = Some(cause);
        }
    }
}

/// Says who else has a file, or that nobody has.
pub(super) fn held(session: &mut Session, path: PathBuf, who: Option<Holder>) {
    let document = session.document.as_mut();
    if let Some(document) = document.filter(|d| d.path() == Some(&path)) {
        document.held.clone_from(&who);
    }
    session.keeping.held = who.map(|who| (path, who));
}

/// What was left behind by a program that ended: it is offered, unless something else asks.
pub(super) fn found(session: &mut Session, finds: Finds) {
    if finds.damaged > 0 || finds.newer > 0 {
        session.notice = Some(Notice::JournalsUnread(finds.damaged, finds.newer));
    }
    session.keeping.finds = finds.found;
    if !session.keeping.finds.is_empty() && session.view.overlay.is_none() {
        session.view.overlay = Some(Overlay::Recovery {
            shown: first_shown(session),
            compared: false,
        });
    }
}

/// Shows what can be recovered of the open file, or of any when it was shown before.
pub(super) fn offer(session: &mut Session, anyway: bool) {
    let open = session.document.as_ref().and_then(Document::path);
    let mut finds = session.keeping.finds.iter();
    let of_open = finds.any(|find| open.is_some() && find.file().map(PathBuf::as_path) == open);
    if anyway || of_open {
        update(session, RecoveryIntent::Show(None));
    }
}

/// What was left of the open file, else the latest.
fn first_shown(session: &Session) -> usize {
    let open = session.document.as_ref().and_then(Document::path);
    let finds = &session.keeping.finds;
    let of_open = |find: &Find| open.is_some() && find.file().map(PathBuf::as_path) == open;
    finds.iter().position(of_open).unwrap_or(0)
}

/// Everything about what can be recovered.
pub(super) fn update(session: &mut Session, intent: RecoveryIntent) -> Effects {
    match intent {
        RecoveryIntent::Show(shown) => {
            if session.keeping.finds.is_empty() {
                session.notice = Some(Notice::NothingToRecover);
            }
            if !session.keeping.finds.is_empty() {
                let last = session.keeping.finds.len().saturating_sub(1);
                session.view.overlay = Some(Overlay::Recovery {
                    shown: shown.map_or_else(|| first_shown(session), |n| n.min(last)),
                    compared: false,
                });
            }
            Effects::new()
        }
        RecoveryIntent::ChooseEarlier(n) => {
            if let Some(Overlay::Earlier { chosen, .. }) = session.view.overlay.as_mut() {
                *chosen = n;
            }
            Effects::new()
        }
        RecoveryIntent::Restore => {
            restore(session);
            Effects::new()
        }
        RecoveryIntent::Compare(on) => {
            if let Some(Overlay::Recovery { compared, .. }) = session.view.overlay.as_mut() {
                *compared = on;
            }
            Effects::new()
        }
        RecoveryIntent::Keep(path) => {
            session.view.overlay = None;
            super::files::ask_then(session, After::Recover(path))
        }
        RecoveryIntent::Discard(path) => {
            session.keeping.finds.retain(|find| find.found.path != path);
            session.view.overlay = None;
            if !session.keeping.finds.is_empty() {
                update(session, RecoveryIntent::Show(None));
            }
            session.notice = Some(Notice::RecoveryDiscarded);
            vec![Effect::Keep(Job::Discard(path))]
        }
    }
}

/// Asks for what the open file held earlier.
pub(super) fn list_earlier(session: &mut Session) -> Effects {
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let Some(path) = document.path() else {
        session.notice = Some(Notice::NothingEarlier);
        return Effects::new();
    };
    let effect = Effect::ListEarlier(path.to_path_buf(), document.snapshot());
    session.view.overlay = Some(Overlay::Earlier {
        list: None,
        chosen: 0,
    });
    vec![effect]
}

/// What the open file held earlier, if that is still asked for.
pub(super) fn earlier(session: &mut Session, path: &Path, found: Arc<Vec<Earlier>>) {
    let is_open = session.document.as_ref().and_then(Document::path) == Some(path);
    if let Some(Overlay::Earlier { list, chosen }) = session.view.overlay.as_mut()
        && is_open
    {
        *list = Some(found);
        *chosen = 0;
    }
}

/// Takes in what the file held earlier. The file itself is not touched before the next save.
fn restore(session: &mut Session) {
    let Some(Overlay::Earlier {
        list: Some(list),
        chosen,
    }) = session.view.overlay.clone()
    else {
        return;
    };
    let Some(chosen) = list.get(chosen) else {
        return;
    };
    let (Some(document), Some(old)) = (session.document.as_mut(), &chosen.contract) else {
        return;
    };
    let edits = compare(document.contract(), old);
    session.view.overlay = None;
    session.notice = Some(match document.adopt(Edit::Batch(edits), Verb::Restore) {
        Ok(()) => Notice::Restored(chosen.copy.made),
        Err(refused) => Notice::Refused(refused),
    });
    super::drop_dangling(session);
}

/// Opens a recovered document in the place of what is open.
pub(super) fn recover(session: &mut Session, path: &Path) -> Effects {
    let finds = &mut session.keeping.finds;
    let Some(at) = finds.iter().position(|find| find.found.path == path) else {
        return Effects::new();
    };
    let found = finds.remove(at).found;
    if is_only_typing(&found) {
        super::files::close(session);
        if let Some(draft) = &found.replayed.draft {
            draft::reopen(session, draft);
        }
        // What is typed from now on is in a journal of its own, with all that it holds.
        return vec![Effect::Keep(Job::Discard(path.to_path_buf()))];
    }
    super::files::show(session, document(&found));
    session.notice = None;
    if let Some(draft) = &found.replayed.draft {
        draft::reopen(session, draft);
    }
    let shown = session.document.as_ref();
    let mut effects: Effects = shown.and_then(Effect::find_versions).into_iter().collect();
    if found.replayed.draft.is_none() {
        // What was recovered, what it was made on and what the file holds now are joined as any
        // two versions are. A text that was being typed comes first: the bar waits.
        effects.extend(super::outside::ask(session, Ask::Merge { again: false }));
    }
    // The file may have changed again since the start.
    effects.push(Effect::Look);
    effects
}

/// The document as it was in memory. What the file holds now stays as it is: saving finds out
/// whether it is still the base.
fn document(found: &journal::Found) -> Document {
    let journal = &found.journal;
    let replayed = found.replayed.clone();
    let mut history = replayed.history;
    let mut bytes = Arc::clone(journal.base());
    let mut places = replayed.base.places;
    if let (OnDisk::Saved(loaded), Some(revision)) = (&found.on_disk, replayed.saved) {
        history.mark_saved(revision);
        bytes = Arc::new(loaded.bytes.clone());
        places = loaded.places.clone();
    }
    let origin = match &journal.start.origin {
        journal::Origin::File(path) => Origin::File {
            path: path.clone(),
            bytes,
        },
        journal::Origin::Bundled(name) => match samples::named(name) {
            Some(name) => Origin::Bundled { name, bytes },
            None => Origin::New,
        },
        journal::Origin::New => Origin::New,
    };
    let base = Arc::new(replayed.base.contract);
    let recovered = Recovered {
        path: found.path.clone(),
        start: journal.start.clone(),
        entries: journal.entries.clone(),
    };
    let mut document = Document::recovered(replayed.contract, history, origin);
    document.places = Some(Arc::new(places));
    document.joining.taken = replayed.taken;
    if let OnDisk::Changed(Some(loaded)) = &found.on_disk {
        let theirs = Arc::new(Theirs::new((**loaded).clone()));
        document.outside = Some(Outside::Changed(theirs, Choices::new()));
    }
    document.trail.keys.clone_from(&journal.start.keys);
    document.trail.original = Some(base);
    document.trail.stage = Stage::Found(Box::new(recovered));
    document
}

/// What a journal starts with, for a document that something was just done to.
impl Document {
    fn start(&self) -> Option<journal::Start> {
        let (origin, base) = match &self.origin {
            Origin::File { path, bytes } => {
                (journal::Origin::File(path.clone()), Arc::clone(bytes))
            }
            Origin::Bundled { name, bytes } => (
                journal::Origin::Bundled((*name).to_owned()),
                Arc::clone(bytes),
            ),
            Origin::New => {
                let original = self.trail.original.as_ref()?;
                let text = crate::file::write(original).ok()?;
                (journal::Origin::New, Arc::new(text.into_bytes()))
            }
        };
        let keys = self.trail.keys.clone();
        Some(keeping::start(origin, self.contract(), base, keys))
    }
}

#[cfg(test)]
mod tests;
