//! The steps from one total to another: what each part brings or takes. Knows no cell.

use crate::contract::{Euros, GroupId, PartnerId};
use crate::summary::{Part, Sum, Totals};
use std::cmp::Reverse;

/// What makes a total another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Driver {
    /// A partner's part.
    Partner(PartnerId),
    /// What several partners promise together.
    Joint(Vec<PartnerId>),
    /// What a group's total leaves to its members without an amount.
    Remainder(GroupId),
    /// What the parts do not explain.
    Gap,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What makes it.
    pub driver: Driver,
    /// What was known of it; nothing where it had no amount.
    pub before: Option<Sum>,
    /// What is known of it.
    pub after: Option<Sum>,
    /// By how much the total changes with it. Never zero.
    pub delta: Euros,
}

impl Step {
    /// What the last digit of its most precise side is worth.
    pub fn finest(&self) -> Option<Euros> {
        finest([self.before, self.after])
    }
}

/// What the last digit of the most precise of two sums is worth: a difference printed with it is the exact one.
pub fn finest(sums: [Option<Sum>; 2]) -> Option<Euros> {
    sums.iter().flatten().filter_map(|sum| sum.finest).min()
}

/// The steps from one total to another, the largest first; those of a size in the order of the
/// contract. Together they are exactly the difference of the two totals.
pub(super) fn between(before: &Totals, after: &Totals) -> Vec<Step> {
    let (old, new) = (parts(before), parts(after));
    let mut steps = Vec::new();
    let lost = old
        .iter()
        .filter(|(d, _)| !new.iter().any(|(other, _)| other == d));
    for (driver, sum) in new.iter().chain(lost) {
        let side = |list: &Parts| {
            let found = list.iter().find(|(other, _)| other == driver);
            found.map(|(_, sum)| *sum)
        };
        let known = |sum: Option<Sum>| sum.and_then(|s| s.known).unwrap_or_default();
        let (before, after) = (side(&old), side(&new));
        debug_assert!(sum.known.is_some());
        let delta = known(after).minus(known(before));
        if !delta.is_zero() {
            steps.push(Step {
                driver: driver.clone(),
                before,
                after,
                delta,
            });
        }
    }
    steps.sort_by_key(|step| Reverse(step.delta.abs()));
    steps.extend(gap(before, after, &steps));
    steps
}

/// What is left of the difference of two totals after these steps.
fn gap(before: &Totals, after: &Totals, steps: &[Step]) -> Option<Step> {
    let known = |totals: &Totals| totals.parts.known.unwrap_or_default();
    let whole = known(after).minus(known(before));
    let explained = Euros::sum(steps.iter().map(|step| step.delta));
    let delta = whole.minus(explained);
    (!delta.is_zero()).then_some(Step {
        driver: Driver::Gap,
        before: None,
        after: None,
        delta,
    })
}

type Parts = Vec<(Driver, Sum)>;

/// The parts of which something is known, in contract order, one for each driver.
fn parts(totals: &Totals) -> Parts {
    let mut all: Parts = Vec::new();
    for part in &totals.list {
        let (driver, sum) = match part {
            Part::Partner(id, sum) => (Driver::Partner(id.clone()), *sum),
            Part::Joint(by, sum) => (Driver::Joint(by.clone()), *sum),
            Part::Remainder(group, rest, interval) => {
                let announced = totals.group(group).and_then(|g| g.announced);
                let rest = Sum {
                    known: Some(*rest),
                    unknown: 0,
                    interval: *interval,
                    finest: announced.and_then(|a| a.finest),
                    coarsest: announced.and_then(|a| a.coarsest),
                };
                (Driver::Remainder(group.clone()), rest)
            }
            Part::Unknown(_) => continue,
        };
        if sum.known.is_none() {
            continue;
        }
        match all.iter_mut().find(|(other, _)| *other == driver) {
            Some((_, whole)) => whole.merge(&sum),
            None => all.push((driver, sum)),
        }
    }
    all
}
