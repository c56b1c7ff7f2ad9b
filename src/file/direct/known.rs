//! Ids and citations while a text is read: each is kept once, however often it is named. It must not know what they
//! name.

use super::{Got, Spot};
use crate::contract::{Citation, NotAnId, Perimeter, PerimeterId, QuoteId, SourceId};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The ids of one kind of thing.
pub(super) struct Known<'t, Id> {
    by_text: HashMap<&'t str, usize>,
    all: Vec<(Id, Option<Spot>)>,
    /// The last one named: neighbours mostly name the same.
    last: Option<(&'t str, usize)>,
}

impl<Id> Default for Known<'_, Id> {
    fn default() -> Self {
        Self {
            by_text: HashMap::new(),
            all: Vec::new(),
            last: None,
        }
    }
}

impl<'t, Id: Clone> Known<'t, Id> {
    fn place(
        &mut self,
        text: &'t str,
        new: impl FnOnce(&str) -> Result<Id, NotAnId>,
    ) -> Got<usize> {
        if let Some((last, place)) = self.last
            && last == text
        {
            return Some(place);
        }
        let place = match self.by_text.get(text) {
            Some(place) => *place,
            None => {
                self.all.push((new(text).ok()?, None));
                let place = self.all.len().checked_sub(1)?;
                self.by_text.insert(text, place);
                place
            }
        };
        self.last = Some((text, place));
        Some(place)
    }

    /// An id that is named.
    pub fn named(
        &mut self,
        text: &'t str,
        new: impl FnOnce(&str) -> Result<Id, NotAnId>,
    ) -> Got<Id> {
        let place = self.place(text, new)?;
        self.all.get(place).map(|(id, _)| id.clone())
    }

    /// The id of a thing that stands here; once for each id.
    pub fn defined(
        &mut self,
        text: &'t str,
        new: impl FnOnce(&str) -> Result<Id, NotAnId>,
        spot: Spot,
    ) -> Got<Id> {
        let place = self.place(text, new)?;
        let (id, defined) = self.all.get_mut(place)?;
        if defined.is_some() {
            return None;
        }
        *defined = Some(spot);
        Some(id.clone())
    }

    /// True when every id that is named is defined.
    pub fn are_all_defined(&self) -> bool {
        self.all.iter().all(|(_, spot)| spot.is_some())
    }

    /// Where the things stand that stand in this text.
    pub fn spots<T>(self, item: fn(Id) -> T) -> impl Iterator<Item = (T, Spot)> {
        let all = self.all.into_iter();
        let here = |spot: Option<Spot>| spot.filter(|spot| *spot != Spot::NOWHERE);
        all.filter_map(move |(id, spot)| Some((item(id), here(spot)?)))
    }
}

/// Citations, and the quotes that they may name.
#[derive(Default)]
pub(super) struct Citations<'t> {
    by_text: HashMap<&'t str, Citation>,
    last: Option<(&'t str, Citation)>,
    quotes: HashSet<Citation>,
}

impl<'t> Citations<'t> {
    /// The citation a text is, its source given by `source`.
    pub fn cited(
        &mut self,
        text: &'t str,
        source: impl FnOnce(&'t str) -> Got<SourceId>,
    ) -> Got<Citation> {
        if let Some((last, citation)) = &self.last
            && *last == text
        {
            return Some(citation.clone());
        }
        let citation = match self.by_text.get(text) {
            Some(citation) => citation.clone(),
            None => {
                let (name, quote) = match text.split_once('#') {
                    Some((name, quote)) => (name, Some(QuoteId::new(quote).ok()?)),
                    None => (text, None),
                };
                let citation = Citation {
                    source: source(name)?,
                    quote,
                };
                self.by_text.insert(text, citation.clone());
                citation
            }
        };
        self.last = Some((text, citation.clone()));
        Some(citation)
    }

    /// A quote that stands in a source; once for each.
    pub fn quoted(&mut self, quote: Citation) -> Got<()> {
        self.quotes.insert(quote).then_some(())
    }

    /// True when every quote that is cited stands in its source.
    pub fn are_all_defined(&self) -> bool {
        let mut all = self.by_text.values();
        all.all(|citation| citation.quote.is_none() || self.quotes.contains(citation))
    }
}

/// True when no perimeter is part of itself. More of them than people name are left to the other readers.
pub(super) fn is_tree(perimeters: &[Perimeter]) -> bool {
    let part_of = |id: &PerimeterId| {
        let whole = perimeters.iter().find(|p| p.id == *id)?;
        whole.part_of.as_ref()
    };
    perimeters.len() <= 200
        && perimeters.iter().all(|perimeter| {
            let mut up = perimeter.part_of.as_ref();
            for _ in perimeters {
                up = up.and_then(part_of);
            }
            up.is_none()
        })
}

/// True when nothing stands twice.
pub(super) fn are_different<T: Ord>(items: &[T]) -> bool {
    match items {
        [] | [_] => true,
        items => items.iter().collect::<BTreeSet<_>>().len() == items.len(),
    }
}
