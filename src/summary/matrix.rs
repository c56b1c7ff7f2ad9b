//! The matrix of lines and partners in one perimeter, with its row totals.
//!
//! A line's own figure for a partner wins over the figures of its children, so that a parent
//! and its children are never both counted.

mod carry;
mod own;
mod shown;
mod update;

pub use shown::Shown;

use super::columns::ColumnPlaces;
use super::keys::Keys;
use super::sum::Sum;
use crate::contract::{
    Contract, FigureKey, LineId, LinePlaces, PartnerId, PerimeterId, Series, StateKind,
};
use own::{Columns, own_commitments, own_row};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

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
    pub figures: Keys,
    /// True when what the cell says has a source.
    pub sourced: bool,
}

impl Cell {
    fn empty() -> Self {
        Self {
            state: StateKind::NotPublished,
            sum: Sum::unknown(),
            origin: Origin::Nothing,
            figures: Keys::None,
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
    /// All lines, depth first, as in the contract.
    pub rows: Series<Row>,
    /// Joint promises that count in the axes: who, and how much. Those that overlap a figure
    /// already counted are left out.
    pub joint: Vec<(Vec<PartnerId>, Sum)>,
    pub(super) tree: Tree,
    pub(super) columns: ColumnPlaces,
}

/// What a set of partners jointly promises, as carried up from children.
type Joint = BTreeMap<Vec<PartnerId>, Sum>;

/// How rows stand below one another, and what each carries up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tree {
    /// The axes.
    pub(super) tops: Vec<LineId>,
    /// The lines right below each line that has some.
    pub(super) children: Arc<HashMap<LineId, Vec<LineId>>>,
    /// The joint promises of each row, its own or those from below.
    pub(super) joints: Series<Joint>,
    pub(super) places: Places,
}

/// The row of each line, known once it is asked for. No part of what a matrix says.
#[derive(Clone, Default)]
pub(super) struct Places(OnceLock<Arc<LinePlaces>>);

impl PartialEq for Places {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Places {}

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Places")
    }
}

impl Matrix {
    /// The matrix of `contract` in `perimeter`.
    pub fn of(contract: &Contract, perimeter: &PerimeterId) -> Self {
        let (partners, signatories) = columns(contract);
        let position: HashMap<&LineId, usize> = contract
            .lines
            .iter()
            .enumerate()
            .map(|(i, l)| (&l.id, i))
            .collect();
        let mut tree = Tree::default();
        let mut children = HashMap::new();
        for line in &contract.lines {
            match line.parent.as_ref().filter(|p| position.contains_key(p)) {
                Some(parent) => adopt(&mut children, parent, &line.id),
                None => tree.tops.push(line.id.clone()),
            }
        }
        tree.children = Arc::new(children);
        let own = own_commitments(contract, perimeter, &position);
        let columns = Columns::of(&partners);
        let mut rows: Vec<Row> = Vec::with_capacity(contract.lines.len());
        let mut joints: Vec<Joint> = Vec::with_capacity(contract.lines.len());
        for (i, line) in contract.lines.iter().enumerate() {
            let depth = line
                .parent
                .as_ref()
                .and_then(|p| position.get(p))
                .and_then(|p| rows.get(*p))
                .map_or(0, |r| r.depth.saturating_add(1));
            let (mut row, joint) = own_row(line, own.of(i), &columns);
            row.depth = depth;
            row.has_children = tree.children.contains_key(&line.id);
            rows.push(row);
            joints.push(joint);
        }
        drop(columns);
        tree.joints = joints.into();
        let mut matrix = Self {
            partners,
            signatories,
            rows: rows.into(),
            joint: Vec::new(),
            tree,
            columns: ColumnPlaces::default(),
        };
        // Children follow their parent, so going backwards meets them first.
        for (i, line) in contract.lines.iter().enumerate().rev() {
            matrix.adopt_children(line.children, i, None);
            matrix.close_row(i);
        }
        matrix.joint = matrix.joint_of_axes();
        matrix
    }

    fn joint_of_axes(&self) -> Vec<(Vec<PartnerId>, Sum)> {
        let tops = self.tree.tops.iter().filter_map(|top| self.place(top));
        let promises = tops.filter_map(|top| self.tree.joints.get(top)).flatten();
        promises.map(|(by, sum)| (by.clone(), *sum)).collect()
    }

    /// The position of a line's row.
    pub fn place(&self, line: &LineId) -> Option<usize> {
        let ids = || self.rows.iter().map(|row| &row.line);
        let places = self
            .tree
            .places
            .0
            .get_or_init(|| Arc::new(LinePlaces::of(ids())));
        places.get(line)
    }

    /// The rows right below a row.
    pub fn children(&self, place: usize) -> impl Iterator<Item = &Row> {
        self.places_of_children(place)
            .into_iter()
            .filter_map(|place| self.rows.get(place))
    }

    /// Where the rows right below a row stand.
    pub(super) fn places_of_children(&self, place: usize) -> Vec<usize> {
        let row = self.rows.get(place).filter(|row| row.has_children);
        let children = row.and_then(|row| self.tree.children.get(&row.line));
        let children = children.into_iter().flatten();
        children.filter_map(|id| self.place(id)).collect()
    }

    /// The row of a line.
    pub fn row(&self, line: &LineId) -> Option<&Row> {
        self.rows.get(self.place(line)?)
    }

    /// The column of a partner.
    pub fn column(&self, partner: &PartnerId) -> Option<usize> {
        self.columns.place(partner, self.partners.iter())
    }

    /// The cell of a line and a partner.
    pub fn cell(&self, line: &LineId, partner: &PartnerId) -> Option<&Cell> {
        self.row(line)?.cells.get(self.column(partner)?)
    }

    /// Rows of axes, in contract order.
    pub fn axes(&self) -> impl Iterator<Item = &Row> {
        self.tree.tops.iter().filter_map(|top| self.row(top))
    }

    /// The place of each line's row.
    fn known_places(&self) -> Arc<LinePlaces> {
        let ids = || self.rows.iter().map(|row| &row.line);
        let places = &self.tree.places.0;
        Arc::clone(places.get_or_init(|| Arc::new(LinePlaces::of(ids()))))
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

/// A line stands right below another, after those that do.
fn adopt(children: &mut HashMap<LineId, Vec<LineId>>, parent: &LineId, child: &LineId) {
    match children.get_mut(parent) {
        Some(siblings) => siblings.push(child.clone()),
        None => {
            children.insert(parent.clone(), vec![child.clone()]);
        }
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
