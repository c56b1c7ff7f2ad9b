//! The schedule screen: what is to come, what is past, selection, dates typed and dragged.

#[path = "support/whole.rs"]
mod whole;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::view::{Screen, Span};
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::contract::DeadlineId;
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Schedule));
    session
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(session, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        std::fs::write(
            std::path::Path::new(&folder).join(format!("schedule-{name}.png")),
            &bytes,
        )?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

#[test]
fn the_schedule_draws_in_every_state() -> Outcome {
    let mut s = session(Lang::Fr);
    keep("plain", &s, (1440, 900), &LIGHT)?;
    keep("small", &s, (1024, 700), &LIGHT)?;
    keep("least", &s, (900, 600), &LIGHT)?;
    keep("dark", &s, (1440, 900), &DARK)?;
    keep("english", &session(Lang::En), (1440, 900), &LIGHT)?;
    let id = DeadlineId::new("consultation-avenant").map_err(|_| "id")?;
    update(&mut s, Intent::Select(Subject::Deadline(id.clone())));
    keep("selected", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::Typing(maquette::app::Typing::BeginDate(id)));
    keep("editing", &s, (1440, 900), &LIGHT)?;
    update(
        &mut s,
        Intent::Typing(maquette::app::Typing::DateText("36 janvier".to_owned())),
    );
    keep("refused", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::Escape);
    update(&mut s, Intent::SetSpan(Span::Quarter));
    keep("quarter", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::SetSpan(Span::Year));
    keep("year", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::SetSpan(Span::All));
    update(&mut s, Intent::Escape);
    update(&mut s, Intent::ShowAllPast(true));
    update(
        &mut s,
        Intent::SetObservation(Some(jiff::civil::date(2025, 2, 18))),
    );
    keep("overdue", &s, (1440, 900), &LIGHT)?;
    Ok(())
}

/// The whole window, with what it asks for carried out.
fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

fn selected(harness: &Harness<'_, Session>) -> Option<String> {
    let selection = harness.state().view.selection.as_ref();
    selection
        .and_then(Subject::deadline)
        .map(|id| id.as_str().to_owned())
}

fn date_of(harness: &Harness<'_, Session>, id: &str) -> Option<String> {
    let contract = harness.state().document.as_ref()?.contract();
    let found = contract
        .schedule
        .deadlines
        .iter()
        .find(|d| d.id.as_str() == id)?;
    Some(format!("{:?}", found.date))
}

const SIGNATURE: &str = "Signature du contrat à Lille, Adoption et signature";

fn place(harness: &Harness<'_, Session>, name: &str) -> egui::Pos2 {
    harness.get_by_label_contains(name).rect().center()
}

#[test]
fn a_click_on_a_mark_selects_it_and_keys_walk_on() {
    let mut harness = window(session(Lang::Fr));
    harness.get_by_label_contains(SIGNATURE).click();
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("signature"));
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("echanges-axe-5"));
    harness.key_press(egui::Key::ArrowLeft);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("signature"));
    harness.key_press(egui::Key::ArrowUp);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("consultation-public"));
    harness.key_press(egui::Key::Plus);
    harness.run();
    assert!(matches!(
        harness.state().view.schedule.span,
        Span::Free(from, to) if to - from < 365.0 * 8.0
    ));
}

#[test]
fn a_drag_moves_a_date_in_one_step_and_esc_leaves_it() {
    let mut harness = window(session(Lang::Fr));
    let before = date_of(&harness, "signature");
    let from = place(&harness, SIGNATURE);
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + egui::vec2(60.0, 0.0));
    harness.run();
    assert_eq!(date_of(&harness, "signature"), before, "kept until release");
    harness.key_press(egui::Key::Escape);
    harness.run();
    harness.drop_at(from + egui::vec2(60.0, 0.0));
    harness.run();
    assert_eq!(date_of(&harness, "signature"), before, "Esc leaves it");

    let from = place(&harness, SIGNATURE);
    harness.drag_at(from);
    harness.run();
    for step in [10.0, 30.0, 60.0] {
        harness.hover_at(from + egui::vec2(step, 0.0));
        harness.run();
    }
    harness.drop_at(from + egui::vec2(60.0, 0.0));
    harness.run();
    assert_ne!(date_of(&harness, "signature"), before);
    update(
        harness.state_mut(),
        Intent::Do(maquette::app::action::Action::Undo),
    );
    assert_eq!(date_of(&harness, "signature"), before, "one step of undo");
}

#[test]
fn a_drag_beside_marks_moves_the_axis() {
    let mut harness = window(session(Lang::Fr));
    let from = place(&harness, SIGNATURE) + egui::vec2(250.0, 0.0);
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + egui::vec2(90.0, 0.0));
    harness.run();
    harness.drop_at(from + egui::vec2(90.0, 0.0));
    harness.run();
    assert!(matches!(harness.state().view.schedule.span, Span::Free(..)));
    assert_eq!(harness.state().view.selection, None);
}

#[test]
fn a_date_is_typed_in_its_row() {
    let mut harness = window(session(Lang::Fr));
    harness
        .get_by_label_contains("26 avr. 2024, Protocole")
        .click();
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("protocole-mobilites"));
    harness.key_press(egui::Key::F2);
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness
        .get_by_role_and_label(egui::Role::TextInput, "Date")
        .type_text("7/1/2025");
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    let date = date_of(&harness, "protocole-mobilites").unwrap_or_default();
    assert!(date.contains("2025-01-07"), "{date}");
    assert!(harness.state().view.schedule.editing.is_none());
}

#[test]
fn a_contract_without_events_says_how_to_begin() {
    let mut session = session(Lang::Fr);
    update(&mut session, Intent::Do(maquette::app::action::Action::New));
    update(&mut session, Intent::Escape);
    update(&mut session, Intent::Go(Screen::Schedule));
    let empty = session
        .document
        .as_ref()
        .is_some_and(|d| d.contract().schedule.deadlines.is_empty());
    if empty {
        let harness = window(session);
        harness.get_by_label("Aucune échéance.");
        harness.get_by_label("Ajouter une échéance");
    }
}
