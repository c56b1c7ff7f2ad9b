//! The bottom margin: each partner's total, the total of all, and what announced groups leave
//! to members of whom no amount is known.

use super::amounts::{self, length};
use super::build::in_a_sentence;
use super::{Bar, Cell, Figure};
use crate::chart::{FindingId, Measure, Scene, Subject};
use crate::check::{FindingSubject, Severity};
use crate::contract::{Announced, Decimal, State, StateKind, Subject as About, Value};
use crate::summary::{GroupTotals, Origin, PartnerTotals};
use crate::wording::amount::{self, Sign};
use crate::wording::{Key, count, fill, number, sentence, text};

/// The row of totals.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Foot {
    /// “Total du signataire”.
    pub title: String,
    /// “publié, hors volet mobilités”.
    pub note: String,
    /// “barres : 0 à 995 M€”.
    pub scale: Option<String>,
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// All partners together.
    pub all: Grand,
}

/// The total of all partners.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grand {
    /// The sum of the parts.
    pub value: String,
    /// What is announced for the contract, or how much is not known.
    pub note: Option<String>,
    /// The gravest finding about it.
    pub alert: Option<(Severity, FindingId)>,
}

/// What is left of a group's announced total.
#[derive(Debug, Clone, PartialEq)]
pub struct Remainder {
    /// The group.
    pub subject: Subject,
    /// “≈ 378 M€ entre 5 signataires”.
    pub text: String,
    /// “= 768 − 195,4 − 194,6”.
    pub formula: String,
    /// “768 ou 770 publiés”.
    pub conflict: Option<String>,
    /// Its first column, under which it stands.
    pub column: usize,
}

pub(super) fn foot(scene: &Scene<'_>) -> Foot {
    let lang = scene.look.lang;
    let totals = &scene.summary.totals.partners;
    let top = totals
        .iter()
        .filter_map(|t| t.best().known)
        .max()
        .map(|e| e.decimal())
        .filter(|d| *d > Decimal::ZERO);
    let announced = totals.iter().any(|t| t.announced.is_some());
    let perimeter = scene.perimeter().map_or("", |p| p.label());
    let perimeter = in_a_sentence(perimeter);
    let largest = totals
        .iter()
        .max_by_key(|t| t.best().known)
        .map(PartnerTotals::best);
    let unit = scene.look.measure.unit();
    let max = largest.and_then(|sum| {
        let decimals = amount::decimals_of(sum.finest, unit);
        Some(amount::euros_named(sum.known?, unit, decimals, lang))
    });
    Foot {
        title: text(lang, Key::MatrixPartnerTotal).to_owned(),
        note: if scene.look.measure == Measure::ShareOfPartner {
            let unit = amount::unit_symbol(unit, lang);
            fill(lang, Key::MatrixPartnerTotalBase, &[("unit", unit)])
        } else if announced {
            fill(
                lang,
                Key::MatrixPartnerTotalNote,
                &[("perimeter", &perimeter)],
            )
        } else {
            perimeter
        },
        scale: top
            .and(max)
            .map(|max| fill(lang, Key::MatrixBars, &[("max", &max)])),
        cells: totals.iter().map(|t| total_cell(scene, t, top)).collect(),
        all: grand(scene),
    }
}

fn total_cell(scene: &Scene<'_>, totals: &PartnerTotals, top: Option<Decimal>) -> Cell {
    let lang = scene.look.lang;
    let sum = totals.best();
    let subject = About::Partner(totals.partner.clone());
    let stated = announced(scene, &subject).and_then(Announced::state);
    let state = match (stated, sum.known) {
        (Some(state), Some(_)) => state.kind(),
        (_, Some(_)) => StateKind::Published,
        (_, None) => lines_state(scene, totals),
    };
    let figure = sum.known.and_then(|_| total_text(scene, totals, stated));
    let spoken = match (stated, &figure) {
        (Some(state), Some(_)) => sentence::state_spoken(state, lang),
        (_, Some(text)) => text.clone(),
        _ => sentence::state_name(state, lang).to_owned(),
    };
    let financer_without_money = sum.known.is_none()
        && scene
            .summary
            .matrix
            .column(&totals.partner)
            .is_some_and(|c| c >= scene.summary.matrix.signatories);
    Cell {
        subject: Subject::Partner(totals.partner.clone()),
        state,
        origin: if financer_without_money {
            Origin::Nothing
        } else {
            Origin::Own
        },
        figure: figure.map(|text| Figure {
            text,
            hidden: String::new(),
        }),
        bar: sum.known.zip(top).map(|(known, top)| Bar {
            value: length(known.decimal(), top),
            range: None,
        }),
        changed: None,
        spoken,
    }
}

/// The state of a total that is not known: pending when every line of the partner is.
fn lines_state(scene: &Scene<'_>, totals: &PartnerTotals) -> StateKind {
    let matrix = &scene.summary.matrix;
    let column = matrix.column(&totals.partner);
    let mut states = matrix
        .axes()
        .filter_map(|row| row.cells.get(column?))
        .map(|c| c.state)
        .peekable();
    let some = states.peek().is_some();
    let states: Vec<StateKind> = states.collect();
    let all = |kind: StateKind| some && states.iter().all(|s| *s == kind);
    [StateKind::Pending, StateKind::NotApplicable, StateKind::Nil]
        .into_iter()
        .find(|kind| all(*kind))
        .unwrap_or(StateKind::NotPublished)
}

fn total_text(scene: &Scene<'_>, totals: &PartnerTotals, stated: Option<&State>) -> Option<String> {
    let lang = scene.look.lang;
    let sum = totals.best();
    let unit = scene.look.measure.unit();
    match scene.look.measure {
        // The whole that the shares above are of is written in money.
        Measure::Money(_) | Measure::ShareOfPartner => match stated.and_then(State::statement) {
            Some(statement) => Some(amounts::stated(statement, unit, lang)),
            None => amounts::signed_money(&sum, unit, lang),
        },
        Measure::ShareOfAxis => {
            let base = amounts::base_of_sum(&scene.summary.totals.parts)?;
            amounts::percent(sum.known?, amounts::sign_of(&sum), base, lang)
        }
    }
}

/// The figure announced for a subject in the perimeter shown.
pub(super) fn announced<'a>(scene: &Scene<'a>, subject: &About) -> Option<&'a Announced> {
    scene.contract.announced.iter().find(|a| {
        a.subject == *subject
            && a.is_in(&scene.summary.perimeter)
            && matches!(&a.value, Value::Amount(state) if state.value().is_some())
    })
}

fn grand(scene: &Scene<'_>) -> Grand {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let parts = &scene.summary.totals.parts;
    let unknown = sentence::state_short(StateKind::NotPublished, lang);
    let envelope = announced(scene, &About::Contract)
        .and_then(Announced::state)
        .and_then(State::statement);
    let note = match envelope {
        Some(statement) => {
            let mut amount = amounts::stated(statement, unit, lang);
            let half = statement.amount.tolerance().decimal();
            if let Some(half) = half.checked_div(unit.factor()).filter(|h| !h.is_zero()) {
                let half = number::number(half.normalize(), lang);
                amount.push_str(&format!(" ±\u{a0}{half}"));
            }
            Some(fill(lang, Key::MatrixAnnounced, &[("amount", &amount)]))
        }
        None if parts.unknown > 0 => Some(count(
            lang,
            Key::UnknownsOne,
            Key::UnknownsOther,
            parts.unknown,
            &[],
        )),
        None => None,
    };
    let alert = scene
        .findings
        .iter()
        .filter(|f| f.subject == FindingSubject::Contract && f.severity != Severity::Info)
        .find(|f| {
            f.perimeter
                .as_ref()
                .is_none_or(|p| *p == scene.summary.perimeter)
        })
        .map(|f| (f.severity, FindingId::of(f)));
    Grand {
        value: amounts::signed_money(parts, unit, lang).unwrap_or_else(|| unknown.to_owned()),
        note,
        alert,
    }
}

pub(super) fn remainders(scene: &Scene<'_>) -> Vec<Remainder> {
    let groups = &scene.summary.totals.groups;
    groups.iter().filter_map(|g| remainder(scene, g)).collect()
}

fn remainder(scene: &Scene<'_>, totals: &GroupTotals) -> Option<Remainder> {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let rest = totals.remainder.filter(|r| !r.is_zero())?;
    let whole = totals.announced?;
    if totals.without_amount.is_empty() {
        return None;
    }
    let group = scene.contract.group(&totals.group)?;
    let decimals = amount::decimals_of(totals.members.finest, unit);
    let amount = amount::prefixed(
        Sign::About,
        &amount::euros_named(rest, unit, decimals, lang),
    );
    let text = count(
        lang,
        Key::MatrixRemainderOne,
        Key::MatrixRemainderOther,
        totals.without_amount.len(),
        &[("amount", &amount)],
    );
    let mut formula = format!("=\u{a0}{}", amounts::money(&whole, unit, lang)?);
    for member in &group.members {
        let best = scene
            .summary
            .totals
            .partner(member)
            .map(PartnerTotals::best);
        if let Some(known) = best.and_then(|sum| amounts::money(&sum, unit, lang)) {
            formula.push_str(&format!(" {}\u{a0}{known}", number::MINUS));
        }
    }
    let stated = announced(scene, &About::Group(totals.group.clone()));
    let columns = group
        .members
        .iter()
        .filter_map(|m| scene.summary.matrix.column(m));
    Some(Remainder {
        subject: Subject::Group(totals.group.clone()),
        text,
        formula,
        conflict: stated
            .and_then(Announced::state)
            .and_then(|state| conflict(scene, state)),
        column: columns.min().unwrap_or(0),
    })
}

/// “768 ou 770 publiés”.
fn conflict(scene: &Scene<'_>, state: &State) -> Option<String> {
    let State::Conflict {
        preferred,
        alternatives,
    } = state
    else {
        return None;
    };
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let other = alternatives.first()?;
    let values = [
        (
            "preferred",
            amounts::stated(preferred.statement, unit, lang),
        ),
        ("alternative", amounts::stated(other.statement, unit, lang)),
    ];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    Some(fill(lang, Key::MatrixConflictPublished, &values))
}
