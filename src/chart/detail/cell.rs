//! One partner on one line.

use super::past::{cell_before, history};
use super::pen::{LONG, Pen};
use super::sources::sources;
use super::{ChipRole, Detail, FigureLine, Heading};
use crate::chart::{Ink, Subject};
use crate::contract::{Commitment, CreditKind, Euros, LineId, Partner, PartnerId, StateKind};
use crate::edit::Target;
use crate::summary::{Cell, Origin};
use crate::wording::amount::{Sign, prefixed};
use crate::wording::{Key, date, sentence};

/// What is known of a cell.
pub fn cell(pen: &Pen<'_>, line: &LineId, partner: &PartnerId) -> Option<Detail> {
    let found = pen.contract.line(line)?;
    let who = pen.contract.partner(partner)?;
    let cell = pen.scene.summary.matrix.cell(line, partner)?;
    let subject = Subject::Cell(line.clone(), partner.clone());
    let heading = Heading {
        who: Some((
            Some(Ink::of(who, &pen.contract.partners)),
            who.short.clone(),
        )),
        badge: found.number().filter(|n| !n.is_empty()).map(str::to_owned),
        title: Some(found.label().to_owned()),
    };
    let mut detail = Detail::new(subject, heading);
    let figures: Vec<&Commitment> = cell
        .figures
        .iter()
        .filter_map(|key| pen.contract.commitment(*key))
        .collect();
    value(pen, &mut detail, cell, &figures);
    detail.row(Key::InspectorScope, sentence::alone(who, pen.lang));
    let perimeter = match figures.as_slice() {
        [one] if one.perimeter.is_none() => pen.text(Key::FormAllPerimeters).to_owned(),
        _ => pen.perimeter(),
    };
    detail.row(Key::InspectorPerimeter, perimeter);
    if let [one] = figures.as_slice() {
        commitment(pen, &mut detail, one);
    }
    if let Some(known) = cell.sum.known.filter(|k| !k.is_zero()) {
        let weights = weights(pen, (line, who), known);
        detail.rows_of(Key::InspectorWeight, weights);
    }
    if let [one] = figures.as_slice() {
        words(pen, &mut detail, one);
    }
    detail.sources = sources(pen, figures.iter().flat_map(|c| &c.sources));
    let targets: Vec<Target> = cell
        .figures
        .iter()
        .map(|k| Target::Commitment(*k))
        .collect();
    detail.history = history(pen, &targets, cell_before(pen, line, partner));
    detail.target = targets.into_iter().next();
    Some(detail)
}

/// Amount and chips.
fn value(pen: &Pen<'_>, detail: &mut Detail, cell: &Cell, figures: &[&Commitment]) {
    match (cell.origin, figures) {
        (_, [one]) => {
            detail.amount = pen.state(&one.amount);
            pen.state_chips(detail, &one.amount);
        }
        (Origin::Nothing, _) => {
            let name = sentence::state_name(StateKind::NotPublished, pen.lang);
            detail.amount = sentence::capitalised(name);
        }
        (Origin::Own | Origin::Children, _) => {
            let words = || sentence::capitalised(sentence::state_name(cell.state, pen.lang));
            let sum = pen.sum(&cell.sum);
            if sum.is_some() {
                let key = if cell.sum.is_complete() {
                    Key::AxesExactSum
                } else {
                    Key::AxesKnownSum
                };
                let text = sentence::capitalised(pen.text(key));
                detail.chip(ChipRole::State(StateKind::Derived), text);
            }
            detail.amount = sum.unwrap_or_else(words);
        }
    }
    if figures.len() > 1 {
        detail.figures = figures.iter().map(|c| figure(pen, c)).collect();
    }
}

/// One commitment among several: what tells it from the others, and its amount.
pub fn figure(pen: &Pen<'_>, commitment: &Commitment) -> FigureLine {
    let name = match (&commitment.purpose, commitment.credit) {
        (Some(purpose), _) => purpose.clone(),
        (None, CreditKind::Unspecified) => pen.names(&commitment.by),
        (None, credit) => sentence::capitalised(sentence::credit_kind(credit, pen.lang)),
    };
    FigureLine {
        name,
        amount: pen.state(&commitment.amount),
        target: Target::Commitment(commitment.key),
    }
}

/// Situation, formula, range, reason, other values.
fn commitment(pen: &Pen<'_>, detail: &mut Detail, one: &Commitment) {
    let situation = one.as_of.map(|w| date::when(w, LONG, pen.lang));
    detail.row_if(Key::InspectorSituation, situation);
    pen.state_rows(detail, &one.amount);
}

/// Purpose, kind of credit, note.
fn words(pen: &Pen<'_>, detail: &mut Detail, one: &Commitment) {
    detail.row_if(Key::InspectorPurpose, one.purpose.clone());
    if one.credit != CreditKind::Unspecified {
        let credit = sentence::credit_kind(one.credit, pen.lang);
        detail.row(Key::InspectorCredit, credit);
    }
    detail.row_if(Key::InspectorNote, one.note.clone());
}

/// Shares of the partner, of the contract and of the line, each with its base named.
fn weights(pen: &Pen<'_>, (line, who): (&LineId, &Partner), known: Euros) -> Vec<String> {
    let totals = &pen.scene.summary.totals;
    let of_partner = totals.partner(&who.id).and_then(|totals| {
        let share = pen.share_of(known, &totals.best())?;
        let of = sentence::of_partner(who, pen.lang);
        let values = [("share", share.as_str()), ("of_partner", of.as_str())];
        Some(pen.fill(Key::InspectorWeightOfPartner, &values))
    });
    let mut all: Vec<String> = of_partner.into_iter().collect();
    all.extend(pen.weight_of_contract(known));
    all.extend(weight_of_line(pen, line, known));
    all
}

/// The weight in a line: of its announced total, else of what follows from its share, else of
/// the sum of its commitments.
fn weight_of_line(pen: &Pen<'_>, id: &LineId, known: Euros) -> Option<String> {
    let line = pen.contract.line(id)?;
    let totals = pen.scene.summary.totals.line(id);
    let announced = totals.and_then(|t| t.announced);
    let derived = totals.and_then(|t| t.derived());
    let number = line.number().filter(|n| line.is_axis() && !n.is_empty());
    let (share, computed) = match (announced, derived) {
        (Some(sum), _) => (pen.share_of(known, &sum)?, false),
        (None, Some((base, _))) => {
            let ratio = known.ratio(base)?;
            let share = crate::wording::share::of_ratio(ratio, 1, pen.lang);
            (prefixed(Sign::About, &share), true)
        }
        (None, None) => {
            let total = pen.scene.summary.matrix.row(id)?.total;
            (pen.share_of(known, &total)?, false)
        }
    };
    let key = match (number, computed) {
        (Some(_), true) => Key::InspectorWeightOfAxisDerived,
        (Some(_), false) => Key::InspectorWeightOfAxis,
        (None, _) => Key::InspectorWeightOfLine,
    };
    let mut values = vec![("share", share.as_str())];
    values.extend(number.map(|n| ("number", n)));
    Some(pen.fill(key, &values))
}
