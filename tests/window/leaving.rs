//! What leaves the window: slides on the whole screen and the way back, a chart to a file of a
//! typed name.

use crate::bus::Bus;
use crate::stage::{Program, Stage};
use crate::{CONTRACT, axis_2_of_mel, contract_in, millions, open_contract, select_axis_2_of_mel};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// What a screen reader is told of the slide that is shown: its place.
fn slide_read(bus: &Bus, program: &Program) -> Option<String> {
    let read = bus.read(program);
    let mut names = read.into_iter().map(|thing| thing.name);
    names.find(|name| name.contains(", diapositive "))
}

#[test]
#[ignore = "needs Xvfb, xdotool, software OpenGL, dbus and AT-SPI; .ci/run installs them and runs it"]
fn slides_are_presented_and_left_and_the_window_goes_on() {
    let stage = Stage::new();
    let bus = Bus::new(stage.display());
    let (path, mut program) = open_contract(&stage, Some(&bus));
    assert_eq!(slide_read(&bus, &program), None);
    program.press("F5");
    for (key, place) in [
        (None, 1),
        (Some("Next"), 2),
        (Some("space"), 3),
        (Some("Prior"), 2),
    ] {
        if let Some(key) = key {
            program.press(key);
        }
        let ending = format!(", diapositive {place} sur 6");
        bus.wait_for_name(&program, &ending, |name| name.ends_with(&ending));
        program.picture(&format!("presented-{place}"));
    }
    program.assert_rests();

    program.press("Escape");
    // The screen of the slide that was shown last.
    let title = "Parts des signataires dans chaque axe";
    bus.wait_for_name(&program, title, |name| name == title);
    assert_eq!(slide_read(&bus, &program), None);
    program.picture("presented-left");
    // The window goes on as before: a figure is changed and saved.
    select_axis_2_of_mel(&program);
    program.press_at_once(&["F2", "1", "4", "3", "Return"]);
    program.wait_for_title("● contrat.ron — Maquette");
    program.press("ctrl+s");
    program.wait_for_title("contrat.ron — Maquette");
    assert_eq!(axis_2_of_mel(&contract_in(&path)).value(), millions(1_430));
    program.assert_rests();
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}

/// What the command line makes of the same request.
fn rendered(stage: &Stage, data: &Path, words: &[&str]) -> Vec<u8> {
    let output = stage.folder().join("commande.pdf");
    let done = std::process::Command::new(env!("CARGO_BIN_EXE_maquette"))
        .arg("render")
        .args(words)
        .arg(data)
        .args(["--lang", "fr", "--today", "2024-12-02", "-o"])
        .arg(&output)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    fs::read(output).unwrap()
}

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL; .ci/run installs them and runs it"]
fn a_chart_is_exported_to_a_typed_path_as_the_command_line_does() {
    let stage = Stage::new();
    let (path, mut program) = open_contract(&stage, None);
    let words = ["axis-budgets", "--preset", "a4", "--theme", "print"];
    let asked = rendered(&stage, &path, &words);

    program.press("ctrl+e");
    program.pause(Duration::from_secs(2));
    program.picture("export-dialog");
    program.press("ctrl+Return");
    let output = stage.folder().join("axes.pdf");
    program.picture("export-path");
    program.press("ctrl+a");
    program.type_text(&output.to_string_lossy());
    program.press("Return");
    stage.wait_for_file(&output);
    assert!(fs::read(&output).unwrap() == asked);
    assert_eq!(stage.stray_files().len(), 2, "the two exports and no more");

    program.assert_rests();
    program.picture("exported");
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
    assert_eq!(fs::read(CONTRACT).unwrap(), fs::read(&path).unwrap());
}
