//! The table behind a slide, set as large as its notes: as many whole rows as the room holds, the
//! others on parts of their own.

use std::ops::Range;

use egui::{Align2, Painter, Rect, Stroke, pos2};

use crate::chart::Table;
use crate::ui::sheets::words::Set;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::text;
use crate::wording::{Key, Lang, fill};

const CELL: Type = type_scale::SLIDE_NOTE;
/// Width below which only name and value stand side by side.
const NARROW: f32 = 760.0;
/// Between columns.
const GAP: f32 = 28.0;
/// Above and below the words of a row.
const PAD: f32 = 9.0;
/// How the width is shared among columns: name, value, share or status, everything else.
const PARTS: [f32; 4] = [0.26, 0.16, 0.2, 0.38];

/// The table on a slide: which part of it is shown, and in which language that is told.
#[derive(Clone, Copy)]
pub struct Behind<'a> {
    /// The table.
    pub table: &'a Table,
    /// The part, from 0; the last one for a larger number.
    pub part: usize,
    /// Language of the line that tells which rows are shown.
    pub lang: Lang,
}

/// Where a column stands beside others.
#[derive(Clone, Copy)]
struct Column {
    left: f32,
    width: f32,
    /// True for figures, which stand under one another by their last digit.
    is_figure: bool,
}

/// A row set in its columns: each text, where it stands from the row's left top corner.
struct Row {
    texts: Vec<(Set, Column, f32)>,
    height: f32,
}

/// Draws a part of the table; gives how many parts there are.
pub(super) fn table(painter: &Painter, theme: &Theme, behind: Behind<'_>, rect: Rect) -> usize {
    let table = behind.table.filled();
    let columns = columns(&table, rect);
    let set = |cells: &[String], is_head| set(painter, (cells, is_head), &columns, rect.width());
    let head = set(&table.headers, true);
    let rows: Vec<Row> = table.rows.iter().map(|row| set(row, false)).collect();
    let heights: Vec<f32> = rows.iter().map(|row| row.height).collect();
    let parts = parts(&heights, rect.height() - head.height);
    let part = behind.part.min(parts.len().saturating_sub(1));
    let shown = parts.get(part).cloned().unwrap_or_default();
    let mut y = paint(painter, theme, (&head, true), (rect, rect.min.y));
    for row in rows.get(shown.clone()).unwrap_or_default() {
        y = paint(painter, theme, (row, false), (rect, y));
    }
    if parts.len() > 1 {
        let number = |n: usize| n.to_string();
        let (from, to) = (number(shown.start.saturating_add(1)), number(shown.end));
        let values = [("from", from), ("to", to), ("count", number(rows.len()))];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let words = fill(behind.lang, Key::PresentTablePart, &values);
        let look = (CELL.medium(), theme.text.second);
        text(
            painter,
            pos2(rect.min.x, rect.max.y),
            Align2::LEFT_BOTTOM,
            &words,
            look,
        );
    }
    parts.len()
}

/// Rows that stand together: as many as fit `room`, one at least. Where there is more than one
/// part, a line under each says so.
fn parts(heights: &[f32], room: f32) -> Vec<Range<usize>> {
    let all: f32 = heights.iter().sum();
    let room = if all <= room {
        room
    } else {
        room - CELL.line - PAD
    };
    let (mut parts, mut start, mut used) = (Vec::new(), 0, 0.0);
    for (at, height) in heights.iter().enumerate() {
        if used + height > room && at > start {
            parts.push(start..at);
            (start, used) = (at, 0.0);
        }
        used += height;
    }
    if start < heights.len() {
        parts.push(start..heights.len());
    }
    parts
}

fn set(
    painter: &Painter,
    (cells, is_head): (&[String], bool),
    columns: &[Column],
    width: f32,
) -> Row {
    let mut row = Row {
        texts: Vec::with_capacity(cells.len()),
        height: CELL.line,
    };
    for (column, words) in cells.iter().enumerate() {
        let step = match (is_head, column) {
            (true, _) => CELL.medium(),
            (false, 0 | 1) => CELL.semibold(),
            (false, _) => CELL,
        };
        let (place, y) = match columns.get(column) {
            Some(place) => (*place, 0.0),
            None if is_head => break,
            None => (
                Column {
                    left: 0.0,
                    width,
                    is_figure: false,
                },
                row.height,
            ),
        };
        let set = Set::new(painter, words, step, place.width);
        row.height = row.height.max(y + set.height());
        row.texts.push((set, place, PAD + y));
    }
    row.height += 2.0 * PAD;
    row
}

/// Paints a row from `y` on; gives where it ends.
fn paint(
    painter: &Painter,
    theme: &Theme,
    (row, is_head): (&Row, bool),
    (rect, y): (Rect, f32),
) -> f32 {
    let (color, line) = match is_head {
        true => (theme.text.second, theme.line.strong),
        false => (theme.text.main, theme.line.grid),
    };
    for (set, place, down) in &row.texts {
        let left = rect.min.x + place.left;
        match place.is_figure {
            true => set.paint_right(painter, pos2(left + place.width, y + down), color),
            false => set.paint(painter, pos2(left, y + down), color),
        };
    }
    let end = y + row.height;
    painter.hline(rect.x_range(), end, Stroke::new(space::STROKE_MARK, line));
    end
}

/// Where each column that stands beside others begins, and how wide it is.
fn columns(table: &Table, rect: Rect) -> Vec<Column> {
    // What has no room beside stands under its row.
    let most = match rect.width() {
        width if width < NARROW => 2,
        width if width < super::COLUMN => 3,
        _ => PARTS.len(),
    };
    let count = table.headers.len().clamp(1, most);
    let all: f32 = PARTS.iter().take(count).sum();
    let mut x = 0.0;
    let mut out = Vec::with_capacity(count);
    for (part, is_figure) in PARTS.iter().take(count).zip(table.figures(usize::MAX)) {
        let width = rect.width() * part / all;
        out.push(Column {
            left: x,
            width: width - GAP,
            is_figure,
        });
        x += width;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_stands_on_one_part() {
        assert_eq!(parts(&[50.0; 4], 200.0), vec![Range { start: 0, end: 4 }]);
        // The line that tells the part takes its room.
        assert_eq!(parts(&[50.0; 5], 200.0), [0..3, 3..5]);
        assert_eq!(parts(&[500.0, 50.0], 200.0), [0..1, 1..2]);
        assert!(parts(&[], 200.0).is_empty());
    }
}
