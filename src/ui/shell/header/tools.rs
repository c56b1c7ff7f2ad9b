//! The pickers of a screen's scope, its focus and its filter, right to left.

use super::contrast::contrast_tools;
use super::schedule::schedule_tools;
use crate::app::view::Screen;
use crate::app::{Intent, VersionLink};
use crate::chart::{Measure, PartnerOrder};
use crate::contract::Unit;
use crate::ui::Desk;
use crate::ui::theme::icons;
use crate::ui::widgets::chip::removable_chip;
use crate::ui::widgets::picker::{Picker, picker};
use crate::ui::widgets::search_field::{Prompt, search_field};
use crate::ui::widgets::segmented::segmented;
use crate::wording::{self, Key};
use egui::{Id, Ui};

/// The pickers, right to left.
pub(super) fn tools(ui: &mut Ui, desk: &mut Desk<'_>) {
    match desk.session.view.screen {
        Screen::Overview => {
            measures(
                ui,
                desk,
                &[Measure::Money(Unit::Million), Measure::ShareOfPartner],
                true,
            );
            perimeters(ui, desk);
            versions(ui, desk);
        }
        Screen::Matrix => {
            let shares = [
                desk.session.view.measure.money(),
                Measure::ShareOfAxis,
                Measure::ShareOfPartner,
            ];
            measures(ui, desk, &shares, false);
            perimeters(ui, desk);
            versions(ui, desk);
        }
        Screen::Schedule => schedule_tools(ui, desk),
        Screen::Contrast => return contrast_tools(ui, desk),
        Screen::Slides => {
            perimeters(ui, desk);
            versions(ui, desk);
            return focus_chip(ui, desk);
        }
        Screen::Partners => {
            let shares = [
                desk.session.view.measure.money(),
                Measure::ShareOfAxis,
                Measure::ShareOfPartner,
            ];
            measures(ui, desk, &shares, false);
            orders(ui, desk);
            perimeters(ui, desk);
        }
    }
    focus_chip(ui, desk);
    filter(ui, desk);
}

/// Width of the screen's title that the pickers leave.
const TITLE: f32 = 132.0;
/// Width of a picker that shows no more than its icon.
const SMALLEST: f32 = 60.0;
/// Width of a picker at most.
const WIDEST: f32 = 260.0;

/// Room for the next tool, where so many others are still to come.
pub(super) fn room(ui: &Ui, to_come: u8) -> f32 {
    ui.available_width() - TITLE - f32::from(to_come) * SMALLEST
}

/// The unit: a unit of money that opens the list of units, and shares beside it.
fn measures(ui: &mut Ui, desk: &mut Desk<'_>, offered: &[Measure], plain_percent: bool) {
    let current = desk.session.view.measure;
    let mut offered = offered.to_vec();
    if let (Some(first), Measure::Money(_)) = (offered.first_mut(), current) {
        *first = current;
    }
    let name = |measure: &Measure| match measure {
        Measure::Money(unit) => wording::amount::unit_symbol(*unit, desk.lang),
        _ if plain_percent => desk.text(Key::UnitPercent),
        Measure::ShareOfAxis => desk.text(Key::UnitPercentOfAxis),
        Measure::ShareOfPartner => desk.text(Key::UnitPercentOfPartner),
    };
    let names: Vec<&str> = offered.iter().map(name).collect();
    let is_money = |m: &Measure| matches!(m, Measure::Money(_));
    let selected = offered
        .iter()
        .position(|m| *m == current)
        .or_else(|| offered.iter().position(|m| !is_money(m)))
        .unwrap_or(0);
    let chosen = segmented(ui, desk.theme, &names, selected);
    if let Some(measure) = chosen.and_then(|i| offered.get(i)) {
        desk.push(Intent::SetMeasure(*measure));
    }
}

fn perimeters(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(contract) = desk.contract() else {
        return;
    };
    let names: Vec<&str> = contract.perimeters.iter().map(|p| p.label()).collect();
    let current = desk.session.view.perimeter.as_ref();
    let selected = contract
        .perimeters
        .iter()
        .position(|p| Some(&p.id) == current)
        .unwrap_or(0);
    let choice = Picker {
        icon: Some(icons::CROSSHAIR),
        name: desk.text(Key::PickerPerimeter),
        options: &names,
        selected,
        widest: room(ui, 1).min(WIDEST),
    };
    let (_, chosen) = picker(ui, desk.theme, choice);
    if let Some(perimeter) = chosen.and_then(|i| contract.perimeters.get(i)) {
        desk.push(Intent::SetPerimeter(perimeter.id.clone()));
    }
}

fn versions(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(document) = desk.session.document.as_ref() else {
        return;
    };
    let own = VersionLink {
        place: document.place().unwrap_or(crate::app::Place::Bundled("")),
        version: document.contract().identity.version.clone(),
        is_open: true,
    };
    let links: Vec<&VersionLink> = if document.versions.is_empty() {
        vec![&own]
    } else {
        document.versions.iter().collect()
    };
    // The matrix has more to say in its line; the status bar names the version in full.
    let in_matrix = desk.session.view.screen == Screen::Matrix;
    let short = in_matrix || ui.available_width() < 620.0;
    let names: Vec<String> = links.iter().map(|l| version_name(l, short)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let selected = links.iter().position(|l| l.is_open).unwrap_or(0);
    let choice = Picker {
        icon: Some(icons::STACK),
        name: desk.text(Key::PickerVersion),
        options: &names,
        selected,
        widest: room(ui, 0).min(WIDEST),
    };
    let (_, chosen) = picker(ui, desk.theme, choice);
    let other = chosen.filter(|i| *i != selected).and_then(|i| links.get(i));
    if let Some(link) = other {
        desk.push(Intent::OpenVersion(link.place.clone()));
    }
}

fn version_name(link: &VersionLink, short: bool) -> String {
    match &link.version.title {
        Some(title) if !short => format!("{} · {title}", link.version.label),
        _ => link.version.label.clone(),
    }
}

fn orders(ui: &mut Ui, desk: &mut Desk<'_>) {
    let name = |order: PartnerOrder| match order {
        PartnerOrder::Amount => desk.text(Key::PartnersSortAmount),
        PartnerOrder::Contract => desk.text(Key::PartnersSortContract),
        PartnerOrder::Name => desk.text(Key::PartnersSortName),
    };
    let names: Vec<&str> = PartnerOrder::ALL.iter().map(|o| name(*o)).collect();
    let current = desk.session.view.partner_order;
    let selected = PartnerOrder::ALL
        .iter()
        .position(|o| *o == current)
        .unwrap_or(0);
    let choice = Picker {
        icon: Some(icons::SORT_DESCENDING),
        name: desk.text(Key::PickerOrder),
        options: &names,
        selected,
        widest: room(ui, 1).min(WIDEST),
    };
    let (_, chosen) = picker(ui, desk.theme, choice);
    if let Some(order) = chosen.and_then(|i| PartnerOrder::ALL.get(i)) {
        desk.push(Intent::OrderPartners(*order));
    }
}

/// The field of the screen's filter, while it is open.
fn filter(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(text) = desk.session.view.filter.clone() else {
        return;
    };
    let mut draft = text;
    let name = desk.text(Key::FindHint);
    let prompt = Prompt {
        name,
        hint: name,
        key: None,
    };
    let width = room(ui, 0).clamp(96.0, 180.0);
    let response = search_field(ui, desk.theme, &mut draft, prompt, width);
    let just_opened = Id::unique("filter_open");
    let frame = ui.ctx().cumulative_frame_nr();
    let last = ui.ctx().data(|d| d.get_temp::<u64>(just_opened));
    ui.ctx().data_mut(|d| d.insert_temp(just_opened, frame));
    if last.is_none_or(|last| last.saturating_add(1) < frame) {
        response.request_focus();
    }
    if response.changed() {
        desk.push(Intent::SetFilter(Some(draft)));
    }
}

fn focus_chip(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(contract) = desk.contract() else {
        return;
    };
    let focus = desk
        .session
        .view
        .focus
        .as_ref()
        .and_then(|id| contract.partner(id));
    let compared = desk.session.view.compared.as_ref();
    let compared = compared.filter(|_| desk.session.view.screen == Screen::Partners);
    if let Some(partner) = compared.and_then(|id| contract.partner(id)) {
        let values = [("partner", partner.short.as_str())];
        let text = desk.fill(Key::PartnersCompareChip, &values);
        let remove = desk.fill(Key::PartnersCompareRemove, &values);
        if removable_chip(ui, desk.theme, partner.slot, &text, &remove).clicked() {
            desk.push(Intent::Compare(None));
        }
    }
    if let Some(partner) = focus {
        let text = desk.fill(Key::HeaderFocus, &[("partner", &partner.short)]);
        let remove = desk.text(Key::ActionClearFocus);
        if removable_chip(ui, desk.theme, partner.slot, &text, remove).clicked() {
            desk.push(Intent::Focus(None));
        }
    }
}
