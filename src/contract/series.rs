//! A long list in pieces that copies share: copying it costs nothing, and changing a copy copies the piece that is
//! changed. Putting something in or taking something out moves what stands in the same piece, never all that follows.
//!
//! Reads like a `Vec`, in order; what stands where is no part of how it is cut into pieces.

mod iter;
mod sequence;
mod traits;

pub use iter::{Iter, Slices};
pub use sequence::{Editable, Sequence};

use std::ops::{Bound, RangeBounds};
use std::sync::Arc;

/// Items of a piece that was made whole.
const PIECE: usize = 256;
/// A piece that grows longer is cut in two.
const LONGEST: usize = 2 * PIECE;

/// A long list that copies share.
pub struct Series<T> {
    /// No piece is empty.
    pieces: Vec<Arc<Vec<T>>>,
    /// The place of the first item of each piece.
    starts: Vec<usize>,
    len: usize,
}

impl<T> Series<T> {
    /// A list of nothing.
    pub const fn new() -> Self {
        Self {
            pieces: Vec::new(),
            starts: Vec::new(),
            len: 0,
        }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The item at a place.
    pub fn get(&self, place: usize) -> Option<&T> {
        let piece = self.piece_of(place)?;
        let start = self.starts.get(piece)?;
        self.pieces.get(piece)?.get(place.checked_sub(*start)?)
    }

    /// The first item.
    pub fn first(&self) -> Option<&T> {
        self.pieces.first()?.first()
    }

    /// The last item.
    pub fn last(&self) -> Option<&T> {
        self.pieces.last()?.last()
    }

    /// All items, in order.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            slices: self.slices(),
            front: [].iter(),
            back: [].iter(),
            left: self.len,
        }
    }

    /// The items at these places; those that there are.
    pub fn range(&self, places: impl RangeBounds<usize>) -> Iter<'_, T> {
        let (start, end) = self.bounds(places);
        let Some((first, last)) = self.piece_of(start).zip(end.checked_sub(1)) else {
            return Iter::empty();
        };
        let last = self.piece_of(last).unwrap_or(first);
        let slice = |piece: usize| {
            let from = self.starts.get(piece).copied().unwrap_or(start);
            let items = self.pieces.get(piece).map_or(&[][..], |p| p.as_slice());
            let (a, b) = (start.saturating_sub(from), end.saturating_sub(from));
            items.get(a..b.min(items.len())).unwrap_or_default()
        };
        let inner = (first + 1)..last.max(first + 1);
        Iter {
            slices: Slices(self.pieces.get(inner).unwrap_or_default().iter()),
            front: slice(first).iter(),
            back: if last > first { slice(last) } else { &[] }.iter(),
            left: end.saturating_sub(start),
        }
    }

    /// The items in runs that stand together in memory, in order.
    pub fn slices(&self) -> Slices<'_, T> {
        Slices(self.pieces.iter())
    }

    /// The first place from which on something no longer holds, when it holds for all before.
    pub fn partition_point(&self, holds: impl Fn(&T) -> bool) -> usize {
        let pieces = |piece: &Arc<Vec<T>>| piece.last().is_some_and(&holds);
        let piece = self.pieces.partition_point(pieces);
        let start = self.starts.get(piece).copied().unwrap_or(self.len);
        let within = self.pieces.get(piece);
        start + within.map_or(0, |items| items.partition_point(&holds))
    }

    fn bounds(&self, places: impl RangeBounds<usize>) -> (usize, usize) {
        let start = match places.start_bound() {
            Bound::Included(at) => *at,
            Bound::Excluded(at) => at.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match places.end_bound() {
            Bound::Included(at) => at.saturating_add(1),
            Bound::Excluded(at) => *at,
            Bound::Unbounded => self.len,
        };
        let end = end.min(self.len);
        (start.min(end), end)
    }

    /// The piece that holds a place.
    fn piece_of(&self, place: usize) -> Option<usize> {
        if place >= self.len {
            return None;
        }
        self.starts
            .partition_point(|start| *start <= place)
            .checked_sub(1)
    }

    /// Counts anew where pieces start, from one on.
    fn count_from(&mut self, piece: usize) {
        let before = piece.checked_sub(1);
        let mut start = before.map_or(0, |before| {
            let start = self.starts.get(before).copied().unwrap_or(0);
            start + self.pieces.get(before).map_or(0, |p| p.len())
        });
        self.starts.truncate(piece);
        for items in self.pieces.iter().skip(piece) {
            self.starts.push(start);
            start += items.len();
        }
        self.len = start;
    }
}

impl<T: Clone> Series<T> {
    /// The item at a place, to be changed.
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        let piece = self.piece_of(place)?;
        let start = *self.starts.get(piece)?;
        Arc::make_mut(self.pieces.get_mut(piece)?).get_mut(place.checked_sub(start)?)
    }

    /// The first item, to be changed.
    pub fn first_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    /// The last item, to be changed.
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len.checked_sub(1)?)
    }

    /// All items, in order, to be changed: every piece that is shared is copied.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.pieces.iter_mut().flat_map(Arc::make_mut)
    }

    /// Puts an item after the others.
    pub fn push(&mut self, item: T) {
        match self.pieces.last_mut() {
            Some(piece) if piece.len() < PIECE => Arc::make_mut(piece).push(item),
            _ => {
                // After a full piece, there is mostly another one.
                let mut piece = Vec::with_capacity(if self.len == 0 { 1 } else { PIECE });
                piece.push(item);
                self.starts.push(self.len);
                self.pieces.push(Arc::new(piece));
            }
        }
        self.len += 1;
    }

    /// Takes the last item out.
    pub fn pop(&mut self) -> Option<T> {
        let last = self.len.checked_sub(1)?;
        (last < self.len).then(|| self.remove(last))
    }

    /// Puts an item at a place, at most the number of items.
    pub fn insert(&mut self, place: usize, item: T) {
        self.insert_all(place, vec![item]);
    }

    /// Puts items at a place, at most the number of items, in their order.
    pub fn insert_all(&mut self, place: usize, items: Vec<T>) {
        assert!(place <= self.len, "a place within the list");
        let Some(piece) = self.piece_of(place).or(self.pieces.len().checked_sub(1)) else {
            *self = Self::from(items);
            return;
        };
        let start = self.starts.get(piece).copied().unwrap_or(0);
        if let Some(held) = self.pieces.get_mut(piece) {
            let held = Arc::make_mut(held);
            let at = (place - start).min(held.len());
            held.splice(at..at, items);
            if held.len() > LONGEST {
                let all = std::mem::take(held);
                let cut = cut(all);
                self.pieces.splice(piece..=piece, cut);
            }
        }
        self.count_from(piece);
    }

    /// Takes out the item at a place that is within the list.
    pub fn remove(&mut self, place: usize) -> T {
        let taken = self.drain(place..place.saturating_add(1)).pop();
        let Some(item) = taken else {
            unreachable!("a place within the list");
        };
        item
    }

    /// Takes out the items at these places; those that there are.
    pub fn drain(&mut self, places: impl RangeBounds<usize>) -> Vec<T> {
        let (start, end) = self.bounds(places);
        let mut out = Vec::with_capacity(end.saturating_sub(start));
        let Some(first) = self.piece_of(start).filter(|_| start < end) else {
            return out;
        };
        let mut piece = first;
        let mut from = self.starts.get(first).copied().unwrap_or(0);
        while out.len() < end - start {
            let Some(held) = self.pieces.get_mut(piece) else {
                break;
            };
            let len = held.len();
            let a = start.saturating_sub(from);
            let b = (end - from).min(len);
            if a == 0 && b == len {
                out.extend(Arc::unwrap_or_clone(std::mem::take(held)));
            } else {
                out.extend(Arc::make_mut(held).drain(a..b));
            }
            from += len;
            piece += 1;
        }
        let touched = first..piece;
        let mut at = 0;
        self.pieces.retain(|held| {
            let is_kept = !touched.contains(&at) || !held.is_empty();
            at += 1;
            is_kept
        });
        self.count_from(first);
        out
    }

    /// Takes out the items at these places, which rise and are within the list.
    pub fn take_all(&mut self, places: &[usize]) -> Vec<T> {
        let mut out = Vec::with_capacity(places.len());
        let Some(first) = places.first().and_then(|at| self.piece_of(*at)) else {
            return out;
        };
        let mut left = places;
        for (held, start) in self.pieces.iter_mut().zip(&self.starts).skip(first) {
            let end = start + held.len();
            let here = left.partition_point(|at| *at < end);
            let (mine, rest) = left.split_at(here);
            left = rest;
            if !mine.is_empty() {
                let mut mine = mine.iter().map(|at| at - start).peekable();
                let all = Arc::unwrap_or_clone(std::mem::take(held));
                let mut kept = Vec::with_capacity(all.len());
                for (at, item) in all.into_iter().enumerate() {
                    let is_taken = mine.next_if_eq(&at).is_some();
                    if is_taken { &mut out } else { &mut kept }.push(item);
                }
                *held = Arc::new(kept);
            }
            if left.is_empty() {
                break;
            }
        }
        self.pieces.retain(|held| !held.is_empty());
        self.count_from(0);
        out
    }

    /// Puts items in, so that they stand at these places, which rise, once all are in.
    pub fn put_all(&mut self, places: &[usize], items: Vec<T>) {
        let mut rest = places.iter().copied().zip(items).peekable();
        let mut pieces = Vec::with_capacity(self.pieces.len());
        // The place of the next item once all are in.
        let mut at = 0;
        for mut held in std::mem::take(&mut self.pieces) {
            if rest.peek().is_none_or(|(next, _)| *next >= at + held.len()) {
                at += held.len();
                pieces.push(held);
                continue;
            }
            let old = std::mem::take(Arc::make_mut(&mut held));
            let mut all = Vec::with_capacity(old.len() + 1);
            for item in old {
                while let Some((_, new)) = rest.next_if(|(next, _)| *next <= at) {
                    all.push(new);
                    at += 1;
                }
                all.push(item);
                at += 1;
            }
            match all.len() > LONGEST {
                true => pieces.extend(cut(all)),
                false => pieces.push(Arc::new(all)),
            }
        }
        self.pieces = pieces;
        self.count_from(0);
        let after: Vec<T> = rest.map(|(_, item)| item).collect();
        if !after.is_empty() {
            self.insert_all(self.len, after);
        }
    }

    /// Keeps only some of the items.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        for held in &mut self.pieces {
            let kept: Vec<bool> = held.iter().map(&mut keep).collect();
            if kept.contains(&false) {
                let mut kept = kept.into_iter();
                Arc::make_mut(held).retain(|_| kept.next().unwrap_or(true));
            }
        }
        self.pieces.retain(|held| !held.is_empty());
        self.count_from(0);
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    /// Exchanges two items that are within the list.
    pub fn swap(&mut self, a: usize, b: usize) {
        let (Some(first), Some(second)) = (self.get(a).cloned(), self.get(b).cloned()) else {
            unreachable!("places within the list");
        };
        self[a] = second;
        self[b] = first;
    }

    /// A copy as a vector.
    pub fn to_vec(&self) -> Vec<T> {
        self.iter().cloned().collect()
    }
}

/// Pieces of many items.
fn cut<T>(items: Vec<T>) -> Vec<Arc<Vec<T>>> {
    if items.len() <= PIECE {
        return vec![Arc::new(items)];
    }
    let mut pieces = Vec::with_capacity(items.len() / PIECE + 1);
    let mut items = items.into_iter();
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        piece.extend(items.by_ref().take(PIECE));
        if piece.is_empty() {
            return pieces;
        }
        pieces.push(Arc::new(piece));
    }
}

#[cfg(test)]
mod tests;
