//! Edits about where figures come from: citing a source, publishing an estimate, settling a
//! conflict. Knows no screen and no language.

use super::part::Part;
use super::refused::Refused;
use super::target::Target;
use super::{Change, Edit, LineChange};
use crate::contract::*;

/// Adds a citation to a thing. A figure stays what it is: see [`mark_published`].
pub fn cite(contract: &Contract, target: &Target, citation: Citation) -> Result<Edit, Refused> {
    let unknown = || Refused::Unknown(target.clone());
    let with = |sources: &mut Vec<Citation>| {
        if !sources.contains(&citation) {
            sources.push(citation.clone());
        }
    };
    Ok(match target {
        Target::Commitment(key) => {
            let mut item = contract.commitment(*key).cloned().ok_or_else(unknown)?;
            with(&mut item.sources);
            Edit::Commitment(Change::Replace { id: *key, item })
        }
        Target::Announced(key) => {
            let found = contract.announced_figure(*key);
            let mut item = found.cloned().ok_or_else(unknown)?;
            with(&mut item.sources);
            Edit::Announced(Change::Replace { id: *key, item })
        }
        Target::Deadline(id) => {
            let mut item = contract.deadline(id).cloned().ok_or_else(unknown)?;
            with(&mut item.sources);
            Edit::Deadline(Change::Replace {
                id: id.clone(),
                item,
            })
        }
        Target::Line(id) => {
            let mut line = contract.line(id).cloned().ok_or_else(unknown)?;
            with(&mut line.sources);
            Edit::Line(LineChange::Replace {
                id: id.clone(),
                line: Box::new(line),
            })
        }
        Target::Document(id) => {
            let mut item = contract.document(id).cloned().ok_or_else(unknown)?;
            with(&mut item.sources);
            Edit::Document(Change::Replace {
                id: id.clone(),
                item,
            })
        }
        Target::Perimeter(id) => {
            let mut item = contract.perimeter(id).cloned().ok_or_else(unknown)?;
            with(&mut item.sources);
            Edit::Perimeter(Change::Replace {
                id: id.clone(),
                item,
            })
        }
        _ => return Err(unknown()),
    })
}

/// Turns an estimate that cites a source into a published amount.
pub fn mark_published(contract: &Contract, target: &Target) -> Result<Edit, Refused> {
    let publish = |state: Option<&State>, sources: &[Citation]| match state {
        _ if sources.is_empty() => Err(Refused::SourceNeeded(target.clone())),
        Some(State::Estimated(amount)) => Ok(State::published(*amount)),
        _ => Err(Refused::NoAmount(target.clone())),
    };
    let unknown = || Refused::Unknown(target.clone());
    match target {
        Target::Commitment(key) => {
            let held = contract.commitment(*key).ok_or_else(unknown)?;
            let state = publish(Some(&held.amount), &held.sources)?;
            Ok(Edit::SetAmount {
                commitment: *key,
                state,
            })
        }
        Target::Announced(key) => {
            let held = contract.announced_figure(*key).ok_or_else(unknown)?;
            let value = Value::Amount(publish(held.state(), &held.sources)?);
            Ok(Edit::SetAnnounced { key: *key, value })
        }
        _ => Err(unknown()),
    }
}

/// What to do with a figure on which sources differ. Claims count from 0, the preferred first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// Counts another claim in sums; the conflict stays visible.
    Prefer(usize),
    /// Takes one claim as the published figure and drops the others.
    Publish(usize),
}

/// Settles a conflict between sources.
pub fn resolve_conflict(
    contract: &Contract,
    target: &Target,
    settlement: Settlement,
) -> Result<Edit, Refused> {
    let unknown = || Refused::Unknown(target.clone());
    match target {
        Target::Commitment(key) => {
            let mut item = contract.commitment(*key).cloned().ok_or_else(unknown)?;
            let (state, claim) = settle(&item.amount, settlement, target)?;
            item.amount = state;
            adopt(claim, &mut item.sources, &mut item.note);
            Ok(Edit::Commitment(Change::Replace { id: *key, item }))
        }
        Target::Announced(key) => {
            let found = contract.announced_figure(*key);
            let mut item = found.cloned().ok_or_else(unknown)?;
            let Value::Amount(conflict) = &item.value else {
                return Err(Refused::NoSuchClaim(item.target()));
            };
            let (state, claim) = settle(conflict, settlement, target)?;
            item.value = Value::Amount(state);
            adopt(claim, &mut item.sources, &mut item.note);
            Ok(Edit::Announced(Change::Replace { id: *key, item }))
        }
        _ => Err(unknown()),
    }
}

/// The settled state, and the claim whose sources are now the figure's.
fn settle(
    state: &State,
    settlement: Settlement,
    target: &Target,
) -> Result<(State, Option<Claim>), Refused> {
    let no_claim = || Refused::NoSuchClaim(target.clone());
    let State::Conflict {
        preferred,
        alternatives,
    } = state
    else {
        return Err(no_claim());
    };
    let mut claims: Vec<Claim> = std::iter::once(preferred)
        .chain(alternatives)
        .cloned()
        .collect();
    let (Settlement::Prefer(n) | Settlement::Publish(n)) = settlement;
    if n >= claims.len() {
        return Err(no_claim());
    }
    let chosen = claims.remove(n);
    Ok(match settlement {
        Settlement::Publish(_) => (State::Published(chosen.statement), Some(chosen)),
        Settlement::Prefer(_) => {
            let state = State::Conflict {
                preferred: chosen,
                alternatives: claims,
            };
            (state, None)
        }
    })
}

fn adopt(claim: Option<Claim>, sources: &mut Vec<Citation>, note: &mut Option<String>) {
    if let Some(claim) = claim {
        for citation in claim.sources {
            if !sources.contains(&citation) {
                sources.push(citation);
            }
        }
        if note.is_none() {
            *note = claim.note;
        }
    }
}
