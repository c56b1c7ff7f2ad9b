//! Whether a finding holds whichever of the contradicting sources is right.

use crate::chart::Scene;
use crate::contract::{Contract, State, Value};
use crate::summary::Summary;

/// The most combinations of contradicting claims that are tried. A contract with more has too
/// many conflicts for any finding to be stated.
const MOST_COMBINATIONS: usize = 64;
/// The most figures that are read anew for a title: three titles are looked at after each edit, in
/// the frame. A larger contract whose sources contradict each other gets neutral titles.
const MOST_FIGURES: usize = 2_500;

/// What can be said of a contract, with what contradicts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// Nothing is there to be said.
    Nothing,
    /// The same is said whichever source is right.
    Holds(String),
    /// It is said, and another source makes it say something else, or nothing.
    Contested(String, Option<String>),
    /// There are too many conflicts to know.
    Unknown,
}

impl Truth {
    /// What a title may state.
    pub fn held(self) -> Option<String> {
        match self {
            Truth::Holds(said) => Some(said),
            Truth::Nothing | Truth::Contested(..) | Truth::Unknown => None,
        }
    }
}

/// What `state` says of one reading of the contract, held against every other reading.
pub fn truth(scene: &Scene<'_>, state: impl Fn(&Scene<'_>) -> Option<String>) -> Truth {
    let Some(said) = state(scene) else {
        return Truth::Nothing;
    };
    let Some(readings) = readings(scene.contract) else {
        return Truth::Unknown;
    };
    for contract in readings {
        let summary = Summary::of(&contract, &scene.summary.perimeter);
        let reading = Scene {
            contract: &contract,
            summary: &summary,
            ..*scene
        };
        let other = state(&reading);
        if other.as_ref() != Some(&said) {
            return Truth::Contested(said, other);
        }
    }
    Truth::Holds(said)
}

/// Every other way to read the contract: each claim of each conflict in the place of the preferred
/// one. `None` when there are too many.
fn readings(contract: &Contract) -> Option<Vec<Contract>> {
    let figures = contract.commitments.len() + contract.announced.len();
    let most = MOST_COMBINATIONS.min(MOST_FIGURES / figures.max(1));
    if count(contract, most) > most {
        return None;
    }
    let mut out = vec![contract.clone()];
    for index in 0..contract.commitments.len() {
        read(&mut out, |c| {
            c.commitments.get_mut(index).map(|c| &mut c.amount)
        });
    }
    for index in 0..contract.announced.len() {
        read(&mut out, |c| match &mut c.announced.get_mut(index)?.value {
            Value::Amount(state) => Some(state),
            Value::Share { .. } => None,
        });
    }
    out.remove(0);
    Some(out)
}

/// How many readings there are, counted no further than `most`.
fn count(contract: &Contract, most: usize) -> usize {
    let announced = contract.announced.iter().filter_map(|a| a.state());
    let states = contract.commitments.iter().map(|c| &c.amount);
    let mut all: usize = 1;
    for state in states.chain(announced) {
        if let State::Conflict { alternatives, .. } = state {
            all = all.saturating_mul(alternatives.len().saturating_add(1));
        }
        if all > most {
            break;
        }
    }
    // One reading is the contract as it is: nothing is read anew for it.
    if all == 1 { 0 } else { all }
}

/// Each reading once for each claim of one figure; the first stays the first.
fn read(readings: &mut Vec<Contract>, figure: impl Fn(&mut Contract) -> Option<&mut State>) {
    let claims = match readings.first_mut().and_then(&figure) {
        Some(State::Conflict { alternatives, .. }) => alternatives.len(),
        _ => return,
    };
    let mut others = Vec::new();
    for reading in readings.iter() {
        for claim in 0..claims {
            let mut other = reading.clone();
            if let Some(State::Conflict {
                preferred,
                alternatives,
            }) = figure(&mut other)
                && let Some(alternative) = alternatives.get_mut(claim)
            {
                std::mem::swap(preferred, alternative);
            }
            others.push(other);
        }
    }
    // The reading as it was comes first.
    readings.append(&mut others);
}
