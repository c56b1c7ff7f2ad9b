//! Who says what a chart shows: the sources of its figures and dates, each named once.

use super::{SheetName, sentence};
use crate::chart::Scene;
use crate::chart::overview::shown_partner;
use crate::contract::{Announced, Citation, LineId, LineKind, State, Subject as About};
use crate::wording::{Key, fill};

/// `Sources : MEL ; La Gazette France.` Nothing when no source is named.
pub(in crate::chart) fn line(scene: &Scene<'_>, name: SheetName) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for citation in cited(scene, name) {
        let Some(source) = scene.contract.source(&citation.source) else {
            continue;
        };
        let name = source.publisher.as_deref().unwrap_or(&source.title);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let all = names.join(", ");
    let words = fill(scene.look.lang, Key::SheetSources, &[("sources", &all)]);
    Some(sentence(&words))
}

/// Every citation behind what a chart shows, in the order of the file.
fn cited<'a>(scene: &Scene<'a>, name: SheetName) -> Vec<&'a Citation> {
    let contract = scene.contract;
    match name {
        SheetName::AxisBudgets => {
            let partner = shown_partner(scene).map(|p| &p.id);
            let here = &scene.summary.perimeter;
            let cells = contract.commitments.iter().filter(|c| {
                c.sole_partner() == partner && c.perimeter.as_ref().is_none_or(|p| p == here)
            });
            let cells = cells.flat_map(|c| c.sources.iter().chain(claimed(&c.amount)));
            let lines = announced(scene).filter(|a| matches!(a.subject, About::Line(_)));
            cells.chain(lines.flat_map(figure)).collect()
        }
        SheetName::PartnerShares => {
            let parts = announced(scene).filter(|a| !matches!(a.subject, About::Line(_)));
            parts.flat_map(figure).collect()
        }
        SheetName::Concentration => {
            let here = &scene.summary.perimeter;
            let is_operation = |id: &LineId| {
                let line = contract.line(id);
                line.is_some_and(|l| matches!(l.kind, LineKind::Operation { .. }))
            };
            let cells = contract.commitments.iter().filter(|c| {
                is_operation(&c.line) && c.perimeter.as_ref().is_none_or(|p| p == here)
            });
            let cells = cells.flat_map(|c| c.sources.iter().chain(claimed(&c.amount)));
            cells.collect()
        }
        SheetName::Contrast => match scene.compared {
            Some(compared) => compared.cited(),
            None => Vec::new(),
        },
        SheetName::Deadlines => {
            let events = contract.schedule.deadlines.iter();
            events.flat_map(|d| d.sources.iter()).collect()
        }
    }
}

/// Announced figures in the perimeter shown.
fn announced<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Announced> {
    let here = scene.summary.perimeter.clone();
    let all = scene.contract.announced.iter();
    all.filter(move |a| a.is_in(&here))
}

fn figure(announced: &Announced) -> impl Iterator<Item = &Citation> {
    let state = announced.state();
    announced
        .sources
        .iter()
        .chain(state.into_iter().flat_map(claimed))
}

/// The citations of the claims of a conflict.
fn claimed(state: &State) -> impl Iterator<Item = &Citation> {
    let claims = match state {
        State::Conflict {
            preferred,
            alternatives,
        } => Some(std::iter::once(preferred).chain(alternatives)),
        _ => None,
    };
    claims.into_iter().flatten().flat_map(|c| c.sources.iter())
}
