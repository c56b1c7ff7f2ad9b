//! Perimeters that contain one another: the part holds no more than the whole, and nothing is
//! counted in both without a word.

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::reach::Reach;
use super::totals::{Relation, compared, relation};
use crate::contract::{Contract, LineId, PartnerId, PerimeterId, Subject};
use crate::summary::{Sum, Summary};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(
    contract: &Contract,
    summaries: &[Summary],
    reach: &Reach,
    out: &mut Vec<Finding>,
) {
    for perimeter in &contract.perimeters {
        let wholes = containing(contract, &perimeter.id);
        if wholes.contains(&perimeter.id) {
            out.push(circle(perimeter.id.clone()));
            continue;
        }
        let of = |id: &PerimeterId| summaries.iter().find(|s| s.perimeter == *id);
        for whole in &wholes {
            if let (Some(part), Some(whole)) = (of(&perimeter.id), of(whole)) {
                totals(part, whole, out);
            }
            nested(contract, &perimeter.id, whole, reach, out);
        }
    }
}

/// The perimeters that contain this one, nearest first; itself too when they form a circle.
fn containing(contract: &Contract, id: &PerimeterId) -> Vec<PerimeterId> {
    let mut found: Vec<PerimeterId> = Vec::new();
    let mut next = contract.perimeter(id).and_then(|p| p.part_of.clone());
    while let Some(whole) = next {
        if found.contains(&whole) {
            break;
        }
        next = contract.perimeter(&whole).and_then(|p| p.part_of.clone());
        found.push(whole);
    }
    found
}

/// A perimeter cannot be part of itself.
fn circle(id: PerimeterId) -> Finding {
    Finding {
        severity: Severity::Blocking,
        code: Code::PerimeterCircle,
        subject: FindingSubject::Perimeter(id.clone()),
        perimeter: Some(id),
        facts: Facts::None,
    }
}

/// What a perimeter holds for the contract, a partner or a group is at most what the perimeter
/// around it holds. Known beyond doubt only when the whole is an announced figure.
fn totals(part: &Summary, whole: &Summary, out: &mut Vec<Finding>) {
    let mut subjects: Vec<(FindingSubject, Subject)> =
        vec![(FindingSubject::Contract, Subject::Contract)];
    for partner in &part.totals.partners {
        let id = &partner.partner;
        let subject = FindingSubject::Partner(id.clone());
        subjects.push((subject, Subject::Partner(id.clone())));
    }
    for group in &part.totals.groups {
        let id = &group.group;
        let subject = FindingSubject::Group(id.clone());
        subjects.push((subject, Subject::Group(id.clone())));
    }
    for (subject, about) in subjects {
        let (Some(small), Some(large)) = (announced(part, &about), announced(whole, &about)) else {
            continue;
        };
        if relation(&small, &large) == Relation::Exceeds {
            out.push(Finding {
                severity: Severity::Blocking,
                code: Code::PartExceedsWhole,
                subject,
                perimeter: Some(part.perimeter.clone()),
                facts: compared(&small, &large),
            });
        }
    }
}

fn announced(summary: &Summary, subject: &Subject) -> Option<Sum> {
    let totals = &summary.totals;
    match subject {
        Subject::Contract => totals.envelope,
        Subject::Partner(id) => totals.partner(id)?.announced,
        Subject::Group(id) => totals.group(id)?.announced,
        Subject::Line(_) | Subject::Partners(_) => None,
    }
}

/// A partner's amounts on one line both in a perimeter and in one that contains it: adding the
/// two views would count money twice. Source of the rule: never mix perimeters silently.
fn nested(
    contract: &Contract,
    part: &PerimeterId,
    whole: &PerimeterId,
    reach: &Reach,
    out: &mut Vec<Finding>,
) {
    let mut places: BTreeMap<&PerimeterId, BTreeSet<(&LineId, &[PartnerId])>> = BTreeMap::new();
    for commitment in reach.commitments(contract) {
        let has_amount = commitment.amount.statement().is_some();
        if let (true, Some(perimeter)) = (has_amount, &commitment.perimeter) {
            let place = (&commitment.line, commitment.by.as_slice());
            places.entry(perimeter).or_default().insert(place);
        }
    }
    let (Some(inner), Some(outer)) = (places.get(part), places.get(whole)) else {
        return;
    };
    for (line, by) in inner.intersection(outer) {
        let subject = match by {
            [one] => FindingSubject::Cell((*line).clone(), one.clone()),
            _ => FindingSubject::Line((*line).clone()),
        };
        out.push(Finding {
            severity: Severity::Review,
            code: Code::NestedPerimeters,
            subject,
            perimeter: Some(part.clone()),
            facts: Facts::Perimeters(part.clone(), whole.clone()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, codes, only, published};
    use super::*;
    use crate::contract::Value;

    #[test]
    fn a_part_holds_no_more_than_its_whole() {
        let value = || Value::Amount(published("120 M€"));
        let contract = Sample::new()
            .perimeter("q", Some("p"))
            .envelope("100 M€")
            .announce(Subject::Contract, value(), "q")
            .build();
        let finding = only(&contract, Code::PartExceedsWhole);
        assert_eq!(finding.severity, Severity::Blocking);
        let apart = Sample::new()
            .perimeter("q", None)
            .envelope("100 M€")
            .announce(Subject::Contract, value(), "q")
            .build();
        assert!(codes(&apart).is_empty());
    }

    #[test]
    fn a_promise_in_two_nested_perimeters_is_to_examine() {
        let contract = Sample::new()
            .perimeter("q", Some("p"))
            .cell("x", "a", "10 M€")
            .commit("x", &["a"], published("4 M€"), Some("q"))
            .build();
        only(&contract, Code::NestedPerimeters);
    }

    #[test]
    fn perimeters_form_no_circle() {
        let mut contract = Sample::new().perimeter("q", Some("p")).build();
        contract.perimeters[0].part_of = PerimeterId::new("q").ok();
        assert_eq!(
            codes(&contract),
            [Code::PerimeterCircle, Code::PerimeterCircle]
        );
    }
}
