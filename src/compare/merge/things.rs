//! The things of a merge, list by list: those that are kept, merged, and those that are gone but
//! may come back because something else needs them. Knows nothing of order.

use super::fields::Merged;
use super::judge::{Case, Judge};
use super::{Field, Side, Spot, Three, Values};
use crate::contract::*;
use crate::edit::{Part, Snapshot, Target, Text};
use std::collections::{BTreeMap, BTreeSet};

/// A passage with the source it stands in: things of their own here, so that two people can quote
/// the same page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub id: (SourceId, QuoteId),
    pub quote: Quote,
}

impl Passage {
    pub fn all(contract: &Contract) -> Vec<Self> {
        let sources = contract.references.sources.iter();
        sources
            .flat_map(|source| {
                source.quotes.iter().map(|quote| Self {
                    id: (source.id.clone(), quote.id.clone()),
                    quote: quote.clone(),
                })
            })
            .collect()
    }
}

impl Entity for Passage {
    type Id = (SourceId, QuoteId);
    fn id(&self) -> &Self::Id {
        &self.id
    }
}

impl Part for Passage {
    fn target_of((source, quote): &Self::Id) -> Target {
        Target::Quote(source.clone(), quote.clone())
    }
    fn references(&self, see: &mut dyn FnMut(Target)) {
        see(Target::Source(self.id.0.clone()));
    }
    fn texts(&self) -> Vec<Text<'_>> {
        vec![Text::Free(&self.quote.text)]
    }
}

/// Something that is not in the merge.
#[derive(Debug)]
struct Gone<T> {
    item: T,
    /// Who removed it; the base stands for both.
    by: Side,
    /// True when a person decided so, against a change of the other side.
    decided: bool,
}

/// One list.
#[derive(Debug)]
pub(super) struct Kept<T: Part> {
    items: BTreeMap<T::Id, T>,
    gone: BTreeMap<T::Id, Gone<T>>,
}

/// Where a person is asked, and what there is to choose from.
pub(super) struct Bench<'a, 'j> {
    pub judge: &'j mut Judge<'a>,
    pub versions: &'j Three<Contract>,
}

impl Bench<'_, '_> {
    /// The thing as it stands in each version. For a passage, its source.
    fn things(versions: &Three<Contract>, target: &Target) -> Values {
        Values::Thing(Box::new(versions.each(|contract| match target {
            Target::Quote(source, _) if target.exists(contract) => {
                Snapshot::of(contract, &Target::Source(source.clone()))
            }
            target => Snapshot::of(contract, target),
        })))
    }

    /// Asks whether a thing is to be there that a side removed; what was chosen.
    pub fn ask_existence(&mut self, target: &Target, by: Side) -> Option<Side> {
        let versions = self.versions;
        let values = || Self::things(versions, target);
        self.judge.removed(target, by);
        self.judge.ask(existence(target), values)
    }
}

pub(super) fn existence(target: &Target) -> Spot {
    Spot {
        target: target.clone(),
        field: Field::Existence,
    }
}

impl<T: Merged> Kept<T> {
    pub fn of<S: Sequence<Item = T>>(
        base: &S,
        ours: &S,
        theirs: &S,
        bench: &mut Bench<'_, '_>,
    ) -> Self {
        let index = |list: &'_ S| -> BTreeMap<T::Id, usize> {
            list.each()
                .enumerate()
                .map(|(n, t)| (t.id().clone(), n))
                .collect()
        };
        let (in_base, in_ours, in_theirs) = (index(base), index(ours), index(theirs));
        let get = |list: &'_ S, index: &BTreeMap<T::Id, usize>, id: &T::Id| {
            index.get(id).and_then(|n| list.item(*n)).cloned()
        };
        let mut kept = Self {
            items: BTreeMap::new(),
            gone: BTreeMap::new(),
        };
        let lists = [base, ours, theirs];
        let mut seen = BTreeSet::new();
        for id in lists.iter().flat_map(|list| list.each()).map(Entity::id) {
            if seen.insert(id.clone()) {
                let three = Three {
                    base: get(base, &in_base, id),
                    ours: get(ours, &in_ours, id),
                    theirs: get(theirs, &in_theirs, id),
                };
                kept.decide(id, three, bench);
            }
        }
        kept
    }

    /// What becomes of one thing.
    fn decide(&mut self, id: &T::Id, three: Three<Option<T>>, bench: &mut Bench<'_, '_>) {
        match three {
            Three {
                base,
                ours: Some(ours),
                theirs: Some(theirs),
            } => {
                let target = T::target_of(id);
                let versions = bench.versions;
                let mut case = Case {
                    judge: &mut *bench.judge,
                    target: target.clone(),
                    values: &|| Bench::things(versions, &target),
                };
                let merged = T::merged(base.as_ref(), &ours, &theirs, &mut case);
                self.items.insert(id.clone(), merged);
            }
            Three {
                base: Some(base),
                ours: Some(ours),
                theirs: None,
            } => self.contest(id, base, ours, Side::Theirs, bench),
            Three {
                base: Some(base),
                ours: None,
                theirs: Some(theirs),
            } => self.contest(id, base, theirs, Side::Ours, bench),
            Three {
                base: None,
                ours: Some(new),
                theirs: None,
            }
            | Three {
                base: None,
                ours: None,
                theirs: Some(new),
            } => {
                self.items.insert(id.clone(), new);
            }
            Three {
                base: Some(item),
                ours: None,
                theirs: None,
            } => {
                let (by, decided) = (Side::Base, false);
                self.gone.insert(id.clone(), Gone { item, by, decided });
            }
            Three {
                base: None,
                ours: None,
                theirs: None,
            } => {}
        }
    }

    /// One side removed the thing; the other kept it, as it was or changed.
    fn contest(&mut self, id: &T::Id, base: T, kept: T, by: Side, bench: &mut Bench<'_, '_>) {
        let mut gone = |item, decided| {
            self.gone.insert(id.clone(), Gone { item, by, decided });
        };
        if kept == base {
            return gone(kept, false);
        }
        match bench.ask_existence(&T::target_of(id), by) {
            Some(side) if side == by => gone(kept, true),
            Some(Side::Base) => {
                self.items.insert(id.clone(), base);
            }
            _ => {
                self.items.insert(id.clone(), kept);
            }
        }
    }
}

impl<T: Part> Kept<T> {
    pub fn has(&self, id: &T::Id) -> bool {
        self.items.contains_key(id)
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn ids(&self) -> BTreeSet<T::Id> {
        self.items.keys().cloned().collect()
    }

    pub fn items(&self) -> &BTreeMap<T::Id, T> {
        &self.items
    }

    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.items.values_mut()
    }

    /// Puts back what was gone; who had removed it, and whether a person decided so.
    pub fn bring_back(&mut self, id: &T::Id) -> Option<(Side, bool)> {
        let Gone { item, by, decided } = self.gone.remove(id)?;
        self.items.insert(id.clone(), item);
        Some((by, decided))
    }

    /// Calls `see` with each kept thing and each of its references.
    pub fn each_reference(&self, see: &mut dyn FnMut(&dyn Fn() -> Target, Target)) {
        for item in self.items.values() {
            item.references(&mut |to| see(&|| item.target(), to));
        }
    }

    /// What is gone: who removed it, what it refers to.
    pub fn each_gone(&self, see: &mut dyn FnMut(Target, Side, Vec<Target>)) {
        for gone in self.gone.values().filter(|gone| !gone.decided) {
            let mut references = Vec::new();
            gone.item.references(&mut |to| references.push(to));
            see(gone.item.target(), gone.by, references);
        }
    }

    pub fn lost_nothing(&self) -> bool {
        self.gone.is_empty()
    }

    pub fn gone_ids(&self) -> Vec<T::Id> {
        self.gone.keys().cloned().collect()
    }
}
