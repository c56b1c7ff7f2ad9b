//! The texts of the overview, on the bundled contracts seen on 2 December 2024.

use super::*;
use crate::chart::{Gap, Look, Measure, Place, Shape};
use crate::check::findings;
use crate::contract::{Contract, PartnerId, PerimeterId, Unit};
use crate::edit::{History, Revision};
use crate::summary::{Summary, entries};
use crate::wording::Lang;

const TODAY: crate::contract::Date = jiff::civil::date(2024, 12, 2);
const REAL: &str = include_str!("../../../data/hauts-de-france-2021-2027.ron");
const SECOND: &str = include_str!("../../../data/hauts-de-france-2021-2027-v2.ron");
const INVENTED: &str = include_str!("../../../data/trois-vallees.ron");

fn contract(text: &str) -> Contract {
    crate::file::read("test.ron", text.as_bytes())
        .unwrap()
        .contract
}

fn look() -> Look {
    Look {
        compared: None,
        lang: Lang::Fr,
        today: TODAY,
        measure: Measure::default(),
        focus: None,
        reference: None,
        order: Default::default(),
        expanded: Default::default(),
        filter: String::new(),
        first_row: 0,
    }
}

fn overview(contract: &Contract, perimeter: Option<&str>, look: &Look) -> Overview {
    let id = perimeter.map_or_else(
        || contract.perimeters.first().unwrap().id.clone(),
        |p| PerimeterId::new(p).unwrap(),
    );
    let summary = Summary::of(contract, &id);
    Overview::of(&Scene {
        contract,
        summary: &summary,
        findings: &findings(contract, TODAY),
        aside: &Default::default(),
        entries: &entries(contract, TODAY),
        revision: Revision(0),
        events: Revision(0),
        line_texts: &crate::chart::LineTexts::of(contract),
        history: &History::new(),
        previous: None,
        compared: None,
        places: None,
        look,
    })
}

/// No-break spaces as plain ones, so that texts can be read here.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn figures(chart: &Overview) -> Vec<String> {
    let said = |f: &crate::chart::KeyFigure| {
        let gap = f
            .gap
            .as_ref()
            .map_or(String::new(), |(_, g)| format!("[{g}] "));
        plain(&format!(
            "{}: {}{} | {gap}{}",
            f.label, f.value, f.after, f.note
        ))
    };
    chart.figures.list.iter().map(said).collect()
}

fn rows(chart: &Overview) -> Vec<String> {
    let mark = |m: &crate::chart::AxisMark| format!("{} {}", m.value, m.note).trim().to_owned();
    let rows = chart.axes.rows.iter();
    rows.map(|r| {
        let left = r.left.as_ref().map(mark).unwrap_or_default();
        plain(&format!("{} | {left} | {}", r.number, mark(&r.right)))
    })
    .collect()
}

fn parts(chart: &Overview) -> Vec<String> {
    let said = |r: &crate::chart::ShareRow| format!("{} | {} | {}", r.name, r.amount, r.share);
    chart.shares.rows.iter().map(|r| plain(&said(r))).collect()
}

#[test]
fn key_figures_of_the_contract_as_signed() {
    let chart = overview(&contract(REAL), None, &look());
    assert_eq!(
        figures(&chart),
        [
            "Enveloppe annoncée: 2,75 Md€ | hors volet mobilités · à ± 5 M€",
            "Somme des parts publiées: 2 757 M€ | [+7 M€] par rapport à l’enveloppe",
            "Rattaché à un signataire: 86 % | 4 signataires sur 9 · base 2 757 M€",
            "Engagement de la MEL: 194,6 M€ | 7,1 % de 2,75 Md€ · 4 axes dotés sur 6",
            "Complétude: 14 / 54 | cellules au statut sourcé",
        ]
    );
    let gaps: Vec<Gap> = chart
        .figures
        .list
        .iter()
        .filter_map(|f| Some(f.gap.as_ref()?.0))
        .collect();
    assert_eq!(gaps, [Gap::Apart]);
    assert_eq!(chart.figures.mini.len(), 6);
    assert!(chart.figures.mini.iter().all(|row| row.len() == 9));
}

#[test]
fn axes_of_the_contract_as_signed() {
    let chart = overview(&contract(REAL), None, &look());
    assert_eq!(
        rows(&chart),
        [
            "1 | 31,8 M€ | 19 %",
            "2 | 142,8 M€ | 57,3 %",
            "3 | 2 M€ | 8,8 %",
            "4 | 18 M€ | 14,8 %",
            "5 | « pas avant mars 2023 » | hors de ce périmètre",
            "6 | 0 aucun engagement (décision) | non publié",
        ]
    );
    let axes = &chart.axes;
    assert_eq!(
        plain(&axes.left.as_ref().unwrap().title),
        "Engagement de la MEL, en M€"
    );
    assert_eq!(
        plain(&axes.left_total.0),
        "194,6 M€",
        "announced, and the exact sum of its lines"
    );
    assert_eq!(axes.left_total.1, "somme exacte des lignes");
    assert_eq!(plain(&axes.right_total.0), "99,9 %");
    let shapes: Vec<Shape> = axes
        .rows
        .iter()
        .filter_map(|r| Some(r.left.as_ref()?.shape))
        .collect();
    assert_eq!(shapes.get(1), Some(&Shape::Bar(1.0)));
    assert_eq!(shapes.get(4..), Some(&[Shape::Pending, Shape::Nil][..]));
    let tip = axes.rows.get(1).and_then(|r| r.left.as_ref()).unwrap();
    assert_eq!(
        plain(&tip.tip.lines.join(" / ")),
        "142,8 M€ / publié · ± 0,05 M€ / MEL seule · hors mobilités / source : Métropole \
         européenne de Lille"
    );
    assert_eq!(
        plain(&tip.tip.spoken),
        "MEL, axe 2, 142,8 millions d’euros, publié, hors mobilités, 2 sur 6"
    );
}

#[test]
fn parts_of_the_contract_as_signed() {
    let chart = overview(&contract(REAL), None, &look());
    assert_eq!(
        parts(&chart),
        [
            "État | 994 | 36",
            "Région Hauts-de-France | 995 | 36",
            "Département du Nord | 195,4 | 7,1",
            "Métropole européenne de Lille | 194,6 | 7,1",
            "Non ventilé entre 5 signataires | ≈ 378 | 13,7",
        ]
    );
    let total = chart.shares.total.clone().map(|t| plain(&t));
    assert_eq!(total, ["Total", "2 757", "99,9"]);
    assert_eq!(chart.shares.rounded, "arrondis");
    let whole: f64 = chart.shares.rows.iter().filter_map(|r| r.length).sum();
    assert!((whole - 1.0).abs() < 1e-9, "{whole}");
    let rest = chart.shares.rows.last().unwrap();
    assert_eq!(
        plain(&rest.members),
        "Aisne, Oise, Pas-de-Calais, Somme, Amiens Métropole"
    );
}

#[test]
fn next_dates_and_findings_of_the_contract_as_signed() {
    let chart = overview(&contract(REAL), None, &look());
    let cards: Vec<String> = chart
        .strip
        .cards
        .iter()
        .map(|c| plain(&format!("{} | {} | {}", c.countdown, c.dates[0], c.title)))
        .collect();
    assert_eq!(
        cards,
        [
            "dans 36 j | 7 janvier 2025 | Avenant mobilités : ouverture",
            "dans 66 j | 6 février 2025 | Avenant mobilités : clôture",
            "dans 1 124 j | fin 2027 | Fin de la période",
            "sans date |  | Signature de l’avenant",
        ]
    );
    let spans = |m: &&crate::chart::StripMark| matches!(m.place, Place::Span(..));
    assert_eq!(chart.strip.marks.iter().filter(spans).count(), 2);
    let checks: Vec<String> = chart.checks.rows.iter().map(|r| plain(&r.spoken)).collect();
    assert_eq!(
        checks,
        [
            "à examiner, Deux valeurs pour les sept autres signataires, 768 ou 770 M€",
            "à examiner, Somme des parts supérieure à l’enveloppe, +7 M€",
            "information, Parts par axe : 99,9 %, −0,1 pt",
        ]
    );
    assert_eq!(
        chart.checks.all.as_deref().map(plain),
        Some("Voir les 5 contrôles".into())
    );
}

#[test]
fn shares_have_their_base_and_units_their_digits() {
    let real = contract(REAL);
    let percent = Look {
        measure: Measure::ShareOfPartner,
        ..look()
    };
    let chart = overview(&real, None, &percent);
    assert_eq!(
        rows(&chart).get(..2).unwrap(),
        ["1 | 16,3 % | 19 %", "2 | 73,4 % | 57,3 %"]
    );
    let scope = &chart.axes.left.as_ref().unwrap().scope;
    assert_eq!(plain(scope), "base : 194,6 M€, son engagement");
    let billions = Look {
        measure: Measure::Money(Unit::Billion),
        ..look()
    };
    let chart = overview(&real, None, &billions);
    assert_eq!(parts(&chart).first().unwrap(), "État | 0,994 | 36");
    assert!(rows(&chart).first().unwrap().starts_with("1 | 0,0318 Md€"));
}

#[test]
fn the_partner_in_focus_comes_first_and_the_others_are_dimmed() {
    let focus = Look {
        focus: Some(PartnerId::new("nord").unwrap()),
        ..look()
    };
    let chart = overview(&contract(REAL), None, &focus);
    assert_eq!(
        parts(&chart).first().unwrap(),
        "Département du Nord | 195,4 | 7,1"
    );
    let dimmed = |r: &&crate::chart::ShareRow| r.ink == crate::chart::Ink::Weak;
    assert_eq!(chart.shares.rows.iter().filter(dimmed).count(), 3);
    assert_eq!(
        figures(&chart).get(3).unwrap(),
        "Engagement du Nord: 195,4 M€ | 7,1 % de 2,75 Md€ · répartition par axe non publiée"
    );
    assert_eq!(chart.axes.left_total.1, "total annoncé");
}

#[test]
fn amounts_of_all_signatories_where_no_share_is_published() {
    let chart = overview(&contract(INVENTED), None, &look());
    assert_eq!(chart.axes.right.title, "Montant par signataire, en M€");
    assert_eq!(rows(&chart).first().unwrap(), "1 | 182,0 M€ | 457,4 M€");
    assert_eq!(rows(&chart).get(4).unwrap(), "5 | 305,0 M€ | ≥ 716,7 M€");
    let known = figures(&chart);
    assert_eq!(
        known.get(1).unwrap(),
        "Somme des parts publiées: ≥ 2 469 M€ | 3 montants inconnus"
    );
}

#[test]
fn axes_whose_figures_are_in_another_perimeter_are_outside() {
    let chart = overview(&contract(SECOND), Some("mobilites"), &look());
    let rows = rows(&chart);
    assert_eq!(
        rows.first().unwrap(),
        "1 | hors de ce périmètre | hors de ce périmètre"
    );
    assert_eq!(rows.get(4).unwrap(), "5 | 693 M€ | ≥ 1 386 M€");
}

#[test]
fn nothing_known_is_said_and_not_drawn_as_zero() {
    let mut empty = contract(REAL);
    empty.commitments.clear();
    empty.announced.clear();
    empty.schedule.deadlines.clear();
    let chart = overview(&empty, None, &look());
    assert_eq!(chart.shares.empty.as_deref(), Some("Aucun montant publié"));
    let total = chart.shares.total.clone();
    assert_eq!(total, ["Total", "n.c.", "–"], "never a zero");
    let stub = |r: &crate::chart::AxisRow| r.right.shape == Shape::Stub;
    assert!(chart.axes.rows.iter().all(stub));
    assert!(chart.strip.empty.is_some());
    assert!(chart.axes.empty.is_none());
    empty.lines.clear();
    empty.partners.clear();
    empty.groups.clear();
    let chart = overview(&empty, None, &look());
    assert!(chart.axes.empty.is_some());
    assert!(chart.axes.left.is_none());
}

#[test]
fn the_table_holds_every_chart() {
    let table = overview(&contract(REAL), None, &look()).table();
    let text = crate::chart::copy::tabbed(&table);
    for words in [
        "142,8\u{a0}M€",
        "≈\u{a0}378",
        "2,75\u{a0}Md€",
        "Fin de la période",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}
