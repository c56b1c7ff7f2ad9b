//! Whether a finding holds whichever of the contradicting sources is right.

use crate::chart::Scene;
use crate::contract::{Contract, State, Value};
use crate::summary::Summary;

/// The most combinations of contradicting claims that are tried. A contract with more has too
/// many conflicts for any finding to be stated.
const MOST_COMBINATIONS: usize = 64;

/// The finding, if it is the same whichever claim of each conflict is counted. `state` says it of
/// one reading of the contract.
pub fn holds(scene: &Scene<'_>, state: impl Fn(&Scene<'_>) -> Option<String>) -> Option<String> {
    let said = state(scene)?;
    for contract in readings(scene.contract)? {
        let summary = Summary::of(&contract, &scene.summary.perimeter);
        let reading = Scene {
            contract: &contract,
            summary: &summary,
            ..*scene
        };
        if state(&reading)? != said {
            return None;
        }
    }
    Some(said)
}

/// Every other way to read the contract: each claim of each conflict in the place of the preferred
/// one. `None` when there are too many.
fn readings(contract: &Contract) -> Option<Vec<Contract>> {
    let mut out = vec![contract.clone()];
    for index in 0..contract.commitments.len() {
        out = read(out, |c| c.commitments.get_mut(index).map(|c| &mut c.amount))?;
    }
    for index in 0..contract.announced.len() {
        out = read(out, |c| match &mut c.announced.get_mut(index)?.value {
            Value::Amount(state) => Some(state),
            Value::Share { .. } => None,
        })?;
    }
    out.remove(0);
    Some(out)
}

/// Each reading once for each claim of one figure; the first stays the first.
fn read(
    readings: Vec<Contract>,
    figure: impl Fn(&mut Contract) -> Option<&mut State>,
) -> Option<Vec<Contract>> {
    let mut out = Vec::with_capacity(readings.len());
    for mut contract in readings {
        let claims = match figure(&mut contract) {
            Some(State::Conflict { alternatives, .. }) => alternatives.len(),
            _ => 0,
        };
        for claim in 0..claims {
            let mut other = contract.clone();
            if let Some(State::Conflict {
                preferred,
                alternatives,
            }) = figure(&mut other)
                && let Some(alternative) = alternatives.get_mut(claim)
            {
                std::mem::swap(preferred, alternative);
            }
            out.push(other);
        }
        // The reading as it was comes first.
        let at = out.len().saturating_sub(claims);
        out.insert(at, contract);
        if out.len() > MOST_COMBINATIONS {
            return None;
        }
    }
    Some(out)
}
