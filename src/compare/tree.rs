//! The changes that make one tree of lines of another. Knows nothing of what refers to lines.

use super::lists::{Step, placed};
use crate::contract::{Iter, Line, LineId, Series};
use crate::edit::LineChange;
use std::collections::{BTreeMap, BTreeSet};

type Children<'a> = BTreeMap<Option<&'a LineId>, Vec<&'a LineId>>;

/// Changes that, applied in this order to `old`, give `new`.
pub(super) fn between(
    old: &Series<Line>,
    new: &Series<Line>,
) -> impl Iterator<Item = LineChange> + use<> {
    let mut changes = Vec::new();
    if old != new {
        let known: BTreeMap<&LineId, &Line> = old.iter().map(|line| (&line.id, line)).collect();
        let turns = |line: &Line| {
            let before = known.get(&line.id);
            before.is_some_and(|before| before.is_axis() != line.is_axis())
        };
        if new.iter().any(turns) {
            anew(old, new, &mut changes);
        } else {
            Walk::new(old, new).steps(&mut changes);
        }
    }
    changes.into_iter()
}

/// An axis became something else or the reverse, which no single change can do: all goes and
/// comes back.
fn anew(old: &Series<Line>, new: &Series<Line>, changes: &mut Vec<LineChange>) {
    let axes = old.iter().filter(|line| line.parent.is_none());
    changes.extend(axes.map(|axis| LineChange::Remove {
        id: axis.id.clone(),
    }));
    let new = new.to_vec();
    let blocks = new.chunk_by(|_, next| next.parent.is_some());
    changes.extend(blocks.enumerate().map(|(at, block)| LineChange::Insert {
        parent: None,
        at,
        lines: block.to_vec(),
    }));
}

fn children(lines: &Series<Line>) -> Children<'_> {
    let mut children = Children::new();
    for line in lines {
        let siblings = children.entry(line.parent.as_ref()).or_default();
        siblings.push(&line.id);
    }
    children
}

/// From the old tree to the new one, from the top down, so that no line ever stands below itself.
struct Walk<'a> {
    old: BTreeMap<&'a LineId, &'a Line>,
    new: &'a Series<Line>,
    /// Where each line stands in the new list.
    places: BTreeMap<&'a LineId, usize>,
    /// The children each line shall have.
    wanted: Children<'a>,
    /// The children each line has so far.
    rows: BTreeMap<Option<&'a LineId>, Vec<LineId>>,
    parents: BTreeMap<&'a LineId, Option<&'a LineId>>,
}

impl<'a> Walk<'a> {
    fn new(old: &'a Series<Line>, new: &'a Series<Line>) -> Self {
        let rows = children(old).into_iter();
        Self {
            old: old.iter().map(|line| (&line.id, line)).collect(),
            new,
            places: new.iter().enumerate().map(|(n, l)| (&l.id, n)).collect(),
            wanted: children(new),
            rows: rows
                .map(|(parent, row)| (parent, row.into_iter().cloned().collect()))
                .collect(),
            parents: old.iter().map(|l| (&l.id, l.parent.as_ref())).collect(),
        }
    }

    fn steps(mut self, changes: &mut Vec<LineChange>) {
        self.arrange(None, changes);
        for line in self.new {
            self.arrange(Some(&line.id), changes);
        }
        // What remains below a line that goes is what goes with it.
        let stays: BTreeSet<&LineId> = self.new.iter().map(|line| &line.id).collect();
        for (id, parent) in &self.parents {
            let below_another = parent.is_some_and(|parent| !stays.contains(parent));
            if !stays.contains(id) && !below_another {
                changes.push(LineChange::Remove { id: (*id).clone() });
            }
        }
        for line in self.new {
            let Some(before) = self.old.get(&line.id) else {
                continue;
            };
            let moved = Line {
                parent: line.parent.clone(),
                ..(*before).clone()
            };
            if moved != *line {
                changes.push(LineChange::Replace {
                    id: line.id.clone(),
                    line: Box::new(line.clone()),
                });
            }
        }
    }

    /// Gives a line the children that it shall have, in their order; those that shall go
    /// elsewhere or away stay until then.
    fn arrange(&mut self, parent: Option<&'a LineId>, changes: &mut Vec<LineChange>) {
        let Some(wanted) = self.wanted.get(&parent).cloned() else {
            return;
        };
        let mut row = self.rows.remove(&parent).unwrap_or_default();
        if row.iter().eq(wanted.iter().copied()) {
            self.rows.insert(parent, row);
            return;
        }
        for step in placed(&mut row, &wanted) {
            changes.push(match step {
                Step::Move { id, to } => LineChange::Move {
                    id,
                    parent: parent.cloned(),
                    to,
                },
                Step::Insert { at, n } => {
                    let Some(id) = wanted.get(n) else { continue };
                    self.bring(id, parent, at)
                }
            });
        }
        self.rows.insert(parent, row);
    }

    /// A line comes from elsewhere in the tree, or is new.
    fn bring(&mut self, id: &'a LineId, parent: Option<&'a LineId>, at: usize) -> LineChange {
        if let Some(before) = self.parents.get(id).copied() {
            if let Some(row) = self.rows.get_mut(&before) {
                row.retain(|other| other != id);
            }
            self.parents.insert(id, parent);
            return LineChange::Move {
                id: id.clone(),
                parent: parent.cloned(),
                to: at,
            };
        }
        let block = self.block(id);
        for line in block.clone() {
            self.parents.insert(&line.id, line.parent.as_ref());
            if line.id != *id {
                let row = self.rows.entry(line.parent.as_ref()).or_default();
                row.push(line.id.clone());
            }
        }
        LineChange::Insert {
            parent: parent.cloned(),
            at,
            lines: block.cloned().collect(),
        }
    }

    /// A new line, with all that is below it if all of that is new too.
    fn block(&self, id: &LineId) -> Iter<'a, Line> {
        let start = self.places.get(id).copied().unwrap_or(self.new.len());
        let mut inside = BTreeSet::new();
        let is_below = |line: &&Line| {
            let below =
                inside.is_empty() || line.parent.as_ref().is_some_and(|p| inside.contains(p));
            inside.insert(line.id.clone());
            below
        };
        let length = self.new.range(start..).take_while(is_below).count();
        let mut all = self.new.range(start..start.saturating_add(length));
        let length = match all.any(|line| self.parents.contains_key(&line.id)) {
            true => 1,
            false => length,
        };
        self.new.range(start..start.saturating_add(length))
    }
}
