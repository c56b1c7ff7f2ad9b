//! What stands around a chart: title, scope line, the menu of the chart, texts cut to their
//! place. Knows no chart.

use crate::app::action::Action;
use crate::app::export::Exported;
use crate::app::{ExportIntent, Intent};
use crate::chart::{ChartName, Table, copy};
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Type, icons, space, type_scale};
use crate::ui::widgets::button::icon_button;
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::ui::widgets::paint::{place, text};
use crate::ui::widgets::text::{cut, lay};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::Key;
use egui::{
    Align, Align2, Color32, Layout, Painter, Popup, Pos2, Rect, Sense, Ui, UiBuilder, WidgetInfo,
    pos2,
};

/// Height of the line of the title.
pub const TITLE: f32 = 30.0;

/// Paints one line of text cut with “…” at `width`; gives its box.
pub fn elided(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    words: &str,
    (step, color): (Type, Color32),
    width: f32,
) -> Rect {
    wrapped(
        painter,
        at,
        anchor,
        words,
        ((step, color), width.max(8.0), 1),
    )
}

/// Paints a text of `lines` at most, cut with “…”; gives its box.
pub fn wrapped(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    words: &str,
    ((step, color), width, lines): ((Type, Color32), f32, usize),
) -> Rect {
    let job = cut(words, step.job(words, color), width, lines);
    place(painter, lay(painter, job), at, anchor)
}

/// Paints a heading on the first line of `rect`.
pub fn heading(ui: &Ui, desk: &Desk<'_>, rect: Rect, title: &str, room: f32) {
    let look = (type_scale::HEADING, desk.theme.text.main);
    let at = pos2(rect.min.x, rect.min.y + TITLE / 2.0);
    let shown = elided(ui.painter(), at, Align2::LEFT_CENTER, title, look, room);
    let response = ui.interact(
        shown,
        ui.scope_id().with(("heading", title)),
        Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, title));
}

/// Paints a scope line under the heading.
pub fn scope(ui: &Ui, desk: &Desk<'_>, rect: Rect, words: &str) {
    let look = (type_scale::SMALL, desk.theme.text.muted);
    let at = pos2(rect.min.x, rect.min.y + TITLE + 10.0);
    let shown = elided(
        ui.painter(),
        at,
        Align2::LEFT_CENTER,
        words,
        look,
        rect.width(),
    );
    let id = ui.scope_id().with(("scope", words));
    let response = ui.interact(shown, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    if shown.width() >= rect.width() - 1.0 {
        response.tip_text(words);
    }
}

/// Paints a sentence on one line, whole in its tooltip; gives its box.
pub fn said(ui: &Ui, at: Pos2, words: &str, (look, width): ((Type, Color32), f32)) -> Rect {
    let side = Align2::LEFT_CENTER;
    let shown = elided(ui.painter(), at, side, words, look, width);
    let id = ui.scope_id().with(("said", words));
    let response = ui.interact(shown, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    if shown.width() >= width - 1.0 {
        response.tip_text(words);
    }
    shown
}

/// The menu of a chart at the right end of its heading: what can be made of it; `what` is what
/// leaves the program for it.
pub fn menu(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (rect, name, what): (Rect, ChartName, Exported),
    table: impl Fn() -> Table,
) {
    let theme = desk.theme;
    let line = Rect::from_min_max(
        pos2(rect.max.x - space::CONTROL + 7.0, rect.min.y),
        pos2(rect.max.x + 7.0, rect.min.y + TITLE),
    );
    let builder = UiBuilder::new()
        .max_rect(line)
        .id_salt(("menu", name.name()))
        .layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        let button = icon_button(ui, theme, icons::DOTS_THREE, desk.text(Key::More));
        Popup::menu(&button).show(|ui| {
            ui.set_width(240.0);
            for (icon, action) in ITEMS {
                let key = action.shortcut().map(|keys| in_words(desk, keys));
                let item = MenuItem {
                    icon: Some(icon),
                    text: desk.text(action.phrase()),
                    key: key.as_deref(),
                    ..MenuItem::default()
                };
                if !menu_item(ui, theme, item).clicked() {
                    continue;
                }
                // The same key does the same with the chart that the keyboard is in.
                desk.push(Intent::Enter(name));
                desk.push(match action {
                    Action::CopyTable => Intent::Copy(copy::table_clip(&table())),
                    Action::CopyChart => Intent::Export(ExportIntent::CopyPicture(Some(what))),
                    Action::Export => Intent::Export(ExportIntent::Open(Some(what))),
                    other => Intent::Do(other),
                });
                ui.close();
            }
        });
    });
}

/// What can be made of a chart, in the order of its menu.
const ITEMS: [(Icon, Action); 5] = [
    (icons::COINS, Action::NextUnit),
    (icons::TABLE, Action::ShowTable),
    (icons::COPY, Action::CopyTable),
    (icons::COPY, Action::CopyChart),
    (icons::EXPORT, Action::Export),
];

/// The button that shows a chart alone, left of its menu; shown alone, there is none.
pub fn enlarge(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect, name: ChartName) {
    if desk.session.view.alone.is_some() {
        return;
    }
    let right = rect.max.x + 7.0 - space::CONTROL;
    let line = Rect::from_min_max(
        pos2(right - space::CONTROL, rect.min.y),
        pos2(right, rect.min.y + TITLE),
    );
    let builder = UiBuilder::new()
        .max_rect(line)
        .id_salt(("alone", name.name()))
        .layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(builder, |ui| {
        let words = desk.text(Key::ActionChartAlone);
        if icon_button(ui, desk.theme, icons::ARROWS_OUT_SIMPLE, words).clicked() {
            desk.push(Intent::ShowAlone(Some(name)));
        }
    });
}

/// Paints a sentence that stands for a chart with nothing to show.
pub fn empty(ui: &Ui, desk: &Desk<'_>, at: Pos2, words: &str) {
    let look = (type_scale::BODY, desk.theme.text.muted);
    let shown = text(ui.painter(), at, Align2::LEFT_CENTER, words, look);
    let response = ui.interact(shown, ui.scope_id().with(("empty", words)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
}
