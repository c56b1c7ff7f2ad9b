//! Refused edits say why and change nothing.

use super::sample::{self, amount, line_id, partner_id};
use crate::contract::*;
use crate::edit::*;

fn refused(edit: Edit) -> Refused {
    let start = sample::contract();
    let mut contract = start.clone();
    let refused = apply(&mut contract, edit).unwrap_err();
    assert_eq!(contract, start);
    refused
}

#[test]
fn what_is_used_cannot_disappear_alone() {
    let id = partner_id("mel");
    let remove = Edit::Partner(Change::Remove { id: id.clone() });
    assert!(matches!(
        refused(remove),
        Refused::WouldOrphan { gone: Target::Partner(gone), .. } if gone == id
    ));
    let mut bare = sample::source("page", &[]);
    bare.title = "Sans passage".to_owned();
    let replace = Edit::Source(Change::Replace {
        id: bare.id.clone(),
        item: bare,
    });
    assert!(matches!(
        refused(replace),
        Refused::WouldOrphan {
            gone: Target::Quote(..),
            ..
        }
    ));
}

#[test]
fn references_must_resolve() {
    let item = sample::commitment(11, "axe-7", &["mel"], State::NotPublished);
    let refusal = refused(Edit::Commitment(Change::Insert { at: 0, item }));
    assert!(matches!(
        refusal,
        Refused::Dangling {
            to: Target::Line(_),
            ..
        }
    ));
    let everywhere = Edit::SetAmount {
        commitment: FigureKey(3),
        state: State::published(amount("1 M€")),
    };
    let needed = Refused::PerimeterNeeded(Target::Commitment(FigureKey(3)));
    assert_eq!(refused(everywhere), needed);
}

#[test]
fn ids_positions_and_trees_are_guarded() {
    let twice = Edit::Partner(Change::Insert {
        at: 0,
        item: sample::partner("mel", 1),
    });
    assert_eq!(
        refused(twice),
        Refused::Duplicate(Target::Partner(partner_id("mel")))
    );
    let far = Edit::Partner(Change::Move {
        id: partner_id("mel"),
        to: 3,
    });
    assert_eq!(refused(far), Refused::BadIndex { index: 3, len: 3 });
    let inside = Edit::Line(LineChange::Move {
        id: line_id("obj-1"),
        parent: Some(line_id("op-1")),
        to: 0,
    });
    assert_eq!(
        refused(inside),
        Refused::Cycle(Target::Line(line_id("obj-1")))
    );
    let up = Edit::Line(LineChange::Move {
        id: line_id("obj-1"),
        parent: None,
        to: 0,
    });
    assert_eq!(refused(up), Refused::Misplaced(line_id("obj-1")));
    let taken = sample::commitment(6, "axe-1", &["mel"], State::NotPublished);
    let same_key = Edit::Commitment(Change::Insert { at: 0, item: taken });
    assert_eq!(
        refused(same_key),
        Refused::Duplicate(Target::Announced(FigureKey(6)))
    );
}

#[test]
fn texts_are_guarded() {
    let named = |name: &str| {
        let mut item = sample::partner("mel", 4);
        item.name = name.to_owned();
        let id = item.id.clone();
        Edit::Partner(Change::Replace { id, item })
    };
    let target = Target::Partner(partner_id("mel"));
    assert_eq!(
        refused(named(" \u{a0}")),
        Refused::NameEmpty(target.clone())
    );
    let found = '\u{202e}';
    assert_eq!(
        refused(named("a\u{202e}b")),
        Refused::ControlCharacter {
            target: target.clone(),
            found
        }
    );
    let long = Refused::TextTooLong {
        target,
        length: 501,
        limit: MAX_NAME,
    };
    assert_eq!(refused(named(&"é".repeat(501))), long);
    let no_reason = Edit::SetAmount {
        commitment: FigureKey(0),
        state: State::Nil {
            reason: " ".to_owned(),
        },
    };
    assert_eq!(refused(no_reason), Refused::ReasonNeeded);
}

#[test]
fn a_batch_is_all_or_nothing_and_checked_at_its_end() {
    let mut contract = sample::contract();
    let line = sample::line("axe-6", None);
    let first = sample::commitment(11, "axe-6", &["mel"], State::NotPublished);
    let together = Edit::Batch(vec![
        Edit::Commitment(Change::Insert { at: 6, item: first }),
        Edit::Line(LineChange::Insert {
            parent: None,
            at: 3,
            lines: vec![line],
        }),
    ]);
    apply(&mut contract, together).unwrap();
    assert_eq!(contract.lines.last().unwrap().id, line_id("axe-6"));
    assert_eq!(contract.next_key, 12);
    let half = Edit::Batch(vec![
        Edit::SetAmount {
            commitment: FigureKey(0),
            state: State::NotPublished,
        },
        Edit::Partner(Change::Remove {
            id: partner_id("personne"),
        }),
    ]);
    assert!(matches!(refused(half), Refused::Unknown(_)));
}

#[test]
fn an_oddity_of_the_file_does_not_block_other_edits() {
    let mut contract = sample::contract();
    contract.lines.push(sample::line("op-9", Some("axe-9")));
    let item = sample::source("autre", &[]);
    let add = Edit::Source(Change::Insert { at: 0, item });
    let inverse = apply(&mut contract, add).unwrap();
    assert_eq!(contract.references.sources.len(), 3);
    apply(&mut contract, inverse).unwrap();
    assert_eq!(contract.references.sources.len(), 2);
}

#[test]
fn lines_move_with_what_is_below_them() {
    let mut contract = sample::contract();
    let start = contract.clone();
    let away = Edit::Line(LineChange::Move {
        id: line_id("obj-1"),
        parent: Some(line_id("axe-5")),
        to: 0,
    });
    let back = apply(&mut contract, away).unwrap();
    let order: Vec<&str> = contract.lines.iter().map(|l| l.id.as_str()).collect();
    assert_eq!(order, ["axe-1", "axe-2", "axe-5", "obj-1", "op-1"]);
    apply(&mut contract, back).unwrap();
    assert_eq!(contract, start);
    let last = Edit::Line(LineChange::Move {
        id: line_id("axe-1"),
        parent: None,
        to: 2,
    });
    let back = apply(&mut contract, last).unwrap();
    let order: Vec<&str> = contract.lines.iter().map(|l| l.id.as_str()).collect();
    assert_eq!(order, ["axe-2", "axe-5", "axe-1", "obj-1", "op-1"]);
    apply(&mut contract, back).unwrap();
    assert_eq!(contract, start);
}
