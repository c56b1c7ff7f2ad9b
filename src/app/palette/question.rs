//! What a query asks: words, bounds on amounts and dates. Knows nothing of what is searched.

use crate::chart::Held;
use crate::contract::{Date, Euros, Unit};
use crate::edit::{Entry, parse_date, parse_entry};
use crate::wording::fold::fold;
use std::collections::BTreeSet;

/// What a query asks: words, and bounds on amounts or dates.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Question {
    pub(super) words: Vec<String>,
    pub(super) above: Option<Euros>,
    pub(super) below: Option<Euros>,
    pub(super) before: Option<Date>,
    pub(super) after: Option<Date>,
    /// How many rows a group shows at most.
    pub(super) most: usize,
}

impl Question {
    pub(super) fn of(query: &str) -> Self {
        let mut question = Self {
            most: super::ROWS_OF_A_GROUP,
            ..Self::default()
        };
        let mut rest = query.trim().to_owned();
        for (mark, above) in [('>', true), ('<', false)] {
            if let Some((head, tail)) = rest.clone().split_once(mark)
                && let Ok(Entry::Amount(amount) | Entry::Zero(amount)) =
                    parse_entry(tail.trim(), None, Unit::Million)
            {
                let bound = Some(amount.value());
                if above {
                    question.above = bound
                } else {
                    question.below = bound
                }
                rest = head.trim().to_owned();
            }
        }
        let folded = fold(&rest);
        for (word, before) in [
            ("avant ", true),
            ("before ", true),
            ("apres ", false),
            ("after ", false),
        ] {
            if let Some(at) = folded.find(word)
                && let Some(day) = folded.get(at + word.len()..).and_then(day_of)
            {
                if before {
                    question.before = Some(day)
                } else {
                    question.after = Some(day)
                }
                rest = folded.get(..at).unwrap_or_default().to_owned();
                break;
            }
        }
        question.words = fold(&rest).split_whitespace().map(str::to_owned).collect();
        question
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.is_plain()
    }

    /// True without bounds.
    pub(super) fn is_plain(&self) -> bool {
        self.above.is_none() && self.below.is_none() && !self.asks_dates()
    }

    pub(super) fn asks_dates(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }

    /// True when a text holds every word.
    pub(super) fn matches(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// The same for a text in two parts, the second of which is made only where it may hold what the first does not: it
    /// holds nothing but numbers and these words.
    pub(super) fn matches_parts(
        &self,
        first: &str,
        words: &BTreeSet<String>,
        second: impl FnOnce() -> String,
    ) -> bool {
        let first = fold(first);
        let missing = || {
            self.words
                .iter()
                .filter(|word| !first.contains(word.as_str()))
        };
        if missing().next().is_none() {
            return true;
        }
        let may_be_there = |word: &String| {
            word.contains(|c: char| c.is_ascii_digit())
                || words.iter().any(|other| other.contains(word.as_str()))
        };
        if !missing().all(may_be_there) {
            return false;
        }
        let second = fold(&second());
        missing().all(|word| second.contains(word.as_str()))
    }

    /// Which words a text holds; more than anybody types count as held.
    pub(super) fn held(&self, text: &str) -> Held {
        let text = fold(text);
        let words = self.words.iter().zip(0..Held::BITS);
        words
            .filter(|(word, _)| text.contains(word.as_str()))
            .fold(0, |held, (_, bit)| held | 1 << bit)
    }

    /// True when every word is held.
    pub(super) fn is_all(&self, held: Held) -> bool {
        let words = self.words.iter().zip(0..Held::BITS);
        words.fold(true, |all, (_, bit)| all && held & (1 << bit) != 0)
    }

    pub(super) fn holds_amount(&self, value: Option<Euros>) -> bool {
        match (self.above, self.below, value) {
            (None, None, _) => true,
            (_, _, None) => false,
            (above, below, Some(v)) => above.is_none_or(|a| v > a) && below.is_none_or(|b| v < b),
        }
    }
}

fn day_of(text: &str) -> Option<Date> {
    parse_date(text.trim()).ok()?.first_day()
}
