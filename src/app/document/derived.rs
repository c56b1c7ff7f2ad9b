//! What follows from a contract: tables, points to examine, events. Kept up to date by what edits
//! touched; must not change the contract.

use crate::app::deck::TitlesKey;
use crate::chart::LineTexts;
use crate::check::{Aside, Exchanged, Finding, Findings};
use crate::contract::{Contract, Date, PerimeterId, Touched, TouchedTree};
use crate::edit::{History, Revision};
use crate::summary::{Entry, Summary, entries};
use std::collections::BTreeSet;

/// What follows from a contract in one perimeter seen from one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    pub(super) revision: Revision,
    /// Tables, one for each perimeter, in contract order.
    pub(super) summaries: Vec<Summary>,
    pub(super) findings: Findings,
    /// Events in order of date.
    pub entries: Vec<Entry>,
    /// The revision in which events, or what they name, were last found changed.
    pub events: Revision,
    /// What is searched of lines.
    pub line_texts: LineTexts,
    /// True when some text held a hidden character when all of this was derived anew.
    pub(super) holds_hidden: bool,
    /// The points that titles of slides raise, until something is edited.
    pub(super) titles: Option<Titles>,
}

/// What titles of slides raise.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Titles {
    /// What it was made from.
    from: TitlesKey,
    /// The findings with those points among them, when there are any.
    joined: Option<(Vec<Finding>, Aside)>,
}

impl Derived {
    /// What follows from a contract that nothing was done to yet, seen from a day.
    pub fn of(contract: &Contract, today: Date) -> Self {
        Self::at(contract, History::new().revision(), today)
    }

    pub(super) fn at(contract: &Contract, revision: Revision, today: Date) -> Self {
        let summaries = Summary::each(contract);
        let findings = Findings::of(contract, &summaries, today);
        Self {
            revision,
            summaries,
            findings,
            entries: entries(contract, today),
            events: revision,
            line_texts: LineTexts::of(contract),
            holds_hidden: contract.holds_hidden(),
            titles: None,
        }
    }

    /// The same after edits, at a cost that follows what they touched.
    pub(super) fn update(
        &mut self,
        contract: &Contract,
        revision: Revision,
        touched: &Touched,
    ) -> Exchanged {
        let today = self.findings.today();
        if touched.whole {
            *self = Self::at(contract, revision, today);
            return Exchanged::default();
        }
        self.revision = revision;
        self.titles = None;
        self.update_texts(contract, &touched.tree);
        for summary in &mut self.summaries {
            summary.update(contract, touched);
        }
        let exchanged = self.findings.update(contract, &self.summaries, touched);
        if !touched.deadlines.is_empty() {
            self.entries = entries(contract, today);
        }
        if !touched.is_of_amounts() {
            self.events = revision;
        }
        exchanged
    }

    /// Brings what is searched up to date. Lines still stand where they stood in the tables.
    fn update_texts(&mut self, contract: &Contract, tree: &TouchedTree) {
        let touched = || tree.moved.iter().chain(&tree.described);
        let rising = |places: &mut dyn Iterator<Item = usize>| -> Vec<usize> {
            let all: BTreeSet<usize> = places.collect();
            all.into_iter().collect()
        };
        let table = self.summaries.first().map(|summary| &summary.matrix);
        let old = rising(&mut touched().filter_map(|id| table?.place(id)));
        let new = rising(&mut touched().filter_map(|id| contract.line_place(id)));
        if !old.is_empty() {
            self.line_texts.take(&old);
        }
        if !new.is_empty() {
            let lines = new
                .iter()
                .filter_map(|at| Some((*at, contract.lines.get(*at)?)));
            self.line_texts.put(lines);
        }
    }

    /// The tables of a perimeter.
    pub fn summary(&self, perimeter: &PerimeterId) -> Option<&Summary> {
        self.summaries.iter().find(|s| s.perimeter == *perimeter)
    }

    /// The state of the contract that this follows from.
    pub fn revision(&self) -> Revision {
        self.revision
    }

    /// Points to examine, most serious first.
    pub fn findings(&self) -> &[Finding] {
        let joined = self.joined().map(|(open, _)| open);
        joined.unwrap_or(&self.findings.list)
    }

    /// Joins the points that titles of slides raise to the findings.
    pub(super) fn join(&mut self, contract: &Contract, points: Vec<Finding>, from: TitlesKey) {
        let joined = (!points.is_empty()).then(|| self.findings.with(contract, points));
        self.titles = Some(Titles { from, joined });
    }

    /// What the points of titles were made from, if nothing was edited since.
    pub(in crate::app) fn titles_from(&self) -> Option<&TitlesKey> {
        self.titles.as_ref().map(|titles| &titles.from)
    }

    fn joined(&self) -> Option<&(Vec<Finding>, Aside)> {
        self.titles.as_ref()?.joined.as_ref()
    }

    /// Points that were set aside.
    pub fn aside(&self) -> &Aside {
        let joined = self.joined().map(|(_, aside)| aside);
        joined.unwrap_or(&self.findings.aside)
    }
}
