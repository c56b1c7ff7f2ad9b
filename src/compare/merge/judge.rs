//! One field at a time: which side's value the merge takes, and where a person must choose.
//! Knows nothing of what the fields are.

use super::{Choices, Conflict, Field, Side, Spot, Values};
use crate::edit::Target;
use std::collections::{BTreeMap, BTreeSet};

/// What was chosen, and the conflicts met so far.
pub(super) struct Judge<'a> {
    choices: &'a Choices,
    conflicts: Vec<Conflict>,
    met: BTreeSet<Spot>,
    /// The things that they are about.
    asked: BTreeSet<Target>,
    /// Things whose existence is a question, and the side that removed them.
    removed: BTreeMap<Target, Side>,
}

impl<'a> Judge<'a> {
    pub fn new(choices: &'a Choices) -> Self {
        Self {
            choices,
            conflicts: Vec::new(),
            met: BTreeSet::new(),
            asked: BTreeSet::new(),
            removed: BTreeMap::new(),
        }
    }

    /// Notes a conflict once, and says what was chosen there.
    pub fn ask(&mut self, spot: Spot, values: impl FnOnce() -> Values) -> Option<Side> {
        let chosen = self.choices.get(&spot).copied();
        if self.met.insert(spot.clone()) {
            self.asked.insert(spot.target.clone());
            let values = values();
            self.conflicts.push(Conflict { spot, values });
        }
        chosen
    }

    /// Notes that it is a question whether a thing goes that this side removed.
    pub fn removed(&mut self, target: &Target, by: Side) {
        self.removed.insert(target.clone(), by);
    }

    /// The side that removed a thing, if it is a question whether it goes.
    pub fn remover(&self, target: &Target) -> Option<Side> {
        self.removed.get(target).copied()
    }

    /// True when a person is asked anything about this thing.
    pub fn is_asked(&self, target: &Target) -> bool {
        self.asked.contains(target)
    }

    /// The conflicts, in the order in which they were met.
    pub fn into_conflicts(self) -> Vec<Conflict> {
        self.conflicts
    }
}

/// The values that one field may have in the merge.
pub(super) fn candidates<'v, V: PartialEq>(
    base: Option<&'v V>,
    ours: &'v V,
    theirs: &'v V,
) -> Vec<&'v V> {
    if ours == theirs || base == Some(theirs) {
        vec![ours]
    } else if base == Some(ours) {
        vec![theirs]
    } else {
        [Some(ours), Some(theirs), base]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// One thing that both sides have.
pub(super) struct Case<'a, 'j> {
    pub judge: &'j mut Judge<'a>,
    pub target: Target,
    pub values: &'j dyn Fn() -> Values,
}

impl Case<'_, '_> {
    /// The merged value of a field.
    pub fn pick<V: PartialEq + Clone>(
        &mut self,
        field: Field,
        base: Option<&V>,
        ours: &V,
        theirs: &V,
    ) -> V {
        if let [only] = candidates(base, ours, theirs).as_slice() {
            return (*only).clone();
        }
        let spot = Spot {
            target: self.target.clone(),
            field,
        };
        let values = self.values;
        match (self.judge.ask(spot, values), base) {
            (Some(Side::Theirs), _) => theirs.clone(),
            (Some(Side::Base), Some(base)) => base.clone(),
            _ => ours.clone(),
        }
    }
}
