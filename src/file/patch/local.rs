//! Long files: what an edit does not concern is left out, the short rest is rewritten, and what was left out is put
//! back byte for byte. It must not know how values are rewritten.
//!
//! Only items that say the same before and after are left out, in the middle of runs of such items: those that stay
//! next to a cut are kept as they are, so that the cut ends up where it was. When anything does not fit, the whole file
//! is rewritten instead.

use super::output::Cut;
use super::same::same_commitment;
use super::{Patched, canonical};
use crate::contract::{Contract, Deadline, Line, References, Schedule};
use crate::file::convert::from_contract;
use crate::file::patch::rewrite;
use crate::file::read::{Item, Sound};
use crate::file::token::Span;
use crate::file::tree;
use std::collections::BTreeSet;
use std::ops::Range;

/// Items on each side of a change, and at each end of a list, that are never left out.
const KEPT: usize = 3;
/// Changes beyond which the whole file is rewritten.
const MOST_CHANGES: usize = 500;

/// The new text, unless the whole must be rewritten.
pub(super) fn patch(base: &Sound<'_>, contract: &Contract) -> Option<Patched> {
    let old = &base.contract;
    let commitments = runs(&old.commitments, &contract.commitments, same_commitment)?;
    let deadlines = runs(
        &old.schedule.deadlines,
        &contract.schedule.deadlines,
        Deadline::eq,
    )?;
    let lines = line_runs(&old.lines, &contract.lines)?;
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let start = |item: &Item| base.places.start(item);
    for Run { old: run, .. } in &commitments {
        let place = |at: usize| {
            let commitment = old.commitments.get(at)?;
            start(&Item::Figure(commitment.key))
        };
        cuts.push(place(run.start)?..place(run.end)?);
    }
    for Run { old: run, .. } in &deadlines {
        let place = |at: usize| start(&Item::Deadline(old.schedule.deadlines.get(at)?.id.clone()));
        cuts.push(place(run.start)?..place(run.end)?);
    }
    for Run { old: run, .. } in &lines {
        let place = |at: usize| start(&Item::Line(old.lines.get(at)?.id.clone()));
        cuts.push(place(run.start)?..place(run.end)?);
    }
    cuts.sort_by_key(|cut| cut.start);
    let short = Short {
        commitments: &commitments,
        deadlines: &deadlines,
        lines: &lines,
    };
    let (text, cuts) = without(base.text, &cuts)?;
    let (before, after) = (
        short.of(old, |run| &run.old),
        short.of(contract, |run| &run.new),
    );
    let texts = [
        canonical(&from_contract(&before))?,
        canonical(&from_contract(&after))?,
    ];
    let shortened = tree::parse(&text);
    let [old, new] = texts.each_ref().map(|text| tree::parse(text));
    let (text, passages) =
        rewrite::rewrite(&shortened.tree, &old.tree, &new.tree)?.finish_around(base.text, &cuts)?;
    Some(Patched {
        bytes: text.into_bytes(),
        passages,
    })
}

/// The text without these ranges, and where each was.
fn without(text: &str, cuts: &[Range<usize>]) -> Option<(String, Vec<Cut>)> {
    let mut short = String::new();
    let mut at = 0;
    let mut kept = Vec::with_capacity(cuts.len());
    for cut in cuts {
        short.push_str(text.get(at..cut.start)?);
        text.get(cut.clone())?;
        kept.push(Cut {
            at: u32::try_from(short.len()).ok()?,
            left_out: Span::new(cut.start, cut.end),
        });
        at = cut.end;
    }
    short.push_str(text.get(at..)?);
    Some((short, kept))
}

/// A run of items that say the same: where it stands in the old list, and in the new one.
struct Run {
    old: Range<usize>,
    new: Range<usize>,
}

impl Run {
    fn unmoved(run: Range<usize>) -> Self {
        Self {
            new: run.clone(),
            old: run,
        }
    }
}

/// The runs of a list to leave out.
fn runs<T>(old: &[T], new: &[T], same: fn(&T, &T) -> bool) -> Option<Vec<Run>> {
    if old.len() == new.len() {
        let pairs = old.iter().zip(new).enumerate();
        let changed: Vec<usize> = pairs
            .filter(|(_, (a, b))| !same(a, b))
            .map(|(at, _)| at)
            .take(MOST_CHANGES.saturating_add(1))
            .collect();
        let runs = between(&changed, old.len()).into_iter().map(Run::unmoved);
        return (changed.len() <= MOST_CHANGES).then(|| runs.collect());
    }
    let first = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let most = old.len().min(new.len()).saturating_sub(first);
    let ends = old.iter().rev().zip(new.iter().rev()).take(most);
    let last = ends.take_while(|(a, b)| same(a, b)).count();
    let after = old.len().saturating_sub(last).max(first.saturating_add(1));
    let changed: Vec<usize> = (first..after).collect();
    let moved = |at: usize| at.saturating_add(new.len()).saturating_sub(old.len());
    let runs = between(&changed, old.len()).into_iter().map(|run| Run {
        new: if run.start > first {
            moved(run.start)..moved(run.end)
        } else {
            run.clone()
        },
        old: run,
    });
    (changed.len() <= MOST_CHANGES).then(|| runs.collect())
}

/// The runs between changes, less what is kept next to them.
fn between(changed: &[usize], len: usize) -> Vec<Range<usize>> {
    let starts = std::iter::once(0).chain(changed.iter().map(|at| at.saturating_add(1)));
    let ends = changed.iter().copied().chain([len]);
    starts
        .zip(ends)
        .map(|(start, end)| start.saturating_add(KEPT)..end.saturating_sub(KEPT))
        .filter(|run| run.start < run.end)
        .collect()
}

/// Runs of lines to leave out, each of siblings with all below them, when the tree is the same and only what some lines
/// say differs.
fn line_runs(old: &[Line], new: &[Line]) -> Option<Vec<Run>> {
    let same_tree = |(a, b): (&Line, &Line)| a.id == b.id && a.parent == b.parent;
    if old.len() != new.len() || !old.iter().zip(new).all(same_tree) {
        return None;
    }
    let pairs = old.iter().zip(new).enumerate();
    let changed: BTreeSet<usize> = pairs
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    if changed.len() > MOST_CHANGES {
        return None;
    }
    let ends = ends(old);
    let mut runs = Vec::new();
    leave_out(0..old.len(), &ends, &changed, &mut runs);
    Some(runs.into_iter().map(Run::unmoved).collect())
}

/// Where the lines below each line end.
fn ends(lines: &[Line]) -> Vec<usize> {
    let mut ends = vec![lines.len(); lines.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        while let Some(top) = open.last().copied() {
            if lines.get(top).map(|l| &l.id) == line.parent.as_ref() {
                break;
            }
            open.pop();
            if let Some(end) = ends.get_mut(top) {
                *end = at;
            }
        }
        open.push(at);
    }
    ends
}

/// Leaves out siblings among `range`, keeps those that hold a change, those next to them and those at the ends, and does
/// the same within the kept ones. As deep as a file nests.
fn leave_out(
    range: Range<usize>,
    ends: &[usize],
    changed: &BTreeSet<usize>,
    runs: &mut Vec<Range<usize>>,
) {
    let mut siblings = Vec::new();
    let mut at = range.start;
    while at < range.end {
        siblings.push(at);
        let end = ends.get(at).copied().unwrap_or(range.end);
        at = end.max(at.saturating_add(1));
    }
    let whole = |place: usize| {
        let start = siblings.get(place).copied().unwrap_or(range.end);
        start..ends.get(start).copied().unwrap_or(range.end)
    };
    let holding: Vec<usize> = (0..siblings.len())
        .filter(|place| changed.range(whole(*place)).next().is_some())
        .collect();
    let mut kept: BTreeSet<usize> = (0..siblings.len()).collect();
    for run in between(&holding, siblings.len()) {
        kept.retain(|place| !run.contains(place));
        let start = siblings.get(run.start).copied();
        let end = siblings.get(run.end).copied();
        runs.extend(start.zip(end).map(|(start, end)| start..end));
    }
    for place in kept {
        let Range { start, end } = whole(place);
        leave_out(start.saturating_add(1)..end, ends, changed, runs);
    }
}

/// What is left out of each list.
struct Short<'a> {
    commitments: &'a [Run],
    deadlines: &'a [Run],
    lines: &'a [Run],
}

impl Short<'_> {
    /// The contract without it; `side` tells whether it is the old one or the new one.
    fn of(&self, contract: &Contract, side: fn(&Run) -> &Range<usize>) -> Contract {
        Contract {
            identity: contract.identity.clone(),
            perimeters: contract.perimeters.clone(),
            partners: contract.partners.clone(),
            groups: contract.groups.clone(),
            lines: kept(&contract.lines, self.lines, side),
            commitments: kept(&contract.commitments, self.commitments, side),
            announced: contract.announced.clone(),
            schedule: Schedule {
                lanes: contract.schedule.lanes.clone(),
                deadlines: kept(&contract.schedule.deadlines, self.deadlines, side),
            },
            references: References {
                documents: contract.references.documents.clone(),
                sources: contract.references.sources.clone(),
            },
            dismissed: contract.dismissed.clone(),
            next_key: contract.next_key,
            finder: Default::default(),
        }
    }
}

/// The items of a list that are in no run.
fn kept<T: Clone>(list: &[T], runs: &[Run], side: fn(&Run) -> &Range<usize>) -> Vec<T> {
    let mut runs: Vec<&Range<usize>> = runs.iter().map(side).collect();
    runs.sort_by_key(|run| run.start);
    let starts = std::iter::once(0).chain(runs.iter().map(|run| run.end));
    let ends = runs.iter().map(|run| run.start).chain([list.len()]);
    let pieces = starts
        .zip(ends)
        .filter_map(|(start, end)| list.get(start..end));
    pieces.flatten().cloned().collect()
}
