//! The options of a command line, each with its value, before anybody knows which command they belong to.

use super::{Misuse, Setting, unknown};
use crate::app::export::{Colours, Export, Preset};
use crate::contract::{Date, PartialDate, Precision};
use crate::wording::{Key, Lang};
use std::ffi::OsString;
use std::path::PathBuf;

/// Options that take a whole number.
const COUNTS: [&str; 3] = ["--operations", "--partners", "--seed"];

/// Options that take a value and only make sense with some commands.
pub(super) enum Given {
    Json,
    NoSettings,
    InPlace,
    Perimeter(String),
    Output(PathBuf),
    With(PathBuf),
    Size(Preset),
    Preset(Preset),
    Scale(u8),
    Slide(u8),
    Theme(Colours),
    Set(Setting),
    Count(&'static str, u64),
}

impl Given {
    /// The option as written.
    pub fn name(&self) -> &'static str {
        match self {
            Given::Json => "--json",
            Given::NoSettings => "--no-settings",
            Given::InPlace => "--in-place",
            Given::Perimeter(_) => "--perimeter",
            Given::Output(_) => "-o",
            Given::With(_) => "--with",
            Given::Size(_) => "--size",
            Given::Preset(_) => "--preset",
            Given::Scale(_) => "--scale",
            Given::Slide(_) => "--slide",
            Given::Theme(_) => "--theme",
            Given::Set(_) => "--set",
            Given::Count(name, _) => name,
        }
    }
}

/// Everything on the command line.
#[derive(Default)]
pub(super) struct Found {
    pub positional: Vec<OsString>,
    pub options: Vec<Given>,
    pub today: Option<Date>,
    pub lang: Option<Lang>,
    pub help: bool,
    pub version: bool,
}

/// Reads all arguments.
///
/// # Errors
/// The first one that is no option, or has a value that cannot be taken.
pub(super) fn scan(arguments: &[OsString]) -> Result<Found, Misuse> {
    let mut found = Found::default();
    let mut parser = lexopt::Parser::from_args(arguments);
    loop {
        use lexopt::Arg;
        let next = parser.next();
        match next.map_err(|e| unknown(&e.to_string()))? {
            None => break,
            Some(Arg::Value(value)) => found.positional.push(value),
            Some(Arg::Short('h') | Arg::Long("help")) => found.help = true,
            Some(Arg::Short('V') | Arg::Long("version")) => found.version = true,
            Some(Arg::Long("json")) => found.options.push(Given::Json),
            Some(Arg::Long("in-place")) => found.options.push(Given::InPlace),
            Some(Arg::Long("no-settings")) => found.options.push(Given::NoSettings),
            Some(Arg::Short('o') | Arg::Long("output")) => {
                let value = value(&mut parser, "-o")?;
                found.options.push(Given::Output(value.into()));
            }
            Some(Arg::Long("with")) => {
                let value = value(&mut parser, "--with")?;
                found.options.push(Given::With(value.into()));
            }
            Some(Arg::Long(name)) => {
                let name = name.to_owned();
                option(&mut found, &name, &mut parser)?;
            }
            Some(Arg::Short(letter)) => return Err(unknown(&format!("-{letter}"))),
        }
    }
    Ok(found)
}

fn option(found: &mut Found, name: &str, parser: &mut lexopt::Parser) -> Result<(), Misuse> {
    let flag = format!("--{name}");
    let count = COUNTS.iter().find(|known| **known == flag);
    let known = [
        "today",
        "lang",
        "perimeter",
        "size",
        "preset",
        "scale",
        "slide",
        "theme",
        "set",
    ];
    if count.is_none() && !known.contains(&name) {
        return Err(unknown(&flag));
    }
    let value = value(parser, &flag)?;
    let value = value.to_string_lossy();
    let wrong = |key| Misuse::new(key, "text", value.as_ref());
    if let Some(name) = count {
        let number = value.parse().map_err(|_| wrong(Key::CliBadNumber))?;
        found.options.push(Given::Count(name, number));
        return Ok(());
    }
    match name {
        "today" => {
            let day = PartialDate::parse_as(&value, Precision::Day);
            found.today = Some(day.map_err(|_| wrong(Key::CliBadDate))?.first_day());
        }
        "lang" => found.lang = Some(Lang::of_code(&value).ok_or_else(|| wrong(Key::CliBadLang))?),
        "perimeter" => found.options.push(Given::Perimeter(value.into_owned())),
        "size" => {
            let (width, height) = size(&value).ok_or_else(|| wrong(Key::CliBadSize))?;
            let preset = Preset::Pixels(width, height);
            found.options.push(Given::Size(preset));
        }
        "preset" => {
            let preset = Preset::named(&value).ok_or_else(|| wrong(Key::CliBadPreset))?;
            found.options.push(Given::Preset(preset));
        }
        "scale" => {
            let scale = value
                .parse()
                .ok()
                .filter(|s| (1..=Export::MOST).contains(s));
            let scale = scale.ok_or_else(|| wrong(Key::CliBadScale))?;
            found.options.push(Given::Scale(scale));
        }
        "slide" => {
            let place = value.parse().ok().filter(|place: &u8| *place > 0);
            let place = place.ok_or_else(|| wrong(Key::CliBadSlide))?;
            found.options.push(Given::Slide(place));
        }
        "set" => {
            let setting = Setting::of(&value).ok_or_else(|| wrong(Key::CliBadSet))?;
            found.options.push(Given::Set(setting));
        }
        _ => {
            let colours = Colours::named(&value).ok_or_else(|| wrong(Key::CliBadTheme))?;
            found.options.push(Given::Theme(colours));
        }
    }
    Ok(())
}

fn value(parser: &mut lexopt::Parser, flag: &str) -> Result<OsString, Misuse> {
    let missing = |_| Misuse::new(Key::CliMissingValue, "option", flag);
    parser.value().map_err(missing)
}

/// `1440x900`, from 320x240 to 8000x8000.
fn size(text: &str) -> Option<(u16, u16)> {
    let (width, height) = text.split_once('x')?;
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    let fits = (320..=8000).contains(&width) && (240..=8000).contains(&height);
    fits.then_some((width, height))
}
