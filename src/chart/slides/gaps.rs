//! What is not known: how many cells of the matrix have a sourced status, and what disagrees.

use super::{Draft, SlideBody, SlideFigure, scope};
use crate::chart::Scene;
use crate::check::{Finding, Severity};
use crate::wording::{Key, count, fill, finding, number, text};

/// Points named under the figures.
const NAMED: usize = 3;

pub(super) fn draft(scene: &Scene<'_>) -> Option<Draft> {
    let lang = scene.look.lang;
    let completeness = scene.summary.completeness;
    if completeness.cells == 0 {
        return None;
    }
    let tally = |n: usize| number::tally(n, lang);
    let figure = |n: usize, one: Key, other: Key| SlideFigure {
        value: tally(n),
        label: count(lang, one, other, n, &[]),
        note: String::new(),
    };
    let undated = scene.entries.iter().filter(|e| e.day.is_none()).count();
    let (sourced, cells) = (completeness.sourced, completeness.cells);
    // The most serious come first.
    let is_serious = |found: &Finding| found.severity != Severity::Info;
    let points = scene.findings.partition_point(is_serious);
    let figures = vec![
        SlideFigure {
            value: format!("{}\u{a0}/\u{a0}{}", tally(sourced), tally(cells)),
            label: text(lang, Key::FigureCompleteness).to_owned(),
            note: text(lang, Key::FigureCompletenessNote).to_owned(),
        },
        figure(points, Key::SlidePointsOne, Key::SlidePointsOther),
        figure(undated, Key::SlideUndatedOne, Key::SlideUndatedOther),
    ];
    let notes = scene
        .findings
        .iter()
        .take(points.min(NAMED))
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
    (completeness.cells > 0).then(|| fill(lang, Key::SlideGapsFinding, &values))
}
