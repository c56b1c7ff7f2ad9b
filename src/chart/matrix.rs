//! The matrix: lines × partners, with the margins of both. Every text, state and bar length is
//! decided here for the rows that are shown; how a cell looks is not known.

mod amounts;
mod build;
mod changes;
mod effect;
mod footing;
mod margin;
mod marks;
mod remarks;
mod shown;
mod table;
mod window;

pub use build::kept_lines;
pub use effect::{Before, CheckChange, Effect, EffectLine, Question};
pub use footing::{Foot, Grand, Remainder};
pub use margin::{Margin, MarginState};
pub use remarks::{Changes, Gap, Legend, Remarks};
pub use shown::Rows;
pub use window::Window;

use super::{Ink, Scene, Subject, Table};
use crate::contract::{Euros, GroupId, LineId, PartnerId, StateKind};
use crate::summary::Origin;

/// A number on its decimal mark: `hidden` is what a more precise neighbour prints after it, and
/// only keeps its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// The text.
    pub text: String,
    /// Digits that keep their place and are not shown.
    pub hidden: String,
}

/// The length of a bar on the scale that all columns share, from 0 to 1, and the range of its
/// value on the same scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The value.
    pub value: f32,
    /// The smallest and the largest value, where they are wider than the rounding of digits.
    pub range: Option<(f32, f32)>,
}

/// One partner on one line, or one partner's total.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it stands for.
    pub subject: Subject,
    /// What is known.
    pub state: StateKind,
    /// Where it comes from.
    pub origin: Origin,
    /// The number, where there is one.
    pub figure: Option<Figure>,
    /// Its bar, where there is a number.
    pub bar: Option<Bar>,
    /// Old and new value, when an edit is not saved yet.
    pub changed: Option<String>,
    /// Amount and state aloud.
    pub spoken: String,
}

/// A partner's column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The partner.
    pub partner: PartnerId,
    /// Short name.
    pub name: String,
    /// Full name.
    pub full: String,
    /// Its colour.
    pub ink: Ink,
    /// Pays without having signed: a line of which nobody said anything is no gap.
    pub is_financer: bool,
    /// The longest number of the column, hidden digits included: the column is never narrower.
    pub widest: String,
    /// By how much bars grow when the column has a scale of its own; at least 1.
    pub stretch: f32,
}

/// A group named over its columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Bracket {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// First and last column.
    pub columns: (usize, usize),
}

/// A line's row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The line.
    pub line: LineId,
    /// 0 for an axis.
    pub depth: usize,
    /// The number printed in the badge or before the title.
    pub number: Option<String>,
    /// Short title.
    pub title: String,
    /// The line as people say it: “axe 2”.
    pub name: String,
    /// `None` without children, else whether they are shown.
    pub expanded: Option<bool>,
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// The line's total.
    pub margin: Margin,
    /// What several partners promise together, counted in the line and in nobody's column.
    pub joint: Option<String>,
}

/// The texts over the columns of lines and totals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Over the lines.
    pub line: String,
    /// Over the totals.
    pub total: String,
    /// Whose totals, in which unit.
    pub total_note: String,
    /// What is counted, for spoken marks: the perimeter.
    pub scope: String,
}

/// The scale of the bars, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scales {
    /// “Échelle commune : 0 à 305 M€”; nothing when there is no bar.
    pub common: Option<String>,
    /// “Échelle par colonne”.
    pub by_column: String,
    /// The amount at the end of the common scale, where amounts are shown.
    pub top: Option<Euros>,
}

/// The matrix chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MatrixTable {
    /// Texts over the margins.
    pub head: Head,
    /// Signatories, then financers, in contract order.
    pub columns: Vec<Column>,
    /// Groups that can be named over neighbouring columns.
    pub brackets: Vec<Bracket>,
    /// The rows shown; those outside the window have no cells and no texts.
    pub rows: Rows,
    /// Totals of the partners and of all.
    pub foot: Foot,
    /// What announced groups leave to members without an amount.
    pub remainders: Vec<Remainder>,
    /// The scale of the bars.
    pub scales: Scales,
    /// Notes, unsaved edits, legend.
    pub remarks: Remarks,
    /// Which rows are written out.
    pub window: Window,
}

impl MatrixTable {
    /// The chart of a scene.
    pub fn of(scene: &Scene<'_>) -> Self {
        build::matrix(scene)
    }

    /// The chart with every row written out, however many: for copies of the whole.
    pub fn whole(scene: &Scene<'_>) -> Self {
        build::whole(scene)
    }

    /// The table behind the chart.
    pub fn table(&self) -> Table {
        table::of(self)
    }

    /// The row of a line, if it is shown.
    pub fn row(&self, line: &LineId) -> Option<usize> {
        self.rows.position(line)
    }

    /// The column of a partner.
    pub fn column(&self, partner: &PartnerId) -> Option<usize> {
        self.columns.iter().position(|c| c.partner == *partner)
    }

    /// True when margins carry figures that are announced or follow from shares: they then show
    /// a bar, and the known minimum beside the range.
    pub fn has_announced_margins(&self) -> bool {
        self.rows.made().any(|r| r.margin.is_announced())
    }
}

#[cfg(test)]
mod tests;
