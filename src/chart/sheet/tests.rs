//! What stands around a chart that leaves the program.

use super::*;
use crate::app::{Session, Settings, session_of};
use crate::chart::{Compared, Side, SideKind};
use crate::file;
use std::sync::Arc;

fn session(name: &str, lang: Lang) -> Session {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name);
    let loaded = file::read(name, &std::fs::read(&path).unwrap()).unwrap();
    session_of(
        &path,
        loaded,
        Settings::first(lang),
        jiff::civil::date(2024, 12, 2),
    )
}

/// The two versions of the real contract.
fn versions() -> Compared {
    let contract = |name| {
        let loaded = crate::app::samples::load(name).unwrap();
        Arc::new(loaded.contract)
    };
    let both = [crate::app::samples::REAL, crate::app::samples::REAL_V2].map(contract);
    let sides = both.each_ref().map(|contract| Side {
        kind: SideKind::Version,
        version: contract.identity.version.clone(),
    });
    Compared::of(both, sides, Vec::new())
}

fn sheet(name: SheetName) -> Sheet {
    // Only the fictitious contract has operations.
    let file = match name {
        SheetName::Concentration => "trois-vallees.ron",
        _ => "hauts-de-france-2021-2027.ron",
    };
    let mut session = session(file, Lang::Fr);
    if name == SheetName::Contrast {
        session.comparing.fix(Arc::new(versions()));
    }
    let imprint = Imprint {
        file: Some("contrat.ron".to_owned()),
        fingerprint: Some("7c1e\u{a0}90ab".to_owned()),
        unsaved: 0,
    };
    Sheet::of(&session.scene().unwrap(), name, &imprint)
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_axes_say_whose_money_and_where_it_was_read() {
    let sheet = sheet(SheetName::AxisBudgets);
    assert_eq!(
        plain(&sheet.scope),
        "CPER Hauts-de-France 2021-2027, v1 signée le 9 janvier 2023, hors volet mobilités. \
         Le montant en euros de chaque axe, tous signataires confondus, n’est pas publié."
    );
    let samples: Vec<Sample> = sheet.legend.iter().map(|item| item.sample).collect();
    assert_eq!(
        samples,
        [
            Sample::Published,
            Sample::Pending,
            Sample::NotPublished,
            Sample::Nil
        ]
    );
    assert_eq!(sheet.notes.len(), 2, "{:?}", sheet.notes);
    assert!(sheet.notes[0].starts_with("MEL, axe 5"));
    let foot: Vec<String> = sheet.foot.iter().map(|line| plain(line)).collect();
    assert!(
        foot[0].starts_with("Sources : Métropole européenne de Lille, "),
        "{foot:?}"
    );
    assert_eq!(
        foot[1],
        "Reconstitution à partir de pages publiques · document non officiel. \
         Vu au 2 décembre 2024. Fichier contrat.ron, empreinte 7c1e 90ab."
    );
    assert_eq!(sheet.warning, None);
    assert!(
        plain(&sheet.spoken).contains("142,8 millions d’euros"),
        "{}",
        sheet.spoken
    );
}

#[test]
fn the_parts_tell_of_the_conflict_behind_their_rest() {
    let sheet = sheet(SheetName::PartnerShares);
    let notes: Vec<String> = sheet.notes.iter().map(|note| plain(note)).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains("768 M€ ou 770 M€"), "{notes:?}");
    assert_eq!(sheet.legend.len(), 1);
}

#[test]
fn undated_events_are_told_with_the_dated_ones() {
    let sheet = sheet(SheetName::Deadlines);
    assert!(sheet.spoken.contains("sans date"), "{}", sheet.spoken);
    assert!(
        sheet
            .legend
            .iter()
            .any(|item| item.sample == Sample::NotBefore)
    );
}

#[test]
fn what_must_not_be_missed_is_said_apart() {
    let session = session("trois-vallees.ron", Lang::Fr);
    let imprint = Imprint {
        unsaved: 3,
        ..Imprint::default()
    };
    let sheet = Sheet::of(&session.scene().unwrap(), SheetName::AxisBudgets, &imprint);
    let warning = sheet.warning.unwrap();
    assert!(
        warning.ends_with("Contient 3 modifications non enregistrées"),
        "{warning}"
    );
    assert_eq!(warning.split(" · ").count(), 2, "{warning}");
    assert!(!sheet.foot.concat().contains("Fichier"));
}

#[test]
fn every_sheet_has_its_table() {
    for name in SheetName::ALL {
        let table = sheet(name).table();
        assert!(table.rows.len() > 3, "{name:?}");
    }
}
