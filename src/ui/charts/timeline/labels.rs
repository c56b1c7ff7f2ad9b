//! The words beside marks, laid out, and the room that they take.

use crate::chart::Timeline;
use crate::chart::timeline::{Mark, MarkShape};
use crate::contract::Outcome;
use crate::ui::theme::{Theme, type_scale};
use crate::ui::widgets::paint;
use egui::{Galley, Painter};
use std::sync::Arc;

/// Between the label and the date behind it.
const WORD: f32 = 6.0;
/// The widest that the names of lanes get.
const NAMES_MOST: f32 = 168.0;

/// The title and the date of a mark, laid out.
pub type Words = [Arc<Galley>; 2];

/// What a label stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The sheet, or a hollow bar.
    Sheet,
    /// A solid bar.
    Bar,
}

impl Ground {
    /// What the label of a long period stands on.
    pub fn of(mark: &Mark) -> Self {
        match mark.outcome {
            Outcome::Happened => Self::Bar,
            Outcome::Expected => Self::Sheet,
        }
    }
}

/// How wide the words of a mark are.
pub fn label_width(mark: &Mark, [name, date]: &Words) -> f32 {
    name.size().x + WORD + date.size().x + warning(mark)
}

/// Room for the triangle of a late event.
fn warning(mark: &Mark) -> f32 {
    if mark.is_overdue { 18.0 } else { 0.0 }
}

/// True for an event that is the start or the end of the contract's period.
pub fn is_end(mark: &Mark, chart: &Timeline) -> bool {
    let MarkShape::Day(day) = mark.shape else {
        return false;
    };
    let (from, to) = (chart.period.from, chart.period.to);
    (day - from).abs() < 1.0 || (day - to).abs() < 2.0
}

/// Lays out the words of a mark.
pub fn words(painter: &Painter, theme: &Theme, mark: &Mark, ground: Ground) -> Words {
    let step = type_scale::Type {
        size: 12.5,
        ..type_scale::BODY
    };
    let muted = if mark.is_overdue {
        theme.signal.review.on
    } else {
        theme.text.muted
    };
    let (main, second) = match ground {
        Ground::Sheet => (theme.text.main, muted),
        Ground::Bar => (theme.ground.surface, theme.ground.surface),
    };
    [
        paint::line(painter, &mark.label, step, main),
        paint::line(painter, &mark.date, step, second),
    ]
}

/// How wide the names of the lanes are, within reason.
pub fn names_width(painter: &Painter, theme: &Theme, chart: &Timeline, width: f32) -> f32 {
    let step = type_scale::BODY.medium();
    let widest = chart
        .lanes
        .iter()
        .map(|l| {
            paint::line(painter, &l.title, step, theme.text.main)
                .size()
                .x
        })
        .fold(0.0, f32::max);
    widest.min(NAMES_MOST).min(width * 0.2) + 12.0
}
