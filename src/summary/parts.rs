//! Announced totals and the parts that they are checked against.
//!
//! The parts of a contract are each partner's announced total, an announced group replacing its
//! members; a partner's announced total replaces its lines (it already contains them).

mod covered;

use super::columns::ColumnPlaces;
use super::matrix::Matrix;
use super::sum::Sum;
use crate::contract::{
    Announced, Contract, Euros, GroupId, Interval, LineId, PartnerId, PerimeterId, Share, State,
    Subject, Value,
};
use covered::Covered;
use std::collections::{BTreeMap, BTreeSet};

/// What is announced and known for one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerTotals {
    /// The partner.
    pub partner: PartnerId,
    /// Its announced total.
    pub announced: Option<Sum>,
    /// Its announced share of the parts.
    pub share: Option<Share>,
    /// The sum of its lines. Joint amounts are in no single partner's sum.
    pub lines: Sum,
    /// Number of joint promises it takes part in; each makes its sum “at least”.
    pub joint: usize,
}

impl PartnerTotals {
    /// The total to show: the announced one, else the sum of the lines.
    pub fn best(&self) -> Sum {
        self.announced.unwrap_or(self.lines)
    }
}

/// What is announced for a group, and what its members leave of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTotals {
    /// The group.
    pub group: GroupId,
    /// Its announced total.
    pub announced: Option<Sum>,
    /// The members' known amounts.
    pub members: Sum,
    /// Members of whom no amount is known, in the group's order.
    pub without_amount: Vec<PartnerId>,
    /// Announced total less the members' known amounts, never to be split; `None` when no total
    /// is announced.
    pub remainder: Option<Euros>,
    /// The values that rounding allows for the remainder.
    pub remainder_interval: Option<Interval>,
}

/// What is announced for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTotals {
    /// The line.
    pub line: LineId,
    /// Its announced amount.
    pub announced: Option<Sum>,
    /// Its announced share, and the base in euros if that is known.
    pub share: Option<(Share, Option<Euros>)>,
}

impl LineTotals {
    /// The amount that follows from the share: value and range. The base is taken as exact.
    pub fn derived(&self) -> Option<(Euros, Interval)> {
        let (share, base) = self.share?;
        let base = base?;
        Some((share.of(base), share.interval_of(base)))
    }
}

/// One part of the contract's total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A partner, by its announced total or its lines.
    Partner(PartnerId, Sum),
    /// What an announced group leaves to the members without an amount.
    Remainder(GroupId, Euros, Interval),
    /// Several partners jointly.
    Joint(Vec<PartnerId>, Sum),
    /// A partner of whom nothing is known and whom no announced group covers.
    Unknown(PartnerId),
}

/// Everything announced in a perimeter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// The contract's announced total.
    pub envelope: Option<Sum>,
    /// The sum of the parts.
    pub parts: Sum,
    /// The parts themselves, in contract order.
    pub list: Vec<Part>,
    /// One per column of the matrix.
    pub partners: Vec<PartnerTotals>,
    /// One per group.
    pub groups: Vec<GroupTotals>,
    /// One per line that has an announced figure, in contract order.
    pub lines: Vec<LineTotals>,
    columns: ColumnPlaces,
}

impl Totals {
    /// The totals of a contract in a perimeter.
    pub fn of(contract: &Contract, perimeter: &PerimeterId, matrix: &Matrix) -> Self {
        let here = Here::of(contract, perimeter);
        let joint = matrix.joint.as_slice();
        let partners: Vec<PartnerTotals> = matrix
            .partners
            .iter()
            .enumerate()
            .map(|(column, id)| partner_totals(id, column, &here, joint, matrix))
            .collect();
        let columns = matrix.columns.clone();
        let partner = |id: &PartnerId| find(&partners, &columns, id);
        let groups: Vec<GroupTotals> = contract
            .groups
            .iter()
            .map(|g| group_totals(&g.id, &g.members, &here, &partner))
            .collect();
        let covered = Covered::of(contract, &here, &partner, &groups);
        let (parts, list) = parts(covered, joint, matrix, &partners, &partner);
        let envelope = amount_of(&here, &Subject::Contract);
        let mut totals = Self {
            envelope,
            parts,
            list,
            partners,
            groups,
            lines: Vec::new(),
            columns,
        };
        let spoken_of = here.all.iter().filter_map(|a| line_of(a));
        let places: BTreeSet<usize> = spoken_of.filter_map(|id| contract.line_place(id)).collect();
        totals.lines = places
            .iter()
            .filter_map(|place| contract.lines.get(*place))
            .filter_map(|line| line_totals(&line.id, &here, &totals))
            .collect();
        totals
    }

    /// Totals of one partner.
    pub fn partner(&self, id: &PartnerId) -> Option<&PartnerTotals> {
        find(&self.partners, &self.columns, id)
    }

    /// Totals of one group.
    pub fn group(&self, id: &GroupId) -> Option<&GroupTotals> {
        self.groups.iter().find(|g| g.group == *id)
    }

    /// What is announced for one line.
    pub fn line(&self, id: &LineId) -> Option<&LineTotals> {
        self.lines.iter().find(|l| l.line == *id)
    }

    /// The sum of the parts that carry a single partner's name, and how many those are.
    pub fn attributed(&self) -> (Sum, usize) {
        let mut sum = Sum::default();
        let mut named = 0;
        for part in &self.list {
            if let Part::Partner(_, amount) = part
                && amount.known.is_some()
            {
                sum.merge(amount);
                named += 1;
            }
        }
        (sum, named)
    }

    /// Euros of a share's base, where known.
    pub fn base(&self, base: &crate::contract::Base) -> Option<Euros> {
        use crate::contract::Base;
        match base {
            Base::Parts => self.parts.known,
            Base::Envelope => self.envelope.and_then(|s| s.known),
            Base::Partner(id) => self.partner(id).and_then(|p| p.best().known),
            Base::Group(id) => self
                .group(id)
                .and_then(|g| g.announced)
                .and_then(|s| s.known),
            Base::Line(id) => self
                .line(id)
                .and_then(|l| l.announced)
                .and_then(|s| s.known),
        }
    }
}

type Joints = [(Vec<PartnerId>, Sum)];

/// The line that an announced figure is about.
fn line_of(figure: &Announced) -> Option<&LineId> {
    match &figure.subject {
        Subject::Line(id) => Some(id),
        _ => None,
    }
}

/// What is announced in a perimeter.
struct Here<'a> {
    /// All of it, in contract order.
    all: Vec<&'a Announced>,
    /// The same by what it is about.
    about: BTreeMap<&'a Subject, Vec<&'a Announced>>,
}

impl<'a> Here<'a> {
    fn of(contract: &'a Contract, perimeter: &PerimeterId) -> Self {
        let here = contract.announced.iter().filter(|a| a.is_in(perimeter));
        let all: Vec<&Announced> = here.collect();
        let mut about: BTreeMap<&Subject, Vec<&Announced>> = BTreeMap::new();
        for figure in &all {
            about.entry(&figure.subject).or_default().push(figure);
        }
        Self { all, about }
    }

    fn about(&self, subject: &Subject) -> impl Iterator<Item = &'a Announced> + use<'a, '_> {
        self.about.get(subject).into_iter().flatten().copied()
    }
}

/// The totals of a partner among those of all, which stand in the order of the columns.
fn find<'a>(
    all: &'a [PartnerTotals],
    columns: &ColumnPlaces,
    id: &PartnerId,
) -> Option<&'a PartnerTotals> {
    all.get(columns.place(id, all.iter().map(|p| &p.partner))?)
}

fn amount_of(here: &Here<'_>, subject: &Subject) -> Option<Sum> {
    let state = here.about(subject).find_map(|a| a.state())?;
    match state {
        State::NotPublished => None,
        _ => Some(Sum::of(state)).filter(|s| s.known.is_some()),
    }
}

fn share_of<'a>(here: &Here<'a>, subject: &Subject) -> Option<(Share, &'a crate::contract::Base)> {
    here.about(subject).find_map(|a| match &a.value {
        Value::Share { percent, of } => Some((*percent, of)),
        Value::Amount(_) => None,
    })
}

fn partner_totals(
    id: &PartnerId,
    column: usize,
    here: &Here<'_>,
    joint: &Joints,
    matrix: &Matrix,
) -> PartnerTotals {
    let subject = Subject::Partner(id.clone());
    let joint = joint.iter().filter(|(by, _)| by.contains(id)).count();
    let mut lines = matrix.partner_sum(column, joint);
    // “At least zero” says nothing: see the matrix.
    if lines.unknown > 0 && lines.known.is_some_and(|k| k.is_zero()) {
        lines.known = None;
    }
    PartnerTotals {
        partner: id.clone(),
        announced: amount_of(here, &subject),
        share: share_of(here, &subject).map(|(share, _)| share),
        lines,
        joint,
    }
}

fn group_totals<'a>(
    id: &GroupId,
    members: &[PartnerId],
    here: &Here<'_>,
    partner: &dyn Fn(&PartnerId) -> Option<&'a PartnerTotals>,
) -> GroupTotals {
    let announced = amount_of(here, &Subject::Group(id.clone()));
    let mut known = Sum::default();
    let mut without_amount = Vec::new();
    for member in members {
        let best = partner(member).map(PartnerTotals::best);
        match best {
            Some(sum) if sum.known.is_some() => known.merge(&sum),
            _ => without_amount.push(member.clone()),
        }
    }
    let total = announced.and_then(|s| s.known);
    let remainder = total.map(|t| t.minus(known.known.unwrap_or_default()));
    let remainder_interval = announced.map(|a| {
        let minus = |x: Option<Euros>, y: Option<Euros>| Some(x?.minus(y?));
        Interval {
            low: minus(a.interval.low, known.interval.high),
            high: minus(a.interval.high, known.interval.low),
        }
    });
    GroupTotals {
        group: id.clone(),
        announced,
        members: known,
        without_amount,
        remainder,
        remainder_interval,
    }
}

fn line_totals(id: &LineId, here: &Here<'_>, totals: &Totals) -> Option<LineTotals> {
    let subject = Subject::Line(id.clone());
    let announced = amount_of(here, &subject);
    let share = share_of(here, &subject).map(|(share, base)| (share, totals.base(base)));
    (announced.is_some() || share.is_some()).then(|| LineTotals {
        line: id.clone(),
        announced,
        share,
    })
}

fn parts<'a>(
    covered: Covered<'_>,
    joint: &Joints,
    matrix: &Matrix,
    partners: &[PartnerTotals],
    partner: &dyn Fn(&PartnerId) -> Option<&'a PartnerTotals>,
) -> (Sum, Vec<Part>) {
    let Covered {
        partners: covered,
        groups: counted,
        sets,
        mut sum,
    } = covered;
    let mut list = Vec::new();
    for (column, totals) in partners.iter().enumerate() {
        let best = totals.best();
        let in_a_group = covered.contains(&totals.partner);
        if best.known.is_some() {
            list.push(Part::Partner(totals.partner.clone(), best));
            if !in_a_group {
                sum.merge(&best);
            }
        } else if !in_a_group && column < matrix.signatories {
            list.push(Part::Unknown(totals.partner.clone()));
            sum.add_unknown();
        }
    }
    for (by, amount) in joint {
        let inside = by
            .iter()
            .any(|id| covered.contains(id) || partner(id).is_some_and(|p| p.announced.is_some()));
        if !inside && amount.known.is_some() {
            sum.merge(amount);
            list.push(Part::Joint(by.clone(), *amount));
        }
    }
    list.extend(sets.into_iter().map(|(by, amount)| Part::Joint(by, amount)));
    for totals in counted {
        if let (Some(rest), Some(interval)) = (totals.remainder, totals.remainder_interval)
            && !rest.is_zero()
        {
            list.push(Part::Remainder(totals.group.clone(), rest, interval));
        }
    }
    (sum, list)
}
