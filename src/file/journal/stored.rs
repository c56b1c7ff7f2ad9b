//! Edits as they stand in a journal: the file's own types, with the keys and parents that a file does not say.
//! Plain data; what they become is `edits`.
#![allow(missing_docs)] // Fields are documented in `edit`, of which they are the written form.

use crate::file::schema;
use serde::{Deserialize, Serialize};

/// Any edit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    SetAmount(u64, schema::Amount),
    SetAnnounced(u64, schema::Value),
    MoveDeadline(String, schema::When),
    SetIdentity(Box<Identity>),
    Perimeter(Change<schema::Perimeter>),
    Partner(Change<schema::Partner>),
    Group(Change<schema::Group>),
    Line(LineChange),
    Commitment(Change<Keyed<schema::Commitment>, u64>),
    Announced(Change<Keyed<schema::Announced>, u64>),
    Lane(Change<schema::Lane>),
    Deadline(Change<schema::Deadline>),
    Document(Change<schema::Document>),
    Source(Change<schema::Source>),
    Dismissal(Change<schema::Dismissal>),
    Batch(Vec<Edit>),
}

/// A change to a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change<T, I = String> {
    Insert { at: usize, item: T },
    Remove { id: I },
    Replace { id: I, item: T },
    Move { id: I, to: usize },
}

/// A figure with its key, which is of one session only and never in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Keyed<T> {
    pub key: u64,
    pub figure: T,
}

/// A line with its parent; those below it stand after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    pub parent: Option<String>,
    pub line: schema::Line,
}

/// A change to the tree of lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum LineChange {
    Insert {
        parent: Option<String>,
        at: usize,
        lines: Vec<Placed>,
    },
    Remove {
        id: String,
    },
    Replace {
        id: String,
        line: Box<Placed>,
    },
    Move {
        id: String,
        parent: Option<String>,
        to: usize,
    },
}

/// What identifies a contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    pub title: String,
    pub territory: Option<String>,
    pub period: (i16, i16),
    pub signed: Option<schema::Dated>,
    pub predecessors: Vec<String>,
    pub objectives: Vec<String>,
    pub disclaimer: Option<String>,
    pub fictitious: bool,
    pub version: schema::Version,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Record {
    Edit(Edit),
    /// `true` when it goes on with the gesture of the step before.
    Drag(bool, Edit),
    Adopt(Adopted, Edit),
    /// The text of a contract, which is always UTF-8.
    Base(String),
    EndGesture,
    Undo(Edit),
    Redo(Edit),
    Draft(Option<Draft>),
}

/// How what a file held was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Adopted {
    Reload,
    Merge,
    Restore,
}

/// A text that was being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Draft {
    /// In a cell of the matrix.
    Cell {
        line: String,
        partner: String,
        perimeter: Option<String>,
        text: String,
    },
    /// In the date of an event.
    Date { deadline: String, text: String },
    /// In a form: what it is about, and the answers that were given: which question, which one of
    /// several alike, and what was answered.
    Form {
        subject: String,
        answers: Vec<(String, usize, String)>,
    },
}

/// The first record of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    pub origin: Origin,
    pub title: String,
    /// Keys of commitments, keys of announced figures, the next key; none when they are those of the file's order.
    pub keys: Option<(Vec<u64>, Vec<u64>, u64)>,
}

/// What the document is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    /// A file by its full path.
    File(String),
    /// A file whose path is no Unicode text.
    Raw(Vec<u8>),
    /// Bundled with the program, by name.
    Bundled(String),
    /// Never saved.
    New,
}
