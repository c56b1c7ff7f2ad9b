//! The header of the matrix: groups, hues, names.

use super::cell::color_of;
use super::plan::{HEAD, INSET, Plan};
use crate::chart::Subject;
use crate::chart::matrix::MatrixTable;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::{self, line};
use crate::ui::widgets::text::{cut, lay};
use egui::{Align, Align2, Color32, Painter, Pos2, Rect, Stroke, pos2};

/// Where a partner's header can be clicked.
pub fn column_head(plan: &Plan, index: usize) -> Rect {
    let top = plan.area.min.y + 30.0;
    Rect::from_x_y_ranges(plan.column(index), top..=plan.area.min.y + HEAD)
}

/// Paints the header; the name of a selected partner is in the accent.
pub fn paint_head(
    painter: &Painter,
    theme: &Theme,
    plan: &Plan,
    chart: &MatrixTable,
    selection: Option<&Subject>,
) {
    let top = plan.area.min.y;
    let bottom = top + HEAD;
    let baseline = bottom - 20.0;
    let x = plan.area.min.x + space::SHEET;
    let look = (type_scale::SMALL.medium(), theme.text.muted);
    let at = pos2(x, baseline);
    paint::text(painter, at, Align2::LEFT_CENTER, &chart.head.line, look);
    let clip = Rect::from_x_y_ranges(plan.columns, top..=bottom);
    let inner = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
    brackets(&inner, theme, plan, chart);
    let shown = |index: &usize| plan.shows(*index);
    let names = (0..chart.columns.len()).filter(shown);
    let names = names.filter_map(|index| chart.columns.get(index));
    let room = plan.column(0).span() - 2.0 * INSET;
    let step = step(painter, names.map(|column| column.name.as_str()), room);
    for (index, column) in chart.columns.iter().enumerate() {
        if !plan.shows(index) {
            continue;
        }
        let slot = plan.column(index);
        let (left, right) = (slot.min + INSET, slot.max - INSET);
        let rule = Rect::from_x_y_ranges(left..=right, top + 38.0..=top + 41.0);
        inner.rect_filled(paint::snap(painter, rule), 1.0, color_of(theme, column.ink));
        if column.is_financer {
            let outline = Stroke::new(space::STROKE, theme.ink.main);
            let rule = paint::snap(painter, rule);
            inner.rect_stroke(rule, 1.0, outline, egui::StrokeKind::Inside);
        }
        let chosen = selection == Some(&Subject::Partner(column.partner.clone()));
        let color = if chosen {
            theme.accent.main
        } else {
            theme.text.main
        };
        name(
            &inner,
            pos2(right, bottom - 11.0),
            (&column.name, step, color),
            right - left + 12.0,
        );
    }
    totals(painter, theme, plan, chart, baseline);
    let stroke = Stroke::new(space::STROKE, theme.line.strong);
    let y = painter.round_to_pixel_center(bottom);
    painter.hline(plan.area.x_range(), y, stroke);
}

/// The size of all names: a word too wide for its column would run into the name beside it.
fn step<'n>(painter: &Painter, mut names: impl Iterator<Item = &'n str>, room: f32) -> Type {
    let small = type_scale::SMALL.semibold();
    match names.any(|name| widest(painter, name, small) > room) {
        true => type_scale::MICRO.semibold(),
        false => small,
    }
}

/// How wide the widest word is.
fn widest(painter: &Painter, text: &str, step: Type) -> f32 {
    let words = text
        .split_inclusive([' ', '-'])
        .map(|word| line(painter, word, step, Color32::PLACEHOLDER));
    words.map(|word| word.size().x).fold(0.0, f32::max)
}

/// A name that ends at `corner`, on two lines at most.
fn name(painter: &Painter, corner: Pos2, (text, step, color): (&str, Type, Color32), width: f32) {
    let widest = widest(painter, text, step);
    // A word is not broken in two: it is cut. What follows it often tells two names apart: it has
    // a line of its own.
    if widest > width
        && let Some((start, end)) = text.rsplit_once(' ')
    {
        let below = Rect::from_min_max(corner, corner);
        let end = last(painter, below, (end, step, color), width);
        last(painter, end, (start, step, color), width);
        return;
    }
    let lines = if widest > width { 1 } else { 2 };
    let mut job = cut(text, step.job(text, color), width, lines);
    job.halign = Align::RIGHT;
    let galley = lay(painter, job);
    let at = corner - egui::vec2(0.0, galley.size().y);
    painter.galley(at, galley, color);
}

/// One line above `below`, ending where it ends; gives where it stands.
fn last(
    painter: &Painter,
    below: Rect,
    (text, step, color): (&str, Type, Color32),
    width: f32,
) -> Rect {
    let galley = lay(painter, cut(text, step.job(text, color), width, 1));
    let at = below.right_top();
    paint::place(painter, galley, at, Align2::RIGHT_BOTTOM)
}

fn totals(painter: &Painter, theme: &Theme, plan: &Plan, chart: &MatrixTable, y: f32) {
    let wide = plan.wide;
    let (x, anchor) = if wide {
        (plan.totals.min, Align2::LEFT_CENTER)
    } else {
        (plan.totals.max, Align2::RIGHT_CENTER)
    };
    let look = (type_scale::SMALL.semibold(), theme.text.main);
    paint::text(painter, pos2(x, y - 14.0), anchor, &chart.head.total, look);
    let look = (type_scale::MICRO, theme.text.muted);
    paint::text(painter, pos2(x, y), anchor, &chart.head.total_note, look);
}

fn brackets(painter: &Painter, theme: &Theme, plan: &Plan, chart: &MatrixTable) {
    let top = plan.area.min.y;
    let stroke = Stroke::new(space::STROKE, theme.line.strong);
    for bracket in &chart.brackets {
        let (first, last) = bracket.columns;
        let (left, right) = (plan.column(first).min + 4.0, plan.column(last).max - 4.0);
        let look = (type_scale::MICRO.medium(), theme.text.muted);
        let at = pos2(left + 4.0, top + 12.0);
        paint::text(painter, at, Align2::LEFT_CENTER, &bracket.name, look);
        let y = painter.round_to_pixel_center(top + 24.0);
        painter.hline(left..=right, y, stroke);
        for x in [left, right] {
            painter.vline(painter.round_to_pixel_center(x), y..=y + 5.0, stroke);
        }
    }
}
