//! What a person should look at: amounts that several promise together, and things that look the
//! same under two identifiers. Nothing here is decided, and nothing is counted as a change.

use super::{Proposal, Said, SaidKind, Sign, Tray};
use crate::chart::Subject;
use crate::chart::contrast::End;
use crate::chart::contrast::both::Both;
use crate::chart::contrast::rows::Tie;
use crate::chart::state_text;
use crate::compare::Pair;
use crate::contract::{Commitment, Contract};
use crate::edit::{Difference, Snapshot, Target};
use crate::wording::edit::kind;
use crate::wording::fold::fold;
use crate::wording::sentence::capitalised;
use crate::wording::{Key, fill};
use std::collections::BTreeMap;

/// Joint amounts that are new or another, then names that come and go.
pub(super) fn say(both: &Both<'_>, tray: &mut Tray) {
    for change in &both.contrast.differences {
        if let Some(Snapshot::Commitment(new)) = &change.new
            && new.by.len() > 1
            && !matches!(&change.old, Some(Snapshot::Commitment(old)) if old.amount == new.amount)
        {
            tray.covered.insert(change.target.clone());
            tray.put(SaidKind::Doubts, 1, || shared(both, new));
        }
    }
    for said in renamed(both) {
        tray.put(SaidKind::Doubts, 1, || said);
    }
    for said in joined(both) {
        tray.put(SaidKind::Doubts, 0, || said);
    }
}

/// “SERM : 148,9 M€ cités pour Région et MEL ensemble, sans partage entre eux.”
fn shared(both: &Both<'_>, figure: &Commitment) -> Said {
    let names: Vec<String> = figure.by.iter().map(|id| both.short(id)).collect();
    let line = capitalised(&both.line_name(&figure.line));
    let who = both.listed(&names);
    let amount = state_text(&figure.amount, both.lang);
    let values = [("line", line.as_str()), ("who", &who), ("amount", &amount)];
    let text = fill(both.lang, Key::ContrastShared, &values);
    let said = Said::new(Sign::Doubt, text)
        .strong(amount)
        .tied(vec![Tie::Joint(figure.by.clone())]);
    match &figure.perimeter {
        Some(perimeter) => said
            .under(both.caption(perimeter))
            .at(perimeter, Subject::Line(figure.line.clone())),
        None => said,
    }
}

/// Things that are gone and come under another identifier with the same name.
fn renamed(both: &Both<'_>) -> Vec<Said> {
    let key = |change: &Difference, end: End| {
        let (id, name) = identified(both.contract(end), &change.target)?;
        Some(((kind(&change.target, both.lang), fold(&name)), (id, name)))
    };
    let gone = both.contrast.differences.iter().filter(|d| d.new.is_none());
    let gone: BTreeMap<_, _> = gone
        .filter_map(|change| Some((key(change, End::Before)?.0, &change.target)))
        .collect();
    let coming = both.contrast.differences.iter().filter(|d| d.old.is_none());
    let pair = |change: &Difference| {
        let (key, _) = key(change, End::After)?;
        let pair = Pair {
            old: (*gone.get(&key)?).clone(),
            new: change.target.clone(),
        };
        let text = told(both, &pair, Key::ContrastSameName, End::Before)?;
        Some(Said {
            proposal: Some(Proposal::Join(pair)),
            ..Said::new(Sign::Doubt, text)
        })
    };
    coming.filter_map(pair).collect()
}

/// Things that a person holds for the same.
fn joined<'a>(both: &'a Both<'_>) -> impl Iterator<Item = Said> + 'a {
    both.pairs.iter().filter_map(|pair| {
        let text = told(both, pair, Key::ContrastJoined, End::After)?;
        Some(Said {
            proposal: Some(Proposal::Part(pair.clone())),
            ..Said::new(Sign::Change, text)
        })
    })
}

/// A sentence on two identifiers, by the name that one of the contracts gives to the thing.
fn told(both: &Both<'_>, pair: &Pair, phrase: Key, end: End) -> Option<String> {
    let at = match end {
        End::Before => &pair.old,
        End::After => &pair.new,
    };
    let (_, name) = identified(both.contract(end), at)?;
    let (old, new) = (identifier(&pair.old)?, identifier(&pair.new)?);
    let values = [("name", name.as_str()), ("old", &old), ("new", &new)];
    Some(fill(both.lang, phrase, &values))
}

/// The identifier and the name of what has both.
fn identified(contract: &Contract, target: &Target) -> Option<(String, String)> {
    let name = match target {
        Target::Perimeter(id) => contract.perimeter(id)?.name.clone(),
        Target::Partner(id) => contract.partner(id)?.name.clone(),
        Target::Group(id) => contract.group(id)?.name.clone(),
        Target::Line(id) => contract.line(id)?.title.clone(),
        Target::Deadline(id) => contract.deadline(id)?.title.clone(),
        Target::Document(id) => contract.document(id)?.title.clone(),
        _ => return None,
    };
    Some((identifier(target)?, name))
}

fn identifier(target: &Target) -> Option<String> {
    Some(match target {
        Target::Perimeter(id) => id.to_string(),
        Target::Partner(id) => id.to_string(),
        Target::Group(id) => id.to_string(),
        Target::Line(id) => id.to_string(),
        Target::Deadline(id) => id.to_string(),
        Target::Document(id) => id.to_string(),
        _ => return None,
    })
}
