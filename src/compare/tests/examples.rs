//! Merges as people meet them, one question each.

use super::laws::reread;
use crate::compare::*;
use crate::contract::*;
use crate::edit::tests::sample;
use crate::edit::{self, Edit, Target, remove};

fn published(text: &str) -> State {
    State::published(sample::amount(text))
}

/// What both sides do, as changes to the same contract.
fn merge(ours: impl FnOnce(&mut Contract), theirs: impl FnOnce(&mut Contract)) -> Merge {
    let base = sample::contract();
    let (mut mine, mut other) = (base.clone(), base.clone());
    ours(&mut mine);
    theirs(&mut other);
    Merge::of(&base, &mine, &reread(&other))
}

fn without(contract: &mut Contract, target: Target) {
    let edit = remove(contract, &target).unwrap();
    edit::apply(contract, edit).unwrap();
}

fn spots(merge: &Merge) -> Vec<(Target, Field)> {
    let spots = merge.conflicts().iter().map(|c| c.spot.clone());
    spots.map(|spot| (spot.target, spot.field)).collect()
}

fn chosen(merge: &Merge, side: Side) -> Contract {
    let all = merge.conflicts().iter().map(|c| (c.spot.clone(), side));
    merge.merged(&all.collect()).unwrap()
}

#[test]
fn different_fields_of_one_figure_go_together() {
    let merge = merge(
        |c| c.commitments[1].amount = published("150 M€"),
        |c| c.commitments[1].note = Some("vu".to_owned()),
    );
    assert_eq!(merge.conflicts(), &[]);
    let figure = &merge.merged(&Choices::new()).unwrap().commitments[1];
    assert_eq!(figure.amount, published("150 M€"));
    assert_eq!(figure.note.as_deref(), Some("vu"));
}

#[test]
fn the_same_amount_changed_both_ways_is_a_question() {
    let merge = merge(
        |c| c.commitments[1].amount = published("150 M€"),
        |c| c.commitments[1].amount = published("145 M€"),
    );
    let target = Target::Commitment(FigureKey(1));
    assert_eq!(spots(&merge), vec![(target, Field::Amount)]);
    let amount = |side| chosen(&merge, side).commitments[1].amount.clone();
    assert_eq!(amount(Side::Ours), published("150 M€"));
    assert_eq!(amount(Side::Theirs), published("145 M€"));
    assert_eq!(amount(Side::Base), published("142.8 M€"));
    assert_eq!(merge.open(&Choices::new()).count(), 1);
}

#[test]
fn the_same_change_on_both_sides_is_no_question() {
    let change = |c: &mut Contract| c.identity.title = "Nouveau".to_owned();
    assert_eq!(merge(change, change).conflicts(), &[]);
}

#[test]
fn a_figure_removed_there_and_changed_here_is_a_question() {
    let target = Target::Commitment(FigureKey(1));
    let merge = merge(
        |c| c.commitments[1].amount = published("150 M€"),
        |c| without(c, target.clone()),
    );
    assert_eq!(spots(&merge), vec![(target, Field::Existence)]);
    assert_eq!(chosen(&merge, Side::Ours).commitments.len(), 6);
    assert_eq!(chosen(&merge, Side::Theirs).commitments.len(), 5);
    let base = chosen(&merge, Side::Base);
    assert_eq!(base.commitments[1].amount, published("142.8 M€"));
}

#[test]
fn a_partner_removed_there_and_given_an_amount_here_is_one_question() {
    let mel = Target::Partner(sample::partner_id("mel"));
    let merge = merge(
        |c| {
            let mut new = c.commitments[0].clone();
            new.key = c.take_key();
            new.line = sample::line_id("axe-5");
            c.commitments.push(new);
        },
        |c| without(c, mel.clone()),
    );
    assert_eq!(spots(&merge), vec![(mel.clone(), Field::Existence)]);
    let with = chosen(&merge, Side::Ours);
    assert!(mel.exists(&with));
    assert_eq!(with.commitments.len(), 7, "all that hung on it is back");
    let without = chosen(&merge, Side::Theirs);
    assert!(!mel.exists(&without));
}

#[test]
fn a_partner_comes_back_with_the_changed_figure_that_needs_it() {
    let mel = Target::Partner(sample::partner_id("mel"));
    let merge = merge(
        |c| c.commitments[1].amount = published("150 M€"),
        |c| without(c, mel.clone()),
    );
    let target = Target::Commitment(FigureKey(1));
    assert_eq!(spots(&merge), vec![(target, Field::Existence)]);
    assert!(mel.exists(&chosen(&merge, Side::Ours)));
    assert!(!mel.exists(&chosen(&merge, Side::Theirs)));
}

#[test]
fn orders_changed_both_ways_are_a_question() {
    let merge = merge(|c| c.partners.rotate_left(1), |c| c.partners.swap(0, 1));
    let spot = (Target::Identity, Field::Order(List::Partners));
    assert_eq!(spots(&merge), vec![spot]);
    let names = |side| -> Vec<String> {
        let partners = chosen(&merge, side).partners;
        partners.iter().map(|p| p.id.to_string()).collect()
    };
    assert_eq!(names(Side::Ours), ["nord", "mel", "etat"]);
    assert_eq!(names(Side::Theirs), ["nord", "etat", "mel"]);
    assert_eq!(names(Side::Base), ["etat", "nord", "mel"]);
}

#[test]
fn what_both_sides_add_is_kept_theirs_first() {
    let merge = merge(
        |c| c.partners.push(sample::partner("oise", 5)),
        |c| c.partners.push(sample::partner("aisne", 6)),
    );
    assert_eq!(merge.conflicts(), &[]);
    let partners = merge.merged(&Choices::new()).unwrap().partners;
    let names: Vec<&str> = partners.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(names, ["etat", "nord", "mel", "aisne", "oise"]);
}

#[test]
fn the_same_cell_filled_on_both_sides_is_one_figure_with_a_question() {
    let fill = |text: &'static str| {
        move |c: &mut Contract| {
            let key = c.take_key().0;
            let state = published(text);
            c.commitments
                .push(sample::commitment(key, "axe-5", &["nord"], state));
        }
    };
    let merge = merge(fill("10 M€"), fill("12 M€"));
    let target = Target::Commitment(FigureKey(11));
    assert_eq!(spots(&merge), vec![(target, Field::Amount)]);
    assert!(!merge.conflicts()[0].offers(Side::Base));
    assert_eq!(chosen(&merge, Side::Theirs).commitments.len(), 7);
}

#[test]
fn lines_put_into_each_other_are_a_question() {
    let put = |id: &'static str, below: &'static str| {
        move |c: &mut Contract| {
            let edit = Edit::Line(edit::LineChange::Move {
                id: sample::line_id(id),
                parent: Some(sample::line_id(below)),
                to: 0,
            });
            edit::apply(c, edit).unwrap();
        }
    };
    let base = {
        let mut c = sample::contract();
        c.lines.push(sample::line("obj-2", Some("axe-5")));
        c
    };
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    put("obj-1", "obj-2")(&mut ours);
    put("obj-2", "obj-1")(&mut theirs);
    let merge = Merge::of(&base, &ours, &reread(&theirs));
    assert_eq!(spots(&merge), vec![(Target::Identity, Field::Nesting)]);
    for (side, of) in [
        (Side::Ours, &ours),
        (Side::Theirs, &theirs),
        (Side::Base, &base),
    ] {
        assert_eq!(chosen(&merge, side).lines, of.lines);
    }
}

#[test]
fn a_perimeter_never_disappears_for_good() {
    let perimeter = |id| Target::Perimeter(sample::perimeter_id(id));
    let merge = merge(
        |c| without(c, perimeter("hors")),
        |c| without(c, perimeter("mobilites")),
    );
    let result = merge.merged(&Choices::new()).unwrap();
    assert!(!result.perimeters.is_empty());
    for side in [Side::Ours, Side::Theirs, Side::Base] {
        assert!(!chosen(&merge, side).perimeters.is_empty());
    }
}
