//! The table behind what is shown: every figure in words, to read, walk and copy.

use super::{Beside, card};
use crate::app::Intent;
use crate::app::action::Action;
use crate::chart::{ChartName, Table, copy};
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::{line, place};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{cut, lay, paragraph};
use crate::wording::Key;
use egui::{Align, Align2, Color32, Layout, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo};
use egui::{pos2, vec2};

/// Width of a column: as wide as its words, within reason.
const COLUMN: (f32, f32) = (56.0, 300.0);
/// Rows that are measured to find the width of columns.
const MEASURED: usize = 200;

/// Draws the card.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some((table, several)) = behind(desk) else {
        return;
    };
    let title = desk.text(Key::ActionShowTable);
    let room = ui.ctx().content_rect().size();
    let widths = widths(ui, &table);
    let figures = table.figures(MEASURED);
    let columns: Vec<(f32, bool)> = widths.iter().copied().zip(figures).collect();
    let all: f32 = widths.iter().sum();
    let width = all.clamp(420.0, (room.x - 80.0).max(420.0));
    card(
        ui,
        desk,
        ("table", title, width, Beside::Closes),
        |ui, desk| {
            if !several.is_empty() {
                choice(ui, desk, several);
                ui.add_space(space::M);
            }
            let muted = (type_scale::SMALL, desk.theme.text.muted);
            paragraph(ui, &table.caption, muted, width);
            ui.add_space(space::M);
            let most = (room.y - 240.0).max(120.0);
            ScrollArea::both()
                .max_height(most)
                .auto_shrink([false, true])
                .show_rows(ui, space::ROW_LIST, table.rows.len() + 1, |ui, range| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for at in range {
                        let (cells, is_head) = match at.checked_sub(1) {
                            None => (&table.headers, true),
                            Some(at) => match table.rows.get(at) {
                                Some(cells) => (cells, false),
                                None => continue,
                            },
                        };
                        row(ui, desk, (cells, is_head), &columns);
                    }
                });
            ui.add_space(space::M);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let face = Face::text(desk.text(Key::ActionCopyTable)).icon(icons::COPY);
                let copy = button(ui, desk.theme, Look::Primary, face);
                if ui.memory(|m| m.focused().is_none()) {
                    copy.request_focus();
                }
                if copy.clicked() {
                    let copied = match several.is_empty() {
                        // Whole, where a long matrix writes out some rows only.
                        true => Intent::Do(Action::CopyTable),
                        false => Intent::Copy(copy::table_clip(&table)),
                    };
                    desk.push(copied);
                    desk.push(Intent::CloseOverlay);
                }
            });
        },
    );
    let plain = ui.input(|i| i.modifiers.is_none() && i.key_pressed(egui::Key::T));
    if plain {
        desk.push(Intent::CloseOverlay);
    }
}

/// The table to show, and the charts among which there is a choice.
fn behind(desk: &Desk<'_>) -> Option<(Table, &'static [ChartName])> {
    let charts = desk.charts()?;
    let several = charts.several();
    let table = match several.is_empty() {
        true => charts.table(),
        false => charts.table_of(shown(desk, several)),
    };
    Some((table, several))
}

/// The chart that the keyboard was in, else the main one.
fn shown(desk: &Desk<'_>, several: &[ChartName]) -> ChartName {
    let entered = desk.session.view.chart;
    let entered = entered.filter(|chart| several.contains(chart));
    entered.unwrap_or(ChartName::AxisBudgets)
}

/// Each chart of the screen has its table: a line to choose which.
fn choice(ui: &mut Ui, desk: &mut Desk<'_>, several: &[ChartName]) {
    let names: Vec<&str> = several
        .iter()
        .map(|chart| desk.text(words(*chart)))
        .collect();
    let here = shown(desk, several);
    let selected = several.iter().position(|chart| *chart == here);
    let chosen = segmented(ui, desk.theme, &names, selected.unwrap_or(0));
    if let Some(chart) = chosen.and_then(|at| several.get(at)) {
        desk.push(Intent::Enter(*chart));
    }
}

fn words(chart: ChartName) -> Key {
    match chart {
        ChartName::AxisBudgets => Key::TableAxes,
        ChartName::PartnerShares => Key::TableShares,
        ChartName::KeyFigures => Key::TableFigures,
        ChartName::NextDeadlines | ChartName::Deadlines => Key::TableDates,
        ChartName::Matrix => Key::ScreenMatrix,
        ChartName::Concentration => Key::ActionConcentration,
        ChartName::Contrast => Key::ScreenContrast,
    }
}

fn widths(ui: &Ui, table: &Table) -> Vec<f32> {
    let step = type_scale::BODY.semibold();
    let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let columns = columns.max(table.headers.len());
    let rows = std::iter::once(&table.headers).chain(table.rows.iter().take(MEASURED));
    let mut widths = vec![COLUMN.0; columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            let words = line(ui.painter(), cell, step, Color32::PLACEHOLDER)
                .size()
                .x;
            *width = width.max((words + space::XL).min(COLUMN.1));
        }
    }
    widths
}

/// A row; of each column the width and whether it holds figures.
fn row(ui: &mut Ui, desk: &Desk<'_>, (cells, is_head): (&[String], bool), columns: &[(f32, bool)]) {
    let theme = desk.theme;
    let size = vec2(
        columns.iter().map(|(width, _)| width).sum(),
        space::ROW_LIST,
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let mut x = rect.min.x;
    for (n, (cell, width)) in cells.iter().zip(columns).enumerate() {
        let (width, is_figure) = width;
        let strong = is_head || n == 0;
        let step = if strong {
            type_scale::BODY.medium()
        } else {
            type_scale::BODY
        };
        let color = if is_head {
            theme.text.muted
        } else {
            theme.text.main
        };
        let job = cut(cell, step.job(cell, color), width - space::M, 1);
        let galley = lay(ui.painter(), job);
        let slot = Rect::from_min_size(pos2(x, rect.min.y), vec2(*width, rect.height()));
        if *is_figure {
            let at = slot.right_center() - vec2(space::M, 0.0);
            place(ui.painter(), galley, at, Align2::RIGHT_CENTER);
        } else {
            place(
                ui.painter(),
                galley,
                slot.left_center(),
                Align2::LEFT_CENTER,
            );
        }
        x += width;
    }
    let color = if is_head {
        theme.line.strong
    } else {
        theme.line.grid
    };
    let y = ui.painter().round_to_pixel_center(rect.max.y);
    let stroke = Stroke::new(space::STROKE, color);
    ui.painter().hline(rect.x_range(), y, stroke);
    let words = cells.join(", ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &words));
}
