//! Amounts hidden: none is painted, said or copied, in a presentation or in the window, until they
//! are shown again or a key is held.

#![allow(clippy::unwrap_used)]

#[path = "discretion/everywhere.rs"]
mod everywhere;
#[path = "presentation/stage.rs"]
mod stage;

use egui_kittest::Harness;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Amounts, Intent, Session, update};
use maquette::wording::Lang;
use stage::*;

/// Amounts of the bundled contract, in both languages, in digits.
const AMOUNTS: [&str; 20] = [
    "142,8", "142.8", "194,6", "194.6", "195,4", "195.4", "31,8", "31.8", "57,3", "57.3", "2 757",
    "2,757", "2 750", "2,750", "2,75 Md", "994", "995", "768", "770", "378",
];

fn assert_nothing_leaks(harness: &Harness<'static, Session>, place: &str) {
    for said in spoken(harness).into_iter().chain(painted(harness)) {
        for amount in AMOUNTS {
            assert!(!said.contains(amount), "{place}: {amount} in {said}");
        }
        // The example of a search is nobody's amount.
        let said = said.replace("axe 2 > 10 M€", "");
        let unit = said.find("M€").map(|at| &said[..at]);
        if let Some(before) = unit {
            let last = before.trim_end().chars().last();
            assert!(!last.is_some_and(|c| c.is_ascii_digit()), "{place}: {said}");
        }
    }
}

#[test]
fn hidden_amounts_leak_nowhere_in_a_presentation() {
    for lang in [Lang::Fr, Lang::En] {
        let mut harness = presenting(lang);
        press(&mut harness, egui::Key::M);
        assert_eq!(harness.state().amounts, Amounts::Hidden);
        for n in 0..6 {
            assert_nothing_leaks(&harness, &format!("slide {n}"));
            press(&mut harness, egui::Key::T);
            assert_nothing_leaks(&harness, &format!("table {n}"));
            press(&mut harness, egui::Key::T);
            press(&mut harness, egui::Key::ArrowRight);
        }
        press(&mut harness, egui::Key::M);
        assert_eq!(harness.state().amounts, Amounts::Shown);
    }
}

#[test]
fn holding_the_key_shows_hidden_amounts_until_it_is_let_go() {
    let mut harness = presenting(Lang::Fr);
    press(&mut harness, egui::Key::PageDown);
    press(&mut harness, egui::Key::M);
    assert!(painted(&harness).iter().any(|said| said == "•••"));
    harness.key_down(egui::Key::M);
    harness.run_ok();
    assert_eq!(harness.state().amounts, Amounts::Glimpsed);
    assert!(painted(&harness).iter().any(|said| said == "995 M€"));
    for _ in 0..60 {
        harness.step();
    }
    assert_eq!(harness.state().amounts, Amounts::Glimpsed);
    harness.key_up(egui::Key::M);
    harness.run_ok();
    assert_eq!(harness.state().amounts, Amounts::Hidden);
    assert_nothing_leaks(&harness, "after the key");
}

#[test]
fn hidden_amounts_leak_nowhere_in_the_window() {
    for lang in [Lang::Fr, Lang::En] {
        let mut session = opened(lang);
        update(&mut session, Intent::Do(Action::HideAmounts));
        let mut harness = harness(session, egui::vec2(1440.0, 900.0));
        for screen in Screen::ALL {
            update(harness.state_mut(), Intent::Go(screen));
            for panel in [None, Some(Action::Findings), Some(Action::ShowTable)] {
                if let Some(action) = panel {
                    update(harness.state_mut(), Intent::Do(action));
                }
                harness.run_ok();
                assert_nothing_leaks(&harness, &format!("{screen:?} {panel:?}"));
            }
            update(harness.state_mut(), Intent::CloseOverlay);
            update(harness.state_mut(), Intent::Do(Action::Findings));
            for subject in subjects(harness.state()) {
                let name = format!("{screen:?} {subject:?}");
                update(harness.state_mut(), Intent::Select(subject));
                harness.run_ok();
                assert_nothing_leaks(&harness, &name);
                for effect in update(harness.state_mut(), Intent::Do(Action::Copy)) {
                    let copied = format!("{effect:?}").replace(['\u{a0}', '\u{202f}'], " ");
                    for amount in AMOUNTS {
                        assert!(!copied.contains(amount), "{name}: {amount} in {copied}");
                    }
                }
            }
        }
        update(harness.state_mut(), Intent::Do(Action::Palette));
        update(harness.state_mut(), Intent::PaletteQuery("mel".to_owned()));
        harness.run_ok();
        assert_nothing_leaks(&harness, "palette");
    }
}

fn subjects(session: &Session) -> Vec<maquette::chart::Subject> {
    use maquette::chart::Subject;
    let contract = session.document.as_ref().unwrap().contract();
    let mut all = vec![Subject::Envelope, Subject::Parts];
    all.extend(
        contract
            .partners
            .iter()
            .map(|p| Subject::Partner(p.id.clone())),
    );
    all.extend(contract.groups.iter().map(|g| Subject::Group(g.id.clone())));
    let axes = || contract.axes().map(|l| l.id.clone());
    all.extend(axes().map(Subject::Line));
    let mel = maquette::contract::PartnerId::new("mel").unwrap();
    all.extend(axes().map(|line| Subject::Cell(line, mel.clone())));
    all
}

#[test]
fn hidden_amounts_leak_nowhere_between_two_versions() {
    use maquette::app::{CompareIntent, Place, samples};
    for lang in [Lang::Fr, Lang::En] {
        let mut session = opened(lang);
        let v2 = Place::Bundled(samples::REAL_V2);
        update(&mut session, Intent::OpenVersion(v2));
        update(&mut session, Intent::Go(Screen::Contrast));
        let amounts = [
            "693", "1 386", "1,386", "355", "494", "148,9", "148.9", "4 143", "34 %",
        ];
        let mut harness = harness(session, egui::vec2(1440.0, 3000.0));
        let all = |harness: &Harness<'static, Session>| {
            let said = spoken(harness).into_iter().chain(painted(harness));
            said.map(|s| s.replace(['\u{202f}', '\u{a0}'], " "))
                .collect::<Vec<_>>()
        };
        let shown = all(&harness);
        assert!(
            shown.iter().any(|said| said.contains("693")),
            "the test can see amounts"
        );
        update(harness.state_mut(), Intent::Do(Action::HideAmounts));
        harness.run_ok();
        assert_nothing_leaks(&harness, "versions");
        for said in all(&harness) {
            for amount in amounts {
                assert!(!said.contains(amount), "{amount} in {said}");
            }
        }
        let minutes = Intent::Versions(CompareIntent::CopyMinutes);
        for effect in update(harness.state_mut(), minutes) {
            let copied = format!("{effect:?}").replace(['\u{a0}', '\u{202f}'], " ");
            for amount in AMOUNTS.iter().chain(&amounts) {
                assert!(!copied.contains(amount), "{amount} in {copied}");
            }
        }
    }
}
