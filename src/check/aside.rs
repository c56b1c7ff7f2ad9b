//! Points that were set aside with a reason: which ones the rules still find as they were seen then.
//!
//! A dismissal holds for the findings of its rule that are about the same and show the same values,
//! word for word. Any other value brings the point back. A blocking finding is never set aside.

use super::finding::{Facts, Finding, FindingSubject, Severity};
use crate::contract::{
    Amount, Bound, Claim, Contract, Dismissal, DismissalId, Euros, FigureKey, PartnerId, State,
    Statement, Subject, Unit, Value, When,
};
use crate::summary::Sum;
use std::collections::{BTreeMap, BTreeSet};

/// What was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aside {
    /// Findings that are set aside, in the order of all findings.
    pub points: Vec<SetAside>,
    /// Dismissals that set nothing aside, in the order of the contract.
    pub idle: Vec<(DismissalId, Idle)>,
}

/// A finding that is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The finding.
    pub finding: Finding,
    /// By which dismissal.
    pub by: DismissalId,
}

/// Why a dismissal sets nothing aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Idle {
    /// Nothing is found any more that shows these values.
    Unmatched,
    /// The point is blocking.
    Blocking,
}

impl Idle {
    /// Stable English name, as in `check --json`.
    pub fn name(self) -> &'static str {
        match self {
            Idle::Unmatched => "unmatched",
            Idle::Blocking => "blocking",
        }
    }
}

/// Divides findings into those that are open and those that are set aside, each in its order.
pub(super) fn divide(
    contract: &Contract,
    all: impl IntoIterator<Item = Finding>,
) -> (Vec<Finding>, Aside) {
    let mut of_rule: BTreeMap<&str, Vec<&Dismissal>> = BTreeMap::new();
    for dismissal in &contract.dismissed {
        let same = of_rule.entry(&dismissal.rule).or_default();
        same.push(dismissal);
    }
    let (mut open, mut aside) = (Vec::new(), Aside::default());
    let (mut holds, mut blocked) = (BTreeSet::new(), BTreeSet::new());
    for finding in all {
        let mut by: Vec<&Dismissal> = Vec::new();
        if let Some(candidates) = of_rule.get(finding.code.name()) {
            let (about, values) = (about(contract, &finding), values(contract, &finding));
            let is_seen = |d: &&&Dismissal| d.about == about && d.values == values;
            by.extend(candidates.iter().copied().filter(|d| is_seen(&d)));
        }
        match by.first() {
            Some(first) if finding.severity != Severity::Blocking => {
                aside.points.push(SetAside {
                    finding,
                    by: first.id.clone(),
                });
                holds.extend(by.iter().map(|d| &d.id));
            }
            _ => {
                blocked.extend(by.iter().map(|d| &d.id));
                open.push(finding);
            }
        }
    }
    let idle = contract.dismissed.iter().map(|d| &d.id);
    let idle = idle.filter(|id| !holds.contains(id)).map(|id| {
        let why = match blocked.contains(id) {
            true => Idle::Blocking,
            false => Idle::Unmatched,
        };
        (id.clone(), why)
    });
    aside.idle = idle.collect();
    (open, aside)
}

/// A dismissal of a finding as it is now. `None` for a blocking one.
pub fn dismissal(contract: &Contract, finding: &Finding, reason: &str) -> Option<Dismissal> {
    if finding.severity == Severity::Blocking {
        return None;
    }
    let taken = |id: &str| contract.dismissed.iter().any(|d| d.id.as_str() == id);
    Some(Dismissal {
        id: DismissalId::fresh(&hyphenated(finding.code.name()), taken),
        rule: finding.code.name().to_owned(),
        about: about(contract, finding),
        values: values(contract, finding),
        reason: reason.to_owned(),
        date: None,
    })
}

/// `PartsExceedEnvelope` as `Parts-Exceed-Envelope`.
fn hyphenated(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c);
    }
    out
}

/// What a finding is about, in words of the file: `cell axe-2 mel`, `total group sept-autres in
/// hors-mobilites`.
fn about(contract: &Contract, finding: &Finding) -> String {
    let (mut words, own) = match &finding.subject {
        FindingSubject::Contract => ("contract".to_owned(), None),
        FindingSubject::Perimeter(id) => (format!("perimeter {id}"), None),
        FindingSubject::Partner(id) => (format!("partner {id}"), None),
        FindingSubject::Group(id) => (format!("group {id}"), None),
        FindingSubject::Line(id) => (format!("line {id}"), None),
        FindingSubject::Cell(line, by) => (format!("cell {line} {by}"), None),
        FindingSubject::Deadline(id) => (format!("deadline {id}"), None),
        FindingSubject::Document(id) => (format!("document {id}"), None),
        FindingSubject::Source(id) => (format!("source {id}"), None),
        FindingSubject::Figure(key) => figure(contract, *key),
    };
    if let Some(perimeter) = finding.perimeter.as_ref().or(own.as_ref()) {
        words.push_str(&format!(" in {perimeter}"));
    }
    words
}

/// Figures have no id: they are known by what they are about.
fn figure(contract: &Contract, key: FigureKey) -> (String, Option<crate::contract::PerimeterId>) {
    let joined = |ids: &[PartnerId]| {
        let mut ids: Vec<&str> = ids.iter().map(PartnerId::as_str).collect();
        ids.sort_unstable();
        ids.join(" ")
    };
    if let Some(c) = contract.commitment(key) {
        let words = format!("commitment {} {}", c.line, joined(&c.by));
        return (words, c.perimeter.clone());
    }
    let Some(announced) = contract.announced_figure(key) else {
        return (String::new(), None);
    };
    let words = match &announced.subject {
        Subject::Contract => "total contract".to_owned(),
        Subject::Line(id) => format!("total line {id}"),
        Subject::Partner(id) => format!("total partner {id}"),
        Subject::Group(id) => format!("total group {id}"),
        Subject::Partners(ids) => format!("total partners {}", joined(ids)),
    };
    (words, announced.perimeter.clone())
}

/// The values that a finding shows, in words of the file. Where its rule looks at no value, that of
/// the figure it is about.
fn values(contract: &Contract, finding: &Finding) -> Vec<String> {
    match &finding.facts {
        Facts::None => match &finding.subject {
            FindingSubject::Figure(key) => figure_value(contract, *key).into_iter().collect(),
            _ => Vec::new(),
        },
        Facts::Compared { parts, whole, .. } => vec![sum(parts), sum(whole)],
        Facts::Claims(claims) => claims.iter().map(claim).collect(),
        Facts::Amount(amount) => vec![amount.to_string()],
        Facts::Quoted { figure, stated, .. } => all(figure, stated),
        Facts::QuotedShare { figure, stated, .. } => all(figure, stated),
        Facts::Count(n) => vec![n.to_string()],
        Facts::Shares { total, .. } => vec![percent(total)],
        Facts::ShareAgainst {
            published,
            computed,
        } => vec![published.to_string(), percent(computed)],
        Facts::Mix(mixes) => mixes
            .iter()
            .map(|(partner, total)| format!("{partner} {}", percent(total)))
            .collect(),
        Facts::Dates { start, end } => vec![when(*start), when(*end)],
        Facts::Beyond { date, last } => vec![when(*date), last.to_string()],
        // How late it is changes every day; the point is the same.
        Facts::Overdue { day, .. } => vec![day.to_string()],
        Facts::Superseded {
            statements,
            as_of,
            event,
        } => {
            let dated = contract.deadline(event).map(|d| when(d.date));
            let said = [
                Some(statements.to_string()),
                as_of.map(when),
                Some(event.to_string()),
                dated,
            ];
            said.into_iter().flatten().collect()
        }
        Facts::Names(first, second) => vec![first.clone(), second.clone()],
        Facts::Hidden(name) => vec![name.clone()],
        Facts::Lookalike { name, .. } => vec![name.clone()],
        Facts::Perimeters(part, whole) => vec![part.to_string(), whole.to_string()],
        Facts::Titles { basis, .. } => basis.clone(),
    }
}

fn all<T: ToString>(figure: &T, stated: &[T]) -> Vec<String> {
    let stated = stated.iter().map(T::to_string);
    std::iter::once(figure.to_string()).chain(stated).collect()
}

fn percent(number: &crate::contract::Decimal) -> String {
    format!("{} %", number.normalize())
}

fn when(date: When) -> String {
    match date {
        When::On(date) => date.to_string(),
        When::NotBefore(date) => format!("not before {date}"),
        When::Between(first, last) => format!("{first} to {last}"),
        When::From(date) => format!("from {date}"),
        When::Unknown => "unknown".to_owned(),
    }
}

fn claim(claim: &Claim) -> String {
    statement(claim.statement)
}

fn statement(statement: Statement) -> String {
    let amount = statement.amount;
    match statement.bound {
        Bound::Exact => amount.to_string(),
        Bound::About => format!("about {amount}"),
        Bound::MoreThan => format!("more than {amount}"),
        Bound::UpTo => format!("up to {amount}"),
    }
}

fn sum(sum: &Sum) -> String {
    let Some(known) = sum.known else {
        return "unknown".to_owned();
    };
    match sum.is_minimum() {
        true => format!("at least {}", euros(known)),
        false => euros(known),
    }
}

/// In millions from one million on, every digit kept.
fn euros(euros: Euros) -> String {
    let large = euros.abs() >= Euros::whole(1_000_000);
    let unit = if large { Unit::Million } else { Unit::Euro };
    match Amount::of_euros(euros, unit) {
        Ok(amount) => format!("{} {}", amount.number().normalize(), unit.symbol()),
        Err(_) => format!("{euros} €"),
    }
}

fn figure_value(contract: &Contract, key: FigureKey) -> Option<String> {
    let of_state = |state: &State| match state.statement() {
        Some(said) => statement(said),
        None => format!("{:?}", state.kind()),
    };
    if let Some(commitment) = contract.commitment(key) {
        return Some(of_state(&commitment.amount));
    }
    Some(match &contract.announced_figure(key)?.value {
        Value::Amount(state) => of_state(state),
        Value::Share { percent, .. } => percent.to_string(),
    })
}

#[cfg(test)]
mod tests;
