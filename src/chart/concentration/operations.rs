//! The operations of a contract, what is known of each, and each as a mark.

use super::OperationMark;
use crate::chart::tip::{perimeter_name, source_line, sum_named};
use crate::chart::{Ink, Scene, Subject, Tip};
use crate::contract::{Euros, Line, LineKind};
use crate::summary::{Row, Sum};
use crate::wording::sentence::{self, Mark};
use crate::wording::{Key, amount, names, text};

/// An operation and what is known of its amount, all partners together.
pub(super) struct Operation<'a> {
    pub(super) line: &'a Line,
    pub(super) sum: Sum,
    /// True when the partner in focus has a part in it, or when nobody is in focus.
    pub(super) in_focus: bool,
    /// Its place among all, from 1, and how many there are.
    pub(super) place: (usize, usize),
}

/// The operations in contract order. One inside another is a part of it and not counted again.
pub(super) fn all<'a>(scene: &Scene<'a>) -> Vec<Operation<'a>> {
    let contract = scene.contract;
    let is_operation = |line: &Line| matches!(line.kind, LineKind::Operation(_));
    let is_inside = |line: &Line| {
        let mut up = line.parent.as_ref().and_then(|p| contract.line(p));
        while let Some(parent) = up {
            if is_operation(parent) {
                return true;
            }
            up = parent.parent.as_ref().and_then(|p| contract.line(p));
        }
        false
    };
    let rows = scene.summary.matrix.rows.iter();
    let mut found: Vec<Operation<'a>> = rows
        .filter_map(|row| {
            let line = contract.line(&row.line)?;
            (is_operation(line) && !is_inside(line)).then(|| Operation {
                line,
                sum: sum_of(scene, row),
                in_focus: in_focus(scene, row),
                place: (0, 0),
            })
        })
        .collect();
    let of = found.len();
    for (at, operation) in found.iter_mut().enumerate() {
        operation.place = (at.saturating_add(1), of);
    }
    found
}

/// The announced total of an operation, else the sum of its cells.
fn sum_of(scene: &Scene<'_>, row: &Row) -> Sum {
    let announced = scene.summary.totals.line(&row.line);
    let announced = announced.and_then(|l| l.announced);
    announced.filter(|s| s.known.is_some()).unwrap_or(row.total)
}

fn in_focus(scene: &Scene<'_>, row: &Row) -> bool {
    let Some(focus) = &scene.look.focus else {
        return true;
    };
    let column = scene.summary.matrix.column(focus);
    let cell = column.and_then(|c| row.cells.get(c));
    cell.is_some_and(|c| c.sum.known.is_some_and(|k| !k.is_zero()))
}

impl Operation<'_> {
    /// The size it is counted at; `None` when nothing is known or there is no money.
    pub(super) fn size(&self) -> Option<Euros> {
        self.sum.known.filter(|k| !k.is_zero())
    }

    /// True when it has no money, by decision.
    pub(super) fn is_nil(&self) -> bool {
        self.sum.known.is_some_and(|k| k.is_zero())
    }

    fn ink(&self, scene: &Scene<'_>) -> Ink {
        let focus = scene.look.focus.as_ref();
        match focus.and_then(|id| scene.contract.partner(id)) {
            None => Ink::Strong,
            Some(partner) if self.in_focus => Ink::of(partner, &scene.contract.partners),
            Some(_) => Ink::Weak,
        }
    }

    pub(super) fn mark(&self, scene: &Scene<'_>) -> OperationMark {
        let look = scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let none = || text(lang, Key::StateNotPublished).to_owned();
        let value = sum_named(&self.sum, unit, lang).unwrap_or_else(none);
        let aloud = self.sum.known.map(|known| {
            let decimals = amount::decimals_of(self.sum.finest, unit);
            let words = amount::spoken_euros(known, unit, decimals, lang);
            let sign = if self.sum.unknown > 0 {
                amount::Sign::AtLeast
            } else {
                amount::Sign::Exact
            };
            amount::prefixed(sign, &words)
        });
        let axis = scene.contract.axis_of(&self.line.id);
        let axis = axis.map(|a| names::line(a, lang)).unwrap_or_default();
        let scope = perimeter_name(scene);
        let spoken = sentence::mark_spoken(
            Mark {
                about: &[self.line.label(), &axis],
                value: &aloud.unwrap_or_else(none),
                scope: &scope,
                place: self.place,
            },
            lang,
        );
        let lines = vec![
            value,
            sentence::capitalised(&axis),
            scope.clone(),
            source_line(scene, &self.line.sources),
        ];
        OperationMark {
            subject: Subject::Line(self.line.id.clone()),
            ink: self.ink(scene),
            tip: Tip::new(self.line.title.clone(), lines).spoken(spoken),
        }
    }
}
