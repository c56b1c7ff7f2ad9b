//! Parts against wholes, on small contracts.

use super::super::sample::{Sample, codes, only};
use super::*;

#[test]
fn rounding_explains_a_gap_or_does_not() {
    let held = Sample::new()
        .partner_total("a", "100.4 M€")
        .partner_total("b", "50 M€")
        .envelope("0.15 Md€")
        .build();
    assert!(codes(&held).is_empty());
    let over = Sample::new()
        .partner_total("a", "107 M€")
        .partner_total("b", "50 M€")
        .envelope("0.15 Md€")
        .build();
    let finding = only(&over, Code::PartsExceedEnvelope);
    assert_eq!(finding.severity, Severity::Review);
    let Facts::Compared { gap, .. } = finding.facts else {
        panic!()
    };
    assert_eq!(gap.to_string(), "7000000");
    let under = Sample::new()
        .partner_total("a", "90 M€")
        .partner_total("b", "50 M€")
        .envelope("0.15 Md€")
        .build();
    only(&under, Code::PartsBelowEnvelope);
}

#[test]
fn unknown_parts_can_only_be_too_many() {
    let contract = Sample::new()
        .partner_total("a", "90 M€")
        .envelope("0.15 Md€")
        .build();
    assert!(codes(&contract).is_empty());
}

#[test]
fn a_partner_s_lines_are_held_against_its_total() {
    let contract = Sample::new()
        .cell("x", "a", "31.8 M€")
        .cell("y", "a", "142.8 M€")
        .partner_total("a", "174.6 M€")
        .build();
    assert!(!codes(&contract).contains(&Code::PartnerLinesExceedTotal));
    let contract = Sample::new()
        .cell("x", "a", "31.8 M€")
        .cell("y", "a", "143.8 M€")
        .partner_total("a", "174.6 M€")
        .build();
    only(&contract, Code::PartnerLinesExceedTotal);
}

#[test]
fn children_are_held_against_an_exact_parent() {
    let over = Sample::new()
        .child("x", "x-1")
        .child("x", "x-2")
        .cell("x", "a", "10 M€")
        .cell("x-1", "a", "6.0 M€")
        .cell("x-2", "a", "5.0 M€")
        .build();
    assert_eq!(
        only(&over, Code::ChildrenExceedLine).severity,
        Severity::Blocking
    );
    let rounded = Sample::new()
        .child("x", "x-1")
        .child("x", "x-2")
        .cell("x", "a", "10 M€")
        .cell("x-1", "a", "6.0 M€")
        .cell("x-2", "a", "4.4 M€")
        .build();
    assert!(!codes(&rounded).contains(&Code::ChildrenExceedLine));
    let incomplete = Sample::new()
        .child("x", "x-1")
        .child("x", "x-2")
        .cell("x", "a", "10 M€")
        .cell("x-1", "a", "6.0 M€")
        .build();
    assert!(!codes(&incomplete).contains(&Code::ChildrenBelowLine));
    let mut partial = over.clone();
    partial.lines[0].children = ChildRule::Overlapping;
    assert!(!codes(&partial).contains(&Code::ChildrenExceedLine));
}

#[test]
fn a_group_s_members_cannot_hold_more_than_the_group() {
    let contract = Sample::new()
        .partner_total("a", "50 M€")
        .partner_total("b", "60 M€")
        .group_total("100 M€")
        .build();
    let finding = only(&contract, Code::NegativeRemainder);
    assert_eq!(finding.severity, Severity::Blocking);
    let contract = Sample::new()
        .partner_total("a", "50 M€")
        .group_total("100 M€")
        .build();
    assert!(codes(&contract).is_empty());
    let contract = Sample::new()
        .partner_total("a", "50 M€")
        .partner_total("b", "10 M€")
        .group_total("100 M€")
        .build();
    only(&contract, Code::MembersBelowGroup);
}

#[test]
fn an_operation_is_not_promised_more_than_it_costs() {
    let contract = Sample::new()
        .operation("x", "op", "8 M€")
        .cell("op", "a", "9.0 M€")
        .build();
    only(&contract, Code::CommitmentsExceedCost);
}
