//! Menus, the contract's name and state, undo, redo, search, save.

use super::menus;
use crate::app::action::Action;
use crate::app::{Intent, Session};
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button, icon_button};
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::paint::{icon, line, place};
use crate::ui::widgets::text::{elided, label};
use crate::wording::Key;
use egui::{Align, Align2, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, vec2};

/// Width of the search button.
const SEARCH_WIDTH: f32 = 216.0;
/// Side of the program's mark.
const MARK: f32 = 24.0;

/// Draws the bar.
pub fn top_bar(ui: &mut Ui, desk: &mut Desk<'_>) {
    let bar = ui.max_rect();
    mark(ui, desk, bar);
    let left = bar
        .with_min_x(bar.min.x + space::RAIL)
        .with_max_x(bar.min.x + 400.0);
    let menus_end = ui
        .scope_builder(
            UiBuilder::new()
                .max_rect(left)
                .layout(Layout::left_to_right(Align::Center)),
            |ui| {
                menus::menus(ui, desk);
                ui.min_rect().max.x
            },
        )
        .inner;
    let right = bar
        .with_min_x(bar.max.x - 560.0)
        .with_max_x(bar.max.x - space::M);
    let tools = ui
        .scope_builder(
            UiBuilder::new()
                .max_rect(right)
                .layout(Layout::right_to_left(Align::Center)),
            |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                tools(ui, desk);
                ui.min_rect().min.x
            },
        )
        .inner;
    let middle = bar
        .with_min_x(menus_end + space::L)
        .with_max_x(tools - space::L);
    if middle.width() > 80.0 {
        name(ui, desk, middle);
    }
}

/// The program's mark: three bars of a table on a dark square.
fn mark(ui: &mut Ui, desk: &Desk<'_>, bar: Rect) {
    let center = bar.left_center() + vec2(space::RAIL / 2.0, 0.0);
    paint_mark(
        ui.painter(),
        desk.theme,
        Rect::from_center_size(center, vec2(MARK, MARK)),
    );
}

/// Draws the program's mark in a square.
pub fn paint_mark(painter: &egui::Painter, theme: &crate::ui::theme::Theme, rect: Rect) {
    let unit = rect.width() / 24.0;
    painter.rect_filled(rect, 6.0 * unit, theme.text.main);
    let bar = |x: f32, y: f32, w: f32| {
        Rect::from_min_size(rect.min + vec2(x, y) * unit, vec2(w, 3.0) * unit)
    };
    for shape in [
        bar(5.0, 5.5, 14.0),
        bar(5.0, 10.5, 9.5),
        bar(5.0, 15.5, 4.0),
    ] {
        painter.rect_filled(shape, unit, theme.ground.surface);
    }
    painter.rect_stroke(
        bar(11.0, 15.5, 8.0),
        unit,
        egui::Stroke::new(unit, theme.ground.surface),
        egui::StrokeKind::Inside,
    );
}

/// The contract's name, its file, whether it is saved: centred between menus and tools.
fn name(ui: &mut Ui, desk: &mut Desk<'_>, room: Rect) {
    let theme = desk.theme;
    let parts = name_parts(desk);
    let gap = space::S;
    let wide = room.width() >= 420.0;
    let file = parts.file.filter(|_| wide);
    let width_of = |text: &str, step| line(ui.painter(), text, step, theme.text.main).size().x;
    let state_width = parts
        .state
        .as_ref()
        .map_or(0.0, |s| width_of(s, type_scale::BODY) + 24.0);
    let chip_width = parts
        .fictitious
        .map_or(0.0, |t| width_of(t, type_scale::SMALL) + 28.0);
    let file_width = file
        .as_ref()
        .map_or(0.0, |f| (width_of(f, type_scale::BODY) + 18.0).min(260.0));
    let title_room = (room.width() - state_width - chip_width - file_width).max(60.0);
    let title_width = width_of(&parts.title, type_scale::BODY.semibold()).min(title_room);
    let total = title_width + state_width + chip_width + file_width;
    let start = (room.center().x - total / 2.0).max(room.min.x);
    let rect = room.with_min_x(start);
    ui.scope_builder(
        UiBuilder::new()
            .max_rect(rect)
            .layout(Layout::left_to_right(Align::Center)),
        |ui| {
            ui.spacing_mut().item_spacing.x = gap;
            elided(
                ui,
                &parts.title,
                (type_scale::BODY.semibold(), theme.text.main),
                title_room,
            );
            if let Some(text) = parts.fictitious {
                chip(ui, theme, ChipKind::Review, None, text);
            }
            if let Some(file) = file {
                elided(ui, &file, (type_scale::BODY, theme.text.muted), 245.0);
            }
            if let Some(state) = parts.state {
                let color = if parts.unsaved {
                    theme.signal.review.on
                } else {
                    theme.text.muted
                };
                if parts.unsaved {
                    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 9.0), Sense::hover());
                    ui.painter().circle_filled(rect.center(), 4.5, color);
                } else {
                    label(ui, "·", type_scale::BODY, theme.text.muted);
                }
                label(ui, &state, type_scale::BODY.medium(), color);
            }
            super::under_way::stop(ui, desk);
        },
    );
}

struct NameParts {
    title: String,
    fictitious: Option<&'static str>,
    file: Option<String>,
    state: Option<String>,
    unsaved: bool,
}

fn name_parts(desk: &Desk<'_>) -> NameParts {
    let session = desk.session;
    let Some(document) = session.document.as_ref() else {
        return NameParts {
            title: String::from("Maquette"),
            fictitious: None,
            file: None,
            state: super::under_way::words(desk),
            unsaved: false,
        };
    };
    let contract = document.shown();
    let unsaved = document.is_dirty();
    let state = match super::under_way::words(desk) {
        Some(words) => words,
        None if unsaved => unsaved_text(desk, session),
        None => desk.text(Key::TopSaved).to_owned(),
    };
    NameParts {
        title: contract.identity.title.clone(),
        fictitious: contract
            .identity
            .fictitious
            .then(|| desk.text(Key::TopFictitious)),
        file: document
            .file_name()
            .or_else(|| Some(desk.text(Key::TopUntitled).to_owned())),
        state: Some(state),
        unsaved,
    }
}

fn unsaved_text(desk: &Desk<'_>, session: &Session) -> String {
    if session.document.as_ref().is_some_and(|d| d.is_only_here()) {
        return desk.text(Key::TopUnsaved).to_owned();
    }
    let n = session.document.as_ref().map_or(0, |d| d.changes().len());
    if n == 0 && session.document.as_ref().is_some_and(|d| d.is_gone()) {
        return desk.text(Key::OutsideNotOnDisk).to_owned();
    }
    desk.count(Key::ChangesOne, Key::ChangesOther, n)
}

/// Save, search, redo, undo: right to left.
fn tools(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme;
    let document = desk.session.document.as_ref();
    let dirty = document.is_some_and(|d| d.is_dirty() || d.path().is_none());
    let can_save = document.is_some();
    let look = if dirty && document.is_some_and(|d| d.is_dirty()) {
        Look::Primary
    } else {
        Look::Secondary
    };
    let save = ui.add_enabled_ui(can_save, |ui| {
        button(
            ui,
            theme,
            look,
            Face::text(desk.text(Key::ActionSave)).icon(icons::FLOPPY_DISK),
        )
    });
    if save.inner.on_hover_text(tip(desk, Action::Save)).clicked() {
        desk.push(Intent::Do(Action::Save));
    }
    let export = ui.add_enabled_ui(can_save, |ui| {
        let name = desk.text(Key::ExportVerb);
        icon_button(ui, theme, icons::EXPORT, name)
    });
    if export
        .inner
        .on_hover_text(tip(desk, Action::Export))
        .clicked()
    {
        desk.push(Intent::Do(Action::Export));
    }
    if search(ui, desk) {
        desk.push(Intent::Do(Action::Palette));
    }
    let can_redo = menus::is_possible(desk, Action::Redo);
    let can_undo = menus::is_possible(desk, Action::Undo);
    for (action, glyph, enabled) in [
        (Action::Redo, icons::ARROW_U_UP_RIGHT, can_redo),
        (Action::Undo, icons::ARROW_U_UP_LEFT, can_undo),
    ] {
        let name = menus::action_text(desk, action);
        let response = ui
            .add_enabled_ui(enabled, |ui| icon_button(ui, theme, glyph, &name))
            .inner;
        if response.on_hover_text(tip(desk, action)).clicked() {
            desk.push(Intent::Do(action));
        }
    }
}

/// The text of an action and its shortcut, for tooltips.
fn tip(desk: &Desk<'_>, action: Action) -> String {
    let text = menus::action_text(desk, action);
    match action.shortcut() {
        Some(shortcut) => format!("{text} ({})", in_words(desk, shortcut)),
        None => text,
    }
}

/// The field-like button that opens the palette.
fn search(ui: &mut Ui, desk: &Desk<'_>) -> bool {
    let theme = desk.theme;
    let width = if ui.ctx().content_rect().width() >= crate::ui::WIDTH_NARROW {
        SEARCH_WIDTH
    } else {
        space::CONTROL
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, space::CONTROL), Sense::click());
    let painter = ui.painter();
    let stroke = egui::Stroke::new(space::STROKE, theme.line.strong);
    let fill = if response.hovered() {
        theme.ground.hover
    } else {
        theme.ground.surface
    };
    painter.rect(
        rect,
        space::RADIUS_CONTROL,
        fill,
        stroke,
        egui::StrokeKind::Inside,
    );
    if response.has_focus() {
        crate::ui::widgets::paint::focus_ring(painter, theme, rect, space::RADIUS_CONTROL);
    }
    icon(
        painter,
        rect.left_center() + vec2(15.0, 0.0),
        icons::MAGNIFYING_GLASS,
        16.0,
        theme.text.second,
    );
    let name = desk.text(Key::TopSearch);
    if width > space::CONTROL {
        let galley = line(painter, name, type_scale::BODY, theme.text.muted);
        place(
            painter,
            galley,
            rect.left_center() + vec2(33.0, 0.0),
            Align2::LEFT_CENTER,
        );
        if let Some(shortcut) = Action::Palette.shortcut() {
            let key = in_words(desk, shortcut).replace('+', " ");
            let at = rect.right_center() - vec2(8.0, 0.0);
            crate::ui::widgets::paint::key_hint(painter, theme, at, &key);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response.clicked()
}
