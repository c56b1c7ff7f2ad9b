//! How much of a contract an edit can break, and what it has broken there: looked at around every edit that is made, so
//! it costs what the edit touches.

use super::integrity::{Broken, check_perimeters, integrity_of};
use super::part::Part;
use super::target::Target;
use super::{Change, Edit, LineChange};
use crate::contract::{
    Commitment, Contract, LineId, PartnerId, PerimeterId, QuoteId, Source, SourceId,
};
use std::collections::BTreeSet;

/// How much of a contract an edit can break.
#[derive(Default)]
pub(super) struct Reach {
    /// What comes in or changes: it may refer to what is not there.
    parts: Vec<Target>,
    /// What may go: something may still refer to it.
    gone: BTreeSet<Target>,
    /// True when perimeters change: they may form a circle, or none may be left.
    perimeters: bool,
}

impl Reach {
    pub fn of(contract: &Contract, edit: &Edit) -> Reach {
        let mut reach = Reach::default();
        edit.each(&mut |single| reach.note(contract, single));
        reach
    }

    fn note(&mut self, contract: &Contract, single: &Edit) {
        match single {
            Edit::SetAmount { commitment, .. } => self.parts.push(Target::Commitment(*commitment)),
            Edit::SetAnnounced { key, .. } => self.parts.push(Target::Announced(*key)),
            Edit::MoveDeadline { .. } | Edit::SetIdentity(_) | Edit::Batch(_) => {}
            Edit::Partner(change) => self.change(change),
            Edit::Group(change) => self.change(change),
            Edit::Lane(change) => self.change(change),
            Edit::Document(change) => self.change(change),
            // Nothing refers to these, so that one less breaks nothing.
            Edit::Deadline(change) => self.parts.extend(arrival(change)),
            Edit::Dismissal(change) => self.parts.extend(arrival(change)),
            Edit::Commitment(change) => self.parts.extend(arrival(change)),
            Edit::Announced(change) => self.parts.extend(arrival(change)),
            Edit::Perimeter(change) => {
                self.perimeters = true;
                self.change(change);
            }
            Edit::Source(change) => {
                self.change(change);
                self.passages(contract.source(change.id()), change);
            }
            Edit::Line(LineChange::Replace { id, .. }) => self.parts.push(Target::Line(id.clone())),
            Edit::Line(LineChange::Move { .. }) => {}
            Edit::Line(LineChange::Insert { lines, .. }) => {
                self.parts.extend(lines.iter().map(Part::target));
            }
            Edit::Line(LineChange::Remove { id }) => {
                let places = contract.subtree(id).unwrap_or_default();
                self.gone
                    .extend(contract.lines.range(places).map(Part::target));
            }
        }
    }

    fn change<T: Part>(&mut self, change: &Change<T>) {
        self.parts.extend(arrival(change));
        if let Change::Remove { id } = change {
            self.gone.insert(T::target_of(id));
        }
    }

    /// The passages that a source loses.
    fn passages(&mut self, before: Option<&Source>, change: &Change<Source>) {
        let kept = |quote: &QuoteId| {
            let now = change.item().into_iter().flat_map(|source| &source.quotes);
            now.into_iter().any(|q| q.id == *quote)
        };
        if let (Some(source), Change::Remove { .. } | Change::Replace { .. }) = (before, change) {
            let lost = source.quotes.iter().filter(|q| !kept(&q.id));
            let lost = lost.map(|q| Target::Quote(source.id.clone(), q.id.clone()));
            self.gone.extend(lost);
        }
    }

    /// What does not hold there.
    pub fn broken(&self, contract: &Contract) -> Vec<Broken> {
        let mut broken: Vec<Broken> = self
            .parts
            .iter()
            .flat_map(|target| integrity_of(contract, target))
            .collect();
        let gone: BTreeSet<&Target> = self.gone.iter().filter(|t| !t.exists(contract)).collect();
        if !gone.is_empty() {
            dangling(contract, &gone, &mut broken);
        }
        if self.perimeters {
            check_perimeters(contract, &mut broken);
        }
        broken
    }
}

/// What comes in or changes.
fn arrival<T: Part>(change: &Change<T>) -> Option<Target> {
    change.item().map(Part::target)
}

/// What refers to something that is not there any more.
fn dangling(contract: &Contract, gone: &BTreeSet<&Target>, broken: &mut Vec<Broken>) {
    let mut list = |target: Target, to: Target| {
        let from = target;
        broken.push(Broken::Dangling { from, to });
    };
    let long = Long::of(gone);
    if long.lines_refer() {
        each(&contract.lines, gone, &mut list);
    }
    long.commitments(contract, &mut |commitment| {
        one(commitment, gone, &mut list);
    });
    each(&contract.perimeters, gone, &mut list);
    each(&contract.partners, gone, &mut list);
    each(&contract.groups, gone, &mut list);
    each(&contract.announced, gone, &mut list);
    each(&contract.schedule.lanes, gone, &mut list);
    each(&contract.schedule.deadlines, gone, &mut list);
    each(&contract.references.documents, gone, &mut list);
    each(&contract.references.sources, gone, &mut list);
    each(&contract.dismissed, gone, &mut list);
}

fn each<'a, T: Part + 'a>(
    items: impl IntoIterator<Item = &'a T>,
    gone: &BTreeSet<&Target>,
    list: &mut dyn FnMut(Target, Target),
) {
    items.into_iter().for_each(|item| one(item, gone, list));
}

fn one<T: Part>(item: &T, gone: &BTreeSet<&Target>, list: &mut dyn FnMut(Target, Target)) {
    item.references(&mut |to| {
        if gone.contains(&to) {
            list(item.target(), to);
        }
    });
}

/// What went, as far as the long lists can refer to it.
#[derive(Default)]
struct Long<'a> {
    lines: Vec<&'a LineId>,
    partners: Vec<&'a PartnerId>,
    perimeters: Vec<&'a PerimeterId>,
    sources: Vec<&'a SourceId>,
}

impl<'a> Long<'a> {
    fn of(gone: &BTreeSet<&'a Target>) -> Self {
        let mut long = Self::default();
        for target in gone {
            match target {
                Target::Line(id) => long.lines.push(id),
                Target::Partner(id) => long.partners.push(id),
                Target::Perimeter(id) => long.perimeters.push(id),
                Target::Source(id) | Target::Quote(id, _) => long.sources.push(id),
                _ => {}
            }
        }
        long
    }

    /// Lines refer to their parents, which go with them, and to sources.
    fn lines_refer(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Calls `see` with the commitments that may refer to what went.
    fn commitments(&self, contract: &'a Contract, see: &mut dyn FnMut(&Commitment)) {
        if !self.sources.is_empty() {
            contract.commitments.iter().for_each(see);
            return;
        }
        for line in &self.lines {
            contract
                .commitments_on(line)
                .into_iter()
                .for_each(&mut *see);
        }
        if self.partners.is_empty() && self.perimeters.is_empty() {
            return;
        }
        let refers = |c: &&Commitment| {
            let perimeter = c.perimeter.as_ref();
            c.by.iter().any(|id| self.partners.contains(&id))
                || perimeter.is_some_and(|id| self.perimeters.contains(&id))
        };
        contract.commitments.iter().filter(refers).for_each(see);
    }
}
