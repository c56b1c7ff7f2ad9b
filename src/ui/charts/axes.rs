//! Draws the chart of axes: badges and titles, the partner's bars, the bars of all signatories.

mod mark;

use super::frame::{self, elided, wrapped};
use super::ink;
use super::stop::{Spot, enter, follow, ground, stop};
use crate::app::export::Exported;
use crate::chart::{AxesChart, AxisMark, AxisRow, ChartName, Ink, Legend, Shape, SheetName, Tip};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::badge::paint_badge;
use crate::ui::widgets::paint::{line, text};
use crate::ui::widgets::text::{cut, lay};
use crate::ui::widgets::tip::{Tips as _, is_covered};
use egui::{Align2, Painter, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Title and scope line.
const TOP: f32 = 56.0;
/// Heads of the columns.
const LEGENDS: f32 = 45.0;
/// From the top of the chart to its first row.
const HEAD: f32 = TOP + LEGENDS;
/// Height of the total.
const TOTAL: f32 = 34.0;
/// A row as drawn, and as tight as it gets.
pub const ROW: f32 = 44.0;
/// See [`ROW`].
pub const ROW_TIGHT: f32 = 32.0;

/// How high the chart is with rows of `row`.
pub fn height(chart: &AxesChart, row: f32) -> f32 {
    HEAD + rows_of(chart) * row + TOTAL
}

/// The height of rows that fills `room`, within what is readable.
pub fn row_that_fits(chart: &AxesChart, room: f32) -> f32 {
    ((room - HEAD - TOTAL) / rows_of(chart)).clamp(ROW_TIGHT, ROW)
}

#[allow(clippy::cast_precision_loss)]
fn rows_of(chart: &AxesChart) -> f32 {
    chart.rows.len().max(1) as f32
}

/// The columns: where each begins, and how long its longest bar is.
#[derive(Clone, Copy)]
struct Columns {
    left: (f32, f32, f32),
    right: (f32, f32, f32),
    titles: f32,
}

/// Draws the chart into `rect` with rows of `row`.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, chart: &AxesChart, rect: Rect, row: f32) {
    frame::heading(ui, desk, rect, &chart.title, rect.width() - 72.0);
    let what = Exported::Sheet(SheetName::AxisBudgets);
    let of = (rect, ChartName::AxisBudgets, what);
    frame::menu(ui, desk, of, || chart.table());
    frame::enlarge(ui, desk, rect, ChartName::AxisBudgets);
    if let Some(note) = &chart.note {
        frame::scope(ui, desk, rect, note);
    }
    let lines = if row < 36.0 { 1 } else { 2 };
    let body_at = rect.with_min_y(rect.min.y + TOP);
    let (spots, end) = body(ui, desk, chart, body_at, (row, lines));
    if spots.is_empty() {
        return;
    }
    let from = pos2(rect.min.x, rect.min.y + HEAD);
    let area = Rect::from_min_max(from, pos2(rect.max.x, end));
    let id = ui.scope_id().with("axes");
    let acted = stop(ui, desk, (id, area, &chart.title), &spots);
    let is_in = acted.is_some() || ui.memory(|m| m.has_focus(id));
    enter(desk, ChartName::AxisBudgets, is_in);
    if let Some((at, act)) = acted
        && let Some(subject) = spots.get(at).and_then(|s| s.subject)
    {
        follow(desk, subject, act);
    }
}

/// Draws the chart without its title in the width of `room`, its titles whole, its rows higher
/// where there is room; gives its height.
pub fn on_paper(ui: &mut Ui, desk: &mut Desk<'_>, chart: &AxesChart, room: Rect) -> f32 {
    /// Rows grow no higher than this for want of anything else to show.
    const HIGHEST: f32 = 56.0;
    let painter = ui.painter();
    let width = columns(painter, chart, room).titles;
    let least = chart.rows.iter().fold(ROW, |least, row| {
        let job = type_scale::BODY.job(&row.title, egui::Color32::PLACEHOLDER);
        let set = lay(painter, cut(&row.title, job, width, usize::MAX));
        least.max(set.size().y + 10.0)
    });
    let free = (room.height() - LEGENDS - TOTAL) / rows_of(chart);
    let row = free.clamp(least, least.max(HIGHEST)).floor();
    let (_, end) = body(ui, desk, chart, room, (row, usize::MAX));
    end - room.min.y
}

/// Heads, rows and total from the top of `rect`; gives the marks, and where they end.
fn body<'a>(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    chart: &'a AxesChart,
    rect: Rect,
    (row, lines): (f32, usize),
) -> (Vec<Spot<'a>>, f32) {
    let columns = columns(ui.painter(), chart, rect);
    legends(ui, desk, chart, columns, rect.min.y + 4.0);
    let mut spots = Vec::new();
    if let Some(words) = &chart.empty {
        let at = pos2(rect.min.x, rect.min.y + LEGENDS + ROW / 2.0);
        frame::empty(ui, desk, at, words);
        return (spots, rect.min.y + LEGENDS + ROW);
    }
    for (at, one) in chart.rows.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let top = rect.min.y + LEGENDS + at as f32 * row;
        let place = Rect::from_min_size(pos2(rect.min.x, top), vec2(rect.width(), row));
        rule(ui.painter(), place, desk.theme.line.grid);
        axis(ui, desk, one, (place, columns, lines), &mut spots, chart);
    }
    let top = rect.min.y + LEGENDS + rows_of(chart) * row;
    let place = Rect::from_min_size(pos2(rect.min.x, top), vec2(rect.width(), TOTAL));
    total(ui, desk, chart, place, columns);
    (spots, place.max.y)
}

fn rule(painter: &Painter, row: Rect, color: egui::Color32) {
    let y = painter.round_to_pixel_center(row.min.y);
    painter.hline(row.x_range(), y, Stroke::new(space::STROKE, color));
}

/// The longest bar of a column is no shorter.
const SHORTEST: f32 = 24.0;

/// Columns in the proportions of the drawing; bars leave room for the longest label.
fn columns(painter: &Painter, chart: &AxesChart, rect: Rect) -> Columns {
    let width = rect.width();
    let has_left = chart.left.is_some();
    let mut starts = if has_left {
        (width * 0.378, width * 0.756)
    } else {
        (width * 0.5, width * 0.5)
    };
    let labels = |marks: &mut dyn Iterator<Item = &AxisMark>| -> f32 {
        let mut most: f32 = 0.0;
        for mark in marks {
            if let Shape::Bar(_) | Shape::Derived(..) | Shape::Estimated(_) = mark.shape {
                let words = line(
                    painter,
                    &mark.value,
                    type_scale::BODY.semibold(),
                    egui::Color32::PLACEHOLDER,
                );
                let stub = if mark.is_minimum {
                    mark::MISSING + 1.0
                } else {
                    0.0
                };
                most = most.max(words.size().x + stub);
            }
        }
        most + space::S
    };
    let left_labels = labels(&mut chart.rows.iter().filter_map(|r| r.left.as_ref()));
    let right_labels = labels(&mut chart.rows.iter().map(|r| &r.right));
    if has_left {
        // Amounts of many digits take room from the column before them rather than be cut.
        let needed = width - right_labels - SHORTEST;
        starts.1 = starts.1.min(needed.max(starts.0 + SHORTEST));
    }
    let left = (rect.min.x + starts.0, rect.min.x + starts.1 - space::XL);
    let right = (rect.min.x + starts.1, rect.max.x);
    let longest = |(from, to): (f32, f32), labels: f32| (to - from - labels).max(SHORTEST);
    Columns {
        left: (left.0, left.1, longest(left, left_labels).min(196.0)),
        right: (
            right.0,
            right.1,
            longest(right, right_labels).min(if has_left { 128.0 } else { 280.0 }),
        ),
        titles: starts.0 - 32.0 - space::L,
    }
}

fn legends(ui: &Ui, desk: &Desk<'_>, chart: &AxesChart, columns: Columns, y: f32) {
    if let Some(left) = &chart.left {
        legend(ui, desk, left, (columns.left.0, columns.left.1), y);
    }
    legend(
        ui,
        desk,
        &chart.right,
        (columns.right.0, columns.right.1),
        y,
    );
}

fn legend(ui: &Ui, desk: &Desk<'_>, legend: &Legend, (from, to): (f32, f32), y: f32) {
    let theme = desk.theme;
    let painter = ui.painter();
    let indent = if legend.ink.is_some() { 16.0 } else { 0.0 };
    if let Some(one) = legend.ink {
        ink::square(painter, theme, pos2(from + 5.0, y + 7.0), one);
    }
    let title = (type_scale::BODY.semibold(), theme.text.main);
    let at = pos2(from + indent, y + 7.0);
    let width = to - from - indent;
    let side = Align2::LEFT_CENTER;
    let first = elided(painter, at, side, &legend.title, title, width);
    let scope = (type_scale::SMALL, theme.text.muted);
    let at = pos2(from, y + 24.0);
    let second = elided(painter, at, side, &legend.scope, scope, to - from);
    let words = format!("{}, {}", legend.title, legend.scope);
    let id = ui.scope_id().with(("legend", &legend.title));
    let response = ui.interact(first.union(second), id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
    if first.width() >= width - 1.0 || second.width() >= to - from - 1.0 {
        response.tip_text(&words);
    }
}

fn axis<'a>(
    ui: &Ui,
    desk: &mut Desk<'_>,
    row: &'a AxisRow,
    (place, columns, lines): (Rect, Columns, usize),
    spots: &mut Vec<Spot<'a>>,
    chart: &AxesChart,
) {
    let y = place.center().y;
    let inner = place.shrink2(vec2(0.0, 3.0));
    let left = inner
        .with_min_x(columns.left.0 - 6.0)
        .with_max_x(columns.left.1 + 4.0);
    let right = inner
        .with_min_x(columns.right.0 - 6.0)
        .with_max_x(columns.right.1);
    let name = inner.with_max_x(place.min.x + 32.0 + columns.titles);
    let title_tip = Tip::new(&row.title, Vec::new());
    heading_of(ui, desk, row, (name, columns.titles, lines), &title_tip);
    if let (Some(mark), Some(legend)) = (&row.left, &chart.left) {
        ground(ui, desk, left, Some(&mark.subject));
        let at = (columns.left.0, y, columns.left.2);
        let color = legend.ink.unwrap_or(Ink::Strong);
        mark::paint(ui, desk, mark, color, (at, columns.left.1));
        spots.push(Spot {
            rect: left,
            subject: Some(&mark.subject),
            tip: &mark.tip,
        });
    }
    ground(ui, desk, right, Some(&row.right.subject));
    let at = (columns.right.0, y, columns.right.2);
    mark::paint(ui, desk, &row.right, Ink::Strong, (at, columns.right.1));
    spots.push(Spot {
        rect: right,
        subject: Some(&row.right.subject),
        tip: &row.right.tip,
    });
}

/// Number and title of an axis; a click selects it.
fn heading_of(
    ui: &Ui,
    desk: &mut Desk<'_>,
    row: &AxisRow,
    (place, width, lines): (Rect, f32, usize),
    tip: &Tip,
) {
    let theme = desk.theme;
    let painter = ui.painter();
    let y = place.center().y;
    paint_badge(painter, theme, pos2(place.min.x + 10.0, y), &row.number);
    let look = (type_scale::BODY, theme.text.main);
    let at = pos2(place.min.x + 32.0, y);
    wrapped(
        painter,
        at,
        Align2::LEFT_CENTER,
        &row.title,
        (look, width, lines),
    );
    let id = ui.scope_id().with(("axis", &row.number, &row.title));
    let response = ui.interact(place, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &row.title));
    if response.clicked() {
        follow(desk, &row.subject, super::stop::Act::Click);
    }
    if response.double_clicked() {
        follow(desk, &row.subject, super::stop::Act::Double);
    }
    if !is_covered(&response) {
        response.on_hover_ui(|ui| super::stop::tooltip(ui, theme, tip));
    }
}

fn total(ui: &Ui, desk: &Desk<'_>, chart: &AxesChart, place: Rect, columns: Columns) {
    let theme = desk.theme;
    let painter = ui.painter();
    rule(painter, place, theme.line.strong);
    let side = Align2::LEFT_CENTER;
    let y = place.center().y;
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    let muted = (type_scale::SMALL, theme.text.muted);
    text(
        painter,
        pos2(place.min.x + 32.0, y),
        side,
        &chart.total,
        strong,
    );
    let mut said = chart.total.clone();
    for ((value, note), (x, end)) in [
        (&chart.left_total, (columns.left.0, columns.left.1)),
        (&chart.right_total, (columns.right.0, columns.right.1)),
    ] {
        let after = text(painter, pos2(x, y), side, value, strong).max.x + space::S;
        if end - after > 24.0 {
            elided(painter, pos2(after, y), side, note, muted, end - after);
        }
        said = format!("{said}, {value} {note}");
    }
    let response = ui.interact(place, ui.scope_id().with("axes_total"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}
