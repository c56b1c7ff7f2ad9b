//! What a slide is: a title, one chart, notes, sources; and what it says aloud. Must not know how
//! it is made.

use crate::chart::{Ink, Subject, Tip};
use crate::wording::Key;

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

    /// The name in settings and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            SlideName::Cover => "cover",
            SlideName::Parts => "parts",
            SlideName::Axes => "axes",
            SlideName::Partner => "partner",
            SlideName::Dates => "dates",
            SlideName::Gaps => "gaps",
        }
    }

    /// The slide with this name.
    pub fn of_code(code: &str) -> Option<SlideName> {
        SlideName::ALL.into_iter().find(|name| name.code() == code)
    }

    /// What people call it.
    pub fn phrase(self) -> Key {
        match self {
            SlideName::Cover => Key::SlideNameCover,
            SlideName::Parts => Key::SlideNameParts,
            SlideName::Axes => Key::SlideNameAxes,
            SlideName::Partner => Key::SlideNamePartner,
            SlideName::Dates => Key::SlideNameDates,
            SlideName::Gaps => Key::SlideNameGaps,
        }
    }
}

/// Why a slide has the title that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It states a finding that holds whichever source is right.
    Finding,
    /// There is no finding to state.
    Neutral,
    /// A finding would be stated, and sources contradict it: a neutral title stands in its place.
    Contested,
    /// A person wrote it.
    Own,
    /// A person wrote another one, which the figures no longer bear out.
    Outdated,
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

impl SlideShape {
    /// Its length, if it has one.
    pub fn length(self) -> Option<f64> {
        match self {
            SlideShape::Bar(part)
            | SlideShape::Derived(part)
            | SlideShape::Estimated(part)
            | SlideShape::Unallocated(part) => Some(part),
            SlideShape::Pending | SlideShape::Nil | SlideShape::Stub | SlideShape::Nothing => None,
        }
    }

    /// The same, so many times shorter.
    pub(super) fn shrunk(self, times: f64) -> Self {
        match self {
            SlideShape::Bar(part) => SlideShape::Bar(part / times),
            SlideShape::Derived(part) => SlideShape::Derived(part / times),
            SlideShape::Estimated(part) => SlideShape::Estimated(part / times),
            SlideShape::Unallocated(part) => SlideShape::Unallocated(part / times),
            other => other,
        }
    }
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
    /// Nothing yet, and why.
    Nothing(String),
}

impl SlideBody {
    /// The bars, if there are any.
    pub fn marks(&self) -> &[SlideMark] {
        match self {
            SlideBody::Bars(marks) => marks,
            _ => &[],
        }
    }
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
    /// Why it has this title.
    pub standing: Standing,
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
    /// How many marks there are before the smallest are grouped.
    pub marks: usize,
    /// What was supposed for it; none when all of it is from the contract.
    pub supposed: Option<String>,
}

impl Slide {
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
            SlideBody::Nothing(why) => parts.push(why.clone()),
        }
        parts.extend(self.supposed.clone());
        parts.extend(self.notes.iter().cloned());
        let clean = |part: &String| part.trim_end_matches([',', ' ', '.']).to_owned();
        let parts: Vec<String> = parts.iter().map(clean).filter(|p| !p.is_empty()).collect();
        format!("{}.", parts.join(". "))
    }
}
