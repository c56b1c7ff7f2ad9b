//! Lanes and marks of a timeline where they stand on screen.

use super::labels::Words;
use crate::chart::timeline::Mark;
use egui::{Pos2, Rangef, Rect, vec2};

/// A lane on screen.
pub struct LaneBox {
    /// Its place in [`Timeline::lanes`].
    pub lane: usize,
    /// Its height, names and marks.
    pub span: Rangef,
    /// Rows of marks in it.
    pub rows: usize,
}

/// A mark on screen.
pub struct Placed<'a> {
    /// What it shows.
    pub mark: &'a Mark,
    /// The mark itself.
    pub rect: Rect,
    /// Its label and where it stands.
    pub label: Option<(Rect, Words)>,
    /// Place in [`Layout::lanes`].
    pub lane: usize,
    /// True when its label found no room.
    pub is_bare: bool,
}

impl Placed<'_> {
    /// True when the pointer is on the mark or its label.
    pub fn is_under(&self, at: Pos2) -> bool {
        let grown = self.rect.expand2(vec2(6.0, 5.0));
        grown.contains(at)
            || self
                .label
                .as_ref()
                .is_some_and(|(rect, _)| rect.contains(at))
    }
}
