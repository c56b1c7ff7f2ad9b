//! Laws of comparison: the edits lead from the first contract to the second, whatever the keys.

use super::random::{changed, start};
use crate::compare::*;
use crate::contract::*;
use crate::edit::tests::sample::{self, Dice};
use crate::edit::{Change, Edit, adopt, integrity};

/// The same contract as if it had just been read: figures numbered in order.
pub fn reread(contract: &Contract) -> Contract {
    let mut contract = contract.clone();
    let mut keys = (0..).map(FigureKey);
    for figure in &mut contract.commitments {
        figure.key = keys.next().unwrap();
    }
    for figure in &mut contract.announced {
        figure.key = keys.next().unwrap();
    }
    contract.next_key = keys.next().unwrap().0;
    contract
}

fn leads(from: &Contract, to: &Contract) {
    let edits = compare(from, to);
    let mut contract = from.clone();
    let inverse = adopt(&mut contract, Edit::Batch(edits.clone()))
        .unwrap_or_else(|refused| panic!("{refused:?}\n{edits:#?}"));
    assert!(same(&contract, to), "{edits:#?}");
    assert_eq!(integrity(&contract), Vec::new());
    adopt(&mut contract, inverse).unwrap();
    assert!(same(&contract, from), "the inverse of {edits:#?}");
}

fn pairs(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let from = start(&mut dice);
        let (few, many) = (1 + dice.below(3), 1 + dice.below(12));
        let to = changed(&mut dice, &from, few, 1);
        let other = changed(&mut dice, &to, many, 2);
        leads(&from, &reread(&to));
        leads(&from, &reread(&other));
        leads(&reread(&other), &from);
        leads(&from, &from);
    }
}

#[test]
fn the_edits_between_two_contracts_lead_from_one_to_the_other() {
    pairs(0..400);
}

/// The full count: `cargo test --release -- --ignored compare`.
#[test]
#[ignore = "takes minutes"]
fn the_edits_between_a_hundred_thousand_pairs() {
    pairs(10_000..35_000);
    println!("compare: 100000 pairs, every one led to the other");
}

#[test]
fn equal_contracts_need_no_edit_whatever_their_keys() {
    let contract = sample::contract();
    assert_eq!(compare(&contract, &reread(&contract)), Vec::new());
    assert!(same(&contract, &reread(&contract)));
}

#[test]
fn the_good_files_lead_to_each_other() {
    let mut contracts: Vec<Contract> = crate::file::tests::good_files()
        .into_iter()
        .map(|(name, text)| crate::file::read(&name, text.as_bytes()).unwrap().contract)
        .collect();
    contracts.push(sample::contract());
    for from in &contracts {
        for to in &contracts {
            leads(from, to);
        }
    }
}

#[test]
fn one_thing_that_moves_is_one_edit() {
    let from = sample::contract();
    let mut to = from.clone();
    to.partners.rotate_left(1);
    assert_eq!(compare(&from, &to).len(), 1);
    let mut to = from.clone();
    let axis = to.lines.remove(4);
    to.lines.insert(0, axis);
    assert_eq!(compare(&from, &to).len(), 1);
}

#[test]
fn a_new_amount_is_one_small_edit() {
    let from = sample::contract();
    let mut to = reread(&from);
    to.commitments[1].amount = State::published(sample::amount("150 M€"));
    let expected = Edit::SetAmount {
        commitment: FigureKey(1),
        state: State::published(sample::amount("150 M€")),
    };
    assert_eq!(compare(&from, &to), vec![expected]);
}

#[test]
fn figures_of_other_perimeters_are_other_figures() {
    let from = sample::contract();
    let mut to = reread(&from);
    to.commitments[0].perimeter = Some(sample::perimeter_id("mobilites"));
    let kinds: Vec<bool> = compare(&from, &to)
        .iter()
        .map(|edit| {
            matches!(
                edit,
                Edit::Commitment(Change::Remove { .. } | Change::Insert { .. })
            )
        })
        .collect();
    assert_eq!(kinds, vec![true, true]);
}

#[test]
fn what_differs_is_told_thing_by_thing() {
    let from = sample::contract();
    let mut to = reread(&from);
    to.identity.title = "Autre titre".to_owned();
    to.commitments[1].amount = State::NotPublished;
    to.schedule.deadlines.remove(1);
    let found = what_differs(&from, &to);
    let told: Vec<(bool, bool)> = found
        .iter()
        .map(|d| (d.old.is_some(), d.new.is_some()))
        .collect();
    assert_eq!(told, vec![(true, true), (true, true), (true, false)]);
    assert_eq!(what_differs(&to, &to), Vec::new());
}
