//! Pasting a block of amounts, and blocks of selected cells.

use super::{cells, commit};
use crate::app::charts::ScreenChart;
use crate::app::effect::Effect;
use crate::app::intent::{PasteIntent, Typing};
use crate::app::paste::{Paste, ZeroMeans};
use crate::app::selection;
use crate::app::session::{Notice, Session};
use crate::app::view::{Overlay, Screen};
use crate::chart::Subject;
use crate::contract::{LineId, PartnerId};

/// Anything about a block from the clipboard.
pub(super) fn update(session: &mut Session, intent: PasteIntent) {
    match intent {
        PasteIntent::Text(text) => begin(session, &text),
        PasteIntent::Fill(text, zeros) => fill(session, &text, zeros),
        PasteIntent::Zeros(zeros) => change(session, |paste| paste.zeros = zeros),
        PasteIntent::Reason(reason) => change(session, |paste| paste.reason = reason),
        PasteIntent::Apply => finish(session),
    }
}

/// Asks for the clipboard where a block can go.
pub(super) fn ask(session: &mut Session) -> Vec<Effect> {
    if place(session).is_some() {
        return vec![Effect::RequestPaste];
    }
    session.notice = Some(Notice::NoPlaceToPaste);
    Vec::new()
}

/// The cell where a block begins: the first of the selected ones.
fn place(session: &Session) -> Option<(LineId, PartnerId)> {
    let shown = session.view.screen_of_chart() == Some(Screen::Matrix);
    match session.view.selection.as_ref().filter(|_| shown)? {
        Subject::Cell(line, partner) => Some(corner(session, line, partner)),
        _ => None,
    }
}

/// The first cell of the selected block.
fn corner(session: &Session, line: &LineId, partner: &PartnerId) -> (LineId, PartnerId) {
    let alone = || (line.clone(), partner.clone());
    let Some(ScreenChart::Matrix(matrix)) = session.charts().map(|c| &c.screen) else {
        return alone();
    };
    let first = selection::corners(session).and_then(|((row, column), _)| {
        let line = matrix.rows.get(row)?.line.clone();
        let partner = matrix.columns.get(column)?.partner.clone();
        Some((line, partner))
    });
    first.unwrap_or_else(alone)
}

fn begin(session: &mut Session, text: &str) {
    let Some(at) = place(session) else {
        session.notice = Some(Notice::NoPlaceToPaste);
        return;
    };
    let Some(paste) = Paste::of(session, text, at.clone()) else {
        session.notice = Some(Notice::NothingToPaste);
        return;
    };
    // One amount is typed in its cell, which shows its effects as any other.
    if let Some(single) = paste.single() {
        let seed = Some(single.trim().to_owned());
        cells::begin(session, at.0, at.1, seed);
        return;
    }
    session.view.overlay = Some(Overlay::Paste(Box::new(paste)));
}

/// The same text in every cell of the selected block, as a block to be pasted.
fn fill(session: &mut Session, text: &str, zeros: ZeroMeans) {
    let Some((first, last)) = selection::corners(session) else {
        return;
    };
    let count = |from: usize, to: usize| to.saturating_sub(from).saturating_add(1);
    let row = vec![text; count(first.1, last.1)].join("\t");
    let block = vec![row; count(first.0, last.0)].join("\n");
    begin(session, &block);
    change(session, |paste| paste.zeros = zeros);
}

fn change(session: &mut Session, edit: impl FnOnce(&mut Paste)) {
    let Some(Overlay::Paste(paste)) = session.view.overlay.clone() else {
        return;
    };
    let mut paste = paste;
    edit(&mut paste);
    paste.replan(session);
    session.view.overlay = Some(Overlay::Paste(paste));
}

fn finish(session: &mut Session) {
    let Some(Overlay::Paste(paste)) = session.view.overlay.clone() else {
        return;
    };
    let (changes, _, _) = paste.plan.counts();
    if changes == 0 || commit(session, Ok(paste.plan.edit())) {
        session.view.overlay = None;
    }
}

/// Gives a cell an amount, as one step.
pub(super) fn set_amount(session: &mut Session, typing: Typing) {
    let Typing::SetAmount(line, partner, amount) = typing else {
        return;
    };
    let Some(perimeter) = session.view.perimeter.clone() else {
        return;
    };
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let entry = crate::edit::Entry::Amount(amount);
    let edit = crate::edit::set_cell(document.contract(), &line, &partner, &perimeter, entry);
    session.view.selection = Some(Subject::Cell(line, partner));
    commit(session, edit);
}

/// Selects the block of cells between the anchor, or the selected cell, and this one.
pub(super) fn select_to(session: &mut Session, line: LineId, partner: PartnerId) {
    let view = &mut session.view;
    if view.matrix.anchor.is_none()
        && let Some(Subject::Cell(from, by)) = &view.selection
    {
        view.matrix.anchor = Some((from.clone(), by.clone()));
    }
    view.selection = Some(Subject::Cell(line, partner));
}
