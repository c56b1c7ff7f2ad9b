//! The signs of a chart with their words, in as many lines as they take.

use egui::{Align2, Color32, Painter, Pos2, Rect, pos2, vec2};

use crate::chart::sheet::{LegendItem, Sample};
use crate::ui::charts::ink;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar};
use crate::ui::widgets::diamond::{
    Mark, Soft, paint_diamond, paint_fading, paint_month, paint_not_before,
};
use crate::ui::widgets::paint::{line, place};

/// Words of the legend.
const STEP: Type = type_scale::MICRO;
/// Height of a line.
const LINE: f32 = 20.0;
/// Room for a sign.
const SIGN: f32 = 22.0;
/// Between two entries.
const GAP: f32 = 24.0;

/// Where each entry begins, from the left top corner, and how high all are.
fn places(painter: &Painter, items: &[LegendItem], width: f32) -> (Vec<Pos2>, f32) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut out = Vec::new();
    for item in items {
        let words = line(painter, &item.words, STEP, Color32::PLACEHOLDER);
        let wide = SIGN + space::S + words.size().x;
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + LINE);
        }
        out.push(pos2(x, y));
        x += wide + GAP;
    }
    let height = if items.is_empty() { 0.0 } else { y + LINE };
    (out, height)
}

/// How high the legend is, `width` points wide.
pub fn height(painter: &Painter, items: &[LegendItem], width: f32) -> f32 {
    places(painter, items, width).1
}

/// Paints the legend from its left top corner.
pub fn paint(painter: &Painter, theme: &Theme, items: &[LegendItem], (at, width): (Pos2, f32)) {
    let (all, _) = places(painter, items, width);
    for (item, from) in items.iter().zip(all) {
        let left = pos2(at.x + from.x, at.y + from.y + LINE / 2.0);
        let center = left + vec2(SIGN / 2.0, 0.0);
        sample(painter, theme, item.sample, center);
        let words = line(painter, &item.words, STEP, theme.text.second);
        let after = left + vec2(SIGN + space::S, 0.0);
        place(painter, words, after, Align2::LEFT_CENTER);
    }
}

fn sample(painter: &Painter, theme: &Theme, sample: Sample, center: Pos2) {
    let rect = Rect::from_center_size(center, vec2(20.0, 10.0));
    let strong = theme.ink.main;
    let bar = |state| paint_bar(painter, theme, rect, state, strong);
    match sample {
        Sample::Partner(ink) => ink::square(painter, theme, center, ink),
        Sample::Published => bar(BarState::Solid),
        Sample::Derived => bar(BarState::Derived),
        Sample::Estimated => bar(BarState::Estimated),
        Sample::Pending => bar(BarState::Pending),
        Sample::NotPublished | Sample::Unallocated => bar(BarState::Unallocated),
        Sample::Dimmed => bar(BarState::Dimmed),
        Sample::Nil => {
            let tick = Rect::from_center_size(center, vec2(2.0, 14.0));
            paint_bar(painter, theme, tick, BarState::Nil, strong);
        }
        Sample::Happened => paint_diamond(painter, theme, center, 6.0, Mark::Happened),
        Sample::Expected => paint_diamond(painter, theme, center, 6.0, Mark::Expected),
        Sample::Period => {
            painter.rect_filled(rect, space::RADIUS_BAR, strong);
        }
        Sample::Open => paint_fading(painter, rect, strong, Soft::End),
        Sample::Month => {
            let block = Rect::from_center_size(center, vec2(10.0, 12.0));
            paint_month(painter, theme, block, Mark::Happened);
        }
        Sample::NotBefore => {
            paint_not_before(painter, theme, center.x, rect.y_range().expand(2.0));
        }
        Sample::Today => {
            let stroke = egui::Stroke::new(space::STROKE_MARK, theme.accent.main);
            painter.vline(center.x, rect.y_range().expand(2.0), stroke);
        }
    }
}
