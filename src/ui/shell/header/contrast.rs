//! The two versions that are compared, and how they change places.

use crate::app::Intent;
use crate::app::comparing::{CompareIntent, End};
use crate::ui::Desk;
use crate::ui::shell::sides::{Sides, name_of_end};
use crate::ui::theme::icons;
use crate::ui::widgets::button::icon_button;
use crate::ui::widgets::picker::{Picker, opener};
use crate::wording::Key;
use egui::Ui;

/// Width of a picker at most.
const WIDEST: f32 = 350.0;

/// The pickers, right to left.
pub(super) fn contrast_tools(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(mut sides) = Sides::of(desk) else {
        return;
    };
    side(ui, desk, (End::After, 0.42), &mut sides);
    let words = desk.text(Key::ContrastSwap);
    if icon_button(ui, desk.theme, icons::ARROWS_LEFT_RIGHT, words).clicked() {
        desk.push(Intent::Versions(CompareIntent::Swap));
    }
    side(ui, desk, (End::Before, 0.66), &mut sides);
}

/// The picker of a side, as wide as a share of the room that is left.
fn side(ui: &mut Ui, desk: &mut Desk<'_>, (end, share): (End, f32), sides: &mut Sides) {
    let selected = sides.selected(desk, end);
    let key = name_of_end(end);
    let names = sides.names();
    let choice = Picker {
        icon: Some(icons::STACK),
        name: desk.text(key),
        options: &names,
        selected,
        widest: (ui.available_width() * share).min(WIDEST),
    };
    let response = ui.push_id(key, |ui| opener(ui, desk.theme, choice)).inner;
    sides.show(desk, &response, (end, choice));
}
