//! The form that sets a point aside: why, and when. What was seen is not asked: it is as found.

use super::reader::Answers;
use super::typed::when_text;
use super::{Draft, FieldKey};
use crate::contract::{Contract, Dismissal, DismissalId, When};
use crate::edit::{Change, Edit};

/// Asks why a point is set aside.
pub(super) fn ask(draft: &mut Draft<'_>, dismissal: &Dismissal) {
    draft.long(FieldKey::Reason, &dismissal.reason);
    let date = dismissal
        .date
        .map(|date| when_text(When::On(date), draft.lang));
    draft.option(FieldKey::Date, date.as_deref());
}

fn read(answers: &mut Answers<'_>, before: &Dismissal) -> Dismissal {
    Dismissal {
        reason: answers.reason(FieldKey::Reason),
        date: answers.date(FieldKey::Date),
        ..before.clone()
    }
}

/// The edit that changes the reason.
pub(super) fn change(answers: &mut Answers<'_>, before: &Dismissal) -> Edit {
    let item = read(answers, before);
    let id = before.id.clone();
    Edit::Dismissal(Change::Replace { id, item })
}

/// The edit that sets the point aside, last in the list.
pub(super) fn add(answers: &mut Answers<'_>, blank: &Dismissal, contract: &Contract) -> Edit {
    let mut item = read(answers, blank);
    let all = &contract.dismissed;
    item.id = DismissalId::fresh(blank.id.as_str(), |id| {
        all.iter().any(|d| d.id.as_str() == id)
    });
    let at = all.len();
    Edit::Dismissal(Change::Insert { at, item })
}
