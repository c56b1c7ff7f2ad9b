//! Dates moved by hand: the end of a period, arrows in the date being typed, the menu of a mark;
//! and a timeline with more events than can be told apart.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/whole.rs"]
mod whole;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::view::{Screen, Span};
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::contract::{Deadline, DeadlineId, Importance, Outcome, PartialDate, When};
use maquette::edit::{Change, Edit};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session() -> Session {
    let mut session = Session::new(Settings::first(Lang::Fr), TODAY);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Schedule));
    session
}

fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

fn id(text: &str) -> DeadlineId {
    DeadlineId::new(text).unwrap()
}

fn event(session: &Session, name: &str) -> Deadline {
    let contract = session.document.as_ref().unwrap().contract();
    contract.deadline(&id(name)).unwrap().clone()
}

fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn press(harness: &mut Harness<'static, Session>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn keep(name: &str, session: &Session, theme: &'static Theme) {
    let picture = screen::picture(session, 1440, 900, theme).unwrap();
    let bytes = png::encode(&picture).unwrap();
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("timeline-{name}.png"));
        std::fs::write(path, &bytes).unwrap();
    }
    assert_eq!(&bytes[1..4], b"PNG");
}

const CONSULTATION: &str = "Consultation sur l’avenant mobilités, Consultations";

#[test]
fn the_end_of_a_period_is_dragged_in_one_step_and_esc_leaves_it() {
    let mut session = session();
    update(&mut session, Intent::SetSpan(Span::Quarter));
    let mut harness = window(session);
    let before = event(harness.state(), "consultation-avenant").date;
    assert_eq!(before, When::Between(day("2025-01-07"), day("2025-02-06")));
    let rect = harness.get_by_label_contains(CONSULTATION).rect();
    let end = rect.right_center() - Vec2::new(2.0, 0.0);
    let ten_days = Vec2::new(-rect.width() / 31.0 * 10.0, 0.0);
    harness.drag_at(end);
    harness.run();
    harness.hover_at(end + ten_days);
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.drop_at(end + ten_days);
    harness.run();
    assert_eq!(event(harness.state(), "consultation-avenant").date, before);
    harness.drag_at(end);
    harness.run();
    for step in 1..=10u8 {
        harness.hover_at(end + ten_days * (f32::from(step) / 10.0));
        harness.run();
        // The old date is kept until it is let go.
        assert_eq!(event(harness.state(), "consultation-avenant").date, before);
    }
    harness.drop_at(end + ten_days);
    harness.run();
    let after = event(harness.state(), "consultation-avenant").date;
    assert_eq!(after, When::Between(day("2025-01-07"), day("2025-01-27")));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(event(harness.state(), "consultation-avenant").date, before);
    assert!(!harness.state().document.as_ref().unwrap().is_dirty());
}

#[test]
fn arrows_move_a_date_being_typed_until_something_is_typed() {
    let mut session = session();
    let signature = Subject::Deadline(id("signature"));
    update(&mut session, Intent::Select(signature));
    let mut harness = window(session);
    press(&mut harness, Modifiers::NONE, Key::F2);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    let text = |harness: &Harness<'static, Session>| {
        let editing = harness.state().view.schedule.editing.as_ref();
        editing.map(|e| e.text.replace('\u{a0}', " "))
    };
    assert_eq!(text(&harness).as_deref(), Some("10 février 2023"));
    keep("ghost", harness.state(), &LIGHT);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let moved = event(harness.state(), "signature").date;
    assert_eq!(moved, When::On(day("2023-02-10")));
    // The keyboard is the timeline's again.
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    let before = Some(Subject::Deadline(id("signature")));
    assert_ne!(harness.state().view.selection, before);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let back = event(harness.state(), "signature").date;
    assert_eq!(back, When::On(day("2023-01-09")));
}

#[test]
fn the_menu_of_a_mark_makes_a_date_less_precise_and_says_whether_it_happened() {
    let mut session = session();
    update(
        &mut session,
        Intent::Select(Subject::Deadline(id("signature"))),
    );
    let mut harness = window(session);
    // The chart takes the keyboard with its first arrow, back and forth.
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    harness.get_by_label("Mois seulement").click();
    harness.run();
    let date = event(harness.state(), "signature").date;
    assert_eq!(date, When::On(day("2023-01")));
    press(&mut harness, Modifiers::NONE, Key::Menu);
    harness.get_by_label("Marquer «\u{a0}prévu\u{a0}»").click();
    harness.run();
    let outcome = event(harness.state(), "signature").outcome;
    assert_eq!(outcome, Outcome::Expected);
    // A day is not made up: it is asked.
    press(&mut harness, Modifiers::NONE, Key::Menu);
    harness.get_by_label("Jour connu").click();
    harness.run();
    assert!(harness.state().view.schedule.editing.is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    for _ in 0..2 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    let event = event(harness.state(), "signature");
    assert_eq!(event.date, When::On(day("2023-01-09")));
    assert_eq!(event.outcome, Outcome::Happened);
}

/// A contract with as many events as asked for on two lanes, a few days apart.
fn crowded(count: i32, apart: i32) -> Session {
    let mut session = session();
    let document = session.document.as_mut().unwrap();
    let lanes: Vec<_> = document.contract().schedule.lanes.clone();
    let first = day("2021-01-04");
    let edits = (0..count).map(|n| {
        let lane = if n % 2 == 0 { &lanes[0] } else { &lanes[1] };
        Edit::Deadline(Change::Insert {
            at: 0,
            item: Deadline {
                id: id(&format!("crowd-{n}")),
                title: format!("Comité de programmation numéro {n}"),
                short: Some(format!("Comité {n}")),
                lane: lane.id.clone(),
                date: When::On(first.moved_by_days(n * apart).unwrap()),
                outcome: Outcome::Happened,
                importance: Importance::Normal,
                links: Default::default(),
                sources: Vec::new(),
                note: None,
            },
        })
    });
    let batch = Edit::Batch(edits.collect());
    document.commit(batch).unwrap();
    update(&mut session, Intent::SetSpan(Span::All));
    session
}

#[test]
fn labels_that_find_no_room_become_a_count_that_opens_their_list() {
    let session = crowded(40, 30);
    keep("counts", &session, &LIGHT);
    let mut harness = window(session);
    let counts: Vec<_> = harness
        .get_all_by_label_contains("événements sans étiquette")
        .collect();
    assert!(!counts.is_empty());
    counts[0].click();
    drop(counts);
    harness.run();
    let rows: Vec<_> = harness.get_all_by_label_contains("Comité").collect();
    assert!(rows.len() > 2);
    press(&mut harness, Modifiers::NONE, Key::Escape);
}

#[test]
fn too_many_events_stand_as_months_that_open() {
    let session = crowded(400, 5);
    keep("months", &session, &LIGHT);
    keep("months-dark", &session, &DARK);
    let mut harness = window(session);
    let name = harness
        .get_all_by_label_contains("événements, ")
        .next()
        .unwrap();
    name.click();
    harness.run();
    harness.run();
    let span = harness.state().view.schedule.span;
    let Span::Free(from, to) = span else {
        panic!("{span:?}");
    };
    assert!(to - from < 200.0, "{from} {to}");
    keep("months-open", harness.state(), &LIGHT);
    // Arrows walk all events, in months or one by one.
    update(harness.state_mut(), Intent::SetSpan(Span::All));
    update(harness.state_mut(), Intent::Do(Action::ShowSchedule));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let selection = harness.state().view.selection.clone();
    assert!(matches!(selection, Some(Subject::Deadline(_))));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let span = harness.state().view.schedule.span;
    assert!(
        matches!(span, Span::Free(from, to) if to - from < 400.0),
        "{span:?}"
    );
}
