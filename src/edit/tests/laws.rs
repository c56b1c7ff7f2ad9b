//! Random edits keep their laws: the inverse restores, undo all is the start, redo all the end.

use super::sample::{self, Dice};
use crate::contract::*;
use crate::edit::*;

fn random_state(dice: &mut Dice) -> State {
    let amount = Amount::new(Decimal::new(dice.below(9999) as i64, 1), Unit::Million).unwrap();
    match dice.below(5) {
        0 => State::published(amount),
        1 => State::NotPublished,
        2 => State::Nil {
            reason: "décision".to_owned(),
        },
        3 => State::NotApplicable,
        _ => State::Estimated(amount),
    }
}

fn random_change<T: Part>(
    dice: &mut Dice,
    list: &impl Sequence<Item = T>,
    new: T,
    touch: impl Fn(&mut T),
) -> Change<T> {
    let id = dice
        .pick(list)
        .map_or_else(|| new.id().clone(), |t| t.id().clone());
    match dice.below(4) {
        0 => Change::Insert {
            at: dice.below(list.size() + 2),
            item: new,
        },
        1 => Change::Remove { id },
        2 => {
            let mut item = list.each().find(|t| *t.id() == id).cloned().unwrap_or(new);
            touch(&mut item);
            Change::Replace { id, item }
        }
        _ => Change::Move {
            id,
            to: dice.below(list.size() + 1),
        },
    }
}

fn random_line(dice: &mut Dice, contract: &Contract, n: usize) -> LineChange {
    let some = |dice: &mut Dice| dice.pick(&contract.lines).map(|l| l.id.clone());
    let parent = if dice.below(3) == 0 { None } else { some(dice) };
    let Some(id) = some(dice) else {
        return LineChange::Insert {
            parent: None,
            at: 0,
            lines: vec![sample::line("axe-9", None)],
        };
    };
    match dice.below(4) {
        0 => {
            let parent_text = parent.as_ref().map(|p| p.to_string());
            let top = sample::line(&format!("obj-n{n}"), parent_text.as_deref());
            let below = sample::line(&format!("op-n{n}"), Some(top.id.as_str()));
            LineChange::Insert {
                parent,
                at: dice.below(3),
                lines: vec![top, below],
            }
        }
        1 => LineChange::Remove { id },
        2 => {
            let mut line = contract.line(&id).unwrap().clone();
            line.title.push('+');
            LineChange::Replace {
                id,
                line: Box::new(line),
            }
        }
        _ => LineChange::Move {
            id,
            parent,
            to: dice.below(3),
        },
    }
}

pub fn random_edit(dice: &mut Dice, c: &Contract, n: usize) -> Edit {
    let key = |dice: &mut Dice| FigureKey(dice.below(c.next_key as usize + 1) as u64);
    match dice.below(14) {
        0..=2 => Edit::SetAmount {
            commitment: key(dice),
            state: random_state(dice),
        },
        3 => Edit::SetAnnounced {
            key: key(dice),
            value: Value::Amount(random_state(dice)),
        },
        4 => {
            let id = dice.pick(&c.schedule.deadlines).map(|d| d.id.clone());
            let date = When::On(PartialDate::year(2020 + dice.below(9) as i16).unwrap());
            id.map_or(Edit::Batch(Vec::new()), |id| Edit::MoveDeadline {
                id,
                date,
            })
        }
        5 => {
            let new = sample::partner(&format!("p-{n}"), 9);
            Edit::Partner(random_change(dice, &c.partners, new, |p| p.name.push('+')))
        }
        6 => Edit::Line(random_line(dice, c, n)),
        7 => {
            let on = dice.pick(&c.lines).map_or("axe-1", |l| l.id.as_str());
            let by = dice.pick(&c.partners).map_or("mel", |p| p.id.as_str());
            let new = sample::commitment(c.next_key, on, &[by], random_state(dice));
            Edit::Commitment(random_change(dice, &c.commitments, new, |c| {
                c.by.truncate(1)
            }))
        }
        8 => {
            let new = sample::source(&format!("s-{n}"), &["q"]);
            Edit::Source(random_change(dice, &c.references.sources, new, |s| {
                s.quotes.clear();
            }))
        }
        9 => {
            let mut identity = c.identity.clone();
            identity.title = format!("Titre {n}");
            Edit::SetIdentity(Box::new(identity))
        }
        10 => {
            let new = sample::deadline(&format!("d-{n}"), "decisions", When::Unknown);
            Edit::Deadline(random_change(dice, &c.schedule.deadlines, new, |d| {
                d.importance = Importance::Major;
            }))
        }
        12 => {
            let new = sample::dismissal(&format!("x-{n}"));
            Edit::Dismissal(random_change(dice, &c.dismissed, new, |d| {
                d.reason.push('+');
            }))
        }
        11 => {
            let new = sample::lane(&format!("l-{n}"));
            Edit::Lane(random_change(dice, &c.schedule.lanes, new, |l| {
                l.title.push('+')
            }))
        }
        _ => {
            let many = dice.below(4);
            Edit::Batch(
                (0..many)
                    .map(|i| random_edit(dice, c, n * 10 + i))
                    .collect(),
            )
        }
    }
}

/// The contract without its key counter, which undo never turns back.
pub fn contents(contract: &Contract) -> Contract {
    Contract {
        next_key: 0,
        ..contract.clone()
    }
}

#[test]
fn the_sample_is_sound() {
    assert_eq!(integrity(&sample::contract()), Vec::new());
}

#[test]
fn an_accepted_edit_keeps_integrity_and_its_inverse_restores() {
    let mut accepted = 0;
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let mut contract = sample::contract();
        for n in 0..60 {
            let before = contract.clone();
            let edit = random_edit(&mut dice, &contract, n + 1);
            match apply(&mut contract, edit.clone()) {
                Ok(inverse) => {
                    accepted += 1;
                    assert_eq!(integrity(&contract), Vec::new(), "{edit:?}");
                    let after = contract.clone();
                    let redo = apply(&mut contract, inverse).unwrap();
                    assert_eq!(contents(&contract), contents(&before), "{edit:?}");
                    apply(&mut contract, redo).unwrap();
                    assert_eq!(contract, after);
                }
                Err(_) => assert_eq!(contract, before, "{edit:?}"),
            }
        }
    }
    assert!(accepted > 1500, "{accepted}");
}

#[test]
fn undo_all_is_the_start_and_redo_all_is_the_end() {
    for seed in 100..140 {
        let mut dice = Dice::new(seed);
        let start = sample::contract();
        let mut contract = start.clone();
        let mut history = History::new();
        let mut states = vec![contents(&contract)];
        for n in 0..80 {
            let edit = random_edit(&mut dice, &contract, n + 1);
            let before = history.revision();
            if let Ok(revision) = history.apply(&mut contract, edit)
                && revision != before
            {
                states.push(contents(&contract));
            }
        }
        let end = contract.clone();
        for state in states.iter().rev().skip(1) {
            history.undo(&mut contract).unwrap();
            assert_eq!(contents(&contract), *state);
            assert_eq!(integrity(&contract), Vec::new());
        }
        assert!(history.undo(&mut contract).is_none());
        assert!(!history.is_dirty());
        assert_eq!(contents(&contract), contents(&start));
        while history.redo(&mut contract).is_some() {}
        assert_eq!(contract, end);
    }
}

#[test]
fn the_way_to_the_saved_state_is_always_known() {
    for seed in 200..280 {
        let mut dice = Dice::new(seed);
        let mut contract = sample::contract();
        let mut history = History::new();
        let mut saved = contract.clone();
        for n in 0..60 {
            match dice.below(8) {
                0 | 1 => drop(history.undo(&mut contract)),
                2 => drop(history.redo(&mut contract)),
                3 => {
                    assert!(history.mark_saved(history.revision()));
                    saved = contract.clone();
                }
                _ => {
                    let edit = random_edit(&mut dice, &contract, n + 1);
                    drop(history.apply(&mut contract, edit));
                }
            }
            if !history.is_dirty() {
                assert_eq!(contents(&contract), contents(&saved));
            }
            for difference in history.since_saved(&contract) {
                let target = &difference.target;
                assert_eq!(difference.old, Snapshot::of(&saved, target), "{target:?}");
                assert_eq!(difference.new, Snapshot::of(&contract, target));
            }
            let listed = history.since_saved(&contract);
            // Kept up to date step by step, it is what the way as a whole tells.
            let sorted = |mut all: Vec<Difference>| {
                all.sort_by(|a, b| a.target.cmp(&b.target));
                all
            };
            let anew = History::clone(&history).forgetful().since_saved(&contract);
            assert_eq!(sorted(listed.clone()), sorted(anew), "{seed} {n}");
            for partner in contract.partners.iter().chain(&saved.partners) {
                let differs = contract.partner(&partner.id) != saved.partner(&partner.id);
                let found = listed.iter().any(|d| d.target == partner.target());
                assert!(!differs || found, "{partner:?}");
            }
            for line in contract.lines.iter().chain(&saved.lines) {
                let differs = contract.line(&line.id) != saved.line(&line.id);
                let found = listed.iter().any(|d| d.target == line.target());
                let is_new_child = saved.line(&line.id).is_none() && line.parent.is_some();
                assert!(!differs || found || is_new_child, "{line:?}");
            }
        }
    }
}
