//! Rules on a contract: what contradicts itself, what to examine, what to know.
//!
//! Rules never fail, never change the contract and never block: they return findings. Each rule
//! looks at one perimeter at a time, so that none adds what must not be added. Knows nothing of
//! languages, files and drawing; the day is a parameter.

mod figures;
mod finding;
mod letters;
mod names;
mod perimeters;
mod provenance;
mod quoted;
mod schedule;
mod shares;
mod totals;

#[cfg(test)]
mod sample;

pub use finding::{Code, Facts, Finding, FindingSubject, Severity};
pub use quoted::{amounts_in, shares_in};

use crate::contract::{Contract, Date};
use crate::summary::Summary;

/// Everything the rules find, seen from `today`: most serious first, then in the order of the
/// rules, of the perimeters and of the contract.
pub fn findings(contract: &Contract, today: Date) -> Vec<Finding> {
    let summaries: Vec<Summary> = contract
        .perimeters
        .iter()
        .map(|p| Summary::of(contract, &p.id))
        .collect();
    let mut found = Vec::new();
    figures::check(contract, &mut found);
    provenance::check(contract, &mut found);
    for summary in &summaries {
        totals::check(contract, summary, &mut found);
        shares::check(contract, summary, &mut found);
    }
    schedule::check(contract, today, &mut found);
    names::check(contract, &mut found);
    letters::check(contract, &mut found);
    perimeters::check(contract, &summaries, &mut found);
    found.sort_by_key(|f| f.severity);
    found
}

/// How many findings have each severity, most serious first.
pub fn count(findings: &[Finding]) -> [(Severity, usize); 3] {
    Severity::ALL.map(|severity| {
        let n = findings.iter().filter(|f| f.severity == severity).count();
        (severity, n)
    })
}
