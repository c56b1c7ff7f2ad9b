//! Everything the program holds while it runs: one document or none, how it is looked at, what
//! is remembered, and what waits for an answer. Plain data, no toolkit, no clock.

use super::charts::{Charts, ScreenChart};
use super::comparing::Comparing;
use super::deck::Deck;
use super::document::{Document, EditJob};
use super::glance::Seen;
use super::intent::Intent;
use super::keeping::Keeping;
use super::palette;
use super::presentation::Presentation;
use super::search::Searching;
use super::settings::Settings;
use super::update::Exports;
use super::versions::Place;
use super::view::{Place as ViewPlace, View};
use super::weigh::Weighed;
use crate::chart::slides::Slide;
use crate::chart::{Look, MatrixTable, Scene, Table};
use crate::contract::{Date, PerimeterId};
use crate::wording::Lang;
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

mod notice;
mod refresh;

pub use notice::Notice;
use refresh::Found;

/// What to go on with once unsaved edits are dealt with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// Leave the program.
    Quit,
    /// Close the document.
    Close,
    /// Start a new contract.
    New,
    /// Choose a file.
    Pick,
    /// Open this file.
    Open(PathBuf),
    /// Open this version.
    Version(Place),
    /// Open the latest version of this file that was put by.
    Earlier(PathBuf),
    /// Go on with what an ended program left in this journal.
    Recover(PathBuf),
}

/// The program's state.
#[derive(Debug)]
pub struct Session {
    /// The open contract.
    pub document: Option<Document>,
    /// How it is looked at.
    pub view: View,
    /// What is remembered from one start to the next.
    pub settings: Settings,
    /// The day the system gives.
    pub system_today: Date,
    /// The observation date, when it is not the system's day.
    pub observation: Option<Date>,
    /// Places to go back to.
    pub back: Vec<ViewPlace>,
    /// Places to go forward to.
    pub forward: Vec<ViewPlace>,
    /// What waits for unsaved edits to be dealt with.
    pub after: Option<After>,
    /// The state of the contract whose unsaved edits were given up for what is under way.
    pub given_up: Option<crate::edit::Revision>,
    /// What the files opened lately hold, as far as they were looked at.
    pub seen: BTreeMap<PathBuf, Seen>,
    /// The presentation under way.
    pub presentation: Option<Presentation>,
    /// Whether amounts are shown.
    pub amounts: Amounts,
    /// What is under way outside.
    pub busy: Option<Busy>,
    /// Whether what a saved file held before is still being put by.
    pub putting_by: PuttingBy,
    /// How many files being read are no longer wanted; their answers are dropped.
    pub(super) unwanted_reads: usize,
    /// The last message.
    pub notice: Option<Notice>,
    /// What was exported, and what is being.
    pub exports: Exports,
    /// What is held against what.
    pub comparing: Comparing,
    /// How safely edits are kept.
    pub keeping: Keeping,
    pub(super) look: Look,
    charts: Option<Charts>,
    /// Slides, and what was done to their list.
    pub(super) deck: Deck,
    found: Option<Found>,
    pub(super) weighed: Option<Weighed>,
    /// What waits for the edit that is being made beside.
    pub(super) waiting: VecDeque<Intent>,
    /// What is being looked for beside.
    pub(super) searching: Searching,
}

/// What charts are made from: a document, seen in a perimeter.
pub(super) fn scene_of<'a>(
    document: &'a Document,
    perimeter: &PerimeterId,
    look: &'a Look,
) -> Option<Scene<'a>> {
    let derived = document.derived()?;
    Some(Scene {
        contract: document.shown(),
        summary: derived.summary(perimeter)?,
        findings: derived.findings(),
        aside: derived.aside(),
        entries: &derived.entries,
        revision: derived.revision(),
        events: derived.events,
        line_texts: &derived.line_texts,
        history: document.history(),
        previous: document.previous.as_deref(),
        compared: None,
        places: document.places.as_deref(),
        look,
    })
}

/// Whether amounts are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Amounts {
    /// They are.
    #[default]
    Shown,
    /// `•••` stands in the place of each.
    Hidden,
    /// Hidden, and shown as long as a key is held.
    Glimpsed,
}

/// Whether what a saved file held before is still being put by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PuttingBy {
    /// Nothing is.
    #[default]
    Nothing,
    /// It is.
    UnderWay,
    /// It is, and the program ends once that is done.
    ThenQuit,
}

/// What is under way outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Busy {
    /// A system dialog is open.
    Dialog,
    /// This file is being read.
    Reading(PathBuf),
    /// This file is being written.
    Writing(PathBuf, Writing),
}

/// How far the writing of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Writing {
    /// It has just begun.
    #[default]
    Begun,
    /// So many percent are written.
    Percent(usize),
    /// It is to be stopped.
    Stopping,
}

impl Session {
    /// A session with nothing open.
    pub fn new(settings: Settings, system_today: Date) -> Self {
        let look = Look {
            lang: settings.lang,
            today: system_today,
            measure: Default::default(),
            focus: None,
            compared: None,
            reference: settings.reference.clone(),
            order: Default::default(),
            expanded: Default::default(),
            filter: String::new(),
            first_row: 0,
        };
        Self {
            document: None,
            view: View::default(),
            settings,
            system_today,
            observation: None,
            back: Vec::new(),
            forward: Vec::new(),
            after: None,
            given_up: None,
            seen: BTreeMap::new(),
            amounts: Amounts::default(),
            busy: None,
            putting_by: PuttingBy::default(),
            unwanted_reads: 0,
            notice: None,
            exports: Exports::default(),
            comparing: Comparing::default(),
            keeping: Keeping::default(),
            look,
            charts: None,
            presentation: None,
            deck: Deck::default(),
            found: None,
            weighed: None,
            waiting: VecDeque::new(),
            searching: Searching::default(),
        }
    }

    /// What the screen draws; `None` when nothing is open.
    pub fn charts(&self) -> Option<&Charts> {
        self.charts.as_ref()
    }

    /// True while an edit is being made beside, or what it would take along is looked for: whatever would change the
    /// document waits.
    pub fn is_editing_aside(&self) -> bool {
        self.aside().is_some()
    }

    /// True while what a removal would take along is looked for: its question opens next.
    pub fn is_asking_aside(&self) -> bool {
        self.aside().is_some_and(EditJob::only_looks)
    }

    fn aside(&self) -> Option<&EditJob> {
        self.document.as_ref()?.under_way()
    }

    /// The table behind the screen's chart, whole, for the clipboard.
    pub fn table(&self) -> Option<Table> {
        let charts = self.charts()?;
        match &charts.screen {
            ScreenChart::Matrix(chart) if !chart.window.is_whole() => {
                self.scene().map(|scene| MatrixTable::whole(&scene).table())
            }
            _ => Some(charts.table()),
        }
    }

    /// What the open palette has found.
    pub fn found(&self) -> &[palette::Row] {
        self.found.as_ref().map_or(&[], |found| &found.rows)
    }

    /// The language of every text on screen, amounts hidden if they are.
    pub fn lang(&self) -> Lang {
        match self.amounts {
            Amounts::Hidden => self.settings.lang.discreet(),
            Amounts::Shown | Amounts::Glimpsed => self.settings.lang,
        }
    }

    /// The slides of the presentation under way.
    pub fn slides(&self) -> &[Slide] {
        self.deck.made.as_ref().map_or(&[], |made| &made.slides)
    }

    /// The slide that is shown.
    pub fn slide(&self) -> Option<&Slide> {
        self.slides().get(self.presentation.as_ref()?.at)
    }

    /// The day from which deadlines are seen.
    pub fn today(&self) -> Date {
        self.observation.unwrap_or(self.system_today)
    }

    /// What charts are made from; `None` when nothing is open.
    pub fn scene(&self) -> Option<Scene<'_>> {
        let document = self.document.as_ref()?;
        let scene = scene_of(document, self.view.perimeter.as_ref()?, &self.look)?;
        Some(Scene {
            compared: self.comparing.compared(),
            ..scene
        })
    }
}
