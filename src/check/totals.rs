//! Parts against wholes: envelope, partners' totals, lines' totals, partitions, groups, costs.
//!
//! Two sums disagree only when no value within the rounding of both is common to them. A sum with
//! unknown parts can only be too large.

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::reach::Reach;
use crate::contract::{
    Amount, Bound, ChildRule, Contract, FigureKey, Line, LineKind, PartnerId, State,
};
use crate::summary::{Cell, Origin, Row, Sum, Summary};
use std::collections::BTreeMap;

/// How parts stand against a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// Some value within the rounding of both is common, or too little is known to tell.
    Agrees,
    /// The parts are larger, whatever the rounding.
    Exceeds,
    /// The parts are all known and smaller, whatever the rounding.
    Below,
}

/// Compares within the rounding of what was published (`domain.md` §5: tolerance from published
/// precision, not exact equality).
pub(super) fn relation(parts: &Sum, whole: &Sum) -> Relation {
    if parts.known.is_none() || whole.known.is_none() {
        return Relation::Agrees;
    }
    if let (Some(low), Some(high)) = (parts.interval.low, whole.interval.high)
        && low > high
    {
        return Relation::Exceeds;
    }
    if parts.unknown == 0
        && let (Some(high), Some(low)) = (parts.interval.high, whole.interval.low)
        && high < low
    {
        return Relation::Below;
    }
    Relation::Agrees
}

/// The two values and their gap.
pub(super) fn compared(parts: &Sum, whole: &Sum) -> Facts {
    let gap = parts
        .known
        .unwrap_or_default()
        .minus(whole.known.unwrap_or_default());
    Facts::Compared {
        parts: *parts,
        whole: *whole,
        gap,
    }
}

/// The severities and codes of one comparison.
struct Verdicts {
    exceeds: (Severity, Code),
    below: Option<(Severity, Code)>,
}

pub(super) fn check(contract: &Contract, summary: &Summary, reach: &Reach, out: &mut Vec<Finding>) {
    envelope(summary, out);
    partners(summary, out);
    groups(contract, summary, out);
    lines(summary, out);
    partitions(contract, summary, reach, out);
    costs(contract, summary, reach, out);
}

fn push(
    summary: &Summary,
    subject: FindingSubject,
    parts: &Sum,
    whole: &Sum,
    verdicts: &Verdicts,
    out: &mut Vec<Finding>,
) {
    let verdict = match relation(parts, whole) {
        Relation::Agrees => None,
        Relation::Exceeds => Some(verdicts.exceeds),
        Relation::Below => verdicts.below,
    };
    if let Some((severity, code)) = verdict {
        out.push(Finding {
            severity,
            code,
            subject,
            perimeter: Some(summary.perimeter.clone()),
            facts: compared(parts, whole),
        });
    }
}

/// The sum of the published parts against the announced envelope. Sources round an envelope
/// freely (2,75 Md€, “plus de 2,7 Md€” for the same contract), so a gap is to examine, never
/// blocking. Source of the rule: parts of one contract are parts of its total.
fn envelope(summary: &Summary, out: &mut Vec<Finding>) {
    let Some(envelope) = &summary.totals.envelope else {
        return;
    };
    let verdicts = Verdicts {
        exceeds: (Severity::Review, Code::PartsExceedEnvelope),
        below: Some((Severity::Review, Code::PartsBelowEnvelope)),
    };
    let parts = &summary.totals.parts;
    push(
        summary,
        FindingSubject::Contract,
        parts,
        envelope,
        &verdicts,
        out,
    );
}

/// A partner's lines against its announced total, which contains them. To examine: the total may
/// count credits that no line shows.
fn partners(summary: &Summary, out: &mut Vec<Finding>) {
    let verdicts = Verdicts {
        exceeds: (Severity::Review, Code::PartnerLinesExceedTotal),
        below: Some((Severity::Review, Code::PartnerLinesBelowTotal)),
    };
    for partner in &summary.totals.partners {
        if let Some(announced) = &partner.announced {
            let subject = FindingSubject::Partner(partner.partner.clone());
            push(summary, subject, &partner.lines, announced, &verdicts, out);
        }
    }
}

/// What an announced group leaves to its members. Less than nothing is a contradiction; something
/// left when every member is known is to examine. A remainder for members without an amount is no
/// finding: it is shown as what is not broken down.
fn groups(contract: &Contract, summary: &Summary, out: &mut Vec<Finding>) {
    for group in &summary.totals.groups {
        let Some(announced) = &group.announced else {
            continue;
        };
        let has_members = contract
            .group(&group.group)
            .is_some_and(|g| !g.members.is_empty());
        let mut members = group.members;
        if !group.without_amount.is_empty() {
            members = members.as_minimum();
        }
        let verdicts = Verdicts {
            exceeds: (Severity::Blocking, Code::NegativeRemainder),
            below: has_members.then_some((Severity::Review, Code::MembersBelowGroup)),
        };
        let subject = FindingSubject::Group(group.group.clone());
        push(summary, subject, &members, announced, &verdicts, out);
    }
}

/// All commitments of a line against its announced amount, or against the amount that follows
/// from its announced share. An announced amount contains every partner's commitment.
fn lines(summary: &Summary, out: &mut Vec<Finding>) {
    let verdicts = Verdicts {
        exceeds: (Severity::Review, Code::LineExceedsTotal),
        below: Some((Severity::Review, Code::LineBelowTotal)),
    };
    for line in &summary.totals.lines {
        let Some(row) = summary.matrix.row(&line.line) else {
            continue;
        };
        let derived = line.derived().map(|(value, interval)| Sum {
            known: Some(value),
            interval,
            ..Sum::default()
        });
        if let Some(whole) = line.announced.or(derived) {
            let subject = FindingSubject::Line(line.line.clone());
            push(summary, subject, &row.total, &whole, &verdicts, out);
        }
    }
}

/// Children against the line that they partition, partner by partner and for each set of partners
/// that promises jointly. More than an exact published figure is a contradiction; anything else
/// is to examine. Children that are only some of the line, or overlap, may be less.
fn partitions(contract: &Contract, summary: &Summary, reach: &Reach, out: &mut Vec<Finding>) {
    for (place, line) in reach.lines(contract) {
        let Some(row) = summary.matrix.rows.get(place).filter(|r| r.has_children) else {
            continue;
        };
        let kids: Vec<&Row> = summary.matrix.children(place).collect();
        let columns = summary.matrix.partners.iter().zip(&row.cells).enumerate();
        for (column, (partner, cell)) in columns.filter(|(_, (_, c))| c.origin == Origin::Own) {
            let found: Vec<&Cell> = kids
                .iter()
                .filter_map(|kid| kid.cells.get(column))
                .collect();
            if found.iter().all(|c| c.origin == Origin::Nothing) {
                continue;
            }
            let sums: Vec<Sum> = found.iter().map(|c| c.sum).collect();
            let subject = FindingSubject::Cell(line.id.clone(), partner.clone());
            let exact = is_exact(contract, &cell.figures);
            hold(summary, line, subject, (&sums, &cell.sum), exact, out);
        }
        for (by, whole) in &joint_sums(contract, summary, row) {
            let sums: Vec<Sum> = kids
                .iter()
                .filter_map(|kid| joint_sums(contract, summary, kid).get(by).copied())
                .collect();
            if !sums.is_empty() {
                let subject = FindingSubject::Line(line.id.clone());
                let exact = is_exact(contract, &row.joint);
                hold(summary, line, subject, (&sums, whole), exact, out);
            }
        }
    }
}

fn hold(
    summary: &Summary,
    line: &Line,
    subject: FindingSubject,
    (sums, whole): (&[Sum], &Sum),
    exact: bool,
    out: &mut Vec<Finding>,
) {
    let severity = if exact {
        Severity::Blocking
    } else {
        Severity::Review
    };
    let verdicts = Verdicts {
        exceeds: (severity, Code::ChildrenExceedLine),
        below: (line.children == ChildRule::Partition)
            .then_some((Severity::Review, Code::ChildrenBelowLine)),
    };
    if line.children == ChildRule::Overlapping {
        // Each one alone must still fit.
        for sum in sums {
            push(summary, subject.clone(), sum, whole, &verdicts, out);
        }
        return;
    }
    let mut total = Sum::default();
    for sum in sums {
        total.merge(sum);
    }
    push(summary, subject, &total, whole, &verdicts, out);
}

/// True when every one of these figures is published and worded without “about”.
fn is_exact(contract: &Contract, keys: &[FigureKey]) -> bool {
    keys.iter().all(|key| {
        contract
            .commitment(*key)
            .is_some_and(|c| matches!(&c.amount, State::Published(s) if s.bound == Bound::Exact))
    })
}

/// What sets of partners jointly promise on the line itself.
fn joint_sums(contract: &Contract, summary: &Summary, row: &Row) -> BTreeMap<Vec<PartnerId>, Sum> {
    let mut sums: BTreeMap<Vec<PartnerId>, Sum> = BTreeMap::new();
    let joint = row.joint.iter().filter_map(|key| contract.commitment(*key));
    for commitment in joint.filter(|c| c.is_in(&summary.perimeter)) {
        let mut by = commitment.by.clone();
        by.sort();
        sums.entry(by).or_default().add(&commitment.amount);
    }
    sums
}

/// What partners promise for an operation against its total cost, which all financers share.
fn costs(contract: &Contract, summary: &Summary, reach: &Reach, out: &mut Vec<Finding>) {
    let verdicts = Verdicts {
        exceeds: (Severity::Review, Code::CommitmentsExceedCost),
        below: None,
    };
    for (place, line) in reach.lines(contract) {
        let Some(row) = summary.matrix.rows.get(place) else {
            continue;
        };
        let LineKind::Operation(operation) = &line.kind else {
            continue;
        };
        if let Some(cost) = operation.total_cost {
            let subject = FindingSubject::Line(line.id.clone());
            push(
                summary,
                subject,
                &row.total,
                &of_amount(cost),
                &verdicts,
                out,
            );
        }
    }
}

fn of_amount(amount: Amount) -> Sum {
    Sum::of(&State::published(amount))
}

#[cfg(test)]
mod tests;
