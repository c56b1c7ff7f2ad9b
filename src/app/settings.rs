//! What is remembered from one start to the next. Never anything of a contract's contents.

use super::deck::SavedDeck;
use crate::contract::PartnerId;
use crate::wording::Lang;
use std::path::PathBuf;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All choices, as offered.
    pub const ALL: [ThemeChoice; 3] = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
}

/// A file that was open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// The contract's title when it was last open.
    pub title: String,
}

/// Zoom steps, in percent.
pub const ZOOM_STEPS: [u16; 9] = [80, 90, 100, 110, 125, 140, 160, 180, 200];

/// How many recent files are kept.
pub const RECENT_KEPT: usize = 10;

/// What is remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeChoice,
    /// Zoom in percent, one of [`ZOOM_STEPS`].
    pub zoom: u16,
    /// Window size in points, width and height.
    pub window: (f32, f32),
    /// The partner whose commitments the overview shows.
    pub reference: Option<PartnerId>,
    /// Files opened lately, latest first.
    pub recent: Vec<Recent>,
    /// Lists of slides that somebody arranged, latest first.
    pub decks: Vec<SavedDeck>,
}

impl Settings {
    /// Settings of a first start.
    pub fn first(lang: Lang) -> Self {
        Self {
            lang,
            theme: ThemeChoice::System,
            zoom: 100,
            window: (1440.0, 900.0),
            reference: None,
            recent: Vec::new(),
            decks: Vec::new(),
        }
    }

    /// The next zoom step up or down.
    pub fn zoomed(&self, up: bool) -> u16 {
        let mut steps = ZOOM_STEPS.iter().copied();
        if up {
            steps.find(|z| *z > self.zoom).unwrap_or(200)
        } else {
            steps.rev().find(|z| *z < self.zoom).unwrap_or(80)
        }
    }

    /// Puts a file first among the recent ones.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|r| r.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT_KEPT);
    }
}
