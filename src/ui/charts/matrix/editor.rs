//! The cell being typed in: the text in place, what it reads as under it, and the card of its
//! effects below. Decides nothing: reading and effects are the application's.

use super::{card, keep, rows};
use crate::app::view::{CellEdit, CellQuestion};
use crate::app::{self, Intent, Then, Typing};
use crate::chart::matrix::Effect;
use crate::contract::{LineId, PartnerId};
use crate::edit::{Entry, EntryError};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::paint;
use crate::wording::{self, Key};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Frame, Id, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui};
use egui::{UiBuilder, pos2, vec2};
use std::sync::Arc;

/// Width below which a cell is too narrow to type in.
const WIDTH_MIN: f32 = 84.0;

/// What the typed text comes to.
pub(super) type Reading = Option<Result<Entry, EntryError>>;

/// Remembers that a cell was opened by typing, so that the caret goes after the first characters.
pub fn opened_by_typing(ui: &Ui, base: Id) {
    ui.memory_mut(|m| m.data.insert_temp(base.with("seeded"), true));
}

/// Draws the open cell over `slot`, and the card of its effects.
pub fn editor(ui: &mut Ui, desk: &mut Desk<'_>, stage: &rows::Stage<'_>, slot: Rect) {
    let base = stage.id;
    let Some(edit) = desk.session.view.matrix.editing.as_ref() else {
        return;
    };
    let reading = app::reading(desk.session);
    let id = base.with("text");
    let rect = slot.with_min_x(slot.min.x.min(slot.max.x - WIDTH_MIN));
    // The focus first and the keys last: text typed in this very frame is never lost, and Enter
    // comes after it.
    focus(ui, edit, base);
    field(ui, desk, edit, (id, rect), &reading);
    let words = card::Words {
        edit,
        reading,
        effect: stage.effect.as_deref(),
    };
    card::card(ui, desk, &words, (base, rect));
    keys(ui, desk, (base, Then::Down));
}

/// Draws the open cell where the pen is, over the available width, with its effects under it.
pub fn beside(ui: &mut Ui, desk: &mut Desk<'_>) {
    let base = Id::unique("cell_beside");
    let Some(edit) = desk.session.view.matrix.editing.as_ref() else {
        return;
    };
    let reading = app::reading(desk.session);
    let effect = effect(desk);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 52.0));
    focus(ui, edit, base);
    field(ui, desk, edit, (base.with("text"), rect), &reading);
    ui.add_space(space::S);
    let words = card::Words {
        edit,
        reading,
        effect: effect.as_deref(),
    };
    card::content(ui, desk, &words, base);
    keys(ui, desk, (base, Then::Stay));
}

/// What the text in the open cell would change, once it reads as something.
pub fn effect(desk: &Desk<'_>) -> Option<Arc<Effect>> {
    desk.session.weighed(&desk.session.asked()?)
}

/// The id of the field in which a question asks for its reason.
pub(super) fn reason_id(base: Id) -> Id {
    base.with("reason")
}

/// Enter validates, Tab goes right, Shift+Tab left; the fields leave them alone. Esc is the
/// window's, and cancels.
fn keys(ui: &Ui, desk: &mut Desk<'_>, (base, enter): (Id, Then)) {
    let focused = ui.memory(|m| m.focused());
    let typing = focused == Some(base.with("text")) || focused == Some(reason_id(base));
    if !typing {
        return;
    }
    let ways = [
        (Modifiers::NONE, egui::Key::Enter, enter),
        (Modifiers::SHIFT, egui::Key::Tab, Then::Left),
        (Modifiers::NONE, egui::Key::Tab, Then::Right),
    ];
    for (key, back) in [(egui::Key::ArrowDown, false), (egui::Key::ArrowUp, true)] {
        if ui.input_mut(|i| i.consume_key(Modifiers::ALT, key)) {
            keep::next(desk, back);
        }
    }
    for (modifiers, key, then) in ways {
        if ui.input_mut(|i| i.consume_key(modifiers, key)) {
            desk.push(Intent::Typing(Typing::CommitCell(then)));
        }
    }
}

fn field(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    edit: &CellEdit,
    (id, rect): (Id, Rect),
    reading: &Reading,
) {
    let theme = desk.theme;
    let asks = matches!(
        reading,
        Some(Err(
            EntryError::Ambiguous { .. } | EntryError::SignAmbiguous { .. }
        ))
    );
    let refused = matches!(reading, Some(Err(error)) if *error != EntryError::Empty) && !asks;
    let color = if refused {
        theme.signal.blocking.on
    } else {
        theme.accent.main
    };
    let outer = paint::snap(ui.painter(), rect);
    let stroke = Stroke::new(space::STROKE_FOCUS, color);
    ui.painter()
        .rect(outer, 4, theme.ground.surface, stroke, StrokeKind::Inside);
    let middle = outer.center().y;
    let inner = Rect::from_min_max(
        pos2(outer.min.x + 6.0, middle - 20.0),
        pos2(outer.max.x - 7.0, middle),
    );
    let mut text = edit.text.clone();
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .font(type_scale::BODY.medium().font())
        .text_color(theme.text.main)
        .frame(Frame::NONE)
        .align(Align2::RIGHT_CENTER)
        .min_size(inner.size())
        .desired_width(inner.width())
        .return_key(None)
        .lock_focus(true);
    let response = ui.new_child(UiBuilder::new().max_rect(inner)).add(field);
    let name = desk.text(Key::EditInProgress).to_owned();
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name));
    if response.changed() {
        desk.push(Intent::Typing(Typing::CellText(text)));
    }
    if let Some(words) = reads_as(desk, reading) {
        let look = (type_scale::SMALL.semibold(), color);
        let at = pos2(outer.max.x - 7.0, middle + 12.0);
        paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &words, look);
    }
}

/// “= 54,3”.
fn reads_as(desk: &Desk<'_>, reading: &Reading) -> Option<String> {
    let unit = desk.session.view.measure.unit();
    match reading {
        Some(Ok(Entry::Amount(amount) | Entry::Zero(amount))) => {
            let amount = wording::amount::in_unit(*amount, unit, desk.lang);
            Some(desk.fill(Key::EditReadsAs, &[("amount", &amount)]))
        }
        Some(Ok(Entry::NotPublished)) => Some(desk.text(Key::StateNotPublished).to_owned()),
        Some(Ok(Entry::Pending)) => Some(desk.text(Key::StatePending).to_owned()),
        Some(Ok(Entry::NotApplicable)) => Some(desk.text(Key::StateNotApplicable).to_owned()),
        Some(Err(EntryError::Ambiguous { .. } | EntryError::SignAmbiguous { .. })) => {
            Some(desk.text(Key::UnknownShort).to_owned())
        }
        Some(Err(_)) | None => None,
    }
}

/// What of the editor has taken the focus last.
#[derive(Clone, PartialEq, Eq)]
enum Stage {
    Text,
    Buttons,
    Reason,
}

/// For which cell and question the focus was given last, and at which call back to it.
#[derive(Clone, PartialEq, Eq)]
struct Focused {
    cell: (LineId, PartnerId),
    stage: Stage,
    recalled: u32,
}

/// Gives the focus to the field once when the cell opens, once to each question that comes, and
/// each time the typing is called back to.
fn focus(ui: &Ui, edit: &CellEdit, base: Id) {
    let now = match &edit.question {
        None => Stage::Text,
        Some(CellQuestion::NilReason(_) | CellQuestion::PendingReason(_)) => Stage::Reason,
        Some(_) => Stage::Buttons,
    };
    let place = Focused {
        cell: (edit.line.clone(), edit.partner.clone()),
        stage: now.clone(),
        recalled: edit.recalled,
    };
    let key = base.with("editing");
    let last = ui.memory(|m| m.data.get_temp::<Focused>(key));
    let (asked, frame) = (base.with("asked"), ui.ctx().cumulative_frame_nr());
    if last.as_ref() == Some(&place) {
        // A card that has just closed takes what is given in its last frame: asked again then.
        let first = ui.memory(|m| m.data.get_temp::<u64>(asked)).unwrap_or(0);
        let is_young = frame <= first.saturating_add(2);
        if !is_young || ui.memory(|m| m.focused().is_some()) {
            return;
        }
    } else {
        ui.memory_mut(|m| m.data.insert_temp(asked, frame));
    }
    let opens = last.is_none_or(|last| last.cell != place.cell);
    ui.memory_mut(|m| m.data.insert_temp(key, place));
    match now {
        Stage::Text => {
            let id = base.with("text");
            ui.memory_mut(|m| m.request_focus(id));
            if opens {
                select(ui, edit, (base, id));
            }
        }
        Stage::Reason => ui.memory_mut(|m| m.request_focus(reason_id(base))),
        Stage::Buttons => ui.memory_mut(|m| m.request_focus(card::first_button(base))),
    }
}

/// Forgets the open cell, once it is closed; true if one was open in the frame before.
pub fn closed(ui: &Ui, base: Id) -> bool {
    let key = base.with("editing");
    ui.memory_mut(|m| {
        let was = m.data.get_temp::<Focused>(key);
        m.data.remove::<Focused>(key);
        was.is_some()
    })
}

/// A cell opened by typing, or called back to with what was typed, goes on after that; any other one
/// is replaced by typing.
fn select(ui: &Ui, edit: &CellEdit, (base, id): (Id, Id)) {
    let seeded = ui.memory_mut(|m| {
        let key = base.with("seeded");
        let seeded = m.data.get_temp::<bool>(key).unwrap_or(false);
        m.data.remove::<bool>(key);
        seeded
    });
    let end = CCursor::new(edit.text.chars().count());
    let goes_on = seeded || edit.recalled > 0;
    let start = if goes_on { end } else { CCursor::new(0) };
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(start, end)));
    state.store(ui.ctx(), id);
}
