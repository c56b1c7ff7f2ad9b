//! A few figure keys, without a list on the heap for one: a contract has a million cells.

use crate::contract::FigureKey;
use std::ops::Deref;

/// Keys of figures, in file order. Read as a slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keys {
    /// None.
    None,
    /// One, the usual case.
    One(FigureKey),
    /// Several.
    More(Box<[FigureKey]>),
}

impl Keys {
    /// The keys as a slice.
    pub fn as_slice(&self) -> &[FigureKey] {
        match self {
            Keys::None => &[],
            Keys::One(key) => std::slice::from_ref(key),
            Keys::More(keys) => keys,
        }
    }

    pub(super) fn push(&mut self, key: FigureKey) {
        match self {
            Keys::None => *self = Keys::One(key),
            Keys::One(first) => *self = Keys::More(Box::new([*first, key])),
            Keys::More(keys) => *keys = keys.iter().copied().chain([key]).collect(),
        }
    }
}

impl Deref for Keys {
    type Target = [FigureKey];

    fn deref(&self) -> &[FigureKey] {
        self.as_slice()
    }
}

impl<'a> IntoIterator for &'a Keys {
    type Item = &'a FigureKey;
    type IntoIter = std::slice::Iter<'a, FigureKey>;

    fn into_iter(self) -> Self::IntoIter {
        self.as_slice().iter()
    }
}
