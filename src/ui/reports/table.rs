//! A table of a report: columns as wide as they need, figures to the right, texts wrapped.

use egui::{Color32, Painter, Stroke, pos2};

use crate::chart::Table;
use crate::ui::sheets::words::Set;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::line;

const CELL: Type = Type {
    size: 11.5,
    line: 15.0,
    ..type_scale::SMALL
};
const HEAD: Type = CELL.semibold();
/// Left and right of a cell.
const SIDE: f32 = 5.0;
/// Above and below a row.
const AROUND: f32 = 4.0;

/// How the columns of a table stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// Left edge and width of each.
    places: Vec<(f32, f32)>,
    /// Which of them hold figures.
    figures: Vec<bool>,
}

impl Columns {
    /// No columns at all.
    #[must_use]
    pub fn none() -> Self {
        Self {
            places: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// Columns for all rows of a table, `width` points wide together.
    pub fn of(painter: &Painter, table: &Table, width: f32) -> Self {
        let count = table
            .rows
            .iter()
            .map(Vec::len)
            .chain(std::iter::once(table.headers.len()))
            .max()
            .unwrap_or(0);
        let needs: Vec<(f32, f32)> = (0..count).map(|at| needs(painter, table, at)).collect();
        let widths = shared(&needs, width);
        let mut x = 0.0;
        let places = widths.iter().map(|wide| {
            let place = (x, *wide);
            x += wide;
            place
        });
        Self {
            places: places.collect(),
            figures: table.figures(usize::MAX),
        }
    }
}

/// The narrowest width of a column, at which no word of it is broken, and the width at which no
/// cell of it wraps.
fn needs(painter: &Painter, table: &Table, at: usize) -> (f32, f32) {
    let mut needs: (f32, f32) = (0.0, 0.0);
    let mut see = |words: &String, step: Type| {
        let wide = |text: &str| line(painter, text, step, Color32::PLACEHOLDER).size().x;
        needs.1 = needs.1.max(wide(words));
        for word in words.split(' ') {
            needs.0 = needs.0.max(wide(word));
        }
    };
    if let Some(head) = table.headers.get(at) {
        see(head, HEAD);
    }
    for cell in table.rows.iter().filter_map(|row| row.get(at)) {
        see(cell, CELL);
    }
    let sides = 2.0 * SIDE + 1.0;
    (needs.0 + sides, needs.1 + sides)
}

/// Widths that add up to `width`. Where not all get what they would like, each gets its narrowest
/// and its share of the rest by what it lacks.
fn shared(needs: &[(f32, f32)], width: f32) -> Vec<f32> {
    let least: f32 = needs.iter().map(|(least, _)| least).sum();
    let liked: f32 = needs.iter().map(|(_, liked)| liked).sum();
    if least >= width {
        return needs.iter().map(|(own, _)| own * width / least).collect();
    }
    if liked > width {
        let part = (width - least) / (liked - least);
        let between = |(least, liked): &(f32, f32)| least + (liked - least) * part;
        return needs.iter().map(between).collect();
    }
    let mut widths: Vec<f32> = needs.iter().map(|(_, liked)| *liked).collect();
    // What is left goes to the widest, so that figures stay together at the right.
    if let Some(widest) = widths.iter_mut().max_by(|a, b| a.total_cmp(b)) {
        *widest += width - liked;
    }
    widths
}

/// Draws the heads of the columns; gives their height.
pub fn header(painter: &Painter, theme: &Theme, columns: &Columns, heads: &[String]) -> f32 {
    let height = cells(painter, columns, heads, (HEAD, theme.text.main));
    rule(painter, columns, height, theme.line.strong);
    height
}

/// Draws a row; gives its height.
pub fn row(painter: &Painter, theme: &Theme, columns: &Columns, row: &[String]) -> f32 {
    let height = cells(painter, columns, row, (CELL, theme.text.main));
    rule(painter, columns, height, theme.line.grid);
    height
}

fn rule(painter: &Painter, columns: &Columns, y: f32, color: Color32) {
    let end = columns.places.last().map_or(0.0, |(x, wide)| x + wide);
    let y = painter.round_to_pixel_center(y - 1.0);
    painter.hline(0.0..=end, y, Stroke::new(space::STROKE, color));
}

fn cells(
    painter: &Painter,
    columns: &Columns,
    words: &[String],
    (step, color): (Type, Color32),
) -> f32 {
    let mut height = step.line;
    let all = columns.places.iter().zip(&columns.figures).zip(words);
    for (((x, wide), is_figure), words) in all {
        let room = wide - 2.0 * SIDE;
        let set = Set::new(painter, words, step, room);
        if *is_figure {
            set.paint_right(painter, pos2(x + wide - SIDE, AROUND), color);
        } else {
            set.paint(painter, pos2(x + SIDE, AROUND), color);
        }
        height = height.max(set.height());
    }
    height + 2.0 * AROUND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_get_what_they_need_and_share_what_is_left() {
        let plain = |all: &[f32]| all.iter().map(|w| (*w, *w)).collect::<Vec<_>>();
        assert_eq!(
            shared(&plain(&[50.0, 40.0, 60.0]), 300.0),
            [50.0, 40.0, 210.0]
        );
        assert_eq!(shared(&plain(&[300.0, 300.0]), 300.0), [150.0, 150.0]);
        let needs = [(50.0, 50.0), (80.0, 280.0), (70.0, 170.0)];
        assert_eq!(shared(&needs, 350.0), [50.0, 180.0, 120.0]);
        assert!(shared(&[], 300.0).is_empty());
    }
}
