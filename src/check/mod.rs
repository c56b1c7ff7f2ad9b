//! Rules on a contract: what contradicts itself, what to examine, what to know.
//!
//! Rules never fail, never change the contract and never block: they return findings. Each rule
//! looks at one perimeter at a time, so that none adds what must not be added. Knows nothing of
//! languages, files and drawing; the day is a parameter.

mod aside;
mod figures;
mod finding;
mod letters;
mod names;
mod order;
mod perimeters;
mod provenance;
mod quoted;
mod reach;
mod schedule;
mod shares;
mod tallies;
mod totals;

#[cfg(test)]
mod sample;

pub use aside::{Aside, Idle, SetAside, dismissal};
pub use finding::{Code, Facts, Finding, FindingSubject, Severity};
pub use quoted::{amounts_in, shares_in};

use crate::contract::{Contract, Date, Touched};
use crate::summary::Summary;
use reach::Reach;
use tallies::Tallies;

/// Everything the rules find and that was not set aside, seen from `today`: most serious first,
/// then in the order of the rules, of the perimeters and of the contract.
pub fn findings(contract: &Contract, today: Date) -> Vec<Finding> {
    Findings::of(contract, &Summary::each(contract), today).list
}

/// What the rules have found in a contract, kept so that an edit has only what it touches looked
/// at again.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// What is open, most serious first; see [`findings`].
    pub list: Vec<Finding>,
    /// What was set aside.
    pub aside: Aside,
    /// All that is found, where something was set aside.
    all: Option<Vec<Finding>>,
    today: Date,
    tallies: Tallies,
}

impl Findings {
    /// What the rules find in a whole contract. `summaries` are those of [`Summary::each`].
    pub fn of(contract: &Contract, summaries: &[Summary], today: Date) -> Self {
        let tallies = Tallies::of(contract);
        let mut list = Vec::new();
        let scope = Scope {
            contract,
            summaries,
            today,
            tallies: &tallies,
            reach: &Reach::Whole,
        };
        scope.run(&mut list);
        list.sort_by_cached_key(|finding| order::order(contract, finding));
        let mut found = Self {
            list: Vec::new(),
            aside: Aside::default(),
            all: None,
            today,
            tallies,
        };
        found.set(contract, list);
        found
    }

    /// Takes all that is found.
    fn set(&mut self, contract: &Contract, all: Vec<Finding>) {
        (self.list, self.aside, self.all) = if contract.dismissed.is_empty() {
            (all, Aside::default(), None)
        } else {
            let (open, aside) = aside::divide(contract, all.iter().cloned());
            (open, aside, Some(all))
        };
    }

    /// Brings the list up to date with what edits have touched: the same as [`Findings::of`] for
    /// the contract as it is now. Gives what was looked at again, as it was and as it is.
    pub fn update(
        &mut self,
        contract: &Contract,
        summaries: &[Summary],
        touched: &Touched,
    ) -> Exchanged {
        let reach = Reach::of(contract, touched);
        if reach.is_whole() {
            let now = Self::of(contract, summaries, self.today);
            let then = std::mem::replace(self, now);
            return Exchanged {
                then: then.list,
                now: self.list.clone(),
            };
        }
        self.tallies.update(contract, touched);
        let mut fresh = Vec::new();
        let scope = Scope {
            contract,
            summaries,
            today: self.today,
            tallies: &self.tallies,
            reach: &reach,
        };
        scope.run(&mut fresh);
        fresh.sort_by_cached_key(|finding| order::order(contract, finding));
        let mut all = match self.all.take() {
            Some(all) => all,
            None => std::mem::take(&mut self.list),
        };
        let covered = |finding: &mut Finding| reach.covers(contract, finding);
        let then: Vec<Finding> = all.extract_if(.., covered).collect();
        let open = |found: &[Finding]| {
            if contract.dismissed.is_empty() {
                found.to_vec()
            } else {
                aside::divide(contract, found.iter().cloned()).0
            }
        };
        let exchanged = Exchanged {
            then: open(&then),
            now: open(&fresh),
        };
        // What is kept is in order already, and what is new is little.
        for finding in fresh {
            let own = order::order(contract, &finding);
            let at = all.partition_point(|kept| order::order(contract, kept) <= own);
            all.insert(at, finding);
        }
        self.set(contract, all);
        exchanged
    }

    /// The same with points that others raise among them: what is open, and what was set aside.
    pub fn with(&self, contract: &Contract, others: Vec<Finding>) -> (Vec<Finding>, Aside) {
        let mut all = self.all.as_ref().unwrap_or(&self.list).clone();
        for finding in others {
            let own = order::order(contract, &finding);
            let at = all.partition_point(|kept| order::order(contract, kept) <= own);
            all.insert(at, finding);
        }
        aside::divide(contract, all)
    }

    /// The day from which the contract is seen.
    pub fn today(&self) -> Date {
        self.today
    }
}

/// What the rules have looked at again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Exchanged {
    /// What they had found there.
    pub then: Vec<Finding>,
    /// What they find there now.
    pub now: Vec<Finding>,
}

/// What the rules are given.
struct Scope<'a> {
    contract: &'a Contract,
    summaries: &'a [Summary],
    today: Date,
    tallies: &'a Tallies,
    reach: &'a Reach,
}

impl Scope<'_> {
    fn run(&self, out: &mut Vec<Finding>) {
        let Scope {
            contract, reach, ..
        } = *self;
        figures::check(contract, reach, out);
        provenance::check(contract, reach, self.tallies, out);
        for summary in self.summaries {
            totals::check(contract, summary, reach, out);
            shares::check(contract, summary, out);
        }
        schedule::check(contract, self.today, reach, out);
        names::check(contract, reach, out);
        letters::check(contract, reach, out);
        perimeters::check(contract, self.summaries, reach, out);
    }
}

/// How many of these findings, most serious first, have each severity.
pub fn count(findings: &[Finding]) -> [(Severity, usize); 3] {
    let mut rest = findings;
    Severity::ALL.map(|severity| {
        let n = rest.partition_point(|finding| finding.severity == severity);
        rest = rest.get(n..).unwrap_or_default();
        (severity, n)
    })
}

#[cfg(test)]
mod tests {
    use super::sample::{Sample, today};
    use super::*;

    #[test]
    fn findings_are_counted_by_severity() {
        let contract = Sample::new()
            .envelope("10 M€")
            .partner_total("a", "7 M€")
            .partner_total("b", "5 M€")
            .build();
        let finding = findings(&contract, today()).into_iter().next().unwrap();
        for expected in [[2, 3, 1], [0, 1, 0], [0, 0, 0], [1, 0, 4]] {
            let of = Severity::ALL.into_iter().zip(expected);
            let found: Vec<Finding> = of
                .flat_map(|(severity, n)| {
                    let finding = Finding {
                        severity,
                        ..finding.clone()
                    };
                    vec![finding; n]
                })
                .collect();
            assert_eq!(count(&found).map(|(_, n)| n), expected);
        }
    }
}
