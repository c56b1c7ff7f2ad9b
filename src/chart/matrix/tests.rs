//! The real contract as signed, seen on 2 December 2024, and the fictitious one: exact texts.

use super::*;
use crate::app::view::Screen;
use crate::app::{Intent, ScreenChart, Session, Settings, Then, Typing, start, update};
use crate::chart::Measure;
use crate::wording::Lang;

fn session(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    update(&mut session, Intent::Go(Screen::Matrix));
    session
}

fn fictitious() -> Session {
    let mut session = session(Lang::Fr);
    let open = crate::app::action::Action::OpenFictitious;
    update(&mut session, Intent::Do(open));
    session
}

fn chart(session: &Session) -> &MatrixTable {
    match session.charts().map(|c| &c.screen) {
        Some(ScreenChart::Matrix(chart)) => chart,
        other => panic!("no matrix: {other:?}"),
    }
}

fn line(id: &str) -> LineId {
    LineId::new(id).unwrap()
}

fn partner(id: &str) -> PartnerId {
    PartnerId::new(id).unwrap()
}

fn cell<'a>(chart: &'a MatrixTable, at: &str, by: &str) -> &'a Cell {
    let row = chart.row(&line(at)).unwrap();
    &chart.rows[row].cells[chart.column(&partner(by)).unwrap()]
}

fn typed(session: &mut Session, at: &str, by: &str, text: &str) {
    let begin = Typing::BeginCell {
        line: line(at),
        partner: partner(by),
        seed: Some(text.to_owned()),
    };
    update(session, Intent::Typing(begin));
    update(session, Intent::Typing(Typing::CommitCell(Then::Stay)));
}

#[test]
fn figures_stand_on_their_decimal_mark() {
    let session = session(Lang::Fr);
    let chart = chart(&session);
    let figure = |id: &str| cell(chart, id, "mel").figure.clone().unwrap();
    assert_eq!(figure("axe-2").text, "142,8");
    assert_eq!(
        (
            figure("axe-3").text.as_str(),
            figure("axe-3").hidden.as_str()
        ),
        ("2", ",0"),
        "the published precision is kept, its place too"
    );
    assert_eq!(cell(chart, "axe-6", "mel").state, StateKind::Nil);
    assert_eq!(cell(chart, "axe-5", "mel").state, StateKind::Pending);
    assert_eq!(cell(chart, "axe-1", "etat").state, StateKind::NotPublished);
    let bar = |id: &str| cell(chart, id, "mel").bar.unwrap().value;
    assert_eq!(bar("axe-2"), 1.0);
    assert!((bar("axe-1") - 31.8 / 142.8).abs() < 1e-4);
}

#[test]
fn margins_say_what_follows_from_shares_and_what_is_known() {
    let session = session(Lang::Fr);
    let chart = chart(&session);
    let margin = |id: &str| &chart.rows[chart.row(&line(id)).unwrap()].margin;
    let axis = margin("axe-2");
    assert_eq!(axis.state, MarginState::Derived);
    assert_eq!(axis.value, "≈\u{a0}1\u{202f}580");
    assert_eq!(axis.share.as_deref(), Some("57,3\u{a0}%"));
    assert_eq!(axis.known.as_deref(), Some("≥\u{a0}142,8 connus"));
    assert_eq!(axis.range.as_deref(), Some("1\u{202f}578–1\u{202f}581"));
    assert_eq!(margin("axe-5").state, MarginState::Pending);
    assert_eq!(margin("axe-5").value, "en attente");
    assert_eq!(margin("axe-6").state, MarginState::NotPublished);
}

#[test]
fn the_bottom_margin_adds_up_in_words() {
    let session = session(Lang::Fr);
    let chart = chart(&session);
    let totals: Vec<Option<&str>> = chart
        .foot
        .cells
        .iter()
        .map(|c| c.figure.as_ref().map(|f| f.text.as_str()))
        .collect();
    let known = [
        Some("994"),
        Some("995"),
        None,
        Some("195,4"),
        None,
        None,
        None,
    ];
    assert_eq!(totals[..7], known);
    assert_eq!(totals[7..], [Some("194,6"), None]);
    assert_eq!(chart.foot.all.value, "2\u{202f}757");
    assert_eq!(
        chart.foot.all.note.as_deref(),
        Some("annoncé\u{a0}: 2\u{202f}750 ±\u{a0}5")
    );
    assert!(chart.foot.all.alert.is_some());
    let [rest] = chart.remainders.as_slice() else {
        panic!("{:?}", chart.remainders);
    };
    assert_eq!(rest.text, "≈\u{a0}378\u{a0}M€ entre 5 signataires");
    assert_eq!(rest.formula, "=\u{a0}768 −\u{a0}195,4 −\u{a0}194,6");
    assert_eq!(rest.conflict.as_deref(), Some("768 ou 770 publiés"));
}

#[test]
fn notes_count_what_is_not_published() {
    let session = session(Lang::Fr);
    let remarks = &chart(&session).remarks;
    assert_eq!(remarks.gaps.len(), 40);
    assert_eq!(remarks.gaps[0].name, "État, axe 1");
    assert_eq!(
        remarks.only.as_deref(),
        Some("Seule la colonne de la MEL est publiée axe par axe.")
    );
    assert!(remarks.changes.is_none());
    let states: Vec<StateKind> = remarks
        .legend
        .iter()
        .filter_map(|l| match l {
            Legend::State(kind) => Some(*kind),
            Legend::Modified => None,
        })
        .collect();
    use StateKind::{Conflict, Derived, Nil, NotPublished, Pending, Published};
    assert_eq!(states.len(), 6);
    for kind in [Conflict, Derived, Nil, NotPublished, Pending, Published] {
        assert!(states.contains(&kind), "{kind:?}");
    }
}

#[test]
fn shares_say_how_far_their_base_is_known() {
    let mut session = session(Lang::Fr);
    update(&mut session, Intent::SetMeasure(Measure::ShareOfPartner));
    let text = |session: &Session, id: &str| {
        let figure = cell(chart(session), id, "mel").figure.clone();
        figure.unwrap().text
    };
    assert_eq!(text(&session, "axe-2"), "73,4\u{a0}%");
    update(&mut session, Intent::SetMeasure(Measure::ShareOfAxis));
    assert_eq!(text(&session, "axe-2"), "≈\u{a0}9,0\u{a0}%");
    let rows = &chart(&session).rows;
    assert_eq!(rows[1].margin.value, "57,3\u{a0}%");
    assert_eq!(
        rows[1].margin.share.as_deref(),
        Some("≈\u{a0}1\u{202f}580\u{a0}M€")
    );
}

#[test]
fn unsaved_edits_are_marked_and_named() {
    let mut session = fictitious();
    typed(&mut session, "axe-2", "port-clair", "+1,5");
    typed(&mut session, "axe-5", "sylmont", "8,0");
    let chart = chart(&session);
    assert_eq!(
        cell(chart, "axe-2", "port-clair").changed.as_deref(),
        Some("94,7\u{a0}M€ → 96,2\u{a0}M€")
    );
    assert_eq!(cell(chart, "axe-5", "sylmont").state, StateKind::Estimated);
    let changes = chart.remarks.changes.as_ref().unwrap();
    assert_eq!(changes.count, "2 modifications");
    assert_eq!(
        changes.list,
        "Port-Clair, axe 2\u{a0}: +1,5 · Sylmont, axe 5\u{a0}: estimé 8,0"
    );
    assert!(chart.remarks.legend.contains(&Legend::Modified));
}

#[test]
fn the_effect_of_an_entry_is_told_before_it_is_made() {
    let session = fictitious();
    let scene = session.scene().unwrap();
    let amount = "54.3 M€".parse().unwrap();
    let asked = Question {
        line: line("axe-2"),
        partner: partner("brumont"),
        entry: crate::edit::Entry::Amount(amount),
        keep: None,
    };
    let effect = Effect::of(&scene, &asked).unwrap();
    assert_eq!(effect.cell, "Brumont, axe 2");
    assert_eq!(
        (effect.before.as_str(), effect.after.as_str()),
        ("52,3", "54,3\u{a0}M€")
    );
    assert_eq!(effect.totals[0].name, "Total de l’axe 2");
    assert_eq!(effect.totals[0].change, "747,4 → 749,4");
    assert_eq!(effect.totals[0].difference, Some(("+2,0".to_owned(), true)));
    assert_eq!(effect.totals[1].name, "Total de Brumont");
}

#[test]
fn a_filter_keeps_matching_lines_and_those_they_are_in() {
    let mut session = fictitious();
    update(&mut session, Intent::SetFilter(Some("chaleur".to_owned())));
    let ids: Vec<&str> = chart(&session)
        .rows
        .iter()
        .map(|r| r.line.as_str())
        .collect();
    assert_eq!(ids, ["axe-1", "obj-1-1", "op-chaleur"]);
    update(&mut session, Intent::SetFilter(Some("zzz".to_owned())));
    assert_eq!(
        chart(&session).remarks.empty.as_deref(),
        Some("Rien ne correspond")
    );
}

#[test]
fn the_table_says_states_in_words() {
    let session = session(Lang::En);
    let table = chart(&session).table();
    assert_eq!(table.headers.len(), 11);
    assert_eq!(table.rows.len(), 7);
    assert!(table.rows.iter().all(|row| row.len() == 11));
    assert_eq!(table.rows[1][8], "142.8");
    assert_eq!(table.rows[0][1], "not published");
}

#[test]
fn a_signatory_without_a_colour_of_its_own_is_no_financer() {
    use crate::edit::{Change, Edit};
    let mut session = fictitious();
    let contract = session.scene().unwrap().contract;
    let mut partner = contract.partners[0].clone();
    let at = contract.partners.len();
    partner.id = PartnerId::new("late").unwrap();
    partner.slot = None;
    let document = session.document.as_mut().unwrap();
    document
        .commit(Edit::Partner(Change::Insert { at, item: partner }))
        .unwrap();
    update(&mut session, Intent::Go(Screen::Matrix));
    let chart = chart(&session);
    let column = chart.columns.last().unwrap();
    assert_eq!(column.partner.as_str(), "late");
    assert!(!column.is_financer);
}
