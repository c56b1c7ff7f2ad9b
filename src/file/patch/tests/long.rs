//! Long files: what is left out and put back gives the same bytes as rewriting the whole.

use super::super::{Patched, known, reads_as, same, whole};
use crate::cli::sample::{Size, text};
use crate::contract::*;
use crate::edit::tests::laws::random_edit;
use crate::edit::tests::sample::Dice;
use crate::edit::{Change, Edit, apply};
use crate::file::read::{Sound, sound};

/// The new text made by reading only what changes; whatever it is, reading all of it agrees.
fn near(old: &Sound<'_>, contract: &Contract) -> Option<Patched> {
    let imprint = old.imprint().expect("long and plain");
    let patched = known(old.text.as_bytes(), &imprint, contract)?;
    if let Some(places) = patched.places.clone() {
        let back = sound("x", &patched.bytes).unwrap();
        assert!(same(&back.contract, contract));
        let again = back.imprint();
        let read = back.places.with_keys_of(contract).with_imprint(again);
        assert_eq!(places, read, "places and imprint as if all had been read");
    }
    Some(patched)
}

pub(super) fn long() -> String {
    text(Size {
        operations: 260,
        partners: 3,
        seed: 2,
    })
}

/// Edits as people make them.
pub(super) fn usual(dice: &mut Dice, c: &Contract, n: usize) -> Option<Edit> {
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
        let near = near(&loaded, &contract).unwrap();
        let far = reads_as(whole(&loaded, &contract).unwrap(), &contract).unwrap();
        assert_eq!(near, far, "{edit:?}");
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
        if let Some(patched) = self::near(&loaded, &contract) {
            near += 1;
            let new = std::str::from_utf8(&patched.bytes).unwrap();
            let lost = contract.lines.len() < loaded.contract.lines.len();
            assert!(lost || comments(new) >= comments(&text) - 1, "{round}");
        }
    }
    assert!(near > 6, "{near}");
}

/// Saves one after the other, each on what the one before has left.
#[test]
fn saves_follow_one_another_without_reading_the_whole() {
    let start = long();
    let mut contract = sound("x", start.as_bytes()).unwrap().contract;
    let mut places = crate::file::read("x", start.as_bytes()).unwrap().places;
    let mut text = start.into_bytes();
    let mut dice = Dice::new(5);
    for n in 0..18 {
        let edit = usual(&mut dice, &contract, n).unwrap();
        apply(&mut contract, edit.clone()).unwrap();
        let imprint = places.imprint().unwrap();
        let quick = known(&text, imprint, &contract).expect("nothing here needs more");
        let slow = super::patch(&text, &contract).unwrap();
        assert_eq!(quick, slow, "{n} {edit:?}");
        text = quick.bytes;
        places = quick.places.unwrap_or(places);
    }
}

#[test]
fn what_is_known_of_another_text_is_of_no_use() {
    let text = long();
    let loaded = sound("x", text.as_bytes()).unwrap();
    let imprint = loaded.imprint().unwrap();
    let other = text.replacen("2021", "2022", 1);
    assert_eq!(known(other.as_bytes(), &imprint, &loaded.contract), None);
}
