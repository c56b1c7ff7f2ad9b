//! One command under way: what it was given, where it prints, and what each command does.

use super::arguments::{Drawing, Form};
use super::*;
use crate::app::failure::{Failure, shown};
use crate::app::samples;
use crate::check::{Findings, Severity};
use crate::contract::{Contract, Perimeter, is_hidden, spelled};
use crate::file::disk::{DiskError, Expect, write_atomically};
use crate::file::{self, Loaded};
use crate::summary::Summary;
use crate::wording::{fill, text};
use std::io::ErrorKind;
use std::path::Path;

pub(super) struct Session<'a> {
    pub(super) today: Date,
    pub(super) lang: Lang,
    pub(super) settings: Option<PathBuf>,
    pub(super) out: &'a mut dyn Write,
    pub(super) err: &'a mut dyn Write,
}

impl Session<'_> {
    pub(super) fn summary(&mut self, path: &Path, form: Form, asked: Option<String>) -> u8 {
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

    pub(super) fn bundled_summary(&mut self) -> u8 {
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

    pub(super) fn check(&mut self, path: &Path, form: Form) -> u8 {
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
    pub(super) fn contrast(&mut self, before: &Path, after: &Path) -> u8 {
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

    pub(super) fn render(&mut self, path: &Path, drawing: &Drawing) -> u8 {
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
    pub(super) fn put(&mut self, path: &Path, made: Result<Vec<u8>, String>) -> u8 {
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

    pub(super) fn open(&self, path: &Path) -> Result<Contract, String> {
        self.load(path).map(|loaded| loaded.contract)
    }

    /// The perimeter asked for, else the first one; or that there is none such, and which there are.
    pub(super) fn perimeter<'a>(
        &self,
        contract: &'a Contract,
        asked: Option<&str>,
    ) -> Result<&'a Perimeter, String> {
        perimeter(contract, asked).ok_or_else(|| {
            let known = contract.perimeters.iter().map(|p| &p.id);
            arguments::unknown_perimeter(asked.unwrap_or_default(), known, self.lang)
        })
    }

    pub(super) fn load(&self, path: &Path) -> Result<Loaded, String> {
        read(path).map_err(|refusal| refusal::report(&refusal, self.lang))
    }

    pub(super) fn cause(&self, path: &Path, error: &DiskError) -> String {
        Failure::of_disk(path, error).cause(self.lang)
    }

    pub(super) fn refuse(&mut self, message: &str) -> u8 {
        let _ = writeln!(self.err, "{}", spelled(message.trim_end_matches('\n')));
        UNREADABLE
    }

    pub(super) fn print_json(&mut self, value: &serde_json::Value) -> u8 {
        self.write(&escaped(&format!("{value:#}\n")))
    }

    /// A report for people: no character of a file can act on the terminal or hide.
    pub(super) fn print(&mut self, text: &str) -> u8 {
        self.write(&spelled(text))
    }

    pub(super) fn write(&mut self, text: &str) -> u8 {
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
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    one == other || real(one).is_some_and(|one| Some(one) == real(other))
}
