//! What the home screen says of a file opened lately, without opening it. Made from the file each
//! time: nothing of a contract is remembered.

use crate::check::{Severity, findings};
use crate::contract::{Contract, Date, Euros};
use crate::summary::Summary;

/// A contract in one line, in its first perimeter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// The sum of its parts; `None` when nothing is published.
    pub total: Option<Euros>,
    /// The smallest unit that the parts were published with.
    pub finest: Option<Euros>,
    /// True when some parts are not known.
    pub at_least: bool,
    /// The perimeter of the total.
    pub perimeter: String,
    /// How many points there are to examine.
    pub to_review: usize,
}

/// What was seen at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// A contract.
    Contract(Glance),
    /// No file.
    Missing,
    /// A file that is no readable contract.
    Unreadable,
}

impl Glance {
    /// A contract seen from a day. `None` for one without a perimeter.
    pub fn of(contract: &Contract, today: Date) -> Option<Self> {
        let perimeter = contract.perimeters.first()?;
        let parts = Summary::of(contract, &perimeter.id).totals.parts;
        let findings = findings(contract, today);
        let to_review = findings.iter().filter(|f| f.severity != Severity::Info);
        Some(Self {
            total: parts.known,
            finest: parts.finest,
            at_least: parts.unknown > 0,
            perimeter: perimeter.label().to_owned(),
            to_review: to_review.count(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples;

    #[test]
    fn the_real_contract_at_a_glance() {
        let contract = samples::load(samples::REAL).unwrap().contract;
        let glance = Glance::of(&contract, jiff::civil::date(2024, 12, 2)).unwrap();
        assert_eq!(glance.total, Some(Euros::whole(2_757_000_000)));
        assert!(!glance.at_least);
        assert_eq!(glance.to_review, 2);
    }
}
