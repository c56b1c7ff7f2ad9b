//! The report holds everything, once.

use super::*;
use crate::app::{Session, Settings, start};
use crate::wording::Lang;

#[test]
fn the_report_goes_from_the_cover_to_the_sources() {
    let mut session = Session::new(Settings::first(Lang::Fr), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    let report = Report::of(&session.scene().unwrap(), &Imprint::default());
    let chapters: Vec<&str> = report
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chapter(words) => Some(words.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(
        chapters,
        [
            "Les axes, vus par la MEL et par l’ensemble des signataires",
            "Parts des signataires",
            "Échéances",
            "Maquette financière",
            "Contrôles",
            "Sources",
        ]
    );
    let tables = report
        .blocks
        .iter()
        .filter(|b| matches!(b, Block::Table(_)));
    // One behind each chart, the matrix, the findings.
    assert_eq!(tables.count(), 5);
    assert!(matches!(
        report.blocks.first(),
        Some(Block::Text(Tone::Cover, _))
    ));
}
