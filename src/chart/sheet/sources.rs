//! Who says what a chart shows: the sources of its figures and dates, each named once.

use super::{SheetName, sentence};
use crate::chart::Scene;
use crate::chart::overview::shown_partner;
use crate::contract::{
    Announced, Citation, Commitment, Contract, LineId, LineKind, SourceId, State, Subject as About,
};
use crate::wording::{Key, fill};
use std::collections::BTreeSet;
use std::ops::Range;
use std::thread;

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
            let is_own = |c: &Commitment| c.sole_partner() == partner && is_here(c);
            behind(contract, is_own).into_iter().for_each(&mut *see);
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
            let is_shown = |c: &Commitment| is_here(c) && is_operation(&c.line);
            behind(contract, is_shown).into_iter().for_each(see);
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

/// Fewer commitments than these are read by one thread.
const FEW: usize = 20_000;

/// The first citation of each source behind some commitments, in the order of the file.
fn behind(contract: &Contract, is_shown: impl Fn(&Commitment) -> bool + Sync) -> Vec<&Citation> {
    let list = &contract.commitments;
    let read = |places: Range<usize>| {
        let mut known = BTreeSet::new();
        let shown = list.range(places).filter(|c| is_shown(c));
        let all = shown.flat_map(of_cell);
        all.filter(|citation| known.insert(&citation.source))
            .collect::<Vec<_>>()
    };
    if list.len() < FEW {
        return read(0..list.len());
    }
    let half = list.len() / 2;
    thread::scope(|scope| {
        let rest = || read(half..list.len());
        let other = thread::Builder::new().spawn_scoped(scope, rest);
        let mut found = read(0..half);
        let rest = other.ok().and_then(|thread| thread.join().ok());
        found.extend(rest.unwrap_or_else(|| read(half..list.len())));
        found
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::sample::{Size, text};

    #[test]
    fn two_threads_find_what_one_finds_in_the_same_order() {
        let size = Size {
            operations: 2_200,
            partners: 10,
            seed: 3,
        };
        let bytes = text(size).into_bytes();
        let contract = crate::file::read("a.ron", &bytes).unwrap().contract;
        assert!(contract.commitments.len() >= FEW);
        let len = contract.commitments.len();
        let stands = |c: &Commitment| contract.commitment_place(c.key).unwrap();
        for quarter in 0..4 {
            let here = len / 4 * quarter..len / 4 * (quarter + 1);
            let is_shown = |c: &Commitment| here.contains(&stands(c));
            let mut expected: Vec<&Citation> = Vec::new();
            let shown = contract.commitments.iter().filter(|c| is_shown(c));
            for citation in shown.flat_map(of_cell) {
                if expected.iter().all(|e| e.source != citation.source) {
                    expected.push(citation);
                }
            }
            assert!(expected.len() > 1, "{expected:?}");
            assert_eq!(behind(&contract, is_shown), expected, "{quarter}");
        }
    }
}
