//! The real program in a real window on a display of its own, driven by the keyboard: open a file,
//! change a figure, save it, rest, leave; and by a screen reader on a bus of its own. Needs `Xvfb`,
//! `xdotool`, software OpenGL, `dbus`, `at-spi2-core` and `python3-pyatspi`; `.ci/run` installs them
//! and runs this.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "window/bus.rs"]
mod bus;
#[path = "window/leaving.rs"]
mod leaving;
#[path = "window/slow.rs"]
mod slow;
#[path = "window/stage.rs"]
mod stage;

use bus::Bus;
use maquette::contract::{Contract, Euros, State};
use maquette::file;
use stage::{Program, Stage};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const CONTRACT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/hauts-de-france-2021-2027.ron"
);

/// What the file says of the metropolis on axis 2.
fn axis_2_of_mel(contract: &Contract) -> &State {
    let mut commitments = contract.commitments.iter();
    let found = commitments.find(|c| {
        let by: Vec<&str> = c.by.iter().map(|id| id.as_str()).collect();
        c.line.as_str() == "axe-2" && by == ["mel"]
    });
    &found
        .expect("a commitment of the metropolis on axis 2")
        .amount
}

fn contract_in(path: &Path) -> Contract {
    let bytes = fs::read(path).unwrap();
    match file::read("contrat.ron", &bytes) {
        Ok(loaded) => loaded.contract,
        Err(refusal) => panic!("{refusal:?}"),
    }
}

fn millions(n: i64) -> Option<Euros> {
    Some(Euros::whole(n * 100_000))
}

/// A copy of the real contract, and the program that has opened it, with a screen reader if one
/// listens.
fn open_contract(stage: &Stage, reader: Option<&Bus>) -> (PathBuf, Program) {
    let path = stage.folder().join("contrat.ron");
    fs::copy(CONTRACT, &path).unwrap();
    let program = stage.start(Some(&path), reader.map(Bus::address));
    program.wait_for_title("contrat.ron — Maquette");
    (path, program)
}

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn a_figure_is_changed_and_saved_with_the_keyboard() {
    let stage = Stage::new();
    let (path, mut program) = open_contract(&stage, None);
    let before = contract_in(&path);
    let text_before = fs::read_to_string(&path).unwrap();
    assert_eq!(axis_2_of_mel(&before).value(), millions(1_428));
    select_axis_2_of_mel(&program);
    program.press("F2");
    program.press("ctrl+a");
    program.type_text("143");
    program.press("Return");
    program.wait_for_title("● contrat.ron — Maquette");
    program.press("ctrl+s");
    program.wait_for_title("contrat.ron — Maquette");

    let after = contract_in(&path);
    assert_eq!(axis_2_of_mel(&after).value(), millions(1_430));
    assert!(matches!(axis_2_of_mel(&after), State::Published(_)));
    assert_eq!(after.commitments.len(), before.commitments.len());
    assert_one_line_differs(&text_before, &fs::read_to_string(&path).unwrap());
    assert_eq!(stage.stray_files(), [""; 0], "temporary files are gone");

    program.assert_rests();
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}

/// Faster than any frame: figures typed down and across the matrix, undone and typed again.
#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn keys_pressed_at_once_are_taken_one_after_the_other() {
    let stage = Stage::new();
    let (path, mut program) = open_contract(&stage, None);
    let before = fs::read_to_string(&path).unwrap();
    select_axis_2_of_mel(&program);
    program.press_at_once(&["F2", "1", "4", "3", "Return", "7", "Return"]);
    program.wait_for_title("● contrat.ron — Maquette");
    program.press_at_once(&[
        "ctrl+z", "ctrl+y", "Up", "8", "Tab", "9", "Return", "ctrl+s",
    ]);
    program.wait_for_title("contrat.ron — Maquette");

    let after = contract_in(&path);
    let said = |line: &str, partner: &str| {
        let mut all = after.commitments.iter();
        let by = |c: &maquette::contract::Commitment| c.by.iter().any(|id| id.as_str() == partner);
        let found = all.find(|c| c.line.as_str() == line && by(c));
        found.and_then(|c| c.amount.value())
    };
    assert_eq!(said("axe-2", "mel"), millions(1_430));
    assert_eq!(said("axe-3", "mel"), millions(80));
    assert_eq!(said("axe-3", "amiens"), millions(90));
    assert_ne!(before, fs::read_to_string(&path).unwrap());
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}

/// Comments, order and layout are those of the file as it was.
fn assert_one_line_differs(before: &str, after: &str) {
    let differing: Vec<_> = before
        .split_inclusive('\n')
        .zip(after.split_inclusive('\n'))
        .filter(|(before, after)| before != after)
        .collect();
    assert_eq!(before.matches('\n').count(), after.matches('\n').count());
    assert_eq!(differing.len(), 1, "{differing:?}");
}

/// From the overview to the cell of the metropolis on axis 2: the matrix is the next screen, and
/// the palette finds a figure by its words, wherever the table's order has put it. Faster than frames:
/// what is done with words that were typed waits for them.
fn select_axis_2_of_mel(program: &Program) {
    program.press_at_once(&[
        "ctrl+Next",
        "ctrl+k",
        "m",
        "e",
        "l",
        "space",
        "a",
        "x",
        "e",
        "space",
        "2",
        "Return",
    ]);
}

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn leaving_with_unsaved_edits_asks_and_saves() {
    let stage = Stage::new();
    let (path, mut program) = open_contract(&stage, None);
    let axes = contract_in(&path).lines.len();
    program.press("ctrl+k");
    program.type_text("ajouter un axe");
    program.press("Return");
    // The number is proposed; the title waits for its text.
    program.type_text("Essai");
    program.press("ctrl+Return");
    program.wait_for_title("● contrat.ron — Maquette");

    program.press("ctrl+q");
    program.press("Escape");
    program.pause(Duration::from_millis(500));
    program.wait_for_title("● contrat.ron — Maquette");
    assert_eq!(contract_in(&path).lines.len(), axes, "nothing is written");

    program.press("ctrl+q");
    program.press("Return");
    assert!(program.ends_well(), "{}", program.messages());
    assert_eq!(contract_in(&path).lines.len(), axes + 1);
}

/// The journals in the state folder that have edits in them.
fn journals(stage: &Stage) -> Vec<maquette::file::journal::format::Journal> {
    let settings = stage.settings_folder();
    let folder = settings.parent().unwrap().join("state/maquette/journals");
    let entries = fs::read_dir(folder).unwrap().flatten();
    let journals = entries.filter(|e| e.path().extension().is_some_and(|e| e == "journal"));
    journals
        .map(|e| maquette::file::journal::format::parse(&fs::read(e.path()).unwrap()).unwrap())
        .collect()
}

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn a_signal_ends_the_program_as_it_says_with_every_edit_in_the_journal() {
    const SIGHUP: i32 = 1;
    const SIGINT: i32 = 2;
    const SIGTERM: i32 = 15;
    for signal in [SIGTERM, SIGHUP, SIGINT] {
        let stage = Stage::new();
        let (path, mut program) = open_contract(&stage, None);
        select_axis_2_of_mel(&program);
        program.press("F2");
        program.press("ctrl+a");
        program.type_text("143");
        program.press("Return");
        program.wait_for_title("● contrat.ron — Maquette");
        assert_eq!(
            program.ends_by(signal),
            Ok(signal),
            "{}",
            program.messages()
        );
        assert_eq!(axis_2_of_mel(&contract_in(&path)).value(), millions(1_428));
        let left = journals(&stage);
        assert_eq!(left.len(), 1, "signal {signal}");
        assert_eq!(left[0].torn, 0);
        let again = maquette::file::journal::replay(&left[0], None).unwrap();
        assert_eq!(axis_2_of_mel(&again.contract).value(), millions(1_430));
    }
}

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn a_path_is_typed_where_no_dialog_can_open() {
    let stage = Stage::new();
    let path = stage.folder().join("contrat.ron");
    fs::copy(CONTRACT, &path).unwrap();
    let mut program = stage.start(None, None);
    program.wait_for_title("hauts-de-france-2021-2027.ron — Maquette");
    program.press("ctrl+o");
    program.type_text(&path.to_string_lossy());
    program.press("Return");
    program.wait_for_title("contrat.ron — Maquette");
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn without_a_file_the_bundled_contract_opens_and_settings_are_remembered() {
    let stage = Stage::new();
    let mut program = stage.start(None, None);
    program.wait_for_title("hauts-de-france-2021-2027.ron — Maquette");
    program.press("ctrl+minus");
    program.assert_rests();
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
    let kept = maquette::file::settings::load(&stage.settings_folder());
    assert_eq!(kept.trouble, None);
    assert_eq!(kept.settings.zoom, Some(90));
    assert_eq!(kept.settings.window, Some((1440.0, 900.0)));
    assert_eq!(kept.settings.lang, None, "--lang is for this time only");
}

#[test]
#[ignore = "needs Xvfb, xdotool, software OpenGL, dbus and AT-SPI; .ci/run installs them and runs it"]
fn a_screen_reader_reads_every_amount_by_name_and_value() {
    let stage = Stage::new();
    let bus = Bus::new(stage.display());
    let (_, mut program) = open_contract(&stage, Some(&bus));
    program.press("ctrl+Next");
    bus.wait_for_name(&program, "the matrix", |name| {
        name.starts_with("MEL, axe 6")
    });
    let read = bus.read(&program);
    let amounts: Vec<String> = read
        .iter()
        .filter(|thing| thing.role == "table cell" && thing.name.starts_with("MEL, axe "))
        .map(|thing| thing.name.clone())
        .collect();
    assert_eq!(
        amounts,
        [
            "MEL, axe 1, 31,8 millions d’euros, publié, hors mobilités, 1 sur 6",
            "MEL, axe 2, 142,8 millions d’euros, publié, hors mobilités, 2 sur 6",
            "MEL, axe 3, 2 millions d’euros, publié, hors mobilités, 3 sur 6",
            "MEL, axe 4, 18 millions d’euros, publié, hors mobilités, 4 sur 6",
            "MEL, axe 5, en attente, hors mobilités, 5 sur 6",
            "MEL, axe 6, aucun engagement (décision), hors mobilités, 6 sur 6",
        ],
        "{read:#?}"
    );
    // What a reader activates is selected, and the panel beside it says where it comes from.
    bus.press(&program, &amounts[1]);
    bus.wait_for_name(&program, "the figure's value", |name| name == "142,8 M€");
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}

/// The largest file that the program is made for, as a person uses it: open, scroll, change, take back, save.
/// Presses keys, and prints the processor time until what they do is seen.
fn timed(program: &Program, what: &str, keys: &[&str]) {
    let before = program.time_taken();
    for key in keys {
        program.press(key);
    }
    let taken = program.time_taken() - before;
    println!("{what}: {taken:?} of processor time, drawing without a graphics card included");
}

/// By pages and by the wheel.
fn scrolled(program: &Program) {
    timed(program, "six pages down", &["Next"; 6]);
    let before = program.time_taken();
    program.wheel(12);
    let taken = program.time_taken() - before;
    println!("twelve notches of the wheel: {taken:?} of processor time");
    timed(program, "three pages up", &["Prior"; 3]);
}

#[test]
#[ignore = "needs Xvfb, xdotool, software OpenGL and a release build: cargo test --release --test window -- --ignored a_million --nocapture"]
fn a_million_amounts_are_opened_scrolled_changed_taken_back_and_saved() {
    let stage = Stage::new();
    let path = stage.folder().join("million.ron");
    let size = maquette::cli::sample::Size {
        operations: 100_000,
        partners: 10,
        seed: 1,
    };
    let text = maquette::cli::sample::text(size);
    fs::write(&path, &text).unwrap();
    let asked = Instant::now();
    let mut program = stage.start(Some(&path), None);
    program.wait_for_title("million.ron — Maquette");
    println!(
        "open: {:?}, {:?} of processor time",
        asked.elapsed(),
        program.time_taken()
    );
    let timed = |what: &str, keys: &[&str]| timed(&program, what, keys);
    timed("the matrix", &["ctrl+Next"]);
    program.press("ctrl+k");
    program.type_text("station etat");
    timed("a figure found", &["Return"]);
    program.pause(Duration::from_secs(1));
    timed("ten rows down", &["Down"; 10]);
    timed("ten rows up", &["Up"; 10]);
    scrolled(&program);
    program.picture("million-matrix");
    program.press("ctrl+k");
    program.type_text("station etat");
    timed("the figure found again", &["Return"]);
    program.pause(Duration::from_secs(1));
    program.press("F2");
    program.press("ctrl+a");
    program.type_text("143,5 M");
    program.picture("million-typing");
    timed("a figure validated", &["Return"]);
    program.wait_for_title("● million.ron — Maquette");
    timed("taken back", &["ctrl+z"]);
    program.wait_for_title("million.ron — Maquette");
    timed("made again", &["ctrl+shift+z"]);
    program.wait_for_title("● million.ron — Maquette");
    let asked = Instant::now();
    program.press("ctrl+s");
    program.wait_for_title("million.ron — Maquette");
    println!("save: {:?}", asked.elapsed());
    let saved = fs::read_to_string(&path).unwrap();
    let differing = text.lines().zip(saved.lines()).filter(|(a, b)| a != b);
    assert!(differing.count() <= 1, "one amount, on one line");
    assert_ne!(text, saved);
    program.picture("million-saved");
    program.assert_rests();
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}

/// How much it takes until the real contract can be seen.
#[test]
#[ignore = "needs Xvfb, xdotool, software OpenGL and a release build: cargo test --release --test window -- --ignored starts --nocapture"]
fn the_program_starts() {
    let stage = Stage::new();
    let mut program = stage.start(None, None);
    program.wait_for_title("hauts-de-france-2021-2027.ron — Maquette");
    println!(
        "start to the first frames of the real contract: {:?} of processor time, OpenGL in software included",
        program.time_taken()
    );
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}
