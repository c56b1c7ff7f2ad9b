//! Drawing with egui: theme, widgets, and the screens made of them. Given a session it draws and
//! gives back intents; it knows no file, no clock and no window.

pub mod charts;
mod desk;
pub mod discretion;
mod keys;
mod notices;
pub mod overlays;
pub mod panels;
pub mod panes;
pub mod presentation;
pub mod reports;
pub mod screens;
pub mod sheets;
mod shell;
pub mod slides;
pub mod theme;
pub mod widgets;

pub use desk::Desk;

use crate::app::view::Screen;
use crate::app::{Intent, Session};
use egui::{CentralPanel, Frame, Panel, Ui};
use theme::{Theme, space};

/// Width below which the rail loses its labels and panels lie over the content.
pub const WIDTH_NARROW: f32 = 1280.0;
/// Width below which sections are stacked.
pub const WIDTH_SMALL: f32 = 1024.0;

/// The size of a window below which nothing is drawn in it.
const SMALLEST: egui::Vec2 = egui::vec2(240.0, 160.0);

/// Draws the whole window and gives back what was asked for in it.
pub fn draw(ui: &mut Ui, session: &Session, theme: &'static Theme) -> Vec<Intent> {
    let mut desk = Desk::new(session, theme);
    // A window too small for anything is left blank: no width may become negative.
    if ui.available_width() < SMALLEST.x || ui.available_height() < SMALLEST.y {
        return desk.into_intents();
    }
    if session.presentation.is_some() {
        presentation::draw(ui, &mut desk);
        return desk.into_intents();
    }
    discretion::hold(ui, &mut desk, discretion::By::Shortcut);
    keys::shortcuts(ui, &mut desk);
    panes::wake(ui, &desk);
    let narrow = ui.available_width() < WIDTH_NARROW;
    let canvas = Frame::NONE.fill(theme.ground.canvas);
    Panel::top("top_bar")
        .exact_size(space::TOP_BAR)
        .show_separator_line(false)
        .frame(canvas)
        .show(ui, |ui| shell::top_bar(ui, &mut desk));
    shell::outside_bar(ui, &mut desk);
    Panel::bottom("status_bar")
        .exact_size(space::STATUS_BAR)
        .show_separator_line(false)
        .frame(canvas)
        .show(ui, |ui| shell::status_bar(ui, &mut desk));
    Panel::left("rail")
        .exact_size(if narrow {
            space::RAIL_NARROW
        } else {
            space::RAIL
        })
        .resizable(false)
        .show_separator_line(false)
        .frame(canvas)
        .show(ui, |ui| shell::rail(ui, &mut desk, narrow));
    CentralPanel::default()
        .frame(canvas)
        .show(ui, |ui| sheet(ui, &mut desk));
    overlays::show(ui, &mut desk);
    drop_hint(ui, &desk);
    notices::show(ui, &mut desk);
    if session.is_editing_aside() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Progress);
    }
    desk.into_intents()
}

/// While a file is held over the window: letting it go opens it.
fn drop_hint(ui: &Ui, desk: &Desk<'_>) {
    if ui.ctx().input(|i| i.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = desk.theme;
    let window = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("drop_hint"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(window, 0, theme.ground.scrim);
    let words = desk.text(crate::wording::Key::HomeDropNow);
    let step = theme::type_scale::TITLE;
    let galley = widgets::paint::line(&painter, words, step, theme.text.main);
    let card =
        egui::Rect::from_center_size(window.center(), galley.size() + egui::vec2(72.0, 48.0));
    let stroke = egui::Stroke::new(space::STROKE_FOCUS, theme.accent.main);
    let inside = egui::StrokeKind::Inside;
    painter.rect(
        card,
        space::RADIUS_SHEET,
        theme.ground.surface,
        stroke,
        inside,
    );
    widgets::paint::place(&painter, galley, card.center(), egui::Align2::CENTER_CENTER);
}

/// The sheet that every chart stands on.
fn sheet(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme;
    let outer = ui.max_rect();
    let rect = outer.with_max_x(outer.max.x - space::SHEET_MARGIN);
    ui.painter().rect(
        rect,
        space::RADIUS_SHEET,
        theme.ground.surface,
        egui::Stroke::new(space::STROKE, theme.line.thin),
        egui::StrokeKind::Inside,
    );
    let inner = rect.shrink(space::STROKE);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.set_clip_rect(inner.intersect(ui.clip_rect()));
        if desk.session.document.is_none() {
            screens::home(ui, desk);
            return;
        }
        Panel::top("header")
            .exact_size(space::HEADER)
            .show_separator_line(false)
            .frame(Frame::NONE)
            .show(ui, |ui| shell::header(ui, desk));
        screens::overview_figures(ui, desk);
        panels::side(ui, desk);
        // Named, so that a panel that comes or goes beside it takes no chart's focus away.
        let rest = egui::UiBuilder::new()
            .scope_id(egui::Id::unique("screen"))
            .max_rect(ui.available_rect_before_wrap());
        ui.scope_builder(rest, |ui| match desk.session.view.alone {
            Some(name) => screens::alone(ui, desk, name),
            None => screen(ui, desk),
        });
    });
}

fn screen(ui: &mut Ui, desk: &mut Desk<'_>) {
    match desk.session.view.screen {
        Screen::Overview => screens::overview(ui, desk),
        Screen::Matrix => screens::matrix(ui, desk),
        Screen::Schedule => screens::schedule(ui, desk),
        Screen::Partners => screens::partners(ui, desk),
        Screen::Contrast => screens::contrast(ui, desk),
        Screen::Slides => screens::slides(ui, desk),
    }
}
