//! The guard of a save, for long texts: it accepts a new text only if reading all of it would give the contract, and
//! reads only what changed. It must not know how the text was made, and believes nothing of what is said about it.

use super::local::Plan;
use super::same::same;
use super::stretch::{List, Run, Stretch};
use crate::contract::{Contract, FigureKey};
use crate::file::direct::{Elsewhere, read_part};
use crate::file::imprint::{Imprint, Marks, Shift, Spots};
use crate::file::read::{Item, Places, Spot};
use crate::file::sniff::sniff;
use crate::file::token::offset;
use crate::file::tree::MAX_BYTES;
use std::collections::BTreeSet;
use std::ops::Range;

/// A new text, and what is claimed of it.
pub(super) struct Claim<'a> {
    /// The old text, and which stretches of it the new one keeps.
    pub plan: &'a Plan<'a>,
    /// What the old text says, less those stretches, as the direct reader has read it.
    pub short_old: &'a Contract,
    /// The new text.
    pub text: &'a str,
    /// Where the stretches start in it.
    pub starts: &'a [usize],
    /// What it shall say.
    pub contract: &'a Contract,
    /// The marks of that.
    pub marks: &'a Marks,
}

/// Holds a new text to its contract, and gives the places of things in it, with its imprint. `None` when the text
/// would not be read as the contract, or when that cannot be told without reading all of it.
///
/// The direct reader takes a text from left to right. Between two items of a list, all that it knows is in which list
/// it is, below which line, and which ids are defined and named so far; and it looks ahead by no more than one byte. So
/// a stretch of whole items that it has read once is read in the same way wherever it finds that stretch while it
/// expects an item of the same list, below the same line. For each stretch it is checked that
///
/// 1. its bytes are those of the old text, from the first byte of an item up to the first byte of another item of the
///    same list and below the same line, as the places say that were noted when the old text was read;
/// 2. what the contract holds there has the marks of what was read there;
/// 3. in the rest of the new text, read anew from its first byte to its last, an item of that list, below that line,
///    starts exactly where the stretch was taken out: the reader expects one there.
///
/// The rest, read anew, must say exactly what the contract says without the stretches. What is left are the rules that
/// hold across a whole text: ids in stretches count as defined while the rest is read, so that none may be defined
/// twice and all that the rest names is defined somewhere; and whatever the rest of the old text defined, which
/// stretches may name, is still defined. What a text must be before it is read (its size, its encoding, its kind) is
/// looked at in the rest, which holds its first bytes; stretches were looked at when the old text was read.
pub(super) fn reads_as(claim: &Claim<'_>) -> Option<Places> {
    let plan = claim.plan;
    let known = &plan.imprint.marks;
    let has_lines = plan.stretches.iter().any(|s| s.list == List::Lines);
    if claim.text.len() > MAX_BYTES || (has_lines && known.tree != claim.marks.tree) {
        return None;
    }
    let taken = take_out(claim)?;
    sniff(taken.rest.as_bytes()).ok()?;
    let elsewhere = elsewhere(plan, claim.contract)?;
    let (rest, places) = read_part(&taken.rest, &elsewhere)?;
    let defined = still_defined(claim.short_old, &rest);
    if !defined || !same(&rest, &plan.short_new(claim.contract)) {
        return None;
    }
    let mut shifts: Vec<Shift> = Vec::new();
    for ((stretch, at), start) in plan.stretches.iter().zip(&taken.at).zip(claim.starts) {
        let Run { old, new } = &stretch.run;
        let marks = stretch.list.marks(claim.marks).get(new.clone())?;
        if stretch.list.marks(known).get(old.clone())? != marks || !among_siblings(claim, stretch) {
            return None;
        }
        let after = spot_after(claim, stretch, &places)?;
        if offset(after.start) != *at {
            return None;
        }
        let first = moved(&shifts, after);
        let (from, to) = plan.ends(stretch)?;
        if offset(first.start) != *start {
            return None;
        }
        shifts.push(Shift {
            from: after,
            to: Shift { from, to: first }.of(to),
        });
    }
    let firsts = firsts(plan, &shifts)?;
    Some(all_places(claim, &Now { shifts, firsts }, places))
}

/// What is left of the new text, and where in it each stretch was.
struct Taken {
    rest: String,
    at: Vec<usize>,
}

/// The new text without the stretches, which stand in it byte for byte, in order.
fn take_out(claim: &Claim<'_>) -> Option<Taken> {
    let plan = claim.plan;
    let mut taken = Taken {
        rest: String::new(),
        at: Vec::new(),
    };
    let mut done = 0;
    if claim.starts.len() != plan.stretches.len() {
        return None;
    }
    for (stretch, start) in plan.stretches.iter().zip(claim.starts) {
        let kept = plan.text.get(plan.bytes(stretch)?)?;
        let end = start.checked_add(kept.len())?;
        if kept.is_empty() || claim.text.get(*start..end)? != kept {
            return None;
        }
        taken.rest.push_str(claim.text.get(done..*start)?);
        taken.at.push(taken.rest.len());
        done = end;
    }
    taken.rest.push_str(claim.text.get(done..)?);
    Some(taken)
}

/// What the stretches define.
pub(super) fn elsewhere<'c>(plan: &Plan<'_>, contract: &'c Contract) -> Option<Elsewhere<'c>> {
    let mut elsewhere = Elsewhere::default();
    for Stretch { list, run } in &plan.stretches {
        match list {
            List::Commitments => {}
            List::Lines => {
                let lines = contract.lines.range(run.new.clone());
                elsewhere.lines.extend(lines.map(|line| &line.id));
            }
            List::Deadlines => {
                let events = contract.schedule.deadlines.get(run.new.clone())?;
                elsewhere
                    .deadlines
                    .extend(events.iter().map(|event| &event.id));
            }
        }
    }
    Some(elsewhere)
}

/// True when everything that the old rest defines is defined by the new one too.
fn still_defined(old: &Contract, new: &Contract) -> bool {
    fn all<'c, Id: Ord + 'c>(
        old: impl Iterator<Item = &'c Id>,
        new: impl Iterator<Item = &'c Id>,
    ) -> bool {
        let new: BTreeSet<&Id> = new.collect();
        old.into_iter().all(|id| new.contains(id))
    }
    macro_rules! ids {
        ($($list:ident).+) => {
            all(old.$($list).+.iter().map(|thing| &thing.id), new.$($list).+.iter().map(|thing| &thing.id))
        };
    }
    fn quotes(contract: &Contract) -> impl Iterator<Item = (&str, &str)> {
        contract.references.sources.iter().flat_map(|source| {
            let quotes = source.quotes.iter();
            quotes.map(|quote| (source.id.as_str(), quote.id.as_str()))
        })
    }
    let quoted: BTreeSet<_> = quotes(new).collect();
    ids!(perimeters)
        && ids!(partners)
        && ids!(groups)
        && ids!(lines)
        && ids!(schedule.lanes)
        && ids!(schedule.deadlines)
        && ids!(references.documents)
        && ids!(references.sources)
        && quotes(old).all(|quote| quoted.contains(&quote))
}

/// True when a stretch of lines and the line after it are below the same line.
fn among_siblings(claim: &Claim<'_>, stretch: &Stretch) -> bool {
    let parent = |at: usize| claim.contract.lines.get(at).map(|line| &line.parent);
    let Range { start, end } = stretch.run.new;
    stretch.list != List::Lines || (parent(end).is_some() && parent(start) == parent(end))
}

/// Where the item after a stretch stands in the rest.
fn spot_after(claim: &Claim<'_>, stretch: &Stretch, places: &Places) -> Option<Spot> {
    let at = stretch.run.new.end;
    match stretch.list {
        List::Commitments => {
            let rest = in_rest(claim.plan, List::Commitments, at)?;
            let key = u64::try_from(rest).ok()?;
            places.spot(&Item::Figure(FigureKey(key)))
        }
        List::Deadlines => {
            let event = claim.contract.schedule.deadlines.get(at)?;
            places.spot(&Item::Deadline(event.id.clone()))
        }
        List::Lines => {
            let line = claim.contract.lines.get(at)?;
            places.spot(&Item::Line(line.id.clone()))
        }
    }
}

/// The place in the rest of an item of a list.
fn in_rest(plan: &Plan<'_>, list: List, at: usize) -> Option<usize> {
    let stretches = plan.stretches.iter().filter(|s| s.list == list);
    let before = stretches.filter(|s| s.run.new.start < at);
    at.checked_sub(before.map(|s| s.run.new.len()).sum())
}

/// Where a place of the rest is once the stretches are back; a stretch goes before what starts at its place.
fn moved(shifts: &[Shift], spot: Spot) -> Spot {
    let before = shifts.partition_point(|shift| shift.from.start <= spot.start);
    let shift = before.checked_sub(1).and_then(|last| shifts.get(last));
    shift.map_or(spot, |shift| shift.of(spot))
}

/// Where everything is now.
struct Now {
    /// What is in the rest.
    shifts: Vec<Shift>,
    /// What is in each stretch.
    firsts: Vec<Shift>,
}

/// How each stretch has moved.
fn firsts(plan: &Plan<'_>, shifts: &[Shift]) -> Option<Vec<Shift>> {
    let mut firsts = Vec::with_capacity(shifts.len());
    for (n, (stretch, shift)) in plan.stretches.iter().zip(shifts).enumerate() {
        let (from, _) = plan.ends(stretch)?;
        let to = moved(shifts.get(..n)?, shift.from);
        firsts.push(Shift { from, to });
    }
    Some(firsts)
}

/// The places of everything in the new text, by the keys of the contract.
fn all_places(claim: &Claim<'_>, now: &Now, rest: Places) -> Places {
    let Contract {
        announced,
        lines,
        schedule,
        ..
    } = claim.contract;
    let in_rest = rest.figures();
    let kept = in_rest.len().saturating_sub(announced.len());
    let (own, others) = in_rest.split_at(kept);
    let mut figures = in_order(claim, now, List::Commitments, own.iter().copied());
    let of_commitments = figures.clone();
    figures.extend(others.iter().map(|spot| moved(&now.shifts, *spot)));
    let line_spots = lines
        .iter()
        .filter_map(|l| rest.spot(&Item::Line(l.id.clone())));
    let line_spots = in_order(claim, now, List::Lines, line_spots);
    let events = schedule.deadlines.iter();
    let event_spots = events.filter_map(|d| rest.spot(&Item::Deadline(d.id.clone())));
    let event_spots = in_order(claim, now, List::Deadlines, event_spots);
    let mut named: Vec<(Item, Spot)> = rest
        .named()
        .map(|(item, spot)| (item, moved(&now.shifts, spot)))
        .collect();
    let ids = lines.iter().map(|l| Item::Line(l.id.clone()));
    named.extend(ids.zip(line_spots.iter().copied()));
    let ids = schedule
        .deadlines
        .iter()
        .map(|d| Item::Deadline(d.id.clone()));
    named.extend(ids.zip(event_spots.iter().copied()));
    let spots = Spots {
        commitments: of_commitments,
        deadlines: event_spots,
        lines: line_spots,
    };
    let imprint = Imprint::new(claim.text, claim.marks.clone(), spots);
    Places::at(named, figures)
        .with_keys_of(claim.contract)
        .with_imprint(Some(imprint))
}

/// Where the items of a list are now; `rest` gives the places of those that are in the rest, in order.
fn in_order(
    claim: &Claim<'_>,
    now: &Now,
    list: List,
    mut rest: impl Iterator<Item = Spot>,
) -> Vec<Spot> {
    let old = list.spots(&claim.plan.imprint.spots);
    let length = list.marks(claim.marks).len();
    let mut all = Vec::with_capacity(length);
    let stretches = claim.plan.stretches.iter().zip(&now.firsts);
    for (stretch, first) in stretches.filter(|(s, _)| s.list == list) {
        let between = stretch.run.new.start.saturating_sub(all.len());
        let others = rest.by_ref().take(between);
        all.extend(others.map(|spot| moved(&now.shifts, spot)));
        let kept = old.get(stretch.run.old.clone()).unwrap_or_default();
        all.extend(kept.iter().map(|spot| first.of(*spot)));
    }
    all.extend(rest.map(|spot| moved(&now.shifts, spot)));
    all
}
