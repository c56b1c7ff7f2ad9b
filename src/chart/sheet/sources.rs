//! Who says what a chart shows: the sources of its figures and dates, each named once.

use super::{SheetName, sentence};
use crate::chart::Scene;
use crate::chart::overview::shown_partner;
use crate::contract::{
    Announced, Citation, Commitment, LineId, LineKind, SourceId, State, Subject as About,
};
use crate::wording::{Key, fill};
use std::collections::BTreeSet;

/// `Sources : MEL ; La Gazette France.` Nothing when no source is named.
pub(in crate::chart) fn line(scene: &Scene<'_>, name: SheetName) -> Option<String> {
    let mut known: BTreeSet<&SourceId> = BTreeSet::new();
    let mut names: Vec<&str> = Vec::new();
    cited(scene, name, &mut |citation| {
        if !known.insert(&citation.source) {
            return;
        }
        let Some(source) = scene.contract.source(&citation.source) else {
            return;
        };
        let name = source.publisher.as_deref().unwrap_or(&source.title);
        if !names.contains(&name) {
            names.push(name);
        }
    });
    if names.is_empty() {
        return None;
    }
    let all = names.join(", ");
    let words = fill(scene.look.lang, Key::SheetSources, &[("sources", &all)]);
    Some(sentence(&words))
}

/// Every citation behind what a chart shows, in the order of the file.
fn cited<'a>(scene: &Scene<'a>, name: SheetName, see: &mut dyn FnMut(&'a Citation)) {
    let contract = scene.contract;
    let here = &scene.summary.perimeter;
    let is_here = |c: &Commitment| c.perimeter.as_ref().is_none_or(|p| p == here);
    match name {
        SheetName::AxisBudgets => {
            let partner = shown_partner(scene).map(|p| &p.id);
            let cells = contract.commitments.iter();
            let cells = cells.filter(|c| c.sole_partner() == partner && is_here(c));
            cells.flat_map(of_cell).for_each(&mut *see);
            let lines = announced(scene).filter(|a| matches!(a.subject, About::Line(_)));
            lines.flat_map(figure).for_each(see);
        }
        SheetName::PartnerShares => {
            let parts = announced(scene).filter(|a| !matches!(a.subject, About::Line(_)));
            parts.flat_map(figure).for_each(see);
        }
        SheetName::Concentration => {
            let is_operation = |id: &LineId| {
                let line = contract.line(id);
                line.is_some_and(|l| matches!(l.kind, LineKind::Operation { .. }))
            };
            let cells = contract.commitments.iter();
            let cells = cells.filter(|c| is_here(c) && is_operation(&c.line));
            cells.flat_map(of_cell).for_each(see);
        }
        SheetName::Contrast => {
            let compared = scene.compared.map(|compared| compared.cited());
            compared.into_iter().flatten().for_each(see);
        }
        SheetName::Deadlines => {
            let events = contract.schedule.deadlines.iter();
            events.flat_map(|d| d.sources.iter()).for_each(see);
        }
    }
}

fn of_cell(commitment: &Commitment) -> impl Iterator<Item = &Citation> {
    commitment.sources.iter().chain(claimed(&commitment.amount))
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
