//! The binary as people run it: what it prints where, with which exit code.
#![allow(clippy::unwrap_used)]

#[path = "cli/versions.rs"]
mod versions;

use serde_json::{Value, json};
use std::process::{Command, Output};

const V1: &str = "data/hauts-de-france-2021-2027.ron";
const V2: &str = "data/hauts-de-france-2021-2027-v2.ron";
const DATA: [&str; 3] = [V1, V2, "data/trois-vallees.ron"];

fn maquette(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_maquette"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // No settings of whoever runs the tests.
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .args(["--today", "2024-12-02", "--lang", "fr"])
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn summary(file: &str, perimeter: &[&str]) -> Value {
    let output = maquette(&[&["summary", file, "--json"], perimeter].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The member of a list with this id.
fn find<'a>(list: &'a Value, id: &str) -> &'a Value {
    let mut members = list.as_array().unwrap().iter();
    members.find(|m| m["id"] == id).unwrap()
}

#[test]
fn the_signed_contract_as_json() {
    let json = summary(V1, &[]);
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    let expected = [
        "title",
        "today",
        "perimeter",
        "perimeters",
        "axes",
        "partners",
        "groups",
        "completeness",
        "deadlines",
    ];
    assert_eq!(keys, expected);
    assert_eq!(json["today"], "2024-12-02");
    assert_eq!(json["perimeter"], "hors-mobilites");
    assert_eq!(
        json["perimeters"][0],
        json!({
            "id": "hors-mobilites",
            "announced": "2750000000",
            "tolerance": "5000000",
            "parts": "2757000000",
        })
    );
    assert_eq!(json["completeness"], json!({ "sourced": 14, "cells": 54 }));
    let mel = find(&json["partners"], "mel");
    assert_eq!(mel["announced"], "194600000");
    assert_eq!(mel["known"], "194600000");
    // Axis 5 is pending.
    assert_eq!(mel["complete"], false);
    let nord = find(&json["partners"], "nord");
    assert_eq!(nord["announced"], "195400000");
    assert_eq!(nord["known"], Value::Null);
    assert_eq!(nord["complete"], false);
    let others = find(&json["groups"], "sept-autres");
    assert_eq!(others["announced"], "768000000");
    assert_eq!(others["remainder"], "378000000");
    assert_eq!(others["members"].as_array().unwrap().len(), 7);
}

#[test]
fn cells_tell_their_state() {
    let json = summary(V1, &[]);
    let cell = |axis: &str, partner: &str| find(&json["axes"], axis)["cells"][partner].clone();
    let published = json!({ "state": "published", "amount": "142800000" });
    assert_eq!(cell("axe-2", "mel"), published);
    let unknown = json!({ "state": "not_published", "amount": null });
    assert_eq!(cell("axe-2", "oise"), unknown);
    let pending = json!({ "state": "pending", "amount": null });
    assert_eq!(cell("axe-5", "etat"), pending);
    assert_eq!(
        cell("axe-6", "mel"),
        json!({ "state": "nil", "amount": "0" })
    );
    let axis = find(&json["axes"], "axe-2");
    assert_eq!(
        (&axis["number"], &axis["complete"]),
        (&json!("2"), &json!(false))
    );
    assert_eq!(axis["known"], "142800000");
}

/// The signed contract with a point set aside, and a dismissal that matches nothing.
fn with_dismissals(folder: &std::path::Path) -> std::path::PathBuf {
    let text = std::fs::read_to_string(V1).unwrap();
    let end = text.trim_end().strip_suffix(')').unwrap();
    let dismissed = r#"    dismissed: [
        (
            id: "ecart",
            rule: "PartsExceedEnvelope",
            about: "contract in hors-mobilites",
            values: ["2757 M€", "2750 M€"],
            reason: "L’enveloppe est arrondie.",
            date: Day("2024-12-01"),
        ),
        (id: "ancien", rule: "SimilarNames", about: "partner mel", reason: "Vu."),
    ],
)
"#;
    let path = folder.join("ecarts.ron");
    std::fs::write(&path, format!("{end}{dismissed}")).unwrap();
    path
}

#[test]
fn what_was_set_aside_is_listed_apart() {
    let folder = tempfile::tempdir().unwrap();
    let file = with_dismissals(folder.path());
    let output = maquette(&["check", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let report = text(&output.stdout);
    for line in [
        "Points écartés",
        "    Motif, 1er décembre 2024 : L’enveloppe est arrondie.",
        "  • Point sur MEL",
        "    SimilarNames",
        "    → Ne correspond plus à aucun point",
        "0 bloquant, 1 à examiner, 3 informations · 1 écarté, avec motif",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
    let output = maquette(&["check", file.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let json: Value = serde_json::from_str(&text(&output.stdout)).unwrap();
    assert_eq!(json["counts"]["review"], 1);
    assert_eq!(json["dismissed"].as_array().unwrap().len(), 1);
    let aside = &json["dismissed"][0];
    assert_eq!(aside["finding"]["code"], "PartsExceedEnvelope");
    assert_eq!(aside["dismissal"]["reason"], "L’enveloppe est arrondie.");
    assert_eq!(aside["dismissal"]["date"], "2024-12-01");
    let idle = &json["idle_dismissals"][0];
    assert_eq!(idle["cause"], "unmatched");
    assert_eq!(idle["dismissal"]["id"], "ancien");
}

#[test]
fn deadlines_are_seen_from_the_day() {
    let json = summary(V1, &[]);
    let entry = |id: &str| {
        let found = find(&json["deadlines"], id);
        let keys = ["date", "precision", "status", "days"];
        keys.map(|key| found[key].clone())
    };
    let consultation = entry("consultation-avenant");
    let period = "2025-01-07/2025-02-06";
    assert_eq!(
        consultation,
        [json!(period), json!("period"), json!("upcoming"), json!(66)]
    );
    let talks = entry("echanges-axe-5");
    let expected = [
        json!("2023-03"),
        json!("month"),
        json!("not_before"),
        Value::Null,
    ];
    assert_eq!(talks, expected);
    let end = entry("fin-periode");
    assert_eq!(
        end,
        [json!("2027"), json!("year"), json!("upcoming"), json!(1124)]
    );
    let signed = entry("signature");
    assert_eq!(
        signed,
        [
            json!("2023-01-09"),
            json!("day"),
            json!("past"),
            json!(-693)
        ]
    );
    let undated = entry("signature-avenant");
    assert_eq!(undated[2], "undated");
    assert_eq!(undated[3], Value::Null);
}

#[test]
fn the_mobility_perimeter_of_the_second_version() {
    let json = summary(V2, &["--perimeter", "mobilites"]);
    let state = find(&json["partners"], "etat");
    assert_eq!(state["announced"], "693000000");
    assert_eq!(find(&json["partners"], "region")["announced"], "693000000");
}

#[test]
fn a_chart_is_drawn_in_the_perimeter_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = |name: &str, perimeter: &[&str]| {
        let path = folder.path().join(name);
        let to = path.to_str().unwrap();
        let output = maquette(&[&["render", "axis-budgets", V2, "-o", to], perimeter].concat());
        (
            output.status.code(),
            text(&output.stderr),
            std::fs::read(&path),
        )
    };
    let (code, _, first) = drawn("first.svg", &[]);
    assert_eq!(code, Some(0));
    let (code, _, other) = drawn("other.svg", &["--perimeter", "mobilites"]);
    assert_eq!(code, Some(0));
    let other = String::from_utf8(other.unwrap()).unwrap();
    assert!(other.contains("volet mobilités"), "the scope is named");
    assert_ne!(first.unwrap(), other.into_bytes());
    let (code, said, none) = drawn("none.svg", &["--perimeter", "ailleurs"]);
    assert_eq!(code, Some(2));
    assert!(
        said.contains("ailleurs") && said.contains("mobilites"),
        "{said}"
    );
    assert!(none.is_err(), "nothing is written");
}

#[test]
fn the_summary_for_people() {
    let output = maquette(&["summary", V1]);
    assert_eq!(output.status.code(), Some(0));
    let report = text(&output.stdout);
    for line in [
        "CPER Hauts-de-France 2021-2027",
        "v1 · signée le 9 janvier 2023 · 9 signataires · 6 axes",
        "Somme des parts publiées  2 757 M€",
        "Complétude : 14 cellules sur 54 au statut sourcé",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
    assert!(report.contains("378 M€"), "{report}");
    assert!(report.lines().all(|l| !l.ends_with(' ')));
}

#[test]
fn no_data_file_has_a_blocking_finding() {
    for file in DATA {
        let output = maquette(&["check", file]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn findings_of_the_signed_contract() {
    let output = maquette(&["check", V1, "--json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        json["counts"],
        json!({ "blocking": 0, "review": 2, "info": 3 })
    );
    let codes: Vec<&str> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["code"].as_str().unwrap())
        .collect();
    let expected = [
        "ConflictingFigures",
        "PartsExceedEnvelope",
        "SharesNotWhole",
        "RoundedMix",
        "PendingSuperseded",
    ];
    assert_eq!(codes, expected);
    let report = text(&maquette(&["check", V1]).stdout);
    assert!(
        report.contains("À examiner\n  • Deux valeurs pour les sept autres"),
        "{report}"
    );
    assert!(
        report.ends_with("0 bloquant, 2 à examiner, 3 informations\n"),
        "{report}"
    );
}

#[test]
fn a_contradiction_gives_exit_code_1() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.ron");
    let source = std::fs::read_to_string(V1).unwrap();
    std::fs::write(
        &path,
        source.replace("period: (2021, 2027)", "period: (2027, 2021)"),
    )
    .unwrap();
    let output = maquette(&["check", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("Bloquant\n"));
}

#[test]
fn what_cannot_be_read_gives_exit_code_2() {
    for arguments in [
        ["summary", "data/absent.ron"],
        ["check", "data/absent.ron"],
        ["check", "Cargo.toml"],
    ] {
        let output = maquette(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(text(&output.stderr).contains(arguments[1]));
    }
}

#[test]
fn reading_problems_are_told_one_by_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.ron");
    let source = std::fs::read_to_string(V1).unwrap();
    let broken = source.replace("\"142.8 M€\"", "\"142.8\"");
    std::fs::write(&path, broken).unwrap();
    let output = maquette(&["check", path.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(2));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = json["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1);
    let line = problems[0]["line"].as_u64().unwrap();
    assert!(line > 1);
    assert!(text(&output.stderr).contains(&format!("a.ron:{line}:")));
}

#[test]
fn wrong_arguments_give_exit_code_2_and_the_remedy() {
    let output = maquette(&["summary", V1, "--perimeter", "x"]);
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert!(message.contains("hors-mobilites, mobilites"), "{message}");
    let output = maquette(&["check", V1, "--json", "--theme", "dark"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "commande ou option inconnue : --theme\nVoir maquette --help\n"
    );
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = maquette(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    let help = text(&help.stdout);
    for word in [
        "summary",
        "check",
        "render",
        "--today",
        "--lang",
        "--version",
    ] {
        assert!(help.contains(word), "{word}");
    }
    let version = maquette(&["--version"]);
    assert!(text(&version.stdout).starts_with("maquette 0."));
    let english = maquette(&["--lang", "en", "--help"]);
    assert!(text(&english.stdout).contains("Exit codes"));
}

#[test]
fn a_screen_is_drawn_to_the_same_bytes_every_time() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let mut pictures = Vec::new();
    for name in ["a.png", "b.png"] {
        let output = folder.path().join(name);
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_maquette"))
            .args([
                "render",
                "overview",
                "data/hauts-de-france-2021-2027.ron",
                "--size",
                "900x600",
            ])
            .args(["--today", "2024-12-02", "--lang", "fr", "-o"])
            .arg(&output)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("DISPLAY")
            .status()?;
        assert_eq!(status.code(), Some(0));
        pictures.push(std::fs::read(&output)?);
    }
    assert!(pictures.first() == pictures.last());
    assert!(
        pictures
            .iter()
            .all(|p| p.starts_with(b"\x89PNG") && p.len() > 10_000)
    );
    Ok(())
}
