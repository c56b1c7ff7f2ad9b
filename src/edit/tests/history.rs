//! The saved mark, gestures, labels and lists of differences.

use super::laws::contents;
use super::sample::{self, amount};
use crate::contract::*;
use crate::edit::*;

fn set(key: u64, text: &str) -> Edit {
    Edit::SetAmount {
        commitment: FigureKey(key),
        state: State::published(amount(text)),
    }
}

fn dragging(key: u64) -> Gesture {
    Gesture {
        target: Target::Commitment(FigureKey(key)),
        field: "amount",
    }
}

#[test]
fn undoing_back_to_the_saved_state_is_clean() {
    let mut contract = sample::contract();
    let mut history = History::new();
    let first = history.apply(&mut contract, set(0, "32 M€")).unwrap();
    assert!(history.is_dirty());
    assert!(history.mark_saved(first));
    assert!(!history.is_dirty());
    history.undo(&mut contract).unwrap();
    assert!(history.is_dirty());
    history.redo(&mut contract).unwrap();
    assert!(!history.is_dirty());
    history.undo(&mut contract).unwrap();
    let other = history.apply(&mut contract, set(0, "33 M€")).unwrap();
    assert!(other > first);
    history.undo(&mut contract).unwrap();
    assert!(
        history.is_dirty(),
        "the saved state can no longer be reached"
    );
    let listed = history.since_saved(&contract);
    let [only] = listed.as_slice() else {
        panic!("{listed:?}");
    };
    let Some(Snapshot::Commitment(saved)) = &only.old else {
        panic!("{only:?}");
    };
    assert_eq!(saved.amount, State::published(amount("32 M€")));
}

#[test]
fn saving_an_older_state_leaves_the_newer_edits_unsaved() {
    let mut contract = sample::contract();
    let mut history = History::new();
    let written = history.apply(&mut contract, set(0, "32 M€")).unwrap();
    history.apply(&mut contract, set(1, "140 M€")).unwrap();
    assert!(history.mark_saved(written));
    assert!(history.is_dirty());
    assert_eq!(history.since_saved(&contract).len(), 1);
    assert!(!history.mark_saved(Revision(99)));
}

#[test]
fn a_drag_is_one_step_and_costs_one_edit() {
    let start = sample::contract();
    let mut contract = start.clone();
    let mut history = History::new();
    let mut last = history.revision();
    for n in 1..200 {
        let edit = set(0, &format!("{n} M€"));
        let now = history.apply_in(&mut contract, edit, dragging(0)).unwrap();
        assert!(now > last);
        last = now;
    }
    history.end_gesture(&contract);
    history
        .apply_in(&mut contract, set(0, "7 M€"), dragging(0))
        .unwrap();
    history.undo(&mut contract).unwrap();
    assert_eq!(
        contract.commitment(FigureKey(0)).unwrap().amount,
        State::published(amount("199 M€"))
    );
    history.undo(&mut contract).unwrap();
    assert_eq!(contract, start);
    assert!(!history.is_dirty());
}

#[test]
fn a_drag_that_comes_back_leaves_no_step() {
    let start = sample::contract();
    let mut contract = start.clone();
    let mut history = History::new();
    for text in ["32 M€", "40 M€", "31.8 M€"] {
        history
            .apply_in(&mut contract, set(0, text), dragging(0))
            .unwrap();
    }
    history.end_gesture(&contract);
    assert!(!history.is_dirty());
    assert!(history.undo_label().is_none());
    history
        .apply_in(&mut contract, set(0, "5 M€"), dragging(0))
        .unwrap();
    history.cancel_gesture(&mut contract);
    assert_eq!(contract, start);
    assert!(history.undo_label().is_none() && !history.is_dirty());
}

#[test]
fn an_edit_that_changes_nothing_makes_no_step() {
    let mut contract = sample::contract();
    let mut history = History::new();
    history.apply(&mut contract, set(0, "31.8 M€")).unwrap();
    assert!(history.undo_label().is_none());
}

#[test]
fn steps_are_named_by_what_they_edit() {
    let mut contract = sample::contract();
    let mut history = History::new();
    history.apply(&mut contract, set(1, "140 M€")).unwrap();
    let label = history.undo_label().unwrap();
    assert_eq!(label.verb, Verb::SetAmount);
    let axis = LineName {
        number: Some("2".to_owned()),
        is_axis: true,
        label: "Ligne axe-2".to_owned(),
    };
    let cell = Name::Figure {
        by: vec!["MEL".to_owned()],
        line: Some(axis),
    };
    assert_eq!(label.subject, cell);
    let item = sample::partner("oise", 5);
    let add = Edit::Partner(Change::Insert { at: 3, item });
    history.apply(&mut contract, add).unwrap();
    let label = history.undo_label().unwrap();
    assert_eq!(label.verb, Verb::Add);
    assert_eq!(label.subject, Name::Plain("OISE".to_owned()));
}

#[test]
fn the_changes_to_one_figure_are_listed_newest_first() {
    let mut contract = sample::contract();
    let mut history = History::new();
    for text in ["32 M€", "33 M€"] {
        history.apply(&mut contract, set(0, text)).unwrap();
    }
    history.apply(&mut contract, set(1, "140 M€")).unwrap();
    let target = Target::Commitment(FigureKey(0));
    let states: Vec<_> = history
        .changes_to(&contract, &target)
        .into_iter()
        .map(|change| match (change.old, change.new) {
            (Some(Snapshot::Commitment(a)), Some(Snapshot::Commitment(b))) => (a.amount, b.amount),
            other => panic!("{other:?}"),
        })
        .collect();
    let published = |text| State::published(amount(text));
    assert_eq!(
        states,
        vec![
            (published("32 M€"), published("33 M€")),
            (published("31.8 M€"), published("32 M€")),
        ]
    );
    assert_eq!(contents(&contract).commitments.len(), 6);
}
