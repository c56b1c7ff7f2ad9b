//! Changes to one list of a contract, generic over what the list holds.
//! Knows nothing of references between lists: those are checked by the caller.

use super::part::Part;
use super::refused::Refused;
use crate::contract::{Editable, Entity};

/// A change to a list of things with an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change<T: Entity> {
    /// Puts a new thing at a position; the list's length is the last position.
    Insert {
        /// Position.
        at: usize,
        /// The new thing.
        item: T,
    },
    /// Takes a thing out.
    Remove {
        /// Which.
        id: T::Id,
    },
    /// Gives a thing new contents; its id stays.
    Replace {
        /// Which.
        id: T::Id,
        /// New contents.
        item: T,
    },
    /// Puts a thing at another position.
    Move {
        /// Which.
        id: T::Id,
        /// Its position once moved.
        to: usize,
    },
}

impl<T: Part> Change<T> {
    /// The thing that comes in, whole.
    pub fn item(&self) -> Option<&T> {
        match self {
            Change::Insert { item, .. } | Change::Replace { item, .. } => Some(item),
            Change::Remove { .. } | Change::Move { .. } => None,
        }
    }

    /// What is added, removed, replaced or moved.
    pub fn id(&self) -> &T::Id {
        match self {
            Change::Insert { item, .. } => item.id(),
            Change::Remove { id } | Change::Replace { id, .. } | Change::Move { id, .. } => id,
        }
    }

    /// Changes the list and returns the change that restores it exactly.
    /// On refusal the list is as it was.
    pub fn apply(self, list: &mut impl Editable<Item = T>) -> Result<Change<T>, Refused> {
        let place = list.each().position(|item| item.id() == self.id());
        self.apply_at(list, place)
    }

    /// The same for a list in which it is known where the thing stands.
    pub fn apply_at(
        self,
        list: &mut impl Editable<Item = T>,
        place: Option<usize>,
    ) -> Result<Change<T>, Refused> {
        let unknown = |id: &T::Id| Refused::Unknown(T::target_of(id));
        match self {
            Change::Insert { item, .. } if place.is_some() => {
                Err(Refused::Duplicate(T::target_of(item.id())))
            }
            Change::Insert { at, item } => insert(list, at, item),
            Change::Remove { id } => {
                let at = place.ok_or_else(|| unknown(&id))?;
                let item = list.take(at);
                Ok(Change::Insert { at, item })
            }
            Change::Replace { id, item } => {
                if *item.id() != id {
                    return Err(Refused::IdentityChanged(T::target_of(&id)));
                }
                let slot = place.and_then(|at| list.item_mut(at));
                let slot = slot.ok_or_else(|| unknown(&id))?;
                let item = std::mem::replace(slot, item);
                Ok(Change::Replace { id, item })
            }
            Change::Move { id, to } => {
                let from = place.ok_or_else(|| unknown(&id))?;
                if to >= list.size() {
                    let len = list.size();
                    return Err(Refused::BadIndex { index: to, len });
                }
                let item = list.take(from);
                list.put(to, item);
                Ok(Change::Move { id, to: from })
            }
        }
    }
}

fn insert<T: Part>(
    list: &mut impl Editable<Item = T>,
    at: usize,
    item: T,
) -> Result<Change<T>, Refused> {
    let id = item.id().clone();
    if at > list.size() {
        let len = list.size();
        return Err(Refused::BadIndex { index: at, len });
    }
    list.put(at, item);
    Ok(Change::Remove { id })
}

/// The thing itself, to be changed.
pub(super) fn find_mut<'a, T: Part>(list: &'a mut [T], id: &T::Id) -> Result<&'a mut T, Refused> {
    list.iter_mut()
        .find(|item| item.id() == id)
        .ok_or_else(|| Refused::Unknown(T::target_of(id)))
}
