//! Any form: one question under the other. What is asked and why an answer is refused, the form
//! itself says.

use super::{Beside, card, scrolled};
use crate::app::form::{Choice, Field, FieldKey, FieldValue, Form, Label};
use crate::app::{FormIntent, Intent};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::picker::{Picker, picker};
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::discreet::masked;
use crate::wording::{self, Key};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Checkbox, Key as E, Layout, Modifiers, Response, TextEdit, Ui, vec2};
use std::borrow::Cow;

/// Draws the form.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, form: &Form) {
    let title = desk.text(form.title());
    // Ctrl+Enter validates from anywhere, a text of several lines included.
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, E::Enter)) {
        desk.push(Intent::Form(FormIntent::Submit));
    }
    card(
        ui,
        desk,
        ("form", title, 560.0, Beside::Nothing),
        |ui, desk| {
            scrolled(ui, 60.0, |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                let first = form.opens_at();
                for (index, field) in form.shown() {
                    question(ui, desk, (index, field), first == Some(index));
                }
            });
            if let (Some(refused), Some(contract)) = (&form.refused, desk.contract()) {
                let text = wording::edit::refusal(refused, contract, desk.lang);
                let look = (type_scale::BODY, desk.theme.signal.blocking.on);
                paragraph(ui, &text, look, ui.available_width());
            }
            ui.add_space(space::M);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let verb = desk.text(verb(form));
                if button(ui, desk.theme, Look::Primary, Face::text(verb)).clicked() {
                    desk.push(Intent::Form(FormIntent::Submit));
                }
                let cancel = Face::text(desk.text(Key::DialogCancel));
                if button(ui, desk.theme, Look::Secondary, cancel).clicked() {
                    desk.push(Intent::CloseOverlay);
                }
            });
        },
    );
}

/// The word on the button that takes the form's answers in.
pub fn verb(form: &Form) -> Key {
    use crate::app::form::{FormSubject, NewThing};
    match &form.subject {
        FormSubject::Edit(_) => Key::DialogApply,
        FormSubject::New(NewThing::Contract) => Key::DialogCreate,
        FormSubject::New(NewThing::Dismissal(_)) => Key::FindingsDismissVerb,
        FormSubject::New(_) => Key::DialogAdd,
    }
}

/// One question: its words, its answer, then its problem or its hint.
fn question(ui: &mut Ui, desk: &mut Desk<'_>, (index, field): (usize, &Field), is_first: bool) {
    let theme = desk.theme;
    ui.push_id(("field", field.key.name(), field.at), |ui| {
        let words = desk.text(field.key.phrase());
        let response = answer(ui, desk, (index, field), words);
        if is_first && ui.memory(|m| m.focused().is_none()) {
            response.request_focus();
        }
        if let Some(problem) = &field.problem {
            let look = (type_scale::SMALL, theme.signal.blocking.on);
            paragraph(ui, &problem.text(desk.lang), look, ui.available_width());
        } else if let Some(hint) = field.key.hint() {
            let look = (type_scale::SMALL, theme.text.muted);
            paragraph(ui, desk.text(hint), look, ui.available_width());
        }
        ui.add_space(space::S);
    });
}

fn answer(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (index, field): (usize, &Field),
    words: &str,
) -> Response {
    let theme = desk.theme;
    let set = |value| Intent::Form(FormIntent::Set(index, value));
    if let FieldValue::Flag(on) = &field.value {
        let mut on = *on;
        let response = ui.add(Checkbox::new(&mut on, words));
        if response.changed() {
            desk.push(set(FieldValue::Flag(on)));
        }
        return response;
    }
    let name = label(ui, words, type_scale::SMALL.medium(), theme.text.second);
    match &field.value {
        FieldValue::Text(text) => {
            let mut draft = text.clone();
            let edit = TextEdit::singleline(&mut draft)
                // Dots, for whoever looks over a shoulder: what is typed is taken all the same.
                .password(desk.lang.hides_amounts() && tells(field.key, text))
                .desired_width(f32::INFINITY)
                .min_size(vec2(0.0, space::CONTROL));
            let response = ui.add(edit).labelled_by(name.id);
            if response.gained_focus() && ui.input(|i| i.key_pressed(E::Tab)) {
                select_all(ui, &response, text);
            }
            if response.changed() {
                desk.push(set(FieldValue::Text(draft)));
            }
            if response.lost_focus() && ui.input(|i| i.key_pressed(E::Enter)) {
                desk.push(Intent::Form(FormIntent::Submit));
            }
            response
        }
        FieldValue::LongText(text) if desk.lang.hides_amounts() && tells(field.key, text) => {
            // What is shown is not what is written: typing in it would write it.
            let look = (type_scale::BODY, theme.text.second);
            paragraph(ui, &masked(text), look, ui.available_width())
        }
        FieldValue::LongText(text) => {
            let mut draft = text.clone();
            let edit = TextEdit::multiline(&mut draft)
                .desired_rows(2)
                .desired_width(f32::INFINITY);
            let response = ui.add(edit).labelled_by(name.id);
            if response.changed() {
                desk.push(set(FieldValue::LongText(draft)));
            }
            response
        }
        FieldValue::Choice { options, chosen } => {
            let names: Vec<Cow<str>> = options.iter().map(|c| choice_name(desk, c)).collect();
            let names: Vec<&str> = names.iter().map(Cow::as_ref).collect();
            let choice = Picker {
                icon: None,
                name: words,
                options: &names,
                selected: *chosen,
                widest: ui.available_width(),
            };
            let (response, taken) = picker(ui, theme, choice);
            if let Some(chosen) = taken {
                desk.push(set(FieldValue::Choice {
                    options: options.clone(),
                    chosen,
                }));
            }
            response
        }
        FieldValue::Many { options } => many(ui, desk, (index, options), name),
        FieldValue::Flag(_) => name,
    }
}

/// Reached by Tab, a line is replaced by typing, as in any form.
fn select_all(ui: &Ui, response: &Response, text: &str) {
    let end = CCursor::new(text.chars().count());
    let mut state = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), response.id);
}

/// Any of several: a list of check boxes, low enough to leave the form readable.
fn many(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (index, options): (usize, &Vec<(Choice, bool)>),
    name: Response,
) -> Response {
    egui::ScrollArea::vertical()
        .id_salt(index)
        .max_height(132.0)
        .show(ui, |ui| {
            for (place, (choice, taken)) in options.iter().enumerate() {
                let mut on = *taken;
                if ui
                    .add(Checkbox::new(&mut on, choice_name(desk, choice)))
                    .changed()
                {
                    let mut options = options.clone();
                    if let Some(option) = options.get_mut(place) {
                        option.1 = on;
                    }
                    desk.push(Intent::Form(FormIntent::Set(
                        index,
                        FieldValue::Many { options },
                    )));
                }
            }
        });
    name
}

fn choice_name<'c>(desk: &Desk<'_>, choice: &'c Choice) -> Cow<'c, str> {
    match &choice.label {
        Label::Phrase(key) => desk.text(*key).into(),
        // A passage of a source may tell an amount.
        Label::Text(text) if desk.lang.hides_amounts() => masked(text),
        Label::Text(text) => text.into(),
    }
}

/// True when an answer tells an amount or a share, whatever else it says.
fn tells(key: FieldKey, text: &str) -> bool {
    key.is_amount() || matches!(masked(text), Cow::Owned(_))
}
