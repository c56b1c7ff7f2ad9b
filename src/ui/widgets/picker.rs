//! A button that shows the present choice and opens the list of the others.

use egui::{Key, Popup, PopupCloseBehavior, Response, ScrollArea, Ui};

use super::{
    button::{Face, Look, button},
    menu_item::{self, MenuItem, menu_item, rule},
    text::paragraph,
};
use crate::ui::theme::{
    Theme,
    icons::{self, Icon},
    space, type_scale,
};

/// Where words among the choices begin.
const INDENT: f32 = 10.0;

/// A choice among several words.
#[derive(Clone, Copy, Debug)]
pub struct Picker<'a> {
    /// Before the present choice.
    pub icon: Option<Icon>,
    /// What is chosen ("Périmètre"), for the list's accessible name and the tooltip.
    pub name: &'a str,
    /// The words to choose from.
    pub options: &'a [&'a str],
    /// The present choice.
    pub selected: usize,
    /// The button is no wider than this, the present choice cut where it does not fit.
    pub widest: f32,
}

/// Shows the button, and its list while open. Gives the index just chosen, even if it is the
/// present one.
pub fn picker(ui: &mut Ui, theme: &Theme, picker: Picker<'_>) -> (Response, Option<usize>) {
    let response = opener(ui, theme, picker);
    let chosen = choose(theme, &response, picker);
    (response, chosen)
}

/// Shows the button alone.
pub fn opener(ui: &mut Ui, theme: &Theme, picker: Picker<'_>) -> Response {
    let text = picker
        .options
        .get(picker.selected)
        .copied()
        .unwrap_or(picker.name);
    let face = Face::text(text).caret().within(picker.widest);
    let face = picker.icon.map_or(face, |icon| face.icon(icon));
    button(ui, theme, Look::Secondary, face).on_hover_text(picker.name)
}

/// Shows the list of a button of any look while it is open; a click on the button opens it.
pub fn choose(theme: &Theme, response: &Response, picker: Picker<'_>) -> Option<usize> {
    choose_among(theme, response, picker, &[])
}

/// The same with words that cannot be chosen, each before the choice of this number.
pub fn choose_among(
    theme: &Theme,
    response: &Response,
    picker: Picker<'_>,
    captions: &[(usize, &str)],
) -> Option<usize> {
    let id = Popup::default_response_id(response);
    let was_open = Popup::is_id_open(&response.ctx, id);
    let list = Popup::menu(response)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(picker.name)
        .gap(4.0)
        .show(|ui| list(ui, theme, picker, captions));
    // The keyboard goes back to where the list was opened from.
    if was_open
        && !Popup::is_id_open(&response.ctx, id)
        && !response.ctx.input(|i| i.pointer.any_click())
    {
        response.request_focus();
    }
    list.and_then(|list| list.inner)
}

fn list(
    ui: &mut Ui,
    theme: &Theme,
    picker: Picker<'_>,
    captions: &[(usize, &str)],
) -> Option<usize> {
    let over = |ui: &mut Ui, at: usize| {
        let here = captions.iter().filter(|(before, _)| *before == at);
        for (n, (_, words)) in here.enumerate() {
            caption(ui, theme, words, n == 0);
        }
    };
    let items = picker
        .options
        .iter()
        .enumerate()
        .map(|(index, text)| MenuItem {
            icon: (index == picker.selected).then_some(icons::CHECK),
            text,
            key: None,
            is_selected: index == picker.selected,
        });
    let window = ui.ctx().content_rect().size();
    let width = items
        .clone()
        .map(|item| menu_item::width(ui, item))
        .fold(180.0, f32::max)
        .min(window.x - 48.0);
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = None;
    // A list as long as a contract scrolls, and starts at the present choice.
    let opening = ui.is_sizing_pass();
    let high = (window.y * 0.6).max(3.0 * space::ROW_MENU);
    ScrollArea::vertical()
        .max_height(high)
        .min_scrolled_height(high)
        .show(ui, |ui| {
            for (index, item) in items.enumerate() {
                over(ui, index);
                let row = menu_item(ui, theme, item);
                if opening && index == picker.selected {
                    row.scroll_to_me(Some(egui::Align::Center));
                    row.request_focus();
                }
                if row.has_focus() && row.gained_focus() {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    chosen = Some(index);
                    ui.close();
                }
            }
            over(ui, picker.options.len());
        });
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        ui.close();
    }
    chosen
}

/// Words among the choices: the first of them opens a group.
fn caption(ui: &mut Ui, theme: &Theme, words: &str, opens: bool) {
    if opens {
        rule(ui, theme);
    }
    let (step, ink) = match opens {
        true => (type_scale::SMALL.medium(), theme.text.second),
        false => (type_scale::SMALL, theme.text.muted),
    };
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        let width = ui.available_width() - INDENT;
        paragraph(ui, words, (step, ink), width);
    });
    ui.add_space(space::XS);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{theme::LIGHT, widgets::harness::harness};

    fn perimeter(ui: &mut Ui, selected: &mut usize) {
        let choice = Picker {
            icon: Some(icons::CROSSHAIR),
            name: "Périmètre",
            options: &["Hors volet mobilités", "Contrat entier"],
            selected: *selected,
            widest: f32::INFINITY,
        };
        if let (_, Some(index)) = picker(ui, &LIGHT, choice) {
            *selected = index;
        }
    }

    #[test]
    fn it_opens_chooses_and_closes() {
        let mut harness = harness(0, perimeter);
        harness.get_by_label("Hors volet mobilités").click();
        harness.run();
        harness.get_by_label("Contrat entier").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        assert!(
            harness.query_by_label("Hors volet mobilités").is_none(),
            "closed"
        );
    }

    #[test]
    fn keys_open_choose_and_leave_it() {
        let mut harness = harness(0, perimeter);
        harness.get_by_label("Hors volet mobilités").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        harness.get_by_label("Contrat entier").focus();
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert_eq!(*harness.state(), 1);
        harness.get_by_label("Contrat entier").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert!(
            harness.query_by_label("Hors volet mobilités").is_none(),
            "closed"
        );
        assert_eq!(*harness.state(), 1);
    }
}
