//! One cell: the number over its bar, or the mark of what is not known.

use super::plan::INSET;
use crate::chart::Ink;
use crate::chart::matrix::{Bar, Cell, Figure};
use crate::contract::StateKind;
use crate::summary::Origin;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar, paint_partner_bar, paint_track, paint_whisker};
use crate::ui::widgets::paint::{self, dashed_outline, line, place};
use crate::wording::{Key, Lang, text};
use egui::{Align2, Color32, Painter, Rect, Stroke, pos2, vec2};

/// How a cell is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its column's colour.
    pub ink: Ink,
    /// Its column is of a financer.
    pub is_financer: bool,
    /// Another partner is in focus.
    pub dimmed: bool,
    /// No room for a bar.
    pub compact: bool,
    /// How much longer bars are than on the common scale.
    pub stretch: f32,
    /// Language of the words.
    pub lang: Lang,
}

/// Paints a cell in its part of the row.
pub fn paint_cell(painter: &Painter, theme: &Theme, rect: Rect, cell: &Cell, look: Look) {
    let inner = rect.shrink2(vec2(INSET, 0.0));
    let y = rect.center().y;
    let short = |key| text(look.lang, key);
    let number_y = if look.compact { y } else { y - 3.5 };
    let under = Rect::from_min_size(
        pos2(inner.min.x, y + 8.0),
        vec2(inner.width(), space::BAR_CELL),
    );
    match cell.state {
        StateKind::NotPublished if cell.origin == Origin::Nothing && look.is_financer => {
            // Nobody said that this financer pays: no gap, nothing to show.
        }
        StateKind::NotPublished => {
            let word = (type_scale::BODY, theme.text.muted);
            let at = pos2(inner.max.x, number_y);
            let key = Key::StateShortNotPublished;
            paint::text(painter, at, Align2::RIGHT_CENTER, short(key), word);
            if !look.compact {
                let none = Color32::TRANSPARENT;
                paint_bar(painter, theme, under, BarState::NotPublished, none);
            }
        }
        StateKind::Pending => pending(painter, theme, inner, short(Key::StateShortPending)),
        StateKind::NotApplicable => {
            let word = (type_scale::BODY, theme.text.muted);
            let at = pos2(inner.max.x, number_y);
            let key = Key::StateShortNotApplicable;
            paint::text(painter, at, Align2::RIGHT_CENTER, short(key), word);
        }
        StateKind::Nil => {
            number(painter, theme, inner, number_y, cell.figure.as_ref());
            if !look.compact {
                let word = (type_scale::MICRO, theme.text.muted);
                let at = pos2(inner.max.x, y + 11.0);
                let key = Key::StateShortNil;
                paint::text(painter, at, Align2::RIGHT_CENTER, short(key), word);
            }
        }
        _ => {
            number(painter, theme, inner, number_y, cell.figure.as_ref());
            beside(painter, theme, inner, number_y, (cell, look));
            if let (false, Some(bar)) = (look.compact, cell.bar) {
                paint_track(painter, theme, under);
                let ink = if look.dimmed { None } else { Some(look.ink) };
                paint_value(
                    painter,
                    theme,
                    under,
                    (bar, look.stretch),
                    (cell.state, ink),
                );
            }
        }
    }
    if cell.changed.is_some() {
        let at = pos2(inner.min.x + 3.0, rect.min.y + 11.0);
        painter.circle_filled(at, 3.0, theme.accent.main);
    }
}

/// A number on the decimal mark of its column.
fn number(painter: &Painter, theme: &Theme, inner: Rect, y: f32, figure: Option<&Figure>) {
    let Some(figure) = figure else { return };
    let step = type_scale::BODY.semibold();
    let hidden = line(painter, &figure.hidden, step, Color32::TRANSPARENT);
    let at = pos2(inner.max.x - hidden.size().x, y);
    let look = (step, theme.text.main);
    paint::text(painter, at, Align2::RIGHT_CENTER, &figure.text, look);
}

/// “est.” or ≠ at the left of the number.
fn beside(painter: &Painter, theme: &Theme, inner: Rect, y: f32, (cell, look): (&Cell, Look)) {
    match cell.state {
        StateKind::Estimated => {
            let word = text(look.lang, Key::StateShortEstimated);
            let style = (type_scale::MICRO, theme.text.muted);
            let at = pos2(inner.min.x, y);
            paint::text(painter, at, Align2::LEFT_CENTER, word, style);
        }
        StateKind::Conflict => {
            let whole = cell.figure.as_ref().map_or(String::new(), |f| {
                let (text, hidden) = (&f.text, &f.hidden);
                format!("{text}{hidden}")
            });
            let step = type_scale::BODY.semibold();
            let number = line(painter, &whole, step, theme.text.main).size().x;
            // In a narrow column the sign stands above the number's first digits.
            let beside = number + 16.0 <= inner.width();
            let at = if beside {
                pos2(inner.min.x + 5.0, y)
            } else {
                pos2(inner.min.x + 5.0, (y - 14.0).max(inner.min.y + 7.0))
            };
            let color = theme.signal.review.on;
            paint::icon(painter, at, icons::NOT_EQUALS, 13.0, color);
        }
        _ => {}
    }
}

/// The bar of a known value, in the way of its state.
pub fn paint_value(
    painter: &Painter,
    theme: &Theme,
    track: Rect,
    (bar, stretch): (Bar, f32),
    (state, ink): (StateKind, Option<Ink>),
) {
    if bar.value <= 0.0 {
        return;
    }
    let at = |share: f32| track.min.x + track.width() * (share * stretch).clamp(0.0, 1.0);
    let rect = track.with_max_x(at(bar.value));
    let Some(ink) = ink else {
        let none = Color32::TRANSPARENT;
        return paint_bar(painter, theme, rect, BarState::Dimmed, none);
    };
    match (state, ink) {
        (StateKind::Derived, _) => {
            paint_bar(painter, theme, rect, BarState::Derived, theme.ink.main);
            if let Some((low, high)) = bar.range {
                paint_whisker(painter, theme, rect, (at(low), at(high)));
            }
        }
        (StateKind::Estimated, _) => {
            let color = color_of(theme, ink);
            paint_bar(painter, theme, rect, BarState::Estimated, color);
        }
        (_, Ink::Partner { slot, again }) => {
            // Slots beyond the ninth carry the stripe of a hue that is already taken.
            let slot = if again { slot.saturating_add(9) } else { slot };
            paint_partner_bar(painter, theme, rect, slot);
        }
        (_, Ink::Financer) => paint_partner_bar(painter, theme, rect, 0),
        (_, ink) => paint_bar(painter, theme, rect, BarState::Solid, color_of(theme, ink)),
    }
}

/// The colour of an ink.
pub fn color_of(theme: &Theme, ink: Ink) -> Color32 {
    match ink {
        Ink::Partner { slot, .. } => theme.partner_fill(slot),
        Ink::Financer | Ink::Weak => theme.ink.weak,
        Ink::Strong => theme.ink.main,
        Ink::Axis(place) => theme.axis_ink(place).fill,
        Ink::Unknown => theme.unknown.line,
    }
}

/// The dotted box of an amount that is waited for.
fn pending(painter: &Painter, theme: &Theme, inner: Rect, word: &str) {
    let height = (inner.height() - 12.0).clamp(20.0, 36.0);
    let rect = Rect::from_center_size(inner.center(), vec2(inner.width(), height));
    let stroke = Stroke::new(space::STROKE, theme.unknown.line);
    dashed_outline(painter, rect, stroke, (2.0, 3.0));
    let small = line(painter, word, type_scale::SMALL, theme.text.second);
    let galley = if small.size().x > rect.width() - 4.0 {
        line(painter, word, type_scale::MICRO, theme.text.second)
    } else {
        small
    };
    place(painter, galley, rect.center(), Align2::CENTER_CENTER);
}
