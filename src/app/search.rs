//! Searching a long contract beside: the palette, and the filters of the matrix and of the schedule. What was found for
//! older words stands until the newest words are answered; answers to other words are dropped. Knows no thread.

use super::charts::EventsKey;
use super::document::Document;
use super::palette::{self, Row};
use super::session::Session;
use super::view::{Overlay, Screen};
use crate::chart::{LineTexts, Look, Scene, Timeline};
use crate::check::Aside;
use crate::contract::{Contract, PerimeterId};
use crate::edit::{History, Revision};
use crate::summary::{Entry, Summary};
use crate::wording::Lang;
use std::sync::Arc;

/// A contract with more events than these is searched beside.
const MANY_EVENTS: usize = 2_000;

/// What is asked, and of what: an answer to anything else is nobody's.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched {
    asked: Asked,
    look: Look,
    seen: (Revision, PerimeterId),
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Everything that holds the words, for the palette.
    Everything,
    /// The lines that the filter keeps.
    Lines,
    /// The timeline of the events that the filter keeps.
    Events,
}

/// A search to be made beside.
#[derive(Debug, Clone)]
pub struct SearchJob {
    what: Searched,
    /// The words.
    words: String,
    contract: Arc<Contract>,
    summary: Summary,
    entries: Vec<Entry>,
    line_texts: LineTexts,
    events: Revision,
}

impl PartialEq for SearchJob {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what && self.words == other.words
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum SearchFound {
    /// Rows of the palette.
    Rows(Vec<Row>),
    /// Places of lines, and of those that they are in.
    Lines(Arc<Vec<u32>>),
    /// The timeline.
    Events(Box<(EventsKey, Timeline)>),
}

/// The search under way, and what waits for it.
#[derive(Debug, Default)]
pub(super) struct Searching {
    /// What is being looked for, with its words.
    under_way: Option<(Searched, String)>,
    /// Enter was pressed before the answer: the first row is taken once it is there. True when it is to be copied.
    pub(super) awaited: Option<bool>,
    /// The timeline that was found for the filter, until it is shown.
    pub(super) timeline: Option<Box<(EventsKey, Timeline)>>,
}

impl SearchJob {
    /// Searches.
    pub fn answer(&self) -> SearchFound {
        let history = History::new();
        let aside = Aside::default();
        let scene = Scene {
            contract: &self.contract,
            summary: &self.summary,
            findings: &[],
            aside: &aside,
            entries: &self.entries,
            revision: self.what.seen.0,
            events: self.events,
            line_texts: &self.line_texts,
            history: &history,
            previous: None,
            compared: None,
            places: None,
            look: &self.what.look,
        };
        match self.what.asked {
            Asked::Everything => SearchFound::Rows(palette::found(
                Some(&scene),
                self.what.look.lang,
                &self.words,
            )),
            Asked::Lines => SearchFound::Lines(Arc::new(crate::chart::kept_lines(&scene))),
            Asked::Events => {
                let key = EventsKey::of(&scene);
                SearchFound::Events(Box::new((key, Timeline::of(&scene))))
            }
        }
    }

    /// What it is about, to go with the answer.
    pub fn about(&self) -> (Searched, String) {
        (self.what.clone(), self.words.clone())
    }
}

impl Session {
    /// True while what is shown was found for other words than those that are typed.
    pub fn is_searching(&self) -> bool {
        self.searching.under_way.is_some()
    }

    /// True while the row to be taken is not found yet: what is typed after that waits.
    pub fn awaits_row(&self) -> bool {
        self.searching.awaited.is_some()
    }

    /// True when looking through all that is open takes longer than a frame may.
    pub(super) fn is_searched_beside(&self) -> bool {
        let many = |d: &Document| d.contract().schedule.deadlines.len() > MANY_EVENTS;
        let document = self.document.as_ref();
        document.is_some_and(|d| d.derived().is_some() && (d.is_long() || many(d)))
    }

    /// The filter that charts follow: the one typed, or the one before it until that is looked for.
    pub(super) fn filter_at_hand(&self) -> String {
        match self.filter_wanted() {
            Some(_) => self.look.filter.clone(),
            None => self.filter_typed().to_owned(),
        }
    }

    fn filter_typed(&self) -> &str {
        self.view.filter.as_deref().unwrap_or_default().trim()
    }

    /// What the filter that is typed asks for, when that is not known yet and takes long.
    fn filter_wanted(&self) -> Option<Asked> {
        let typed = self.filter_typed();
        if typed.is_empty() || typed == self.look.filter || !self.is_searched_beside() {
            return None;
        }
        match self.view.screen_of_chart()? {
            Screen::Matrix => {
                let texts = &self.document.as_ref()?.derived()?.line_texts;
                let is_known = texts.kept(typed, self.lang()).is_some();
                (!is_known).then_some(Asked::Lines)
            }
            Screen::Schedule => {
                let known = self.searching.timeline.as_ref();
                let is_known = known.is_some_and(|made| made.0.filter() == typed);
                (!is_known).then_some(Asked::Events)
            }
            _ => None,
        }
    }

    /// What is to be searched beside now, if anything.
    fn search_wanted(&self) -> Option<(Searched, String)> {
        if let Some(Overlay::Palette { query, .. }) = &self.view.overlay
            && self.is_palette_searched_beside(query)
            && !self.is_found(query)
        {
            let what = Searched {
                asked: Asked::Everything,
                look: self.look.clone(),
                seen: self.seen()?,
            };
            return Some((what, query.clone()));
        }
        let asked = self.filter_wanted()?;
        let words = self.filter_typed().to_owned();
        let look = Look {
            filter: words.clone(),
            first_row: 0,
            ..self.look.clone()
        };
        let what = Searched {
            asked,
            look,
            seen: self.seen()?,
        };
        Some((what, words))
    }

    /// The search to be made beside now. One at a time: newer words follow once the answer to older ones is there.
    pub(super) fn take_search(&mut self) -> Option<SearchJob> {
        if self.searching.under_way.is_some() {
            return None;
        }
        let (what, words) = self.search_wanted()?;
        let job = self.search_job(what, words)?;
        self.searching.under_way = Some(job.about());
        Some(job)
    }

    fn search_job(&self, what: Searched, words: String) -> Option<SearchJob> {
        let document = self.document.as_ref()?;
        let derived = document.derived()?;
        Some(SearchJob {
            contract: document.shown_whole(),
            summary: derived.summary(&what.seen.1)?.clone(),
            entries: derived.entries.clone(),
            line_texts: derived.line_texts.clone(),
            events: derived.events,
            what,
            words,
        })
    }

    /// Takes in what was found; without an answer, it is looked for here. What was found for other words than those
    /// that are typed now is dropped.
    pub(super) fn take_found(&mut self, about: &(Searched, String), found: Option<SearchFound>) {
        if self.searching.under_way.as_ref() != Some(about) {
            return;
        }
        self.searching.under_way = None;
        if self.search_wanted().as_ref() != Some(about) {
            return;
        }
        let (what, words) = about.clone();
        let found = found.or_else(|| Some(self.search_job(what, words)?.answer()));
        match found {
            Some(SearchFound::Rows(rows)) => self.set_found(&about.1, rows),
            Some(SearchFound::Lines(places)) => {
                let lang = self.lang();
                if let Some(document) = self.document.as_mut() {
                    document.keep_lines(&about.1, lang, places);
                }
            }
            Some(SearchFound::Events(made)) => self.searching.timeline = Some(made),
            None => {}
        }
    }

    /// Forgets what is being looked for in a document that is gone.
    pub(super) fn forget_search(&mut self) {
        self.searching = Searching::default();
    }
}

impl Document {
    /// The contract that is shown, to be read elsewhere.
    fn shown_whole(&self) -> Arc<Contract> {
        let snapshot = self.snapshot();
        match std::ptr::eq(self.shown(), snapshot.as_ref()) {
            true => snapshot,
            false => Arc::new(self.shown().twin()),
        }
    }

    /// Keeps which lines a filter keeps.
    fn keep_lines(&mut self, filter: &str, lang: Lang, places: Arc<Vec<u32>>) {
        if let Some(derived) = self.derived_mut() {
            derived.line_texts.keep(filter, lang, places);
        }
    }
}

#[cfg(test)]
mod tests;
