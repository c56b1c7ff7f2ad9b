//! Draws the strip of major dates and the next ones with their countdown.

use super::frame::{self, elided};
use super::stop::{Spot, enter, follow, ground, stop};
use crate::app::Intent;
use crate::app::export::Exported;
use crate::app::view::Screen;
use crate::chart::{Card, ChartName, Place, SheetName, Strip, StripMark};
use crate::summary::Status;
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::diamond::{
    Mark, Soft, paint_diamond, paint_fading, paint_month, paint_not_before,
};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::paint::{line, text};
use egui::{Align, Align2, Layout, Painter, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// How high the section is.
pub const HEIGHT: f32 = 182.0;
/// Height of the line of the title.
const TITLE: f32 = 24.0;
/// The middle of the marks and the line of years, from the top of the strip.
const MARKS: f32 = 40.0;
const AXIS: f32 = 46.0;

/// Draws the section into `rect`.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, strip: &Strip, rect: Rect) {
    let theme = desk.theme;
    let top = rect.translate(vec2(0.0, (TITLE - frame::TITLE) / 2.0));
    frame::heading(ui, desk, top, &strip.title, rect.width() - 230.0);
    let what = Exported::Sheet(SheetName::Deadlines);
    let of = (top, ChartName::NextDeadlines, what);
    frame::menu(ui, desk, of, || strip.table());
    // The timeline is the same chart with all there is to it.
    frame::enlarge(ui, desk, top, ChartName::Deadlines);
    let end = rect.max.x - 2.0 * space::CONTROL;
    let right = Rect::from_min_max(pos2(end - 150.0, rect.min.y), pos2(end, rect.min.y + TITLE));
    let builder = UiBuilder::new()
        .max_rect(right)
        .layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        if link(ui, theme, &strip.all, Leads::Inside).clicked() {
            desk.push(Intent::Go(Screen::Schedule));
        }
    });
    let band = Rect::from_min_size(
        pos2(rect.min.x, rect.min.y + TITLE + 6.0),
        vec2(rect.width(), 66.0),
    );
    let mut spots = Vec::new();
    scale(ui.painter(), desk, strip, band);
    for mark in &strip.marks {
        let place = paint_mark(ui.painter(), desk, mark, band);
        spots.push(Spot {
            rect: place,
            subject: Some(&mark.subject),
            tip: &mark.tip,
        });
    }
    today(ui.painter(), desk, strip, band);
    let below = rect.with_min_y(band.max.y + 12.0);
    if let Some(words) = &strip.empty {
        frame::empty(ui, desk, below.min + vec2(0.0, 12.0), words);
    }
    cards(ui, desk, strip, below, &mut spots);
    let id = ui.scope_id().with("strip");
    let area = rect.with_min_y(band.min.y);
    let acted = stop(ui, desk, (id, area, &strip.title), &spots);
    let is_in = acted.is_some() || ui.memory(|m| m.has_focus(id));
    enter(desk, ChartName::NextDeadlines, is_in);
    if let Some((at, act)) = acted
        && let Some(subject) = spots.get(at).and_then(|s| s.subject)
    {
        follow(desk, subject, act);
    }
}

/// Where a part of the strip's length is.
#[allow(clippy::cast_possible_truncation)]
fn x_of(band: Rect, place: f64) -> f32 {
    band.min.x + band.width() * place.clamp(0.0, 1.0) as f32
}

fn scale(painter: &Painter, desk: &Desk<'_>, strip: &Strip, band: Rect) {
    let theme = desk.theme;
    let (from, to) = strip.band;
    let period = Rect::from_min_max(
        pos2(x_of(band, from), band.min.y + 12.0),
        pos2(x_of(band, to), band.min.y + AXIS),
    );
    painter.rect_filled(period, 0, theme.ground.sunken);
    let micro = (type_scale::MICRO.medium(), theme.text.muted);
    // The name stands clear of today's line.
    let words = line(painter, &strip.band_name, micro.0, micro.1).size().x;
    let today = strip.today.as_ref().map(|(place, _)| x_of(band, *place));
    let from = period.min.x + 6.0;
    let left = today
        .filter(|x| (from - 4.0..from + words + 4.0).contains(x))
        .map_or(from, |x| x + 8.0);
    let at = pos2(left, period.min.y + 9.0);
    let width = period.max.x - left - 6.0;
    elided(
        painter,
        at,
        Align2::LEFT_CENTER,
        &strip.band_name,
        micro,
        width,
    );
    let y = painter.round_to_pixel_center(band.min.y + AXIS);
    let stroke = Stroke::new(space::STROKE, theme.line.strong);
    painter.hline(band.x_range(), y, stroke);
    let year = (type_scale::MICRO, theme.text.muted);
    let mut free = f32::NEG_INFINITY;
    for (place, words) in &strip.years {
        let x = painter.round_to_pixel_center(x_of(band, *place));
        painter.vline(x, y..=y + 4.0, stroke);
        if x + 3.0 < free {
            continue;
        }
        let at = pos2(x + 3.0, y + 11.0);
        let shown = text(painter, at, Align2::LEFT_CENTER, words, year);
        free = shown.max.x + 6.0;
    }
}

/// Paints one date; gives the box around it.
fn paint_mark(painter: &Painter, desk: &Desk<'_>, mark: &StripMark, band: Rect) -> Rect {
    let theme = desk.theme;
    let y = band.min.y + MARKS;
    let state = if mark.happened {
        Mark::Happened
    } else {
        Mark::Expected
    };
    let block = |from: f64, to: f64| {
        Rect::from_min_max(
            pos2(x_of(band, from), y - 5.0),
            pos2(x_of(band, to), y + 5.0),
        )
    };
    let middle = match mark.place {
        Place::Day(at) => {
            let center = pos2(x_of(band, at), y);
            paint_diamond(painter, theme, center, 5.0, state);
            center.x
        }
        Place::Span(from, to) => {
            let span = block(from, to);
            paint_month(painter, theme, span, state);
            span.center().x
        }
        Place::NotBefore(at) => {
            let x = x_of(band, at);
            paint_not_before(painter, theme, x, y - 10.0..=y + 6.0);
            x
        }
        Place::From(at) => {
            let x = x_of(band, at);
            let span = Rect::from_min_size(pos2(x, y - 4.0), vec2(28.0, 8.0));
            paint_fading(painter, span, theme.ink.main, Soft::End);
            x + 6.0
        }
    };
    Rect::from_center_size(pos2(middle, y - 1.0), vec2(16.0, 24.0))
}

fn today(painter: &Painter, desk: &Desk<'_>, strip: &Strip, band: Rect) {
    let Some((place, date)) = &strip.today else {
        return;
    };
    let accent = desk.theme.accent.main;
    let x = painter.round_to_pixel_center(x_of(band, *place));
    let stroke = Stroke::new(space::STROKE_MARK, accent);
    painter.vline(x, band.min.y + 10.0..=band.min.y + 50.0, stroke);
    let look = type_scale::MICRO.semibold();
    let words = line(painter, date, look, accent);
    let before = x - 5.0 - words.size().x > band.min.x;
    let (at, side) = if before {
        (x - 5.0, Align2::RIGHT_CENTER)
    } else {
        (x + 5.0, Align2::LEFT_CENTER)
    };
    text(
        painter,
        pos2(at, band.min.y + 7.0),
        side,
        date,
        (look, accent),
    );
}

fn cards<'a>(ui: &Ui, desk: &Desk<'_>, strip: &'a Strip, rect: Rect, spots: &mut Vec<Spot<'a>>) {
    let theme = desk.theme;
    let painter = ui.painter();
    let width = rect.width() / 4.0;
    for (at, one) in strip.cards.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let left = rect.min.x + at as f32 * width;
        let place = Rect::from_min_size(pos2(left, rect.min.y), vec2(width, 62.0));
        if at > 0 {
            let x = painter.round_to_pixel_center(left);
            let stroke = Stroke::new(space::STROKE, theme.line.thin);
            painter.vline(x, place.y_range(), stroke);
        }
        let inset = if at > 0 { 14.0 } else { 0.0 };
        let inner = place
            .with_min_x(left + inset)
            .with_max_x(place.max.x - space::M);
        let target = inner.expand2(vec2(6.0, 1.0));
        ground(ui, desk, target, Some(&one.subject));
        card(painter, desk, one, inner);
        spots.push(Spot {
            rect: target,
            subject: Some(&one.subject),
            tip: &one.tip,
        });
    }
}

fn card(painter: &Painter, desk: &Desk<'_>, one: &Card, rect: Rect) {
    let theme = desk.theme;
    let color = match one.status {
        Status::Undated => theme.text.muted,
        Status::Overdue => theme.signal.review.on,
        _ => theme.text.main,
    };
    let side = Align2::LEFT_CENTER;
    let first = pos2(rect.min.x, rect.min.y + 11.0);
    let shown = elided(
        painter,
        first,
        side,
        &one.countdown,
        (type_scale::COUNTDOWN, color),
        rect.width(),
    );
    let muted = (type_scale::SMALL, theme.text.muted);
    let room = rect.max.x - shown.max.x - space::S;
    let [long, short] = &one.dates;
    let width = |words: &String| line(painter, words, muted.0, muted.1).size().x;
    let date = [long, short].into_iter().find(|d| width(d) <= room);
    let at = pos2(shown.max.x + space::S, rect.min.y + 12.0);
    if let Some(date) = date {
        text(painter, at, side, date, muted);
    }
    let title = (type_scale::BODY, theme.text.main);
    let second = pos2(rect.min.x, rect.min.y + 35.0);
    elided(painter, second, side, &one.title, title, rect.width());
    let third = pos2(rect.min.x, rect.min.y + 52.0);
    elided(painter, third, side, &one.note, muted, rect.width());
}
