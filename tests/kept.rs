//! Nothing that is typed is lost: leaving a form, a cell or a date keeps the text, asks, or makes
//! an edit of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "kept/closing.rs"]
mod closing;
#[path = "kept/recovered.rs"]
mod recovered;
#[path = "support/whole.rs"]
mod whole;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::form::{FieldKey, FieldValue, FormSubject, NewThing};
use maquette::app::view::{Overlay, PathPurpose, Screen};
use maquette::app::{
    Answer, Effect, FileIntent, FormIntent, Intent, Session, Settings, Typing, UnsavedChoice,
    start, update,
};
use maquette::chart::Subject;
use maquette::contract::{DeadlineId, Euros, LineId, PartnerId};
use maquette::wording::Lang;

fn session() -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Matrix));
    session
}

/// The whole window, fed back with what it asks for.
fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

fn type_text(harness: &mut Harness<'static, Session>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn press(harness: &mut Harness<'static, Session>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn click(harness: &mut Harness<'static, Session>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
    harness.run();
}

/// The form of a new partner with a name typed in it.
fn with_a_form() -> Harness<'static, Session> {
    let mut session = session();
    update(&mut session, Intent::Do(Action::AddPartner));
    let mut harness = window(session);
    harness.run();
    type_text(&mut harness, "Ville de Lens");
    assert!(is_form(harness.state()));
    harness
}

fn is_form(session: &Session) -> bool {
    matches!(&session.view.overlay, Some(Overlay::Form(form)) if form.is_changed())
}

fn partners(session: &Session) -> usize {
    session.document.as_ref().unwrap().contract().partners.len()
}

#[test]
fn escape_on_a_typed_form_asks_and_the_text_comes_back() {
    let mut harness = with_a_form();
    press(&mut harness, Key::Escape);
    click(&mut harness, "Reprendre");
    assert!(is_form(harness.state()));
    // Esc on the question goes back to the form too: no number of Esc loses the text.
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert!(is_form(harness.state()));
    // Undo in the bar has the same name; the form's button comes after it.
    harness.get_all_by_label("Annuler").last().unwrap().click();
    harness.run();
    click(&mut harness, "Abandonner la saisie");
    assert_eq!(harness.state().view.overlay, None);
    assert_eq!(partners(harness.state()), 9);
}

#[test]
fn a_form_left_untouched_closes_at_once() {
    let mut session = session();
    update(&mut session, Intent::Do(Action::AddPartner));
    let mut harness = window(session);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().view.overlay, None);
}

#[test]
fn closing_the_window_over_a_typed_form_asks_twice_and_loses_nothing() {
    let mut harness = with_a_form();
    let close = || Intent::File(FileIntent::CloseRequested);
    assert_eq!(asks(harness.state_mut(), close()), Vec::new());
    // Asking again does not lose the form either.
    assert_eq!(asks(harness.state_mut(), close()), Vec::new());
    harness.run();
    click(&mut harness, "Ajouter");
    assert_eq!(partners(harness.state()), 10);
    assert_eq!(harness.state().view.overlay, Some(Overlay::Unsaved));
    let effects = update(
        harness.state_mut(),
        Intent::File(FileIntent::Unsaved(UnsavedChoice::Discard)),
    );
    assert!(effects.contains(&Effect::Quit));
}

#[test]
fn a_form_that_is_refused_stops_the_closing() {
    let mut session = session();
    update(&mut session, Intent::Do(Action::AddDeadline));
    let mut harness = window(session);
    harness.run();
    type_text(&mut harness, "Comité");
    let close = Intent::File(FileIntent::CloseRequested);
    update(harness.state_mut(), close);
    harness.run();
    let before = harness.state().document.as_ref().unwrap().is_dirty();
    click(&mut harness, "Ajouter");
    // Taken, or refused with its problems shown: never dropped.
    let session = harness.state();
    let taken = session.document.as_ref().unwrap().is_dirty() && !before;
    assert!(taken || is_form(session), "{:?}", session.view.overlay);
}

#[test]
fn what_covers_a_typed_form_gives_it_back() {
    let mut harness = with_a_form();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    assert!(matches!(
        harness.state().view.overlay,
        Some(Overlay::Palette { .. })
    ));
    press(&mut harness, Key::Escape);
    assert!(is_form(harness.state()));
    press(&mut harness, Key::F1);
    press(&mut harness, Key::Escape);
    assert!(is_form(harness.state()));
}

/// What a wish asks of the world, beside keeping the journal.
fn asks(session: &mut Session, wish: Intent) -> Vec<Effect> {
    let mut effects = update(session, wish);
    effects.retain(|effect| !matches!(effect, Effect::Keep(_) | Effect::Lock(_)));
    effects
}

#[test]
fn saving_takes_a_typed_form_in_first() {
    let mut harness = with_a_form();
    let effects = asks(harness.state_mut(), Intent::Do(Action::Save));
    assert_eq!(partners(harness.state()), 10);
    assert!(matches!(effects.as_slice(), [Effect::PickSave(_)]));
}

fn cell(axis: &str, partner: &str) -> (LineId, PartnerId) {
    (LineId::new(axis).unwrap(), PartnerId::new(partner).unwrap())
}

fn with_a_cell(text: &str) -> Harness<'static, Session> {
    let mut session = session();
    let (line, partner) = cell("axe-2", "mel");
    update(&mut session, Intent::Select(Subject::Cell(line, partner)));
    let mut harness = window(session);
    type_text(&mut harness, text);
    harness
}

fn text_of(session: &Session) -> Option<&str> {
    let editing = session.view.matrix.editing.as_ref()?;
    Some(editing.text.as_str())
}

fn known(session: &Session) -> Option<Euros> {
    let (line, partner) = cell("axe-2", "mel");
    let scene = session.scene()?;
    scene.summary.matrix.cell(&line, &partner)?.sum.known
}

const OTHER: &str = "MEL, axe 1, 31,8\u{a0}millions d’euros, publié, hors mobilités, 1 sur 6";

#[test]
fn a_refused_text_stays_when_another_cell_is_clicked() {
    let mut harness = with_a_cell("12x");
    click(&mut harness, OTHER);
    assert_eq!(text_of(harness.state()), Some("12x"));
    // The keyboard is back in the cell.
    press(&mut harness, Key::Backspace);
    assert_eq!(text_of(harness.state()), Some("12"));
    click(&mut harness, OTHER);
    assert_eq!(text_of(harness.state()), None);
    assert_eq!(known(harness.state()), Some(Euros::whole(12_000_000)));
    let (line, partner) = cell("axe-1", "mel");
    assert_eq!(
        harness.state().view.selection,
        Some(Subject::Cell(line, partner))
    );
}

#[test]
fn an_unanswered_question_stays_when_another_screen_is_asked_for() {
    let mut harness = with_a_cell("attente");
    press(&mut harness, Key::Enter);
    harness.run();
    type_text(&mut harness, "Vote prévu en juin");
    update(harness.state_mut(), Intent::Go(Screen::Overview));
    // The reason was typed: it is taken, and the screen changes.
    assert_eq!(text_of(harness.state()), None);
    assert_eq!(harness.state().view.screen, Screen::Overview);

    let mut harness = with_a_cell("attente");
    press(&mut harness, Key::Enter);
    update(harness.state_mut(), Intent::Go(Screen::Overview));
    assert_eq!(text_of(harness.state()), Some("attente"));
    assert_eq!(harness.state().view.screen, Screen::Matrix);
}

#[test]
fn saving_and_undoing_take_the_text_of_the_cell_in_first() {
    let mut harness = with_a_cell("143");
    let effects = asks(harness.state_mut(), Intent::Do(Action::Save));
    assert_eq!(known(harness.state()), Some(Euros::whole(143_000_000)));
    assert_eq!(effects.len(), 1);
    let mut harness = with_a_cell("12x");
    let effects = asks(harness.state_mut(), Intent::Do(Action::Save));
    assert_eq!(effects, Vec::new());
    assert_eq!(text_of(harness.state()), Some("12x"));
}

#[test]
fn closing_the_window_over_a_refused_text_asks() {
    let mut harness = with_a_cell("12x");
    update(
        harness.state_mut(),
        Intent::File(FileIntent::CloseRequested),
    );
    harness.run();
    click(&mut harness, "Reprendre");
    assert_eq!(text_of(harness.state()), Some("12x"));
    press(&mut harness, Key::Backspace);
    assert_eq!(text_of(harness.state()), Some("12"));
}

#[test]
fn a_text_that_is_no_date_stays_when_another_event_is_asked_for() {
    let mut session = session();
    update(&mut session, Intent::Go(Screen::Schedule));
    let event = |id: &str| DeadlineId::new(id).unwrap();
    let first = session.document.as_ref().unwrap().contract();
    let ids: Vec<String> = first
        .schedule
        .deadlines
        .iter()
        .map(|d| d.id.as_str().to_owned())
        .collect();
    let (one, other) = (event(&ids[0]), event(&ids[1]));
    update(&mut session, Intent::Typing(Typing::BeginDate(one.clone())));
    update(
        &mut session,
        Intent::Typing(Typing::DateText("bientôt".into())),
    );
    update(
        &mut session,
        Intent::Typing(Typing::BeginDate(other.clone())),
    );
    let editing = session.view.schedule.editing.as_ref().unwrap();
    assert_eq!(
        (&editing.deadline, editing.text.as_str()),
        (&one, "bientôt")
    );
    update(
        &mut session,
        Intent::Typing(Typing::DateText("mars 2031".into())),
    );
    update(
        &mut session,
        Intent::Typing(Typing::BeginDate(other.clone())),
    );
    let editing = session.view.schedule.editing.as_ref().unwrap();
    assert_eq!(editing.deadline, other);
    assert!(session.document.as_ref().unwrap().is_dirty());
}

#[test]
fn a_new_contract_is_not_closed_without_asking() {
    let mut session = session();
    let new = FormSubject::New(NewThing::Contract);
    update(&mut session, Intent::Form(FormIntent::Open(new)));
    let mut harness = window(session);
    harness.run();
    type_text(&mut harness, "Contrat de ville");
    for (key, text) in [
        (FieldKey::FirstAxis, "Habitat"),
        (FieldKey::FirstPartner, "Ville de Lens"),
    ] {
        let Some(Overlay::Form(form)) = &harness.state().view.overlay else {
            panic!("the form is open");
        };
        let (index, _) = form.shown().find(|(_, field)| field.key == key).unwrap();
        let value = FieldValue::Text(text.to_owned());
        let set = FormIntent::Set(index, value);
        update(harness.state_mut(), Intent::Form(set));
    }
    update(harness.state_mut(), Intent::Form(FormIntent::Submit));
    harness.run();
    let session = harness.state_mut();
    assert_eq!(session.view.overlay, None);
    assert!(session.document.as_ref().unwrap().is_dirty());
    update(session, Intent::Do(Action::Close));
    assert_eq!(session.view.overlay, Some(Overlay::Unsaved));
}

#[test]
fn a_path_pasted_on_the_home_screen_is_opened() {
    let mut session = session();
    update(&mut session, Intent::Do(Action::Close));
    let paste = |text: &str| Intent::File(FileIntent::PathPasted(text.to_owned()));
    for (text, path) in [
        ("/tmp/contrat.ron\n", "/tmp/contrat.ron"),
        (" '/tmp/un contrat.ron' ", "/tmp/un contrat.ron"),
        ("file:///tmp/un%20contrat%C3%A9.ron", "/tmp/un contraté.ron"),
        ("/tmp/100%.ron\n/tmp/autre.ron", "/tmp/100%.ron"),
    ] {
        let today = session.today();
        assert_eq!(
            update(&mut session, paste(text)),
            vec![Effect::Read(path.into(), today)]
        );
    }
    assert_eq!(update(&mut session, paste("  ")), Vec::new());
    let mut harness = window(session);
    harness.event(egui::Event::Paste("/tmp/contrat.ron".to_owned()));
    harness.run();
    assert!(harness.state().busy.is_some());
}
