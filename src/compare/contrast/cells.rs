//! Cells that say something else than before, and partners that are named without an amount.
//! Only what stands on a line itself: what is added up from below is said there.

use crate::contract::{Euros, FigureKey, LineId, PartnerId, StateKind};
use crate::summary::{Cell, Keys, Origin, Row, Sum, Summary};
use std::collections::{BTreeMap, BTreeSet};

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// In one word.
    pub state: StateKind,
    /// The amount.
    pub sum: Sum,
    /// The commitment, where there is a single one.
    pub figure: Option<FigureKey>,
}

/// A cell that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Its line.
    pub line: LineId,
    /// Its partner.
    pub partner: PartnerId,
    /// What it said; nothing where nothing was recorded.
    pub before: Option<Reading>,
    /// What it says.
    pub after: Option<Reading>,
    /// True when the same figures, which hold in several perimeters, were told in one before.
    pub repeated: bool,
}

impl Shift {
    /// What was known of its amount.
    pub fn was(&self) -> Option<Euros> {
        self.before.and_then(|r| r.sum.known)
    }

    /// What is known of its amount.
    pub fn is(&self) -> Option<Euros> {
        self.after.and_then(|r| r.sum.known)
    }

    /// True when it has an amount on either side that is not the same as, or as precise as, on
    /// the other. Nothing by decision is a state, not an amount.
    pub fn moves_an_amount(&self) -> bool {
        let amount = |reading: Option<Reading>| {
            let reading = reading.filter(|r| r.state != StateKind::Nil)?;
            reading.sum.known.map(|_| reading.sum)
        };
        amount(self.before) != amount(self.after)
    }

    /// Both states, where the word for what is known is another one. An amount where nothing was
    /// recorded, or that is gone with all that was recorded, is told by the amount.
    pub fn states(&self) -> Option<(StateKind, StateKind)> {
        let none = StateKind::NotPublished;
        let (before, after) = match (self.before, self.after) {
            (Some(before), Some(after)) => (before.state, after.state),
            _ if self.moves_an_amount() => return None,
            (before, after) => (
                before.map_or(none, |r| r.state),
                after.map_or(none, |r| r.state),
            ),
        };
        (before != after).then_some((before, after))
    }
}

/// Cells of a line that go from one state to another together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The line.
    pub line: LineId,
    /// From which state.
    pub old: StateKind,
    /// To which.
    pub new: StateKind,
    /// Whose cells.
    pub who: Vec<PartnerId>,
}

/// The ways that cells go, in the order of lines.
pub(super) fn ways(shifts: &[Shift]) -> Vec<Way> {
    let mut ways: Vec<Way> = Vec::new();
    let mut places: BTreeMap<(&LineId, StateKind, StateKind), usize> = BTreeMap::new();
    for shift in shifts.iter().filter(|s| !s.repeated) {
        let Some((old, new)) = shift.states() else {
            continue;
        };
        let next = ways.len();
        let place = *places.entry((&shift.line, old, new)).or_insert(next);
        match ways.get_mut(place) {
            Some(way) => way.who.push(shift.partner.clone()),
            None => ways.push(Way {
                line: shift.line.clone(),
                old,
                new,
                who: vec![shift.partner.clone()],
            }),
        }
    }
    ways
}

fn reading(cell: &Cell) -> Option<Reading> {
    let figure = match &cell.figures {
        Keys::One(key) => Some(*key),
        _ => None,
    };
    (cell.origin == Origin::Own).then_some(Reading {
        state: cell.state,
        sum: cell.sum,
        figure,
    })
}

/// A column of both matrices.
struct Column<'a> {
    partner: &'a PartnerId,
    old: Option<usize>,
    new: Option<usize>,
}

/// The cells that say something else, those of the second contract first.
pub(super) fn between(old: &Summary, new: &Summary) -> Vec<Shift> {
    let (was, is) = (&old.matrix, &new.matrix);
    let here = is.partners.iter().enumerate().map(|(n, partner)| Column {
        partner,
        old: was.column(partner),
        new: Some(n),
    });
    let gone = was.partners.iter().enumerate();
    let gone = gone.filter(|(_, partner)| is.column(partner).is_none());
    let gone = gone.map(|(n, partner)| Column {
        partner,
        old: Some(n),
        new: None,
    });
    let columns: Vec<Column<'_>> = here.chain(gone).collect();
    let mut shifts = Vec::new();
    for row in &is.rows {
        let rows = (was.row(&row.line), Some(row));
        shifts_of(&row.line, rows, &columns, &mut shifts);
    }
    for row in was.rows.iter().filter(|row| is.row(&row.line).is_none()) {
        shifts_of(&row.line, (Some(row), None), &columns, &mut shifts);
    }
    shifts
}

fn shifts_of(
    line: &LineId,
    (was, is): (Option<&Row>, Option<&Row>),
    columns: &[Column<'_>],
    out: &mut Vec<Shift>,
) {
    let at = |row: Option<&Row>, column: Option<usize>| reading(row?.cells.get(column?)?);
    let says = |reading: Option<Reading>| reading.map(|r| (r.state, r.sum));
    for column in columns {
        let (before, after) = (at(was, column.old), at(is, column.new));
        if says(before) != says(after) {
            out.push(Shift {
                line: line.clone(),
                partner: column.partner.clone(),
                before,
                after,
                repeated: false,
            });
        }
    }
}

/// Partners that are named without an amount, and were not so before.
pub(super) fn silent(old: &Summary, new: &Summary) -> Vec<PartnerId> {
    let was = named_without(old);
    let is = named_without(new).into_iter();
    is.filter(|now| !was.contains(now))
        .map(|(partner, _)| partner)
        .collect()
}

/// Partners without any amount of whom something is recorded that leaves one open, and what.
fn named_without(summary: &Summary) -> Vec<(PartnerId, StateKind)> {
    let matrix = &summary.matrix;
    let mut all = Vec::new();
    for (column, partner) in matrix.partners.iter().enumerate() {
        let totals = summary.totals.partner(partner);
        if totals.is_some_and(|t| t.best().known.is_some()) {
            continue;
        }
        let cells = matrix.axes().filter_map(|row| row.cells.get(column));
        let said: BTreeSet<StateKind> = cells
            .filter(|cell| cell.origin != Origin::Nothing)
            .map(|cell| cell.state)
            .collect();
        let open = [StateKind::Pending, StateKind::NotPublished];
        if let Some(state) = open.into_iter().find(|state| said.contains(state)) {
            all.push((partner.clone(), state));
        }
    }
    all
}

/// What is known of a cell of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glimpse {
    /// In one word.
    pub state: StateKind,
    /// True when it has an amount.
    pub has_amount: bool,
    /// True when something is recorded, here or below.
    pub is_recorded: bool,
}

/// What is known of the cells of axes.
pub(super) fn axes(summary: &Summary) -> BTreeMap<(LineId, PartnerId), Glimpse> {
    let matrix = &summary.matrix;
    let row = |row: &Row| {
        let line = row.line.clone();
        let cells = matrix.partners.iter().zip(&row.cells);
        let cells = cells.map(|(partner, cell)| {
            let has_amount = cell.sum.known.is_some() && cell.state != StateKind::Nil;
            let glimpse = Glimpse {
                state: cell.state,
                has_amount,
                is_recorded: cell.origin != Origin::Nothing,
            };
            ((line.clone(), partner.clone()), glimpse)
        });
        cells.collect::<Vec<_>>()
    };
    matrix.axes().flat_map(row).collect()
}
