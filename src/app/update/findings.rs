//! Points that are set aside with a reason. Taking one up again is removing its dismissal.

use super::{commit, forms};
use crate::app::form::{FormSubject, NewThing};
use crate::app::intent::{FindingIntent, FormIntent};
use crate::app::session::Session;
use crate::chart::{FindingId, Subject};
use crate::check;
use crate::contract::{Dismissal, PartialDate};
use crate::edit::{Change, Edit, Settlement, resolve_conflict};
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

/// The dismissal of an open point as it is now.
fn dismissal(session: &Session, id: &FindingId, reason: &str) -> Option<Dismissal> {
    let document = session.document.as_ref()?;
    let finding = document.derived()?.findings().iter().find(|f| id.is(f))?;
    let mut dismissal = check::dismissal(document.contract(), finding, reason)?;
    dismissal.date = Some(PartialDate::Day(session.today()));
    Some(dismissal)
}

/// Leaves all values of a point as they are, with a note; of a conflict, the one chosen counts.
fn leave_both(session: &mut Session, id: &FindingId, counted: usize) {
    let lang = session.settings.lang;
    let reason = text(lang, Key::FindingsBothReason);
    let Some(before) = session.document.as_ref() else {
        return;
    };
    let mut edits = Vec::new();
    let mut trial = before.contract().clone();
    if counted > 0
        && let crate::check::FindingSubject::Figure(key) = &id.subject
    {
        let target = match trial.commitment(*key) {
            Some(_) => crate::edit::Target::Commitment(*key),
            None => crate::edit::Target::Announced(*key),
        };
        let settled = resolve_conflict(&trial, &target, Settlement::Prefer(counted));
        if let Ok(edit) = settled
            && crate::edit::apply(&mut trial, edit.clone()).is_ok()
        {
            edits.push(edit);
        }
    }
    // What is seen is what will be there: the claim that counts comes first.
    let found = check::findings(&trial, session.today());
    let Some(finding) = found.iter().find(|f| id.is(f)) else {
        return;
    };
    let Some(mut item) = check::dismissal(&trial, finding, reason) else {
        return;
    };
    item.date = Some(PartialDate::Day(session.today()));
    let at = trial.dismissed.len();
    edits.insert(0, Edit::Dismissal(Change::Insert { at, item }));
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
