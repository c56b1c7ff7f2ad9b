//! What would be if an amount were another: a contract of its own, never the open one.

use crate::chart::{Scene, Subject};
use crate::contract::{Amount, Announced, Contract, PerimeterId, State, Subject as About, Value};
use crate::edit::{Edit, Entry, Refused, add_announced, apply, set_cell};

/// An amount that is supposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supposed {
    /// Of what.
    pub subject: Subject,
    /// How much.
    pub amount: Amount,
}

/// What a mark of a slide stands for can be supposed to be something else: a cell, or the total
/// of a partner. The amount it has now, if it states one.
pub fn current(scene: &Scene<'_>, subject: &Subject) -> Option<Option<Amount>> {
    let stated = |state: &State| state.statement().map(|statement| statement.amount);
    match subject {
        Subject::Cell(line, partner) => {
            let cell = scene.summary.matrix.cell(line, partner)?;
            Some(match cell.figures.as_slice() {
                [key] => stated(&scene.contract.commitment(*key)?.amount),
                [] => None,
                // Several figures share the cell: none of them is its amount.
                _ => return None,
            })
        }
        Subject::Partner(_) => {
            let about = about(subject)?;
            let figure = announced(scene.contract, &about, &scene.summary.perimeter);
            Some(figure.and_then(|figure| stated(figure.state()?)))
        }
        _ => None,
    }
}

/// The contract with these amounts in the place of its own. The order does not matter.
///
/// # Errors
/// An amount cannot be where it is supposed; the edit's own refusal.
pub fn supposed(
    contract: &Contract,
    perimeter: &PerimeterId,
    all: &[Supposed],
) -> Result<Contract, Refused> {
    let mut copy = contract.clone();
    for one in all {
        let Some(edit) = edit(&copy, perimeter, one)? else {
            continue;
        };
        apply(&mut copy, edit)?;
    }
    Ok(copy)
}

fn edit(
    contract: &Contract,
    perimeter: &PerimeterId,
    supposed: &Supposed,
) -> Result<Option<Edit>, Refused> {
    if let Subject::Cell(line, partner) = &supposed.subject {
        let entry = Entry::Amount(supposed.amount);
        return set_cell(contract, line, partner, perimeter, entry).map(Some);
    }
    let Some(about) = about(&supposed.subject) else {
        return Ok(None);
    };
    let state = State::Estimated(supposed.amount);
    let value = Value::Amount(match announced(contract, &about, perimeter) {
        Some(figure) => match figure.state() {
            Some(before) => before.with_amount(supposed.amount),
            None => state,
        },
        None => state,
    });
    Ok(Some(match announced(contract, &about, perimeter) {
        Some(figure) => Edit::SetAnnounced {
            key: figure.key,
            value,
        },
        None => add_announced(contract, about, perimeter, value).1,
    }))
}

fn about(subject: &Subject) -> Option<About> {
    match subject {
        Subject::Partner(id) => Some(About::Partner(id.clone())),
        _ => None,
    }
}

/// The amount announced for a subject in a perimeter.
fn announced<'a>(
    contract: &'a Contract,
    about: &About,
    perimeter: &PerimeterId,
) -> Option<&'a Announced> {
    let mut figures = contract.announced.iter();
    figures.find(|figure| {
        figure.subject == *about && figure.is_in(perimeter) && figure.state().is_some()
    })
}
