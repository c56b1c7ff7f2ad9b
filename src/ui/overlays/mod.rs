//! What lies over a screen and takes the keyboard: palette, forms, questions, lists.

mod about;
mod contents;
mod earlier;
pub mod export;
mod files;
mod form;
mod lines;
mod lists;
mod outside;
mod palette;
mod paste;
mod questions;
mod recovery;
mod settings;
mod table;

use super::Desk;
use super::theme::{Theme, space, type_scale};
use super::widgets::button::icon_button;
use super::widgets::text::label;
use crate::app::Intent;
use crate::app::view::Overlay;
use crate::wording::Key;
use egui::{Align, Frame, Id, Layout, Margin, Modal, ScrollArea, Ui};

/// Draws what lies over the screen, if anything does.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let session = desk.session;
    give_back(ui, session.view.overlay.is_some());
    let Some(overlay) = &session.view.overlay else {
        return;
    };
    match overlay {
        Overlay::Palette { query, chosen } => palette::show(ui, desk, query, *chosen),
        Overlay::Form(form) => form::show(ui, desk, form),
        Overlay::Export(dialog) => export::show(ui, desk, dialog),
        Overlay::Shortcuts => lists::shortcuts(ui, desk),
        Overlay::Review => lists::review(ui, desk),
        Overlay::Table => table::show(ui, desk),
        Overlay::Paste(paste) => paste::show(ui, desk, paste),
        Overlay::About => about::show(ui, desk),
        Overlay::Settings => settings::show(ui, desk),
        Overlay::Contents => contents::show(ui, desk),
        Overlay::Path(prompt) => files::path(ui, desk, prompt),
        Overlay::Earlier { list, chosen } => {
            earlier::show(ui, desk, list.as_ref().map(|l| l.as_slice()), *chosen);
        }
        Overlay::Recovery { shown, compared } => recovery::show(ui, desk, *shown, *compared),
        Overlay::Lines(line) => lines::show(ui, desk, *line),
        Overlay::Refused {
            refusal,
            path,
            has_earlier,
        } => files::refused(ui, desk, refusal, path.as_deref().filter(|_| *has_earlier)),
        Overlay::Failed(failure) => files::failed(ui, desk, failure),
        Overlay::Outside => outside::question(ui, desk),
        Overlay::Merge(merge) => outside::merge(ui, desk, merge),
        Overlay::Comparison(both) => outside::comparison(ui, desk, both),
        Overlay::NotExported(failure) => export::failed(ui, desk, failure),
        Overlay::Unsaved => questions::unsaved(ui, desk),
        Overlay::Unfinished(what) => questions::unfinished(ui, desk, what),
        Overlay::Removal(removal) => questions::removal(ui, desk, removal),
    }
}

/// The focus goes back to where it was before something lay over the screen, unless what was done
/// there led it elsewhere.
fn give_back(ui: &Ui, is_open: bool) {
    let place = Id::unique("focus_before");
    let before: Option<(Option<Id>, bool)> = ui.data(|d| d.get_temp(place));
    match (is_open, before) {
        (true, None) => {
            let focused = ui.memory(|m| m.focused());
            ui.data_mut(|d| d.insert_temp(place, (focused, false)));
        }
        // What had the focus there loses it at the end of the first frame without it.
        (false, Some((before, false))) => {
            ui.data_mut(|d| d.insert_temp(place, (before, true)));
            ui.ctx().request_repaint();
        }
        (false, Some((before, true))) => {
            ui.data_mut(|d| d.remove::<(Option<Id>, bool)>(place));
            let is_free = ui.memory(|m| m.focused().is_none());
            if let Some(id) = before.filter(|_| is_free) {
                ui.memory_mut(|m| m.request_focus(id));
                ui.ctx().request_repaint();
            }
        }
        (true, Some((before, _))) => {
            ui.data_mut(|d| d.insert_temp(place, (before, false)));
        }
        (false, None) => {}
    }
}

/// Whether a click beside a card closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Closes: nothing was typed in it.
    Closes,
    /// Does nothing: a stray click must not lose what was typed, nor answer a question.
    Nothing,
}

/// A card over the dimmed window, with a title and a cross.
fn card<R>(
    ui: &Ui,
    desk: &mut Desk<'_>,
    (name, title, width, beside): (&str, &str, f32, Beside),
    contents: impl FnOnce(&mut Ui, &mut Desk<'_>) -> R,
) -> R {
    let theme = desk.theme;
    let width = width.min(ui.ctx().content_rect().width() - 40.0);
    let response = modal(theme, name).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.horizontal(|ui| {
            label(ui, title, type_scale::TITLE, theme.text.main);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = desk.text(Key::DialogClose);
                if icon_button(ui, theme, super::theme::icons::CROSS, close).clicked() {
                    desk.push(Intent::CloseOverlay);
                }
            });
        });
        ui.add_space(space::M);
        contents(ui, desk)
    });
    if beside == Beside::Closes && response.backdrop_response.clicked() {
        desk.push(Intent::CloseOverlay);
    }
    response.inner
}

fn modal(theme: &Theme, name: &str) -> Modal {
    Modal::new(Id::unique(("overlay", name)))
        .backdrop_color(theme.ground.scrim)
        .frame(
            Frame::NONE
                .fill(theme.ground.surface)
                .stroke(egui::Stroke::new(space::STROKE, theme.line.strong))
                .corner_radius(space::RADIUS_SHEET)
                .inner_margin(Margin::same(20)),
        )
}

/// A column that scrolls when the window is too low for it.
fn scrolled<R>(ui: &mut Ui, below: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let area = scroll_area(ui, below);
    area.show(ui, |ui| {
        within_bar(ui);
        contents(ui)
    })
    .inner
}

/// The same for so many rows of one height, of which only those in sight are drawn.
fn scrolled_rows(
    ui: &mut Ui,
    below: f32,
    (height, rows): (f32, usize),
    row: impl Fn(&mut Ui, usize),
) {
    let area = scroll_area(ui, below);
    area.show_rows(ui, height, rows, |ui, in_sight| {
        within_bar(ui);
        in_sight.for_each(|at| row(ui, at));
    });
}

fn scroll_area(ui: &Ui, below: f32) -> ScrollArea {
    let max = (ui.ctx().content_rect().height() - 180.0 - below).max(120.0);
    ScrollArea::vertical()
        .max_height(max)
        .min_scrolled_height(max)
        .auto_shrink([false, true])
}

/// Leaves room for the scroll bar and for the outline of fields.
fn within_bar(ui: &mut Ui) {
    let width = ui.available_width() - space::M;
    ui.set_max_width(width);
}
