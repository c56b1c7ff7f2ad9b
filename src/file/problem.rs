//! What can be wrong with a file's text, as data: a kind with its parameters and a place. The sentences are in
//! [`super::problem_text`]. It must not know how problems are found or shown in a window.

use super::content::ContentProblem;
pub use super::file_problem::{Encoding, FileKind, FileProblem, OtherKind};
use super::lines::{LineIndex, Position};
use super::problem_text::describe;
pub use super::shown::shown;
use super::shown::{Blank, SHOWN_MAX, cut_bytes, push_shown};
use super::token::{Span, offset};
use crate::contract::code_point;
use crate::wording::Lang;
use unicode_normalization::char::is_combining_mark;

/// One thing that keeps a file from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The bytes concerned; starts on the token's first character.
    pub span: Span,
    /// Where `span` starts.
    pub position: Position,
    /// Where it is in the file's structure, such as `partners[3].short`; empty at the top.
    pub path: String,
}

/// What is wrong, by family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// There is no such file, or its bytes are not a text of ours.
    File(FileProblem),
    /// The text is not well-formed.
    Syntax(SyntaxProblem),
    /// A value is written in a way that cannot be taken.
    Value(ValueProblem),
    /// The text is well-formed and does not say a contract.
    Content(Box<ContentProblem>),
}

/// Problems of the text's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxProblem {
    /// Nothing but blanks and comments.
    Empty,
    /// A bracket without its end.
    UnclosedBracket {
        /// `(`, `[` or `{`.
        bracket: char,
        /// Further brackets around it that are open too at the end of the text.
        also_open: usize,
    },
    /// A text without its closing quote.
    UnclosedText,
    /// A `/*` without its end.
    UnclosedComment,
    /// Lines that git left from a merge.
    ConflictMarks {
        /// First line.
        first: usize,
        /// Last line.
        last: usize,
    },
    /// Two values without a comma between them.
    MissingComma,
    /// A comma too many.
    ExtraComma,
    /// Another sign where a comma belongs.
    WrongSeparator {
        /// The sign.
        found: String,
    },
    /// `=` where `:` belongs.
    EqualsForColon {
        /// The field's name.
        name: String,
    },
    /// A closing bracket of another kind than the opening one.
    WrongCloser {
        /// What closes.
        found: char,
        /// What should close.
        expected: char,
        /// Where it was opened.
        opened: Position,
    },
    /// `[a: 1]`.
    NameInList {
        /// The name.
        name: String,
    },
    /// A value without a name among named ones.
    MissingName {
        /// The value.
        found: String,
    },
    /// A named value among values without names.
    UnexpectedName {
        /// The name.
        name: String,
    },
    /// A name in quotes.
    QuotedName {
        /// The name without quotes.
        name: String,
    },
    /// A name or key without a value.
    MissingValue {
        /// What stands there instead.
        found: String,
    },
    /// A key of a map without `:`.
    MissingColon {
        /// The key.
        key: String,
    },
    /// Typographic quotes around a text.
    CurlyQuotes {
        /// As found.
        found: String,
    },
    /// A text without quotes.
    UnquotedText {
        /// As found.
        found: String,
    },
    /// A field or key twice.
    Duplicate {
        /// The name.
        name: String,
        /// Where it stands first.
        first: Position,
    },
    /// Something after the end of the contract.
    TrailingText {
        /// How it starts.
        found: String,
    },
    /// A character that has no meaning outside quotes.
    UnexpectedCharacter {
        /// The character, or the run of them.
        found: String,
    },
    /// A backslash sequence that does not exist.
    UnknownEscape {
        /// As found.
        found: String,
    },
    /// More brackets inside each other than are read.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// An extension of RON that is not used here.
    UnknownExtension {
        /// Its name.
        name: String,
    },
}

/// Problems of the way a value is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueProblem {
    /// `31,8`
    DecimalComma {
        /// As found.
        found: String,
        /// The amount as it should be written, in quotes; the unit is an example if none was found.
        fixed: String,
    },
    /// `31 800`
    GroupSeparator {
        /// As found.
        found: String,
        /// The amount as it should be written, in quotes.
        fixed: String,
    },
    /// `31.8 M€`
    UnquotedAmount {
        /// As found.
        found: String,
        /// The amount in quotes.
        fixed: String,
    },
    /// `1.2.3`
    NotANumber {
        /// As found.
        found: String,
    },
    /// `2022-06-24`
    UnquotedDate {
        /// As found.
        found: String,
    },
    /// A control character or a line end inside a text.
    ControlInText {
        /// The character.
        character: char,
    },
}

impl ProblemKind {
    /// The stable code, such as `E301`; documented and never reused.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(problem) => problem.code(),
            Self::Syntax(problem) => syntax_code(problem),
            Self::Value(ValueProblem::DecimalComma { .. }) => "E301",
            Self::Value(ValueProblem::GroupSeparator { .. }) => "E302",
            Self::Value(ValueProblem::UnquotedAmount { .. }) => "E303",
            Self::Value(ValueProblem::NotANumber { .. }) => "E304",
            Self::Value(ValueProblem::UnquotedDate { .. }) => "E307",
            Self::Value(ValueProblem::ControlInText { .. }) => "E604",
            Self::Content(problem) => problem.code(),
        }
    }
}

fn syntax_code(problem: &SyntaxProblem) -> &'static str {
    use SyntaxProblem as S;
    match problem {
        S::Empty => "E201",
        S::UnclosedBracket { .. } | S::UnclosedText | S::UnclosedComment => "E202",
        S::ConflictMarks { .. } => "E203",
        S::Duplicate { .. } => "E205",
        S::TrailingText { .. } => "E208",
        S::UnexpectedCharacter { .. } | S::UnknownEscape { .. } => "E209",
        S::TooDeep { .. } => "E210",
        S::UnknownExtension { .. } => "E211",
        _ => "E204",
    }
}

/// Longest message, in bytes.
const RENDER_MAX: usize = 2048;

impl Problem {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Where it stands in the text; `None` for a file of which nothing was read.
    pub fn place(&self) -> Option<Position> {
        match &self.kind {
            ProblemKind::File(problem) if !problem.was_read() => None,
            _ => Some(self.position),
        }
    }

    /// The problem as people read it in a terminal: place, code and cause; the line with a caret; what was
    /// expected; what to do. `text` is the text the problem was found in (empty if it is no text). At most 2 KB.
    pub fn render(&self, file: &str, text: &str, lang: Lang) -> String {
        let said = describe(&self.kind, lang);
        let mut out = shown(file);
        if let Some(Position { line, column }) = self.place() {
            out.push_str(&format!(":{line}:{column}"));
        }
        out.push_str(&format!(": {} {}", self.code(), said.found));
        if !self.path.is_empty() {
            out.push_str(&format!(" [{}]", shown(&self.path)));
        }
        out.push('\n');
        if let Some((source, caret)) = self.source_line(text) {
            out.push_str(&format!("  | {source}\n  | {caret}\n"));
        }
        out.push_str(&format!("  = {}\n  → {}\n", said.expected, said.remedy));
        cut_bytes(out, RENDER_MAX)
    }

    /// The line of the problem, cut around it, and the carets that go under it.
    fn source_line(&self, text: &str) -> Option<(String, String)> {
        let start = offset(self.span.start).min(text.len());
        let unmarked = |text: &'_ str| {
            text.strip_prefix('\u{feff}')
                .map_or(0, |_| '\u{feff}'.len_utf8())
        };
        let before = text.get(..start)?;
        let before = before.get(unmarked(before)..)?;
        let after = text.get(start..)?;
        let after = if before.is_empty() && start == 0 {
            after.get(unmarked(after)..)?
        } else {
            after
        };
        if text.is_empty() {
            return None;
        }
        // Only as much as can be shown is looked at, however long the line is.
        let lead: Vec<char> = before
            .chars()
            .rev()
            .take_while(|c| !is_line_end(*c))
            .take(SHOWN_MAX)
            .collect();
        let rest: Vec<char> = after
            .chars()
            .take_while(|c| !is_line_end(*c))
            .take(SHOWN_MAX)
            .collect();
        let under = offset(self.span.len()).min(after.len());
        let marked = after
            .get(..under)
            .unwrap_or_default()
            .chars()
            .take(rest.len())
            .count();
        let room = SHOWN_MAX.saturating_sub(rest.len().min(SHOWN_MAX / 2));
        let lead: Vec<char> = lead
            .into_iter()
            .take(room)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let tail_room = SHOWN_MAX.saturating_sub(lead.len());
        let mut source = String::new();
        let mut caret = String::new();
        for c in &lead {
            caret.push_str(&" ".repeat(push_source(&mut source, *c)));
        }
        for (i, c) in rest.iter().take(tail_room).enumerate() {
            let width = push_source(&mut source, *c);
            if i < marked {
                caret.push_str(&"^".repeat(width));
            }
        }
        if !caret.ends_with('^') {
            caret.push('^');
        }
        Some((source.trim_end().to_owned(), caret))
    }
}

/// A character of a quoted line; a tab is two blanks, everywhere alike.
fn push_source(out: &mut String, c: char) -> usize {
    if c == '\t' {
        out.push_str("  ");
        return 2;
    }
    // Marks that pile up would cover the lines around.
    if is_combining_mark(c) && out.chars().next_back().is_some_and(is_combining_mark) {
        let name = code_point(c);
        out.push_str(&name);
        return name.chars().count();
    }
    push_shown(out, c, Blank::Kept)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Makes a problem with its position.
pub(super) fn problem_at(kind: ProblemKind, span: Span, text: &str, lines: &LineIndex) -> Problem {
    Problem {
        kind,
        span,
        position: lines.position(text, span.start),
        path: String::new(),
    }
}
