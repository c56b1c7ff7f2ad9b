//! Stretches of a long list that say the same before and after. It must not know what they say.

use crate::file::imprint::{Marks, Spots};
use crate::file::read::Spot;
use std::ops::Range;

/// A list that may be long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Commitments,
    Deadlines,
    Lines,
}

impl List {
    /// Where the items of this list stand.
    pub(super) fn spots(self, spots: &Spots) -> &[Spot] {
        match self {
            List::Commitments => &spots.commitments,
            List::Deadlines => &spots.deadlines,
            List::Lines => &spots.lines,
        }
    }

    /// What the items of this list say.
    pub(super) fn marks(self, marks: &Marks) -> &[u64] {
        match self {
            List::Commitments => &marks.commitments,
            List::Deadlines => &marks.deadlines,
            List::Lines => &marks.lines,
        }
    }
}

/// A run of items that say the same: where it stands in the old list, and in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

impl Run {
    pub(super) fn unmoved(run: Range<usize>) -> Self {
        Self {
            new: run.clone(),
            old: run,
        }
    }
}

/// A run of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub list: List,
    pub run: Run,
}
