//! A comparison to be worked out, with all that this needs: beside the window, for a file of its own, or at once
//! where it is short.

use super::offers::{is_previous, side_kind};
use super::{Beside, Comparing, Pick};
use crate::app::document::Document;
use crate::chart::{Compared, Side, SideKind};
use crate::compare::Pair;
use crate::contract::Contract;
use crate::edit::{Revision, ToSaved};
use std::sync::Arc;

/// So many lines, figures, events and sources in both contracts are compared at once: it takes
/// less than a frame.
const AT_ONCE: usize = 3_000;

/// A question with all that an answer needs.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareJob {
    /// What it is about.
    pub about: CompareKey,
    sides: [Source; 2],
}

/// Where a side comes from.
#[derive(Debug, Clone, PartialEq)]
struct Source {
    kind: SideKind,
    contract: Arc<Contract>,
    to_saved: Option<ToSaved>,
}

impl Source {
    fn size(&self) -> usize {
        let c = &self.contract;
        let figures = c.commitments.len().saturating_add(c.announced.len());
        let things = c.lines.len().saturating_add(c.references.sources.len());
        let events = c.schedule.deadlines.len();
        figures.saturating_add(things).saturating_add(events)
    }

    fn side(&self) -> (Arc<Contract>, Side) {
        let contract = match &self.to_saved {
            Some(to_saved) => Arc::new(to_saved.from(&self.contract)),
            None => Arc::clone(&self.contract),
        };
        let version = contract.identity.version.clone();
        let kind = self.kind.clone();
        (contract, Side { kind, version })
    }
}

impl CompareJob {
    /// Works the answer out.
    pub fn answer(&self) -> Compared {
        let [(before, one), (after, two)] = self.sides.each_ref().map(Source::side);
        Compared::of([before, after], [one, two], self.about.pairs.clone())
    }

    pub(super) fn is_short(&self) -> bool {
        let [one, two] = &self.sides;
        one.size().saturating_add(two.size()) <= AT_ONCE
    }
}

/// What a comparison is about. An answer about something else is of no use any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareKey {
    pub(super) picks: [Pick; 2],
    /// The states of the open document that stand on either side, as it is and as it was saved.
    revisions: [Option<Revision>; 2],
    /// How often files were read.
    reads: u64,
    /// What is held for the same.
    pub(super) pairs: Vec<Pair>,
}

/// What a file of its own is made from.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app) enum Exportable {
    /// What was worked out.
    Made(Arc<Compared>),
    /// What is to be.
    Asked(Box<CompareJob>),
}

impl Exportable {
    /// The comparison.
    pub fn made(&self) -> Arc<Compared> {
        match self {
            Exportable::Made(compared) => Arc::clone(compared),
            Exportable::Asked(job) => Arc::new(job.answer()),
        }
    }
}

impl Comparing {
    /// What a file of its own needs: the comparison, or what it is to be worked out from.
    pub(in crate::app) fn for_export(&self, document: &Document) -> Option<Exportable> {
        let mut own = self.clone();
        own.choose_usual(document);
        let job = own.job(document)?;
        match self.made.as_ref().filter(|(key, _)| *key == job.about) {
            Some((_, compared)) => Some(Exportable::Made(Arc::clone(compared))),
            None => Some(Exportable::Asked(Box::new(job))),
        }
    }

    /// What is asked, if both sides are chosen.
    pub(super) fn key(&self, document: &Document) -> Option<CompareKey> {
        let picks = [self.before.clone()?, self.after.clone()?];
        let history = document.history();
        let is_own = picks.iter().any(Pick::is_own);
        let is_saved = picks.contains(&Pick::Saved);
        Some(CompareKey {
            revisions: [
                is_own.then(|| history.revision()),
                is_saved.then(|| history.saved_revision()),
            ],
            picks,
            reads: self.reads,
            pairs: self.pairs.clone(),
        })
    }

    /// The same with all that an answer needs, once it is there.
    pub(super) fn job(&self, document: &Document) -> Option<CompareJob> {
        let about = self.key(document)?;
        let [one, two] = about
            .picks
            .each_ref()
            .map(|pick| self.source(document, pick));
        Some(CompareJob {
            sides: [one?, two?],
            about,
        })
    }

    fn source(&self, document: &Document, pick: &Pick) -> Option<Source> {
        let ready = |kind, contract| Source {
            kind,
            contract,
            to_saved: None,
        };
        match pick {
            Pick::Open => Some(ready(SideKind::Open, document.snapshot())),
            Pick::Saved => Some(Source {
                to_saved: Some(document.history().to_saved()),
                ..ready(SideKind::Saved, document.snapshot())
            }),
            Pick::At(_) | Pick::Earlier(_) => {
                let kind = match pick {
                    Pick::Earlier(backup) => self.earlier.kind(backup),
                    _ => side_kind(document, pick),
                };
                let read = self.beside(pick).and_then(|beside| match beside {
                    Beside::Read(contract) => Some(Arc::clone(contract)),
                    _ => None,
                });
                let linked = || {
                    let previous = document.previous.clone();
                    previous.filter(|_| is_previous(document, pick))
                };
                Some(ready(kind, read.or_else(linked)?))
            }
        }
    }
}
