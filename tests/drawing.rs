//! Looking changes nothing: whatever the window's size and scale, wherever the pointer goes, the contract, its history
//! and the selection are what they were, and no drawing fails. Also on contracts made to be hard to draw, and with none
//! open. A widget bound to a field of the contract would be caught here: a slider clamps, a step rounds.
#![allow(clippy::unwrap_used)]

use egui_kittest::Harness;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, session_of, update};
use maquette::chart::Subject;
use maquette::contract::{Contract, Date, PartnerId};
use maquette::file;
use maquette::ui;
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;
use std::path::Path;
use std::time::{Duration, Instant};

const TODAY: Date = jiff::civil::date(2024, 12, 2);
const V1: &str = include_str!("../data/hauts-de-france-2021-2027.ron");
const V2: &str = include_str!("../data/hauts-de-france-2021-2027-v2.ron");
const INVENTED: &str = include_str!("../data/trois-vallees.ron");

fn contract(text: &str) -> Contract {
    file::read("test.ron", text.as_bytes()).unwrap().contract
}

/// Contracts that drawing has reasons to stumble on.
fn hard_to_draw() -> Vec<(&'static str, Contract)> {
    let mut empty = contract(INVENTED);
    empty.commitments.clear();
    empty.announced.clear();
    empty.groups.clear();
    empty.lines.clear();
    empty.partners.clear();
    empty.schedule.deadlines.clear();
    empty.schedule.lanes.clear();
    let mut long = contract(INVENTED);
    long.identity.title = "Titre ".repeat(83);
    for line in &mut long.lines {
        line.title = "L".repeat(500);
    }
    for partner in &mut long.partners {
        partner.short = "\u{202e}é\u{200b}".repeat(100);
    }
    let mut many = contract(INVENTED);
    let (partner, figure) = (many.partners[0].clone(), many.commitments[0].clone());
    for n in 0..400 {
        let mut other = partner.clone();
        other.id = PartnerId::new(&format!("membre-{n}")).unwrap();
        other.short = format!("Membre {n}");
        let mut amount = figure.clone();
        amount.by = vec![other.id.clone()];
        amount.key = many.take_key();
        many.partners.push(other);
        many.commitments.push(amount);
    }
    let extreme = INVENTED
        .replace("\"182.0 M€\"", "\"999999999999999.999999 €\"")
        .replace("\"176.5 M€\"", "\"-999999999999999.999999 €\"")
        .replace("\"12.4 M€\"", "\"0.000001 €\"")
        .replace("Year(\"2027\")", "Year(\"9999\")")
        .replace("From(\"2020-10\")", "From(\"1000-01\")");
    let years = INVENTED.replace("period: (2021, 2027)", "period: (9999, 1000)");
    vec![
        ("as signed", contract(V1)),
        ("invented", contract(INVENTED)),
        ("protocol", contract(V2)),
        ("empty", empty),
        ("long names", long),
        ("hundreds of partners", many),
        ("extreme amounts and dates", contract(&extreme)),
        ("period from its end to its start", contract(&years)),
    ]
}

fn window(session: Session, theme: &'static Theme) -> Harness<'static, Session> {
    Harness::builder()
        .with_size(egui::vec2(1280.0, 800.0))
        .with_max_steps(8)
        .with_context_setup(|ctx| {
            Theme::install_fonts(ctx);
            theme.apply(ctx);
        })
        .build_ui_state(
            move |ui, session: &mut Session| {
                for intent in ui::draw(ui, session, theme) {
                    update(session, intent);
                }
            },
            session,
        )
}

/// Draws a window many times, the pointer moving, the window changing; gives the number of frames.
fn draw(window: &mut Harness<'_, Session>, frames: u32) -> u32 {
    let sizes = [
        (1280.0, 800.0),
        (1.0, 1.0),
        (0.0, 0.0),
        (320.0, 240.0),
        (16_384.0, 16_384.0),
        (8000.0, 120.0),
        (600.0, 4000.0),
    ];
    let scales = [1.0, 0.25, 8.0, 1.5];
    for n in 0..frames {
        let at = n as usize;
        if n % 4 == 0 {
            let (width, height) = sizes[at / 4 % sizes.len()];
            window.set_size(egui::vec2(width, height));
            window.set_pixels_per_point(scales[at / 4 % scales.len()]);
        }
        let place = egui::pos2((n * 97 % 1280) as f32, (n * 61 % 800) as f32);
        window.event(egui::Event::PointerMoved(place));
        window.step();
    }
    frames
}

/// Draws every screen many times, with something selected; gives the number of frames.
fn look_around(name: &str, contract: Contract, frames: u32) -> u32 {
    let mut drawn = 0;
    let mut loaded = file::read("test.ron", INVENTED.as_bytes()).unwrap();
    loaded.contract = contract.clone();
    let settings = Settings::first(Lang::Fr);
    let mut session = session_of(Path::new("test.ron"), loaded, settings, TODAY);
    let history = session.document.as_ref().unwrap().history();
    let revision = history.revision();
    for screen in Screen::ALL {
        update(&mut session, Intent::Go(screen));
        let partner = contract.partners.last().map(|p| p.id.clone());
        if let Some(partner) = partner {
            update(&mut session, Intent::Select(Subject::Partner(partner)));
        }
        let view = session.view.clone();
        let theme = match screen {
            Screen::Matrix => &DARK,
            _ => &LIGHT,
        };
        let mut window = window(session, theme);
        drawn += draw(&mut window, frames);
        session = std::mem::replace(window.state_mut(), empty_session());
        let document = session.document.as_ref().unwrap();
        assert_eq!(*document.contract(), contract, "{name}, {screen:?}");
        let now = document.history().revision();
        assert_eq!(now, revision, "{name}, {screen:?}");
        assert!(!document.is_dirty(), "{name}, {screen:?}");
        assert_eq!(session.view, view, "{name}, {screen:?}");
    }
    drawn
}

fn empty_session() -> Session {
    Session::new(Settings::first(Lang::Fr), TODAY)
}

#[test]
fn with_nothing_open_nothing_is_opened() {
    let mut window = window(empty_session(), &LIGHT);
    let view = window.state().view.clone();
    draw(&mut window, 24);
    assert!(window.state().document.is_none());
    assert_eq!(window.state().view, view);
}

#[test]
fn looking_changes_nothing() {
    for (name, contract) in hard_to_draw() {
        look_around(name, contract, 12);
    }
}

/// A contract with so many partners more.
fn wide(partners: usize) -> String {
    let (before, after) = INVENTED.split_once("    ],\n\n    groups:").unwrap();
    let more: String = (0..partners)
        .map(|n| {
            format!("        (id: \"p{n}\", name: \"Partenaire {n}\", short: \"P {n}\", kind: Other, slot: 1),\n")
        })
        .collect();
    format!("{before}{more}    ],\n\n    groups:{after}")
}

/// Draws every screen of a contract with so many partners; gives the slowest frame.
fn look_at_many(partners: usize) -> Duration {
    let loaded = file::read("test.ron", wide(partners).as_bytes()).unwrap();
    assert!(loaded.contract.partners.len() > partners);
    let settings = Settings::first(Lang::Fr);
    let mut session = session_of(Path::new("test.ron"), loaded, settings, TODAY);
    let mut slowest = Duration::ZERO;
    for screen in Screen::ALL {
        update(&mut session, Intent::Go(screen));
        let mut window = window(session, &LIGHT);
        for _ in 0..3 {
            let before = Instant::now();
            window.step();
            slowest = slowest.max(before.elapsed());
        }
        session = std::mem::replace(window.state_mut(), empty_session());
    }
    assert!(!session.document.as_ref().unwrap().is_dirty());
    slowest
}

#[test]
fn many_partners_are_drawn() {
    look_at_many(2_000);
}

/// `cargo test --release --test drawing -- --ignored --nocapture ten_thousand_partners`
#[test]
#[ignore = "takes minutes"]
fn ten_thousand_partners_are_drawn() {
    let slowest = look_at_many(10_000);
    println!("10,000 partners: slowest frame {slowest:?}");
}

/// `cargo test --release --test drawing -- --ignored --nocapture ten_thousand`
#[test]
#[ignore = "draws ten thousand frames"]
fn ten_thousand_frames_change_nothing() {
    let mut drawn = 0;
    for (name, contract) in hard_to_draw() {
        drawn += look_around(name, contract, 500);
    }
    println!("{drawn} frames drawn, no change");
    assert!(drawn >= 10_000);
}
