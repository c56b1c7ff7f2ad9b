//! The margins of the matrix: the total of a line, of a partner, of all, and what is left.

use super::cell::{self, Look};
use super::plan::{FOOT, INSET, Plan, ROW_MIN};
use crate::chart::matrix::{EffectLine, Foot, Margin, MarginState, MatrixTable, Remainder};
use crate::chart::{Ink, Subject};
use crate::check::Severity;
use crate::contract::StateKind;
use crate::ui::charts::frame::elided;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar, paint_track};
use crate::ui::widgets::paint::{self, dashed_outline, line, place};
use crate::ui::widgets::severity::{self, paint_severity};
use crate::ui::widgets::text::{cut, lay};
use crate::wording::{Key, Lang, text};
use egui::{Align2, Color32, Painter, Rect, Stroke, pos2, vec2};

/// Paints a line's total in its part of the row.
pub fn paint_margin(painter: &Painter, theme: &Theme, rect: Rect, margin: &Margin, wide: bool) {
    let y = rect.center().y;
    let strong = (type_scale::BODY.semibold(), theme.text.main);
    if !wide {
        let right = pos2(rect.max.x, y);
        let known = matches!(margin.state, MarginState::Sum);
        let muted = (type_scale::BODY, theme.text.muted);
        let look = if known { strong } else { muted };
        paint::text(painter, right, Align2::RIGHT_CENTER, &margin.value, look);
        return;
    }
    let compact = rect.height() < ROW_MIN;
    let (value_y, bar_y) = if compact { (y, y) } else { (y - 13.5, y - 2.0) };
    let bar = Rect::from_min_size(pos2(rect.min.x, bar_y), vec2(rect.width(), space::BAR_LIST));
    match margin.state {
        MarginState::Pending => return pending(painter, theme, rect, &margin.value),
        MarginState::NotApplicable | MarginState::NotPublished => {
            let look = (type_scale::BODY, theme.text.muted);
            let at = pos2(rect.min.x, if compact { y } else { y - 7.0 });
            paint::text(painter, at, Align2::LEFT_CENTER, &margin.value, look);
            if margin.state == MarginState::NotPublished && !compact {
                let bar = bar.translate(vec2(0.0, 6.0));
                let none = Color32::TRANSPARENT;
                paint_bar(painter, theme, bar, BarState::NotPublished, none);
            }
            return;
        }
        MarginState::Announced | MarginState::Derived | MarginState::Sum => {}
    }
    let at = pos2(rect.min.x, value_y);
    paint::text(painter, at, Align2::LEFT_CENTER, &margin.value, strong);
    if let Some(share) = &margin.share {
        let look = (type_scale::SMALL, theme.text.second);
        let at = pos2(rect.max.x, value_y);
        paint::text(painter, at, Align2::RIGHT_CENTER, share, look);
    }
    if compact {
        return;
    }
    if let Some(value) = margin.bar {
        paint_track(painter, theme, bar);
        let state = match margin.state {
            MarginState::Derived => StateKind::Derived,
            _ => StateKind::Published,
        };
        cell::paint_value(
            painter,
            theme,
            bar,
            (value, 1.0),
            (state, Some(Ink::Strong)),
        );
    }
    let look = (type_scale::MICRO, theme.text.muted);
    let y = y + 18.0;
    let mut left = rect.width();
    if let Some(range) = &margin.range {
        let at = pos2(rect.max.x, y);
        let range = paint::text(painter, at, Align2::RIGHT_CENTER, range, look);
        left -= range.width() + space::S;
    }
    if let Some(known) = &margin.known {
        // Where both do not fit, the range stays whole.
        let galley = line(painter, known, look.0, look.1);
        let known = match galley.size().x > left {
            true => lay(painter, cut(known, look.0.job(known, look.1), left, 1)),
            false => galley,
        };
        place(painter, known, pos2(rect.min.x, y), Align2::LEFT_CENTER);
    }
}

/// Paints the total that the text being typed would give, with the difference under it.
pub fn paint_moved(painter: &Painter, theme: &Theme, rect: Rect, total: &EffectLine, wide: bool) {
    let (x, anchor) = if wide {
        (rect.min.x, Align2::LEFT_CENTER)
    } else {
        (rect.max.x, Align2::RIGHT_CENTER)
    };
    let y = rect.center().y;
    let look = (type_scale::BODY.semibold(), theme.accent.main);
    paint::text(painter, pos2(x, y - 6.0), anchor, &total.after, look);
    if let Some((text, grows)) = &total.difference {
        let mark = if *grows { "▲" } else { "▼" };
        let look = (type_scale::MICRO.medium(), theme.accent.main);
        let words = format!("{mark} {text}");
        paint::text(painter, pos2(x, y + 10.0), anchor, &words, look);
    }
}

fn pending(painter: &Painter, theme: &Theme, rect: Rect, word: &str) {
    let galley = line(painter, word, type_scale::SMALL, theme.text.second);
    let size = vec2(galley.size().x + 16.0, 24.0);
    let at = pos2(rect.min.x, rect.center().y - size.y / 2.0);
    let frame = Rect::from_min_size(at, size);
    let stroke = Stroke::new(space::STROKE, theme.unknown.line);
    dashed_outline(painter, frame, stroke, (2.0, 3.0));
    place(painter, galley, frame.center(), Align2::CENTER_CENTER);
}

/// Paints the row of totals, whose top is at the bottom of the rows.
pub fn paint_foot(
    painter: &Painter,
    theme: &Theme,
    plan: &Plan,
    chart: &MatrixTable,
    (look, moved): (impl Fn(usize) -> Look, Option<&EffectLine>),
) {
    let foot = &chart.foot;
    let row = foot_row(plan);
    titles(painter, theme, row.with_max_x(plan.columns.min), foot);
    let clip = Rect::from_x_y_ranges(plan.columns, row.y_range());
    let inner = painter.with_clip_rect(clip.intersect(painter.clip_rect()));
    for (index, cell) in foot.cells.iter().enumerate() {
        if plan.shows(index) {
            let rect = Rect::from_x_y_ranges(plan.column(index), row.y_range());
            match moved.filter(|total| total.subject == cell.subject) {
                Some(total) => {
                    let rect = rect.shrink2(vec2(INSET, 0.0));
                    paint_moved(&inner, theme, rect, total, false);
                }
                None => cell::paint_cell(&inner, theme, rect, cell, look(index)),
            }
        }
    }
    grand(painter, theme, plan, chart);
    let y = painter.round_to_pixel_center(row.max.y);
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    painter.hline(row.x_range(), y, stroke);
    let y = painter.round_to_pixel_center(row.min.y);
    let stroke = Stroke::new(space::STROKE_MARK, theme.unknown.line);
    painter.hline(row.x_range(), y, stroke);
}

/// Where the row of totals stands.
pub fn foot_row(plan: &Plan) -> Rect {
    let top = plan.rows.max;
    Rect::from_x_y_ranges(plan.area.x_range(), top..=top + FOOT)
}

/// What the row is about, in the column of titles: never over an amount.
fn titles(painter: &Painter, theme: &Theme, row: Rect, foot: &Foot) {
    let x = row.min.x + space::SHEET;
    let width = row.max.x - x;
    let middle = row.center().y;
    let three = foot.scale.is_some();
    let (title, note) = if three {
        (middle - 16.0, middle)
    } else {
        (middle - 8.0, middle + 8.0)
    };
    let side = Align2::LEFT_CENTER;
    let look = (type_scale::BODY.semibold(), theme.text.main);
    elided(painter, pos2(x, title), side, &foot.title, look, width);
    let look = (type_scale::SMALL, theme.text.muted);
    elided(painter, pos2(x, note), side, &foot.note, look, width);
    if let Some(scale) = &foot.scale {
        let look = (type_scale::MICRO, theme.text.muted);
        let at = pos2(x, middle + 16.0);
        elided(painter, at, side, scale, look, width);
    }
}

fn grand(painter: &Painter, theme: &Theme, plan: &Plan, chart: &MatrixTable) {
    let all = &chart.foot.all;
    let (x, anchor) = if plan.wide {
        (plan.totals.min, Align2::LEFT_CENTER)
    } else {
        (plan.totals.max, Align2::RIGHT_CENTER)
    };
    let look = (type_scale::HEADING, theme.text.main);
    let at = pos2(x, grand_line(plan, &chart.foot));
    paint::text(painter, at, anchor, &all.value, look);
    if let Some(note) = &all.note {
        let small = line(painter, note, type_scale::SMALL, theme.text.muted);
        let galley = if small.size().x > plan.totals.span() {
            line(painter, note, type_scale::MICRO, theme.text.muted)
        } else {
            small
        };
        let y = foot_row(plan).center().y + 9.0;
        place(painter, galley, pos2(x, y), anchor);
    }
    if let Some((severity, _)) = &all.alert {
        paint_severity(
            painter,
            theme,
            alert(painter, plan, &chart.foot).center(),
            17.0,
            mark(*severity),
        );
    }
}

/// Width that the sign of a finding about the grand total takes before the total.
const SIGN: f32 = 22.0;

/// Width that the grand total asks for where it stands alone, without bar and share.
pub fn grand_width(painter: &Painter, foot: &Foot) -> f32 {
    let value = line(
        painter,
        &foot.all.value,
        type_scale::HEADING,
        Color32::PLACEHOLDER,
    );
    let sign = if foot.all.alert.is_some() { SIGN } else { 0.0 };
    value.size().x + sign
}

/// Where the sign of a finding about the grand total stands: at the end of a wide column, before
/// the total of a narrow one.
pub fn alert(painter: &Painter, plan: &Plan, foot: &Foot) -> Rect {
    let y = grand_line(plan, foot);
    let center = if plan.wide {
        pos2(plan.totals.max - 9.0, y)
    } else {
        pos2(
            plan.totals.max - grand_width(painter, foot) + SIGN / 2.0 - 3.0,
            y,
        )
    };
    Rect::from_center_size(center, vec2(space::TARGET, space::TARGET))
}

/// The middle of the line of the grand total.
fn grand_line(plan: &Plan, foot: &Foot) -> f32 {
    let y = foot_row(plan).center().y;
    if foot.all.note.is_some() { y - 9.0 } else { y }
}

fn mark(severity: Severity) -> severity::Severity {
    match severity {
        Severity::Blocking => severity::Severity::Blocking,
        Severity::Review => severity::Severity::Review,
        Severity::Info => severity::Severity::Info,
    }
}

/// Paints what a group leaves to share out, in `row`; gives where it can be clicked.
pub fn paint_remainder(
    painter: &Painter,
    theme: &Theme,
    plan: &Plan,
    row: Rect,
    (rest, selection, lang): (&Remainder, Option<&Subject>, Lang),
) -> Rect {
    let y = row.center().y;
    let look = (type_scale::BODY.semibold(), theme.text.main);
    let at = pos2(row.min.x + space::SHEET, y);
    let title = text(lang, Key::MatrixRemainder);
    let title = paint::text(painter, at, Align2::LEFT_CENTER, title, look);
    let left = (plan.column(rest.column).min + INSET).clamp(plan.columns.min, plan.columns.max);
    let chosen = selection == Some(&rest.subject);
    let color = if chosen {
        theme.accent.main
    } else {
        theme.text.main
    };
    let look = (type_scale::BODY.semibold(), color);
    let at = pos2(left.max(title.max.x + space::L), y);
    let text_rect = paint::text(painter, at, Align2::LEFT_CENTER, &rest.text, look);
    let look = (type_scale::BODY, theme.text.muted);
    let at = pos2(text_rect.max.x + space::XL, y);
    let formula = paint::text(painter, at, Align2::LEFT_CENTER, &rest.formula, look);
    let mut right = formula.max.x;
    if let Some(conflict) = &rest.conflict {
        let tone = theme.signal.review;
        let words = line(painter, conflict, type_scale::SMALL.medium(), tone.on);
        let size = vec2(words.size().x + 32.0, 22.0);
        let at = pos2(right + space::L, y - 11.0);
        let chip = paint::snap(painter, Rect::from_min_size(at, size));
        painter.rect_filled(chip, space::RADIUS_CHIP, tone.fill);
        let sign = pos2(chip.min.x + 12.0, y);
        paint::icon(painter, sign, icons::NOT_EQUALS, 14.0, tone.on);
        let at = pos2(chip.min.x + 25.0, y);
        right = place(painter, words, at, Align2::LEFT_CENTER).max.x + 7.0;
    }
    let rect = Rect::from_x_y_ranges(text_rect.min.x..=right, row.y_range());
    if chosen {
        let ring = rect.shrink2(vec2(0.0, 8.0)).expand2(vec2(4.0, 0.0));
        paint::focus_ring_inside(painter, theme, ring, space::RADIUS_CONTROL);
    }
    rect
}
