//! Dated and undated events of the contract.

use super::date::When;
use super::figure::Citation;
use super::ids::{DeadlineId, DocumentId, LaneId, LineId, PartnerId};

/// Whether an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Announced, not known to have taken place.
    Expected,
    /// A source says that it took place.
    Happened,
}

/// How much an event matters. Major ones stand on the overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Importance {
    /// On the timeline only.
    Minor,
    /// The usual case.
    #[default]
    Normal,
    /// On the overview too.
    Major,
}

/// A row of the timeline: one kind of event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// Identity.
    pub id: LaneId,
    /// Title of the row.
    pub title: String,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deadline {
    /// Identity.
    pub id: DeadlineId,
    /// What happens.
    pub title: String,
    /// Short title, for marks.
    pub short: Option<String>,
    /// Its kind.
    pub lane: LaneId,
    /// When.
    pub date: When,
    /// Whether it took place.
    pub outcome: Outcome,
    /// How much it matters.
    pub importance: Importance,
    /// What it is linked to.
    pub links: Links,
    /// Where it was read.
    pub sources: Vec<Citation>,
    /// Free text.
    pub note: Option<String>,
}

/// What an event is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Links {
    /// A line.
    pub line: Option<LineId>,
    /// A partner.
    pub partner: Option<PartnerId>,
    /// A document.
    pub document: Option<DocumentId>,
}

impl Deadline {
    /// The short title if there is one, else the title.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}
