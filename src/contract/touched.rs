//! What edits have touched, so that what follows from a contract is brought up to date only there.

use super::{DeadlineId, FigureKey, LineId};
use std::collections::BTreeSet;

/// The things that edits have touched since some moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// Lines that gained, lost or kept a commitment that was changed, or that a changed event is
    /// or was linked to.
    pub lines: BTreeSet<LineId>,
    /// Commitments and announced figures that were added, changed or removed.
    pub figures: BTreeSet<FigureKey>,
    /// Events that were added, changed or removed.
    pub deadlines: BTreeSet<DeadlineId>,
    /// How the tree of lines was changed.
    pub tree: TouchedTree,
    /// True when names were changed of what there are few of: partners, groups, perimeters, rows of
    /// the timeline, documents, sources, the contract itself; or when the members of groups were.
    pub names: bool,
    /// True when points were set aside or taken up again.
    pub dismissed: bool,
    /// True when something else was changed: nothing then tells how far it reaches.
    pub whole: bool,
}

/// How edits have changed the tree of lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TouchedTree {
    /// Lines that were added, removed or moved, and those below them.
    pub moved: BTreeSet<LineId>,
    /// Lines that stayed and say something else of themselves.
    pub described: BTreeSet<LineId>,
    /// Lines that gained or lost a child, or of which a child says something else; none stands for
    /// the contract, whose children are the axes.
    pub parents: BTreeSet<Option<LineId>>,
}

impl TouchedTree {
    /// True when no line was touched.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty() && self.described.is_empty() && self.parents.is_empty()
    }

    /// The lines whose sums or findings may be others, as far as they are still there.
    pub fn lines(&self) -> impl Iterator<Item = &LineId> {
        let parents = self.parents.iter().flatten();
        self.moved.iter().chain(&self.described).chain(parents)
    }
}

impl Touched {
    /// True when nothing was touched.
    pub fn is_empty(&self) -> bool {
        !self.whole
            && !self.dismissed
            && !self.names
            && self.tree.is_empty()
            && self.lines.is_empty()
            && self.figures.is_empty()
            && self.deadlines.is_empty()
    }

    /// True when it is amounts alone: no event, no line, no name.
    pub fn is_of_amounts(&self) -> bool {
        !self.whole && !self.names && self.tree.is_empty() && self.deadlines.is_empty()
    }

    /// How many things were touched.
    pub fn count(&self) -> usize {
        let tree = self.tree.moved.len() + self.tree.described.len();
        self.lines.len() + self.figures.len() + self.deadlines.len() + tree
    }
}
