//! Slides derived from the contract: one chart each, at most seven marks, a title that states a
//! finding where one holds. Must not know how they are drawn.
//!
//! A title that states a finding is true under every recorded conflict and within the rounding
//! of the published figures ([`truth`]); else a neutral one stands in its place.

mod axes;
mod cover;
mod dates;
mod gaps;
mod partner;
mod parts;
mod truth;

use super::sheet::{Imprint, SheetName, origin, sentence, sources, warning};
use super::{Ink, Scene, Subject, Tip};
use crate::wording::sentence::in_focus;
use crate::wording::{Key, Lang, fill, text};

pub use truth::holds;

/// The most marks of a slide: the rest is grouped.
pub const MOST_MARKS: usize = 7;

/// A slide by what it is about; what order and hiding refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlideName {
    /// The contract and its key figures.
    Cover,
    /// Who carries how much.
    Parts,
    /// The axes as wholes.
    Axes,
    /// One partner on each axis.
    Partner,
    /// What comes next.
    Dates,
    /// What is not known.
    Gaps,
}

impl SlideName {
    /// All slides, in the order in which they are shown.
    pub const ALL: [SlideName; 6] = [
        SlideName::Cover,
        SlideName::Parts,
        SlideName::Axes,
        SlideName::Partner,
        SlideName::Dates,
        SlideName::Gaps,
    ];
}

/// How a mark of a slide is drawn. Lengths go from 0 to 1, the longest of the slide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SlideShape {
    /// A published figure.
    Bar(f64),
    /// Computed from published figures.
    Derived(f64),
    /// The user's own.
    Estimated(f64),
    /// Known in sum and not in detail, to scale.
    Unallocated(f64),
    /// Expected, not decided.
    Pending,
    /// None, by decision.
    Nil,
    /// Not published: a stub without scale.
    Stub,
    /// Nothing is drawn.
    Nothing,
}

/// One bar of a slide.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideMark {
    /// What it stands for.
    pub subject: Option<Subject>,
    /// Its number, for an axis.
    pub badge: String,
    /// Its name.
    pub label: String,
    /// What is said under its name.
    pub under: String,
    /// Its colour.
    pub ink: Ink,
    /// How it is drawn.
    pub shape: SlideShape,
    /// Its value.
    pub value: String,
    /// Its share, or what stands in the place of a value.
    pub note: String,
    /// Spoken text.
    pub tip: Tip,
}

/// One large figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideFigure {
    /// The figure.
    pub value: String,
    /// What it is.
    pub label: String,
    /// Base and scope.
    pub note: String,
}

/// One date of a slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlideDate {
    /// `dans 36 j`, `sans date`.
    pub countdown: String,
    /// What happens.
    pub title: String,
    /// When, and what is said of it.
    pub note: String,
    /// True when it is late.
    pub is_overdue: bool,
}

/// What a slide shows.
#[derive(Debug, Clone, PartialEq)]
pub enum SlideBody {
    /// Large figures side by side.
    Figures(Vec<SlideFigure>),
    /// Bars from one baseline.
    Bars(Vec<SlideMark>),
    /// Dates one under another.
    Dates(Vec<SlideDate>),
}

/// A slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// Which one it is.
    pub name: SlideName,
    /// A finding that holds, else what the slide shows.
    pub title: String,
    /// What the slide shows, without a finding.
    pub neutral: String,
    /// True when the title states a finding.
    pub states_finding: bool,
    /// Whose money, which perimeter, which base.
    pub scope: String,
    /// The one chart.
    pub body: SlideBody,
    /// What a mark alone does not tell.
    pub notes: Vec<String>,
    /// Sources, then origin of the figures.
    pub foot: Vec<String>,
    /// What must not be missed.
    pub warning: Option<String>,
    /// Its place: `2 / 6`.
    pub place: String,
}

/// What a maker of slides gives: the rest is the same for all.
struct Draft {
    finding: Option<String>,
    neutral: String,
    scope: String,
    body: SlideBody,
    notes: Vec<String>,
}

/// The slides of a scene, in the order asked for. A slide with nothing to show is left out.
pub fn slides(scene: &Scene<'_>, order: &[SlideName], imprint: &Imprint) -> Vec<Slide> {
    let drafts: Vec<(SlideName, Draft)> = order
        .iter()
        .filter_map(|name| Some((*name, draft(scene, *name)?)))
        .collect();
    let count = drafts.len();
    drafts
        .into_iter()
        .enumerate()
        .map(|(at, (name, draft))| Slide {
            name,
            states_finding: draft.finding.is_some(),
            title: draft.finding.unwrap_or_else(|| draft.neutral.clone()),
            neutral: draft.neutral,
            scope: draft.scope,
            body: draft.body,
            notes: draft.notes,
            foot: foot(scene, name, imprint),
            warning: warning(scene, imprint),
            place: format!("{}\u{a0}/\u{a0}{count}", at.saturating_add(1)),
        })
        .collect()
}

/// Sources of what a slide shows, and the origin of the file.
fn foot(scene: &Scene<'_>, name: SlideName, imprint: &Imprint) -> Vec<String> {
    let chart = match name {
        SlideName::Cover | SlideName::Gaps => None,
        SlideName::Parts => Some(SheetName::PartnerShares),
        SlideName::Axes | SlideName::Partner => Some(SheetName::AxisBudgets),
        SlideName::Dates => Some(SheetName::Deadlines),
    };
    let said = chart.and_then(|chart| sources::line(scene, chart));
    said.into_iter().chain([origin(scene, imprint)]).collect()
}

fn draft(scene: &Scene<'_>, name: SlideName) -> Option<Draft> {
    match name {
        SlideName::Cover => Some(cover::draft(scene)),
        SlideName::Parts => parts::draft(scene),
        SlideName::Axes => axes::draft(scene),
        SlideName::Partner => partner::draft(scene),
        SlideName::Dates => dates::draft(scene),
        SlideName::Gaps => gaps::draft(scene),
    }
}

impl Slide {
    /// The slide with every amount and share hidden, its title neutral: nothing leaks.
    #[must_use]
    pub fn without_amounts(mut self, lang: Lang) -> Slide {
        let hidden = || text(lang, Key::AmountsHidden).to_owned();
        self.title.clone_from(&self.neutral);
        self.states_finding = false;
        self.scope = String::new();
        self.notes.clear();
        match &mut self.body {
            SlideBody::Figures(figures) => {
                for figure in figures {
                    figure.value = hidden();
                    figure.note = String::new();
                }
            }
            SlideBody::Bars(marks) => {
                for mark in marks {
                    if !mark.value.is_empty() {
                        mark.value = hidden();
                        mark.note = String::new();
                    }
                    mark.tip = Tip::new(mark.label.clone(), Vec::new());
                }
            }
            SlideBody::Dates(_) => {}
        }
        self
    }

    /// Everything that it shows, in words.
    pub fn spoken(&self) -> String {
        let mut parts = vec![self.title.clone(), self.scope.clone()];
        match &self.body {
            SlideBody::Figures(figures) => {
                let said = |f: &SlideFigure| format!("{}, {}, {}", f.label, f.value, f.note);
                parts.extend(figures.iter().map(said));
            }
            SlideBody::Bars(marks) => parts.extend(marks.iter().map(|m| m.tip.spoken.clone())),
            SlideBody::Dates(dates) => {
                let said = |d: &SlideDate| format!("{}, {}, {}", d.title, d.countdown, d.note);
                parts.extend(dates.iter().map(said));
            }
        }
        parts.extend(self.notes.iter().cloned());
        let clean = |part: &String| part.trim_end_matches([',', ' ', '.']).to_owned();
        let parts: Vec<String> = parts.iter().map(clean).filter(|p| !p.is_empty()).collect();
        format!("{}.", parts.join(". "))
    }
}

/// The scope of a slide: its perimeter and the partner in focus, then what is said besides.
fn scope(scene: &Scene<'_>, besides: &str) -> String {
    let lang = scene.look.lang;
    let perimeter = scene.perimeter().map(|p| p.name.clone());
    let focus = scene.look.focus.as_ref();
    let focus = focus.and_then(|id| scene.contract.partner(id));
    let parts = [perimeter, focus.map(|partner| in_focus(partner, lang))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} {besides}", sentence(&parts.join(", ")))
        .trim()
        .to_owned()
}

/// A phrase with one gap.
fn phrase(lang: Lang, key: Key, values: &[(&str, &str)]) -> String {
    fill(lang, key, values)
}

#[cfg(test)]
mod tests;
