//! Forms: questions about one thing of a contract, as plain data.

use crate::contract::{LineId, PartnerId, PerimeterId, Subject};
use crate::edit::Target;
use crate::wording::Key as Phrase;

/// What a form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSubject {
    /// Something that is there.
    Edit(Target),
    /// Something new.
    New(NewThing),
}

/// Something new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewThing {
    /// A contract, in the place of the open one.
    Contract,
    /// An axis.
    Axis,
    /// An objective or an operation.
    Line {
        /// Under which line.
        parent: LineId,
        /// What it is, until the form says otherwise.
        sort: LineSort,
    },
    /// A partner.
    Partner,
    /// A group of partners.
    Group,
    /// A perimeter.
    Perimeter,
    /// A row of the timeline.
    Lane,
    /// An event.
    Deadline,
    /// A document.
    Document,
    /// A source.
    Source,
    /// A commitment.
    Commitment {
        /// On which line.
        line: LineId,
        /// Whose.
        partners: Vec<PartnerId>,
        /// In which perimeter.
        perimeter: Option<PerimeterId>,
    },
    /// A figure announced for a whole.
    Announced {
        /// For which.
        subject: Subject,
    },
}

/// What a line under an axis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineSort {
    /// An objective.
    Objective,
    /// An operation.
    Operation,
}

/// The text beside a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A fixed text.
    Phrase(Phrase),
    /// A name from the contract.
    Text(String),
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it stands for: an id or a stable name; empty for “none”.
    pub value: String,
    /// What is shown.
    pub label: Label,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// One line.
    Text(String),
    /// Several lines.
    LongText(String),
    /// One of several.
    Choice {
        /// What is offered.
        options: Vec<Choice>,
        /// Which one, from 0.
        chosen: usize,
    },
    /// Yes or no.
    Flag(bool),
    /// Any of several.
    Many {
        /// What is offered, and whether it is taken.
        options: Vec<(Choice, bool)>,
    },
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it is about.
    pub subject: FormSubject,
}
