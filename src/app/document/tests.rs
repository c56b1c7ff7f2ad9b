//! What follows from a contract after edits is what would follow from it read anew.

use super::*;
use crate::cli::sample::{Size, text};
use crate::edit::tests::laws::random_edit;
use crate::edit::tests::sample::{self, Dice};
use crate::file;

fn today() -> Date {
    jiff::civil::date(2024, 12, 2)
}

/// Makes random edits, undoes and redoes some, and compares after each refresh.
fn edits_agree(name: &str, contract: Contract, rounds: usize, seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let mut document = Document::new(contract, Origin::New);
    document.refresh(today());
    let mut made = 0;
    for round in 0..rounds {
        match dice.below(7) {
            0 => drop(document.undo()),
            1 => drop(document.redo()),
            2 => made += usize::from(set_aside(&mut dice, &mut document)),
            3 => made += usize::from(change_names(&mut dice, &mut document, round)),
            _ => {
                let edit = random_edit(&mut dice, document.contract(), round);
                made += usize::from(document.commit(edit).is_ok());
            }
        }
        if dice.below(3) == 0 {
            continue;
        }
        document.refresh(today());
        let revision = document.history.revision();
        let fresh = Derived::at(document.contract(), revision, today());
        let known = document.derived().unwrap();
        for (a, b) in known.summaries.iter().zip(&fresh.summaries) {
            assert_eq!(a.matrix, b.matrix, "{name} {seed} {round}");
            assert_eq!(a.totals, b.totals, "{name} {seed} {round}");
        }
        assert_eq!(known.findings, fresh.findings, "{name} {seed} {round}");
        assert_eq!(known.entries, fresh.entries, "{name} {seed} {round}");
        assert_eq!(known.line_texts, fresh.line_texts, "{name} {seed} {round}");
    }
    made
}

/// What random edits of single things leave out: perimeters, groups, documents, roles; names that are alike or not what
/// they seem; things that go with all that hangs on them.
fn change_names(dice: &mut Dice, document: &mut Document, n: usize) -> bool {
    use crate::contract::*;
    use crate::edit::*;
    let c = document.contract().clone();
    let same = dice
        .pick(&c.lines)
        .map_or("x".to_owned(), |l| l.title.clone());
    let edit = match dice.below(10) {
        0 => Some(add_perimeter(&c, &format!("Périmètre {}", n % 3)).1),
        1 => dice.pick(&c.perimeters).cloned().map(|mut item| {
            item.name = format!("Périmètre {}", n % 3);
            item.part_of = dice.pick(&c.perimeters).map(|p| p.id.clone());
            let id = item.id.clone();
            Edit::Perimeter(Change::Replace { id, item })
        }),
        2 => Some(add_group(&c, &same, c.partners.iter().map(|p| p.id.clone()).collect()).1),
        3 => dice.pick(&c.groups).cloned().map(|mut item| {
            item.members.pop();
            let id = item.id.clone();
            Edit::Group(Change::Replace { id, item })
        }),
        4 => Some(add_document(&c, "Protocole").1),
        5 => dice.pick(&c.partners).cloned().map(|mut item| {
            item.role = match dice.below(2) {
                0 => Role::Signatory,
                _ => Role::Financer,
            };
            item.name = same.clone();
            let id = item.id.clone();
            Edit::Partner(Change::Replace { id, item })
        }),
        6 => dice.pick(&c.lines).cloned().map(|mut line| {
            line.title = format!("{same}\u{430}a");
            line.children = match dice.below(3) {
                0 => ChildRule::Partition,
                1 => ChildRule::Partial,
                _ => ChildRule::Overlapping,
            };
            let id = line.id.clone();
            Edit::Line(LineChange::Replace {
                id,
                line: Box::new(line),
            })
        }),
        7 => dice
            .pick(&c.lines)
            .and_then(|l| remove(&c, &Target::Line(l.id.clone())).ok()),
        8 => dice
            .pick(&c.partners)
            .and_then(|p| remove(&c, &Target::Partner(p.id.clone())).ok()),
        _ => {
            let mut identity = c.identity.clone();
            identity.period.last = 2020 + (n % 9) as i16;
            Some(Edit::SetIdentity(Box::new(identity)))
        }
    };
    edit.is_some_and(|edit| document.commit(edit).is_ok())
}

/// Sets aside a point that is open, if there is one.
fn set_aside(dice: &mut Dice, document: &mut Document) -> bool {
    let open = crate::check::findings(document.contract(), today());
    let Some(finding) = dice.pick(&open) else {
        return false;
    };
    let item = crate::check::dismissal(document.contract(), finding, "vu");
    item.is_some_and(|item| {
        let at = document.contract().dismissed.len();
        let change = crate::edit::Change::Insert { at, item };
        document.commit(Edit::Dismissal(change)).is_ok()
    })
}

fn read(text: &str) -> Contract {
    file::read("x.ron", text.as_bytes()).unwrap().contract
}

#[test]
fn derived_data_follows_random_edits() {
    let mut made = 0;
    for seed in 1..=4 {
        made += edits_agree("sample", sample::contract(), 200, seed);
        made += edits_agree(
            "everything",
            read(include_str!("../../file/everything.ron")),
            100,
            seed,
        );
    }
    use crate::app::samples::{FICTITIOUS, REAL_V2, load};
    for name in [FICTITIOUS, REAL_V2] {
        let contract = load(name).unwrap().contract;
        made += edits_agree(name, contract, 120, 9);
    }
    assert!(made > 300, "most edits are made: {made}");
}

/// Long lists are indexed, short ones are not: the same must hold for both.
#[test]
fn derived_data_follows_random_edits_of_long_lists() {
    let size = Size {
        operations: 300,
        partners: 3,
        seed: 4,
    };
    let made = edits_agree("long", read(&text(size)), 60, 3);
    assert!(made > 20, "most edits are made: {made}");
}

#[test]
fn nothing_is_made_anew_when_nothing_was_touched() {
    let mut document = Document::new(sample::contract(), Origin::New);
    document.refresh(today());
    let findings = document.derived().unwrap().findings().as_ptr();
    document.refresh(today());
    assert_eq!(findings, document.derived().unwrap().findings().as_ptr());
}

/// A change of the whole, as a file that is read again brings it.
fn adopt_title(document: &mut Document, title: &str, last: i16) {
    let mut identity = document.contract().identity.clone();
    identity.title = title.to_owned();
    identity.period.last = last;
    let edit = Edit::SetIdentity(Box::new(identity));
    document.adopt(edit, Verb::Reload).unwrap();
}

/// Copies with amounts hidden, and with hidden characters spelled out, are of what is shown, also while that is behind
/// what is edited.
#[test]
fn what_is_shown_in_the_place_of_a_long_contract_is_of_the_state_that_is_shown() {
    let size = Size {
        operations: 2_000,
        partners: 10,
        seed: 4,
    };
    let mut document = Document::new(read(&text(size)), Origin::New);
    document.refresh(today());
    document.mask(true);
    assert!(document.is_spelled());
    let old = document.shown().identity.title.clone();
    let title = |document: &Document| document.shown().identity.title.clone();

    adopt_title(&mut document, "Reçu\u{200b} 54,3 M€", 2030);
    document.refresh(today());
    document.mask(true);
    let first = document.take_job().unwrap();
    assert_eq!(title(&document), old);
    adopt_title(&mut document, "Relu\u{200b} 60,5 M€", 2031);
    document.refresh(today());
    document.mask(true);

    // The first is there, and the second is worked out yet.
    document.worked_out(&first, None);
    document.refresh(today());
    document.mask(true);
    assert!(document.is_behind());
    let shown = title(&document);
    assert!(shown.contains("Reçu") && !shown.contains("54"), "{shown}");
    assert!(!shown.contains('\u{200b}'), "{shown:?}");
    document.mask(false);
    let shown = title(&document);
    assert!(
        shown.contains("54,3") && !shown.contains('\u{200b}'),
        "{shown:?}"
    );

    let second = document.take_job().unwrap();
    document.mask(true);
    document.worked_out(&second, None);
    document.refresh(today());
    document.mask(true);
    assert!(!document.is_behind());
    let shown = title(&document);
    assert!(shown.contains("Relu") && !shown.contains("60"), "{shown}");
    assert!(!shown.contains('\u{200b}'), "{shown:?}");
}
