//! What was set aside stays so through unrelated edits, and is back when its values change.

use super::*;
use crate::check::finding::Code;
use crate::check::sample::{Sample, claim, published, today};
use crate::check::{Findings, findings};
use crate::contract::{FigureKey, Touched};
use crate::summary::Summary;

/// Ten millions announced, twelve in the cells.
fn contract() -> Contract {
    Sample::new()
        .envelope("10 M€")
        .partner_total("a", "7 M€")
        .partner_total("b", "5 M€")
        .cell("x", "a", "7 M€")
        .build()
}

fn found(contract: &Contract) -> Findings {
    Findings::of(contract, &Summary::each(contract), today())
}

fn dismiss(contract: &mut Contract, code: Code) -> DismissalId {
    let all = findings(contract, today());
    let finding = all.iter().find(|f| f.code == code);
    let new = finding.and_then(|f| dismissal(contract, f, "vu"));
    let new = new.expect("a finding that can be set aside");
    let id = new.id.clone();
    contract.dismissed.push(new);
    id
}

fn envelope(contract: &mut Contract, amount: &str) {
    let figure = contract.announced.first_mut().unwrap();
    figure.value = Value::Amount(published(amount));
}

#[test]
fn a_point_is_known_by_rule_subject_and_values() {
    let mut contract = contract();
    let id = dismiss(&mut contract, Code::PartsExceedEnvelope);
    let kept = contract.dismissal(&id).unwrap();
    assert_eq!(id.as_str(), "parts-exceed-envelope");
    assert_eq!(kept.rule, "PartsExceedEnvelope");
    assert_eq!(kept.about, "contract in p");
    assert_eq!(kept.values, ["12 M€", "10 M€"]);
}

#[test]
fn a_point_that_was_set_aside_is_back_when_its_values_change() {
    let mut contract = contract();
    let open = found(&contract).list.len();
    let id = dismiss(&mut contract, Code::PartsExceedEnvelope);
    let now = found(&contract);
    assert_eq!(now.list.len(), open - 1);
    assert_eq!(now.aside.points.len(), 1);
    assert_eq!(now.aside.idle, []);
    // Unrelated: another title, another line.
    contract.identity.title.push('!');
    contract.lines.pop();
    assert_eq!(found(&contract).aside.points.len(), 1);
    envelope(&mut contract, "9 M€");
    let now = found(&contract);
    assert_eq!(now.aside.points, []);
    assert_eq!(now.aside.idle, [(id, Idle::Unmatched)]);
    assert!(now.list.iter().any(|f| f.code == Code::PartsExceedEnvelope));
    envelope(&mut contract, "10 M€");
    assert_eq!(found(&contract).aside.points.len(), 1);
}

#[test]
fn a_blocking_point_is_never_set_aside() {
    let mut contract = Sample::new().cell("x", "a", "-7 M€").build();
    let all = findings(&contract, today());
    let negative = all.iter().find(|f| f.code == Code::NegativeAmount).unwrap();
    let mut softer = negative.clone();
    softer.severity = Severity::Review;
    let forged = dismissal(&contract, &softer, "vu").unwrap();
    let is_blocking = negative.severity == Severity::Blocking;
    contract.dismissed.push(forged.clone());
    let (open, aside) = divide(
        &contract,
        [Finding {
            severity: Severity::Blocking,
            ..negative.clone()
        }],
    );
    assert_eq!(open.len(), 1);
    assert_eq!(aside.points, []);
    assert_eq!(aside.idle, [(forged.id, Idle::Blocking)]);
    if is_blocking {
        assert_eq!(dismissal(&contract, negative, "vu"), None);
    }
}

#[test]
fn claims_are_seen_in_their_order_and_figures_by_what_they_are_about() {
    let conflict = State::Conflict {
        preferred: claim("768 M€"),
        alternatives: vec![claim("770 M€")],
    };
    let mut contract = Sample::new()
        .commit("x", &["b", "a"], conflict, Some("p"))
        .build();
    let id = dismiss(&mut contract, Code::ConflictingFigures);
    let kept = contract.dismissal(&id).unwrap();
    assert_eq!(kept.about, "commitment x a b in p");
    assert_eq!(kept.values, ["768 M€", "770 M€"]);
    // A key of another session is the same figure.
    contract.commitments[0].key = FigureKey(77);
    contract.next_key = 78;
    assert_eq!(found(&contract).aside.points.len(), 1);
}

#[test]
fn ids_of_dismissals_are_never_given_twice() {
    let mut contract = contract();
    let first = dismiss(&mut contract, Code::PartsExceedEnvelope);
    envelope(&mut contract, "9 M€");
    let second = dismiss(&mut contract, Code::PartsExceedEnvelope);
    assert_eq!(second.as_str(), "parts-exceed-envelope-2");
    assert_ne!(first, second);
    assert_eq!(found(&contract).aside.idle, [(first, Idle::Unmatched)]);
}

/// The contract in a text without problems.
fn read(text: &str) -> Contract {
    let read = crate::file::read("x.ron", text.as_bytes());
    read.unwrap_or_else(|refusal| panic!("{refusal:?}"))
        .contract
}

/// Everything that the rules find in the contracts at hand can be set aside, unless it is blocking.
#[test]
fn every_point_can_be_set_aside() {
    for text in [
        include_str!("../../file/everything.ron"),
        include_str!("../../../data/hauts-de-france-2021-2027.ron"),
        include_str!("../../../data/hauts-de-france-2021-2027-v2.ron"),
        include_str!("../../../data/trois-vallees.ron"),
    ] {
        let mut contract = read(text);
        contract.dismissed.clear();
        let all = findings(&contract, today());
        for finding in &all {
            let new = dismissal(&contract, finding, "vu");
            assert_eq!(new.is_none(), finding.severity == Severity::Blocking);
            contract.dismissed.extend(new);
        }
        let now = found(&contract);
        let blocking = all
            .iter()
            .filter(|f| f.severity == Severity::Blocking)
            .count();
        assert_eq!(now.list.len(), blocking);
        assert_eq!(now.aside.points.len(), all.len() - blocking);
        contract.dismissed.clear();
        let mut again = now;
        let touched = Touched {
            dismissed: true,
            ..Touched::default()
        };
        again.update(&contract, &Summary::each(&contract), &touched);
        assert_eq!(again, found(&contract));
    }
}
