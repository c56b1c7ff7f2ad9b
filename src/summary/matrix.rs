//! The matrix of lines and partners in one perimeter, with its row totals.
//!
//! A line's own figure for a partner wins over the figures of its children, so that a parent
//! and its children are never both counted.

use super::sum::Sum;
use crate::contract::{
    ChildRule, Commitment, Contract, FigureKey, Line, LineId, PartnerId, PerimeterId, StateKind,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where a cell's figure comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// From commitments on the line itself.
    Own,
    /// Added up from the line's children.
    Children,
    /// Nothing is recorded.
    Nothing,
}

/// One partner on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What is known, in one word.
    pub state: StateKind,
    /// The amount.
    pub sum: Sum,
    /// Where it comes from.
    pub origin: Origin,
    /// The commitments on the line itself, in file order. Usually one.
    pub figures: Vec<FigureKey>,
    /// True when what the cell says has a source.
    pub sourced: bool,
}

impl Cell {
    fn empty() -> Self {
        Self {
            state: StateKind::NotPublished,
            sum: Sum::unknown(),
            origin: Origin::Nothing,
            figures: Vec::new(),
            sourced: false,
        }
    }
}

/// One line of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line.
    pub line: LineId,
    /// The line it belongs to.
    pub parent: Option<LineId>,
    /// 0 for an axis.
    pub depth: usize,
    /// True when it has children.
    pub has_children: bool,
    /// One cell per partner column.
    pub cells: Vec<Cell>,
    /// Joint commitments on the line itself, in file order.
    pub joint: Vec<FigureKey>,
    /// All partners together, joint amounts included.
    pub total: Sum,
}

/// Lines × partners in one perimeter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The columns: signatories, then financers, in contract order.
    pub partners: Vec<PartnerId>,
    /// How many of the columns are signatories.
    pub signatories: usize,
    /// All lines, depth first.
    pub rows: Vec<Row>,
    /// Joint promises that count in the axes: who, and how much. Those that overlap a figure
    /// already counted are left out.
    pub joint: Vec<(Vec<PartnerId>, Sum)>,
}

/// What a set of partners jointly promises, as carried up from children.
type Joint = BTreeMap<Vec<PartnerId>, Sum>;

impl Matrix {
    /// The matrix of `contract` in `perimeter`.
    pub fn of(contract: &Contract, perimeter: &PerimeterId) -> Self {
        let (partners, signatories) = columns(contract);
        let mut rows: Vec<Row> = Vec::with_capacity(contract.lines.len());
        let mut joints: Vec<Joint> = Vec::with_capacity(contract.lines.len());
        let position: HashMap<&LineId, usize> = contract
            .lines
            .iter()
            .enumerate()
            .map(|(i, l)| (&l.id, i))
            .collect();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); contract.lines.len()];
        for (i, line) in contract.lines.iter().enumerate() {
            let parent = line.parent.as_ref().and_then(|p| position.get(p));
            if let Some(siblings) = parent.and_then(|p| children.get_mut(*p)) {
                siblings.push(i);
            }
        }
        let own = own_commitments(contract, perimeter, &position);
        for (i, line) in contract.lines.iter().enumerate() {
            let mine = own.get(i).map(Vec::as_slice).unwrap_or_default();
            let depth = line
                .parent
                .as_ref()
                .and_then(|p| position.get(p))
                .and_then(|p| rows.get(*p))
                .map_or(0, |r| r.depth.saturating_add(1));
            let has_children = children.get(i).is_some_and(|c| !c.is_empty());
            let (row, joint) = own_row(line, mine, &partners, depth, has_children);
            rows.push(row);
            joints.push(joint);
        }
        // Children follow their parent, so going backwards meets them first.
        for i in (0..contract.lines.len()).rev() {
            if let (Some(line), Some(kids)) = (contract.lines.get(i), children.get(i)) {
                adopt_children(line, i, kids, &partners, &mut rows, &mut joints);
            }
            close_row(i, signatories, &mut rows, &joints);
        }
        let mut joint: Vec<(Vec<PartnerId>, Sum)> = Vec::new();
        for (row, promises) in rows.iter().zip(&joints) {
            if row.depth == 0 {
                joint.extend(promises.iter().map(|(by, sum)| (by.clone(), *sum)));
            }
        }
        Self {
            partners,
            signatories,
            rows,
            joint,
        }
    }

    /// The row of a line.
    pub fn row(&self, line: &LineId) -> Option<&Row> {
        self.rows.iter().find(|r| r.line == *line)
    }

    /// The column of a partner.
    pub fn column(&self, partner: &PartnerId) -> Option<usize> {
        self.partners.iter().position(|p| p == partner)
    }

    /// The cell of a line and a partner.
    pub fn cell(&self, line: &LineId, partner: &PartnerId) -> Option<&Cell> {
        self.row(line)?.cells.get(self.column(partner)?)
    }

    /// Rows of axes, in contract order.
    pub fn axes(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|r| r.depth == 0)
    }

    /// Rows that are shown when these lines are expanded: axes, and children of expanded lines
    /// whose parents are shown too.
    pub fn shown_rows<'a>(
        &'a self,
        expanded: &'a BTreeSet<LineId>,
    ) -> impl Iterator<Item = &'a Row> {
        let mut hidden_below: Option<usize> = None;
        self.rows.iter().filter(move |row| {
            if hidden_below.is_some_and(|depth| row.depth > depth) {
                return false;
            }
            hidden_below = (!expanded.contains(&row.line)).then_some(row.depth);
            true
        })
    }

    /// The sum of a partner's axes. Joint amounts are in no single partner's sum: each one that
    /// names the partner makes the sum “at least”.
    pub fn partner_sum(&self, column: usize, joint_promises: usize) -> Sum {
        let mut sum = Sum::default();
        for cell in self.axes().filter_map(|row| row.cells.get(column)) {
            sum.merge(&cell.sum);
        }
        for _ in 0..joint_promises {
            sum.add_unknown();
        }
        sum
    }
}

fn columns(contract: &Contract) -> (Vec<PartnerId>, usize) {
    let mut partners: Vec<PartnerId> = contract.signatories().map(|p| p.id.clone()).collect();
    let signatories = partners.len();
    let seen: BTreeSet<&PartnerId> = contract.signatories().map(|p| &p.id).collect();
    let financers: Vec<PartnerId> = contract
        .partners
        .iter()
        .map(|p| &p.id)
        .filter(|id| !seen.contains(id))
        .cloned()
        .collect();
    partners.extend(financers);
    (partners, signatories)
}

fn own_commitments<'a>(
    contract: &'a Contract,
    perimeter: &PerimeterId,
    position: &HashMap<&LineId, usize>,
) -> Vec<Vec<&'a Commitment>> {
    let mut own: Vec<Vec<&Commitment>> = vec![Vec::new(); contract.lines.len()];
    for commitment in contract.commitments.iter().filter(|c| c.is_in(perimeter)) {
        let slot = position.get(&commitment.line).and_then(|i| own.get_mut(*i));
        if let Some(slot) = slot {
            slot.push(commitment);
        }
    }
    own
}

fn own_row(
    line: &Line,
    mine: &[&Commitment],
    partners: &[PartnerId],
    depth: usize,
    has_children: bool,
) -> (Row, Joint) {
    let mut joint = Joint::new();
    let mut joint_keys = Vec::new();
    for commitment in mine.iter().filter(|c| c.by.len() > 1) {
        let mut by = commitment.by.clone();
        by.sort();
        joint.entry(by).or_default().add(&commitment.amount);
        joint_keys.push(commitment.key);
    }
    let cells = partners
        .iter()
        .map(|partner| own_cell(partner, mine))
        .collect();
    let row = Row {
        line: line.id.clone(),
        parent: line.parent.clone(),
        depth,
        has_children,
        cells,
        joint: joint_keys,
        total: Sum::default(),
    };
    (row, joint)
}

fn own_cell(partner: &PartnerId, mine: &[&Commitment]) -> Cell {
    let mut cell: Option<Cell> = None;
    for commitment in mine.iter().filter(|c| c.sole_partner() == Some(partner)) {
        let state = commitment.amount.kind();
        let sourced = !commitment.sources.is_empty() && state != StateKind::NotPublished;
        let cell = cell.get_or_insert_with(|| Cell {
            state,
            sum: Sum::default(),
            origin: Origin::Own,
            figures: Vec::new(),
            sourced: true,
        });
        cell.state = blend(cell.state, state);
        cell.sum.add(&commitment.amount);
        cell.figures.push(commitment.key);
        cell.sourced &= sourced;
    }
    cell.unwrap_or_else(Cell::empty)
}

/// Fills cells that have no figure of their own from the line's children.
fn adopt_children(
    line: &Line,
    index: usize,
    kids: &[usize],
    partners: &[PartnerId],
    rows: &mut [Row],
    joints: &mut [Joint],
) {
    if kids.is_empty() || line.children == ChildRule::Overlapping {
        return;
    }
    let columns = rows.get(index).map_or(0, |r| r.cells.len());
    for column in 0..columns {
        let is_own = rows
            .get(index)
            .and_then(|r| r.cells.get(column))
            .is_some_and(|c| c.origin == Origin::Own);
        if is_own {
            continue;
        }
        let found = kids.iter().filter_map(|k| rows.get(*k)?.cells.get(column));
        if let Some(cell) = sum_of_children(line.children, found)
            && let Some(target) = rows.get_mut(index).and_then(|r| r.cells.get_mut(column))
        {
            *target = cell;
        }
    }
    adopt_joint(index, kids, partners, rows, joints);
}

/// Carries joint amounts up from the children. One that names a partner with a figure of its own
/// on the line is left out: that figure already contains it. Joint amounts on the line itself
/// replace those below.
fn adopt_joint(
    index: usize,
    kids: &[usize],
    partners: &[PartnerId],
    rows: &[Row],
    joints: &mut [Joint],
) {
    let Some(row) = rows.get(index) else { return };
    if joints.get(index).is_none_or(|own| !own.is_empty()) {
        return;
    }
    let has_own = |partner: &PartnerId| {
        partners
            .iter()
            .zip(&row.cells)
            .any(|(id, cell)| id == partner && cell.origin == Origin::Own)
    };
    let mut from_below = Joint::new();
    for kid in kids {
        for (by, sum) in joints.get(*kid).into_iter().flatten() {
            if !by.iter().any(has_own) {
                from_below.entry(by.clone()).or_default().merge(sum);
            }
        }
    }
    if let Some(joint) = joints.get_mut(index) {
        *joint = from_below;
    }
}

fn sum_of_children<'a>(rule: ChildRule, cells: impl Iterator<Item = &'a Cell>) -> Option<Cell> {
    let mut result: Option<Cell> = None;
    let mut any_figure = false;
    for cell in cells {
        any_figure |= cell.origin != Origin::Nothing;
        let result = result.get_or_insert_with(|| Cell {
            state: cell.state,
            sum: Sum::default(),
            origin: Origin::Children,
            figures: Vec::new(),
            sourced: true,
        });
        result.state = blend(result.state, cell.state);
        result.sum.merge(&cell.sum);
        result.sourced &= cell.sourced || cell.origin == Origin::Nothing;
    }
    let mut cell = result.filter(|_| any_figure)?;
    if rule == ChildRule::Partial {
        cell.sum = cell.sum.as_minimum();
    }
    Some(cell)
}

/// The state of a sum of two: the one that asks for most care, among those with an amount;
/// a sum with an amount never takes the state of a part without one.
fn blend(a: StateKind, b: StateKind) -> StateKind {
    let rank = |k: StateKind| match k {
        StateKind::Conflict => 7,
        StateKind::Estimated => 6,
        StateKind::Derived => 5,
        StateKind::Published => 4,
        StateKind::Pending => 3,
        StateKind::NotPublished => 2,
        StateKind::Nil => 1,
        StateKind::NotApplicable => 0,
    };
    if rank(a) >= rank(b) { a } else { b }
}

fn close_row(index: usize, signatories: usize, rows: &mut [Row], joints: &[Joint]) {
    let Some(row) = rows.get_mut(index) else {
        return;
    };
    let mut total = Sum::default();
    for (column, cell) in row.cells.iter().enumerate() {
        // A financer of whom nothing is recorded is no gap: nobody said that he pays.
        if column >= signatories && cell.origin == Origin::Nothing {
            continue;
        }
        total.merge(&cell.sum);
    }
    for sum in joints.get(index).into_iter().flat_map(Joint::values) {
        total.merge(sum);
    }
    // “At least zero” says nothing: a row of which only decisions of zero are known stays unknown.
    if total.unknown > 0 && total.known.is_some_and(|k| k.is_zero()) {
        total.known = None;
    }
    row.total = total;
}
