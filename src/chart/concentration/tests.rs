//! What the histogram of operations says of the bundled contracts.

use super::*;
use crate::app::action::Action;
use crate::app::{Intent, Session, Settings, start, update};
use crate::contract::PartnerId;
use crate::wording::Lang;

fn session(fictitious: bool) -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    if fictitious {
        update(&mut session, Intent::Do(Action::OpenFictitious));
    }
    session
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn every_operation_is_a_block_and_nothing_is_counted_twice() {
    let session = session(true);
    let scene = session.scene().unwrap();
    let chart = Concentration::of(&scene);
    let blocks: usize = chart.rows.iter().map(|r| r.marks.len()).sum();
    let operations = scene.contract.lines.iter();
    let operations =
        operations.filter(|l| matches!(l.kind, crate::contract::LineKind::Operation(_)));
    assert_eq!(blocks, operations.count());
    assert_eq!(
        chart.most(),
        chart.rows.iter().map(|r| r.marks.len()).max().unwrap()
    );
    let rows: Vec<String> = chart
        .rows
        .iter()
        .map(|r| plain(&format!("{} | {} | {}", r.label, r.count, r.sum)))
        .collect();
    assert_eq!(
        rows,
        [
            "de 5 à moins de 10 M€ | 1 opération | ≥ 9,4 M€",
            "de 10 à moins de 20 M€ | 1 opération | ≥ 10,5 M€",
            "de 20 à moins de 50 M€ | 3 opérations | ≥ 106,3 M€",
            "de 50 à moins de 100 M€ | 0 opération | ",
            "de 100 à moins de 200 M€ | 1 opération | ≥ 170,5 M€",
        ]
    );
    assert_eq!(
        chart.finding.as_deref().map(plain).as_deref(),
        Some("1 opération sur 6 porte 57 % des montants connus : 170,5 M€ sur 296,7 M€")
    );
    for mark in chart.rows.iter().flat_map(|r| &r.marks) {
        assert!(mark.tip.spoken.contains(" sur "), "{}", mark.tip.spoken);
    }
    let table = chart.table();
    assert_eq!(table.rows.len(), chart.rows.len());
}

#[test]
fn a_partner_in_focus_keeps_its_hue_on_the_baseline() {
    let mut session = session(true);
    let id = PartnerId::new("port-clair").unwrap();
    update(&mut session, Intent::Focus(Some(id)));
    let scene = session.scene().unwrap();
    let chart = Concentration::of(&scene);
    for row in &chart.rows {
        let weak = row.marks.iter().position(|m| m.ink == Ink::Weak);
        let after = weak.and_then(|at| row.marks.get(at..)).unwrap_or_default();
        assert!(after.iter().all(|m| m.ink == Ink::Weak));
    }
    let inks = chart.rows.iter().flat_map(|r| &r.marks).map(|m| m.ink);
    assert!(inks.clone().any(|ink| matches!(ink, Ink::Partner { .. })));
    assert!(inks.clone().any(|ink| ink == Ink::Weak));
}

#[test]
fn a_contract_without_operations_says_so() {
    let session = session(false);
    let chart = Concentration::of(&session.scene().unwrap());
    assert!(chart.empty.is_some() && chart.rows.is_empty() && chart.finding.is_none());
}

#[test]
fn rules_stand_at_few_whole_numbers() {
    assert_eq!(ticks(0), [0]);
    assert_eq!(ticks(3), [0, 1, 2, 3]);
    assert_eq!(ticks(9), [0, 5]);
    assert_eq!(ticks(8), [0, 2, 4, 6, 8]);
    assert_eq!(ticks(100), [0, 50, 100]);
    for most in 0..5000 {
        let ticks = ticks(most);
        assert!(ticks.len() <= 5 && ticks.last().is_some_and(|t| *t <= most));
    }
}
