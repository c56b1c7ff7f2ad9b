//! Settings: language, theme, size, reference partner, observation date.

use super::{Beside, card};
use crate::app::{Intent, Setting, ThemeChoice, ZOOM_STEPS};
use crate::edit::parse_date;
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::picker::{Picker, picker};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::{self, Key, Lang, Tongue, date::Style};
use egui::{Align, Id, Layout, TextEdit, Ui, vec2};

/// Draws the card.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let title = desk.text(Key::SettingsTitle);
    card(
        ui,
        desk,
        ("settings", title, 520.0, Beside::Closes),
        |ui, desk| {
            ui.spacing_mut().item_spacing.y = space::S;
            row(ui, desk, Key::SettingsLanguage, language);
            row(ui, desk, Key::SettingsTheme, theme);
            row(ui, desk, Key::SettingsZoom, zoom);
            if desk.session.document.is_some() {
                row(ui, desk, Key::SettingsObservationDate, observation);
                row(ui, desk, Key::SettingsReferencePartner, reference);
                let look = (type_scale::SMALL, desk.theme.text.muted);
                let note = desk.text(Key::SettingsReferencePartnerNote);
                paragraph(ui, note, look, ui.available_width());
            }
        },
    );
}

/// A name on the left, its control on the right.
fn row(ui: &mut Ui, desk: &mut Desk<'_>, key: Key, control: fn(&mut Ui, &mut Desk<'_>)) {
    ui.horizontal(|ui| {
        label(ui, desk.text(key), type_scale::BODY, desk.theme.text.main);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| control(ui, desk));
    });
}

fn language(ui: &mut Ui, desk: &mut Desk<'_>) {
    let selected = usize::from(desk.lang.tongue() == Tongue::En);
    match segmented(ui, desk.theme, &["Français", "English"], selected) {
        Some(0) => desk.push(Intent::Setting(Setting::Lang(Lang::Fr))),
        Some(1) => desk.push(Intent::Setting(Setting::Lang(Lang::En))),
        _ => {}
    }
}

fn theme(ui: &mut Ui, desk: &mut Desk<'_>) {
    let names = ThemeChoice::ALL.map(|choice| match choice {
        ThemeChoice::System => desk.text(Key::SettingsThemeSystem),
        ThemeChoice::Light => desk.text(Key::SettingsThemeLight),
        ThemeChoice::Dark => desk.text(Key::SettingsThemeDark),
    });
    let current = desk.session.settings.theme;
    let selected = ThemeChoice::ALL
        .iter()
        .position(|c| *c == current)
        .unwrap_or(0);
    let chosen = segmented(ui, desk.theme, &names, selected);
    if let Some(choice) = chosen.and_then(|i| ThemeChoice::ALL.get(i)) {
        desk.push(Intent::Setting(Setting::Theme(*choice)));
    }
}

fn zoom(ui: &mut Ui, desk: &mut Desk<'_>) {
    let names: Vec<String> = ZOOM_STEPS
        .iter()
        .map(|z| wording::share::percents((*z).into(), desk.lang))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let current = desk.session.settings.zoom;
    let selected = ZOOM_STEPS.iter().position(|z| *z == current).unwrap_or(2);
    let choice = Picker {
        icon: None,
        name: desk.text(Key::SettingsZoom),
        options: &names,
        selected,
        widest: 280.0,
    };
    let (_, chosen) = picker(ui, desk.theme, choice);
    if let Some(percent) = chosen.and_then(|i| ZOOM_STEPS.get(i)) {
        desk.push(Intent::Setting(Setting::Zoom(*percent)));
    }
}

/// The day from which deadlines are seen: today, or a typed date.
fn observation(ui: &mut Ui, desk: &mut Desk<'_>) {
    let names = [desk.text(Key::PickerToday), desk.text(Key::PickerOtherDate)];
    let selected = usize::from(desk.session.observation.is_some());
    let id = Id::unique("observation_draft");
    let shown = wording::date::day(desk.session.today(), Style::Long, desk.lang);
    let mut draft = ui.ctx().data(|d| d.get_temp::<String>(id)).unwrap_or(shown);
    let response = ui.add(
        TextEdit::singleline(&mut draft)
            .desired_width(150.0)
            .min_size(vec2(0.0, space::CONTROL)),
    );
    let name = desk.text(Key::SettingsObservationDate);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    if response.changed() {
        ui.ctx().data_mut(|d| d.insert_temp(id, draft.clone()));
        if let Some(day) = parse_date(&draft).ok().and_then(|w| w.first_day()) {
            desk.push(Intent::SetObservation(Some(day)));
        }
    }
    if response.lost_focus() {
        ui.ctx().data_mut(|d| d.remove::<String>(id));
    }
    match segmented(ui, desk.theme, &names, selected) {
        Some(0) => desk.push(Intent::SetObservation(None)),
        Some(1) => response.request_focus(),
        _ => {}
    }
}

fn reference(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(scene) = desk.session.scene() else {
        return;
    };
    let partners = &scene.contract.partners;
    let names: Vec<&str> = partners.iter().map(|p| p.short.as_str()).collect();
    let current = scene.reference();
    let selected = partners
        .iter()
        .position(|p| Some(&p.id) == current)
        .unwrap_or(0);
    let choice = Picker {
        icon: None,
        name: desk.text(Key::SettingsReferencePartner),
        options: &names,
        selected,
        widest: 280.0,
    };
    let (_, chosen) = picker(ui, desk.theme, choice);
    if let Some(partner) = chosen.and_then(|i| partners.get(i)) {
        desk.push(Intent::Setting(Setting::Reference(Some(
            partner.id.clone(),
        ))));
    }
}
