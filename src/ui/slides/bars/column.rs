//! Bars of a slide on a screen turned upright: name and value over a thin bar as wide as the
//! column, so that both keep a size that can be read.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::{Columns, length, shape};
use crate::chart::slides::SlideMark;
use crate::ui::sheets::words::Set;
use crate::ui::slides::SMALLEST;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::{line, place};

const NAME: Type = Type {
    size: SMALLEST,
    line: 32.0,
    ..type_scale::SLIDE_NOTE.medium()
};
const VALUE: Type = Type {
    size: 32.0,
    line: 34.0,
    ..type_scale::SLIDE_VALUE.bold()
};
/// Side of an axis's badge, and the room it takes.
const BADGE: (f32, f32) = (34.0, 46.0);
/// Between a name, a value and what is said after it.
const BESIDE: f32 = 12.0;
/// The thinnest and the thickest bar.
const THICK: (f32, f32) = (12.0, 40.0);
/// The most space under a row.
const GAP: f32 = 34.0;

/// A mark set in the width of the column.
struct Row<'a> {
    mark: &'a SlideMark,
    name: Set,
    /// What stands beside the name, and what beside the bar.
    over: Vec<(&'a str, Type, bool)>,
    beside: Option<&'a str>,
}

impl Row<'_> {
    fn height(&self) -> f32 {
        self.name.height().max(VALUE.line)
    }
}

/// Draws the bars one under another; gives where each is.
pub(super) fn bars(painter: &Painter, theme: &Theme, marks: &[SlideMark], rect: Rect) -> Vec<Rect> {
    let badge = match marks.iter().any(|mark| !mark.badge.is_empty()) {
        true => BADGE.1,
        false => 0.0,
    };
    let set = |lines: usize| -> (Vec<Row>, f32) {
        let rows = marks
            .iter()
            .map(|mark| row(painter, mark, (rect.width() - badge, lines)));
        let rows: Vec<Row> = rows.collect();
        let used = rows.iter().map(Row::height).sum();
        (rows, used)
    };
    #[allow(clippy::cast_precision_loss)]
    let count = marks.len().max(1) as f32;
    let (mut rows, mut used) = set(2);
    if used + count * (THICK.0 + BESIDE) > rect.height() {
        (rows, used) = set(1);
    }
    let each = (rect.height() - used) / count;
    let thick = (each * 0.6).clamp(THICK.0, THICK.1).round();
    let gap = (each - thick).clamp(0.0, GAP);
    let columns = Columns {
        x: rect.min.x,
        names: rect.width() - badge,
        step: NAME,
        lines: 2,
        longest: rect.width(),
        thick,
    };
    let mut y = rect.min.y;
    let mut places = Vec::with_capacity(rows.len());
    for row in &rows {
        let size = vec2(rect.width(), row.height() + thick + gap);
        let place = Rect::from_min_size(pos2(rect.min.x, y), size);
        draw(painter, theme, row, (place, badge, &columns));
        places.push(place);
        y = place.max.y;
    }
    places
}

fn row<'a>(painter: &Painter, mark: &'a SlideMark, (room, lines): (f32, usize)) -> Row<'a> {
    let both = [
        (mark.value.as_str(), VALUE, true),
        (mark.note.as_str(), VALUE.regular(), false),
    ];
    let width = |texts: &[(&str, Type, bool)]| -> f32 {
        let said = texts.iter().filter(|(words, ..)| !words.is_empty());
        said.map(|(words, step, _)| {
            BESIDE + line(painter, words, *step, Color32::PLACEHOLDER).size().x
        })
        .sum()
    };
    // A word for what is missing stands where the bar would be.
    let (over, beside) = match length(mark).is_some() {
        true => (both.to_vec(), None),
        false => (both.into_iter().take(1).collect(), Some(mark.note.as_str())),
    };
    let over: Vec<_> = over
        .into_iter()
        .filter(|(words, ..)| !words.is_empty())
        .collect();
    let words = match mark.under.is_empty() {
        true => mark.label.clone(),
        false => format!("{}, {}", mark.label, mark.under),
    };
    let name = Set::at_most(painter, &words, (NAME, room - width(&over)), lines);
    let beside = beside.filter(|words| !words.is_empty());
    Row {
        mark,
        name,
        over,
        beside,
    }
}

fn draw(painter: &Painter, theme: &Theme, row: &Row, (at, badge, columns): (Rect, f32, &Columns)) {
    let first = at.min.y + VALUE.line / 2.0;
    if !row.mark.badge.is_empty() {
        number(
            painter,
            theme,
            &row.mark.badge,
            pos2(at.min.x + BADGE.0 / 2.0, first),
        );
    }
    let down = ((VALUE.line - NAME.line) / 2.0).max(0.0);
    let left = at.min + vec2(badge, down);
    row.name.paint(painter, left, theme.text.main);
    let color = |is_value: bool| match is_value {
        true => theme.text.main,
        false => theme.text.second,
    };
    let mut x = at.max.x;
    for (words, step, is_value) in row.over.iter().rev() {
        let galley = line(painter, words, *step, color(*is_value));
        let rect = place(painter, galley, pos2(x, first), Align2::RIGHT_CENTER);
        x = rect.min.x - BESIDE;
    }
    let y = at.min.y + row.height() + columns.thick / 2.0 + 2.0;
    let end = shape(painter, theme, row.mark, (pos2(columns.x, y), columns));
    let half = columns.thick / 2.0 + 2.0;
    let baseline = Stroke::new(space::STROKE_SLIDE, theme.text.main);
    painter.vline(columns.x, y - half..=y + half, baseline);
    if let Some(words) = row.beside {
        let x = columns.x + end + BESIDE;
        let set = Set::at_most(painter, words, (NAME.regular(), at.max.x - x), 1);
        let top = pos2(x, y - NAME.line / 2.0);
        set.paint(painter, top, theme.text.second);
    }
}

fn number(painter: &Painter, theme: &Theme, words: &str, center: Pos2) {
    let square = Rect::from_center_size(center, vec2(BADGE.0, BADGE.0));
    let outline = Stroke::new(space::STROKE_SLIDE, theme.ink.main);
    painter.rect_stroke(square, 7, outline, StrokeKind::Inside);
    let number = line(painter, words, NAME.bold(), theme.text.main);
    place(painter, number, center, Align2::CENTER_CENTER);
}
