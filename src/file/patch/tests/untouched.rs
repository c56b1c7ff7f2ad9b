//! What an edit does not concern keeps its bytes: held here without asking the code that writes.
//! What a value means is taken from its canonical form, what its bytes are from the texts.

use super::{canonical, from_contract, loaded};
use crate::contract::Contract;
use crate::file::token::{TokenKind, Tokens};
use crate::file::tree::{self, Kind, Node};

/// Every field of the contract, and every item of its lists, that means the same before and after
/// stands in the new text with the bytes that it had, and so does what is around the contract.
pub(super) fn assert_untouched(name: &str, text: &str, contract: &Contract, new: &str) {
    let old_meaning = canonical(&from_contract(&loaded(text))).unwrap();
    let new_meaning = canonical(&from_contract(contract)).unwrap();
    let texts = [text, new, &old_meaning, &new_meaning];
    let trees = texts.map(tree::parse);
    let [before, after, meant_before, meant_after] =
        trees.each_ref().map(|parsed| parsed.tree.root().unwrap());
    let around = |root: Node<'_>, text: &str| {
        let span = root.span();
        let (start, end) = (span.start as usize, span.end as usize);
        (text[..start].to_owned(), text[end..].to_owned())
    };
    assert_eq!(around(before, text), around(after, new), "{name}");
    for field in meant_before.fields() {
        let (Some(was), Some(meant), Some(is)) = (
            before.field(field.name),
            meant_after.field(field.name),
            after.field(field.name),
        ) else {
            continue;
        };
        if meant.source() == field.value.source() {
            assert_eq!(was.source(), is.source(), "{name}: {}", field.name);
        } else if field.value.kind() == Kind::List {
            items_untouched(
                &format!("{name}: {}", field.name),
                [was, is, field.value, meant],
            );
        }
    }
}

/// An item that has certainly not moved keeps every byte. One that may have moved is put under the
/// indent of its new neighbours, so the blanks at the start of its further lines are its place's
/// and not its own: all its other bytes stay.
fn items_untouched(name: &str, [was, is, meant_before, meant_after]: [Node<'_>; 4]) {
    let sources = |list: Node<'_>| -> Vec<String> {
        list.items().map(|item| item.source().to_owned()).collect()
    };
    let names = |list: Node<'_>| -> Vec<String> {
        let name = |item: Node<'_>| item.field("id").unwrap_or(item).source().to_owned();
        list.items().map(name).collect()
    };
    let (was, mut is) = (sources(was), sources(is));
    let same = places(&sources(meant_before), &sources(meant_after));
    let known = places(&names(meant_before), &names(meant_after));
    // Which figure without an id became which, where some changed, is not known here.
    let is_sure = meant_before.items().all(|item| item.field("id").is_some())
        || same.iter().all(Option::is_some)
        || same.iter().flatten().count() == meant_after.items().count();
    let stays = surely_unmoved(&known);
    for ((bytes, place), stays) in was.iter().zip(same).zip(stays) {
        if place.is_none() {
            continue;
        }
        let exact = is.iter().position(|other| other == bytes);
        let shifted = || {
            is.iter()
                .position(|other| without_indents(other) == without_indents(bytes))
        };
        let found = exact.or_else(|| shifted().filter(|_| !(stays && is_sure)));
        let Some(found) = found else {
            let left = is.join("\n");
            panic!("{name}: was written anew although it means the same:\n{bytes}\nin\n{left}");
        };
        is.remove(found);
    }
}

/// Where each item of the one list stands in the other, none twice.
fn places(before: &[String], after: &[String]) -> Vec<Option<usize>> {
    let mut taken = vec![false; after.len()];
    let mut place = |meaning: &String| {
        let found = (0..after.len()).find(|n| !taken[*n] && after[*n] == *meaning)?;
        taken[found] = true;
        Some(found)
    };
    before.iter().map(&mut place).collect()
}

/// Which items are in every longest set of items that kept their order: whoever moves as few as
/// can be does not move these.
fn surely_unmoved(places: &[Option<usize>]) -> Vec<bool> {
    let longest = |of: &[Option<usize>], follows: fn(usize, usize) -> bool| -> Vec<usize> {
        let mut lengths = vec![0; of.len()];
        for n in 0..of.len() {
            let Some(place) = of[n] else { continue };
            let before = (0..n).filter(|m| of[*m].is_some_and(|other| follows(place, other)));
            lengths[n] = 1 + before.map(|m| lengths[m]).max().unwrap_or(0);
        }
        lengths
    };
    let up_to = longest(places, |place, other| place > other);
    let backwards: Vec<Option<usize>> = places.iter().rev().copied().collect();
    let mut from = longest(&backwards, |place, other| place < other);
    from.reverse();
    let whole = up_to.iter().copied().max().unwrap_or(0);
    let is_on_one = |n: usize| places[n].is_some() && up_to[n] + from[n] == whole + 1;
    (0..places.len())
        .map(|n| {
            let mut others = (0..places.len()).filter(|m| *m != n && up_to[*m] == up_to[n]);
            is_on_one(n) && !others.any(is_on_one)
        })
        .collect()
}

fn without_indents(text: &str) -> String {
    let lines = text.split_inclusive(['\n', '\r']);
    lines
        .map(|line| line.trim_start_matches([' ', '\t']))
        .collect()
}

#[test]
fn what_must_not_have_moved_is_told_from_what_may_have() {
    let places = |of: &[usize]| of.iter().map(|n| Some(*n)).collect::<Vec<_>>();
    assert_eq!(surely_unmoved(&places(&[0, 1, 2])), [true; 3]);
    let one_far = surely_unmoved(&places(&[0, 3, 1, 2, 4]));
    assert_eq!(one_far, [true, false, true, true, true]);
    // Either of two that changed places may be the one that moved.
    assert_eq!(surely_unmoved(&places(&[1, 0, 2])), [false, false, true]);
    assert_eq!(surely_unmoved(&[None, Some(0)]), [false, true]);
}

/// The texts differ within one string of the old one, and nowhere else.
pub(super) fn assert_one_token(name: &str, text: &str, new: &str) {
    let (old, new) = (text.as_bytes(), new.as_bytes());
    let same =
        |pairs: &mut dyn Iterator<Item = (&u8, &u8)>| pairs.take_while(|(a, b)| a == b).count();
    let start = same(&mut old.iter().zip(new));
    let left = old.len().min(new.len()) - start;
    let end = same(&mut old.iter().rev().zip(new.iter().rev()).take(left));
    let changed = start..old.len() - end;
    let is_within = Tokens::new(text).any(|token| {
        token.kind == TokenKind::Str
            && token.span.start as usize <= changed.start
            && changed.end <= token.span.end as usize
    });
    assert!(
        is_within,
        "{name}: bytes {changed:?} are not within one amount"
    );
}
