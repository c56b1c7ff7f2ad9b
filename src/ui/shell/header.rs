//! The header of a screen: title, one line of counts, then the pickers of its scope.

mod counts;

use self::counts::counts;
use crate::app::view::{Screen, Span};
use crate::app::{Intent, VersionLink};
use crate::chart::{Measure, PartnerOrder};
use crate::contract::Unit;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::chip::removable_chip;
use crate::ui::widgets::picker::{Picker, picker};
use crate::ui::widgets::search_field::{Prompt, search_field};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::elided;
use crate::wording::{self, Key};
use egui::{Align, Id, Layout, Rect, Ui, UiBuilder, pos2, vec2};

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
            tools(ui, desk);
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
            let line = counts(desk, contract);
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
    }
}

/// The pickers, right to left.
fn tools(ui: &mut Ui, desk: &mut Desk<'_>) {
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
        version: document.shown().identity.version.clone(),
        is_open: true,
    };
    let links: Vec<&VersionLink> = if document.versions.is_empty() {
        vec![&own]
    } else {
        document.versions.iter().collect()
    };
    let short = ui.available_width() < 620.0;
    let names: Vec<String> = links.iter().map(|l| version_name(l, short)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let selected = links.iter().position(|l| l.is_open).unwrap_or(0);
    let choice = Picker {
        icon: Some(icons::STACK),
        name: desk.text(Key::PickerVersion),
        options: &names,
        selected,
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
        icon: None,
        name: desk.text(Key::PickerOrder),
        options: &names,
        selected,
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
    let response = search_field(ui, desk.theme, &mut draft, prompt, 180.0);
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
    if let Some(partner) = focus {
        let text = desk.fill(Key::HeaderFocus, &[("partner", &partner.short)]);
        let remove = desk.text(Key::ActionClearFocus);
        if removable_chip(ui, desk.theme, partner.slot, &text, remove).clicked() {
            desk.push(Intent::Focus(None));
        }
    }
}

fn schedule_tools(ui: &mut Ui, desk: &mut Desk<'_>) {
    use crate::app::action::Action;
    let Some(contract) = desk.contract() else {
        return;
    };
    let face = Face::text(desk.text(Key::ScheduleAdd)).icon(icons::PLUS);
    if button(ui, desk.theme, Look::Secondary, face).clicked() {
        desk.push(Intent::Do(Action::AddDeadline));
    }
    let mut names = vec![desk.text(Key::ScheduleAllLanes)];
    names.extend(contract.schedule.lanes.iter().map(|l| l.title.as_str()));
    let current = desk.session.view.schedule.lane.as_ref();
    let lanes = &contract.schedule.lanes;
    let selected = lanes
        .iter()
        .position(|l| Some(&l.id) == current)
        .map_or(0, |i| i.saturating_add(1));
    let choice = Picker {
        icon: Some(icons::FUNNEL),
        name: desk.text(Key::ScheduleColumnLane),
        options: &names,
        selected,
    };
    if let (_, Some(chosen)) = picker(ui, desk.theme, choice) {
        let lane = chosen
            .checked_sub(1)
            .and_then(|i| lanes.get(i))
            .map(|l| l.id.clone());
        desk.push(Intent::SetLane(lane));
    }
    let face = Face::text(desk.text(Key::ScheduleToday)).icon(icons::CROSSHAIR);
    if button(ui, desk.theme, Look::Secondary, face).clicked() {
        desk.push(Intent::SetSpan(Span::Year));
    }
    let names = [
        desk.text(Key::Schedule90Days),
        desk.text(Key::Schedule12Months),
        desk.text(Key::ScheduleAll),
    ];
    let selected = match desk.session.view.schedule.span {
        Span::Quarter => 0,
        Span::Year => 1,
        Span::All => 2,
        Span::Free(..) => usize::MAX,
    };
    let chosen = segmented(ui, desk.theme, &names, selected);
    match chosen {
        Some(0) => desk.push(Intent::SetSpan(Span::Quarter)),
        Some(1) => desk.push(Intent::SetSpan(Span::Year)),
        Some(2) => desk.push(Intent::SetSpan(Span::All)),
        _ => {}
    }
}
