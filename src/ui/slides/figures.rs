//! Large figures side by side, and dates one under another.

use egui::{Align2, Color32, Painter, Rect, Stroke, pos2};

use crate::chart::slides::{SlideDate, SlideFigure};
use crate::ui::sheets::words::Set;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::{line, place};

const FIGURE: Type = Type {
    size: 104.0,
    line: 124.0,
    ..type_scale::SLIDE_TITLE
};
const LABEL: Type = type_scale::SLIDE_LABEL.semibold();
const NOTE: Type = type_scale::SLIDE_NOTE;
const COUNTDOWN: Type = type_scale::SLIDE_LABEL.bold();
/// Around what stands in a row.
const PAD: f32 = 14.0;
/// Between columns.
const GAP: f32 = 60.0;

/// Draws the figures in columns of one width.
pub(super) fn figures(painter: &Painter, theme: &Theme, list: &[SlideFigure], rect: Rect) {
    if list.is_empty() {
        return;
    }
    if rect.width() < super::COLUMN {
        return column(painter, theme, list, rect);
    }
    #[allow(clippy::cast_precision_loss)]
    let count = list.len() as f32;
    let width = (rect.width() - GAP * (count - 1.0)) / count;
    // One size for all.
    let steps = list
        .iter()
        .map(|f| fitting(painter, &f.value, (FIGURE, width)));
    let step = steps.fold(FIGURE, |least, step| match step.size < least.size {
        true => step,
        false => least,
    });
    for (at, figure) in list.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let x = rect.min.x + at as f32 * (width + GAP);
        let mut y = rect.min.y + rect.height() * 0.16;
        let value = Set::new(painter, &figure.value, step, width);
        y += FIGURE.line - step.line;
        y += value.paint(painter, pos2(x, y), theme.text.main) + 12.0;
        let label = Set::new(painter, &figure.label, LABEL, width);
        y += label.paint(painter, pos2(x, y), theme.text.main) + 8.0;
        let note = Set::new(painter, &figure.note, NOTE, width);
        note.paint(painter, pos2(x, y), theme.text.second);
        if at > 0 {
            let stroke = Stroke::new(space::STROKE_MARK, theme.line.strong);
            let span = rect.min.y + rect.height() * 0.12..=rect.min.y + rect.height() * 0.78;
            painter.vline(x - GAP / 2.0, span, stroke);
        }
    }
}

/// The step of a figure in a column.
const FIGURE_COLUMN: Type = Type {
    size: 72.0,
    line: 86.0,
    ..FIGURE
};
/// The step of what a figure is, and of a date, in a column.
const LABEL_COLUMN: Type = Type {
    size: 32.0,
    line: 39.0,
    ..LABEL
};

/// The same one under another.
fn column(painter: &Painter, theme: &Theme, list: &[SlideFigure], rect: Rect) {
    #[allow(clippy::cast_precision_loss)]
    let row = rect.height() / list.len().max(1) as f32;
    for (at, figure) in list.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let mut y = rect.min.y + at as f32 * row;
        let step = fitting(painter, &figure.value, (FIGURE_COLUMN, rect.width() * 0.8));
        let value = Set::new(painter, &figure.value, step, rect.width());
        y += value.paint(painter, pos2(rect.min.x, y), theme.text.main);
        for (words, step, color) in [
            (&figure.label, LABEL_COLUMN, theme.text.main),
            (&figure.note, super::note(rect.width()), theme.text.second),
        ] {
            let set = Set::new(painter, words, step, rect.width());
            y += set.paint(painter, pos2(rect.min.x, y), color);
        }
    }
}

/// The step at which a figure stands on one line, this one at most.
fn fitting(painter: &Painter, words: &str, (most, width): (Type, f32)) -> Type {
    let mut step = most;
    while step.size > LABEL.size {
        let galley = line(painter, words, step, Color32::PLACEHOLDER);
        if galley.size().x <= width {
            break;
        }
        step.size -= 4.0;
        step.line = step.size * 1.2;
    }
    step
}

/// Draws the dates from top to bottom.
pub(super) fn dates(painter: &Painter, theme: &Theme, list: &[SlideDate], rect: Rect) {
    if rect.width() < super::COLUMN {
        return dates_column(painter, theme, list, rect);
    }
    #[allow(clippy::cast_precision_loss)]
    let row = (rect.height() / list.len().max(1) as f32).min(150.0);
    let small = super::note(0.0);
    let (first, second, note) = match row < LABEL.line + NOTE.line + PAD {
        true => (LABEL_COLUMN.bold(), LABEL_COLUMN.medium(), small),
        false => (COUNTDOWN, LABEL.medium(), NOTE),
    };
    let widest = |date: &SlideDate| {
        let words = line(painter, &date.countdown, first, Color32::PLACEHOLDER);
        words.size().x + 28.0
    };
    let widest = list.iter().map(widest).fold(0.0, f32::max);
    let countdown = (rect.width() * 0.2).max(widest).round();
    let width = rect.width() - countdown;
    for (at, date) in list.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let top = rect.min.y + at as f32 * row;
        let first = Set::at_most(painter, &date.countdown, (first, countdown - 24.0), 1);
        let above = ((row - second.line - note.line) / 2.0).clamp(0.0, 8.0);
        first.paint(painter, pos2(rect.min.x, top + above), color(theme, date));
        let x = rect.min.x + countdown;
        let said = Set::at_most(painter, &date.title, (second, width), 1);
        let y = top + above + said.paint(painter, pos2(x, top + above), theme.text.main);
        let said = Set::at_most(painter, &date.note, (note, width), 1);
        said.paint(painter, pos2(x, y), theme.text.second);
        if at > 0 {
            let stroke = Stroke::new(space::STROKE_MARK, theme.line.grid);
            painter.hline(rect.x_range(), top - 2.0, stroke);
        }
    }
}

fn color(theme: &Theme, date: &SlideDate) -> Color32 {
    match date.is_overdue {
        true => theme.signal.review.on,
        false => theme.text.main,
    }
}

/// The same in a column: what happens, then when; fewer lines where there is no room.
fn dates_column(painter: &Painter, theme: &Theme, list: &[SlideDate], rect: Rect) {
    let note = super::note(rect.width());
    let set = |lines: usize| -> (Vec<Set>, f32) {
        let step = (LABEL_COLUMN.medium(), rect.width());
        let sets = list
            .iter()
            .map(|date| Set::at_most(painter, &date.title, step, lines));
        let sets: Vec<Set> = sets.collect();
        let high = sets.iter().map(|set| set.height() + note.line).sum();
        (sets, high)
    };
    #[allow(clippy::cast_precision_loss)]
    let count = list.len().max(1) as f32;
    let (mut sets, mut used) = set(2);
    if used + count * PAD > rect.height() {
        (sets, used) = set(1);
    }
    let gap = ((rect.height() - used) / count).clamp(4.0, 40.0);
    let mut y = rect.min.y;
    for (at, (date, title)) in list.iter().zip(&sets).enumerate() {
        if at > 0 {
            let stroke = Stroke::new(space::STROKE_MARK, theme.line.grid);
            painter.hline(rect.x_range(), y - gap / 2.0, stroke);
        }
        y += title.paint(painter, pos2(rect.min.x, y), theme.text.main);
        let words = line(painter, &date.countdown, note.bold(), color(theme, date));
        let left = pos2(rect.min.x, y + note.line / 2.0);
        let x = place(painter, words, left, Align2::LEFT_CENTER).max.x + PAD;
        let said = Set::at_most(painter, &date.note, (note, rect.max.x - x), 1);
        said.paint(painter, pos2(x, y), theme.text.second);
        y += note.line + gap;
    }
}
