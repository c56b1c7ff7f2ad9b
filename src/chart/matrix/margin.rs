//! The right margin: what is announced for a line or follows from its share, else what its cells
//! add up to; always what is known at least.

use super::Bar;
use super::amounts::{self, length};
use crate::chart::axes::is_outside;
use crate::chart::{Measure, Scene, Subject};
use crate::contract::{Decimal, Euros, Interval, StateKind, Unit};
use crate::summary::{LineTotals, Row, Sum};
use crate::wording::amount::{self, Sign};
use crate::wording::{Key, fill, sentence, share};

/// How a total is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarginState {
    /// An amount is announced.
    Announced,
    /// Euros follow from an announced share.
    Derived,
    /// The cells add up.
    Sum,
    /// Every cell waits for a decision.
    Pending,
    /// Every cell is without object.
    NotApplicable,
    /// Nothing is known.
    NotPublished,
}

/// A line's total.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    /// The line.
    pub subject: Subject,
    /// How it is known.
    pub state: MarginState,
    /// The total, or the words for not knowing it.
    pub value: String,
    /// The announced share.
    pub share: Option<String>,
    /// Its length among the lines of the same depth.
    pub bar: Option<Bar>,
    /// What is known at least, when the total is announced or derived.
    pub known: Option<String>,
    /// The values that rounding allows.
    pub range: Option<String>,
}

impl Margin {
    /// True when the figure is announced, or follows from an announced share.
    pub fn is_announced(&self) -> bool {
        matches!(self.state, MarginState::Announced | MarginState::Derived)
    }
}

/// The value that the bar of a line's total measures.
pub(super) fn euros_of(scene: &Scene<'_>, row: &Row) -> Option<Euros> {
    let totals = scene.summary.totals.line(&row.line);
    announced(totals)
        .and_then(|s| s.known)
        .or_else(|| totals.and_then(LineTotals::derived).map(|(e, _)| e))
        .or(row.total.known)
}

fn announced(totals: Option<&LineTotals>) -> Option<Sum> {
    totals
        .and_then(|t| t.announced)
        .filter(|s| s.known.is_some())
}

/// How many digits a derived amount is printed with: whole millions of euros, whatever the unit.
pub(super) fn derived_decimals(unit: Unit) -> u32 {
    amount::decimals_of(Some(Euros::whole(1_000_000)), unit)
}

pub(super) fn margin(scene: &Scene<'_>, row: &Row, max: Option<Decimal>) -> Margin {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let totals = scene.summary.totals.line(&row.line);
    let derived = totals.and_then(LineTotals::derived);
    let published = totals.and_then(|t| t.share).map(|(share, _)| share);
    let bar = |value: Euros, range: Option<Interval>| {
        max.map(|max| Bar {
            value: length(value.decimal(), max),
            range: range
                .and_then(|r| Some((r.low?, r.high?)))
                .map(|(l, h)| (length(l.decimal(), max), length(h.decimal(), max))),
        })
    };
    let mut margin = Margin {
        subject: Subject::Line(row.line.clone()),
        state: MarginState::NotPublished,
        value: sentence::state_short(StateKind::NotPublished, lang).to_owned(),
        share: published.map(|s| share::published(s, lang)),
        bar: None,
        known: None,
        range: None,
    };
    if let Some(sum) = announced(totals) {
        margin.state = MarginState::Announced;
        margin.value = amounts::signed_money(&sum, unit, lang).unwrap_or_default();
        margin.bar = sum.known.and_then(|known| bar(known, None));
        margin.known = known(scene, &row.total);
    } else if let Some((value, interval)) = derived {
        let decimals = derived_decimals(unit);
        margin.state = MarginState::Derived;
        margin.value = amount::prefixed(Sign::About, &amount::euros(value, unit, decimals, lang));
        margin.bar = bar(value, Some(interval));
        margin.known = known(scene, &row.total);
        margin.range = amount::range(interval, unit, decimals, lang);
    } else if let Some(text) = amounts::signed_money(&row.total, unit, lang) {
        margin.state = MarginState::Sum;
        margin.value = text;
        margin.bar = row.total.known.and_then(|known| bar(known, None));
    } else if let Some(state) = common_state(row, scene.summary.matrix.signatories)
        .or_else(|| is_outside(scene, row).then_some(MarginState::NotApplicable))
    {
        margin.state = state;
        let kind = match state {
            MarginState::Pending => StateKind::Pending,
            _ => StateKind::NotApplicable,
        };
        margin.value = match state {
            MarginState::Pending => sentence::state_name(kind, lang).to_owned(),
            _ => sentence::state_short(kind, lang).to_owned(),
        };
    }
    as_share(scene, row, &mut margin);
    margin
}

fn known(scene: &Scene<'_>, total: &Sum) -> Option<String> {
    let lang = scene.look.lang;
    let amount = amounts::signed_money(total, scene.look.measure.unit(), lang)?;
    Some(fill(lang, Key::MatrixKnown, &[("amount", &amount)]))
}

/// Pending when every signatory waits, without object when nobody has a part.
fn common_state(row: &Row, signatories: usize) -> Option<MarginState> {
    let states: Vec<StateKind> = row
        .cells
        .iter()
        .take(signatories)
        .map(|c| c.state)
        .collect();
    let all = |wanted: &[StateKind]| states.iter().all(|s| wanted.contains(s));
    if states.is_empty() {
        None
    } else if all(&[StateKind::NotApplicable]) {
        Some(MarginState::NotApplicable)
    } else if all(&[StateKind::Pending, StateKind::NotApplicable]) {
        Some(MarginState::Pending)
    } else {
        None
    }
}

/// In a view of shares, the published or computed share comes first and the amount second.
fn as_share(scene: &Scene<'_>, row: &Row, margin: &mut Margin) {
    if matches!(scene.look.measure, Measure::Money(_)) {
        return;
    }
    let lang = scene.look.lang;
    let has_amount = matches!(
        margin.state,
        MarginState::Announced | MarginState::Derived | MarginState::Sum
    );
    if !has_amount {
        return;
    }
    let computed = || {
        let base = amounts::base_of_sum(&scene.summary.totals.parts)?;
        let part = euros_of(scene, row)?;
        let sign = match margin.state {
            MarginState::Sum => amounts::sign_of(&row.total),
            _ => Sign::Exact,
        };
        amounts::percent(part, sign, base, lang)
    };
    let Some(share) = margin.share.take().or_else(computed) else {
        return;
    };
    let Some(euros) = euros_of(scene, row) else {
        return;
    };
    let unit = scene.look.measure.unit();
    let (sign, decimals) = match margin.state {
        MarginState::Derived => (Sign::About, derived_decimals(unit)),
        MarginState::Sum => (
            amounts::sign_of(&row.total),
            amount::decimals_of(row.total.finest, unit),
        ),
        _ => (Sign::Exact, amount::decimals_of(row.total.finest, unit)),
    };
    let amount = amount::euros_named(euros, unit, decimals, lang);
    margin.value = share;
    margin.share = Some(amount::prefixed(sign, &amount));
}
