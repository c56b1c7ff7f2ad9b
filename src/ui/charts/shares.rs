//! Draws the signatories' parts: the stacked bar on their sum and the list of exact values.

use super::frame::{self, elided};
use super::ink;
use super::stop::{Act, Spot, enter, follow, ground, stop};
use crate::app::Intent;
use crate::app::export::Exported;
use crate::chart::{ChartName, ShareRow, SharesChart, SheetName, Subject};
use crate::ui::Desk;
use crate::ui::theme::{Type, space, type_scale};
use crate::ui::widgets::bar::fits_inside;
use crate::ui::widgets::paint::{line, place, text};
use crate::ui::widgets::text::{cut, lay};
use crate::wording::{Lang, Tongue};
use egui::{Align2, Color32, Painter, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Title and scope line.
const TOP: f32 = 56.0;
/// From the end of the scope line to the list's head: the scale and the bar.
const BAR: f32 = 72.0;
/// From the top of the chart to the list's head.
const HEAD: f32 = TOP + BAR;
const LIST_HEAD: f32 = 22.0;
const TOTAL: f32 = 34.0;
/// A row as drawn, and as tight as it gets.
pub const ROW: f32 = 30.0;
/// See [`ROW`].
pub const ROW_TIGHT: f32 = 26.0;
const LINE: f32 = 17.0;
/// Right edge of the column of amounts, from the right.
const AMOUNT: f32 = 74.0;

/// How high the chart is, `width` wide, with rows of `row`.
pub fn height(painter: &Painter, chart: &SharesChart, width: f32, row: f32) -> f32 {
    let rows: f32 = chart
        .rows
        .iter()
        .map(|r| row_height(painter, r, width, row))
        .sum();
    HEAD + LIST_HEAD + rows.max(row) + TOTAL
}

fn row_height(painter: &Painter, one: &ShareRow, width: f32, row: f32) -> f32 {
    if one.members.is_empty() {
        return row;
    }
    row + members(painter, one, width, Color32::PLACEHOLDER).size().y
}

fn members(
    painter: &Painter,
    one: &ShareRow,
    width: f32,
    color: Color32,
) -> std::sync::Arc<egui::Galley> {
    let step = Type {
        line: LINE,
        ..type_scale::SMALL
    };
    let job = cut(
        &one.members,
        step.job(&one.members, color),
        (width - 20.0 - AMOUNT - 80.0).max(120.0),
        3,
    );
    lay(painter, job)
}

/// Draws the chart into `rect` with rows of `row`.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, chart: &SharesChart, rect: Rect, row: f32) {
    frame::heading(ui, desk, rect, &chart.title, rect.width() - 72.0);
    let what = Exported::Sheet(SheetName::PartnerShares);
    let of = (rect, ChartName::PartnerShares, what);
    frame::menu(ui, desk, of, || chart.table());
    frame::enlarge(ui, desk, rect, ChartName::PartnerShares);
    frame::scope(ui, desk, rect, &chart.scope);
    let mut spots = Vec::new();
    let body = rect.with_min_y(rect.min.y + TOP);
    bar(ui, desk, chart, body, &mut spots);
    let segments = spots.len();
    let end = list(ui, desk, chart, (body, row), &mut spots);
    let area = Rect::from_min_max(pos2(rect.min.x, body.min.y + 6.0), pos2(rect.max.x, end));
    let id = ui.scope_id().with("shares");
    let acted = stop(ui, desk, (id, area, &chart.title), &spots);
    let is_in = acted.is_some() || ui.memory(|m| m.has_focus(id));
    enter(desk, ChartName::PartnerShares, is_in);
    let Some((at, act)) = acted else {
        return;
    };
    let Some(subject) = spots.get(at).and_then(|s| s.subject) else {
        return;
    };
    follow(desk, subject, act);
    // A part of the bar puts its partner in focus, and takes it out again.
    if let (true, Act::Click, Subject::Partner(id)) = (at < segments, act, subject) {
        let is_in_focus = desk.session.view.focus.as_ref() == Some(id);
        desk.push(Intent::Focus((!is_in_focus).then(|| id.clone())));
    }
}

/// Draws the chart without its title in the width of `room`, its rows higher where there is room;
/// gives its height.
pub fn on_paper(ui: &mut Ui, desk: &mut Desk<'_>, chart: &SharesChart, room: Rect) -> f32 {
    let painter = ui.painter();
    let least = height(painter, chart, room.width(), ROW) - TOP;
    #[allow(clippy::cast_precision_loss)]
    let rows = chart.rows.len().max(1) as f32;
    let spare = ((room.height() - least) / rows).clamp(0.0, 8.0);
    let mut spots = Vec::new();
    bar(ui, desk, chart, room, &mut spots);
    let end = list(ui, desk, chart, (room, (ROW + spare).floor()), &mut spots);
    end - room.min.y
}

fn bar<'a>(
    ui: &Ui,
    desk: &Desk<'_>,
    chart: &'a SharesChart,
    rect: Rect,
    spots: &mut Vec<Spot<'a>>,
) {
    let theme = desk.theme;
    let painter = ui.painter();
    let y = rect.min.y + 11.0;
    let look = (type_scale::MICRO, theme.text.muted);
    text(painter, pos2(rect.min.x, y), Align2::LEFT_CENTER, "0", look);
    let end = pos2(rect.max.x, y);
    text(painter, end, Align2::RIGHT_CENTER, &chart.end, look);
    let track = Rect::from_min_size(
        pos2(rect.min.x, rect.min.y + 24.0),
        vec2(rect.width(), space::BAR_TOTAL),
    );
    let mut from: f64 = 0.0;
    for one in &chart.rows {
        let Some(length) = one.length else { continue };
        #[allow(clippy::cast_possible_truncation)]
        let at = |part: f64| track.min.x + track.width() * part.clamp(0.0, 1.0) as f32;
        let to = from + length;
        let gap = if to < 0.999 { 1.0 } else { 0.0 };
        let piece = track.with_min_x(at(from)).with_max_x(at(to) - gap);
        from = to;
        ink::paint(painter, theme, piece, one.ink);
        words_inside(painter, desk, one, piece);
        spots.push(Spot {
            rect: piece,
            subject: one.subject.as_ref(),
            tip: &one.tip,
        });
    }
    if let Some(words) = &chart.empty {
        let stub = track.with_max_x(track.min.x + 56.0);
        ink::paint(painter, theme, stub, crate::chart::Ink::Unknown);
        let after = pos2(stub.max.x + space::M, stub.center().y);
        frame::empty(ui, desk, after, words);
    }
}

fn words_inside(painter: &Painter, desk: &Desk<'_>, one: &ShareRow, piece: Rect) {
    if one.short.is_empty() {
        return;
    }
    let on = ink::tone(desk.theme, one.ink).on;
    let name = line(painter, &one.short, type_scale::BODY.semibold(), on);
    let share = desk.fill(crate::wording::Key::PercentOf, &[("number", &one.share)]);
    let share = line(painter, &share, type_scale::BODY.medium(), on);
    let (name_width, share_width) = (name.size().x, share.size().x);
    let y = piece.center().y;
    if fits_inside(piece.width(), name_width) {
        let at = pos2(piece.min.x + 10.0, y);
        place(painter, name, at, Align2::LEFT_CENTER);
        if fits_inside(piece.width(), name_width + share_width + 8.0) {
            let at = pos2(piece.max.x - 10.0, y);
            place(painter, share, at, Align2::RIGHT_CENTER);
        }
    }
}

/// Draws the list; gives where it ends.
fn list<'a>(
    ui: &Ui,
    desk: &Desk<'_>,
    chart: &'a SharesChart,
    (rect, row): (Rect, f32),
    spots: &mut Vec<Spot<'a>>,
) -> f32 {
    let theme = desk.theme;
    let painter = ui.painter();
    let mut y = rect.min.y + BAR;
    let micro = (type_scale::MICRO, theme.text.muted);
    let right = Align2::RIGHT_CENTER;
    let head = y + LIST_HEAD / 2.0 - 1.0;
    let amount = pos2(rect.max.x - AMOUNT, head);
    text(painter, amount, right, &chart.unit, micro);
    text(
        painter,
        pos2(rect.max.x, head),
        right,
        &chart.share_head,
        micro,
    );
    y += LIST_HEAD;
    hline(painter, rect, y, theme.line.strong);
    let columns = Columns::of(painter, chart, desk.lang);
    for (at, one) in chart.rows.iter().enumerate() {
        let height = row_height(painter, one, rect.width(), row);
        let place = Rect::from_min_size(pos2(rect.min.x, y), vec2(rect.width(), height));
        let target = place.shrink2(vec2(-6.0, 1.0));
        ground(ui, desk, target, one.subject.as_ref());
        if at > 0 {
            hline(painter, rect, y, theme.line.grid);
        }
        share_row(painter, desk, one, (place, row), columns);
        spots.push(Spot {
            rect: target,
            subject: one.subject.as_ref(),
            tip: &one.tip,
        });
        y += height;
    }
    if chart.rows.is_empty() {
        y += row;
    }
    hline(painter, rect, y, theme.line.strong);
    total(ui, desk, chart, (rect, y + TOTAL / 2.0), columns);
    y + TOTAL
}

fn hline(painter: &Painter, rect: Rect, y: f32, color: Color32) {
    let y = painter.round_to_pixel_center(y);
    painter.hline(rect.x_range(), y, Stroke::new(space::STROKE, color));
}

fn share_row(
    painter: &Painter,
    desk: &Desk<'_>,
    one: &ShareRow,
    (place, row): (Rect, f32),
    columns: Columns,
) {
    let theme = desk.theme;
    let y = place.min.y + row / 2.0;
    ink::square(painter, theme, pos2(place.min.x + 5.0, y), one.ink);
    let name = (type_scale::BODY, theme.text.main);
    let width = columns.names(place.width());
    let left = pos2(place.min.x + 20.0, y);
    elided(painter, left, Align2::LEFT_CENTER, &one.name, name, width);
    if !one.members.is_empty() {
        let galley = members(painter, one, place.width(), theme.text.muted);
        let at = pos2(place.min.x + 20.0, y + 10.0);
        painter.galley(at, galley, theme.text.muted);
    }
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    let second = (type_scale::BODY, theme.text.second);
    let [amounts, shares] = columns.fractions;
    let at = (place.max.x - AMOUNT, y);
    columns.figure(painter, at, &one.amount, (strong, amounts));
    columns.figure(painter, (place.max.x, y), &one.share, (second, shares));
}

/// How the list's columns are set.
#[derive(Clone, Copy)]
struct Columns {
    /// Width of what stands after the decimal mark, for amounts and shares.
    fractions: [f32; 2],
    /// Width kept for amounts.
    amounts: f32,
    /// Decimal mark.
    mark: char,
}

impl Columns {
    fn of(painter: &Painter, chart: &SharesChart, lang: Lang) -> Self {
        let mut columns = Self {
            fractions: [0.0; 2],
            amounts: 0.0,
            mark: match lang.tongue() {
                Tongue::Fr => ',',
                Tongue::En => '.',
            },
        };
        let step = type_scale::BODY.semibold();
        let width = |words: &str| line(painter, words, step, Color32::PLACEHOLDER).size().x;
        let [_, total, _] = &chart.total;
        columns.amounts = width(total);
        for row in &chart.rows {
            columns.amounts = columns.amounts.max(width(&row.amount));
            let [amounts, shares] = columns.fractions;
            columns.fractions = [
                amounts.max(columns.fraction(painter, &row.amount, step)),
                shares.max(columns.fraction(painter, &row.share, type_scale::BODY)),
            ];
        }
        columns
    }

    /// Room for a name in a list `width` wide.
    fn names(&self, width: f32) -> f32 {
        let [fraction, _] = self.fractions;
        (width - 20.0 - AMOUNT - self.amounts - fraction - space::S).max(80.0)
    }

    /// The width of what stands after the decimal mark.
    fn fraction(&self, painter: &Painter, words: &str, step: Type) -> f32 {
        let is_figure = words.chars().any(|c| c.is_ascii_digit());
        let mark = words.rfind(self.mark).filter(|_| is_figure);
        mark.and_then(|at| words.get(at..)).map_or(0.0, |fraction| {
            line(painter, fraction, step, Color32::PLACEHOLDER).size().x
        })
    }

    /// Paints a figure so that the decimal marks of a column stand under one another.
    fn figure(
        &self,
        painter: &Painter,
        (right, y): (f32, f32),
        words: &str,
        ((step, color), fraction): ((Type, Color32), f32),
    ) {
        let own = self.fraction(painter, words, step);
        let galley = line(painter, words, step, color);
        let at = pos2(right - (fraction - own).max(0.0), y);
        place(painter, galley, at, Align2::RIGHT_CENTER);
    }
}

fn total(ui: &Ui, desk: &Desk<'_>, chart: &SharesChart, (rect, y): (Rect, f32), columns: Columns) {
    let theme = desk.theme;
    let painter = ui.painter();
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    let second = (type_scale::BODY, theme.text.second);
    let muted = (type_scale::SMALL, theme.text.muted);
    let [name, amount, share] = &chart.total;
    let left = Align2::LEFT_CENTER;
    text(painter, pos2(rect.min.x + 20.0, y), left, name, strong);
    let [amounts, shares] = columns.fractions;
    let at = (rect.max.x - AMOUNT, y);
    columns.figure(painter, at, amount, (strong, amounts));
    columns.figure(painter, (rect.max.x, y), share, (second, shares));
    let right = Align2::RIGHT_CENTER;
    let words = line(painter, amount, strong.0, strong.1).size().x;
    let before = rect.max.x - AMOUNT - (words + space::L).max(86.0);
    text(painter, pos2(before, y), right, &chart.rounded, muted);
    let place = Rect::from_min_max(
        pos2(rect.min.x, y - TOTAL / 2.0),
        pos2(rect.max.x, y + TOTAL / 2.0),
    );
    let response = ui.interact(place, ui.scope_id().with("shares_total"), Sense::hover());
    let said = format!(
        "{name}, {amount} {}, {share} % {}",
        chart.unit, chart.rounded
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}
