//! Draws the histogram of operations: a row for each size, a block for each operation.

use super::frame::{self, elided};
use super::ink;
use super::stop::{Act, Spot, follow, ground, stop};
use crate::app::export::Exported;
use crate::chart::{ChartName, Concentration, Ink, Known, SheetName, SizeRow};
use crate::ui::Desk;
use crate::ui::theme::{Theme, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar};
use crate::ui::widgets::paint::{line, text};
use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

/// From the top of the chart to its first row.
const HEAD: f32 = 96.0;
/// A row, as high and as low as it gets.
const ROW: (f32, f32) = (56.0, 30.0);
/// Height of a block, at most.
const BLOCK: f32 = 24.0;
/// The widest and the narrowest block; narrower ones become one bar.
const UNIT: (f32, f32) = (64.0, 4.0);
/// Height of the numbers over the rules, on paper.
const TICKS: f32 = 24.0;
/// Height of the note at the foot.
const FOOT: f32 = 34.0;

/// Where things stand along x.
#[derive(Clone, Copy)]
struct Columns {
    labels: f32,
    zero: f32,
    unit: f32,
    end: f32,
}

/// How high the chart is at most.
pub fn height(chart: &Concentration) -> f32 {
    HEAD + rows_of(chart) * ROW.0 + FOOT
}

fn rows_of(chart: &Concentration) -> f32 {
    count(chart.rows.len().max(1))
}

fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

/// Draws the chart into `rect`.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Concentration, rect: Rect) {
    frame::heading(ui, desk, rect, &chart.title, rect.width() - 40.0);
    let what = Exported::Sheet(SheetName::Concentration);
    let of = (rect, ChartName::Concentration, what);
    frame::menu(ui, desk, of, || chart.table());
    frame::scope(ui, desk, rect, &chart.scope);
    if let Some(words) = &chart.empty {
        return frame::empty(ui, desk, pos2(rect.min.x, rect.min.y + HEAD), words);
    }
    if let Some(words) = &chart.finding {
        let look = (type_scale::BODY.medium(), desk.theme.text.main);
        let at = pos2(rect.min.x, rect.min.y + 62.0);
        frame::said(ui, at, words, (look, rect.width()));
    }
    let columns = columns(ui.painter(), chart, rect);
    let row = ((rect.height() - HEAD - FOOT) / rows_of(chart)).clamp(ROW.1, ROW.0);
    let bottom = rect.min.y + HEAD + row * rows_of(chart);
    let top = rect.min.y + HEAD;
    rules(ui.painter(), desk.theme, chart, (columns, top, bottom));
    let mut spots = Vec::new();
    for (n, one) in chart.rows.iter().enumerate() {
        let top = rect.min.y + HEAD + row * count(n);
        let place = Rect::from_min_size(pos2(rect.min.x, top), vec2(rect.width(), row));
        size_row(ui, desk, one, (place, columns), &mut spots);
    }
    if let Some(words) = &chart.note {
        let look = (type_scale::SMALL, desk.theme.text.muted);
        let at = pos2(rect.min.x, bottom + FOOT / 2.0);
        frame::said(ui, at, words, (look, rect.width()));
    }
    let area = Rect::from_min_max(
        pos2(rect.min.x, rect.min.y + HEAD),
        pos2(rect.max.x, bottom),
    );
    let id = ui.scope_id().with("concentration");
    if let Some((at, act)) = stop(ui, desk, (id, area, &chart.title), &spots)
        && let Some(subject) = spots.get(at).and_then(|s| s.subject)
    {
        if act == Act::Double {
            follow(desk, subject, Act::Double);
        } else {
            follow(desk, subject, Act::Click);
        }
    }
}

/// Draws rows and rules from the top of `room`, with nothing that answers the mouse or the
/// keyboard; gives the height that they took.
pub fn on_paper(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Concentration, room: Rect) -> f32 {
    if let Some(words) = &chart.empty {
        frame::empty(ui, desk, pos2(room.min.x, room.min.y + space::L), words);
        return 2.0 * space::L;
    }
    let top = room.min.y + TICKS;
    let row = ((room.max.y - top) / rows_of(chart)).clamp(ROW.1, ROW.0);
    let bottom = top + row * rows_of(chart);
    let columns = columns(ui.painter(), chart, room);
    rules(ui.painter(), desk.theme, chart, (columns, top, bottom));
    let mut spots = Vec::new();
    for (n, one) in chart.rows.iter().enumerate() {
        let place = Rect::from_min_size(
            pos2(room.min.x, top + row * count(n)),
            vec2(room.width(), row),
        );
        size_row(ui, desk, one, (place, columns), &mut spots);
    }
    bottom - room.min.y
}

/// Blocks as wide as the row with the most of them leaves room for its words.
fn columns(painter: &Painter, chart: &Concentration, rect: Rect) -> Columns {
    let width = |words: &str, step| line(painter, words, step, Color32::PLACEHOLDER).size().x;
    let widest = |words: &dyn Fn(&SizeRow) -> f32| chart.rows.iter().map(words).fold(0.0, f32::max);
    let labels = widest(&|row| width(&row.label, type_scale::BODY));
    let labels = labels.min(rect.width() * 0.34);
    let after = widest(&|row| {
        let strong = width(&row.count, type_scale::BODY.semibold());
        strong + width(&row.sum, type_scale::SMALL) + space::XL
    });
    let zero = rect.min.x + labels + space::L;
    let room = (rect.max.x - zero - after).max(40.0);
    let most = count(chart.most().max(1));
    Columns {
        labels,
        zero,
        unit: (room / most).min(UNIT.0),
        end: rect.max.x,
    }
}

/// Rules at whole numbers of operations, their numbers on top.
fn rules(
    painter: &Painter,
    theme: &Theme,
    chart: &Concentration,
    (columns, top, bottom): (Columns, f32, f32),
) {
    for tick in &chart.ticks {
        let x = painter.round_to_pixel_center(columns.zero + columns.unit * count(*tick));
        let color = if *tick == 0 {
            theme.line.strong
        } else {
            theme.line.grid
        };
        painter.vline(x, top - 4.0..=bottom, Stroke::new(space::STROKE, color));
        let look = (type_scale::MICRO, theme.text.muted);
        let at = pos2(x, top - 8.0);
        text(painter, at, Align2::CENTER_BOTTOM, &tick.to_string(), look);
    }
}

fn size_row<'a>(
    ui: &Ui,
    desk: &Desk<'_>,
    row: &'a SizeRow,
    (place, columns): (Rect, Columns),
    spots: &mut Vec<Spot<'a>>,
) {
    let theme = desk.theme;
    let painter = ui.painter();
    let y = place.center().y;
    let look = (type_scale::BODY, theme.text.main);
    let at = pos2(place.min.x + columns.labels, y);
    elided(
        painter,
        at,
        Align2::RIGHT_CENTER,
        &row.label,
        look,
        columns.labels,
    );
    let height = (place.height() - 10.0).min(BLOCK);
    let box_of = |from: usize, to: usize| {
        let left = columns.zero + columns.unit * count(from);
        let right = columns.zero + columns.unit * count(to);
        Rect::from_x_y_ranges(left..=right, y - height / 2.0..=y + height / 2.0)
    };
    let whole = box_of(0, row.marks.len());
    if columns.unit < UNIT.1 {
        merged(ui, desk, row, whole, spots);
    } else {
        for (n, mark) in row.marks.iter().enumerate() {
            let hit = box_of(n, n.saturating_add(1));
            ground(ui, desk, hit.expand2(vec2(0.0, 4.0)), Some(&mark.subject));
            let gap = if columns.unit > 8.0 { 2.0 } else { 1.0 };
            block(
                painter,
                theme,
                hit.with_max_x(hit.max.x - gap),
                (row, mark.ink),
            );
            spots.push(Spot {
                rect: hit,
                subject: Some(&mark.subject),
                tip: &mark.tip,
            });
        }
    }
    said(
        painter,
        theme,
        row,
        (pos2(whole.max.x + space::S, y), columns.end),
    );
}

/// How many operations and how much, after the blocks of a row. They break the rules, not the
/// reverse.
fn said(painter: &Painter, theme: &Theme, row: &SizeRow, (at, end): (Pos2, f32)) {
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    let look = (type_scale::SMALL, theme.text.muted);
    let wide = |text: &str, (step, color)| line(painter, text, step, color).size().x;
    let both = wide(&row.count, strong) + space::S + wide(&row.sum, look);
    let high = type_scale::BODY.line;
    let left = at - vec2(2.0, high / 2.0);
    let under =
        Rect::from_min_size(left, vec2(both + 4.0, high)).with_max_x(end.min(at.x + both + 4.0));
    painter.rect_filled(under, 0, theme.ground.surface);
    let words = text(painter, at, Align2::LEFT_CENTER, &row.count, strong);
    let at = pos2(words.max.x + space::S, at.y);
    if end - at.x > 24.0 {
        elided(painter, at, Align2::LEFT_CENTER, &row.sum, look, end - at.x);
    }
}

/// A row of too many operations to tell apart: one bar, which stands for the largest.
fn merged<'a>(ui: &Ui, desk: &Desk<'_>, row: &'a SizeRow, whole: Rect, spots: &mut Vec<Spot<'a>>) {
    let Some(first) = row.marks.first() else {
        return;
    };
    let lit = row.marks.iter().take_while(|m| m.ink == first.ink).count();
    let share = count(lit) / count(row.marks.len());
    let middle = whole.min.x + whole.width() * share;
    block(
        ui.painter(),
        desk.theme,
        whole.with_max_x(middle),
        (row, first.ink),
    );
    if lit < row.marks.len() {
        block(
            ui.painter(),
            desk.theme,
            whole.with_min_x(middle),
            (row, Ink::Weak),
        );
    }
    spots.push(Spot {
        rect: whole,
        subject: Some(&first.subject),
        tip: &row.tip,
    });
}

fn block(painter: &Painter, theme: &Theme, rect: Rect, (row, color): (&SizeRow, Ink)) {
    match row.known {
        Known::Amount => ink::paint(painter, theme, rect, color),
        Known::Nothing => {
            let none = Color32::PLACEHOLDER;
            paint_bar(painter, theme, rect, BarState::Unallocated, none);
        }
        Known::Nil => paint_bar(painter, theme, rect, BarState::Nil, theme.ink.main),
    }
}
