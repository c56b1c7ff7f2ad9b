//! The comparison of the two versions of the real contract, word for word; and what holds for
//! any two.

use super::*;
use crate::app::comparing::{CompareIntent, End, Pick};
use crate::app::view::Screen;
use crate::app::{Intent, Place, ScreenChart, Session, Settings, samples, start, update};
use crate::wording::Lang;

fn session(lang: Lang) -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(lang), today);
    start(&mut session, None);
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

fn plain(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ")
}

fn said(chart: &ContrastChart) -> Vec<String> {
    let mut all = Vec::new();
    for list in &chart.lists {
        all.push(plain(&format!("{} {}", list.title, list.counted)));
        for (caption, said) in list.captioned() {
            all.extend(caption.map(|c| format!("@ {c}")));
            all.push(plain(&format!("{} {}", said.sign.text(), said.text)));
        }
    }
    all
}

fn bars(chart: &ContrastChart) -> Vec<String> {
    let row = |row: &BarRow| plain(&format!("{} | {} | {}", row.title, row.detail, row.label));
    chart.rows.iter().map(row).collect()
}

#[test]
fn the_real_versions_in_french() {
    let session = session(Lang::Fr);
    let chart = chart(&session);
    assert_eq!(chart.outcome, Outcome::Moved);
    assert_eq!(plain(&chart.title), "Ce qui change, v1 → v2");
    assert_eq!(
        bars(chart),
        [
            "v1 · signée le 9 janvier 2023 | hors mobilités | 2 757 M€",
            "Axe 5 change d’état | « en attente » → « sans objet » | 0 M€, le statut seul change",
            "Autre périmètre : volet mobilités 2023-2027 |  | ",
            "Axe 5 change d’état | « en attente » → « publié » | 0 M€, le statut seul change",
            "État | axe 5, montant publié | +693 M€",
            "Région | axe 5, montant publié | +693 M€",
            "11 partenaires sans montant | Aisne, Nord, Oise, Pas-de-Calais, Somme, MEL, \
             Amiens Métropole, GPM Dunkerque et 3 autres | non publié, longueur sans échelle",
            "Montants cités, 2 périmètres | ≠ total du contrat : 2 périmètres | ≥ 4 143 M€",
        ]
    );
    for (n, (found, expected)) in said(chart).iter().zip(FRENCH).enumerate() {
        assert_eq!(found, expected, "sentence {n}");
    }
    assert_eq!(said(chart).len(), FRENCH.len());
    let counted = "56 changements · axes 1, 2, 3, 4 et 6 identiques";
    assert_eq!(plain(&chart.head), counted);
}

const FRENCH: &[&str] = &[
    "Montants 7",
    "@ Volet mobilités",
    "▲ L’État inscrit 693 M€ à l’axe 5. La v1 n’avait pas de montant.",
    "▲ La Région inscrit 693 M€ à l’axe 5. La v1 n’avait pas de montant.",
    "▲ L’État inscrit 355,6 M€ pour « Ferroviaire », dans l’axe 5. La v1 n’avait pas de montant.",
    "▲ La Région inscrit 494,5 M€ pour « Ferroviaire », dans l’axe 5. La v1 n’avait pas de montant.",
    "▲ L’État inscrit 121 M€ pour « SERM Hauts-de-France », dans l’axe 5. La v1 n’avait pas de montant.",
    "▲ L’État inscrit 10 M€ pour « Véloroutes », dans l’axe 5. La v1 n’avait pas de montant.",
    "▲ La Région inscrit 10 M€ pour « Véloroutes », dans l’axe 5. La v1 n’avait pas de montant.",
    "Statuts 18",
    "@ Hors mobilités",
    "→ Les 9 signataires, axe 5 : « en attente » devient « sans objet ».",
    "@ Volet mobilités",
    "→ État et Région, axe 5 : « en attente » devient « publié ».",
    "→ Aisne, Nord, Oise, Pas-de-Calais, Somme, MEL et Amiens Métropole, axe 5 : « en attente » devient « non publié ».",
    "Financeurs non signataires 4",
    "+ GPM Dunkerque, VNF, SNCF Réseau et SNCF Gares & Connexions apparaissent, sans montant individuel.",
    "Totaux annoncés 12",
    "@ Volet mobilités",
    "+ Total du contrat : ≈ 2 Md€, nouveau.",
    "+ État, total : 693 M€, nouveau.",
    "+ Région, total : 693 M€, nouveau.",
    "+ État et Région, total : ≈ 1 386 M€, nouveau.",
    "+ SERM Hauts-de-France, total : ≈ 300 M€, nouveau.",
    "+ Véloroutes, total : ≈ 20 M€, nouveau.",
    "+ Ferroviaire, total : 681 M€, nouveau.",
    "+ Parts annoncées : Ferroviaire 34 %, Fluvial 12 %, Infrastructures portuaires 21 %, Secteur routier 17 % et Véloroutes 1 %.",
    "Axes et lignes 6",
    "+ Axe 5 : 6 lignes de plus, Ferroviaire, Fluvial, Infrastructures portuaires, Secteur routier, SERM Hauts-de-France et Véloroutes.",
    "Rédaction, sources, ordre 9",
    "→ Modifié, périmètre : Volet mobilités.",
    "→ Modifié, ligne : axe 5.",
    "→ Modifié, échéance : Protocole signé à Compiègne.",
    "+ Ajouté, document : Protocole relatif au volet mobilités.",
    "→ Modifié, source : Hauts-de-France : la région adopte le volet mobilités de son…, Volet Mobilités du CPER 2021-2027 : 1,3 milliard d’euros eng…, CPER 2021-2027 : les Hauts-de-France investissent pour le vo… et 1 autre.",
    "+ Ajouté, source : 2 milliards d’euros pour des transports durables dans les Ha…",
    "À vérifier 1",
    "@ Volet mobilités",
    "? SERM Hauts-de-France : 148,9 M€ cités pour Région et MEL ensemble, sans partage entre eux.",
];

#[test]
fn every_sentence_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let session = session(lang);
        let chart = chart(&session);
        let scene = session.scene().unwrap();
        let both = &scene.compared.unwrap().contrast;
        // The version itself is what is compared; a joint amount is to be checked.
        let doubts: usize = chart
            .lists
            .iter()
            .filter(|l| !l.kind.counts())
            .map(|l| l.count)
            .sum();
        assert_eq!(doubts, 1);
        assert!(both.differences.len() > 50);
        for list in &chart.lists {
            assert!(list.more.is_none() && !list.list.is_empty());
            for said in &list.list {
                assert!(!said.text.contains(['{', '}']), "{}", said.text);
                assert!(said.text.ends_with(['.', '?', '…']), "{}", said.text);
            }
        }
    }
}

#[test]
fn a_step_and_its_sentence_know_each_other() {
    let session = session(Lang::Fr);
    let chart = chart(&session);
    for (n, row) in chart.rows.iter().enumerate() {
        for said in &row.said {
            assert!(chart.said(*said).unwrap().rows.contains(&n));
        }
    }
    let state = chart.rows.iter().position(|r| r.title == "État").unwrap();
    let said: Vec<String> = chart.rows[state]
        .said
        .iter()
        .map(|n| plain(&chart.said(*n).unwrap().text))
        .collect();
    assert!(
        said[0].starts_with("L’État inscrit 693 M€ à l’axe 5."),
        "{said:?}"
    );
    let (perimeter, subject) = chart.rows[state].place.clone().unwrap();
    assert_eq!(perimeter.as_str(), "mobilites");
    assert_eq!(subject.line().unwrap().as_str(), "axe-5");
}

#[test]
fn perimeters_are_told_apart_and_the_end_is_a_minimum() {
    let mut session = session(Lang::Fr);
    let chart_of = |session: &Session| chart(session).clone();
    let first = chart_of(&session);
    assert_eq!(first.rows.iter().filter(|r| r.bar == Bar::Rule).count(), 1);
    // Seen from the other perimeter, the first one has no step and stays out.
    let mobility = crate::contract::PerimeterId::new("mobilites").unwrap();
    update(&mut session, Intent::SetPerimeter(mobility));
    let second = chart_of(&session);
    assert_eq!(plain(&second.rows[0].detail), "Aucun montant publié");
    assert_eq!(plain(&second.rows.last().unwrap().label), "≥ 1 386 M€");
    assert!(second.rows.iter().all(|row| row.bar != Bar::Rule));
    assert!(plain(&second.scope).ends_with("hors du graphique : hors mobilités."));
}

#[test]
fn the_last_save_against_what_was_edited() {
    use crate::app::{Then, Typing};
    use crate::contract::{LineId, PartnerId};
    let mut session = session(Lang::Fr);
    let saved = CompareIntent::Choose(End::Before, Pick::Saved);
    update(&mut session, Intent::Versions(saved));
    assert_eq!(chart(&session).outcome, Outcome::Same);
    update(&mut session, Intent::Go(Screen::Matrix));
    let (line, partner) = (
        LineId::new("axe-2").unwrap(),
        PartnerId::new("mel").unwrap(),
    );
    let typing = |typing| Intent::Typing(typing);
    update(
        &mut session,
        typing(Typing::BeginCell {
            line,
            partner,
            seed: Some("150".into()),
        }),
    );
    update(&mut session, typing(Typing::CommitCell(Then::Stay)));
    update(&mut session, Intent::Go(Screen::Contrast));
    let all = said(chart(&session));
    assert_eq!(all[0], "Montants 1", "{all:#?}");
    assert_eq!(
        all[1],
        "▲ La MEL passe de 142,8 M€ à 150 M€ à l’axe 2 (+7,2 M€)."
    );
    // What MEL announced itself stands, and the sum is of what is announced.
    assert_eq!(chart(&session).outcome, Outcome::Still);
    assert_eq!(
        plain(&chart(&session).instead),
        "Le total ne change pas : 2 757 M€ des deux côtés, hors mobilités."
    );
    update(&mut session, Intent::Do(crate::app::action::Action::Undo));
    assert_eq!(chart(&session).outcome, Outcome::Same);
}

#[test]
fn what_is_copied_says_everything() {
    let session = session(Lang::Fr);
    let chart = chart(&session);
    let clip = chart.minutes();
    let html = clip.html.unwrap();
    for said in chart.lists.iter().flat_map(|l| &l.list) {
        assert!(clip.text.contains(&said.text), "{}", said.text);
    }
    assert!(html.contains("<table>") && html.contains("<li>"));
    assert!(plain(&clip.text).contains("v1 · signée le 9 janvier 2023 → v2"));
    assert!(plain(&clip.text).contains("≥ 4 143 M€"));
}

#[test]
fn hidden_amounts_are_in_no_text() {
    let mut session = session(Lang::Fr);
    update(
        &mut session,
        Intent::Do(crate::app::action::Action::HideAmounts),
    );
    let chart = chart(&session);
    let clip = chart.minutes();
    let table = format!("{:?}", chart.table());
    let spoken: Vec<String> = chart.spoken().collect();
    for text in [
        plain(&clip.text),
        plain(&clip.html.unwrap()),
        plain(&table),
        plain(&spoken.join(" ")),
    ] {
        for amount in [
            "693", "355,6", "494,5", "148,9", "2 757", "4 143", "1 386", "34 %",
        ] {
            assert!(!text.contains(amount), "{amount} in {text}");
        }
    }
}

#[test]
fn more_than_twelve_steps_are_grouped_and_nothing_is_lost() {
    use crate::contract::{Amount, Commitment, FigureKey, Partner, PartnerId, State, Unit};
    let mut before = samples::load(samples::FICTITIOUS).unwrap().contract;
    let pattern: Partner = before.partners[0].clone();
    let figure = before
        .commitments
        .iter()
        .find(|c| c.by.len() == 1)
        .unwrap()
        .clone();
    let mut after = before.clone();
    for n in 0..20 {
        let id = PartnerId::new(&format!("p{n}")).unwrap();
        let partner = Partner {
            id: id.clone(),
            short: format!("P{n}"),
            slot: None,
            role: crate::contract::Role::Financer,
            ..pattern.clone()
        };
        before.partners.push(partner.clone());
        after.partners.push(partner);
        let amount = Amount::new((n + 1).into(), Unit::Million).unwrap();
        after.commitments.push(Commitment {
            key: FigureKey(10_000 + n),
            by: vec![id],
            amount: State::published(amount),
            ..figure.clone()
        });
    }
    after.next_key = 20_000;
    let side = |kind| Side {
        kind,
        version: before.identity.version.clone(),
    };
    let sides = [side(SideKind::Saved), side(SideKind::Open)];
    let both = [Arc::new(before.clone()), Arc::new(after)];
    let compared = Compared::of(both, sides, Vec::new());
    let mut session = session(Lang::Fr);
    update(
        &mut session,
        Intent::Do(crate::app::action::Action::OpenFictitious),
    );
    session.comparing.fix(Arc::new(compared));
    update(&mut session, Intent::Go(Screen::Contrast));
    let chart = chart(&session);
    let steps = chart
        .rows
        .iter()
        .filter(|r| matches!(r.bar, Bar::Step(..)))
        .count();
    assert!(steps <= 12, "{:#?}", bars(chart));
    let others = chart
        .rows
        .iter()
        .find(|r| r.title.contains("autres"))
        .unwrap();
    // The largest eleven are 20 to 10 M€; nine are left, which together are 45 M€.
    assert_eq!(plain(&others.title), "9 autres");
    assert_eq!(plain(&others.label), "total +45 M€");
}

/// A date and a total that change tell so, and the rest that changes with them is told too.
#[test]
fn other_changes_beside_a_date_and_a_total_are_said() {
    let before = samples::load(samples::REAL).unwrap().contract;
    let words = |is_more: bool| {
        let mut after = before.clone();
        let event = after.schedule.deadlines.first().unwrap().clone();
        let moved = crate::contract::Deadline {
            date: crate::contract::When::Unknown,
            note: is_more.then(|| "reporté".to_owned()).or(event.note.clone()),
            ..event.clone()
        };
        *after.schedule.deadlines.iter_mut().next().unwrap() = moved;
        let total = after.announced.iter_mut().next().unwrap();
        total.value = before.announced.last().unwrap().value.clone();
        if is_more {
            total.note = Some("corrigé".to_owned());
        }
        let side = |kind| Side {
            kind,
            version: before.identity.version.clone(),
        };
        let sides = [side(SideKind::Saved), side(SideKind::Open)];
        let both = [Arc::new(before.clone()), Arc::new(after)];
        let mut session = session(Lang::Fr);
        let compared = Compared::of(both, sides, Vec::new());
        session.comparing.fix(Arc::new(compared));
        update(&mut session, Intent::Go(Screen::Contrast));
        let chart = chart(&session);
        let of = |kind| chart.lists.iter().find(|list| list.kind == kind);
        assert!(of(SaidKind::Dates).is_some() && of(SaidKind::Totals).is_some());
        of(SaidKind::Words).map_or(0, |list| list.list.len())
    };
    assert_eq!(words(false), 0);
    assert_eq!(words(true), 2);
}
