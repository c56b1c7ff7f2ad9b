//! The summary of a contract as one JSON object, for programs. Amounts are exact euros as text:
//! a JSON number would be a float. Unknown is `null`, never zero.

use crate::contract::{Contract, Date, Decimal, Euros, LineKind, StateKind, When};
use crate::summary::{Row, Sum, Summary, entries, precision_name};
use serde_json::{Map, Value, json};

/// The object. `summary` is of the perimeter to show; other perimeters only give their totals.
pub fn object(contract: &Contract, summary: &Summary, today: Date) -> Value {
    json!({
        "title": contract.identity.title,
        "today": today.to_string(),
        "perimeter": summary.perimeter.as_str(),
        "perimeters": perimeters(contract),
        "axes": axes(contract, summary),
        "partners": partners(contract, summary),
        "groups": groups(contract, summary),
        "completeness": {
            "sourced": summary.completeness.sourced,
            "cells": summary.completeness.cells,
        },
        "deadlines": deadlines(contract, today),
    })
}

/// Exact euros as text, `null` where not known.
fn amount(value: Option<Euros>) -> Value {
    value.map_or(Value::Null, |euros| Value::String(euros.to_string()))
}

fn known(sum: Option<&Sum>) -> Value {
    amount(sum.and_then(|s| s.known))
}

fn perimeters(contract: &Contract) -> Value {
    let list = contract.perimeters.iter().map(|perimeter| {
        let totals = Summary::of(contract, &perimeter.id).totals;
        let half_step = |step: Euros| step.times(Decimal::new(5, 1));
        let envelope = totals.envelope.as_ref();
        json!({
            "id": perimeter.id.as_str(),
            "announced": known(envelope),
            "tolerance": amount(envelope.and_then(|e| e.coarsest).map(half_step)),
            "parts": known(Some(&totals.parts)),
        })
    });
    list.collect()
}

fn axes(contract: &Contract, summary: &Summary) -> Value {
    let rows = summary.matrix.axes();
    rows.filter_map(|row| {
        let line = contract.line(&row.line)?;
        let number = match &line.kind {
            LineKind::Axis(axis) => Some(axis.number.as_str()),
            LineKind::Objective(_) | LineKind::Operation(_) => None,
        };
        Some(json!({
            "id": line.id.as_str(),
            "number": number,
            "title": line.title,
            "known": known(Some(&row.total)),
            "complete": row.total.is_complete(),
            "cells": cells(summary, row),
        }))
    })
    .collect()
}

fn cells(summary: &Summary, row: &Row) -> Value {
    let mut cells = Map::new();
    for (partner, cell) in summary.matrix.partners.iter().zip(&row.cells) {
        let value = match cell.state {
            StateKind::NotPublished | StateKind::Pending | StateKind::NotApplicable => None,
            _ => cell.sum.known,
        };
        let cell = json!({ "state": cell.state.name(), "amount": amount(value) });
        cells.insert(partner.as_str().to_owned(), cell);
    }
    Value::Object(cells)
}

fn partners(contract: &Contract, summary: &Summary) -> Value {
    let totals = summary.totals.partners.iter();
    totals
        .filter_map(|totals| {
            let partner = contract.partner(&totals.partner)?;
            Some(json!({
                "id": partner.id.as_str(),
                "name": partner.name,
                "announced": known(totals.announced.as_ref()),
                "known": known(Some(&totals.lines)),
                "complete": totals.lines.is_complete(),
            }))
        })
        .collect()
}

fn groups(contract: &Contract, summary: &Summary) -> Value {
    let totals = summary.totals.groups.iter();
    totals
        .filter_map(|totals| {
            let group = contract.group(&totals.group)?;
            let members: Vec<&str> = group.members.iter().map(|m| m.as_str()).collect();
            Some(json!({
                "id": group.id.as_str(),
                "members": members,
                "announced": known(totals.announced.as_ref()),
                "remainder": amount(totals.remainder),
            }))
        })
        .collect()
}

fn deadlines(contract: &Contract, today: Date) -> Value {
    entries(contract, today)
        .iter()
        .filter_map(|entry| {
            let deadline = contract.deadline(&entry.deadline)?;
            Some(json!({
                "id": deadline.id.as_str(),
                "title": deadline.title,
                "date": iso(deadline.date),
                "precision": precision_name(deadline.date),
                "status": entry.status.name(),
                "days": entry.days,
            }))
        })
        .collect()
}

/// ISO 8601 text: `2027`, `2021-11-17/2021-12-16`, `2019-09/..`; `null` when no date is known.
/// “Not before” is told by the status.
fn iso(when: When) -> Option<String> {
    match when {
        When::On(date) | When::NotBefore(date) => Some(date.to_string()),
        When::Between(first, last) => Some(format!("{first}/{last}")),
        When::From(first) => Some(format!("{first}/..")),
        When::Unknown => None,
    }
}
