//! What is held against what: the two versions that a person chose, what was read for them, and
//! what they come to. Long comparisons are worked out beside the window; nothing here waits.

use super::document::Document;
use super::effect::ReadFailure;
use super::versions::Place;
use crate::app::samples;
use crate::chart::{Compared, Side, SideKind};
use crate::contract::Contract;
use crate::edit::{Revision, ToSaved};
use std::sync::Arc;

/// So many lines, figures, events and sources in both contracts are compared at once: it takes
/// less than a frame.
const AT_ONCE: usize = 3_000;

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first, from which changes start.
    Before,
    /// The second, to which they lead.
    After,
}

/// What can stand on a side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// The open document as it is.
    Open,
    /// The open document as it was saved or read last.
    Saved,
    /// Another file, or a bundled contract.
    At(Place),
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
        Compared::of([before, after], [one, two])
    }

    fn is_short(&self) -> bool {
        let [one, two] = &self.sides;
        one.size().saturating_add(two.size()) <= AT_ONCE
    }
}

/// What a comparison is about. An answer about something else is of no use any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareKey {
    picks: [Pick; 2],
    /// The states of the open document that stand on either side, as it is and as it was saved.
    revisions: [Option<Revision>; 2],
    /// How often files were read.
    reads: u64,
}

/// The two sides, and what they come to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparing {
    /// The first side.
    pub before: Option<Pick>,
    /// The second side.
    pub after: Option<Pick>,
    /// Files that were chosen, the latest last.
    pub beside: Vec<(Place, Beside)>,
    /// What is pointed at.
    pub pointed: Option<Pointed>,
    /// The side for which a file is being chosen.
    pub picking: Option<End>,
    reads: u64,
    asked: Option<CompareKey>,
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
        self.pointed = None;
    }

    /// Each side in the place of the other.
    pub fn swap(&mut self) {
        std::mem::swap(&mut self.before, &mut self.after);
        self.pointed = None;
    }

    /// What a file that was chosen came to.
    pub fn found(&mut self, place: Place, beside: Beside) {
        self.reads = self.reads.wrapping_add(1);
        self.beside.retain(|(other, _)| *other != place);
        self.beside.push((place, beside));
    }

    /// The state of a file that was chosen.
    pub fn beside(&self, place: &Place) -> Option<&Beside> {
        let found = self.beside.iter().find(|(other, _)| other == place);
        found.map(|(_, beside)| beside)
    }

    /// True while it is being worked out and there is nothing to show.
    pub fn is_waiting(&self) -> bool {
        let is_read = |pick: &Option<Pick>| {
            let Some(Pick::At(place)) = pick else {
                return false;
            };
            self.beside(place) == Some(&Beside::Asked)
        };
        self.asked.is_some() || is_read(&self.before) || is_read(&self.after)
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

    /// What a file of its own needs: the comparison, or what it is to be worked out from.
    pub(super) fn for_export(&self, document: &Document) -> Option<Exportable> {
        let mut own = self.clone();
        own.choose_usual(document);
        let job = own.job(document)?;
        match self.made.as_ref().filter(|(key, _)| *key == job.about) {
            Some((_, compared)) => Some(Exportable::Made(Arc::clone(compared))),
            None => Some(Exportable::Asked(Box::new(job))),
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

    fn job(&self, document: &Document) -> Option<CompareJob> {
        let picks = [self.before.clone()?, self.after.clone()?];
        let [one, two] = picks.each_ref().map(|pick| self.source(document, pick));
        let history = document.history();
        let is_own = picks.iter().any(|p| !matches!(p, Pick::At(_)));
        let is_saved = picks.contains(&Pick::Saved);
        Some(CompareJob {
            about: CompareKey {
                revisions: [
                    is_own.then(|| history.revision()),
                    is_saved.then(|| history.saved_revision()),
                ],
                picks,
                reads: self.reads,
            },
            sides: [one?, two?],
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
            Pick::At(place) => {
                let kind = side_kind(document, place);
                let read = self.beside(place).and_then(|beside| match beside {
                    Beside::Read(contract) => Some(Arc::clone(contract)),
                    _ => None,
                });
                let linked = || {
                    let is_previous = previous_place(document).as_ref() == Some(place);
                    document.previous.clone().filter(|_| is_previous)
                };
                Some(ready(kind, read.or_else(linked)?))
            }
        }
    }
}

/// What a file of its own is made from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Exportable {
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

/// A linked version is known by its version, any other file by its name too.
fn side_kind(document: &Document, place: &Place) -> SideKind {
    let is_linked = document.versions.iter().any(|link| link.place == *place);
    match place {
        Place::File(path) if !is_linked => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            SideKind::File(name.to_string_lossy().into_owned())
        }
        _ => SideKind::Version,
    }
}

/// Where the version before the open one is.
fn previous_place(document: &Document) -> Option<Place> {
    document.previous.as_ref()?;
    let open = document.versions.iter().position(|link| link.is_open)?;
    let before = document.versions.get(open.checked_sub(1)?)?;
    Some(before.place.clone())
}

/// What can be put on a side, with its name: the open document, its last save, linked versions,
/// other files that were chosen.
pub fn offered(document: &Document, comparing: &Comparing) -> Vec<(Pick, Side)> {
    let version = || document.shown().identity.version.clone();
    let own = |kind| Side {
        kind,
        version: version(),
    };
    let mut all = vec![(Pick::Open, own(SideKind::Open))];
    if document.base().is_some() {
        all.push((Pick::Saved, own(SideKind::Saved)));
    }
    for link in document.versions.iter().filter(|link| !link.is_open) {
        let side = Side {
            kind: SideKind::Version,
            version: link.version.clone(),
        };
        all.push((Pick::At(link.place.clone()), side));
    }
    for (place, beside) in &comparing.beside {
        let pick = Pick::At(place.clone());
        if let (Beside::Read(contract), false) = (beside, all.iter().any(|(p, _)| *p == pick)) {
            let side = Side {
                kind: side_kind(document, place),
                version: contract.identity.version.clone(),
            };
            all.push((pick, side));
        }
    }
    all
}

/// What is to be done for the comparison that is looked at.
pub(super) enum Due {
    /// Nothing.
    Nothing,
    /// Read this file.
    Read(std::path::PathBuf),
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
            let Pick::At(place) = pick else { continue };
            if self.beside(&place).is_some() || previous_place(document).as_ref() == Some(&place) {
                continue;
            }
            match place {
                Place::Bundled(name) => {
                    if let Some(loaded) = samples::load(name) {
                        let contract = Arc::new(loaded.contract);
                        self.found(Place::Bundled(name), Beside::Read(contract));
                    }
                }
                Place::File(path) => {
                    self.found(Place::File(path.clone()), Beside::Asked);
                    return Due::Read(path);
                }
            }
        }
        let Some(job) = self.job(document) else {
            return Due::Nothing;
        };
        let is_made = self.made.as_ref().is_some_and(|(key, _)| *key == job.about);
        if is_made || self.asked.is_some() {
            return Due::Nothing;
        }
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
        if let Some(compared) = compared {
            self.make(about, compared);
        }
    }

    fn make(&mut self, key: CompareKey, mut compared: Compared) {
        self.number = self.number.wrapping_add(1);
        compared.number = self.number;
        if self
            .made
            .as_ref()
            .is_some_and(|(old, _)| old.picks != key.picks)
        {
            self.pointed = None;
        }
        self.made = Some((key, Arc::new(compared)));
    }
}
