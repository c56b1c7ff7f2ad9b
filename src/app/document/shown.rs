//! The contract as it is shown: as it was while what follows from the last edits is being worked out, hidden characters
//! spelled out, amounts hidden in what people wrote. Copies are of the state that is shown, which may be older than the
//! state that is edited.

use super::Document;
use crate::contract::Contract;
use crate::edit::{History, Revision};
use crate::wording::discreet::masked;
use std::borrow::Cow;

/// The copies that are shown in the place of the contract.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// True once some text held a hidden character. It never turns back: undo may bring the text again.
    pub(super) has_hidden: bool,
    /// The contract with hidden characters spelled out, if it has any, and the revision that was looked at last.
    spelled: Option<(Revision, Option<Box<Contract>>)>,
    /// The contract with amounts hidden, and the revision that it is of.
    masked: Option<(Revision, Box<Contract>)>,
}

impl Copies {
    /// Of a document that nothing was derived from yet.
    pub(super) fn of(history: &History) -> Self {
        Self {
            // Undo may bring back what nobody sees now.
            has_hidden: history.undo_label().is_some(),
            ..Self::default()
        }
    }

    fn spelled(&self) -> Option<&Contract> {
        self.spelled.as_ref()?.1.as_deref()
    }

    fn masked(&self) -> Option<&Contract> {
        self.masked.as_ref().map(|(_, copy)| copy.as_ref())
    }
}

impl Document {
    /// The contract as it is shown. What is not shown reads [`Document::contract`].
    pub fn shown(&self) -> &Contract {
        let copy = self.copies.masked().or_else(|| self.copies.spelled());
        copy.unwrap_or_else(|| self.followed())
    }

    /// The contract that derived data follow from: the one edited, or the one before it.
    pub(super) fn followed(&self) -> &Contract {
        self.shown_behind().unwrap_or(&self.contract)
    }

    /// The revision of [`Document::followed`].
    fn followed_at(&self) -> Revision {
        let derived = self.derived.as_ref();
        derived.map_or(self.history.revision(), |derived| derived.revision)
    }

    /// Spells out hidden characters, if there are any. Called after derived data are brought up to date.
    pub(super) fn spell(&mut self) {
        self.copies.has_hidden |= self.derived.as_ref().is_some_and(|d| d.holds_hidden);
        let revision = self.followed_at();
        let known = self.copies.spelled.as_ref().map(|(of, _)| *of);
        if self.copies.has_hidden && known != Some(revision) {
            let copy = self.followed().spelled().map(Box::new);
            self.copies.spelled = Some((revision, copy));
        }
    }

    /// Hides amounts in what people wrote, or shows them again. Called after [`Document::refresh`].
    pub(in crate::app) fn mask(&mut self, hides: bool) {
        let revision = self.followed_at();
        let old = self.copies.masked.take().filter(|_| hides);
        self.copies.masked = match old {
            Some(old) if old.0 == revision => Some(old),
            _ if !hides => None,
            _ => {
                let mut copy = self.shown().clone();
                copy.each_text(&mut |text| {
                    if let Cow::Owned(masked) = masked(text) {
                        *text = masked;
                    }
                });
                Some((revision, Box::new(copy)))
            }
        };
    }

    /// True when what is shown spells out hidden characters, or hides amounts.
    pub(in crate::app) fn is_spelled(&self) -> bool {
        self.copies.spelled().is_some() || self.copies.masked().is_some()
    }
}
