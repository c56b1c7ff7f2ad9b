//! The report as a PDF: blocks drawn one by one, put on pages from top to bottom, each page with
//! its foot and number. Must not know what a block says.

use std::num::NonZeroU16;
use std::sync::Arc;

use egui::{Painter, Ui, pos2, vec2};

use super::document::{ExportRefusal, Watch, theme};
use super::offscreen::{FormatRefusal, Studio};
use super::pdf::{self, Page, Part, Role};
use super::plate::Plate;
use super::sheet::{POINTS_PER_PX, on_ground, studio};
use crate::app::Session;
use crate::app::export::{Export, Exported, Original};
use crate::chart::Table;
use crate::chart::report::{Block, Report};
use crate::ui::Desk;
use crate::ui::reports::{self, Columns};
use crate::ui::theme::Theme;

/// Pixels of a page, A4 upright, 96 to the inch.
const PAGE_PX: (f32, f32) = (210.0 / 25.4 * 96.0, 297.0 / 25.4 * 96.0);
/// Pixels for each point of a block: the smallest text, 11 points, is above 7 typographic ones.
const SCALE: f32 = 0.88;
/// Around a page, in points of a block.
const SIDES: f32 = 64.0;
const TOP: f32 = 64.0;
const BOTTOM: f32 = 96.0;
/// Room that a heading keeps for what follows it.
const KEPT: f32 = 120.0;
/// Taller than anything that is drawn at once.
const TALL: f32 = 6000.0;

/// A block drawn.
struct Piece {
    role: Role,
    plate: Arc<Plate>,
    height: f32,
    /// Room that what follows must have on the same page.
    keeps: f32,
    /// True when a page begins with it.
    opens_page: bool,
    /// What is repeated at the top of a page that goes on after it.
    head: Option<Arc<Plate>>,
    /// Its height.
    head_height: f32,
}

/// The report as a file.
///
/// # Errors
/// See [`ExportRefusal`].
pub(super) fn file(
    original: &Original,
    export: &Export,
    watch: Watch<'_>,
) -> Result<Vec<u8>, ExportRefusal> {
    let session = original.session_of(export.what);
    let report = report_of(original, &session, export)?;
    let theme = theme(export.colours);
    let mut press = Press::new(&session, theme);
    let count = report.len().saturating_add(1);
    let mut pieces = Vec::new();
    for (at, block) in report.blocks.iter().enumerate() {
        if !watch(at, count) {
            return Err(ExportRefusal::Cancelled);
        }
        press.block(block, &mut pieces)?;
    }
    if !watch(report.len(), count) {
        return Err(ExportRefusal::Cancelled);
    }
    let pages = pages(&mut press, &report, pieces)?;
    let about = pdf::About {
        title: &report.title,
        description: &report.scope,
        lang: session.settings.lang.code(),
    };
    Ok(pdf::write(&pages, about)?)
}

fn report_of(
    original: &Original,
    session: &Session,
    export: &Export,
) -> Result<Report, ExportRefusal> {
    let scene = session.scene().ok_or(ExportRefusal::Nothing)?;
    Ok(match export.what {
        Exported::ReportOfTwo => Report::of_two(&scene, &original.imprint()),
        _ => Report::of(&scene, &original.imprint()),
    })
}

fn width() -> f32 {
    PAGE_PX.0 / SCALE - 2.0 * SIDES
}

fn height() -> f32 {
    PAGE_PX.1 / SCALE - TOP - BOTTOM
}

/// Draws blocks.
struct Press<'a> {
    session: &'a Session,
    theme: &'static Theme,
    studio: Studio,
}

impl<'a> Press<'a> {
    fn new(session: &'a Session, theme: &'static Theme) -> Self {
        let studio = studio(theme);
        Self {
            session,
            theme,
            studio,
        }
    }

    /// What `draw` draws in the width of a page, and how high it says it is.
    fn drawn(
        &mut self,
        mut draw: impl FnMut(&mut Ui) -> f32,
    ) -> Result<(Arc<Plate>, f32), FormatRefusal> {
        let mut high = 0.0;
        let size = vec2(width(), TALL);
        let shapes = self.studio.shapes(size, SCALE, |ui| high = draw(ui))?;
        Ok((Arc::new(Plate::of(size, &shapes)), high))
    }

    fn painted(
        &mut self,
        draw: impl Fn(&Painter, &'static Theme) -> f32,
    ) -> Result<(Arc<Plate>, f32), FormatRefusal> {
        let theme = self.theme;
        self.drawn(|ui| draw(ui.painter(), theme))
    }

    fn block(&mut self, block: &Block, out: &mut Vec<Piece>) -> Result<(), FormatRefusal> {
        let wide = width();
        match block {
            Block::Chapter(words) => {
                let drawn = self.painted(|p, theme| reports::chapter(p, theme, words, wide))?;
                let mut piece = piece(heading(1, words), drawn);
                (piece.keeps, piece.opens_page) = (KEPT, true);
                out.push(piece);
            }
            Block::Heading(words) => {
                let drawn = self.painted(|p, theme| reports::heading(p, theme, words, wide))?;
                let mut piece = piece(heading(2, words), drawn);
                piece.keeps = KEPT;
                out.push(piece);
            }
            Block::Text(tone, words) => {
                let drawn =
                    self.painted(|p, theme| reports::words(p, theme, (*tone, words), wide))?;
                out.push(piece(Role::Paragraph, drawn));
            }
            Block::Figures(list) => {
                let drawn = self.painted(|p, theme| reports::figures(p, theme, list, wide))?;
                out.push(piece(Role::Paragraph, drawn));
            }
            Block::Chart(sheet) => {
                let (session, theme) = (self.session, self.theme);
                let drawn = self.drawn(|ui| {
                    let mut desk = Desk::new(session, theme);
                    reports::chart(ui, &mut desk, sheet, wide)
                })?;
                out.push(piece(Role::Figure(sheet.spoken.clone()), drawn));
            }
            Block::Table(table) => self.table(table, out)?,
        }
        Ok(())
    }

    /// A table row by row, its heads with each so that a page can begin with them.
    fn table(&mut self, table: &Table, out: &mut Vec<Piece>) -> Result<(), FormatRefusal> {
        let mut columns = None;
        self.drawn(|ui| {
            columns = Some(Columns::of(ui.painter(), table, width()));
            1.0
        })?;
        let Some(columns) = columns else {
            return Ok(());
        };
        let has_heads = table.headers.iter().any(|head| !head.is_empty());
        let mut head = None;
        if has_heads {
            let heads = &table.headers;
            let drawn = self.painted(|p, theme| reports::header(p, theme, &columns, heads))?;
            head = Some(drawn.clone());
            let mut first = piece(Role::Paragraph, drawn);
            first.keeps = KEPT;
            out.push(first);
        }
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let drawn = self.painted(|p, theme| reports::row(p, theme, &columns, row))?;
            let mut row = piece(Role::Paragraph, drawn);
            if let Some((plate, high)) = &head {
                row.head = Some(Arc::clone(plate));
                row.head_height = *high;
            }
            rows.push(row);
        }
        // The last row never stands alone on a page.
        if let [.., before, last] = rows.as_mut_slice() {
            before.keeps = last.height;
        }
        out.append(&mut rows);
        Ok(())
    }
}

fn piece(role: Role, (plate, height): (Arc<Plate>, f32)) -> Piece {
    Piece {
        role,
        plate,
        height,
        keeps: 0.0,
        opens_page: false,
        head: None,
        head_height: 0.0,
    }
}

fn heading(level: u16, words: &str) -> Role {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Role::Heading(level, words.to_owned())
}

/// Pieces put on pages.
fn pages(
    press: &mut Press<'_>,
    report: &Report,
    pieces: Vec<Piece>,
) -> Result<Vec<Page>, FormatRefusal> {
    let mut sheets: Vec<Vec<Part>> = vec![Vec::new()];
    let mut y = 0.0;
    for piece in pieces {
        let needed = piece.height + piece.keeps;
        let is_full = y > 0.0 && y + needed > height();
        if (piece.opens_page && y > 0.0) || is_full {
            sheets.push(Vec::new());
            y = 0.0;
        }
        let Some(sheet) = sheets.last_mut() else {
            continue;
        };
        if let (Some(head), true) = (&piece.head, y == 0.0) {
            sheet.push(part(Role::Furniture, (SIDES, TOP), 1.0, Arc::clone(head)));
            y += piece.head_height;
        }
        // Nothing is lost that is higher than a page: it is made smaller.
        let zoom = (height() / piece.height.max(1.0)).min(1.0);
        sheet.push(part(piece.role, (SIDES, TOP + y), zoom, piece.plate));
        y += piece.height * zoom;
    }
    let count = sheets.len();
    let mut out = Vec::with_capacity(count);
    for (at, mut parts) in sheets.into_iter().enumerate() {
        let place = format!("{}\u{a0}/\u{a0}{count}", at.saturating_add(1));
        let foot = (report.foot.as_str(), place.as_str());
        let (plate, high) = press.painted(|p, theme| reports::foot(p, theme, foot, width()))?;
        let from = PAGE_PX.1 / SCALE - 44.0 - high;
        parts.push(part(Role::Furniture, (SIDES, from), 1.0, plate));
        out.push(Page {
            size_pt: (PAGE_PX.0 * POINTS_PER_PX, PAGE_PX.1 * POINTS_PER_PX),
            scale: SCALE * POINTS_PER_PX,
            ground: press.theme.ground.surface,
            entry: None,
            parts,
        });
    }
    Ok(out)
}

fn part(role: Role, (x, y): (f32, f32), zoom: f32, plate: Arc<Plate>) -> Part {
    Part {
        role,
        at: pos2(x, y),
        zoom,
        plate,
    }
}

/// The first page as one plate, for a preview.
///
/// # Errors
/// See [`ExportRefusal`].
pub(super) fn first_page(original: &Original, export: &Export) -> Result<Plate, ExportRefusal> {
    let session = original.session_of(export.what);
    let mut report = report_of(original, &session, export)?;
    let is_chapter = |block: &Block| matches!(block, Block::Chapter(_));
    let second = report.blocks.iter().skip(1).position(is_chapter);
    report
        .blocks
        .truncate(second.map_or(usize::MAX, |at| at.saturating_add(1)));
    let mut press = Press::new(&session, theme(export.colours));
    let mut pieces = Vec::new();
    for block in &report.blocks {
        press.block(block, &mut pieces)?;
    }
    let page = pages(&mut press, &report, pieces)?.into_iter().next();
    let size = vec2(PAGE_PX.0, PAGE_PX.1) / SCALE;
    let mut plate = on_ground(Plate::of(size, &[]), press.theme);
    for part in page.into_iter().flat_map(|page| page.parts) {
        plate.put(&part.plate, part.at.to_vec2());
    }
    Ok(plate)
}

/// Pixels for each point of a plate of the report.
pub(super) const PER_POINT: f32 = SCALE;
