//! Bytes to contract. A file with a problem is refused whole, and all problems that can be found are named with their
//! places. It must not open files, nor choose a language.

mod places;
mod refusal;

pub(super) use places::Spot;
pub use places::{Item, Places};
pub use refusal::Refusal;

use super::content::ContentProblem;
use super::convert::to_contract;
use super::direct;
use super::imprint::{Imprint, LONG};
use super::inspect::{Inspected, Soundness, inspect};
use super::lines::LineIndex;
use super::problem::{Problem, ProblemKind, SyntaxProblem, problem_at};
use super::schema;
use super::sniff::sniff;
use super::token::Span;
use super::tree::{self, MAX_PROBLEMS};
use crate::contract::Contract;
use std::borrow::Cow;

/// A contract, and what is needed to find its things in the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The contract.
    pub contract: Contract,
    /// The bytes as they were, with their byte order mark and line ends; always UTF-8.
    pub bytes: Vec<u8>,
    /// Where things stand in the text.
    pub places: Places,
}

impl Loaded {
    /// The bytes as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// Whether the text starts with a byte order mark.
    pub fn has_byte_order_mark(&self) -> bool {
        self.text().starts_with('\u{feff}')
    }

    /// The line end of the text: that of its first line.
    pub fn line_end(&self) -> LineEnd {
        match self
            .text()
            .find(['\n', '\r'])
            .and_then(|at| self.text().get(at..))
        {
            Some(rest) if rest.starts_with("\r\n") => LineEnd::CrLf,
            Some(rest) if rest.starts_with('\r') => LineEnd::Cr,
            _ => LineEnd::Lf,
        }
    }
}

/// How lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// `\n`
    Lf,
    /// `\r\n`
    CrLf,
    /// `\r`
    Cr,
}

/// Reads a contract. `name` is only used in messages.
///
/// # Errors
/// Every problem found, in the order of the text; never more than a few hundred.
pub fn read(name: &str, bytes: &[u8]) -> Result<Loaded, Refusal> {
    let sound = sound(name, bytes)?;
    let imprint = sound.imprint();
    Ok(Loaded {
        contract: sound.contract,
        bytes: bytes.to_vec(),
        places: sound.places.with_imprint(imprint),
    })
}

/// The same for bytes that nobody else needs: a long file is not held twice.
///
/// # Errors
/// See [`read`].
pub fn read_owned(name: &str, bytes: Vec<u8>) -> Result<Loaded, Refusal> {
    let sound = sound(name, &bytes)?;
    let imprint = sound.imprint();
    let (contract, places) = (sound.contract, sound.places.with_imprint(imprint));
    Ok(Loaded {
        contract,
        bytes,
        places,
    })
}

/// A text without problems, and what it says.
pub(super) struct Sound<'t> {
    /// The text, with its byte order mark.
    pub text: &'t str,
    /// What it says.
    pub contract: Contract,
    /// Where things stand.
    pub places: Places,
    /// True when the direct reader has read it.
    pub is_plain: bool,
}

impl Sound<'_> {
    /// What the text was read as, if it is long and plain.
    pub fn imprint(&self) -> Option<Imprint> {
        let is_worth_it = self.is_plain && self.text.len() > LONG;
        is_worth_it
            .then(|| Imprint::of(self.text, &self.contract, &self.places))
            .flatten()
    }
}

/// Reads a contract from bytes that stay where they are.
///
/// # Errors
/// See [`read`].
pub(super) fn sound<'t>(name: &str, bytes: &'t [u8]) -> Result<Sound<'t>, Refusal> {
    let text = match sniff(bytes) {
        Ok(text) => text,
        Err(problem) => return Err(Refusal::new(name, String::new(), vec![problem], 0)),
    };
    let direct = direct::read(text);
    let is_plain = direct.is_some();
    let (contract, places) = match direct {
        Some(read) => read,
        None => slowly(name, text)?,
    };
    Ok(Sound {
        text,
        contract,
        places,
        is_plain,
    })
}

/// The same by way of the tree, which names every problem.
pub(super) fn slowly(name: &str, text: &str) -> Result<(Contract, Places), Refusal> {
    let refuse = |problems, left_out| Refusal::new(name, text.to_owned(), problems, left_out);
    let parsed = tree::parse(text);
    let lines = LineIndex::new(text);
    let torn = parsed
        .problems
        .iter()
        .any(|problem| matches!(problem.kind, ProblemKind::Syntax(_) | ProblemKind::File(_)));
    let soundness = if torn || parsed.left_out > 0 {
        Soundness::Torn
    } else {
        Soundness::Whole
    };
    let Inspected {
        problems: found,
        left_out,
        links,
    } = inspect(&parsed.tree, &lines, soundness);
    let mut problems = parsed.problems;
    problems.extend(found);
    drop_consequences(&mut problems);
    if !problems.is_empty() {
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        let over = problems.len().saturating_sub(MAX_PROBLEMS);
        problems.truncate(MAX_PROBLEMS);
        let left_out = parsed
            .left_out
            .saturating_add(left_out)
            .saturating_add(over);
        return Err(refuse(problems, left_out));
    }
    match typed(text) {
        Ok(contract) => Ok((contract, Places::new(&parsed.tree, &links, &lines))),
        Err((message, span)) => Err(refuse(vec![disagreement(message, span, text, &lines)], 0)),
    }
}

/// A text that is not closed is not empty too.
fn drop_consequences(problems: &mut Vec<Problem>) {
    let unclosed: Vec<u32> = problems
        .iter()
        .filter(|p| matches!(p.kind, ProblemKind::Syntax(SyntaxProblem::UnclosedText)))
        .map(|p| p.span.start)
        .collect();
    problems.retain(|p| p.code() != "E606" || !unclosed.contains(&p.span.start));
}

/// The typed reading of a text in which no problem was found.
fn typed(text: &str) -> Result<Contract, (String, Span)> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let read =
        parse(&with_line_feeds(body)).map_err(|error| (error.to_string(), Span::default()))?;
    to_contract(read).map_err(|m| {
        let at = text.find(&m.found).unwrap_or(0);
        (
            format!("\"{}\": {}", m.found, m.expected),
            Span::new(at, at),
        )
    })
}

/// RON knows no line that ends with a carriage return alone, and would take all that follows for a comment. Texts in
/// quotes hold none here: the tree has refused them.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let plain = text.replace("\r\n", "\n");
    if plain.contains('\r') {
        Cow::Owned(plain.replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The typed reader refuses what the tree accepts: a fault of this program, told and not hidden.
fn disagreement(message: String, span: Span, text: &str, lines: &LineIndex) -> Problem {
    problem_at(
        ProblemKind::Content(Box::new(ContentProblem::ReadersDisagree { message })),
        span,
        text,
        lines,
    )
}

/// The typed reader of the file. Absent options may be left out, and `Some(…)` too.
pub(super) fn parse(text: &str) -> Result<schema::Contract, ron::error::SpannedError> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
}
