//! What can be wrong with the contents of a well-formed file, as data. The sentences are in
//! [`super::problem_text`]. It must not know how problems are found.

use super::lines::Position;
use super::shape::{Rule, Thing};
use crate::contract::{AmountError, Precision};

/// Problems of what a well-formed text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentProblem {
    /// A schema number that this program does not read.
    Schema {
        /// As found.
        found: String,
        /// How it relates to the number that is read.
        age: SchemaAge,
    },
    /// A field that does not exist here.
    UnknownField {
        /// Its name.
        name: String,
        /// The field that was probably meant.
        near: Option<&'static str>,
        /// The fields that exist.
        allowed: Vec<&'static str>,
    },
    /// A field that must be there.
    MissingField {
        /// Its name.
        name: &'static str,
        /// The record that lacks it, as in the shapes.
        record: &'static str,
        /// The id or title of that record, if it says one.
        of: Option<String>,
        /// The field as it could be written.
        example: String,
    },
    /// A value of another kind.
    WrongKind {
        /// As found.
        found: String,
        /// What belongs here.
        wanted: Wanted,
        /// The value as it was probably meant, or an example.
        fixed: Fix,
    },
    /// Another name before a bracket than the one that belongs there.
    WrongName {
        /// As found.
        found: String,
        /// The name that may stand there.
        expected: &'static str,
    },
    /// A word that does not exist here.
    UnknownWord {
        /// As found.
        found: String,
        /// The words that exist.
        allowed: Vec<&'static str>,
        /// The word that was probably meant.
        near: Option<&'static str>,
    },
    /// A word followed by something else than it needs.
    WrongInside {
        /// The word.
        word: &'static str,
        /// How it is written.
        example: String,
    },
    /// A number in a form that is not used.
    OddNumber {
        /// As found.
        found: String,
        /// The amount or percentage that was probably meant.
        fixed: Option<String>,
    },
    /// A text that is no amount.
    Amount {
        /// As found.
        found: String,
        /// Why.
        error: AmountError,
        /// The amount that was probably meant.
        fixed: Option<String>,
    },
    /// A text that is no percentage.
    Share {
        /// As found.
        found: String,
        /// Why.
        error: AmountError,
        /// The percentage that was probably meant.
        fixed: Option<String>,
    },
    /// A text that is no date.
    Date {
        /// As found.
        found: String,
        /// Why.
        fault: DateFault,
        /// The date that was probably meant, as it should be written.
        fixed: Option<String>,
    },
    /// A text that is no id.
    NotAnId {
        /// As found.
        found: String,
        /// An id made of it.
        fixed: String,
    },
    /// A text with too many characters.
    TooLong {
        /// Its number of characters.
        length: usize,
        /// The number accepted.
        limit: usize,
    },
    /// A name or reason in which nothing can be seen.
    Blank {
        /// What it should have been.
        rule: Rule,
    },
    /// Combining marks piled up on one letter.
    Marks {
        /// The longest run of them.
        run: usize,
    },
    /// A control character, written as an escape, where it has no place.
    EscapedControl {
        /// The character.
        character: char,
        /// Whether the text may at least have several lines.
        prose: bool,
    },
    /// A year outside 1000–9999.
    Year {
        /// As found.
        found: String,
    },
    /// A colour slot outside 1–9.
    Slot {
        /// As found.
        found: String,
    },
    /// Two things with the same id.
    DuplicateId {
        /// What they are.
        thing: Thing,
        /// Their id.
        id: String,
        /// Where the first stands.
        first: Position,
    },
    /// The id of nothing in the file.
    UnknownId {
        /// What it should name.
        thing: Thing,
        /// The id.
        id: String,
        /// What exists and looks like it.
        near: Option<String>,
        /// Some ids that exist, when none looks like it.
        some: Vec<String>,
    },
    /// Perimeters that are part of each other.
    Cycle {
        /// The ids on the way round; the first is also the last.
        path: Vec<String>,
    },
    /// The same id twice in one list.
    Repeated {
        /// The id.
        id: String,
    },
    /// A figure without a perimeter, in a state that needs one.
    MissingPerimeter {
        /// The perimeter that the file names first.
        example: Option<String>,
    },
    /// A list that must hold something.
    EmptyList {
        /// What it should hold.
        thing: Thing,
    },
    /// A line in a place where its kind cannot stand.
    Misplaced {
        /// True for an axis below another line, false for another line at the top.
        axis: bool,
    },
    /// The two readers of a file do not agree.
    ReadersDisagree {
        /// What the second said.
        message: String,
    },
}

/// How a schema number relates to the one that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaAge {
    /// Higher.
    Newer,
    /// Lower.
    Older,
    /// No whole number.
    Odd,
}

/// A proposal for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// What was probably meant.
    Meant(String),
    /// Something of the right kind.
    Example(String),
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not written as the field needs; the precision needed, if one is.
    Form(Option<Precision>),
    /// No such day or month.
    NoSuchDay,
    /// A date, of another precision than the word before it says.
    OtherPrecision(Precision),
}

/// What belongs somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text in quotes.
    Text,
    /// An amount.
    Amount,
    /// A percentage.
    Share,
    /// A date.
    Date,
    /// An id.
    Id,
    /// A source.
    Citation,
    /// Values between [ ].
    List,
    /// Named values between ( ).
    Record,
    /// A word.
    Word,
    /// `true` or `false`.
    Flag,
    /// The schema number.
    Schema,
    /// Two years.
    Years,
    /// A colour slot.
    Slot,
}

impl ContentProblem {
    /// The stable code; documented and never reused.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownField { .. } => "E206",
            Self::MissingField { .. } => "E207",
            Self::Schema { .. } => "E212",
            Self::WrongKind {
                wanted: Wanted::Amount,
                ..
            } => "E303",
            Self::WrongKind { .. } => "E213",
            Self::UnknownWord { .. } => "E214",
            Self::WrongInside { .. } => "E215",
            Self::WrongName { .. } => "E216",
            Self::OddNumber { .. } => "E304",
            Self::Amount { error, .. } => amount_code(*error),
            Self::Share { .. } => "E309",
            Self::Date { .. } => "E403",
            Self::Year { .. } => "E405",
            Self::Slot { .. } => "E406",
            Self::NotAnId { .. } => "E408",
            Self::DuplicateId { .. } => "E410",
            Self::UnknownId { .. } => "E411",
            Self::Cycle { .. } => "E412",
            Self::Repeated { .. } => "E413",
            Self::MissingPerimeter { .. } => "E414",
            Self::EmptyList { .. } => "E415",
            Self::Misplaced { .. } => "E416",
            Self::Marks { .. } => "E603",
            Self::EscapedControl { .. } => "E604",
            Self::TooLong { .. } => "E605",
            Self::Blank { .. } => "E606",
            Self::ReadersDisagree { .. } => "E901",
        }
    }
}

fn amount_code(error: AmountError) -> &'static str {
    match error {
        AmountError::OddGroups => "E302",
        AmountError::TooLarge | AmountError::TooManyDecimals => "E306",
        AmountError::NoUnit => "E308",
        AmountError::Empty | AmountError::NotANumber | AmountError::SeveralMarks => "E304",
    }
}
