//! English sentences for the contents of a file. It must not know where a problem was found.

use super::names_en::{name, of_another, place, record_name};
use super::{Description, say};
use crate::contract::{AmountError, MAX_MARKS, Precision, SCHEMA};
use crate::file::content::{ContentProblem as C, DateFault, Fix, SchemaAge, Wanted};
use crate::file::problem::shown;
use crate::file::shape::Rule;

fn quoted(text: &str) -> String {
    format!("\"{}\"", shown(text))
}

pub(super) fn content(problem: &C) -> Description {
    match problem {
        C::Schema { found, age } => schema(found, *age),
        C::UnknownField {
            name,
            near,
            allowed,
        } => say(
            format!("there is no field {} here", quoted(name)),
            format!("one of: {}", allowed.join(", ")),
            meant(*near, "delete this field, or correct its name"),
        ),
        C::MissingField {
            name,
            record,
            of,
            example,
        } => say(
            match of {
                Some(of) => format!(
                    "the {} {} has no field {}",
                    record_name(record),
                    quoted(of),
                    quoted(name)
                ),
                None => format!("the {} has no field {}", record_name(record), quoted(name)),
            },
            format!("the field {name}, which is required"),
            format!("add {example}"),
        ),
        C::UnknownWord {
            found,
            allowed,
            near,
        } => say(
            format!("the word {} does not exist here", quoted(found)),
            format!("one of: {}", allowed.join(", ")),
            meant(*near, "choose one of these words"),
        ),
        C::WrongInside { word, example } => say(
            format!("{word} is not followed by what it needs"),
            example.clone(),
            format!("write {example}"),
        ),
        C::WrongName { found, expected } => say(
            format!("the name {} before the bracket", quoted(found)),
            format!("{expected}, or no name"),
            format!("write {expected}, or delete the name"),
        ),
        C::WrongKind {
            found,
            wanted,
            fixed,
        } => say(
            format!("{} is not {}", shown(found), wanted_text(*wanted)),
            expected(*wanted),
            fix(fixed),
        ),
        C::Misplaced { axis: true } => say(
            "an axis below another line",
            "an objective or an operation",
            "write Objective(…) or Operation(…)",
        ),
        C::Misplaced { axis: false } => say(
            "an objective or an operation outside an axis",
            "an axis at the top level",
            "move this line into the field lines of an axis",
        ),
        other => texts(other),
    }
}

fn texts(problem: &C) -> Description {
    match problem {
        C::OddNumber { found, fixed } => say(
            format!("{} is not a plainly written number", shown(found)),
            "a number written with digits, in quotes, with its unit",
            match fixed {
                Some(fixed) => format!("write \"{fixed}\", with the right unit"),
                None => "write for example \"31.8 M€\"".to_owned(),
            },
        ),
        C::Amount {
            found,
            error,
            fixed,
        } => amount(found, *error, fixed.as_deref()),
        C::Share {
            found,
            error,
            fixed,
        } => share(found, *error, fixed.as_deref()),
        C::Date {
            found,
            fault,
            fixed,
        } => date(found, *fault, fixed.as_deref()),
        C::NotAnId { found, fixed } => say(
            format!("{} is not an id", quoted(found)),
            "lower case letters without accents, digits and hyphens, at most 100",
            format!("write \"{fixed}\""),
        ),
        C::TooLong { length, limit } => say(
            format!("this text has {length} characters"),
            format!("at most {limit} characters"),
            "shorten it",
        ),
        C::Blank { rule: Rule::Reason } => say(
            "this reason is empty",
            "the reason, in the source’s words",
            "write the reason, or NotPublished if no source gives one",
        ),
        C::Blank { rule: Rule::Motive } => say(
            "this reason is empty",
            "why the point was set aside",
            "write the reason, or delete this entry so that the point is open again",
        ),
        C::Blank { .. } => say(
            "this name is empty",
            "a name that can be seen",
            "write the name, or delete this field if it is optional",
        ),
        C::Marks { run } => say(
            format!("{run} marks are piled up on one letter"),
            format!("at most {MAX_MARKS} accents or marks on a letter"),
            "delete the marks that are too many",
        ),
        C::EscapedControl { character, prose } => say(
            match character {
                '\n' | '\r' => "a line end inside a name".to_owned(),
                other => format!(
                    "the control character {} in a text",
                    shown(&other.to_string())
                ),
            },
            if *prose {
                "visible characters"
            } else {
                "a name on one line"
            },
            "delete it",
        ),
        C::Year { found } => say(
            format!("{} is not a year", shown(found)),
            "a year of four digits",
            "write for example 2021",
        ),
        C::Slot { found } => say(
            format!("there is no colour number {}", shown(found)),
            "a colour number from 1 to 9",
            "choose a number from 1 to 9, or delete this field",
        ),
        other => links(other),
    }
}

fn links(problem: &C) -> Description {
    match problem {
        C::DuplicateId { thing, id, first } => say(
            format!(
                "the id {} is already that of {}, line {}, column {}",
                quoted(id),
                of_another(*thing),
                first.line,
                first.column
            ),
            "one id for each",
            "change one of the two ids, and what refers to it",
        ),
        C::UnknownId {
            thing,
            id,
            near,
            some,
        } => say(
            format!(
                "there is no {} {} in {}",
                name(*thing),
                quoted(id),
                place(*thing)
            ),
            match (near, some.as_slice()) {
                (Some(_), _) => format!("the id of a {}", name(*thing)),
                (None, []) => format!("the id of a {}, but there is none", name(*thing)),
                (None, some) => format!("one of: {}", some.join(", ")),
            },
            match near {
                Some(near) => format!("did you mean \"{}\"?", shown(near)),
                None => format!("correct this id, or add the {}", name(*thing)),
            },
        ),
        C::Cycle { path } if path.len() == 2 => say(
            "this perimeter is part of itself",
            "another perimeter",
            "delete the field part_of, or correct it",
        ),
        C::Cycle { path } => say(
            format!("these perimeters contain each other: {}", path.join(" → ")),
            "no perimeter is part of itself",
            "delete one of the fields part_of",
        ),
        C::Repeated { id } => say(
            format!("{} stands twice in the list", quoted(id)),
            "each one once",
            "delete one of the two",
        ),
        C::MissingPerimeter { example } => say(
            "this figure has no perimeter",
            "a perimeter, except for Pending and Nil",
            match example {
                Some(example) => format!(
                    "add perimeter: \"{}\", or another perimeter of the file",
                    shown(example)
                ),
                None => "add the field perimeter".to_owned(),
            },
        ),
        C::EmptyList { thing } => say(
            "this list is empty",
            format!("at least one {}", name(*thing)),
            "fill the list",
        ),
        C::ReadersDisagree { message } => say(
            format!(
                "this file seems right and cannot be read: {}",
                shown(message)
            ),
            "two readings that agree",
            "this is a fault of the program: report it with this file",
        ),
        // The others are said by `content` and `texts`.
        _ => say("", "", ""),
    }
}

fn meant(near: Option<&str>, otherwise: &str) -> String {
    match near {
        Some(near) => format!("did you mean {near}?"),
        None => otherwise.to_owned(),
    }
}

fn fix(fix: &Fix) -> String {
    match fix {
        Fix::Meant(text) => format!("write {}", shown(text)),
        Fix::Example(text) => format!("write for example {text}"),
    }
}

fn schema(found: &str, age: SchemaAge) -> Description {
    let expected = format!("schema {SCHEMA}");
    let found_text = format!("this file is written in schema {}", shown(found));
    match age {
        SchemaAge::Newer => say(
            format!("{found_text}, this program reads schema {SCHEMA}"),
            expected,
            "open this file with a newer version of the program",
        ),
        SchemaAge::Older => say(
            format!("{found_text}, which never existed; this program reads schema {SCHEMA}"),
            expected,
            format!("write schema: {SCHEMA}"),
        ),
        SchemaAge::Odd => say(
            format!("{} is not a schema number", shown(found)),
            expected,
            format!("write schema: {SCHEMA}"),
        ),
    }
}

fn amount(found: &str, error: AmountError, fixed: Option<&str>) -> Description {
    let what = quoted(found);
    let cause = match error {
        AmountError::Empty => "the amount is empty".to_owned(),
        AmountError::NoUnit => format!("the amount {what} has no unit"),
        AmountError::NotANumber => format!("{what} is not an amount"),
        AmountError::SeveralMarks => format!("{what} has several commas or points"),
        AmountError::OddGroups => {
            format!("the spaces of {what} do not separate groups of three digits")
        }
        AmountError::TooLarge => {
            format!("{what} has more than 15 digits before the mark, in euros")
        }
        AmountError::TooManyDecimals => {
            format!("{what} has more than 6 digits after the mark, in euros")
        }
    };
    let remedy = match fixed {
        Some(fixed) => format!("write \"{fixed}\", if that is the amount"),
        None => "write the amount as it is published, for example \"142.8 M€\"".to_owned(),
    };
    say(cause, "a number and its unit: €, k€, M€ or Md€", remedy)
}

fn share(found: &str, error: AmountError, fixed: Option<&str>) -> Description {
    let what = quoted(found);
    let cause = match error {
        AmountError::NoUnit => format!("{what} has no % sign"),
        AmountError::TooLarge => format!("{what} is more than 1000 %"),
        AmountError::TooManyDecimals => format!("{what} has more than 6 digits after the mark"),
        _ => format!("{what} is not a percentage"),
    };
    let remedy = match fixed {
        Some(fixed) => format!("write \"{fixed}\""),
        None => "write the percentage as it is published, for example \"57.3 %\"".to_owned(),
    };
    say(cause, "a number and the % sign", remedy)
}

fn date(found: &str, fault: DateFault, fixed: Option<&str>) -> Description {
    let what = quoted(found);
    let (cause, wanted) = match fault {
        DateFault::Form(precision) => (format!("{what} is not a date"), date_form(precision)),
        DateFault::NoSuchDay => (
            format!("the date {what} does not exist"),
            "a date of the calendar, from 1000 to 9999",
        ),
        DateFault::OtherPrecision(found) => (
            match found {
                Precision::Day => format!("{what} is a day"),
                Precision::Month => format!("{what} is a month"),
                Precision::Year => format!("{what} is a year"),
            },
            "a date as precise as the word before it",
        ),
    };
    let remedy = match (fixed, fault) {
        (Some(fixed), DateFault::OtherPrecision(_)) => format!("write {fixed}"),
        (Some(fixed), _) => format!("did you mean {fixed}?"),
        (None, _) => "correct the date".to_owned(),
    };
    say(cause, wanted, remedy)
}

fn date_form(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => "a date of the form YYYY-MM-DD",
        Some(Precision::Month) => "a month of the form YYYY-MM",
        Some(Precision::Year) => "a year of the form YYYY",
        None => "a date of the form YYYY, YYYY-MM or YYYY-MM-DD",
    }
}

fn wanted_text(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "a text in quotes",
        Wanted::Amount => "an amount in quotes",
        Wanted::Share => "a percentage in quotes",
        Wanted::Date => "a date in quotes",
        Wanted::Id => "an id in quotes",
        Wanted::Citation => "a source in quotes",
        Wanted::List => "a list",
        Wanted::Record => "a group of fields",
        Wanted::Word => "one of the expected words",
        Wanted::Flag => "true or false",
        Wanted::Schema => "a schema number",
        Wanted::Years => "a period of two years",
        Wanted::Slot => "a colour number",
    }
}

fn expected(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Amount => "an amount in quotes, with its unit",
        Wanted::Share => "a percentage in quotes, with its sign",
        Wanted::List => "values between [ ]",
        Wanted::Record => "named fields between ( )",
        Wanted::Word => "a word, with its value between ( ) if it has one",
        Wanted::Years => "two years between ( )",
        Wanted::Slot => "a digit from 1 to 9",
        other => wanted_text(other),
    }
}
