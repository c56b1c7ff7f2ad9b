//! The inspector and the findings panel, drawn without a display.
//!
//! With `MAQUETTE_PICTURES=some/folder` the pictures are written there to be looked at.

#[path = "support/whole.rs"]
mod whole;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, Typing, start, update};
use maquette::chart::Subject;
use maquette::contract::{DeadlineId, GroupId, LineId, PartnerId, State, Value};
use maquette::edit::Edit;
use maquette::export::{png, screen};
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The day from which every picture is seen.
const TODAY: maquette::contract::Date = jiff::civil::date(2024, 12, 2);

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), TODAY);
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Matrix));
    session
}

fn cell(axis: &str, partner: &str) -> Result<Subject, Box<dyn std::error::Error>> {
    let line = LineId::new(axis).map_err(|_| "line")?;
    let partner = PartnerId::new(partner).map_err(|_| "partner")?;
    Ok(Subject::Cell(line, partner))
}

fn keep(name: &str, session: &Session, size: (u16, u16), theme: &'static Theme) -> Outcome {
    let picture = screen::picture(session, size.0, size.1, theme)?;
    let bytes = png::encode(&picture)?;
    if let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") {
        let file = std::path::Path::new(&folder).join(format!("panels-{name}.png"));
        std::fs::write(file, &bytes)?;
    }
    assert_eq!(&bytes[1..4], b"PNG");
    Ok(())
}

#[test]
fn the_inspector_draws_every_kind_of_mark() -> Outcome {
    let group = GroupId::new("sept-autres").map_err(|_| "group")?;
    let event = DeadlineId::new("consultation-avenant").map_err(|_| "event")?;
    let line = LineId::new("axe-2").map_err(|_| "line")?;
    let partner = PartnerId::new("mel").map_err(|_| "partner")?;
    let subjects = [
        ("cell", cell("axe-2", "mel")?),
        ("pending", cell("axe-5", "mel")?),
        ("nil", cell("axe-6", "mel")?),
        ("unknown", cell("axe-1", "nord")?),
        ("group", Subject::Group(group)),
        ("event", Subject::Deadline(event)),
        ("line", Subject::Line(line)),
        ("partner", Subject::Partner(partner)),
        ("envelope", Subject::Envelope),
        ("parts", Subject::Parts),
    ];
    for (name, subject) in subjects {
        let mut s = session(Lang::Fr);
        update(&mut s, Intent::Select(subject));
        keep(name, &s, (1440, 900), &LIGHT)?;
        if name == "cell" {
            keep("cell-small", &s, (1024, 700), &LIGHT)?;
            keep("cell-dark", &s, (1440, 900), &DARK)?;
        }
    }
    Ok(())
}

#[test]
fn the_findings_draw() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Go(Screen::Overview));
    update(&mut s, Intent::Do(Action::Findings));
    keep("findings", &s, (1440, 900), &LIGHT)?;
    update(&mut s, Intent::Do(Action::NextFinding));
    keep("findings-first", &s, (1440, 900), &LIGHT)?;
    keep("findings-dark", &s, (1440, 900), &DARK)?;
    update(&mut s, Intent::Do(Action::NextFinding));
    keep("findings-second", &s, (1440, 900), &LIGHT)?;
    keep("findings-small", &s, (1024, 700), &LIGHT)?;
    Ok(())
}

fn window(session: Session) -> Harness<'static, Session> {
    whole::window(session, |_, session, intent| {
        update(session, intent);
    })
}

fn remainder(session: &Session) -> Option<String> {
    let scene = session.scene()?;
    let group = scene.summary.totals.groups.first()?;
    group.remainder.map(|rest| rest.to_string())
}

#[test]
fn a_conflict_is_settled_in_the_panel_and_undone() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Do(Action::Findings));
    let mut window = window(s);
    let title = "Deux valeurs pour les sept autres signataires";
    window
        .get_by_role_and_label(Role::ListItem, &spoken(&window, title)?)
        .click();
    window.run();
    assert!(matches!(
        window.state().view.selection,
        Some(Subject::Finding(_))
    ));
    let other = "770\u{a0}M€, Chiffre rapporté lors de l’avis du CESER, Gazette Oise";
    window.get_by_label(other).click();
    window.run();
    assert_eq!(remainder(window.state()).as_deref(), Some("378000000"));
    window.get_by_label("Garder 770").click();
    window.run();
    assert_eq!(remainder(window.state()).as_deref(), Some("380000000"));
    update(window.state_mut(), Intent::Do(Action::Undo));
    assert_eq!(remainder(window.state()).as_deref(), Some("378000000"));
    Ok(())
}

fn open_and_aside(window: &Harness<'_, Session>) -> Option<(usize, usize)> {
    let derived = window.state().document.as_ref()?.derived()?;
    Some((derived.findings().len(), derived.aside().points.len()))
}

#[test]
fn the_value_that_counts_is_noted_with_the_point() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Do(Action::Findings));
    update(&mut s, Intent::Do(Action::NextFinding));
    let mut window = window(s);
    let other = "770\u{a0}M€, Chiffre rapporté lors de l’avis du CESER, Gazette Oise";
    window.get_by_label(other).click();
    window.run();
    window.get_by_label("Laisser les deux").click();
    window.run();
    assert_eq!(remainder(window.state()).as_deref(), Some("380000000"));
    assert_eq!(open_and_aside(&window).map(|(_, aside)| aside), Some(1));
    // One step takes both back.
    update(window.state_mut(), Intent::Do(Action::Undo));
    assert_eq!(remainder(window.state()).as_deref(), Some("378000000"));
    assert_eq!(open_and_aside(&window), Some((5, 0)));
    Ok(())
}

#[test]
fn both_values_are_left_with_a_note_and_taken_up_again() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Do(Action::Findings));
    update(&mut s, Intent::Do(Action::NextFinding));
    let mut window = window(s);
    assert_eq!(open_and_aside(&window), Some((5, 0)));
    window.get_by_label("Laisser les deux").click();
    window.run();
    assert_eq!(open_and_aside(&window), Some((4, 1)));
    let undo = window
        .state()
        .document
        .as_ref()
        .and_then(|d| d.history().undo_label());
    let undo = undo.ok_or("nothing to undo")?;
    let named = maquette::wording::edit::label(undo, Lang::Fr);
    assert_eq!(named, "écarter point sur Sept autres signataires, total");
    // The next point is open; the other is counted, and shown on demand.
    assert!(matches!(
        window.state().view.selection,
        Some(Subject::Finding(_))
    ));
    window.get_by_label("1 écarté, avec motif");
    window.get_by_label("Afficher").click();
    window.run();
    window.get_by_label_contains("Les deux valeurs sont laissées");
    keep("findings-aside", window.state(), (1440, 900), &LIGHT)?;
    window.get_by_label("Reprendre").click();
    window.run();
    assert_eq!(open_and_aside(&window), Some((5, 0)));
    update(window.state_mut(), Intent::Do(Action::Undo));
    assert_eq!(open_and_aside(&window), Some((4, 1)));
    update(window.state_mut(), Intent::Do(Action::Undo));
    assert_eq!(open_and_aside(&window), Some((5, 0)));
    Ok(())
}

#[test]
fn a_point_is_set_aside_for_a_reason_and_back_when_its_value_changes() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Do(Action::Findings));
    update(&mut s, Intent::Do(Action::NextFinding));
    update(&mut s, Intent::Do(Action::NextFinding));
    let mut window = window(s);
    window.get_by_label("Écarter…").click();
    window.run();
    // Without a reason nothing is set aside.
    window.get_by_label("Écarter").click();
    window.run();
    assert_eq!(open_and_aside(&window), Some((5, 0)));
    window.get_by_label("Motif").focus();
    window.run();
    window
        .get_by_label("Motif")
        .type_text("L’enveloppe est arrondie.");
    window.run();
    window.get_by_label("Écarter").click();
    window.run();
    assert_eq!(open_and_aside(&window), Some((4, 1)));
    let contract = window
        .state()
        .document
        .as_ref()
        .ok_or("document")?
        .contract();
    let kept = contract.dismissed.first().ok_or("dismissed")?;
    assert_eq!(kept.about, "contract in hors-mobilites");
    assert_eq!(kept.values, ["2757 M€", "2750 M€"]);
    assert_eq!(kept.reason, "L’enveloppe est arrondie.");
    // Another envelope: the point is back, and the dismissal says that it no longer holds.
    let figure = contract.announced.first().ok_or("announced")?.key;
    let value = Value::Amount(State::published("2.74 Md€".parse().map_err(|_| "amount")?));
    let edit = Edit::SetAnnounced { key: figure, value };
    window
        .state_mut()
        .document
        .as_mut()
        .ok_or("document")?
        .commit(edit)
        .map_err(|_| "refused")?;
    update(window.state_mut(), Intent::DismissNotice);
    window.run();
    assert_eq!(open_and_aside(&window), Some((6, 0)));
    window.get_by_label("Afficher").click();
    window.run();
    window.get_by_label("1 motif sans effet");
    window.get_by_label_contains("Ne correspond plus à aucun point");
    keep("findings-idle", window.state(), (1440, 900), &LIGHT)?;
    window.get_by_label("Retirer").click();
    window.run();
    let contract = window
        .state()
        .document
        .as_ref()
        .ok_or("document")?
        .contract();
    assert_eq!(contract.dismissed, []);
    Ok(())
}

/// What a screen reader says of the finding with this title.
fn spoken(window: &Harness<'_, Session>, title: &str) -> Result<String, &'static str> {
    let charts = window.state().charts().ok_or("nothing open")?;
    let mut points = charts.findings.points.iter();
    let point = points.find(|p| p.title == title).ok_or("no such point")?;
    Ok(point.spoken(Lang::Fr))
}

#[test]
fn findings_are_walked_by_keys() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Do(Action::Findings));
    let mut window = window(s);
    let first = spoken(&window, "Deux valeurs pour les sept autres signataires")?;
    window.get_by_label(&first).focus();
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let second = "Somme des parts supérieure à l’enveloppe";
    let charts = window.state().charts().ok_or("nothing open")?;
    let detail = charts.detail.as_ref().ok_or("nothing selected")?;
    assert_eq!(detail.name(), second);
    Ok(())
}

#[test]
fn enter_does_what_the_open_point_proposes_first_and_undo_takes_it_back() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Do(Action::Findings));
    let mut window = window(s);
    let conflicts = |window: &Harness<'_, Session>| {
        let charts = window.state().charts();
        charts.map(|charts| {
            let points = charts.findings.points.iter();
            points.filter(|p| p.conflict.is_some()).count()
        })
    };
    assert_eq!(conflicts(&window), Some(1));
    // Walked to from anywhere: nothing has the focus. The first Enter keeps the value in force.
    update(window.state_mut(), Intent::Do(Action::NextFinding));
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(conflicts(&window), Some(0));
    assert_eq!(remainder(window.state()).as_deref(), Some("378000000"));
    update(window.state_mut(), Intent::Do(Action::Undo));
    window.run();
    assert_eq!(conflicts(&window), Some(1));
    // From its row: Enter opens it, and Enter again keeps the value that was chosen.
    update(window.state_mut(), Intent::Escape);
    window.run();
    let first = spoken(&window, "Deux valeurs pour les sept autres signataires")?;
    window.get_by_label(&first).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(conflicts(&window), Some(1));
    let other = "770\u{a0}M€, Chiffre rapporté lors de l’avis du CESER, Gazette Oise";
    window.get_by_label(other).click();
    window.run();
    window.get_by_label(&first).focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(conflicts(&window), Some(0));
    assert_eq!(remainder(window.state()).as_deref(), Some("380000000"));
    update(window.state_mut(), Intent::Do(Action::Undo));
    assert_eq!(remainder(window.state()).as_deref(), Some("378000000"));
    Ok(())
}

/// While a figure is typed in the matrix, the panel beside it shows what it becomes and what it is.
#[test]
fn the_amount_beside_follows_what_is_typed_in_the_matrix() -> Outcome {
    let mut s = session(Lang::Fr);
    update(&mut s, Intent::Go(Screen::Matrix));
    update(&mut s, Intent::Select(cell("axe-2", "mel")?));
    let Subject::Cell(line, partner) = cell("axe-2", "mel")? else {
        return Err("a cell".into());
    };
    let typing = |seed: &str| {
        Intent::Typing(Typing::BeginCell {
            line: line.clone(),
            partner: partner.clone(),
            seed: Some(seed.to_owned()),
        })
    };
    let has = |window: &Harness<'_, Session>, name: &str| {
        window
            .query_all_by_role_and_label(Role::Label, name)
            .next()
            .is_some()
    };
    let becoming = "143 M€".replace(' ', "\u{a0}");
    let published = "142,8 M€".replace(' ', "\u{a0}");

    let mut window = window(s);
    window.run();
    assert!(has(&window, &published) && !has(&window, &becoming));
    update(window.state_mut(), typing("143"));
    window.run();
    assert!(has(&window, &becoming) && !has(&window, &published));
    assert!(has(&window, "142,8") && has(&window, "En cours de saisie"));
    // What does not read as an amount changes nothing yet.
    update(window.state_mut(), typing("cent"));
    window.run();
    assert!(has(&window, &published) && has(&window, "En cours de saisie"));
    update(window.state_mut(), Intent::Escape);
    window.run();
    assert!(has(&window, &published) && !has(&window, "En cours de saisie"));
    Ok(())
}
