//! A slide: one finding, one chart, readable from the last row. Drawn for 1080 points of height
//! and any shape of a screen, lying or upright; bars shorten first, then names go over their bars.
//! Nothing of the window is on it.

mod bars;
mod figures;
mod table;

use egui::{Align2, Painter, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

use super::sheets::words::Set;
use crate::chart::slides::{Slide, SlideBody};
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::{line, place};
pub use table::Behind;

/// The height for which a slide is drawn, in points.
pub const HEIGHT: f32 = 1080.0;
/// The narrowest slide, beside its height: a screen turned upright. On anything narrower it stands
/// in the middle.
const NARROWEST: f32 = 9.0 / 16.0;
/// Left and right of everything, as a part of the width.
const SIDES: f32 = 112.0 / 1920.0;
/// The title's lines.
const TITLE: Type = type_scale::SLIDE_TITLE.bold();
/// Scope.
const SCOPE: Type = type_scale::SLIDE_SCOPE;
/// Notes and origin.
const NOTE: Type = type_scale::SLIDE_NOTE;
/// The smallest text of a slide: one fortieth of its height.
pub const SMALLEST: f32 = HEIGHT / 40.0;

/// Width below which a slide is a column, as on a screen turned upright: what stands side by side
/// stands one under another.
const COLUMN: f32 = 1000.0;
/// The title of a column.
const TITLE_COLUMN: Type = Type {
    size: 38.0,
    line: 45.0,
    ..TITLE
};
/// Everything that is said around the chart of a column.
const NOTE_COLUMN: Type = Type {
    size: SMALLEST,
    line: 32.0,
    ..NOTE
};
/// Lines of a note or of the sources in a column; the rest is in what is spoken.
const LINES_COLUMN: usize = 2;
/// The rule over a slide that shows what is supposed.
const RULE: f32 = 14.0;

/// Draws a slide over `rect`, which is [`HEIGHT`] points high; gives where its marks are.
pub fn draw(ui: &mut Ui, theme: &Theme, slide: &Slide, rect: Rect) -> Vec<Rect> {
    let painter = ui.painter();
    let body = around(painter, theme, slide, rect);
    match &slide.body {
        SlideBody::Bars(marks) => return bars::bars(painter, theme, marks, body),
        SlideBody::Figures(list) => figures::figures(painter, theme, list, body),
        SlideBody::Dates(list) => figures::dates(painter, theme, list, body),
        SlideBody::Nothing(why) => {
            let set = Set::new(painter, why, type_scale::SLIDE_VALUE, body.width());
            let y = body.center().y - set.height();
            set.paint(painter, pos2(body.min.x, y), theme.text.second);
        }
    }
    Vec::new()
}

/// Draws a slide with a part of the table behind its chart in the place of the chart; gives how
/// many parts the table has.
pub fn draw_table(
    ui: &Ui,
    theme: &Theme,
    (slide, behind): (&Slide, Behind<'_>),
    rect: Rect,
) -> usize {
    let painter = ui.painter();
    let body = around(painter, theme, slide, rect);
    table::table(painter, theme, behind, body)
}

/// Ground, title and foot; gives the room that they leave.
fn around(painter: &Painter, theme: &Theme, slide: &Slide, rect: Rect) -> Rect {
    painter.rect_filled(rect, 0, theme.ground.surface);
    let side = (rect.width() * SIDES).round();
    let is_column = rect.width() - 2.0 * side < COLUMN;
    let (above, below, gap) = match is_column {
        true => (48.0, 32.0, 22.0),
        false => (76.0, 44.0, 34.0),
    };
    let inner = Rect::from_min_max(
        pos2(rect.min.x + side, rect.min.y + above),
        pos2(rect.max.x - side, rect.max.y - below),
    );
    let top = head(painter, theme, slide, inner);
    let bottom = foot(painter, theme, slide, inner);
    if slide.supposed.is_some() {
        let rule = rect.with_max_y(rect.min.y + RULE);
        painter.rect_filled(rule, 0, theme.signal.review.on);
    }
    Rect::from_min_max(
        pos2(inner.min.x, top + gap),
        pos2(inner.max.x, bottom - gap),
    )
}

/// Title, scope, warning; gives where they end.
fn head(painter: &Painter, theme: &Theme, slide: &Slide, inner: Rect) -> f32 {
    let width = inner.width();
    let mut y = inner.min.y;
    let (step, second) = match width {
        width if width < COLUMN => (TITLE_COLUMN, NOTE_COLUMN),
        _ => (TITLE, SCOPE),
    };
    let title = Set::new(painter, &slide.title, step, width);
    y += title.paint(painter, pos2(inner.min.x, y), theme.text.main) + 6.0;
    let scope = Set::new(painter, &slide.scope, second, width);
    y += scope.paint(painter, pos2(inner.min.x, y), theme.text.second);
    for words in slide.supposed.iter().chain(&slide.warning) {
        y += 10.0;
        y += warning(painter, theme, words, (pos2(inner.min.x, y), width));
    }
    y
}

fn warning(painter: &Painter, theme: &Theme, words: &str, (at, room): (Pos2, f32)) -> f32 {
    let note = note(room).semibold();
    let set = Set::new(painter, words, note, room - 36.0);
    let one = line(painter, words, note, theme.text.main);
    let width = one.size().x.min(room - 36.0);
    let size = vec2(width + 36.0, set.height() + 12.0);
    let rect = Rect::from_min_size(at, size);
    let outline = Stroke::new(space::STROKE_FOCUS, theme.signal.review.on);
    let fill = theme.signal.review.fill;
    painter.rect(rect, 8, fill, outline, egui::StrokeKind::Inside);
    set.paint(painter, rect.min + vec2(18.0, 6.0), theme.signal.review.on);
    size.y
}

/// Notes, origin and place under a rule, from the bottom up; gives where they begin.
fn foot(painter: &Painter, theme: &Theme, slide: &Slide, inner: Rect) -> f32 {
    let note = note(inner.width());
    let number = line(painter, &slide.place, note.medium(), theme.text.second);
    let beside = inner.width() - number.size().x - 40.0;
    let lines = slide.notes.iter().chain(&slide.foot);
    let lines: Vec<&String> = lines.filter(|words| !words.is_empty()).collect();
    let count = lines.len();
    let set = |(at, words): (usize, &&String)| {
        let is_last = at.saturating_add(1) == count;
        match inner.width() < COLUMN {
            // The place stands beside the last line alone, which is whole.
            true if !is_last => Set::at_most(painter, words, (note, inner.width()), LINES_COLUMN),
            _ => Set::new(painter, words, note, beside),
        }
    };
    let sets: Vec<Set> = lines.iter().enumerate().map(set).collect();
    let height: f32 = sets.iter().map(Set::height).sum();
    let top = inner.max.y - height;
    let mut y = top;
    for set in &sets {
        y += set.paint(painter, pos2(inner.min.x, y), theme.text.second);
    }
    let at = pos2(inner.max.x, inner.max.y - note.line / 2.0);
    place(painter, number, at, Align2::RIGHT_CENTER);
    let rule = Stroke::new(space::STROKE_MARK, theme.line.strong);
    let y = top - if inner.width() < COLUMN { 12.0 } else { 20.0 };
    painter.hline(inner.x_range(), y, rule);
    y
}

/// The step of notes in a slide's width.
fn note(width: f32) -> Type {
    if width < COLUMN { NOTE_COLUMN } else { NOTE }
}

/// The size of a slide drawn for a page of this shape.
#[must_use]
pub fn size_for(page: Vec2) -> Vec2 {
    let shape = (page.x / page.y).clamp(NARROWEST, 16.0 / 9.0);
    vec2((HEIGHT * shape).round(), HEIGHT)
}
