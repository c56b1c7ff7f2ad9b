//! The text of the file around a line, as it was read.

use super::{Beside, card, scrolled};
use crate::app::Intent;
use crate::file::lines::line_texts;
use crate::file::shown::shown_whole;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::{line, place};
use crate::wording::Key;
use crate::wording::discreet::masked;
use egui::{Align, Align2, Layout, Sense, Ui, WidgetInfo, vec2};

/// Lines shown on each side of the one asked for.
const AROUND: usize = 12;
/// Longest part of a line that is laid out.
const LONGEST: usize = 200;

/// Draws the card.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, wanted: usize) {
    let Some(document) = desk.session.document.as_ref() else {
        return;
    };
    let Some(bytes) = document.base() else { return };
    let text = String::from_utf8_lossy(&bytes);
    let hides = desk.lang.hides_amounts();
    let wanted = wanted.max(1);
    let first = wanted.saturating_sub(AROUND).max(1);
    let shown: Vec<(usize, String)> = line_texts(&text)
        .enumerate()
        .skip(first - 1)
        .take(2 * AROUND + 1)
        .map(|(index, text)| {
            (
                index + 1,
                if hides {
                    masked(&cut(text)).into_owned()
                } else {
                    cut(text)
                },
            )
        })
        .collect();
    let name = document.path().map_or_else(
        || document.file_name().unwrap_or_default(),
        |path| shown_whole(&path.to_string_lossy()),
    );
    let at = format!("{name}:{wanted}");
    let title = desk.fill(Key::InspectorSeeLine, &[("n", &wanted.to_string())]);
    card(
        ui,
        desk,
        ("lines", &title, 860.0, Beside::Closes),
        |ui, desk| {
            scrolled(ui, 60.0, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (number, text) in &shown {
                    row(ui, desk, *number, text, *number == wanted);
                }
            });
            ui.add_space(space::M);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let copy = Face::text(&at).icon(icons::COPY);
                if button(ui, desk.theme, Look::Secondary, copy).clicked() {
                    desk.push(Intent::Copy(at.clone().into()));
                }
            });
        },
    );
}

fn cut(text: &str) -> String {
    let start: String = text.chars().take(LONGEST).collect();
    shown_whole(&start.replace('\t', "    "))
}

fn row(ui: &mut Ui, desk: &Desk<'_>, number: usize, text: &str, is_wanted: bool) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    if is_wanted {
        ui.painter().rect_filled(rect, 3, theme.accent.weak);
    }
    let at = rect.left_center();
    let galley = line(
        ui.painter(),
        &number.to_string(),
        type_scale::SMALL,
        theme.text.muted,
    );
    place(
        ui.painter(),
        galley,
        at + vec2(40.0, 0.0),
        Align2::RIGHT_CENTER,
    );
    let galley = line(ui.painter(), text, type_scale::SMALL, theme.text.main);
    place(
        &ui.painter_at(rect),
        galley,
        at + vec2(52.0, 0.0),
        Align2::LEFT_CENTER,
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
}
