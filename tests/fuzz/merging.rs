//! Three versions of one contract, made by edits that the bytes choose: what every merge promises.

use super::dice::Dice;
use super::targets::{SAMPLE, random_edit};
use super::{feature, fingerprint};
use maquette::compare::{Choices, Merge, Side, same};
use maquette::contract::Contract;
use maquette::edit::{History, apply, integrity};
use maquette::file;

/// The contract after some edits.
fn edited(dice: &mut Dice, from: &Contract) -> Contract {
    let (mut contract, mut history) = (from.clone(), History::new());
    for n in 0..dice.below(7) {
        if let Some(edit) = random_edit(dice, &contract, n) {
            drop(history.apply(&mut contract, edit));
        }
    }
    contract
}

/// As another program would read it: the keys of figures are its own.
fn reread(contract: &Contract) -> Contract {
    let text = file::write(contract).unwrap();
    file::read("x.ron", text.as_bytes()).unwrap().contract
}

/// An unchanged side leaves the other; whatever is chosen, the result is sound and one edit of ours.
pub fn merge(bytes: &[u8]) {
    let (_, text) = bytes.split_at(bytes.len().min(8));
    let mut dice = Dice::new(fingerprint(bytes));
    let base = file::read("x.ron", text)
        .or_else(|_| file::read("x.ron", SAMPLE))
        .unwrap()
        .contract;
    let ours = edited(&mut dice, &base);
    let theirs = reread(&edited(&mut dice, &base));
    for (ours, theirs, expected) in [(&ours, &reread(&base), &ours), (&base, &theirs, &theirs)] {
        let merge = Merge::of(&base, ours, theirs);
        assert!(merge.conflicts().is_empty());
        assert!(same(&merge.merged(&Choices::new()).unwrap(), expected));
    }
    let merge = Merge::of(&base, &ours, &theirs);
    feature(merge.conflicts().len().min(30) as u64);
    let mut choices = Choices::new();
    for conflict in merge.conflicts() {
        feature(100 + fingerprint(format!("{:?}", conflict.spot.field).as_bytes()) % 1000);
        let side = [Side::Ours, Side::Theirs, Side::Base][dice.below(3)];
        if conflict.offers(side) {
            choices.insert(conflict.spot.clone(), side);
        }
    }
    let merged = merge.merged(&choices).unwrap();
    assert_eq!(integrity(&merged), Vec::new());
    let mut now = merge.versions().ours.clone();
    let before = now.clone();
    let undo = apply(&mut now, merge.edit(&choices).unwrap()).unwrap();
    assert!(same(&now, &merged), "the edit gives what was merged");
    apply(&mut now, undo).unwrap();
    assert!(same(&now, &before), "one undo takes it back");
    reread(&merged);
}
