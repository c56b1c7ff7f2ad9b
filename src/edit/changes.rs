//! What differs between the present state of a contract and the saved one, kept up to date edit by edit: it costs what
//! an edit touches, however much differs already. Knows nothing of revisions.

use super::Edit;
use super::difference::Difference;
use super::naming::Names;
use super::snapshot::{Rewind, Snapshot};
use super::target::Target;
use crate::contract::{Contract, LineId};
use std::collections::{BTreeMap, BTreeSet};

/// The things that differ from the saved state, the one that was changed first before the others.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    things: BTreeMap<u64, Changed>,
    places: BTreeMap<Target, u64>,
    /// Commitments by the line that they are on, or were.
    on_line: BTreeMap<LineId, BTreeSet<u64>>,
    /// How many things differ: some may be as they were again.
    count: usize,
    next: u64,
}

/// A thing that was changed.
#[derive(Debug, Clone)]
struct Changed {
    target: Target,
    old: Option<Snapshot>,
    new: Option<Snapshot>,
    moved: bool,
}

impl Changed {
    fn differs(&self) -> bool {
        self.old != self.new || (self.moved && self.old.is_some())
    }

    fn sides(&self) -> impl Iterator<Item = &Snapshot> {
        self.new.iter().chain(&self.old)
    }

    fn lines(&self) -> impl Iterator<Item = &LineId> {
        self.sides().filter_map(|side| match side {
            Snapshot::Commitment(commitment) => Some(&commitment.line),
            _ => None,
        })
    }
}

impl Changes {
    /// What differs from the state to which these edits lead from the contract as it is, first applied first.
    pub(super) fn along<'a>(contract: &Contract, way: impl Iterator<Item = &'a Edit>) -> Self {
        let mut rewind = Rewind::from(contract);
        for edit in way {
            rewind.follow(edit);
        }
        let mut changes = Self::default();
        for (target, old, moved) in rewind.into_met() {
            let new = Snapshot::of(contract, &target);
            let changed = Changed {
                target,
                old,
                new,
                moved,
            };
            if changed.differs() {
                changes.put(changed);
            }
        }
        changes
    }

    /// Takes in an edit that was just made: `back` leads from the contract as it is to where it was.
    pub(super) fn follow(&mut self, contract: &Contract, back: &Edit) {
        let mut rewind = Rewind::from(contract);
        rewind.follow(back);
        for (target, before, moved) in rewind.into_met() {
            let new = Snapshot::of(contract, &target);
            let known = self.places.get(&target).copied();
            match known.and_then(|at| Some((at, self.take(at)?))) {
                Some((at, changed)) => self.put_at(
                    at,
                    Changed {
                        new,
                        moved: moved || changed.moved,
                        ..changed
                    },
                ),
                None => self.put(Changed {
                    target,
                    old: before,
                    new,
                    moved,
                }),
            }
        }
    }

    /// How many things differ.
    pub fn len(&self) -> usize {
        self.count
    }

    /// True when nothing differs.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All that differs, named as the contract names it.
    pub fn all(&self, contract: &Contract) -> Vec<Difference> {
        self.named(contract, self.differing())
    }

    /// The first ones.
    pub fn first(&self, contract: &Contract, most: usize) -> Vec<Difference> {
        self.named(contract, self.differing().take(most))
    }

    /// The last ones, the latest last.
    pub fn latest(&self, contract: &Contract, most: usize) -> Vec<Difference> {
        let mut last: Vec<&Changed> = self.differing().rev().take(most).collect();
        last.reverse();
        self.named(contract, last.into_iter())
    }

    /// What is asked for alone: as it was, or as it is.
    pub fn of(&self, contract: &Contract, is_asked: impl Fn(&Snapshot) -> bool) -> Vec<Difference> {
        let asked = |changed: &&Changed| changed.sides().any(&is_asked);
        self.named(contract, self.differing().filter(asked))
    }

    /// The commitments of a line that differ, or that have left it.
    pub fn on_line(&self, contract: &Contract, line: &LineId) -> Vec<Difference> {
        let places = self.on_line.get(line).into_iter().flatten();
        let changed = places.filter_map(|at| self.things.get(at));
        self.named(contract, changed.filter(|changed| changed.differs()))
    }

    fn differing(&self) -> impl DoubleEndedIterator<Item = &Changed> {
        self.things.values().filter(|changed| changed.differs())
    }

    fn named<'a>(
        &'a self,
        contract: &Contract,
        changed: impl Iterator<Item = &'a Changed>,
    ) -> Vec<Difference> {
        let gone = |target: &Target| {
            let at = self.places.get(target)?;
            self.things.get(at)?.sides().last().cloned()
        };
        let names = Names {
            contract,
            gone: &gone,
        };
        let named = changed.map(|changed| Difference {
            target: changed.target.clone(),
            name: names.of_target(&changed.target),
            old: changed.old.clone(),
            new: changed.new.clone(),
            moved: changed.moved,
        });
        named.collect()
    }

    fn put(&mut self, changed: Changed) {
        let at = self.next;
        self.next = self.next.saturating_add(1);
        self.put_at(at, changed);
    }

    fn put_at(&mut self, at: u64, changed: Changed) {
        self.count += usize::from(changed.differs());
        for line in changed.lines() {
            self.on_line.entry(line.clone()).or_default().insert(at);
        }
        self.places.insert(changed.target.clone(), at);
        self.things.insert(at, changed);
    }

    fn take(&mut self, at: u64) -> Option<Changed> {
        let changed = self.things.remove(&at)?;
        self.count -= usize::from(changed.differs());
        for line in changed.lines() {
            if let Some(places) = self.on_line.get_mut(line) {
                places.remove(&at);
            }
        }
        Some(changed)
    }
}
