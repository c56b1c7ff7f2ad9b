//! Two versions held against each other in the window: what clicks and keys do.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "presentation/stage.rs"]
mod stage;

#[path = "contrast/earlier.rs"]
mod earlier;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::comparing::{CompareIntent, CompareJob, End, Pick, Pointed};
use maquette::app::effect::{Answer, Effect};
use maquette::app::view::{Overlay, Screen};
use maquette::app::{FileIntent, Intent, Place, ScreenChart, Session, samples, update};
use maquette::chart::{Bar, ContrastChart, Outcome, Subject};
use maquette::compare::{Pair, paired};
use maquette::contract::{LineId, PartnerId};
use maquette::edit::Target;
use maquette::wording::Lang;
use stage::{harness, opened, painted, press};

const SIZE: egui::Vec2 = egui::vec2(1440.0, 900.0);

fn versions() -> Session {
    let mut session = opened(Lang::Fr);
    let v2 = Place::Bundled(samples::REAL_V2);
    update(&mut session, Intent::OpenVersion(v2));
    update(&mut session, Intent::Go(Screen::Contrast));
    session
}

fn chart(session: &Session) -> &ContrastChart {
    match &session.charts().unwrap().screen {
        ScreenChart::Contrast(chart) => chart,
        other => panic!("{other:?}"),
    }
}

fn row(session: &Session, title: &str) -> usize {
    let rows = &chart(session).rows;
    rows.iter().position(|row| row.title == title).unwrap()
}

fn pointed(harness: &Harness<'static, Session>) -> Option<Pointed> {
    harness.state().comparing.pointed
}

#[test]
fn a_step_shows_its_sentence_and_leads_to_the_matrix() {
    let mut harness = harness(versions(), SIZE);
    let n = row(harness.state(), "État");
    let spoken = chart(harness.state()).rows[n].tip.spoken.clone();
    harness.get_by_label(&spoken).click();
    harness.run_ok();
    assert_eq!(pointed(&harness), Some(Pointed::Row(n)));
    let said = chart(harness.state()).rows[n].said[0];
    assert!(chart(harness.state()).said(said).unwrap().rows.contains(&n));
    // Its sentence points back.
    let words = chart(harness.state()).said(said).unwrap().text.clone();
    harness.get_by_label(&words).click();
    harness.run_ok();
    assert_eq!(pointed(&harness), Some(Pointed::Said(said)));
    press(&mut harness, egui::Key::Escape);
    assert_eq!(pointed(&harness), None);
    assert_eq!(harness.state().view.screen, Screen::Contrast);
}

#[test]
fn the_bars_are_one_stop_walked_with_arrows() {
    let mut harness = harness(versions(), SIZE);
    // The first arrow goes to the main chart of the screen.
    press(&mut harness, egui::Key::ArrowDown);
    for _ in 0..4 {
        press(&mut harness, egui::Key::ArrowDown);
    }
    press(&mut harness, egui::Key::Enter);
    let Some(Pointed::Row(n)) = pointed(&harness) else {
        panic!("{:?}", pointed(&harness));
    };
    assert!(chart(harness.state()).rows[n].place.is_some(), "row {n}");
    let (perimeter, subject) = chart(harness.state()).rows[n].place.clone().unwrap();
    press(&mut harness, egui::Key::Enter);
    assert_eq!(harness.state().view.screen, Screen::Matrix);
    assert_eq!(harness.state().view.selection, Some(subject));
    assert_eq!(harness.state().view.perimeter, Some(perimeter));
    // And back.
    update(
        harness.state_mut(),
        Intent::Do(maquette::app::action::Action::Back),
    );
    assert_eq!(harness.state().view.screen, Screen::Contrast);
}

#[test]
fn pages_walk_the_screens_in_rail_order() {
    let mut session = versions();
    let next = Intent::Do(maquette::app::action::Action::NextScreen);
    let previous = Intent::Do(maquette::app::action::Action::PreviousScreen);
    update(&mut session, previous);
    assert_eq!(session.view.screen, Screen::Partners);
    update(&mut session, next.clone());
    assert_eq!(session.view.screen, Screen::Contrast);
    update(&mut session, next);
    assert_eq!(session.view.screen, Screen::Slides);
}

#[test]
fn sides_are_swapped_and_chosen() {
    let mut harness = harness(versions(), SIZE);
    harness.get_by_label("Échanger les deux versions").click();
    harness.run_ok();
    let comparing = &harness.state().comparing;
    assert_eq!(comparing.before, Some(Pick::Open));
    assert_eq!(
        comparing.after,
        Some(Pick::At(Place::Bundled(samples::REAL)))
    );
    assert!(chart(harness.state()).title.contains("v2 → v1"));
    // The same on both sides changes places.
    let choose = CompareIntent::Choose(End::After, Pick::Open);
    update(harness.state_mut(), Intent::Versions(choose));
    assert!(chart(harness.state()).title.contains("v1 → v2"));
}

#[test]
fn with_nothing_chosen_the_screen_invites() {
    let mut session = opened(Lang::Fr);
    update(&mut session, Intent::Go(Screen::Contrast));
    assert_eq!(chart(&session).outcome, Outcome::Nothing);
    let mut harness = harness(session, SIZE);
    let texts = painted(&harness);
    assert!(
        texts
            .iter()
            .any(|t| t == "Choisissez deux versions à comparer")
    );
    // The newer version stands after the open one.
    harness
        .get_by_label("v2 · + protocole mobilités, 26 avril 2024")
        .click();
    harness.run_ok();
    assert!(chart(harness.state()).title.contains("v1 → v2"));
    assert_eq!(harness.state().comparing.before, Some(Pick::Open));
}

/// Where no dialog can open, the path that is typed is called what it is for.
#[test]
fn a_path_typed_for_a_side_is_named_after_that_side() {
    use maquette::app::view::PathPurpose;
    let no_dialog = |session: &mut Session| {
        let answer = Answer::NoDialog(PathPurpose::Open, String::new());
        update(session, Intent::File(FileIntent::Answer(answer)));
    };
    let says = |session: Session, title: &str| {
        let mut harness = harness(session, SIZE);
        harness.run_ok();
        let read = |title: &str| harness.query_all_by_label(title).count();
        // The pickers behind have the names of the sides too.
        (read(title) > 0, read("Ouvrir un contrat") > 0)
    };
    for (end, name) in [
        (End::Before, "Version de départ"),
        (End::After, "Version d’arrivée"),
    ] {
        let mut session = versions();
        update(&mut session, Intent::Versions(CompareIntent::PickFile(end)));
        no_dialog(&mut session);
        assert_eq!(says(session, name), (true, false), "{name}");
    }
    let mut session = versions();
    let pick = CompareIntent::PickFile(End::Before);
    update(&mut session, Intent::Versions(pick));
    update(&mut session, Intent::Escape);
    update(
        &mut session,
        Intent::Do(maquette::app::action::Action::Open),
    );
    no_dialog(&mut session);
    assert!(says(session, "Ouvrir un contrat").1);
}

#[test]
fn another_file_is_read_beside_and_the_open_one_stays() {
    let mut session = versions();
    let effects = update(
        &mut session,
        Intent::Versions(CompareIntent::PickFile(End::Before)),
    );
    assert!(effects.contains(&Effect::PickOpen));
    let path = std::path::PathBuf::from("autre.ron");
    let answer = |answer| Intent::File(FileIntent::Answer(answer));
    let effects = update(&mut session, answer(Answer::PickedOpen(Some(path.clone()))));
    assert_eq!(effects, [Effect::ReadBeside(path.clone())]);
    assert!(session.comparing.is_waiting());
    let title = session
        .document
        .as_ref()
        .unwrap()
        .contract()
        .identity
        .title
        .clone();
    let other = samples::load(samples::FICTITIOUS).unwrap().contract;
    let read = Answer::Beside(path, Box::new(Ok(std::sync::Arc::new(other))));
    update(&mut session, answer(read));
    assert!(!session.comparing.is_waiting());
    assert_ne!(chart(&session).outcome, Outcome::Nothing);
    let now = &session.document.as_ref().unwrap().contract().identity.title;
    assert_eq!(*now, title, "the open document stays");
    // Choosing a file to open afterwards opens it.
    let effects = update(
        &mut session,
        Intent::Do(maquette::app::action::Action::Open),
    );
    assert!(effects.contains(&Effect::PickOpen));
    let effects = update(
        &mut session,
        answer(Answer::PickedOpen(Some("b.ron".into()))),
    );
    assert!(
        matches!(effects.as_slice(), [Effect::Read(..), ..]),
        "{effects:?}"
    );
}

#[test]
fn edits_are_followed_while_they_are_made() {
    use maquette::contract::{LineId, PartnerId};
    let mut session = versions();
    let before = chart(&session).head.clone();
    let (line, partner) = (
        LineId::new("axe-1").unwrap(),
        PartnerId::new("mel").unwrap(),
    );
    let amount = "40 M€".parse().unwrap();
    let set = maquette::app::Typing::SetAmount(line.clone(), partner.clone(), amount);
    update(
        &mut session,
        Intent::SetPerimeter(maquette::contract::PerimeterId::new("hors-mobilites").unwrap()),
    );
    update(&mut session, Intent::Typing(set));
    assert_ne!(chart(&session).head, before);
    let said: Vec<&str> = chart(&session)
        .lists
        .iter()
        .flat_map(|l| l.list.iter().map(|s| s.text.as_str()))
        .collect();
    assert!(
        said.iter()
            .any(|s| s.contains("La MEL passe de 31,8\u{a0}M€ à 40\u{a0}M€")),
        "{said:#?}"
    );
    let cell = Subject::Cell(line, partner);
    let all = chart(&session).lists.iter().flat_map(|l| &l.list);
    assert!(
        all.filter_map(|s| s.place.as_ref())
            .any(|(_, s)| *s == cell)
    );
}

/// A version that is too long to be compared at once, and what is asked for it.
fn long_comparison() -> (Session, Box<CompareJob>) {
    let mut session = versions();
    let mut large = samples::load(samples::REAL).unwrap().contract;
    let pattern = large.commitments[0].clone();
    for n in 0..4_000_u64 {
        large.commitments.push(maquette::contract::Commitment {
            key: maquette::contract::FigureKey(100_000 + n),
            note: Some(n.to_string()),
            ..pattern.clone()
        });
    }
    let effects = hold_against(&mut session, large);
    let Some(Effect::Compare(job)) = effects.into_iter().next() else {
        unreachable!("it was worked out at once");
    };
    (session, job)
}

/// Puts a contract before the open one, as a file that was read.
fn hold_against(session: &mut Session, other: maquette::contract::Contract) -> Vec<Effect> {
    let path = std::path::PathBuf::from("autre.ron");
    let pick = Pick::At(Place::File(path.clone()));
    let choose = CompareIntent::Choose(End::Before, pick);
    update(session, Intent::Versions(choose));
    let read = Answer::Beside(path, Box::new(Ok(std::sync::Arc::new(other))));
    update(session, Intent::File(FileIntent::Answer(read)))
}

#[test]
fn a_long_comparison_is_worked_out_beside_the_window() {
    let (mut session, job) = long_comparison();
    assert!(session.comparing.is_waiting());
    assert_eq!(chart(&session).outcome, Outcome::Nothing);
    let answer = Answer::Compared(Box::new(job.about.clone()), Some(Box::new(job.answer())));
    let effects = update(&mut session, Intent::File(FileIntent::Answer(answer)));
    assert!(effects.is_empty(), "{effects:?}");
    assert!(!session.comparing.is_waiting());
    assert_ne!(chart(&session).outcome, Outcome::Nothing);
}

#[test]
fn a_comparison_that_fails_is_told_once_and_not_asked_again() {
    let (mut session, job) = long_comparison();
    let answer = Answer::Compared(Box::new(job.about.clone()), None);
    let effects = update(&mut session, Intent::File(FileIntent::Answer(answer)));
    assert!(effects.is_empty(), "{effects:?}");
    assert!(!session.comparing.is_waiting());
    let Some(Overlay::Failed(failure)) = &session.view.overlay else {
        panic!("{:?}", session.view.overlay);
    };
    let said = maquette::wording::text(Lang::Fr, maquette::wording::Key::CauseBug);
    assert_eq!(failure.cause(Lang::Fr), said);
    let effects = update(&mut session, Intent::Go(Screen::Contrast));
    assert!(effects.is_empty(), "{effects:?}");
}

/// An amount that names no perimeter counts in each: a chart that lets one perimeter follow
/// another would draw it twice.
#[test]
fn perimeters_that_share_an_amount_never_follow_one_another() {
    let mut session = versions();
    let rules = |session: &Session| {
        let rows = chart(session).rows.iter();
        rows.filter(|row| row.bar == Bar::Rule).count()
    };
    assert_eq!(rules(&session), 1);
    let mut other = samples::load(samples::REAL).unwrap().contract;
    let is_money = |c: &&mut maquette::contract::Commitment| {
        c.amount.value().is_some_and(|value| !value.is_zero())
    };
    let figure = other.commitments.iter_mut().find(is_money);
    figure.unwrap().perimeter = None;
    hold_against(&mut session, other);
    assert_eq!(chart(&session).outcome, Outcome::Moved);
    assert_eq!(rules(&session), 0);
}

#[test]
fn two_identifiers_are_held_for_the_same_when_a_person_says_so() {
    let mut session = opened(Lang::Fr);
    let place = Place::File("renamed.ron".into());
    let hold = Intent::Versions(CompareIntent::Hold(Pick::At(place.clone())));
    update(&mut session, Intent::Go(Screen::Contrast));
    update(&mut session, hold);
    // The same contract, in which the MEL and axis 2 have other identifiers.
    let open = session.document.as_ref().unwrap().contract();
    let (partner, line) = (PartnerId::new, LineId::new);
    let pairs = [
        Pair {
            old: Target::Partner(partner("mel").unwrap()),
            new: Target::Partner(partner("metropole").unwrap()),
        },
        Pair {
            old: Target::Line(line("axe-2").unwrap()),
            new: Target::Line(line("axe-deux").unwrap()),
        },
    ];
    let contract = std::sync::Arc::new(paired(open, &pairs));
    let beside = maquette::app::comparing::Beside::Read(contract);
    session.comparing.found(Pick::At(place), beside);
    update(&mut session, Intent::Go(Screen::Contrast));
    let mut harness = harness(session, SIZE);
    assert_eq!(chart(harness.state()).outcome, Outcome::Moved);
    let lists = &chart(harness.state()).lists;
    let told = |words: &str| {
        lists
            .iter()
            .flat_map(|l| &l.list)
            .any(|s| s.text.contains(words))
    };
    assert!(told("metropole") && told("axe-deux"), "{lists:?}");
    for left in [1, 0] {
        let join = harness
            .get_all_by_label("C’est la même chose")
            .next()
            .unwrap();
        join.scroll_to_me();
        harness.run_ok();
        harness
            .get_all_by_label("C’est la même chose")
            .next()
            .unwrap()
            .click();
        harness.run_ok();
        assert_eq!(
            harness.query_all_by_label("C’est la même chose").count(),
            left
        );
    }
    assert_eq!(chart(harness.state()).outcome, Outcome::Same);
    // The way back.
    harness
        .get_all_by_label("Ce sont deux choses")
        .next()
        .unwrap()
        .click();
    harness.run_ok();
    assert_ne!(chart(harness.state()).outcome, Outcome::Same);
    update(harness.state_mut(), Intent::Versions(CompareIntent::Swap));
    harness.run_ok();
    assert_eq!(harness.state().comparing.pairs.len(), 1);
    assert_eq!(harness.query_all_by_label("Ce sont deux choses").count(), 1);
}
