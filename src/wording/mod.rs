//! Words: amounts, shares, dates and sentences as French or English text.
//! Knows the contract and nothing else: no file, no clock, no screen.
//!
//! Every word on screen comes from here, so that the same thing is always said the same way.
//! Fixed texts live in `assets/phrases/`, one file per language, and are named by [`Key`].

pub mod amount;
pub mod date;
pub mod fold;
mod keys;
pub mod number;
mod phrases;
pub mod sentence;
pub mod share;

pub use amount::DisplayUnit;
pub use keys::Key;
pub use phrases::{count, fill, text};

/// The language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}
