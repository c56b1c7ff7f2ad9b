//! The schedule screen: the timeline, then what is to come beside what is past.

mod coming;
mod past;
mod row;

use crate::app::Intent;
use crate::app::ScreenChart;
use crate::app::action::Action;
use crate::chart::Timeline;
use crate::ui::Desk;
use crate::ui::charts::timeline::{LEGEND_HEIGHT, TimelineLook, least_height, legend, timeline};
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::text::label;
use crate::wording::Key;
use egui::{Align, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

/// The share of the screen's height that the timeline takes.
const TIMELINE_SHARE: f32 = 0.61;
/// The share of the width that the list of what is to come takes.
const COMING_SHARE: f32 = 0.574;
/// The least that the lists are given.
const LISTS_LEAST: f32 = 186.0;
/// The legend and the room around it.
const FOOT: f32 = LEGEND_HEIGHT + space::M + space::S;
/// Width below which both lists are about as wide.
const NARROW: f32 = 1100.0;

/// Draws the schedule screen.
pub fn schedule(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(ScreenChart::Schedule(chart)) = desk.charts().map(|c| &c.screen) else {
        return;
    };
    let rect = ui.max_rect();
    if chart.total == 0 {
        nothing(ui, desk, rect);
        return;
    }
    if desk.session.view.schedule.editing.is_none() {
        coming::forget_field(ui);
    }
    let look = look(desk, chart);
    let least = least_height(ui, &look, rect.width() - 2.0 * space::SHEET) + FOOT + space::XS;
    let most = (rect.height() - LISTS_LEAST).max(0.0);
    let height = (rect.height() * TIMELINE_SHARE)
        .max(least)
        .min(most)
        .round();
    let (top, bottom) = rect.split_top_bottom_at_y(rect.min.y + height);
    let mut intents = Vec::new();
    upper(ui, &look, top, &mut intents);
    for intent in intents {
        desk.push(intent);
    }
    let rule = Stroke::new(space::STROKE, desk.theme.line.thin);
    ui.painter().hline(rect.x_range(), bottom.min.y + 0.5, rule);
    let share = if rect.width() < NARROW {
        0.54
    } else {
        COMING_SHARE
    };
    let middle = (bottom.min.x + bottom.width() * share).round();
    ui.painter().vline(middle + 0.5, bottom.y_range(), rule);
    let (left, right) = bottom.split_left_right_at_x(middle);
    coming::list(ui, desk, chart, left);
    past::list(ui, desk, chart, right);
}

/// The timeline alone.
pub fn schedule_alone(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(ScreenChart::Schedule(chart)) = desk.charts().map(|c| &c.screen) else {
        return;
    };
    let rect = ui.max_rect();
    if chart.total == 0 {
        nothing(ui, desk, rect);
        return;
    }
    let editing = desk.session.view.schedule.editing.clone();
    if editing.is_none() {
        coming::forget_field(ui);
    }
    let look = look(desk, chart);
    let mut intents = Vec::new();
    let field = if editing.is_some() { 64.0 } else { 0.0 };
    let above = rect.with_max_y(rect.max.y - field);
    upper(ui, &look, above, &mut intents);
    for intent in intents {
        desk.push(intent);
    }
    // Without the lists, a date is typed under the timeline.
    if let Some(edit) = editing {
        let below = rect
            .with_min_y(above.max.y)
            .shrink2(vec2(space::SHEET, 4.0));
        coming::typed(ui, desk, &edit, below);
    }
}

fn look<'a>(desk: &Desk<'a>, chart: &'a Timeline) -> TimelineLook<'a> {
    let session = desk.session;
    TimelineLook {
        chart,
        view: &session.view.schedule,
        selection: session.view.selection.as_ref(),
        theme: desk.theme,
        lang: desk.lang,
    }
}

/// Nothing to show: says so, and how to begin.
fn nothing(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect) {
    let inner = rect.shrink2(vec2(space::SHEET, space::XL));
    let layout = Layout::left_to_right(Align::Min);
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let words = format!("{}.", desk.text(Key::ScheduleNone));
        ui.set_row_height(space::TARGET);
        label(ui, &words, type_scale::BODY, desk.theme.text.second);
        let add = desk.text(Key::ActionAddDeadline);
        if link(ui, desk.theme, add, Leads::Inside).clicked() {
            desk.push(Intent::Do(Action::AddDeadline));
        }
    });
}

/// The timeline and its legend. It scrolls when its lanes need more than there is.
fn upper(ui: &mut Ui, look: &TimelineLook<'_>, rect: Rect, intents: &mut Vec<Intent>) {
    let inner = rect.shrink2(vec2(space::SHEET, 0.0));
    let place = Rect::from_min_max(
        pos2(inner.min.x, inner.min.y + space::XS),
        pos2(inner.max.x, inner.max.y - FOOT),
    );
    let builder = UiBuilder::new().max_rect(place).id_salt("timeline");
    let frame = ui.scope_builder(builder, |ui| {
        let drawn = ScrollArea::vertical().show(ui, |ui| {
            let outer = Rect::from_min_size(ui.cursor().min, place.size());
            let taken = timeline(ui, look, outer, intents);
            ui.allocate_rect(taken.outer, egui::Sense::hover());
            taken.frame
        });
        drawn.inner
    });
    let left = (frame.inner.min.x + 40.0).min(inner.min.x + inner.width() * 0.14);
    let top = place.max.y + space::S;
    let strip = Rect::from_min_max(pos2(left, top), pos2(inner.max.x, top + LEGEND_HEIGHT));
    legend(ui.painter(), look.theme, look.lang, strip);
}
