//! Findings of the bundled contracts in both languages.

use super::*;
use crate::check::findings;
use crate::contract::Date;

fn real_contract() -> Contract {
    let bytes = include_bytes!("../../../data/hauts-de-france-2021-2027.ron");
    crate::file::read("data", bytes).unwrap().contract
}

fn day() -> Date {
    Date::constant(2024, 12, 2)
}

/// Severity, title, facts and gap of each finding.
fn said_of(contract: &Contract, lang: Lang) -> Vec<String> {
    findings(contract, day())
        .iter()
        .map(|f| {
            let gap = gap_text(f, contract, lang).unwrap_or_default();
            let parts = [
                severity(f.severity, lang).to_owned(),
                title(f, contract, lang),
                detail(f, contract, lang),
                gap,
            ];
            parts.join(" | ").replace(['\u{a0}', '\u{202f}'], " ")
        })
        .collect()
}

#[test]
fn the_signed_contract_in_french() {
    let expected = [
        "à examiner | Deux valeurs pour les sept autres signataires | Les sources publient 768 ou 770 M€ · Hors mobilités | 768 ou 770 M€",
        "à examiner | Somme des parts supérieure à l’enveloppe | 2 757 M€ publiés, 2 750 ± 5 M€ annoncés | +7 M€",
        "information | Parts par axe : 99,9 % | écart compatible avec les arrondis | −0,1 pt",
        "information | Répartition de la MEL : 99,9 % | somme exacte en euros, arrondis en % | −0,1 pt",
        "information | Axe 5 : attente dépassée par un événement | « en attente » ici, Protocole signé à Compiègne, 26 avril 2024 | 26 avr. 2024",
    ];
    assert_eq!(said_of(&real_contract(), Lang::Fr), expected);
}

#[test]
fn every_finding_speaks_both_languages() {
    let contract = real_contract();
    for finding in findings(&contract, day()) {
        for lang in [Lang::Fr, Lang::En] {
            assert!(!title(&finding, &contract, lang).is_empty());
            assert!(!hint(&finding, lang).is_empty());
        }
    }
    assert_eq!(said_of(&contract, Lang::En).len(), 5);
}
