//! The deadlines and the findings of the partner shown. Only those that are shown are put into words: a partner of a
//! long contract may have thousands.

use super::Desk;
use crate::chart::{FindingId, Subject};
use crate::check::{Finding, FindingSubject, Severity};
use crate::contract::{Deadline, Partner, Subject as About};
use crate::summary::{Entry, Status};
use crate::wording::date::{self, Style};
use crate::wording::{Key, count, finding, number};

/// The most rows of a list: the rest is told by its number.
const ROWS: usize = 12;
/// The most that is counted of the rest: a long contract is not read whole for a number that nobody counts.
const COUNTED: usize = 99;

/// The first rows of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The rows.
    pub shown: Vec<T>,
    /// What follows them.
    pub more: Option<More>,
}

/// What is not shown of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct More {
    /// The first that is not shown: what a click selects where all are.
    pub subject: Subject,
    /// How many there are.
    pub text: String,
}

/// A deadline of the partner.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineLine {
    /// What a click selects.
    pub subject: Subject,
    /// How far it is.
    pub countdown: String,
    /// Its short title.
    pub title: String,
    /// Its date, short.
    pub date: String,
}

/// A finding on the partner.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingLine {
    /// What a click selects.
    pub subject: Subject,
    /// How serious it is.
    pub severity: Severity,
    /// What was found.
    pub title: String,
}

/// What is still ahead or overdue, in order of date.
pub(super) fn deadlines(desk: &Desk<'_>, partner: &Partner) -> Listed<DeadlineLine> {
    let scene = desk.scene;
    let ahead = scene.entries.iter().filter(|e| e.status != Status::Past);
    let mut own = ahead.filter_map(|entry| {
        let event = scene.contract.deadline(&entry.deadline)?;
        (event.links.partner.as_ref() == Some(&partner.id)).then_some((entry, event))
    });
    let shown = own.by_ref().take(ROWS);
    let shown = shown.map(|(entry, event)| deadline(desk, entry, event));
    let words = [
        Key::PartnersMoreDeadlinesOne,
        Key::PartnersMoreDeadlinesOther,
        Key::PartnersMoreDeadlinesMany,
    ];
    Listed {
        shown: shown.collect(),
        more: more(desk, words, &mut own, |(_, event)| {
            Subject::Deadline(event.id.clone())
        }),
    }
}

/// What follows the rows that were taken. The phrases are for one more, several more, and more than are counted.
fn more<T>(
    desk: &Desk<'_>,
    [one, other, many]: [Key; 3],
    rest: &mut dyn Iterator<Item = T>,
    subject: impl Fn(T) -> Subject,
) -> Option<More> {
    let first = subject(rest.next()?);
    let n = rest.take(COUNTED).count().saturating_add(1);
    Some(More {
        subject: first,
        text: if n > COUNTED {
            let counted = number::tally(COUNTED, desk.lang);
            desk.fill(many, &[("n", &counted)])
        } else {
            count(desk.lang, one, other, n, &[])
        },
    })
}

fn deadline(desk: &Desk<'_>, entry: &Entry, event: &Deadline) -> DeadlineLine {
    let countdown = match (entry.status, entry.days) {
        (Status::Overdue, Some(days)) => date::overdue(days, desk.lang),
        (_, Some(days)) => date::countdown(days, desk.lang),
        (Status::NotBefore, None) => desk.text(Key::PrecisionNotBefore).to_owned(),
        (_, None) => desk.text(Key::DateUnknown).to_owned(),
    };
    let date = match entry.status {
        Status::Undated => String::new(),
        _ => date::expected(event.date, Style::Short, desk.lang),
    };
    let near = entry.days.is_some_and(|d| d.abs() < 180);
    let date = match (event.date, entry.day) {
        (crate::contract::When::On(crate::contract::PartialDate::Day(_)), Some(day)) if near => {
            date::day_month(day, Style::Short, desk.lang)
        }
        (crate::contract::When::NotBefore(d), _) => date::date(d, Style::Short, desk.lang),
        _ => date,
    };
    DeadlineLine {
        subject: Subject::Deadline(event.id.clone()),
        countdown,
        title: event.label().to_owned(),
        date,
    }
}

/// What concerns the partner, most serious first.
pub(super) fn findings(desk: &Desk<'_>, partner: &Partner) -> Listed<FindingLine> {
    let about = About::Partner(partner.id.clone());
    let all = desk.scene.findings.iter();
    let mut own = all.filter(|f| concerns(desk, f, partner, &about));
    let shown = own.by_ref().take(ROWS).map(|f| FindingLine {
        subject: Subject::Finding(FindingId::of(f)),
        severity: f.severity,
        title: finding::title(f, desk.scene.contract, desk.lang),
    });
    let words = [
        Key::PartnersMoreFindingsOne,
        Key::PartnersMoreFindingsOther,
        Key::PartnersMoreFindingsMany,
    ];
    Listed {
        shown: shown.collect(),
        more: more(desk, words, &mut own, |f| {
            Subject::Finding(FindingId::of(f))
        }),
    }
}

fn concerns(desk: &Desk<'_>, finding: &Finding, partner: &Partner, about: &About) -> bool {
    let contract = desk.scene.contract;
    let of_perimeter = finding
        .perimeter
        .as_ref()
        .is_none_or(|p| *p == desk.scene.summary.perimeter);
    of_perimeter
        && match &finding.subject {
            FindingSubject::Partner(id) | FindingSubject::Cell(_, id) => *id == partner.id,
            FindingSubject::Figure(key) => match contract.commitment(*key) {
                Some(commitment) => commitment.by.contains(&partner.id),
                None => contract
                    .announced_figure(*key)
                    .is_some_and(|a| a.subject == *about),
            },
            FindingSubject::Deadline(id) => contract
                .deadline(id)
                .is_some_and(|d| d.links.partner.as_ref() == Some(&partner.id)),
            _ => false,
        }
}
