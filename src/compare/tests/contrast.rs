//! Laws of two contracts held against each other: start and steps make the end, to the cent.

use super::random::{changed, start};
use crate::compare::*;
use crate::contract::*;
use crate::edit::tests::sample::Dice;
use crate::summary::{Part, Sum, Summary};
use std::collections::BTreeSet;
use std::sync::Arc;

fn pair(seed: u64) -> (Contract, Contract) {
    let mut dice = Dice::new(seed);
    let from = start(&mut dice);
    let many = 1 + dice.below(12);
    let to = changed(&mut dice, &from, many, 1);
    (from, to)
}

fn contrast(from: &Contract, to: &Contract) -> Contrast {
    Contrast::of(Arc::new(from.clone()), to)
}

fn known(contract: &Contract, perimeter: &PerimeterId, driver: &Driver) -> Euros {
    let totals = Summary::of(contract, perimeter).totals;
    let parts = totals.list.iter().filter_map(|part| match (part, driver) {
        (Part::Partner(id, sum), Driver::Partner(other)) if id == other => sum.known,
        (Part::Joint(by, sum), Driver::Joint(other)) if by == other => sum.known,
        (Part::Remainder(id, rest, _), Driver::Remainder(other)) if id == other => Some(*rest),
        _ => None,
    });
    Euros::sum(parts)
}

#[test]
fn start_and_steps_make_the_end() {
    let mut steps = 0;
    let mut gaps = 0;
    for seed in 0..400 {
        let (from, to) = pair(seed);
        let both = contrast(&from, &to);
        for section in &both.sections {
            let sum = Euros::sum(section.steps.iter().map(|s| s.delta));
            assert_eq!(section.start().plus(sum), section.end(), "seed {seed}");
            let parts = |c| Summary::of(c, &section.perimeter).totals.parts.known;
            assert_eq!(section.before.known, parts(&from));
            assert_eq!(section.after.known, parts(&to));
            let mut drivers = BTreeSet::new();
            for step in &section.steps {
                assert!(!step.delta.is_zero(), "seed {seed}: a step of nothing");
                assert!(drivers.insert(&step.driver), "seed {seed}: a driver twice");
                if step.driver == Driver::Gap {
                    gaps += 1;
                    continue;
                }
                let of = |c| known(c, &section.perimeter, &step.driver);
                assert_eq!(of(&to).minus(of(&from)), step.delta, "seed {seed}");
                steps += 1;
            }
        }
    }
    assert!(steps > 200, "{steps} steps");
    assert!(gaps > 0, "no gap was ever shown: the law was not tried");
}

/// What the contract itself writes in a cell: nothing, or its one statement; none where several share it.
fn written(
    contract: &Contract,
    perimeter: &PerimeterId,
    (line, partner): (&LineId, &PartnerId),
) -> Option<Option<(StateKind, Sum)>> {
    let is_here = |c: &&Commitment| {
        c.line == *line && c.by.as_slice() == [partner.clone()] && c.is_in(perimeter)
    };
    let mut here = contract.commitments.iter().filter(is_here);
    let first = here.next().map(|c| (c.amount.kind(), Sum::of(&c.amount)));
    here.next().is_none().then_some(first)
}

/// Cells are told by what the two contracts write in them, read here without any table.
#[test]
fn every_cell_that_says_something_else_is_found() {
    let (mut found, mut same) = (0, 0);
    for seed in 0..200 {
        let (from, to) = pair(seed);
        let both = contrast(&from, &to);
        for section in &both.sections {
            let told: BTreeSet<_> = section
                .shifts
                .iter()
                .map(|s| (&s.line, &s.partner))
                .collect();
            for line in to.lines.iter().filter(|l| from.line(&l.id).is_some()) {
                for partner in to.partners.iter().filter(|p| from.partner(&p.id).is_some()) {
                    let cell = (&line.id, &partner.id);
                    let [was, is] = [&from, &to].map(|c| written(c, &section.perimeter, cell));
                    let (Some(was), Some(is)) = (was, is) else {
                        continue;
                    };
                    assert_eq!(was != is, told.contains(&cell), "seed {seed} {cell:?}");
                    found += usize::from(was != is);
                    same += usize::from(was == is && is.is_some());
                }
            }
        }
    }
    assert!(found > 50 && same > 50, "{found} {same}");
}

#[test]
fn the_way_back_is_the_way_there_backwards() {
    for seed in 0..100 {
        let (from, to) = pair(seed);
        let (there, back) = (contrast(&from, &to), contrast(&to, &from));
        for section in &there.sections {
            let other = back.section(&section.perimeter).unwrap();
            let deltas = |s: &Section, sign: i64| {
                let sign = Decimal::from(sign);
                let steps = s
                    .steps
                    .iter()
                    .map(|s| (s.driver.clone(), s.delta.times(sign)));
                steps.collect::<std::collections::BTreeMap<_, _>>()
            };
            assert_eq!(deltas(section, 1), deltas(other, -1), "seed {seed}");
        }
    }
}

#[test]
fn a_contract_against_itself_says_nothing() {
    for seed in 0..50 {
        let (from, _) = pair(seed);
        let both = contrast(&from, &super::laws::reread(&from));
        assert!(both.is_same());
        assert!(
            both.sections
                .iter()
                .all(|s| s.steps.is_empty() && s.shifts.is_empty() && s.silent.is_empty())
        );
        assert!(both.touched.is_empty() && both.worded.is_empty());
    }
}
