//! Version and licences.

use super::{Beside, card, scrolled};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::Key;
use egui::Ui;

const FONT_LICENCE: &str = include_str!("../../../assets/fonts/OFL.txt");
const ICON_LICENCE: &str = include_str!("../../../assets/fonts/PHOSPHOR-LICENSE.txt");
const LICENCE: &str = include_str!("../../../LICENSE-MIT");

/// Draws the card.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let title = desk.text(Key::AboutTitle);
    card(
        ui,
        desk,
        ("about", title, 560.0, Beside::Closes),
        |ui, desk| {
            let theme = desk.theme;
            let width = ui.available_width();
            let version = desk.fill(Key::AboutVersion, &[("version", env!("CARGO_PKG_VERSION"))]);
            label(ui, &version, type_scale::BODY.semibold(), theme.text.main);
            for key in [Key::AboutText, Key::AboutDataText] {
                paragraph(
                    ui,
                    desk.text(key),
                    (type_scale::BODY, theme.text.second),
                    width,
                );
            }
            ui.add_space(space::M);
            label(
                ui,
                desk.text(Key::AboutLicences),
                type_scale::HEADING,
                theme.text.main,
            );
            scrolled(ui, 120.0, |ui| {
                for (name, text) in [
                    ("Maquette, MIT / Apache-2.0", LICENCE),
                    (desk.text(Key::AboutFont), FONT_LICENCE),
                    (desk.text(Key::AboutIcons), ICON_LICENCE),
                ] {
                    ui.add_space(space::S);
                    label(ui, name, type_scale::BODY.semibold(), theme.text.main);
                    let look = (type_scale::SMALL, theme.text.muted);
                    paragraph(ui, text, look, ui.available_width() - space::M);
                }
            });
        },
    );
}
