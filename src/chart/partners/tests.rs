//! Exact texts of the partners chart, on the bundled contracts.

mod lists;

use super::*;
use crate::chart::{Look, PartnerOrder};
use crate::check;
use crate::contract::Contract;
use crate::edit::{History, Revision};
use crate::summary::{Summary, entries};
use std::path::Path;

fn read(name: &str) -> Contract {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(name);
    let bytes = std::fs::read(path).unwrap();
    crate::file::read(name, &bytes).unwrap().contract
}

fn look(focus: Option<&str>) -> Look {
    Look {
        compared: None,
        lang: Lang::Fr,
        today: jiff::civil::date(2024, 12, 2),
        measure: Measure::default(),
        focus: focus.map(|id| PartnerId::new(id).unwrap()),
        reference: None,
        order: PartnerOrder::Amount,
        expanded: Default::default(),
        filter: String::new(),
        first_row: 0,
    }
}

fn board(contract: &Contract, look: &Look, history: &History) -> PartnerBoard {
    let findings = check::findings(contract, look.today);
    board_with(contract, look, history, &findings)
}

fn board_with(
    contract: &Contract,
    look: &Look,
    history: &History,
    findings: &[check::Finding],
) -> PartnerBoard {
    let perimeter = contract.perimeters.first().unwrap().id.clone();
    let scene = Scene {
        contract,
        summary: &Summary::of(contract, &perimeter),
        findings,
        aside: &Default::default(),
        entries: &entries(contract, look.today),
        revision: Revision(0),
        events: Revision(0),
        line_texts: &crate::chart::LineTexts::default(),
        history,
        previous: None,
        compared: None,
        places: None,
        look,
    };
    PartnerBoard::of(&scene, None)
}

fn of(name: &str, look: &Look) -> PartnerBoard {
    board(&read(name), look, &History::new())
}

const FICTITIOUS: &str = "trois-vallees.ron";
const REAL: &str = "hauts-de-france-2021-2027.ron";
const REAL_V2: &str = "hauts-de-france-2021-2027-v2.ron";

fn rows(board: &PartnerBoard) -> Vec<(String, Vec<(String, String)>)> {
    board
        .sections
        .iter()
        .map(|s| {
            let rows = s.rows.iter().map(|r| (r.name.clone(), r.value.clone()));
            (s.title.clone(), rows.collect())
        })
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| (nice(a), nice(b))).collect()
}

fn nice(text: &str) -> String {
    text.replace('~', "\u{a0}").replace('_', "\u{202f}")
}

#[test]
fn the_list_goes_from_the_largest_amount_to_the_smallest() {
    let board = of(FICTITIOUS, &look(Some("port-clair")));
    let expected = pairs(&[
        ("État", "910,1"),
        ("Région", "903,9"),
        ("Port-Clair", "236,2"),
        ("Brumont", "116,4"),
        ("Lirande", "92,5"),
        ("Ardelle", "80,7"),
        ("Corvais", "≥~47,1"),
        ("Ostrée", "47,0"),
        ("Sylmont", "≥~35,1"),
    ]);
    assert_eq!(rows(&board), [("Signataires".to_owned(), expected)]);
}

#[test]
fn one_partner_against_the_contract_and_in_each_axis() {
    let board = of(FICTITIOUS, &look(Some("port-clair")));
    assert_eq!(board.total.title, "Part de Port-Clair dans le contrat");
    let first = board.total.segments.first().unwrap();
    assert_eq!(
        (first.name.as_str(), first.value.as_str()),
        ("Port-Clair", "236,2")
    );
    assert_eq!(
        board.total.unknown.as_deref(),
        Some(nice("3 montants inconnus").as_str())
    );
    let shown: Vec<(String, String)> = board
        .axes
        .rows
        .iter()
        .map(|r| (r.value.clone(), r.share.clone().unwrap_or_default()))
        .collect();
    assert_eq!(
        shown,
        pairs(&[
            ("31,0", "6,8~%"),
            ("94,7", "12,7~%"),
            ("8,5", "4,4~%"),
            ("42,6", "12,3~%"),
            ("58,3", "≤~8,1~%"),
            ("1,1", "≤~10,6~%"),
        ])
    );
    let ticks: Vec<&str> = board.axes.ticks.iter().map(|t| t.text.as_str()).collect();
    assert_eq!(ticks, [nice("0~M€"), nice("200"), nice("400"), nice("600")]);
}

#[test]
fn the_profile_of_a_partner() {
    let profile = of(FICTITIOUS, &look(Some("port-clair"))).profile.unwrap();
    assert_eq!(profile.head.name, "Métropole de Port-Clair");
    assert_eq!(profile.head.amount, nice("236,2~M€"));
    let rank = Some("3e sur 9, selon les montants connus".to_owned());
    assert_eq!(profile.head.rank, rank);
    assert_eq!(
        profile.facts,
        pairs(&[
            ("Part du contrat", "≤~9,6~%"),
            ("Axes dotés", "6 sur 6"),
            ("Montants publiés", "6 sur 6"),
        ])
    );
    assert_eq!(
        profile.notes,
        [nice(
            "«~≤~»~: le total, au moins 2_469,0~M€, contient 3 montants inconnus."
        )]
    );
    assert_eq!(profile.mix.unwrap().left, nice("axe 2~: 40~%"));
    let dates: Vec<(String, String)> = profile
        .deadlines
        .shown
        .iter()
        .map(|d| (d.countdown.clone(), d.title.clone()))
        .collect();
    assert_eq!(
        dates,
        pairs(&[
            ("dans 11~j", "Vote du conseil"),
            ("dans 91~j", "Comité de suivi"),
            ("dans 759~j", "Mise en service du tramway"),
        ])
    );
}

#[test]
fn mel_in_the_contract_as_signed() {
    let board = of(REAL, &look(Some("mel")));
    assert_eq!(
        rows(&board),
        [
            (
                "Signataires".to_owned(),
                pairs(&[
                    ("Région", "995"),
                    ("État", "994"),
                    ("Nord", "195,4"),
                    ("MEL", "194,6"),
                ])
            ),
            (
                "Sans montant individuel".to_owned(),
                pairs(&[
                    ("Aisne", "n.c."),
                    ("Oise", "n.c."),
                    ("Pas-de-Calais", "n.c."),
                    ("Somme", "n.c."),
                    ("Amiens Métropole", "n.c."),
                ])
            ),
        ]
    );
    let shown: Vec<(String, String)> = board
        .axes
        .rows
        .iter()
        .map(|r| (r.value.clone(), r.share.clone().unwrap_or_default()))
        .collect();
    assert_eq!(
        shown,
        pairs(&[
            ("31,8", "≈~6,1~%"),
            ("142,8", "≈~9,0~%"),
            ("2", "≈~0,8~%"),
            ("18", "≈~4,4~%"),
            ("attente", ""),
            ("0, décision", ""),
        ])
    );
    let profile = board.profile.unwrap();
    assert_eq!(profile.head.amount, nice("194,6~M€"));
    let rank = Some("4e sur 9, selon les montants connus".to_owned());
    assert_eq!(profile.head.rank, rank);
    assert_eq!(
        profile.facts,
        pairs(&[
            ("Part du contrat", "7,1~%"),
            ("Axes dotés", "4 sur 6"),
            ("Montants publiés", "4 sur 6"),
        ])
    );
    assert!(profile.notes.is_empty());
    assert_eq!(profile.mix.unwrap().left, nice("axe 2~: 73~%"));
}

#[test]
fn a_partner_with_only_a_total_has_no_axes() {
    let board = of(REAL, &look(Some("nord")));
    let closed = Some("Répartition par axe non publiée");
    let rest = board.total.segments.last().unwrap();
    assert_eq!(rest.value, nice("≈~378"));
    assert_eq!(board.axes.closed.as_deref(), closed);
    assert_eq!(board.axes.unallocated, Some(nice("195,4~M€")));
    let mix = board.profile.unwrap().mix.unwrap();
    assert_eq!(Some(mix.left.as_str()), closed);
}

#[test]
fn a_partner_without_an_amount_is_in_its_group() {
    let head = of(REAL, &look(Some("aisne"))).profile.unwrap().head;
    assert_eq!(head.amount, "n.c.");
    assert_eq!(head.rank.as_deref(), Some("dans Sept autres signataires"));
}

#[test]
fn without_a_chosen_partner_all_keep_their_hues() {
    let board = of(FICTITIOUS, &look(None));
    assert_eq!(board.total.title, "Parts des signataires");
    let hues = board
        .total
        .segments
        .iter()
        .filter(|s| s.shade == Shade::Solid);
    assert_eq!(hues.count(), 9);
    let totals: Vec<&str> = board.axes.rows.iter().map(|r| r.value.as_str()).collect();
    assert_eq!(totals.first(), Some(&"457,4"));
    assert_eq!(totals.get(4).copied(), Some(nice("≥~716,7").as_str()));
}

#[test]
fn orders_and_filter() {
    let names = |look: &Look| -> Vec<String> {
        of(FICTITIOUS, look)
            .partners()
            .map(|r| r.name.clone())
            .collect()
    };
    let mut by = look(None);
    by.order = PartnerOrder::Name;
    assert_eq!(names(&by).first().map(String::as_str), Some("Ardelle"));
    by.order = PartnerOrder::Contract;
    assert_eq!(names(&by).get(2).map(String::as_str), Some("Ardelle"));
    by.filter = "metropole".to_owned();
    assert_eq!(names(&by), ["Port-Clair"]);
    by.filter = "zzz".to_owned();
    let board = of(FICTITIOUS, &by);
    assert_eq!(board.none.as_deref(), Some("Rien ne correspond"));
}

#[test]
fn shares_as_the_measure() {
    let mut by = look(Some("port-clair"));
    by.measure = Measure::ShareOfAxis;
    let board = of(FICTITIOUS, &by);
    let row = board.partners().nth(2).unwrap();
    assert_eq!(row.value, nice("≤~9,6~%"));
    by.measure = Measure::ShareOfPartner;
    let board = of(FICTITIOUS, &by);
    let row = board.axes.rows.get(1).unwrap();
    assert_eq!(row.value, nice("40,1~%"));
    assert_eq!(row.share, Some(nice("94,7~M€")));
}

#[test]
fn financers_come_after_signatories() {
    let contract = read(REAL_V2);
    let look = look(None);
    let mobility = contract.perimeters.get(1).unwrap().id.clone();
    let history = History::new();
    let scene = Scene {
        contract: &contract,
        summary: &Summary::of(&contract, &mobility),
        findings: &[],
        aside: &Default::default(),
        entries: &[],
        revision: Revision(0),
        events: Revision(0),
        line_texts: &crate::chart::LineTexts::default(),
        history: &history,
        previous: None,
        compared: None,
        places: None,
        look: &look,
    };
    let board = PartnerBoard::of(&scene, None);
    let titles: Vec<&str> = board.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Signataires",
            "Sans montant individuel",
            "Financeurs non signataires"
        ]
    );
    let first = board.partners().next().unwrap();
    assert_eq!((first.name.as_str(), first.value.as_str()), ("État", "693"));
}

#[test]
fn an_edit_shows_as_modified() {
    use crate::contract::{LineId, State};
    use crate::edit::Edit;
    let mut contract = read(FICTITIOUS);
    let mut history = History::new();
    let (line, id) = (
        LineId::new("axe-2").unwrap(),
        PartnerId::new("port-clair").unwrap(),
    );
    let commitment = contract
        .commitments
        .iter()
        .find(|c| c.line == line && c.sole_partner() == Some(&id))
        .map(|c| c.key)
        .unwrap();
    let state = State::published("96.2 M€".parse().unwrap());
    let edit = Edit::SetAmount { commitment, state };
    history.apply(&mut contract, edit).unwrap();
    let profile = board(&contract, &look(Some("port-clair")), &history)
        .profile
        .unwrap();
    assert_eq!(profile.head.amount, nice("237,7~M€"));
    assert_eq!(
        profile.facts.last(),
        pairs(&[("Modifié", "axe 2, +1,5")]).last()
    );
}
