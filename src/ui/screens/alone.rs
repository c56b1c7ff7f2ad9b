//! One chart in the place of the screen, as large as it is readable.

use crate::app::{Intent, ScreenChart};
use crate::chart::ChartName;
use crate::ui::charts::{axes, concentration, figures, shares, strip, waterfall};
use crate::ui::theme::{icons, space};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::{Desk, screens};
use crate::wording::Key;
use egui::{Align, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

/// The widest that a chart of bars is readable.
const WIDEST: f32 = 1240.0;
/// Key figures beside one another.
const FIGURES: usize = 2;
/// Height of the line with the way back.
const BAR: f32 = 44.0;

/// Draws a chart alone.
pub fn alone(ui: &mut Ui, desk: &mut Desk<'_>, name: ChartName) {
    let whole = ui.max_rect();
    back(ui, desk, whole.with_max_y(whole.min.y + BAR));
    let rest = whole.with_min_y(whole.min.y + BAR);
    let builder = UiBuilder::new()
        .max_rect(rest)
        .id_salt(("alone", name.name()));
    ui.scope_builder(builder, |ui| {
        let Some(charts) = desk.charts() else { return };
        match (name, &charts.screen) {
            (ChartName::AxisBudgets, ScreenChart::Overview(chart)) => {
                let row = axes::row_that_fits(&chart.axes, rest.height() - space::XL);
                let height = axes::height(&chart.axes, row);
                scrolled(ui, height, |ui, rect| {
                    axes::draw(ui, desk, &chart.axes, rect, row);
                });
            }
            (ChartName::PartnerShares, ScreenChart::Overview(chart)) => {
                let width = rest.width().min(WIDEST) - 2.0 * space::SHEET;
                let height = shares::height(ui.painter(), &chart.shares, width, shares::ROW);
                scrolled(ui, height, |ui, rect| {
                    shares::draw(ui, desk, &chart.shares, rect, shares::ROW);
                });
            }
            (ChartName::KeyFigures, ScreenChart::Overview(chart)) => {
                let rows = chart.figures.list.len().div_ceil(FIGURES);
                #[allow(clippy::cast_precision_loss)]
                let height = rows as f32 * figures::HEIGHT;
                scrolled(ui, height, |ui, rect| {
                    figures::draw(ui, desk, &chart.figures, rect, FIGURES);
                });
            }
            (ChartName::NextDeadlines, ScreenChart::Overview(chart)) => {
                scrolled(ui, strip::HEIGHT, |ui, rect| {
                    strip::draw(ui, desk, &chart.strip, rect);
                });
            }
            (ChartName::Concentration, ScreenChart::Concentration(chart)) => {
                let height = concentration::height(chart).min(rest.height() - space::XL);
                scrolled(ui, height.max(300.0), |ui, rect| {
                    concentration::draw(ui, desk, chart, rect);
                });
            }
            (ChartName::Contrast, ScreenChart::Contrast(chart)) => {
                let least = waterfall::least_height(chart);
                let height =
                    (rest.height() - space::XL).clamp(least, least.max(waterfall::height(chart)));
                scrolled(ui, height, |ui, rect| {
                    waterfall::draw(ui, desk, chart, rect)
                });
            }
            (ChartName::Matrix, _) => screens::matrix(ui, desk),
            (ChartName::Deadlines, _) => screens::schedule_alone(ui, desk),
            _ => {}
        }
    });
}

/// The way back to the screen.
fn back(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect) {
    let inner = rect.shrink2(vec2(space::SHEET, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        let face = Face::text(desk.text(Key::ChartAloneClose)).icon(icons::ARROW_LEFT);
        if button(ui, desk.theme, Look::Secondary, face).clicked() {
            desk.push(Intent::ShowAlone(None));
        }
    });
}

fn scrolled(ui: &mut Ui, height: f32, draw: impl FnOnce(&mut Ui, Rect)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let size = vec2(ui.available_width(), height + space::XL);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let inner = rect.shrink2(vec2(space::SHEET, 0.0));
        let inner = inner.with_max_x(inner.max.x.min(inner.min.x + WIDEST));
        draw(ui, inner.with_max_y(inner.min.y + height));
    });
}
