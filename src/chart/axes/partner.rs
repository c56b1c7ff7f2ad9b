//! The left column: what one partner promises on each axis.

use super::whole::is_outside;
use super::{AxisMark, Maker, Shape};
use crate::chart::Subject;
use crate::chart::tip::{
    Tip, length, perimeter_short, reason_line, source_line, state_named, status_line, sum_named,
};
use crate::contract::{Euros, Line, Partner, State, StateKind};
use crate::summary::{Cell, Row};
use crate::wording::amount::{Sign, prefixed};
use crate::wording::date::{Style, when};
use crate::wording::{Key, names, sentence, share, text};

impl<'s> Maker<'_, 's> {
    pub(super) fn left(
        &self,
        (row, cell): (&Row, &Cell),
        line: &Line,
        partner: &Partner,
        place: (usize, usize),
    ) -> AxisMark {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let state = self.only_state(cell);
        let printed = state
            .and_then(|s| state_named(s, unit, lang))
            .or_else(|| sum_named(&cell.sum, unit, lang).filter(|_| !is_empty(cell.state)));
        let (shape, note) = self.left_shape(row, cell, state);
        let value = match (cell.state, self.is_share(), &printed) {
            (StateKind::Nil, ..) => "0".to_owned(),
            (StateKind::NotApplicable, ..) => {
                sentence::state_short(StateKind::NotApplicable, lang).to_owned()
            }
            (_, true, Some(_)) => self.share_of_partner(cell).unwrap_or_default(),
            (_, _, printed) => printed.clone().unwrap_or_default(),
        };
        let head = names::cell(self.scene.contract, &line.id, &partner.id, lang);
        let status = state.map_or_else(
            || sentence::state_name(cell.state, lang).to_owned(),
            |s| status_line(s, lang),
        );
        let scope = format!(
            "{} · {}",
            sentence::alone(partner, lang),
            perimeter_short(self.scene)
        );
        let citations = cell
            .figures
            .first()
            .and_then(|k| self.scene.contract.commitment(*k))
            .map(|c| c.sources.as_slice())
            .unwrap_or_default();
        let lines = vec![
            printed.clone().unwrap_or_default(),
            status,
            state.map_or_else(String::new, |s| reason_line(s, lang)),
            scope,
            source_line(self.scene, citations),
        ];
        let said = state.map_or_else(
            || {
                let name = sentence::state_name(cell.state, lang);
                printed.map_or(name.to_owned(), |p| format!("{p}, {name}"))
            },
            |s| sentence::state_spoken(s, lang),
        );
        AxisMark {
            pieces: Vec::new(),
            is_minimum: false,
            subject: Subject::Cell(line.id.clone(), partner.id.clone()),
            shape,
            value,
            note,
            tip: Tip::new(head, lines).spoken(self.spoken(
                &[&partner.short, &names::line(line, lang)],
                &said,
                place,
            )),
        }
    }

    /// The state of a cell that rests on one commitment.
    fn only_state(&self, cell: &Cell) -> Option<&'s State> {
        match cell.figures.as_slice() {
            [one] => self.scene.contract.commitment(*one).map(|c| &c.amount),
            _ => None,
        }
    }

    fn left_shape(&self, row: &Row, cell: &Cell, state: Option<&State>) -> (Shape, String) {
        let lang = self.scene.look.lang;
        let at = |value: Option<Euros>| length(value.unwrap_or_default(), self.scales.0);
        let known = at(cell.sum.known);
        match cell.state {
            StateKind::Published => (Shape::Bar(known), String::new()),
            StateKind::Conflict => {
                let note = state.map_or_else(String::new, |s| reason_line(s, lang));
                (Shape::Bar(known), note)
            }
            StateKind::Derived => {
                let range = cell.sum.interval;
                let range = range.low.zip(range.high);
                let ends = range.map(|(low, high)| (at(Some(low)), at(Some(high))));
                let note = sentence::state_name(StateKind::Derived, lang).to_owned();
                (Shape::Derived(known, ends), note)
            }
            StateKind::Estimated => {
                let note = sentence::state_name(StateKind::Estimated, lang).to_owned();
                (Shape::Estimated(known), note)
            }
            StateKind::Pending => (
                Shape::Pending,
                state.map_or(String::new(), |s| as_of(s, lang)),
            ),
            StateKind::Nil => {
                let note = sentence::state_name(StateKind::Nil, lang).to_owned();
                (Shape::Nil, note)
            }
            StateKind::NotApplicable => (
                Shape::Nothing,
                sentence::state_name(StateKind::NotApplicable, lang).to_owned(),
            ),
            StateKind::NotPublished if cell.sum.known.is_some_and(|k| !k.is_zero()) => {
                (Shape::Bar(known), String::new())
            }
            StateKind::NotPublished if is_outside(self.scene, row) => (
                Shape::Nothing,
                text(lang, Key::AxesOutsidePerimeter).to_owned(),
            ),
            StateKind::NotPublished => (
                Shape::Stub,
                sentence::state_name(StateKind::NotPublished, lang).to_owned(),
            ),
        }
    }

    fn share_of_partner(&self, cell: &Cell) -> Option<String> {
        let totals = self.scene.summary.totals.partner(&self.partner?.id)?;
        let base = totals.best();
        let ratio = cell.sum.known?.ratio(base.known?)?;
        let sign = if base.unknown > 0 && totals.announced.is_none() {
            Sign::AtMost
        } else {
            Sign::Exact
        };
        let lang = self.scene.look.lang;
        Some(prefixed(sign, &share::of_ratio(ratio, 1, lang)))
    }

    pub(super) fn left_total(&self) -> (String, String) {
        let look = self.scene.look;
        let (lang, unit) = (look.lang, look.measure.unit());
        let totals = self
            .partner
            .and_then(|p| self.scene.summary.totals.partner(&p.id));
        let Some(totals) = totals else {
            return (String::new(), String::new());
        };
        let best = totals.best();
        let Some(printed) = sum_named(&best, unit, lang) else {
            return (
                text(lang, Key::StateShortNotPublished).to_owned(),
                text(lang, Key::StateNotPublished).to_owned(),
            );
        };
        let key = match totals.announced {
            // What is pending is no part of the total yet; what is not published may be.
            Some(announced) if announced.known == totals.lines.known && !self.has_gap() => {
                Key::AxesExactSum
            }
            Some(_) => Key::AxesAnnouncedTotal,
            None if best.is_complete() => Key::AxesExactSum,
            None => Key::AxesKnownSum,
        };
        (printed, text(lang, key).to_owned())
    }
}

impl Maker<'_, '_> {
    /// True when some axis of the partner is not published, or known in part only.
    fn has_gap(&self) -> bool {
        let matrix = &self.scene.summary.matrix;
        let column = self.partner.and_then(|p| matrix.column(&p.id));
        let cells = matrix.axes().filter_map(|row| row.cells.get(column?));
        cells
            .filter(|c| c.state != StateKind::Pending)
            .any(|c| c.sum.unknown > 0)
    }
}

/// The date of a pending situation, quoted: « pas avant mars 2023 ».
fn as_of(state: &State, lang: crate::wording::Lang) -> String {
    match state {
        State::Pending {
            as_of: Some(date), ..
        } => sentence::quoted(&when(*date, Style::Long, lang), lang),
        _ => String::new(),
    }
}

fn is_empty(kind: StateKind) -> bool {
    matches!(
        kind,
        StateKind::NotPublished | StateKind::Pending | StateKind::Nil | StateKind::NotApplicable
    )
}
