//! The pieces of an axis: one per partner, what is common, what is not split, what is unknown.

use super::Desk;
use super::scale::Scale;
use super::segment::{
    Segment, Shade, cell_text, cited_by, place, shade_of, share_text, signed_share, source_titles,
    sum_named,
};
use super::total::{stub, unknown};
use crate::chart::axes::is_outside;
use crate::chart::{Ink, Subject};
use crate::contract::{Euros, Partner, StateKind};
use crate::summary::{Cell, Row, Sum};
use crate::wording::amount::{self, Sign};
use crate::wording::{Key, names, sentence};

/// What an axis is compared with.
pub(super) struct Whole {
    /// Its amount.
    pub sum: Sum,
    /// True when it follows from a published share.
    pub derived: bool,
}

/// The total of an axis: the exact sum, else what is announced, else what follows from its
/// share, else the sum of what is known.
pub(super) fn whole(desk: &Desk<'_>, row: &Row) -> Whole {
    let plain = |sum| Whole {
        sum,
        derived: false,
    };
    if row.total.is_complete() {
        return plain(row.total);
    }
    let lines = &desk.scene.summary.totals.lines;
    let Some(line) = lines.iter().find(|l| l.line == row.line) else {
        return plain(row.total);
    };
    if let Some(announced) = line.announced.filter(|s| s.known.is_some()) {
        return plain(announced);
    }
    match line.derived() {
        Some((value, interval)) => Whole {
            sum: Sum {
                known: Some(value),
                unknown: 0,
                interval,
                ..row.total
            },
            derived: true,
        },
        None => plain(row.total),
    }
}

/// The share of an axis that an amount is.
pub(super) fn share_of_axis(desk: &Desk<'_>, part: &Sum, whole: &Whole) -> Option<String> {
    let (sign, text) = share_text(part, &whole.sum, desk.lang)?;
    if whole.derived && sign == Sign::Exact {
        return Some(signed_share(Sign::About, text));
    }
    Some(text)
}

/// True for a cell of which nothing is known because the axis has no part in the perimeter shown.
pub(super) fn is_out(desk: &Desk<'_>, row: &Row, cell: &Cell) -> bool {
    let is_silent = cell.state == StateKind::NotPublished && cell.sum.known.is_none();
    is_silent && is_outside(desk.scene, row)
}

/// The pieces of an axis, from zero on.
pub(super) fn segments(desk: &Desk<'_>, row: &Row, whole: &Whole, scale: Scale) -> Vec<Segment> {
    let known = row.total.known.unwrap_or_default();
    let base = whole.sum.known.unwrap_or_default().max(known);
    let unit = match scale {
        Scale::Money(all) | Scale::Partner(all) => all,
        Scale::Axis => base,
    };
    let mut at = Euros::ZERO;
    let mut list: Vec<Segment> = Vec::new();
    let mut push = |amount: Euros, segment: Segment| {
        if amount.is_zero() || amount.is_negative() {
            return;
        }
        let from = place(at, unit);
        at = at.plus(amount);
        let to = place(at, unit);
        list.push(Segment {
            from,
            to,
            ..segment
        });
    };
    let mut counted = Euros::ZERO;
    for (partner, cell) in in_order(desk, row) {
        let Some(amount) = cell.sum.known else {
            continue;
        };
        counted = counted.plus(amount);
        if matches!(scale, Scale::Partner(_)) && !desk.is_chosen(partner) {
            continue;
        }
        push(amount, own(desk, row, partner, cell, whole));
    }
    if matches!(scale, Scale::Partner(_)) {
        return list;
    }
    let joint = known.minus(counted);
    push(joint, shared(desk, joint, &row.total));
    let rest = base.minus(known);
    push(rest, remainder(desk, rest, whole));
    let end = list.last().map_or(0.0, |s| s.to);
    let is_open = row.total.unknown > 0 && !whole.sum.is_complete();
    if is_open && !(list.is_empty() && is_outside(desk.scene, row)) {
        list.push(stub(desk, &unknown(desk, row.total.unknown), end));
    }
    list
}

/// The partners of a row: the chosen one first, the one it is compared with, then contract order.
fn in_order<'a>(desk: &'a Desk<'_>, row: &'a Row) -> impl Iterator<Item = (&'a Partner, &'a Cell)> {
    let matrix = &desk.scene.summary.matrix;
    let all = move || {
        matrix
            .partners
            .iter()
            .zip(&row.cells)
            .filter_map(|(id, cell)| Some((desk.scene.contract.partner(id)?, cell)))
    };
    let chosen = all().filter(|(p, _)| desk.is_chosen(p));
    let beside = all().filter(|(p, _)| desk.is_lit(p) && !desk.is_chosen(p));
    let others = all().filter(|(p, _)| !desk.is_lit(p));
    chosen.chain(beside).chain(others)
}

fn own(desk: &Desk<'_>, row: &Row, partner: &Partner, cell: &Cell, whole: &Whole) -> Segment {
    let in_colour = desk.chosen.is_none() || desk.is_lit(partner);
    Segment {
        subject: Some(Subject::Cell(row.line.clone(), partner.id.clone())),
        ink: if in_colour {
            Ink::of(partner, &desk.scene.contract.partners)
        } else {
            Ink::Weak
        },
        shade: if in_colour {
            shade_of(cell.state)
        } else {
            Shade::Dimmed
        },
        from: 0.0,
        to: 0.0,
        name: partner.short.clone(),
        value: cell_text(desk.scene.contract, cell, desk.unit(), desk.lang),
        tooltip: tooltip(desk, row, partner, cell, whole),
    }
}

fn shared(desk: &Desk<'_>, amount: Euros, total: &Sum) -> Segment {
    let name = desk.text(Key::PartsJoint).to_owned();
    let sum = Sum {
        known: Some(amount),
        unknown: 0,
        ..*total
    };
    let value = sum_named(&sum, desk.unit(), desk.lang);
    Segment {
        subject: None,
        ink: Ink::Weak,
        shade: if desk.chosen.is_some() {
            Shade::Dimmed
        } else {
            Shade::Solid
        },
        from: 0.0,
        to: 0.0,
        tooltip: format!("{name}\n{value}\n{}", desk.perimeter()),
        name,
        value,
    }
}

fn remainder(desk: &Desk<'_>, amount: Euros, whole: &Whole) -> Segment {
    let name = desk.text(Key::StateUnallocated).to_owned();
    let sign = if whole.derived {
        Sign::About
    } else {
        Sign::Exact
    };
    let decimals = if whole.derived {
        0
    } else {
        amount::decimals_of(whole.sum.finest, desk.unit())
    };
    let named = amount::euros_named(amount, desk.unit(), decimals, desk.lang);
    let value = amount::prefixed(sign, &named);
    Segment {
        subject: None,
        ink: Ink::Unknown,
        shade: Shade::Unallocated,
        from: 0.0,
        to: 0.0,
        tooltip: format!("{name}\n{value}\n{}", desk.perimeter()),
        name,
        value,
    }
}

/// Whose, on which axis; how much, in which state; share of the axis; perimeter and source.
pub(super) fn tooltip(
    desk: &Desk<'_>,
    row: &Row,
    partner: &Partner,
    cell: &Cell,
    whole: &Whole,
) -> String {
    let contract = desk.scene.contract;
    let name = names::cell(contract, &row.line, &partner.id, desk.lang);
    let status = match is_out(desk, row, cell) {
        true => desk.text(Key::AxesOutsidePerimeter),
        false => sentence::state_name(cell.state, desk.lang),
    };
    let mut lines = vec![name];
    match cell.sum.known {
        Some(k) if !k.is_zero() => {
            let amount = sum_named(&cell.sum, desk.unit(), desk.lang);
            lines.push(format!("{amount} · {status}"));
        }
        _ => lines.push(status.to_owned()),
    }
    let share = share_of_axis(desk, &cell.sum, whole);
    if let (Some(share), Some(line)) = (share, contract.line(&row.line)) {
        let key = if whole.derived {
            Key::InspectorWeightOfAxisDerived
        } else {
            Key::InspectorWeightOfAxis
        };
        lines.push(desk.fill(
            key,
            &[
                ("share", &share),
                ("number", line.number().unwrap_or_default()),
            ],
        ));
    }
    lines.push(desk.perimeter().to_owned());
    if !cell.figures.is_empty() {
        let cited = cited_by(contract, &cell.figures);
        lines.push(source_titles(contract, &cited, desk.lang));
    }
    lines.join("\n")
}
