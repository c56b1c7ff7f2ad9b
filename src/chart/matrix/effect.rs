//! What an amount being typed would change: the cell, its axis, its partner, by the same edit that
//! Enter would make, made for a moment.

use super::{amounts, changes};
use crate::chart::{FindingId, Scene, Subject};
use crate::check::{Exchanged, Finding, findings};
use crate::contract::{Contract, LineId, PartnerId, PerimeterId, State};
use crate::edit::{Edit, Entry, apply, keep_total, set_cell};
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

/// A cell, what is typed in it, and the line whose cell gives or takes the difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The line.
    pub line: LineId,
    /// The partner.
    pub partner: PartnerId,
    /// What is typed.
    pub entry: Entry,
    /// The line that keeps the partner's total.
    pub keep: Option<LineId>,
}

impl Question {
    /// The edit that Enter would make; `None` when it would be refused.
    pub fn edit(&self, contract: &Contract, perimeter: &PerimeterId) -> Option<Edit> {
        let (line, partner) = (&self.line, &self.partner);
        let entry = match self.entry {
            Entry::Zero(amount) => Entry::Amount(amount),
            entry => entry,
        };
        let edit = match (&self.keep, entry) {
            (Some(from), Entry::Amount(amount)) => {
                keep_total(contract, line, partner, perimeter, amount, from)
            }
            _ => set_cell(contract, line, partner, perimeter, entry),
        };
        edit.ok()
    }
}

/// What an edit is held against: figures as they are.
#[derive(Debug, Clone)]
pub struct Before {
    cell: String,
    value: String,
    sums: Sums,
}

/// The sums that an edit of a cell moves.
#[derive(Debug, Clone, Copy)]
struct Sums {
    keep: Option<Sum>,
    axis: Option<Sum>,
    partner: Option<Sum>,
}

impl Sums {
    fn of(scene: &Scene<'_>, asked: &Question) -> Self {
        let (matrix, totals) = (&scene.summary.matrix, &scene.summary.totals);
        let keep = asked.keep.as_ref();
        let axis = scene.contract.axis_of(&asked.line);
        Self {
            keep: keep.and_then(|from| matrix.cell(from, &asked.partner).map(|c| c.sum)),
            axis: axis.and_then(|axis| matrix.row(&axis.id).map(|r| r.total)),
            partner: totals.partner(&asked.partner).map(|t| t.lines),
        }
    }
}

impl Before {
    /// What is there before an answer is looked for.
    pub fn of(scene: &Scene<'_>, asked: &Question) -> Self {
        let (line, partner) = (&asked.line, &asked.partner);
        Self {
            cell: names::cell(scene.contract, line, partner, scene.look.lang),
            value: value(scene, line, partner, false),
            sums: Sums::of(scene, asked),
        }
    }
}

impl Effect {
    /// The effect of an entry in a cell; `None` when it is refused. Works on a copy of the contract, of which
    /// everything is derived anew.
    pub fn of(scene: &Scene<'_>, asked: &Question) -> Option<Effect> {
        let before = Before::of(scene, asked);
        let perimeter = &scene.summary.perimeter;
        let mut contract = scene.contract.clone();
        let edit = asked.edit(&contract, perimeter)?;
        apply(&mut contract, edit).ok()?;
        let after = Summary::of(&contract, perimeter);
        let then = Scene {
            contract: &contract,
            summary: &after,
            ..*scene
        };
        let exchanged = Exchanged {
            then: scene.findings.to_vec(),
            now: findings(&contract, scene.look.today),
        };
        Some(Self::after(before, &then, asked, &exchanged))
    }

    /// What has changed once the edit is made.
    pub fn after(
        before: Before,
        then: &Scene<'_>,
        asked: &Question,
        exchanged: &Exchanged,
    ) -> Effect {
        Effect {
            after: value(then, &asked.line, &asked.partner, true),
            totals: totals(&before.sums, then, asked),
            checks: checks(then, exchanged),
            cell: before.cell,
            before: before.value,
        }
    }
}

/// What the rules find and did not find before, and the other way round.
fn checks(then: &Scene<'_>, exchanged: &Exchanged) -> Vec<CheckChange> {
    let is_in = |found: &Finding, list: &[Finding]| {
        let id = FindingId::of(found);
        list.iter().any(|other| id.is(other))
    };
    let title = |found: &Finding| wording::finding::title(found, then.contract, then.look.lang);
    let Exchanged { then: old, now } = exchanged;
    let new = now.iter().filter(|f| !is_in(f, old));
    let gone = old.iter().filter(|f| !is_in(f, now));
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

fn totals(before: &Sums, then: &Scene<'_>, asked: &Question) -> Vec<EffectLine> {
    let (contract, lang) = (then.contract, then.look.lang);
    let partner = &asked.partner;
    let after = Sums::of(then, asked);
    let mut lines = Vec::new();
    if let Some(from) = &asked.keep {
        let subject = Subject::Cell(from.clone(), partner.clone());
        let name = names::cell(contract, from, partner, lang);
        lines.extend(moved(then, (subject, name), before.keep, after.keep));
    }
    if let Some(axis) = contract.axis_of(&asked.line) {
        let number = axis.number().unwrap_or_default();
        let name = fill(lang, Key::EditTotalOfAxis, &[("number", number)]);
        let subject = Subject::Line(axis.id.clone());
        lines.extend(moved(then, (subject, name), before.axis, after.axis));
    }
    if let Some(partner) = contract.partner(partner) {
        let of = sentence::of_partner(partner, lang);
        let name = fill(lang, Key::EditTotalOfPartner, &[("of_partner", &of)]);
        let subject = Subject::Partner(partner.id.clone());
        lines.extend(moved(then, (subject, name), before.partner, after.partner));
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
