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

fn items_untouched(name: &str, [was, is, meant_before, meant_after]: [Node<'_>; 4]) {
    let sources = |list: Node<'_>| -> Vec<String> {
        list.items().map(|item| item.source().to_owned()).collect()
    };
    let (was, mut is) = (sources(was), sources(is));
    let (meant_before, mut meant_after) = (sources(meant_before), sources(meant_after));
    for (bytes, meaning) in was.iter().zip(&meant_before) {
        let Some(still) = meant_after.iter().position(|other| other == meaning) else {
            continue;
        };
        meant_after.remove(still);
        let found = is.iter().position(|other| other == bytes);
        let Some(found) = found else {
            panic!("{name}: was written anew although it means the same:\n{bytes}");
        };
        is.remove(found);
    }
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
