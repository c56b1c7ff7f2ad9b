//! The partners screen: the list, one partner against the whole and in each axis, its profile.

mod profile;

use super::empty;
use crate::app::ScreenChart;
use crate::app::action::Action;
use crate::app::view::Overlay;
use crate::chart::partners::PartnerBoard;
use crate::ui::Desk;
use crate::ui::charts::partners::{PartnersLook, axes, list, stepped, total};
use crate::ui::theme::space;
use egui::{Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

/// Width of the list.
const LIST: f32 = 324.0;
/// Width of the list where there is less room.
const LIST_NARROW: f32 = 252.0;
/// Below this width, the profile goes under the charts.
const WIDTH_NARROW: f32 = 1060.0;
/// Below this width, everything is stacked.
const WIDTH_SMALL: f32 = 640.0;
/// Height of everything around the rows of axes.
const AROUND_AXES: f32 = 274.0;

/// Draws the partners screen.
pub fn partners(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(ScreenChart::Partners(board)) = desk.charts().map(|c| &c.screen) else {
        return;
    };
    let look = PartnersLook {
        theme: desk.theme,
        selection: desk.session.view.selection.as_ref(),
        lang: desk.lang,
    };
    if let Some(text) = board.none.as_ref().filter(|_| has_none(desk)) {
        return empty(ui, desk, text, Some(Action::AddPartner));
    }
    keys(ui, desk, board);
    let rect = ui.max_rect();
    if rect.width() < WIDTH_SMALL {
        return stacked(ui, desk, look, board);
    }
    let wide = rect.width() >= WIDTH_NARROW;
    let first = rect.min.x + if wide { LIST } else { LIST_NARROW };
    let last = if wide {
        rect.max.x - space::INSPECTOR
    } else {
        rect.max.x
    };
    let stroke = Stroke::new(space::STROKE, desk.theme.line.thin);
    ui.painter().vline(first, rect.y_range(), stroke);
    column(ui, "partners_list", rect.with_max_x(first), 28.0, |ui| {
        let mut intents = Vec::new();
        list(ui, look, board, rect.height() - 24.0, &mut intents);
        send(desk, intents);
    });
    let middle = Rect::from_min_max(pos2(first, rect.min.y), pos2(last, rect.max.y));
    column(ui, "partners_charts", middle, 26.0, |ui| {
        charts(ui, desk, look, board, rect.height());
        if !wide {
            ui.add_space(space::SHEET);
            profile::profile(ui, desk, board);
        }
    });
    if wide {
        ui.painter().vline(last, rect.y_range(), stroke);
        let right = rect.with_min_x(last);
        column(ui, "partners_profile", right, 24.0, |ui| {
            profile::profile(ui, desk, board)
        });
    }
}

fn has_none(desk: &Desk<'_>) -> bool {
    desk.contract().is_some_and(|c| c.partners.is_empty())
}

/// A column that scrolls when it is too low for its contents.
fn column(ui: &mut Ui, id: &str, rect: Rect, padding: f32, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new().max_rect(rect).id_salt(id);
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let inner = ui.max_rect().shrink2(vec2(padding, 0.0));
                let inner = inner.with_min_y(ui.cursor().min.y + space::L);
                let used = ui
                    .scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        add(ui);
                    })
                    .response
                    .rect;
                let below = used.max.y + space::L - ui.min_rect().max.y;
                ui.add_space(below.max(0.0));
            });
    });
}

fn charts(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    look: PartnersLook<'_>,
    board: &PartnerBoard,
    height: f32,
) {
    let mut intents = Vec::new();
    ui.add_space(3.0);
    total(ui, look, &board.total, &mut intents);
    ui.add_space(space::L);
    ui.painter().hline(
        ui.max_rect().x_range(),
        ui.cursor().min.y,
        Stroke::new(space::STROKE, desk.theme.line.thin),
    );
    ui.add_space(15.0);
    axes(ui, look, &board.axes, height - AROUND_AXES, &mut intents);
    send(desk, intents);
}

/// One column under another.
fn stacked(ui: &mut Ui, desk: &mut Desk<'_>, look: PartnersLook<'_>, board: &PartnerBoard) {
    let rect = ui.max_rect();
    column(ui, "partners_all", rect, space::XL, |ui| {
        charts(ui, desk, look, board, 0.0);
        ui.add_space(space::SHEET);
        let mut intents = Vec::new();
        list(ui, look, board, 0.0, &mut intents);
        send(desk, intents);
        ui.add_space(space::SHEET);
        profile::profile(ui, desk, board);
    });
}

/// ↑ and ↓ change the partner, unless something else on the screen has the keyboard.
fn keys(ui: &Ui, desk: &mut Desk<'_>, board: &PartnerBoard) {
    let elsewhere = ui.memory(|m| m.focused()).is_some();
    let covered: Option<&Overlay> = desk.session.view.overlay.as_ref();
    if elsewhere || covered.is_some() {
        return;
    }
    let mut intents = Vec::new();
    stepped(ui, board, &mut intents);
    send(desk, intents);
}

fn send(desk: &mut Desk<'_>, intents: Vec<crate::app::Intent>) {
    for intent in intents {
        desk.push(intent);
    }
}
