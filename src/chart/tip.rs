//! What a tooltip and a screen reader say of a mark: amount, status, precision, scope, source.
//! Must not know where the mark is drawn.

use super::Scene;
use crate::contract::{Citation, Decimal, Euros, State, Unit};
use crate::summary::Sum;
use crate::wording::amount::{self, Sign, prefixed, sign_of};
use crate::wording::{Key, Lang, fill, sentence, text};
use rust_decimal::prelude::ToPrimitive as _;

/// What is said of one mark.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tip {
    /// What the mark stands for.
    pub head: String,
    /// What is known of it, a line for each thing.
    pub lines: Vec<String>,
    /// The same aloud, in one sentence.
    pub spoken: String,
}

impl Tip {
    /// A tip whose spoken form is its lines one after another.
    pub fn new(head: impl Into<String>, lines: Vec<String>) -> Self {
        let head = head.into();
        let lines: Vec<String> = lines.into_iter().filter(|l| !l.is_empty()).collect();
        let spoken = std::iter::once(head.as_str())
            .chain(lines.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join(", ");
        Self {
            head,
            lines,
            spoken,
        }
    }

    /// The same tip said aloud in these words.
    #[must_use]
    pub fn spoken(mut self, spoken: String) -> Self {
        self.spoken = spoken;
        self
    }
}

/// A sum with its unit and, where something is not known, “≥”. `None` when nothing is known.
pub(super) fn sum_named(sum: &Sum, unit: Unit, lang: Lang) -> Option<String> {
    let known = sum.known?;
    let decimals = amount::decimals_of(sum.finest, unit);
    let digits = amount::euros_named(known, unit, decimals, lang);
    Some(prefixed(sign_of_sum(sum), &digits))
}

/// The same without its unit, for columns.
pub(super) fn sum_bare(sum: &Sum, unit: Unit, lang: Lang) -> Option<String> {
    let known = sum.known?;
    let decimals = amount::decimals_of(sum.finest, unit);
    let digits = amount::euros(known, unit, decimals, lang);
    Some(prefixed(sign_of_sum(sum), &digits))
}

fn sign_of_sum(sum: &Sum) -> Sign {
    if sum.unknown > 0 {
        Sign::AtLeast
    } else {
        Sign::Exact
    }
}

/// A state's amount in a unit, published digits kept: `142,8 M€`, `> 2 700 M€`.
pub(super) fn state_named(state: &State, unit: Unit, lang: Lang) -> Option<String> {
    let statement = state.statement()?;
    let digits = amount::in_unit_named(statement.amount, unit, lang);
    Some(prefixed(sign_of(statement.bound), &digits))
}

/// The same without its unit, for columns.
pub(super) fn state_bare(state: &State, unit: Unit, lang: Lang) -> Option<String> {
    let statement = state.statement()?;
    let digits = amount::in_unit(statement.amount, unit, lang);
    Some(prefixed(sign_of(statement.bound), &digits))
}

/// Status and precision in one line: `publié · ± 0,05 M€`.
pub(super) fn status_line(state: &State, lang: Lang) -> String {
    let status = sentence::state_name(state.kind(), lang);
    match state.statement() {
        Some(statement) => {
            let margin = statement.amount.tolerance();
            let precision = amount::tolerance(margin, statement.amount.unit(), lang);
            fill(
                lang,
                Key::TooltipStatus,
                &[("status", status), ("precision", &precision)],
            )
        }
        None => status.to_owned(),
    }
}

/// Why a state has no amount: its reason, or what its alternatives say.
pub(super) fn reason_line(state: &State, lang: Lang) -> String {
    match state {
        State::Nil { reason } | State::Pending { reason, .. } => sentence::quoted(reason, lang),
        State::Derived { formula, .. } => formula.clone(),
        State::Conflict { .. } => conflict_text(state, lang).unwrap_or_default(),
        _ => String::new(),
    }
}

/// Both values of a conflict: `768 M€ ou 770 M€`.
pub(super) fn conflict_text(state: &State, lang: Lang) -> Option<String> {
    let State::Conflict {
        preferred,
        alternatives,
    } = state
    else {
        return None;
    };
    let said = |claim: &crate::contract::Claim| amount::statement_short(claim.statement, lang);
    let others: Vec<String> = alternatives.iter().map(said).collect();
    let others = others.join(", ");
    Some(fill(
        lang,
        Key::PreferredOr,
        &[("preferred", &said(preferred)), ("alternative", &others)],
    ))
}

/// Who says so: `source : La Gazette France`.
pub(super) fn source_line(scene: &Scene<'_>, citations: &[Citation]) -> String {
    let lang = scene.look.lang;
    let mut names: Vec<&str> = Vec::new();
    for source in citations
        .iter()
        .filter_map(|c| scene.contract.source(&c.source))
    {
        let name = source.publisher.as_deref().unwrap_or(&source.title);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return text(lang, Key::TooltipNoSource).to_owned();
    }
    fill(lang, Key::TooltipSource, &[("source", &names.join(", "))])
}

/// A text as it reads within a sentence: “Hors volet mobilités” becomes “hors volet mobilités”,
/// an acronym stays.
pub(super) fn inside(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// The name of the perimeter shown, as it reads within a line.
pub(super) fn perimeter_name(scene: &Scene<'_>) -> String {
    scene.perimeter().map_or(String::new(), |p| inside(&p.name))
}

/// The short name of the perimeter shown, as it reads within a line.
pub(super) fn perimeter_short(scene: &Scene<'_>) -> String {
    scene
        .perimeter()
        .map_or(String::new(), |p| inside(p.label()))
}

/// How long `value` is beside `whole`, from 0 to 1, to draw with. Labels are made from the exact
/// value, never from this.
pub(super) fn length(value: Euros, whole: Euros) -> f64 {
    ratio_length(value.ratio(whole).unwrap_or_default())
}

/// A ratio as a length from 0 to 1.
pub(super) fn ratio_length(ratio: Decimal) -> f64 {
    ratio.to_f64().unwrap_or(0.0).clamp(0.0, 1.0)
}
