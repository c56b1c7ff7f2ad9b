//! Things of two identifiers that are held for the same: nothing is left of the first identifier, and
//! nothing else changes.

use super::random::start;
use crate::compare::{Contrast, Pair, paired, same};
use crate::contract::*;
use crate::edit::Target;
use crate::edit::tests::sample::Dice;
use std::fmt::Debug;
use std::sync::Arc;

/// One pair for each thing of the kinds that can be paired.
fn pairs(contract: &Contract) -> Vec<Pair> {
    let mut all = Vec::new();
    let mut add = |old: Target, new: Target| all.push(Pair { old, new });
    for one in &contract.perimeters {
        let new = PerimeterId::new(&format!("{}-b", one.id)).unwrap();
        add(Target::Perimeter(one.id.clone()), Target::Perimeter(new));
    }
    for one in &contract.partners {
        let new = PartnerId::new(&format!("{}-b", one.id)).unwrap();
        add(Target::Partner(one.id.clone()), Target::Partner(new));
    }
    for one in &contract.groups {
        let new = GroupId::new(&format!("{}-b", one.id)).unwrap();
        add(Target::Group(one.id.clone()), Target::Group(new));
    }
    for one in contract.lines.iter() {
        let new = LineId::new(&format!("{}-b", one.id)).unwrap();
        add(Target::Line(one.id.clone()), Target::Line(new));
    }
    for one in &contract.schedule.deadlines {
        let new = DeadlineId::new(&format!("{}-b", one.id)).unwrap();
        add(Target::Deadline(one.id.clone()), Target::Deadline(new));
    }
    for one in &contract.references.documents {
        let new = DocumentId::new(&format!("{}-b", one.id)).unwrap();
        add(Target::Document(one.id.clone()), Target::Document(new));
    }
    all
}

/// The contract as it is written down, without what was set aside.
fn written(contract: &Contract) -> String {
    let bare = Contract {
        dismissed: Vec::new(),
        ..contract.clone()
    };
    format!("{bare:?}")
}

fn id(target: &Target) -> String {
    let text = |id: &dyn Debug| format!("{id:?}");
    match target {
        Target::Perimeter(id) => text(id),
        Target::Partner(id) => text(id),
        Target::Group(id) => text(id),
        Target::Line(id) => text(id),
        Target::Deadline(id) => text(id),
        Target::Document(id) => text(id),
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_reference_to_the_first_identifier_is_left_and_the_way_back_is_exact() {
    let mut tried = 0;
    for seed in 0..60 {
        let contract = start(&mut Dice::new(seed));
        for pair in pairs(&contract) {
            let other = paired(&contract, std::slice::from_ref(&pair));
            let old = id(&pair.old);
            assert!(written(&contract).contains(&old), "{old}");
            assert!(!written(&other).contains(&old), "seed {seed}: {old}");
            assert!(!same(&contract, &other), "seed {seed}: {old}");
            assert!(same(&contract, &paired(&other, &[pair.turned()])), "{old}");
            tried += 1;
        }
        // All at once, and nothing differs.
        let all = pairs(&contract);
        let other = paired(&contract, &all);
        let before = Arc::new(paired(&contract, &all));
        assert!(Contrast::of(before, &other).is_same(), "seed {seed}");
        let apart = Contrast::of(Arc::new(contract.clone()), &other);
        assert!(!apart.is_same(), "seed {seed}");
    }
    assert!(tried > 600, "{tried}");
}

#[test]
fn what_is_taken_or_missing_is_left_alone() {
    let contract = start(&mut Dice::new(3));
    let lines: Vec<Target> = contract
        .lines
        .iter()
        .map(|l| Target::Line(l.id.clone()))
        .collect();
    let [first, second, ..] = &lines[..] else {
        panic!("{lines:?}");
    };
    let gone = Target::Line(LineId::new("nowhere").unwrap());
    for (old, new) in [(first, second), (&gone, first), (first, &Target::Identity)] {
        let pair = Pair {
            old: old.clone(),
            new: new.clone(),
        };
        assert!(
            same(&contract, &paired(&contract, &[pair])),
            "{old:?} {new:?}"
        );
    }
}
