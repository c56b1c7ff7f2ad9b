//! A save as the window shows it: how far it is, the way to stop it, what to do about a file that
//! cannot be replaced as others are, and the sign that two versions are being joined. Drawn without
//! a display and used with the mouse.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/whole.rs"]
mod whole;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::effect::{Failure, FailureKind, Manner, Opened, ReadFailure, Receipt, WriteJob};
use maquette::app::outside::{Look, Seen};
use maquette::app::{
    Answer, Busy, Effect, FileIntent, Intent, Notice, OutsideIntent, Session, Settings, Then,
    Typing, samples, update,
};
use maquette::contract::{LineId, PartnerId};
use maquette::export::{png, screen};
use maquette::file;
use maquette::ui::theme::LIGHT;
use maquette::wording::Lang;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

const PATH: &str = "/contrats/hauts-de-france.ron";
const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn answer(session: &mut Session, answer: Answer) -> Vec<Effect> {
    update(session, Intent::File(FileIntent::Answer(answer)))
}

/// The real contract, open from a file, with one amount changed.
fn edited() -> Session {
    let mut session = Session::new(Settings::first(Lang::Fr), TODAY);
    let loaded = samples::load(samples::REAL).unwrap();
    let opened = Box::new(Ok(Opened::of(loaded, TODAY)));
    answer(&mut session, Answer::Read(PathBuf::from(PATH), opened));
    for typing in [
        Typing::BeginCell {
            line: LineId::new("axe-2").unwrap(),
            partner: PartnerId::new("mel").unwrap(),
            seed: Some("150".to_owned()),
        },
        Typing::CommitCell(Then::Stay),
    ] {
        update(&mut session, Intent::Typing(typing));
    }
    assert!(is_dirty(&session));
    session
}

fn is_dirty(session: &Session) -> bool {
    session.document.as_ref().unwrap().is_dirty()
}

/// The whole window, and what it asks for.
fn window(session: Session) -> (Harness<'static, Session>, Receiver<Effect>) {
    let (tell, told) = channel();
    let harness = whole::window(session, move |_, session, intent| {
        for effect in update(session, intent) {
            let _ = tell.send(effect);
        }
    });
    (harness, told)
}

fn job(effects: impl IntoIterator<Item = Effect>) -> Option<WriteJob> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Write(job) => Some(*job),
        _ => None,
    })
}

fn refused(what: FailureKind) -> Answer {
    Answer::Written(Box::new(Err(failure(what))))
}

fn failure(what: FailureKind) -> Failure {
    Failure::plain(what, Path::new(PATH), String::new())
}

fn receipt(job: &WriteJob) -> Receipt {
    let base = job.base.as_ref().map(|base| base.as_slice());
    let written = file::save::written(&job.contract, base).unwrap();
    Receipt {
        path: job.path.clone(),
        bytes: Arc::new(written.bytes),
        revision: job.revision,
        passages: written.passages,
        places: written.places.map(Arc::new),
        no_backup: None,
        copies: Vec::new(),
        puts_by: false,
    }
}

fn keep(name: &str, session: &Session) {
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let picture = screen::picture(session, 1440, 900, &LIGHT).unwrap();
        let bytes = png::encode(&picture).unwrap();
        std::fs::write(Path::new(&folder).join(format!("saving-{name}.png")), bytes).unwrap();
    }
}

fn click(harness: &mut Harness<'static, Session>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
    harness.run();
}

#[test]
fn a_long_save_says_how_far_it_is_and_can_be_stopped() {
    let mut session = edited();
    assert!(job(update(&mut session, Intent::Do(Action::Save))).is_some());
    let (mut harness, told) = window(session);
    harness.run();
    harness.get_by_label("Enregistrement…");
    // Nobody could stop what is over at once.
    assert!(harness.query_by_label("Arrêter").is_none());
    answer(harness.state_mut(), Answer::Writing(64 << 20, 160 << 20));
    harness.run();
    harness.get_by_label("Enregistrement\u{a0}: 40\u{a0}%");
    keep("percent", harness.state());
    click(&mut harness, "Arrêter");
    assert!(told.try_iter().any(|effect| effect == Effect::StopWriting));
    harness.get_by_label("Arrêt de l’enregistrement…");
    answer(harness.state_mut(), refused(FailureKind::Stopped));
    harness.run();
    assert_eq!(harness.state().notice, Some(Notice::SavingStopped));
    assert_eq!(harness.state().busy, None);
    assert!(is_dirty(harness.state()));
}

#[test]
fn escape_stops_a_save_only_where_nothing_else_is_open() {
    let mut session = edited();
    update(&mut session, Intent::Do(Action::Save));
    update(&mut session, Intent::Do(Action::Palette));
    assert_eq!(update(&mut session, Intent::Escape), []);
    assert!(session.view.overlay.is_none());
    let stops = update(&mut session, Intent::Escape);
    assert!(stops.contains(&Effect::StopWriting));
}

/// What waited for the save is off; what came too late to be stopped counts as saved.
#[test]
fn leaving_waits_for_a_save_and_not_for_a_stopped_one() {
    let mut session = edited();
    update(&mut session, Intent::File(FileIntent::CloseRequested));
    let save = maquette::app::UnsavedChoice::Save;
    let saved = update(&mut session, Intent::File(FileIntent::Unsaved(save)));
    let job = job(saved).unwrap();
    update(&mut session, Intent::File(FileIntent::Stop));
    assert!(matches!(session.busy, Some(Busy::Writing(..))));
    assert_eq!(session.after, None);
    let told = answer(&mut session, refused(FailureKind::Stopped));
    assert!(!told.contains(&Effect::Quit));
    let mut late = edited();
    update(&mut late, Intent::File(FileIntent::CloseRequested));
    update(&mut late, Intent::File(FileIntent::Unsaved(save)));
    update(&mut late, Intent::File(FileIntent::Stop));
    let told = answer(&mut late, Answer::Written(Box::new(Ok(receipt(&job)))));
    assert!(!told.contains(&Effect::Quit));
    assert!(!is_dirty(&late));
}

#[test]
fn a_file_with_other_names_is_written_as_somebody_says() {
    let mut session = edited();
    update(&mut session, Intent::Do(Action::Save));
    answer(
        &mut session,
        refused(FailureKind::SeveralNames { names: 2 }),
    );
    let (mut harness, told) = window(session);
    harness.run();
    for way in ["Écrire sur place", "Séparer ce nom", "Enregistrer sous…"] {
        harness.get_by_label(way);
    }
    keep("ways", harness.state());
    // What each of them risks is said.
    let said = |word: &str| harness.query_all_by_label_contains(word).count();
    assert!(said("à moitié écrit") >= 2);
    assert!(said("gardent l’ancienne version") == 1);
    click(&mut harness, "Écrire sur place");
    assert_eq!(job(told.try_iter()).unwrap().manner, Manner::InPlace);
    // The choice holds for this document, and for its own file alone.
    let session = harness.state_mut();
    session.busy = None;
    let again = job(update(session, Intent::Do(Action::Save))).unwrap();
    assert_eq!(again.manner, Manner::InPlace);
    session.busy = None;
    let elsewhere = Answer::PickedSave(Some(PathBuf::from("/contrats/autre.ron")));
    let other = job(answer(session, elsewhere)).unwrap();
    assert_eq!(other.manner, Manner::Replace);
    // Nor for another file that the document is in from now on.
    answer(session, Answer::Written(Box::new(Ok(receipt(&other)))));
    let other = job(update(session, Intent::Do(Action::Save))).unwrap();
    assert_eq!(other.path, Path::new("/contrats/autre.ron"));
    assert_eq!(other.manner, Manner::Replace);
}

#[test]
fn a_file_in_a_protected_folder_is_written_in_place_when_somebody_says_so() {
    let mut session = edited();
    update(&mut session, Intent::Do(Action::Save));
    answer(&mut session, refused(FailureKind::ReadOnlyFolder));
    let (mut harness, told) = window(session);
    harness.run();
    assert!(harness.query_by_label("Séparer ce nom").is_none());
    harness.get_by_label("Enregistrer sous…");
    click(&mut harness, "Écrire sur place");
    assert_eq!(job(told.try_iter()).unwrap().manner, Manner::InPlace);
}

#[test]
fn a_protected_file_says_so_as_soon_as_it_is_open() {
    let mut session = edited();
    answer(
        &mut session,
        Answer::Protected(PathBuf::from("/contrats/autre.ron")),
    );
    assert!(!session.document.as_ref().unwrap().is_protected);
    answer(&mut session, Answer::Protected(PathBuf::from(PATH)));
    let (mut harness, told) = window(session);
    harness.run();
    keep("protected", harness.state());
    click(&mut harness, "Fichier protégé en écriture");
    assert!(
        told.try_iter()
            .any(|effect| matches!(effect, Effect::PickSave(_)))
    );
    // Saved elsewhere, it is a file like others.
    let session = harness.state_mut();
    session.busy = None;
    let elsewhere = Answer::PickedSave(Some(PathBuf::from("/contrats/autre.ron")));
    let job = job(answer(session, elsewhere)).unwrap();
    answer(session, Answer::Written(Box::new(Ok(receipt(&job)))));
    assert!(!session.document.as_ref().unwrap().is_protected);
}

/// As after a disk that failed, or a sudden end while a file was written in place.
#[test]
fn a_file_that_does_not_read_offers_the_version_before() {
    let mut session = Session::new(Settings::first(Lang::Fr), TODAY);
    let path = PathBuf::from(PATH);
    let bytes = samples::load(samples::REAL).unwrap().bytes;
    let refusal = file::read("a.ron", &bytes[..bytes.len() / 2]).unwrap_err();
    let refused = Err(ReadFailure::Refused(Box::new(refusal)));
    answer(&mut session, Answer::Read(path.clone(), Box::new(refused)));
    answer(&mut session, Answer::HasEarlier(path.clone()));
    let (mut harness, told) = window(session);
    harness.run();
    keep("refused", harness.state());
    click(&mut harness, "Ouvrir la version précédente");
    let asked = Effect::ReadEarlier(path.clone(), TODAY);
    assert!(told.try_iter().any(|effect| effect == asked));
    let loaded = samples::load(samples::REAL).unwrap();
    let opened = Box::new(Ok(Opened::of(loaded, TODAY)));
    let session = harness.state_mut();
    answer(session, Answer::ReadEarlier(path.clone(), opened));
    // The file still holds what it holds: saving asks what becomes of that.
    let known = session.document.as_ref().unwrap().on_disk().unwrap();
    let broken = Arc::new(bytes[..bytes.len() / 2].to_vec());
    let refusal = file::read("a.ron", &broken).unwrap_err();
    let seen = Seen::Broken(Arc::clone(&broken), Box::new(refusal));
    answer(
        session,
        Answer::Looked(path, Box::new(Look { known, seen })),
    );
    assert!(job(update(session, Intent::Do(Action::Save))).is_none());
    harness.run();
    assert!(harness.query_all_by_label("Garder le mien").count() > 0);
    let keep_mine = Intent::File(FileIntent::Outside(OutsideIntent::KeepMine));
    let effects = update(harness.state_mut(), keep_mine);
    let is_copied = |effect: &Effect| match effect {
        Effect::SetAside(job) => job.bytes == broken,
        _ => false,
    };
    assert!(effects.iter().any(is_copied));
}

/// A file that may be half written is not called intact.
#[test]
fn only_a_file_that_is_intact_is_called_so() {
    for (what, is_intact) in [
        (FailureKind::Full { needed: 12 }, true),
        (FailureKind::ReadOnly, true),
        (FailureKind::HalfWritten, false),
        (FailureKind::Conflict, false),
    ] {
        let mut session = edited();
        update(&mut session, Intent::Do(Action::Save));
        answer(&mut session, refused(what));
        let (mut harness, _told) = window(session);
        harness.run();
        let said = harness.query_all_by_label_contains("est intact").count();
        assert_eq!(said > 0, is_intact, "{what:?}");
    }
}

#[test]
fn copies_are_named_also_when_nothing_could_be_put_by() {
    let mut session = edited();
    let job = job(update(&mut session, Intent::Do(Action::Save))).unwrap();
    let copies = vec!["hauts-de-france.conflict-1.ron".to_owned()];
    let told = Receipt {
        copies: copies.clone(),
        ..receipt(&job)
    };
    answer(&mut session, Answer::Written(Box::new(Ok(told))));
    // Known only after the receipt, where the old version must be copied.
    let full = failure(FailureKind::Full { needed: 45_000 });
    answer(&mut session, Answer::PutBy(Some(full.clone())));
    assert_eq!(
        session.notice,
        Some(Notice::SavedWithoutBackup(full, copies))
    );
    let (mut harness, _told) = window(session);
    harness.run();
    let said = harness.query_all_by_label_contains("hauts-de-france.conflict-1.ron");
    assert!(said.count() > 0);
    assert!(harness.query_all_by_label_contains("disque plein").count() > 0);
}

#[test]
fn what_is_worked_out_about_two_versions_shows_and_can_be_stopped() {
    let mut session = edited();
    let text = String::from_utf8(samples::load(samples::REAL).unwrap().bytes).unwrap();
    let text = text.replacen("142.8 M€", "145 M€", 1);
    let loaded = file::read("a.ron", text.as_bytes()).unwrap();
    let known = session.document.as_ref().unwrap().on_disk().unwrap();
    let look = Look {
        known,
        seen: Seen::Changed(Box::new(loaded)),
    };
    answer(
        &mut session,
        Answer::Looked(Path::new(PATH).into(), Box::new(look)),
    );
    let (mut harness, told) = window(session);
    harness.run();
    click(&mut harness, "Fusionner");
    let asked = told.try_iter().filter_map(|effect| match effect {
        Effect::Join(job) => Some(job),
        _ => None,
    });
    let merge = asked.last().unwrap();
    for _ in 0..20 {
        harness.step();
    }
    harness.get_by_label("Réunion des deux versions…");
    assert!(harness.query_by_label("Fusionner").is_none());
    click(&mut harness, "Arrêter");
    harness.get_by_label("Fusionner");
    // An answer that comes all the same changes nothing.
    let joined = Box::new(merge.answer());
    answer(
        harness.state_mut(),
        Answer::Joined(Box::new(merge.about.clone()), joined),
    );
    harness.run();
    assert!(harness.state().view.overlay.is_none());
    harness.get_by_label("Prendre le leur");
    let compare = Intent::File(FileIntent::Outside(OutsideIntent::Compare));
    update(harness.state_mut(), compare);
    for _ in 0..20 {
        harness.step();
    }
    harness.get_by_label("Comparaison des deux versions…");
}
