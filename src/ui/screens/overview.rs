//! The overview screen: key figures over axes and parts, next deadlines and findings below.

use crate::app::ScreenChart;
use crate::app::view::Screen;
use crate::chart::Overview;
use crate::ui::charts::{axes, checks, figures, shares, strip};
use crate::ui::theme::space;
use crate::ui::{Desk, WIDTH_NARROW, WIDTH_SMALL};
use egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

/// Width below which sections are stacked, whatever the window's.
const STACKED: f32 = 840.0;
/// Width of the left column, as a part of the sheet's.
const LEFT: f32 = 828.0 / 1356.0;
/// Above a section, and below it.
const ABOVE: f32 = 16.0;
const BELOW: f32 = 13.0;

/// Draws the overview screen.
pub fn overview(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(charts) = desk.charts() else { return };
    let ScreenChart::Overview(chart) = &charts.screen else {
        return;
    };
    let room = ui.max_rect();
    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            let window = ui.ctx().content_rect().width();
            if is_beside_findings(ui, desk) {
                beside_findings(ui, desk, chart, room.size());
            } else if window < WIDTH_SMALL || room.width() < STACKED {
                stacked(ui, desk, chart, room.width());
            } else {
                columns(ui, desk, chart, room.size());
            }
        });
}

/// Draws the key figures over the whole sheet while findings take its right column: figures that
/// findings speak of stay in sight.
pub fn overview_figures(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(charts) = desk.charts().filter(|_| is_beside_findings(ui, desk)) else {
        return;
    };
    let ScreenChart::Overview(chart) = &charts.screen else {
        return;
    };
    egui::Panel::top("overview_figures")
        .exact_size(figures::HEIGHT)
        .show_separator_line(false)
        .frame(egui::Frame::NONE)
        .show(ui, |ui| {
            let rect = ui.max_rect();
            lines(ui, desk, rect, &[rect.max.y - space::STROKE], None);
            figures::draw(ui, desk, &chart.figures, rect, 5);
        });
}

/// Whether findings stand beside this screen, in its right column.
fn is_beside_findings(ui: &Ui, desk: &Desk<'_>) -> bool {
    let view = &desk.session.view;
    let is_shown = view.screen == Screen::Overview && view.alone.is_none();
    is_shown && view.panels.findings && ui.ctx().content_rect().width() >= WIDTH_NARROW
}

/// Sections in two columns, as drawn.
fn columns(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Overview, room: egui::Vec2) {
    let left = (room.x * LEFT).round();
    let inner = 2.0 * space::SHEET;
    let right = room.x - left - inner;
    let bottom = ABOVE + strip::HEIGHT + ABOVE;
    let free = room.y - figures::HEIGHT - bottom;
    let painter = ui.painter();
    let parts_row = if shares::height(painter, &chart.shares, right, shares::ROW) <= free - ABOVE {
        shares::ROW
    } else {
        shares::ROW_TIGHT
    };
    let parts = ABOVE + shares::height(painter, &chart.shares, right, parts_row) + BELOW;
    let axes_row = axes::row_that_fits(&chart.axes, free.max(parts) - ABOVE - BELOW);
    let axes_high = ABOVE + axes::height(&chart.axes, axes_row) + BELOW;
    let middle = free.max(axes_high).max(parts);
    let size = vec2(room.x, figures::HEIGHT + middle + bottom);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let split = rect.min.x + left;
    let y1 = rect.min.y + figures::HEIGHT;
    let y2 = y1 + middle;
    lines(ui, desk, rect, &[y1, y2], Some((split, y1)));
    let row = rect.with_max_y(y1);
    figures::draw(ui, desk, &chart.figures, row, 5);
    let section = |x: (f32, f32), y: (f32, f32)| {
        Rect::from_min_max(
            pos2(x.0 + space::SHEET, y.0 + ABOVE),
            pos2(x.1 - space::SHEET, y.1),
        )
    };
    let (west, east) = ((rect.min.x, split), (split, rect.max.x));
    axes::draw(ui, desk, &chart.axes, section(west, (y1, y2)), axes_row);
    shares::draw(ui, desk, &chart.shares, section(east, (y1, y2)), parts_row);
    strip::draw(ui, desk, &chart.strip, section(west, (y2, rect.max.y)));
    checks::draw(ui, desk, &chart.checks, section(east, (y2, rect.max.y)));
}

/// The left column alone beside the findings, which take the right one; parts come last.
fn beside_findings(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Overview, room: egui::Vec2) {
    let bottom = ABOVE + strip::HEIGHT + ABOVE;
    let free = room.y - bottom - ABOVE - BELOW;
    let row = axes::row_that_fits(&chart.axes, free);
    let middle = free.max(axes::height(&chart.axes, row)) + ABOVE + BELOW;
    let inner = room.x - 2.0 * space::SHEET;
    let parts = shares::height(ui.painter(), &chart.shares, inner, shares::ROW) + ABOVE + BELOW;
    let heights = [middle, bottom, parts];
    let size = vec2(room.x, heights.iter().sum());
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut y = rect.min.y;
    let [axes_at, strip_at, parts_at] = heights.map(|height| {
        let section = Rect::from_min_size(pos2(rect.min.x, y), vec2(room.x, height));
        y += height;
        section
    });
    let rules = [strip_at, parts_at].map(|r| r.min.y);
    lines(ui, desk, rect, &rules, None);
    axes::draw(ui, desk, &chart.axes, padded(axes_at), row);
    strip::draw(ui, desk, &chart.strip, padded(strip_at));
    shares::draw(ui, desk, &chart.shares, padded(parts_at), shares::ROW);
}

/// A section without its margins.
fn padded(section: Rect) -> Rect {
    let sides = section.shrink2(vec2(space::SHEET, 0.0));
    sides.with_min_y(section.min.y + ABOVE)
}

/// Sections one under another, for a narrow sheet.
fn stacked(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Overview, width: f32) {
    /// Figures beside one another.
    const ACROSS: usize = 3;
    let inner = width - 2.0 * space::SHEET;
    #[allow(clippy::cast_precision_loss)]
    let figure_rows = chart.figures.list.len().div_ceil(ACROSS) as f32;
    let heights = [
        figure_rows * figures::HEIGHT,
        ABOVE + axes::height(&chart.axes, axes::ROW) + BELOW,
        ABOVE + shares::height(ui.painter(), &chart.shares, inner, shares::ROW) + BELOW,
        ABOVE + strip::HEIGHT + BELOW,
        ABOVE + strip::HEIGHT + BELOW,
    ];
    let size = vec2(width, heights.iter().sum());
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut y = rect.min.y;
    let [figures_at, axes_at, parts_at, strip_at, checks_at] = heights.map(|height| {
        let section = Rect::from_min_size(pos2(rect.min.x, y), vec2(width, height));
        y += height;
        section
    });
    let rules = [axes_at, parts_at, strip_at, checks_at].map(|r| r.min.y);
    lines(ui, desk, rect, &rules, None);
    figures::draw(ui, desk, &chart.figures, figures_at, ACROSS);
    axes::draw(ui, desk, &chart.axes, padded(axes_at), axes::ROW);
    shares::draw(ui, desk, &chart.shares, padded(parts_at), shares::ROW);
    strip::draw(ui, desk, &chart.strip, padded(strip_at));
    checks::draw(ui, desk, &chart.checks, padded(checks_at));
}

/// The lines between sections.
fn lines(ui: &Ui, desk: &Desk<'_>, rect: Rect, across: &[f32], down: Option<(f32, f32)>) {
    let painter = ui.painter();
    let stroke = Stroke::new(space::STROKE, desk.theme.line.thin);
    for y in across {
        let y = painter.round_to_pixel_center(*y);
        painter.hline(rect.x_range(), y, stroke);
    }
    if let Some((x, from)) = down {
        let x = painter.round_to_pixel_center(x);
        painter.vline(x, from..=rect.max.y, stroke);
    }
}
