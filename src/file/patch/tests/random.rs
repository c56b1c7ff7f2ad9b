//! Random edits on files in many styles: the text reads as the contract, what the edits do not concern stays.

use super::styles::{comments, styles};
use super::*;
use crate::contract::*;
use crate::edit::tests::laws::random_edit;
use crate::edit::tests::sample::{self, Dice};
use crate::edit::{self, Below, Change, Edit, History, LineChange, add_axis, add_line};
use crate::file::tests::good_files;

/// The good files and a contract built in code, in every style.
fn texts() -> Vec<(String, String)> {
    let mut files = good_files();
    let sample = crate::file::write(&sample::contract()).unwrap();
    files.push(("sample".to_owned(), sample));
    let mut all = Vec::new();
    for (name, text) in files {
        for (style, text) in styles(&text) {
            all.push((format!("{name}, {style}"), text));
        }
    }
    all
}

fn another(dice: &mut Dice, c: &Contract, n: usize) -> Option<Edit> {
    Some(match dice.below(14) {
        0 => add_axis(c, &format!("Axe {n}")).1,
        1 => {
            let parent = dice.pick(&c.lines)?.id.clone();
            let below = [Below::Objective, Below::Operation][dice.below(2)];
            add_line(c, &parent, below, &format!("Ligne « {n} »"))
                .ok()?
                .1
        }
        2 => Edit::Line(LineChange::Move {
            id: dice.pick(&c.lines)?.id.clone(),
            parent: dice
                .pick(&c.lines)
                .filter(|_| !n.is_multiple_of(3))
                .map(|l| l.id.clone()),
            to: dice.below(3),
        }),
        3 => {
            let mut line = dice.pick(&c.lines)?.clone();
            line.note = line.note.is_none().then(|| format!("note \"{n}\""));
            line.children = [ChildRule::Partition, ChildRule::Partial][dice.below(2)];
            if dice.below(2) == 0 {
                line.kind = LineKind::Operation(Box::new(Operation {
                    tags: vec![format!("t{n}"); dice.below(3)],
                    total_cost: Some(sample::amount("3.5 M€")),
                    ..Operation::default()
                }));
            }
            Edit::Line(LineChange::Replace {
                id: line.id.clone(),
                line: Box::new(line),
            })
        }
        4 | 5 => {
            let mut item = dice.pick(&c.commitments)?.clone();
            item.key = FigureKey(c.next_key);
            item.by = vec![dice.pick(&c.partners)?.id.clone()];
            Edit::Commitment(Change::Insert {
                at: dice.below(c.commitments.len() + 1),
                item,
            })
        }
        6 => {
            let mut item = dice.pick(&c.announced)?.clone();
            item.key = FigureKey(c.next_key);
            item.note = Some("n".to_owned());
            Edit::Announced(Change::Insert {
                at: dice.below(c.announced.len() + 1),
                item,
            })
        }
        7 => Edit::Announced(Change::Move {
            id: dice.pick(&c.announced)?.key,
            to: dice.below(c.announced.len()),
        }),
        8 => Edit::Commitment(Change::Move {
            id: dice.pick(&c.commitments)?.key,
            to: dice.below(c.commitments.len()),
        }),
        9 => Edit::Commitment(Change::Remove {
            id: dice.pick(&c.commitments)?.key,
        }),
        10 => {
            let mut item = dice.pick(&c.commitments)?.clone();
            item.purpose = item.purpose.is_none().then(|| "objet".to_owned());
            item.sources.reverse();
            item.sources.truncate(dice.below(3));
            item.as_of = Some(When::Unknown).filter(|_| n.is_multiple_of(2));
            Edit::Commitment(Change::Replace { id: item.key, item })
        }
        11 => {
            let mut item = dice.pick(&c.schedule.deadlines)?.clone();
            item.short = Some(format!("É{n}"));
            item.links.partner = None;
            item.links.line = dice.pick(&c.lines).map(|line| line.id.clone());
            Edit::Deadline(Change::Replace {
                id: item.id.clone(),
                item,
            })
        }
        12 => Edit::Partner(Change::Move {
            id: dice.pick(&c.partners)?.id.clone(),
            to: dice.below(c.partners.len()),
        }),
        _ => {
            let mut item = dice.pick(&c.groups)?.clone();
            item.members = c.partners.iter().map(|p| p.id.clone()).collect();
            item.members.truncate(1 + dice.below(5));
            Edit::Group(Change::Replace {
                id: item.id.clone(),
                item,
            })
        }
    })
}

fn some_edit(dice: &mut Dice, contract: &Contract, n: usize) -> Option<Edit> {
    if dice.below(2) == 0 {
        another(dice, contract, n)
    } else {
        Some(random_edit(dice, contract, n))
    }
}

/// Applies edits, writes and reads after each, then undoes all; returns the number of accepted edits.
fn edits_and_undos(name: &str, text: &str, seed: u64, count: usize) -> usize {
    let start = loaded(text);
    let mut contract = start.clone();
    let mut history = History::new();
    let mut dice = Dice::new(seed);
    let mut accepted = 0;
    for n in 0..count {
        let Some(edit) = some_edit(&mut dice, &contract, n + 1) else {
            continue;
        };
        let before = contract.clone();
        if history.apply(&mut contract, edit.clone()).is_err() || contract == before {
            continue;
        }
        accepted += 1;
        check(name, text, &contract, &edit);
    }
    while history.undo(&mut contract).is_some() {}
    let back = patch(text.as_bytes(), &contract).unwrap();
    assert_eq!(
        (back.bytes.as_slice(), back.passages),
        (text.as_bytes(), 0),
        "{name}"
    );
    accepted
}

fn check(name: &str, text: &str, contract: &Contract, edit: &Edit) {
    let patched = patch(text.as_bytes(), contract);
    if let Ok(patched) = &patched {
        let new = std::str::from_utf8(&patched.bytes).unwrap();
        super::untouched::assert_untouched(name, text, contract, new);
    }
    if patched.is_err() {
        let old = sound("a.ron", text.as_bytes()).unwrap();
        let written = whole(&old, contract).map(|p| String::from_utf8(p.bytes).unwrap());
        std::fs::write(
            std::env::temp_dir().join("patched.ron"),
            written.as_deref().unwrap_or(""),
        )
        .unwrap();
        std::fs::write(std::env::temp_dir().join("base.ron"), text).unwrap();
        panic!("{name}: {:?} after {edit:?}", patched.err());
    }
}

fn amounts_only(name: &str, text: &str, seed: u64, count: usize) {
    let start = loaded(text);
    let mut dice = Dice::new(seed);
    for n in 0..count {
        let mut contract = start.clone();
        let Some(picked) = dice.pick(&start.commitments) else {
            return;
        };
        let State::Published(statement) = picked.amount else {
            continue;
        };
        let amount = Amount::new(Decimal::new(n as i64 * 7 + 1, 1), Unit::Million).unwrap();
        if amount == statement.amount {
            continue;
        }
        let state = State::Published(Statement {
            amount,
            ..statement
        });
        edit::apply(
            &mut contract,
            Edit::SetAmount {
                commitment: picked.key,
                state,
            },
        )
        .unwrap();
        let patched = patch(text.as_bytes(), &contract).unwrap();
        let new = String::from_utf8(patched.bytes).unwrap();
        assert_eq!(patched.passages, 1, "{name}");
        assert_eq!(comments(&new), comments(text), "{name}");
        super::untouched::assert_one_token(name, text, &new);
    }
}

#[test]
fn files_in_every_style_say_the_same_and_are_kept_when_nothing_changes() {
    for (name, text) in texts() {
        let contract = loaded(&text);
        let patched = patch(text.as_bytes(), &contract).unwrap();
        assert_eq!(patched.bytes, text.as_bytes(), "{name}");
        assert_eq!(patched.passages, 0, "{name}");
    }
}

#[test]
fn an_amount_changes_only_its_own_text() {
    for (name, text) in texts() {
        amounts_only(&name, &text, 1, 1);
    }
}

#[test]
fn edits_read_back_and_their_undos_give_the_same_bytes() {
    let mut accepted = 0;
    for (seed, (name, text)) in (0..).zip(texts()) {
        let count = if text.len() < 12_000 { 6 } else { 2 };
        accepted += edits_and_undos(&name, &text, seed, count);
    }
    assert!(accepted > 80, "{accepted}");
}

/// An edit that takes nothing away.
fn harmless(edit: &Edit) -> bool {
    match edit {
        Edit::Line(LineChange::Move { .. } | LineChange::Insert { .. })
        | Edit::Commitment(Change::Move { .. } | Change::Insert { .. })
        | Edit::Announced(Change::Move { .. } | Change::Insert { .. })
        | Edit::Partner(Change::Move { .. } | Change::Insert { .. })
        | Edit::SetAmount { .. }
        | Edit::SetAnnounced { .. }
        | Edit::MoveDeadline { .. } => true,
        Edit::Batch(edits) => edits.iter().all(harmless),
        _ => false,
    }
}

/// What the comments say, whichever their brackets.
fn said(text: &str) -> Vec<&str> {
    let mut said: Vec<&str> = comments(text)
        .into_iter()
        .map(|comment| comment.trim_matches(|c: char| "/* ".contains(c)))
        .collect();
    said.sort_unstable();
    said
}

fn comments_survive(name: &str, text: &str, seed: u64, count: usize) -> usize {
    let mut contract = loaded(text);
    let mut dice = Dice::new(seed);
    let mut accepted = 0;
    for n in 0..count {
        let Some(edit) = some_edit(&mut dice, &contract, n + 1) else {
            continue;
        };
        if !harmless(&edit) || edit::apply(&mut contract, edit.clone()).is_err() {
            continue;
        }
        accepted += 1;
        let patched = patch(text.as_bytes(), &contract).unwrap();
        let new = String::from_utf8(patched.bytes).unwrap();
        if said(&new) != said(text) {
            std::fs::write(std::env::temp_dir().join("patched.ron"), &new).unwrap();
            std::fs::write(std::env::temp_dir().join("base.ron"), text).unwrap();
        }
        assert_eq!(said(&new), said(text), "{name} {edit:?}");
    }
    accepted
}

#[test]
fn additions_and_moves_keep_every_comment() {
    let mut accepted = 0;
    for (seed, (name, text)) in (300..).zip(texts()) {
        if text.len() < 12_000 || name.contains("comments") {
            accepted += comments_survive(&name, &text, seed, 8);
        }
    }
    assert!(accepted > 80, "{accepted}");
}

/// The full count: `cargo test --release --lib -- --ignored file::patch --nocapture`.
#[test]
#[ignore = "takes minutes"]
fn a_hundred_thousand_edits() {
    let mut accepted = 0;
    let texts = texts();
    let mut seed = 1000;
    while accepted < 100_000 {
        for (name, text) in &texts {
            accepted += edits_and_undos(name, text, seed, 40);
            amounts_only(name, text, seed, 3);
            seed += 1;
        }
    }
    println!(
        "minimal save: {accepted} edits written and read back, undone to the same bytes; 0 bytes \
         changed outside what was edited"
    );
}
