//! A contract of a million amounts in the real window: it opens, scrolls, is edited, undone and saved.

use super::contract_in;
use super::stage::Stage;
use maquette::contract::Euros;
use std::fs;
use std::process::Command;
use std::time::Duration;

/// Amounts: operations times financers.
const AMOUNTS: usize = 1_000_000;

#[test]
#[ignore = "needs Xvfb, xdotool and software OpenGL, and some minutes unless built with --release"]
fn a_million_amounts_open_scroll_change_and_are_saved() {
    let stage = Stage::new();
    let path = stage.folder().join("grand.ron");
    let made = Command::new(env!("CARGO_BIN_EXE_maquette"))
        .args(["sample", "--operations", "100000", "--partners", "10"])
        .args(["--seed", "1", "-o"])
        .arg(&path)
        .status();
    assert!(made.unwrap().success(), "the sample is written");
    let before = contract_in(&path);
    assert!(before.commitments.len() >= AMOUNTS * 9 / 10);
    let text_before = fs::read_to_string(&path).unwrap();

    let mut program = stage.start(Some(&path));
    program.wait_for_title("grand.ron — Maquette");
    // To the matrix, and into an operation found by its name: the lines above it open.
    program.press("ctrl+Next");
    program.press("ctrl+k");
    program.type_text("operation 500");
    program.pause(Duration::from_millis(500));
    program.press("Return");
    program.pause(Duration::from_secs(1));
    let used = program.time_taken();
    for _ in 0..6 {
        program.press("Next");
    }
    program.wheel(12);
    for _ in 0..3 {
        program.press("Prior");
    }
    let scrolling = program.time_taken().saturating_sub(used);
    println!("9 pages and 12 notches of the wheel: {scrolling:?} of processor time");
    program.picture("million");

    program.press("F2");
    program.press("ctrl+a");
    program.type_text("1234,56 k");
    program.press("Return");
    program.wait_for_title("● grand.ron — Maquette");
    program.press("ctrl+z");
    program.wait_for_title("grand.ron — Maquette");
    program.press("ctrl+y");
    program.wait_for_title("● grand.ron — Maquette");
    program.press("ctrl+s");
    program.wait_for_title("grand.ron — Maquette");

    let after = contract_in(&path);
    let typed = Some(Euros::whole(1_234_560));
    let all = after.commitments.iter().zip(&before.commitments);
    let changed = all.filter(|(new, old)| new.amount != old.amount);
    let changed: Vec<_> = changed.map(|(new, _)| new.amount.value()).collect();
    let added = after.commitments.len() - before.commitments.len();
    assert!(changed == [typed] || added == 1, "{changed:?} {added}");
    let text = fs::read_to_string(&path).unwrap();
    let differing = text
        .lines()
        .zip(text_before.lines())
        .filter(|(a, b)| a != b);
    assert!(added == 1 || differing.count() == 1, "one line differs");
    assert_eq!(stage.stray_files(), [""; 0], "temporary files are gone");
    program.assert_rests();
    program.press("ctrl+q");
    assert!(program.ends_well(), "{}", program.messages());
}
