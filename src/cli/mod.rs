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
mod session;
mod summary_json;
mod summary_text;

pub use arguments::{Command, Drawing, Form, Request, Setting};

use crate::contract::Date;
use crate::wording::{Key, Lang, fill, text};
use session::{Session, is_same_file};
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

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
            settings: crate::file::settings::folder(),
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
