//! What counting another claim of a conflict would change, computed and shown before it is done.

use crate::chart::Scene;
use crate::contract::{Contract, Euros, FigureKey, Touched};
use crate::edit::{Settlement, Target, apply, resolve_conflict};
use crate::summary::{Sum, Summary};
use crate::wording::amount::{self, decimals_of, difference_bare, euros, euros_named};
use crate::wording::{self, Key, Lang, Tongue, sentence};
use std::borrow::Cow;

/// One total that a choice changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceEffect {
    /// `Avec 770, reste à ventiler`.
    pub text: String,
    /// `378 → 380 M€`.
    pub change: String,
    /// `+2`.
    pub gap: String,
    /// True when the total grows.
    pub is_up: bool,
}

/// The totals that would change if this claim of a conflict were the one that counts.
pub fn effects(scene: &Scene<'_>, key: FigureKey, choice: usize) -> Vec<ChoiceEffect> {
    changed(scene, key, choice).unwrap_or_default()
}

fn changed(scene: &Scene<'_>, key: FigureKey, choice: usize) -> Option<Vec<ChoiceEffect>> {
    let contract = scene.contract;
    let held = contract.commitment(key);
    let (target, perimeter, state) = match (held, contract.announced_figure(key)) {
        (Some(c), _) => (Target::Commitment(key), &c.perimeter, Some(&c.amount)),
        (None, Some(a)) => (Target::Announced(key), &a.perimeter, a.state()),
        (None, None) => return None,
    };
    let crate::contract::State::Conflict {
        preferred,
        alternatives,
    } = state?
    else {
        return None;
    };
    let claim = std::iter::once(preferred).chain(alternatives).nth(choice)?;
    let lang = scene.look.lang;
    let said = claim.statement.amount;
    let said = amount::in_unit(said, said.unit(), lang);
    let perimeter = perimeter.as_ref().unwrap_or(&scene.summary.perimeter);
    let edit = resolve_conflict(contract, &target, Settlement::Prefer(choice)).ok()?;
    let whole: Cow<'_, Summary> = if *perimeter == scene.summary.perimeter {
        Cow::Borrowed(scene.summary)
    } else {
        Cow::Owned(Summary::of(contract, perimeter))
    };
    let line = held.map(|c| &c.line);
    let (mut other, mut summary) = whole.around(contract, line);
    apply(&mut other, edit).ok()?;
    let touched = Touched {
        lines: line.cloned().into_iter().collect(),
        figures: [key].into(),
        ..Touched::default()
    };
    let before = totals(contract, &summary, lang);
    summary.update(&other, &touched);
    let after = totals(&other, &summary, lang);
    let unit = scene.look.measure.unit();
    let one = |((name, old), (_, new)): (&(String, Sum), &(String, Sum))| {
        let (a, b) = (old.known?, new.known?);
        if a == b {
            return None;
        }
        let decimals = decimals_of(old.coarsest.min(new.coarsest), unit);
        let values = [("value", said.as_str()), ("total", name.as_str())];
        let first = match lang.tongue() {
            Tongue::Fr => euros(a, unit, decimals, lang),
            Tongue::En => euros_named(a, unit, decimals, lang),
        };
        let last = euros_named(b, unit, decimals, lang);
        let change = [("before", first.as_str()), ("after", last.as_str())];
        let gap: Euros = b.minus(a);
        Some(ChoiceEffect {
            text: wording::fill(lang, Key::FindingsWithValue, &values),
            change: wording::fill(lang, Key::EditChange, &change),
            gap: difference_bare(gap, unit, decimals, lang),
            is_up: !gap.is_negative(),
        })
    };
    Some(before.iter().zip(&after).filter_map(one).collect())
}

/// Every total of a contract that a figure can move, named as within a sentence. The same list
/// for two states of one contract that differ in an amount only.
fn totals(contract: &Contract, summary: &Summary, lang: Lang) -> Vec<(String, Sum)> {
    let mut all = Vec::new();
    let text = |key| lower(wording::text(lang, key));
    for group in &summary.totals.groups {
        let mut rest = group.announced.unwrap_or_default();
        rest.known = group.remainder;
        all.push((text(Key::MatrixRemainder), rest));
    }
    for partner in &summary.totals.partners {
        let who = contract.partner(&partner.partner);
        let of = who.map_or_else(String::new, |p| sentence::of_partner(p, lang));
        let name = wording::fill(lang, Key::EditTotalOfPartner, &[("of_partner", &of)]);
        all.push((lower(&name), partner.best()));
    }
    for row in summary.matrix.axes() {
        let line = contract.line(&row.line);
        let number = line.and_then(|l| l.number()).unwrap_or_default();
        let name = wording::fill(lang, Key::EditTotalOfAxis, &[("number", number)]);
        all.push((lower(&name), row.total));
    }
    all.push((text(Key::FigureParts), summary.totals.parts));
    all
}

/// The first letter as within a sentence.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}
