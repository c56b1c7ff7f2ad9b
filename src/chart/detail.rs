//! Everything known of one subject: what tooltips, the inspector and spoken text say.
//! Must not know how it is drawn, nor what its buttons do.

mod cell;
mod event;
mod holder;
mod line;
mod past;
mod pen;
mod sources;
mod whole;

pub use past::PastValue;
pub(super) use pen::Pen;
pub(super) use sources::sources;
pub use sources::{SourceText, site};

use super::{Ink, Scene, Subject};
use crate::check::Severity;
use crate::contract::StateKind;
use crate::edit::Target;
use crate::wording::Key;

/// Who and what a subject is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heading {
    /// The swatch and name of a partner; groups have a name alone.
    pub who: Option<(Option<Ink>, String)>,
    /// The printed number of an axis.
    pub badge: Option<String>,
    /// The line, the event, the total.
    pub title: Option<String>,
}

/// What a chip is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChipRole {
    /// The state of an amount.
    State(StateKind),
    /// How exact it is, or any plain property.
    Property,
    /// A late event.
    Late,
    /// How serious a finding is.
    Severity(Severity),
}

/// A short word beside the amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailChip {
    /// What it is about.
    pub role: ChipRole,
    /// Its word.
    pub text: String,
}

/// A named property, one text per line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailRow {
    /// Its name.
    pub key: Key,
    /// Its values.
    pub values: Vec<String>,
}

/// One figure among several behind a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureLine {
    /// What it is for, or whose it is.
    pub name: String,
    /// Its amount, or the words of its state.
    pub amount: String,
    /// What a change goes to.
    pub target: Target,
}

/// Everything known of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// The subject.
    pub subject: Subject,
    /// Who and what.
    pub heading: Heading,
    /// The amount or the date, or the words that stand for it.
    pub amount: String,
    /// State, precision, conflict.
    pub chips: Vec<DetailChip>,
    /// Properties, in reading order.
    pub rows: Vec<DetailRow>,
    /// The figures behind a subject that has several.
    pub figures: Vec<FigureLine>,
    /// Where it was read.
    pub sources: Vec<SourceText>,
    /// What it was, latest first.
    pub history: Vec<PastValue>,
    /// What a change goes to; `None` where there is nothing yet, or nothing to change.
    pub target: Option<Target>,
    /// The line of the file where it stands, from 1; `None` for what the file does not hold.
    pub line: Option<usize>,
}

impl Detail {
    /// What is known of a subject; `None` when the contract does not hold it.
    pub fn of(scene: &Scene<'_>, subject: &Subject) -> Option<Self> {
        let pen = Pen::of(scene);
        let mut detail = Self::described(&pen, subject)?;
        let item = detail.target.as_ref().and_then(sources::item);
        detail.line = item.and_then(|item| scene.places?.line_of(&item));
        Some(detail)
    }

    fn described(pen: &Pen<'_>, subject: &Subject) -> Option<Self> {
        match subject {
            Subject::Envelope => Some(whole::envelope(pen)),
            Subject::Parts => Some(whole::parts(pen)),
            Subject::Partner(id) => holder::partner(pen, id),
            Subject::Group(id) => holder::group(pen, id),
            Subject::Line(id) => line::line(pen, id),
            Subject::Cell(line, partner) => cell::cell(pen, line, partner),
            Subject::Deadline(id) => event::deadline(pen, id),
            Subject::Finding(id) => event::finding(pen, id),
        }
    }

    fn new(subject: Subject, heading: Heading) -> Self {
        Self {
            subject,
            heading,
            amount: String::new(),
            chips: Vec::new(),
            rows: Vec::new(),
            figures: Vec::new(),
            sources: Vec::new(),
            history: Vec::new(),
            target: None,
            line: None,
        }
    }

    /// What it is about, in one line: `MEL · Soutenir les territoires`.
    pub fn name(&self) -> String {
        let who = self.heading.who.as_ref().map(|(_, name)| name.as_str());
        let parts = [who, self.heading.title.as_deref()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// The first value of a property.
    pub fn value(&self, key: Key) -> Option<&str> {
        let row = self.rows.iter().find(|row| row.key == key)?;
        row.values.first().map(String::as_str)
    }

    /// State and precision in one line: `publié · ± 0,05 M€`.
    pub fn status(&self) -> String {
        let words: Vec<&str> = self.chips.iter().map(|chip| chip.text.as_str()).collect();
        words.join(" · ")
    }

    /// Whose money, in which perimeter: `MEL seule · Hors volet mobilités`.
    pub fn scope(&self) -> String {
        let parts = [Key::InspectorScope, Key::InspectorPerimeter];
        let parts: Vec<&str> = parts.into_iter().filter_map(|k| self.value(k)).collect();
        parts.join(" · ")
    }

    fn row(&mut self, key: Key, value: impl Into<String>) {
        self.rows_of(key, vec![value.into()]);
    }

    /// Adds a property; none without a value.
    fn rows_of(&mut self, key: Key, values: Vec<String>) {
        if !values.is_empty() {
            self.rows.push(DetailRow { key, values });
        }
    }

    fn row_if(&mut self, key: Key, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.row(key, value);
        }
    }

    fn chip(&mut self, role: ChipRole, text: impl Into<String>) {
        let text = text.into();
        self.chips.push(DetailChip { role, text });
    }
}

#[cfg(test)]
mod tests;
