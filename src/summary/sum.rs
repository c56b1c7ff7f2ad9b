//! Sums that know what they do not know.

use crate::contract::{Euros, Interval, State, StateKind};

/// The sum of several figures, some of which may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// Exact sum of the known amounts; `None` when none is known.
    pub known: Option<Euros>,
    /// Number of parts that may hold money we do not know of. Above zero, the sum is “at least”.
    pub unknown: usize,
    /// The smallest and largest values that the rounding of the parts allows; open at the top
    /// when a part is unknown.
    pub interval: Interval,
    /// What the last digit of the most precise part is worth; the sum prints with it.
    pub finest: Option<Euros>,
    /// What the last digit of the least precise part is worth.
    pub coarsest: Option<Euros>,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            known: None,
            unknown: 0,
            interval: Interval::point(Euros::ZERO),
            finest: None,
            coarsest: None,
        }
    }
}

impl Sum {
    /// A sum of one unknown part.
    pub fn unknown() -> Self {
        let mut sum = Self::default();
        sum.add_unknown();
        sum
    }

    /// The sum of one figure.
    pub fn of(state: &State) -> Self {
        let mut sum = Self::default();
        sum.add(state);
        sum
    }

    /// True when the sum is known whole.
    pub fn is_complete(&self) -> bool {
        self.known.is_some() && self.unknown == 0
    }

    /// True when something is known and something is not: the sum is a minimum.
    pub fn is_minimum(&self) -> bool {
        self.known.is_some() && self.unknown > 0
    }

    /// Counts one part of which nothing is known.
    pub fn add_unknown(&mut self) {
        self.unknown = self.unknown.saturating_add(1);
        self.interval.high = None;
    }

    /// Counts one figure.
    pub fn add(&mut self, state: &State) {
        match state.kind() {
            // Pending: an amount is expected and not known yet.
            StateKind::NotPublished | StateKind::Pending => return self.add_unknown(),
            // No part at all: nothing to count.
            StateKind::NotApplicable => return,
            _ => {}
        }
        if let Some(interval) = state.interval() {
            self.interval = self.interval.plus(interval);
        }
        if let Some(value) = state.value() {
            self.known = Some(self.known.unwrap_or_default().plus(value));
        }
        if let Some(statement) = state.statement() {
            self.widen_digits(Some(statement.amount.step()), Some(statement.amount.step()));
        }
        if !state.closes_a_sum() {
            // “More than”: the interval is open already.
            self.unknown = self.unknown.saturating_add(1);
        }
    }

    /// Counts another sum.
    pub fn merge(&mut self, other: &Sum) {
        if let Some(value) = other.known {
            self.known = Some(self.known.unwrap_or_default().plus(value));
        }
        self.unknown = self.unknown.saturating_add(other.unknown);
        self.interval = self.interval.plus(other.interval);
        self.widen_digits(other.finest, other.coarsest);
    }

    /// The same sum known to be a part of a larger whole: a minimum.
    #[must_use]
    pub fn as_minimum(mut self) -> Sum {
        self.add_unknown();
        self
    }

    fn widen_digits(&mut self, finest: Option<Euros>, coarsest: Option<Euros>) {
        self.finest = match (self.finest, finest) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.coarsest = match (self.coarsest, coarsest) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(text: &str) -> State {
        State::published(text.parse().unwrap())
    }

    #[test]
    fn an_unknown_part_makes_the_sum_a_minimum() {
        let mut sum = Sum::default();
        for text in ["31.8 M€", "142.8 M€", "2 M€", "18 M€"] {
            sum.add(&published(text));
        }
        assert_eq!(sum.known, Some(Euros::whole(194_600_000)));
        assert!(sum.is_complete());
        assert_eq!(sum.finest, Some(Euros::whole(100_000)));
        assert_eq!(sum.coarsest, Some(Euros::whole(1_000_000)));
        sum.add(&State::NotPublished);
        assert!(sum.is_minimum());
        assert_eq!(sum.interval.high, None);
    }

    #[test]
    fn pending_is_not_zero_and_nil_is() {
        let pending = Sum::of(&State::Pending {
            reason: "x".into(),
            as_of: None,
        });
        assert_eq!((pending.known, pending.is_complete()), (None, false));
        let nil = Sum::of(&State::Nil { reason: "x".into() });
        assert_eq!(nil.known, Some(Euros::ZERO));
        assert!(nil.is_complete());
    }
}
