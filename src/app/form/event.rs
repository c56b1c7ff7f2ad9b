//! The forms of events and of the rows they stand on. Knows nothing of how time is drawn.

use super::choices::{self, IMPORTANCES, OUTCOMES, importance, kinds, none, outcome, phrase};
use super::reader::Answers;
use super::typed::when_text;
use super::{Draft, FieldKey};
use crate::contract::*;
use crate::edit::{Change, Edit};
use crate::wording::Key as Phrase;

/// The choice of a row that is not there yet. No id holds a plus sign.
const NEW_LANE: &str = "+";

/// A row of the timeline to be filled in.
pub(super) fn blank_lane() -> Lane {
    Lane {
        id: LaneId::fresh("", |_| false),
        title: String::new(),
    }
}

/// Asks for a row of the timeline.
pub(super) fn ask_lane(draft: &mut Draft<'_>, lane: &Lane) {
    draft.text(FieldKey::Title, &lane.title);
}

/// The edit that changes a row of the timeline.
pub(super) fn change_lane(answers: &mut Answers<'_>, before: &Lane) -> Edit {
    let id = before.id.clone();
    let item = Lane {
        id: id.clone(),
        title: answers.name(FieldKey::Title),
    };
    Edit::Lane(Change::Replace { id, item })
}

/// The edit that adds a row of the timeline, last.
pub(super) fn add_lane(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let title = answers.name(FieldKey::Title);
    Edit::Lane(insert_lane(title, contract))
}

fn insert_lane(title: String, contract: &Contract) -> Change<Lane> {
    let lanes = &contract.schedule.lanes;
    let id = LaneId::fresh(&title, |id| lanes.iter().any(|l| l.id.as_str() == id));
    Change::Insert {
        at: lanes.len(),
        item: Lane { id, title },
    }
}

/// An event to be filled in, on the first row.
pub(super) fn blank_deadline(contract: &Contract) -> Deadline {
    let first = contract.schedule.lanes.first().map(|lane| lane.id.clone());
    Deadline {
        id: DeadlineId::fresh("", |_| false),
        title: String::new(),
        short: None,
        lane: first.unwrap_or_else(|| LaneId::fresh("", |_| false)),
        date: When::Unknown,
        outcome: Outcome::Expected,
        importance: Importance::Normal,
        links: Links::default(),
        sources: Vec::new(),
        note: None,
    }
}

/// Asks for an event.
pub(super) fn ask_deadline(draft: &mut Draft<'_>, deadline: &Deadline) {
    let contract = draft.contract;
    draft.text(FieldKey::Title, &deadline.title);
    draft.option(FieldKey::ShortTitle, deadline.short.as_deref());
    draft.text(FieldKey::Date, &when_text(deadline.date, draft.lang));
    let mut lanes = choices::lanes(contract);
    lanes.push(phrase(NEW_LANE, Phrase::LaneNew));
    draft.choice(FieldKey::Lane, lanes, deadline.lane.as_str());
    draft.only(FieldKey::Lane, &[NEW_LANE], |draft| {
        draft.text(FieldKey::NewLane, "");
    });
    draft.choice(
        FieldKey::Outcome,
        kinds(&OUTCOMES, outcome),
        outcome(deadline.outcome).0,
    );
    let weights = kinds(&IMPORTANCES, importance);
    draft.choice(
        FieldKey::Importance,
        weights,
        importance(deadline.importance).0,
    );
    let links = &deadline.links;
    let mut link = |key, options: Vec<_>, chosen: Option<&str>| {
        let options = std::iter::once(none()).chain(options).collect();
        draft.choice(key, options, chosen.unwrap_or(""));
    };
    let line = links.line.as_ref().map(|id| id.as_str());
    link(FieldKey::LinkedLine, choices::lines(contract), line);
    let partner = links.partner.as_ref().map(|id| id.as_str());
    link(
        FieldKey::LinkedPartner,
        choices::partners(contract),
        partner,
    );
    let document = links.document.as_ref().map(|id| id.as_str());
    link(
        FieldKey::LinkedDocument,
        choices::documents(contract),
        document,
    );
    draft.citations(FieldKey::Sources, &deadline.sources);
    draft.note(FieldKey::Note, deadline.note.as_ref());
}

/// The event, and the new row it stands on, if it asks for one.
fn read_deadline(
    answers: &mut Answers<'_>,
    before: Deadline,
    contract: &Contract,
) -> (Deadline, Option<Change<Lane>>) {
    let new_lane = (answers.choice(FieldKey::Lane) == NEW_LANE)
        .then(|| insert_lane(answers.name(FieldKey::NewLane), contract));
    let lane = match &new_lane {
        Some(Change::Insert { item, .. }) => Some(item.id.clone()),
        _ => answers.id(FieldKey::Lane, LaneId::new),
    };
    let date = answers.when(FieldKey::Date).unwrap_or(When::Unknown);
    let deadline = Deadline {
        id: before.id,
        title: answers.name(FieldKey::Title),
        short: answers.option(FieldKey::ShortTitle),
        lane: lane.unwrap_or(before.lane),
        date,
        outcome: answers.pick(
            FieldKey::Outcome,
            &OUTCOMES,
            |o| outcome(o).0,
            before.outcome,
        ),
        importance: answers.pick(
            FieldKey::Importance,
            &IMPORTANCES,
            |i| importance(i).0,
            before.importance,
        ),
        links: Links {
            line: answers.id(FieldKey::LinkedLine, LineId::new),
            partner: answers.id(FieldKey::LinkedPartner, PartnerId::new),
            document: answers.id(FieldKey::LinkedDocument, DocumentId::new),
        },
        sources: answers.citations(FieldKey::Sources),
        note: answers.note(FieldKey::Note),
    };
    (deadline, new_lane)
}

/// One edit, named after the event, that brings the new row too.
fn with_lane(edit: Edit, lane: Option<Change<Lane>>) -> Edit {
    match lane {
        Some(lane) => Edit::Batch(vec![edit, Edit::Lane(lane)]),
        None => edit,
    }
}

/// The edit that changes an event.
pub(super) fn change_deadline(
    answers: &mut Answers<'_>,
    before: &Deadline,
    contract: &Contract,
) -> Edit {
    let (item, lane) = read_deadline(answers, before.clone(), contract);
    let id = before.id.clone();
    with_lane(Edit::Deadline(Change::Replace { id, item }), lane)
}

/// The edit that adds an event, last.
pub(super) fn add_deadline(answers: &mut Answers<'_>, contract: &Contract) -> Edit {
    let (mut item, lane) = read_deadline(answers, blank_deadline(contract), contract);
    let all = &contract.schedule.deadlines;
    item.id = DeadlineId::fresh(item.label(), |id| all.iter().any(|d| d.id.as_str() == id));
    let at = all.len();
    with_lane(Edit::Deadline(Change::Insert { at, item }), lane)
}
