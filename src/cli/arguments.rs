//! Command-line arguments, read into what is asked for. Opens nothing.

mod given;

use super::sample::Size;
use crate::app::export::{Colours, Export, Exported, FileForm, Preset};
use crate::contract::{Date, PerimeterId};
use crate::file::disk::Manner;
use crate::wording::{Key, Lang, fill, text};
use given::{Found, Given};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// A file to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// What it shows, and how.
    pub export: Export,
    /// The perimeter's id as written, if one is named; else the first one is shown.
    pub perimeter: Option<String>,
    /// The version to start from, for a comparison.
    pub with: Option<PathBuf>,
    /// Where it goes.
    pub output: PathBuf,
    /// It follows the reference partner and the list of slides chosen in the window.
    pub is_personal: bool,
}

/// A cell to be set, by ids as they are written: none of them is known to exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The line's id.
    pub line: String,
    /// The partner's id.
    pub partner: String,
    /// The perimeter's id, if one is named.
    pub perimeter: Option<String>,
    /// The amount as written.
    pub amount: String,
    /// All of it as written, for messages.
    pub text: String,
}

impl Setting {
    /// Reads `LINE/PARTNER[@PERIMETER]=AMOUNT`.
    fn of(text: &str) -> Option<Self> {
        let (cell, amount) = text.split_once('=')?;
        let (line, rest) = cell.split_once('/')?;
        let (partner, perimeter) = match rest.split_once('@') {
            Some((partner, perimeter)) => (partner, Some(perimeter)),
            None => (rest, None),
        };
        let ids = [Some(line), Some(partner), perimeter];
        if ids.into_iter().flatten().any(|id| id.trim().is_empty()) {
            return None;
        }
        Some(Self {
            line: line.trim().to_owned(),
            partner: partner.trim().to_owned(),
            perimeter: perimeter.map(|id| id.trim().to_owned()),
            amount: amount.to_owned(),
            text: crate::file::shown::shown(text),
        })
    }
}

/// Amounts to be set in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which, and to what.
    pub settings: Vec<Setting>,
    /// Where the result goes if not to the file itself.
    pub output: Option<PathBuf>,
    /// How an existing file is written.
    pub manner: Manner,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The help.
    Help,
    /// The version.
    Version,
    /// The window, on a file or on the bundled contract.
    Window(Option<PathBuf>),
    /// Totals of a file.
    Summary(PathBuf, Form, Option<String>),
    /// Findings of a file.
    Check(PathBuf, Form),
    /// A screen or a chart of a file.
    Render(PathBuf, Drawing),
    /// What changes from one file to another.
    Contrast(PathBuf, PathBuf),
    /// Amounts of a file set.
    Edit(PathBuf, Change),
    /// A fictitious contract, and where it goes.
    Sample(Size, PathBuf),
}

/// A command with what holds for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The command.
    pub command: Command,
    /// The day to look from, unless it is today.
    pub today: Option<Date>,
    /// The language asked for.
    pub lang: Option<Lang>,
}

/// Arguments that make no request: what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misuse {
    key: Key,
    value: (&'static str, String),
}

impl Misuse {
    fn new(key: Key, name: &'static str, value: impl Into<String>) -> Self {
        Self {
            key,
            value: (name, value.into()),
        }
    }

    fn plain(key: Key) -> Self {
        Self::new(key, "", "")
    }

    /// The cause, and where to find the remedy.
    pub fn message(&self, lang: Lang) -> String {
        let (name, value) = &self.value;
        let cause = fill(lang, self.key, &[(*name, value)]);
        format!("{cause}\n{}", text(lang, Key::CliTryHelp))
    }
}

/// The language asked for anywhere in the arguments, for messages about them; the last wins.
pub fn language(arguments: &[OsString]) -> Option<Lang> {
    let mut found = None;
    let mut all = arguments.iter().map(|a| a.to_string_lossy());
    while let Some(argument) = all.next() {
        let code = match argument.strip_prefix("--lang=") {
            Some(code) => Some(code.to_owned()),
            None if argument == "--lang" => all.next().map(|code| code.into_owned()),
            None => None,
        };
        found = code.and_then(|code| Lang::of_code(&code)).or(found);
    }
    found
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse(arguments: &[OsString]) -> Result<Request, Misuse> {
    request(given::scan(arguments)?)
}

fn unknown(what: &str) -> Misuse {
    Misuse::new(Key::CliUnknownCommand, "text", what)
}

fn request(found: Found) -> Result<Request, Misuse> {
    let (today, lang) = (found.today, found.lang);
    let command = if found.help {
        Command::Help
    } else if found.version {
        Command::Version
    } else {
        command(found)?
    };
    Ok(Request {
        command,
        today,
        lang,
    })
}

fn command(found: Found) -> Result<Command, Misuse> {
    let mut words = found.positional.into_iter();
    let first = words.next();
    let name = first.as_deref().and_then(OsStr::to_str);
    let allowed: &[&str] = match name {
        Some("summary") => &["--json", "--perimeter"],
        Some("check") => &["--json"],
        Some("report") => &["-o", "--theme", "--perimeter", "--with", "--no-settings"],
        Some("render") => &[
            "-o",
            "--size",
            "--preset",
            "--scale",
            "--slide",
            "--theme",
            "--perimeter",
            "--with",
            "--no-settings",
        ],
        Some("edit") => &["-o", "--set", "--in-place"],
        Some("sample") => &["-o", "--operations", "--partners", "--seed"],
        _ => &[],
    };
    if let Some(stray) = found.options.iter().find(|o| !allowed.contains(&o.name())) {
        return Err(unknown(stray.name()));
    }
    let missing_file = || Misuse::plain(Key::CliMissingFile);
    let command = match name {
        Some("summary") => {
            let file = words.next().ok_or_else(missing_file)?;
            let perimeter = found.options.iter().find_map(|o| match o {
                Given::Perimeter(id) => Some(id.clone()),
                _ => None,
            });
            Command::Summary(file.into(), form(&found.options), perimeter)
        }
        Some("check") => {
            let file = words.next().ok_or_else(missing_file)?;
            Command::Check(file.into(), form(&found.options))
        }
        Some("render") => {
            let what = words.next().ok_or_else(missing_file)?;
            let what = exported(&what)?;
            let file = words.next().ok_or_else(missing_file)?;
            Command::Render(file.into(), drawing(what, found.options)?)
        }
        Some("report") => {
            let file = words.next().ok_or_else(missing_file)?;
            Command::Render(file.into(), drawing(Exported::Report, found.options)?)
        }
        Some("compare") => {
            let before = words.next().ok_or_else(missing_file)?;
            let after = words.next().ok_or_else(missing_file)?;
            Command::Contrast(before.into(), after.into())
        }
        Some("edit") => {
            let file = words.next().ok_or_else(missing_file)?;
            edit(file.into(), found.options)?
        }
        Some("sample") => sample(found.options)?,
        _ => Command::Window(first.clone().map(PathBuf::from)),
    };
    match (words.next(), &command, &first) {
        // Two words and no command: the first was meant to be one.
        (Some(_), Command::Window(_), Some(word)) => Err(unknown(&word.to_string_lossy())),
        (Some(more), ..) => {
            let more = more.to_string_lossy();
            Err(Misuse::new(Key::CliTooManyArguments, "text", more))
        }
        (None, ..) => Ok(command),
    }
}

fn form(options: &[Given]) -> Form {
    if options.iter().any(|o| matches!(o, Given::Json)) {
        Form::Json
    } else {
        Form::Text
    }
}

fn exported(name: &OsStr) -> Result<Exported, Misuse> {
    let found = name.to_str().and_then(Exported::named);
    found.ok_or_else(|| Misuse::new(Key::CliUnknownPicture, "text", name.to_string_lossy()))
}

/// A thousand operations of nine partners, unless other numbers are given.
fn sample(options: Vec<Given>) -> Result<Command, Misuse> {
    let (mut operations, mut partners, mut seed, mut output) = (1000, 9, 1, None);
    for option in options {
        match option {
            Given::Count("--operations", number) => operations = number,
            Given::Count("--partners", number) => partners = number,
            Given::Count(_, number) => seed = number,
            Given::Output(path) => output = Some(path),
            _ => {}
        }
    }
    let size = u32::try_from(operations)
        .ok()
        .zip(u32::try_from(partners).ok())
        .map(|(operations, partners)| Size {
            operations,
            partners,
            seed,
        })
        .filter(|size| size.is_possible());
    let Some(size) = size else {
        let asked = format!("{operations} × {partners}");
        return Err(Misuse::new(Key::CliBadSample, "text", asked));
    };
    let output = output.ok_or_else(|| Misuse::plain(Key::CliMissingOutput))?;
    Ok(Command::Sample(size, output))
}

fn drawing(mut what: Exported, options: Vec<Given>) -> Result<Drawing, Misuse> {
    let (mut output, mut perimeter, mut with) = (None, None, None);
    let mut is_personal = true;
    let mut preset = match what {
        Exported::Screen(_) => Preset::Pixels(1440, 900),
        Exported::Sheet(_) | Exported::Slides(_) | Exported::Findings => Preset::default(),
        Exported::Report | Exported::ReportOfTwo => Preset::A4,
    };
    let (mut colours, mut scale) = (Colours::default(), 1);
    if what == Exported::Report {
        colours = Colours::Print;
    }
    for option in options {
        match option {
            Given::Output(path) => output = Some(path),
            Given::Size(chosen) | Given::Preset(chosen) => preset = chosen,
            Given::Scale(chosen) => scale = chosen,
            Given::Slide(place) => match what {
                Exported::Slides(_) => what = Exported::Slides(Some(place)),
                _ => return Err(unknown("--slide")),
            },
            Given::Theme(chosen) => colours = chosen,
            Given::Perimeter(id) => perimeter = Some(id),
            Given::With(path) => {
                with = Some(path);
                // The report of a version held against another is about what changed.
                if what == Exported::Report {
                    what = Exported::ReportOfTwo;
                }
            }
            Given::NoSettings => is_personal = false,
            Given::Json | Given::InPlace | Given::Set(_) | Given::Count(..) => {}
        }
    }
    let output = output.ok_or_else(|| Misuse::plain(Key::CliMissingOutput))?;
    match (what.is_of_two(), &with) {
        (true, None) => return Err(Misuse::plain(Key::CliMissingWith)),
        (false, Some(_)) => return Err(unknown("--with")),
        _ => {}
    }
    let wrong = |key| Misuse::new(key, "text", output.to_string_lossy());
    let ending = output.extension().and_then(OsStr::to_str);
    let form = ending.and_then(FileForm::of_ending);
    let form = form.ok_or_else(|| wrong(Key::CliBadEnding))?;
    if !what.forms().contains(&form) {
        return Err(wrong(match what {
            Exported::Screen(_) => Key::CliScreenForm,
            Exported::Report | Exported::ReportOfTwo => Key::CliReportForm,
            Exported::Findings => Key::CliFindingsForm,
            Exported::Slides(_) | Exported::Sheet(_) => Key::CliSlidesForm,
        }));
    }
    let export = Export {
        what,
        form,
        colours,
        preset,
        scale,
    };
    Ok(Drawing {
        export,
        perimeter,
        with,
        output,
        is_personal,
    })
}

fn edit(file: PathBuf, options: Vec<Given>) -> Result<Command, Misuse> {
    let mut output = None;
    let mut settings = Vec::new();
    let mut manner = Manner::Replace;
    for option in options {
        match option {
            Given::Output(path) => output = Some(path),
            Given::Set(setting) => settings.push(setting),
            Given::InPlace => manner = Manner::InPlace,
            _ => {}
        }
    }
    if settings.is_empty() {
        return Err(Misuse::plain(Key::CliMissingSet));
    }
    let change = Change {
        settings,
        output,
        manner,
    };
    Ok(Command::Edit(file, change))
}

/// Names a perimeter that the file does not have.
pub fn unknown_perimeter<'a>(
    asked: &str,
    known: impl Iterator<Item = &'a PerimeterId>,
    lang: Lang,
) -> String {
    let known: Vec<&str> = known.map(PerimeterId::as_str).collect();
    let known = known.join(", ");
    let values = [("text", asked), ("known", known.as_str())];
    fill(lang, Key::CliUnknownPerimeter, &values)
}

#[cfg(test)]
mod tests;
