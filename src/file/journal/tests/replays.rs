//! A journal that is made again gives what was in memory: contract, keys, steps of undo.

use super::scripts::Session;
use super::*;
use crate::compare::same;
use crate::edit::tests::laws::contents;
use crate::edit::tests::sample::Dice;
use crate::edit::{History, Label};
use crate::file::tests::good_files;

fn labels(history: &History) -> Vec<Label> {
    history.steps().cloned().collect()
}

fn replayed(start: &Start, records: &[Record]) -> Replayed {
    let journal = format::parse(&bytes_of(start, records)).unwrap();
    let replayed = replay(&journal, None).unwrap();
    assert_eq!(replayed.left, 0);
    replayed
}

/// A random session, made again from its records, then saved and gone on with on a new base.
fn same_as_memory(text: &str, seed: u64, steps: usize) -> usize {
    let contract = crate::file::read("", text.as_bytes()).unwrap().contract;
    let mut session = Session::on(contract);
    let mut dice = Dice::new(seed);
    for n in 0..steps {
        session.step_or_meet(&mut dice, n + 1);
    }
    let mut again = replayed(&start(text), &session.records);
    assert_eq!(again.contract, session.contract, "seed {seed}");
    assert_eq!(labels(&again.history), labels(&session.history));
    let saved = session.history.saved_contract(&session.contract);
    let saved_again = again.history.saved_contract(&again.contract);
    assert!(same(&saved_again, &saved), "seed {seed}");
    assert!(same(&again.base.contract, &saved), "seed {seed}");
    let mut count = session.records.len();

    // Saved: the journal begins anew on the new text, with the keys that memory has; undo goes on
    // below what the new journal knows of.
    let saved = crate::file::patch(text.as_bytes(), &session.contract).unwrap();
    let renewed = Start {
        keys: Some(Keys::of(&session.contract)),
        base: Arc::new(saved.bytes),
        ..start(text)
    };
    session.records.clear();
    for n in 0..steps {
        if dice.below(3) == 0 {
            session.undo();
        } else {
            session.step_or_meet(&mut dice, 1_000 + n);
        }
        let same = replayed(&renewed, &session.records).contract;
        assert_eq!(contents(&same), contents(&session.contract), "seed {seed}");
    }
    count += session.records.len();

    while again.history.undo(&mut again.contract).is_some() {}
    let first = crate::file::read("", text.as_bytes()).unwrap().contract;
    assert_eq!(contents(&again.contract), contents(&first));
    count
}

#[test]
fn a_journal_made_again_is_what_was_in_memory() {
    let mut count = 0;
    for seed in 0..12 {
        count += same_as_memory(&sample().0, seed, 25);
    }
    for (seed, (_, text)) in (100..).zip(good_files().into_iter().take(3)) {
        count += same_as_memory(&text, seed, 4);
    }
    assert!(count > 200, "{count}");
}

/// The full count: `cargo test --release -- --ignored file::journal --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn ten_thousand_sessions() {
    let (text, _) = sample();
    let mut count = 0;
    for seed in 1_000..11_000 {
        count += same_as_memory(&text, seed, 12);
    }
    println!("replay: 10 000 sessions, {count} records, 0 differences from memory");
}

#[test]
fn the_state_that_was_saved_is_found_again() {
    let (text, contract) = sample();
    let mut session = Session::on(contract);
    let mut dice = Dice::new(3);
    let mut states = Vec::new();
    for n in 0..30 {
        session.step(&mut dice, n + 1);
        states.push((session.history.revision(), session.contract.clone()));
    }
    let journal = format::parse(&bytes_of(&start(&text), &session.records)).unwrap();
    for (_, state) in &states {
        let again = replay(&journal, Some(state)).unwrap();
        if again.saved.is_none() {
            // Only what was never changed is no state of the journal.
            let base = crate::file::read("", text.as_bytes()).unwrap().contract;
            assert_eq!(contents(state), contents(&base));
        }
    }
    let mut other = states[3].1.clone();
    other.identity.title.push('!');
    assert_eq!(replay(&journal, Some(&other)).unwrap().saved, None);
}

#[test]
fn typing_is_offered_until_it_is_an_edit() {
    let (text, contract) = sample();
    let draft = Draft::Date {
        deadline: "vote".to_owned(),
        text: "mars".to_owned(),
    };
    let mut session = Session::on(contract);
    session.records.push(Record::Draft(Some(draft.clone())));
    assert_eq!(replayed(&start(&text), &session.records).draft, Some(draft));
    let mut dice = Dice::new(1);
    while session.records.len() < 2 {
        session.step(&mut dice, 1);
    }
    assert_eq!(replayed(&start(&text), &session.records).draft, None);
}
