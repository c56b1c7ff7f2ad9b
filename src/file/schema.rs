//! The types of the file, schema 1, exactly as people write them: amounts, dates and ids are texts here.
//! They know nothing of the contract's rules, nor of places in the text. Fields stand in canonical order.
//!
//! What is accepted is said twice: here for the typed reader and writer, and in [`super::shape`] for the reader that
//! reports problems. A test holds both to the same names.
#![allow(missing_docs)] // Fields are documented in `contract`, of which they are the written form.

mod figures;

use serde::{Deserialize, Serialize};

pub use figures::{Amount, Announced, Base, Claim, Commitment, Credit, Subject, Value, Wording};

/// An optional field that says nothing is not written.
fn absent<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One version of one contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    pub schema: u32,
    pub title: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub territory: Option<String>,
    pub period: (i16, i16),
    #[serde(default, skip_serializing_if = "absent")]
    pub signed: Option<Dated>,
    #[serde(default, skip_serializing_if = "absent")]
    pub fictitious: bool,
    #[serde(default, skip_serializing_if = "absent")]
    pub disclaimer: Option<String>,
    pub version: Version,
    #[serde(default, skip_serializing_if = "absent")]
    pub predecessors: Vec<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub objectives: Vec<String>,
    pub perimeters: Vec<Perimeter>,
    pub partners: Vec<Partner>,
    #[serde(default, skip_serializing_if = "absent")]
    pub groups: Vec<Group>,
    pub lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "absent")]
    pub commitments: Vec<Commitment>,
    #[serde(default, skip_serializing_if = "absent")]
    pub announced: Vec<Announced>,
    #[serde(default, skip_serializing_if = "absent")]
    pub lanes: Vec<Lane>,
    #[serde(default, skip_serializing_if = "absent")]
    pub deadlines: Vec<Deadline>,
    #[serde(default, skip_serializing_if = "absent")]
    pub documents: Vec<Document>,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<Source>,
    #[serde(default, skip_serializing_if = "absent")]
    pub dismissed: Vec<Dismissal>,
}

/// Which state of the contract the file describes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    pub label: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub date: Option<Dated>,
    #[serde(default, skip_serializing_if = "absent")]
    pub previous: Option<String>,
}

/// What is in and out of a total.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Perimeter {
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub short: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub part_of: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
}

/// A signatory or a financer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    pub id: String,
    pub name: String,
    pub short: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub article: Article,
    pub kind: PartnerKind,
    #[serde(default, skip_serializing_if = "absent")]
    pub role: Role,
    #[serde(default, skip_serializing_if = "absent")]
    pub slot: Option<u8>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
}

/// The French article of a partner's name.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Article {
    #[default]
    None,
    Le,
    La,
    Elided,
    Les,
}

/// What a partner is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum PartnerKind {
    State,
    Region,
    Department,
    Metropolis,
    Agglomeration,
    Operator,
    Other,
}

/// Whether a partner signs.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Role {
    #[default]
    Signatory,
    Financer,
}

/// A named set of partners.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub name: String,
    pub members: Vec<String>,
}

/// An axis, an objective or an operation, with those below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub id: String,
    pub kind: LineKind,
    pub title: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub short: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub other_titles: Vec<OtherTitle>,
    #[serde(default, skip_serializing_if = "absent")]
    pub children: ChildRule,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub lines: Vec<Line>,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum LineKind {
    Axis {
        number: String,
        #[serde(default, skip_serializing_if = "absent")]
        themes: Vec<String>,
    },
    Objective {
        #[serde(default, skip_serializing_if = "absent")]
        number: Option<String>,
    },
    Operation {
        #[serde(default, skip_serializing_if = "absent")]
        owner: Option<String>,
        #[serde(default, skip_serializing_if = "absent")]
        total_cost: Option<String>,
        #[serde(default, skip_serializing_if = "absent")]
        territory: Option<String>,
        #[serde(default, skip_serializing_if = "absent")]
        start: Option<When>,
        #[serde(default, skip_serializing_if = "absent")]
        end: Option<When>,
        #[serde(default, skip_serializing_if = "absent")]
        tags: Vec<String>,
        #[serde(default, skip_serializing_if = "absent")]
        contracts: Vec<String>,
    },
}

/// Another title of a line, and who uses it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherTitle {
    pub title: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
}

/// How the children of a line relate to it.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ChildRule {
    #[default]
    Partition,
    Partial,
    Overlapping,
}

/// A row of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    pub id: String,
    pub title: String,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub short: Option<String>,
    pub lane: String,
    pub date: When,
    #[serde(default, skip_serializing_if = "absent")]
    pub outcome: Outcome,
    #[serde(default, skip_serializing_if = "absent")]
    pub importance: Importance,
    #[serde(default, skip_serializing_if = "absent")]
    pub line: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub partner: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub document: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
}

/// Whether an event took place.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Outcome {
    #[default]
    Expected,
    Happened,
}

/// How much an event matters.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Importance {
    Minor,
    #[default]
    Normal,
    Major,
}

/// A date known to the day, the month or the year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Dated {
    Day(String),
    Month(String),
    Year(String),
}

/// When something happens, as far as the sources say.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum When {
    Day(String),
    Month(String),
    Year(String),
    NotBefore(String),
    Between(String, String),
    From(String),
    #[default]
    Unknown,
}

/// A document that belongs to the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub date: Option<Dated>,
    #[serde(default, skip_serializing_if = "absent")]
    pub sources: Vec<String>,
}

/// Where figures were read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub publisher: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "absent")]
    pub read: Option<Dated>,
    #[serde(default, skip_serializing_if = "absent")]
    pub quotes: Vec<Quote>,
    #[serde(default, skip_serializing_if = "absent")]
    pub note: Option<String>,
}

/// A passage, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    pub id: String,
    pub text: String,
}

/// A point that was set aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    pub id: String,
    pub rule: String,
    pub about: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub values: Vec<String>,
    pub reason: String,
    #[serde(default, skip_serializing_if = "absent")]
    pub date: Option<Dated>,
}
