//! The list of points to examine, with words, choices and their effects.
//! Must not know the rules, nor how the list is drawn.

mod dismissed;
mod effect;
mod listing;

pub use dismissed::{Dismissed, Standing, dismissed, reason};
pub use effect::{ChoiceEffect, effects};
pub use listing::table;

use super::detail::{Pen, SourceText, sources};
use super::{FindingId, Scene, Subject};
use crate::check::{Facts, Finding, FindingSubject, Severity};
use crate::contract::{Citation, Claim, Contract, FigureKey, State, Subject as About, Value};
use crate::edit::Target;
use crate::wording::amount::{in_unit, statement};
use crate::wording::finding as words;

/// One publication of a figure on which sources differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its amount: `768 M€`.
    pub amount: String,
    /// Its number alone, for buttons: `768`.
    pub number: String,
    /// What is noted of it.
    pub note: Option<String>,
    /// Who published it.
    pub by: String,
}

/// A figure on which sources differ, the preferred claim first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The figure.
    pub key: FigureKey,
    /// What sources say.
    pub choices: Vec<Choice>,
}

/// One point to examine.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Which one.
    pub id: FindingId,
    /// How serious it is.
    pub severity: Severity,
    /// What was found.
    pub title: String,
    /// On which facts; may be empty.
    pub fact: String,
    /// By how much.
    pub gap: Option<String>,
    /// What to do about it.
    pub hint: &'static str,
    /// The values to choose from.
    pub conflict: Option<Conflict>,
    /// True when it sets values against one another, which can be left as they are.
    pub has_values: bool,
    /// The mark that it speaks of.
    pub shows: Option<Subject>,
    /// What a correction goes to.
    pub target: Option<Target>,
    /// Where the figures were read.
    pub sources: Vec<SourceText>,
}

impl Point {
    /// What a screen reader says: severity, title, facts.
    pub fn spoken(&self, lang: crate::wording::Lang) -> String {
        let severity = words::severity(self.severity, lang);
        let mut parts = vec![severity, self.title.as_str(), self.fact.as_str()];
        parts.extend(self.gap.as_deref());
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

/// How many points of each severity are written out: more than anybody reads, and few enough to
/// be written at once. The keys that walk the points reach the others.
pub const LISTED: usize = 200;

/// The list of points to examine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindingList {
    /// Points, most serious first: the first [`LISTED`] of each severity, and the selected one.
    pub points: Vec<Point>,
    /// What was set aside, in the order of the contract.
    pub dismissed: Vec<Dismissed>,
    counts: [usize; 3],
}

impl FindingList {
    /// The findings of a scene; `selected` is listed wherever it stands.
    pub fn of(scene: &Scene<'_>, selected: Option<&FindingId>) -> Self {
        let pen = Pen::of(scene);
        let mut points = Vec::new();
        let mut counts = [0; 3];
        // Most serious first.
        let severities = scene.findings.chunk_by(|a, b| a.severity == b.severity);
        for same in severities {
            let severity = same.first().map(|f| f.severity);
            let index = Severity::ALL.iter().position(|s| Some(*s) == severity);
            if let Some(count) = index.and_then(|i| counts.get_mut(i)) {
                *count = same.len();
            }
            let (first, rest) = same.split_at(same.len().min(LISTED));
            let chosen = selected.and_then(|id| rest.iter().find(|f| id.is(f)));
            points.extend(first.iter().chain(chosen).map(|f| point(&pen, f)));
        }
        Self {
            points,
            counts,
            dismissed: dismissed(scene),
        }
    }

    /// How many points are of this severity, listed or not.
    pub fn count(&self, severity: Severity) -> usize {
        let index = Severity::ALL.iter().position(|s| *s == severity);
        index.and_then(|i| self.counts.get(i)).copied().unwrap_or(0)
    }

    /// How many points of this severity, or of all, are not listed.
    pub fn left_out(&self, severity: Option<Severity>) -> usize {
        let is_meant = |s: &Severity| severity.is_none_or(|wanted| wanted == *s);
        let all = Severity::ALL.iter().filter(|s| is_meant(s));
        let there: usize = all.map(|s| self.count(*s)).sum();
        let listed = self.points.iter().filter(|p| is_meant(&p.severity));
        there.saturating_sub(listed.count())
    }
}

fn point(pen: &Pen<'_>, finding: &Finding) -> Point {
    let (contract, lang) = (pen.contract, pen.lang);
    Point {
        id: FindingId::of(finding),
        severity: finding.severity,
        title: words::title(finding, contract, lang),
        fact: words::detail(finding, contract, lang),
        gap: words::gap_text(finding, contract, lang),
        hint: words::hint(finding, lang),
        conflict: conflict(pen, finding),
        has_values: has_values(&finding.facts),
        shows: mark_of(contract, &finding.subject),
        target: target_of(contract, &finding.subject),
        sources: sources(pen, cited(contract, finding)),
    }
}

fn has_values(facts: &Facts) -> bool {
    matches!(
        facts,
        Facts::Compared { .. }
            | Facts::Claims(_)
            | Facts::Quoted { .. }
            | Facts::QuotedShare { .. }
            | Facts::ShareAgainst { .. }
    )
}

fn conflict(pen: &Pen<'_>, finding: &Finding) -> Option<Conflict> {
    let (Facts::Claims(claims), FindingSubject::Figure(key)) = (&finding.facts, &finding.subject)
    else {
        return None;
    };
    let choice = |claim: &Claim| {
        let amount = claim.statement.amount;
        Choice {
            amount: statement(claim.statement, pen.lang),
            number: in_unit(amount, amount.unit(), pen.lang),
            note: claim.note.clone(),
            by: pen.publishers(&claim.sources).join(", "),
        }
    };
    Some(Conflict {
        key: *key,
        choices: claims.iter().map(choice).collect(),
    })
}

/// The mark on a screen that stands for what a finding is about.
pub fn mark_of(contract: &Contract, about: &FindingSubject) -> Option<Subject> {
    Some(match about {
        FindingSubject::Contract => Subject::Parts,
        FindingSubject::Partner(id) => Subject::Partner(id.clone()),
        FindingSubject::Group(id) => Subject::Group(id.clone()),
        FindingSubject::Line(id) => Subject::Line(id.clone()),
        FindingSubject::Cell(line, partner) => Subject::Cell(line.clone(), partner.clone()),
        FindingSubject::Deadline(id) => Subject::Deadline(id.clone()),
        FindingSubject::Figure(key) => return mark_of_figure(contract, *key),
        FindingSubject::Perimeter(_) | FindingSubject::Document(_) | FindingSubject::Source(_) => {
            return None;
        }
    })
}

fn mark_of_figure(contract: &Contract, key: FigureKey) -> Option<Subject> {
    if let Some(commitment) = contract.commitment(key) {
        let line = commitment.line.clone();
        return Some(match commitment.sole_partner() {
            Some(partner) => Subject::Cell(line, partner.clone()),
            None => Subject::Line(line),
        });
    }
    Some(match &contract.announced_figure(key)?.subject {
        About::Contract => Subject::Envelope,
        About::Line(id) => Subject::Line(id.clone()),
        About::Partner(id) => Subject::Partner(id.clone()),
        About::Group(id) => Subject::Group(id.clone()),
        About::Partners(_) => return None,
    })
}

fn target_of(contract: &Contract, about: &FindingSubject) -> Option<Target> {
    Some(match about.clone() {
        FindingSubject::Contract => return None,
        FindingSubject::Perimeter(id) => Target::Perimeter(id),
        FindingSubject::Partner(id) => Target::Partner(id),
        FindingSubject::Group(id) => Target::Group(id),
        FindingSubject::Line(id) => Target::Line(id),
        FindingSubject::Cell(line, by) => {
            let mut all = contract.commitments_on(&line).into_iter();
            let found = all.find(|c| c.sole_partner() == Some(&by));
            Target::Commitment(found?.key)
        }
        FindingSubject::Figure(key) if contract.commitment(key).is_some() => {
            Target::Commitment(key)
        }
        FindingSubject::Figure(key) => Target::Announced(key),
        FindingSubject::Deadline(id) => Target::Deadline(id),
        FindingSubject::Document(id) => Target::Document(id),
        FindingSubject::Source(id) => Target::Source(id),
    })
}

/// The citations that a finding rests on.
fn cited<'c>(contract: &'c Contract, finding: &'c Finding) -> Vec<&'c Citation> {
    let mut all: Vec<&Citation> = Vec::new();
    match &finding.facts {
        Facts::Quoted { citation, .. } | Facts::QuotedShare { citation, .. } => all.push(citation),
        Facts::Claims(claims) => all.extend(claims.iter().flat_map(|c| &c.sources)),
        Facts::Superseded { event, .. } => {
            let event = contract.deadline(event);
            all.extend(event.into_iter().flat_map(|d| &d.sources));
        }
        _ => {}
    }
    let here = |perimeter: &Option<crate::contract::PerimeterId>| {
        finding.perimeter.is_none() || perimeter.is_none() || *perimeter == finding.perimeter
    };
    let announced = |about: About| {
        let of = contract.announced.iter();
        of.filter(move |a| a.subject == about && here(&a.perimeter))
            .filter(|a| !matches!(a.value, Value::Amount(State::NotPublished)))
            .flat_map(|a| &a.sources)
    };
    match &finding.subject {
        FindingSubject::Contract => all.extend(announced(About::Contract)),
        FindingSubject::Partner(id) => all.extend(announced(About::Partner(id.clone()))),
        FindingSubject::Group(id) => all.extend(announced(About::Group(id.clone()))),
        FindingSubject::Line(id) => all.extend(announced(About::Line(id.clone()))),
        FindingSubject::Figure(key) => {
            let commitment = contract.commitment(*key).map(|c| &c.sources);
            let figure = contract.announced_figure(*key).map(|a| &a.sources);
            all.extend(commitment.or(figure).into_iter().flatten());
        }
        FindingSubject::Deadline(id) => {
            all.extend(contract.deadline(id).into_iter().flat_map(|d| &d.sources));
        }
        _ => {}
    }
    all
}

#[cfg(test)]
mod tests;
