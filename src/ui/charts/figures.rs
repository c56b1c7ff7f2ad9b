//! Draws the row of key figures and the matrix in miniature.

use super::frame::{self, elided};
use super::ink;
use super::stop::{Spot, enter, follow, ground, stop};
use crate::app::export::Exported;
use crate::app::view::Screen;
use crate::chart::{ChartName, Figures, Gap, KeyFigure, MiniCell};
use crate::contract::StateKind;
use crate::ui::Desk;
use crate::ui::theme::{Tone, Type, icons, space, type_scale};
use crate::ui::widgets::hatch::{Grain, hatch};
use crate::ui::widgets::paint::{dashed_outline, icon_fill, line, place, snap, text};
use crate::wording::Key;
use egui::{Align2, Color32, Painter, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

/// Height of a row of figures.
pub const HEIGHT: f32 = 108.0;
/// The middle of the label's line, from the top.
const LABEL: f32 = 27.0;
/// The middle of the note's line.
const NOTE: f32 = 81.0;
/// Width kept for completeness with its miniature.
const WIDE: f32 = 292.0;
/// Pitch of the miniature's cells.
const PITCH: egui::Vec2 = vec2(11.0, 7.2);
/// Widest miniature: more columns are narrower.
const MINIATURE: f32 = 110.0;
/// Narrowest pitch of its cells.
const PITCH_LEAST: f32 = 4.0;

/// Draws the figures into `rect`, `across` beside one another.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, figures: &Figures, rect: Rect, across: usize) {
    let boxes = boxes(figures, rect, across);
    let step = step_that_fits(ui.painter(), figures, &boxes);
    let mut spots = Vec::new();
    for (at, (figure, cell)) in figures.list.iter().zip(&boxes).enumerate() {
        let edge = Edge {
            is_first: across > 0 && at % across == 0,
            is_last: at.saturating_add(1) == figures.list.len(),
        };
        let mini = if edge.is_last && has_miniature(*cell) {
            figures.mini.as_slice()
        } else {
            &[]
        };
        let shown = one(ui, desk, figure, (*cell, edge, step), mini);
        spots.push(Spot {
            rect: shown,
            subject: figure.subject.as_ref(),
            tip: &figure.tip,
        });
    }
    // Beside the note under the miniature, or beside the label where there is none.
    let last = boxes.last().copied().unwrap_or(rect);
    let line = if has_miniature(last) { NOTE } else { LABEL };
    let row = last.min.y + line - frame::TITLE / 2.0;
    let end = Rect::from_min_max(
        pos2(rect.min.x, row),
        pos2(rect.max.x - space::SHEET, row + frame::TITLE),
    );
    let of = (
        end,
        ChartName::KeyFigures,
        Exported::Screen(Screen::Overview),
    );
    frame::menu(ui, desk, of, || figures.table());
    frame::enlarge(ui, desk, end, ChartName::KeyFigures);
    let id = ui.scope_id().with("key_figures");
    let title = desk.text(Key::ScreenOverview);
    let acted = stop(ui, desk, (id, rect, title), &spots);
    let is_in = acted.is_some() || ui.memory(|m| m.has_focus(id));
    enter(desk, ChartName::KeyFigures, is_in);
    if let Some((at, act)) = acted
        && let Some(subject) = spots.get(at).and_then(|s| s.subject)
    {
        follow(desk, subject, act);
    }
}

/// Whether a box has room for the miniature of the matrix.
fn has_miniature(cell: Rect) -> bool {
    cell.width() > 260.0
}

/// The largest step at which every value fits: all have the same.
fn step_that_fits(painter: &Painter, figures: &Figures, boxes: &[Rect]) -> Type {
    let fits = |step: &Type| {
        figures.list.iter().zip(boxes).all(|(figure, cell)| {
            let words = line(painter, &figure.value, *step, Color32::PLACEHOLDER);
            words.size().x + space::SHEET + space::M <= cell.width()
        })
    };
    let steps = [type_scale::FIGURE, type_scale::TITLE, type_scale::COUNTDOWN];
    steps.into_iter().find(fits).unwrap_or(type_scale::HEADING)
}

fn boxes(figures: &Figures, rect: Rect, across: usize) -> Vec<Rect> {
    let count = figures.list.len();
    let in_one_row = across >= count;
    let across = across.min(count).max(1);
    #[allow(clippy::cast_precision_loss)]
    let columns = across as f32;
    let wide = if in_one_row && rect.width() > 1180.0 {
        WIDE
    } else {
        rect.width() / columns
    };
    let narrow = if across > 1 {
        (rect.width() - wide) / (columns - 1.0)
    } else {
        rect.width()
    };
    let mut boxes = Vec::with_capacity(count);
    let mut corner = rect.min;
    for at in 0..count {
        if at > 0 && at % across == 0 {
            corner = pos2(rect.min.x, corner.y + HEIGHT);
        }
        let is_last = at.saturating_add(1) == count;
        let width = if is_last && in_one_row { wide } else { narrow };
        boxes.push(Rect::from_min_size(corner, vec2(width, HEIGHT)));
        corner.x += width;
    }
    boxes
}

/// Where a figure stands in its row.
#[derive(Clone, Copy)]
struct Edge {
    is_first: bool,
    is_last: bool,
}

/// Draws one figure; gives the box that can be clicked.
fn one(
    ui: &Ui,
    desk: &Desk<'_>,
    figure: &KeyFigure,
    (cell, edge, step): (Rect, Edge, Type),
    mini: &[Vec<MiniCell>],
) -> Rect {
    let theme = desk.theme;
    let painter = ui.painter();
    let left = cell.min.x
        + if edge.is_first {
            space::SHEET
        } else {
            space::XL
        };
    let width = cell.max.x - left - space::M;
    // The last box leaves room for what can be done with the chart.
    let beside = width - 2.0 * space::CONTROL - space::S;
    let (labelled, noted) = match (edge.is_last, has_miniature(cell)) {
        (false, _) => (width, width),
        (true, true) => (width, beside),
        (true, false) => (beside, width),
    };
    let target = Rect::from_min_max(
        pos2(left - space::S, cell.min.y + 14.0),
        pos2(cell.max.x - space::XS, cell.max.y - 14.0),
    );
    ground(ui, desk, target, figure.subject.as_ref());
    if !edge.is_first {
        let x = painter.round_to_pixel_center(cell.min.x);
        let stroke = Stroke::new(space::STROKE, theme.line.thin);
        painter.vline(x, cell.min.y + 16.0..=cell.min.y + 92.0, stroke);
    }
    let at = |y: f32| pos2(left, cell.min.y + y);
    let muted = (type_scale::SMALL, theme.text.muted);
    let label = (type_scale::SMALL.medium(), theme.text.muted);
    let side = Align2::LEFT_CENTER;
    elided(painter, at(LABEL), side, &figure.label, label, labelled);
    let strong = (step, theme.text.main);
    let value = elided(painter, at(54.0), side, &figure.value, strong, width);
    let mut right = value.max.x;
    if !figure.after.is_empty() {
        let after = (type_scale::TITLE.regular(), theme.text.muted);
        let from = pos2(value.max.x, cell.min.y + 56.0);
        right = text(painter, from, side, &figure.after, after).max.x;
    }
    let chip = figure
        .gap
        .as_ref()
        .map_or(0.0, |gap| gap_chip(ui, desk, at(NOTE), gap));
    let note = at(NOTE) + vec2(chip, 0.0);
    elided(painter, note, side, &figure.note, muted, noted - chip);
    if !mini.is_empty() {
        let columns = mini.first().map_or(0, Vec::len);
        let end = cell.max.x - space::SHEET;
        // Beside the figure, never over it; too narrow to be read, it is left out.
        let room = (end - right - space::M).min(MINIATURE);
        #[allow(clippy::cast_precision_loss)]
        let pitch = PITCH.x.min(room / columns.max(1) as f32);
        #[allow(clippy::cast_precision_loss)]
        let wide = columns as f32 * pitch;
        if pitch >= PITCH_LEAST {
            miniature(ui, desk, pos2(end - wide, cell.min.y + 22.0), (mini, pitch));
        }
    }
    target
}

/// Draws the chip of the difference to the envelope; gives the width it takes.
fn gap_chip(ui: &Ui, desk: &Desk<'_>, left: egui::Pos2, (gap, words): &(Gap, String)) -> f32 {
    let theme = desk.theme;
    let painter = ui.painter();
    let (tone, with_icon) = match gap {
        Gap::Apart => (theme.signal.review, 18.0),
        Gap::Within => (
            Tone {
                fill: theme.ground.sunken,
                on: theme.text.second,
            },
            0.0,
        ),
    };
    let galley = line(painter, words, type_scale::SMALL.medium(), tone.on);
    let size = vec2(galley.size().x + 14.0 + with_icon, 18.0);
    let rect = snap(painter, Rect::from_min_size(left - vec2(0.0, 9.0), size));
    painter.rect_filled(rect, space::RADIUS_CHIP, tone.fill);
    if with_icon > 0.0 {
        let center = pos2(rect.min.x + 13.0, rect.center().y);
        icon_fill(painter, center, icons::WARNING, 13.0, tone.on);
    }
    let from = pos2(rect.min.x + 7.0 + with_icon, rect.center().y);
    place(painter, galley, from, Align2::LEFT_CENTER);
    size.x + 6.0
}

fn miniature(ui: &Ui, desk: &Desk<'_>, from: egui::Pos2, (rows, pitch): (&[Vec<MiniCell>], f32)) {
    /// Rows that fit beside the figure.
    const ROWS: usize = 7;
    let theme = desk.theme;
    let painter = ui.painter();
    let mut y = from.y;
    for row in rows.iter().take(ROWS) {
        let mut x = from.x;
        for cell in row {
            let rect = Rect::from_min_size(pos2(x, y), vec2((pitch - 2.0).max(1.0), 5.2));
            let rect = snap(painter, rect);
            let fill = ink::tone(theme, cell.ink).fill;
            match cell.state {
                StateKind::Published | StateKind::Conflict => {
                    painter.rect_filled(rect, 1, fill);
                }
                StateKind::Derived => {
                    let stroke = Stroke::new(space::STROKE, theme.ink.main);
                    painter.rect(rect, 1, theme.ink.weak, stroke, StrokeKind::Inside);
                }
                StateKind::Estimated | StateKind::Nil => {
                    let stroke = Stroke::new(1.2, fill);
                    painter.rect_stroke(rect, 1, stroke, StrokeKind::Inside);
                }
                StateKind::Pending => {
                    let stroke = Stroke::new(space::STROKE, theme.text.second);
                    dashed_outline(painter, rect, stroke, (1.6, 1.6));
                }
                StateKind::NotPublished => hatch(painter, theme, rect, Grain::Cell),
                StateKind::NotApplicable => {}
            }
            x += pitch;
        }
        y += PITCH.y;
    }
}
