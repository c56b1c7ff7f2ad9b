//! Why a file is refused, as data and as the text that a terminal shows. It must not know how problems are found.

use super::super::problem::{Problem, shown};
use crate::wording::{Lang, Tongue};

/// A file that cannot be read, with every reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name, as given to the reader.
    pub name: String,
    /// What is wrong, in the order of the text; at least one.
    pub problems: Vec<Problem>,
    /// How many further problems are not named.
    pub left_out: usize,
    /// The text, for the lines that messages quote; empty when the bytes are no text.
    pub text: String,
}

impl Refusal {
    pub(in crate::file) fn new(
        name: &str,
        text: String,
        problems: Vec<Problem>,
        left_out: usize,
    ) -> Self {
        Self {
            name: name.to_owned(),
            problems,
            left_out,
            text,
        }
    }

    /// How many problems were found, those not named included.
    pub fn count(&self) -> usize {
        self.problems.len().saturating_add(self.left_out)
    }

    /// All problems, each with its place, its line of text and what to do, and a closing count.
    pub fn to_text(&self, lang: Lang) -> String {
        let mut out = String::new();
        for problem in &self.problems {
            out.push_str(&problem.render(&self.name, &self.text, lang));
            out.push('\n');
        }
        out.push_str(&self.closing(lang));
        out.push('\n');
        out
    }

    /// The closing sentence: how many problems, and that nothing was opened.
    pub fn closing(&self, lang: Lang) -> String {
        let name = shown(&self.name);
        let more = self.left_out;
        match (lang.tongue(), self.count()) {
            (Tongue::Fr, 1) => {
                format!("{name}\u{a0}: un problème de lecture, le fichier n’est pas ouvert.")
            }
            (Tongue::Fr, n) if more == 0 => {
                format!("{name}\u{a0}: {n} problèmes de lecture, le fichier n’est pas ouvert.")
            }
            (Tongue::Fr, n) => format!(
                "{name}\u{a0}: {n} problèmes de lecture, dont {more} ne sont pas affichés\u{a0}; le fichier n’est pas ouvert."
            ),
            (Tongue::En, 1) => format!("{name}: one reading problem, the file is not opened."),
            (Tongue::En, n) if more == 0 => {
                format!("{name}: {n} reading problems, the file is not opened.")
            }
            (Tongue::En, n) => format!(
                "{name}: {n} reading problems, of which {more} are not shown; the file is not opened."
            ),
        }
    }
}
