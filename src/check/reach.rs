//! How much of a contract the rules look at: all of it, or what edits have touched.

use super::finding::{Code, Finding, FindingSubject};
use crate::contract::{
    Commitment, Contract, Deadline, DeadlineId, FigureKey, Line, LineId, Touched, TouchedTree,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the rules look at.
pub(super) enum Reach {
    /// The whole contract.
    Whole,
    /// What edits have touched, and what contains it.
    Part(Part),
}

/// A part of a contract.
pub(super) struct Part {
    /// Lines that were touched and the lines that contain them, by their place.
    lines: BTreeSet<usize>,
    /// Figures on these lines, announced figures, and figures that are gone.
    figures: BTreeSet<FigureKey>,
    deadlines: BTreeSet<DeadlineId>,
    /// How the tree of lines was changed.
    tree: TouchedTree,
    /// True when names are looked at of what there are few of.
    names: bool,
}

impl Reach {
    /// What must be looked at again.
    pub fn of(contract: &Contract, touched: &Touched) -> Self {
        if touched.whole {
            return Self::Whole;
        }
        let mut part = Part {
            lines: BTreeSet::new(),
            figures: touched.figures.clone(),
            deadlines: touched.deadlines.clone(),
            tree: touched.tree.clone(),
            names: touched.names,
        };
        for id in touched.lines.iter().chain(touched.tree.lines()) {
            let mut up = Some(id);
            while let Some(id) = up {
                part.lines.extend(contract.line_place(id));
                up = contract.line(id).and_then(|line| line.parent.as_ref());
            }
        }
        for (_, line) in placed(contract, &part.lines) {
            let on_line = contract.commitments_on(&line.id);
            part.figures.extend(on_line.iter().map(|c| c.key));
        }
        // Announced figures are few and are always looked at again.
        part.figures
            .extend(contract.announced.iter().map(|a| a.key));
        Self::Part(part)
    }

    /// Commitments to look at, in file order within each line.
    pub fn commitments<'a>(&self, contract: &'a Contract) -> Vec<&'a Commitment> {
        match self {
            Self::Whole => contract.commitments.iter().collect(),
            Self::Part(part) => {
                let lines = part.lines.iter().filter_map(|at| contract.lines.get(*at));
                lines
                    .flat_map(|line| contract.commitments_on(&line.id))
                    .collect()
            }
        }
    }

    /// Lines to look at and their places, in contract order.
    pub fn lines<'a>(&self, contract: &'a Contract) -> Vec<(usize, &'a Line)> {
        match self {
            Self::Whole => contract.lines.iter().enumerate().collect(),
            Self::Part(part) => placed(contract, &part.lines),
        }
    }

    /// Events to look at, in contract order.
    pub fn deadlines<'a>(&self, contract: &'a Contract) -> Vec<&'a Deadline> {
        let all = &contract.schedule.deadlines;
        match self {
            Self::Whole => all.iter().collect(),
            Self::Part(part) => {
                let places = part
                    .deadlines
                    .iter()
                    .filter_map(|id| contract.deadline_place(id));
                let places: BTreeSet<usize> = places.collect();
                places.iter().filter_map(|at| all.get(*at)).collect()
            }
        }
    }

    /// True when the whole contract is looked at.
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::Whole)
    }

    /// True when names are looked at of what there are few of: all but lines and events.
    pub fn has_names(&self) -> bool {
        match self {
            Self::Whole => true,
            Self::Part(part) => part.names,
        }
    }

    /// Lines whose names are looked at, in contract order.
    pub fn named_lines<'a>(&self, contract: &'a Contract) -> Vec<&'a Line> {
        match self {
            Self::Whole => contract.lines.iter().collect(),
            Self::Part(part) => {
                let ids = part.tree.moved.iter().chain(&part.tree.described);
                let places = ids.filter_map(|id| contract.line_place(id));
                let places: BTreeSet<usize> = places.collect();
                let lines = placed(contract, &places).into_iter();
                lines.map(|(_, line)| line).collect()
            }
        }
    }

    /// Lines told apart from one another: those right below each line looked at, and the axes.
    pub fn siblings<'a>(&self, contract: &'a Contract) -> Vec<Vec<&'a Line>> {
        match self {
            Self::Whole => {
                let mut all: BTreeMap<Option<&LineId>, Vec<&Line>> = BTreeMap::new();
                for line in &contract.lines {
                    all.entry(line.parent.as_ref()).or_default().push(line);
                }
                all.into_values().collect()
            }
            Self::Part(part) => {
                let below = |parent: &Option<LineId>| {
                    let places = match parent {
                        Some(id) => contract.subtree(id).unwrap_or_default(),
                        None => 0..contract.lines.len(),
                    };
                    let lines = contract.lines.range(places);
                    lines.filter(|line| line.parent == *parent).collect()
                };
                part.tree.parents.iter().map(below).collect()
            }
        }
    }

    /// True when a finding made earlier is made again, or no longer.
    pub fn covers(&self, contract: &Contract, finding: &Finding) -> bool {
        use Code as C;
        let Self::Part(part) = self else { return true };
        match finding.code {
            C::SameName | C::SimilarNames | C::SimilarIds | C::SameNumber => {
                return match &finding.subject {
                    FindingSubject::Line(id) => contract
                        .line(id)
                        .is_none_or(|line| part.tree.parents.contains(&line.parent)),
                    _ => part.names,
                };
            }
            C::HiddenCharacters | C::LookalikeLetters => {
                return match &finding.subject {
                    FindingSubject::Deadline(id) => part.deadlines.contains(id),
                    FindingSubject::Line(id) => {
                        part.tree.moved.contains(id) || part.tree.described.contains(id)
                    }
                    _ => part.names,
                };
            }
            // Of wholes: made again whatever was touched.
            C::LineExceedsTotal | C::LineBelowTotal | C::SharesNotWhole | C::EstimatedFigures => {
                return true;
            }
            C::WithoutSource => {
                return match &finding.subject {
                    FindingSubject::Deadline(id) => part.deadlines.contains(id),
                    _ => true,
                };
            }
            _ => {}
        }
        let has = |places: &BTreeSet<usize>, id: &LineId| {
            contract
                .line_place(id)
                .is_none_or(|at| places.contains(&at))
        };
        match &finding.subject {
            FindingSubject::Figure(key) => part.figures.contains(key),
            FindingSubject::Line(line) | FindingSubject::Cell(line, _) => has(&part.lines, line),
            FindingSubject::Deadline(id) => part.deadlines.contains(id),
            FindingSubject::Contract
            | FindingSubject::Perimeter(_)
            | FindingSubject::Partner(_)
            | FindingSubject::Group(_)
            | FindingSubject::Document(_)
            | FindingSubject::Source(_) => true,
        }
    }
}

fn placed<'a>(contract: &'a Contract, places: &BTreeSet<usize>) -> Vec<(usize, &'a Line)> {
    let lines = places.iter().map(|at| (*at, contract.lines.get(*at)));
    lines.filter_map(|(at, line)| Some((at, line?))).collect()
}
