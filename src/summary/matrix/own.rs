//! What is promised on a line itself, partner by partner and jointly.

use super::carry::blend;
use super::{Cell, Joint, Keys, Origin, Row, Sum};
use crate::contract::{Commitment, Contract, Line, LineId, PartnerId, PerimeterId, StateKind};
use std::collections::HashMap;

/// The commitments in a perimeter, those of each line together.
pub(super) struct Own<'a> {
    all: Vec<&'a Commitment>,
    starts: Vec<usize>,
}

impl<'a> Own<'a> {
    pub fn of(&self, line: usize) -> &[&'a Commitment] {
        let start = self.starts.get(line).copied().unwrap_or(0);
        let end = self.starts.get(line.saturating_add(1)).copied();
        self.all
            .get(start..end.unwrap_or(start))
            .unwrap_or_default()
    }
}

pub(super) fn own_commitments<'a>(
    contract: &'a Contract,
    perimeter: &PerimeterId,
    position: &HashMap<&LineId, usize>,
) -> Own<'a> {
    let mut placed: Vec<(usize, &Commitment)> = Vec::with_capacity(contract.commitments.len());
    // The figures of one line mostly stand together.
    let pieces = contract.commitments.slices();
    for together in pieces.flat_map(|piece| piece.chunk_by(|a, b| a.line == b.line)) {
        let line = together.first().and_then(|c| position.get(&c.line));
        if let Some(line) = line {
            let here = together.iter().filter(|c| c.is_in(perimeter));
            placed.extend(here.map(|c| (*line, c)));
        }
    }
    // File order within a line stays.
    placed.sort_by_key(|(line, _)| *line);
    let mut starts = Vec::with_capacity(contract.lines.len().saturating_add(1));
    let mut at = 0;
    for line in 0..=contract.lines.len() {
        while placed.get(at).is_some_and(|(of, _)| *of < line) {
            at = at.saturating_add(1);
        }
        starts.push(at);
    }
    Own {
        all: placed.into_iter().map(|(_, c)| c).collect(),
        starts,
    }
}

/// Which partner has which column.
pub(super) struct Columns<'a> {
    pub partners: &'a [PartnerId],
    by_partner: HashMap<&'a PartnerId, usize>,
}

impl<'a> Columns<'a> {
    pub fn of(partners: &'a [PartnerId]) -> Self {
        Self {
            partners,
            by_partner: partners.iter().zip(0..).collect(),
        }
    }

    /// The column of a partner; the figures of a line mostly stand in the order of the columns.
    fn column(&self, partner: &PartnerId, guess: usize) -> Option<usize> {
        if self.partners.get(guess) == Some(partner) {
            return Some(guess);
        }
        self.by_partner.get(partner).copied()
    }
}

pub(super) fn own_row(line: &Line, mine: &[&Commitment], columns: &Columns<'_>) -> (Row, Joint) {
    let mut joint = Joint::new();
    let mut joint_keys = Vec::new();
    let mut cells = vec![Cell::empty(); columns.partners.len()];
    let mut guess = 0;
    for commitment in mine {
        let Some(partner) = commitment.sole_partner() else {
            if commitment.by.len() > 1 {
                let mut by = commitment.by.clone();
                by.sort();
                joint.entry(by).or_default().add(&commitment.amount);
                joint_keys.push(commitment.key);
            }
            continue;
        };
        let column = columns.column(partner, guess);
        if let Some((column, cell)) = column.and_then(|c| Some((c, cells.get_mut(c)?))) {
            count(cell, commitment);
            guess = column.saturating_add(1);
        }
    }
    let row = Row {
        line: line.id.clone(),
        parent: line.parent.clone(),
        depth: 0,
        has_children: false,
        cells,
        joint: joint_keys,
        total: Sum::default(),
    };
    (row, joint)
}

/// Counts a partner's commitment on the line itself.
fn count(cell: &mut Cell, commitment: &Commitment) {
    let state = commitment.amount.kind();
    let sourced = !commitment.sources.is_empty() && state != StateKind::NotPublished;
    if cell.origin == Origin::Nothing {
        *cell = Cell {
            state,
            sum: Sum::default(),
            origin: Origin::Own,
            figures: Keys::None,
            sourced: true,
        };
    }
    cell.state = blend(cell.state, state);
    cell.sum.add(&commitment.amount);
    cell.figures.push(commitment.key);
    cell.sourced &= sourced;
}
