//! The matrix under the keyboard and the mouse, without a display, and pictures of its states.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/whole.rs"]
mod whole;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, Then, Typing, samples, start, update};
use maquette::chart::{Measure, Subject};
use maquette::contract::{Euros, LineId, PartnerId};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

/// The day from which everything is seen.
const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(sample: &'static str) -> Session {
    let mut session = Session::new(Settings::first(Lang::Fr), TODAY);
    start(&mut session, None);
    if sample == samples::FICTITIOUS {
        let open = maquette::app::action::Action::OpenFictitious;
        update(&mut session, Intent::Do(open));
    }
    update(&mut session, Intent::Go(Screen::Matrix));
    session
}

fn cell(line: &str, partner: &str) -> (LineId, PartnerId) {
    (LineId::new(line).unwrap(), PartnerId::new(partner).unwrap())
}

fn subject(line: &str, partner: &str) -> Subject {
    let (line, partner) = cell(line, partner);
    Subject::Cell(line, partner)
}

fn begin(line: &str, partner: &str, seed: &str) -> Intent {
    let (line, partner) = cell(line, partner);
    Intent::Typing(Typing::BeginCell {
        line,
        partner,
        seed: Some(seed.to_owned()),
    })
}

fn known(session: &Session, line: &str, partner: &str) -> Option<Euros> {
    let (line, partner) = cell(line, partner);
    let scene = session.scene()?;
    scene.summary.matrix.cell(&line, &partner)?.sum.known
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

fn press(harness: &mut Harness<'static, Session>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

#[test]
fn arrows_lead_to_a_cell_and_typing_changes_it() {
    let mut harness = window(session(samples::REAL));
    harness.run();
    press(
        &mut harness,
        &[Key::ArrowDown, Key::ArrowDown, Key::End, Key::ArrowLeft],
    );
    assert_eq!(
        harness.state().view.selection,
        Some(subject("axe-2", "mel"))
    );
    press(&mut harness, &[Key::F2]);
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "En cours de saisie");
    type_text(&mut harness, "143");
    press(&mut harness, &[Key::Enter]);
    let session = harness.state();
    assert_eq!(
        known(session, "axe-2", "mel"),
        Some(Euros::whole(143_000_000))
    );
    assert_eq!(session.view.selection, Some(subject("axe-3", "mel")));
    // The next cell is opened by typing, and its first characters are kept.
    type_text(&mut harness, "4");
    type_text(&mut harness, ",5");
    press(&mut harness, &[Key::Tab]);
    let session = harness.state();
    assert_eq!(
        known(session, "axe-3", "mel"),
        Some(Euros::whole(4_500_000))
    );
    assert_eq!(session.view.selection, Some(subject("axe-3", "amiens")));
    // Undo works with the focus on the chart.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(
        known(harness.state(), "axe-3", "mel"),
        Some(Euros::whole(2_000_000))
    );
}

#[test]
fn fast_typing_is_never_lost() {
    let mut session = session(samples::REAL);
    update(&mut session, Intent::Select(subject("axe-2", "mel")));
    let mut harness = window(session);
    harness.run();
    // Text and Enter within one frame, on a closed cell and on an open one.
    harness.event(egui::Event::Text("14".to_owned()));
    harness.event(egui::Event::Text("4".to_owned()));
    harness.key_press(Key::Enter);
    harness.run();
    let known_of = |harness: &Harness<'static, Session>, line| known(harness.state(), line, "mel");
    assert_eq!(known_of(&harness, "axe-2"), Some(Euros::whole(144_000_000)));
    press(&mut harness, &[Key::F2]);
    harness.event(egui::Event::Text("7".to_owned()));
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(known_of(&harness, "axe-3"), Some(Euros::whole(7_000_000)));
}

#[test]
fn escape_restores_the_cell_and_keeps_its_place() {
    let mut session = session(samples::REAL);
    update(&mut session, Intent::Select(subject("axe-2", "mel")));
    let mut harness = window(session);
    harness.run();
    press(&mut harness, &[Key::F2]);
    type_text(&mut harness, "999");
    press(&mut harness, &[Key::Escape]);
    let session = harness.state();
    assert_eq!(
        known(session, "axe-2", "mel"),
        Some(Euros::whole(142_800_000))
    );
    assert_eq!(session.view.selection, Some(subject("axe-2", "mel")));
    press(&mut harness, &[Key::ArrowUp]);
    assert_eq!(
        harness.state().view.selection,
        Some(subject("axe-1", "mel"))
    );
}

#[test]
fn zero_is_asked_and_a_decision_needs_its_reason() {
    let mut session = session(samples::REAL);
    update(&mut session, Intent::Select(subject("axe-3", "mel")));
    let mut harness = window(session);
    harness.run();
    type_text(&mut harness, "0");
    press(&mut harness, &[Key::Enter]);
    harness
        .get_by_label("Aucun engagement, par décision")
        .click();
    harness.run();
    harness.run();
    type_text(&mut harness, "Délibération du 7 mars");
    press(&mut harness, &[Key::Enter]);
    let (line, partner) = cell("axe-3", "mel");
    let scene = harness.state().scene().unwrap();
    let state = scene.summary.matrix.cell(&line, &partner).unwrap().state;
    assert_eq!(state, maquette::contract::StateKind::Nil);
}

#[test]
fn every_cell_has_a_name_and_a_click_selects_it() {
    let mut harness = window(session(samples::REAL));
    harness.run();
    let name = "MEL, axe 2, 142,8\u{a0}millions d’euros, publié, hors mobilités, 2 sur 6";
    harness.get_by_label(name).click();
    harness.run();
    assert_eq!(
        harness.state().view.selection,
        Some(subject("axe-2", "mel"))
    );
    // Delete asks what the emptiness means.
    press(&mut harness, &[Key::Delete]);
    harness
        .get_by_label("Marquer «\u{a0}sans objet\u{a0}»")
        .click();
    harness.run();
    assert_eq!(known(harness.state(), "axe-2", "mel"), None);
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) {
    let picture = screen::picture(session, size.0, size.1, theme).unwrap();
    let bytes = png::encode(&picture).unwrap();
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("matrix-{name}.png"));
        std::fs::write(path, &bytes).unwrap();
    }
    assert_eq!(&bytes[1..4], b"PNG");
}

#[test]
fn it_draws_in_every_state() {
    let mut s = session(samples::REAL);
    update(&mut s, Intent::Select(subject("axe-2", "mel")));
    keep("selected", &s, (1440, 900), &LIGHT);
    update(&mut s, Intent::SetMeasure(Measure::ShareOfAxis));
    keep("share-of-axis", &s, (1440, 900), &LIGHT);
    update(&mut s, Intent::SetMeasure(Measure::ShareOfPartner));
    keep("share-of-partner", &s, (1440, 900), &DARK);
    update(
        &mut s,
        Intent::SetMeasure(Measure::Money(maquette::contract::Unit::Euro)),
    );
    keep("euros", &s, (1024, 700), &LIGHT);

    let mut s = session(samples::FICTITIOUS);
    for line in ["axe-1", "obj-1-1", "axe-3", "axe-5"] {
        let line = LineId::new(line).unwrap();
        update(&mut s, Intent::ToggleLine(line));
    }
    keep("expanded", &s, (1440, 900), &LIGHT);
    update(
        &mut s,
        Intent::Focus(Some(PartnerId::new("brumont").unwrap())),
    );
    update(&mut s, Intent::ScaleByColumn(true));
    keep("focus", &s, (1440, 900), &LIGHT);

    let mut s = session(samples::FICTITIOUS);
    for (line, partner, text) in [
        ("axe-2", "port-clair", "+1,5"),
        ("axe-1", "brumont", "18,2"),
        ("axe-5", "sylmont", "8,0"),
    ] {
        update(&mut s, begin(line, partner, text));
        update(&mut s, Intent::Typing(Typing::CommitCell(Then::Stay)));
    }
    update(&mut s, begin("axe-2", "brumont", "52,3+2"));
    keep("editing", &s, (1440, 900), &LIGHT);
    update(&mut s, begin("axe-2", "brumont", "1.234"));
    update(&mut s, Intent::Typing(Typing::CommitCell(Then::Down)));
    keep("ambiguous", &s, (1440, 900), &LIGHT);
    update(&mut s, begin("axe-6", "brumont", "douze"));
    keep("refused", &s, (1440, 900), &DARK);
    update(&mut s, begin("axe-6", "brumont", "attente"));
    update(&mut s, Intent::Typing(Typing::CommitCell(Then::Down)));
    keep("pending", &s, (1024, 700), &LIGHT);
}

#[test]
fn the_mobility_version_draws_its_joint_promises() {
    let mut s = session(samples::REAL);
    let other = s
        .document
        .as_ref()
        .and_then(|d| d.contract().perimeters.get(1).map(|p| p.id.clone()));
    if let Some(perimeter) = other {
        update(&mut s, Intent::SetPerimeter(perimeter));
    }
    keep("mobility", &s, (1440, 900), &LIGHT);
}
