//! Long files: what is left out and put back gives the same bytes as rewriting the whole.

use super::super::{local, reads_as, whole};
use crate::cli::sample::{Size, text};
use crate::contract::*;
use crate::edit::tests::laws::random_edit;
use crate::edit::tests::sample::Dice;
use crate::edit::{Change, Edit, apply};
use crate::file::read::sound;

fn long() -> String {
    text(Size {
        operations: 260,
        partners: 3,
        seed: 2,
    })
}

/// Edits as people make them.
fn usual(dice: &mut Dice, c: &Contract, n: usize) -> Option<Edit> {
    let amount = format!("{n}.5 k€").parse().unwrap();
    Some(match n % 6 {
        0 | 1 => Edit::SetAmount {
            commitment: dice.pick(&c.commitments)?.key,
            state: State::Estimated(amount),
        },
        2 => {
            let mut item = dice.pick(&c.commitments)?.clone();
            item.key = FigureKey(c.next_key);
            item.purpose = Some(format!("objet {n}"));
            let at = dice.below(c.commitments.len() + 1);
            Edit::Commitment(Change::Insert { at, item })
        }
        3 => Edit::Commitment(Change::Remove {
            id: dice.pick(&c.commitments)?.key,
        }),
        4 => {
            let mut line = dice.pick(&c.lines)?.clone();
            line.title = format!("Titre {n}");
            let id = line.id.clone();
            let line = Box::new(line);
            Edit::Line(crate::edit::LineChange::Replace { id, line })
        }
        _ => Edit::MoveDeadline {
            id: dice.pick(&c.schedule.deadlines)?.id.clone(),
            date: When::On(PartialDate::year(2022 + (n % 5) as i16)?),
        },
    })
}

#[test]
fn one_edit_of_a_long_file_gives_the_same_bytes_either_way() {
    let text = long();
    let loaded = sound("x", text.as_bytes()).unwrap();
    let mut dice = Dice::new(8);
    for n in 0..24 {
        let mut contract = loaded.contract.clone();
        let edit = usual(&mut dice, &contract, n).unwrap();
        apply(&mut contract, edit.clone()).unwrap();
        let near = local::patch(&loaded, &contract);
        let far = whole(&loaded, &contract);
        assert_eq!(near, far, "{edit:?}");
        assert!(reads_as(&near.unwrap(), &contract), "{edit:?}");
    }
}

#[test]
fn any_edits_of_a_long_file_are_rewritten_or_left_to_the_whole() {
    let text = long();
    let loaded = sound("x", text.as_bytes()).unwrap();
    let comments = |text: &str| text.matches("//").count();
    let mut dice = Dice::new(3);
    let mut near = 0;
    for round in 0..16 {
        let mut contract = loaded.contract.clone();
        for n in 0..=round % 4 {
            let edit = random_edit(&mut dice, &contract, n);
            let _ = apply(&mut contract, edit);
        }
        if let Some(patched) = local::patch(&loaded, &contract) {
            near += 1;
            assert!(reads_as(&patched, &contract), "{round}");
            let new = std::str::from_utf8(&patched.bytes).unwrap();
            let lost = contract.lines.len() < loaded.contract.lines.len();
            assert!(lost || comments(new) >= comments(&text) - 1, "{round}");
        }
    }
    assert!(near > 6, "{near}");
}
