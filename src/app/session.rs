//! Everything the program holds while it runs: one document or none, how it is looked at, what
//! is remembered, and what waits for an answer. Plain data, no toolkit, no clock.

use super::charts::{Charts, ScreenChart};
use super::comparing::Comparing;
use super::deck::{self, Deck};
use super::document::{Document, EditJob};
use super::effect::Failure;
use super::glance::Seen;
use super::intent::Intent;
use super::keeping::{Holder, Keeping};
use super::palette;
use super::presentation::Presentation;
use super::search::Searching;
use super::settings::Settings;
use super::update::Exports;
use super::versions::Place;
use super::view::{Overlay, Place as ViewPlace, Screen, View};
use super::weigh::Weighed;
use crate::chart::copy::Clip;
use crate::chart::slides::Slide;
use crate::chart::{Look, MatrixTable, Scene, Table};
use crate::contract::{Date, DateTime, PerimeterId};
use crate::edit::Revision;
use crate::wording::{Key, Lang};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

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

/// A short message that confirms; it goes by itself and is never the only word on a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Saved, with the number of changed passages if the file kept its layout, and the names of
    /// copies of somebody's versions that now stand beside it.
    Saved(Option<usize>, Vec<String>),
    /// Copied to the clipboard: a text, a table, or a value that is also a row of a table.
    Copied(Clip),
    /// A picture is on the clipboard.
    PictureCopied,
    /// A file of this name was made.
    Exported(String),
    /// An export was stopped.
    ExportCancelled,
    /// Another export is under way.
    ExportBusy,
    /// An edit could not be made; the text says why.
    Refused(crate::edit::Refused),
    /// A step was undone.
    Undone(crate::edit::Label),
    /// A step was redone.
    Redone(crate::edit::Label),
    /// A change of the list of slides was undone.
    DeckUndone(Key),
    /// A change of the list of slides was redone.
    DeckRedone(Key),
    /// Amounts are hidden from now on.
    AmountsHidden,
    /// Every slide is hidden.
    NothingToPresent,
    /// The chart that is looked at has no slide.
    NoSlide,
    /// The clipboard holds no block of amounts.
    NothingToPaste,
    /// No cell is selected for a block to begin in.
    NoPlaceToPaste,
    /// The file changed outside and was taken in; how many things differ, 0 for its layout alone.
    Reloaded(usize),
    /// A save found that the file has changed outside; nothing was written.
    FoundChanged,
    /// Both versions were joined.
    Merged,
    /// The version on disk was taken in the place of what was edited.
    TookTheirs,
    /// Both versions cannot be joined.
    CannotMerge,
    /// The version on disk was put in a copy of this name, and will be replaced.
    SetAside(String),
    /// The version on disk could not be put in a copy.
    NotSetAside(Failure),
    /// There is nothing to do that with.
    NothingSelected,
    /// What is typed is no amount or date yet, or waits for an answer: it must be ended first.
    TypingFirst,
    /// The settings file could not be read and was set aside.
    SettingsSetAside(String),
    /// The settings could not be kept.
    SettingsNotKept(Failure),
    /// Nothing would survive the end of the program now, for this cause.
    NothingKept(String),
    /// So many journals could not be read, and so many are of a newer program.
    JournalsUnread(usize, usize),
    /// Saved; what the file held before could not be put by. Names of copies of somebody's
    /// versions that now stand beside it.
    SavedWithoutBackup(Failure, Vec<String>),
    /// What a saved file held before is being put by; then the program ends.
    QuitsOncePutBy,
    /// Copies of somebody's versions, of these names, now stand beside the file; it was not saved.
    KeptCopies(Vec<String>),
    /// Saving was stopped; the file is as it was.
    SavingStopped,
    /// The document has no file that could have held anything earlier.
    NothingEarlier,
    /// What the file held until then was taken in.
    Restored(DateTime),
    /// No ended program left anything behind.
    NothingToRecover,
    /// A journal was discarded, and stays for a while.
    RecoveryDiscarded,
    /// The file is open elsewhere: nothing can be changed here.
    HeldElsewhere(Holder),
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

/// What the palette found, and what it was asked.
#[derive(Debug)]
struct Found {
    query: String,
    look: Look,
    seen: Option<(Revision, PerimeterId)>,
    rows: Vec<palette::Row>,
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

    /// Brings everything derived up to date. Called after each intent.
    pub(super) fn refresh(&mut self) {
        self.refresh_charts();
        self.refresh_presentation();
        self.refresh_found();
        self.refresh_weighed();
    }

    /// Searches when the palette is asked something else, or there is something else to search.
    fn refresh_found(&mut self) {
        let Some(Overlay::Palette { query, .. }) = &self.view.overlay else {
            self.found = None;
            self.searching.awaited = None;
            return;
        };
        if !self.is_found(query) && !self.is_palette_searched_beside(query) {
            let query = query.clone();
            let rows = palette::rows(self, &query);
            self.set_found(&query, rows);
        }
    }

    fn seen(&self) -> Option<(Revision, PerimeterId)> {
        let scene = self.scene()?;
        Some((scene.revision, scene.summary.perimeter.clone()))
    }

    /// True when what the palette shows was found for these words in what is shown now.
    pub(super) fn is_found(&self, query: &str) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(|f| f.query == *query && f.seen == self.seen() && f.look == self.look)
    }

    /// True when the answer to these words takes longer than a frame may.
    pub(super) fn is_palette_searched_beside(&self, query: &str) -> bool {
        !query.trim().is_empty() && self.is_searched_beside()
    }

    pub(super) fn set_found(&mut self, query: &str, rows: Vec<palette::Row>) {
        self.found = Some(Found {
            query: query.to_owned(),
            look: self.look.clone(),
            seen: self.seen(),
            rows,
        });
    }

    /// Has the titles of slides looked at again when what they rest on has changed.
    fn refresh_titles(&mut self) {
        let list = self.slide_list();
        let derived = self.document.as_ref().and_then(|d| d.derived());
        let old = derived.and_then(|d| d.titles_from());
        let made = self
            .scene()
            .and_then(|scene| deck::titles(&scene, list, old));
        if let (Some((key, points)), Some(document)) = (made, self.document.as_mut()) {
            document.join_points(points, key);
        }
    }

    /// Drops what was drawn from another document: its revisions have the same numbers.
    pub(super) fn forget_charts(&mut self) {
        self.charts = None;
        self.found = None;
        self.weighed = None;
        self.forget_search();
    }

    fn refresh_charts(&mut self) {
        let today = self.today();
        self.look.lang = self.lang();
        self.look.today = today;
        self.look.measure = self.view.measure;
        self.look.order = self.view.partner_order;
        self.look.reference.clone_from(&self.settings.reference);
        self.look.focus.clone_from(&self.view.focus);
        self.look.compared.clone_from(&self.view.compared);
        self.look.expanded.clone_from(&self.view.matrix.expanded);
        self.look.first_row = self.view.matrix.first_row;
        if self.document.is_none() {
            self.look.filter.clear();
        }
        let hides = self.look.lang.hides_amounts();
        let Some(document) = self.document.as_mut() else {
            self.charts = None;
            return;
        };
        let known = |id: &crate::contract::PerimeterId| document.contract().perimeter(id).is_some();
        if !self.view.perimeter.as_ref().is_some_and(known) {
            self.view.perimeter = document.contract().perimeters.first().map(|p| p.id.clone());
        }
        document.refresh(today);
        document.mask(hides);
        self.look.filter = self.filter_at_hand();
        self.refresh_titles();
        let old = self.charts.take();
        let made = self
            .searching
            .timeline
            .take_if(|made| made.0.filter() == self.look.filter);
        let made = made.map(|made| *made);
        let deck = match self.view.screen {
            Screen::Slides => self.slide_list(),
            _ => Vec::new(),
        };
        self.charts = self
            .scene()
            .map(|scene| Charts::of(&scene, &self.view, &deck, (old, made)));
    }
}
