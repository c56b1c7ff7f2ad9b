//! Two contracts held against each other, perimeter by perimeter: what leads from one total to
//! the other, which cells say something else, who is named without an amount. Exact; knows no
//! language and no scale.
//!
//! Law, held by tests: in each perimeter, the total before and all its steps together make the
//! total after. What the parts do not explain is a step of its own.

mod cells;
mod steps;

pub use cells::{Glimpse, Reading, Shift, Way};
pub use steps::{Driver, Step, finest};

use super::{between, with_keys_of};
use crate::contract::{
    Commitment, Contract, Euros, LineId, PartnerId, Perimeter, PerimeterId, State, Subject,
};
use crate::edit::{Difference, Snapshot, differences};
use crate::summary::{Sum, Summary};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What became of a perimeter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The perimeter.
    pub perimeter: PerimeterId,
    /// True for a perimeter that is part of another: its amounts must not be added to those of
    /// the other.
    pub nested: bool,
    /// The sum of the parts before.
    pub before: Sum,
    /// The sum of the parts after.
    pub after: Sum,
    /// What leads from one to the other, the largest first.
    pub steps: Vec<Step>,
    /// Cells that say something else, in the order of lines, then of partners.
    pub shifts: Vec<Shift>,
    /// The ways in which cells of a line change their state together.
    pub ways: Vec<Way>,
    /// Partners that are named without an amount after, and were not so before.
    pub silent: Vec<PartnerId>,
    /// What is known of the cells of axes, before and after.
    pub axes: [BTreeMap<(LineId, PartnerId), Glimpse>; 2],
}

impl Section {
    /// True when its total has a step, or somebody is named without an amount: there is something
    /// to draw to scale, or off it.
    pub fn moves(&self) -> bool {
        !self.steps.is_empty() || !self.silent.is_empty()
    }

    /// The total before; zero where nothing is known.
    pub fn start(&self) -> Euros {
        self.before.known.unwrap_or_default()
    }

    /// The total after; zero where nothing is known.
    pub fn end(&self) -> Euros {
        self.after.known.unwrap_or_default()
    }
}

/// Two contracts and what differs between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// The first.
    pub before: Arc<Contract>,
    /// The second; the same figures have the keys that they have in the first.
    pub after: Arc<Contract>,
    /// What differs, thing by thing.
    pub differences: Vec<Difference>,
    /// One for each perimeter: those of the second in its order, then those that only the first has.
    pub sections: Vec<Section>,
    /// True when no amount counts in more than one perimeter, so that the totals of perimeters that are not part of
    /// one another may follow one another.
    pub is_additive: bool,
    /// Commitments among the differences whose cell says the same as before: their wording or
    /// their sources are others.
    pub worded: BTreeSet<usize>,
    /// Axes of which something differs, or of what is below them.
    pub touched: BTreeSet<LineId>,
}

impl Contrast {
    /// Holds two contracts against each other. Takes longer than a frame for large ones.
    pub fn of(before: Arc<Contract>, after: &Contract) -> Self {
        let after = Arc::new(with_keys_of(&before, after));
        let mut differences = differences(&after, &between(&after, &before));
        differences.reverse();
        let gone = |p: &&Perimeter| after.perimeter(&p.id).is_none();
        let all = after.perimeters.iter();
        let all = all.chain(before.perimeters.iter().filter(gone));
        let mut sections: Vec<Section> = all.map(|p| section(&before, &after, p)).collect();
        tell_once(&mut sections);
        Self {
            worded: worded(&differences, &sections),
            touched: touched(&before, &after, &differences),
            is_additive: is_additive(&before) && is_additive(&after),
            before,
            after,
            differences,
            sections,
        }
    }

    /// True when both say the same, in the same order.
    pub fn is_same(&self) -> bool {
        self.differences.is_empty()
    }

    /// What became of a perimeter.
    pub fn section(&self, perimeter: &PerimeterId) -> Option<&Section> {
        self.sections.iter().find(|s| s.perimeter == *perimeter)
    }

    /// The perimeter as it is, or was.
    pub fn perimeter(&self, id: &PerimeterId) -> Option<&Perimeter> {
        self.after
            .perimeter(id)
            .or_else(|| self.before.perimeter(id))
    }
}

/// True when every amount that a total may hold names its perimeter: one that names none counts in all of them.
fn is_additive(contract: &Contract) -> bool {
    let is_money = |state: &State| state.value().is_some_and(|value| !value.is_zero());
    let in_total = |subject: &Subject| !matches!(subject, Subject::Contract | Subject::Line(_));
    let figures = contract.commitments.iter();
    let mut everywhere = figures.filter(|figure| figure.perimeter.is_none());
    let announced = contract.announced.iter();
    let mut told = announced.filter(|figure| figure.perimeter.is_none());
    !everywhere.any(|figure| is_money(&figure.amount))
        && !told.any(|figure| in_total(&figure.subject) && figure.state().is_some_and(is_money))
}

fn section(before: &Contract, after: &Contract, perimeter: &Perimeter) -> Section {
    let id = &perimeter.id;
    let (old, new) = (Summary::of(before, id), Summary::of(after, id));
    Section {
        perimeter: id.clone(),
        nested: perimeter.part_of.is_some(),
        before: old.totals.parts,
        after: new.totals.parts,
        steps: steps::between(&old.totals, &new.totals),
        shifts: cells::between(&old, &new),
        ways: Vec::new(),
        silent: cells::silent(&old, &new),
        axes: [cells::axes(&old), cells::axes(&new)],
    }
}

/// Marks what figures that hold in several perimeters say again, and finds the ways of the rest.
fn tell_once(sections: &mut [Section]) {
    let mut told = BTreeSet::new();
    for section in sections {
        for shift in &mut section.shifts {
            let figures = [shift.before, shift.after].map(|r| r.and_then(|r| r.figure));
            let is_single = figures.iter().any(Option::is_some);
            let cell = (shift.line.clone(), shift.partner.clone(), figures);
            shift.repeated = is_single && !told.insert(cell);
        }
        section.ways = cells::ways(&section.shifts);
    }
}

/// Commitments of a single partner whose cell says the same.
fn worded(differences: &[Difference], sections: &[Section]) -> BTreeSet<usize> {
    let cells: BTreeSet<(&PerimeterId, &LineId, &PartnerId)> = sections
        .iter()
        .flat_map(|s| {
            s.shifts
                .iter()
                .map(|shift| (&s.perimeter, &shift.line, &shift.partner))
        })
        .collect();
    let is_told = |figure: &Commitment| {
        let Some(partner) = figure.sole_partner() else {
            return false;
        };
        let places = sections.iter().map(|s| &s.perimeter);
        let mut places = places.filter(|p| figure.is_in(p));
        places.any(|p| cells.contains(&(p, &figure.line, partner)))
    };
    let mut left = BTreeSet::new();
    for (n, change) in differences.iter().enumerate() {
        let sides = [&change.old, &change.new].map(|side| match side {
            Some(Snapshot::Commitment(figure)) => Some(figure),
            _ => None,
        });
        if sides.iter().any(Option::is_some) && !sides.into_iter().flatten().any(is_told) {
            left.insert(n);
        }
    }
    left
}

/// The axes that differences stand in.
fn touched(before: &Contract, after: &Contract, differences: &[Difference]) -> BTreeSet<LineId> {
    let sides = differences.iter().flat_map(|d| [&d.old, &d.new]).flatten();
    let lines = sides.filter_map(|thing| match thing {
        Snapshot::Line(line) => Some(&line.id),
        Snapshot::Commitment(figure) => Some(&figure.line),
        Snapshot::Announced(figure) => match &figure.subject {
            Subject::Line(id) => Some(id),
            _ => None,
        },
        _ => None,
    });
    let axis = |line: &LineId| {
        let axis = after.axis_of(line).or_else(|| before.axis_of(line))?;
        Some(axis.id.clone())
    };
    lines.filter_map(axis).collect()
}
