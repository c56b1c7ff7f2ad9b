//! The list of slides as a person arranges it: order, which are shown, titles of their own, which
//! are split. Must not know where the list is kept.

use super::SlideName;
use super::truth::{Readings, Truth};
use crate::chart::{Look, Measure, Scene};
use crate::wording::{Lang, fold::fold};

/// One slide of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideChoice {
    /// Which one.
    pub name: SlideName,
    /// True when it is presented.
    pub is_shown: bool,
    /// Its own title; the computed one without.
    pub title: Option<OwnTitle>,
    /// True when its marks are spread over two slides.
    pub is_split: bool,
}

/// A title that a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTitle {
    /// The words.
    pub words: String,
    /// What the figures said when it was written, in French and millions whatever is shown: a
    /// title that states figures holds as long as they say the same.
    pub basis: String,
}

impl SlideChoice {
    /// A slide as it is before anybody arranged it.
    pub fn new(name: SlideName) -> Self {
        Self {
            name,
            is_shown: true,
            title: None,
            is_split: false,
        }
    }

    /// The list before anybody arranged it.
    pub fn all() -> Vec<SlideChoice> {
        SlideName::ALL.into_iter().map(SlideChoice::new).collect()
    }
}

impl OwnTitle {
    /// A title written now.
    pub fn written(words: String, scene: &Scene<'_>, name: SlideName) -> Self {
        Self {
            words,
            basis: basis(scene, name, &Readings::default()),
        }
    }

    /// True as long as it states no figure, or the figures say what they said.
    pub(super) fn stands(&self, scene: &Scene<'_>, name: SlideName, readings: &Readings) -> bool {
        !states_figures(&self.words) || self.basis == basis(scene, name, readings)
    }
}

/// What the figures of a slide say, the same whatever language and unit are shown.
pub(super) fn basis(scene: &Scene<'_>, name: SlideName, readings: &Readings) -> String {
    let look = Look {
        lang: Lang::Fr,
        measure: Measure::default(),
        ..scene.look.clone()
    };
    let scene = Scene {
        look: &look,
        ..*scene
    };
    match super::claim(&scene, name, readings) {
        Truth::Holds(said) => said,
        Truth::Contested(said, other) => format!("{said} / {}", other.unwrap_or_default()),
        Truth::Nothing | Truth::Unknown => String::new(),
    }
}

/// Words that state a figure without a digit.
const WORDS: [&str; 34] = [
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "moitie", "tiers",
    "quart", "double", "triple", "majorite", "seul", "seule", "two", "three", "four", "five",
    "seven", "eight", "nine", "ten", "half", "third", "quarter", "twice", "majority", "most",
    "only", "plupart", "premier",
];

/// True when a title says a figure, in digits or in words.
fn states_figures(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit() || c == '%')
        || fold(words)
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| WORDS.contains(&word))
}
