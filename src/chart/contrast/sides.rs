//! What the two sides of a comparison are called: by their versions, else by what they are.

use crate::contract::{DateTime, Version};
use crate::wording::date::{moment, moment_exact};
use crate::wording::{Key, Lang, fill, text};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first, from which changes start.
    Before,
    /// The second, to which they lead.
    After,
}

/// What a side is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SideKind {
    /// The open document as it is.
    Open,
    /// The open document as it was saved or read last.
    Saved,
    /// Another version of the contract.
    Version,
    /// A file, by its name.
    File(String),
    /// What the file held earlier.
    Earlier {
        /// When a save replaced it.
        until: DateTime,
        /// Another was replaced in the same minute.
        to_the_second: bool,
    },
}

impl SideKind {
    /// “remplacée le 9 janv. 2023 à 14 h 05”, for what a file held earlier.
    pub fn when(&self, phrase: Key, lang: Lang) -> String {
        fill(lang, phrase, &[("date", &self.moment(lang))])
    }

    /// The moment alone; nothing for what is not told by one.
    fn moment(&self, lang: Lang) -> String {
        match self {
            SideKind::Earlier {
                until,
                to_the_second: true,
            } => moment_exact(*until, lang),
            SideKind::Earlier { until, .. } => moment(*until, lang),
            _ => String::new(),
        }
    }
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What it is.
    pub kind: SideKind,
    /// How it names itself.
    pub version: Version,
}

impl Side {
    /// The name in a list: “v1 · signée le 9 janvier 2023”.
    pub fn long(&self, lang: Lang) -> String {
        let label = self.version.label.as_str();
        match &self.kind {
            SideKind::Open | SideKind::Version => self.titled(),
            SideKind::Saved => format!("{label} · {}", text(lang, Key::ContrastSaved)),
            SideKind::File(name) => format!("{} · {name}", self.titled()),
            SideKind::Earlier { .. } => {
                format!("{label} · {}", self.kind.when(Key::ContrastEarlier, lang))
            }
        }
    }

    /// The version as it names itself.
    pub fn titled(&self) -> String {
        let label = self.version.label.as_str();
        match &self.version.title {
            Some(title) => format!("{label} · {title}"),
            None => label.to_owned(),
        }
    }

    /// What tells it from another side of the same version.
    fn apart(&self, lang: Lang) -> String {
        match &self.kind {
            SideKind::Open => text(lang, Key::ContrastOpen).to_owned(),
            SideKind::Saved => text(lang, Key::ContrastSaved).to_owned(),
            SideKind::Version => self.version.label.clone(),
            SideKind::File(name) => name.clone(),
            SideKind::Earlier { .. } => self.kind.moment(lang),
        }
    }

    /// The subject of a sentence: “La v1”, “Le dernier enregistrement”.
    fn subject(&self, lang: Lang, is_apart: bool) -> String {
        let label = self.version.label.as_str();
        let is_number = label
            .strip_prefix(['v', 'V'])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        match (&self.kind, is_apart) {
            (_, true) if is_number => fill(lang, Key::ContrastSideNumber, &[("label", label)]),
            (_, true) | (SideKind::Version | SideKind::File(_), false) => {
                let name = if is_apart {
                    label.to_owned()
                } else {
                    self.apart(lang)
                };
                fill(lang, Key::ContrastSideNamed, &[("label", &name)])
            }
            (SideKind::Open, false) => text(lang, Key::ContrastSideOpen).to_owned(),
            (SideKind::Saved, false) => text(lang, Key::ContrastSideSaved).to_owned(),
            (SideKind::Earlier { .. }, false) => self.kind.when(Key::ContrastSideEarlier, lang),
        }
    }
}

/// Two sides told apart.
pub(super) struct Named {
    /// Their long names.
    pub long: [String; 2],
    /// As short as they can be told apart: “v1”, “v2”.
    pub short: [String; 2],
    /// The first as the subject of a sentence.
    pub subject: String,
}

/// Names the two sides so that they are not the same.
pub(super) fn named([before, after]: &[Side; 2], lang: Lang) -> Named {
    let is_apart = before.version.label != after.version.label;
    // A file is named where nothing else tells it from the other side.
    let mut long = [before, after].map(|side| match &side.kind {
        SideKind::File(_) if is_apart => side.titled(),
        _ => side.long(lang),
    });
    if long[0] == long[1] {
        for (name, side) in long.iter_mut().zip([before, after]) {
            *name = format!("{} · {}", side.version.label, side.apart(lang));
        }
    }
    let short = |side: &Side| match is_apart {
        true => side.version.label.clone(),
        false => side.apart(lang),
    };
    Named {
        long,
        short: [short(before), short(after)],
        subject: before.subject(lang, is_apart),
    }
}
