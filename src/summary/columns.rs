//! Which partner stands in which column, known once it is asked for. Short rows of columns are read from end to end.

use crate::contract::PartnerId;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Up to this many columns are read from end to end.
const SHORT: usize = 64;

/// The column of each partner. No part of what a table says: two tables are equal whatever is known of theirs.
#[derive(Clone, Default)]
pub(super) struct ColumnPlaces(OnceLock<Arc<HashMap<PartnerId, usize>>>);

impl PartialEq for ColumnPlaces {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for ColumnPlaces {}

impl std::fmt::Debug for ColumnPlaces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ColumnPlaces")
    }
}

impl ColumnPlaces {
    /// The place of a partner among those in the columns, which are the same at every question.
    pub fn place<'a>(
        &self,
        partner: &PartnerId,
        mut columns: impl ExactSizeIterator<Item = &'a PartnerId>,
    ) -> Option<usize> {
        if columns.len() <= SHORT {
            return columns.position(|other| other == partner);
        }
        let known = || Arc::new(columns.cloned().zip(0..).collect());
        self.0.get_or_init(known).get(partner).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_columns_are_read_once() {
        let ids = (0..1_000).map(|n| PartnerId::new(&format!("p-{n}")).unwrap());
        let ids: Vec<PartnerId> = ids.collect();
        let read = std::cell::Cell::new(0);
        let places = ColumnPlaces::default();
        for (at, id) in ids.iter().enumerate() {
            let columns = ids.iter().inspect(|_| read.set(read.get() + 1));
            assert_eq!(places.place(id, columns), Some(at));
        }
        assert_eq!(read.get(), ids.len());
        let unknown = PartnerId::new("nobody").unwrap();
        assert_eq!(places.place(&unknown, ids.iter()), None);
        assert_eq!(places, ColumnPlaces::default());
    }
}
