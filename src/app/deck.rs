//! The list of slides of each contract: what is remembered of it, and its own undo.
//!
//! It is kept with the settings, not in the contract's file: it is how one person shows the
//! contract, it changes before each meeting, and a shared file must not change, wait to be saved
//! or be merged because somebody rehearsed. It is found again by the contract's title, so that it
//! survives a restart, a renamed file and the next version of the contract.

use super::session::Session;
use super::settings::Settings;
use crate::chart::slides::{Slide, SlideChoice, SlideName, Supposed};
use crate::chart::{Look, Scene};
use crate::check::Finding;
use crate::contract::PerimeterId;
use crate::edit::Revision;
use crate::wording::Key;

/// How many contracts' lists are remembered.
pub const DECKS_KEPT: usize = 30;

/// The list of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedDeck {
    /// The contract's title.
    pub contract: String,
    /// Its slides in order.
    pub slides: Vec<SlideChoice>,
}

/// A wish about the list of slides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeckIntent {
    /// Look at this one.
    Choose(SlideName),
    /// Move it so many places up or down.
    Move(SlideName, isize),
    /// Present it, or not.
    Show(SlideName, bool),
    /// Spread its marks over two slides, or not.
    Split(SlideName, bool),
    /// Give it a title; none for the computed one.
    Title(SlideName, Option<String>),
    /// Its title is right with the figures as they are now.
    KeepTitle(SlideName),
    /// The list as it was at first.
    Reset,
}

/// A change of the list, to be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) before: Vec<SlideChoice>,
    pub(super) after: Vec<SlideChoice>,
    /// What was done.
    pub(super) what: Key,
    /// Of which slide.
    pub(super) name: Option<SlideName>,
    /// The state of the contract then: steps are undone in the order in which they were made,
    /// those of the contract among them.
    pub(super) at: Revision,
}

/// Slides as they were made last, and what was done to their list.
#[derive(Debug, Default)]
pub(super) struct Deck {
    pub(super) undo: Vec<Step>,
    pub(super) redo: Vec<Step>,
    pub(super) made: Option<Made>,
    /// True while the window was asked for the whole screen.
    pub(super) has_screen: bool,
}

/// The slides of the presentation under way.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) key: MadeKey,
    pub(super) slides: Vec<Slide>,
}

/// What slides were made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MadeKey {
    pub(super) revision: Revision,
    pub(super) look: Look,
    pub(super) perimeter: PerimeterId,
    pub(super) list: Vec<SlideChoice>,
    pub(super) supposed: Vec<Supposed>,
}

/// What the points of titles were made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TitlesKey {
    revision: Revision,
    look: Look,
    perimeter: PerimeterId,
    list: Vec<SlideChoice>,
}

/// The points that titles raise, if they have to be made again.
pub(super) fn titles(
    scene: &Scene<'_>,
    list: Vec<SlideChoice>,
    old: Option<&TitlesKey>,
) -> Option<(TitlesKey, Vec<Finding>)> {
    let key = TitlesKey {
        revision: scene.revision,
        look: Look {
            filter: String::new(),
            first_row: 0,
            expanded: Default::default(),
            ..scene.look.clone()
        },
        perimeter: scene.summary.perimeter.clone(),
        list,
    };
    if old == Some(&key) {
        return None;
    }
    let points = crate::chart::slides::points(scene, &key.list);
    Some((key, points))
}

impl Settings {
    /// The list of slides of a contract, every slide in it once.
    pub fn deck(&self, contract: &str) -> Vec<SlideChoice> {
        let saved = self.decks.iter().find(|deck| deck.contract == contract);
        let mut list: Vec<SlideChoice> = Vec::new();
        for choice in saved.into_iter().flat_map(|deck| &deck.slides) {
            if !list.iter().any(|known| known.name == choice.name) {
                list.push(choice.clone());
            }
        }
        for choice in SlideChoice::all() {
            if !list.iter().any(|known| known.name == choice.name) {
                list.push(choice);
            }
        }
        list
    }

    /// Remembers the list of slides of a contract; one as it was at first takes no room.
    pub(super) fn keep_deck(&mut self, contract: &str, slides: Vec<SlideChoice>) {
        self.decks.retain(|deck| deck.contract != contract);
        if slides == SlideChoice::all() {
            return;
        }
        let contract = contract.to_owned();
        self.decks.insert(0, SavedDeck { contract, slides });
        self.decks.truncate(DECKS_KEPT);
    }
}

impl Session {
    /// The list of slides of the open contract.
    pub fn slide_list(&self) -> Vec<SlideChoice> {
        let document = self.document.as_ref();
        let title = document.map(|d| d.contract().identity.title.as_str());
        self.settings.deck(title.unwrap_or_default())
    }
}
