//! Blocks of a report, each drawn from the left top corner of what it is given; how many go on a
//! page is decided elsewhere.

mod table;

pub use table::{Columns, header, row};

use egui::{Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::Desk;
use super::sheets::words::Set;
use super::sheets::{self, Margins};
use super::theme::{Theme, Type, space, type_scale};
use crate::chart::Sheet;
use crate::chart::report::{ReportFigure, Tone};

/// A heading of the first level.
const CHAPTER: Type = type_scale::TITLE.bold();
/// A heading of the second level.
const HEADING: Type = type_scale::HEADING;
/// The title on the cover.
const COVER: Type = type_scale::DISPLAY.bold();
/// Text to read.
const PLAIN: Type = type_scale::BODY;
/// The foot of a page.
const FOOT: Type = type_scale::MICRO;

/// Draws a heading of the first level; gives its height.
pub fn chapter(painter: &Painter, theme: &Theme, words: &str, width: f32) -> f32 {
    let set = Set::new(painter, words, CHAPTER, width);
    set.paint(painter, Pos2::ZERO, theme.text.main) + space::S
}

/// Draws a heading of the second level; gives its height.
pub fn heading(painter: &Painter, theme: &Theme, words: &str, width: f32) -> f32 {
    let set = Set::new(painter, words, HEADING, width);
    space::L + set.paint(painter, pos2(0.0, space::L), theme.text.main) + space::XS
}

/// Draws a text; gives its height.
pub fn words(painter: &Painter, theme: &Theme, (tone, words): (Tone, &str), width: f32) -> f32 {
    let (step, color, before) = match tone {
        Tone::Cover => (COVER, theme.text.main, 120.0),
        Tone::Plain => (PLAIN, theme.text.main, 0.0),
        Tone::Quiet => (type_scale::SMALL, theme.text.second, 0.0),
        Tone::Warning => (PLAIN.semibold(), theme.signal.review.on, 0.0),
    };
    let set = Set::new(painter, words, step, width);
    before + set.paint(painter, pos2(0.0, before), color) + space::S
}

/// Draws key figures, three in a row; gives their height.
pub fn figures(painter: &Painter, theme: &Theme, list: &[ReportFigure], width: f32) -> f32 {
    const ACROSS: usize = 3;
    let column = (width - 2.0 * space::SHEET) / 3.0;
    let mut y = space::SHEET;
    for row in list.chunks(ACROSS) {
        let mut highest: f32 = 0.0;
        for (at, figure) in row.iter().enumerate() {
            #[allow(clippy::cast_precision_loss)]
            let x = at as f32 * (column + space::SHEET);
            let mut here = y;
            for (words, step, color) in [
                (&figure.label, type_scale::BODY.medium(), theme.text.second),
                (&figure.value, type_scale::FIGURE, theme.text.main),
                (&figure.note, type_scale::SMALL, theme.text.second),
            ] {
                let set = Set::new(painter, words, step, column);
                here += set.paint(painter, pos2(x, here), color);
            }
            highest = highest.max(here - y);
        }
        y += highest + space::XL;
    }
    y + space::S
}

/// Draws a chart without its title; gives its height.
pub fn chart(ui: &mut Ui, desk: &mut Desk<'_>, sheet: &Sheet, width: f32) -> f32 {
    let room = Rect::from_min_size(Pos2::ZERO, vec2(width, 1.0));
    let margins = Margins {
        sides: 0.0,
        ends: 0.0,
    };
    sheets::draw(ui, desk, sheet, room, margins) + space::M
}

/// Draws the foot of a page: what the report is of, and which page this is; gives its height.
pub fn foot(painter: &Painter, theme: &Theme, (words, place): (&str, &str), width: f32) -> f32 {
    let number = crate::ui::widgets::paint::line(painter, place, FOOT, theme.text.second);
    let room = width - number.size().x - space::SHEET;
    let rule = Stroke::new(space::STROKE, theme.line.strong);
    painter.hline(0.0..=width, 0.5, rule);
    let set = Set::new(painter, words, FOOT, room);
    let height = set.paint(painter, pos2(0.0, space::S), theme.text.second);
    let at = pos2(width, space::S + FOOT.line / 2.0);
    crate::ui::widgets::paint::place(painter, number, at, egui::Align2::RIGHT_CENTER);
    space::S + height
}
