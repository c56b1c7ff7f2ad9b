//! The header of a screen: title, one line of counts, then the pickers of its scope.

mod contrast;
mod counts;
mod schedule;
mod tools;

use crate::app::view::Screen;
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::text::elided;
use crate::wording::Key;
use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

/// Draws the header.
pub fn header(ui: &mut Ui, desk: &mut Desk<'_>) {
    let rect = ui.max_rect();
    let theme = desk.theme;
    let inner = rect.shrink2(vec2(space::SHEET, 0.0));
    let stroke = egui::Stroke::new(space::STROKE, theme.line.thin);
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, stroke);
    let layout = Layout::right_to_left(Align::Center);
    let right = ui
        .scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            tools::tools(ui, desk);
            ui.min_rect().min.x
        })
        .inner;
    let Some(contract) = desk.contract() else {
        return;
    };
    let room = Rect::from_min_max(
        inner.min + vec2(0.0, 12.0),
        pos2(right - space::L, inner.max.y),
    );
    ui.scope_builder(
        UiBuilder::new()
            .max_rect(room)
            .layout(Layout::top_down(Align::Min)),
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let title = desk.text(title_of(desk.session.view.screen));
            elided(
                ui,
                title,
                (type_scale::TITLE, theme.text.main),
                room.width(),
            );
            let line = counts::counts(desk, contract);
            elided(
                ui,
                &line,
                (type_scale::BODY, theme.text.muted),
                room.width(),
            );
        },
    );
}

fn title_of(screen: Screen) -> Key {
    match screen {
        Screen::Overview => Key::ScreenOverview,
        Screen::Matrix => Key::ScreenMatrix,
        Screen::Schedule => Key::ScreenSchedule,
        Screen::Partners => Key::ScreenPartners,
        Screen::Contrast => Key::ScreenContrast,
        Screen::Slides => Key::ScreenSlides,
    }
}
