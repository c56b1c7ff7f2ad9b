//! Lists of slides as the settings file keeps them, and back. A slide that this program does not
//! know is left out; one that the file does not name comes after the others.

use super::deck::{DECKS_KEPT, SavedDeck};
use super::settings::Settings;
use crate::chart::slides::{OwnTitle, SlideChoice, SlideName};
use crate::file::settings::{StoredDeck, StoredSettings, StoredSlide};

/// The lists of a settings file.
pub fn from_stored(stored: &StoredSettings) -> Vec<SavedDeck> {
    let choice = |slide: &StoredSlide| {
        Some(SlideChoice {
            name: SlideName::of_code(&slide.name)?,
            is_shown: !slide.hidden,
            title: slide.title.as_ref().map(|words| OwnTitle {
                words: words.clone(),
                basis: slide.basis.clone(),
            }),
            is_split: slide.split,
        })
    };
    let deck = |deck: &StoredDeck| SavedDeck {
        contract: deck.contract.clone(),
        slides: deck.slides.iter().filter_map(choice).collect(),
    };
    let decks = stored.decks.iter().take(DECKS_KEPT).map(deck);
    decks.filter(|deck| !deck.slides.is_empty()).collect()
}

/// The lists as a settings file keeps them.
pub fn to_stored(settings: &Settings) -> Vec<StoredDeck> {
    let slide = |choice: &SlideChoice| StoredSlide {
        name: choice.name.code().to_owned(),
        hidden: !choice.is_shown,
        split: choice.is_split,
        title: choice.title.as_ref().map(|title| title.words.clone()),
        basis: match &choice.title {
            Some(title) => title.basis.clone(),
            None => String::new(),
        },
    };
    let deck = |deck: &SavedDeck| StoredDeck {
        contract: deck.contract.clone(),
        slides: deck.slides.iter().map(slide).collect(),
    };
    settings.decks.iter().map(deck).collect()
}
