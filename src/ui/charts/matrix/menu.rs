//! The small menu of a cell: type an amount, or say what kind of nothing it holds.

use super::rows::Stage;
use crate::app::paste::ZeroMeans;
use crate::app::{EmptyCell, Intent, PasteIntent, Then, Typing};
use crate::chart::Subject;
use crate::contract::{LineId, PartnerId};
use crate::ui::Desk;
use crate::ui::theme::icons;
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::wording::Key;
use egui::{Id, Popup, PopupCloseBehavior, Rect, Ui};

/// Opens the menu of the selected cell.
pub fn open(ui: &Ui, base: Id) {
    Popup::open_id(ui.ctx(), id(base));
}

fn id(base: Id) -> Id {
    base.with("menu")
}

/// Shows the menu under the selected cell while it is open.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, stage: &Stage<'_>, cell: Rect) {
    let base = stage.id;
    let Some(Subject::Cell(line, partner)) = desk.session.view.selection.clone() else {
        return;
    };
    let choices = if stage.block.is_some() {
        whole_block()
    } else {
        one_cell(&line, &partner)
    };
    let anchor = ui.interact(cell, base.with("menu_anchor"), egui::Sense::hover());
    let was_open = Popup::is_id_open(ui.ctx(), id(base));
    Popup::from_response(&anchor)
        .id(id(base))
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(desk.text(Key::ColumnStatus))
        .gap(4.0)
        .show(|ui| {
            ui.set_width(250.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, (key, shortcut, intents)) in choices.into_iter().enumerate() {
                let item = MenuItem {
                    icon: shortcut.map(|_| icons::PENCIL_SIMPLE),
                    text: desk.text(key),
                    key: shortcut,
                    is_selected: false,
                };
                let row = menu_item(ui, desk.theme, item);
                if n == 0 && !ui.memory(|m| m.has_focus(row.id)) && !any_focus_inside(ui, base) {
                    row.request_focus();
                    ui.memory_mut(|m| m.data.insert_temp(id(base), true));
                }
                if row.clicked() {
                    for intent in intents {
                        desk.push(intent);
                    }
                    ui.close();
                }
            }
        });
    if !Popup::is_id_open(ui.ctx(), id(base)) && was_open {
        ui.memory_mut(|m| m.data.remove::<bool>(id(base)));
        if !ui.ctx().text_edit_focused() {
            ui.memory_mut(|m| m.request_focus(base));
        }
    }
}

type Choice = (Key, Option<&'static str>, Vec<Intent>);

/// What one cell can hold. The two states that need a reason ask for it in the cell, as if their
/// word were typed.
fn one_cell(line: &LineId, partner: &PartnerId) -> Vec<Choice> {
    let begin = |seed: Option<&str>| {
        Intent::Typing(Typing::BeginCell {
            line: line.clone(),
            partner: partner.clone(),
            seed: seed.map(str::to_owned),
        })
    };
    let commit = || Intent::Typing(Typing::CommitCell(Then::Stay));
    let clear = |kind| vec![Intent::Typing(Typing::Clear(kind))];
    let decision = Intent::Typing(Typing::ZeroIsDecision(true));
    vec![
        (Key::ActionEditValue, Some("F2"), vec![begin(None)]),
        (
            Key::ActionMarkNotPublished,
            None,
            clear(EmptyCell::NotPublished),
        ),
        (
            Key::ActionMarkPending,
            None,
            vec![begin(Some("attente")), commit()],
        ),
        (
            Key::ActionMarkNil,
            None,
            vec![begin(Some("0")), commit(), decision],
        ),
        (
            Key::ActionMarkNotApplicable,
            None,
            clear(EmptyCell::NotApplicable),
        ),
    ]
}

/// The same for every cell of a block, shown before it is done, as a block that is pasted.
fn whole_block() -> Vec<Choice> {
    let fill = |text: &str, zeros| {
        let intent = PasteIntent::Fill(text.to_owned(), zeros);
        vec![Intent::Paste(intent)]
    };
    let unsaid = ZeroMeans::Unsaid;
    vec![
        (Key::ActionMarkNotPublished, None, fill("n.c.", unsaid)),
        (Key::ActionMarkPending, None, fill("attente", unsaid)),
        (Key::ActionMarkNil, None, fill("0", ZeroMeans::Decision)),
        (Key::ActionMarkNotApplicable, None, fill("s.o.", unsaid)),
    ]
}

/// True once the first row was given the focus: it is given only once.
fn any_focus_inside(ui: &Ui, base: Id) -> bool {
    ui.memory(|m| m.data.get_temp::<bool>(id(base)).unwrap_or(false))
}
