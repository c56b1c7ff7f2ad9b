//! Edits on the contracts of `data/`, as any program could make them: what undo and redo promise, what saving then
//! writes, what is refused. The laws of edits one by one are held beside them, in `src/edit`.
#![allow(clippy::unwrap_used)]

use maquette::contract::*;
use maquette::edit::*;
use maquette::file;

const FILES: [(&str, &[u8]); 3] = [
    (
        "v1",
        include_bytes!("../data/hauts-de-france-2021-2027.ron"),
    ),
    (
        "v2",
        include_bytes!("../data/hauts-de-france-2021-2027-v2.ron"),
    ),
    ("trois-vallees", include_bytes!("../data/trois-vallees.ron")),
];

fn contract(bytes: &[u8]) -> Contract {
    file::read("test.ron", bytes).unwrap().contract
}

/// The contract without its key counter: keys are never given twice, so undo does not turn it back.
fn contents(contract: &Contract) -> Contract {
    Contract {
        next_key: 0,
        ..contract.clone()
    }
}

/// Repeatable pseudo-random numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }

    fn pick<'a, T>(&mut self, items: &'a (impl Sequence<Item = T> + ?Sized)) -> Option<&'a T> {
        let n = self.below(items.size());
        items.item(n)
    }
}

/// What a person could do next: a figure typed or emptied, something added, renamed, moved or removed.
fn next_edit(dice: &mut Dice, c: &Contract, n: usize) -> Option<Edit> {
    let line = dice.pick(&c.lines)?.id.clone();
    let partner = dice.pick(&c.partners)?.id.clone();
    let perimeter = dice.pick(&c.perimeters)?.id.clone();
    match dice.below(14) {
        0..=3 => {
            let amount = Amount::new(
                Decimal::new(dice.below(99_999) as i64 + 1, 2),
                Unit::Million,
            )
            .unwrap();
            set_cell(c, &line, &partner, &perimeter, Entry::Amount(amount)).ok()
        }
        4 => {
            let kind = match dice.below(3) {
                0 => Emptied::NotPublished,
                1 => Emptied::NotApplicable,
                _ => Emptied::Nil {
                    reason: "décision du conseil".to_owned(),
                },
            };
            clear_cell(c, &line, &partner, &perimeter, kind).ok()
        }
        5 => Some(add_axis(c, &format!("Axe ajouté {n}")).1),
        6 => add_line(
            c,
            &line,
            Below::Operation,
            &format!("Opération ajoutée {n}"),
        )
        .ok()
        .map(|(_, edit)| edit),
        7 => Some(
            add_partner(
                c,
                &format!("Collectivité {n}"),
                &format!("Coll. {n}"),
                Role::Financer,
            )
            .1,
        ),
        8 => Some(add_source(c, &format!("Page {n}"), Some("https://example.org/a")).1),
        9 => {
            let deadline = dice.pick(&c.schedule.deadlines)?;
            let date = When::On(PartialDate::year(2021 + dice.below(9) as i16).unwrap());
            Some(Edit::MoveDeadline {
                id: deadline.id.clone(),
                date,
            })
        }
        10 => remove(c, &random_target(dice, c)?).ok(),
        11 => {
            let mut item = dice.pick(&c.partners)?.clone();
            item.name.push_str(" bis");
            Some(Edit::Partner(Change::Replace {
                id: item.id.clone(),
                item,
            }))
        }
        12 => Some(Edit::Deadline(Change::Move {
            id: dice.pick(&c.schedule.deadlines)?.id.clone(),
            to: dice.below(c.schedule.deadlines.len()),
        })),
        _ => {
            let mut identity = c.identity.clone();
            identity.title = format!("Contrat {n}");
            Some(Edit::SetIdentity(Box::new(identity)))
        }
    }
}

fn random_target(dice: &mut Dice, c: &Contract) -> Option<Target> {
    Some(match dice.below(5) {
        0 => Target::Line(dice.pick(&c.lines)?.id.clone()),
        1 => Target::Partner(dice.pick(&c.partners)?.id.clone()),
        2 => Target::Commitment(dice.pick(&c.commitments)?.key),
        3 => Target::Source(dice.pick(&c.references.sources)?.id.clone()),
        _ => Target::Deadline(dice.pick(&c.schedule.deadlines)?.id.clone()),
    })
}

#[test]
fn undo_all_is_the_start_and_redo_all_is_the_end() {
    for (name, bytes) in FILES {
        let start = contract(bytes);
        for seed in 1..=12 {
            let mut dice = Dice::new(seed);
            let (mut now, mut history) = (start.clone(), History::new());
            let mut made = 0;
            for n in 0..40 {
                if let Some(edit) = next_edit(&mut dice, &now, n)
                    && history.apply(&mut now, edit).is_ok()
                {
                    made += 1;
                    assert_eq!(integrity(&now), Vec::new(), "{name}, seed {seed}, edit {n}");
                }
            }
            assert!(made > 15, "{name}, seed {seed}: {made} edits");
            let end = now.clone();
            while history.undo(&mut now).is_some() {}
            assert_eq!(contents(&now), contents(&start), "{name}, seed {seed}");
            assert!(!history.is_dirty());
            // What is saved now is the file as it was, byte for byte.
            let saved = file::patch(bytes, &now).unwrap();
            assert_eq!(
                (saved.passages, saved.bytes.as_slice()),
                (0, bytes),
                "{name}, seed {seed}"
            );
            while history.redo(&mut now).is_some() {}
            assert_eq!(now, end, "{name}, seed {seed}");
        }
    }
}

/// Whatever an edit lets in can be saved: the text reads back as the same contract.
#[test]
fn every_edited_contract_can_be_saved_and_read_again() {
    for (name, bytes) in FILES {
        for seed in 50..56 {
            let mut dice = Dice::new(seed);
            let (mut now, mut history) = (contract(bytes), History::new());
            for n in 0..25 {
                if let Some(edit) = next_edit(&mut dice, &now, n) {
                    drop(history.apply(&mut now, edit));
                }
            }
            let saved =
                file::patch(bytes, &now).unwrap_or_else(|e| panic!("{name}, seed {seed}: {e:?}"));
            let again = contract(&saved.bytes);
            assert_eq!(
                file::write(&again).unwrap(),
                file::write(&now).unwrap(),
                "{name}, seed {seed}"
            );
        }
    }
}

#[test]
fn texts_that_could_not_be_read_again_are_refused() {
    let start = contract(FILES[0].1);
    let line = LineId::new("axe-1").unwrap();
    let commitment = start.commitments.iter().find(|c| c.line == line).unwrap();
    let renamed = |name: String| {
        let mut item = start.partners[0].clone();
        item.name = name;
        Edit::Partner(Change::Replace {
            id: item.id.clone(),
            item,
        })
    };
    let with_state = |amount: State| {
        let item = Commitment {
            amount,
            ..commitment.clone()
        };
        Edit::Commitment(Change::Replace { id: item.key, item })
    };
    let blank = || " \u{a0}\u{200b}".to_owned();
    let refused = [
        renamed(blank()),
        renamed("x".repeat(501)),
        renamed("a\u{7}b".to_owned()),
        renamed("a\nb".to_owned()),
        renamed("PAS\u{202e}".to_owned()),
        renamed(format!("e{}", "\u{301}".repeat(9))),
        with_state(State::Nil { reason: blank() }),
        with_state(State::Pending {
            reason: String::new(),
            as_of: None,
        }),
        with_state(State::Nil {
            reason: "x".repeat(20_001),
        }),
    ];
    for edit in refused {
        let mut now = start.clone();
        assert!(apply(&mut now, edit.clone()).is_err(), "{edit:?}");
        assert_eq!(now, start, "a refused edit changes nothing");
    }
}

/// A removal takes with it what would refer to nothing, and one undo brings all of it back.
#[test]
fn a_removal_and_its_undo_are_one_step_each() {
    for (name, bytes) in FILES {
        let start = contract(bytes);
        for partner in &start.partners {
            let (mut now, mut history) = (start.clone(), History::new());
            history
                .apply(
                    &mut now,
                    remove(&start, &Target::Partner(partner.id.clone())).unwrap(),
                )
                .unwrap();
            assert!(now.partner(&partner.id).is_none());
            assert_eq!(integrity(&now), Vec::new(), "{name}, {}", partner.id);
            assert!(history.undo(&mut now).is_some());
            assert_eq!(contents(&now), contents(&start), "{name}, {}", partner.id);
            assert!(history.undo(&mut now).is_none());
        }
    }
}
