//! The comparison: bars and changed cells on the left, sentences on the right.

mod cells;
mod nothing;
mod said;

use crate::app::ScreenChart;
use crate::chart::{ContrastChart, Outcome};
use crate::ui::Desk;
use crate::ui::charts::waterfall;
use crate::ui::theme::space;
use egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Widest and narrowest column of sentences.
const SENTENCES: (f32, f32) = (546.0, 330.0);
/// Below this width, everything is stacked.
const WIDTH_SMALL: f32 = 760.0;
/// Height of the miniatures.
const CELLS: f32 = 196.0;

/// Draws the comparison.
pub fn contrast(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(ScreenChart::Contrast(chart)) = desk.charts().map(|c| &c.screen) else {
        return;
    };
    let rect = ui.max_rect();
    match chart.outcome {
        Outcome::Nothing => return nothing::invite(ui, desk, rect),
        Outcome::Same => return nothing::same(ui, desk, chart, rect),
        _ => {}
    }
    if rect.width() < WIDTH_SMALL {
        return stacked(ui, desk, chart, rect);
    }
    let share = if rect.width() > 1100.0 { 0.405 } else { 0.37 };
    let right = (rect.width() * share).clamp(SENTENCES.1, SENTENCES.0);
    let middle = rect.max.x - right;
    let stroke = Stroke::new(space::STROKE, desk.theme.line.thin);
    ui.painter().vline(middle, rect.y_range(), stroke);
    left(ui, desk, chart, rect.with_max_x(middle));
    let beside = rect.with_min_x(middle);
    column(ui, "contrast_said", beside, |ui, width| {
        said::said(ui, desk, chart, (width, beside.height()));
    });
}

/// Bars over changed cells, which stand at the lower end where there is room.
fn left(ui: &mut Ui, desk: &mut Desk<'_>, chart: &ContrastChart, rect: Rect) {
    let cells = if chart.cells.is_some() { CELLS } else { 0.0 };
    let free = rect.height() - cells - 2.0 * space::L;
    let high = free.clamp(
        waterfall::least_height(chart),
        waterfall::height(chart).max(120.0),
    );
    let top = high + 2.0 * space::L;
    column(ui, "contrast_bars", rect, |ui, width| {
        let size = vec2(width, top.max(rect.height() - cells) + cells);
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let bars = Rect::from_min_size(area.min + vec2(0.0, space::M), vec2(width, high));
        waterfall::draw(ui, desk, chart, bars);
        if let Some(cells) = &chart.cells {
            let y = area.max.y - CELLS;
            let line = Stroke::new(space::STROKE, desk.theme.line.thin);
            let y = ui.painter().round_to_pixel_center(y);
            ui.painter().hline(rect.x_range(), y, line);
            let place = Rect::from_min_max(pos2(area.min.x, y + space::L), area.max);
            cells::cells(ui, desk, cells, place);
        }
    });
}

/// One under another.
fn stacked(ui: &mut Ui, desk: &mut Desk<'_>, chart: &ContrastChart, rect: Rect) {
    column(ui, "contrast_all", rect, |ui, width| {
        let high = waterfall::height(chart).max(120.0);
        let size = vec2(width, high + space::SHEET);
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let bars = area.shrink2(vec2(0.0, space::M));
        waterfall::draw(ui, desk, chart, bars);
        if let Some(cells) = &chart.cells {
            let size = vec2(width, CELLS);
            let (area, _) = ui.allocate_exact_size(size, Sense::hover());
            cells::cells(ui, desk, cells, area);
        }
        said::said(ui, desk, chart, (width, 0.0));
    });
}

/// A column that scrolls when it is too low for its contents.
fn column(ui: &mut Ui, id: &str, rect: Rect, add: impl FnOnce(&mut Ui, f32)) {
    let builder = UiBuilder::new().max_rect(rect).id_salt(id);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let inner = ui.max_rect().shrink2(vec2(space::SHEET, 0.0));
                let inner = inner.with_min_y(ui.cursor().min.y);
                let used = ui
                    .scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        add(ui, inner.width());
                    })
                    .response
                    .rect;
                let below = used.max.y - ui.min_rect().max.y;
                ui.add_space(below.max(0.0));
            });
    });
}
