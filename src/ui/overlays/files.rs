//! Files: a typed path, a refused file problem by problem, an operation that failed.

use super::{Beside, card, scrolled};
use crate::app::action::Action;
use crate::app::effect::{Failure, Manner};
use crate::app::failure::shown;
use crate::app::view::{PathPrompt, PathPurpose};
use crate::app::{Document, FileIntent, Intent};
use crate::chart::End;
use crate::file::Refusal;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::icon_fill;
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::Key;
use crate::wording::sentence::capitalised;
use egui::{Align, Key as E, Layout, Modifiers, Sense, TextEdit, Ui, vec2};
use std::path::Path;

const WIDTH: f32 = 560.0;

/// A path to type or paste.
pub fn path(ui: &mut Ui, desk: &mut Desk<'_>, prompt: &PathPrompt) {
    let opened = match desk.session.comparing.picking {
        None => Key::DialogOpenTitle,
        Some(End::Before) => Key::ContrastPickBefore,
        Some(End::After) => Key::ContrastPickAfter,
    };
    let (title, verb) = match prompt.purpose {
        PathPurpose::Open => (desk.text(opened), Key::DialogOpen),
        PathPurpose::Save => (desk.text(Key::DialogSaveAsTitle), Key::DialogSave),
        PathPurpose::Export => (desk.text(Key::ExportTitle), Key::ExportVerb),
    };
    let verb = if prompt.confirm_replace {
        Key::DialogReplace
    } else {
        verb
    };
    card(
        ui,
        desk,
        ("path", title, WIDTH, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            if prompt.no_dialog {
                let look = (type_scale::BODY, theme.text.second);
                paragraph(ui, desk.text(Key::HomeNoDialog), look, ui.available_width());
                ui.add_space(space::S);
            }
            let name = label(
                ui,
                desk.text(Key::HomePath),
                type_scale::SMALL,
                theme.text.muted,
            );
            let mut text = prompt.text.clone();
            let edit = TextEdit::singleline(&mut text)
                .hint_text(desk.text(Key::HomePathHint))
                .desired_width(f32::INFINITY)
                .min_size(vec2(0.0, space::CONTROL));
            let response = ui.add(edit).labelled_by(name.id);
            if !response.has_focus()
                && !response.lost_focus()
                && ui.memory(|m| m.focused().is_none())
            {
                response.request_focus();
            }
            if response.changed() {
                desk.push(Intent::File(FileIntent::PathText(text)));
            }
            let enter = ui.input(|i| i.key_pressed(E::Enter) && i.modifiers == Modifiers::NONE);
            if response.lost_focus() && enter {
                desk.push(Intent::File(FileIntent::PathSubmit));
            }
            if prompt.confirm_replace {
                ui.add_space(space::S);
                let look = (type_scale::BODY, theme.signal.review.on);
                paragraph(
                    ui,
                    desk.text(Key::DialogReplaceText),
                    look,
                    ui.available_width(),
                );
            }
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if button(ui, theme, Look::Primary, Face::text(desk.text(verb))).clicked() {
                    desk.push(Intent::File(FileIntent::PathSubmit));
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

/// A refused file: every problem with its place, what was found, what was expected, what to do; and
/// the file of which an earlier version may be opened.
pub fn refused(ui: &mut Ui, desk: &mut Desk<'_>, refusal: &Refusal, earlier: Option<&Path>) {
    let title = desk.fill(Key::ReadRefused, &[("file", &refusal.name)]);
    card(
        ui,
        desk,
        ("refused", &title, 760.0, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            let stays = if desk.session.document.is_some() {
                desk.text(Key::ReadDocumentStays)
            } else {
                desk.text(Key::ReadRefusedText)
            };
            label(ui, stays, type_scale::BODY, theme.text.second);
            ui.add_space(space::S);
            scrolled(ui, 80.0, |ui| {
                for problem in &refusal.problems {
                    problem_row(ui, desk, problem);
                }
            });
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if button(
                    ui,
                    theme,
                    Look::Primary,
                    Face::text(desk.text(Key::DialogClose)),
                )
                .clicked()
                {
                    desk.push(Intent::CloseOverlay);
                }
                if let Some(path) = earlier.map(Path::to_path_buf) {
                    let face = Face::text(desk.text(Key::ReadOpenEarlier));
                    let response = button(ui, theme, Look::Secondary, face);
                    let tip = desk.text(Key::ReadOpenEarlierTip);
                    if response.on_hover_text(tip).clicked() {
                        desk.push(Intent::CloseOverlay);
                        desk.push(Intent::File(FileIntent::OpenEarlier(path)));
                    }
                }
                let copy = Face::text(desk.text(Key::ReadCopyProblems)).icon(icons::COPY);
                if button(ui, theme, Look::Secondary, copy).clicked() {
                    desk.push(Intent::Copy(refusal.to_text(desk.lang).into()));
                }
            });
        },
    );
}

fn problem_row(ui: &mut Ui, desk: &Desk<'_>, problem: &crate::file::problem::Problem) {
    let theme = desk.theme;
    let said = crate::file::problem_text::describe(&problem.kind, desk.lang);
    let place = problem.place().map(|place| {
        let (line, column) = (place.line.to_string(), place.column.to_string());
        desk.fill(Key::ReadPlace, &[("line", &line), ("column", &column)])
    });
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(24.0, 20.0), Sense::hover());
        icon_fill(
            ui.painter(),
            rect.center(),
            icons::WARNING_CIRCLE,
            16.0,
            theme.signal.blocking.on,
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let width = ui.available_width();
            let path = Some(problem.path.clone()).filter(|path| !path.is_empty());
            let code = Some(problem.code().to_owned());
            let head: Vec<String> = [place, path, code].into_iter().flatten().collect();
            let head = head.join(" · ");
            label(ui, &head, type_scale::SMALL, theme.text.muted);
            let values = [("expected", said.expected.as_str())];
            let expected = desk.fill(Key::ReadExpected, &values);
            paragraph(
                ui,
                &capitalised(&said.found),
                (type_scale::BODY.semibold(), theme.text.main),
                width,
            );
            paragraph(ui, &expected, (type_scale::BODY, theme.text.second), width);
            paragraph(
                ui,
                &capitalised(&said.remedy),
                (type_scale::BODY, theme.text.second),
                width,
            );
        });
    });
    ui.add_space(space::S);
}

/// An operation that failed: what, why, and the ways out.
pub fn failed(ui: &mut Ui, desk: &mut Desk<'_>, failure: &Failure) {
    let is_save = failure.what.is_of_writing();
    let cause = failure.cause(desk.lang);
    let title = if is_save {
        Key::SaveFailed
    } else {
        Key::OpenFailed
    };
    let text = desk.fill(title, &[("file", &failure.path), ("cause", &cause)]);
    let head = desk.text(if is_save {
        Key::DialogSaveAsTitle
    } else {
        Key::DialogOpenTitle
    });
    card(
        ui,
        desk,
        ("failed", head, WIDTH, Beside::Nothing),
        |ui, desk| {
            let theme = desk.theme;
            paragraph(
                ui,
                &text,
                (type_scale::BODY.medium(), theme.text.main),
                ui.available_width(),
            );
            for key in risks(desk, failure) {
                ui.add_space(space::S);
                let look = (type_scale::BODY, theme.text.second);
                paragraph(ui, desk.text(key), look, ui.available_width());
            }
            if !failure.copies.is_empty() {
                ui.add_space(space::S);
                let files = failure.copies.join(", ");
                let text = desk.fill(Key::KeptCopies, &[("files", &files)]);
                let look = (type_scale::BODY, theme.text.second);
                paragraph(ui, &text, look, ui.available_width());
            }
            ui.add_space(space::L);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ways_out(ui, desk, is_save);
                for manner in ways(desk, failure).iter().rev() {
                    way(ui, desk, *manner);
                }
            });
        },
    );
}

/// In which other manners the open document may be written over its file.
fn ways<'f>(desk: &Desk<'_>, failure: &'f Failure) -> &'f [Manner] {
    let document = desk.session.document.as_ref();
    let own = document.and_then(Document::path).map(shown);
    match own.is_some_and(|own| own == failure.path) {
        true => failure.ways(),
        false => &[],
    }
}

/// What there is to know before one of them, or another file, is chosen.
fn risks(desk: &Desk<'_>, failure: &Failure) -> Vec<Key> {
    let ways = ways(desk, failure);
    let text = |manner: &Manner| match manner {
        Manner::PartNames => Key::WayPartNamesText,
        Manner::InPlace | Manner::Replace => Key::WayInPlaceText,
    };
    match ways.is_empty() {
        false => {
            let texts = ways.iter().map(text);
            let rest = [Key::WaySaveAsText, Key::WayStaysText];
            texts.chain(rest).collect()
        }
        true if failure.what.leaves_file() => vec![Key::SaveFailedText],
        true => Vec::new(),
    }
}

/// Saves in another manner.
fn way(ui: &mut Ui, desk: &mut Desk<'_>, manner: Manner) {
    let key = match manner {
        Manner::PartNames => Key::WayPartNames,
        Manner::InPlace | Manner::Replace => Key::WayInPlace,
    };
    let face = Face::text(desk.text(key));
    if button(ui, desk.theme, Look::Secondary, face).clicked() {
        desk.push(Intent::CloseOverlay);
        desk.push(Intent::File(FileIntent::SaveSo(manner)));
    }
}

fn ways_out(ui: &mut Ui, desk: &mut Desk<'_>, is_save: bool) {
    let theme = desk.theme;
    let mut choice = |ui: &mut Ui, look, key, intent: Intent| {
        if button(ui, theme, look, Face::text(desk.text(key))).clicked() {
            desk.push(Intent::CloseOverlay);
            desk.push(intent);
        }
    };
    if is_save {
        choice(
            ui,
            Look::Primary,
            Key::ActionSaveAs,
            Intent::Do(Action::SaveAs),
        );
        choice(
            ui,
            Look::Secondary,
            Key::DialogCancel,
            Intent::DismissNotice,
        );
    } else {
        choice(ui, Look::Primary, Key::DialogClose, Intent::DismissNotice);
        choice(
            ui,
            Look::Secondary,
            Key::ActionOpen,
            Intent::Do(Action::Open),
        );
    }
}
