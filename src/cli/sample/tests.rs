//! A sample is a contract like any other: it is read, says what it should, and always the same.

use super::*;
use crate::contract::{LineKind, StateKind};
use std::collections::BTreeSet;

fn size(operations: u32, partners: u32, seed: u64) -> Size {
    Size {
        operations,
        partners,
        seed,
    }
}

#[test]
fn every_size_is_read_and_holds_what_was_asked_for() {
    for (operations, partners) in [(1, 1), (1, 99), (3, 4), (40, 10), (200, 12)] {
        let text = text(size(operations, partners, 7));
        let contract = crate::file::read("sample.ron", text.as_bytes())
            .unwrap_or_else(|refusal| panic!("{}", refusal.to_text(crate::wording::Lang::En)))
            .contract;
        let is_operation =
            |line: &&crate::contract::Line| matches!(line.kind, LineKind::Operation(_));
        assert_eq!(
            contract.lines.iter().filter(is_operation).count(),
            operations as usize
        );
        assert_eq!(contract.partners.len(), partners as usize);
        assert_eq!(contract.commitments.len(), (operations * partners) as usize);
        assert!(contract.identity.fictitious);
    }
}

#[test]
fn a_sample_shows_all_states_several_levels_and_comments() {
    let text = text(size(40, 10, 1));
    let contract = crate::file::read("sample.ron", text.as_bytes())
        .unwrap()
        .contract;
    let states: BTreeSet<StateKind> = contract
        .commitments
        .iter()
        .map(|c| c.amount.kind())
        .collect();
    assert_eq!(states.len(), StateKind::ALL.len());
    for word in ["About(", "MoreThan(", "UpTo("] {
        assert!(text.contains(word), "{word}");
    }
    let depths: BTreeSet<usize> = contract
        .lines
        .iter()
        .map(|l| contract.depth(&l.id))
        .collect();
    assert_eq!(depths.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert!(text.matches("//").count() > 5);
    let today = jiff::civil::date(2022, 6, 1);
    let findings = crate::check::findings(&contract, today);
    let blocking = findings
        .iter()
        .any(|f| f.severity == crate::check::Severity::Blocking);
    assert!(!blocking, "{findings:?}");
}

#[test]
fn the_same_numbers_give_the_same_bytes_and_another_seed_others() {
    assert_eq!(text(size(20, 3, 5)), text(size(20, 3, 5)));
    assert_ne!(text(size(20, 3, 5)), text(size(20, 3, 6)));
}

#[test]
fn impossible_sizes_are_known_beforehand() {
    assert!(size(500_000, 10, 1).is_possible());
    for (operations, partners) in [(0, 1), (1, 0), (1, 100), (500_001, 10), (u32::MAX, 2)] {
        assert!(
            !size(operations, partners, 1).is_possible(),
            "{operations} {partners}"
        );
    }
}
