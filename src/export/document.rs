//! From a request to the bytes of a file. Knows neither where they go nor who asked: the window
//! and the command line get the same bytes for the same request.

use std::fmt;
use std::sync::Arc;

use super::csv;
use super::offscreen::{FormatRefusal, LONGEST_SIDE_PX};
use super::pdf::{self, PdfRefusal};
use super::pixels::{self, PixelsRefusal};
use super::png::{self, PngRefusal};
use super::raster::Picture;
use super::report;
use super::screen;
use super::sheet::{self, Drawn, POINTS_PER_PX};
use super::slide;
use super::svg::{self, Typeface};
use crate::app::export::{Colours, Export, Exported, FileForm, Original, Preset};
use crate::app::undrawn::Undrawn;
use crate::app::view::Screen;
use crate::app::{Intent, Session, update};
use crate::chart::{Sheet, SheetName};
use crate::ui::theme::{DARK, LIGHT, PRINT, Theme};
use crate::wording::Lang;

/// A file that cannot be made.
#[derive(Debug)]
pub enum ExportRefusal {
    /// Nothing is open.
    Nothing,
    /// There is no slide of that place; so many there are.
    NoSlide(usize),
    /// It was asked to stop.
    Cancelled,
    /// This has no such form.
    Form(Exported, FileForm),
    /// This is a table and has no picture.
    NoPicture(Exported),
    /// A size that cannot be drawn.
    Format(FormatRefusal),
    /// A picture that cannot be painted.
    Pixels(PixelsRefusal),
    /// A picture that cannot be written.
    Png(PngRefusal),
    /// A PDF that cannot be written.
    Pdf(PdfRefusal),
}

impl ExportRefusal {
    /// Why, to be shown to people.
    pub fn why(&self) -> Undrawn {
        let size = |width: f32, height: f32| Undrawn::Size {
            width: width.round() as u32,
            height: height.round() as u32,
            most: u32::from(LONGEST_SIDE_PX),
        };
        match self {
            ExportRefusal::Nothing => Undrawn::Nothing,
            ExportRefusal::NoSlide(count) => Undrawn::NoSlide(*count),
            ExportRefusal::Cancelled => Undrawn::Stopped,
            ExportRefusal::Form(what, form) => Undrawn::Form(*what, *form),
            ExportRefusal::NoPicture(what) => Undrawn::NoPicture(*what),
            ExportRefusal::Format(FormatRefusal(format)) => {
                let pixels = format.size * format.pixels_per_point;
                size(pixels.x, pixels.y)
            }
            ExportRefusal::Pixels(PixelsRefusal::Size(width, height)) => size(*width, *height),
            ExportRefusal::Pixels(PixelsRefusal::Unreadable(_))
            | ExportRefusal::Png(_)
            | ExportRefusal::Pdf(_) => Undrawn::Fault,
        }
    }

    /// Why, in people's words: the end of a sentence.
    pub fn said(&self, lang: Lang) -> String {
        self.why().explained(&self.to_string(), lang)
    }
}

impl fmt::Display for ExportRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExportRefusal::Nothing => write!(f, "no contract is open"),
            ExportRefusal::NoSlide(count) => write!(f, "no such slide: 1 to {count}"),
            ExportRefusal::Cancelled => write!(f, "cancelled"),
            ExportRefusal::Form(what, form) => {
                write!(f, "{} has no {} form", what.name(), form.ending())
            }
            ExportRefusal::NoPicture(what) => write!(f, "{} has no picture", what.name()),
            ExportRefusal::Format(cause) => write!(f, "{cause}"),
            ExportRefusal::Pixels(cause) => write!(f, "{cause}"),
            ExportRefusal::Png(cause) => write!(f, "{cause}"),
            ExportRefusal::Pdf(cause) => write!(f, "{cause}"),
        }
    }
}

impl std::error::Error for ExportRefusal {}

impl From<FormatRefusal> for ExportRefusal {
    fn from(cause: FormatRefusal) -> Self {
        Self::Format(cause)
    }
}

impl From<PixelsRefusal> for ExportRefusal {
    fn from(cause: PixelsRefusal) -> Self {
        Self::Pixels(cause)
    }
}

impl From<PngRefusal> for ExportRefusal {
    fn from(cause: PngRefusal) -> Self {
        Self::Png(cause)
    }
}

impl From<PdfRefusal> for ExportRefusal {
    fn from(cause: PdfRefusal) -> Self {
        Self::Pdf(cause)
    }
}

/// Is told how many pages of how many are done, and says whether to go on.
pub type Watch<'a> = &'a dyn Fn(usize, usize) -> bool;

/// Watches nothing: the file is made to its end.
pub const UNWATCHED: Watch<'static> = &|_, _| true;

/// The bytes of the file asked for: the same bytes for the same request.
///
/// # Errors
/// See [`ExportRefusal`].
pub fn produce(
    original: &Original,
    export: &Export,
    watch: Watch<'_>,
) -> Result<Vec<u8>, ExportRefusal> {
    if !watch(0, 1) {
        return Err(ExportRefusal::Cancelled);
    }
    if !export.what.forms().contains(&export.form) {
        return Err(ExportRefusal::Form(export.what, export.form));
    }
    if export.form == FileForm::Csv {
        return csv::file(original, export.what);
    }
    match export.what {
        Exported::Screen(screen) => encoded(screenshot(original, screen, export), watch),
        Exported::Sheet(name) => sheet_file(original, name, export, watch),
        Exported::Slides(only) => slide::file(original, only, export, watch),
        Exported::Report | Exported::ReportOfTwo => report::file(original, export, watch),
        Exported::Findings => csv::file(original, export.what),
    }
}

/// The bytes of a picture, unless it was asked to stop while it was painted.
pub(super) fn encoded(
    picture: Result<Picture, ExportRefusal>,
    watch: Watch<'_>,
) -> Result<Vec<u8>, ExportRefusal> {
    let picture = picture?;
    if !watch(0, 1) {
        return Err(ExportRefusal::Cancelled);
    }
    Ok(png::encode(&picture)?)
}

/// The widest that a preview is drawn, in pixels.
const PREVIEW_PX: f32 = 1200.0;

/// A small picture of what an export shows.
///
/// # Errors
/// See [`ExportRefusal`].
pub fn preview(original: &Original, export: &Export) -> Result<Picture, ExportRefusal> {
    if export.form == FileForm::Csv {
        return csv::preview(original, export.what);
    }
    match export.what {
        Exported::Screen(screen) => {
            let export = Export {
                scale: 1,
                ..*export
            };
            screenshot(original, screen, &export)
        }
        Exported::Sheet(name) => painted(original, name, export, |width| {
            (PREVIEW_PX / width).min(1.0)
        }),
        // The first slide stands for all.
        Exported::Slides(only) => {
            slide::picture(original, only.or(Some(1)), export, PREVIEW_PX / 1920.0)
        }
        Exported::Report | Exported::ReportOfTwo => cover(original, export),
        Exported::Findings => csv::preview(original, export.what),
    }
}

/// The same as a picture, whatever the form asked for: what a preview shows and the clipboard
/// is given.
///
/// # Errors
/// See [`ExportRefusal`].
pub fn picture(original: &Original, export: &Export) -> Result<Picture, ExportRefusal> {
    match export.what {
        Exported::Screen(screen) => screenshot(original, screen, export),
        Exported::Sheet(name) => painted(original, name, export, |_| f32::from(export.scale)),
        Exported::Slides(only) => slide::picture(original, only, export, f32::from(export.scale)),
        Exported::Report | Exported::ReportOfTwo => cover(original, export),
        Exported::Findings => Err(ExportRefusal::NoPicture(export.what)),
    }
}

/// The first page of the report as a picture.
fn cover(original: &Original, export: &Export) -> Result<Picture, ExportRefusal> {
    let plate = report::first_page(original, export)?;
    let size = plate.size * report::PER_POINT;
    let label = svg::Label {
        title: "",
        description: "",
        lang: original.session().settings.lang.code(),
        sides: svg::Sides::Pixels(size.x, size.y),
    };
    let svg = svg::write(&plate, label, Typeface::Outside);
    Ok(pixels::paint(&svg, 1.0)?)
}

/// A sheet as a picture; `scale` tells how fine from its width.
fn painted(
    original: &Original,
    name: SheetName,
    export: &Export,
    scale: impl Fn(f32) -> f32,
) -> Result<Picture, ExportRefusal> {
    let (session, sheet) = sheet_of(original, name)?;
    let drawn = sheet::drawn(&session, &sheet, export.preset, theme(export.colours))?;
    let label = label(&sheet, &drawn, &session);
    let svg = svg::write(&drawn.plate, label, Typeface::Outside);
    Ok(pixels::paint(&svg, scale(drawn.size_px.0))?)
}

fn sheet_of(original: &Original, name: SheetName) -> Result<(Session, Sheet), ExportRefusal> {
    let session = original.session_of(Exported::Sheet(name));
    let scene = session.scene().ok_or(ExportRefusal::Nothing)?;
    let sheet = Sheet::of(&scene, name, &original.imprint());
    Ok((session, sheet))
}

/// The theme of a choice of colours.
#[must_use]
pub fn theme(colours: Colours) -> &'static Theme {
    match colours {
        Colours::Light => &LIGHT,
        Colours::Dark => &DARK,
        Colours::Print => &PRINT,
    }
}

fn screenshot(
    original: &Original,
    screen: Screen,
    export: &Export,
) -> Result<Picture, ExportRefusal> {
    let size = match export.preset {
        Preset::Pixels(width, height) => (width, height),
        Preset::Slide | Preset::A4 | Preset::Column => (1920, 1080),
    };
    let mut session = original.session_of(Exported::Screen(screen));
    update(&mut session, Intent::Go(screen));
    let theme = theme(export.colours);
    Ok(screen::scaled(&session, size, export.scale, theme)?)
}

fn label<'a>(sheet: &'a Sheet, drawn: &Drawn, session: &Session) -> svg::Label<'a> {
    svg::Label {
        title: &sheet.title,
        description: &sheet.spoken,
        lang: session.settings.lang.code(),
        sides: drawn.sides,
    }
}

fn sheet_file(
    original: &Original,
    name: SheetName,
    export: &Export,
    watch: Watch<'_>,
) -> Result<Vec<u8>, ExportRefusal> {
    if export.form == FileForm::Png {
        return encoded(picture(original, export), watch);
    }
    let (session, sheet) = sheet_of(original, name)?;
    let theme = theme(export.colours);
    let drawn = sheet::drawn(&session, &sheet, export.preset, theme)?;
    let label = label(&sheet, &drawn, &session);
    if export.form == FileForm::Svg {
        return Ok(svg::write(&drawn.plate, label, Typeface::Inside).into_bytes());
    }
    let (width, height) = drawn.size_px;
    let page = pdf::Page {
        size_pt: (width * POINTS_PER_PX, height * POINTS_PER_PX),
        scale: drawn.scale * POINTS_PER_PX,
        ground: theme.ground.surface,
        entry: None,
        parts: vec![pdf::Part {
            role: pdf::Role::Figure(sheet.spoken.clone()),
            at: egui::Pos2::ZERO,
            zoom: 1.0,
            plate: Arc::new(drawn.plate),
        }],
    };
    let about = pdf::About {
        title: &sheet.title,
        description: &sheet.scope,
        lang: session.settings.lang.code(),
    };
    Ok(pdf::write(&[page], about)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Settings, start};
    use crate::wording::Lang;

    #[test]
    fn what_cannot_be_made_says_why_in_the_language_asked_for() {
        let mut session = Session::new(Settings::first(Lang::Fr), jiff::civil::date(2024, 12, 2));
        start(&mut session, None);
        let original = Original::of(&session).unwrap();
        let made = |what, form, preset| {
            let export = Export {
                what,
                form,
                preset,
                ..Export::default()
            };
            produce(&original, &export, UNWATCHED).unwrap_err()
        };
        let slide = made(Exported::Slides(Some(99)), FileForm::Svg, Preset::Slide);
        assert!(slide.said(Lang::Fr).contains("elles vont de 1 à "));
        assert!(slide.said(Lang::En).contains("they go from 1 to "));
        let screen = made(
            Exported::Screen(Screen::Overview),
            FileForm::Svg,
            Preset::Slide,
        );
        let said = screen.said(Lang::Fr);
        assert!(said.contains("ne s’enregistre pas en SVG"), "{said}");
        let large = Preset::Pixels(u16::MAX, u16::MAX);
        let sheet = made(
            Exported::Sheet(SheetName::AxisBudgets),
            FileForm::Png,
            large,
        );
        let said = sheet.said(Lang::Fr);
        assert!(said.contains("chaque côté doit en avoir de 1 à"), "{said}");
    }
}
