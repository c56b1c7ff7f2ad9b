//! The chart of a sheet, drawn by the code that draws it on screen.

use egui::{Rect, Ui};

use super::dates;
use crate::chart::Sheet;
use crate::chart::sheet::Body;
use crate::ui::Desk;
use crate::ui::charts::{axes, concentration, shares, waterfall};

/// Draws the chart in `room`; gives the height that it took. A room that is too low is overrun.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, sheet: &Sheet, room: Rect) -> f32 {
    match &sheet.body {
        Body::Axes(chart) => axes::on_paper(ui, desk, chart, room),
        Body::Shares(chart) => shares::on_paper(ui, desk, chart, room),
        Body::Deadlines(chart) => dates::draw(ui, desk, chart, room),
        Body::Concentration(chart) => concentration::on_paper(ui, desk, chart, room),
        Body::Contrast(chart) => waterfall::on_paper(ui, desk, chart, room),
    }
}
