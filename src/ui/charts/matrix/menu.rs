//! The small menu of a cell: type an amount, or say what kind of nothing it holds.

use crate::app::{EmptyCell, Intent, Then, Typing};
use crate::chart::Subject;
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
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, base: Id, cell: Rect) {
    let Some(Subject::Cell(line, partner)) = desk.session.view.selection.clone() else {
        return;
    };
    let begin = |seed: Option<&str>| {
        Intent::Typing(Typing::BeginCell {
            line: line.clone(),
            partner: partner.clone(),
            seed: seed.map(str::to_owned),
        })
    };
    let commit = || Intent::Typing(Typing::CommitCell(Then::Stay));
    let clear = |kind| Intent::Typing(Typing::Clear(kind));
    // The two states that need a reason ask for it in the cell, as if their word were typed.
    let choices: [(Key, Option<&str>, Vec<Intent>); 5] = [
        (Key::ActionEditValue, Some("F2"), vec![begin(None)]),
        (
            Key::ActionMarkNotPublished,
            None,
            vec![clear(EmptyCell::NotPublished)],
        ),
        (
            Key::ActionMarkPending,
            None,
            vec![begin(Some("attente")), commit()],
        ),
        (
            Key::ActionMarkNil,
            None,
            vec![
                begin(Some("0")),
                commit(),
                Intent::Typing(Typing::ZeroIsDecision(true)),
            ],
        ),
        (
            Key::ActionMarkNotApplicable,
            None,
            vec![clear(EmptyCell::NotApplicable)],
        ),
    ];
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
                    icon: (n == 0).then_some(icons::PENCIL_SIMPLE),
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

/// True once the first row was given the focus: it is given only once.
fn any_focus_inside(ui: &Ui, base: Id) -> bool {
    ui.memory(|m| m.data.get_temp::<bool>(id(base)).unwrap_or(false))
}
