//! Order: which things of a list stay where they are, and the order that two sides give a list
//! together. Knows ids only.

use std::collections::{BTreeMap, BTreeSet};

/// The positions of one of the longest runs of rising numbers.
pub(super) fn rising(numbers: &[usize]) -> BTreeSet<usize> {
    // `ends[k]`: where the run of k + 1 numbers with the smallest last number ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let at = |n: usize| numbers.get(n).copied().unwrap_or_default();
    for (n, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| at(*end) < *number);
        let previous = length.checked_sub(1).and_then(|k| ends.get(k)).copied();
        before.push(previous);
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut run = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(n) = next {
        run.insert(n);
        next = before.get(n).copied().flatten();
    }
    run
}

/// The ids of a list in the order of three versions of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Versions<'a, I> {
    pub base: &'a [I],
    pub ours: &'a [I],
    pub theirs: &'a [I],
}

/// A version to take an order from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Base,
    Ours,
    Theirs,
}

impl<I: Ord + Clone> Versions<'_, I> {
    /// The version that gives the order of what all three hold: the side that changed it.
    /// `None` when both did, each in its own way.
    pub fn lead(&self) -> Option<Order> {
        let sets: Vec<BTreeSet<&I>> = [self.base, self.ours, self.theirs]
            .iter()
            .map(|list| list.iter().collect())
            .collect();
        let shared = |list| {
            let list: &[I] = list;
            list.iter()
                .filter(|id| sets.iter().all(|set| set.contains(id)))
                .collect::<Vec<&I>>()
        };
        let (base, ours, theirs) = (shared(self.base), shared(self.ours), shared(self.theirs));
        if ours == base || ours == theirs {
            Some(Order::Theirs)
        } else if theirs == base {
            Some(Order::Ours)
        } else {
            None
        }
    }

    /// One order of all `kept` things. `first` gives the order of what it holds; what it does
    /// not hold stands after the thing it follows in the version that has it. Where both sides
    /// put something new in the same place, theirs comes first: it is in the file already.
    pub fn woven(&self, first: Order, kept: &BTreeSet<I>) -> Vec<I> {
        let (lead, others) = match first {
            Order::Ours => (self.ours, [self.theirs, self.base]),
            Order::Theirs => (self.theirs, [self.ours, self.base]),
            Order::Base => (self.base, [self.theirs, self.ours]),
        };
        let mut row: Vec<I> = lead
            .iter()
            .filter(|id| kept.contains(id))
            .cloned()
            .collect();
        let base: BTreeSet<&I> = self.base.iter().collect();
        let theirs: BTreeSet<&I> = self.theirs.iter().collect();
        let ours: BTreeSet<&I> = self.ours.iter().collect();
        let new_of_theirs =
            |id: &I| theirs.contains(id) && !base.contains(id) && !ours.contains(id);
        for other in others {
            let here: BTreeSet<I> = row.iter().cloned().collect();
            if kept.iter().all(|id| here.contains(id)) {
                break;
            }
            let comes_first = std::ptr::eq(other, self.theirs);
            row = insert(row, &here, other, kept, &|id| {
                !comes_first && new_of_theirs(id)
            });
        }
        row
    }
}

/// `row` with what only `other` has: each thing after the one it follows there, and after those
/// behind that one which `precedes` lets go first.
fn insert<I: Ord + Clone>(
    row: Vec<I>,
    here: &BTreeSet<I>,
    other: &[I],
    kept: &BTreeSet<I>,
    precedes: &dyn Fn(&I) -> bool,
) -> Vec<I> {
    // What follows each thing of the row, in the order of `other`; `None` for the front.
    let mut after: BTreeMap<Option<&I>, Vec<&I>> = BTreeMap::new();
    let mut anchor = None;
    for id in other.iter().filter(|id| kept.contains(id)) {
        if here.contains(id) {
            anchor = Some(id);
        } else {
            after.entry(anchor).or_default().push(id);
        }
    }
    let mut out = Vec::with_capacity(kept.len());
    let mut waiting: Vec<&I> = after.remove(&None).unwrap_or_default();
    for id in &row {
        if !precedes(id) {
            out.extend(waiting.drain(..).cloned());
        }
        out.push(id.clone());
        waiting.extend(after.remove(&Some(id)).unwrap_or_default());
    }
    out.extend(waiting.into_iter().cloned());
    out
}
