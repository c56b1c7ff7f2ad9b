//! One mark of the chart of axes: a bar, its parts, or the sign of what is not known, and its words.
//! Must not answer the mouse.

use crate::chart::{AxisMark, Ink, Shape};
use crate::contract::StateKind;
use crate::ui::Desk;
use crate::ui::charts::frame::elided;
use crate::ui::charts::ink;
use crate::ui::theme::{Theme, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar, paint_whisker};
use crate::ui::widgets::paint::text;
use crate::wording::Key;
use egui::{Align2, Painter, Rect, Ui, pos2, vec2};

/// Length of the stub of what is missing from a minimum.
pub(super) const MISSING: f32 = 18.0;

/// Paints one mark from `x` around `y`, its bar `longest` at most, its words up to `end`.
pub(super) fn paint(
    ui: &Ui,
    desk: &Desk<'_>,
    mark: &AxisMark,
    color: Ink,
    ((x, y, longest), end): ((f32, f32, f32), f32),
) {
    let theme = desk.theme;
    let painter = ui.painter();
    let bar = |part: f64, height: f32| {
        #[allow(clippy::cast_possible_truncation)]
        let width = longest * part as f32;
        Rect::from_min_max(pos2(x, y - height / 2.0), pos2(x + width, y + height / 2.0))
    };
    let thick = space::BAR_OVERVIEW;
    let fill = ink::tone(theme, color).fill;
    let label = match mark.shape {
        Shape::Bar(part) => {
            let whole = bar(part, thick);
            if mark.pieces.is_empty() {
                ink::paint(painter, theme, whole, color);
            } else {
                stack(painter, theme, mark, (whole, longest));
            }
            missing(painter, theme, mark, whole) + space::S
        }
        Shape::Derived(part, range) => {
            let rect = bar(part, thick);
            paint_bar(painter, theme, rect, BarState::Derived, fill);
            let ends = range.map(|(low, high)| (bar(low, 1.0).max.x, bar(high, 1.0).max.x));
            if let Some(ends) = ends {
                paint_whisker(painter, theme, rect, ends);
            }
            rect.max.x.max(ends.map_or(x, |(_, high)| high)) + space::S
        }
        Shape::Estimated(part) => {
            let rect = bar(part, thick);
            paint_bar(painter, theme, rect, BarState::Estimated, fill);
            rect.max.x + space::S
        }
        Shape::Pending => pending(ui, desk, (x, y)) + space::S,
        Shape::Nil => {
            paint_bar(painter, theme, bar(0.1, 18.0), BarState::Nil, fill);
            x + 10.0
        }
        Shape::Stub => {
            let stub = Rect::from_min_size(pos2(x, y - thick / 2.0), vec2(56.0, thick));
            paint_bar(painter, theme, stub, BarState::Unallocated, fill);
            stub.max.x + space::S
        }
        Shape::Nothing => x,
    };
    let mut at = label;
    if !mark.value.is_empty() {
        let look = (type_scale::BODY.semibold(), theme.text.main);
        let side = Align2::LEFT_CENTER;
        at = text(painter, pos2(at, y), side, &mark.value, look).max.x + 6.0;
    }
    let look = (type_scale::SMALL, theme.text.muted);
    if !mark.note.is_empty() && end - at > 24.0 {
        let side = Align2::LEFT_CENTER;
        elided(painter, pos2(at, y), side, &mark.note, look, end - at);
    }
}

/// The parts of a bar, partner by partner, a point apart.
fn stack(painter: &Painter, theme: &Theme, mark: &AxisMark, (whole, longest): (Rect, f32)) {
    let mut left = whole.min.x;
    for piece in &mark.pieces {
        #[allow(clippy::cast_possible_truncation)]
        let width = longest * piece.length as f32;
        let gap = if width > 3.0 { 1.0 } else { 0.0 };
        let rect = Rect::from_x_y_ranges(left..=left + width - gap, whole.y_range());
        let fill = ink::tone(theme, piece.ink).fill;
        match piece.state {
            StateKind::Derived => paint_bar(painter, theme, rect, BarState::Derived, fill),
            StateKind::Estimated => paint_bar(painter, theme, rect, BarState::Estimated, fill),
            _ => ink::paint(painter, theme, rect, piece.ink),
        }
        left += width;
    }
}

/// A hatched stub behind a bar that is a minimum; gives the right end of both.
fn missing(painter: &Painter, theme: &Theme, mark: &AxisMark, whole: Rect) -> f32 {
    let end = whole.max.x.max(whole.min.x + 2.0);
    if !mark.is_minimum {
        return end;
    }
    let stub = Rect::from_x_y_ranges(end + 1.0..=end + 1.0 + MISSING, whole.y_range());
    let none = egui::Color32::PLACEHOLDER;
    paint_bar(painter, theme, stub, BarState::Unallocated, none);
    stub.max.x
}

/// The dotted box of what is expected; gives its right end.
fn pending(ui: &Ui, desk: &Desk<'_>, (x, y): (f32, f32)) -> f32 {
    let theme = desk.theme;
    let painter = ui.painter();
    let words = desk.text(Key::StatePending);
    let rect = Rect::from_min_size(pos2(x, y - 8.0), vec2(87.0, space::BAR_OVERVIEW));
    paint_bar(painter, theme, rect, BarState::Pending, theme.ink.main);
    let look = (type_scale::SMALL.medium(), theme.text.second);
    text(painter, rect.center(), Align2::CENTER_CENTER, words, look);
    rect.max.x
}
