//! A removal of thousands of amounts is made beside: what is asked meanwhile comes after it, in order, and all ends as
//! if it had been made at once.

use super::*;
use crate::app::effect::Effect;
use crate::app::samples;
use crate::app::view::Overlay;
use crate::app::{Typing, update};
use crate::cli::sample::{Size, text};
use crate::contract::{Amount, Contract, LineId, PartnerId};
use crate::edit::{Edit, Target, apply, remove};
use crate::file::journal::{Record, thread::Job};

/// A session with a long contract, and what was handed out and not answered yet.
struct World {
    session: Session,
    asked: Vec<EditJob>,
    records: Vec<Record>,
}

impl World {
    fn new() -> Self {
        let size = Size {
            operations: 5_000,
            partners: 4,
            seed: 3,
        };
        Self {
            session: samples::session_with(&text(size)),
            asked: Vec::new(),
            records: Vec::new(),
        }
    }

    fn contract(&self) -> &Contract {
        self.session.document.as_ref().unwrap().contract()
    }

    /// Carries out an intent. What is to be derived stays unanswered: old figures stand.
    fn wish(&mut self, intent: Intent) {
        for effect in update(&mut self.session, intent) {
            match effect {
                Effect::Edit(job) => self.asked.push(*job),
                Effect::Keep(Job::Note(_, records, _)) => self.records.extend(records),
                _ => {}
            }
        }
    }

    /// Answers what was asked; `is_lost` says that the answer does not come.
    fn answer(&mut self, is_lost: bool) {
        let job = self.asked.remove(0);
        let work = (!is_lost).then(|| Box::new(job.answer()));
        let answer = Answer::Edited(Box::new(job), work);
        self.wish(Intent::File(FileIntent::Answer(answer)));
    }

    fn turn(&mut self, action: Action) {
        self.wish(Intent::Do(action));
        assert!(self.session.is_editing_aside());
        self.answer(false);
    }
}

/// Two partners, and a line on which both have an amount.
fn cells(contract: &Contract) -> (LineId, PartnerId, PartnerId) {
    let gone = contract.partners[1].id.clone();
    let line = contract.commitments.iter().find(|c| c.by.contains(&gone));
    let line = line.unwrap().line.clone();
    let on_it = contract.commitments_on(&line);
    let other = on_it
        .iter()
        .find_map(|c| c.sole_partner().filter(|p| **p != gone));
    (line, gone, other.unwrap().clone())
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[test]
fn what_is_asked_while_a_removal_is_made_comes_after_it() {
    let mut world = World::new();
    let start = world.contract().clone();
    let (line, gone, other) = cells(&start);
    let target = Target::Partner(gone.clone());
    let set = |partner: &PartnerId, text| {
        let cell = (line.clone(), partner.clone());
        Intent::Typing(Typing::SetAmount(cell.0, cell.1, amount(text)))
    };

    world.wish(Intent::Remove(target.clone()));
    assert_eq!(world.session.view.overlay, None);
    assert!(world.session.is_asking_aside());
    world.answer(false);
    let Some(Overlay::Removal(removal)) = &world.session.view.overlay else {
        panic!("the removal is not asked about");
    };
    assert!(removal.goes_with.len() > 1_000);

    world.wish(Intent::ConfirmRemoval);
    assert_eq!(world.session.view.overlay, None);
    assert!(world.session.is_editing_aside() && !world.session.is_asking_aside());
    for (partner, text) in [(&other, "1.5 M€"), (&gone, "2 M€"), (&other, "3 M€")] {
        world.wish(set(partner, text));
    }
    assert_eq!(*world.contract(), start);
    assert_eq!(world.records, []);
    world.answer(false);

    let mut expected = start.clone();
    let removal = remove(&start, &target).unwrap();
    apply(&mut expected, removal.clone()).unwrap();
    let kept = &world.records;
    assert_eq!(kept.first(), Some(&Record::Edit(removal)));
    for (record, text) in kept.iter().skip(1).zip(["1.5 M€", "3 M€"]) {
        let Record::Edit(edit) = record else {
            panic!("{record:?}");
        };
        let Edit::SetAmount { state, .. } = edit else {
            panic!("{edit:?}");
        };
        assert_eq!(state.value(), Some(amount(text).value()));
        apply(&mut expected, edit.clone()).unwrap();
    }
    assert_eq!(kept.len(), 3, "the amount of who was removed is refused");
    assert!(*world.contract() == expected);

    // Back to the start, and forth again; the small steps are made at once.
    for _ in 0..2 {
        world.wish(Intent::Do(Action::Undo));
        assert!(!world.session.is_editing_aside());
    }
    world.turn(Action::Undo);
    assert!(*world.contract() == start);
    assert!(
        !world
            .session
            .document
            .as_ref()
            .unwrap()
            .history()
            .is_dirty()
    );
    world.turn(Action::Redo);
    for _ in 0..2 {
        world.wish(Intent::Do(Action::Redo));
    }
    assert!(*world.contract() == expected);
    assert_eq!(world.records.len(), 9);
}

#[test]
fn a_removal_whose_answer_is_lost_is_made_all_the_same() {
    let mut world = World::new();
    let start = world.contract().clone();
    let axis = start.axes().next().unwrap().id.clone();
    let target = Target::Line(axis);
    world.wish(Intent::Remove(target.clone()));
    // Asked twice: the second time waits, and finds nothing to remove then.
    world.wish(Intent::Remove(target.clone()));
    world.answer(true);
    assert!(matches!(
        world.session.view.overlay,
        Some(Overlay::Removal(_))
    ));
    world.answer(false);
    world.wish(Intent::ConfirmRemoval);
    world.answer(true);
    let mut expected = start.clone();
    apply(&mut expected, remove(&start, &target).unwrap()).unwrap();
    assert!(*world.contract() == expected);
    // An answer that comes late is nobody's.
    assert!(world.asked.is_empty() && !world.session.is_editing_aside());
}
