//! The merge itself: all things with their fields, then what comes back because something needs
//! it, then one contract, then what was decided to go with all that hangs on it.

use super::assemble::assemble;
use super::fields;
use super::judge::{Case, Judge};
use super::things::{Bench, Kept, Passage, existence};
use super::{Choices, Conflict, Side, Three, Unsound, Values, lines};
use crate::contract::*;
use crate::edit::{self, Effect, Snapshot, Target, integrity, what_goes_with};
use std::collections::{BTreeMap, BTreeSet};

/// What a merge gives.
pub(super) struct Weave {
    pub contract: Result<Contract, Unsound>,
    pub conflicts: Vec<Conflict>,
}

/// Every thing of the merge, without order.
#[derive(Debug)]
pub(super) struct Things {
    pub identity: Identity,
    pub perimeters: Kept<Perimeter>,
    pub partners: Kept<Partner>,
    pub groups: Kept<Group>,
    pub lines: Kept<Line>,
    pub figures: (Kept<Commitment>, Kept<Announced>),
    pub schedule: (Kept<Lane>, Kept<Deadline>),
    pub references: (Kept<Document>, Kept<Source>, Kept<Passage>),
    pub dismissed: Kept<Dismissal>,
}

/// `every!(things, list => …)` does the same with each list.
macro_rules! every {
    ($things:expr, $list:ident => $do:expr) => {{
        let things = $things;
        {
            let $list = &things.perimeters;
            $do
        }
        {
            let $list = &things.partners;
            $do
        }
        {
            let $list = &things.groups;
            $do
        }
        {
            let $list = &things.lines;
            $do
        }
        {
            let $list = &things.figures.0;
            $do
        }
        {
            let $list = &things.figures.1;
            $do
        }
        {
            let $list = &things.schedule.0;
            $do
        }
        {
            let $list = &things.schedule.1;
            $do
        }
        {
            let $list = &things.references.0;
            $do
        }
        {
            let $list = &things.references.1;
            $do
        }
        {
            let $list = &things.references.2;
            $do
        }
        {
            let $list = &things.dismissed;
            $do
        }
    }};
}

/// Merges, with what was chosen so far.
pub(super) fn weave(versions: &Three<Contract>, choices: &Choices) -> Weave {
    let mut judge = Judge::new(choices);
    let mut bench = Bench {
        judge: &mut judge,
        versions,
    };
    let mut things = Things::of(&mut bench);
    let doomed = things.settle(&mut bench);
    let mut contract = assemble(&things, &mut bench);
    for target in doomed {
        take_out(&mut contract, &target, choices);
    }
    let broken = integrity(&contract);
    Weave {
        contract: if broken.is_empty() {
            Ok(contract)
        } else {
            Err(Unsound { broken })
        },
        conflicts: judge.into_conflicts(),
    }
}

/// Removes what was decided to go, unless something decided to stay would go with it.
fn take_out(contract: &mut Contract, target: &Target, choices: &Choices) {
    if !target.exists(contract) {
        return;
    }
    let stays = what_goes_with(contract, target)
        .into_iter()
        .any(|dependent| {
            let chosen = choices.get(&existence(&dependent.target));
            dependent.effect == Effect::Removed && chosen.is_some()
        });
    if stays {
        return;
    }
    // The last perimeter cannot go; it stays then.
    if let Ok(edit) = edit::remove(contract, target) {
        let done = edit::adopt(contract, edit);
        debug_assert!(done.is_ok(), "a removal was refused: {done:?}");
    }
}

impl Things {
    fn of(bench: &mut Bench<'_, '_>) -> Self {
        let Three { base, ours, theirs } = bench.versions;
        let versions = bench.versions;
        let values = || {
            Values::Thing(Box::new(
                versions.each(|contract| Snapshot::of(contract, &Target::Identity)),
            ))
        };
        let mut case = Case {
            judge: &mut *bench.judge,
            target: Target::Identity,
            values: &values,
        };
        let identity = fields::identity(
            Some(&base.identity),
            &ours.identity,
            &theirs.identity,
            &mut case,
        );
        macro_rules! kept {
            ($($path:ident).+) => {
                Kept::of(&base.$($path).+, &ours.$($path).+, &theirs.$($path).+, bench)
            };
        }
        let passages = versions.each(Passage::all);
        Self {
            identity,
            perimeters: kept!(perimeters),
            partners: kept!(partners),
            groups: kept!(groups),
            lines: kept!(lines),
            figures: (kept!(commitments), kept!(announced)),
            schedule: (kept!(schedule.lanes), kept!(schedule.deadlines)),
            references: (
                kept!(references.documents),
                kept!(references.sources),
                Kept::of(&passages.base, &passages.ours, &passages.theirs, bench),
            ),
            dismissed: kept!(dismissed),
        }
    }

    /// Brings back what something in the merge needs, and sees that nothing contains itself.
    /// Gives what was decided to go and is only there so that it goes with all that needs it.
    fn settle(&mut self, bench: &mut Bench<'_, '_>) -> Vec<Target> {
        let mut need = Need::default();
        loop {
            if self.perimeters.is_empty() {
                for id in self.perimeters.gone_ids() {
                    need.bring(self, &Target::Perimeter(id), &Target::Identity, bench);
                }
            }
            self.bring_what_is_needed(&mut need, bench);
            let moved = lines::untangle(self, bench);
            if !moved && !need.bring_what_hung(self, bench) {
                return need.doomed;
            }
        }
    }

    fn bring_what_is_needed(&mut self, need: &mut Need, bench: &mut Bench<'_, '_>) {
        let mut lost_nothing = true;
        every!(&*self, list => lost_nothing &= list.lost_nothing());
        if lost_nothing {
            return;
        }
        loop {
            let mut missing: BTreeMap<Target, Target> = BTreeMap::new();
            let mut see = |from: &dyn Fn() -> Target, to: Target| {
                if !self.has(&to) {
                    let from = from();
                    // A thing that nobody was asked about speaks for the need.
                    let excused = need.excused.contains(&from) || bench.judge.is_asked(&from);
                    if !excused || !missing.contains_key(&to) {
                        missing.insert(to, from);
                    }
                }
            };
            every!(&*self, list => list.each_reference(&mut see));
            let mut any = false;
            for (to, from) in missing {
                any |= need.bring(self, &to, &from, bench);
            }
            if !any {
                return;
            }
        }
    }

    /// True when the merge holds this.
    fn has(&self, target: &Target) -> bool {
        match target {
            Target::Identity => true,
            Target::Perimeter(id) => self.perimeters.has(id),
            Target::Partner(id) => self.partners.has(id),
            Target::Group(id) => self.groups.has(id),
            Target::Line(id) => self.lines.has(id),
            Target::Commitment(key) => self.figures.0.has(key),
            Target::Announced(key) => self.figures.1.has(key),
            Target::Lane(id) => self.schedule.0.has(id),
            Target::Deadline(id) => self.schedule.1.has(id),
            Target::Document(id) => self.references.0.has(id),
            Target::Source(id) => self.references.1.has(id),
            Target::Dismissal(id) => self.dismissed.has(id),
            Target::Quote(source, quote) => self.references.2.has(&(source.clone(), quote.clone())),
        }
    }

    fn bring_back(&mut self, target: &Target) -> Option<(Side, bool)> {
        match target {
            Target::Identity => None,
            Target::Perimeter(id) => self.perimeters.bring_back(id),
            Target::Partner(id) => self.partners.bring_back(id),
            Target::Group(id) => self.groups.bring_back(id),
            Target::Line(id) => self.lines.bring_back(id),
            Target::Commitment(key) => self.figures.0.bring_back(key),
            Target::Announced(key) => self.figures.1.bring_back(key),
            Target::Lane(id) => self.schedule.0.bring_back(id),
            Target::Deadline(id) => self.schedule.1.bring_back(id),
            Target::Document(id) => self.references.0.bring_back(id),
            Target::Source(id) => self.references.1.bring_back(id),
            Target::Dismissal(id) => self.dismissed.bring_back(id),
            Target::Quote(source, quote) => self
                .references
                .2
                .bring_back(&(source.clone(), quote.clone())),
        }
    }
}

/// What came back, and why.
#[derive(Default)]
struct Need {
    /// Came back only for something that a person was asked about, or that came back itself:
    /// no question of its own.
    excused: BTreeSet<Target>,
    /// There only to be removed with all that needs it.
    doomed: Vec<Target>,
}

impl Need {
    /// Brings back a thing that `from` needs. True if it came.
    fn bring(
        &mut self,
        things: &mut Things,
        target: &Target,
        from: &Target,
        bench: &mut Bench<'_, '_>,
    ) -> bool {
        let Some((by, decided)) = things.bring_back(target) else {
            return false;
        };
        let excused = self.excused.contains(from) || bench.judge.is_asked(from);
        if by == Side::Base {
            // Only a value of the base, chosen by a person, needs what both sides removed.
            self.excused.insert(target.clone());
        } else if decided {
            self.doomed.push(target.clone());
        } else if excused {
            self.excused.insert(target.clone());
        } else if bench.ask_existence(target, by) == Some(by) {
            self.doomed.push(target.clone());
        }
        true
    }

    /// What one side removed together with a thing that stays, comes back with it. True if
    /// anything did.
    fn bring_what_hung(&mut self, things: &mut Things, bench: &mut Bench<'_, '_>) -> bool {
        let mut hung: Vec<(Target, Target)> = Vec::new();
        {
            let mut see = |target: Target, by: Side, references: Vec<Target>| {
                let with_it = |to: &Target| bench.judge.remover(to) == Some(by);
                let mut stays = references
                    .into_iter()
                    .filter(|to| with_it(to) && !self.doomed.contains(to));
                if let Some(to) = stays.find(|to| things.has(to)) {
                    hung.push((target, to));
                }
            };
            every!(&*things, list => list.each_gone(&mut see));
        }
        let mut any = false;
        for (target, from) in hung {
            any |= self.bring(things, &target, &from, bench);
        }
        any
    }
}
