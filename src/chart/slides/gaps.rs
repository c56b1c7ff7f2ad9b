//! What is not known: how many cells of the matrix have a sourced status, and what disagrees.

use super::{Draft, SlideBody, SlideFigure, phrase, scope};
use crate::chart::Scene;
use crate::check::Severity;
use crate::wording::{Key, finding, number, text};

/// Points named under the figures.
const NAMED: usize = 3;

pub(super) fn draft(scene: &Scene<'_>) -> Option<Draft> {
    let lang = scene.look.lang;
    let completeness = scene.summary.completeness;
    if completeness.cells == 0 {
        return None;
    }
    let tally = |n: usize| number::tally(n, lang);
    let figure = |n: usize, of: Option<usize>, label: Key, note: String| SlideFigure {
        value: match of {
            Some(of) => format!("{}\u{a0}/\u{a0}{}", tally(n), tally(of)),
            None => tally(n),
        },
        label: text(lang, label).to_owned(),
        note,
    };
    let open = |severity: Severity| {
        let all = scene.findings.iter();
        all.filter(|found| found.severity == severity).count()
    };
    let undated = scene.entries.iter().filter(|e| e.day.is_none()).count();
    let note = text(lang, Key::FigureCompletenessNote).to_owned();
    let figures = vec![
        figure(
            completeness.sourced,
            Some(completeness.cells),
            Key::FigureCompleteness,
            note,
        ),
        figure(
            open(Severity::Blocking) + open(Severity::Review),
            None,
            Key::SlidePointsToReview,
            String::new(),
        ),
        figure(undated, None, Key::SlideUndated, String::new()),
    ];
    let points = scene
        .findings
        .iter()
        .filter(|f| f.severity != Severity::Info);
    let notes = points
        .take(NAMED)
        .map(|found| finding::title(found, scene.contract, lang))
        .collect();
    Some(Draft {
        neutral: text(lang, Key::SlideGaps).to_owned(),
        scope: scope(scene, ""),
        marks: figures.len(),
        body: SlideBody::Figures(figures),
        notes,
    })
}

/// “14 cellules sur 54 ont un statut sourcé”.
pub(super) fn finding(scene: &Scene<'_>) -> Option<String> {
    let lang = scene.look.lang;
    let completeness = scene.summary.completeness;
    let known = number::tally(completeness.sourced, lang);
    let all = number::tally(completeness.cells, lang);
    let values = [("known", known.as_str()), ("all", all.as_str())];
    (completeness.cells > 0).then(|| phrase(lang, Key::SlideGapsFinding, &values))
}
