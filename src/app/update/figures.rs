//! What is changed about a commitment beside its amount: its state, sources, perimeter and note.

use super::commit;
use crate::app::intent::FigureIntent;
use crate::app::session::{Notice, Session};
use crate::contract::{Commitment, FigureKey, State};
use crate::edit::{Change, Edit, Gesture, Refused, Target, mark_published};

/// Changes a commitment.
pub(super) fn update(session: &mut Session, key: FigureKey, what: FigureIntent) {
    let Some(contract) = session.document.as_ref().map(|d| d.contract()) else {
        return;
    };
    let Some(held) = contract.commitment(key) else {
        return;
    };
    let edit = match what {
        FigureIntent::Publish => mark_published(contract, &Target::Commitment(key)),
        FigureIntent::Estimate => estimated(held),
        FigureIntent::Cite(citation) => {
            let mut item = held.clone();
            if !item.sources.contains(&citation) {
                item.sources.push(citation);
            }
            // An estimate is one for want of a source.
            if let State::Estimated(amount) = item.amount {
                item.amount = State::published(amount);
            }
            Ok(replaced(item))
        }
        FigureIntent::Perimeter(perimeter) => {
            let item = Commitment {
                perimeter: Some(perimeter.clone()),
                ..held.clone()
            };
            // The view goes with the figure: it must not vanish under the hand.
            if commit(session, Ok(replaced(item))) {
                session.view.perimeter = Some(perimeter);
            }
            return;
        }
        FigureIntent::Note(text) => return note(session, held.clone(), text),
    };
    commit(session, edit);
}

fn estimated(held: &Commitment) -> Result<Edit, Refused> {
    let target = Target::Commitment(held.key);
    let statement = held.amount.statement();
    let statement = statement.ok_or(Refused::NoAmount(target))?;
    Ok(Edit::SetAmount {
        commitment: held.key,
        state: State::Estimated(statement.amount),
    })
}

fn replaced(item: Commitment) -> Edit {
    Edit::Commitment(Change::Replace { id: item.key, item })
}

/// All the typing of a note is one step of undo, until the field is left.
fn note(session: &mut Session, held: Commitment, text: String) {
    let gesture = Gesture {
        target: Target::Commitment(held.key),
        field: "note",
    };
    let item = Commitment {
        note: (!text.trim().is_empty()).then_some(text),
        ..held
    };
    let Some(document) = session.document.as_mut() else {
        return;
    };
    if let Err(refused) = document.drag(replaced(item), gesture) {
        session.notice = Some(Notice::Refused(refused));
    }
}
