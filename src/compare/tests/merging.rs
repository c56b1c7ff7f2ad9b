//! Laws of the three-way merge, on random triples.

use super::laws::reread;
use super::random::{changed, start};
use crate::compare::*;
use crate::contract::*;
use crate::edit::tests::laws::contents;
use crate::edit::tests::sample::Dice;
use crate::edit::{Edit, Snapshot, Target, adopt, integrity};

/// A base and what two sides made of it. Both sides sometimes add things with the same ids.
fn triple(seed: u64) -> (Dice, Three<Contract>) {
    let mut dice = Dice::new(seed);
    let base = start(&mut dice);
    let edits = 1 + dice.below(8);
    let ours = changed(&mut dice, &base, edits, 1000);
    let salt = [1000, 2000][dice.below(2)];
    let edits = 1 + dice.below(8);
    let theirs = reread(&changed(&mut dice, &base, edits, salt));
    (dice, Three { base, ours, theirs })
}

fn some_choices(dice: &mut Dice, merge: &Merge) -> Choices {
    let sides = [Side::Ours, Side::Theirs, Side::Base];
    let mut choices = Choices::new();
    for conflict in merge.conflicts() {
        let side = sides[dice.below(3)];
        if dice.below(5) > 0 && conflict.offers(side) {
            choices.insert(conflict.spot.clone(), side);
        }
    }
    choices
}

fn merged(merge: &Merge, choices: &Choices) -> Contract {
    merge
        .merged(choices)
        .unwrap_or_else(|unsound| panic!("{unsound:?}\n{:#?}", merge.conflicts()))
}

fn with_an_unchanged_side(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let (_, Three { base, ours, theirs }) = triple(seed);
        for (ours, theirs, expected) in [
            (&ours, &reread(&base), &ours),
            (&base, &theirs, &theirs),
            (&ours, &reread(&ours), &ours),
        ] {
            let merge = Merge::of(&base, ours, theirs);
            assert_eq!(merge.conflicts(), &[], "{seed}");
            assert!(same(&merged(&merge, &Choices::new()), expected), "{seed}");
        }
    }
}

/// Whatever is chosen, the result is sound, is one edit of ours whose undo restores exactly, and
/// holds nothing that is in none of the three.
fn with_random_choices(seeds: std::ops::Range<u64>) -> (usize, usize) {
    let (mut conflicts, mut clean) = (0, 0);
    for seed in seeds {
        let (mut dice, three) = triple(seed);
        let merge = Merge::of(&three.base, &three.ours, &three.theirs);
        conflicts += merge.conflicts().len();
        clean += usize::from(merge.conflicts().is_empty());
        for _ in 0..2 {
            let choices = some_choices(&mut dice, &merge);
            let result = merged(&merge, &choices);
            assert_eq!(integrity(&result), Vec::new(), "{seed}");
            comes_from(&result, &merge, &choices, seed);
            let mut contract = three.ours.clone();
            let edit = merge.edit(&choices).unwrap();
            let undo = adopt(&mut contract, edit).unwrap();
            assert!(same(&contract, &result), "{seed}");
            adopt(&mut contract, undo).unwrap();
            assert_eq!(contents(&contract), contents(&three.ours), "{seed}");
        }
    }
    (conflicts, clean)
}

/// Every thing of the result stands in one of the three, and so does each of its texts.
fn comes_from(result: &Contract, merge: &Merge, choices: &Choices, seed: u64) {
    let versions = merge.versions();
    let all = [&versions.base, &versions.ours, &versions.theirs];
    let removes = choices.keys().any(|spot| spot.field == Field::Existence);
    let stands = |target: Target| {
        let found: Vec<Snapshot> = all
            .iter()
            .filter_map(|c| Snapshot::of(c, &target))
            .collect();
        assert!(!found.is_empty(), "{seed}: {target:?} came from nowhere");
        found
    };
    for figure in &result.commitments {
        let found = stands(Target::Commitment(figure.key));
        let was = |yes: &dyn Fn(&Commitment) -> bool| {
            found
                .iter()
                .any(|s| matches!(s, Snapshot::Commitment(c) if yes(c)))
        };
        assert!(was(&|c| c.amount == figure.amount), "{seed}");
        assert!(was(&|c| c.perimeter == figure.perimeter), "{seed}");
        assert!(was(&|c| c.by == figure.by) || removes, "{seed}");
        assert!(was(&|c| c.note == figure.note), "{seed}");
    }
    for line in &result.lines {
        let found = stands(Target::Line(line.id.clone()));
        let was = |yes: &dyn Fn(&Line) -> bool| {
            found
                .iter()
                .any(|s| matches!(s, Snapshot::Line(l) if yes(l)))
        };
        assert!(was(&|l| l.parent == line.parent), "{seed}");
        assert!(was(&|l| l.title == line.title), "{seed}");
    }
    result
        .partners
        .iter()
        .for_each(|p| drop(stands(Target::Partner(p.id.clone()))));
    let deadlines = result.schedule.deadlines.iter();
    deadlines.for_each(|d| drop(stands(Target::Deadline(d.id.clone()))));
}

fn swapped(choices: &Choices) -> Choices {
    let swap = |(spot, side): (&Spot, &Side)| (spot.clone(), side.other());
    choices.iter().map(swap).collect()
}

/// What a contract holds, whatever its order and keys.
fn heap(contract: &Contract) -> Vec<String> {
    fn each<T: std::fmt::Debug>(list: &impl Sequence<Item = T>, out: &mut Vec<String>) {
        out.extend(list.each().map(|item| format!("{item:?}")));
    }
    let mut contract = contract.clone();
    contract
        .commitments
        .iter_mut()
        .for_each(|f| f.key = FigureKey(0));
    contract
        .announced
        .iter_mut()
        .for_each(|f| f.key = FigureKey(0));
    for source in &mut contract.references.sources {
        source.quotes.sort_by(|a, b| a.id.cmp(&b.id));
    }
    let mut out = vec![format!("{:?}", contract.identity)];
    each(&contract.perimeters, &mut out);
    each(&contract.partners, &mut out);
    each(&contract.groups, &mut out);
    each(&contract.lines, &mut out);
    each(&contract.commitments, &mut out);
    each(&contract.announced, &mut out);
    each(&contract.schedule.lanes, &mut out);
    each(&contract.schedule.deadlines, &mut out);
    each(&contract.references.documents, &mut out);
    each(&contract.references.sources, &mut out);
    each(&contract.dismissed, &mut out);
    out.sort();
    out
}

/// Neither side is favoured: with the sides swapped, the same questions and the same contents.
fn symmetric(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let (_, Three { base, ours, theirs }) = triple(seed);
        let one = Merge::of(&base, &ours, &theirs);
        let Three { base, ours, theirs } = one.versions().clone();
        let other = Merge::of_aligned(Three {
            base: base.clone(),
            ours: theirs,
            theirs: ours,
        });
        let spots = |merge: &Merge| {
            let spots = merge.conflicts().iter().map(|c| c.spot.clone());
            spots.collect::<std::collections::BTreeSet<Spot>>()
        };
        assert_eq!(spots(&one), spots(&other), "{seed}");
        let mut choices = Choices::new();
        for spot in spots(&one) {
            let side = [Side::Ours, Side::Theirs][usize::from(spot.target.exists(&base))];
            choices.insert(spot, side);
        }
        let (a, b) = (merged(&one, &choices), merged(&other, &swapped(&choices)));
        assert_eq!(heap(&a), heap(&b), "{seed}");
    }
}

#[test]
fn an_unchanged_side_gives_the_other() {
    with_an_unchanged_side(0..300);
}

#[test]
fn whatever_is_chosen_the_result_is_sound_and_undone_exactly() {
    let (conflicts, clean) = with_random_choices(0..640);
    assert!(conflicts > 200 && clean > 100, "{conflicts} {clean}");
}

#[test]
fn neither_side_is_favoured() {
    symmetric(0..300);
}

/// The full count: `cargo test --release -- --ignored compare --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn a_hundred_thousand_triples() {
    with_an_unchanged_side(1_000_000..1_020_000);
    let (conflicts, clean) = with_random_choices(2_000_000..2_060_000);
    symmetric(3_000_000..3_020_000);
    println!("merge: 100000 triples, {conflicts} conflicts, {clean} without any, 0 laws broken");
}

/// Edits of both sides to different things of one contract, made one after the other.
#[test]
fn edits_that_do_not_overlap_merge_alone() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed);
        let base = start(&mut dice);
        let (mut ours, mut theirs, mut both) = (base.clone(), base.clone(), base.clone());
        for (n, figure) in base.commitments.iter().enumerate() {
            let amount = Amount::new(Decimal::from(seed * 100 + n as u64), Unit::Million).unwrap();
            let edit = Edit::SetAmount {
                commitment: figure.key,
                state: State::published(amount),
            };
            let side = match dice.below(3) {
                0 => &mut ours,
                1 => &mut theirs,
                _ => continue,
            };
            if adopt(side, edit.clone()).is_ok() {
                adopt(&mut both, edit).unwrap();
            }
        }
        for line in &base.lines {
            let mut line = line.clone();
            line.note = Some(format!("note {seed}"));
            let edit = Edit::Line(crate::edit::LineChange::Replace {
                id: line.id.clone(),
                line: Box::new(line),
            });
            let side = [&mut ours, &mut theirs]
                .into_iter()
                .nth(dice.below(2))
                .unwrap();
            adopt(side, edit.clone()).unwrap();
            adopt(&mut both, edit).unwrap();
        }
        let merge = Merge::of(&base, &ours, &reread(&theirs));
        assert_eq!(merge.conflicts(), &[], "{seed}");
        assert!(same(&merged(&merge, &Choices::new()), &both), "{seed}");
    }
}
