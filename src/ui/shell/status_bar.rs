//! The status bar: version, perimeter, observation date; on the right, what must be said of the
//! file. The first three are the scope of everything above, and open their pickers.

use super::sides::{Sides, name_of_end};
use crate::app::action::Action;
use crate::app::comparing::End;
use crate::app::{FileIntent, Intent, Place, ScreenChart};
use crate::chart::{ContrastChart, Measure, Outcome};
use crate::contract::Unit;
use crate::ui::Desk;
use crate::ui::theme::{
    icons::{self, Icon},
    space, type_scale,
};
use crate::ui::widgets::paint::{focus_ring, icon, line, place};
use crate::ui::widgets::picker::Picker;
use crate::ui::widgets::text::elided;
use crate::wording::{self, Key, date::Style};
use egui::{Align, Align2, Layout, Popup, Response, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// Draws the bar.
pub fn status_bar(ui: &mut Ui, desk: &mut Desk<'_>) {
    let bar = ui.max_rect();
    let left = bar
        .with_min_x(bar.min.x + space::RAIL + 4.0)
        .with_max_x(bar.max.x - space::L);
    let used = ui
        .scope_builder(
            UiBuilder::new()
                .max_rect(left)
                .layout(Layout::left_to_right(Align::Center)),
            |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                scope(ui, desk);
                ui.min_rect().max.x
            },
        )
        .inner;
    let right = left.with_min_x(used + space::L);
    ui.scope_builder(
        UiBuilder::new()
            .max_rect(right)
            .layout(Layout::right_to_left(Align::Center)),
        |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            safety(ui, desk, right.width());
            let selected = crate::app::selection::words(desk.session);
            let color = if selected.is_some() {
                desk.theme.text.main
            } else {
                desk.theme.text.muted
            };
            if let Some(text) = selected.or_else(|| note(desk)) {
                elided(ui, &text, (type_scale::SMALL, color), ui.available_width());
            }
        },
    );
}

/// Whether anything can be changed here, and whether what was changed is kept.
fn safety(ui: &mut Ui, desk: &mut Desk<'_>, width: f32) {
    let theme = desk.theme;
    let session = desk.session;
    let Some(document) = session.document.as_ref() else {
        return;
    };
    if session.is_editing_aside() {
        let look = (type_scale::SMALL, theme.text.main);
        elided(ui, desk.text(Key::StatusEditing), look, width);
    } else if document.is_behind() {
        let look = (type_scale::SMALL, theme.text.muted);
        elided(ui, desk.text(Key::StatusWorkingOut), look, width);
    }
    if desk.lang.hides_amounts() {
        let text = desk.text(Key::AmountsHidden);
        let show = desk.text(Key::ActionShowAmounts);
        let response = item(ui, desk, icons::EYE_SLASH, text);
        if response.on_hover_text(show).clicked() {
            desk.push(Intent::Do(Action::HideAmounts));
        }
    }
    if document.is_protected {
        let text = desk.text(Key::StatusProtected);
        let response = item(ui, desk, icons::LOCK_SIMPLE, text);
        if response
            .on_hover_text(desk.text(Key::StatusProtectedTip))
            .clicked()
        {
            desk.push(Intent::Do(Action::SaveAs));
        }
    }
    if let Some(holder) = &document.held {
        let text = crate::ui::notices::holder_text(desk, holder);
        let response = item(ui, desk, icons::LOCK_SIMPLE, &text);
        if response.on_hover_text(desk.text(Key::HeldTry)).clicked() {
            desk.push(Intent::File(FileIntent::TakeOver));
        }
    } else if let Some(cause) = &session.keeping.off {
        let text = desk.text(Key::StatusKeepingOff);
        let look = (type_scale::SMALL, theme.signal.review.on);
        elided(ui, text, look, width)
            .on_hover_text(crate::wording::system::cause(cause, desk.lang));
    } else if document.is_dirty() && session.keeping.is_all_kept() {
        let look = (type_scale::SMALL, theme.text.muted);
        elided(ui, desk.text(Key::StatusKept), look, width);
    }
}

/// What must be said of the file.
fn note(desk: &Desk<'_>) -> Option<String> {
    let contract = desk.contract()?;
    if contract.identity.fictitious {
        return Some(desk.text(Key::StatusFictitiousNote).to_owned());
    }
    contract.identity.disclaimer.clone()
}

fn scope(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(contract) = desk.contract() else {
        let text = desk.text(Key::HomeNoFile);
        elided(ui, text, (type_scale::SMALL, desk.theme.text.muted), 300.0);
        return;
    };
    if let Some(ScreenChart::Contrast(chart)) = desk.charts().map(|c| &c.screen)
        && chart.outcome != Outcome::Nothing
    {
        return two(ui, desk, chart);
    }
    let version = &contract.identity.version;
    let text = match &version.title {
        Some(title) => desk.fill(
            Key::StatusVersionTitled,
            &[("label", &version.label), ("title", title)],
        ),
        None => desk.fill(Key::StatusVersion, &[("label", &version.label)]),
    };
    let response = item(ui, desk, icons::STACK, &text);
    Popup::menu(&response).show(|ui| versions(ui, desk));
    if let Some(perimeter) = desk
        .session
        .view
        .perimeter
        .as_ref()
        .and_then(|id| contract.perimeter(id))
    {
        let text = desk.fill(Key::StatusPerimeter, &[("perimeter", perimeter.label())]);
        let response = item(ui, desk, icons::CROSSHAIR, &text);
        Popup::menu(&response).show(|ui| {
            for perimeter in &contract.perimeters {
                if choice(ui, desk, &perimeter.name) {
                    desk.push(Intent::SetPerimeter(perimeter.id.clone()));
                }
            }
        });
    }
    let unit = wording::amount::unit_symbol(desk.session.view.measure.unit(), desk.lang);
    let response = item(ui, desk, icons::COINS, unit);
    Popup::menu(&response.on_hover_text(desk.text(Key::PickerUnit))).show(|ui| {
        for unit in Unit::ALL {
            let name = wording::amount::unit_symbol(unit, desk.lang);
            if choice(ui, desk, name) {
                desk.push(Intent::SetMeasure(Measure::Money(unit)));
            }
        }
    });
    seen_on(ui, desk);
}

fn seen_on(ui: &mut Ui, desk: &mut Desk<'_>) {
    let day = wording::date::day(desk.session.today(), Style::Long, desk.lang);
    let text = desk.fill(Key::StatusSeenOn, &[("date", &day)]);
    if item(ui, desk, icons::CALENDAR_BLANK, &text).clicked() {
        desk.push(Intent::Do(Action::Settings));
    }
}

/// The scope of a comparison: both versions, which open their choices, and the perimeters.
fn two(ui: &mut Ui, desk: &mut Desk<'_>, chart: &ContrastChart) {
    let [before, after] = &chart.short;
    let sides = [
        (End::Before, icons::STACK, before),
        (End::After, icons::ARROW_RIGHT, after),
    ];
    for (end, glyph, name) in sides {
        let response = item(ui, desk, glyph, name);
        let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        let is_wanted = is_open || response.clicked();
        if let Some(mut sides) = is_wanted.then(|| Sides::of(desk)).flatten() {
            let selected = sides.selected(desk, end);
            let names = sides.names();
            let choice = Picker {
                icon: None,
                name: desk.text(name_of_end(end)),
                options: &names,
                selected,
                widest: f32::INFINITY,
            };
            sides.show(desk, &response, (end, choice));
        }
    }
    let look = (type_scale::SMALL, desk.theme.text.muted);
    elided(ui, &chart.perimeters, look, ui.available_width() / 2.0);
    seen_on(ui, desk);
}

fn versions(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(document) = desk.session.document.as_ref() else {
        return;
    };
    for link in &document.versions {
        let name = match &link.version.title {
            Some(title) => format!("{} · {title}", link.version.label),
            None => link.version.label.clone(),
        };
        if choice(ui, desk, &name) && !link.is_open {
            let place: Place = link.place.clone();
            desk.push(Intent::OpenVersion(place));
        }
    }
}

fn choice(ui: &mut Ui, desk: &Desk<'_>, text: &str) -> bool {
    use crate::ui::widgets::menu_item::{MenuItem, menu_item};
    let row = MenuItem {
        icon: None,
        text,
        key: None,
        is_selected: false,
    };
    menu_item(ui, desk.theme, row).clicked()
}

/// An icon and a text that can be clicked.
fn item(ui: &mut Ui, desk: &Desk<'_>, glyph: Icon, text: &str) -> Response {
    let theme = desk.theme;
    let probe = line(ui.painter(), text, type_scale::SMALL, theme.text.muted);
    let size = vec2(probe.size().x + 22.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let color = if response.hovered() {
        theme.text.main
    } else {
        theme.text.muted
    };
    icon(
        ui.painter(),
        rect.left_center() + vec2(7.0, 0.0),
        glyph,
        14.0,
        color,
    );
    let galley = line(ui.painter(), text, type_scale::SMALL, color);
    place(
        ui.painter(),
        galley,
        rect.left_center() + vec2(19.0, 0.0),
        Align2::LEFT_CENTER,
    );
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, space::RADIUS_CONTROL);
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, text));
    response
}
