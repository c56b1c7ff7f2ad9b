//! Changes to the tree of lines, which is kept as one depth-first list.
//! Guarantees that the list stays depth first; knows nothing of what refers to lines.

use super::refused::Refused;
use super::target::Target;
use crate::contract::{Contract, Line, LineId, end_of_subtree};
use std::collections::BTreeSet;
use std::ops::Range;

/// A change to the tree of lines. Positions count siblings, not lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineChange {
    /// Puts a line, with all that is below it, under a parent.
    Insert {
        /// The parent; none for an axis.
        parent: Option<LineId>,
        /// Position among the parent's children.
        at: usize,
        /// The line, then what is below it, depth first.
        lines: Vec<Line>,
    },
    /// Takes out a line with all that is below it.
    Remove {
        /// Which.
        id: LineId,
    },
    /// Gives a line new contents; its id, its parent and what is below it stay.
    Replace {
        /// Which.
        id: LineId,
        /// New contents.
        line: Box<Line>,
    },
    /// Puts a line, with all that is below it, elsewhere.
    Move {
        /// Which.
        id: LineId,
        /// The new parent; none for an axis.
        parent: Option<LineId>,
        /// Position among the new parent's children, once moved.
        to: usize,
    },
}

impl LineChange {
    /// Changes the lines of a contract and returns the change that restores them exactly.
    /// On refusal the lines are as they were.
    pub(super) fn apply(self, contract: &mut Contract) -> Result<LineChange, Refused> {
        match self {
            LineChange::Insert {
                parent,
                at,
                lines: block,
            } => insert(contract, parent.as_ref(), at, block),
            LineChange::Remove { id } => {
                let (range, parent, at) = locate(contract, &id)?;
                let lines = contract.take_lines(range);
                Ok(LineChange::Insert { parent, at, lines })
            }
            LineChange::Replace { id, line } => replace(contract, id, line),
            LineChange::Move { id, parent, to } => relocate(contract, id, parent, to),
        }
    }
}

fn replace(
    contract: &mut Contract,
    id: LineId,
    mut line: Box<Line>,
) -> Result<LineChange, Refused> {
    let place = contract.line_place(&id);
    let slot = place.and_then(|at| contract.lines.get_mut(at));
    let slot = slot.ok_or_else(|| Refused::Unknown(Target::Line(id.clone())))?;
    if line.id != id || line.parent != slot.parent {
        return Err(Refused::IdentityChanged(Target::Line(id)));
    }
    if line.is_axis() != line.parent.is_none() {
        return Err(Refused::Misplaced(id));
    }
    std::mem::swap(slot, &mut line);
    Ok(LineChange::Replace { id, line })
}

fn insert(
    contract: &mut Contract,
    parent: Option<&LineId>,
    at: usize,
    block: Vec<Line>,
) -> Result<LineChange, Refused> {
    let Some(top) = block.first() else {
        return Err(Refused::BadIndex { index: at, len: 0 });
    };
    let id = top.id.clone();
    if top.parent.as_ref() != parent {
        return Err(Refused::IdentityChanged(Target::Line(id)));
    }
    if let Some(bad) = first_out_of_order(&block) {
        return Err(Refused::LinesOutOfOrder(bad.clone()));
    }
    let mut earlier = BTreeSet::new();
    for line in &block {
        if !earlier.insert(&line.id) || contract.line_place(&line.id).is_some() {
            return Err(Refused::Duplicate(Target::Line(line.id.clone())));
        }
        if line.is_axis() != line.parent.is_none() {
            return Err(Refused::Misplaced(line.id.clone()));
        }
    }
    let place = place(contract, parent, at)?;
    contract.put_lines(place, block);
    Ok(LineChange::Remove { id })
}

fn relocate(
    contract: &mut Contract,
    id: LineId,
    parent: Option<LineId>,
    to: usize,
) -> Result<LineChange, Refused> {
    let (range, old_parent, old_at) = locate(contract, &id)?;
    let mut inside = contract.lines.range(range.clone());
    if inside.any(|line| Some(&line.id) == parent.as_ref()) {
        return Err(Refused::Cycle(Target::Line(id)));
    }
    let top = contract.lines.get(range.start);
    if top.is_some_and(|l| l.is_axis() != parent.is_none()) {
        return Err(Refused::Misplaced(id));
    }
    let start = range.start;
    let mut block: Vec<Line> = contract.take_lines(range);
    match place(contract, parent.as_ref(), to) {
        Ok(place) => {
            if let Some(top) = block.first_mut() {
                top.parent = parent;
            }
            contract.put_lines(place, block);
            Ok(LineChange::Move {
                id,
                parent: old_parent,
                to: old_at,
            })
        }
        Err(refused) => {
            contract.put_lines(start, block);
            Err(refused)
        }
    }
}

/// Where a line and all below it stand, its parent, and its position among its siblings.
fn locate(
    contract: &Contract,
    id: &LineId,
) -> Result<(Range<usize>, Option<LineId>, usize), Refused> {
    let lines = &contract.lines;
    let unknown = || Refused::Unknown(Target::Line(id.clone()));
    let start = contract.line_place(id).ok_or_else(unknown)?;
    let parent = lines.get(start).and_then(|l| l.parent.clone());
    let first = parent.as_ref().and_then(|id| contract.line_place(id));
    let before = lines.range(first.unwrap_or(0)..start);
    let at = before.filter(|l| l.parent == parent).count();
    Ok((start..end_of_subtree(lines, start), parent, at))
}

/// The position in the list of the `at`-th child of a parent.
fn place(contract: &Contract, parent: Option<&LineId>, at: usize) -> Result<usize, Refused> {
    let within = match parent {
        None => 0..contract.lines.len(),
        Some(id) => {
            let (range, ..) = locate(contract, id)?;
            range
        }
    };
    let end = within.end;
    let mut len = 0;
    for (index, line) in within.clone().zip(contract.lines.range(within)) {
        if line.parent.as_ref() == parent {
            if len == at {
                return Ok(index);
            }
            len += 1;
        }
    }
    if at == len {
        Ok(end)
    } else {
        Err(Refused::BadIndex { index: at, len })
    }
}

/// In a block that opens with its root, the first line that does not stand depth first below it.
pub(super) fn first_out_of_order(block: &[Line]) -> Option<&LineId> {
    first_stray(block.iter())
}

/// The same for lines that need not stand together in memory.
pub(super) fn first_stray<'a>(mut block: impl Iterator<Item = &'a Line>) -> Option<&'a LineId> {
    let mut open = vec![&block.next()?.id];
    for line in block {
        while open
            .last()
            .is_some_and(|id| Some(*id) != line.parent.as_ref())
        {
            open.pop();
        }
        if open.is_empty() {
            return Some(&line.id);
        }
        open.push(&line.id);
    }
    None
}
