//! Which cells an unsaved edit touched, and what the edits are, in words.

use super::amounts;
use crate::chart::Scene;
use crate::contract::{Commitment, LineId, PartnerId, State};
use crate::edit::{Difference, Snapshot};
use crate::wording::{self, Key, amount, fill, sentence, text};
use std::collections::BTreeMap;

/// Old and new value of the cells of a line with edits that are not saved, in the perimeter shown.
pub(super) fn cells(scene: &Scene<'_>, line: &LineId) -> BTreeMap<PartnerId, String> {
    let mut found = BTreeMap::new();
    let changes = scene.history.changes(scene.contract);
    for difference in changes.on_line(scene.contract, line) {
        let place = [&difference.new, &difference.old]
            .into_iter()
            .find_map(|s| cell_of(scene, s.as_ref()));
        if let Some(((at, partner), change)) = place.zip(change(scene, &difference))
            && at == *line
        {
            found.insert(partner, change);
        }
    }
    found
}

fn cell_of(scene: &Scene<'_>, snapshot: Option<&Snapshot>) -> Option<(LineId, PartnerId)> {
    let commitment = commitment(snapshot)?;
    let here = commitment.is_in(&scene.summary.perimeter);
    let partner = commitment.sole_partner().filter(|_| here)?;
    Some((commitment.line.clone(), partner.clone()))
}

fn commitment(snapshot: Option<&Snapshot>) -> Option<&Commitment> {
    match snapshot? {
        Snapshot::Commitment(commitment) => Some(commitment),
        _ => None,
    }
}

/// “52,3 → 54,3 M€”, “n.c. → attente”.
fn change(scene: &Scene<'_>, difference: &Difference) -> Option<String> {
    let (old, new) = (
        commitment(difference.old.as_ref()),
        commitment(difference.new.as_ref()),
    );
    if old.is_none() && new.is_none() {
        return None;
    }
    let said = |c: Option<&Commitment>| state(scene, c.map(|c| &c.amount));
    let (before, after) = (said(old), said(new));
    let values = [("before", before.as_str()), ("after", after.as_str())];
    Some(fill(scene.look.lang, Key::EditChange, &values))
}

/// A state in a few characters: “142,8 M€”, “n.c.”, “est. 8 M€”.
pub(super) fn state(scene: &Scene<'_>, state: Option<&State>) -> String {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    match state {
        None | Some(State::NotPublished) => text(lang, Key::StateShortNotPublished).to_owned(),
        Some(State::Nil { .. }) => text(lang, Key::StateNil).to_owned(),
        Some(state) => match state.statement() {
            Some(s) => amount::prefixed(
                amount::sign_of(s.bound),
                &amount::in_unit_named(s.amount, unit, lang),
            ),
            None => sentence::state_short(state.kind(), lang).to_owned(),
        },
    }
}

/// One edit in a few words: “Port-Clair, axe 2 : +1,5”.
pub(super) fn sentence(scene: &Scene<'_>, difference: &Difference) -> String {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let name = wording::edit::name(&difference.name, lang);
    let value = |snapshot: &Option<Snapshot>| {
        commitment(snapshot.as_ref())
            .and_then(|c| c.amount.statement())
            .map(|s| s.amount)
    };
    let colon = match lang.tongue() {
        wording::Tongue::Fr => "\u{a0}:",
        wording::Tongue::En => ":",
    };
    match (value(&difference.old), value(&difference.new)) {
        (Some(old), Some(new)) if old.value() != new.value() => {
            let decimals = amount::decimals_of(Some(old.step().min(new.step())), unit);
            let gap = new.value().minus(old.value());
            let gap = amount::difference_bare(gap, unit, decimals, lang);
            format!("{name}{colon} {gap}")
        }
        _ => match commitment(difference.new.as_ref()) {
            Some(now) => {
                let estimate = match now.amount {
                    State::Estimated(_) => text(lang, Key::StateEstimated),
                    _ => "",
                };
                let amount = match now.amount.statement() {
                    Some(statement) => amounts::stated(statement, unit, lang),
                    None => state(scene, Some(&now.amount)),
                };
                let words = format!("{estimate} {amount}");
                format!("{name}{colon} {}", words.trim())
            }
            None => name,
        },
    }
}
