//! The menu of a mark: its date, how much of it is known, whether it took place. A date becomes
//! less precise at once; to become more precise it is asked for, never made up.

use super::TimelineLook;
use super::placed::Placed;
use crate::app::{Intent, Typing};
use crate::contract::{Outcome, PartialDate, Precision, When};
use crate::ui::theme::icons;
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::wording::{self, Key};
use egui::{Id, Popup, PopupCloseBehavior, Rect, Ui};

fn id() -> Id {
    Id::unique("timeline_menu")
}

/// Opens the menu of the selected mark.
pub fn open(ui: &Ui) {
    Popup::open_id(ui.ctx(), id());
}

/// Shows the menu under the selected mark while it is open; gives the focus back to `chart`.
pub fn show(
    ui: &Ui,
    look: &TimelineLook<'_>,
    placed: &Placed<'_>,
    (chart, frame): (Id, Rect),
    intents: &mut Vec<Intent>,
) {
    let was_open = Popup::is_id_open(ui.ctx(), id());
    if !was_open {
        return;
    }
    let place = placed.rect.intersect(frame);
    let anchor = ui.interact(place, id().with("anchor"), egui::Sense::hover());
    Popup::from_response(&anchor)
        .id(id())
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(&placed.mark.label)
        .gap(6.0)
        .show(|ui| {
            ui.set_width(240.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, (key, intent)) in choices(placed).into_iter().enumerate() {
                let item = MenuItem {
                    icon: (n == 0).then_some(icons::PENCIL_SIMPLE),
                    text: wording::text(look.lang, key),
                    key: (n == 0).then_some("F2"),
                    is_selected: false,
                };
                let row = menu_item(ui, look.theme, item);
                if n == 0 && !ui.data(|d| d.get_temp::<bool>(id()).unwrap_or(false)) {
                    row.request_focus();
                    ui.data_mut(|d| d.insert_temp(id(), true));
                }
                if row.clicked() {
                    intents.push(intent);
                    ui.close();
                }
            }
        });
    if !Popup::is_id_open(ui.ctx(), id()) {
        ui.data_mut(|d| d.remove::<bool>(id()));
        if !ui.ctx().text_edit_focused() {
            ui.memory_mut(|m| m.request_focus(chart));
        }
    }
}

/// What can be done with a mark, as things stand.
fn choices(placed: &Placed<'_>) -> Vec<(Key, Intent)> {
    let mark = placed.mark;
    let deadline = &mark.deadline;
    let ask = || Intent::Typing(Typing::BeginDate(deadline.clone()));
    let to = |date| Intent::MoveDeadline {
        deadline: deadline.clone(),
        date,
        dragging: false,
    };
    let mut list = vec![(Key::ScheduleChangeDate, ask())];
    if let Some(first) = first_of(mark.when) {
        let day = first.first_day();
        let month = PartialDate::Month(day.first_of_month());
        let year = PartialDate::Year(day.first_of_year());
        let wanted = [
            (Key::ScheduleToDay, Precision::Day, None),
            (Key::ScheduleToMonth, Precision::Month, Some(month)),
            (Key::ScheduleToYear, Precision::Year, Some(year)),
        ];
        for (key, precision, coarser) in wanted {
            let here = matches!(mark.when, When::On(d) if d.precision() == precision);
            if here {
                continue;
            }
            let known = first.precision() <= precision;
            let intent = match coarser.filter(|_| known) {
                Some(date) => to(When::On(date)),
                None if first.precision() == precision => to(When::On(first)),
                None => ask(),
            };
            list.push((key, intent));
        }
        if !matches!(mark.when, When::NotBefore(_)) {
            list.push((Key::ScheduleToNotBefore, to(When::NotBefore(first))));
        }
        list.push((Key::ScheduleToUnknown, to(When::Unknown)));
    }
    let (key, outcome) = match mark.outcome {
        Outcome::Happened => (Key::ActionMarkExpected, Outcome::Expected),
        Outcome::Expected => (Key::ActionMarkHappened, Outcome::Happened),
    };
    list.push((key, Intent::SetOutcome(deadline.clone(), outcome)));
    list
}

fn first_of(when: When) -> Option<PartialDate> {
    match when {
        When::On(d) | When::NotBefore(d) | When::From(d) | When::Between(d, _) => Some(d),
        When::Unknown => None,
    }
}
