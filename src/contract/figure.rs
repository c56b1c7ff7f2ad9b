//! Figures: what is known of an amount, and where it was read.
//! Knows nothing of sums: those are the summary's.

use super::amount::{Amount, Euros};
use super::date::When;
use super::ids::{QuoteId, SourceId};
use super::interval::Interval;

/// How a published amount was worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The figure itself.
    Exact,
    /// “About”, “près de”.
    About,
    /// “More than”, “plus de”: the value is above the figure.
    MoreThan,
    /// “Up to”, “jusqu’à”: the value is at most the figure.
    UpTo,
}

/// A published amount with its wording: “plus de 2,7 Md€”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Statement {
    /// The amount as published.
    pub amount: Amount,
    /// How it was worded.
    pub bound: Bound,
}

impl Statement {
    /// The figure itself, without “about” or “more than”.
    pub fn exact(amount: Amount) -> Self {
        Self {
            amount,
            bound: Bound::Exact,
        }
    }

    /// The values that this statement allows. “About” is read as the rounding of its digits.
    pub fn interval(self) -> Interval {
        let rounding = self.amount.interval();
        match self.bound {
            Bound::Exact | Bound::About => rounding,
            Bound::MoreThan => Interval {
                low: Some(self.amount.value()),
                high: None,
            },
            Bound::UpTo => Interval {
                low: None,
                high: Some(self.amount.value()),
            },
        }
    }
}

/// Where a figure was read: a source, and the passage if one is quoted. Written `mel#axe-2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The page or document.
    pub source: SourceId,
    /// The quoted passage.
    pub quote: Option<QuoteId>,
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.quote {
            Some(quote) => write!(f, "{}#{quote}", self.source),
            None => write!(f, "{}", self.source),
        }
    }
}

/// One source's version of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Claim {
    /// What it says.
    pub statement: Statement,
    /// Who says so.
    pub sources: Vec<Citation>,
    /// Free text.
    pub note: Option<String>,
}

/// What is known of an amount. Not knowing is a state of its own, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum State {
    /// A source states it.
    Published(Statement),
    /// Arithmetic on published figures. Nothing evaluates the formula.
    Derived {
        /// How it was computed, for people.
        formula: String,
        /// The result.
        value: Amount,
        /// The smallest value it can have.
        low: Option<Amount>,
        /// The largest value it can have.
        high: Option<Amount>,
    },
    /// Entered by the user, without a source.
    Estimated(Amount),
    /// May exist, was not found.
    NotPublished,
    /// A source says that there is none.
    Nil {
        /// The decision, in the source's words.
        reason: String,
    },
    /// Not decided at the date of the source.
    Pending {
        /// Why, in the source's words.
        reason: String,
        /// The date of that situation.
        as_of: Option<When>,
    },
    /// The partner has no part in this line.
    NotApplicable,
    /// Sources differ.
    Conflict {
        /// The claim used in sums.
        preferred: Claim,
        /// The others.
        alternatives: Vec<Claim>,
    },
}

/// The name of a state, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateKind {
    /// See [`State::Published`].
    Published,
    /// See [`State::Derived`].
    Derived,
    /// See [`State::Estimated`].
    Estimated,
    /// See [`State::NotPublished`].
    NotPublished,
    /// See [`State::Nil`].
    Nil,
    /// See [`State::Pending`].
    Pending,
    /// See [`State::NotApplicable`].
    NotApplicable,
    /// See [`State::Conflict`].
    Conflict,
}

impl StateKind {
    /// All kinds, in the order in which legends list them.
    pub const ALL: [StateKind; 8] = [
        StateKind::Published,
        StateKind::Derived,
        StateKind::Estimated,
        StateKind::NotPublished,
        StateKind::Pending,
        StateKind::Nil,
        StateKind::NotApplicable,
        StateKind::Conflict,
    ];

    /// Stable English name, as in `summary --json`.
    pub fn name(self) -> &'static str {
        match self {
            StateKind::Published => "published",
            StateKind::Derived => "derived",
            StateKind::Estimated => "estimated",
            StateKind::NotPublished => "not_published",
            StateKind::Nil => "nil",
            StateKind::Pending => "pending",
            StateKind::NotApplicable => "not_applicable",
            StateKind::Conflict => "conflict",
        }
    }
}

impl State {
    /// A published exact amount.
    pub fn published(amount: Amount) -> Self {
        State::Published(Statement::exact(amount))
    }

    /// The name of this state.
    pub fn kind(&self) -> StateKind {
        match self {
            State::Published(_) => StateKind::Published,
            State::Derived { .. } => StateKind::Derived,
            State::Estimated(_) => StateKind::Estimated,
            State::NotPublished => StateKind::NotPublished,
            State::Nil { .. } => StateKind::Nil,
            State::Pending { .. } => StateKind::Pending,
            State::NotApplicable => StateKind::NotApplicable,
            State::Conflict { .. } => StateKind::Conflict,
        }
    }

    /// The amount with its digits and wording, where the state has one.
    pub fn statement(&self) -> Option<Statement> {
        match self {
            State::Published(statement) => Some(*statement),
            State::Derived { value, .. } => Some(Statement {
                amount: *value,
                bound: Bound::About,
            }),
            State::Estimated(amount) => Some(Statement::exact(*amount)),
            State::Conflict { preferred, .. } => Some(preferred.statement),
            State::NotPublished
            | State::Nil { .. }
            | State::Pending { .. }
            | State::NotApplicable => None,
        }
    }

    /// The amount that counts in sums. `Nil` counts zero, since a source says that there is
    /// none; every other state without an amount is not known here.
    pub fn value(&self) -> Option<Euros> {
        match self {
            State::Nil { .. } => Some(Euros::ZERO),
            _ => self.statement().map(|s| s.amount.value()),
        }
    }

    /// The values that this state allows; `None` where nothing is known.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            State::Derived {
                value, low, high, ..
            } => Some(Interval {
                low: low.map_or(value.interval().low, |a| Some(a.value())),
                high: high.map_or(value.interval().high, |a| Some(a.value())),
            }),
            State::Nil { .. } => Some(Interval::point(Euros::ZERO)),
            _ => self.statement().map(Statement::interval),
        }
    }

    /// True when a sum that meets this state knows all there is to know: an exact figure, a
    /// decision of zero, or no part at all. False makes the sum “at least”.
    pub fn closes_a_sum(&self) -> bool {
        match self {
            State::NotPublished | State::Pending { .. } => false,
            State::Published(statement) => statement.bound != Bound::MoreThan,
            _ => true,
        }
    }

    /// The same state with another amount: published stays published (the checks tell when its
    /// quote disagrees), every state without an amount becomes an estimate until a source is given.
    #[must_use]
    pub fn with_amount(&self, amount: Amount) -> State {
        match self {
            State::Published(s) => State::Published(Statement {
                amount,
                bound: s.bound,
            }),
            State::Conflict {
                preferred,
                alternatives,
            } => State::Conflict {
                preferred: Claim {
                    statement: Statement {
                        amount,
                        bound: preferred.statement.bound,
                    },
                    ..preferred.clone()
                },
                alternatives: alternatives.clone(),
            },
            _ => State::Estimated(amount),
        }
    }
}
