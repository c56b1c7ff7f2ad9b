//! Points that are set aside with a reason. Taking one up again is removing its dismissal.

use super::{commit, forms};
use crate::app::document::Document;
use crate::app::form::{FormSubject, NewThing};
use crate::app::intent::{FindingIntent, FormIntent};
use crate::app::session::Session;
use crate::chart::{FindingId, Subject};
use crate::check::{self, FindingSubject};
use crate::contract::{Contract, Dismissal, PartialDate};
use crate::edit::{Change, Edit, Settlement, Target, resolve_conflict};
use crate::wording::{Key, text};

/// Everything about points to examine.
pub(super) fn update(session: &mut Session, intent: FindingIntent) {
    match intent {
        FindingIntent::Dismiss(id) => {
            let Some(blank) = dismissal(session, &id, "") else {
                return;
            };
            let subject = FormSubject::New(NewThing::Dismissal(Box::new(blank)));
            forms::update(session, FormIntent::Open(subject));
        }
        FindingIntent::LeaveBoth(id, counted) => leave_both(session, &id, counted),
    }
}

/// The dismissal of an open point as it is in a document.
fn dismissal_in(document: &Document, id: &FindingId, reason: &str) -> Option<Dismissal> {
    let finding = document.derived()?.findings().iter().find(|f| id.is(f))?;
    check::dismissal(document.contract(), finding, reason)
}

/// The dismissal of an open point as it is now.
fn dismissal(session: &Session, id: &FindingId, reason: &str) -> Option<Dismissal> {
    let mut dismissal = dismissal_in(session.document.as_ref()?, id, reason)?;
    dismissal.date = Some(PartialDate::Day(session.today()));
    Some(dismissal)
}

/// The edit that lets another claim of a conflict count; none when the first one goes on counting.
fn preferred(contract: &Contract, id: &FindingId, counted: usize) -> Option<Edit> {
    let FindingSubject::Figure(key) = &id.subject else {
        return None;
    };
    let target = match contract.commitment(*key) {
        Some(_) => Target::Commitment(*key),
        None => Target::Announced(*key),
    };
    let settled = resolve_conflict(contract, &target, Settlement::Prefer(counted));
    settled.ok().filter(|_| counted > 0)
}

/// Leaves all values of a point as they are, with a note; of a conflict, the one chosen counts.
fn leave_both(session: &mut Session, id: &FindingId, counted: usize) {
    let today = session.today();
    let reason = text(session.settings.lang, Key::FindingsBothReason);
    let Some(document) = session.document.as_mut() else {
        return;
    };
    let settled = preferred(document.contract(), id, counted);
    // What is noted is what will be there: the claim that counts comes first.
    let item = match settled.clone() {
        None => dismissal_in(document, id, reason),
        Some(edit) => document.weigh(edit, |then, _| dismissal_in(then, id, reason)),
    };
    let Some(mut item) = item else {
        return;
    };
    item.date = Some(PartialDate::Day(today));
    let at = document.contract().dismissed.len();
    let noted = Edit::Dismissal(Change::Insert { at, item });
    let edits = std::iter::once(noted).chain(settled).collect();
    let next = next_open(session, id);
    commit(session, Ok(Edit::Batch(edits)));
    session.view.selection = next;
}

/// The open point after this one, or the one before the last.
pub(super) fn next_open(session: &Session, id: &FindingId) -> Option<Subject> {
    let all = session.document.as_ref()?.derived()?.findings();
    let here = all.iter().position(|f| id.is(f))?;
    let after = all.get(here.saturating_add(1));
    let next = after.or_else(|| here.checked_sub(1).and_then(|before| all.get(before)));
    next.map(|finding| Subject::Finding(FindingId::of(finding)))
}
