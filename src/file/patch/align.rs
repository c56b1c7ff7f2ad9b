//! Which item of a new list is which item of the old one: by id, else by what it says. It must not know the text.

use crate::file::shape::{Record, Shape};
use crate::file::tree::Node;
use std::collections::{BTreeMap, VecDeque};

/// Largest table that is filled to find the longest common part of two lists; larger ones are matched in order.
const TABLE: usize = 4_000_000;

/// For each new item its old one, no old one twice.
pub(super) fn align(item: &Shape, old: &[Node<'_>], new: &[Node<'_>]) -> Vec<Option<usize>> {
    let mut pairs = Pairs {
        of_new: vec![None; new.len()],
        is_taken: vec![false; old.len()],
    };
    for fields in levels(item) {
        let keys = |nodes: &[Node<'_>]| nodes.iter().map(|node| key(*node, fields)).collect();
        pairs.by_key(keys(old), keys(new));
    }
    pairs.neighbours(old, new);
    pairs.of_new
}

/// Which fields tell items apart, the strictest first; none means everything they say.
fn levels(item: &Shape) -> &'static [&'static [&'static str]] {
    let Shape::Record(Record { name, fields }) = item else {
        return &[&[]];
    };
    if fields.first().is_some_and(|field| field.name == "id") {
        return &[&["id"]];
    }
    match *name {
        "Commitment" => &[
            &[],
            &["line", "by", "perimeter", "credit", "purpose"],
            &["line", "by"],
        ],
        "Announced" => &[&[], &["subject", "perimeter"], &["subject"]],
        "OtherTitle" => &[&[], &["title"]],
        "Claim" => &[&[], &["sources"], &["amount"]],
        _ => &[&[]],
    }
}

fn key(node: Node<'_>, fields: &[&str]) -> String {
    if fields.is_empty() {
        return node.source().to_owned();
    }
    let texts = fields
        .iter()
        .map(|name| node.field(name).map_or("", Node::source));
    texts.collect::<Vec<_>>().join("\n")
}

struct Pairs {
    of_new: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairs {
    fn pair(&mut self, old: usize, new: usize) {
        if let (Some(taken), Some(slot)) = (self.is_taken.get_mut(old), self.of_new.get_mut(new)) {
            *taken = true;
            *slot = Some(old);
        }
    }

    fn free_old(&self) -> Vec<usize> {
        let free = self.is_taken.iter().enumerate();
        free.filter(|(_, taken)| !**taken).map(|(i, _)| i).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        let free = self.of_new.iter().enumerate();
        free.filter(|(_, old)| old.is_none())
            .map(|(i, _)| i)
            .collect()
    }

    /// Pairs items with equal keys: those of the longest common part first, the others in order.
    fn by_key(&mut self, old_keys: Vec<String>, new_keys: Vec<String>) {
        let keyed = |free: Vec<usize>, keys: &'_ [String]| -> Vec<(usize, String)> {
            let with_key = free.into_iter().map(|i| (i, keys.get(i).cloned()));
            with_key.filter_map(|(i, key)| Some((i, key?))).collect()
        };
        let old = keyed(self.free_old(), &old_keys);
        let new = keyed(self.free_new(), &new_keys);
        for (o, n) in common(&old, &new) {
            self.pair(o, n);
        }
        let mut waiting: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for i in self.free_old() {
            if let Some(key) = old_keys.get(i) {
                waiting.entry(key).or_default().push_back(i);
            }
        }
        for n in self.free_new() {
            let of_key = new_keys
                .get(n)
                .and_then(|key| waiting.get_mut(key.as_str()));
            if let Some(o) = of_key.and_then(VecDeque::pop_front) {
                self.pair(o, n);
            }
        }
    }

    /// Pairs what is left where both lists have something new between the same neighbours.
    fn neighbours(&mut self, old: &[Node<'_>], new: &[Node<'_>]) {
        let mut next_old = 0;
        for n in 0..new.len() {
            match self.of_new.get(n).copied().flatten() {
                Some(o) => next_old = o.saturating_add(1),
                None => {
                    let both = old.get(next_old).zip(new.get(n));
                    let is_free = self.is_taken.get(next_old) == Some(&false);
                    if is_free && both.is_some_and(|(o, n)| alike(*o, *n)) {
                        self.pair(next_old, n);
                        next_old = next_old.saturating_add(1);
                    }
                }
            }
        }
    }
}

/// Whether one value is likely to be the other one, changed.
fn alike(old: Node<'_>, new: Node<'_>) -> bool {
    let count = old.fields().count().max(new.fields().count());
    let same = old
        .fields()
        .filter(|field| new.field(field.name).map(Node::source) == Some(field.value.source()))
        .count();
    same.saturating_mul(2) >= count
}

/// The pairs of a longest common part of two lists.
fn common(old: &[(usize, String)], new: &[(usize, String)]) -> Vec<(usize, usize)> {
    let same = |(o, n): &(&(usize, String), &(usize, String))| o.1 == n.1;
    let start = old.iter().zip(new).take_while(|pair| same(pair)).count();
    let (old_rest, new_rest) = (
        old.get(start..).unwrap_or_default(),
        new.get(start..).unwrap_or_default(),
    );
    let end = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|pair| same(pair))
        .count();
    let middle = |list: &'_ [(usize, String)]| list.len().saturating_sub(end);
    let mut pairs: Vec<(usize, usize)> = old
        .iter()
        .zip(new)
        .take(start)
        .map(|(o, n)| (o.0, n.0))
        .collect();
    pairs.extend(table(
        old_rest.get(..middle(old_rest)).unwrap_or_default(),
        new_rest.get(..middle(new_rest)).unwrap_or_default(),
    ));
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev()).take(end);
    pairs.extend(ends.map(|(o, n)| (o.0, n.0)));
    pairs
}

fn table(old: &[(usize, String)], new: &[(usize, String)]) -> Vec<(usize, usize)> {
    let width = new.len().saturating_add(1);
    if old.len().saturating_mul(width) > TABLE {
        return Vec::new();
    }
    let mut lengths = vec![0_u32; width.saturating_mul(old.len().saturating_add(1))];
    let cell = |o: usize, n: usize| o.saturating_mul(width).saturating_add(n);
    let get = |lengths: &[u32], o, n| lengths.get(cell(o, n)).copied().unwrap_or(0);
    for (o, (_, old_key)) in old.iter().enumerate().rev() {
        for (n, (_, new_key)) in new.iter().enumerate().rev() {
            let (after_o, after_n) = (o.saturating_add(1), n.saturating_add(1));
            let best = if old_key == new_key {
                get(&lengths, after_o, after_n).saturating_add(1)
            } else {
                get(&lengths, after_o, n).max(get(&lengths, o, after_n))
            };
            if let Some(slot) = lengths.get_mut(cell(o, n)) {
                *slot = best;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut o, mut n) = (0, 0);
    while let (Some(old_item), Some(new_item)) = (old.get(o), new.get(n)) {
        let (after_o, after_n) = (o.saturating_add(1), n.saturating_add(1));
        if old_item.1 == new_item.1 {
            pairs.push((old_item.0, new_item.0));
            (o, n) = (after_o, after_n);
        } else if get(&lengths, after_o, n) >= get(&lengths, o, after_n) {
            o = after_o;
        } else {
            n = after_n;
        }
    }
    pairs
}

/// The new positions of the largest set of items that kept their order; the other paired ones have moved.
pub(super) fn unmoved(of_new: &[Option<usize>]) -> Vec<bool> {
    // For each length, the new position of the smallest old position that a rising run of that length can end with.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; of_new.len()];
    for (n, old) in of_new.iter().enumerate() {
        let Some(old) = *old else { continue };
        let length = ends.partition_point(|(end, _)| *end < old);
        let previous = length.checked_sub(1).and_then(|i| ends.get(i));
        if let Some(slot) = before.get_mut(n) {
            *slot = previous.map(|(_, n)| *n);
        }
        match ends.get_mut(length) {
            Some(end) => *end = (old, n),
            None => ends.push((old, n)),
        }
    }
    let mut stays = vec![false; of_new.len()];
    let mut at = ends.last().map(|(_, n)| *n);
    while let Some(n) = at {
        if let Some(slot) = stays.get_mut(n) {
            *slot = true;
        }
        at = before.get(n).copied().flatten();
    }
    stays
}
