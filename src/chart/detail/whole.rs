//! The contract as a whole: what was announced, and what its parts add up to.

use super::past::{announced_before, history};
use super::pen::{LONG, Pen};
use super::sources::sources;
use super::{ChipRole, Detail, Heading};
use crate::chart::Subject;
use crate::contract::{Announced, StateKind, Subject as About};
use crate::edit::Target;
use crate::summary::Part;
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{Key, date, names, sentence};

/// The announced total.
pub fn envelope(pen: &Pen<'_>) -> Detail {
    let heading = Heading {
        title: Some(pen.text(Key::FigureEnvelope).to_owned()),
        ..Heading::default()
    };
    let mut detail = Detail::new(Subject::Envelope, heading);
    let figure = pen.announced(&About::Contract);
    match figure.and_then(Announced::state) {
        Some(state) => {
            detail.amount = pen.state(state);
            pen.state_chips(&mut detail, state);
        }
        None => detail.amount = sentence::capitalised(pen.text(Key::FigureEnvelopeNone)),
    }
    scope(pen, &mut detail);
    if let Some(figure) = figure {
        announced(pen, &mut detail, figure);
    }
    let totals = &pen.scene.summary.totals;
    let mut sum: Vec<String> = pen.sum(&totals.parts).into_iter().collect();
    sum.extend(gap(pen));
    detail.rows_of(Key::FigureParts, sum);
    if let Some(figure) = figure {
        provenance(pen, &mut detail, figure);
    }
    detail
}

/// The sum of the parts.
pub fn parts(pen: &Pen<'_>) -> Detail {
    let heading = Heading {
        title: Some(pen.text(Key::FigureParts).to_owned()),
        ..Heading::default()
    };
    let mut detail = Detail::new(Subject::Parts, heading);
    let totals = &pen.scene.summary.totals;
    let none = || sentence::capitalised(pen.text(Key::FigureCommitmentNone));
    detail.amount = pen.sum(&totals.parts).unwrap_or_else(none);
    if totals.parts.known.is_some() {
        let name = sentence::state_name(StateKind::Derived, pen.lang);
        let derived = ChipRole::State(StateKind::Derived);
        detail.chip(derived, sentence::capitalised(name));
        if let (Some(low), Some(high)) = (totals.parts.interval.low, totals.parts.interval.high) {
            let half = high.minus(low).times(crate::contract::Decimal::new(5, 1));
            let half = amount::tolerance(half, pen.unit, pen.lang);
            detail.chip(ChipRole::Property, half);
        }
    }
    scope(pen, &mut detail);
    let announced = pen.announced(&About::Contract).and_then(Announced::state);
    let mut envelope: Vec<String> = announced.map(|s| pen.state(s)).into_iter().collect();
    if !envelope.is_empty() {
        envelope.extend(gap(pen));
    }
    detail.rows_of(Key::FigureEnvelope, envelope);
    let list = totals.list.iter().map(|part| said(pen, part)).collect();
    detail.rows_of(Key::InspectorFormula, list);
    detail
}

/// One part and its amount.
fn said(pen: &Pen<'_>, part: &Part) -> String {
    let (name, value) = match part {
        Part::Partner(id, sum) => (names::partner(pen.contract, id), pen.sum(sum)),
        Part::Joint(by, sum) => (pen.names(by), pen.sum(sum)),
        Part::Unknown(id) => (names::partner(pen.contract, id), None),
        Part::Remainder(id, rest, interval) => {
            let group = names::group(pen.contract, id);
            let name = format!("{group}, {}", pen.text(Key::StateUnallocated));
            let digits = pen.digits_within(*interval);
            let rest = prefixed(Sign::About, &pen.euros(*rest, digits));
            (name, Some(rest))
        }
    };
    let short = sentence::state_short(StateKind::NotPublished, pen.lang);
    let value = value.unwrap_or_else(|| short.to_owned());
    let values = [("name", name.as_str()), ("amount", value.as_str())];
    pen.fill(Key::InspectorPartOf, &values)
}

/// `+7 M€ par rapport à l’enveloppe`; `None` where there is nothing to compare.
fn gap(pen: &Pen<'_>) -> Option<String> {
    let totals = &pen.scene.summary.totals;
    let gap = totals.parts.known?.minus(totals.envelope?.known?);
    if gap.is_zero() {
        return Some(pen.text(Key::FigurePartsEqual).to_owned());
    }
    let decimals = amount::decimals_of(totals.parts.finest, pen.unit);
    let gap = amount::difference(gap, pen.unit, decimals, pen.lang);
    Some(format!("{gap} {}", pen.text(Key::FigurePartsGap)))
}

/// Everybody's money, in the perimeter shown.
pub fn scope(pen: &Pen<'_>, detail: &mut Detail) {
    detail.row(Key::InspectorScope, pen.text(Key::InspectorScopeAll));
    detail.row(Key::InspectorPerimeter, pen.perimeter());
}

/// What an announced figure says beyond its value.
pub fn announced(pen: &Pen<'_>, detail: &mut Detail, figure: &Announced) {
    let situation = figure.as_of.map(|w| date::when(w, LONG, pen.lang));
    detail.row_if(Key::InspectorSituation, situation);
    if let Some(state) = figure.state() {
        pen.state_rows(detail, state);
    }
    let also = figure.also.iter().map(|claim| pen.claim(claim));
    detail.rows_of(Key::InspectorAlso, also.collect());
}

/// Note, sources, history and target of an announced figure.
pub fn provenance(pen: &Pen<'_>, detail: &mut Detail, figure: &Announced) {
    detail.row_if(Key::InspectorNote, figure.note.clone());
    let also = figure.also.iter().flat_map(|claim| &claim.sources);
    let claims = match figure.state() {
        Some(crate::contract::State::Conflict {
            preferred,
            alternatives,
        }) => std::iter::once(preferred).chain(alternatives).collect(),
        _ => Vec::new(),
    };
    let claims = claims.into_iter().flat_map(|claim| &claim.sources);
    detail.sources.extend(sources(
        pen,
        figure.sources.iter().chain(claims).chain(also),
    ));
    let target = Target::Announced(figure.key);
    let before = announced_before(pen, &figure.subject, figure.state().is_none());
    detail.history = history(pen, std::slice::from_ref(&target), before);
    detail.target = Some(target);
}
