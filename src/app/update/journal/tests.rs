//! What a kill leaves of a document that met somebody else's version: the journal's own bytes,
//! made again, against what was in memory.

use super::*;
use crate::app::action::Action;
use crate::app::effect::{Answer, Opened};
use crate::app::form::{FieldKey, FieldValue};
use crate::app::intent::{FormIntent, UnfinishedChoice};
use crate::app::outside::{Look, OutsideIntent, Seen};
use crate::app::settings::Settings;
use crate::app::{FileIntent, Intent, update};
use crate::compare::same;
use crate::contract::{Amount, Contract, Date};
use crate::edit::Label;
use crate::file;
use crate::file::journal::{Entry, format, replay};
use crate::wording::Lang;

const PATH: &str = "/contrats/a.ron";

/// A session, and what it handed to the journal of the open document.
struct World {
    session: Session,
    start: Option<journal::Start>,
    records: Vec<Record>,
}

fn original() -> String {
    String::from_utf8(samples::load(samples::REAL).unwrap().bytes).unwrap()
}

fn theirs() -> String {
    let title = original().replacen("2021-2027\",", "2021-2027 bis\",", 1);
    title.replacen("142.8 M€", "145 M€", 1)
}

impl World {
    fn new() -> Self {
        let today = Date::new(2024, 12, 2).unwrap();
        Self {
            session: Session::new(Settings::first(Lang::Fr), today),
            start: None,
            records: Vec::new(),
        }
    }

    fn open() -> Self {
        let mut world = Self::new();
        let loaded = file::read("a.ron", original().as_bytes()).unwrap();
        let opened = Opened::of(loaded, world.session.today());
        world.answer(Answer::Read(PathBuf::from(PATH), Box::new(Ok(opened))));
        world
    }

    fn answer(&mut self, answer: Answer) {
        self.wish(Intent::File(FileIntent::Answer(answer)));
    }

    fn wish(&mut self, intent: Intent) {
        for effect in update(&mut self.session, intent) {
            match effect {
                Effect::Join(job) => {
                    let joined = Box::new(job.answer());
                    self.answer(Answer::Joined(Box::new(job.about), joined));
                }
                Effect::Keep(Job::Begin(_, start)) => {
                    self.start = Some(*start);
                    self.records.clear();
                }
                Effect::Keep(Job::GoOn(_, recovered)) => {
                    self.records = recovered.entries.into_iter().map(|e| e.record).collect();
                    self.start = Some(recovered.start);
                }
                Effect::Keep(Job::Note(_, records, _)) => self.records.extend(records),
                Effect::Keep(Job::End(_)) => {
                    self.start = None;
                    self.records.clear();
                }
                _ => {}
            }
        }
    }

    fn document(&self) -> &Document {
        self.session.document.as_ref().unwrap()
    }

    fn type_amount(&mut self, old: &str, text: &str) {
        let old: Amount = old.parse().unwrap();
        let mut figures = self.document().contract().commitments.iter();
        let is_old = |c: &&crate::contract::Commitment| {
            c.amount.statement().is_some_and(|s| s.amount == old)
        };
        let figure = figures.find(is_old).unwrap();
        let (commitment, state) = (figure.key, figure.amount.with_amount(text.parse().unwrap()));
        let document = self.session.document.as_mut().unwrap();
        document
            .commit(Edit::SetAmount { commitment, state })
            .unwrap();
        // Whatever comes next hands the record out.
        self.wish(Intent::DismissNotice);
    }

    fn somebody_writes(&mut self, text: &str) {
        let known = self.document().on_disk().unwrap();
        let loaded = file::read("a.ron", text.as_bytes()).unwrap();
        let seen = Seen::Changed(Box::new(loaded));
        let look = Box::new(Look { known, seen });
        self.answer(Answer::Looked(PathBuf::from(PATH), look));
    }

    fn decide(&mut self, intent: OutsideIntent) {
        self.wish(Intent::File(FileIntent::Outside(intent)));
    }

    /// What is in the journal after a kill now.
    fn journal(&self) -> format::Journal {
        let start = self.start.as_ref().unwrap();
        let mut bytes = format::opening(start, 1_000).unwrap();
        for (number, record) in (format::FIRST..).zip(&self.records) {
            let record = record.clone();
            let entry = Entry { at: 1_000, record };
            bytes.extend(format::framed(number, &entry).unwrap());
        }
        let journal = format::parse(&bytes).unwrap();
        assert_eq!(journal.torn, 0);
        journal
    }

    /// What the next start finds of it beside this file.
    fn killed(&self, on_disk: &str) -> journal::Found {
        let journal = self.journal();
        let is_base = journal.base().as_slice() == on_disk.as_bytes();
        let now = file::read("a.ron", on_disk.as_bytes()).unwrap();
        let replayed = replay(&journal, Some(&now.contract).filter(|_| !is_base)).unwrap();
        assert_eq!(replayed.left, 0);
        let on_disk = match is_base {
            true => OnDisk::Base,
            false => OnDisk::Changed(Some(Box::new(now))),
        };
        journal::Found {
            path: PathBuf::from("/journals/one"),
            journal,
            replayed,
            on_disk,
            trouble: None,
        }
    }

    /// The next start, where what was found is kept.
    fn recovered(found: journal::Found) -> Self {
        let mut world = Self::new();
        let path = found.path.clone();
        world.session.keeping.finds = vec![Find::new(found, None)];
        world.wish(Intent::Recovery(RecoveryIntent::Keep(path)));
        world
    }
}

/// What a document is: contents, steps of undo, what counts as saved.
fn whole(document: &Document) -> (Contract, Vec<Label>, Contract) {
    let steps = document.history().steps().cloned().collect();
    (
        document.contract().clone(),
        steps,
        document.saved_contract(),
    )
}

#[test]
fn a_kill_just_after_a_merge_recovers_it_exactly() {
    let mut world = World::open();
    world.type_amount("31.8 M€", "32 M€");
    world.somebody_writes(&theirs());
    world.decide(OutsideIntent::Merge);
    assert_eq!(world.session.notice, Some(Notice::Merged));
    let found = world.killed(&theirs());
    assert_eq!(found.on_disk, OnDisk::Base, "nobody wrote since the merge");
    let again = World::recovered(found);
    assert_eq!(again.document().outside, None, "nothing is asked again");
    let (contract, steps, saved) = whole(again.document());
    let (contract_before, steps_before, saved_before) = whole(world.document());
    assert_eq!((contract, steps), (contract_before, steps_before));
    assert!(same(&saved, &saved_before));
    assert_eq!(again.document().on_disk(), world.document().on_disk());

    // Undone after the recovery, theirs is still put in a copy before it is written over.
    let mut again = again;
    again.wish(Intent::Do(Action::Undo));
    assert!(again.document().undid_theirs());
}

#[test]
fn a_kill_after_the_answer_to_a_conflict_does_not_ask_it_again() {
    let mut world = World::open();
    world.type_amount("142.8 M€", "150 M€");
    world.somebody_writes(&theirs());
    world.decide(OutsideIntent::Merge);
    world.decide(OutsideIntent::ChooseAll(crate::compare::Side::Ours));
    world.decide(OutsideIntent::Apply);
    assert_eq!(world.session.notice, Some(Notice::Merged));
    let again = World::recovered(world.killed(&theirs()));
    assert_eq!(again.session.view.overlay, None);
    assert_eq!(again.document().contract(), world.document().contract());
}

#[test]
fn a_base_that_changed_while_the_program_was_gone_is_merged_with() {
    let mut world = World::open();
    world.type_amount("31.8 M€", "32 M€");
    let mut again = World::recovered(world.killed(&theirs()));
    assert_eq!(again.session.notice, Some(Notice::Merged));
    let document = again.document();
    assert!(document.contract().identity.title.ends_with("bis"));
    assert_eq!(document.on_disk().unwrap().as_slice(), theirs().as_bytes());
    let left = document.history().since_saved(document.contract());
    assert_eq!(
        left.len(),
        1,
        "only what was edited before the end is left to save"
    );
    again.wish(Intent::Do(Action::Undo));
    assert_eq!(again.document().contract(), world.document().contract());
}

#[test]
fn a_recovery_against_a_changed_file_asks_what_is_contested() {
    let mut world = World::open();
    world.type_amount("142.8 M€", "150 M€");
    let again = World::recovered(world.killed(&theirs()));
    let Some(Overlay::Merge(merge)) = &again.session.view.overlay else {
        panic!("{:?}", again.session.view.overlay);
    };
    assert_eq!(merge.conflicts().len(), 1);
    assert!(again.document().outside.is_some());
}

#[test]
fn a_reload_leaves_nothing_to_recover() {
    let mut world = World::open();
    world.somebody_writes(&theirs());
    assert_eq!(world.session.notice, Some(Notice::Reloaded(2)));
    assert_eq!(world.start, None);
    // Undone, it is an edit like any other, made on what the file holds now.
    world.wish(Intent::Do(Action::Undo));
    let again = World::recovered(world.killed(&theirs()));
    assert!(same(
        again.document().contract(),
        world.document().contract()
    ));
}

fn typed_title(session: &Session) -> Option<String> {
    let Some(Overlay::Form(form)) = &session.view.overlay else {
        return None;
    };
    let mut fields = form.numbered();
    fields.find_map(|(_, key, _, value)| match value {
        FieldValue::Text(text) if key == FieldKey::Title => Some(text.clone()),
        _ => None,
    })
}

fn type_title(world: &mut World, title: &str) {
    let Some(Overlay::Form(form)) = &world.session.view.overlay else {
        panic!("no form");
    };
    let mut fields = form.numbered();
    let number = fields
        .find(|(_, key, ..)| *key == FieldKey::Title)
        .unwrap()
        .0;
    drop(fields);
    let value = FieldValue::Text(title.to_owned());
    world.wish(Intent::Form(FormIntent::Set(number, value)));
}

#[test]
fn the_form_of_a_new_contract_is_kept_while_nothing_is_open() {
    let mut world = World::new();
    world.wish(Intent::Do(Action::New));
    assert_eq!(world.start, None, "an untouched form is nothing");
    type_title(&mut world, "Contrat de ");
    type_title(&mut world, "Contrat de Lens");
    let journal = world.journal();
    let found = journal::Found {
        path: PathBuf::from("/journals/one"),
        replayed: replay(&journal, None).unwrap(),
        on_disk: OnDisk::Base,
        trouble: None,
        journal,
    };
    let again = World::recovered(found);
    assert!(again.session.document.is_none());
    assert_eq!(
        typed_title(&again.session).as_deref(),
        Some("Contrat de Lens")
    );
    assert!(again.start.is_some(), "what goes on is kept again");

    // Given up, nothing is left to recover.
    world.wish(Intent::CloseOverlay);
    world.wish(Intent::Unfinished(UnfinishedChoice::Drop));
    assert_eq!(world.session.view.overlay, None);
    assert_eq!(world.start, None);
}

#[test]
fn a_typed_contract_takes_the_place_of_its_form_in_the_journal() {
    let mut world = World::new();
    world.wish(Intent::Do(Action::New));
    type_title(&mut world, "Contrat de Lens");
    world.wish(Intent::Form(FormIntent::Submit));
    if world.session.document.is_none() {
        // Other answers are missing: the typing is still kept.
        assert!(world.start.is_some());
        return;
    }
    let title = &world.start.as_ref().unwrap().title;
    assert_eq!(title, "Contrat de Lens");
}
