//! What the header of the schedule offers: the part of time that is shown, a lane, a new event.

use crate::app::Intent;
use crate::app::view::Span;
use crate::ui::Desk;
use crate::ui::theme::icons;
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::picker::{Picker, picker};
use crate::ui::widgets::segmented::segmented;
use crate::wording::Key;
use egui::Ui;

/// Width of the header below which only the part of time stands in words.
const ALL_IN_WORDS: f32 = 760.0;
/// Width of a button that shows no more than its icon.
const SMALLEST: f32 = 60.0;

/// Draws them, right to left.
pub(super) fn schedule_tools(ui: &mut Ui, desk: &mut Desk<'_>) {
    use crate::app::action::Action;
    let Some(contract) = desk.contract() else {
        return;
    };
    let narrow = ui.available_width() < ALL_IN_WORDS;
    let widest = if narrow { SMALLEST } else { f32::INFINITY };
    let face = Face::text(desk.text(Key::ScheduleAdd))
        .icon(icons::PLUS)
        .within(widest);
    if button(ui, desk.theme, Look::Secondary, face).clicked() {
        desk.push(Intent::Do(Action::AddDeadline));
    }
    let mut names = vec![desk.text(Key::ScheduleAllLanes)];
    names.extend(contract.schedule.lanes.iter().map(|l| l.title.as_str()));
    let current = desk.session.view.schedule.lane.as_ref();
    let lanes = &contract.schedule.lanes;
    let selected = lanes
        .iter()
        .position(|l| Some(&l.id) == current)
        .map_or(0, |i| i.saturating_add(1));
    let choice = Picker {
        icon: Some(icons::FUNNEL),
        name: desk.text(Key::ScheduleColumnLane),
        options: &names,
        selected,
        widest: if narrow { SMALLEST } else { 220.0 },
    };
    if let (_, Some(chosen)) = picker(ui, desk.theme, choice) {
        let lane = chosen
            .checked_sub(1)
            .and_then(|i| lanes.get(i))
            .map(|l| l.id.clone());
        desk.push(Intent::SetLane(lane));
    }
    let face = Face::text(desk.text(Key::ScheduleToday))
        .icon(icons::CROSSHAIR)
        .within(widest);
    if button(ui, desk.theme, Look::Secondary, face).clicked() {
        desk.push(Intent::SetSpan(Span::Year));
    }
    let names = [
        desk.text(Key::Schedule90Days),
        desk.text(Key::Schedule12Months),
        desk.text(Key::ScheduleAll),
    ];
    let selected = match desk.session.view.schedule.span {
        Span::Quarter => 0,
        Span::Year => 1,
        Span::All => 2,
        Span::Free(..) => usize::MAX,
    };
    let chosen = segmented(ui, desk.theme, &names, selected);
    match chosen {
        Some(0) => desk.push(Intent::SetSpan(Span::Quarter)),
        Some(1) => desk.push(Intent::SetSpan(Span::Year)),
        Some(2) => desk.push(Intent::SetSpan(Span::All)),
        _ => {}
    }
}
