//! Long files: what an edit does not concern is left out, the short rest is rewritten, and what was left out is put
//! back byte for byte. It must not know how values are rewritten.
//!
//! Only items that say the same before and after are left out, in the middle of runs of such items: those that stay
//! next to a cut are kept as they are, so that the cut ends up where it was. When anything does not fit, the whole file
//! is rewritten instead.

use super::output::Cut;
use super::stretch::{List, Run, Stretch};
use super::{Patched, canonical};
use crate::contract::{Contract, Line, References, Schedule, Sequence, Series};
use crate::file::convert::from_contract;
use crate::file::imprint::{Imprint, Marks};
use crate::file::patch::rewrite;
use crate::file::read::Spot;
use crate::file::token::{Span, offset};
use crate::file::tree;
use std::collections::BTreeSet;
use std::ops::Range;

/// Items on each side of a change, and at each end of a list, that are never left out.
const KEPT: usize = 3;
/// Changes beyond which the whole file is rewritten.
const MOST_CHANGES: usize = 500;

/// What is left out of a text.
pub(super) struct Plan<'b> {
    /// The whole old text.
    pub text: &'b str,
    /// What it was read as.
    pub imprint: &'b Imprint,
    /// What is left out, in the order of the old text.
    pub stretches: Vec<Stretch>,
}

/// A text that was rewritten around what was left out.
pub(super) struct Near {
    /// The whole new text.
    pub text: String,
    /// How many places changed.
    pub passages: usize,
    /// Where each stretch starts in it.
    pub starts: Vec<usize>,
}

impl<'b> Plan<'b> {
    /// What can be left out when a contract with these marks is to be written; `None` when the whole must be rewritten.
    pub(super) fn new(
        text: &'b str,
        imprint: &'b Imprint,
        contract: &Contract,
        marks: &Marks,
    ) -> Option<Self> {
        let old = &imprint.marks;
        let mut stretches = Vec::new();
        let mut add = |list: List, runs: Vec<Run>| {
            stretches.extend(runs.into_iter().map(|run| Stretch { list, run }));
        };
        add(
            List::Commitments,
            runs(&old.commitments, &marks.commitments)?,
        );
        add(List::Deadlines, runs(&old.deadlines, &marks.deadlines)?);
        add(List::Lines, line_runs(old, marks, &contract.lines)?);
        let mut plan = Self {
            text,
            imprint,
            stretches: Vec::new(),
        };
        let placed = stretches
            .into_iter()
            .map(|stretch| Some((plan.bytes(&stretch)?.start, stretch)));
        let mut placed = placed.collect::<Option<Vec<_>>>()?;
        placed.sort_by_key(|(start, _)| *start);
        plan.stretches = placed.into_iter().map(|(_, stretch)| stretch).collect();
        Some(plan)
    }

    /// Where a stretch stands in the old text: the place of its first item and that of the item after it.
    pub(super) fn ends(&self, stretch: &Stretch) -> Option<(Spot, Spot)> {
        let spots = stretch.list.spots(&self.imprint.spots);
        let Range { start, end } = stretch.run.old;
        Some((*spots.get(start)?, *spots.get(end)?))
    }

    /// The bytes of a stretch in the old text.
    pub(super) fn bytes(&self, stretch: &Stretch) -> Option<Range<usize>> {
        let (start, end) = self.ends(stretch)?;
        Some(offset(start.start)..offset(end.start))
    }

    /// The old text without what is left out, and where each stretch was.
    pub(super) fn short_text(&self) -> Option<(String, Vec<Cut>)> {
        let bytes = self.stretches.iter().map(|stretch| self.bytes(stretch));
        without(self.text, &bytes.collect::<Option<Vec<_>>>()?)
    }

    /// The new contract without what is left out.
    pub(super) fn short_new(&self, contract: &Contract) -> Contract {
        let runs = |list: List| {
            let of_list = self.stretches.iter().filter(move |s| s.list == list);
            of_list.map(|s| &s.run.new).collect::<Vec<_>>()
        };
        Contract {
            identity: contract.identity.clone(),
            perimeters: contract.perimeters.clone(),
            partners: contract.partners.clone(),
            groups: contract.groups.clone(),
            lines: kept(&contract.lines, runs(List::Lines)),
            commitments: kept(&contract.commitments, runs(List::Commitments)),
            announced: contract.announced.clone(),
            schedule: Schedule {
                lanes: contract.schedule.lanes.clone(),
                deadlines: kept(&contract.schedule.deadlines, runs(List::Deadlines)),
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

    /// The new text, given what the short texts say and shall say.
    pub(super) fn rewritten(&self, before: &Contract, after: &Contract) -> Option<Near> {
        let (text, cuts) = self.short_text()?;
        let texts = [
            canonical(&from_contract(before))?,
            canonical(&from_contract(after))?,
        ];
        let shortened = tree::parse(&text);
        let [old, new] = texts.each_ref().map(|text| tree::parse(text));
        let written = rewrite::rewrite(&shortened.tree, &old.tree, &new.tree)?;
        written.finish_around(self.text, &cuts)
    }
}

impl Near {
    /// The text alone.
    pub(super) fn patched(self) -> Patched {
        Patched {
            bytes: self.text.into_bytes(),
            passages: self.passages,
            places: None,
        }
    }
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

/// The runs of a list to leave out.
fn runs(old: &[u64], new: &[u64]) -> Option<Vec<Run>> {
    if old.len() == new.len() {
        let pairs = old.iter().zip(new).enumerate();
        let changed: Vec<usize> = pairs
            .filter(|(_, (a, b))| a != b)
            .map(|(at, _)| at)
            .take(MOST_CHANGES.saturating_add(1))
            .collect();
        let runs = between(&changed, old.len()).into_iter().map(Run::unmoved);
        return (changed.len() <= MOST_CHANGES).then(|| runs.collect());
    }
    let first = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()).saturating_sub(first);
    let ends = old.iter().rev().zip(new.iter().rev()).take(most);
    let last = ends.take_while(|(a, b)| a == b).count();
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
fn line_runs(old: &Marks, new: &Marks, lines: &Series<Line>) -> Option<Vec<Run>> {
    if old.tree != new.tree {
        return None;
    }
    let pairs = old.lines.iter().zip(&new.lines).enumerate();
    let changed: BTreeSet<usize> = pairs
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    if changed.len() > MOST_CHANGES {
        return None;
    }
    let ends = ends(lines);
    let mut runs = Vec::new();
    leave_out(0..lines.len(), &ends, &changed, &mut runs);
    Some(runs.into_iter().map(Run::unmoved).collect())
}

/// Where the lines below each line end.
fn ends(lines: &Series<Line>) -> Vec<usize> {
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

/// The items of a list that are in no run.
fn kept<T: Clone, S: Sequence<Item = T> + FromIterator<T>>(
    list: &S,
    mut runs: Vec<&Range<usize>>,
) -> S {
    runs.sort_by_key(|run| run.start);
    let starts = std::iter::once(0).chain(runs.iter().map(|run| run.end));
    let ends = runs.iter().map(|run| run.start).chain([list.size()]);
    let places = starts.zip(ends).flat_map(|(start, end)| start..end);
    places
        .filter_map(|place| list.item(place).cloned())
        .collect()
}
