//! Edits of one cell of the matrix: a partner's amount on a line, in a perimeter.
//! Built against a contract as a batch; knows no screen and no language.

use super::entry::Entry;
use super::integrity::can_be_everywhere;
use super::refused::Refused;
use super::target::Target;
use super::{Change, Edit};
use crate::contract::*;

/// A cell without an amount, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Emptied {
    /// The amount may exist and was not found.
    NotPublished,
    /// Not decided yet.
    Pending {
        /// Why, in the source's words.
        reason: String,
    },
    /// None, by decision.
    Nil {
        /// The decision, in the source's words.
        reason: String,
    },
    /// The partner has no part in this line.
    NotApplicable,
}

/// Fills a cell with what was typed. A published amount stays published, an empty cell becomes
/// an estimate, and a commitment is made where there was none. Refused when several commitments
/// share the cell, when zero is typed, and when a reason is needed: see [`clear_cell`].
pub fn set_cell(
    contract: &Contract,
    line: &LineId,
    partner: &PartnerId,
    perimeter: &PerimeterId,
    entry: Entry,
) -> Result<Edit, Refused> {
    let held = sole_commitment(contract, line, partner, perimeter)?;
    let kind = held.map(|c| c.amount.kind());
    let state = match entry {
        Entry::Amount(amount) => match held {
            Some(held) => held.amount.with_amount(amount),
            None => State::Estimated(amount),
        },
        Entry::Zero(_) if kind == Some(StateKind::Nil) => return Ok(Edit::Batch(Vec::new())),
        Entry::Zero(_) => return Err(Refused::ZeroIsAmbiguous),
        Entry::Pending if kind == Some(StateKind::Pending) => {
            return Ok(Edit::Batch(Vec::new()));
        }
        Entry::Pending => return Err(Refused::ReasonNeeded),
        Entry::NotPublished => State::NotPublished,
        Entry::NotApplicable => State::NotApplicable,
    };
    put(
        contract,
        held,
        new_commitment(contract, line, partner, perimeter, state)?,
    )
}

/// Empties a cell, saying which kind of nothing it holds. What was cited for the amount is not
/// kept: it does not speak for the new state.
pub fn clear_cell(
    contract: &Contract,
    line: &LineId,
    partner: &PartnerId,
    perimeter: &PerimeterId,
    kind: Emptied,
) -> Result<Edit, Refused> {
    let held = sole_commitment(contract, line, partner, perimeter)?;
    let state = match kind {
        Emptied::NotPublished => State::NotPublished,
        Emptied::NotApplicable => State::NotApplicable,
        Emptied::Pending { reason } | Emptied::Nil { reason }
            if super::text_rules::is_blank(&reason) =>
        {
            return Err(Refused::ReasonNeeded);
        }
        Emptied::Pending { reason } => State::Pending {
            reason,
            as_of: None,
        },
        Emptied::Nil { reason } => State::Nil { reason },
    };
    put(
        contract,
        held,
        new_commitment(contract, line, partner, perimeter, state)?,
    )
}

/// Gives a cell another amount and takes the difference from the same partner's cell on another
/// line, so that the partner's total stays. Both cells must hold an amount.
pub fn keep_total(
    contract: &Contract,
    line: &LineId,
    partner: &PartnerId,
    perimeter: &PerimeterId,
    amount: Amount,
    from_line: &LineId,
) -> Result<Edit, Refused> {
    let amount_of = |line: &LineId| {
        let held = sole_commitment(contract, line, partner, perimeter)?;
        let missing = || Refused::NoAmount(Target::Line(line.clone()));
        let statement = held.and_then(|c| c.amount.statement());
        statement.map(|s| s.amount).ok_or_else(missing)
    };
    if line == from_line {
        return Err(Refused::Cycle(Target::Line(line.clone())));
    }
    let (before, other) = (amount_of(line)?, amount_of(from_line)?);
    let gained = amount.value().minus(before.value());
    let rest = exact_like(other.value().minus(gained), other)?;
    Ok(Edit::Batch(vec![
        set_cell(contract, line, partner, perimeter, Entry::Amount(amount))?,
        set_cell(contract, from_line, partner, perimeter, Entry::Amount(rest))?,
    ]))
}

/// These euros in the unit of another amount, with at least as many digits.
fn exact_like(euros: Euros, like: Amount) -> Result<Amount, Refused> {
    let exact = Amount::of_euros(euros, like.unit()).map_err(Refused::Amount)?;
    if exact.number().scale() >= like.number().scale() {
        return Ok(exact);
    }
    like.snapped(euros).map_err(Refused::Amount)
}

/// The only commitment of a partner alone in a cell.
pub fn sole_commitment<'a>(
    contract: &'a Contract,
    line: &LineId,
    partner: &PartnerId,
    perimeter: &PerimeterId,
) -> Result<Option<&'a Commitment>, Refused> {
    let in_cell = |c: &&Commitment| c.sole_partner() == Some(partner) && c.is_in(perimeter);
    let mut held = contract.commitments_on(line).into_iter().filter(in_cell);
    let first = held.next();
    let others: Vec<FigureKey> = held.map(|c| c.key).collect();
    match first {
        Some(first) if !others.is_empty() => Err(Refused::CellShared(
            std::iter::once(first.key).chain(others).collect(),
        )),
        first => Ok(first),
    }
}

fn new_commitment(
    contract: &Contract,
    line: &LineId,
    partner: &PartnerId,
    perimeter: &PerimeterId,
    amount: State,
) -> Result<Commitment, Refused> {
    for target in [
        Target::Line(line.clone()),
        Target::Partner(partner.clone()),
        Target::Perimeter(perimeter.clone()),
    ] {
        if !target.exists(contract) {
            return Err(Refused::Unknown(target));
        }
    }
    Ok(Commitment {
        key: FigureKey(contract.next_key),
        line: line.clone(),
        by: vec![partner.clone()],
        amount,
        perimeter: Some(perimeter.clone()),
        credit: CreditKind::Unspecified,
        purpose: None,
        sources: Vec::new(),
        as_of: None,
        note: None,
    })
}

/// The edit that makes a cell hold the state of `wanted`.
fn put(
    contract: &Contract,
    held: Option<&Commitment>,
    wanted: Commitment,
) -> Result<Edit, Refused> {
    let Some(held) = held else {
        // A cell without commitment is already “not published”.
        if wanted.amount == State::NotPublished {
            return Ok(Edit::Batch(Vec::new()));
        }
        let at = contract.commitments.len();
        return Ok(Edit::Commitment(Change::Insert { at, item: wanted }));
    };
    let same_kind = held.amount.kind() == wanted.amount.kind();
    let fits = held.perimeter.is_some() || can_be_everywhere(&wanted.amount);
    let cites = !held.sources.is_empty() || held.as_of.is_some();
    if fits && (same_kind || !cites) {
        return Ok(Edit::SetAmount {
            commitment: held.key,
            state: wanted.amount,
        });
    }
    let edited = wanted.perimeter;
    let mut changed = held.clone();
    changed.amount = wanted.amount;
    if !same_kind {
        changed.sources.clear();
        changed.as_of = None;
    }
    if !fits {
        changed.perimeter = edited.clone();
    }
    let replace = Edit::Commitment(Change::Replace {
        id: held.key,
        item: changed,
    });
    if fits {
        return Ok(replace);
    }
    let mut edits = vec![replace];
    edits.extend(stay_elsewhere(contract, held, edited.as_ref(), wanted.key));
    Ok(Edit::Batch(edits))
}

/// A statement that held in every perimeter goes on holding in those that were not edited.
fn stay_elsewhere(
    contract: &Contract,
    held: &Commitment,
    edited: Option<&PerimeterId>,
    first_key: FigureKey,
) -> Vec<Edit> {
    let place = contract.commitment_place(held.key);
    let at = place.map_or(contract.commitments.len(), |n| n.saturating_add(1));
    let all = contract.perimeters.iter().map(|p| &p.id);
    let keys = (first_key.0..).map(FigureKey);
    all.filter(|id| Some(*id) != edited)
        .zip(keys)
        .map(|(perimeter, key)| {
            let mut copy = held.clone();
            copy.key = key;
            copy.perimeter = Some(perimeter.clone());
            Edit::Commitment(Change::Insert { at, item: copy })
        })
        .collect()
}
