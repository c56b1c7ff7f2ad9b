//! Dates: order, period, what was expected, what came after a pending statement.

use super::finding::{Code, Facts, Finding, FindingSubject, Severity};
use super::reach::Reach;
use crate::contract::{
    Commitment, Contract, Date, Deadline, LineId, LineKind, Outcome, PartialDate, State, When,
};
use crate::summary::{Status, entry};
use std::collections::BTreeMap;

pub(super) fn check(contract: &Contract, today: Date, reach: &Reach, out: &mut Vec<Finding>) {
    period(contract, out);
    for deadline in reach.deadlines(contract) {
        event(contract, deadline, today, out);
    }
    operations(contract, reach, out);
    superseded(contract, today, reach, out);
}

fn push(
    severity: Severity,
    code: Code,
    subject: FindingSubject,
    facts: Facts,
    out: &mut Vec<Finding>,
) {
    out.push(Finding {
        severity,
        code,
        subject,
        perimeter: None,
        facts,
    });
}

/// A period ends after it starts.
fn period(contract: &Contract, out: &mut Vec<Finding>) {
    let period = contract.identity.period;
    let (Some(first), Some(last)) = (
        PartialDate::year(period.first),
        PartialDate::year(period.last),
    ) else {
        return;
    };
    if period.last < period.first {
        let facts = Facts::Dates {
            start: When::On(first),
            end: When::On(last),
        };
        let subject = FindingSubject::Contract;
        push(
            Severity::Blocking,
            Code::EndBeforeStart,
            subject,
            facts,
            out,
        );
    }
}

/// An event ends after it starts; it is not expected after the period; once its last possible day
/// is gone, it happened or somebody should say so. “Not before” is never late. Source of the
/// rules: `domain.md` §5 on dates.
fn event(contract: &Contract, deadline: &Deadline, today: Date, out: &mut Vec<Finding>) {
    let subject = || FindingSubject::Deadline(deadline.id.clone());
    if let When::Between(start, end) = deadline.date
        && deadline.date.is_reversed()
    {
        let facts = Facts::Dates {
            start: When::On(start),
            end: When::On(end),
        };
        push(
            Severity::Blocking,
            Code::EndBeforeStart,
            subject(),
            facts,
            out,
        );
        return;
    }
    if deadline.outcome != Outcome::Expected {
        return;
    }
    let last = contract.identity.period.last;
    if deadline.date.first_day().is_some_and(|d| d.year() > last) {
        let facts = Facts::Beyond {
            date: deadline.date,
            last,
        };
        push(
            Severity::Review,
            Code::EventAfterPeriod,
            subject(),
            facts,
            out,
        );
    }
    let seen = entry(deadline, today);
    if let (Status::Overdue, Some(days)) = (seen.status, seen.days) {
        let day = deadline.date.last_day().or(seen.day).unwrap_or(today);
        let facts = Facts::Overdue {
            day,
            days: days.unsigned_abs(),
        };
        push(Severity::Review, Code::OverdueEvent, subject(), facts, out);
    }
}

/// An operation ends after it starts, and within the period: payments run on afterwards, works
/// that do are to examine.
fn operations(contract: &Contract, reach: &Reach, out: &mut Vec<Finding>) {
    let last = contract.identity.period.last;
    for (_, line) in reach.lines(contract) {
        let LineKind::Operation(operation) = &line.kind else {
            continue;
        };
        let subject = || FindingSubject::Line(line.id.clone());
        if let (Some(start), Some(end)) = (operation.start, operation.end)
            && let (Some(first), Some(final_day)) = (start.first_day(), end.last_day())
            && final_day < first
        {
            let facts = Facts::Dates { start, end };
            push(
                Severity::Blocking,
                Code::EndBeforeStart,
                subject(),
                facts,
                out,
            );
        }
        let late = [operation.end, operation.start]
            .into_iter()
            .flatten()
            .find(|date| date.first_day().is_some_and(|d| d.year() > last));
        if let Some(date) = late {
            let facts = Facts::Beyond { date, last };
            push(
                Severity::Review,
                Code::OperationAfterPeriod,
                subject(),
                facts,
                out,
            );
        }
    }
}

/// A pending statement describes its own day. Once an event of the same line took place after
/// that day, the statement tells how things were; a later version says how they are. Source of
/// the rule: axis 5, “à ce stade” in January 2023, superseded by the protocol of April 2024.
fn superseded(contract: &Contract, today: Date, reach: &Reach, out: &mut Vec<Finding>) {
    let mut happened: BTreeMap<&LineId, Vec<&Deadline>> = BTreeMap::new();
    for deadline in &contract.schedule.deadlines {
        if let (Some(line), Outcome::Happened) = (&deadline.links.line, deadline.outcome) {
            happened.entry(line).or_default().push(deadline);
        }
    }
    for (_, line) in reach.lines(contract) {
        let Some(events) = happened.get(&line.id) else {
            continue;
        };
        let mut oldest: Option<(Date, Option<When>)> = None;
        let mut statements: Vec<Date> = Vec::new();
        for commitment in contract.commitments_on(&line.id) {
            let Some((day, as_of)) = pending_day(contract, commitment) else {
                continue;
            };
            statements.push(day);
            if oldest.is_none_or(|(d, _)| day < d) {
                oldest = Some((day, as_of));
            }
        }
        let Some((_, as_of)) = oldest else { continue };
        let day_of = |d: &Deadline| d.date.first_day().filter(|day| *day <= today);
        // The most important event speaks for the others; the latest among equals.
        let event = events
            .iter()
            .copied()
            .filter(|d| day_of(d).is_some_and(|day| statements.iter().any(|s| *s < day)))
            .max_by_key(|d| (d.importance, day_of(d)));
        let Some(event) = event else { continue };
        let older = statements.iter().filter(|s| Some(**s) < day_of(event));
        let facts = Facts::Superseded {
            statements: older.count(),
            as_of,
            event: event.id.clone(),
        };
        let subject = FindingSubject::Line(line.id.clone());
        push(Severity::Info, Code::PendingSuperseded, subject, facts, out);
    }
}

/// The last day that a pending statement can describe, and how it was worded. Without a date of
/// its own it describes the version, else the signature.
fn pending_day(contract: &Contract, commitment: &Commitment) -> Option<(Date, Option<When>)> {
    let State::Pending { as_of, .. } = &commitment.amount else {
        return None;
    };
    let identity = &contract.identity;
    let version = || identity.version.date.or(identity.signed).map(When::On);
    let when = as_of.or(commitment.as_of).or_else(version)?;
    let day = when.last_day().or(when.first_day())?;
    Some((day, Some(when)))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, codes, only, today};
    use super::*;
    use crate::contract::{DeadlineId, LineId, Operation};

    fn day(text: &str) -> PartialDate {
        PartialDate::parse(text).unwrap()
    }

    fn on(text: &str) -> When {
        When::On(day(text))
    }

    #[test]
    fn ends_come_after_starts() {
        let reversed = When::Between(day("2024-12-16"), day("2024-11-17"));
        let contract = Sample::new()
            .event("e", reversed, Outcome::Happened)
            .build();
        let finding = only(&contract, Code::EndBeforeStart);
        assert_eq!(finding.severity, Severity::Blocking);
        let mut contract = Sample::new().build();
        contract.identity.period.last = 2020;
        only(&contract, Code::EndBeforeStart);
    }

    #[test]
    fn expected_events_grow_late() {
        let contract = Sample::new()
            .event("past", on("2024-11-20"), Outcome::Expected)
            .event("soft", When::NotBefore(day("2023-03")), Outcome::Expected)
            .event("some-day", When::Unknown, Outcome::Expected)
            .event("month", on("2024-12"), Outcome::Expected)
            .event("done", on("2023-01-09"), Outcome::Happened)
            .build();
        let finding = only(&contract, Code::OverdueEvent);
        let facts = Facts::Overdue {
            day: jiff::civil::date(2024, 11, 20),
            days: 12,
        };
        assert_eq!(finding.facts, facts);
        assert_eq!(codes(&contract).len(), 1);
    }

    #[test]
    fn the_period_is_the_last_word() {
        let contract = Sample::new()
            .event("end", on("2027"), Outcome::Expected)
            .event("later", on("2028-02"), Outcome::Expected)
            .build();
        let finding = only(&contract, Code::EventAfterPeriod);
        let later = DeadlineId::new("later").unwrap();
        assert_eq!(finding.subject, FindingSubject::Deadline(later));
    }

    #[test]
    fn operations_end_within_the_period() {
        let mut contract = Sample::new().operation("x", "op", "8 M€").build();
        let mut date = |start: &str, end: &str| {
            for line in &mut contract.lines {
                if let LineKind::Operation(operation) = &mut line.kind {
                    **operation = Operation {
                        start: Some(on(start)),
                        end: Some(on(end)),
                        ..Operation::default()
                    };
                }
            }
            codes(&contract)
        };
        assert!(date("2022-01-01", "2027").is_empty());
        assert_eq!(date("2022-01-01", "2028"), [Code::OperationAfterPeriod]);
        assert_eq!(date("2024", "2022-01-01"), [Code::EndBeforeStart]);
    }

    #[test]
    fn a_pending_statement_is_superseded_by_a_later_event() {
        let pending = || State::Pending {
            reason: "à ce stade".into(),
            as_of: Some(on("2023-01-09")),
        };
        let mut contract = Sample::new()
            .commit("x", &["a"], pending(), None)
            .commit("x", &["b"], pending(), None)
            .event("before", on("2022-06-24"), Outcome::Happened)
            .event("protocol", on("2024-04-26"), Outcome::Happened)
            .event("later", on("2025-01-07"), Outcome::Happened)
            .build();
        for deadline in &mut contract.schedule.deadlines {
            deadline.links.line = LineId::new("x").ok();
        }
        let finding = only(&contract, Code::PendingSuperseded);
        let facts = Facts::Superseded {
            statements: 2,
            as_of: Some(on("2023-01-09")),
            event: DeadlineId::new("protocol").unwrap(),
        };
        assert_eq!((finding.severity, finding.facts), (Severity::Info, facts));
        assert!(today() < jiff::civil::date(2025, 1, 7));
    }
}
