//! Which totals speak for several partners at once, so that nobody counts twice.

use super::{GroupTotals, Here, PartnerTotals};
use crate::contract::{Contract, PartnerId, Subject};
use crate::summary::sum::Sum;
use std::collections::BTreeSet;

/// Who is counted in the total of several.
pub(super) struct Covered<'a> {
    /// Whose own totals are within those below.
    pub(super) partners: BTreeSet<PartnerId>,
    /// Announced groups, which replace their members.
    pub(super) groups: Vec<&'a GroupTotals>,
    /// Sets of partners that something is announced for together.
    pub(super) sets: Vec<(Vec<PartnerId>, Sum)>,
    /// All these.
    pub(super) sum: Sum,
}

impl<'a> Covered<'a> {
    pub(super) fn of(
        contract: &Contract,
        here: &Here<'_>,
        partner: &dyn Fn(&PartnerId) -> Option<&'a PartnerTotals>,
        groups: &'a [GroupTotals],
    ) -> Self {
        let mut covered: BTreeSet<PartnerId> = BTreeSet::new();
        let mut counted: Vec<&GroupTotals> = Vec::new();
        let mut sum = Sum::default();
        for totals in groups {
            let Some(group) = contract.group(&totals.group) else {
                continue;
            };
            // Overlapping groups cannot both replace their members: the first announced one does.
            let Some(announced) = totals.announced else {
                continue;
            };
            if group.members.iter().any(|m| covered.contains(m)) {
                continue;
            }
            covered.extend(group.members.iter().cloned());
            counted.push(totals);
            sum.merge(&announced);
        }
        let mut sets: Vec<(Vec<PartnerId>, Sum)> = Vec::new();
        for figure in &here.all {
            let alone = |m: &PartnerId| {
                !covered.contains(m) && partner(m).is_some_and(|p| p.announced.is_none())
            };
            if let (Subject::Partners(members), Some(state)) = (&figure.subject, figure.state())
                && state.value().is_some()
                && members.iter().all(alone)
            {
                covered.extend(members.iter().cloned());
                sets.push((members.clone(), Sum::of(state)));
                sum.merge(&Sum::of(state));
            }
        }
        Self {
            partners: covered,
            groups: counted,
            sets,
            sum,
        }
    }
}
