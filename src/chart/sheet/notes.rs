//! What a figure alone does not tell: why it is awaited or nil, and what else a source says.

use super::{Body, sentence};
use crate::chart::Scene;
use crate::chart::overview::shown_partner;
use crate::chart::tip::conflict_text;
use crate::contract::{Citation, State, Subject as About};
use crate::wording::sentence::quoted;
use crate::wording::{Key, fill, names};

/// The notes of a chart, in the order of its marks.
pub(super) fn of(scene: &Scene<'_>, body: &Body) -> Vec<String> {
    match body {
        Body::Axes(_) => axes(scene),
        Body::Shares(_) => shares(scene),
        Body::Deadlines(_) => Vec::new(),
        Body::Contrast(chart) => {
            let rows = chart.rows.iter();
            rows.filter_map(|row| row.whole.clone()).collect()
        }
        Body::Concentration(chart) => chart.note.clone().into_iter().collect(),
    }
}

fn axes(scene: &Scene<'_>) -> Vec<String> {
    let Some(partner) = shown_partner(scene) else {
        return Vec::new();
    };
    let matrix = &scene.summary.matrix;
    let cells = matrix
        .axes()
        .filter_map(|row| matrix.cell(&row.line, &partner.id));
    let figures = cells.filter_map(|cell| match cell.figures.as_slice() {
        [one] => scene.contract.commitment(*one),
        _ => None,
    });
    figures
        .filter_map(|c| {
            let name = names::figure(scene.contract, c.key, scene.look.lang);
            note(scene, &name, &c.amount, &c.sources)
        })
        .collect()
}

fn shares(scene: &Scene<'_>) -> Vec<String> {
    let here = &scene.summary.perimeter;
    let all = scene.contract.announced.iter();
    let figures = all.filter(|a| a.is_in(here) && !matches!(a.subject, About::Line(_)));
    figures
        .filter_map(|a| {
            let name = names::announced(scene.contract, &a.subject, scene.look.lang);
            note(scene, &name, a.state()?, &a.sources)
        })
        .collect()
}

/// `MEL, axe 5 : « … » (MEL)`, `Sept autres : 768 M€ ou 770 M€`; nothing for a plain figure.
fn note(scene: &Scene<'_>, name: &str, state: &State, sources: &[Citation]) -> Option<String> {
    let lang = scene.look.lang;
    let words = match state {
        State::Nil { reason } | State::Pending { reason, .. } if !reason.trim().is_empty() => {
            quoted(reason, lang)
        }
        State::Derived { formula, .. } if !formula.trim().is_empty() => formula.clone(),
        State::Conflict { .. } => conflict_text(state, lang)?,
        _ => return None,
    };
    let publisher = sources
        .iter()
        .find_map(|c| scene.contract.source(&c.source)?.publisher.as_deref());
    let words = match publisher {
        Some(publisher) => format!("{words} ({publisher})"),
        None => words,
    };
    let values = [("name", name), ("words", words.as_str())];
    Some(sentence(&fill(lang, Key::SheetNote, &values)))
}
