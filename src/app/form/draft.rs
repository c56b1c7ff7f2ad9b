//! Writing the fields of a form, one after the other. Knows nothing of what they mean.

use super::choices::{self, one_of};
use super::{Choice, Field, FieldKey, FieldValue, Only};
use crate::contract::{Citation, Contract};
use crate::wording::Lang;

/// A form being written.
pub(super) struct Draft<'a> {
    /// The contract that the form is filled from.
    pub contract: &'a Contract,
    /// The language of amounts and dates.
    pub lang: Lang,
    fields: Vec<Field>,
    only: Option<Only>,
    at: usize,
}

impl<'a> Draft<'a> {
    /// No field yet.
    pub fn new(contract: &'a Contract, lang: Lang) -> Self {
        Self {
            contract,
            lang,
            fields: Vec::new(),
            only: None,
            at: 0,
        }
    }

    /// The fields, in the order in which they were written.
    pub fn into_fields(self) -> Vec<Field> {
        self.fields
    }

    /// The fields that `write` writes are asked only while the choice has one of the values.
    pub fn only(
        &mut self,
        key: FieldKey,
        values: &'static [&'static str],
        write: impl FnOnce(&mut Self),
    ) {
        let before = self.only.replace(Only { key, values });
        write(self);
        self.only = before;
    }

    /// Writes one block for each item, then an empty one.
    pub fn blocks<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, Option<&T>)) {
        for item in items {
            write(self, Some(item));
            self.at = self.at.saturating_add(1);
        }
        write(self, None);
        self.at = 0;
    }

    fn push(&mut self, key: FieldKey, value: FieldValue) {
        self.fields.push(Field {
            key,
            at: self.at,
            value,
            problem: None,
            only: self.only,
        });
    }

    /// One line.
    pub fn text(&mut self, key: FieldKey, text: &str) {
        self.push(key, FieldValue::Text(text.to_owned()));
    }

    /// One line that may be missing.
    pub fn option(&mut self, key: FieldKey, text: Option<&str>) {
        self.text(key, text.unwrap_or(""));
    }

    /// Several lines.
    pub fn long(&mut self, key: FieldKey, text: &str) {
        self.push(key, FieldValue::LongText(text.to_owned()));
    }

    /// A free text that may be missing.
    pub fn note(&mut self, key: FieldKey, text: Option<&String>) {
        self.long(key, text.map_or("", String::as_str));
    }

    /// A list of texts, one per line.
    pub fn lines(&mut self, key: FieldKey, texts: &[String]) {
        self.long(key, &texts.join("\n"));
    }

    /// Yes or no.
    pub fn flag(&mut self, key: FieldKey, value: bool) {
        self.push(key, FieldValue::Flag(value));
    }

    /// One of several; the first one where `chosen` is not among them.
    pub fn choice(&mut self, key: FieldKey, options: Vec<Choice>, chosen: &str) {
        self.push(key, one_of(options, chosen));
    }

    /// Any of several.
    pub fn many(&mut self, key: FieldKey, options: Vec<(Choice, bool)>) {
        self.push(key, FieldValue::Many { options });
    }

    /// Sources and their passages; those cited come first, in their order.
    pub fn citations(&mut self, key: FieldKey, cited: &[Citation]) {
        let options = choices::citations(self.contract, cited);
        self.many(key, options);
    }
}
