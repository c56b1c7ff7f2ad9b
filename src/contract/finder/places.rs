//! Places in a list that things are taken out of and put in. Knows nothing of what stands there but ids.

use super::NOWHERE;
use crate::contract::LineId;
use std::collections::HashMap;

/// The place of each line in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinePlaces(HashMap<LineId, u32>);

impl LinePlaces {
    /// The places of lines that stand in this order.
    pub fn of<'a>(ids: impl Iterator<Item = &'a LineId>) -> Self {
        Self(ids.cloned().zip(0..).collect())
    }

    /// The place of a line.
    pub fn get(&self, id: &LineId) -> Option<usize> {
        usize::try_from(*self.0.get(id)?).ok()
    }

    /// Lines were taken out of these places, which rise.
    pub fn take<'a>(&mut self, places: &[usize], ids: impl Iterator<Item = &'a LineId>) {
        for id in ids {
            self.0.remove(id);
        }
        close_gaps(self.0.values_mut(), places);
    }

    /// Lines were put in; now they stand at these places, which rise.
    pub fn put<'a>(&mut self, places: &[usize], ids: impl Iterator<Item = &'a LineId>) {
        open_gaps(self.0.values_mut(), places);
        let places = places.iter().map(|at| place_of(*at));
        self.0.extend(ids.cloned().zip(places));
    }
}

/// Places in a list out of which these were taken.
pub(super) fn close_gaps<'a>(noted: impl Iterator<Item = &'a mut u32>, taken: &[usize]) {
    let Some(first) = taken.first().map(|at| place_of(*at)) else {
        return;
    };
    let known = noted.filter(|place| **place > first && **place != NOWHERE);
    match run(taken) {
        Some(len) => known.for_each(|place| *place -= len),
        None => {
            let taken: Vec<u32> = taken.iter().map(|at| place_of(*at)).collect();
            let mut taken = Rising::of(&taken);
            known.for_each(|place| *place -= taken.up_to(*place));
        }
    }
}

/// Places in a list in which something was put, once all is in, at these.
pub(super) fn open_gaps<'a>(noted: impl Iterator<Item = &'a mut u32>, put: &[usize]) {
    let Some(first) = put.first().map(|at| place_of(*at)) else {
        return;
    };
    let known = noted.filter(|place| **place >= first && **place != NOWHERE);
    match run(put) {
        Some(len) => known.for_each(|place| *place += len),
        None => {
            // Before the n-th that was put stood as many of the others as its place less n.
            let stood: Vec<u32> = put
                .iter()
                .zip(0..)
                .map(|(at, n)| place_of(*at) - n)
                .collect();
            let mut stood = Rising::of(&stood);
            known.for_each(|place| *place += stood.up_to(*place));
        }
    }
}

/// Rising places, asked about others that mostly rise too.
struct Rising<'a> {
    all: &'a [u32],
    /// How many were not above what was asked about last.
    passed: usize,
}

impl<'a> Rising<'a> {
    fn of(all: &'a [u32]) -> Self {
        Self { all, passed: 0 }
    }

    /// How many of these are not above a place.
    fn up_to(&mut self, place: u32) -> u32 {
        let (passed, rest) = self.all.split_at_checked(self.passed).unwrap_or_default();
        self.passed = if passed.last().is_some_and(|last| *last > place) {
            passed.partition_point(|at| *at <= place)
        } else {
            // Mostly it is near.
            let near = rest.iter().take(8).position(|at| *at > place);
            passed.len() + near.unwrap_or_else(|| rest.partition_point(|at| *at <= place))
        };
        place_of(self.passed)
    }
}

/// How many places there are, when they follow one another.
fn run(places: &[usize]) -> Option<u32> {
    let (first, last) = (places.first()?, places.last()?);
    (last - first + 1 == places.len()).then(|| place_of(places.len()))
}

pub(super) fn place_of(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NOWHERE)
}
