//! The guard that reads only what changed refuses every wrong text that reading all of it would refuse.

use super::super::guard::{Claim, elsewhere, reads_as};
use super::super::local::Plan;
use super::super::same;
use super::long::{long, usual};
use crate::contract::*;
use crate::edit::apply;
use crate::edit::tests::sample::Dice;
use crate::file::direct::read_part;
use crate::file::imprint::{Imprint, Marks};
use crate::file::read::sound;

/// A save of one edit, up to the moment when its text is looked at.
struct Case {
    old: String,
    imprint: Imprint,
    contract: Contract,
    text: String,
    starts: Vec<usize>,
}

impl Case {
    fn of(old: &str, change: impl FnOnce(&mut Contract)) -> Self {
        let read = sound("x", old.as_bytes()).unwrap();
        let imprint = read.imprint().unwrap();
        let mut contract = read.contract;
        change(&mut contract);
        let marks = Marks::of(&contract);
        let plan = Plan::new(old, &imprint, &contract, &marks).unwrap();
        let (short, _) = plan.short_text().unwrap();
        let (before, _) = read_part(&short, &elsewhere(&plan, &contract).unwrap()).unwrap();
        let near = plan.rewritten(&before, &plan.short_new(&contract)).unwrap();
        let (text, starts) = (near.text, near.starts);
        let case = Self {
            old: old.to_owned(),
            imprint,
            contract,
            text,
            starts,
        };
        assert!(case.accepts(), "the right text is accepted");
        case
    }

    fn accepts(&self) -> bool {
        self.accepts_as(&self.text, &self.starts)
    }

    fn accepts_as(&self, text: &str, starts: &[usize]) -> bool {
        let marks = Marks::of(&self.contract);
        let plan = Plan::new(&self.old, &self.imprint, &self.contract, &marks).unwrap();
        let (short, _) = plan.short_text().unwrap();
        let (before, _) = read_part(&short, &elsewhere(&plan, &self.contract).unwrap()).unwrap();
        let claim = Claim {
            plan: &plan,
            short_old: &before,
            text,
            starts,
            contract: &self.contract,
            marks: &marks,
        };
        reads_as(&claim).is_some()
    }

    /// What reading the whole says.
    fn is_right(&self, text: &str) -> bool {
        sound("x", text.as_bytes()).is_ok_and(|back| same(&back.contract, &self.contract))
    }

    /// The text with something planted at a byte instead of some others, and the starts moved along.
    fn planted(&self, at: usize, less: usize, piece: &str) -> (String, Vec<usize>) {
        let text = format!("{}{piece}{}", &self.text[..at], &self.text[at + less..]);
        let starts = self.starts.iter().map(|start| {
            if *start > at {
                (start + piece.len()).saturating_sub(less)
            } else {
                *start
            }
        });
        (text, starts.collect())
    }

    fn refuses(&self, what: &str, at: usize, less: usize, piece: &str) {
        let (text, starts) = self.planted(at, less, piece);
        assert!(!self.is_right(&text), "{what}: a wrong text was planted");
        assert!(!self.accepts_as(&text, &starts), "{what}");
        assert!(!self.accepts_as(&text, &self.starts), "{what}");
    }
}

/// An amount changes in the middle of the list.
fn one_amount() -> Case {
    Case::of(&long(), |contract| {
        let middle = contract.commitments.len() / 2;
        contract.commitments[middle].amount = State::published("987654.25 k€".parse().unwrap());
    })
}

#[test]
fn wrong_texts_are_refused() {
    let case = one_amount();
    let text = &case.text;
    let new = text.find("987654.25 k€").unwrap();
    let comma = new + text[new..].find("),").unwrap();
    let next = comma + text[comma..].find("by: [").unwrap();
    let before = text[..new].rfind("line: ").unwrap();
    case.refuses("another amount", new, 1, "8");
    case.refuses("another precision", new + 9, 0, "0");
    case.refuses("the old amount's end left over", new + 14, 0, "7");
    case.refuses("a quote too few", new - 1, 1, "");
    case.refuses("a quote too many", new, 0, "\"");
    case.refuses("an escape", new + 3, 0, "\\");
    case.refuses("a swallowed comma", comma + 1, 1, "");
    case.refuses("a comment opened", new - 1, 0, "/*");
    case.refuses("a line comment over the value", new - 1, 0, "//");
    case.refuses("a neighbour changed", next + 6, 1, "");
    case.refuses("another line named", before + 7, 0, "x");
    case.refuses("the file cut", text.len() - 3, 3, "");
    case.refuses("something after the end", text.len(), 0, "x");
    case.refuses("something before the start", 0, 0, "x");
    // Within what was not to change.
    let far = text.find("amount: Published(").unwrap();
    let quoted = far + text[far..].find('"').unwrap() + 1;
    case.refuses("a far amount changed", quoted, 0, "1");
    let last = text.rfind("amount: Published(").unwrap();
    let quoted = last + text[last..].find('"').unwrap() + 1;
    case.refuses("the last amount changed", quoted, 0, "1");
}

#[test]
fn stretches_in_the_wrong_place_are_refused() {
    let case = one_amount();
    for n in 0..case.starts.len() {
        for way in [-1_isize, 1, 40, -200] {
            let mut starts = case.starts.clone();
            starts[n] = starts[n].saturating_add_signed(way);
            assert!(!case.accepts_as(&case.text, &starts), "{n} {way}");
        }
    }
    let fewer = &case.starts[1..];
    assert!(!case.accepts_as(&case.text, fewer));
    let mut swapped = case.starts.clone();
    swapped.swap(0, 1);
    assert!(!case.accepts_as(&case.text, &swapped));
    // A stretch that goes before the item it followed: each item is well written, in another order.
    let marks = Marks::of(&case.contract);
    let plan = Plan::new(&case.old, &case.imprint, &case.contract, &marks).unwrap();
    for (n, stretch) in plan.stretches.iter().enumerate() {
        let spots = stretch.list.spots(&case.imprint.spots);
        let bytes = plan.bytes(stretch).unwrap();
        let Some(place) = stretch.run.old.start.checked_sub(1) else {
            continue;
        };
        let length = bytes.start - spots[place].start as usize;
        let at = case.starts[n] - length;
        let before = &case.text[at..case.starts[n]];
        let kept = &case.old[bytes];
        let end = case.starts[n] + kept.len();
        let text = format!("{}{kept}{before}{}", &case.text[..at], &case.text[end..]);
        let mut starts = case.starts.clone();
        starts[n] = at;
        assert!(!case.is_right(&text), "{n}");
        assert!(!case.accepts_as(&text, &starts), "{n}");
    }
}

/// The text is as it was, and what it shall say has changed where nobody looks.
#[test]
fn a_contract_that_says_something_else_is_refused() {
    let changes: [fn(&mut Contract); 7] = [
        |c| c.commitments[40].note = Some("autre".to_owned()),
        |c| c.commitments.swap(30, 31),
        |c| drop(c.commitments.remove(20)),
        |c| c.lines[30].title.push('x'),
        |c| c.lines[30].note = Some("autre".to_owned()),
        |c| c.partners[0].name.push('x'),
        |c| c.announced.clear(),
    ];
    for (n, change) in changes.into_iter().enumerate() {
        let mut case = one_amount();
        let told = Marks::of(&case.contract);
        let kept = case.contract.clone();
        change(&mut case.contract);
        assert!(!case.is_right(&case.text), "{n}");
        let marks = Marks::of(&case.contract);
        // What was to be left out for the contract as it was.
        let plan = Plan::new(&case.old, &case.imprint, &kept, &told).unwrap();
        let (short, _) = plan.short_text().unwrap();
        let (before, _) = read_part(&short, &elsewhere(&plan, &kept).unwrap()).unwrap();
        let claim = Claim {
            plan: &plan,
            short_old: &before,
            text: &case.text,
            starts: &case.starts,
            contract: &case.contract,
            marks: &marks,
        };
        assert!(reads_as(&claim).is_none(), "{n}");
    }
}

/// A partner is gone from its list, and commitments that nobody reads again name it.
#[test]
fn what_stretches_name_must_still_be_defined() {
    let read = sound("x", long().as_bytes()).unwrap().contract;
    let gone = read.commitments[read.commitments.len() / 2].by[0].clone();
    let case = one_amount();
    let text = &case.text;
    let at = text.find(&format!("id: \"{gone}\"")).unwrap();
    let start = text[..at].rfind("(").unwrap();
    let start = text[..start].rfind("\n").unwrap();
    let end = at + text[at..].find("),").unwrap() + 2;
    let mut case = one_amount();
    case.contract.partners.retain(|partner| partner.id != gone);
    let (text, starts) = case.planted(start, end - start, "");
    assert!(!case.is_right(&text));
    assert!(!case.accepts_as(&text, &starts));
}

/// Pieces that a wrong patch may put in.
const PIECES: [&str; 22] = [
    "", ",", "(", ")", "[", "]", "\"", "\\", "//", "/*", "*/", "\n", "1", "-", "€", "é", "()",
    "\u{85}", "id: ", "None", "\0", " ",
];

#[test]
fn both_guards_agree_on_random_damage() {
    let old = long();
    let mut dice = Dice::new(21);
    let (mut refused, mut accepted) = (0, 0);
    for n in 0..6 {
        let edit = usual(&mut dice, &sound("x", old.as_bytes()).unwrap().contract, n).unwrap();
        let case = Case::of(&old, |contract| {
            apply(contract, edit).unwrap();
        });
        let changed = case.old.bytes().zip(case.text.bytes());
        let first = changed.take_while(|(a, b)| a == b).count();
        for round in 0..24 {
            let near = first.saturating_sub(300) + dice.below(600);
            let anywhere = dice.below(case.text.len() - 30);
            let edge = case.starts[dice.below(case.starts.len())].saturating_sub(4) + dice.below(8);
            let mut at = [near, anywhere, edge][round % 3].min(case.text.len() - 30);
            while !case.text.is_char_boundary(at) {
                at -= 1;
            }
            let mut less = dice.below(12) * (round % 2);
            while !case.text.is_char_boundary(at + less) {
                less += 1;
            }
            let piece = PIECES[dice.below(PIECES.len())];
            let (text, starts) = case.planted(at, less, piece);
            let right = case.is_right(&text);
            for starts in [&starts, &case.starts] {
                if case.accepts_as(&text, starts) {
                    assert!(right, "{n} {round} {piece:?} at {at}");
                    accepted += 1;
                }
            }
            refused += usize::from(!right);
        }
    }
    assert!(refused > 60, "{refused}");
    assert!(accepted > 3, "blanks and comments may change: {accepted}");
}
