//! The right column: each axis as a whole, by published shares or by amounts.

use super::{AxisMark, AxisPiece, Maker, Right, Shape};
use crate::chart::Ink;
use crate::chart::figures::partner_ink;
use crate::chart::tip::{Tip, length, ratio_length, source_line, sum_named};
use crate::chart::{Scene, Subject};
use crate::contract::{Decimal, Euros, Line, State, StateKind};
use crate::summary::{Row, Sum};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{Key, names, share, text};

impl Maker<'_, '_> {
    pub(super) fn right(&self, row: &Row, line: &Line, place: (usize, usize)) -> AxisMark {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let published = self.scene.summary.totals.line(&row.line);
        let found = published.and_then(|l| l.share.as_ref().map(|(share, _)| *share));
        let sum = whole(self.scene, row).map(|(sum, _)| sum);
        let mut lines = Vec::new();
        let is_minimum = sum.is_some_and(|s| s.is_minimum()) && self.right == Right::Amounts;
        let (shape, value, note) = match (self.right, found, sum) {
            (Right::Shares, Some(percent), _) => {
                let ratio = percent.percent().checked_div(self.share_scale);
                let derived = published.and_then(|l| l.derived());
                lines.push(share::published(percent, lang));
                lines.extend(derived.and_then(|(value, range)| {
                    let about = amount::euros_named(value, unit, 0, lang);
                    let range = amount::range_named(range, unit, 0, lang)?;
                    Some(format!("{} ({range})", prefixed(Sign::About, &about)))
                }));
                let bar = Shape::Bar(ratio_length(ratio.unwrap_or_default()));
                (bar, share::published(percent, lang), String::new())
            }
            (Right::Amounts | Right::AmountShares, _, Some(sum)) => {
                let bar = Shape::Bar(length(sum.known.unwrap_or_default(), self.scales.1));
                let printed = sum_named(&sum, unit, lang).unwrap_or_default();
                lines.push(printed.clone());
                let value = match self.right {
                    Right::AmountShares => self.share_of_parts(&sum).unwrap_or(printed),
                    _ => printed,
                };
                (bar, value, String::new())
            }
            _ => self.unknown_axis(row),
        };
        let status = match &shape {
            Shape::Bar(_) if self.right == Right::Shares => text(lang, Key::StatePublished),
            _ => "",
        };
        lines.extend([status.to_owned(), note.clone()]);
        lines.push(self.right_legend().scope);
        lines.extend(self.share_source(row));
        let all = text(lang, Key::NameAllSignatories);
        let head = names::line(line, lang);
        let said = format!("{value} {note}");
        AxisMark {
            subject: Subject::Line(row.line.clone()),
            tip: Tip::new(format!("{head} · {}", line.label()), lines).spoken(self.spoken(
                &[all, &head],
                said.trim(),
                place,
            )),
            pieces: match shape {
                Shape::Bar(_) if self.right == Right::Amounts => self.pieces(row),
                _ => Vec::new(),
            },
            is_minimum,
            shape,
            value,
            note,
        }
    }

    /// The parts of an axis, the partner in focus first; nothing where they do not make its known
    /// amount.
    pub(super) fn pieces(&self, row: &Row) -> Vec<AxisPiece> {
        let scene = self.scene;
        let partners = scene.summary.matrix.partners.iter().zip(&row.cells);
        let mut parts: Vec<(bool, Ink, StateKind, Euros)> = partners
            .filter_map(|(id, cell)| {
                let amount = cell.sum.known.filter(|k| *k > Euros::ZERO)?;
                let is_other = scene.look.focus.as_ref().is_some_and(|f| f != id);
                Some((is_other, partner_ink(scene, id), cell.state, amount))
            })
            .collect();
        parts.sort_by_key(|part| part.0);
        let sum = Euros::sum(parts.iter().map(|part| part.3));
        let whole = whole(scene, row).and_then(|(sum, _)| sum.known);
        if whole != Some(sum) || parts.len() < 2 {
            return Vec::new();
        }
        let piece = |(_, ink, state, amount): (bool, Ink, StateKind, Euros)| AxisPiece {
            ink,
            state,
            length: length(amount, self.scales.1),
        };
        parts.into_iter().map(piece).collect()
    }

    fn share_source(&self, row: &Row) -> Option<String> {
        let about = crate::contract::Subject::Line(row.line.clone());
        let here = &self.scene.summary.perimeter;
        let figure = self
            .scene
            .contract
            .announced
            .iter()
            .find(|a| a.subject == about && a.is_in(here))?;
        Some(source_line(self.scene, &figure.sources))
    }

    fn share_of_parts(&self, sum: &Sum) -> Option<String> {
        let parts = &self.scene.summary.totals.parts;
        let ratio = sum.known?.ratio(parts.known?)?;
        let sign = match (sum.unknown > 0, parts.unknown > 0) {
            (false, true) => Sign::AtMost,
            (true, true) => Sign::About,
            (true, false) => Sign::AtLeast,
            (false, false) => Sign::Exact,
        };
        let lang = self.scene.look.lang;
        Some(prefixed(sign, &share::of_ratio(ratio, 1, lang)))
    }

    /// An axis of which nothing is known here.
    fn unknown_axis(&self, row: &Row) -> (Shape, String, String) {
        let lang = self.scene.look.lang;
        let said = |key| (String::new(), text(lang, key).to_owned());
        let signatories = self.scene.summary.matrix.signatories;
        let mut cells = row.cells.iter().take(signatories);
        let all_pending = signatories > 0 && cells.all(|c| c.state == StateKind::Pending);
        if is_outside(self.scene, row) {
            let (value, note) = said(Key::AxesOutsidePerimeter);
            return (Shape::Nothing, value, note);
        }
        if all_pending {
            return (Shape::Pending, String::new(), String::new());
        }
        let (value, note) = said(Key::StateNotPublished);
        (Shape::Stub, value, note)
    }

    pub(super) fn right_total(&self) -> (String, String) {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let matrix = &self.scene.summary.matrix;
        if self.right == Right::Shares {
            let totals = &self.scene.summary.totals;
            let percents = matrix
                .axes()
                .filter_map(|r| Some(totals.line(&r.line)?.share?.0.percent()));
            let total = percents.fold(Decimal::ZERO, |a, b| a.checked_add(b).unwrap_or(a));
            let note = if total == Decimal::ONE_HUNDRED {
                String::new()
            } else {
                text(lang, Key::Rounded).to_owned()
            };
            return (share::percents(total, lang), note);
        }
        let mut sum = Sum::default();
        for row in matrix.axes() {
            match whole(self.scene, row) {
                Some((axis, _)) => sum.merge(&axis),
                None => sum.add_unknown(),
            }
        }
        let key = if sum.is_complete() {
            Key::AxesExactSum
        } else {
            Key::AxesKnownAmounts
        };
        match sum_named(&sum, unit, lang) {
            Some(printed) => (printed, text(lang, key).to_owned()),
            None => (
                text(lang, Key::StateShortNotPublished).to_owned(),
                String::new(),
            ),
        }
    }
}

/// What is known of an axis, all partners together: its announced amount, else the sum of its
/// cells. True in second place when it is announced.
pub(super) fn whole(scene: &Scene<'_>, row: &Row) -> Option<(Sum, bool)> {
    let announced = scene
        .summary
        .totals
        .line(&row.line)
        .and_then(|l| l.announced);
    match announced {
        Some(sum) if sum.known.is_some() => Some((sum, true)),
        _ => row.total.known.map(|_| (row.total, false)),
    }
}

/// True when the contract says that an axis has no part in the perimeter shown: an announced figure of the axis, or the
/// cells of all signatories, are “not applicable” there. Never inferred from what is missing.
pub(in crate::chart) fn is_outside(scene: &Scene<'_>, row: &Row) -> bool {
    let here = &scene.summary.perimeter;
    let about = crate::contract::Subject::Line(row.line.clone());
    let no_part = |state: &State| state.kind() == StateKind::NotApplicable;
    let stated = scene
        .contract
        .announced
        .iter()
        .any(|a| a.subject == about && a.is_in(here) && a.state().is_some_and(no_part));
    let signatories = scene.summary.matrix.signatories;
    let mut cells = row.cells.iter().take(signatories);
    stated || (signatories > 0 && cells.all(|c| c.state == StateKind::NotApplicable))
}
