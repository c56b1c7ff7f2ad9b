//! What a list has in common with a vector: it is made from one, compared, printed and indexed like one.

use super::{Series, cut};
use std::fmt;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

impl<T> From<Vec<T>> for Series<T> {
    fn from(items: Vec<T>) -> Self {
        let mut list = Self::new();
        if !items.is_empty() {
            list.pieces = cut(items);
            list.count_from(0);
        }
        list
    }
}

impl<T> FromIterator<T> for Series<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::from(items.into_iter().collect::<Vec<T>>())
    }
}

impl<T: Clone> Extend<T> for Series<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item));
    }
}

impl<T> Clone for Series<T> {
    /// Shares every piece.
    fn clone(&self) -> Self {
        Self {
            pieces: self.pieces.clone(),
            starts: self.starts.clone(),
            len: self.len,
        }
    }
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Series<T> {
    /// Pieces that are shared are not read.
    fn eq(&self, other: &Self) -> bool {
        if self.len != other.len {
            return false;
        }
        if self.starts == other.starts {
            let mut pairs = self.pieces.iter().zip(&other.pieces);
            return pairs.all(|(a, b)| Arc::ptr_eq(a, b) || a == b);
        }
        self.iter().eq(other.iter())
    }
}
impl<T: Eq> Eq for Series<T> {}

impl<T: PartialEq> PartialEq<Vec<T>> for Series<T> {
    fn eq(&self, other: &Vec<T>) -> bool {
        self.len == other.len() && self.iter().eq(other)
    }
}

impl<T: fmt::Debug> fmt::Debug for Series<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> Index<usize> for Series<T> {
    type Output = T;

    fn index(&self, place: usize) -> &T {
        match self.get(place) {
            Some(item) => item,
            None => unreachable!("place {place} of {}", self.len),
        }
    }
}

impl<T: Clone> IndexMut<usize> for Series<T> {
    fn index_mut(&mut self, place: usize) -> &mut T {
        let len = self.len;
        match self.get_mut(place) {
            Some(item) => item,
            None => unreachable!("place {place} of {len}"),
        }
    }
}
