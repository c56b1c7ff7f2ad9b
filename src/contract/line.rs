//! Lines: axes, their objectives, their operations, as a tree in contract order.

use super::amount::Amount;
use super::date::When;
use super::figure::Citation;
use super::ids::LineId;

/// How the children of a line relate to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ChildRule {
    /// They are all of it and add up: checked, and summed where the line has no figure of its own.
    #[default]
    Partition,
    /// They are some of it: their sum is a minimum.
    Partial,
    /// They overlap: shown, never summed.
    Overlapping,
}

/// Another title of the same line, and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OtherTitle {
    /// The title.
    pub title: String,
    /// Who uses it.
    pub sources: Vec<Citation>,
}

/// What only an axis has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Axis {
    /// Its number in the contract, as printed.
    pub number: String,
    /// Themes it speaks of; not official objectives.
    pub themes: Vec<String>,
}

/// What only an objective has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Objective {
    /// Its number in the contract, as printed.
    pub number: Option<String>,
}

/// What only an operation has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Operation {
    /// The project owner (*maître d’ouvrage*).
    pub owner: Option<String>,
    /// Total cost, all financers and beyond.
    pub total_cost: Option<Amount>,
    /// Where it takes place.
    pub territory: Option<String>,
    /// When it starts.
    pub start: Option<When>,
    /// When it ends.
    pub end: Option<When>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Other contracts that finance it too.
    pub contracts: Vec<String>,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A strategic axis.
    Axis(Axis),
    /// An objective of an axis.
    Objective(Objective),
    /// A project. Boxed: contracts hold thousands of them beside lighter lines.
    Operation(Box<Operation>),
}

/// An axis, an objective or an operation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// Identity.
    pub id: LineId,
    /// The line it belongs to; axes have none.
    pub parent: Option<LineId>,
    /// What it is.
    pub kind: LineKind,
    /// Official title.
    pub title: String,
    /// Short title, for rows and marks.
    pub short: Option<String>,
    /// Titles that other sources use.
    pub other_titles: Vec<OtherTitle>,
    /// How its children relate to it.
    pub children: ChildRule,
    /// Where the line itself is stated.
    pub sources: Vec<Citation>,
    /// Free text.
    pub note: Option<String>,
}

impl Line {
    /// The short title if there is one, else the official one.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }

    /// The printed number of an axis or objective.
    pub fn number(&self) -> Option<&str> {
        match &self.kind {
            LineKind::Axis(axis) => Some(&axis.number),
            LineKind::Objective(objective) => objective.number.as_deref(),
            LineKind::Operation(_) => None,
        }
    }

    /// True for an axis.
    pub fn is_axis(&self) -> bool {
        matches!(self.kind, LineKind::Axis(_))
    }
}
