//! Walking through a list.

use super::Series;
use std::iter::{Flatten, FusedIterator};
use std::sync::Arc;

/// Runs of items that stand together in memory.
pub struct Slices<'a, T>(pub(super) std::slice::Iter<'a, Arc<Vec<T>>>);

impl<T> Clone for Slices<'_, T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, T> Iterator for Slices<'a, T> {
    type Item = &'a [T];

    fn next(&mut self) -> Option<&'a [T]> {
        self.0.next().map(|piece| piece.as_slice())
    }
}

impl<T> DoubleEndedIterator for Slices<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|piece| piece.as_slice())
    }
}

/// Items of a list, in order.
pub struct Iter<'a, T> {
    pub(super) slices: Slices<'a, T>,
    pub(super) front: std::slice::Iter<'a, T>,
    pub(super) back: std::slice::Iter<'a, T>,
    pub(super) left: usize,
}

impl<T> Iter<'_, T> {
    pub(super) fn empty() -> Self {
        Self {
            slices: Slices([].iter()),
            front: [].iter(),
            back: [].iter(),
            left: 0,
        }
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Self {
            slices: self.slices.clone(),
            front: self.front.clone(),
            back: self.back.clone(),
            left: self.left,
        }
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            if let Some(item) = self.front.next() {
                self.left = self.left.saturating_sub(1);
                return Some(item);
            }
            match self.slices.next() {
                Some(slice) => self.front = slice.iter(),
                None => {
                    let item = self.back.next();
                    self.left = self.left.saturating_sub(usize::from(item.is_some()));
                    return item;
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }

    fn fold<B, F: FnMut(B, &'a T) -> B>(self, start: B, mut with: F) -> B {
        let mut sum = self.front.fold(start, &mut with);
        for slice in self.slices {
            sum = slice.iter().fold(sum, &mut with);
        }
        self.back.fold(sum, with)
    }

    fn nth(&mut self, mut n: usize) -> Option<&'a T> {
        loop {
            let here = self.front.len();
            if n < here {
                self.left = self.left.saturating_sub(n + 1);
                return self.front.nth(n);
            }
            n -= here;
            self.left = self.left.saturating_sub(here);
            match self.slices.next() {
                Some(slice) => self.front = slice.iter(),
                None => {
                    self.front = [].iter();
                    self.left = self.left.saturating_sub((n + 1).min(self.back.len()));
                    return self.back.nth(n);
                }
            }
        }
    }
}

impl<T> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.back.next_back() {
                self.left = self.left.saturating_sub(1);
                return Some(item);
            }
            match self.slices.next_back() {
                Some(slice) => self.back = slice.iter(),
                None => {
                    let item = self.front.next_back();
                    self.left = self.left.saturating_sub(usize::from(item.is_some()));
                    return item;
                }
            }
        }
    }
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> FusedIterator for Iter<'_, T> {}

impl<'a, T> IntoIterator for &'a Series<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a mut Series<T> {
    type Item = &'a mut T;
    type IntoIter = Flatten<std::vec::IntoIter<&'a mut Vec<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        let pieces: Vec<&mut Vec<T>> = self.pieces.iter_mut().map(Arc::make_mut).collect();
        pieces.into_iter().flatten()
    }
}

impl<T: Clone> IntoIterator for Series<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        let mut all = Vec::with_capacity(self.len);
        for piece in self.pieces {
            all.extend(Arc::unwrap_or_clone(piece));
        }
        all.into_iter()
    }
}
