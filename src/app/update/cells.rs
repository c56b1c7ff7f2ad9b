//! Typing in a cell: text, questions it raises, and the edit it becomes.

use super::{commit, dates};
use crate::app::intent::{EmptyCell, Then, Typing};
use crate::app::session::Session;
use crate::app::view::{CellEdit, CellQuestion, EditPlace, Screen};
use crate::chart::Subject;
use crate::contract::{Amount, LineId, PartnerId};
use crate::edit::{
    Edit, Emptied, Entry, EntryError, Refused, clear_cell, keep_total, parse_entry, set_cell,
};
use crate::summary::Matrix;
use crate::wording;

/// Everything that is typed in a cell or a date.
pub(super) fn update(session: &mut Session, typing: Typing) {
    match typing {
        Typing::BeginCell {
            line,
            partner,
            seed,
        } => begin(session, line, partner, seed),
        Typing::BeginBeside(line, partner) => {
            open(session, (line, partner), EditPlace::Inspector, None);
        }
        Typing::CellText(text) => {
            if let Some(edit) = session.view.matrix.editing.as_mut() {
                edit.text = text;
                edit.question = None;
            }
        }
        Typing::KeepTotal(line) => {
            if let Some(edit) = session.view.matrix.editing.as_mut() {
                edit.keep = line;
            }
        }
        Typing::SetAmount(..) => super::paste::set_amount(session, typing),
        Typing::StepDate { by, months } => dates::step(session, by, months),
        Typing::CommitCell(then) => commit_cell(session, then),
        Typing::CommitAmount(amount, then) => set(session, Entry::Amount(amount), then),
        Typing::ReasonText(text) => {
            let question = session
                .view
                .matrix
                .editing
                .as_mut()
                .and_then(|e| e.question.as_mut());
            if let Some(CellQuestion::NilReason(reason) | CellQuestion::PendingReason(reason)) =
                question
            {
                *reason = text;
            }
        }
        Typing::ZeroIsDecision(decision) => zero(session, decision),
        Typing::Clear(empty) => clear(session, empty),
        Typing::BeginDate(id) => dates::begin(session, id),
        Typing::DateText(text) => {
            if let Some(edit) = session.view.schedule.editing.as_mut() {
                edit.text = text;
                edit.typed = true;
            }
        }
        Typing::CommitDate => dates::commit_typed(session),
        Typing::Cancel => {
            session.view.matrix.editing = None;
            session.view.schedule.editing = None;
        }
    }
}

/// Opens a cell with what it holds, or with the first characters typed: in the matrix where that
/// is the screen, else in the inspector.
pub(super) fn begin(session: &mut Session, line: LineId, partner: PartnerId, seed: Option<String>) {
    let place = if session.view.screen == Screen::Matrix {
        EditPlace::Cell
    } else {
        EditPlace::Inspector
    };
    open(session, (line, partner), place, seed);
}

fn open(
    session: &mut Session,
    (line, partner): (LineId, PartnerId),
    place: EditPlace,
    seed: Option<String>,
) {
    session.view.matrix.anchor = None;
    let current = current_amount(session, &line, &partner);
    // Where amounts are hidden, what is there now is not told by opening it.
    let current = current.filter(|_| !session.lang().hides_amounts());
    let text = seed.unwrap_or_else(|| current.map_or_else(String::new, |a| plain(session, a)));
    session.view.selection = Some(Subject::Cell(line.clone(), partner.clone()));
    if place == EditPlace::Inspector {
        session.view.panels.inspector = true;
        session.view.panels.findings = false;
    }
    session.view.matrix.editing = Some(CellEdit {
        line,
        partner,
        place,
        text,
        question: None,
        recalled: 0,
        keep: None,
    });
}

/// An amount as it stands in an open cell.
fn plain(session: &Session, amount: Amount) -> String {
    wording::amount::plain(amount, session.view.measure.unit(), session.settings.lang)
}

/// True when the text of the open cell is what the cell holds, or nothing: neither is an edit.
pub(in crate::app) fn is_untouched(session: &Session, edit: &CellEdit) -> bool {
    let current = current_amount(session, &edit.line, &edit.partner);
    edit.text.trim().is_empty() || current.is_some_and(|a| plain(session, a) == edit.text)
}

/// Amounts were hidden while a cell was open: what it holds is no longer told by its field. What
/// was typed since stays.
pub(super) fn forget_shown(session: &mut Session) {
    let editing = session.view.matrix.editing.as_ref();
    let shows = editing.is_some_and(|edit| is_untouched(session, edit));
    if let Some(edit) = session.view.matrix.editing.as_mut().filter(|_| shows) {
        edit.text.clear();
    }
    super::present::forget_shown(session);
}

/// The amount that a cell's own figure states, if it has just one.
fn current_amount(session: &Session, line: &LineId, partner: &PartnerId) -> Option<Amount> {
    let scene = session.scene()?;
    let cell = scene.summary.matrix.cell(line, partner)?;
    let [key] = cell.figures.as_slice() else {
        return None;
    };
    scene
        .contract
        .commitment(*key)?
        .amount
        .statement()
        .map(|s| s.amount)
}

/// What the text in the open cell reads as.
pub fn reading(session: &Session) -> Option<Result<Entry, EntryError>> {
    let edit = session.view.matrix.editing.as_ref()?;
    let current = current_amount(session, &edit.line, &edit.partner);
    Some(parse_entry(
        &edit.text,
        current,
        session.view.measure.unit(),
    ))
}

fn commit_cell(session: &mut Session, then: Then) {
    let Some(edit) = session.view.matrix.editing.clone() else {
        return;
    };
    if let Some(question) = &edit.question {
        return answer(session, question.clone(), then);
    }
    // Leaving a cell as it was is no edit.
    if is_untouched(session, &edit) {
        return close(session, then);
    }
    match reading(session) {
        Some(Ok(entry @ Entry::Amount(_))) => set(session, entry, then),
        Some(Ok(Entry::Zero(_))) => ask(session, CellQuestion::Zero),
        Some(Ok(Entry::Pending)) => ask(session, CellQuestion::PendingReason(String::new())),
        Some(Ok(Entry::NotPublished)) => empty(session, Emptied::NotPublished, then),
        Some(Ok(Entry::NotApplicable)) => empty(session, Emptied::NotApplicable, then),
        Some(Err(EntryError::Ambiguous {
            as_decimal,
            as_thousands,
        })) => {
            let question = CellQuestion::Ambiguous {
                as_decimal,
                as_thousands,
            };
            ask(session, question);
        }
        Some(Err(EntryError::SignAmbiguous { less, negative })) => {
            ask(session, CellQuestion::Sign { less, negative });
        }
        // A refused text stays, with its reason under it.
        Some(Err(_)) | None => {}
    }
}

fn ask(session: &mut Session, question: CellQuestion) {
    if let Some(edit) = session.view.matrix.editing.as_mut() {
        edit.question = Some(question);
    }
}

fn answer(session: &mut Session, question: CellQuestion, then: Then) {
    match question {
        CellQuestion::NilReason(reason) if !reason.trim().is_empty() => {
            empty(session, Emptied::Nil { reason }, then);
        }
        CellQuestion::PendingReason(reason) if !reason.trim().is_empty() => {
            empty(session, Emptied::Pending { reason }, then);
        }
        // A question without an answer stays open.
        _ => {}
    }
}

fn zero(session: &mut Session, decision: bool) {
    if decision {
        return ask(session, CellQuestion::NilReason(String::new()));
    }
    if let Some(Ok(Entry::Zero(amount))) = reading(session) {
        set(session, Entry::Amount(amount), Then::Down);
    }
}

fn set(session: &mut Session, entry: Entry, then: Then) {
    let editing = session.view.matrix.editing.as_ref();
    let keep = editing.and_then(|edit| edit.keep.clone());
    change(session, then, |place| {
        if let (Some(from), Entry::Amount(amount)) = (&keep, entry) {
            let (line, partner) = (place.line, place.partner);
            return keep_total(place.contract, line, partner, place.perimeter, amount, from);
        }
        set_cell(
            place.contract,
            place.line,
            place.partner,
            place.perimeter,
            entry,
        )
    });
}

fn empty(session: &mut Session, kind: Emptied, then: Then) {
    change(session, then, |place| {
        clear_cell(
            place.contract,
            place.line,
            place.partner,
            place.perimeter,
            kind,
        )
    });
}

/// Where the open cell is.
struct CellPlace<'a> {
    contract: &'a crate::contract::Contract,
    line: &'a LineId,
    partner: &'a PartnerId,
    perimeter: &'a crate::contract::PerimeterId,
}

/// Makes an edit of the open cell, and closes it when the edit was made.
fn change(
    session: &mut Session,
    then: Then,
    edit: impl FnOnce(&CellPlace<'_>) -> Result<Edit, Refused>,
) {
    let Some(open) = session.view.matrix.editing.as_ref() else {
        return;
    };
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let Some(perimeter) = session.view.perimeter.as_ref() else {
        return;
    };
    let place = CellPlace {
        contract: document.contract(),
        line: &open.line,
        partner: &open.partner,
        perimeter,
    };
    let edit = edit(&place);
    if commit(session, edit) {
        session.refresh();
        close(session, then);
    }
}

/// Empties the selected cell, without opening it.
fn clear(session: &mut Session, kind: EmptyCell) {
    let Some(Subject::Cell(line, partner)) = session.view.selection.clone() else {
        return;
    };
    let Some(perimeter) = session.view.perimeter.clone() else {
        return;
    };
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let kind = match kind {
        EmptyCell::NotPublished => Emptied::NotPublished,
        EmptyCell::NotApplicable => Emptied::NotApplicable,
        EmptyCell::Pending(reason) => Emptied::Pending { reason },
        EmptyCell::Nil(reason) => Emptied::Nil { reason },
    };
    let edit = clear_cell(document.contract(), &line, &partner, &perimeter, kind);
    commit(session, edit);
}

/// Closes the cell and goes on to the next one.
fn close(session: &mut Session, then: Then) {
    let Some(edit) = session.view.matrix.editing.take() else {
        return;
    };
    let Some(scene) = session.scene() else { return };
    let expanded = &session.view.matrix.expanded;
    let next = neighbour(&scene.summary.matrix, expanded, &edit, then);
    if let Some((line, partner)) = next {
        session.view.selection = Some(Subject::Cell(line, partner));
    }
}

/// The cell one step away among the rows that are shown; the same cell at the edge.
fn neighbour(
    matrix: &Matrix,
    expanded: &std::collections::BTreeSet<LineId>,
    from: &CellEdit,
    then: Then,
) -> Option<(LineId, PartnerId)> {
    let rows = matrix.shown_rows(expanded);
    let row = rows.position(&from.line)?;
    let column = matrix.column(&from.partner)?;
    let (row, column) = match then {
        Then::Stay => (row, column),
        Then::Down => (row.saturating_add(1), column),
        Then::Right => (row, column.saturating_add(1)),
        Then::Left => (row, column.saturating_sub(1)),
    };
    let last = rows.len().checked_sub(1)?;
    let line = &rows.row(row.min(last))?.line;
    let partner = matrix
        .partners
        .get(column)
        .or_else(|| matrix.partners.last())?;
    Some((line.clone(), partner.clone()))
}
