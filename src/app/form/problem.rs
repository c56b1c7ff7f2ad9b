//! What is wrong with an answer, and the words for it. Knows nothing of how fields are read.

use crate::contract::AmountError;
use crate::edit::DateEntryError;
use crate::wording::{Key as Phrase, Lang, fill, text};

/// Why an answer cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing is written where something is needed.
    Empty,
    /// More characters than this.
    TooLong(usize),
    /// A character that cannot be shown.
    BadCharacter(char),
    /// Not an amount.
    Amount(AmountError),
    /// Not a percentage.
    Share(AmountError),
    /// Decimals or thousands: only a unit tells.
    Ambiguous,
    /// Not a date.
    Date(DateEntryError),
    /// A date, but neither a day, a month nor a year.
    NotAPlainDate,
    /// Not a year.
    NotAYear,
    /// The period ends before it starts.
    EndBeforeStart,
    /// A nil or pending statement without its reason.
    ReasonNeeded,
    /// Only a nil or pending statement can do without a perimeter.
    PerimeterNeeded,
    /// A figure of nobody.
    PartnerNeeded,
    /// A perimeter that would be part of itself.
    PartOfItself,
    /// A conflict with one value only.
    AlternativeNeeded,
}

impl FieldProblem {
    /// The words for it.
    pub fn text(&self, lang: Lang) -> String {
        let phrase = match self {
            FieldProblem::TooLong(limit) => {
                let limit = crate::wording::number::tally(*limit, lang);
                return fill(lang, Phrase::ProblemTooLong, &[("n", &limit)]);
            }
            FieldProblem::BadCharacter(found) => {
                let code = format!("U+{:04X}", u32::from(*found));
                return fill(lang, Phrase::ProblemCharacter, &[("code", &code)]);
            }
            FieldProblem::Empty => Phrase::EditRefusedEmpty,
            FieldProblem::Amount(error) => amount(*error, Phrase::ProblemNotAnAmount),
            FieldProblem::Share(error) => amount(*error, Phrase::ProblemNotAPercentage),
            FieldProblem::Ambiguous => Phrase::ProblemAmbiguous,
            FieldProblem::Date(error) => date(*error),
            FieldProblem::NotAPlainDate => Phrase::ProblemNotAPlainDate,
            FieldProblem::NotAYear => Phrase::ProblemNotAYear,
            FieldProblem::EndBeforeStart => Phrase::ProblemEndBeforeStart,
            FieldProblem::ReasonNeeded => Phrase::EditRefusedReason,
            FieldProblem::PerimeterNeeded => Phrase::ProblemPerimeterNeeded,
            FieldProblem::PartnerNeeded => Phrase::ProblemPartnerNeeded,
            FieldProblem::PartOfItself => Phrase::ProblemPartOfItself,
            FieldProblem::AlternativeNeeded => Phrase::ProblemAlternativeNeeded,
        };
        text(lang, phrase).to_owned()
    }
}

fn amount(error: AmountError, usual: Phrase) -> Phrase {
    match error {
        AmountError::Empty => Phrase::EditRefusedEmpty,
        AmountError::NoUnit | AmountError::NotANumber => usual,
        AmountError::SeveralMarks => Phrase::EditRefusedMarks,
        AmountError::OddGroups => Phrase::EditRefusedGroups,
        AmountError::TooLarge => Phrase::EditRefusedTooLarge,
        AmountError::TooManyDecimals => Phrase::EditRefusedDecimals,
    }
}

fn date(error: DateEntryError) -> Phrase {
    match error {
        DateEntryError::Empty => Phrase::EditRefusedEmpty,
        DateEntryError::Unreadable => Phrase::ProblemNotADate,
        DateEntryError::MissingYear => Phrase::ProblemMissingYear,
        DateEntryError::ShortYear { .. } => Phrase::ProblemNotAYear,
        DateEntryError::NoSuchDay { .. } => Phrase::ProblemNoSuchDay,
        DateEntryError::Reversed { .. } => Phrase::ProblemEndBeforeStart,
    }
}
