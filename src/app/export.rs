//! What can leave the program as a file, in which form, how large and in which colours; and the
//! session that it is drawn from, apart from the window's. Draws nothing and writes nothing.

use super::comparing::Exportable;
use super::document::{Document, Origin};
use super::presented;
use super::session::{Amounts, Session};
use super::settings::Settings;
use super::view::{Screen, View};
use crate::chart::SheetName;
use crate::chart::sheet::Imprint;
use crate::contract::{Contract, Date, stem};
use std::sync::Arc;

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exported {
    /// A screen as it is, as a picture, or the table behind it.
    Screen(Screen),
    /// One chart on its page.
    Sheet(SheetName),
    /// One slide by its place from 1, or all: a page each in a PDF, one under another elsewhere.
    Slides(Option<u8>),
    /// Everything, as a document of pages.
    Report,
    /// What changed between two versions, as a document of pages: the chart and every sentence.
    ReportOfTwo,
    /// All points to examine, as a table.
    Findings,
}

/// All slides, by name.
const SLIDES: &str = "slides";
/// All points to examine, by name.
const FINDINGS: &str = "findings";

impl Exported {
    /// The name on the command line and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Exported::Screen(screen) => screen.name(),
            Exported::Sheet(sheet) => sheet.name(),
            Exported::Slides(_) => SLIDES,
            Exported::Report => "report",
            Exported::ReportOfTwo => "changes",
            Exported::Findings => FINDINGS,
        }
    }

    /// What has this name.
    pub fn named(name: &str) -> Option<Exported> {
        let screen = Screen::named(name).map(Exported::Screen);
        let sheet = || SheetName::named(name).map(Exported::Sheet);
        let slides = || (name == SLIDES).then_some(Exported::Slides(None));
        let findings = || (name == FINDINGS).then_some(Exported::Findings);
        screen.or_else(sheet).or_else(slides).or_else(findings)
    }

    /// All names, as offered.
    pub fn names() -> Vec<&'static str> {
        let screens = Screen::ALL.map(Screen::name);
        let sheets = SheetName::ALL.map(SheetName::name);
        let all = screens.into_iter().chain(sheets);
        all.chain([SLIDES, FINDINGS]).collect()
    }

    /// True for what is drawn from two versions.
    pub fn is_of_two(self) -> bool {
        matches!(
            self,
            Exported::Screen(Screen::Contrast)
                | Exported::Sheet(SheetName::Contrast)
                | Exported::ReportOfTwo
        )
    }

    /// The forms that it can be given, the usual one first.
    pub fn forms(self) -> &'static [FileForm] {
        match self {
            Exported::Sheet(_) => &FileForm::ALL,
            Exported::Slides(_) => &[FileForm::Pdf, FileForm::Svg, FileForm::Png],
            Exported::Screen(_) => &[FileForm::Png, FileForm::Csv],
            Exported::Report | Exported::ReportOfTwo => &[FileForm::Pdf],
            Exported::Findings => &[FileForm::Csv],
        }
    }
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileForm {
    /// Vector, for word processors and the web.
    Svg,
    /// A picture.
    Png,
    /// Vector, for printing and sending.
    Pdf,
    /// The table behind a chart, for spreadsheets.
    Csv,
}

impl FileForm {
    /// All forms, as offered.
    pub const ALL: [FileForm; 4] = [FileForm::Pdf, FileForm::Svg, FileForm::Png, FileForm::Csv];

    /// The end of a file's name: `svg`.
    pub fn ending(self) -> &'static str {
        match self {
            FileForm::Svg => "svg",
            FileForm::Png => "png",
            FileForm::Pdf => "pdf",
            FileForm::Csv => "csv",
        }
    }

    /// The form that the end of a file's name asks for.
    pub fn of_ending(ending: &str) -> Option<FileForm> {
        FileForm::ALL
            .into_iter()
            .find(|form| form.ending().eq_ignore_ascii_case(ending))
    }
}

/// Colours of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Colours {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white.
    Print,
}

impl Colours {
    /// All of them, as offered.
    pub const ALL: [Colours; 3] = [Colours::Light, Colours::Dark, Colours::Print];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Colours::Light => "light",
            Colours::Dark => "dark",
            Colours::Print => "print",
        }
    }

    /// The colours with this name.
    pub fn named(name: &str) -> Option<Colours> {
        Colours::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// How large a chart is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Preset {
    /// A slide: 1920 × 1080 pixels.
    #[default]
    Slide,
    /// A page: A4, landscape.
    A4,
    /// A figure as wide as a column of text: 16 cm, as high as it needs.
    Column,
    /// As many pixels across and down.
    Pixels(u16, u16),
}

impl Preset {
    /// Those with a name, as offered.
    pub const NAMED: [Preset; 3] = [Preset::Slide, Preset::A4, Preset::Column];

    /// The least and the most pixels of a side.
    pub const SIDES: (u16, u16) = (240, 8000);

    /// The name on the command line.
    pub fn name(self) -> String {
        match self {
            Preset::Slide => "1920x1080".to_owned(),
            Preset::A4 => "a4".to_owned(),
            Preset::Column => "16cm".to_owned(),
            Preset::Pixels(width, height) => format!("{width}x{height}"),
        }
    }

    /// The preset with this name, or of so many pixels.
    pub fn named(name: &str) -> Option<Preset> {
        let known = Preset::NAMED.into_iter().find(|p| p.name() == name);
        known.or_else(|| {
            let (width, height) = name.split_once('x')?;
            let side = |text: &str| {
                let side: u16 = text.parse().ok()?;
                let (least, most) = Preset::SIDES;
                (least..=most).contains(&side).then_some(side)
            };
            Some(Preset::Pixels(side(width)?, side(height)?))
        })
    }
}

/// A file to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Export {
    /// What it shows.
    pub what: Exported,
    /// Its form.
    pub form: FileForm,
    /// Its colours.
    pub colours: Colours,
    /// How large it is made.
    pub preset: Preset,
    /// Pixels of a picture for each pixel of the preset, 1 to 3.
    pub scale: u8,
}

impl Default for Export {
    /// A page to print.
    fn default() -> Self {
        Self {
            what: Exported::Sheet(SheetName::AxisBudgets),
            form: FileForm::Pdf,
            colours: Colours::Print,
            preset: Preset::A4,
            scale: 2,
        }
    }
}

impl Export {
    /// The same with only what goes together: a screen is a picture of pixels in the colours of
    /// a screen.
    #[must_use]
    pub fn sound(self) -> Self {
        let scale = self.scale.clamp(1, Self::MOST);
        let forms = self.what.forms();
        let usual = forms.first().copied().unwrap_or(self.form);
        let form = match forms.contains(&self.form) {
            true => self.form,
            false => usual,
        };
        match self.what {
            Exported::Sheet(_) | Exported::Slides(_) | Exported::Findings => Self {
                form,
                scale,
                ..self
            },
            Exported::Report | Exported::ReportOfTwo => Self {
                form,
                preset: Preset::A4,
                scale,
                ..self
            },
            Exported::Screen(_) => Self {
                form,
                colours: match self.colours {
                    Colours::Dark => Colours::Dark,
                    Colours::Light | Colours::Print => Colours::Light,
                },
                preset: match self.preset {
                    Preset::Pixels(..) => self.preset,
                    _ => Preset::Pixels(1440, 900),
                },
                scale,
                ..self
            },
        }
    }

    /// The most pixels of a picture for each pixel of the preset.
    pub const MOST: u8 = 3;

    /// A name for the file, safe on every system: letters, digits, `.`, `_` and `-` alone.
    pub fn file_name(&self, contract: &Contract) -> String {
        let identity = &contract.identity;
        let mut name = stem(&identity.title);
        for part in [identity.version.label.as_str(), self.what.name()] {
            name.push('-');
            name.push_str(&stem(part));
        }
        format!("{name}.{}", self.form.ending())
    }
}

/// What a file is drawn from, apart from the window: it may be drawn on another thread while
/// edits go on. Only what a reader of the file sees is in it: no selection, no panel, no filter.
#[derive(Debug, Clone, PartialEq)]
pub struct Original {
    /// The contract as it was.
    contract: Arc<Contract>,
    /// The version before, if its file was found.
    previous: Option<Arc<Contract>>,
    /// Where it comes from.
    origin: Origin,
    /// Perimeter, unit, order, partner in focus.
    view: View,
    /// Language and reference partner.
    settings: Settings,
    /// The observation date.
    today: Date,
    /// Edits that the file does not hold.
    unsaved: usize,
    /// Hidden amounts stay hidden: what leaves is what is seen.
    amounts: Amounts,
    /// What is held against what, where two versions are chosen.
    compared: Option<Exportable>,
}

impl Original {
    /// The open contract as it is now; `None` when nothing is open.
    pub fn of(session: &Session) -> Option<Self> {
        let document = session.document.as_ref()?;
        Some(Self {
            contract: document.snapshot(),
            previous: document.previous.clone(),
            origin: document.origin.clone(),
            view: View {
                perimeter: session.view.perimeter.clone(),
                measure: session.view.measure,
                focus: session.view.focus.clone(),
                partner_order: session.view.partner_order,
                ..View::default()
            },
            settings: session.settings.clone(),
            today: session.today(),
            unsaved: document.changes().len(),
            amounts: match session.lang().hides_amounts() {
                true => Amounts::Hidden,
                false => Amounts::Shown,
            },
            compared: session.comparing.for_export(document),
        })
    }

    /// A session of its own to draw this from.
    pub fn session_of(&self, what: Exported) -> Session {
        let mut session = self.session();
        if let (true, Some(compared)) = (what.is_of_two(), &self.compared) {
            session.comparing.fix(compared.made());
        }
        session
    }

    /// A session of its own to draw from.
    pub fn session(&self) -> Session {
        let mut session = Session::new(self.settings.clone(), self.today);
        let mut copy = Document::new((*self.contract).clone(), self.origin.clone());
        copy.previous.clone_from(&self.previous);
        session.document = Some(copy);
        session.view = self.view.clone();
        session.amounts = self.amounts;
        session.refresh();
        session
    }

    /// Where its figures come from.
    pub fn imprint(&self) -> Imprint {
        presented::imprint(&self.origin, self.unsaved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        for name in Exported::names() {
            assert_eq!(Exported::named(name).map(Exported::name), Some(name));
        }
        for preset in Preset::NAMED {
            assert_eq!(Preset::named(&preset.name()), Some(preset));
        }
        assert_eq!(Preset::named("800x600"), Some(Preset::Pixels(800, 600)));
        for wrong in ["", "a5", "800", "10x10", "9000x600", "-1x600", "800x600x2"] {
            assert_eq!(Preset::named(wrong), None, "{wrong}");
        }
        assert_eq!(FileForm::of_ending("PDF"), Some(FileForm::Pdf));
    }

    #[test]
    fn a_proposed_name_is_safe_whatever_the_title() {
        let mut contract = crate::app::samples::load(crate::app::samples::REAL)
            .unwrap()
            .contract;
        let export = Export {
            what: Exported::Sheet(SheetName::AxisBudgets),
            form: FileForm::Pdf,
            colours: Colours::Print,
            preset: Preset::A4,
            scale: 1,
        };
        assert_eq!(
            export.file_name(&contract),
            "cper-hauts-de-france-2021-2027-v1-axis-budgets.pdf"
        );
        for title in [
            "../../etc/passwd",
            "CON",
            "a\u{202e}b",
            "«\u{a0}é\u{a0}»",
            "",
            "…",
        ] {
            contract.identity.title = title.to_owned();
            let name = export.file_name(&contract);
            let is_safe = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(name.chars().all(is_safe), "{name}");
            assert!(
                !name.starts_with(['.', '-']) && !name.contains(".."),
                "{name}"
            );
        }
    }
}
