//! What is known of marks of the bundled contracts, word for word.

use super::*;
use crate::app::{Intent, Session, Settings, samples, start, update};
use crate::contract::{DeadlineId, GroupId, LineId, PartnerId};
use crate::wording::{Lang, text};

fn session() -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    session
}

fn mel_on(axis: &str) -> Subject {
    let line = LineId::new(axis).unwrap();
    Subject::Cell(line, PartnerId::new("mel").unwrap())
}

fn of(session: &Session, subject: &Subject) -> Detail {
    Detail::of(&session.scene().unwrap(), subject).unwrap()
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Heading, amount, chips, then one line for each property.
fn said(detail: &Detail) -> Vec<String> {
    let mut all = vec![detail.name(), detail.amount.clone(), detail.status()];
    for row in &detail.rows {
        let name = text(Lang::Fr, row.key);
        all.push(format!("{name} | {}", row.values.join(" / ")));
    }
    all.iter().map(|line| plain(line)).collect()
}

#[test]
fn a_published_cell_with_every_weight() {
    let detail = of(&session(), &mel_on("axe-2"));
    assert_eq!(
        said(&detail),
        [
            "MEL · Soutenir les territoires",
            "142,8 M€",
            "Publié · ± 0,05 M€",
            "Portée | MEL seule",
            "Périmètre | Hors volet mobilités",
            "Situation | de janvier à février 2023",
            "Poids | 73,4 % de la MEL / 5,2 % de 2,75 Md€ / ≈ 9,0 % de l’axe 2, déduit",
            "Objet | Régénération des territoires urbains métropolitains : renouvellement urbain, requalification des friches (dont le projet partenarial d’aménagement de Roubaix)",
        ]
    );
    assert_eq!(detail.heading.badge.as_deref(), Some("2"));
    let file = include_str!("../../../data/hauts-de-france-2021-2027.ron");
    let line = file.lines().nth(detail.line.unwrap()).unwrap();
    assert!(line.contains("142.8 M€"), "{line}");
    let source = detail.sources.first().unwrap();
    let quote = plain(source.quote.as_deref().unwrap());
    assert!(
        quote.starts_with("« Budget MEL : 142,8 M€, au bénéfice"),
        "{quote}"
    );
    assert_eq!(
        source.link,
        "lillemetropole.fr · Contrat de plan État-région 2021-2027"
    );
    let [origin] = detail.history.as_slice() else {
        panic!("{:?}", detail.history)
    };
    assert_eq!(origin.title, "Valeur d’origine");
    assert_eq!(origin.aside.as_deref(), Some("v1"));
    let note = origin.note.as_deref();
    assert_eq!(note, Some("Aucune modification depuis l’ouverture"));
}

#[test]
fn every_kind_of_nothing_has_its_words() {
    let session = session();
    let nil = of(&session, &mel_on("axe-6"));
    assert_eq!(nil.amount, "0");
    assert_eq!(nil.status(), "Aucun engagement (décision)");
    assert_eq!(
        nil.value(Key::InspectorPerimeter),
        Some("tous les périmètres")
    );
    let pending = of(&session, &mel_on("axe-5"));
    assert_eq!(pending.amount, "En attente");
    let since = pending.value(Key::InspectorSituation);
    assert_eq!(since, Some("pas avant mars 2023"));
    let line = LineId::new("axe-1").unwrap();
    let nord = Subject::Cell(line, PartnerId::new("nord").unwrap());
    let unknown = of(&session, &nord);
    assert_eq!(unknown.amount, "Non publié");
    assert_eq!((unknown.target, unknown.history.len()), (None, 0));
}

#[test]
fn the_whole_its_parts_and_a_group() {
    let session = session();
    assert_eq!(
        said(&of(&session, &Subject::Envelope)),
        [
            "Enveloppe annoncée",
            "2,75 Md€",
            "Publié · ± 5 M€",
            "Portée | tous signataires",
            "Périmètre | Hors volet mobilités",
            "Publié aussi | plus de 2,7 Md€ · La Gazette France, Région Hauts-de-France et Services de l’État dans l’Aisne",
            "Somme des parts publiées | 2 757 M€ / +7 M€ par rapport à l’enveloppe",
            "Note | Les trois parts rapportées lors de l’avis du CESER s’additionnent à 2 759,47 M€.",
        ]
    );
    assert_eq!(
        said(&of(&session, &Subject::Parts)),
        [
            "Somme des parts publiées",
            "2 757 M€",
            "Déduit · ± 1,5 M€",
            "Portée | tous signataires",
            "Périmètre | Hors volet mobilités",
            "Enveloppe annoncée | 2,75 Md€ / +7 M€ par rapport à l’enveloppe",
            "Formule | État : 994 M€ / Région : 995 M€ / Nord : 195,4 M€ / MEL : 194,6 M€ / Sept autres signataires, non ventilé : ≈ 378 M€",
        ]
    );
    let group = Subject::Group(GroupId::new("sept-autres").unwrap());
    assert_eq!(
        said(&of(&session, &group)),
        [
            "Sept autres signataires",
            "768 M€",
            "≠ Sources en conflit · ± 0,5 M€",
            "Portée | Aisne, Nord, Oise, Pas-de-Calais, Somme, MEL et Amiens Métropole",
            "Périmètre | Hors volet mobilités",
            "Reste à ventiler | ≈ 378 M€ entre 5 signataires / Aisne, Oise, Pas-de-Calais, Somme et Amiens Métropole / = 768 − 195,4 − 194,6",
            "Plage | 377,4–378,6 M€",
            "Autres valeurs publiées | 770 M€ · Gazette Oise · Chiffre rapporté lors de l’avis du CESER",
            "Poids | 27,9 % de 2,75 Md€",
            "Part | 28 % de 2 757 M€",
        ]
    );
}

#[test]
fn a_line_a_partner_an_event() {
    let session = session();
    let axis = of(&session, &Subject::Line(LineId::new("axe-2").unwrap()));
    assert_eq!(
        said(&axis).get(..7).unwrap(),
        [
            "Soutenir les territoires",
            "≈ 1 580 M€",
            "Déduit · 1 578–1 581 M€",
            "Portée | tous signataires",
            "Périmètre | Hors volet mobilités",
            "Connu | ≥ 142,8 M€",
            "Part | 57,3 % de 2 757 M€",
        ]
    );
    let nord = of(&session, &Subject::Partner(PartnerId::new("nord").unwrap()));
    assert_eq!(plain(&nord.amount), "195,4 M€");
    assert_eq!(
        plain(nord.value(Key::InspectorWeight).unwrap()),
        "7,1 % de 2,75 Md€"
    );
    assert_eq!(
        nord.value(Key::PartnersRank),
        Some("3e sur 4, selon les montants connus")
    );
    let event = DeadlineId::new("consultation-avenant").unwrap();
    let event = of(&session, &Subject::Deadline(event));
    assert_eq!(event.amount, "Du 7 janvier au 6 février 2025");
    assert_eq!(plain(&event.status()), "Prévu · Dans 66 j");
}

#[test]
fn the_past_holds_this_session_and_the_origin() {
    let mut session = session();
    let line = LineId::new("axe-2").unwrap();
    let partner = PartnerId::new("mel").unwrap();
    let typing = [
        crate::app::Typing::BeginCell {
            line,
            partner,
            seed: None,
        },
        crate::app::Typing::CellText("150".to_owned()),
        crate::app::Typing::CommitCell(crate::app::Then::Stay),
    ];
    for step in typing {
        update(&mut session, Intent::Typing(step));
    }
    let detail = of(&session, &mel_on("axe-2"));
    assert_eq!(plain(&detail.amount), "150 M€");
    let past: Vec<String> = detail.history.iter().map(|p| plain(&p.title)).collect();
    assert_eq!(past, ["142,8 M€ → 150 M€", "Valeur d’origine"]);
    let origin = detail.history.last().and_then(|p| p.note.clone());
    assert_eq!(origin.map(|n| plain(&n)), Some("142,8 M€".to_owned()));
}

#[test]
fn every_mark_of_both_samples_is_known() {
    for sample in [samples::REAL, samples::FICTITIOUS] {
        let mut session = session();
        if sample == samples::FICTITIOUS {
            update(
                &mut session,
                Intent::Do(crate::app::action::Action::OpenFictitious),
            );
        }
        let scene = session.scene().unwrap();
        let mut subjects = vec![Subject::Envelope, Subject::Parts];
        let matrix = &scene.summary.matrix;
        for row in &matrix.rows {
            subjects.push(Subject::Line(row.line.clone()));
            let cells = matrix.partners.iter();
            subjects.extend(cells.map(|p| Subject::Cell(row.line.clone(), p.clone())));
        }
        subjects.extend(matrix.partners.iter().cloned().map(Subject::Partner));
        let findings = scene.findings.iter();
        subjects.extend(findings.map(|f| Subject::Finding(crate::chart::FindingId::of(f))));
        for subject in subjects {
            let detail = Detail::of(&scene, &subject).unwrap();
            assert!(!detail.name().is_empty(), "{subject:?}");
            let is_finding = matches!(subject, Subject::Finding(_));
            assert!(is_finding || !detail.amount.is_empty(), "{subject:?}");
        }
    }
}
