//! What is held against what: the two versions that a person chose, what was read for them, and
//! what they come to. Long comparisons are worked out beside the window; nothing here waits.

mod earlier;
mod job;
mod offers;

pub use crate::chart::End;
pub use earlier::EarlierList;
pub(super) use job::Exportable;
pub use job::{CompareJob, CompareKey};
pub use offers::offered;

use super::document::Document;
use super::effect::ReadFailure;
use super::versions::Place;
use crate::app::samples;
use crate::chart::Compared;
use crate::compare::Pair;
use crate::contract::Contract;
use crate::file::backup::Backup;
use offers::{is_previous, previous_place};
use std::path::Path;
use std::sync::Arc;

/// What can stand on a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// The open document as it is.
    Open,
    /// The open document as it was saved or read last.
    Saved,
    /// Another file, or a bundled contract.
    At(Place),
    /// What the file of the open document held earlier.
    Earlier(Backup),
}

impl Pick {
    /// The file that is read for it.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Pick::At(Place::File(path)) => Some(path),
            Pick::Earlier(backup) => Some(&backup.path),
            Pick::At(Place::Bundled(_)) | Pick::Open | Pick::Saved => None,
        }
    }

    /// True for the open document, as it is or as it was saved.
    pub fn is_own(&self) -> bool {
        matches!(self, Pick::Open | Pick::Saved)
    }
}

/// What became of a file that was chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Beside {
    /// It is being read.
    Asked,
    /// It was read.
    Read(Arc<Contract>),
    /// It could not be.
    Failed(Box<ReadFailure>),
}

/// What a person does about a comparison.
#[derive(Debug, Clone, PartialEq)]
pub enum CompareIntent {
    /// Put this on a side.
    Choose(End, Pick),
    /// Hold the open document against this, in the order of their versions.
    Hold(Pick),
    /// Choose another file for a side.
    PickFile(End),
    /// Put each side in the place of the other.
    Swap,
    /// Point at a row of the chart, by its number, or at a sentence; or at nothing.
    Point(Option<Pointed>),
    /// Show it in the matrix, in its perimeter.
    Follow(crate::contract::PerimeterId, crate::chart::Subject),
    /// These two identifiers mean the same thing.
    Join(Pair),
    /// They do not.
    Part(Pair),
    /// Copy it for minutes.
    CopyMinutes,
}

/// What is pointed at, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// A row of the chart.
    Row(usize),
    /// A sentence, counted over all kinds.
    Said(usize),
}

/// The two sides, and what they come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparing {
    /// The first side.
    pub before: Option<Pick>,
    /// The second side.
    pub after: Option<Pick>,
    /// What was read for a side, the latest last.
    pub beside: Vec<(Pick, Beside)>,
    /// What the open file held earlier.
    pub earlier: EarlierList,
    /// Things of two identifiers that are held for the same.
    pub pairs: Vec<Pair>,
    /// What is pointed at.
    pub pointed: Option<Pointed>,
    /// The side for which a file is being chosen.
    pub picking: Option<End>,
    reads: u64,
    asked: Option<CompareKey>,
    /// What could not be worked out: it is not asked again.
    failed: Option<CompareKey>,
    made: Option<(CompareKey, Arc<Compared>)>,
    fixed: Option<Arc<Compared>>,
    number: u64,
}

impl Comparing {
    /// What stands on a side.
    pub fn side(&self, end: End) -> Option<&Pick> {
        match end {
            End::Before => self.before.as_ref(),
            End::After => self.after.as_ref(),
        }
    }

    /// Puts something on a side. The same on both sides changes places with what was there.
    pub fn put(&mut self, end: End, pick: Pick) {
        let (this, other) = match end {
            End::Before => (&mut self.before, &mut self.after),
            End::After => (&mut self.after, &mut self.before),
        };
        if other.as_ref() == Some(&pick) {
            other.clone_from(this);
        }
        *this = Some(pick);
        self.pairs.clear();
        self.pointed = None;
    }

    /// Each side in the place of the other.
    pub fn swap(&mut self) {
        std::mem::swap(&mut self.before, &mut self.after);
        self.pairs = self.pairs.iter().map(Pair::turned).collect();
        self.pointed = None;
    }

    /// What was read for a side came to this.
    pub fn found(&mut self, pick: Pick, beside: Beside) {
        self.reads = self.reads.wrapping_add(1);
        self.beside.retain(|(other, _)| *other != pick);
        self.beside.push((pick, beside));
    }

    /// How far what is read for a side is.
    pub fn beside(&self, pick: &Pick) -> Option<&Beside> {
        let found = self.beside.iter().find(|(other, _)| other == pick);
        found.map(|(_, beside)| beside)
    }

    /// True while it is being worked out and there is nothing to show.
    pub fn is_waiting(&self) -> bool {
        let is_read = |pick: &Option<Pick>| {
            let beside = pick.as_ref().and_then(|pick| self.beside(pick));
            beside == Some(&Beside::Asked)
        };
        self.asked.is_some() || is_read(&self.before) || is_read(&self.after)
    }

    /// True when both sides are chosen, or choose themselves, and what stands on them was read.
    pub(super) fn has_two(&self, document: &Document) -> bool {
        let mut own = Self {
            before: self.before.clone(),
            after: self.after.clone(),
            ..Self::default()
        };
        own.choose_usual(document);
        let is_there = |pick: &Option<Pick>| match pick {
            None => false,
            Some(pick) => {
                pick.is_own()
                    || is_previous(document, pick)
                    || matches!(self.beside(pick), Some(Beside::Read(_)))
            }
        };
        self.fixed.is_some() || (is_there(&own.before) && is_there(&own.after))
    }

    /// What the two come to, as far as it was worked out.
    pub fn compared(&self) -> Option<&Compared> {
        if let Some(fixed) = &self.fixed {
            return Some(fixed);
        }
        let (key, compared) = self.made.as_ref()?;
        let [before, after] = &key.picks;
        let is_of_these =
            self.before.as_ref() == Some(before) && self.after.as_ref() == Some(after);
        is_of_these.then_some(compared)
    }

    /// Shows this, whatever is chosen.
    pub fn fix(&mut self, compared: Arc<Compared>) {
        self.fixed = Some(compared);
    }

    /// Works out what is chosen, however long it takes: for commands, where nothing else waits.
    pub fn wait(&mut self, document: Option<&Document>) {
        if let Some(job) = document.and_then(|document| self.job(document)) {
            let compared = job.answer();
            self.make(job.about, compared);
        }
    }

    /// Where nothing is chosen: the version before against the open one, else the last save
    /// against what was edited since.
    fn choose_usual(&mut self, document: &Document) {
        if self.before.is_some() || self.after.is_some() {
            return;
        }
        if let Some(place) = previous_place(document) {
            self.before = Some(Pick::At(place));
        } else if document.is_dirty() && document.base().is_some() {
            self.before = Some(Pick::Saved);
        } else {
            return;
        }
        self.after = Some(Pick::Open);
    }
}

/// What is to be done for the comparison that is looked at.
pub(super) enum Due {
    /// Nothing.
    Nothing,
    /// Read this.
    Read(Pick),
    /// Work this out beside the window.
    Compare(Box<CompareJob>),
}

impl Comparing {
    /// Brings the comparison up to date, or says what is to be done for it.
    pub(super) fn bring(&mut self, document: &Document) -> Due {
        self.choose_usual(document);
        for pick in [self.before.clone(), self.after.clone()]
            .into_iter()
            .flatten()
        {
            if pick.is_own() || self.beside(&pick).is_some() || is_previous(document, &pick) {
                continue;
            }
            match pick {
                Pick::At(Place::Bundled(name)) => {
                    if let Some(loaded) = samples::load(name) {
                        self.found(pick, Beside::Read(Arc::new(loaded.contract)));
                    }
                }
                pick => {
                    self.found(pick.clone(), Beside::Asked);
                    return Due::Read(pick);
                }
            }
        }
        let Some(about) = self.key(document) else {
            return Due::Nothing;
        };
        let is_made = self.made.as_ref().is_some_and(|(key, _)| *key == about);
        if is_made || self.asked.is_some() || self.failed.as_ref() == Some(&about) {
            return Due::Nothing;
        }
        let Some(job) = self.job(document) else {
            return Due::Nothing;
        };
        if job.is_short() {
            let compared = job.answer();
            self.make(job.about, compared);
            return Due::Nothing;
        }
        self.asked = Some(job.about.clone());
        Due::Compare(Box::new(job))
    }

    /// Takes an answer in.
    pub(super) fn answered(&mut self, about: CompareKey, compared: Option<Compared>) {
        if self.asked.take().is_none_or(|asked| asked != about) {
            return;
        }
        match compared {
            Some(compared) => self.make(about, compared),
            None => self.failed = Some(about),
        }
    }

    fn make(&mut self, key: CompareKey, mut compared: Compared) {
        self.number = self.number.wrapping_add(1);
        compared.number = self.number;
        if self
            .made
            .as_ref()
            .is_some_and(|(old, _)| old.picks != key.picks || old.pairs != key.pairs)
        {
            self.pointed = None;
        }
        self.made = Some((key, Arc::new(compared)));
    }
}
