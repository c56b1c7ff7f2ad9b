//! Which figure of one contract is which figure of another. Keys live in memory only, so figures
//! are known by what they are about: whose, on which line, in which perimeter, what for. Figures
//! of different perimeters are never taken for the same.

use crate::contract::*;
use std::collections::{BTreeMap, BTreeSet};

/// Above this many pairs, figures that are about the same are paired in their order without
/// looking at what they say: a file with thousands of them must not take minutes.
const PAIRS_LOOKED_AT: usize = 10_000;

/// True when two contracts say the same, whatever the keys of their figures.
pub fn same(a: &Contract, b: &Contract) -> bool {
    let figures = a.commitments.len() == b.commitments.len()
        && a.announced.len() == b.announced.len()
        && a.commitments
            .iter()
            .zip(&b.commitments)
            .all(|(a, b)| same_commitment(a, b))
        && a.announced
            .iter()
            .zip(&b.announced)
            .all(|(a, b)| same_announced(a, b));
    figures
        && a.identity == b.identity
        && a.perimeters == b.perimeters
        && a.partners == b.partners
        && a.groups == b.groups
        && a.lines == b.lines
        && a.schedule == b.schedule
        && a.references == b.references
        && a.dismissed == b.dismissed
}

fn same_commitment(a: &Commitment, b: &Commitment) -> bool {
    a.line == b.line
        && a.by == b.by
        && a.amount == b.amount
        && a.perimeter == b.perimeter
        && a.credit == b.credit
        && a.purpose == b.purpose
        && a.sources == b.sources
        && a.as_of == b.as_of
        && a.note == b.note
}

fn same_announced(a: &Announced, b: &Announced) -> bool {
    a.subject == b.subject
        && a.perimeter == b.perimeter
        && a.value == b.value
        && a.also == b.also
        && a.sources == b.sources
        && a.as_of == b.as_of
        && a.note == b.note
}

/// `other`, its figures bearing the keys that the same figures have in `reference`; figures that
/// `reference` does not have get keys that it never gave.
pub fn with_keys_of(reference: &Contract, other: &Contract) -> Contract {
    with_keys_of_both(reference, None, other)
}

/// The same, looking among the figures of `second` for those that `first` does not have. Keys
/// of `second` that `first` has too must mean the same figure.
pub(super) fn with_keys_of_both(
    first: &Contract,
    second: Option<&Contract>,
    other: &Contract,
) -> Contract {
    let mut contract = other.clone();
    let taken = second.map_or(0, |s| s.next_key);
    let mut next = first.next_key.max(taken).max(other.next_key);
    let mut fresh = || {
        let key = FigureKey(next);
        next = next.saturating_add(1);
        key
    };
    let known = [Some(first), second];
    let lists = known.map(|c| c.map_or(Vec::new(), |c| c.commitments.iter().collect()));
    let keys = commitment_keys(lists, other.commitments.iter().collect());
    for (figure, key) in contract.commitments.iter_mut().zip(keys) {
        figure.key = key.unwrap_or_else(&mut fresh);
    }
    let lists = known.map(|c| c.map_or(Vec::new(), |c| c.announced.iter().collect()));
    let keys = announced_keys(lists, other.announced.iter().collect());
    for (figure, key) in contract.announced.iter_mut().zip(keys) {
        figure.key = key.unwrap_or_else(&mut fresh);
    }
    contract.next_key = next;
    contract
}

/// The keys of a list that says the same, figure by figure: what was done to it is the same too,
/// whatever else the figures may look like.
fn keys_of_the_same<T: Entity<Id = FigureKey>>(
    known: &[Vec<&T>; 2],
    figures: &[&T],
    equal: fn(&T, &T) -> bool,
) -> Option<Vec<Option<FigureKey>>> {
    let says = |list: &&Vec<&T>| {
        list.len() == figures.len() && list.iter().zip(figures).all(|(a, b)| equal(a, b))
    };
    let list = known.iter().find(says)?;
    Some(list.iter().map(|figure| Some(*figure.id())).collect())
}

fn commitment_keys(
    known: [Vec<&Commitment>; 2],
    figures: Vec<&Commitment>,
) -> Vec<Option<FigureKey>> {
    if let Some(keys) = keys_of_the_same(&known, &figures, same_commitment) {
        return keys;
    }
    let mut pairing = Pairing::new(known, figures, |c| c.key, same_commitment);
    pairing.run(|c| (place(c), c.credit, c.purpose.clone()), place);
    pairing.found
}

/// Whose, where, in which perimeter.
fn place(c: &Commitment) -> (LineId, Vec<PartnerId>, Option<PerimeterId>) {
    let mut by = c.by.clone();
    by.sort();
    (c.line.clone(), by, c.perimeter.clone())
}

fn announced_keys(known: [Vec<&Announced>; 2], figures: Vec<&Announced>) -> Vec<Option<FigureKey>> {
    if let Some(keys) = keys_of_the_same(&known, &figures, same_announced) {
        return keys;
    }
    let mut pairing = Pairing::new(known, figures, |a| a.key, same_announced);
    let about = |a: &Announced| (a.subject.clone(), a.perimeter.clone());
    let base = |a: &Announced| match &a.value {
        Value::Amount(_) => None,
        Value::Share { of, .. } => Some(of.clone()),
    };
    pairing.run(|a| (about(a), base(a)), about);
    pairing.found
}

/// Pairs found so far between figures with keys and figures in search of one.
struct Pairing<'a, T> {
    /// Figures with keys: those of the first contract, those of the second.
    known: [Vec<&'a T>; 2],
    figures: Vec<&'a T>,
    found: Vec<Option<FigureKey>>,
    used: BTreeSet<FigureKey>,
    key: fn(&T) -> FigureKey,
    equal: fn(&T, &T) -> bool,
}

/// Figures about the same: those with keys, and those in search of one with their places.
type Bucket<'a, T> = (Vec<&'a T>, Vec<(usize, &'a T)>);

impl<'a, T> Pairing<'a, T> {
    fn new(
        known: [Vec<&'a T>; 2],
        figures: Vec<&'a T>,
        key: fn(&T) -> FigureKey,
        equal: fn(&T, &T) -> bool,
    ) -> Self {
        Self {
            known,
            found: vec![None; figures.len()],
            figures,
            used: BTreeSet::new(),
            key,
            equal,
        }
    }

    /// Pairs figures that are equal; then, in order, those that are about the same; then those
    /// that alone are left about the same in a wider sense.
    fn run<K: Ord, W: Ord>(&mut self, about: impl Fn(&T) -> K, widely: impl Fn(&T) -> W) {
        let [first, second] = self.known.clone();
        let (key, equal) = (self.key, self.equal);
        let shared: BTreeSet<FigureKey> = first.iter().map(|t| key(t)).collect();
        let only_second = || second.iter().copied().filter(|t| !shared.contains(&key(t)));
        let twins = |bucket: &Bucket<'a, T>| {
            let (known, wanted) = bucket;
            let looks = known.len().saturating_mul(wanted.len()) <= PAIRS_LOOKED_AT;
            let mut rest = known.clone();
            let mut pairs = Vec::new();
            for &(n, figure) in wanted.iter().filter(|_| looks) {
                if let Some(at) = rest.iter().position(|k| equal(k, figure)) {
                    pairs.push((rest.remove(at), n));
                }
            }
            pairs
        };
        let in_order = |bucket: &Bucket<'a, T>| {
            let (known, wanted) = bucket;
            let places = wanted.iter().map(|(n, _)| *n);
            known.iter().copied().zip(places).collect()
        };
        let alone = |bucket: &Bucket<'a, T>| match (bucket.0.as_slice(), bucket.1.as_slice()) {
            ([one], [(n, _)]) => vec![(*one, *n)],
            _ => Vec::new(),
        };
        self.pair(first.iter().copied(), &about, twins);
        self.pair(second.iter().copied(), &about, twins);
        self.pair(first.iter().copied(), &about, in_order);
        self.pair(only_second(), &about, in_order);
        self.pair(first.iter().copied(), &widely, alone);
        self.pair(only_second(), &widely, alone);
    }

    /// Offers what is free and what is wanted, subject by subject, and notes the pairs given back.
    fn pair<K: Ord>(
        &mut self,
        known: impl Iterator<Item = &'a T>,
        about: impl Fn(&T) -> K,
        choose: impl Fn(&Bucket<'a, T>) -> Vec<(&'a T, usize)>,
    ) {
        let mut buckets: BTreeMap<K, Bucket<'a, T>> = BTreeMap::new();
        for figure in known.filter(|figure| !self.used.contains(&(self.key)(figure))) {
            buckets.entry(about(figure)).or_default().0.push(figure);
        }
        for (n, figure) in self.figures.iter().enumerate() {
            let open = self.found.get(n).is_some_and(Option::is_none);
            if open && let Some(bucket) = buckets.get_mut(&about(figure)) {
                bucket.1.push((n, figure));
            }
        }
        for bucket in buckets.values() {
            for (figure, n) in choose(bucket) {
                let key = (self.key)(figure);
                self.used.insert(key);
                if let Some(slot) = self.found.get_mut(n) {
                    *slot = Some(key);
                }
            }
        }
    }
}
