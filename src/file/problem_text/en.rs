//! English sentences for reading problems. It must not know where a problem was found.

use super::{Description, say};
use crate::file::problem::{
    Encoding, FileKind, FileProblem, OtherKind, SyntaxProblem as S, ValueProblem, shown,
};
use crate::wording::Lang;
use crate::wording::number::tally;

pub(super) fn file(problem: &FileProblem) -> Description {
    match problem {
        FileProblem::Missing | FileProblem::NotAFile(_) | FileProblem::Unreadable { .. } => {
            unopened(problem)
        }
        FileProblem::TooLarge { bytes, limit } => say(
            format!("the file has {} bytes", grouped(*bytes)),
            format!("at most {} bytes", grouped(*limit)),
            "check that this is the right file; if it is, divide the contract among several files",
        ),
        FileProblem::TooMany { limit } => say(
            format!("the file holds more than {} values", grouped(*limit)),
            format!("at most {} values", grouped(*limit)),
            "check that this is the right file; if it is, divide the contract among several files",
        ),
        FileProblem::NotUtf8 { byte, guess } => say(
            format!(
                "byte 0x{byte:02X} is not UTF-8; the file {}",
                encoding(*guess)
            ),
            "a text in UTF-8",
            match guess {
                Encoding::Cut | Encoding::Damaged => {
                    "take the file from a backup, or correct this place and save as UTF-8"
                }
                _ => "open the file in a text editor and save it as UTF-8",
            },
        ),
        FileProblem::ZeroFilled { from } => say(
            format!(
                "the file is filled with zeros from byte {from} (often a power cut while saving)"
            ),
            "a text",
            "take the file from a backup or an earlier version",
        ),
        FileProblem::WrongKind(kind) => say(
            format!("this is {}", file_kind(*kind)),
            "a contract, a RON text that starts with \"(\"",
            match kind {
                FileKind::Zip | FileKind::Gzip => {
                    "extract the archive and open the .ron file in it"
                }
                _ => "choose the contract's .ron file",
            },
        ),
    }
}

/// Nothing was read from these.
fn unopened(problem: &FileProblem) -> Description {
    match problem {
        FileProblem::NotAFile(OtherKind::Folder) => say(
            "this is a folder",
            "a .ron file",
            "choose a file in this folder",
        ),
        FileProblem::NotAFile(kind) => say(
            match kind {
                OtherKind::Pipe => "this is a pipe (FIFO), not a file",
                OtherKind::Socket => "this is a socket, not a file",
                OtherKind::Folder | OtherKind::Device => "this is a device, not a file",
            },
            "a .ron file",
            "choose the contract's .ron file",
        ),
        FileProblem::Unreadable { denied: true, .. } => say(
            "you have no right to read this file",
            "a file that you can read",
            "ask its owner for that right, or for a copy",
        ),
        FileProblem::Unreadable { cause, .. } => say(
            format!("the system cannot read this file: {}", shown(cause)),
            "a readable file",
            "try again, or open a copy or a backup",
        ),
        _ => say(
            "there is no file here",
            "a .ron file that exists",
            "check the name and the folder",
        ),
    }
}

fn grouped(n: u64) -> String {
    tally(usize::try_from(n).unwrap_or(usize::MAX), Lang::En)
}

fn encoding(guess: Encoding) -> &'static str {
    match guess {
        Encoding::Utf16 => "looks like UTF-16",
        Encoding::Latin1 => "looks like Latin-1 (ISO 8859-1)",
        Encoding::Windows1252 => "looks like Windows-1252",
        Encoding::Cut => "stops in the middle of a character",
        Encoding::Damaged => "is damaged here",
    }
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Xlsx => "an Excel workbook (XLSX)",
        FileKind::Ods => "an OpenDocument spreadsheet (ODS)",
        FileKind::Docx => "a Word document (DOCX)",
        FileKind::OldOffice => "an old Excel or Word file (XLS, DOC)",
        FileKind::Zip => "a ZIP archive",
        FileKind::Gzip => "a gzip archive",
        FileKind::Pdf => "a PDF document",
        FileKind::Picture => "a picture",
        FileKind::Markup => "a web page or an XML file",
        FileKind::Json => "a JSON file",
        FileKind::Toml => "a TOML or INI file",
        FileKind::Table => "a table as text (CSV)",
        FileKind::Yaml => "a YAML file",
    }
}

pub(super) fn syntax(problem: &S) -> Description {
    match problem {
        S::Empty => say(
            "the file is empty",
            "a contract: ( … )",
            "start a new contract or open one of the examples",
        ),
        S::UnclosedBracket { bracket, also_open } => say(
            match also_open {
                0 => format!("\"{bracket}\" is opened here and never closed"),
                n => format!(
                    "\"{bracket}\" is opened here and never closed, nor are {n} brackets around it"
                ),
            },
            "each opening bracket has its closing one",
            "close it; if the end of the file is lost, take it from a backup",
        ),
        S::UnclosedText => say(
            "the text opened here has no closing quote on its line",
            "a text between two quotes: \"…\"",
            "add the closing quote; a quote inside a text is written \\\"",
        ),
        S::UnclosedComment => say(
            "the comment opened here never ends",
            "/* … */",
            "add */ where the comment ends",
        ),
        S::ConflictMarks { first, last } => say(
            format!("an unresolved git merge, lines {first}–{last}"),
            "one version of these lines",
            "keep the right lines and delete the marks <<<<<<<, ======= and >>>>>>>",
        ),
        S::Duplicate { name, first } => say(
            format!(
                "\"{}\" stands twice, first on line {}, column {}",
                shown(name),
                first.line,
                first.column
            ),
            "each name once",
            "delete one of the two",
        ),
        S::TrailingText { found } => say(
            format!("text after the end of the contract: {}", shown(found)),
            "nothing after the last closing bracket",
            "delete it, or check whether a bracket closes too early",
        ),
        S::TooDeep { limit } => say(
            format!("more than {limit} brackets inside each other"),
            format!("at most {limit}"),
            "check that the brackets are closed where they should be",
        ),
        S::UnknownExtension { name } => say(
            format!("the RON extension \"{}\" is not used here", shown(name)),
            "implicit_some or none",
            "delete this extension",
        ),
        other => form(other),
    }
}

fn form(problem: &S) -> Description {
    match problem {
        S::MissingComma => say(
            "no comma here",
            "a comma between two values",
            "write \",\" here",
        ),
        S::ExtraComma => say(
            "a comma too many",
            "one comma between two values",
            "delete this comma",
        ),
        S::WrongSeparator { found } => say(
            format!("\"{}\" between two values", shown(found)),
            "a comma",
            "write \",\" instead",
        ),
        S::EqualsForColon { name } => say(
            format!("\"=\" after {}", shown(name)),
            "a colon after a name",
            format!("write {}: …", shown(name)),
        ),
        S::WrongCloser {
            found,
            expected,
            opened,
        } => say(
            format!(
                "\"{found}\" closes the bracket of line {}, column {}",
                opened.line, opened.column
            ),
            format!("\"{expected}\""),
            format!("write \"{expected}\" instead of \"{found}\""),
        ),
        S::NameInList { name } => say(
            format!("the name {} in a list", shown(name)),
            "values without names between [ ]",
            "put named values between ( )",
        ),
        other => written(other),
    }
}

fn written(problem: &S) -> Description {
    match problem {
        S::MissingName { found } => say(
            format!("a value without a name: {}", shown(found)),
            "name: value",
            "write the field's name and a colon before it",
        ),
        S::UnexpectedName { name } => say(
            format!("the name {} among values without names", shown(name)),
            "all values with a name, or none",
            "delete the name, or name the other values",
        ),
        S::QuotedName { name } => say(
            format!("the name \"{}\" is in quotes", shown(name)),
            "a name without quotes",
            format!("write {}: …", shown(name)),
        ),
        S::MissingValue { found } if found.is_empty() => say(
            "no value here",
            "a value",
            "write the value, or delete the name",
        ),
        S::MissingValue { found } => say(
            format!("\"{}\" instead of a value", shown(found)),
            "a value",
            "write the value, or delete the name",
        ),
        S::MissingColon { key } => say(
            format!("no colon after the key {}", shown(key)),
            "key: value",
            "write \":\" and the value",
        ),
        S::CurlyQuotes { found } => say(
            format!("typographic quotes: {}", shown(found)),
            "straight quotes: \"…\"",
            "replace them by \"",
        ),
        S::UnquotedText { found } => say(
            format!("a text without quotes: {}", shown(found)),
            "a text between quotes",
            format!("write \"{}\"", shown(found)),
        ),
        S::UnknownEscape { found } => say(
            format!("{} means nothing in a text", shown(found)),
            "\\\" \\\\ \\n \\t or \\u{…} after a backslash",
            "write \\\\ for a backslash",
        ),
        S::UnexpectedCharacter { found } => say(
            format!("\"{}\" outside quotes", shown(found)),
            "names, values, commas and brackets",
            "delete it, or put the text between quotes",
        ),
        // The others are said by `syntax` and `form`.
        _ => say("", "", ""),
    }
}

pub(super) fn value(problem: &ValueProblem) -> Description {
    let amount = "an amount in quotes, with its unit";
    match problem {
        ValueProblem::DecimalComma { found, fixed } => say(
            format!("a decimal comma outside quotes: {}", shown(found)),
            amount,
            format!("write {}", shown(fixed)),
        ),
        ValueProblem::GroupSeparator { found, fixed } => say(
            format!(
                "a separator inside a number outside quotes: {}",
                shown(found)
            ),
            amount,
            format!("write {}", shown(fixed)),
        ),
        ValueProblem::UnquotedAmount { found, fixed } => say(
            format!("an amount without quotes: {}", shown(found)),
            amount,
            format!("write {}", shown(fixed)),
        ),
        ValueProblem::NotANumber { found } => say(
            format!("{} is not a number", shown(found)),
            "digits with at most one point",
            "correct the number; amounts and dates stand in quotes",
        ),
        ValueProblem::UnquotedDate { found } => say(
            format!("a date without quotes: {}", shown(found)),
            "a date in quotes",
            format!("write \"{}\"", shown(found)),
        ),
        ValueProblem::ControlInText {
            character: '\n' | '\r',
        } => say(
            "a line end inside a text",
            "a text on one line",
            "join the lines, or write \\n where the line ends",
        ),
        ValueProblem::ControlInText { character } => say(
            format!(
                "the control character {} in a text",
                shown(&character.to_string())
            ),
            "visible characters",
            "delete it",
        ),
    }
}
