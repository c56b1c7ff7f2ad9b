//! What the bars of the partners chart are made of, and the words and shares that go with amounts.

use crate::chart::{Ink, Subject};
use crate::contract::{Citation, Contract, Euros, FigureKey, State, StateKind, Unit};
use crate::summary::{Cell, Sum};
use crate::wording::amount::{self, Sign, prefixed};
use crate::wording::{Key, Lang, Tongue, number, sentence, share, text};

/// How a segment is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// In its own colour.
    Solid,
    /// Computed from published figures.
    Derived,
    /// The user's own estimate.
    Estimated,
    /// Another's, while one partner is chosen.
    Dimmed,
    /// Known in sum and not in detail: hatched to scale.
    Unallocated,
    /// Of unknown size: a stub whose length has no scale.
    Stub,
}

/// A piece of a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// What it stands for; none for what is unknown.
    pub subject: Option<Subject>,
    /// Its colour role.
    pub ink: Ink,
    /// How it is drawn.
    pub shade: Shade,
    /// Where it starts, as a share of the scale.
    pub from: f32,
    /// Where it ends, as a share of the scale; a stub ends where it starts.
    pub to: f32,
    /// What stands in it if there is room.
    pub name: String,
    /// Its amount.
    pub value: String,
    /// What hovering says.
    pub tooltip: String,
}

/// `part / whole` as a place on a scale: the border between exact money and drawing.
pub(super) fn place(part: Euros, whole: Euros) -> f32 {
    let ratio = part.ratio(whole).unwrap_or_default();
    ratio.to_string().parse::<f32>().unwrap_or(0.0)
}

/// The numbers of a sum in a unit. Where all parts have the same precision, it is kept: 116,0.
pub(super) fn digits(value: Euros, sum: &Sum, unit: Unit, lang: Lang) -> String {
    let decimals = amount::decimals_of(sum.finest, unit);
    if sum.finest.is_some() && amount::decimals_of(sum.coarsest, unit) == decimals {
        let units = value.decimal().checked_div(unit.factor());
        return number::number(number::rounded(units.unwrap_or_default(), decimals), lang);
    }
    amount::euros(value, unit, decimals, lang)
}

/// A sum without its unit: `237,7`, `≥ 47,1`, `n.c.`.
pub(super) fn sum_text(sum: &Sum, unit: Unit, lang: Lang) -> String {
    match sum.known {
        None => sentence::state_short(StateKind::NotPublished, lang).to_owned(),
        Some(value) if sum.is_minimum() => prefixed(Sign::AtLeast, &digits(value, sum, unit, lang)),
        Some(value) => digits(value, sum, unit, lang),
    }
}

/// A sum with its unit: `237,7 M€`, `≥ 47,1 M€`, `n.c.`.
pub(super) fn sum_named(sum: &Sum, unit: Unit, lang: Lang) -> String {
    let Some(value) = sum.known else {
        return sum_text(sum, unit, lang);
    };
    let decimals = amount::decimals_of(sum.finest, unit);
    let named = match lang.tongue() {
        _ if lang.hides_amounts() => digits(value, sum, unit, lang),
        // The number may keep zeros that rounding would drop.
        Tongue::Fr => format!(
            "{}{}{}",
            digits(value, sum, unit, lang),
            number::NO_BREAK,
            amount::unit_symbol(unit, lang)
        ),
        Tongue::En => amount::euros_named(value, unit, decimals, lang),
    };
    if sum.is_minimum() {
        prefixed(Sign::AtLeast, &named)
    } else {
        named
    }
}

/// A cell without its unit: `96,2`, `est. 8,0`, `≈ 524`, `0, décision`, `attente`, `n.c.`.
pub(super) fn cell_text(contract: &Contract, cell: &Cell, unit: Unit, lang: Lang) -> String {
    let short = |kind| sentence::state_short(kind, lang);
    if cell.sum.known.is_none() || cell.state == StateKind::NotApplicable {
        return short(cell.state).to_owned();
    }
    if cell.state == StateKind::Nil {
        return format!("0, {}", short(StateKind::Nil));
    }
    let number = match sole_figure(contract, cell).and_then(State::statement) {
        Some(statement) => prefixed(
            amount::sign_of(statement.bound),
            &amount::in_unit(statement.amount, unit, lang),
        ),
        None => sum_text(&cell.sum, unit, lang),
    };
    match cell.state {
        StateKind::Estimated => format!("{} {number}", short(StateKind::Estimated)),
        _ => number,
    }
}

fn sole_figure<'a>(contract: &'a Contract, cell: &Cell) -> Option<&'a State> {
    match cell.figures.as_slice() {
        [one] => contract.commitment(*one).map(|c| &c.amount),
        _ => None,
    }
}

/// The shade of a partner's own amount.
pub(super) fn shade_of(state: StateKind) -> Shade {
    match state {
        StateKind::Derived => Shade::Derived,
        StateKind::Estimated => Shade::Estimated,
        _ => Shade::Solid,
    }
}

/// What a part is of a whole, with the sign that the unknown parts of both ask for. `None` when
/// there is no whole, or when the part is all that is known of it.
pub(super) fn share_text(part: &Sum, whole: &Sum, lang: Lang) -> Option<(Sign, String)> {
    let (known, base) = (part.known?, whole.known?);
    if whole.is_minimum() && known == base {
        return None;
    }
    let sign = match (part.is_minimum(), whole.is_minimum()) {
        (false, false) => Sign::Exact,
        (false, true) => Sign::AtMost,
        (true, false) => Sign::AtLeast,
        (true, true) => Sign::About,
    };
    let share = share::of_ratio(known.ratio(base)?, 1, lang);
    Some((sign, signed_share(sign, share)))
}

/// A sign before a share; `< 0,1 %` needs no other.
pub(super) fn signed_share(sign: Sign, share: String) -> String {
    if share.starts_with('<') {
        share
    } else {
        prefixed(sign, &share)
    }
}

/// The titles of cited sources, each once; the words for none.
pub(super) fn source_titles(contract: &Contract, cited: &[Citation], lang: Lang) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for citation in cited {
        if let Some(source) = contract.source(&citation.source)
            && !titles.contains(&source.title.as_str())
        {
            titles.push(&source.title);
        }
    }
    if titles.is_empty() {
        text(lang, Key::InspectorNoSource).to_owned()
    } else {
        titles.join(" ; ")
    }
}

/// The sources of some commitments, in their order.
pub(super) fn cited_by(contract: &Contract, figures: &[FigureKey]) -> Vec<Citation> {
    figures
        .iter()
        .filter_map(|key| contract.commitment(*key))
        .flat_map(|c| c.sources.iter().cloned())
        .collect()
}
