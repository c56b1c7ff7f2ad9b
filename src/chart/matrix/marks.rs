//! Cells as marks: number, state, bar, words.

use super::amounts::{self, Base};
use super::{Bar, Cell, Figure};
use crate::chart::{Scene, Subject};
use crate::contract::{Decimal, Euros, Interval, LineId, PartnerId, State, StateKind};
use crate::summary::{self, Origin};
use crate::wording::amount::{self, Sign};
use crate::wording::{Key, sentence, text};

/// A cell before the scale and the width of its column are known.
pub(super) struct Draft {
    pub cell: Cell,
    /// What the bar measures: euros, or a ratio.
    pub value: Option<Decimal>,
    /// The range of a derived value, in the same.
    pub range: Option<(Decimal, Decimal)>,
}

/// What the one figure of a cell states, if it holds just one of its own.
pub(super) fn only_state<'a>(scene: &Scene<'a>, cell: &summary::Cell) -> Option<&'a State> {
    let [key] = cell.figures.as_slice() else {
        return None;
    };
    scene.contract.commitment(*key).map(|c| &c.amount)
}

pub(super) fn draft(
    scene: &Scene<'_>,
    line: &LineId,
    partner: &PartnerId,
    cell: &summary::Cell,
) -> Draft {
    let base = amounts::base_of_cell(scene, line, partner);
    let state = shown_state(cell);
    let only = only_state(scene, cell);
    let value = cell
        .sum
        .known
        .filter(|_| has_number(state))
        .and_then(|known| measured(known, base));
    let figure = number(scene, cell, only, state, base).map(|text| Figure {
        text,
        hidden: String::new(),
    });
    let range = (state == StateKind::Derived)
        .then(|| range(cell.sum.interval, base))
        .flatten();
    let spoken = match only {
        Some(only) => sentence::state_spoken(only, scene.look.lang),
        None => spoken(scene, cell, state),
    };
    Draft {
        cell: Cell {
            subject: Subject::Cell(line.clone(), partner.clone()),
            state,
            origin: cell.origin,
            figure,
            bar: None,
            changed: None,
            spoken,
        },
        value,
        range,
    }
}

/// The state that the mark shows. A sum that is known in part shows what is known.
fn shown_state(cell: &summary::Cell) -> StateKind {
    let without = matches!(cell.state, StateKind::NotPublished | StateKind::Pending);
    if without && cell.sum.known.is_some_and(|k| !k.is_zero()) {
        return StateKind::Published;
    }
    cell.state
}

fn has_number(state: StateKind) -> bool {
    matches!(
        state,
        StateKind::Published | StateKind::Derived | StateKind::Estimated | StateKind::Conflict
    )
}

/// Euros, or the share of the base; `None` of a base that is not known.
fn measured(euros: Euros, base: Option<Option<Base>>) -> Option<Decimal> {
    match base {
        None => Some(euros.decimal()),
        Some(base) => euros.ratio(base?.euros),
    }
}

fn range(interval: Interval, base: Option<Option<Base>>) -> Option<(Decimal, Decimal)> {
    let (low, high) = (interval.low?, interval.high?);
    Some((measured(low, base)?, measured(high, base)?))
}

fn number(
    scene: &Scene<'_>,
    cell: &summary::Cell,
    only: Option<&State>,
    state: StateKind,
    base: Option<Option<Base>>,
) -> Option<String> {
    let lang = scene.look.lang;
    if state == StateKind::Nil {
        return Some("0".to_owned());
    }
    if !has_number(state) {
        return None;
    }
    let known = cell.sum.known?;
    let statement = only.and_then(State::statement);
    if let Some(base) = base {
        let sign = match (state, statement) {
            (_, Some(statement)) => amount::sign_of(statement.bound),
            (StateKind::Derived, None) => Sign::About,
            _ => amounts::sign_of(&cell.sum),
        };
        let share = base.and_then(|base| amounts::percent(known, sign, base, lang));
        return Some(share.unwrap_or_else(|| text(lang, Key::UnknownShort).to_owned()));
    }
    let unit = scene.look.measure.unit();
    match statement {
        Some(statement) => Some(amounts::stated(statement, unit, lang)),
        None if state == StateKind::Derived && !cell.sum.is_minimum() => {
            let text = amounts::money(&cell.sum, unit, lang)?;
            Some(amount::prefixed(Sign::About, &text))
        }
        None => amounts::signed_money(&cell.sum, unit, lang),
    }
}

fn spoken(scene: &Scene<'_>, cell: &summary::Cell, state: StateKind) -> String {
    let lang = scene.look.lang;
    let name = sentence::state_name(state, lang);
    match cell.sum.known.filter(|_| has_number(state)) {
        Some(known) if cell.origin != Origin::Nothing => {
            let unit = scene.look.measure.unit();
            let decimals = amount::decimals_of(cell.sum.finest, unit);
            let words = amount::spoken_euros(known, unit, decimals, lang);
            let words = amount::prefixed(amounts::sign_of(&cell.sum), &words);
            format!("{words}, {name}")
        }
        _ => name.to_owned(),
    }
}

/// Gives a draft its bar on the scale from 0 to `max`.
pub(super) fn finish(draft: Draft, max: Option<Decimal>) -> Cell {
    let mut cell = draft.cell;
    cell.bar = draft.value.zip(max).map(|(value, max)| Bar {
        value: amounts::length(value, max),
        range: draft
            .range
            .map(|(low, high)| (amounts::length(low, max), amounts::length(high, max))),
    });
    cell
}

/// Fills in the digits that keep a number on the decimal mark of its column.
pub(super) fn align<'a>(cells: impl Iterator<Item = &'a mut Cell>, mark: char) -> String {
    let mut figures: Vec<&mut Figure> = cells.filter_map(|c| c.figure.as_mut()).collect();
    let digits = |text: &str| -> usize {
        text.split_once(mark)
            .map_or(0, |(_, after)| after.chars().count())
    };
    let is_percent = figures.iter().any(|f| f.text.contains('%'));
    let most = figures.iter().map(|f| digits(&f.text)).max().unwrap_or(0);
    let mut widest = String::new();
    for figure in &mut figures {
        figure.hidden.clear();
        let own = digits(&figure.text);
        if !is_percent && own < most {
            if own == 0 {
                figure.hidden.push(mark);
            }
            figure.hidden.extend(std::iter::repeat_n('0', most - own));
        }
        let whole = format!("{}{}", figure.text, figure.hidden);
        if whole.chars().count() > widest.chars().count() {
            widest = whole;
        }
    }
    widest
}
