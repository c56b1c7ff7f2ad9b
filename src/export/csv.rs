//! Tables as files for spreadsheets, and a picture of their first rows for the preview.

use super::document::ExportRefusal;
use super::offscreen::{FormatRefusal, Studio};
use super::pixels;
use super::plate::Plate;
use super::raster::Picture;
use super::sheet::{on_ground, studio};
use super::svg::{self, Typeface};
use crate::app::export::{Exported, FileForm, Original};
use crate::app::{Intent, update};
use crate::chart::csv::TableFile;
use crate::chart::findings;
use crate::chart::report::Tone;
use crate::ui::reports::{self, Columns};
use crate::ui::theme::{LIGHT, Theme, space};
use crate::wording::{Key, Lang, count};
use egui::{Painter, vec2};

/// Rows that a preview shows.
const ROWS: usize = 12;
/// Letters of a cell that a preview shows.
const LETTERS: usize = 48;
/// Width of a preview, in points.
const WIDTH: f32 = 820.0;
/// Taller than anything that is drawn at once.
const TALL: f32 = 4000.0;

/// The table that stands behind what is exported.
fn table(original: &Original, what: Exported) -> Result<(TableFile, Lang), ExportRefusal> {
    let mut session = original.session_of(what);
    let imprint = original.imprint();
    let lang = session.settings.lang;
    if let Exported::Screen(screen) = what {
        update(&mut session, Intent::Go(screen));
    }
    let scene = session.scene().ok_or(ExportRefusal::Nothing)?;
    let file = match what {
        Exported::Sheet(name) => TableFile::of_sheet(&scene, name, &imprint),
        Exported::Screen(_) => {
            let table = session.table().ok_or(ExportRefusal::Nothing)?;
            TableFile::of_table(&scene, table, &imprint)
        }
        Exported::Findings => TableFile::of_table(&scene, findings::table(&scene), &imprint),
        Exported::Slides(_) | Exported::Report | Exported::ReportOfTwo => {
            return Err(ExportRefusal::Form(what, FileForm::Csv));
        }
    };
    Ok((file, lang))
}

/// The file.
///
/// # Errors
/// What has no table.
pub(super) fn file(original: &Original, what: Exported) -> Result<Vec<u8>, ExportRefusal> {
    let (file, lang) = table(original, what)?;
    Ok(file.text(lang).into_bytes())
}

/// Its first rows and what stands under the table, as a picture.
///
/// # Errors
/// See [`ExportRefusal`].
pub(super) fn preview(original: &Original, what: Exported) -> Result<Picture, ExportRefusal> {
    let (TableFile { mut table, last }, lang) = table(original, what)?;
    let more = table.rows.len().saturating_sub(ROWS);
    table.rows.truncate(ROWS);
    for cell in table.rows.iter_mut().flatten() {
        *cell = start_of(cell);
    }
    let mut page = Page::new(&LIGHT);
    let columns = page.columns(&table)?;
    page.put(|p, theme| reports::header(p, theme, &columns, &table.headers))?;
    for row in &table.rows {
        page.put(|p, theme| reports::row(p, theme, &columns, row))?;
    }
    page.y += space::M;
    if more > 0 {
        let words = count(lang, Key::MoreRowsOne, Key::MoreRowsOther, more, &[]);
        page.words(Tone::Plain, &words)?;
    }
    for words in &last {
        page.words(Tone::Quiet, words)?;
    }
    page.picture(lang)
}

/// As much of a cell as shows in a preview: whole addresses would leave no room for the rest.
fn start_of(cell: &str) -> String {
    match cell.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default().trim_end()),
        None => cell.to_owned(),
    }
}

/// Things drawn one under another.
struct Page {
    theme: &'static Theme,
    studio: Studio,
    parts: Vec<(Plate, f32)>,
    y: f32,
}

impl Page {
    fn new(theme: &'static Theme) -> Self {
        Self {
            theme,
            studio: studio(theme),
            parts: Vec::new(),
            y: space::L,
        }
    }

    fn columns(&mut self, table: &crate::chart::Table) -> Result<Columns, FormatRefusal> {
        let mut columns = Columns::none();
        self.studio.shapes(vec2(WIDTH, TALL), 1.0, |ui| {
            columns = Columns::of(ui.painter(), table, WIDTH);
        })?;
        Ok(columns)
    }

    /// Draws something that tells its height.
    fn put(&mut self, draw: impl Fn(&Painter, &'static Theme) -> f32) -> Result<(), FormatRefusal> {
        let (theme, mut high) = (self.theme, 0.0);
        let size = vec2(WIDTH, TALL);
        let shapes = self
            .studio
            .shapes(size, 1.0, |ui| high = draw(ui.painter(), theme))?;
        self.parts.push((Plate::of(size, &shapes), self.y));
        self.y += high;
        Ok(())
    }

    fn words(&mut self, tone: Tone, words: &str) -> Result<(), FormatRefusal> {
        self.put(|p, theme| reports::words(p, theme, (tone, words), WIDTH))
    }

    fn picture(self, lang: Lang) -> Result<Picture, ExportRefusal> {
        let size = vec2(WIDTH + 2.0 * space::L, self.y + space::L);
        let mut plate = on_ground(Plate::of(size, &[]), self.theme);
        for (part, y) in &self.parts {
            plate.put(part, vec2(space::L, *y));
        }
        let label = svg::Label {
            title: "",
            description: "",
            lang: lang.code(),
            sides: svg::Sides::Pixels(size.x, size.y),
        };
        Ok(pixels::paint(
            &svg::write(&plate, label, Typeface::Outside),
            1.0,
        )?)
    }
}
