//! Forms as plain data: what is asked, what was answered, what is wrong with the answers.
//! One generic function can draw any of them. Knows no toolkit, and changes no contract: a
//! submitted form gives an edit.

mod choices;
mod dismissal;
mod draft;
mod event;
mod figure;
mod identity;
mod key;
mod line;
mod partner;
mod problem;
mod reader;
mod source;
mod state;
mod subjects;
mod typed;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use choices::citation_name;
pub use key::FieldKey;
pub use problem::FieldProblem;

use crate::contract::{Contract, Dismissal, LineId, PartnerId, PerimeterId, Subject};
use crate::edit::{Edit, Refused, Target};
use crate::wording::{Key as Phrase, Lang};
use draft::Draft;
use reader::Answers;

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
    /// The setting aside of a point: what was seen, without a reason yet.
    Dismissal(Box<Dismissal>),
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

impl FieldValue {
    fn is_blank(&self) -> bool {
        match self {
            FieldValue::Text(text) | FieldValue::LongText(text) => text.trim().is_empty(),
            FieldValue::Choice { .. } | FieldValue::Flag(_) => false,
            FieldValue::Many { options } => options.iter().all(|(_, taken)| !taken),
        }
    }

    /// The same field with nothing answered.
    fn blank(&self) -> FieldValue {
        match self {
            FieldValue::Text(_) => FieldValue::Text(String::new()),
            FieldValue::LongText(_) => FieldValue::LongText(String::new()),
            FieldValue::Choice { options, .. } => FieldValue::Choice {
                options: options.clone(),
                chosen: 0,
            },
            FieldValue::Flag(_) => FieldValue::Flag(false),
            FieldValue::Many { options } => FieldValue::Many {
                options: options.iter().map(|(c, _)| (c.clone(), false)).collect(),
            },
        }
    }

    /// True when the two are answers to the same kind of question.
    fn is_like(&self, other: &FieldValue) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// When a field is asked: while the choice `key` has one of these values, and is asked itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Only {
    key: FieldKey,
    values: &'static [&'static str],
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What is asked.
    pub key: FieldKey,
    /// Which one of several alike (quotes, alternatives), from 0.
    pub at: usize,
    /// The answer.
    pub value: FieldValue,
    /// What is wrong with it, once the form was submitted.
    pub problem: Option<FieldProblem>,
    only: Option<Only>,
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it is about.
    pub subject: FormSubject,
    /// Every question, those not asked now included: see [`Form::shown`].
    fields: Vec<Field>,
    /// The answers that it was opened with.
    first: Vec<Field>,
    /// True once it was submitted: problems then follow the typing.
    pub tried: bool,
    /// Why the contract refused the edit, where no single field is to blame.
    pub refused: Option<Refused>,
    /// True when it was opened from the contents of the contract, which are shown again after.
    pub from_contents: bool,
}

impl Form {
    /// A form filled from the contract; amounts and dates are written as the language does.
    /// `None` when the contract does not hold what the form is about.
    pub fn open(subject: FormSubject, contract: &Contract, lang: Lang) -> Option<Form> {
        let mut draft = Draft::new(contract, lang);
        match &subject {
            FormSubject::Edit(target) => subjects::open_existing(target, &mut draft)?,
            FormSubject::New(thing) => subjects::open_new(thing, &mut draft),
        }
        Some(Form::of(subject, draft))
    }

    /// The form of a new contract, proposing a period of seven years from this one.
    pub fn new_contract(first_year: i16, lang: Lang) -> Form {
        let nothing = identity::blank_contract();
        let mut draft = Draft::new(&nothing, lang);
        identity::ask_contract(&mut draft, first_year);
        Form::of(FormSubject::New(NewThing::Contract), draft)
    }

    fn of(subject: FormSubject, draft: Draft<'_>) -> Form {
        let fields = draft.into_fields();
        Form {
            subject,
            first: fields.clone(),
            fields,
            tried: false,
            refused: None,
            from_contents: false,
        }
    }

    /// The fields that are asked now, with the number by which [`Form::set`] knows each.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &Field)> {
        let fields = self.fields.iter().enumerate();
        fields.filter(|(_, field)| self.is_shown(field))
    }

    /// The question that waits for an answer when the form opens: of a new thing the first text
    /// that is still empty, else the first question. The number is that of [`Form::shown`].
    pub fn opens_at(&self) -> Option<usize> {
        let empty = |field: &Field| match &field.value {
            FieldValue::Text(text) | FieldValue::LongText(text) => text.is_empty(),
            _ => false,
        };
        let is_new = matches!(self.subject, FormSubject::New(_));
        let waiting = self.shown().find(|(_, field)| is_new && empty(field));
        waiting
            .or_else(|| self.shown().next())
            .map(|(index, _)| index)
    }

    fn is_shown(&self, field: &Field) -> bool {
        let Some(only) = field.only else { return true };
        // A condition always points at a field before, so this ends.
        let ruling = self.fields.iter().find(|f| f.key == only.key);
        ruling.is_some_and(|ruling| {
            let chosen = chosen(&ruling.value).unwrap_or("");
            only.values.contains(&chosen) && self.is_shown(ruling)
        })
    }

    /// True when an answer differs from what the form was opened with: closing it would lose it.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(|field| {
            let mut first = self.first.iter();
            match first.find(|f| f.key == field.key && f.at == field.at) {
                Some(first) => first.value != field.value,
                None => field.value != field.value.blank(),
            }
        })
    }

    /// Every question with its number, whether it is asked now or not.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (usize, FieldKey, usize, &FieldValue)> {
        let fields = self.fields.iter().enumerate();
        fields.map(|(number, field)| (number, field.key, field.at, &field.value))
    }

    /// Every answer: to which question, which one of several alike, what.
    pub(super) fn answers(&self) -> impl Iterator<Item = (FieldKey, usize, &FieldValue)> {
        self.numbered().map(|(_, key, at, value)| (key, at, value))
    }

    /// The title of the form.
    pub fn title(&self) -> Phrase {
        key::title(&self.subject)
    }

    /// Answers a question. Fields that depend on it appear or disappear, and a started last
    /// block of its kind is followed by an empty one. An answer of another kind, or to a
    /// question that is not there, is ignored.
    pub fn set(&mut self, index: usize, value: FieldValue) {
        let Some(field) = self.fields.get_mut(index) else {
            return;
        };
        if !field.value.is_like(&value) {
            return;
        }
        field.value = value;
        field.problem = None;
        self.refused = None;
        let key = field.key;
        self.grow(key);
    }

    /// Adds an empty block after the last one of its kind when that one is started.
    fn grow(&mut self, key: FieldKey) {
        let Some(head) = key.block() else { return };
        let in_block = |f: &Field| f.key.block() == Some(head);
        let Some(last) = self
            .fields
            .iter()
            .filter(|f| in_block(f))
            .map(|f| f.at)
            .max()
        else {
            return;
        };
        let started = |f: &Field| f.key == head && f.at == last && !f.value.is_blank();
        if !self.fields.iter().any(started) {
            return;
        }
        let next: Vec<Field> = self
            .fields
            .iter()
            .filter(|f| in_block(f) && f.at == last)
            .map(|f| Field {
                at: last.saturating_add(1),
                value: f.value.blank(),
                problem: None,
                ..f.clone()
            })
            .collect();
        let end = self.fields.iter().rposition(in_block);
        let end = end.map_or(self.fields.len(), |at| at.saturating_add(1));
        self.fields.splice(end..end, next);
    }

    /// The edit that the answers make.
    ///
    /// # Errors
    /// The same form, with a problem on each field whose answer cannot be taken.
    pub fn submit(&self, contract: &Contract) -> Result<Edit, Box<Form>> {
        let mut answers = Answers::new(self);
        let edit = match &self.subject {
            FormSubject::Edit(target) => subjects::submit_existing(target, &mut answers, contract),
            FormSubject::New(thing) => subjects::submit_new(thing, &mut answers, contract),
        };
        let problems = answers.into_problems();
        match edit {
            Ok(edit) if problems.is_empty() => Ok(edit),
            Ok(_) => Err(Box::new(self.with_problems(problems, None))),
            Err(refused) => Err(Box::new(self.with_problems(problems, Some(refused)))),
        }
    }

    /// The contract that the answers make, for the form of a new one.
    ///
    /// # Errors
    /// The same form, with a problem on each field whose answer cannot be taken.
    pub fn submit_contract(&self) -> Result<Contract, Box<Form>> {
        let mut answers = Answers::new(self);
        let contract = identity::read_contract(&mut answers);
        let problems = answers.into_problems();
        match contract {
            Ok(contract) if problems.is_empty() => Ok(contract),
            // What the contract refuses is already told on a field, if one is to blame.
            Err(refused) if problems.is_empty() => {
                Err(Box::new(self.with_problems(problems, Some(refused))))
            }
            _ => Err(Box::new(self.with_problems(problems, None))),
        }
    }

    /// Brings the problems of a submitted form up to date with its answers.
    pub fn check_again(&mut self, contract: Option<&Contract>) {
        let again = match (&self.subject, contract) {
            (FormSubject::New(NewThing::Contract), _) => self.submit_contract().err(),
            (_, Some(contract)) => self.submit(contract).err(),
            (_, None) => None,
        };
        match again {
            Some(again) => *self = *again,
            None => self
                .fields
                .iter_mut()
                .for_each(|field| field.problem = None),
        }
    }

    fn with_problems(&self, problems: Vec<reader::Found>, refused: Option<Refused>) -> Form {
        let mut form = self.clone();
        form.tried = true;
        form.refused = refused;
        for field in &mut form.fields {
            let mut own = problems
                .iter()
                .filter(|p| p.key == field.key && p.at == field.at);
            field.problem = own.next().map(|p| p.problem.clone());
        }
        form
    }
}

/// The value of the chosen option.
fn chosen(value: &FieldValue) -> Option<&str> {
    match value {
        FieldValue::Choice { options, chosen } => options.get(*chosen).map(|c| c.value.as_str()),
        _ => None,
    }
}
