//! The partners screen: pictures of its states, and what clicks and keys do.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.

#[path = "support/whole.rs"]
mod whole;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::{Measure, Subject};
use maquette::contract::{LineId, PartnerId};
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang, intents: Vec<Intent>) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    for intent in intents {
        update(&mut session, intent);
    }
    update(&mut session, Intent::Go(Screen::Partners));
    session
}

fn fictitious(intents: Vec<Intent>) -> Session {
    let mut all = vec![Intent::Do(Action::OpenFictitious)];
    all.extend(intents);
    session(Lang::Fr, all)
}

fn focus(id: &str) -> Result<Intent, Box<dyn std::error::Error>> {
    let id = PartnerId::new(id).map_err(|e| e.found)?;
    Ok(Intent::Focus(Some(id)))
}

fn keep(name: &str, s: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(s, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("partners-{name}.png"));
        std::fs::write(path, &bytes)?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

#[test]
fn every_state_draws() -> Outcome {
    let large = (1440, 900);
    keep(
        "focus",
        &fictitious(vec![focus("port-clair")?]),
        large,
        &LIGHT,
    )?;
    keep("all", &fictitious(vec![]), large, &LIGHT)?;
    keep("dark", &fictitious(vec![focus("corvais")?]), large, &DARK)?;
    keep(
        "small",
        &fictitious(vec![focus("port-clair")?]),
        (1024, 700),
        &LIGHT,
    )?;
    keep(
        "tiny",
        &fictitious(vec![focus("port-clair")?]),
        (640, 600),
        &LIGHT,
    )?;
    let share = Intent::SetMeasure(Measure::ShareOfAxis);
    keep(
        "of-axis",
        &fictitious(vec![focus("port-clair")?, share]),
        large,
        &LIGHT,
    )?;
    let share = Intent::SetMeasure(Measure::ShareOfPartner);
    keep(
        "of-own",
        &fictitious(vec![focus("region")?, share]),
        large,
        &LIGHT,
    )?;
    keep(
        "mel",
        &session(Lang::Fr, vec![focus("mel")?]),
        large,
        &LIGHT,
    )?;
    keep("real", &session(Lang::Fr, vec![]), large, &LIGHT)?;
    keep(
        "nord",
        &session(Lang::En, vec![focus("nord")?]),
        large,
        &LIGHT,
    )?;
    keep(
        "aisne",
        &session(Lang::Fr, vec![focus("aisne")?]),
        large,
        &LIGHT,
    )?;
    Ok(())
}

/// The window, its fonts installed in a first empty frame.
fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

fn partner(id: &str) -> Result<Subject, Box<dyn std::error::Error>> {
    Ok(Subject::Partner(PartnerId::new(id).map_err(|e| e.found)?))
}

#[test]
fn clicks_and_keys_change_the_partner() -> Outcome {
    let mut harness = window(fictitious(vec![]));
    harness.run();
    let brumont = "Brumont, 116,4\u{a0}M€, Contrat entier, 4 sur 9";
    harness.get_by_label(brumont).click();
    harness.run();
    assert_eq!(harness.state().view.selection, Some(partner("brumont")?));
    harness.key_press(egui::Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().view.selection, Some(partner("port-clair")?));
    harness.key_press(egui::Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().view.selection, Some(partner("region")?));
    harness.key_press(egui::Key::Enter);
    harness.run();
    let in_focus = harness.state().view.focus.as_ref().map(PartnerId::as_str);
    assert_eq!(in_focus, Some("region"));
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert_eq!(harness.state().view.selection, None);
    Ok(())
}

#[test]
fn the_bar_of_the_contract_is_walked_by_keys() -> Outcome {
    let mut harness = window(fictitious(vec![]));
    harness.run();
    let is_bar = |n: &egui_kittest::kittest::AccessKitNode<'_>| {
        n.role() == egui::accesskit::Role::Group
            && n.label()
                .is_some_and(|l| l.contains("Parts des signataires"))
    };
    harness.get_by(is_bar).focus();
    harness.run();
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    let region = |n: &egui_kittest::kittest::AccessKitNode<'_>| {
        n.role() == egui::accesskit::Role::Group
            && n.label().is_some_and(|l| l.starts_with("Région"))
    };
    assert!(harness.query_by(region).is_some());
    assert_eq!(harness.state().view.selection, None);
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().view.selection, Some(partner("region")?));
    Ok(())
}

#[test]
fn a_row_of_axes_selects_its_cell_and_the_column_opens_the_matrix() -> Outcome {
    let mut harness = window(fictitious(vec![focus("port-clair")?]));
    harness.run();
    let row = "Port-Clair, axe 2, 94,7\u{a0}M€ · publié, Contrat entier, 2 sur 6";
    harness.get_by_label(row).click();
    harness.run();
    let axis = LineId::new("axe-2").map_err(|e| e.found)?;
    let id = PartnerId::new("port-clair").map_err(|e| e.found)?;
    assert_eq!(
        harness.state().view.selection,
        Some(Subject::Cell(axis, id))
    );
    harness.get_by_label("Sa colonne").click();
    harness.run();
    assert_eq!(harness.state().view.screen, Screen::Matrix);
    Ok(())
}

/// What the axes of the shown screen say, one text each.
fn axis_values(session: &Session) -> Result<Vec<String>, &'static str> {
    let charts = session.charts().ok_or("nothing open")?;
    let maquette::app::ScreenChart::Partners(board) = &charts.screen else {
        return Err("another screen");
    };
    let values = board.axes.rows.iter();
    Ok(values
        .map(|row| row.value.replace(['\u{a0}', '\u{202f}'], " "))
        .collect())
}

/// An axis whose figures are in another perimeter is outside the one shown: that is no “n.c.”.
#[test]
fn an_axis_of_another_perimeter_is_said_to_be_outside() -> Outcome {
    let file = "hauts-de-france-2021-2027-v2.ron";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let path = path.join(file);
    let loaded = maquette::file::read(file, &std::fs::read(&path)?).map_err(|_| "refused")?;
    let first = Settings::first(Lang::Fr);
    let mut session = maquette::app::session_of(&path, loaded, first, TODAY);
    update(&mut session, Intent::Go(Screen::Partners));
    let mobility = maquette::contract::PerimeterId::new("mobilites").map_err(|e| e.found)?;
    update(&mut session, Intent::SetPerimeter(mobility));
    let outside = "hors de ce périmètre";
    for who in [None, Some("etat"), Some("region")] {
        let who = who.map(PartnerId::new).transpose().map_err(|e| e.found)?;
        update(&mut session, Intent::Focus(who.clone()));
        let values = axis_values(&session)?;
        let is_out: Vec<bool> = values.iter().map(|value| value == outside).collect();
        let only_the_fifth = [true, true, true, true, false, true];
        assert_eq!(is_out, only_the_fifth, "{who:?}: {values:?}");
        let fifth = values.get(4).ok_or("no axis 5")?;
        assert!(
            fifth.contains(if who.is_some() { "693" } else { "1 386" }),
            "{fifth}"
        );
    }
    // In the first perimeter the first four axes have figures: they are not outside it.
    let mel = PartnerId::new("mel").map_err(|e| e.found)?;
    let first = maquette::contract::PerimeterId::new("hors-mobilites").map_err(|e| e.found)?;
    update(&mut session, Intent::SetPerimeter(first));
    update(&mut session, Intent::Focus(Some(mel)));
    let values = axis_values(&session)?;
    assert!(
        values.iter().take(4).all(|value| value != outside),
        "{values:?}"
    );
    Ok(())
}
