//! The points of the signed contract, word for word.

use super::*;
use crate::app::{Session, Settings, start};
use crate::wording::Lang;

fn session() -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    session
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_conflict_offers_both_values_and_says_what_each_would_change() {
    let session = session();
    let scene = session.scene().unwrap();
    let list = FindingList::of(&scene, None);
    assert_eq!(list.count(Severity::Blocking), 0);
    assert_eq!(list.count(Severity::Review), 2);
    assert_eq!(list.count(Severity::Info), 3);
    let point = list.points.first().unwrap();
    let conflict = point.conflict.as_ref().unwrap();
    let said: Vec<String> = conflict
        .choices
        .iter()
        .map(|c| plain(&format!("{} | {} | {:?}", c.amount, c.by, c.note)))
        .collect();
    assert_eq!(
        said,
        [
            "768 M€ | La Gazette France, Services de l’État dans l’Aisne, Eco121 | None",
            "770 M€ | Gazette Oise | Some(\"Chiffre rapporté lors de l’avis du CESER\")",
        ]
    );
    assert!(matches!(point.shows, Some(Subject::Group(_))));
    assert!(point.sources.len() >= 2);
    let effects: Vec<String> = effects(&scene, conflict.key, 1)
        .iter()
        .map(|e| plain(&format!("{} | {} | {}", e.text, e.change, e.gap)))
        .collect();
    assert_eq!(
        effects,
        [
            "Avec 770, reste à ventiler | 378 → 380 M€ | +2",
            "Avec 770, somme des parts publiées | 2 757 → 2 759 M€ | +2",
        ]
    );
    assert_eq!(super::effects(&scene, conflict.key, 0), []);
}

#[test]
fn every_point_leads_somewhere() {
    let session = session();
    let list = FindingList::of(&session.scene().unwrap(), None);
    for point in &list.points {
        assert!(point.shows.is_some(), "{}", point.title);
        assert!(!point.spoken(Lang::Fr).is_empty());
    }
}
