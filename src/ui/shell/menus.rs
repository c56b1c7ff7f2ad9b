//! The menus: every action that works now, in the order of the list of actions.

use crate::app::action::{Action, Menu};
use crate::app::view::Screen;
use crate::app::{FileIntent, Intent};
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::{icons, icons::Icon, space, type_scale};
use crate::ui::widgets::menu_item::{self, MenuItem, menu_item};
use crate::wording::Key;
use egui::{Popup, PopupCloseBehavior, Sense, Ui, WidgetInfo, vec2};

/// Draws the menu titles; an open menu lists its actions.
pub fn menus(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    for menu in Menu::ALL {
        let title = desk.text(title_of(menu));
        let theme = desk.theme;
        let galley = crate::ui::widgets::paint::line(
            ui.painter(),
            title,
            type_scale::BODY,
            theme.text.second,
        );
        let size = vec2(galley.size().x + 18.0, 28.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        if response.hovered() || open {
            ui.painter().rect_filled(rect, 6, theme.ground.sunken);
        }
        if response.has_focus() {
            crate::ui::widgets::paint::focus_ring(ui.painter(), theme, rect, space::RADIUS_CONTROL);
        }
        crate::ui::widgets::paint::place(
            ui.painter(),
            galley,
            rect.center(),
            egui::Align2::CENTER_CENTER,
        );
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, title));
        Popup::menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .accessible_name(title)
            .gap(2.0)
            .show(|ui| entries(ui, desk, menu));
    }
}

fn title_of(menu: Menu) -> Key {
    match menu {
        Menu::File => Key::MenuFile,
        Menu::Edit => Key::MenuEdit,
        Menu::View => Key::MenuView,
        Menu::Contract => Key::MenuContract,
        Menu::Help => Key::MenuHelp,
    }
}

fn entries(ui: &mut Ui, desk: &mut Desk<'_>, menu: Menu) {
    let actions: Vec<(Action, String, Option<String>)> = Action::ALL
        .iter()
        .filter(|a| a.menu() == menu)
        .map(|a| {
            (
                *a,
                action_text(desk, *a),
                a.shortcut().map(|s| in_words(desk, s)),
            )
        })
        .collect();
    let item = |(action, text, key): &'_ (Action, String, Option<String>)| -> (Option<Icon>, String, Option<String>) {
        (icon_of(*action), text.clone(), key.clone())
    };
    let mut width: f32 = 240.0;
    for entry in &actions {
        let (icon, text, key) = item(entry);
        let row = MenuItem {
            icon,
            text: &text,
            key: key.as_deref(),
            is_selected: false,
        };
        width = width.max(menu_item::width(ui, row));
    }
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    let max = ui.ctx().content_rect().height() - 80.0;
    let scroll = egui::ScrollArea::vertical()
        .max_height(max)
        .min_scrolled_height(max);
    scroll.show(ui, |ui| {
        for (place, entry) in actions.iter().enumerate() {
            if place > 0 && entry.0.opens_group() {
                menu_item::rule(ui, desk.theme);
            }
            let (icon, text, key) = item(entry);
            let row = MenuItem {
                icon,
                text: &text,
                key: key.as_deref(),
                is_selected: false,
            };
            let enabled = is_possible(desk, entry.0);
            let response = ui
                .add_enabled_ui(enabled, |ui| menu_item(ui, desk.theme, row))
                .inner;
            let response = match note_of(entry.0) {
                Some(note) => response.on_hover_text(desk.text(note)),
                None => response,
            };
            if response.clicked() {
                desk.push(Intent::Do(entry.0));
            }
            if entry.0 == Action::OpenFictitious {
                recent(ui, desk);
            }
        }
    });
}

/// What an action does, where its name does not say it all.
fn note_of(action: Action) -> Option<Key> {
    match action {
        Action::Copy => Some(Key::ActionCopyNote),
        Action::CopyTable => Some(Key::ActionCopyTableNote),
        _ => None,
    }
}

/// Files opened lately, in the file menu.
fn recent(ui: &mut Ui, desk: &mut Desk<'_>) {
    if !desk.session.settings.recent.is_empty() {
        menu_item::rule(ui, desk.theme);
    }
    for recent in desk.session.settings.recent.iter().take(5) {
        let name = recent
            .path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let row = MenuItem {
            icon: Some(icons::CLOCK_COUNTER_CLOCKWISE),
            text: &name,
            key: None,
            is_selected: false,
        };
        let response = menu_item(ui, desk.theme, row).on_hover_text(recent.path.to_string_lossy());
        if response.clicked() {
            desk.push(Intent::File(FileIntent::Open(recent.path.clone())));
        }
    }
}

/// The name of an action as things stand: undo and redo name the step.
pub fn action_text(desk: &Desk<'_>, action: Action) -> String {
    if let Some(what) = slides_step(desk, action) {
        let key = match action {
            Action::Undo => Key::ActionUndoNamed,
            _ => Key::ActionRedoNamed,
        };
        return desk.fill(key, &[("edit", desk.text(what))]);
    }
    if action == Action::HideAmounts && desk.lang.hides_amounts() {
        return desk.text(Key::ActionShowAmounts).to_owned();
    }
    let history = desk.session.document.as_ref().map(|d| d.history());
    let label = match action {
        Action::Undo => history
            .and_then(|h| h.undo_label())
            .map(|l| (Key::ActionUndoNamed, l)),
        Action::Redo => history
            .and_then(|h| h.redo_label())
            .map(|l| (Key::ActionRedoNamed, l)),
        _ => None,
    };
    match label {
        Some((key, label)) => {
            let name = crate::wording::edit::label(label, desk.lang);
            desk.fill(key, &[("edit", &name)])
        }
        None => desk.text(action.phrase()).to_owned(),
    }
}

/// The change of the list of slides that an action would undo or redo.
fn slides_step(desk: &Desk<'_>, action: Action) -> Option<Key> {
    match action {
        Action::Undo => crate::app::next_deck_step(desk.session, true),
        Action::Redo => crate::app::next_deck_step(desk.session, false),
        _ => None,
    }
}

/// False for what would do nothing now.
pub(super) fn is_possible(desk: &Desk<'_>, action: Action) -> bool {
    if slides_step(desk, action).is_some() {
        return true;
    }
    let session = desk.session;
    let Some(document) = session.document.as_ref() else {
        let nothing = action == Action::Recover && session.keeping.finds.is_empty();
        return action.works_without_document() && !nothing;
    };
    match action {
        Action::Undo => document.history().undo_label().is_some(),
        Action::Redo => document.history().redo_label().is_some(),
        Action::Back => !session.back.is_empty(),
        Action::Forward => !session.forward.is_empty(),
        Action::ReviewChanges => document.is_dirty(),
        Action::OpenEarlier => document.path().is_some(),
        Action::Recover => !session.keeping.finds.is_empty(),
        Action::MoveUp | Action::MoveDown if session.view.screen == Screen::Slides => {
            session.view.slide.is_some()
        }
        Action::EditSelection
        | Action::RemoveSelection
        | Action::MoveUp
        | Action::MoveDown
        | Action::Copy => session.view.selection.is_some(),
        Action::ComparePartner => session
            .view
            .selection
            .as_ref()
            .is_some_and(|s| s.partner().is_some()),
        Action::FocusPartner => {
            session.view.focus.is_some()
                || session
                    .view
                    .selection
                    .as_ref()
                    .is_some_and(|s| s.partner().is_some())
        }
        _ => true,
    }
}

/// The icon of an action, for those that have one.
pub fn icon_of(action: Action) -> Option<Icon> {
    use Action::*;
    Some(match action {
        New => icons::FILE_PLUS,
        Open | OpenPath => icons::FOLDER_OPEN,
        Save | SaveAs => icons::FLOPPY_DISK,
        Close => icons::CROSS,
        Undo => icons::ARROW_U_UP_LEFT,
        Redo => icons::ARROW_U_UP_RIGHT,
        Copy | CopyChart | CopyTable => icons::COPY,
        Export => icons::EXPORT,
        Report | ExportSlides | ExportChanges => icons::FILE_PDF,
        Present | PresentChart | ShowSlides => icons::PRESENTATION_CHART,
        HideAmounts => icons::EYE_SLASH,
        EditSelection | EditIdentity => icons::PENCIL_SIMPLE,
        RemoveSelection => icons::TRASH,
        MoveUp => icons::ARROW_UP,
        MoveDown => icons::ARROW_DOWN,
        ChartAlone => icons::ARROWS_OUT_SIMPLE,
        ShowTable => icons::TABLE,
        Find => icons::FUNNEL,
        Palette => icons::MAGNIFYING_GLASS,
        ReviewChanges | Recover | OpenEarlier => icons::CLOCK_COUNTER_CLOCKWISE,
        ShowOverview => icons::SQUARES_FOUR,
        ShowMatrix => icons::TABLE,
        ShowSchedule => icons::CALENDAR_DOTS,
        ShowPartners => icons::USERS_THREE,
        Back => icons::ARROW_LEFT,
        Forward => icons::ARROW_RIGHT,
        Findings => icons::LIST_CHECKS,
        FocusPartner => icons::EYE,
        AddAxis | AddLine | AddPartner | AddGroup | AddPerimeter | AddDeadline | AddSource => {
            icons::PLUS
        }
        Contents => icons::LIST,
        Settings => icons::GEAR_SIX,
        Shortcuts => icons::KEYBOARD,
        About => icons::INFO,
        _ => return None,
    })
}
