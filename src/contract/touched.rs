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
    /// True when points were set aside or taken up again.
    pub dismissed: bool,
    /// True when something else was changed: nothing then tells how far it reaches.
    pub whole: bool,
}

impl Touched {
    /// True when nothing was touched.
    pub fn is_empty(&self) -> bool {
        !self.whole
            && !self.dismissed
            && self.lines.is_empty()
            && self.figures.is_empty()
            && self.deadlines.is_empty()
    }
}
