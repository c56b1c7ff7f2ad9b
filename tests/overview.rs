//! The overview by its accessible names and in pictures: what it says, what a click does.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.
#![allow(clippy::unwrap_used)]

#[path = "support/whole.rs"]
mod whole;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{FormIntent, Intent, Session, Settings, start, update};
use maquette::chart::{Measure, Subject};
use maquette::contract::{Date, LineId, PartnerId, PerimeterId, Unit};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

const TODAY: Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    session
}

fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

const MEL_AXIS_2: &str = "MEL, axe 2, 142,8\u{a0}millions d’euros, publié, hors mobilités, 2 sur 6";

#[test]
fn a_click_on_a_bar_selects_its_cell_and_twice_shows_it_in_the_matrix() {
    let mut window = window(session(Lang::Fr));
    window.get_by_label(MEL_AXIS_2).click();
    window.run();
    let cell = Subject::Cell(
        LineId::new("axe-2").unwrap(),
        PartnerId::new("mel").unwrap(),
    );
    assert_eq!(window.state().view.selection, Some(cell.clone()));
    window.key_press(egui::Key::Escape);
    window.run();
    assert_eq!(window.state().view.selection, None);
}

#[test]
fn a_part_puts_its_partner_in_focus() {
    let mut window = window(session(Lang::Fr));
    let part = "Département du Nord, 195,4\u{a0}M€, 7,1\u{a0}%, hors volet mobilités, 3 sur 5";
    window.get_all_by_label(part).next().unwrap().click();
    window.run();
    let nord = PartnerId::new("nord").unwrap();
    assert_eq!(window.state().view.focus.as_ref(), Some(&nord));
    assert_eq!(
        window.state().view.selection,
        Some(Subject::Partner(nord)),
        "and selects it"
    );
}

#[test]
fn links_and_findings_lead_on() {
    let mut window = window(session(Lang::Fr));
    window.get_by_label("Tout le calendrier").click();
    window.run();
    assert_eq!(window.state().view.screen, Screen::Schedule);
    update(window.state_mut(), Intent::Go(Screen::Overview));
    window.run();
    let finding = "à examiner, Somme des parts supérieure à l’enveloppe, +7\u{a0}M€";
    window.get_by_label(finding).click();
    window.run();
    assert!(matches!(
        window.state().view.selection,
        Some(Subject::Finding(_))
    ));
    assert!(window.state().view.panels.findings);
    update(window.state_mut(), Intent::Do(Action::Findings));
    window.run();
    window.get_by_label("Voir les 5 contrôles").click();
    window.run();
    assert!(window.state().view.panels.findings);
}

#[test]
fn the_axes_are_one_stop_that_arrows_walk() {
    let mut window = window(session(Lang::Fr));
    window
        .get_by_label("Graphique\u{a0}: Les axes, vus par la MEL et par l’ensemble des signataires")
        .focus();
    window.run();
    window.key_press(egui::Key::ArrowDown);
    window.run();
    window.key_press(egui::Key::ArrowDown);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    let cell = Subject::Cell(
        LineId::new("axe-2").unwrap(),
        PartnerId::new("mel").unwrap(),
    );
    assert_eq!(window.state().view.selection, Some(cell));
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) {
    let picture = screen::picture(session, size.0, size.1, theme).unwrap();
    let bytes = png::encode(&picture).unwrap();
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("overview-{name}.png"));
        std::fs::write(path, &bytes).unwrap();
    }
}

#[test]
fn it_draws_in_every_look_and_size() {
    let full = (1440, 900);
    let real = session(Lang::Fr);
    keep("real", &real, full, &LIGHT);
    keep("real-dark", &real, full, &DARK);
    keep("real-1024", &real, (1024, 700), &LIGHT);
    keep("real-900", &real, (900, 600), &LIGHT);
    keep("real-en", &session(Lang::En), full, &LIGHT);
    let mut look = session(Lang::Fr);
    update(&mut look, Intent::SetMeasure(Measure::ShareOfPartner));
    keep("real-percent", &look, full, &LIGHT);
    update(&mut look, Intent::SetMeasure(Measure::Money(Unit::Euro)));
    update(&mut look, Intent::Focus(PartnerId::new("nord").ok()));
    let cell = Subject::Cell(
        LineId::new("axe-2").unwrap(),
        PartnerId::new("mel").unwrap(),
    );
    update(&mut look, Intent::Select(cell));
    keep("real-euro-focus", &look, full, &LIGHT);
    let mut examined = session(Lang::Fr);
    update(&mut examined, Intent::Do(Action::NextFinding));
    update(&mut examined, Intent::Do(Action::NextFinding));
    keep("real-findings", &examined, full, &LIGHT);
    let mut other = session(Lang::Fr);
    update(
        &mut other,
        Intent::SetPerimeter(PerimeterId::new("mobilites").unwrap()),
    );
    keep("real-mobility", &other, full, &LIGHT);
    let mut second = session(Lang::Fr);
    let place = maquette::app::Place::Bundled(maquette::app::samples::REAL_V2);
    update(&mut second, Intent::OpenVersion(place));
    update(
        &mut second,
        Intent::SetPerimeter(PerimeterId::new("mobilites").unwrap()),
    );
    keep("v2-mobility", &second, full, &LIGHT);
    let mut invented = session(Lang::Fr);
    update(&mut invented, Intent::Do(Action::OpenFictitious));
    keep("fictitious", &invented, full, &LIGHT);
    update(&mut invented, Intent::Focus(PartnerId::new("corvais").ok()));
    keep("fictitious-focus", &invented, full, &DARK);
    let mut fresh = session(Lang::Fr);
    update(&mut fresh, Intent::Do(Action::New));
    for (field, words) in [(0, "Contrat neuf"), (3, "Énergie"), (4, "Région")] {
        let words = maquette::app::form::FieldValue::Text(words.into());
        update(&mut fresh, Intent::Form(FormIntent::Set(field, words)));
    }
    update(&mut fresh, Intent::Form(FormIntent::Submit));
    update(&mut fresh, Intent::Go(Screen::Overview));
    keep("new", &fresh, full, &LIGHT);
}
