//! What a contract is: who promised how much, on which axis, by when, and how far each figure
//! can be trusted. No file format, no clock, no language, no drawing, no floating point.

mod amount;
mod commitment;
mod date;
mod deadline;
mod dismissal;
mod figure;
mod finder;
mod hidden;
mod identity;
mod ids;
mod interval;
mod line;
mod lookup;
mod partner;
mod series;
mod share;
mod source;
mod touched;

pub use amount::{
    Amount, AmountError, Euros, MAX_DECIMALS, MAX_INTEGER_DIGITS, Unit, is_space, parse_number,
    split_unit,
};
pub use commitment::{Announced, Commitment, CreditKind, Subject, Value};
pub use date::{DateError, PartialDate, Precision, When, days_between};
pub use deadline::{Deadline, Importance, Lane, Links, Outcome};
pub use dismissal::Dismissal;
pub use figure::{Bound, Citation, Claim, State, StateKind, Statement};
pub use finder::{Finder, LinePlaces};
pub use hidden::{MAX_MARKS, code_point, is_hidden, longest_marks, lookalike, skeleton, spelled};
pub use identity::{Identity, Period, Version};
pub use ids::{
    DeadlineId, DismissalId, DocumentId, FigureKey, GroupId, LaneId, LineId, NotAnId, PartnerId,
    PerimeterId, QuoteId, SourceId, is_id, stem,
};
pub use interval::Interval;
pub use jiff::civil::{Date, DateTime};
pub use line::{Axis, ChildRule, Line, LineKind, Objective, Operation, OtherTitle};
pub use lookup::{Entity, end_of_subtree};
pub use partner::{Article, Group, Partner, PartnerKind, Perimeter, Role};
pub use rust_decimal::Decimal;
pub use series::{Editable, Iter, Sequence, Series};
pub use share::{Base, Share};
pub use source::{Document, Quote, Source};
pub use touched::{Touched, TouchedTree};

/// The schema number that this program writes and reads.
pub const SCHEMA: u32 = 1;

/// One version of one contract.
///
/// Lists keep the order of the file. `lines` is depth first: a line stands right before its
/// children, and every child follows its parent. Ids are unique within each list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Title, period, version.
    pub identity: Identity,
    /// Perimeters; the first is the one shown first.
    pub perimeters: Vec<Perimeter>,
    /// Signatories and financers.
    pub partners: Vec<Partner>,
    /// Named sets of partners.
    pub groups: Vec<Group>,
    /// Axes, objectives, operations, depth first.
    pub lines: Series<Line>,
    /// What partners promise on lines.
    pub commitments: Series<Commitment>,
    /// Figures announced for wholes.
    pub announced: Vec<Announced>,
    /// Events and the rows they stand on.
    pub schedule: Schedule,
    /// Sources and documents.
    pub references: References,
    /// Points that were set aside, with the reason.
    pub dismissed: Vec<Dismissal>,
    /// The next figure key; keys below it are taken or were.
    pub next_key: u64,
    /// Where things stand in the lists above; no part of what the contract says.
    pub finder: Finder,
}

/// Events and the rows they stand on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// Rows of the timeline.
    pub lanes: Vec<Lane>,
    /// Events.
    pub deadlines: Vec<Deadline>,
}

/// Sources and documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct References {
    /// Documents that belong to the contract.
    pub documents: Vec<Document>,
    /// Pages and documents that state figures.
    pub sources: Vec<Source>,
}
