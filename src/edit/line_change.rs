//! Changes to the tree of lines, which is kept as one depth-first list.
//! Guarantees that the list stays depth first; knows nothing of what refers to lines.

use super::refused::Refused;
use super::target::Target;
use crate::contract::{Line, LineId, end_of_subtree};
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
    /// Changes the lines and returns the change that restores them exactly.
    /// On refusal the lines are as they were.
    pub fn apply(self, lines: &mut Vec<Line>) -> Result<LineChange, Refused> {
        match self {
            LineChange::Insert {
                parent,
                at,
                lines: block,
            } => insert(lines, parent.as_ref(), at, block),
            LineChange::Remove { id } => {
                let (range, parent, at) = locate(lines, &id)?;
                let block = lines.drain(range).collect();
                Ok(LineChange::Insert {
                    parent,
                    at,
                    lines: block,
                })
            }
            LineChange::Replace { id, line } => {
                let place = lines.iter().position(|l| l.id == id);
                LineChange::replace(id, line, lines, place)
            }
            LineChange::Move { id, parent, to } => relocate(lines, id, parent, to),
        }
    }

    /// Gives a line new contents where it is known where the line stands.
    pub(super) fn replace(
        id: LineId,
        mut line: Box<Line>,
        lines: &mut [Line],
        place: Option<usize>,
    ) -> Result<LineChange, Refused> {
        let slot = place.and_then(|at| lines.get_mut(at));
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
}

fn insert(
    lines: &mut Vec<Line>,
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
    for (n, line) in block.iter().enumerate() {
        let twice = block.iter().take(n).any(|other| other.id == line.id);
        if twice || lines.iter().any(|other| other.id == line.id) {
            return Err(Refused::Duplicate(Target::Line(line.id.clone())));
        }
        if line.is_axis() != line.parent.is_none() {
            return Err(Refused::Misplaced(line.id.clone()));
        }
    }
    let place = place(lines, parent, at)?;
    lines.splice(place..place, block);
    Ok(LineChange::Remove { id })
}

fn relocate(
    lines: &mut Vec<Line>,
    id: LineId,
    parent: Option<LineId>,
    to: usize,
) -> Result<LineChange, Refused> {
    let (range, old_parent, old_at) = locate(lines, &id)?;
    let inside = lines.get(range.clone()).unwrap_or_default();
    if inside.iter().any(|line| Some(&line.id) == parent.as_ref()) {
        return Err(Refused::Cycle(Target::Line(id)));
    }
    if inside
        .first()
        .is_some_and(|l| l.is_axis() != parent.is_none())
    {
        return Err(Refused::Misplaced(id));
    }
    let start = range.start;
    let mut block: Vec<Line> = lines.drain(range).collect();
    match place(lines, parent.as_ref(), to) {
        Ok(place) => {
            if let Some(top) = block.first_mut() {
                top.parent = parent;
            }
            lines.splice(place..place, block);
            Ok(LineChange::Move {
                id,
                parent: old_parent,
                to: old_at,
            })
        }
        Err(refused) => {
            lines.splice(start..start, block);
            Err(refused)
        }
    }
}

/// Where a line and all below it stand, its parent, and its position among its siblings.
fn locate(lines: &[Line], id: &LineId) -> Result<(Range<usize>, Option<LineId>, usize), Refused> {
    let unknown = || Refused::Unknown(Target::Line(id.clone()));
    let start = lines.iter().position(|l| l.id == *id).ok_or_else(unknown)?;
    let parent = lines.get(start).and_then(|l| l.parent.clone());
    let before = lines.get(..start).unwrap_or_default();
    let at = before.iter().filter(|l| l.parent == parent).count();
    Ok((start..end_of_subtree(lines, start), parent, at))
}

/// The position in the list of the `at`-th child of a parent.
fn place(lines: &[Line], parent: Option<&LineId>, at: usize) -> Result<usize, Refused> {
    let within = match parent {
        None => 0..lines.len(),
        Some(id) => {
            let (range, ..) = locate(lines, id)?;
            range
        }
    };
    let end = within.end;
    let mut len = 0;
    for (index, line) in lines.iter().enumerate().take(end).skip(within.start) {
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
    let (root, below) = block.split_first()?;
    let mut open = vec![&root.id];
    for line in below {
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
