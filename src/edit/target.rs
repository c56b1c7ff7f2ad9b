//! Pointing at any one thing of a contract, and naming it as data.
//! Knows no language: wording turns names into text.

use crate::contract::*;

/// Any one thing of a contract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Title, period, version: the contract itself.
    Identity,
    /// A perimeter.
    Perimeter(PerimeterId),
    /// A partner.
    Partner(PartnerId),
    /// A group.
    Group(GroupId),
    /// A line.
    Line(LineId),
    /// A commitment.
    Commitment(FigureKey),
    /// An announced figure.
    Announced(FigureKey),
    /// A row of the timeline.
    Lane(LaneId),
    /// An event.
    Deadline(DeadlineId),
    /// A document.
    Document(DocumentId),
    /// A source.
    Source(SourceId),
    /// A point that was set aside.
    Dismissal(DismissalId),
    /// A passage of a source.
    Quote(SourceId, QuoteId),
}

impl Target {
    /// True when the contract holds it.
    pub fn exists(&self, contract: &Contract) -> bool {
        match self {
            Target::Identity => true,
            Target::Perimeter(id) => contract.perimeter(id).is_some(),
            Target::Partner(id) => contract.partner(id).is_some(),
            Target::Group(id) => contract.group(id).is_some(),
            Target::Line(id) => contract.line(id).is_some(),
            Target::Commitment(key) => contract.commitment(*key).is_some(),
            Target::Announced(key) => contract.announced_figure(*key).is_some(),
            Target::Lane(id) => contract.lane(id).is_some(),
            Target::Deadline(id) => contract.deadline(id).is_some(),
            Target::Document(id) => contract.document(id).is_some(),
            Target::Source(id) => contract.source(id).is_some(),
            Target::Dismissal(id) => contract.dismissal(id).is_some(),
            Target::Quote(source, quote) => contract
                .source(source)
                .is_some_and(|s| s.quotes.iter().any(|q| q.id == *quote)),
        }
    }
}

/// The name of a line, as people say it: “axe 2”, or its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineName {
    /// The printed number, if it has one.
    pub number: Option<String>,
    /// True for an axis.
    pub is_axis: bool,
    /// The short title, else the official one.
    pub label: String,
}

impl LineName {
    /// The name of this line.
    pub fn of(line: &Line) -> Self {
        Self {
            number: line.number().map(str::to_owned),
            is_axis: line.is_axis(),
            label: line.label().to_owned(),
        }
    }
}

/// The name of a thing, kept so that it can be said after the thing is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// The contract itself.
    Contract,
    /// A name or a title.
    Plain(String),
    /// A line.
    Line(LineName),
    /// A point to examine about this.
    Point(Box<Name>),
    /// An amount: whose, and on which line. No line: a total. Nobody: all partners.
    Figure {
        /// Short names of partners or of a group.
        by: Vec<String>,
        /// The line.
        line: Option<LineName>,
    },
}
