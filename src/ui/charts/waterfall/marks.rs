//! The marks of the waterfall: totals, steps, changes of status, stubs, and the thin lines that
//! lead from one to the next.

use super::Columns;
use crate::chart::{Bar, BarRow, ContrastChart, Piece};
use crate::contract::StateKind;
use crate::ui::theme::{Theme, Type, icons, space, type_scale};
use crate::ui::widgets::bar::{BarState, fits_inside, paint_bar};
use crate::ui::widgets::hatch::{Grain, hatch};
use crate::ui::widgets::paint::{icon, line, place as put, snap, text};
use egui::{Align2, Color32, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

/// Height of a bar.
const BAR: f32 = 32.0;
/// A status as a small box.
const STATE: egui::Vec2 = vec2(40.0, 20.0);
/// Width of a stub.
const STUB: f32 = 46.0;
/// Between a bar and its words.
const GAP: f32 = 10.0;

/// The values printed beside bars.
const VALUE: Type = type_scale::BODY.semibold();
/// Words beside marks.
const WORDS: Type = type_scale::SMALL;

fn bar_height(place: Rect) -> f32 {
    BAR.min(place.height() - 10.0)
}

fn span(place: Rect, columns: Columns, (from, to): (f32, f32)) -> Rect {
    let (left, right) = (from.min(to), from.max(to));
    let y = place.center().y;
    let half = bar_height(place) / 2.0;
    let width = (columns.x(right) - columns.x(left)).max(2.0);
    Rect::from_min_size(pos2(columns.x(left), y - half), vec2(width, 2.0 * half))
}

/// The mark of a row, with its words.
pub(super) fn mark(
    painter: &Painter,
    theme: &Theme,
    row: &BarRow,
    (place, columns): (Rect, Columns),
) {
    match &row.bar {
        Bar::Total { pieces, is_end } => {
            total(painter, theme, row, (place, columns), (pieces, *is_end));
        }
        Bar::Rule => {}
        Bar::Step(from, to) => step(painter, theme, row, (place, columns), (*from, *to)),
        Bar::State(old, new, at) => {
            state(
                painter,
                theme,
                row,
                (place, columns.x(*at), columns.end),
                (*old, *new),
            );
        }
        Bar::Unknown(at) => {
            let rect = span(place, columns, (*at, *at));
            let rect = snap(painter, rect.with_max_x(rect.min.x + STUB));
            stub(painter, theme, rect);
            let look = (WORDS, theme.text.muted);
            beside(painter, (rect, columns), &row.label, look);
        }
    }
}

/// An amount of unknown size: hatched, with a question mark.
fn stub(painter: &Painter, theme: &Theme, rect: Rect) {
    hatch(painter, theme, rect, Grain::Normal);
    let ground = Rect::from_center_size(rect.center(), vec2(14.0, 17.0));
    painter.rect_filled(ground, space::RADIUS_BAR, theme.unknown.ground);
    let look = (VALUE.bold(), theme.text.main);
    text(painter, rect.center(), Align2::CENTER_CENTER, "?", look);
}

/// Words after a mark; before it where there is no room.
fn beside(
    painter: &Painter,
    (mark, columns): (Rect, Columns),
    words: &str,
    (step, color): (Type, Color32),
) {
    let galley = line(painter, words, step, color);
    let fits = mark.max.x + GAP + galley.size().x <= columns.end;
    let room = mark.min.x - GAP - columns.zero;
    let (at, side) = match fits || room < galley.size().x {
        true => (mark.right_center() + vec2(GAP, 0.0), Align2::LEFT_CENTER),
        false => (mark.left_center() - vec2(GAP, 0.0), Align2::RIGHT_CENTER),
    };
    put(painter, galley, at, side);
}

/// A total: solid for one perimeter; one piece a perimeter, outlined, where there are several.
fn total(
    painter: &Painter,
    theme: &Theme,
    row: &BarRow,
    (place, columns): (Rect, Columns),
    (pieces, is_end): (&[Piece], bool),
) {
    let strong = (VALUE.bold(), theme.text.main);
    match pieces {
        [] => {
            let rect = span(place, columns, (0.0, 0.0));
            let rect = snap(painter, rect.with_max_x(rect.min.x + STUB));
            stub(painter, theme, rect);
            let look = (WORDS, theme.text.muted);
            beside(painter, (rect, columns), &row.label, look);
        }
        [one] => {
            let rect = snap(painter, span(place, columns, one.span));
            painter.rect_filled(rect, space::RADIUS_BAR, theme.ink.main);
            let galley = line(painter, &row.label, VALUE, theme.ground.surface);
            if fits_inside(rect.width(), galley.size().x) {
                let at = rect.right_center() - vec2(GAP, 0.0);
                put(painter, galley, at, Align2::RIGHT_CENTER);
            } else {
                beside(painter, (rect, columns), &row.label, strong);
            }
        }
        several => {
            let mut last = place;
            for (n, piece) in several.iter().enumerate() {
                let rect = snap(painter, span(place, columns, piece.span));
                let (fill, outline, ink) = match n {
                    0 => (theme.ink.weak, theme.ink.main, theme.text.main),
                    _ if is_end => (theme.ground.surface, theme.signal.up, theme.signal.up),
                    _ => (theme.ground.surface, theme.ink.main, theme.text.main),
                };
                let width = if n == 0 {
                    space::STROKE
                } else {
                    space::STROKE_MARK
                };
                let stroke = Stroke::new(width, outline);
                painter.rect(rect, space::RADIUS_BAR, fill, stroke, StrokeKind::Inside);
                let galley = line(painter, &piece.label, VALUE, ink);
                if rect.width() >= galley.size().x + 12.0 {
                    put(painter, galley, rect.center(), Align2::CENTER_CENTER);
                }
                last = rect;
            }
            beside(painter, (last, columns), &row.label, strong);
        }
    }
}

/// A step up or down, with its sign.
fn step(
    painter: &Painter,
    theme: &Theme,
    row: &BarRow,
    (place, columns): (Rect, Columns),
    (from, to): (f32, f32),
) {
    let rect = snap(painter, span(place, columns, (from, to)));
    let is_up = to >= from;
    let color = if is_up {
        theme.signal.up
    } else {
        theme.signal.down
    };
    painter.rect_filled(rect, space::RADIUS_BAR, color);
    let sign = if is_up { "▲" } else { "▼" };
    let words = format!("{sign} {}", row.label);
    beside(painter, (rect, columns), &words, (VALUE, color));
}

/// A status that becomes another: both as small boxes with an arrow between.
fn state(
    painter: &Painter,
    theme: &Theme,
    row: &BarRow,
    (place, x, end): (Rect, f32, f32),
    (old, new): (StateKind, StateKind),
) {
    let words = line(painter, &row.label, WORDS, theme.text.muted);
    let wide = 2.0 * STATE.x + 34.0 + GAP + words.size().x;
    // The first box ends before the point that is reached, as long as all of it fits.
    let left = (x - STATE.x - 6.0).min(end - wide);
    let y = place.center().y;
    let size = vec2(STATE.x, STATE.y.min(place.height() - 14.0));
    let box_at = |left: f32| {
        let rect = Rect::from_min_size(pos2(left, y - size.y / 2.0), size);
        snap(painter, rect)
    };
    let first = box_at(left);
    status(painter, theme, first, old);
    let arrow = pos2(first.max.x + 17.0, y);
    icon(painter, arrow, icons::ARROW_RIGHT, 15.0, theme.text.second);
    let second = box_at(first.max.x + 34.0);
    status(painter, theme, second, new);
    let at = second.right_center() + vec2(GAP, 0.0);
    put(painter, words, at, Align2::LEFT_CENTER);
}

fn status(painter: &Painter, theme: &Theme, rect: Rect, state: StateKind) {
    let ground = rect.expand(3.0);
    painter.rect_filled(ground, space::RADIUS_BAR, theme.ground.surface);
    let bar = match state {
        StateKind::Published | StateKind::Conflict => BarState::Solid,
        StateKind::Derived => BarState::Derived,
        StateKind::Estimated => BarState::Estimated,
        StateKind::NotPublished => BarState::Unallocated,
        StateKind::Pending => BarState::Pending,
        StateKind::Nil => BarState::Nil,
        StateKind::NotApplicable => {
            let look = (VALUE, theme.text.muted);
            text(painter, rect.center(), Align2::CENTER_CENTER, "–", look);
            return;
        }
    };
    paint_bar(painter, theme, rect, bar, theme.signal.up);
}

/// Where a row begins and ends on the scale.
fn ends(bar: &Bar) -> Option<(f32, f32)> {
    match bar {
        Bar::Total { pieces, .. } => {
            let end = pieces.last().map(|piece| piece.span.1)?;
            Some((end, end))
        }
        Bar::Rule => None,
        Bar::Step(from, to) => Some((*from, *to)),
        Bar::State(.., at) | Bar::Unknown(at) => Some((*at, *at)),
    }
}

/// Thin lines from the end of each bar to the beginning of the next one, past what has no length.
pub(super) fn links(
    painter: &Painter,
    theme: &Theme,
    chart: &ContrastChart,
    (columns, places): (Columns, &[Rect]),
) {
    let stroke = Stroke::new(space::STROKE, theme.text.muted);
    let mut last: Option<(f32, f32)> = None;
    for (row, place) in chart.rows.iter().zip(places) {
        let has_bar = match &row.bar {
            Bar::Total { pieces, is_end } => !pieces.is_empty() && !is_end,
            Bar::Step(..) | Bar::Unknown(_) => true,
            Bar::Rule | Bar::State(..) => false,
        };
        let Some((_, end)) = ends(&row.bar).filter(|_| has_bar) else {
            continue;
        };
        let half = bar_height(*place) / 2.0;
        let (top, bottom) = (place.center().y - half, place.center().y + half);
        if let Some((at, from)) = last {
            let x = painter.round_to_pixel_center(columns.x(at));
            painter.vline(x, from..=top, stroke);
        }
        last = Some((end, bottom));
    }
}
