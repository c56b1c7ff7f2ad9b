//! The list of past events: the latest ones, then all of them when asked for.

use super::coming::{ROW_EDITED, typed};
use super::row::{self, Row};
use crate::app::Intent;
use crate::chart::timeline::Gone;
use crate::chart::{Subject, Timeline};
use crate::ui::Desk;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::long_list::{self, Focus, Heights};
use crate::ui::widgets::paint::text;
use crate::ui::widgets::walk::walk;
use crate::wording::Key;
use egui::{Align, Align2, Id, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// How many are listed before all are asked for.
const LATEST: usize = 6;
/// Where the title begins.
const TITLE: f32 = 160.0;

/// Draws the list.
pub fn list(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Timeline, rect: Rect) {
    let theme = desk.theme;
    let (head, body) = row::head(ui, theme, rect, desk.text(Key::SchedulePast));
    let lane = desk.session.view.schedule.lane.as_ref();
    let rows: Vec<&Gone> = chart
        .past
        .iter()
        .filter(|r| lane.is_none_or(|l| r.lane == *l))
        .collect();
    let editing = desk.session.view.schedule.editing.as_ref();
    let hidden = rows.get(LATEST..).unwrap_or_default();
    let is_typed = editing.is_some_and(|e| hidden.iter().any(|r| r.deadline == e.deadline));
    let all = desk.session.view.schedule.all_past || is_typed;
    let shown = if all {
        rows.len()
    } else {
        rows.len().min(LATEST)
    };
    if rows.len() > LATEST {
        see_all(ui, desk, rows.len(), head);
    }
    let rows = rows.get(..shown).unwrap_or_default();
    let builder = UiBuilder::new().max_rect(body).id_salt("past");
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if rows.is_empty() {
                row::nothing(ui, theme, desk.text(Key::ScheduleNonePast));
            }
            let stop = rows
                .iter()
                .position(|r| row::is_selected(desk, &r.deadline))
                .unwrap_or(0);
            let edited = desk.session.view.schedule.editing.as_ref();
            let edited = edited.and_then(|e| rows.iter().position(|r| r.deadline == e.deadline));
            let height = |i| {
                if Some(i) == edited {
                    ROW_EDITED
                } else {
                    space::ROW_LIST
                }
            };
            let heights: Vec<f32> = (0..rows.len()).map(height).collect();
            let ids = ui.scope_id();
            long_list::rows(
                ui,
                &Heights::Each(&heights),
                Some(stop),
                |ui, i| match rows.get(i) {
                    Some(gone) => one(ui, desk, (rows, ids), (i, gone), i == stop),
                    None => Focus::Elsewhere,
                },
            );
        });
    });
}

fn see_all(ui: &mut Ui, desk: &mut Desk<'_>, count: usize, head: Rect) {
    let all = desk.session.view.schedule.all_past;
    let words = if all {
        desk.text(Key::ScheduleSeeLatest).to_owned()
    } else {
        desk.count(Key::SchedulePastSeeOne, Key::SchedulePastSeeOther, count)
    };
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().max_rect(head).layout(layout);
    ui.scope_builder(builder, |ui| {
        if link(ui, desk.theme, &words, Leads::Inside).clicked() {
            desk.push(Intent::ShowAllPast(!all));
        }
    });
}

fn row_id(ids: Id, gone: &Gone) -> Id {
    ids.with(("past", gone.deadline.as_str()))
}

fn one(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (rows, ids): (&[&Gone], Id),
    (i, gone): (usize, &Gone),
    is_stop: bool,
) -> Focus {
    let theme = desk.theme;
    let editing = desk.session.view.schedule.editing.clone();
    let editing = editing.filter(|e| e.deadline == gone.deadline);
    let rect = ui.max_rect().shrink2(vec2(space::M, 0.0));
    row::rule(ui.painter(), theme, rect);
    let row = Row {
        deadline: &gone.deadline,
        spoken: format!("{}, {}, {}", gone.date, gone.title, gone.outcome),
        rect,
        is_stop,
    };
    let response = row::ground(ui, desk, row_id(ids, gone), &row);
    row::follow(ui, desk, "past", &row);
    if let Some(next) = walk(ui, &response, i, rows.len()).and_then(|n| rows.get(n)) {
        let subject = Subject::Deadline(next.deadline.clone());
        desk.push(Intent::Select(subject));
        ui.memory_mut(|m| m.request_focus(row_id(ids, next)));
    }
    if let Some(edit) = editing {
        typed(ui, desk, &edit, rect);
        return Focus::of(&response);
    }
    let painter = ui.painter();
    let y = rect.center().y;
    let outcome = text(
        painter,
        pos2(rect.max.x, y),
        Align2::RIGHT_CENTER,
        &gone.outcome,
        (type_scale::SMALL, theme.text.muted),
    );
    let title = TITLE.min((rect.width() * 0.4).max(148.0));
    let style = (type_scale::BODY, theme.text.muted);
    row::text(
        painter,
        pos2(rect.min.x, y),
        &gone.date,
        style,
        title - space::S,
    );
    let at = pos2(rect.min.x + title, y);
    let room = outcome.min.x - at.x - space::M;
    let style = (type_scale::BODY, theme.text.main);
    row::text(painter, at, &gone.title, style, room);
    Focus::of(&response)
}
