//! Changing a figure in the inspector, beside a screen that is not the matrix.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/whole.rs"]
mod whole;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::contract::{Commitment, Euros, LineId, PartnerId, StateKind};
use maquette::wording::Lang;

fn window() -> Harness<'static, Session> {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    let line = LineId::new("axe-2").unwrap();
    let cell = Subject::Cell(line, PartnerId::new("mel").unwrap());
    update(&mut session, Intent::Select(cell));
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

fn figure(session: &Session) -> &Commitment {
    let contract = session.document.as_ref().unwrap().contract();
    let mut all = contract.commitments.iter();
    let found = all.find(|c| {
        let by: Vec<&str> = c.by.iter().map(|id| id.as_str()).collect();
        c.line.as_str() == "axe-2" && by == ["mel"]
    });
    found.unwrap()
}

fn type_text(harness: &mut Harness<'static, Session>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn choose(harness: &mut Harness<'static, Session>, row: &str, choice: &str) {
    harness.get_by_label(row).click();
    harness.run();
    harness.get_all_by_label(choice).last().unwrap().click();
    harness.run();
}

#[test]
fn the_amount_is_typed_beside_the_overview() {
    let mut harness = window();
    harness.key_press(Key::F2);
    harness.run();
    harness.get_by_label("En cours de saisie");
    type_text(&mut harness, "143");
    harness.key_press(Key::Enter);
    harness.run();
    let session = harness.state();
    assert_eq!(
        figure(session).amount.value(),
        Some(Euros::whole(143_000_000))
    );
    assert_eq!(figure(session).amount.kind(), StateKind::Published);
    assert_eq!(session.view.matrix.editing, None);
}

#[test]
fn the_status_is_chosen_and_a_source_publishes_an_estimate() {
    let mut harness = window();
    let kind = |harness: &Harness<'static, Session>| figure(harness.state()).amount.kind();
    choose(&mut harness, "Statut publié", "estimé");
    assert_eq!(kind(&harness), StateKind::Estimated);
    choose(&mut harness, "Statut estimé", "publié");
    assert_eq!(kind(&harness), StateKind::Published);
    choose(&mut harness, "Statut publié", "non publié");
    assert_eq!(kind(&harness), StateKind::NotPublished);
    // Without a source, an amount is an estimate; citing one publishes it.
    harness.key_press(Key::F2);
    harness.run();
    type_text(&mut harness, "12");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(kind(&harness), StateKind::Estimated);
    let contract = harness.state().document.as_ref().unwrap().contract();
    let title = contract.references.sources[0].title.clone();
    choose(&mut harness, "Citer une source du contrat", &title);
    assert_eq!(kind(&harness), StateKind::Published);
    assert_eq!(figure(harness.state()).sources.len(), 1);
}

#[test]
fn a_pending_state_asks_for_its_reason() {
    let mut harness = window();
    choose(&mut harness, "Statut publié", "en attente");
    harness.run();
    type_text(&mut harness, "Vote en juin");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(figure(harness.state()).amount.kind(), StateKind::Pending);
}

#[test]
fn the_reason_of_a_change_is_one_step_of_undo() {
    let mut harness = window();
    // The title of the section has the same words.
    let fields = harness.get_all_by_label("Motif de la modification");
    fields.last().unwrap().focus();
    harness.run();
    let before = figure(harness.state()).note.clone();
    for letter in ["avenant", " ", "no 1"] {
        type_text(&mut harness, letter);
    }
    let note = figure(harness.state()).note.clone().unwrap();
    assert!(note.ends_with("avenant no 1"), "{note}");
    update(harness.state_mut(), Intent::EndGesture);
    update(harness.state_mut(), Intent::Do(Action::Undo));
    assert_eq!(figure(harness.state()).note, before);
}
