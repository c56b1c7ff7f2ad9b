//! A line: its total as announced, as it follows from a share, or as its commitments add up to.

use super::cell::figure;
use super::holder::{figures, published_share, sum_of_lines};
use super::past::{announced_before, history};
use super::pen::{LONG, Pen};
use super::sources::sources;
use super::whole::{announced, scope};
use super::{ChipRole, Detail, Heading};
use crate::chart::Subject;
use crate::contract::{
    Announced, Line, LineId, LineKind, Operation, StateKind, Subject as About, When,
};
use crate::edit::Target;
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{self, Key, date, sentence};

/// What is known of a line.
pub fn line(pen: &Pen<'_>, id: &LineId) -> Option<Detail> {
    let found = pen.contract.line(id)?;
    let heading = Heading {
        badge: found.number().filter(|n| !n.is_empty()).map(str::to_owned),
        title: Some(found.label().to_owned()),
        who: None,
    };
    let mut detail = Detail::new(Subject::Line(id.clone()), heading);
    let about = About::Line(id.clone());
    let figure = pen.announced(&about);
    value(pen, &mut detail, id, figure);
    scope(pen, &mut detail);
    if let Some(figure) = figure {
        announced(pen, &mut detail, figure);
    }
    amounts(pen, &mut detail, id, figure);
    detail.rows_of(Key::ColumnShare, published_share(pen, &about));
    properties(pen, &mut detail, found);
    figures(pen, &mut detail, &about);
    joint(pen, &mut detail, id);
    let share = pen.announced_share(&about);
    let cited = figure.into_iter().chain(share).flat_map(|a| &a.sources);
    detail.sources = sources(pen, cited.chain(&found.sources));
    let mut targets = vec![Target::Line(id.clone())];
    targets.extend(figure.or(share).map(|a| Target::Announced(a.key)));
    let before = announced_before(pen, &about, false);
    let before = before.or_else(|| announced_before(pen, &about, true));
    detail.history = history(pen, &targets, before);
    detail.target = Some(Target::Line(id.clone()));
    Some(detail)
}

/// Amount and chips: announced, else computed from the share, else added up.
fn value(pen: &Pen<'_>, detail: &mut Detail, id: &LineId, figure: Option<&Announced>) {
    if let Some(state) = figure.and_then(Announced::state) {
        detail.amount = pen.state(state);
        pen.state_chips(detail, state);
        return;
    }
    let summary = pen.scene.summary;
    let derived = summary.totals.line(id).and_then(|t| t.derived());
    if let Some((value, interval)) = derived {
        let digits = pen.digits_within(interval);
        detail.amount = prefixed(Sign::About, &pen.euros(value, digits));
        let name = sentence::state_name(StateKind::Derived, pen.lang);
        let derived = ChipRole::State(StateKind::Derived);
        detail.chip(derived, sentence::capitalised(name));
        let range = amount::range_named(interval, pen.unit, digits, pen.lang);
        if let Some(range) = range {
            detail.chip(ChipRole::Property, range);
        }
        return;
    }
    if let Some(row) = summary.matrix.row(id) {
        let pending = !row.cells.is_empty()
            && row
                .cells
                .iter()
                .take(summary.matrix.signatories)
                .all(|c| c.state == StateKind::Pending);
        if pending {
            let name = sentence::state_name(StateKind::Pending, pen.lang);
            detail.amount = sentence::capitalised(name);
        } else {
            sum_of_lines(pen, detail, &row.total);
        }
    }
}

/// What is known beside the total, and the weight in the contract.
fn amounts(pen: &Pen<'_>, detail: &mut Detail, id: &LineId, figure: Option<&Announced>) {
    let summary = pen.scene.summary;
    let totals = summary.totals.line(id);
    let derived = totals.and_then(|t| t.derived());
    let row = summary.matrix.row(id);
    if figure.is_some() || derived.is_some() {
        detail.row_if(Key::ColumnKnown, row.and_then(|r| pen.sum(&r.total)));
    }
    let announced = totals.and_then(|t| t.announced).and_then(|s| s.known);
    let summed = row.filter(|r| r.total.is_complete());
    let whole = announced.or(match derived {
        // Its share is published and stands in the row below.
        Some(_) => None,
        None => summed.and_then(|r| r.total.known),
    });
    let weight = whole.filter(|w| !w.is_zero());
    let weight = weight.and_then(|w| pen.weight_of_contract(w));
    detail.row_if(Key::InspectorWeight, weight);
}

/// Joint commitments: counted in the line, in no single partner's sum.
fn joint(pen: &Pen<'_>, detail: &mut Detail, id: &LineId) {
    let Some(row) = pen.scene.summary.matrix.row(id) else {
        return;
    };
    for key in &row.joint {
        if let Some(commitment) = pen.contract.commitment(*key) {
            let mut line = figure(pen, commitment);
            let partners = pen.names(&commitment.by);
            line.name = pen.fill(Key::InspectorScopeJoint, &[("partners", &partners)]);
            detail.figures.push(line);
        }
    }
}

fn properties(pen: &Pen<'_>, detail: &mut Detail, line: &Line) {
    if line.short.is_some() {
        detail.row(Key::InspectorOfficialTitle, line.title.as_str());
    }
    let others = line.other_titles.iter().map(|other| {
        let by = pen.publishers(&other.sources);
        if by.is_empty() {
            return other.title.clone();
        }
        format!("{} · {}", other.title, sentence::list(&by, pen.lang))
    });
    detail.rows_of(Key::InspectorOtherTitles, others.collect());
    match &line.kind {
        LineKind::Axis(axis) => detail.rows_of(Key::InspectorThemes, axis.themes.clone()),
        LineKind::Objective(_) => {}
        LineKind::Operation(operation) => works(pen, detail, operation),
    }
    let children = pen.contract.children(&line.id).count();
    if children > 0 {
        let (one, other) = (Key::LinesOne, Key::LinesOther);
        let count = wording::count(pen.lang, one, other, children, &[]);
        let rule = sentence::child_rule(line.children, pen.lang);
        detail.rows_of(Key::InspectorChildren, vec![count, rule.to_owned()]);
    }
    detail.row_if(Key::InspectorNote, line.note.clone());
}

/// What only an operation has.
fn works(pen: &Pen<'_>, detail: &mut Detail, operation: &Operation) {
    let when = |at: When| date::when(at, LONG, pen.lang);
    detail.row_if(Key::InspectorOwner, operation.owner.clone());
    let cost = operation.total_cost.map(|c| amount::published(c, pen.lang));
    detail.row_if(Key::InspectorTotalCost, cost);
    detail.row_if(Key::InspectorTerritory, operation.territory.clone());
    detail.row_if(Key::InspectorStart, operation.start.map(when));
    detail.row_if(Key::InspectorEnd, operation.end.map(when));
    detail.rows_of(Key::InspectorTags, operation.tags.clone());
    detail.rows_of(Key::InspectorOtherContracts, operation.contracts.clone());
}
