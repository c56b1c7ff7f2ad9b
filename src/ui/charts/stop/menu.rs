//! The menu of a mark: what a double-click does, its value, its partner on every chart, the table
//! it stands in. By a right click, the menu key or Shift and F10.

use super::{Act, Spot};
use crate::app::Intent;
use crate::app::action::Action;
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::icons::{self, Icon};
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::wording::Key as Phrase;
use egui::{Id, Key, Modifiers, Popup, PopupCloseBehavior, Sense, Ui};

/// What can be done with a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Open,
    Copy,
    Focus,
    Table,
}

fn id(chart: Id) -> Id {
    chart.with("mark_menu")
}

/// True when a key asks for the menu.
pub(super) fn asked(ui: &Ui) -> bool {
    ui.input_mut(|i| {
        i.consume_key(Modifiers::SHIFT, Key::F10) || i.consume_key(Modifiers::NONE, Key::Menu)
    })
}

/// Opens the menu of a mark of a chart.
pub(super) fn open(ui: &Ui, chart: Id, at: usize) {
    ui.data_mut(|d| d.insert_temp(id(chart), (at, false)));
    Popup::open_id(ui.ctx(), id(chart));
}

/// Shows the menu while it is open; gives the mark that is to be opened.
pub(super) fn show(
    ui: &Ui,
    desk: &mut Desk<'_>,
    chart: Id,
    spots: &[Spot<'_>],
) -> Option<(usize, Act)> {
    let (at, mut has_focus): (usize, bool) = ui.data(|d| d.get_temp(id(chart)))?;
    let spot = spots.get(at)?;
    let mut acted = None;
    let anchor = ui.interact(spot.rect, id(chart).with("anchor"), Sense::hover());
    Popup::from_response(&anchor)
        .id(id(chart))
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(&spot.tip.head)
        .gap(4.0)
        .show(|ui| {
            ui.set_width(260.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (choice, icon, words, key) in choices(desk, spot) {
                let item = MenuItem {
                    icon: Some(icon),
                    text: words,
                    key: key.as_deref(),
                    is_selected: false,
                };
                let row = menu_item(ui, desk.theme, item);
                if !std::mem::replace(&mut has_focus, true) {
                    row.request_focus();
                }
                if row.clicked() {
                    match choice {
                        Choice::Open => acted = Some((at, Act::Double)),
                        other => carry_out(desk, other, spot),
                    }
                    ui.close();
                }
            }
        });
    if Popup::is_id_open(ui.ctx(), id(chart)) {
        ui.data_mut(|d| d.insert_temp(id(chart), (at, has_focus)));
    } else {
        ui.data_mut(|d| d.remove::<(usize, bool)>(id(chart)));
        ui.memory_mut(|m| m.request_focus(chart));
    }
    acted
}

type Item = (Choice, Icon, &'static str, Option<String>);

fn choices(desk: &Desk<'_>, spot: &Spot<'_>) -> Vec<Item> {
    let keys = |action: Action| action.shortcut().map(|keys| in_words(desk, keys));
    let mut list = Vec::new();
    if spot.subject.is_some() {
        let words = desk.text(Phrase::MarkOpen);
        list.push((Choice::Open, icons::ARROW_RIGHT, words, None));
    }
    let words = desk.text(Phrase::ActionCopy);
    list.push((Choice::Copy, icons::COPY, words, None));
    if spot
        .subject
        .is_some_and(|subject| subject.partner().is_some())
    {
        let words = desk.text(Phrase::ActionFocusPartner);
        let key = keys(Action::FocusPartner);
        list.push((Choice::Focus, icons::CROSSHAIR, words, key));
    }
    let words = desk.text(Phrase::ActionShowTable);
    list.push((Choice::Table, icons::TABLE, words, keys(Action::ShowTable)));
    list
}

fn carry_out(desk: &mut Desk<'_>, choice: Choice, spot: &Spot<'_>) {
    match choice {
        Choice::Open => {}
        Choice::Copy => {
            let value = spot.tip.lines.first().unwrap_or(&spot.tip.head);
            desk.push(Intent::Copy(value.clone().into()));
        }
        Choice::Focus => {
            let partner = spot.subject.and_then(|subject| subject.partner());
            desk.push(Intent::Focus(partner.cloned()));
        }
        Choice::Table => desk.push(Intent::Do(Action::ShowTable)),
    }
}
