//! Words: amounts, shares, dates and sentences as French or English text.
//! Knows the contract, what the checks find and what edits do: no file, no clock, no screen.
//!
//! Every word on screen comes from here, so that the same thing is always said the same way.
//! Fixed texts live in `assets/phrases/`, one file per language, and are named by [`Key`].

pub mod amount;
pub mod date;
pub mod discreet;
pub mod edit;
pub mod finding;
pub mod fold;
mod keys;
pub mod names;
pub mod number;
mod phrases;
pub mod sentence;
pub mod share;
pub mod system;

pub use amount::DisplayUnit;
pub use keys::Key;
pub use phrases::{count, fill, text};

/// The language of the texts, and whether they say amounts. Every text that is made of an amount
/// or a share is made here: hiding them is a way of writing, so that nothing can leak beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
    /// French with `•••` in the place of every amount and share.
    FrDiscreet,
    /// English with `•••` in the place of every amount and share.
    EnDiscreet,
}

/// A language, whatever it says of amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// All languages, as offered.
    pub const ALL: [Lang; 2] = [Lang::Fr, Lang::En];

    /// The code on the command line and in settings: `fr`, `en`.
    pub fn code(self) -> &'static str {
        match self.tongue() {
            Tongue::Fr => "fr",
            Tongue::En => "en",
        }
    }

    /// The language alone.
    pub fn tongue(self) -> Tongue {
        match self {
            Lang::Fr | Lang::FrDiscreet => Tongue::Fr,
            Lang::En | Lang::EnDiscreet => Tongue::En,
        }
    }

    /// The same language, saying no amount.
    #[must_use]
    pub fn discreet(self) -> Lang {
        match self.tongue() {
            Tongue::Fr => Lang::FrDiscreet,
            Tongue::En => Lang::EnDiscreet,
        }
    }

    /// The same language, saying amounts.
    #[must_use]
    pub fn plain(self) -> Lang {
        match self.tongue() {
            Tongue::Fr => Lang::Fr,
            Tongue::En => Lang::En,
        }
    }

    /// True when it says no amount.
    pub fn hides_amounts(self) -> bool {
        matches!(self, Lang::FrDiscreet | Lang::EnDiscreet)
    }

    /// The language with this code.
    pub fn of_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a locale: `fr_FR.UTF-8`, `en-GB`. English for any other language; French
    /// where the system says nothing (`C`, `POSIX`, empty).
    pub fn of_locale(locale: &str) -> Lang {
        let tongue = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        match tongue.to_ascii_lowercase().as_str() {
            "fr" | "" | "c" | "posix" => Lang::Fr,
            _ => Lang::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        assert_eq!(Lang::of_locale("fr_FR.UTF-8"), Lang::Fr);
        assert_eq!(Lang::of_locale("en-GB"), Lang::En);
        assert_eq!(Lang::of_locale("de_DE"), Lang::En);
        assert_eq!(Lang::of_locale("C.UTF-8"), Lang::Fr);
        assert_eq!(Lang::of_code("en"), Some(Lang::En));
        assert_eq!(Lang::of_code("de"), None);
    }
}
