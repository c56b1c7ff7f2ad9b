//! Where things stand in the long lists of a contract, so that finding one does not read the list.
//!
//! Nothing here is part of what a contract says: two contracts are equal whatever their finders
//! know, and a copy starts with an empty one. Short lists are read from end to end, long ones are
//! indexed at the first question. Whoever changes a long list does so by the methods here, or makes
//! the finder forget.

mod places;

pub use places::LinePlaces;

use super::{
    Commitment, Contract, DeadlineId, Entity, FigureKey, Line, LineId, PartnerId, Sequence,
};
use places::{close_gaps, open_gaps, place_of};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Lists up to this length are read from end to end.
const SHORT: usize = 256;
/// Stands for “not in this list”.
const NOWHERE: u32 = u32::MAX;

/// What is known of the places of things in one contract. Kept by reference, so that a contract
/// that is kept by somebody else and edited here takes along what is known of it.
#[derive(Default)]
pub struct Finder {
    lines: OnceLock<Arc<LinePlaces>>,
    /// The lines that are below none, in order.
    tops: OnceLock<Arc<Vec<LineId>>>,
    deadlines: OnceLock<Arc<HashMap<DeadlineId, u32>>>,
    partners: OnceLock<Arc<HashMap<PartnerId, u32>>>,
    /// The place of each commitment, by its key.
    figures: OnceLock<Arc<Vec<u32>>>,
    /// The commitments of each line.
    on_line: OnceLock<Arc<HashMap<LineId, Vec<FigureKey>>>>,
}

impl Clone for Finder {
    /// A copy starts with nothing known.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Finder {
    /// What is known of places is no part of a contract.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Finder {}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Finder")
    }
}

impl Finder {
    /// What is known, for a copy that is the same contract.
    fn shared(&self) -> Self {
        Self {
            lines: self.lines.clone(),
            tops: self.tops.clone(),
            deadlines: self.deadlines.clone(),
            partners: self.partners.clone(),
            figures: self.figures.clone(),
            on_line: self.on_line.clone(),
        }
    }

    /// Lines were added, removed or moved in a way that is not told.
    pub fn lines_changed(&mut self) {
        self.lines.take();
        self.tops.take();
    }

    /// Events were added, removed or moved.
    pub fn deadlines_changed(&mut self) {
        self.deadlines.take();
    }

    /// Partners were added, removed or moved.
    pub fn partners_changed(&mut self) {
        self.partners.take();
    }

    /// Commitments were added, removed or moved in a way that is not told.
    pub fn commitments_changed(&mut self) {
        self.figures.take();
        self.on_line.take();
    }

    /// A commitment went from one line to another.
    pub fn commitment_changed(&mut self, key: FigureKey, old: &LineId, new: &LineId) {
        if old != new {
            self.left(old, &HashSet::from([key]));
            self.joined(new, key);
        }
    }

    /// Commitments were taken out of these places, which rise.
    fn commitments_taken(&mut self, places: &[usize], taken: &[Commitment]) {
        if let Some(figures) = self.figures.get_mut() {
            let figures = Arc::make_mut(figures);
            for commitment in taken {
                if let Some(place) = figure_slot(figures, commitment.key) {
                    *place = NOWHERE;
                }
            }
            close_gaps(figures.iter_mut(), places);
        }
        for together in taken.chunk_by(|a, b| a.line == b.line) {
            if let Some(first) = together.first() {
                let keys: HashSet<FigureKey> = together.iter().map(|c| c.key).collect();
                self.left(&first.line, &keys);
            }
        }
    }

    /// Commitments were put at places; once all are in, they stand at these, which rise.
    fn commitments_put(&mut self, places: &[usize], list: &impl Sequence<Item = Commitment>) {
        if let Some(figures) = self.figures.get_mut() {
            open_gaps(Arc::make_mut(figures).iter_mut(), places);
        }
        for (at, commitment) in places.iter().filter_map(|at| Some((*at, list.item(*at)?))) {
            self.joined(&commitment.line, commitment.key);
            let Some(figures) = self.figures.get_mut().map(Arc::make_mut) else {
                continue;
            };
            // Keys are given one after the other, so no key is far above the number of figures.
            let index = usize::try_from(commitment.key.0).unwrap_or(usize::MAX);
            if index >= list.size().saturating_mul(4).saturating_add(SHORT) {
                self.figures.take();
                continue;
            }
            if figures.len() <= index {
                figures.resize(index.saturating_add(1), NOWHERE);
            }
            if let Some(place) = figures.get_mut(index) {
                *place = place_of(at);
            }
        }
    }

    fn joined(&mut self, line: &LineId, key: FigureKey) {
        if let Some(on_line) = self.on_line.get_mut() {
            let keys = Arc::make_mut(on_line).entry(line.clone()).or_default();
            keys.push(key);
        }
    }

    fn left(&mut self, line: &LineId, gone: &HashSet<FigureKey>) {
        if let Some(on_line) = self.on_line.get_mut()
            && let Some(keys) = Arc::make_mut(on_line).get_mut(line)
        {
            keys.retain(|other| !gone.contains(other));
        }
    }

    fn forget_tops(&mut self, lines: &[Line]) {
        if lines.iter().any(|line| line.parent.is_none()) {
            self.tops.take();
        }
    }

    fn lines_taken(&mut self, at: usize, taken: &[Line]) {
        self.forget_tops(taken);
        if let Some(lines) = self.lines.get_mut() {
            let places: Vec<usize> = (at..at + taken.len()).collect();
            Arc::make_mut(lines).take(&places, taken.iter().map(|line| &line.id));
        }
    }

    fn lines_put(&mut self, at: usize, put: &[Line]) {
        self.forget_tops(put);
        if let Some(lines) = self.lines.get_mut() {
            let places: Vec<usize> = (at..at + put.len()).collect();
            Arc::make_mut(lines).put(&places, put.iter().map(|line| &line.id));
        }
    }
}

fn figure_slot(figures: &mut [u32], key: FigureKey) -> Option<&mut u32> {
    figures.get_mut(usize::try_from(key.0).ok()?)
}

fn places<T: Entity>(list: &impl Sequence<Item = T>) -> Arc<HashMap<T::Id, u32>>
where
    T::Id: Hash + Eq,
{
    let ids = list.each().map(|item| item.id().clone());
    Arc::new(ids.zip(0..).collect())
}

/// The position of a thing that was noted; that of a list that nobody told of is looked for.
fn noted<T: Entity>(list: &impl Sequence<Item = T>, id: &T::Id, at: usize) -> Option<usize> {
    let is_there = list.item(at).is_some_and(|item| item.id() == id);
    if is_there {
        Some(at)
    } else {
        scanned(list, id)
    }
}

fn scanned<T: Entity>(list: &impl Sequence<Item = T>, id: &T::Id) -> Option<usize> {
    list.each().position(|item| item.id() == id)
}

impl Contract {
    /// The contract to be changed, whoever else keeps it: what is long is shared, and what is known
    /// of places stays known here.
    pub fn unshared(shared: &mut Arc<Contract>) -> &mut Contract {
        if Arc::get_mut(shared).is_none() {
            *shared = Arc::new(shared.twin());
        }
        Arc::make_mut(shared)
    }

    /// The same contract, to be edited aside: what is long is shared, and what is known of places.
    #[must_use]
    pub fn twin(&self) -> Contract {
        let mut own = self.clone();
        own.finder = self.finder.shared();
        own
    }

    /// The position of a line in `lines`.
    pub fn line_place(&self, id: &LineId) -> Option<usize> {
        if self.lines.len() <= SHORT {
            return scanned(&self.lines, id);
        }
        let ids = || self.lines.iter().map(|line| &line.id);
        let known = self
            .finder
            .lines
            .get_or_init(|| Arc::new(LinePlaces::of(ids())));
        noted(&self.lines, id, known.get(id)?)
    }

    /// The lines that are below none, in order, where the list is long.
    pub(super) fn tops(&self) -> Option<&[LineId]> {
        if self.lines.len() <= SHORT {
            return None;
        }
        let tops = || {
            let tops = self.lines.iter().filter(|line| line.parent.is_none());
            Arc::new(tops.map(|line| line.id.clone()).collect())
        };
        Some(self.finder.tops.get_or_init(tops).as_slice())
    }

    /// The position of an event in `schedule.deadlines`.
    pub fn deadline_place(&self, id: &DeadlineId) -> Option<usize> {
        let list = &self.schedule.deadlines;
        if list.len() <= SHORT {
            return scanned(list, id);
        }
        let known = self.finder.deadlines.get_or_init(|| places(list));
        noted(list, id, usize::try_from(*known.get(id)?).ok()?)
    }

    /// The position of a partner in `partners`.
    pub fn partner_place(&self, id: &PartnerId) -> Option<usize> {
        let list = &self.partners;
        if list.len() <= SHORT {
            return scanned(list, id);
        }
        let known = self.finder.partners.get_or_init(|| places(list));
        if known.len() != list.len() {
            // Added or removed by somebody who did not tell.
            return scanned(list, id);
        }
        noted(list, id, usize::try_from(*known.get(id)?).ok()?)
    }

    /// The position of a commitment in `commitments`.
    pub fn commitment_place(&self, key: FigureKey) -> Option<usize> {
        let list = &self.commitments;
        if list.len() <= SHORT {
            return scanned(list, &key);
        }
        let known = self.finder.figures.get_or_init(|| figure_places(list));
        let known = known.get(usize::try_from(key.0).ok()?)?;
        let known = Some(*known).filter(|known| *known != NOWHERE)?;
        noted(list, &key, usize::try_from(known).ok()?)
    }

    /// The commitments on a line itself, in file order.
    pub fn commitments_on<'a>(&'a self, line: &LineId) -> Vec<&'a Commitment> {
        let list = &self.commitments;
        if list.len() <= SHORT {
            return list.iter().filter(|c| c.line == *line).collect();
        }
        let known = self.finder.on_line.get_or_init(|| by_line(list));
        let keys = known.get(line).map(Vec::as_slice).unwrap_or_default();
        let mut places: Vec<usize> = keys
            .iter()
            .filter_map(|key| self.commitment_place(*key))
            .collect();
        places.sort_unstable();
        places.iter().filter_map(|at| list.get(*at)).collect()
    }

    /// Takes lines out.
    pub fn take_lines(&mut self, places: Range<usize>) -> Vec<Line> {
        let at = places.start;
        let taken = self.lines.drain(places);
        self.finder.lines_taken(at, &taken);
        taken
    }

    /// Puts lines in at a place.
    pub fn put_lines(&mut self, at: usize, lines: Vec<Line>) {
        self.finder.lines_put(at, &lines);
        self.lines.insert_all(at, lines);
    }

    /// Takes out the commitments at these places, which rise.
    pub fn take_commitments(&mut self, places: &[usize]) -> Vec<Commitment> {
        let taken = self.commitments.take_all(places);
        self.finder.commitments_taken(places, &taken);
        taken
    }

    /// Puts commitments in, so that they stand at these places, which rise, once all are in.
    pub fn put_commitments(&mut self, places: &[usize], commitments: Vec<Commitment>) {
        self.commitments.put_all(places, commitments);
        let Contract {
            finder,
            commitments,
            ..
        } = self;
        finder.commitments_put(places, commitments);
    }
}

fn figure_places(list: &impl Sequence<Item = Commitment>) -> Arc<Vec<u32>> {
    let mut places = Vec::with_capacity(list.size());
    for (commitment, at) in list.each().zip(0..) {
        // Keys are given one after the other, so no key is far above the number of figures.
        let index = usize::try_from(commitment.key.0).unwrap_or(usize::MAX);
        if index >= places.len() {
            places.resize(index.saturating_add(1), NOWHERE);
        }
        if let Some(place) = places.get_mut(index) {
            *place = at;
        }
    }
    Arc::new(places)
}

fn by_line(list: &impl Sequence<Item = Commitment>) -> Arc<HashMap<LineId, Vec<FigureKey>>> {
    let mut all: HashMap<LineId, Vec<FigureKey>> = HashMap::new();
    let mut last: Option<(&LineId, Vec<FigureKey>)> = None;
    // The figures of one line mostly stand together.
    for commitment in list.each() {
        match &mut last {
            Some((line, keys)) if **line == commitment.line => keys.push(commitment.key),
            other => {
                let done = other.replace((&commitment.line, vec![commitment.key]));
                let (line, keys) = done.unzip();
                if let (Some(line), Some(keys)) = (line, keys) {
                    all.entry(line.clone()).or_default().extend(keys);
                }
            }
        }
    }
    if let Some((line, keys)) = last {
        all.entry(line.clone()).or_default().extend(keys);
    }
    Arc::new(all)
}

#[cfg(test)]
mod tests;
