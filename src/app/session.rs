//! Everything the program holds while it runs: one document or none, how it is looked at, what
//! is remembered, and what waits for an answer. Plain data, no toolkit, no clock.

use super::charts::{Charts, ScreenChart};
use super::document::Document;
use super::effect::Failure;
use super::glance::Seen;
use super::keeping::{Holder, Keeping};
use super::palette;
use super::settings::Settings;
use super::update::Exports;
use super::versions::Place;
use super::view::{Overlay, Place as ViewPlace, View};
use super::weigh::Weighed;
use crate::chart::copy::Clip;
use crate::chart::{Look, MatrixTable, Scene, Table};
use crate::contract::{Date, DateTime, PerimeterId};
use crate::edit::Revision;
use std::collections::BTreeMap;
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
    /// Saved; what the file held before could not be put by, for this cause.
    SavedWithoutBackup(String),
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
    /// What is under way outside.
    pub busy: Option<Busy>,
    /// How many files being read are no longer wanted; their answers are dropped.
    pub(super) unwanted_reads: usize,
    /// The last message.
    pub notice: Option<Notice>,
    /// What was exported, and what is being.
    pub exports: Exports,
    /// How safely edits are kept.
    pub keeping: Keeping,
    pub(super) look: Look,
    charts: Option<Charts>,
    found: Option<Found>,
    pub(super) weighed: Option<Weighed>,
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
        events: derived.events,
        line_texts: &derived.line_texts,
        history: document.history(),
        previous: document.previous.as_deref(),
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

/// What is under way outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Busy {
    /// A system dialog is open.
    Dialog,
    /// This file is being read.
    Reading(PathBuf),
    /// This file is being written.
    Writing(PathBuf),
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
            busy: None,
            unwanted_reads: 0,
            notice: None,
            exports: Exports::default(),
            keeping: Keeping::default(),
            look,
            charts: None,
            found: None,
            weighed: None,
        }
    }

    /// What the screen draws; `None` when nothing is open.
    pub fn charts(&self) -> Option<&Charts> {
        self.charts.as_ref()
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

    /// The day from which deadlines are seen.
    pub fn today(&self) -> Date {
        self.observation.unwrap_or(self.system_today)
    }

    /// What charts are made from; `None` when nothing is open.
    pub fn scene(&self) -> Option<Scene<'_>> {
        let document = self.document.as_ref()?;
        scene_of(document, self.view.perimeter.as_ref()?, &self.look)
    }

    /// Brings everything derived up to date. Called after each intent.
    pub(super) fn refresh(&mut self) {
        self.refresh_charts();
        self.refresh_found();
        self.refresh_weighed();
    }

    /// Searches when the palette is asked something else, or there is something else to search.
    fn refresh_found(&mut self) {
        let Some(Overlay::Palette { query, .. }) = &self.view.overlay else {
            self.found = None;
            return;
        };
        let seen = self.scene().map(|scene| {
            let revision = scene.history.revision();
            (revision, scene.summary.perimeter.clone())
        });
        let is_known = self
            .found
            .as_ref()
            .is_some_and(|f| f.query == *query && f.seen == seen && f.look == self.look);
        if !is_known {
            self.found = Some(Found {
                query: query.clone(),
                look: self.look.clone(),
                seen,
                rows: palette::rows(self, query),
            });
        }
    }

    /// Drops what was drawn from another document: its revisions have the same numbers.
    pub(super) fn forget_charts(&mut self) {
        self.charts = None;
        self.found = None;
        self.weighed = None;
    }

    fn refresh_charts(&mut self) {
        let today = self.today();
        self.look.lang = self.settings.lang;
        self.look.today = today;
        self.look.measure = self.view.measure;
        self.look.order = self.view.partner_order;
        self.look.reference.clone_from(&self.settings.reference);
        self.look.focus.clone_from(&self.view.focus);
        self.look.compared.clone_from(&self.view.compared);
        self.look.expanded.clone_from(&self.view.matrix.expanded);
        self.look.filter = self.view.filter.clone().unwrap_or_default();
        self.look.first_row = self.view.matrix.first_row;
        let Some(document) = self.document.as_mut() else {
            self.charts = None;
            return;
        };
        let known = |id: &crate::contract::PerimeterId| document.contract().perimeter(id).is_some();
        if !self.view.perimeter.as_ref().is_some_and(known) {
            self.view.perimeter = document.contract().perimeters.first().map(|p| p.id.clone());
        }
        document.refresh(today);
        let old = self.charts.take();
        self.charts = self
            .scene()
            .map(|scene| Charts::of(&scene, &self.view, old));
    }
}
