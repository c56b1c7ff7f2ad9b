//! What every view is given: the session to read, the theme to draw with, and a tray for intents.

use super::theme::Theme;
use crate::app::{Charts, Intent, Session};
use crate::contract::Contract;
use crate::wording::{self, Key, Lang};

/// What a view is given. A view reads the session and pushes intents; it changes nothing.
pub struct Desk<'a> {
    /// The program's state.
    pub session: &'a Session,
    /// Colours.
    pub theme: &'static Theme,
    /// Language of every text.
    pub lang: Lang,
    /// Wishes of this frame, in order.
    intents: Vec<Intent>,
}

impl<'a> Desk<'a> {
    /// An empty tray.
    pub fn new(session: &'a Session, theme: &'static Theme) -> Self {
        Self {
            session,
            theme,
            lang: session.lang(),
            intents: Vec::new(),
        }
    }

    /// Asks for something.
    pub fn push(&mut self, intent: Intent) {
        self.intents.push(intent);
    }

    /// What was asked for, in order.
    pub fn into_intents(self) -> Vec<Intent> {
        self.intents
    }

    /// A fixed text.
    pub fn text(&self, key: Key) -> &'static str {
        wording::text(self.lang, key)
    }

    /// A text with its gaps filled.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        wording::fill(self.lang, key, values)
    }

    /// The singular or plural text for `n` things.
    pub fn count(&self, one: Key, other: Key, n: usize) -> String {
        wording::count(self.lang, one, other, n, &[])
    }

    /// The open contract, as it is shown.
    pub fn contract(&self) -> Option<&'a Contract> {
        self.session.document.as_ref().map(|d| d.shown())
    }

    /// What the screen draws.
    pub fn charts(&self) -> Option<&'a Charts> {
        self.session.charts()
    }
}
