//! Which figure of one contract is which figure of another. Keys live in memory only, so figures
//! are known by what they are about: whose, on which line, in which perimeter, what for. Figures
//! of different perimeters are never taken for the same.

use crate::contract::*;
use std::collections::{BTreeMap, BTreeSet};

/// Above this many pairs, figures that are about the same are paired in their order without
/// looking at what they say: a file with thousands of them must not take minutes.
const PAIRS_LOOKED_AT: usize = 10_000;

/// What has a key in memory and none in the file.
trait Figure: Entity<Id = FigureKey> {
    /// What it is about.
    type About: Ord;
    /// What it is about in a wider sense.
    type Widely: Ord;

    fn about(&self) -> Self::About;
    fn widely(&self) -> Self::Widely;
    /// True when it says what another one says, whatever their keys.
    fn says(&self, other: &Self) -> bool;
    fn give(&mut self, key: FigureKey);
}

impl Figure for Commitment {
    type About = (Self::Widely, CreditKind, Option<String>);
    /// Whose, where, in which perimeter.
    type Widely = (LineId, Vec<PartnerId>, Option<PerimeterId>);

    fn about(&self) -> Self::About {
        (self.widely(), self.credit, self.purpose.clone())
    }

    fn widely(&self) -> Self::Widely {
        let mut by = self.by.clone();
        by.sort();
        (self.line.clone(), by, self.perimeter.clone())
    }

    fn says(&self, other: &Self) -> bool {
        self.line == other.line
            && self.by == other.by
            && self.amount == other.amount
            && self.perimeter == other.perimeter
            && self.credit == other.credit
            && self.purpose == other.purpose
            && self.sources == other.sources
            && self.as_of == other.as_of
            && self.note == other.note
    }

    fn give(&mut self, key: FigureKey) {
        self.key = key;
    }
}

impl Figure for Announced {
    /// A share is one of something.
    type About = (Self::Widely, Option<Base>);
    type Widely = (Subject, Option<PerimeterId>);

    fn about(&self) -> Self::About {
        let base = match &self.value {
            Value::Amount(_) => None,
            Value::Share { of, .. } => Some(of.clone()),
        };
        (self.widely(), base)
    }

    fn widely(&self) -> Self::Widely {
        (self.subject.clone(), self.perimeter.clone())
    }

    fn says(&self, other: &Self) -> bool {
        self.subject == other.subject
            && self.perimeter == other.perimeter
            && self.value == other.value
            && self.also == other.also
            && self.sources == other.sources
            && self.as_of == other.as_of
            && self.note == other.note
    }

    fn give(&mut self, key: FigureKey) {
        self.key = key;
    }
}

/// True when two contracts say the same, whatever the keys of their figures.
pub fn same(a: &Contract, b: &Contract) -> bool {
    all_say(a.commitments.iter(), b.commitments.iter())
        && all_say(a.announced.iter(), b.announced.iter())
        && a.identity == b.identity
        && a.perimeters == b.perimeters
        && a.partners == b.partners
        && a.groups == b.groups
        && a.lines == b.lines
        && a.schedule == b.schedule
        && a.references == b.references
        && a.dismissed == b.dismissed
}

fn all_say<'t, T: Figure + 't>(
    a: impl ExactSizeIterator<Item = &'t T>,
    b: impl ExactSizeIterator<Item = &'t T>,
) -> bool {
    a.len() == b.len() && a.zip(b).all(|(a, b)| a.says(b))
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
    let known = [Some(first), second];
    let commitments = known.map(|c| c.map_or(Vec::new(), |c| c.commitments.iter().collect()));
    let keys = keys(commitments, other.commitments.iter().collect());
    give(contract.commitments.iter_mut(), keys, &mut next);
    let announced = known.map(|c| c.map_or(Vec::new(), |c| c.announced.iter().collect()));
    let keys = self::keys(announced, other.announced.iter().collect());
    give(contract.announced.iter_mut(), keys, &mut next);
    contract.next_key = next;
    contract
}

/// Gives figures their keys, and new ones to those that have none.
fn give<'t, T: Figure + 't>(
    figures: impl Iterator<Item = &'t mut T>,
    keys: Vec<Option<FigureKey>>,
    next: &mut u64,
) {
    for (figure, key) in figures.zip(keys) {
        figure.give(key.unwrap_or_else(|| {
            let fresh = FigureKey(*next);
            *next = next.saturating_add(1);
            fresh
        }));
    }
}

/// The keys that figures have among those that are known: the first contract's, the second's.
fn keys<T: Figure>(known: [Vec<&T>; 2], figures: Vec<&T>) -> Vec<Option<FigureKey>> {
    // Of a list that says the same, what was done to it is the same too, whatever else the figures
    // may look like.
    let is_same = |list: &&Vec<&T>| {
        list.len() == figures.len() && list.iter().zip(&figures).all(|(a, b)| a.says(b))
    };
    if let Some(list) = known.iter().find(is_same) {
        return list.iter().map(|figure| Some(*figure.id())).collect();
    }
    let mut pairing = Pairing {
        found: vec![None; figures.len()],
        figures,
        used: BTreeSet::new(),
    };
    pairing.run(known);
    pairing.found
}

/// Pairs found so far between figures with keys and figures in search of one.
struct Pairing<'a, T> {
    figures: Vec<&'a T>,
    found: Vec<Option<FigureKey>>,
    used: BTreeSet<FigureKey>,
}

/// Figures about the same: those with keys, and those in search of one with their places.
type Bucket<'a, T> = (Vec<&'a T>, Vec<(usize, &'a T)>);

impl<'a, T: Figure> Pairing<'a, T> {
    /// Pairs figures that are equal; then, in order, those that are about the same; then those
    /// that alone are left about the same in a wider sense.
    fn run(&mut self, [first, second]: [Vec<&'a T>; 2]) {
        let shared: BTreeSet<FigureKey> = first.iter().map(|t| *t.id()).collect();
        let is_new = |figure: &&&'a T| !shared.contains(figure.id());
        let only_second: Vec<&'a T> = second.iter().filter(is_new).copied().collect();
        self.pair(&first, T::about, twins);
        self.pair(&second, T::about, twins);
        self.pair(&first, T::about, in_order);
        self.pair(&only_second, T::about, in_order);
        self.pair(&first, T::widely, alone);
        self.pair(&only_second, T::widely, alone);
    }

    /// Offers what is free and what is wanted, subject by subject, and notes the pairs given back.
    fn pair<K: Ord>(
        &mut self,
        known: &[&'a T],
        about: fn(&T) -> K,
        choose: fn(&Bucket<'a, T>) -> Vec<(&'a T, usize)>,
    ) {
        let mut buckets: BTreeMap<K, Bucket<'a, T>> = BTreeMap::new();
        for figure in known.iter().filter(|f| !self.used.contains(f.id())) {
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
                let key = *figure.id();
                self.used.insert(key);
                if let Some(slot) = self.found.get_mut(n) {
                    *slot = Some(key);
                }
            }
        }
    }
}

/// Those that are equal.
fn twins<'a, T: Figure>((known, wanted): &Bucket<'a, T>) -> Vec<(&'a T, usize)> {
    let looks = known.len().saturating_mul(wanted.len()) <= PAIRS_LOOKED_AT;
    let mut rest = known.clone();
    let mut pairs = Vec::new();
    for &(n, figure) in wanted.iter().filter(|_| looks) {
        if let Some(at) = rest.iter().position(|k| k.says(figure)) {
            pairs.push((rest.remove(at), n));
        }
    }
    pairs
}

/// One after the other.
fn in_order<'a, T>((known, wanted): &Bucket<'a, T>) -> Vec<(&'a T, usize)> {
    let places = wanted.iter().map(|(n, _)| *n);
    known.iter().copied().zip(places).collect()
}

/// One and one.
fn alone<'a, T>((known, wanted): &Bucket<'a, T>) -> Vec<(&'a T, usize)> {
    match (known.as_slice(), wanted.as_slice()) {
        ([one], [(n, _)]) => vec![(*one, *n)],
        _ => Vec::new(),
    }
}
