//! What is derived of the state, brought up to date after each intent: charts, titles, what the palette found.

use super::Session;
use crate::app::charts::Charts;
use crate::app::view::{Overlay, Screen};
use crate::app::{deck, palette};
use crate::chart::Look;
use crate::contract::PerimeterId;
use crate::edit::Revision;

/// What the palette found, and what it was asked.
#[derive(Debug)]
pub(super) struct Found {
    query: String,
    look: Look,
    seen: Option<(Revision, PerimeterId)>,
    pub(super) rows: Vec<palette::Row>,
}

impl Session {
    /// Brings everything derived up to date. Called after each intent.
    pub(in crate::app) fn refresh(&mut self) {
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

    /// What is searched now.
    pub(in crate::app) fn seen(&self) -> Option<(Revision, PerimeterId)> {
        let scene = self.scene()?;
        Some((scene.revision, scene.summary.perimeter.clone()))
    }

    /// True when what the palette shows was found for these words in what is shown now.
    pub(in crate::app) fn is_found(&self, query: &str) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(|f| f.query == *query && f.seen == self.seen() && f.look == self.look)
    }

    /// True when the answer to these words takes longer than a frame may.
    pub(in crate::app) fn is_palette_searched_beside(&self, query: &str) -> bool {
        !query.trim().is_empty() && self.is_searched_beside()
    }

    pub(in crate::app) fn set_found(&mut self, query: &str, rows: Vec<palette::Row>) {
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
    pub(in crate::app) fn forget_charts(&mut self) {
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
