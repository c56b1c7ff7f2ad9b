//! What was changed of a partner's money since the file was saved.

use super::Desk;
use crate::contract::{Partner, Subject as About};
use crate::edit::{Difference, Snapshot};
use crate::wording::{self, Key, amount, names};

/// What was changed of this partner's money since the file was saved: `axe 2, +1,5`.
pub(super) fn modified(desk: &Desk<'_>, partner: &Partner) -> Option<String> {
    let contract = desk.scene.contract;
    let about = About::Partner(partner.id.clone());
    let concerns = |thing: &Snapshot| match thing {
        Snapshot::Commitment(c) => c.by.contains(&partner.id),
        Snapshot::Announced(a) => a.subject == about,
        _ => false,
    };
    let changes = desk.scene.history.changes(contract).of(contract, concerns);
    match changes.as_slice() {
        [] => None,
        [one] => Some(change(desk, one)),
        many => Some(wording::count(
            desk.lang,
            Key::FiguresOne,
            Key::FiguresOther,
            many.len(),
            &[],
        )),
    }
}

fn change(desk: &Desk<'_>, change: &Difference) -> String {
    let value = |side: &Option<Snapshot>| match side {
        Some(Snapshot::Commitment(c)) => c.amount.statement(),
        Some(Snapshot::Announced(a)) => a.state().and_then(|s| s.statement()),
        _ => None,
    };
    let about = match change.new.as_ref().or(change.old.as_ref()) {
        Some(Snapshot::Commitment(c)) => names::line_of(desk.scene.contract, &c.line, desk.lang),
        _ => desk.text(Key::InspectorTotal).to_owned(),
    };
    match (value(&change.old), value(&change.new)) {
        (Some(old), Some(new)) if old != new => {
            let step = old.amount.step().min(new.amount.step());
            let difference = amount::difference_bare(
                new.amount.value().minus(old.amount.value()),
                desk.unit(),
                amount::decimals_of(Some(step), desk.unit()),
                desk.lang,
            );
            format!("{about}, {difference}")
        }
        _ => about,
    }
}
