//! Where everything of the matrix stands: columns of one pitch between two frozen ones, rows of
//! one height under a header. Knows sizes only.

use crate::chart::matrix::MatrixTable;
use crate::ui::theme::space;
use egui::{Rangef, Rect};

/// Height of the header: groups, hues, names.
pub const HEAD: f32 = 84.0;
/// Height of the row of totals.
pub const FOOT: f32 = 66.0;
/// Height of a line of what is left to share out.
pub const REMAINDER: f32 = 46.0;
/// Height of a row below an axis: no bar.
pub const CHILD: f32 = space::ROW_COMPACT;
/// Smallest height of an axis's row that holds a bar.
pub const ROW_MIN: f32 = 48.0;
/// Beyond this many axes, rows are compact.
const MANY: usize = 12;
/// Width of a column up to which titles gain nothing, and of titles then.
const COLUMN_EASY: f32 = 80.0;
const LABEL_EASY: f32 = 270.0;
/// Width of a column and of titles that are never passed.
const COLUMN_MAX: f32 = 140.0;
const LABEL_MAX: f32 = 420.0;
/// Padding of a column, left and right.
pub const INSET: f32 = 8.0;

/// What the contents ask for.
#[derive(Clone, Copy, Debug)]
pub struct Wants {
    /// Number of columns.
    pub columns: usize,
    /// The widest number.
    pub number: f32,
    /// The grand total, with its sign.
    pub grand: f32,
    /// True when totals carry a bar, a share and a range.
    pub wide_totals: bool,
    /// Number of axes shown, and of rows below them.
    pub rows: (usize, usize),
    /// Number of lines under the totals.
    pub remainders: usize,
}

/// Where everything stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// All of it.
    pub area: Rect,
    /// Where columns are seen: between the labels and the totals.
    pub columns: Rangef,
    /// Width of a column.
    pub pitch: f32,
    /// How far columns are scrolled sideways.
    pub offset: f32,
    /// Totals, left and right.
    pub totals: Rangef,
    /// Height of an axis's row.
    pub row: f32,
    /// Where rows are seen.
    pub rows: Rangef,
    /// True when rows hold a number and no bar.
    pub compact: bool,
    /// True when totals carry a bar, a share and a range.
    pub wide: bool,
}

impl Plan {
    /// The plan of a matrix in `area`, scrolled sideways by `offset` where columns do not fit.
    pub fn new(area: Rect, wants: Wants, offset: f32) -> Self {
        let (label_max, label_min, total_min) = if wants.wide_totals {
            (236.0, 190.0, 164.0)
        } else {
            (208.0, 190.0, 100.0)
        };
        let total_min = wants.grand.max(total_min);
        let total_max = total_min.max(if wants.wide_totals { 170.0 } else { 115.0 });
        let count = f32::from(u16::try_from(wants.columns).unwrap_or(u16::MAX)).max(1.0);
        let pitch_min = (wants.number + 2.0 * INSET).max(60.0);
        let fixed = |label: f32, total: f32| label + space::L + total + space::SHEET;
        let room = |label: f32, total: f32| (area.width() - fixed(label, total)).max(0.0);
        let needed = count * pitch_min;
        let (mut label, mut total) = (label_max, total_max);
        if room(label, total) < needed {
            total = total_min;
            label = (area.width() - fixed(0.0, total) - needed).clamp(label_min, label_max);
        }
        let mut pitch = (room(label, total) / count).max(pitch_min);
        // Titles gain room before columns do, then columns, then titles again.
        for (widest_column, widest_label) in [(COLUMN_EASY, LABEL_EASY), (COLUMN_MAX, LABEL_MAX)] {
            let least = pitch_min.max(widest_column);
            if pitch > least {
                let left = area.width() - fixed(0.0, total) - count * least;
                label = left.clamp(label, widest_label.max(label));
                pitch = room(label, total) / count;
            }
        }
        pitch = pitch.min(COLUMN_MAX.max(pitch_min));
        let left = area.min.x + label;
        let seen = (count * pitch).min(room(label, total));
        let start = left + seen + space::L;
        let totals = Rangef::new(start, (start + total).max(area.max.x - space::SHEET));
        let below = FOOT + REMAINDER * f32::from(u8::try_from(wants.remainders).unwrap_or(4));
        let (axes, children) = wants.rows;
        let compact = axes > MANY;
        let lines = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
        let height = (area.height() - HEAD - below).max(CHILD);
        let row = if compact {
            CHILD
        } else {
            let free = height - lines(children) * CHILD;
            (free / lines(axes).max(1.0))
                .floor()
                .clamp(ROW_MIN, space::ROW_MATRIX)
        };
        let top = area.min.y + HEAD;
        let rows_height = (lines(axes) * row + lines(children) * CHILD).min(height);
        Self {
            area,
            columns: Rangef::new(left, left + seen),
            pitch,
            offset: offset.clamp(0.0, (count * pitch - seen).max(0.0)),
            totals,
            row,
            rows: Rangef::new(top, top + rows_height),
            compact,
            wide: wants.wide_totals,
        }
    }

    /// Where a column stands, seen or not.
    pub fn column(&self, index: usize) -> Rangef {
        let index = f32::from(u16::try_from(index).unwrap_or(u16::MAX));
        let left = self.columns.min + index * self.pitch - self.offset;
        Rangef::new(left, left + self.pitch)
    }

    /// True when a part of the column can be seen.
    pub fn shows(&self, index: usize) -> bool {
        let column = self.column(index);
        column.max > self.columns.min && column.min < self.columns.max
    }

    /// The height of a row at this depth.
    pub fn height(&self, depth: usize) -> f32 {
        if depth == 0 { self.row } else { CHILD }
    }

    /// How far below the first row a row starts.
    pub fn top_of(&self, chart: &MatrixTable, index: usize) -> f32 {
        let axes = chart.window.axes_before(index);
        axes as f32 * self.row + index.saturating_sub(axes) as f32 * CHILD
    }

    /// The row that stands this far below the first one.
    pub fn row_at(&self, chart: &MatrixTable, below: f32) -> usize {
        let (mut low, mut high) = (0, chart.rows.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.top_of(chart, middle.saturating_add(1)) <= below {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        low
    }

    /// How far columns can be scrolled sideways.
    pub fn reach(&self, columns: usize) -> f32 {
        let count = f32::from(u16::try_from(columns).unwrap_or(u16::MAX));
        (count * self.pitch - self.columns.span()).max(0.0)
    }

    /// The offset at which a column is seen whole.
    pub fn offset_showing(&self, index: usize) -> f32 {
        let column = self.column(index);
        if column.min < self.columns.min {
            self.offset - (self.columns.min - column.min)
        } else if column.max > self.columns.max {
            self.offset + (column.max - self.columns.max)
        } else {
            self.offset
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{pos2, vec2};

    fn wants(columns: usize) -> Wants {
        Wants {
            columns,
            number: 40.0,
            grand: 60.0,
            wide_totals: true,
            rows: (6, 0),
            remainders: 1,
        }
    }

    #[test]
    fn nine_columns_fill_the_sheet_beside_the_inspector() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(1044.0, 600.0));
        let plan = Plan::new(area, wants(9), 0.0);
        assert_eq!(plan.column(0).min, 236.0);
        assert_eq!(plan.pitch, 66.0);
        assert_eq!((plan.totals.min, plan.totals.max), (846.0, 1016.0));
        assert_eq!(plan.row, 64.0);
    }

    #[test]
    fn columns_that_do_not_fit_scroll_between_the_frozen_ones() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 600.0));
        let plan = Plan::new(area, wants(12), 1000.0);
        assert!(plan.pitch >= 60.0);
        assert_eq!(plan.offset, plan.reach(12));
        assert!(plan.shows(11) && !plan.shows(0));
        assert_eq!(plan.offset_showing(0), 0.0);
        assert!(plan.totals.max <= 800.0);
    }
}
