//! The application without a toolkit: what is open, how it is looked at, what a person asks for,
//! and what follows. Views read a [`Session`] and push [`Intent`]s; [`update`] turns them into
//! edits, view changes and [`Effect`]s. Knows no egui, no clock, no thread.

pub mod action;
mod charts;
pub mod comparing;
pub mod contents;
pub mod deck;
pub mod decks;
mod document;
mod draft;
pub mod effect;
pub mod export;
pub mod failure;
pub mod form;
mod glance;
mod intent;
pub mod keeping;
pub mod outside;
pub mod palette;
pub mod paste;
pub mod presentation;
mod presented;
pub mod removal;
pub mod samples;
mod search;
pub mod selection;
mod session;
mod settings;
pub mod undrawn;
mod update;
mod versions;
pub mod view;
mod weigh;

pub use charts::{Charts, ScreenChart};
pub use comparing::{CompareIntent, Comparing};
pub use deck::DeckIntent;
pub use document::{DeriveJob, Derived, Document, EditJob, EditWork, Origin, Spent};
pub use effect::{Answer, Effect, Opened};
pub use glance::{Glance, Seen};
pub use intent::{
    EmptyCell, ExportIntent, FigureIntent, FileIntent, FindingIntent, FormIntent, Intent,
    PasteIntent, RecoveryIntent, Setting, Then, Typing, UnfinishedChoice, UnsavedChoice,
};
pub use outside::{Outside, OutsideIntent};
pub use presentation::{PresentIntent, Presentation};
pub use search::{SearchFound, SearchJob, Searched};
pub use session::{After, Amounts, Busy, Notice, Session, Writing};
pub use settings::{RECENT_KEPT, Recent, Settings, ThemeChoice, ZOOM_STEPS};
pub use update::{
    Exports, Running, has_two_versions, next_deck_step, reading, session_of, start, subject_of,
    update,
};
pub use versions::{Place, VersionLink};
