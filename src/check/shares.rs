//! Published shares: do they total 100 %, do they follow from the published amounts; and shares
//! computed for display, which may miss 100 % by rounding alone.

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use crate::contract::{
    Base, Contract, Decimal, Euros, Line, PartnerId, Share, StateKind, Subject, Value,
};
use crate::summary::{Cell, Summary};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(contract: &Contract, summary: &Summary, out: &mut Vec<Finding>) {
    line_shares(contract, summary, out);
    partner_shares(contract, summary, out);
    against_amounts(contract, summary, out);
    rounded_mix(summary, out);
}

/// Published shares of one set of things, and how many things have none.
#[derive(Default)]
struct Set {
    shares: Vec<Share>,
    missing: usize,
}

/// The total of a set of shares against 100 %. Within rounding it is information, since readers
/// add up what they see; beyond it somebody should look. Shares that are not all published may
/// total less.
fn total(set: &Set, of_lines: bool) -> Option<(Severity, Facts)> {
    if set.shares.len() < 2 {
        return None;
    }
    let add = |sum: Decimal, x: Decimal| sum.checked_add(x).unwrap_or(Decimal::MAX);
    let total = set
        .shares
        .iter()
        .map(|s| s.percent())
        .fold(Decimal::ZERO, add);
    let tolerance = set
        .shares
        .iter()
        .map(|s| s.tolerance())
        .fold(Decimal::ZERO, add);
    let gap = total.checked_sub(Decimal::ONE_HUNDRED)?;
    if gap.is_zero() {
        return None;
    }
    let within_rounding = gap.abs() <= tolerance;
    if gap.is_sign_negative() && set.missing > 0 && !within_rounding {
        return None;
    }
    let severity = if within_rounding {
        Severity::Info
    } else {
        Severity::Review
    };
    let facts = Facts::Shares {
        total,
        gap,
        within_rounding,
        of_lines,
    };
    Some((severity, facts))
}

/// Shares of lines under one parent, of one base of the whole contract or of that parent. Source
/// of the rule: 19 + 57,3 + 8,8 + 14,8 = 99,9 %.
fn line_shares(contract: &Contract, summary: &Summary, out: &mut Vec<Finding>) {
    let mut published: BTreeMap<(&str, &Base), Share> = BTreeMap::new();
    for figure in contract
        .announced
        .iter()
        .filter(|a| a.is_in(&summary.perimeter))
    {
        if let (Subject::Line(line), Value::Share { percent, of }) =
            (&figure.subject, &figure.value)
        {
            published.insert((line.as_str(), of), *percent);
        }
    }
    let bases: BTreeSet<&Base> = published.keys().map(|(_, of)| *of).collect();
    for base in bases {
        let mut sets: BTreeMap<Option<&str>, Set> = BTreeMap::new();
        // Shares of the contract are comparable among axes, shares of a line among its children;
        // others are parts of parts.
        let comparable: Vec<&Line> = match base {
            Base::Line(of) => contract.children(of).collect(),
            Base::Parts | Base::Envelope | Base::Partner(_) | Base::Group(_) => {
                contract.axes().collect()
            }
        };
        for line in comparable {
            let parent = line.parent.as_ref();
            let set = sets.entry(parent.map(|p| p.as_str())).or_default();
            match published.get(&(line.id.as_str(), base)) {
                Some(share) => set.shares.push(*share),
                None => set.missing = set.missing.saturating_add(1),
            }
        }
        for set in sets.values() {
            if let Some((severity, facts)) = total(set, true) {
                let subject = match base {
                    Base::Line(line) => FindingSubject::Line(line.clone()),
                    Base::Partner(partner) => FindingSubject::Partner(partner.clone()),
                    Base::Group(group) => FindingSubject::Group(group.clone()),
                    Base::Parts | Base::Envelope => FindingSubject::Contract,
                };
                out.push(found(
                    summary,
                    severity,
                    Code::SharesNotWhole,
                    subject,
                    facts,
                ));
            }
        }
    }
}

/// Shares of partners, a group replacing its members (36 + 36 + 28 = 100 %).
fn partner_shares(contract: &Contract, summary: &Summary, out: &mut Vec<Finding>) {
    for base in [Base::Parts, Base::Envelope] {
        let mut set = Set::default();
        let mut covered: BTreeSet<&PartnerId> = BTreeSet::new();
        let mut overlap = false;
        let here = contract
            .announced
            .iter()
            .filter(|a| a.is_in(&summary.perimeter));
        let shares: Vec<(&Subject, Share)> = here
            .filter_map(|a| match &a.value {
                Value::Share { percent, of } if *of == base => Some((&a.subject, *percent)),
                _ => None,
            })
            .collect();
        for (subject, share) in &shares {
            let members: &[PartnerId] = match subject {
                Subject::Group(id) => contract.group(id).map_or(&[], |g| &g.members),
                Subject::Partners(members) => members,
                _ => continue,
            };
            overlap |= members.iter().any(|m| !covered.insert(m));
            set.shares.push(*share);
        }
        for partner in contract.signatories() {
            let own = shares
                .iter()
                .find(|(subject, _)| matches!(subject, Subject::Partner(id) if *id == partner.id));
            match own {
                _ if covered.contains(&partner.id) => {}
                Some((_, share)) => set.shares.push(*share),
                None => set.missing = set.missing.saturating_add(1),
            }
        }
        // Groups that overlap count somebody twice: their total says nothing.
        if let (Some((severity, facts)), false) = (total(&set, false), overlap) {
            let subject = FindingSubject::Contract;
            out.push(found(
                summary,
                severity,
                Code::SharesNotWhole,
                subject,
                facts,
            ));
        }
    }
}

/// A share published beside an amount of the same thing follows from it, within the rounding of
/// the share, the amount and the base (994 of 2 757 M€ = 36,05 % prints as 36 %).
fn against_amounts(contract: &Contract, summary: &Summary, out: &mut Vec<Finding>) {
    for figure in contract
        .announced
        .iter()
        .filter(|a| a.is_in(&summary.perimeter))
    {
        let Value::Share { percent, of } = &figure.value else {
            continue;
        };
        let totals = &summary.totals;
        let amount = match &figure.subject {
            Subject::Partner(id) => totals.partner(id).and_then(|p| p.announced),
            Subject::Group(id) => totals.group(id).and_then(|g| g.announced),
            Subject::Line(id) => totals.line(id).and_then(|l| l.announced),
            Subject::Contract | Subject::Partners(_) => None,
        };
        let (Some(amount), Some(base)) = (amount, totals.base(of)) else {
            continue;
        };
        let (Some(value), true) = (amount.known, amount.is_complete()) else {
            continue;
        };
        let Some(computed) = percent_of(value, base) else {
            continue;
        };
        if percent.interval_of(base).overlaps(amount.interval) {
            continue;
        }
        let facts = Facts::ShareAgainst {
            published: *percent,
            computed: rounded(computed, percent.percent().scale().saturating_add(1)),
        };
        let subject = FindingSubject::Figure(figure.key);
        let code = Code::ShareDiffersFromAmount;
        out.push(found(summary, Severity::Review, code, subject, facts));
    }
}

/// The shares of a partner's axes as screens print them, with one decimal, may miss 100 % while
/// the euros add up exactly (MEL: 16,3 + 73,4 + 1,0 + 9,2 = 99,9 %). Said once, so that nobody
/// looks for the missing tenth.
fn rounded_mix(summary: &Summary, out: &mut Vec<Finding>) {
    let mut mixes: Vec<(PartnerId, Decimal)> = Vec::new();
    for (column, partner) in summary.totals.partners.iter().enumerate() {
        let cells: Vec<&Cell> = summary
            .matrix
            .axes()
            .filter_map(|row| row.cells.get(column))
            .filter(|c| !matches!(c.state, StateKind::Pending | StateKind::NotApplicable))
            .collect();
        // A mix of what is known in part says nothing; what is pending is no part of it yet.
        if partner.joint > 0 || !cells.iter().all(|c| c.sum.is_complete()) {
            continue;
        }
        let amounts: Vec<Euros> = cells.iter().filter_map(|c| c.sum.known).collect();
        let whole = Euros::sum(amounts.iter().copied());
        let printed = amounts
            .iter()
            .filter_map(|a| percent_of(*a, whole))
            .map(|p| rounded(p, 1))
            .fold(Decimal::ZERO, |sum, p| sum.checked_add(p).unwrap_or(sum));
        if whole > Euros::ZERO && printed != Decimal::ONE_HUNDRED {
            mixes.push((partner.partner.clone(), printed));
        }
    }
    let subject = match mixes.as_slice() {
        [] => return,
        [(partner, _)] => FindingSubject::Partner(partner.clone()),
        _ => FindingSubject::Contract,
    };
    let facts = Facts::Mix(mixes);
    out.push(found(
        summary,
        Severity::Info,
        Code::RoundedMix,
        subject,
        facts,
    ));
}

fn percent_of(value: Euros, base: Euros) -> Option<Decimal> {
    value.ratio(base)?.checked_mul(Decimal::ONE_HUNDRED)
}

fn rounded(percent: Decimal, decimals: u32) -> Decimal {
    use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    percent.round_dp_with_strategy(decimals, MidpointAwayFromZero)
}

fn found(
    summary: &Summary,
    severity: Severity,
    code: Code,
    subject: FindingSubject,
    facts: Facts,
) -> Finding {
    Finding {
        severity,
        code,
        subject,
        perimeter: Some(summary.perimeter.clone()),
        facts,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, codes, only};
    use super::*;
    use crate::contract::GroupId;

    #[test]
    fn shares_within_rounding_are_information() {
        let contract = Sample::new()
            .line_share("x", "42.6 %")
            .line_share("y", "57.3 %")
            .build();
        let finding = only(&contract, Code::SharesNotWhole);
        assert_eq!(finding.severity, Severity::Info);
        let Facts::Shares { gap, .. } = finding.facts else {
            panic!()
        };
        assert_eq!(gap.to_string(), "-0.1");
    }

    #[test]
    fn shares_beyond_rounding_are_to_examine_unless_some_are_missing() {
        let contract = Sample::new()
            .line_share("x", "40.0 %")
            .line_share("y", "57.3 %")
            .build();
        assert_eq!(
            only(&contract, Code::SharesNotWhole).severity,
            Severity::Review
        );
        let contract = Sample::new()
            .line("z", None)
            .line_share("x", "40.0 %")
            .line_share("y", "57.3 %")
            .build();
        assert!(codes(&contract).is_empty());
        let contract = Sample::new()
            .line("z", None)
            .line_share("x", "45.0 %")
            .line_share("y", "57.3 %")
            .build();
        only(&contract, Code::SharesNotWhole);
    }

    #[test]
    fn a_group_s_share_replaces_its_members_shares() {
        let a = Subject::Partner(PartnerId::new("a").unwrap());
        let c = Subject::Partner(PartnerId::new("c").unwrap());
        let g = Subject::Group(GroupId::new("g").unwrap());
        let contract = Sample::new()
            .partner("c", "Tierce partie")
            .share(a, "20 %", Base::Parts)
            .share(c, "72 %", Base::Parts)
            .share(g, "28 %", Base::Parts)
            .build();
        assert!(codes(&contract).is_empty());
    }

    #[test]
    fn a_share_follows_from_the_amounts() {
        let a = || Subject::Partner(PartnerId::new("a").unwrap());
        let sample = || {
            Sample::new()
                .partner_total("a", "994 M€")
                .partner_total("b", "1763 M€")
        };
        let contract = sample().share(a(), "36 %", Base::Parts).build();
        assert!(codes(&contract).is_empty());
        let contract = sample().share(a(), "37 %", Base::Parts).build();
        let finding = only(&contract, Code::ShareDiffersFromAmount);
        let Facts::ShareAgainst { computed, .. } = finding.facts else {
            panic!()
        };
        assert_eq!(computed.to_string(), "36.1");
    }

    #[test]
    fn a_mix_that_misses_a_tenth_is_said_once() {
        let contract = Sample::new()
            .line("z", None)
            .line("w", None)
            .cell("x", "a", "31.8 M€")
            .cell("y", "a", "142.8 M€")
            .cell("z", "a", "2 M€")
            .cell("w", "a", "18 M€")
            .build();
        let finding = only(&contract, Code::RoundedMix);
        let a = PartnerId::new("a").unwrap();
        assert_eq!(finding.subject, FindingSubject::Partner(a.clone()));
        assert_eq!(finding.facts, Facts::Mix(vec![(a, Decimal::new(999, 1))]));
    }
}
