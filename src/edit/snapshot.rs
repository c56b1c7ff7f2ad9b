//! What a thing was at some point of the history, rebuilt from the edits that lead there.
//! Knows nothing of revisions.

use super::part::Part;
use super::target::Target;
use super::{Change, Edit, LineChange};
use crate::contract::*;
use std::collections::{BTreeMap, BTreeSet};

/// One thing, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Snapshot {
    /// Title, period, version.
    Identity(Box<Identity>),
    /// A perimeter.
    Perimeter(Perimeter),
    /// A partner.
    Partner(Partner),
    /// A group.
    Group(Group),
    /// A line, without what is below it.
    Line(Line),
    /// A commitment.
    Commitment(Commitment),
    /// An announced figure.
    Announced(Announced),
    /// A row of the timeline.
    Lane(Lane),
    /// An event.
    Deadline(Deadline),
    /// A document.
    Document(Document),
    /// A source, with its quotes.
    Source(Source),
    /// A point that was set aside.
    Dismissal(Dismissal),
}

impl Snapshot {
    /// The thing as it is in the contract.
    pub fn of(contract: &Contract, target: &Target) -> Option<Self> {
        Some(match target {
            Target::Identity => Self::Identity(Box::new(contract.identity.clone())),
            Target::Perimeter(id) => Self::Perimeter(contract.perimeter(id)?.clone()),
            Target::Partner(id) => Self::Partner(contract.partner(id)?.clone()),
            Target::Group(id) => Self::Group(contract.group(id)?.clone()),
            Target::Line(id) => Self::Line(contract.line(id)?.clone()),
            Target::Commitment(key) => Self::Commitment(contract.commitment(*key)?.clone()),
            Target::Announced(key) => Self::Announced(contract.announced_figure(*key)?.clone()),
            Target::Lane(id) => Self::Lane(contract.lane(id)?.clone()),
            Target::Deadline(id) => Self::Deadline(contract.deadline(id)?.clone()),
            Target::Document(id) => Self::Document(contract.document(id)?.clone()),
            Target::Source(id) => Self::Source(contract.source(id)?.clone()),
            Target::Dismissal(id) => Self::Dismissal(contract.dismissal(id)?.clone()),
            Target::Quote(..) => return None,
        })
    }

    /// Points at the thing.
    pub fn target(&self) -> Target {
        match self {
            Self::Identity(_) => Target::Identity,
            Self::Perimeter(p) => p.target(),
            Self::Partner(p) => p.target(),
            Self::Group(g) => g.target(),
            Self::Line(l) => l.target(),
            Self::Commitment(c) => c.target(),
            Self::Announced(a) => a.target(),
            Self::Lane(l) => l.target(),
            Self::Deadline(d) => d.target(),
            Self::Document(d) => d.target(),
            Self::Source(s) => s.target(),
            Self::Dismissal(d) => d.target(),
        }
    }
}

/// Things as they were, rebuilt by following edits away from the contract as it is.
pub(super) struct Rewind<'a> {
    contract: &'a Contract,
    things: BTreeMap<Target, Thing>,
    steps: usize,
}

/// One thing on the way back.
struct Thing {
    state: Option<Snapshot>,
    moved: bool,
    last_step: usize,
}

impl<'a> Rewind<'a> {
    /// Starts at the contract as it is.
    pub fn from(contract: &'a Contract) -> Self {
        Self {
            contract,
            things: BTreeMap::new(),
            steps: 0,
        }
    }

    /// The thing at the point reached.
    pub fn now(&self, target: &Target) -> Option<Snapshot> {
        match self.things.get(target) {
            Some(thing) => thing.state.clone(),
            None => Snapshot::of(self.contract, target),
        }
    }

    /// The things met, those met last first: that is, the oldest change first. With what each was at the point reached,
    /// and whether it was put elsewhere on the way.
    pub fn into_met(self) -> impl Iterator<Item = (Target, Option<Snapshot>, bool)> {
        let mut met: Vec<_> = self.things.into_iter().collect();
        met.sort_by_key(|(_, thing)| std::cmp::Reverse(thing.last_step));
        met.into_iter()
            .map(|(target, thing)| (target, thing.state, thing.moved))
    }

    /// Follows one edit. `edit` is one that, if applied, leads one step further away.
    pub fn follow(&mut self, edit: &Edit) {
        edit.each(&mut |single| self.follow_single(single));
    }

    fn thing(&mut self, target: Target) -> &mut Thing {
        self.steps = self.steps.saturating_add(1);
        let (contract, step) = (self.contract, self.steps);
        let thing = self
            .things
            .entry(target)
            .or_insert_with_key(|target| Thing {
                state: Snapshot::of(contract, target),
                moved: false,
                last_step: step,
            });
        thing.last_step = step;
        thing
    }

    fn follow_single(&mut self, edit: &Edit) {
        match edit {
            Edit::SetAmount { commitment, state } => {
                let thing = self.thing(Target::Commitment(*commitment));
                if let Some(Snapshot::Commitment(c)) = &mut thing.state {
                    c.amount = state.clone();
                }
            }
            Edit::SetAnnounced { key, value } => {
                let thing = self.thing(Target::Announced(*key));
                if let Some(Snapshot::Announced(a)) = &mut thing.state {
                    a.value = value.clone();
                }
            }
            Edit::MoveDeadline { id, date } => {
                let thing = self.thing(Target::Deadline(id.clone()));
                if let Some(Snapshot::Deadline(d)) = &mut thing.state {
                    d.date = *date;
                }
            }
            Edit::SetIdentity(identity) => {
                self.thing(Target::Identity).state = Some(Snapshot::Identity(identity.clone()));
            }
            Edit::Perimeter(change) => self.follow_change(change, Snapshot::Perimeter),
            Edit::Partner(change) => self.follow_change(change, Snapshot::Partner),
            Edit::Group(change) => self.follow_change(change, Snapshot::Group),
            Edit::Line(change) => self.follow_line(change),
            Edit::Commitment(change) => self.follow_change(change, Snapshot::Commitment),
            Edit::Announced(change) => self.follow_change(change, Snapshot::Announced),
            Edit::Lane(change) => self.follow_change(change, Snapshot::Lane),
            Edit::Deadline(change) => self.follow_change(change, Snapshot::Deadline),
            Edit::Document(change) => self.follow_change(change, Snapshot::Document),
            Edit::Source(change) => self.follow_change(change, Snapshot::Source),
            Edit::Dismissal(change) => self.follow_change(change, Snapshot::Dismissal),
            Edit::Batch(_) => {}
        }
    }

    fn follow_change<T: Part>(&mut self, change: &Change<T>, wrap: impl Fn(T) -> Snapshot) {
        match change {
            Change::Insert { item, .. } | Change::Replace { item, .. } => {
                self.thing(item.target()).state = Some(wrap(item.clone()));
            }
            Change::Remove { id } => self.thing(T::target_of(id)).state = None,
            Change::Move { id, .. } => self.thing(T::target_of(id)).moved = true,
        }
    }

    fn follow_line(&mut self, change: &LineChange) {
        match change {
            LineChange::Insert { lines, .. } => {
                for line in lines {
                    self.thing(line.target()).state = Some(Snapshot::Line(line.clone()));
                }
            }
            LineChange::Remove { id } => {
                for id in self.lines_below(id) {
                    self.thing(Target::Line(id)).state = None;
                }
            }
            LineChange::Replace { line, .. } => {
                self.thing(line.target()).state = Some(Snapshot::Line(line.as_ref().clone()));
            }
            LineChange::Move { id, parent, .. } => {
                let thing = self.thing(Target::Line(id.clone()));
                thing.moved = true;
                if let Some(Snapshot::Line(line)) = &mut thing.state {
                    line.parent = parent.clone();
                }
            }
        }
    }

    /// A line and those below it, at the point reached.
    fn lines_below(&self, id: &LineId) -> Vec<LineId> {
        let mut met: BTreeMap<&LineId, Vec<&LineId>> = BTreeMap::new();
        for thing in self.things.values() {
            if let Some(Snapshot::Line(line)) = &thing.state
                && let Some(parent) = &line.parent
            {
                met.entry(parent).or_default().push(&line.id);
            }
        }
        let top = self.now(&Target::Line(id.clone())).map(|_| id.clone());
        let mut below: Vec<LineId> = top.into_iter().collect();
        let mut seen: BTreeSet<LineId> = below.iter().cloned().collect();
        let mut at = 0;
        while let Some(line) = below.get(at).cloned() {
            at += 1;
            let is_met = |l: &&Line| self.things.contains_key(&l.target());
            let unmet = self.contract.children(&line).filter(|l| !is_met(l));
            let mut children: Vec<LineId> = unmet.map(|l| l.id.clone()).collect();
            children.extend(met.get(&line).into_iter().flatten().copied().cloned());
            children.retain(|child| seen.insert(child.clone()));
            below.extend(children);
        }
        below
    }
}
