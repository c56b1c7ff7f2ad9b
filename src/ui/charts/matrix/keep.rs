//! “Keep the total”: the other line of the same partner that gives or takes the difference. Alt
//! and an arrow choose it while typing goes on; the mouse opens the list.

use super::card::{INNER, sides};
use crate::app::{Intent, Typing};
use crate::contract::{Contract, LineId};
use crate::edit::sole_commitment;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::ui::widgets::text::label;
use crate::wording::{Key, names, sentence};
use egui::{Id, Popup, PopupCloseBehavior, Ui, WidgetInfo};

/// Lines beside the open cell's where the same partner has an amount of its own.
fn candidates(desk: &Desk<'_>) -> Vec<LineId> {
    let found = || {
        let contract: &Contract = desk.contract()?;
        let edit = desk.session.view.matrix.editing.as_ref()?;
        let perimeter = desk.session.view.perimeter.as_ref()?;
        let amount = |line: &LineId| {
            let held = sole_commitment(contract, line, &edit.partner, perimeter);
            held.ok().flatten().and_then(|c| c.amount.statement())
        };
        // A difference can only go from one amount to another.
        amount(&edit.line)?;
        let parent = &contract.line(&edit.line)?.parent;
        let beside = contract.lines.iter();
        let beside = beside.filter(|l| l.parent == *parent && l.id != edit.line);
        let ids = beside.map(|l| l.id.clone());
        Some(ids.filter(|id| amount(id).is_some()).collect())
    };
    found().unwrap_or_default()
}

/// Goes to the next line to take from, or to none.
pub fn next(desk: &mut Desk<'_>, back: bool) {
    let mut all: Vec<Option<LineId>> = vec![None];
    all.extend(candidates(desk).into_iter().map(Some));
    let editing = desk.session.view.matrix.editing.as_ref();
    let here = editing.map(|edit| edit.keep.clone()).unwrap_or_default();
    let at = all.iter().position(|line| *line == here).unwrap_or(0);
    let last = all.len().saturating_sub(1);
    let to = match (at, back) {
        (0, true) => last,
        (at, true) => at.saturating_sub(1),
        (at, false) if at >= last => 0,
        (at, false) => at.saturating_add(1),
    };
    if let Some(line) = all.into_iter().nth(to) {
        desk.push(Intent::Typing(Typing::KeepTotal(line)));
    }
}

/// The row of the card; nothing where no other line can give.
pub fn row(ui: &mut Ui, desk: &mut Desk<'_>, base: Id) {
    let lines = candidates(desk);
    let Some(edit) = desk.session.view.matrix.editing.as_ref() else {
        return;
    };
    let partner = desk.contract().and_then(|c| c.partner(&edit.partner));
    let (Some(partner), false) = (partner, lines.is_empty()) else {
        return;
    };
    ui.add_space(space::XS);
    let of = sentence::of_partner(partner, desk.lang);
    let name = desk.fill(Key::EditKeepTotal, &[("of_partner", &of)]);
    let chosen = edit.keep.as_ref();
    let said = |line: Option<&LineId>| match line.zip(desk.contract()) {
        Some((line, contract)) => {
            let line = names::line_of(contract, line, desk.lang);
            desk.fill(Key::EditTakeFrom, &[("line", &line)])
        }
        None => desk.text(Key::EditTakeNowhere).to_owned(),
    };
    let value = said(chosen);
    let mut rows: Vec<(Option<LineId>, String)> = vec![(None, said(None))];
    rows.extend(lines.iter().map(|l| (Some(l.clone()), said(Some(l)))));
    let mut picked = None;
    sides(ui, |ui, right| {
        if !right {
            label(ui, &name, type_scale::BODY, desk.theme.text.muted);
            return;
        }
        let face = Face::text(&value).icon(icons::CARET_DOWN);
        let response = button(ui, desk.theme, Look::Secondary, face);
        response.widget_info(|| {
            let words = format!("{name}, {value}");
            WidgetInfo::labeled(egui::Role::ComboBox, true, words)
        });
        Popup::menu(&response)
            .id(base.with("keep"))
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .accessible_name(&name)
            .show(|ui| {
                ui.set_width(INNER * 0.6);
                ui.spacing_mut().item_spacing.y = 0.0;
                for (line, words) in &rows {
                    let item = MenuItem {
                        text: words,
                        is_selected: line.as_ref() == chosen,
                        ..MenuItem::default()
                    };
                    if menu_item(ui, desk.theme, item).clicked() {
                        picked = Some(line.clone());
                        ui.close();
                    }
                }
            });
    });
    if let Some(line) = picked {
        desk.push(Intent::Typing(Typing::KeepTotal(line)));
        ui.memory_mut(|m| m.request_focus(base.with("text")));
    }
}
