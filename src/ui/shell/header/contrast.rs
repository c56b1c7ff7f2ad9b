//! The two versions that are compared, and how they change places.

use crate::app::Intent;
use crate::app::Place;
use crate::app::comparing::{CompareIntent, End, Pick, offered};
use crate::chart::Side;
use crate::ui::Desk;
use crate::ui::theme::icons;
use crate::ui::widgets::button::icon_button;
use crate::ui::widgets::picker::{Picker, picker};
use crate::wording::Key;
use egui::Ui;

/// Width of a picker at most.
const WIDEST: f32 = 330.0;

/// The pickers, right to left.
pub(super) fn contrast_tools(ui: &mut Ui, desk: &mut Desk<'_>) {
    side(ui, desk, End::After);
    let words = desk.text(Key::ContrastSwap);
    if icon_button(ui, desk.theme, icons::ARROWS_LEFT_RIGHT, words).clicked() {
        desk.push(Intent::Versions(CompareIntent::Swap));
    }
    side(ui, desk, End::Before);
}

fn side(ui: &mut Ui, desk: &mut Desk<'_>, end: End) {
    let session = desk.session;
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let offers = offered(document, &session.comparing);
    let chosen = session.comparing.side(end);
    let mut names = names(desk, &offers);
    let known = offers.iter().position(|(pick, _)| Some(pick) == chosen);
    names.push(desk.text(Key::ContrastPickFile).to_owned());
    // What is not on the list is being read, could not be, or is yet to be chosen.
    let selected = known.unwrap_or_else(|| {
        names.push(match chosen {
            Some(Pick::At(Place::File(path))) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                crate::file::shown::shown_whole(&name.to_string_lossy())
            }
            _ => drawn(desk, end).unwrap_or_else(|| desk.text(Key::ContrastPickNone).to_owned()),
        });
        names.len().saturating_sub(1)
    });
    let options: Vec<&str> = names.iter().map(String::as_str).collect();
    let key = match end {
        End::Before => Key::ContrastPickBefore,
        End::After => Key::ContrastPickAfter,
    };
    let share = match end {
        End::After => 0.42,
        End::Before => 0.66,
    };
    let choice = Picker {
        icon: Some(icons::STACK),
        name: desk.text(key),
        options: &options,
        selected,
        widest: (ui.available_width() * share).min(WIDEST),
    };
    let (_, picked) = ui.push_id(key, |ui| picker(ui, desk.theme, choice)).inner;
    let Some(at) = picked else { return };
    desk.push(Intent::Versions(match offers.get(at) {
        Some((pick, _)) => CompareIntent::Choose(end, pick.clone()),
        None if at == offers.len() => CompareIntent::PickFile(end),
        None => return,
    }));
}

/// The name of a side of what is shown whatever is chosen, as in a picture of this screen.
fn drawn(desk: &Desk<'_>, end: End) -> Option<String> {
    let [before, after] = &desk.session.comparing.compared()?.sides;
    let side = match end {
        End::Before => before,
        End::After => after,
    };
    // Where they came from is told only of two that name themselves alike.
    Some(match before.titled() == after.titled() {
        true => side.long(desk.lang),
        false => side.titled(),
    })
}

/// What is offered for a side, by name.
pub fn offers(desk: &Desk<'_>) -> Vec<(String, Pick)> {
    let session = desk.session;
    let document = session.document.as_ref();
    let offers = document.map(|document| offered(document, &session.comparing));
    let offers = offers.unwrap_or_default();
    let names = names(desk, &offers);
    let picks = offers.into_iter().map(|(pick, _)| pick);
    names.into_iter().zip(picks).collect()
}

/// The names of what is offered; two that are alike are told apart.
fn names(desk: &Desk<'_>, offers: &[(Pick, Side)]) -> Vec<String> {
    let all: Vec<String> = offers
        .iter()
        .map(|(_, side)| side.long(desk.lang))
        .collect();
    let name = |(n, name): (usize, &String)| {
        let is_open = offers.get(n).is_some_and(|(pick, _)| *pick == Pick::Open);
        let is_twice = all.iter().filter(|other| *other == name).count() > 1;
        match is_open && is_twice {
            true => format!("{name} · {}", desk.text(Key::ContrastOpen)),
            false => name.clone(),
        }
    };
    all.iter().enumerate().map(name).collect()
}
