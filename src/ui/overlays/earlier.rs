//! What the file held earlier, by date, with what differs from what is open.

use super::lists::change_rows;
use super::{Beside, card, scrolled};
use crate::app::comparing::{CompareIntent, Pick};
use crate::app::keeping::Earlier;
use crate::app::view::Screen;
use crate::app::{Intent, RecoveryIntent};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::ui::widgets::text::paragraph;
use crate::wording::Key;
use crate::wording::date::{is_same_minute, moment, moment_exact};
use egui::{Align, Layout, Ui};

const WIDTH: f32 = 620.0;
/// Height of everything but the list, in points.
const BESIDES: f32 = 150.0;
/// How many differences are listed before the rest is counted.
const LISTED: usize = 12;

/// The list, or that it is being made.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, list: Option<&[Earlier]>, chosen: usize) {
    let title = desk.text(Key::EarlierTitle);
    card(
        ui,
        desk,
        ("earlier", title, WIDTH, Beside::Closes),
        |ui, desk| match list {
            None => said(ui, desk, Key::EarlierReading),
            Some([]) => said(ui, desk, Key::EarlierNoneText),
            Some(list) => listed(ui, desk, list, chosen),
        },
    );
}

fn said(ui: &mut Ui, desk: &Desk<'_>, key: Key) {
    let look = (type_scale::BODY, desk.theme.text.second);
    paragraph(ui, desk.text(key), look, ui.available_width());
}

fn listed(ui: &mut Ui, desk: &mut Desk<'_>, list: &[Earlier], chosen: usize) {
    let theme = desk.theme;
    said(ui, desk, Key::EarlierText);
    ui.add_space(space::M);
    scrolled(ui, BESIDES, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (n, earlier) in list.iter().enumerate() {
            let when = when(desk, list, earlier);
            let what = if earlier.contract.is_none() {
                desk.text(Key::EarlierUnreadable).to_owned()
            } else if earlier.changes.is_empty() {
                desk.text(Key::EarlierSame).to_owned()
            } else {
                let count = earlier.changes.len();
                desk.count(Key::OutsideDiffersOne, Key::OutsideDiffersOther, count)
            };
            let row = MenuItem {
                text: &format!("{when} · {what}"),
                is_selected: n == chosen,
                ..MenuItem::default()
            };
            if menu_item(ui, theme, row).clicked() {
                desk.push(Intent::Recovery(RecoveryIntent::ChooseEarlier(n)));
            }
            if n == chosen {
                differences(ui, desk, earlier);
            }
        }
    });
    ui.add_space(space::L);
    let can_open = list.get(chosen).is_some_and(|e| e.contract.is_some());
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_enabled_ui(can_open, |ui| {
            let open = Face::text(desk.text(Key::EarlierOpen));
            if button(ui, theme, Look::Primary, open).clicked() {
                desk.push(Intent::Recovery(RecoveryIntent::Restore));
            }
        });
        // The whole comparison, chart and sentences.
        ui.add_enabled_ui(can_open, |ui| {
            let face = Face::text(desk.text(Key::RailContrast));
            let response = button(ui, theme, Look::Secondary, face);
            if let Some(earlier) = list.get(chosen).filter(|_| response.clicked()) {
                let pick = Pick::Earlier(earlier.copy.clone());
                desk.push(Intent::CloseOverlay);
                desk.push(Intent::Versions(CompareIntent::Hold(pick)));
                desk.push(Intent::Go(Screen::Contrast));
            }
        });
        let cancel = Face::text(desk.text(Key::DialogCancel));
        if button(ui, theme, Look::Secondary, cancel).clicked() {
            desk.push(Intent::CloseOverlay);
        }
    });
}

/// When a save replaced it, to the second where another was replaced in the same minute.
fn when(desk: &Desk<'_>, list: &[Earlier], earlier: &Earlier) -> String {
    let alike = |other: &&Earlier| is_same_minute(other.copy.made, earlier.copy.made);
    match list.iter().filter(alike).count() {
        0 | 1 => moment(earlier.copy.made, desk.lang),
        _ => moment_exact(earlier.copy.made, desk.lang),
    }
}

/// What differs between what the file held and what is open.
fn differences(ui: &mut Ui, desk: &Desk<'_>, earlier: &Earlier) {
    ui.indent("differences", |ui| {
        change_rows(ui, desk, &earlier.changes, LISTED);
    });
    ui.add_space(space::S);
}
