//! What an amount being typed would change: the cell, its axis, its partner. Computed on a copy,
//! by the same edit that Enter would make.

use super::{amounts, changes};
use crate::chart::{FindingId, Scene, Subject};
use crate::check::{Finding, findings};
use crate::contract::{Contract, LineId, PartnerId, State};
use crate::edit::{Entry, apply, keep_total, set_cell};
use crate::summary::{Sum, Summary};
use crate::wording::{self, Key, amount, fill, names, number, sentence};

/// One total before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectLine {
    /// Whose total: the axis, or the partner.
    pub subject: Subject,
    /// Which total.
    pub name: String,
    /// The new value.
    pub after: String,
    /// Old and new value: “748,9 → 750,9”.
    pub change: String,
    /// The difference with its sign, and whether the total grows.
    pub difference: Option<(String, bool)>,
}

/// What an entry would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The cell: “Brumont, axe 2”.
    pub cell: String,
    /// Its value now: “52,3”.
    pub before: String,
    /// Its value then: “54,3 M€”.
    pub after: String,
    /// The cell that gives or takes the difference, then the totals that move.
    pub totals: Vec<EffectLine>,
    /// Points to examine that come or go with it.
    pub checks: Vec<CheckChange>,
}

/// A point to examine that an amount brings or settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckChange {
    /// It was not there before.
    New(String),
    /// It is not there any more.
    Gone(String),
}

impl Effect {
    /// The effect of an entry in a cell; `None` when it is refused.
    pub fn of(
        scene: &Scene<'_>,
        line: &LineId,
        partner: &PartnerId,
        entry: Entry,
        keep: Option<&LineId>,
    ) -> Option<Effect> {
        let entry = match entry {
            Entry::Zero(amount) => Entry::Amount(amount),
            entry => entry,
        };
        let perimeter = &scene.summary.perimeter;
        let mut contract = scene.contract.clone();
        let edit = match (keep, entry) {
            (Some(from), Entry::Amount(amount)) => {
                keep_total(&contract, line, partner, perimeter, amount, from)
            }
            _ => set_cell(&contract, line, partner, perimeter, entry),
        };
        let edit = edit.ok()?;
        apply(&mut contract, edit).ok()?;
        let after = Summary::of(&contract, perimeter);
        let then = Scene {
            contract: &contract,
            summary: &after,
            ..*scene
        };
        Some(Effect {
            cell: names::cell(scene.contract, line, partner, scene.look.lang),
            before: value(scene, line, partner, false),
            after: value(&then, line, partner, true),
            totals: totals(scene, &then, (line, keep), partner),
            checks: checks(scene, &contract),
        })
    }
}

/// What the rules find in the changed contract and did not find before, and the other way round.
fn checks(scene: &Scene<'_>, changed: &Contract) -> Vec<CheckChange> {
    let look = scene.look;
    let after = findings(changed, look.today);
    let is_in = |found: &Finding, list: &[Finding]| {
        let id = FindingId::of(found);
        list.iter().any(|other| id.is(other))
    };
    let title = |found: &Finding| wording::finding::title(found, changed, look.lang);
    let new = after.iter().filter(|f| !is_in(f, scene.findings));
    let gone = scene.findings.iter().filter(|f| !is_in(f, &after));
    let new = new.map(|f| CheckChange::New(title(f)));
    new.chain(gone.map(|f| CheckChange::Gone(title(f))))
        .collect()
}

/// What a cell holds in a few characters, with the unit behind the new value only.
fn value(scene: &Scene<'_>, line: &LineId, partner: &PartnerId, named: bool) -> String {
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let cell = scene.summary.matrix.cell(line, partner);
    let only = cell.and_then(|cell| super::marks::only_state(scene, cell));
    let statement = only.and_then(State::statement);
    if let (Some(statement), false) = (statement, named) {
        return amounts::stated(statement, unit, lang);
    }
    match (only, cell) {
        (None, Some(cell)) => amounts::signed_money(&cell.sum, unit, lang)
            .unwrap_or_else(|| changes::state(scene, None)),
        (only, _) => changes::state(scene, only),
    }
}

fn totals(
    now: &Scene<'_>,
    then: &Scene<'_>,
    (line, keep): (&LineId, Option<&LineId>),
    partner: &PartnerId,
) -> Vec<EffectLine> {
    let lang = now.look.lang;
    let mut lines = Vec::new();
    if let Some(from) = keep {
        let sum = |scene: &Scene<'_>| scene.summary.matrix.cell(from, partner).map(|c| c.sum);
        let subject = Subject::Cell(from.clone(), partner.clone());
        let name = names::cell(now.contract, from, partner, lang);
        lines.extend(moved(now, (subject, name), sum(now), sum(then)));
    }
    if let Some(axis) = now.contract.axis_of(line) {
        let total = |scene: &Scene<'_>| scene.summary.matrix.row(&axis.id).map(|r| r.total);
        let number = axis.number().unwrap_or_default();
        let name = fill(lang, Key::EditTotalOfAxis, &[("number", number)]);
        lines.extend(moved(
            now,
            (Subject::Line(axis.id.clone()), name),
            total(now),
            total(then),
        ));
    }
    if let Some(partner) = now.contract.partner(partner) {
        let total = |scene: &Scene<'_>| {
            let totals = scene.summary.totals.partner(&partner.id);
            totals.map(|t| t.lines)
        };
        let of = sentence::of_partner(partner, lang);
        let name = fill(lang, Key::EditTotalOfPartner, &[("of_partner", &of)]);
        lines.extend(moved(
            now,
            (Subject::Partner(partner.id.clone()), name),
            total(now),
            total(then),
        ));
    }
    lines
}

fn moved(
    scene: &Scene<'_>,
    (subject, name): (Subject, String),
    before: Option<Sum>,
    after: Option<Sum>,
) -> Option<EffectLine> {
    let (before, after) = (before?, after?);
    let lang = scene.look.lang;
    let unit = scene.look.measure.unit();
    let text = |sum: &Sum| {
        amounts::signed_money(sum, unit, lang).unwrap_or_else(|| changes::state(scene, None))
    };
    let gap = before.known.zip(after.known).map(|(b, a)| a.minus(b));
    let finest = [before.finest, after.finest].into_iter().flatten().min();
    let decimals = amount::decimals_of(finest, unit);
    let difference = gap.filter(|g| !g.is_zero()).map(|gap| {
        let units = gap.decimal().checked_div(unit.factor()).unwrap_or_default();
        let text = number::signed(number::rounded(units, decimals), lang);
        (text, !gap.is_negative())
    });
    let values = [("before", text(&before)), ("after", text(&after))];
    let values = values.each_ref().map(|(k, v)| (*k, v.as_str()));
    Some(EffectLine {
        subject,
        name,
        after: text(&after),
        change: fill(lang, Key::EditChange, &values),
        difference,
    })
}
