//! Problems in people's words, French and English. It must not know where a problem was found.

mod content_en;
mod content_fr;
mod en;
mod fr;
mod names_en;
mod names_fr;

use super::problem::ProblemKind;
use crate::wording::{Lang, Tongue};

/// The three sentences of a problem. Quotations of the file are escaped and at most 80 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// What was found; starts in lower case, no full stop.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What to do.
    pub remedy: String,
}

/// Shorthand for the tables of sentences.
fn say(
    found: impl Into<String>,
    expected: impl Into<String>,
    remedy: impl Into<String>,
) -> Description {
    Description {
        found: found.into(),
        expected: expected.into(),
        remedy: remedy.into(),
    }
}

/// The sentences of a problem in a language.
pub fn describe(kind: &ProblemKind, lang: Lang) -> Description {
    match (kind, lang.tongue()) {
        (ProblemKind::File(p), Tongue::En) => en::file(p),
        (ProblemKind::File(p), Tongue::Fr) => fr::file(p),
        (ProblemKind::Syntax(p), Tongue::En) => en::syntax(p),
        (ProblemKind::Syntax(p), Tongue::Fr) => fr::syntax(p),
        (ProblemKind::Value(p), Tongue::En) => en::value(p),
        (ProblemKind::Value(p), Tongue::Fr) => fr::value(p),
        (ProblemKind::Content(p), Tongue::En) => content_en::content(p),
        (ProblemKind::Content(p), Tongue::Fr) => content_fr::content(p),
    }
}
