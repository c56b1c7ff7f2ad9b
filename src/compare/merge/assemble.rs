//! One contract of the things of a merge: every list in an order that both sides can live with.

use super::judge::Judge;
use super::lines::depth_first;
use super::things::{Bench, Kept, Passage};
use super::weave::Things;
use super::{Field, List, Side, Spot, Three, Values};
use crate::compare::order::{Order, Versions};
use crate::contract::*;
use crate::edit::{Part, Target};
use std::collections::{BTreeMap, BTreeSet};

/// The contract that holds these things.
pub(super) fn assemble(things: &Things, bench: &mut Bench<'_, '_>) -> Contract {
    let versions = bench.versions;
    let keys = versions.each(|contract| contract.next_key);
    macro_rules! row {
        ($kept:expr, $list:ident, $($path:ident).+) => {
            row(&$kept, List::$list, &versions.each(|c| &c.$($path).+), bench)
        };
    }
    let references = References {
        documents: row!(things.references.0, Documents, references.documents),
        sources: sources(things, bench),
    };
    Contract {
        identity: things.identity.clone(),
        perimeters: row!(things.perimeters, Perimeters, perimeters),
        partners: row!(things.partners, Partners, partners),
        groups: row!(things.groups, Groups, groups),
        lines: depth_first(&things.lines, bench).into(),
        commitments: row!(things.figures.0, Commitments, commitments).into(),
        announced: row!(things.figures.1, Announced, announced),
        schedule: Schedule {
            lanes: row!(things.schedule.0, Lanes, schedule.lanes),
            deadlines: row!(things.schedule.1, Deadlines, schedule.deadlines),
        },
        references,
        dismissed: row!(things.dismissed, Dismissed, dismissed),
        next_key: keys.base.max(keys.ours).max(keys.theirs),
        finder: Default::default(),
    }
}

/// What is kept of one list, in order.
fn row<T: Part, S: Sequence<Item = T>>(
    kept: &Kept<T>,
    list: List,
    versions: &Three<&S>,
    bench: &mut Bench<'_, '_>,
) -> Vec<T> {
    let ids = versions.each(|row| row.each().map(|item| item.id().clone()).collect());
    let spot = Spot {
        target: Target::Identity,
        field: Field::Order(list),
    };
    let order = ordered(bench.judge, spot, &ids, &kept.ids(), T::target_of);
    let items = order.iter().filter_map(|id| kept.items().get(id));
    items.cloned().collect()
}

/// The order of a list; a person is asked where both sides changed it.
pub(super) fn ordered<I: Ord + Clone>(
    judge: &mut Judge<'_>,
    spot: Spot,
    ids: &Three<Vec<I>>,
    kept: &BTreeSet<I>,
    target_of: impl Fn(&I) -> Target,
) -> Vec<I> {
    let versions = Versions {
        base: &ids.base,
        ours: &ids.ours,
        theirs: &ids.theirs,
    };
    let values = || Values::Order(ids.each(|row| row.iter().map(&target_of).collect()));
    let first = versions
        .lead()
        .unwrap_or_else(|| match judge.ask(spot, values) {
            Some(Side::Theirs) => Order::Theirs,
            Some(Side::Base) => Order::Base,
            Some(Side::Ours) | None => Order::Ours,
        });
    versions.woven(first, kept)
}

/// Sources with their passages.
fn sources(things: &Things, bench: &mut Bench<'_, '_>) -> Vec<Source> {
    let versions = bench.versions;
    let lists = versions.each(|c| &c.references.sources);
    let mut sources = row(&things.references.1, List::Sources, &lists, bench);
    let mut passages: BTreeMap<&SourceId, BTreeMap<&QuoteId, &Passage>> = BTreeMap::new();
    for (id, passage) in things.references.2.items() {
        let (source, quote) = id;
        passages.entry(source).or_default().insert(quote, passage);
    }
    for source in &mut sources {
        let kept = passages.remove(&source.id).unwrap_or_default();
        let ids = versions.each(|contract| {
            let quotes = contract.source(&source.id).map(|s| &s.quotes);
            quotes.into_iter().flatten().map(|q| q.id.clone()).collect()
        });
        let spot = Spot {
            target: Target::Source(source.id.clone()),
            field: Field::Order(List::Quotes),
        };
        let here = kept.keys().map(|id| (*id).clone()).collect();
        let target_of = |id: &QuoteId| Target::Quote(source.id.clone(), id.clone());
        let order = ordered(bench.judge, spot, &ids, &here, target_of);
        let quotes = order.iter().filter_map(|id| kept.get(id));
        source.quotes = quotes.map(|passage| passage.quote.clone()).collect();
    }
    sources
}
