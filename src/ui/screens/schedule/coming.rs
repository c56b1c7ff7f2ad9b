//! The list of what is to come, late, or without a date; its dates can be typed.

use super::row::{self, Row};
use crate::app::view::DateEdit;
use crate::app::{Intent, Typing};
use crate::chart::timeline::{Coming, Urgency};
use crate::chart::{Subject, Timeline};
use crate::contract::{Precision, When};
use crate::edit::parse_date;
use crate::summary::Edge;
use crate::ui::Desk;
use crate::ui::charts::timeline;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::long_list::{self, Focus, Heights};
use crate::ui::widgets::paint::{icon_fill, text};
use crate::ui::widgets::text::paragraph;
use crate::ui::widgets::walk::walk;
use crate::wording::Key;
use egui::{
    Align, Align2, Id, Layout, Modifiers, Rect, ScrollArea, TextEdit, Ui, UiBuilder, pos2, vec2,
};

/// A note with less room than this is left to the tooltip.
const NOTE_LEAST: f32 = 64.0;

/// Where each column begins, at the width of the drawing.
struct Columns {
    date: f32,
    title: f32,
    note: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        let narrow = width < 560.0;
        let note = if narrow { 0.60 } else { 0.558 };
        Self {
            date: 104.0,
            title: 208.0,
            note: (width * note).max(310.0),
        }
    }
}

/// Draws the list.
pub fn list(ui: &mut Ui, desk: &mut Desk<'_>, chart: &Timeline, rect: Rect) {
    let theme = desk.theme;
    let (head, body) = row::head(ui, theme, rect, desk.text(Key::ScheduleUpcoming));
    let seen = desk.fill(Key::StatusSeenOn, &[("date", &chart.today_text)]);
    let style = (type_scale::SMALL, theme.text.muted);
    text(
        ui.painter(),
        head.right_center(),
        Align2::RIGHT_CENTER,
        &seen,
        style,
    );
    let lane = desk.session.view.schedule.lane.as_ref();
    let rows: Vec<&Coming> = chart
        .coming
        .iter()
        .filter(|r| lane.is_none_or(|l| r.lane == *l))
        .collect();
    let builder = UiBuilder::new().max_rect(body).id_salt("coming");
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if rows.is_empty() {
                empty(ui, desk);
            }
            let stop = rows
                .iter()
                .position(|r| row::is_selected(desk, &r.deadline))
                .unwrap_or(0);
            let edited = desk.session.view.schedule.editing.as_ref();
            let edited = edited.and_then(|e| rows.iter().position(|r| r.deadline == e.deadline));
            let heights: Vec<f32> = (rows.iter().enumerate())
                .map(|(i, coming)| height(coming, Some(i) == edited))
                .collect();
            let ids = ui.scope_id();
            long_list::rows(
                ui,
                &Heights::Each(&heights),
                Some(stop),
                |ui, i| match rows.get(i) {
                    Some(coming) => one(
                        ui,
                        desk,
                        (&rows, ids),
                        (i, coming),
                        (i == stop, Some(i) == edited),
                    ),
                    None => Focus::Elsewhere,
                },
            );
        });
    });
}

fn empty(ui: &mut Ui, desk: &Desk<'_>) {
    let key = if desk
        .session
        .view
        .filter
        .as_ref()
        .is_some_and(|f| !f.is_empty())
    {
        Key::FindNothing
    } else {
        Key::ScheduleNoneUpcoming
    };
    row::nothing(ui, desk.theme, desk.text(key));
}

/// How high a row is.
fn height(coming: &Coming, is_edited: bool) -> f32 {
    if is_edited {
        ROW_EDITED
    } else if coming.date.is_some() {
        space::ROW_DATED
    } else {
        40.0
    }
}

fn row_id(ids: Id, coming: &Coming) -> Id {
    let edge = match coming.edge {
        Edge::Whole => "whole",
        Edge::Opening => "opening",
        Edge::Closing => "closing",
    };
    ids.with(("coming", coming.deadline.as_str(), edge))
}

fn one(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (rows, ids): (&[&Coming], Id),
    (i, coming): (usize, &Coming),
    (is_stop, is_edited): (bool, bool),
) -> Focus {
    let editing = desk.session.view.schedule.editing.clone();
    let editing = editing.filter(|_| is_edited);
    let above = i.checked_sub(1).and_then(|i| rows.get(i));
    let rect = ui.max_rect().shrink2(vec2(space::M, 0.0));
    let selected = row::is_selected(desk, &coming.deadline);
    let joins = |other: Option<&&Coming>| {
        selected || other.is_some_and(|o| row::is_selected(desk, &o.deadline))
    };
    if i > 0 && !joins(above) {
        row::rule(ui.painter(), desk.theme, rect);
    }
    let row = Row {
        deadline: &coming.deadline,
        spoken: spoken(coming),
        rect,
        is_stop,
    };
    let response = row::ground(ui, desk, row_id(ids, coming), &row);
    row::follow(ui, desk, "coming", &row);
    if let Some(next) = walk(ui, &response, i, rows.len()).and_then(|n| rows.get(n)) {
        let subject = Subject::Deadline(next.deadline.clone());
        desk.push(Intent::Select(subject));
        ui.memory_mut(|m| m.request_focus(row_id(ids, next)));
    }
    match editing {
        Some(edit) => typed(ui, desk, &edit, rect),
        None => words(ui, desk, coming, rect, selected),
    }
    Focus::of(&response)
}

fn spoken(coming: &Coming) -> String {
    let parts = [
        Some(coming.countdown.as_str()).filter(|c| !c.is_empty()),
        coming.date.as_deref(),
        Some(coming.title.as_str()),
        coming.note.as_deref(),
        coming.precision.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Countdown, date, title, note, precision.
fn words(ui: &mut Ui, desk: &Desk<'_>, coming: &Coming, rect: Rect, selected: bool) {
    let theme = desk.theme;
    let columns = Columns::of(rect.width());
    let y = rect.center().y;
    let at = |x: f32| pos2(rect.min.x + x, y);
    let painter = ui.painter().clone();
    let (step, color) = match coming.urgency {
        Urgency::Ahead if selected => (type_scale::HEADING, theme.accent.main),
        Urgency::Ahead => (type_scale::HEADING, theme.text.main),
        Urgency::Overdue => (type_scale::BODY.semibold(), theme.signal.review.on),
        Urgency::None => (type_scale::BODY, theme.text.muted),
    };
    let mut x = 0.0;
    if coming.urgency == Urgency::Overdue {
        icon_fill(&painter, at(7.0), icons::WARNING, 14.0, color);
        x = 18.0;
    }
    let head = row::text(&painter, at(x), &coming.countdown, (step, color), 168.0 - x);
    let from = (head.max.x - rect.min.x + space::S).max(columns.date);
    let body = type_scale::BODY;
    let mut title = from;
    if let Some(date) = &coming.date {
        let shown = row::text(&painter, at(from), date, (body, theme.text.main), 180.0);
        title = (shown.max.x - rect.min.x + space::M).max(columns.title);
    }
    let mut right = rect.max.x;
    if let Some(precision) = &coming.precision {
        right = precision_chip(ui, desk, precision, rect) - space::S;
    }
    let room = right - rect.min.x - title;
    let style = (body, theme.text.main);
    let shown = row::text(&painter, at(title), &coming.title, style, room);
    // The title comes before the note: what happens is never cut for what is said of it.
    let note_at = (shown.max.x - rect.min.x + space::M).max(columns.note);
    if let Some(note) = &coming.note {
        let room = right - rect.min.x - note_at;
        if room > NOTE_LEAST {
            row::text(&painter, at(note_at), note, (body, theme.text.muted), room);
        }
    }
}

/// The chip of how much of the date is known; gives its left edge.
fn precision_chip(ui: &mut Ui, desk: &Desk<'_>, precision: &str, rect: Rect) -> f32 {
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    let mut ui = ui.new_child(builder);
    chip(&mut ui, desk.theme, ChipKind::Neutral, None, precision)
        .rect
        .min
        .x
}

/// Height of a row whose date is typed: the field, and what is wrong under it.
pub const ROW_EDITED: f32 = 54.0;

/// Forgets which date was typed last, so that the next field takes the focus. A date that was just
/// validated or left gives the keyboard back to the timeline.
pub fn forget_field(ui: &Ui) {
    let id = Id::unique(FIELD_OF);
    let closed = ui.data(|d| d.get_temp::<String>(id)).is_some();
    ui.data_mut(|d| d.remove::<String>(id));
    if closed && ui.memory(|m| m.focused().is_none()) {
        timeline::take_keyboard(ui);
    }
}

const FIELD_OF: &str = "date_edit_of";

/// True for what is known to the day: arrows then go by days and months.
fn is_a_day(date: When) -> bool {
    match date {
        When::On(d) | When::From(d) | When::NotBefore(d) | When::Between(d, _) => {
            d.precision() == Precision::Day
        }
        When::Unknown => false,
    }
}

/// Arrows move a date that nobody has typed in yet: by a day, with Shift by a month.
fn steps(ui: &Ui, desk: &mut Desk<'_>, edit: &DateEdit) {
    if edit.typed {
        return;
    }
    let keys = [(egui::Key::ArrowLeft, -1), (egui::Key::ArrowRight, 1)];
    for (key, by) in keys {
        for (modifiers, months) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            let count = ui.input_mut(|i| i.count_and_consume_key(modifiers, key));
            for _ in 0..count {
                desk.push(Intent::Typing(Typing::StepDate { by, months }));
            }
        }
    }
}

/// The date being typed, with what is wrong with it under it.
pub fn typed(ui: &mut Ui, desk: &mut Desk<'_>, edit: &DateEdit, rect: Rect) {
    let theme = desk.theme;
    steps(ui, desk, edit);
    let mut draft = edit.text.clone();
    let id = Id::unique("date_edit").with(edit.deadline.as_str());
    let field = Rect::from_min_size(
        pos2(rect.min.x, rect.min.y + 2.0),
        vec2(rect.width().min(260.0), 24.0),
    );
    let name = desk.text(Key::InspectorDate);
    let builder = UiBuilder::new().max_rect(field);
    let response = ui.scope_builder(builder, |ui| {
        TextEdit::singleline(&mut draft)
            .id(id)
            .font(type_scale::BODY.font())
            .desired_width(field.width())
            .show(ui)
            .response
            .response
    });
    let response = response.inner;
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name));
    let of = format!("{} {}", edit.deadline.as_str(), edit.recalled);
    let is_new = ui.data(|d| d.get_temp::<String>(Id::unique(FIELD_OF))) != Some(of.clone());
    // A card that has just closed takes what is given in its last frame: asked again then.
    let (asked, now) = (
        Id::unique("date_edit_asked"),
        ui.ctx().cumulative_frame_nr(),
    );
    let last = ui.data(|d| d.get_temp::<u64>(asked)).unwrap_or(0);
    let is_young = now <= last.saturating_add(2);
    if !is_new && is_young && ui.memory(|m| m.focused().is_none()) {
        response.request_focus();
    }
    if is_new {
        ui.data_mut(|d| d.insert_temp(asked, now));
        response.request_focus();
        ui.scroll_to_rect(rect, None);
        ui.data_mut(|d| d.insert_temp(Id::unique(FIELD_OF), of));
    }
    if response.changed() {
        desk.push(Intent::Typing(Typing::DateText(draft.clone())));
    }
    let entered = ui.input(|i| i.key_pressed(egui::Key::Enter));
    if response.lost_focus() && entered {
        desk.push(Intent::Typing(Typing::CommitDate));
        if parse_date(&draft).is_err() {
            response.request_focus();
        }
    }
    // Left for something else: kept if it is a date. Esc has its own way out.
    let left = ui.input(|i| i.pointer.any_pressed());
    if response.lost_focus() && left && !entered {
        desk.push(Intent::Typing(Typing::CommitDate));
    }
    let note = match parse_date(&draft) {
        Ok(date) if !edit.typed && is_a_day(date) => (
            desk.text(Key::ScheduleMoveKeys).to_owned(),
            theme.text.muted,
        ),
        Ok(_) => (
            desk.text(Key::EditAcceptedDates).to_owned(),
            theme.text.muted,
        ),
        Err(_) => (
            desk.fill(Key::EditRefusedDate, &[("text", draft.trim())]),
            theme.signal.blocking.on,
        ),
    };
    let below = pos2(rect.min.x, response.rect.max.y.max(field.max.y) + 2.0);
    let below = Rect::from_min_max(below, rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let style = (type_scale::SMALL, note.1);
        paragraph(ui, &note.0, style, rect.width());
    });
}
