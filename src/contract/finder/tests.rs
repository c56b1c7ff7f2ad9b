//! What is known of a long contract is what is read of it.

use super::*;
use crate::cli::sample::{Size, text};
use crate::contract::end_of_subtree;

fn read_tops(contract: &Contract) -> Vec<&LineId> {
    let tops = contract.lines.iter().filter(|line| line.parent.is_none());
    tops.map(|line| &line.id).collect()
}

#[test]
fn axes_are_known_while_they_come_and_go() {
    let size = Size {
        operations: 900,
        partners: 1,
        seed: 6,
    };
    let bytes = text(size).into_bytes();
    let mut contract = crate::file::read("a.ron", &bytes).unwrap().contract;
    assert!(contract.lines.len() > SHORT);
    let known = |contract: &Contract| -> Vec<LineId> {
        contract.axes().map(|axis| axis.id.clone()).collect()
    };
    let all = known(&contract);
    assert!(all.len() > 2, "{all:?}");
    for axis in &all {
        let start = contract.line_place(axis).unwrap();
        let block = start..end_of_subtree(&contract.lines, start);
        let taken = contract.take_lines(block);
        assert_eq!(
            known(&contract).iter().collect::<Vec<_>>(),
            read_tops(&contract)
        );
        assert!(!known(&contract).contains(axis));
        // Last in the place of first: the order is that of the lines.
        let end = contract.lines.len();
        contract.put_lines(end, taken);
        assert_eq!(
            known(&contract).iter().collect::<Vec<_>>(),
            read_tops(&contract)
        );
        assert_eq!(known(&contract).last(), Some(axis));
    }
    assert_eq!(known(&contract), all);
}
