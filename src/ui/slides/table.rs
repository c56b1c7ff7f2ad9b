//! The table behind a slide: as many rows as the slide has marks, set as large as its notes.

use egui::{Align2, Painter, Rect, Stroke, pos2};

use crate::chart::Table;
use crate::ui::sheets::words::Set;
use crate::ui::theme::{Theme, Type, space, type_scale};

const CELL: Type = type_scale::SLIDE_NOTE;
/// Between columns.
const GAP: f32 = 28.0;
/// Above and below the words of a row.
const PAD: f32 = 9.0;
/// How the width is shared among columns: name, value, share or status, everything else.
const PARTS: [f32; 4] = [0.26, 0.16, 0.2, 0.38];

/// Draws the table; rows that the room cannot hold are left out whole, and said to be.
pub(super) fn table(painter: &Painter, theme: &Theme, table: &Table, rect: Rect) {
    let columns = columns(table, rect);
    let mut y = rect.min.y;
    let rows = std::iter::once(&table.headers).chain(&table.rows);
    let mut left = table.rows.len().saturating_add(1);
    for (at, row) in rows.enumerate() {
        let is_head = at == 0;
        let sets: Vec<Set> = row
            .iter()
            .zip(&columns)
            .enumerate()
            .map(|(column, (words, (_, width)))| {
                let step = match (is_head, column) {
                    (true, _) => CELL.medium(),
                    (false, 0 | 1) => CELL.semibold(),
                    (false, _) => CELL,
                };
                Set::new(painter, words, step, *width)
            })
            .collect();
        let height = sets.iter().map(Set::height).fold(CELL.line, f32::max) + 2.0 * PAD;
        let last = if left > 1 { CELL.line } else { 0.0 };
        if y + height + last > rect.max.y && !is_head {
            let words = format!("… +{left}");
            let at = pos2(rect.min.x, y + PAD);
            let look = (CELL, theme.text.second);
            crate::ui::widgets::paint::text(painter, at, Align2::LEFT_TOP, &words, look);
            return;
        }
        let color = if is_head {
            theme.text.second
        } else {
            theme.text.main
        };
        for (set, (x, _)) in sets.iter().zip(&columns) {
            set.paint(painter, pos2(*x, y + PAD), color);
        }
        y += height;
        left = left.saturating_sub(1);
        let line = if is_head {
            theme.line.strong
        } else {
            theme.line.grid
        };
        painter.hline(rect.x_range(), y, Stroke::new(space::STROKE_MARK, line));
    }
}

/// Where each column begins, and how wide it is.
fn columns(table: &Table, rect: Rect) -> Vec<(f32, f32)> {
    let count = table.headers.len().max(1);
    let all: f32 = PARTS.iter().take(count).sum();
    let mut x = rect.min.x;
    let mut out = Vec::with_capacity(count);
    for part in PARTS.iter().take(count) {
        let width = rect.width() * part / all;
        out.push((x, width - GAP));
        x += width;
    }
    out
}
