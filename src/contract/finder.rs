//! Where things stand in the long lists of a contract, so that finding one does not read the list.
//!
//! Nothing here is part of what a contract says: two contracts are equal whatever their finders
//! know, and a copy starts with an empty one. Short lists are read from end to end, long ones are
//! indexed at the first question. Whoever changes a long list tells the finder, as `edit` does, or
//! makes it forget.

use super::{Commitment, Contract, DeadlineId, Entity, FigureKey, LineId};
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::OnceLock;

/// Lists up to this length are read from end to end.
const SHORT: usize = 256;
/// How far from its noted place a thing is looked for: insertions move what stands after them.
const NEAR: usize = 64;
/// Stands for “not in this list”.
const NOWHERE: u32 = u32::MAX;

/// What is known of the places of things in one contract.
#[derive(Default)]
pub struct Finder {
    lines: OnceLock<HashMap<LineId, u32>>,
    deadlines: OnceLock<HashMap<DeadlineId, u32>>,
    /// The place of each commitment, by its key.
    figures: OnceLock<Vec<u32>>,
    /// The commitments of each line.
    on_line: OnceLock<HashMap<LineId, Vec<FigureKey>>>,
    /// How many places of figures may be off by one.
    shifts: usize,
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
    /// Lines were added, removed or moved.
    pub fn lines_changed(&mut self) {
        self.lines.take();
    }

    /// Events were added, removed or moved.
    pub fn deadlines_changed(&mut self) {
        self.deadlines.take();
    }

    /// A commitment was moved.
    pub fn commitments_moved(&mut self) {
        self.figures.take();
        self.shifts = 0;
    }

    /// A commitment was put at a position.
    pub fn commitment_added(&mut self, key: FigureKey, line: &LineId, at: usize) {
        if let Some(on_line) = self.on_line.get_mut() {
            on_line.entry(line.clone()).or_default().push(key);
        }
        let Some(figures) = self.figures.get_mut() else {
            return;
        };
        let index = usize::try_from(key.0).unwrap_or(usize::MAX);
        if index >= figures.len().saturating_add(NEAR) {
            return self.commitments_moved();
        }
        while figures.len() <= index {
            figures.push(NOWHERE);
        }
        if let Some(place) = figures.get_mut(index) {
            *place = place_of(at);
        }
        self.shifted();
    }

    /// A commitment was taken out.
    pub fn commitment_removed(&mut self, key: FigureKey, line: &LineId) {
        self.commitment_left(key, line);
        if let Some(figures) = self.figures.get_mut() {
            let index = usize::try_from(key.0).unwrap_or(usize::MAX);
            if let Some(place) = figures.get_mut(index) {
                *place = NOWHERE;
            }
            self.shifted();
        }
    }

    /// A commitment went from one line to another.
    pub fn commitment_changed(&mut self, key: FigureKey, old: &LineId, new: &LineId) {
        if old == new {
            return;
        }
        self.commitment_left(key, old);
        if let Some(on_line) = self.on_line.get_mut() {
            on_line.entry(new.clone()).or_default().push(key);
        }
    }

    fn commitment_left(&mut self, key: FigureKey, line: &LineId) {
        let keys = self.on_line.get_mut().and_then(|all| all.get_mut(line));
        if let Some(keys) = keys {
            keys.retain(|other| *other != key);
        }
    }

    fn shifted(&mut self) {
        self.shifts = self.shifts.saturating_add(1);
        if self.shifts >= NEAR {
            self.commitments_moved();
        }
    }
}

fn place_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOWHERE)
}

fn places<T: Entity>(list: &[T]) -> HashMap<T::Id, u32>
where
    T::Id: Hash + Eq,
{
    let ids = list.iter().map(|item| item.id().clone());
    ids.zip(0..).collect()
}

/// The position of a thing at its noted place or near it.
fn near<T: Entity>(list: &[T], id: &T::Id, noted: u32) -> Option<usize> {
    let noted = usize::try_from(noted).ok()?;
    let is_at = |at: usize| list.get(at).is_some_and(|item| item.id() == id);
    if is_at(noted) {
        return Some(noted);
    }
    (1..=NEAR).find_map(|step| {
        let after = noted.saturating_add(step);
        let before = noted.checked_sub(step);
        let found = Some(after).filter(|at| is_at(*at));
        found.or_else(|| before.filter(|at| is_at(*at)))
    })
}

fn scanned<T: Entity>(list: &[T], id: &T::Id) -> Option<usize> {
    list.iter().position(|item| item.id() == id)
}

impl Contract {
    /// The position of a line in `lines`.
    pub fn line_place(&self, id: &LineId) -> Option<usize> {
        if self.lines.len() <= SHORT {
            return scanned(&self.lines, id);
        }
        let known = self.finder.lines.get_or_init(|| places(&self.lines));
        near(&self.lines, id, *known.get(id)?).or_else(|| scanned(&self.lines, id))
    }

    /// The position of an event in `schedule.deadlines`.
    pub fn deadline_place(&self, id: &DeadlineId) -> Option<usize> {
        let list = &self.schedule.deadlines;
        if list.len() <= SHORT {
            return scanned(list, id);
        }
        let known = self.finder.deadlines.get_or_init(|| places(list));
        near(list, id, *known.get(id)?).or_else(|| scanned(list, id))
    }

    /// The position of a commitment in `commitments`.
    pub fn commitment_place(&self, key: FigureKey) -> Option<usize> {
        let list = &self.commitments;
        if list.len() <= SHORT {
            return scanned(list, &key);
        }
        let known = self.finder.figures.get_or_init(|| figure_places(list));
        let noted = known.get(usize::try_from(key.0).ok()?)?;
        if *noted == NOWHERE {
            return None;
        }
        near(list, &key, *noted).or_else(|| scanned(list, &key))
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
}

fn figure_places(list: &[Commitment]) -> Vec<u32> {
    let mut places = Vec::with_capacity(list.len());
    for (commitment, at) in list.iter().zip(0..) {
        // Keys are given one after the other, so no key is far above the number of figures.
        let index = usize::try_from(commitment.key.0).unwrap_or(usize::MAX);
        if index >= places.len() {
            places.resize(index.saturating_add(1), NOWHERE);
        }
        if let Some(place) = places.get_mut(index) {
            *place = at;
        }
    }
    places
}

fn by_line(list: &[Commitment]) -> HashMap<LineId, Vec<FigureKey>> {
    let mut all: HashMap<LineId, Vec<FigureKey>> = HashMap::new();
    // The figures of one line mostly stand together.
    for together in list.chunk_by(|a, b| a.line == b.line) {
        if let Some(first) = together.first() {
            let keys = all.entry(first.line.clone()).or_default();
            keys.extend(together.iter().map(|c| c.key));
        }
    }
    all
}
