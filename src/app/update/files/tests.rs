//! What comes back from the thread for files, in whatever order: nothing is offered for another file,
//! nothing is opened that was not asked for, nothing is left unsaid.

use super::*;
use crate::app::effect::{
    Answer, Failure, FailureKind, Opened, ReadAnswer, ReadFailure, Receipt, WriteJob,
};
use crate::app::{Intent, Then, Typing, update};
use crate::contract::{LineId, PartnerId};
use crate::wording::Lang;

const OWN: &str = "/contrats/a.ron";
const OTHER: &str = "/contrats/b.ron";

fn today() -> Date {
    jiff::civil::date(2024, 12, 2)
}

fn answer(session: &mut Session, answer: Answer) -> Effects {
    update(session, Intent::File(FileIntent::Answer(answer)))
}

fn loaded() -> Box<ReadAnswer> {
    let loaded = samples::load(samples::REAL).unwrap();
    Box::new(Ok(Opened::of(loaded, today())))
}

fn refused() -> Box<ReadAnswer> {
    let refusal = crate::file::read("b.ron", b"(").unwrap_err();
    Box::new(Err(ReadFailure::Refused(Box::new(refusal))))
}

/// The real contract, open from a file.
fn open() -> Session {
    let mut session = Session::new(Settings::first(Lang::Fr), today());
    answer(&mut session, Answer::Read(OWN.into(), loaded()));
    session
}

fn edit(session: &mut Session, amount: &str) {
    let begin = Typing::BeginCell {
        line: LineId::new("axe-2").unwrap(),
        partner: PartnerId::new("mel").unwrap(),
        seed: Some(amount.to_owned()),
    };
    for typing in [begin, Typing::CommitCell(Then::Stay)] {
        update(session, Intent::Typing(typing));
    }
    assert!(session.document.as_ref().unwrap().is_dirty());
}

/// Saves, and receives the end of it.
fn saved(session: &mut Session, puts_by: bool) -> Effects {
    let effects = save(session);
    let job = effects.into_iter().find_map(|effect| match effect {
        Effect::Write(job) => Some(*job),
        _ => None,
    });
    let receipt = receipt(&job.unwrap(), puts_by);
    answer(session, Answer::Written(Box::new(Ok(receipt))))
}

fn receipt(job: &WriteJob, puts_by: bool) -> Receipt {
    let base = job.base.as_ref().map(|base| base.as_slice());
    let written = crate::file::save::written(&job.contract, base).unwrap();
    Receipt {
        path: job.path.clone(),
        bytes: Arc::new(written.bytes),
        revision: job.revision,
        passages: written.passages,
        places: written.places.map(Arc::new),
        no_backup: None,
        copies: Vec::new(),
        puts_by,
    }
}

fn offers(session: &Session) -> Option<&Path> {
    match &session.view.overlay {
        Some(Overlay::Refused {
            path, has_earlier, ..
        }) => path.as_deref().filter(|_| *has_earlier),
        _ => None,
    }
}

#[test]
fn an_earlier_version_is_offered_of_the_file_that_is_shown_as_refused() {
    let mut session = open();
    answer(&mut session, Answer::Read(OTHER.into(), refused()));
    // Late news of another file.
    answer(&mut session, Answer::HasEarlier(OWN.into()));
    assert_eq!(offers(&session), None);
    answer(&mut session, Answer::HasEarlier(OTHER.into()));
    assert_eq!(offers(&session), Some(Path::new(OTHER)));
    // The next file has none.
    answer(&mut session, Answer::Read(OWN.into(), refused()));
    assert_eq!(offers(&session), None);
    answer(&mut session, Answer::HasEarlier(OWN.into()));
    update(&mut session, Intent::CloseOverlay);
    // Nor has a file that was only to be compared.
    let failure = crate::file::read("b.ron", b"(").unwrap_err();
    let beside = Err(ReadFailure::Refused(Box::new(failure)));
    answer(&mut session, Answer::Beside(OTHER.into(), Box::new(beside)));
    assert!(matches!(
        session.view.overlay,
        Some(Overlay::Refused { .. })
    ));
    assert_eq!(offers(&session), None);
}

#[test]
fn an_earlier_version_that_must_wait_is_asked_for_again_and_not_the_broken_file() {
    let mut session = open();
    let earlier = FileIntent::OpenEarlier(OTHER.into());
    let asked = update(&mut session, Intent::File(earlier));
    let wanted = Effect::ReadEarlier(OTHER.into(), today());
    assert!(asked.contains(&wanted));
    edit(&mut session, "150");
    answer(&mut session, Answer::ReadEarlier(OTHER.into(), loaded()));
    assert_eq!(session.view.overlay, Some(Overlay::Unsaved));
    let discard = FileIntent::Unsaved(UnsavedChoice::Discard);
    let effects = update(&mut session, Intent::File(discard));
    assert!(effects.contains(&wanted), "{effects:?}");
}

#[test]
fn an_earlier_version_that_was_given_up_is_not_opened() {
    let mut session = open();
    let earlier = FileIntent::OpenEarlier(OTHER.into());
    update(&mut session, Intent::File(earlier));
    update(&mut session, Intent::File(FileIntent::Stop));
    answer(&mut session, Answer::ReadEarlier(OTHER.into(), loaded()));
    assert_eq!(session.document.unwrap().path(), Some(Path::new(OWN)));
}

fn quit(session: &mut Session) -> bool {
    let effects = update(session, Intent::File(FileIntent::CloseRequested));
    effects.contains(&Effect::Quit)
}

#[test]
fn the_program_ends_once_it_is_known_that_the_old_version_is_put_by() {
    let mut session = open();
    edit(&mut session, "150");
    saved(&mut session, true);
    assert!(!quit(&mut session));
    assert_eq!(session.notice, Some(Notice::QuitsOncePutBy));
    let effects = answer(&mut session, Answer::PutBy(None));
    assert!(effects.contains(&Effect::Quit));
    // Whoever asks twice does not wait.
    let mut session = open();
    edit(&mut session, "150");
    saved(&mut session, true);
    assert!(!quit(&mut session) && quit(&mut session));
    // Nor is anything waited for where nothing is to be done.
    let mut session = open();
    edit(&mut session, "150");
    saved(&mut session, false);
    assert!(quit(&mut session));
}

#[test]
fn an_old_version_that_is_not_put_by_is_said_before_the_program_ends() {
    let mut session = open();
    edit(&mut session, "150");
    update(&mut session, Intent::File(FileIntent::CloseRequested));
    session.view.lift();
    // “Save”, and what waited goes on with that.
    let effects = saved(&mut session, true);
    assert!(!effects.contains(&Effect::Quit));
    let full = Failure::plain(
        FailureKind::Full { needed: 9 },
        Path::new(OWN),
        String::new(),
    );
    let effects = answer(&mut session, Answer::PutBy(Some(full.clone())));
    assert!(!effects.contains(&Effect::Quit));
    let said = Notice::SavedWithoutBackup(full, Vec::new());
    assert_eq!(session.notice, Some(said));
    assert!(quit(&mut session));
}

#[test]
fn what_is_done_while_the_end_waits_is_asked_about() {
    let mut session = open();
    edit(&mut session, "150");
    saved(&mut session, true);
    assert!(!quit(&mut session));
    edit(&mut session, "151");
    let effects = answer(&mut session, Answer::PutBy(None));
    assert!(!effects.contains(&Effect::Quit));
    assert_eq!(session.view.overlay, Some(Overlay::Unsaved));
    // Opening another file is no end.
    let mut session = open();
    edit(&mut session, "150");
    saved(&mut session, true);
    assert!(!quit(&mut session));
    update(&mut session, Intent::File(FileIntent::Open(OTHER.into())));
    assert!(!answer(&mut session, Answer::PutBy(None)).contains(&Effect::Quit));
}

#[test]
fn copies_are_named_also_when_the_save_failed() {
    for what in [FailureKind::Stopped, FailureKind::Changed] {
        let mut session = open();
        edit(&mut session, "150");
        save(&mut session);
        let copies = vec!["a.conflict-1.ron".to_owned()];
        let failure = Failure {
            copies: copies.clone(),
            ..Failure::plain(what, Path::new(OWN), String::new())
        };
        answer(&mut session, Answer::Written(Box::new(Err(failure))));
        assert_eq!(session.notice, Some(Notice::KeptCopies(copies)), "{what:?}");
    }
}
