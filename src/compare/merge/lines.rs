//! Things that contain others: the tree of lines and perimeters that are part of others. Two sides
//! can each put one thing into another so that together they go round in a circle.

use super::assemble::ordered;
use super::things::{Bench, Kept};
use super::weave::Things;
use super::{Field, List, Side, Spot, Three, Values};
use crate::contract::*;
use crate::edit::{Part, Target};
use std::collections::{BTreeMap, BTreeSet};

/// Sees that nothing contains itself: where it would, all is nested as one side has it. True if
/// anything changed.
pub(super) fn untangle(things: &mut Things, bench: &mut Bench<'_, '_>) -> bool {
    let lines = circle(things.lines.items(), |line| line.parent.as_ref());
    let perimeters = circle(things.perimeters.items(), |p| p.part_of.as_ref());
    let mut moved = false;
    if !lines.is_empty() {
        let above = |contract: &Contract, id: &LineId| contract.line(id)?.parent.clone();
        let side = ask::<Line>(Field::Nesting, &lines, above, bench);
        nest_lines(things, bench.versions.of(side));
        moved = true;
    }
    if !perimeters.is_empty() {
        let above = |contract: &Contract, id: &PerimeterId| contract.perimeter(id)?.part_of.clone();
        let side = ask::<Perimeter>(Field::PartOf, &perimeters, above, bench);
        let version = bench.versions.of(side);
        for perimeter in things.perimeters.items_mut() {
            if let Some(there) = version.perimeter(&perimeter.id) {
                perimeter.part_of.clone_from(&there.part_of);
            }
        }
        moved = true;
    }
    moved
}

/// Asks whose nesting holds.
fn ask<T: Part>(
    field: Field,
    circle: &BTreeSet<T::Id>,
    above: impl Fn(&Contract, &T::Id) -> Option<T::Id>,
    bench: &mut Bench<'_, '_>,
) -> Side {
    let versions = bench.versions;
    let spot = Spot {
        target: Target::Identity,
        field,
    };
    let values = || {
        Values::Nesting(versions.each(|contract| {
            let there = circle.iter().filter(|id| T::target_of(id).exists(contract));
            there
                .map(|id| {
                    let above = above(contract, id);
                    (T::target_of(id), above.as_ref().map(T::target_of))
                })
                .collect()
        }))
    };
    bench.judge.ask(spot, values).unwrap_or(Side::Ours)
}

/// Gives every line that this version has the place that it has there.
fn nest_lines(things: &mut Things, version: &Contract) {
    let there: BTreeMap<&LineId, &Line> = version.lines.iter().map(|l| (&l.id, l)).collect();
    for line in things.lines.items_mut() {
        if let Some(there) = there.get(&line.id) {
            line.parent.clone_from(&there.parent);
            if line.is_axis() != line.parent.is_none() {
                line.kind = there.kind.clone();
            }
        }
    }
}

/// The things that contain themselves.
fn circle<'a, T: Part + 'a>(
    items: &'a BTreeMap<T::Id, T>,
    above: impl Fn(&'a T) -> Option<&'a T::Id>,
) -> BTreeSet<T::Id> {
    let mut safe: BTreeSet<&T::Id> = BTreeSet::new();
    let mut circle = BTreeSet::new();
    for id in items.keys() {
        let mut way: Vec<&T::Id> = Vec::new();
        let mut met: BTreeSet<&T::Id> = BTreeSet::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !safe.contains(id)) {
            if !met.insert(id) {
                let start = way.iter().position(|other| *other == id).unwrap_or(0);
                circle.extend(way.drain(start..).cloned());
                break;
            }
            way.push(id);
            next = items.get(id).and_then(&above);
        }
        // Whether they lead to a circle or not, these need no second look.
        safe.extend(met);
    }
    circle
}

type Rows = BTreeMap<Option<LineId>, Vec<LineId>>;

/// The lines depth first; below each line, in an order that both sides can live with.
pub(super) fn depth_first(kept: &Kept<Line>, bench: &mut Bench<'_, '_>) -> Vec<Line> {
    let versions: Three<Rows> = bench.versions.each(|contract| {
        let mut rows = Rows::new();
        for line in &contract.lines {
            let row = rows.entry(line.parent.clone()).or_default();
            row.push(line.id.clone());
        }
        rows
    });
    let mut below: BTreeMap<Option<LineId>, BTreeSet<LineId>> = BTreeMap::new();
    for line in kept.items().values() {
        let children = below.entry(line.parent.clone()).or_default();
        children.insert(line.id.clone());
    }
    let mut lines = Vec::with_capacity(kept.items().len());
    let mut next = children_of(None, &versions, &mut below, bench);
    while let Some(id) = next.pop() {
        lines.extend(kept.items().get(&id).cloned());
        next.extend(children_of(Some(id), &versions, &mut below, bench));
    }
    lines
}

/// What stands below a line, the last first.
fn children_of(
    parent: Option<LineId>,
    versions: &Three<Rows>,
    below: &mut BTreeMap<Option<LineId>, BTreeSet<LineId>>,
    bench: &mut Bench<'_, '_>,
) -> Vec<LineId> {
    let Some(kept) = below.remove(&parent) else {
        return Vec::new();
    };
    let ids = versions.each(|rows| rows.get(&parent).cloned().unwrap_or_default());
    let spot = Spot {
        target: parent.map_or(Target::Identity, Target::Line),
        field: Field::Order(List::Lines),
    };
    let target_of = |id: &LineId| Target::Line(id.clone());
    let mut children = ordered(bench.judge, spot, &ids, &kept, target_of);
    children.reverse();
    children
}
