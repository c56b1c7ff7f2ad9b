//! What is searched of each line of a contract, folded once, so that every letter of a query only looks through it. It
//! must not know any language: an axis is called by its number in each, and those names are added when they are asked.

use crate::contract::{Contract, Line};
use crate::wording::fold::fold;
use crate::wording::{Lang, names};
use std::borrow::Cow;

/// The number, label and title of each line, in the order of the contract, without accents and case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineTexts {
    text: String,
    ends: Vec<usize>,
}

impl LineTexts {
    /// The texts of a contract's lines.
    pub fn of(contract: &Contract) -> Self {
        let mut texts = Self::default();
        for line in &contract.lines {
            let mut pieces = vec![line.number().unwrap_or_default(), line.label()];
            if line.label() != line.title {
                pieces.push(&line.title);
            }
            texts.text.push_str(&fold(&pieces.join(" ")));
            texts.ends.push(texts.text.len());
        }
        texts
    }

    /// What is searched of the line at a place, folded.
    pub fn at(&self, place: usize, line: &Line, lang: Lang) -> Cow<'_, str> {
        let start = place
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let end = self.ends.get(place).copied().unwrap_or(self.text.len());
        let own = self.text.get(start.copied().unwrap_or(0)..end);
        let own = own.unwrap_or_default();
        if line.is_axis() {
            Cow::Owned(format!("{} {own}", fold(&names::line(line, lang))))
        } else {
            Cow::Borrowed(own)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples;

    #[test]
    fn every_line_is_found_by_all_that_it_is_called() {
        for name in [samples::REAL, samples::FICTITIOUS] {
            let contract = samples::load(name).unwrap().contract;
            let texts = LineTexts::of(&contract);
            for (place, line) in contract.lines.iter().enumerate() {
                for lang in [Lang::Fr, Lang::En] {
                    let text = texts.at(place, line, lang);
                    for called in [&names::line(line, lang), line.label(), &line.title] {
                        assert!(text.contains(&fold(called)), "{text}: {called}");
                    }
                }
            }
        }
    }
}
