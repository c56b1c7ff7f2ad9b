//! Bars of a slide from one baseline, with their names before and their values after them.

mod column;

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use crate::chart::slides::{SlideMark, SlideShape};
use crate::ui::charts::ink;
use crate::ui::sheets::words::Set;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar};
use crate::ui::widgets::hatch::{Grain, hatch};
use crate::ui::widgets::paint::{line, place};

const LABEL: Type = type_scale::SLIDE_LABEL.semibold();
const LABEL_LONG: Type = Type {
    size: 32.0,
    line: 38.0,
    ..type_scale::SLIDE_NOTE.medium()
};
const UNDER: Type = Type {
    size: 30.0,
    line: 36.0,
    ..type_scale::SLIDE_NOTE
};
const VALUE: Type = type_scale::SLIDE_VALUE.bold();
/// Between the name and the baseline.
const BEFORE: f32 = 36.0;
/// Between the end of a bar and its value.
const AFTER: f32 = 24.0;
/// Between a value and what is said after it.
const BESIDE: f32 = 22.0;
/// Side of an axis's badge, and the room it takes.
const BADGE: (f32, f32) = (52.0, 76.0);
/// A bar of unknown length.
const STUB: f32 = 120.0;
/// The part of the width that names take before bars shorten for them.
const NAMES: f32 = 0.36;
/// By how much names take more, and how short the longest bar may become for them.
const WIDER: f32 = 40.0;
const SHORTEST: f32 = 160.0;
/// The thickest bar.
const THICK: f32 = 72.0;
/// The highest row.
const ROW: f32 = 124.0;

/// Room for names and for values, the same for all rows.
struct Columns {
    /// The baseline.
    x: f32,
    /// Room for a name, badge left out.
    names: f32,
    /// How names are set.
    step: Type,
    /// The most lines of a name.
    lines: usize,
    /// The longest bar.
    longest: f32,
    /// The thickness of a bar.
    thick: f32,
}

/// Draws the bars, spread over the height of `rect`; gives where each is.
pub(super) fn bars(painter: &Painter, theme: &Theme, marks: &[SlideMark], rect: Rect) -> Vec<Rect> {
    if marks.is_empty() {
        return Vec::new();
    }
    if rect.width() < super::COLUMN {
        return column::bars(painter, theme, marks, rect);
    }
    let mut places = Vec::with_capacity(marks.len());
    #[allow(clippy::cast_precision_loss)]
    let row = (rect.height() / marks.len() as f32).min(ROW);
    let columns = columns(painter, marks, (rect, row));
    for (at, mark) in marks.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)]
        let top = rect.min.y + at as f32 * row;
        let place = Rect::from_min_size(pos2(rect.min.x, top), vec2(rect.width(), row));
        name(painter, theme, mark, (place, &columns));
        bar(painter, theme, mark, (place, &columns));
        places.push(place);
    }
    #[allow(clippy::cast_precision_loss)]
    let end = rect.min.y + marks.len() as f32 * row;
    let baseline = Stroke::new(space::STROKE_SLIDE, theme.text.main);
    painter.vline(columns.x, rect.min.y..=end, baseline);
    places
}

fn width(painter: &Painter, words: &str, step: Type) -> f32 {
    line(painter, words, step, Color32::PLACEHOLDER).size().x
}

/// Room for names and bars: bars shorten until every name stands in its row, and are never
/// shorter than [`SHORTEST`].
fn columns(painter: &Painter, marks: &[SlideMark], (rect, row): (Rect, f32)) -> Columns {
    let badge = match marks.iter().any(|m| !m.badge.is_empty()) {
        true => BADGE.1,
        false => 0.0,
    };
    let with_length = marks.iter().filter(|m| length(m).is_some());
    let values = with_length
        .map(|m| words_width(painter, m) + AFTER)
        .fold(0.0, f32::max);
    let natural = marks
        .iter()
        .map(|m| width(painter, &m.label, LABEL).max(width(painter, &m.under, UNDER)))
        .fold(0.0, f32::max);
    let without = marks.iter().filter(|m| length(m).is_none());
    let words = without
        .map(|m| STUB + AFTER + words_width(painter, m))
        .fold(values + SHORTEST, f32::max);
    let most = (rect.width() - badge - BEFORE - words).max(SHORTEST);
    let mut names = natural.min(rect.width() * NAMES - badge).min(most);
    let fits = |names: f32| {
        let step = step(painter, marks, names);
        let high = |m: &SlideMark| Set::new(painter, &m.label, step, names).height();
        marks.iter().all(|m| high(m) + under(m) <= row)
    };
    while names < natural.min(most) && !fits(names) {
        names = (names + WIDER).min(most);
    }
    let x = rect.min.x + badge + names + BEFORE;
    Columns {
        x,
        names,
        step: step(painter, marks, names),
        lines: lines(painter, marks, (names, row)),
        longest: (rect.max.x - x - values).max(60.0),
        thick: (row * 0.58).min(THICK).round(),
    }
}

/// One step for all names: the smaller one as soon as one of them has no room on a line.
fn step(painter: &Painter, marks: &[SlideMark], room: f32) -> Type {
    match marks.iter().any(|m| width(painter, &m.label, LABEL) > room) {
        true => LABEL_LONG,
        false => LABEL.medium(),
    }
}

/// The lines that a name may take in its row.
fn lines(painter: &Painter, marks: &[SlideMark], (room, row): (f32, f32)) -> usize {
    let step = step(painter, marks, room);
    let below = marks.iter().map(under).fold(0.0, f32::max);
    let mut lines = 1;
    let mut high = 2.0 * step.line + below;
    while high <= row {
        lines += 1;
        high += step.line;
    }
    lines
}

fn under(mark: &SlideMark) -> f32 {
    match mark.under.is_empty() {
        true => 0.0,
        false => UNDER.line,
    }
}

/// The width of a value and of what is said after it.
fn words_width(painter: &Painter, mark: &SlideMark) -> f32 {
    let texts = [(&mark.value, VALUE), (&mark.note, note_step(mark))];
    let texts = texts.into_iter().filter(|(words, _)| !words.is_empty());
    let widths: Vec<f32> = texts
        .map(|(words, step)| width(painter, words, step))
        .collect();
    widths.iter().sum::<f32>() + if widths.len() > 1 { BESIDE } else { 0.0 }
}

/// A share is as large as a value, words are not.
fn note_step(mark: &SlideMark) -> Type {
    let first = mark.note.chars().next();
    let is_figure = first.is_some_and(|c| c.is_ascii_digit() || "≤≥≈<".contains(c));
    match is_figure {
        true => VALUE.medium(),
        false => type_scale::SLIDE_SCOPE,
    }
}

fn length(mark: &SlideMark) -> Option<f64> {
    mark.shape.length()
}

fn name(painter: &Painter, theme: &Theme, mark: &SlideMark, (place_at, columns): (Rect, &Columns)) {
    let y = place_at.center().y;
    if !mark.badge.is_empty() {
        badge(
            painter,
            theme,
            &mark.badge,
            pos2(place_at.min.x + BADGE.0 / 2.0, y),
        );
        let sized = (columns.step, columns.names);
        let set = Set::at_most(painter, &mark.label, sized, columns.lines);
        let at = pos2(place_at.min.x + BADGE.1, y - set.height() / 2.0);
        set.paint(painter, at, theme.text.main);
        return;
    }
    let sized = (columns.step.semibold(), columns.names);
    let set = Set::at_most(painter, &mark.label, sized, columns.lines);
    let under = under(mark);
    let top = y - (set.height() + under) / 2.0;
    let right = columns.x - BEFORE;
    set.paint_right(painter, pos2(right, top), theme.text.main);
    if under > 0.0 {
        let galley = line(painter, &mark.under, UNDER, theme.text.second);
        let at = pos2(right, top + set.height() + under / 2.0);
        place(painter, galley, at, Align2::RIGHT_CENTER);
    }
}

fn badge(painter: &Painter, theme: &Theme, number: &str, center: egui::Pos2) {
    let rect = Rect::from_center_size(center, vec2(BADGE.0, BADGE.0));
    let outline = Stroke::new(3.0, theme.ink.main);
    painter.rect_stroke(rect, 10, outline, StrokeKind::Inside);
    let galley = line(painter, number, LABEL.bold(), theme.text.main);
    place(painter, galley, center, Align2::CENTER_CENTER);
}

fn bar(painter: &Painter, theme: &Theme, mark: &SlideMark, (place_at, columns): (Rect, &Columns)) {
    let y = place_at.center().y;
    let end = shape(painter, theme, mark, (pos2(columns.x, y), columns));
    words(painter, theme, mark, (columns.x + end + AFTER, y));
}

/// The bar itself, from the baseline on; gives how long it is.
fn shape(
    painter: &Painter,
    theme: &Theme,
    mark: &SlideMark,
    (at, columns): (Pos2, &Columns),
) -> f32 {
    let thick = columns.thick;
    #[allow(clippy::cast_possible_truncation)]
    let long = length(mark).map_or(0.0, |part| (columns.longest * part as f32).max(3.0));
    let boxed = |width: f32| Rect::from_min_size(at - vec2(0.0, thick / 2.0), vec2(width, thick));
    let stub = STUB.min(columns.longest.max(60.0));
    match mark.shape {
        SlideShape::Bar(_) => {
            ink::paint(painter, theme, boxed(long), mark.ink);
            long
        }
        SlideShape::Derived(_) => {
            paint_bar(
                painter,
                theme,
                boxed(long),
                BarState::Derived,
                theme.ink.weak,
            );
            long
        }
        SlideShape::Estimated(_) => {
            let fill = ink::tone(theme, mark.ink).fill;
            paint_bar(painter, theme, boxed(long), BarState::Estimated, fill);
            long
        }
        SlideShape::Unallocated(_) => {
            hatch(painter, theme, boxed(long), Grain::Slide);
            long
        }
        SlideShape::Stub => {
            hatch(painter, theme, boxed(stub), Grain::Slide);
            stub
        }
        SlideShape::Pending => {
            let rect = boxed(stub);
            let stroke = Stroke::new(3.0, theme.unknown.line);
            crate::ui::widgets::paint::dashed_outline(painter, rect, stroke, (6.0, 8.0));
            stub
        }
        SlideShape::Nil => {
            let fill = ink::tone(theme, mark.ink).fill;
            painter.rect_filled(boxed(6.0), 0, fill);
            6.0
        }
        SlideShape::Nothing => 0.0,
    }
}

fn words(painter: &Painter, theme: &Theme, mark: &SlideMark, (x, y): (f32, f32)) {
    let mut x = x;
    if !mark.value.is_empty() {
        let galley = line(painter, &mark.value, VALUE, theme.text.main);
        x = place(painter, galley, pos2(x, y), Align2::LEFT_CENTER)
            .max
            .x
            + BESIDE;
    }
    if !mark.note.is_empty() {
        let step = note_step(mark);
        let galley = line(painter, &mark.note, step, theme.text.second);
        place(painter, galley, pos2(x, y), Align2::LEFT_CENTER);
    }
}
