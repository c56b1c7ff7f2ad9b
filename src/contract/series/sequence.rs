//! What a vector and a long list have in common, for whoever reads both.

use super::Series;

/// Items that stand in an order.
pub trait Sequence {
    /// What stands there.
    type Item;

    /// How many there are.
    fn size(&self) -> usize;

    /// The item at a place.
    fn item(&self, place: usize) -> Option<&Self::Item>;

    /// All items, in order.
    fn each(&self) -> impl DoubleEndedIterator<Item = &Self::Item> + Clone;
}

/// Items that can be changed, put in and taken out.
pub trait Editable: Sequence {
    /// The item at a place, to be changed.
    fn item_mut(&mut self, place: usize) -> Option<&mut Self::Item>;

    /// Puts an item at a place, at most the number of items.
    fn put(&mut self, place: usize, item: Self::Item);

    /// Takes out the item at a place that is within the list.
    fn take(&mut self, place: usize) -> Self::Item;
}

impl<T> Editable for Vec<T> {
    fn item_mut(&mut self, place: usize) -> Option<&mut T> {
        self.get_mut(place)
    }

    fn put(&mut self, place: usize, item: T) {
        self.insert(place, item);
    }

    fn take(&mut self, place: usize) -> T {
        self.remove(place)
    }
}

impl<T: Clone> Editable for Series<T> {
    fn item_mut(&mut self, place: usize) -> Option<&mut T> {
        self.get_mut(place)
    }

    fn put(&mut self, place: usize, item: T) {
        self.insert(place, item);
    }

    fn take(&mut self, place: usize) -> T {
        self.remove(place)
    }
}

impl<T> Sequence for [T] {
    type Item = T;

    fn size(&self) -> usize {
        self.len()
    }

    fn item(&self, place: usize) -> Option<&T> {
        self.get(place)
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.iter()
    }
}

impl<T, const N: usize> Sequence for [T; N] {
    type Item = T;

    fn size(&self) -> usize {
        N
    }

    fn item(&self, place: usize) -> Option<&T> {
        self.get(place)
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.iter()
    }
}

impl<T> Sequence for Vec<T> {
    type Item = T;

    fn size(&self) -> usize {
        self.len()
    }

    fn item(&self, place: usize) -> Option<&T> {
        self.get(place)
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.iter()
    }
}

impl<T> Sequence for Series<T> {
    type Item = T;

    fn size(&self) -> usize {
        self.len()
    }

    fn item(&self, place: usize) -> Option<&T> {
        self.get(place)
    }

    fn each(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.iter()
    }
}
