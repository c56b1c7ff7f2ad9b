//! What partners promise on lines, and the figures announced for wholes.

use super::date::When;
use super::figure::{Citation, Claim, State};
use super::ids::{FigureKey, GroupId, LineId, PartnerId, PerimeterId};
use super::share::{Base, Share};

/// How a credit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CreditKind {
    /// Not said by the source.
    #[default]
    Unspecified,
    /// Contracted in this contract (*contractualisé*).
    Contracted,
    /// Counted for coherence, paid elsewhere (*valorisé*).
    Valued,
    /// Recovery plan (*relance*).
    Recovery,
}

impl CreditKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [CreditKind; 4] = [
        CreditKind::Unspecified,
        CreditKind::Contracted,
        CreditKind::Valued,
        CreditKind::Recovery,
    ];
}

/// What one partner, or several jointly, promise on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    /// Identity in this session.
    pub key: FigureKey,
    /// The line.
    pub line: LineId,
    /// Who promises. Several partners promise jointly: the amount counts in the line and in the
    /// total, in no single partner's sum.
    pub by: Vec<PartnerId>,
    /// What is known of the amount.
    pub amount: State,
    /// The perimeter. Pending and nil statements may have none, and then hold in every one.
    pub perimeter: Option<PerimeterId>,
    /// How the credit is counted.
    pub credit: CreditKind,
    /// What it is for.
    pub purpose: Option<String>,
    /// Where it was read.
    pub sources: Vec<Citation>,
    /// The date of the situation described.
    pub as_of: Option<When>,
    /// Free text.
    pub note: Option<String>,
}

impl Commitment {
    /// The only partner, unless the promise is joint.
    pub fn sole_partner(&self) -> Option<&PartnerId> {
        match self.by.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// True when it counts in a view of this perimeter.
    pub fn is_in(&self, perimeter: &PerimeterId) -> bool {
        self.perimeter.as_ref().is_none_or(|p| p == perimeter)
    }
}

/// What an announced figure is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The whole contract.
    Contract,
    /// A line.
    Line(LineId),
    /// A partner.
    Partner(PartnerId),
    /// A group.
    Group(GroupId),
    /// Several partners that are no group.
    Partners(Vec<PartnerId>),
}

/// An announced value: an amount in any state, or a share of a named base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Amount(State),
    /// A share. Euros that follow from it are computed for display, never stored.
    Share {
        /// The percentage.
        percent: Share,
        /// Of what.
        of: Base,
    },
}

/// A figure announced for a whole: checked against the parts, never used to fill them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// Identity in this session.
    pub key: FigureKey,
    /// What it is about.
    pub subject: Subject,
    /// The perimeter; same rule as for commitments.
    pub perimeter: Option<PerimeterId>,
    /// The value.
    pub value: Value,
    /// Other publications of the same figure whose rounding agrees with it (994 and 994,26 M€).
    pub also: Vec<Claim>,
    /// Where it was read.
    pub sources: Vec<Citation>,
    /// The date of the situation described.
    pub as_of: Option<When>,
    /// Free text.
    pub note: Option<String>,
}

impl Announced {
    /// True when it counts in a view of this perimeter.
    pub fn is_in(&self, perimeter: &PerimeterId) -> bool {
        self.perimeter.as_ref().is_none_or(|p| p == perimeter)
    }

    /// The amount state, unless the value is a share.
    pub fn state(&self) -> Option<&State> {
        match &self.value {
            Value::Amount(state) => Some(state),
            Value::Share { .. } => None,
        }
    }
}
