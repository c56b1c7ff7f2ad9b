//! An event, and a point to examine.

use super::past::{date_before, history};
use super::pen::{LONG, Pen};
use super::sources::sources;
use super::{ChipRole, Detail, Heading};
use crate::chart::{FindingId, Ink, Subject};
use crate::contract::{Deadline, DeadlineId, Outcome};
use crate::edit::Target;
use crate::summary::{Status, entry};
use crate::wording::{self, Key, date, finding as words, sentence};

/// What is known of an event.
pub fn deadline(pen: &Pen<'_>, id: &DeadlineId) -> Option<Detail> {
    let found = pen.contract.deadline(id)?;
    let partner = found.links.partner.as_ref();
    let partner = partner.and_then(|id| pen.contract.partner(id));
    let line = found.links.line.as_ref();
    let line = line.and_then(|id| pen.contract.line(id));
    let heading = Heading {
        title: Some(found.title.clone()),
        badge: None,
        who: partner.map(|p| (Some(Ink::of(p, &pen.contract.partners)), p.short.clone())),
    };
    let mut detail = Detail::new(Subject::Deadline(id.clone()), heading);
    let said = match found.outcome {
        Outcome::Expected => date::expected(found.date, LONG, pen.lang),
        Outcome::Happened => date::when(found.date, LONG, pen.lang),
    };
    detail.amount = sentence::capitalised(&said);
    chips(pen, &mut detail, found);
    let lane = pen.contract.lane(&found.lane);
    detail.row_if(Key::InspectorKind, lane.map(|l| l.title.clone()));
    let precision = date::precision(found.date, pen.lang);
    detail.row(Key::InspectorPrecision, precision);
    let importance = sentence::importance(found.importance, pen.lang);
    detail.row(Key::InspectorImportance, importance);
    let line = line.map(|l| wording::names::line(l, pen.lang));
    detail.row_if(Key::InspectorLinkedLine, line);
    detail.row_if(Key::InspectorLinkedPartner, partner.map(|p| p.name.clone()));
    let document = found.links.document.as_ref();
    let document = document.and_then(|id| pen.contract.document(id));
    detail.row_if(
        Key::InspectorLinkedDocument,
        document.map(|d| d.title.clone()),
    );
    detail.row_if(Key::InspectorNote, found.note.clone());
    detail.sources = sources(pen, &found.sources);
    let target = Target::Deadline(id.clone());
    let before = date_before(pen, id);
    detail.history = history(pen, std::slice::from_ref(&target), before);
    detail.target = Some(target);
    Some(detail)
}

/// Whether it took place, and how far it is.
fn chips(pen: &Pen<'_>, detail: &mut Detail, found: &Deadline) {
    let outcome = sentence::outcome(found.outcome, pen.lang);
    detail.chip(ChipRole::Property, sentence::capitalised(outcome));
    let entry = entry(found, pen.scene.look.today);
    match (entry.status, entry.days) {
        (Status::Overdue, Some(days)) => {
            let late = date::overdue(days, pen.lang);
            detail.chip(ChipRole::Late, sentence::capitalised(&late));
        }
        (Status::NotBefore, _) => {
            let text = sentence::capitalised(pen.text(Key::ScheduleStatusNotBefore));
            detail.chip(ChipRole::Property, text);
        }
        (_, Some(days)) => {
            let far = date::countdown(days, pen.lang);
            detail.chip(ChipRole::Property, sentence::capitalised(&far));
        }
        _ => {}
    }
}

/// What a rule found.
pub fn finding(pen: &Pen<'_>, id: &FindingId) -> Option<Detail> {
    let found = pen.scene.findings.iter().find(|f| id.is(f))?;
    let heading = Heading {
        title: Some(words::title(found, pen.contract, pen.lang)),
        ..Heading::default()
    };
    let mut detail = Detail::new(Subject::Finding(id.clone()), heading);
    let gap = words::gap_text(found, pen.contract, pen.lang);
    detail.amount = gap.unwrap_or_default();
    let severity = words::severity(found.severity, pen.lang);
    let role = ChipRole::Severity(found.severity);
    detail.chip(role, sentence::capitalised(severity));
    let fact = words::detail(found, pen.contract, pen.lang);
    if !fact.is_empty() {
        detail.row(Key::FindingsFact, fact);
    }
    detail.row(Key::FindingsHint, words::hint(found, pen.lang));
    let perimeter = found.perimeter.as_ref();
    let perimeter = perimeter.and_then(|id| pen.contract.perimeter(id));
    detail.row_if(Key::InspectorPerimeter, perimeter.map(|p| p.name.clone()));
    Some(detail)
}
