//! What holds of every contract after every accepted edit: unique ids, references that resolve,
//! lines depth first, figures of someone in some perimeter. Knows nothing of money rules.

use super::line_change::first_stray;
use super::part::Part;
use super::refused::Refused;
use super::target::Target;
use crate::contract::*;
use std::collections::BTreeSet;

/// Something that should hold and does not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Broken {
    /// Two things have this id.
    DuplicateId(Target),
    /// A reference to something that is not there.
    Dangling {
        /// What refers.
        from: Target,
        /// What is missing.
        to: Target,
    },
    /// A line that does not stand depth first under its parent.
    LineOutOfOrder(LineId),
    /// An axis below another line, or something else than an axis at the top.
    Misplaced(LineId),
    /// A perimeter that is part of itself.
    PerimeterCycle(PerimeterId),
    /// A contract without any perimeter.
    NoPerimeter,
    /// A figure that needs a perimeter and has none.
    PerimeterNeeded(Target),
    /// A figure of nobody.
    PartnerNeeded(Target),
    /// A figure key that could be given again.
    KeyNotTaken(FigureKey),
}

impl Broken {
    /// The refusal that this would be, for an edit that causes it. `existed` tells whether a
    /// thing was there before the edit.
    pub(super) fn refusal(self, existed: impl Fn(&Target) -> bool) -> Refused {
        match self {
            Broken::DuplicateId(target) => Refused::Duplicate(target),
            Broken::Dangling { from, to } if existed(&to) => Refused::WouldOrphan {
                gone: to,
                used_by: from,
            },
            Broken::Dangling { from, to } => Refused::Dangling { from, to },
            Broken::LineOutOfOrder(id) => Refused::LinesOutOfOrder(id),
            Broken::Misplaced(id) => Refused::Misplaced(id),
            Broken::PerimeterCycle(id) => Refused::Cycle(Target::Perimeter(id)),
            Broken::NoPerimeter => Refused::LastPerimeter,
            Broken::PerimeterNeeded(target) => Refused::PerimeterNeeded(target),
            Broken::PartnerNeeded(target) => Refused::PartnerNeeded(target),
            Broken::KeyNotTaken(key) => Refused::Duplicate(Target::Commitment(key)),
        }
    }
}

/// Everything that does not hold, in the order of the contract. Empty for a sound contract.
/// Reads the whole contract once.
pub fn integrity(contract: &Contract) -> Vec<Broken> {
    let mut broken = Vec::new();
    let all = register(contract, &mut broken);
    let exists = |target: &Target| all.contains(target);
    each_part(contract, &mut |part| part.check(&exists, &mut broken));
    check_lines(&contract.lines, &mut broken);
    check_perimeters(contract, &mut broken);
    broken
}

/// What does not hold of one thing alone: its references and its own rules.
pub(super) fn integrity_of(contract: &Contract, target: &Target) -> Vec<Broken> {
    let mut broken = Vec::new();
    let exists = |target: &Target| target.exists(contract);
    let mut check = |part: Option<&dyn Check>| {
        if let Some(part) = part {
            part.check(&exists, &mut broken);
        }
    };
    match target {
        Target::Identity | Target::Quote(..) => {}
        Target::Perimeter(id) => check(contract.perimeter(id).map(|p| p as &dyn Check)),
        Target::Partner(id) => check(contract.partner(id).map(|p| p as &dyn Check)),
        Target::Group(id) => check(contract.group(id).map(|p| p as &dyn Check)),
        Target::Line(id) => check(contract.line(id).map(|p| p as &dyn Check)),
        Target::Commitment(key) => check(contract.commitment(*key).map(|p| p as &dyn Check)),
        Target::Announced(key) => check(contract.announced_figure(*key).map(|p| p as &dyn Check)),
        Target::Lane(id) => check(contract.lane(id).map(|p| p as &dyn Check)),
        Target::Deadline(id) => check(contract.deadline(id).map(|p| p as &dyn Check)),
        Target::Document(id) => check(contract.document(id).map(|p| p as &dyn Check)),
        Target::Source(id) => check(contract.source(id).map(|p| p as &dyn Check)),
        Target::Dismissal(id) => check(contract.dismissal(id).map(|p| p as &dyn Check)),
    }
    broken
}

/// A thing that can be checked without knowing its type.
trait Check {
    fn own_target(&self) -> Target;
    fn own_rules(&self, broken: &mut Vec<Broken>);
    fn check(&self, exists: &dyn Fn(&Target) -> bool, broken: &mut Vec<Broken>);
}

impl<T: Part + OwnRules> Check for T {
    fn own_target(&self) -> Target {
        self.target()
    }
    fn own_rules(&self, broken: &mut Vec<Broken>) {
        OwnRules::rules(self, broken);
    }
    fn check(&self, exists: &dyn Fn(&Target) -> bool, broken: &mut Vec<Broken>) {
        self.references(&mut |to| {
            if !exists(&to) {
                broken.push(Broken::Dangling {
                    from: self.target(),
                    to,
                });
            }
        });
        self.own_rules(broken);
    }
}

/// Rules of one kind of thing beyond its references.
trait OwnRules {
    fn rules(&self, _broken: &mut Vec<Broken>) {}
}

impl OwnRules for Perimeter {}
impl OwnRules for Partner {}
impl OwnRules for Group {}
impl OwnRules for Line {}
impl OwnRules for Lane {}
impl OwnRules for Deadline {}
impl OwnRules for Document {}
impl OwnRules for Dismissal {}
impl OwnRules for Source {
    fn rules(&self, broken: &mut Vec<Broken>) {
        let mut seen = BTreeSet::new();
        for quote in &self.quotes {
            if !seen.insert(&quote.id) {
                let target = Target::Quote(self.id.clone(), quote.id.clone());
                broken.push(Broken::DuplicateId(target));
            }
        }
    }
}

impl OwnRules for Commitment {
    fn rules(&self, broken: &mut Vec<Broken>) {
        if self.by.is_empty() {
            broken.push(Broken::PartnerNeeded(self.target()));
        }
        if self.perimeter.is_none() && !can_be_everywhere(&self.amount) {
            broken.push(Broken::PerimeterNeeded(self.target()));
        }
    }
}

impl OwnRules for Announced {
    fn rules(&self, broken: &mut Vec<Broken>) {
        if matches!(&self.subject, Subject::Partners(ids) if ids.is_empty()) {
            broken.push(Broken::PartnerNeeded(self.target()));
        }
        if self.perimeter.is_none() && !self.state().is_some_and(can_be_everywhere) {
            broken.push(Broken::PerimeterNeeded(self.target()));
        }
    }
}

/// True for statements that hold in every perimeter when they name none.
pub(super) fn can_be_everywhere(state: &State) -> bool {
    matches!(state, State::Nil { .. } | State::Pending { .. })
}

fn each_part(contract: &Contract, see: &mut dyn FnMut(&dyn Check)) {
    contract.perimeters.iter().for_each(|p| see(p));
    contract.partners.iter().for_each(|p| see(p));
    contract.groups.iter().for_each(|p| see(p));
    contract.lines.iter().for_each(|p| see(p));
    contract.commitments.iter().for_each(|p| see(p));
    contract.announced.iter().for_each(|p| see(p));
    contract.schedule.lanes.iter().for_each(|p| see(p));
    contract.schedule.deadlines.iter().for_each(|p| see(p));
    contract.references.documents.iter().for_each(|p| see(p));
    contract.references.sources.iter().for_each(|p| see(p));
    contract.dismissed.iter().for_each(|p| see(p));
}

/// Every thing there is; ids met twice are reported.
fn register(contract: &Contract, broken: &mut Vec<Broken>) -> BTreeSet<Target> {
    let mut all = BTreeSet::from([Target::Identity]);
    let mut keys = BTreeSet::new();
    each_part(contract, &mut |part| {
        let target = part.own_target();
        let fresh_key = match target {
            Target::Commitment(key) | Target::Announced(key) => {
                if key.0 >= contract.next_key {
                    broken.push(Broken::KeyNotTaken(key));
                }
                keys.insert(key)
            }
            _ => true,
        };
        if !fresh_key || !all.insert(target.clone()) {
            broken.push(Broken::DuplicateId(target));
        }
    });
    for source in &contract.references.sources {
        for quote in &source.quotes {
            all.insert(Target::Quote(source.id.clone(), quote.id.clone()));
        }
    }
    all
}

fn check_lines(lines: &Series<Line>, broken: &mut Vec<Broken>) {
    for line in lines {
        if line.is_axis() != line.parent.is_none() {
            broken.push(Broken::Misplaced(line.id.clone()));
        }
    }
    let mut start = 0;
    while let Some(first) = lines.get(start) {
        let mut below = lines.range(start.saturating_add(1)..);
        let len = below.position(|line| line.parent.is_none());
        let end = len.map_or(lines.len(), |len| start.saturating_add(len + 1));
        let headless = Some(first).filter(|line| line.parent.is_some());
        let stray = headless.map(|line| &line.id);
        let stray = stray.or_else(|| first_stray(lines.range(start..end)));
        broken.extend(stray.map(|id| Broken::LineOutOfOrder(id.clone())));
        start = end;
    }
}

pub(super) fn check_perimeters(contract: &Contract, broken: &mut Vec<Broken>) {
    if contract.perimeters.is_empty() {
        broken.push(Broken::NoPerimeter);
    }
    for perimeter in &contract.perimeters {
        let mut up = perimeter.part_of.as_ref();
        // More steps than there are perimeters means a circle that this one may only lead to.
        for _ in &contract.perimeters {
            match up {
                Some(id) if *id == perimeter.id => {
                    broken.push(Broken::PerimeterCycle(perimeter.id.clone()));
                    break;
                }
                Some(id) => up = contract.perimeter(id).and_then(|p| p.part_of.as_ref()),
                None => break,
            }
        }
    }
}
