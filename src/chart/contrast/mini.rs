//! The matrix in miniature before and after, axes in rows and signatories in columns, the cells
//! that say something else outlined. Both have the same rows and columns, so that the eye can
//! go from one to the other.

use super::End;
use super::both::Both;
use crate::chart::{Ink, MiniCell};
use crate::compare::{Glimpse, Section, Shift};
use crate::contract::{Contract, LineId, Partner, PartnerId, Role, StateKind};
use crate::wording::{Key, count, fill, number::tally, text};
use std::collections::BTreeSet;

/// Rows drawn at most.
const ROWS: usize = 12;
/// Columns drawn at most.
const COLUMNS: usize = 24;

/// One cell; nothing where the contract has no such row or column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContrastCell {
    /// What is known of it.
    pub cell: Option<MiniCell>,
    /// True when it says something else on the other side.
    pub is_changed: bool,
}

/// Both matrices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miniatures {
    /// How many rows they have.
    pub rows: usize,
    /// How many columns they have.
    pub columns: usize,
    /// The cells before and after, row by row.
    pub sides: [Vec<Vec<ContrastCell>>; 2],
    /// “v1 · 4 montants connus”.
    pub labels: [String; 2],
    /// “9 cellules sur 54”.
    pub count: String,
    /// What of them changed.
    pub detail: String,
    /// Both, in words.
    pub spoken: String,
}

/// The miniatures of a comparison.
pub(super) fn miniatures(both: &Both<'_>) -> Miniatures {
    let lang = both.lang;
    let axes = axes(both);
    let partners = signatories(both);
    let changed = changed(both);
    let open: Vec<&Section> = both
        .contrast
        .sections
        .iter()
        .filter(|s| !s.nested)
        .collect();
    let mut known = [0_usize; 2];
    let mut sides = [Vec::new(), Vec::new()];
    let ends = [End::Before, End::After];
    for ((end, side), known) in ends.into_iter().zip(&mut sides).zip(&mut known) {
        let contract = both.contract(end);
        for axis in &axes {
            let cells = partners.iter().map(|partner| ContrastCell {
                cell: cell(contract, (&open, end), axis, partner),
                is_changed: changed.contains(&(axis, &partner.id)),
            });
            let cells: Vec<ContrastCell> = cells.collect();
            *known += cells
                .iter()
                .filter(|c| c.cell.is_some_and(has_amount))
                .count();
            side.push(cells);
        }
    }
    let of = axes.len().saturating_mul(partners.len());
    let is_shown = |(line, id): &&(&LineId, &PartnerId)| {
        axes.contains(line) && partners.iter().any(|p| p.id == **id)
    };
    let all = changed.iter().filter(is_shown).count();
    let amounts = amounts(both).iter().filter(|pair| is_shown(pair)).count();
    let detail = detail(both, amounts, all.saturating_sub(amounts));
    let values = [("of", tally(of, lang))];
    let [(name, total)] = &values;
    let (one, other) = (Key::ContrastCellsOne, Key::ContrastCellsOther);
    let counted = count(lang, one, other, all, &[(*name, total)]);
    let label = |at: usize| {
        let version = both.named.short.get(at).cloned().unwrap_or_default();
        let n = known.get(at).copied().unwrap_or_default();
        let (one, other) = (Key::ContrastKnownOne, Key::ContrastKnownOther);
        both.clean(count(lang, one, other, n, &[("version", &version)]))
    };
    let labels = [label(0), label(1)];
    let spoken = format!("{}, {}, {counted}, {detail}", labels[0], labels[1]);
    for side in &mut sides {
        side.truncate(ROWS);
        side.iter_mut().for_each(|row| row.truncate(COLUMNS));
    }
    Miniatures {
        rows: axes.len().min(ROWS),
        columns: partners.len().min(COLUMNS),
        sides,
        labels,
        count: counted,
        detail,
        spoken,
    }
}

/// “2 montants changent, 7 cellules ne changent que d’état”.
fn detail(both: &Both<'_>, amounts: usize, states: usize) -> String {
    let lang = both.lang;
    let (one, other) = (Key::ContrastCellsAmountsOne, Key::ContrastCellsAmountsOther);
    let amounts_said = count(lang, one, other, amounts, &[]);
    let (one, other) = (Key::ContrastCellsStatesOne, Key::ContrastCellsStatesOther);
    let states_said = count(lang, one, other, states, &[]);
    match (amounts, states) {
        (0, 0) => text(lang, Key::ContrastCellsNone).to_owned(),
        (_, 0) => amounts_said,
        (0, _) => states_said,
        _ => {
            let values = [("amounts", amounts_said.as_str()), ("states", &states_said)];
            fill(lang, Key::ContrastCellsBoth, &values)
        }
    }
}

fn has_amount(cell: MiniCell) -> bool {
    use StateKind as K;
    matches!(
        cell.state,
        K::Published | K::Derived | K::Estimated | K::Conflict
    )
}

fn axes<'a>(both: &Both<'a>) -> Vec<&'a LineId> {
    let after = &both.contrast.after;
    let gone = both.contrast.before.axes();
    let gone = gone.filter(|axis| after.line(&axis.id).is_none());
    after.axes().chain(gone).map(|axis| &axis.id).collect()
}

fn signatories<'a>(both: &Both<'a>) -> Vec<&'a Partner> {
    let after = &both.contrast.after;
    let gone = both.contrast.before.signatories();
    let gone = gone.filter(|p| {
        after
            .partner(&p.id)
            .is_none_or(|p| p.role != Role::Signatory)
    });
    after.signatories().chain(gone).collect()
}

/// What changed in cells of axes.
fn shifts<'a>(both: &Both<'a>) -> impl Iterator<Item = &'a Shift> {
    let is_axis = |contract: &Contract, id: &LineId| {
        contract.line(id).is_some_and(|line| line.parent.is_none())
    };
    let (before, after) = (&both.contrast.before, &both.contrast.after);
    let open = both.contrast.sections.iter().filter(|s| !s.nested);
    open.flat_map(|section| &section.shifts)
        .filter(move |s| is_axis(after, &s.line) || is_axis(before, &s.line))
}

/// Cells that say something else in any perimeter.
fn changed<'a>(both: &Both<'a>) -> BTreeSet<(&'a LineId, &'a PartnerId)> {
    let shifts = shifts(both);
    shifts.map(|s| (&s.line, &s.partner)).collect()
}

/// Cells of which an amount is another.
fn amounts<'a>(both: &Both<'a>) -> BTreeSet<(&'a LineId, &'a PartnerId)> {
    let moved = shifts(both).filter(|s| s.moves_an_amount());
    moved.map(|s| (&s.line, &s.partner)).collect()
}

/// What is known of a cell in any perimeter: an amount where there is one, else what is recorded,
/// else what the first perimeter says.
fn cell(
    contract: &Contract,
    (sections, end): (&[&Section], End),
    axis: &LineId,
    partner: &Partner,
) -> Option<MiniCell> {
    contract.partner(&partner.id)?;
    let key = (axis.clone(), partner.id.clone());
    let side = |s: &&Section| {
        let [before, after] = &s.axes;
        let cells = if end == End::Before { before } else { after };
        cells.get(&key).copied()
    };
    let rank = |cell: &Glimpse| match (cell.has_amount, cell.is_recorded, cell.state) {
        (true, ..) => 0,
        (_, false, _) => 3,
        (_, _, StateKind::NotApplicable) => 2,
        _ => 1,
    };
    let cell = sections.iter().filter_map(side).min_by_key(rank)?;
    Some(MiniCell {
        state: cell.state,
        ink: Ink::of(partner, &contract.partners),
    })
}
