//! Draws what leads from one total to another: a bar for the start, a step for each driver, a
//! dashed rule where the perimeter changes, hatched stubs for amounts of unknown size, a bar for
//! the end.

mod marks;

use super::frame::{self, elided, wrapped};
use super::stop::{Act, Spot, stop};
use crate::app::Intent;
use crate::app::comparing::{CompareIntent, Pointed};
use crate::app::export::Exported;
use crate::chart::{Bar, BarRow, ChartName, ContrastChart, SheetName};
use crate::ui::Desk;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::paint::{focus_ring_inside, icon, text};
use crate::ui::widgets::text::lay;
use egui::{Align2, Key, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};
use std::borrow::Cow;

/// Title and scope line.
const TOP: f32 = 56.0;
/// Height of the numbers over the rules.
const TICKS: f32 = 24.0;
/// The widest column of names.
const NAMES: f32 = 236.0;
/// Room after the scale for the words of the end.
const AFTER: f32 = 112.0;
/// Room above the line before the end.
const END: f32 = 14.0;

/// Where things stand along x.
#[derive(Clone, Copy)]
struct Columns {
    names: f32,
    zero: f32,
    one: f32,
    end: f32,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let names = (rect.width() * 0.315).clamp(176.0, NAMES);
        Self {
            names: names - space::L,
            zero: rect.min.x + names,
            one: (rect.max.x - AFTER).max(rect.min.x + names + 60.0),
            end: rect.max.x,
        }
    }

    fn x(self, share: f32) -> f32 {
        self.zero + (self.one - self.zero) * share
    }
}

/// How high a row is as drawn, and how low it gets.
fn row_height(bar: &Bar) -> (f32, f32) {
    match bar {
        Bar::Rule => (36.0, 26.0),
        Bar::State(..) => (52.0, 36.0),
        Bar::Total { .. } | Bar::Step(..) | Bar::Unknown(_) => (58.0, 38.0),
    }
}

/// The height of all rows, at most and at least.
fn rows_height(chart: &ContrastChart) -> (f32, f32) {
    let heights = chart.rows.iter().map(|row| row_height(&row.bar));
    heights.fold((END, END), |sum, row| (sum.0 + row.0, sum.1 + row.1))
}

/// How high the chart is at least, with its title.
pub fn least_height(chart: &ContrastChart) -> f32 {
    TOP + TICKS + rows_height(chart).1
}

/// How high the chart is at most, with its title.
pub fn height(chart: &ContrastChart) -> f32 {
    TOP + TICKS + rows_height(chart).0
}

/// Draws the chart into `rect`.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, chart: &ContrastChart, rect: Rect) {
    frame::heading(ui, desk, rect, &chart.title, rect.width() - 72.0);
    let sheet = Exported::Sheet(SheetName::Contrast);
    frame::menu(ui, desk, (rect, ChartName::Contrast, sheet), || {
        chart.table()
    });
    frame::enlarge(ui, desk, rect, ChartName::Contrast);
    frame::scope(ui, desk, rect, &chart.scope);
    let body = rect.with_min_y(rect.min.y + TOP);
    if chart.rows.is_empty() {
        let look = (type_scale::BODY, desk.theme.text.main);
        let at = pos2(rect.min.x, body.min.y + 12.0);
        let shown = wrapped(
            ui.painter(),
            at,
            Align2::LEFT_TOP,
            &chart.instead,
            (look, rect.width(), 3),
        );
        let id = ui.scope_id().with("instead");
        let response = ui.interact(shown, id, egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &chart.instead));
        return;
    }
    let places = rows(ui.painter(), desk, chart, body);
    let spots: Vec<(usize, Spot<'_>)> = chart
        .rows
        .iter()
        .zip(&places)
        .enumerate()
        .filter(|(_, (row, _))| row.bar != Bar::Rule)
        .map(|(n, (row, rect))| {
            let spot = Spot {
                rect: rect.shrink2(vec2(-6.0, 1.0)),
                subject: None,
                tip: &row.tip,
            };
            (n, spot)
        })
        .collect();
    let (numbers, spots): (Vec<usize>, Vec<Spot<'_>>) = spots.into_iter().unzip();
    for (n, spot) in numbers.iter().zip(&spots) {
        if desk.session.comparing.pointed == Some(Pointed::Row(*n)) {
            focus_ring_inside(ui.painter(), desk.theme, spot.rect, space::RADIUS_CONTROL);
        }
    }
    let id = ui.scope_id().with("waterfall");
    let Some((at, act)) = stop(ui, desk, (id, body, &chart.title), &spots) else {
        return;
    };
    if let Some(n) = numbers.get(at).copied()
        && let Some(row) = chart.rows.get(n)
    {
        act_on(ui, desk, (Pointed::Row(n), row.place.as_ref()), act);
    }
}

/// A click points at a thing, a second one or Enter on it goes to where the matrix shows it.
pub fn act_on(
    ui: &Ui,
    desk: &mut Desk<'_>,
    (pointed, place): (
        Pointed,
        Option<&(crate::contract::PerimeterId, crate::chart::Subject)>,
    ),
    act: Act,
) {
    let is_pointed = desk.session.comparing.pointed == Some(pointed);
    let enters = act == Act::Click && is_pointed && ui.input(|i| i.key_pressed(Key::Enter));
    match place {
        Some((perimeter, subject)) if act == Act::Double || enters => {
            let intent = CompareIntent::Follow(perimeter.clone(), subject.clone());
            desk.push(Intent::Versions(intent));
        }
        _ => desk.push(Intent::Versions(CompareIntent::Point(Some(pointed)))),
    }
}

/// The rows that are pointed at, or whose sentence is.
fn lit<'a>(desk: &Desk<'_>, chart: &'a ContrastChart) -> Cow<'a, [usize]> {
    match desk.session.comparing.pointed {
        Some(Pointed::Row(row)) => Cow::Owned(vec![row]),
        Some(Pointed::Said(said)) => {
            let said = chart.said(said);
            Cow::Borrowed(said.map_or(&[], |said| said.rows.as_slice()))
        }
        None => Cow::Borrowed(&[]),
    }
}

/// Draws the chart in `room` without its title; gives the height that it took.
pub fn on_paper(ui: &mut Ui, desk: &mut Desk<'_>, chart: &ContrastChart, room: Rect) -> f32 {
    if chart.rows.is_empty() {
        let look = (type_scale::BODY, desk.theme.text.main);
        let words = &chart.instead;
        return elided(
            ui.painter(),
            room.min,
            Align2::LEFT_TOP,
            words,
            look,
            room.width(),
        )
        .height();
    }
    let painter = ui.painter().clone();
    let places = rows(&painter, desk, chart, room);
    places.last().map_or(0.0, |last| last.max.y - room.min.y)
}

/// Draws rules and rows; gives the place of each row.
fn rows(painter: &Painter, desk: &Desk<'_>, chart: &ContrastChart, rect: Rect) -> Vec<Rect> {
    let theme = desk.theme;
    let columns = Columns::of(rect);
    let (most, least) = rows_height(chart);
    let room = rect.height() - TICKS;
    let share = ((room - least) / (most - least).max(1.0)).clamp(0.0, 1.0);
    let mut places = Vec::with_capacity(chart.rows.len());
    let mut y = rect.min.y + TICKS;
    for row in &chart.rows {
        let (most, least) = row_height(&row.bar);
        if let Bar::Total { is_end: true, .. } = row.bar {
            y += END;
        }
        let height = (least + (most - least) * share).floor();
        let place = Rect::from_min_size(pos2(rect.min.x, y), vec2(rect.width(), height));
        y += height;
        places.push(place);
    }
    for n in lit(desk, chart).iter() {
        if let Some(place) = places.get(*n) {
            let ground = place.shrink2(vec2(-6.0, 1.0));
            painter.rect_filled(ground, space::RADIUS_CONTROL, theme.accent.weak);
        }
    }
    rules(painter, theme, chart, (columns, rect.min.y + TICKS, y));
    marks::links(painter, theme, chart, (columns, &places));
    for (row, place) in chart.rows.iter().zip(&places) {
        if let Bar::Total { is_end: true, .. } = row.bar {
            let line = Stroke::new(space::STROKE, theme.line.strong);
            let at = painter.round_to_pixel_center(place.min.y - END / 2.0);
            painter.hline(rect.x_range(), at, line);
        }
        match row.bar {
            Bar::Rule => rule(painter, theme, row, *place),
            _ => {
                names(painter, theme, row, (*place, columns.names));
                marks::mark(painter, theme, row, (*place, columns));
            }
        }
    }
    places
}

/// Rules at round numbers, their numbers on top.
fn rules(
    painter: &Painter,
    theme: &Theme,
    chart: &ContrastChart,
    (columns, top, bottom): (Columns, f32, f32),
) {
    for tick in &chart.ticks {
        let x = painter.round_to_pixel_center(columns.x(tick.at));
        let is_zero = (tick.at - chart.zero).abs() < 0.001;
        let color = if is_zero {
            theme.line.strong
        } else {
            theme.line.grid
        };
        painter.vline(x, top - 4.0..=bottom, Stroke::new(space::STROKE, color));
        let look = (type_scale::MICRO, theme.text.muted);
        let side = match is_zero && tick.at < 0.05 {
            true => Align2::LEFT_BOTTOM,
            false => Align2::CENTER_BOTTOM,
        };
        text(painter, pos2(x, top - 8.0), side, &tick.text, look);
    }
}

/// Title and detail of a row, one over the other.
fn names(painter: &Painter, theme: &Theme, row: &BarRow, (place, width): (Rect, f32)) {
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    let muted = (type_scale::SMALL, theme.text.muted);
    let lines = if place.height() >= 54.0 { 2 } else { 1 };
    let x = place.min.x;
    let y = place.center().y;
    if row.detail.is_empty() {
        wrapped(
            painter,
            pos2(x, y),
            Align2::LEFT_CENTER,
            &row.title,
            (strong, width, 2),
        );
        return;
    }
    let title =
        crate::ui::widgets::text::cut(&row.title, strong.0.job(&row.title, strong.1), width, 1);
    let detail =
        crate::ui::widgets::text::cut(&row.detail, muted.0.job(&row.detail, muted.1), width, lines);
    let (title, detail) = (lay(painter, title), lay(painter, detail));
    let top = y - (title.size().y + detail.size().y) / 2.0;
    let under = pos2(x, top + title.size().y);
    crate::ui::widgets::paint::place(painter, title, pos2(x, top), Align2::LEFT_TOP);
    crate::ui::widgets::paint::place(painter, detail, under, Align2::LEFT_TOP);
}

/// The rule where the perimeter changes.
fn rule(painter: &Painter, theme: &Theme, row: &BarRow, place: Rect) {
    let y = painter.round_to_pixel_center(place.center().y);
    let look = (type_scale::SMALL.semibold(), theme.text.second);
    let at = pos2(place.min.x + 22.0, y);
    let wide = lay(painter, look.0.job(&row.title, look.1)).size().x;
    let wide = wide.min(place.width() - 60.0);
    // The words break the grid.
    let ground = Rect::from_min_size(pos2(place.min.x, y - 9.0), vec2(wide + 30.0, 18.0));
    painter.rect_filled(ground, 0, theme.ground.surface);
    icon(
        painter,
        pos2(place.min.x + 7.0, y),
        icons::CROSSHAIR,
        15.0,
        theme.text.second,
    );
    let words = elided(
        painter,
        at,
        Align2::LEFT_CENTER,
        &row.title,
        look,
        place.width() - 60.0,
    );
    let line = Stroke::new(space::STROKE, theme.text.second);
    let ends = [pos2(words.max.x + space::M, y), pos2(place.max.x, y)];
    painter.extend(Shape::dashed_line(&ends, line, 4.0, 4.0));
}
