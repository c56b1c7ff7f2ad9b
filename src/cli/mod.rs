//! Headless commands: results to one stream, messages to another, an exit code.
//!
//! The only place besides the window that looks at the clock, the locale and where settings are
//! kept, once, in [`Surroundings::of_system`].

mod arguments;
mod check_report;
mod columns;
mod contrast;
mod edit;
mod refusal;
mod render;
pub mod sample;
mod summary_json;
mod summary_text;

pub use arguments::{Command, Drawing, Form, Request, Setting};

use crate::app::failure::{Failure, shown};
use crate::app::samples;
use crate::check::{Findings, Severity};
use crate::contract::{Contract, Date, Perimeter, is_hidden, spelled};
use crate::file::disk::{DiskError, Expect, write_atomically};
use crate::file::{self, Loaded};
use crate::summary::Summary;
use crate::wording::{Key, Lang, fill, text};
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// It worked.
pub const SUCCESS: u8 = 0;
/// The contract has blocking findings.
pub const BLOCKING: u8 = 1;
/// An edit is refused; nothing was written.
pub const REFUSED: u8 = 1;
/// Two files do not say the same.
pub const DIFFERENT: u8 = 1;
/// The file cannot be read, or the arguments make no request.
pub const UNREADABLE: u8 = 2;

/// What commands take from outside, so that tests give their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The day, unless `--today` gives another.
    pub today: Date,
    /// The language, unless `--lang` gives another.
    pub lang: Lang,
    /// The folder of the window's settings, if there is one: drawings follow the reference
    /// partner and the list of slides that are kept there, unless `--no-settings` is given.
    pub settings: Option<PathBuf>,
}

impl Surroundings {
    /// The system's day and language.
    pub fn of_system() -> Self {
        let locale = sys_locale::get_locale().unwrap_or_default();
        Self {
            today: jiff::ZonedDateTime::now().date(),
            lang: Lang::of_locale(&locale),
            settings: file::settings::folder(),
        }
    }
}

/// The window, as asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowRequest {
    /// The file to open, or the bundled contract.
    pub file: Option<PathBuf>,
    /// The day to look from, unless it is today.
    pub today: Option<Date>,
    /// The language asked for.
    pub lang: Option<Lang>,
}

/// What a command line came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// It was done; exit with this code.
    Exit(u8),
    /// The window is asked for.
    Window(WindowRequest),
}

/// Runs the command that the arguments (without the program's name) ask for.
pub fn run(
    arguments: &[OsString],
    surroundings: Surroundings,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Run {
    let lang = arguments::language(arguments).unwrap_or(surroundings.lang);
    let mut session = Session {
        today: surroundings.today,
        lang,
        settings: surroundings.settings,
        out,
        err,
    };
    let request = match arguments::parse(arguments) {
        Ok(request) => request,
        Err(misuse) => return Run::Exit(session.refuse(&misuse.message(lang))),
    };
    session.today = request.today.unwrap_or(surroundings.today);
    let code = match request.command {
        Command::Window(file) => {
            return Run::Window(WindowRequest {
                file,
                today: request.today,
                lang: request.lang,
            });
        }
        Command::Help => session.print(&help(lang)),
        Command::Version => session.print(concat!("maquette ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Summary(file, form, perimeter) => session.summary(&file, form, perimeter),
        Command::Check(file, form) => session.check(&file, form),
        Command::Render(file, drawing) => session.render(&file, &drawing),
        Command::Contrast(before, after) => session.contrast(&before, &after),
        Command::Edit(file, change) => session.edit(&file, &change),
        Command::Sample(size, output) => session.put(&output, Ok(sample::text(size).into_bytes())),
    };
    Run::Exit(code)
}

/// The help text.
pub fn help(lang: Lang) -> String {
    use Key as K;
    let groups: [&[Key]; 4] = [
        &[K::CliHelp, K::CliUsage],
        &[
            K::CliCommands,
            K::CliCommandWindow,
            K::CliCommandSummary,
            K::CliCommandCheck,
            K::CliCommandContrast,
            K::CliCommandRender,
            K::CliRenderOptions,
            K::CliRenderSettings,
            K::CliScreens,
            K::CliSheets,
            K::CliWith,
            K::CliListing,
            K::CliCommandReport,
            K::CliCommandEdit,
            K::CliCommandEditMore,
            K::CliCommandEditInPlace,
            K::CliCommandSample,
        ],
        &[
            K::CliOptions,
            K::CliOptionToday,
            K::CliOptionLang,
            K::CliOptionHelp,
            K::CliOptionVersion,
        ],
        &[K::CliExitCodes],
    ];
    let mut out = String::new();
    for (i, group) in groups.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for (j, key) in group.iter().enumerate() {
            let is_list = matches!(i, 1 | 2) && j > 0;
            out.push_str(if is_list { "  " } else { "" });
            out.push_str(text(lang, *key));
            out.push('\n');
        }
    }
    out
}

/// No window could open: says why and what to do instead on `err`, and prints the summary of what
/// the window would have shown on `out`.
pub fn without_window(
    request: &WindowRequest,
    surroundings: Surroundings,
    (cause, packages): (&str, &str),
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let lang = request.lang.unwrap_or(surroundings.lang);
    let cause = fill(lang, Key::CliNoDisplay, &[("cause", cause)]);
    let hint = text(lang, Key::CliNoDisplayHint);
    // Nothing to do where even messages cannot be written.
    let _ = writeln!(err, "{cause}\n{hint}\n  {packages}");
    for key in [
        Key::CliCommandSummary,
        Key::CliCommandCheck,
        Key::CliCommandRender,
    ] {
        let _ = writeln!(err, "  {}", text(lang, key));
    }
    let _ = writeln!(err);
    let mut session = Session {
        today: request.today.unwrap_or(surroundings.today),
        lang,
        settings: surroundings.settings,
        out,
        err,
    };
    match &request.file {
        Some(file) => session.summary(file, Form::Text, None),
        None => session.bundled_summary(),
    }
}

struct Session<'a> {
    today: Date,
    lang: Lang,
    settings: Option<PathBuf>,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl Session<'_> {
    fn summary(&mut self, path: &Path, form: Form, asked: Option<String>) -> u8 {
        let contract = match self.open(path) {
            Ok(contract) => contract,
            Err(message) => return self.refuse(&message),
        };
        let perimeter = match self.perimeter(&contract, asked.as_deref()) {
            Ok(perimeter) => perimeter,
            Err(message) => return self.refuse(&message),
        };
        let summary = Summary::of(&contract, &perimeter.id);
        let (today, lang) = (self.today, self.lang);
        match form {
            Form::Json => self.print_json(&summary_json::object(&contract, &summary, today)),
            Form::Text => self.print(&summary_text::report(&contract, &summary, today, lang)),
        }
    }

    fn bundled_summary(&mut self) -> u8 {
        let bundled = samples::load(samples::REAL);
        let shown = bundled.as_ref().and_then(|loaded| {
            let contract = &loaded.contract;
            let perimeter = perimeter(contract, None)?;
            let summary = Summary::of(contract, &perimeter.id);
            Some(summary_text::report(
                contract, &summary, self.today, self.lang,
            ))
        });
        match shown {
            Some(report) => self.print(&report),
            None => UNREADABLE,
        }
    }

    fn check(&mut self, path: &Path, form: Form) -> u8 {
        let contract = match read(path) {
            Ok(loaded) => loaded.contract,
            Err(refusal) => {
                if form == Form::Json {
                    self.print_json(&refusal::object(&refusal, self.lang));
                }
                return self.refuse(&refusal::report(&refusal, self.lang));
            }
        };
        let found = Findings::of(&contract, &Summary::each(&contract), self.today);
        let (today, lang) = (self.today, self.lang);
        let printed = match form {
            Form::Json => self.print_json(&check_report::object(&contract, &found, today, lang)),
            Form::Text => self.print(&check_report::report(&contract, &found, lang)),
        };
        if found.list.iter().any(|f| f.severity == Severity::Blocking) {
            BLOCKING
        } else {
            printed
        }
    }

    /// What changes from one file to another, in sentences.
    fn contrast(&mut self, before: &Path, after: &Path) -> u8 {
        let read = self
            .load(before)
            .and_then(|one| Ok((one, self.load(after)?)));
        let (one, two) = match read {
            Ok(both) => both,
            Err(message) => return self.refuse(&message),
        };
        let paths = (before, after);
        let (is_same, text) = contrast::report(paths, (one, two), self.today, self.lang);
        match (self.print(&text), is_same) {
            (SUCCESS, false) => DIFFERENT,
            (code, _) => code,
        }
    }

    fn render(&mut self, path: &Path, drawing: &Drawing) -> u8 {
        let loaded = match self.load(path) {
            Ok(loaded) => loaded,
            Err(message) => return self.refuse(&message),
        };
        let output = shown(&drawing.output);
        if is_same_file(path, &drawing.output) {
            let cause = text(self.lang, Key::CauseIsSource);
            let values = [("file", output.as_str()), ("cause", cause)];
            let message = fill(self.lang, Key::CliNotWritten, &values);
            return self.refuse(&message);
        }
        if let Err(message) = self.perimeter(&loaded.contract, drawing.perimeter.as_deref()) {
            return self.refuse(&message);
        }
        let with = match &drawing.with {
            None => None,
            Some(with) => match self.load(with) {
                Ok(loaded) => Some((with.clone(), loaded)),
                Err(message) => return self.refuse(&message),
            },
        };
        let folder = self.settings.as_deref().filter(|_| drawing.is_personal);
        let settings = render::settings(folder, self.lang);
        let drawn = render::bytes((path, loaded, with), drawing, self.today, settings);
        self.put(&drawing.output, drawn)
    }

    /// Writes what a command made, in the place of what stands there.
    fn put(&mut self, path: &Path, made: Result<Vec<u8>, String>) -> u8 {
        let output = shown(path);
        let written = made.and_then(|bytes| {
            write_atomically(path, &bytes, Expect::Anything).map_err(|e| self.cause(path, &e))
        });
        match written {
            Ok(_) => {
                let message = fill(self.lang, Key::CliWritten, &[("file", &output)]);
                // Nothing to do where even messages cannot be written.
                let _ = writeln!(self.err, "{}", spelled(&message));
                SUCCESS
            }
            Err(cause) => {
                let values = [("file", output.as_str()), ("cause", cause.as_str())];
                let message = fill(self.lang, Key::CliNotWritten, &values);
                self.refuse(&message)
            }
        }
    }

    fn open(&self, path: &Path) -> Result<Contract, String> {
        self.load(path).map(|loaded| loaded.contract)
    }

    /// The perimeter asked for, else the first one; or that there is none such, and which there are.
    fn perimeter<'a>(
        &self,
        contract: &'a Contract,
        asked: Option<&str>,
    ) -> Result<&'a Perimeter, String> {
        perimeter(contract, asked).ok_or_else(|| {
            let known = contract.perimeters.iter().map(|p| &p.id);
            arguments::unknown_perimeter(asked.unwrap_or_default(), known, self.lang)
        })
    }

    fn load(&self, path: &Path) -> Result<Loaded, String> {
        read(path).map_err(|refusal| refusal::report(&refusal, self.lang))
    }

    fn cause(&self, path: &Path, error: &DiskError) -> String {
        Failure::of_disk(path, error).cause(self.lang)
    }

    fn refuse(&mut self, message: &str) -> u8 {
        let _ = writeln!(self.err, "{}", spelled(message.trim_end_matches('\n')));
        UNREADABLE
    }

    fn print_json(&mut self, value: &serde_json::Value) -> u8 {
        self.write(&escaped(&format!("{value:#}\n")))
    }

    /// A report for people: no character of a file can act on the terminal or hide.
    fn print(&mut self, text: &str) -> u8 {
        self.write(&spelled(text))
    }

    fn write(&mut self, text: &str) -> u8 {
        let written = self.out.write_all(text.as_bytes());
        match written.and_then(|()| self.out.flush()) {
            Ok(()) => SUCCESS,
            // The reader had enough, as `| head` has: no failure.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => SUCCESS,
            Err(error) => self.refuse(&error.to_string()),
        }
    }
}

/// JSON text with the hidden characters of its strings written as escapes: the same data, and safe to print.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}

/// The contract in a file, or every reason why there is none.
fn read(path: &Path) -> Result<Loaded, file::Refusal> {
    let name = path.to_string_lossy();
    let bytes = file::opening::open(path, &name)?;
    file::read(&name, &bytes)
}

fn perimeter<'a>(contract: &'a Contract, asked: Option<&str>) -> Option<&'a Perimeter> {
    match asked {
        None => contract.perimeters.first(),
        Some(id) => contract.perimeters.iter().find(|p| p.id.as_str() == id),
    }
}

/// True for two names of one file.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}
