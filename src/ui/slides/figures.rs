//! Large figures side by side, and dates one under another.

use egui::{Painter, Rect, Stroke, pos2};

use crate::chart::slides::{SlideDate, SlideFigure};
use crate::ui::sheets::words::Set;
use crate::ui::theme::{Theme, Type, space, type_scale};

const FIGURE: Type = Type {
    size: 104.0,
    line: 124.0,
    ..type_scale::SLIDE_TITLE
};
const LABEL: Type = type_scale::SLIDE_LABEL.semibold();
const NOTE: Type = type_scale::SLIDE_NOTE;
const COUNTDOWN: Type = type_scale::SLIDE_LABEL.bold();
/// Between columns.
const GAP: f32 = 60.0;

/// Draws the figures in columns of one width.
pub(super) fn figures(painter: &Painter, theme: &Theme, list: &[SlideFigure], rect: Rect) {
    if list.is_empty() {
        return;
    }
    if rect.width() < super::UPRIGHT {
        return upright(painter, theme, list, rect);
    }
    #[allow(clippy::cast_precision_loss)]
    let count = list.len() as f32;
    let width = (rect.width() - GAP * (count - 1.0)) / count;
    for (at, figure) in list.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let x = rect.min.x + at as f32 * (width + GAP);
        let mut y = rect.min.y + rect.height() * 0.16;
        let step = fitting(painter, &figure.value, width);
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

/// The same one under another.
fn upright(painter: &Painter, theme: &Theme, list: &[SlideFigure], rect: Rect) {
    #[allow(clippy::cast_precision_loss)]
    let row = rect.height() / list.len().max(1) as f32;
    for (at, figure) in list.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let mut y = rect.min.y + at as f32 * row;
        let step = fitting(painter, &figure.value, rect.width() * 0.8);
        let value = Set::new(painter, &figure.value, step, rect.width());
        y += value.paint(painter, pos2(rect.min.x, y), theme.text.main);
        for (words, step, color) in [
            (&figure.label, LABEL, theme.text.main),
            (&figure.note, NOTE, theme.text.second),
        ] {
            let set = Set::new(painter, words, step, rect.width());
            y += set.paint(painter, pos2(rect.min.x, y), color);
        }
    }
}

/// The step at which a figure stands on one line.
fn fitting(painter: &Painter, words: &str, width: f32) -> Type {
    let mut step = FIGURE;
    while step.size > LABEL.size {
        let galley =
            crate::ui::widgets::paint::line(painter, words, step, egui::Color32::PLACEHOLDER);
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
    let countdown = (rect.width() * 0.2).max(190.0).round();
    let width = rect.width() - countdown;
    #[allow(clippy::cast_precision_loss)]
    let row = (rect.height() / list.len().max(1) as f32).min(150.0);
    for (at, date) in list.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let top = rect.min.y + at as f32 * row;
        let color = if date.is_overdue {
            theme.signal.review.on
        } else {
            theme.text.main
        };
        let first = Set::new(painter, &date.countdown, COUNTDOWN, countdown - 24.0);
        first.paint(painter, pos2(rect.min.x, top + 8.0), color);
        let x = rect.min.x + countdown;
        let title = Set::new(painter, &date.title, LABEL.medium(), width);
        let y = top + 8.0 + title.paint(painter, pos2(x, top + 8.0), theme.text.main);
        let note = Set::new(painter, &date.note, NOTE, width);
        note.paint(painter, pos2(x, y + 2.0), theme.text.second);
        if at > 0 {
            let stroke = Stroke::new(space::STROKE_MARK, theme.line.grid);
            painter.hline(rect.x_range(), top - 4.0, stroke);
        }
    }
}
