//! Questions that wait for an answer: unsaved edits, removals.

use super::{Beside, card, scrolled_rows};
use crate::app::removal::Removal;
use crate::app::view::Unfinished;
use crate::app::{FileIntent, Intent, UnfinishedChoice, UnsavedChoice};
use crate::edit::{Dependent, Effect, Name, Target, name_of};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::{self, Key};
use egui::{Align, Layout, Ui};

const WIDTH: f32 = 460.0;
/// How many changes a question lists before it counts the rest.
const LISTED: usize = 8;

/// What to do with unsaved edits before going on, with the figures that would be lost.
pub fn unsaved(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(document) = desk.session.document.as_ref() else {
        return;
    };
    let all = document.changes();
    let changes = all.first(document.contract(), LISTED);
    let title = desk.text(Key::DialogUnsavedTitle);
    card(
        ui,
        desk,
        ("unsaved", title, WIDTH, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            let count = desk.count(Key::ChangesOne, Key::ChangesOther, all.len());
            let name = document.shown().identity.title.as_str();
            let values = [("changes", count.as_str()), ("name", name)];
            let text = match (changes.is_empty(), document.is_gone()) {
                (true, true) => desk.text(Key::OutsideGoneText).to_owned(),
                (true, false) => desk.fill(Key::DialogNeverSavedText, &[("name", name)]),
                (false, _) => desk.fill(Key::DialogUnsavedText, &values),
            };
            paragraph(
                ui,
                &text,
                (type_scale::BODY, theme.text.second),
                ui.available_width(),
            );
            ui.add_space(space::S);
            super::lists::change_rows(ui, desk, &changes, LISTED);
            super::lists::more(ui, desk, all.len() - changes.len());
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                for (key, look, choice) in [
                    (Key::DialogSave, Look::Primary, UnsavedChoice::Save),
                    (Key::DialogDiscard, Look::Secondary, UnsavedChoice::Discard),
                    (Key::DialogCancel, Look::Secondary, UnsavedChoice::Cancel),
                ] {
                    let response = button(ui, theme, look, Face::text(desk.text(key)));
                    if choice == UnsavedChoice::Save && ui.memory(|m| m.focused().is_none()) {
                        response.request_focus();
                    }
                    if response.clicked() {
                        desk.push(Intent::File(FileIntent::Unsaved(choice)));
                    }
                }
            });
        },
    );
}

/// What to do with typed text before something that would lose it.
pub fn unfinished(ui: &mut Ui, desk: &mut Desk<'_>, what: &Unfinished) {
    let title = desk.text(Key::DialogUnfinishedTitle);
    let said = said(desk, what);
    card(
        ui,
        desk,
        ("unfinished", title, WIDTH, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            let look = (type_scale::BODY, theme.text.second);
            paragraph(ui, &said, look, ui.available_width());
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let take = match what {
                    Unfinished::Form(form) => Some(super::form::verb(form)),
                    Unfinished::Cell | Unfinished::Date => None,
                };
                let resume = (Key::DialogResume, UnfinishedChoice::Resume);
                let drop = (Key::DialogDropTyping, UnfinishedChoice::Drop);
                let choices = match take {
                    Some(verb) => vec![(verb, UnfinishedChoice::Take), drop, resume],
                    None => vec![resume, drop],
                };
                for (at, (key, choice)) in choices.into_iter().enumerate() {
                    let look = if at == 0 {
                        Look::Primary
                    } else {
                        Look::Secondary
                    };
                    let response = button(ui, theme, look, Face::text(desk.text(key)));
                    if at == 0 && ui.memory(|m| m.focused().is_none()) {
                        response.request_focus();
                    }
                    if response.clicked() {
                        desk.push(Intent::Unfinished(choice));
                    }
                }
            });
        },
    );
}

/// What was typed, and why it is not in the contract.
fn said(desk: &Desk<'_>, what: &Unfinished) -> String {
    let view = &desk.session.view;
    match what {
        Unfinished::Form(form) => {
            let form = desk.text(form.title());
            desk.fill(Key::DialogUnfinishedFormText, &[("form", form)])
        }
        Unfinished::Cell => {
            let Some((edit, contract)) = view.matrix.editing.as_ref().zip(desk.contract()) else {
                return String::new();
            };
            let name = wording::names::cell(contract, &edit.line, &edit.partner, desk.lang);
            let values = [("name", name.as_str()), ("text", edit.text.trim())];
            desk.fill(Key::DialogUnfinishedWhatText, &values)
        }
        Unfinished::Date => {
            let Some((edit, contract)) = view.schedule.editing.as_ref().zip(desk.contract()) else {
                return String::new();
            };
            let event = contract.deadline(&edit.deadline);
            let name = event.map_or("", |event| event.title.as_str());
            let values = [("name", name), ("text", edit.text.trim())];
            desk.fill(Key::DialogUnfinishedWhatText, &values)
        }
    }
}

/// What goes with a removal, before it is made.
pub fn removal(ui: &mut Ui, desk: &mut Desk<'_>, removal: &Removal) {
    let name = wording::edit::name(&removal.name, desk.lang);
    let title = desk.fill(Key::DialogDeleteTitle, &[("name", &name)]);
    card(
        ui,
        desk,
        ("removal", &title, WIDTH, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            let look = (type_scale::BODY, theme.text.second);
            if removal.goes_with.is_empty() {
                paragraph(
                    ui,
                    desk.text(Key::DialogDeleteAlone),
                    look,
                    ui.available_width(),
                );
            } else {
                paragraph(
                    ui,
                    desk.text(Key::DialogDeleteText),
                    look,
                    ui.available_width(),
                );
                ui.add_space(space::S);
                let row = (ui.spacing().interact_size.y, removal.goes_with.len());
                let shown: &Desk<'_> = desk;
                scrolled_rows(ui, 80.0, row, |ui, at| {
                    if let Some(dependent) = removal.goes_with.get(at) {
                        goes_with(ui, shown, dependent);
                    }
                });
            }
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let yes = button(
                    ui,
                    theme,
                    Look::Primary,
                    Face::text(desk.text(Key::DialogDelete)),
                );
                if ui.memory(|m| m.focused().is_none()) {
                    yes.request_focus();
                }
                if yes.clicked() {
                    desk.push(Intent::ConfirmRemoval);
                }
                if button(
                    ui,
                    theme,
                    Look::Secondary,
                    Face::text(desk.text(Key::DialogCancel)),
                )
                .clicked()
                {
                    desk.push(Intent::CloseOverlay);
                }
            });
        },
    );
}

/// A row of what goes with a removal.
fn goes_with(ui: &mut Ui, desk: &Desk<'_>, dependent: &Dependent) {
    let kind = wording::edit::kind(&dependent.target, desk.lang);
    let name = wording::edit::name(&name(desk, &dependent.target), desk.lang);
    let word = match dependent.effect {
        Effect::Removed => desk.text(Key::RemovalGone),
        Effect::Unlinked => desk.text(Key::RemovalUnlinked),
    };
    let (main, muted) = (desk.theme.text.main, desk.theme.text.muted);
    ui.horizontal(|ui| {
        label(ui, &format!("{kind} · {name}"), type_scale::BODY, main);
        label(ui, word, type_scale::SMALL, muted);
    });
}

/// The name of a thing of the contract, as it is shown; of one that is not shown yet, as it is.
fn name(desk: &Desk<'_>, target: &Target) -> Name {
    let Some(document) = desk.session.document.as_ref() else {
        return Name::Contract;
    };
    let shown = Some(document.shown()).filter(|shown| target.exists(shown));
    name_of(shown.unwrap_or(document.contract()), target)
}
