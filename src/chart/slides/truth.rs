//! Whether a finding holds whichever of the contradicting sources is right.

use crate::chart::Scene;
use crate::check::{Code, FindingSubject};
use crate::contract::{Contract, FigureKey, State, Touched, Value};
use crate::summary::Summary;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// The most combinations of contradicting claims that are tried. A contract with more has too
/// many conflicts for any finding to be stated.
const MOST_COMBINATIONS: usize = 64;

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

/// Every other way to read the contract of a scene, made when it is first asked for and whatever is asked of it then.
/// `None` when there are too many.
#[derive(Default)]
pub(super) struct Readings(OnceCell<Option<Vec<Reading>>>);

impl Readings {
    fn of(&self, scene: &Scene<'_>) -> Option<&[Reading]> {
        self.0.get_or_init(|| readings(scene)).as_deref()
    }
}

/// What `state` says of one reading of the contract, held against every other reading.
pub(super) fn truth(
    scene: &Scene<'_>,
    readings: &Readings,
    state: impl Fn(&Scene<'_>) -> Option<String>,
) -> Truth {
    let Some(said) = state(scene) else {
        return Truth::Nothing;
    };
    let Some(readings) = readings.of(scene) else {
        return Truth::Unknown;
    };
    for (contract, summary) in readings {
        let reading = Scene {
            contract,
            summary,
            ..*scene
        };
        let other = state(&reading);
        if other.as_ref() != Some(&said) {
            return Truth::Contested(said, other);
        }
    }
    Truth::Holds(said)
}

/// One way to read the contract, with what follows from it.
type Reading = (Contract, Summary);

/// Every other way to read the contract: each claim of each conflict in the place of the preferred
/// one. `None` when there are too many. A reading shares all but what it reads otherwise, and of its
/// summary only that is made anew.
fn readings(scene: &Scene<'_>) -> Option<Vec<Reading>> {
    let mut readings: Vec<Reading> = Vec::new();
    for (key, claims) in conflicts(scene)? {
        let so_far = readings.len();
        for claim in 0..claims {
            readings.push(read((scene.contract, scene.summary), key, claim));
            for at in 0..so_far {
                let other = readings.get(at).map(|(c, s)| read((c, s), key, claim));
                readings.extend(other);
            }
        }
    }
    Some(readings)
}

/// The figures that sources contradict, and how many other claims each has. The rules have found
/// them, whether or not somebody set the point aside. `None` as soon as there are too many ways to combine them.
fn conflicts(scene: &Scene<'_>) -> Option<BTreeMap<FigureKey, usize>> {
    let aside = scene.aside.points.iter().map(|point| &point.finding);
    let found = scene.findings.iter().chain(aside);
    let keys = found.filter_map(|finding| match (finding.code, &finding.subject) {
        (Code::ConflictingFigures, FindingSubject::Figure(key)) => Some(*key),
        _ => None,
    });
    let mut conflicts = BTreeMap::new();
    let mut ways = 1_usize;
    for key in keys {
        let Some(State::Conflict { alternatives, .. }) = state_of(scene.contract, key) else {
            continue;
        };
        let claims = alternatives.len();
        if conflicts.insert(key, claims).is_none() {
            ways = ways.saturating_mul(claims.saturating_add(1));
        }
        if ways > MOST_COMBINATIONS {
            return None;
        }
    }
    Some(conflicts)
}

fn state_of(contract: &Contract, key: FigureKey) -> Option<&State> {
    let commitment = contract.commitment(key).map(|c| &c.amount);
    commitment.or_else(|| contract.announced_figure(key)?.state())
}

/// The same with another claim of one figure in the place of the preferred one.
fn read((contract, summary): (&Contract, &Summary), key: FigureKey, claim: usize) -> Reading {
    let (mut contract, mut summary) = (contract.twin(), summary.clone());
    let mut touched = Touched::default();
    touched.figures.insert(key);
    let state = match contract.commitment_place(key) {
        Some(at) => contract.commitments.get_mut(at).map(|c| {
            touched.lines.insert(c.line.clone());
            &mut c.amount
        }),
        None => {
            let mut all = contract.announced.iter_mut();
            let figure = all.find(|figure| figure.key == key);
            figure.and_then(|figure| match &mut figure.value {
                Value::Amount(state) => Some(state),
                Value::Share { .. } => None,
            })
        }
    };
    if let Some(State::Conflict {
        preferred,
        alternatives,
    }) = state
        && let Some(alternative) = alternatives.get_mut(claim)
    {
        std::mem::swap(preferred, alternative);
    }
    summary.update(&contract, &touched);
    (contract, summary)
}
