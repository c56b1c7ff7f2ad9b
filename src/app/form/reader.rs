//! Reading the answers of a form. Every answer that cannot be taken is noted with its field; a
//! stand-in is given back so that all problems are found at once. Results are used only where no
//! problem was noted.

use super::typed;
use super::{Field, FieldKey, FieldProblem, FieldValue, Form, chosen};
use crate::contract::{Amount, Citation, PartialDate, QuoteId, SourceId, When};
use crate::edit::{MAX_FREE_TEXT, MAX_NAME};

/// A problem and its field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Which field.
    pub key: FieldKey,
    /// Which of several alike.
    pub at: usize,
    /// What is wrong.
    pub problem: FieldProblem,
}

/// The answers of a form, and what is wrong with them.
pub(super) struct Answers<'a> {
    form: &'a Form,
    problems: Vec<Found>,
    at: usize,
}

impl<'a> Answers<'a> {
    /// Nothing read yet.
    pub fn new(form: &'a Form) -> Self {
        Self {
            form,
            problems: Vec::new(),
            at: 0,
        }
    }

    /// What was found, in the order of reading.
    pub fn into_problems(self) -> Vec<Found> {
        self.problems
    }

    /// Notes a problem of a field.
    pub fn refuse(&mut self, key: FieldKey, problem: FieldProblem) {
        let at = self.at;
        self.problems.push(Found { key, at, problem });
    }

    /// Reads the blocks that open with this field, first to last; blank ones give nothing.
    pub fn blocks<T>(
        &mut self,
        head: FieldKey,
        mut read: impl FnMut(&mut Self, usize) -> Option<T>,
    ) -> Vec<T> {
        let fields = self.form.fields.iter();
        let heads: Vec<usize> = fields.filter(|f| f.key == head).map(|f| f.at).collect();
        let mut out = Vec::new();
        for at in heads {
            self.at = at;
            out.extend(read(self, at));
        }
        self.at = 0;
        out
    }

    fn field(&self, key: FieldKey) -> Option<&'a Field> {
        self.form
            .fields
            .iter()
            .find(|f| f.key == key && f.at == self.at)
    }

    fn raw(&self, key: FieldKey) -> &'a str {
        match self.field(key).map(|f| &f.value) {
            Some(FieldValue::Text(text) | FieldValue::LongText(text)) => text.trim(),
            _ => "",
        }
    }

    fn checked(&mut self, key: FieldKey, limit: usize) -> &'a str {
        let text = self.raw(key);
        if text.chars().count() > limit {
            self.refuse(key, FieldProblem::TooLong(limit));
        }
        let is_long = matches!(
            self.field(key).map(|f| &f.value),
            Some(FieldValue::LongText(_))
        );
        let fits = |c: char| is_long && matches!(c, '\n' | '\t');
        if let Some(bad) = text.chars().find(|c| c.is_control() && !fits(*c)) {
            self.refuse(key, FieldProblem::BadCharacter(bad));
        }
        text
    }

    /// A name: never blank.
    pub fn name(&mut self, key: FieldKey) -> String {
        let text = self.checked(key, MAX_NAME);
        if text.is_empty() {
            self.refuse(key, FieldProblem::Empty);
        }
        text.to_owned()
    }

    /// One line that may be blank.
    pub fn text(&mut self, key: FieldKey) -> String {
        self.checked(key, MAX_NAME).to_owned()
    }

    /// One line; none when blank.
    pub fn option(&mut self, key: FieldKey) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// A free text; none when blank.
    pub fn note(&mut self, key: FieldKey) -> Option<String> {
        let text = self.checked(key, MAX_FREE_TEXT);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A reason: a free text that is needed.
    pub fn reason(&mut self, key: FieldKey) -> String {
        let text = self.note(key);
        if text.is_none() {
            self.refuse(key, FieldProblem::ReasonNeeded);
        }
        text.unwrap_or_default()
    }

    /// One text per line; blank lines give nothing.
    pub fn lines(&mut self, key: FieldKey) -> Vec<String> {
        let text = self.checked(key, MAX_FREE_TEXT);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        if lines.iter().any(|line| line.chars().count() > MAX_NAME) {
            self.refuse(key, FieldProblem::TooLong(MAX_NAME));
        }
        lines
    }

    /// Yes or no.
    pub fn flag(&self, key: FieldKey) -> bool {
        matches!(
            self.field(key).map(|f| &f.value),
            Some(FieldValue::Flag(true))
        )
    }

    /// The value of the chosen option; empty for none.
    pub fn choice(&self, key: FieldKey) -> &'a str {
        self.field(key).and_then(|f| chosen(&f.value)).unwrap_or("")
    }

    /// The chosen item of a list; `usual` where nothing fits.
    pub fn pick<T: Copy>(
        &self,
        key: FieldKey,
        all: &[T],
        name: fn(T) -> &'static str,
        usual: T,
    ) -> T {
        let value = self.choice(key);
        all.iter()
            .copied()
            .find(|item| name(*item) == value)
            .unwrap_or(usual)
    }

    /// The chosen id; none for “none”.
    pub fn id<I, E>(&self, key: FieldKey, new: impl Fn(&str) -> Result<I, E>) -> Option<I> {
        new(self.choice(key)).ok()
    }

    /// The values taken among several.
    pub fn taken(&self, key: FieldKey) -> Vec<&'a str> {
        match self.field(key).map(|f| &f.value) {
            Some(FieldValue::Many { options }) => {
                let taken = options.iter().filter(|(_, taken)| *taken);
                taken.map(|(choice, _)| choice.value.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The ids taken among several.
    pub fn ids<I, E>(&self, key: FieldKey, new: impl Fn(&str) -> Result<I, E>) -> Vec<I> {
        self.taken(key)
            .into_iter()
            .filter_map(|value| new(value).ok())
            .collect()
    }

    /// The sources and passages taken.
    pub fn citations(&self, key: FieldKey) -> Vec<Citation> {
        self.taken(key).into_iter().filter_map(citation).collect()
    }

    /// An amount that is needed.
    pub fn amount(&mut self, key: FieldKey) -> Option<Amount> {
        match typed::amount(self.raw(key)) {
            Ok(amount) => Some(amount),
            Err(problem) => {
                self.refuse(key, problem);
                None
            }
        }
    }

    /// An amount; none when blank.
    pub fn amount_if_any(&mut self, key: FieldKey) -> Option<Amount> {
        if self.raw(key).is_empty() {
            None
        } else {
            self.amount(key)
        }
    }

    /// A percentage that is needed.
    pub fn share(&mut self, key: FieldKey) -> Option<crate::contract::Share> {
        match typed::share(self.raw(key)) {
            Ok(share) => Some(share),
            Err(problem) => {
                self.refuse(key, problem);
                None
            }
        }
    }

    /// A date in people's words; none when blank.
    pub fn when(&mut self, key: FieldKey) -> Option<When> {
        let text = self.raw(key);
        if text.is_empty() {
            return None;
        }
        match typed::when(text) {
            Ok(when) => Some(when),
            Err(problem) => {
                self.refuse(key, problem);
                None
            }
        }
    }

    /// A plain date: a day, a month or a year; none when blank.
    pub fn date(&mut self, key: FieldKey) -> Option<PartialDate> {
        match self.when(key)? {
            When::On(date) => Some(date),
            _ => {
                self.refuse(key, FieldProblem::NotAPlainDate);
                None
            }
        }
    }

    /// A year that is needed.
    pub fn year(&mut self, key: FieldKey) -> i16 {
        let year = self.raw(key).parse().ok();
        let year = year.filter(|y| PartialDate::year(*y).is_some());
        if year.is_none() {
            self.refuse(key, FieldProblem::NotAYear);
        }
        year.unwrap_or_default()
    }
}

fn citation(value: &str) -> Option<Citation> {
    let (source, quote) = match value.split_once('#') {
        Some((source, quote)) => (source, Some(QuoteId::new(quote).ok()?)),
        None => (value, None),
    };
    let source = SourceId::new(source).ok()?;
    Some(Citation { source, quote })
}
