//! Pointing at the timeline and walking it by keys. A drag of a mark changes nothing until it is
//! released; a drag beside marks moves the axis.

use super::layout::{Layout, Placed};
use super::window::Window;
use super::{TimelineLook, paint};
use crate::app::{Intent, Typing};
use crate::chart::Subject;
use crate::chart::timeline::moved;
use crate::contract::{DeadlineId, Outcome, When};
use crate::ui::theme::type_scale;
use crate::ui::widgets::text::paragraph;
use crate::wording::date;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Response, Ui};

/// How much one key press zooms.
const ZOOM: f64 = 1.5;

/// What a drag holds.
#[derive(Debug, Clone)]
pub enum Drag {
    /// The axis.
    Axis,
    /// An event.
    Event(DeadlineId),
}

fn drag_id(ui: &Ui) -> Id {
    ui.scope_id().with("timeline_drag")
}

fn window_id(ui: &Ui) -> Id {
    ui.scope_id().with("timeline_window")
}

/// The drag under way.
pub fn drag(ui: &Ui) -> Option<Drag> {
    ui.data(|d| d.get_temp(drag_id(ui)))
}

/// True when a drag would move the axis.
pub fn pans(ui: &Ui, layout: &Layout<'_>, drag: Option<&Drag>) -> bool {
    match drag {
        Some(Drag::Axis) => true,
        Some(Drag::Event(_)) => false,
        None => press(ui).is_none_or(|at| layout.hit(at).is_none()),
    }
}

fn press(ui: &Ui) -> Option<Pos2> {
    ui.input(|i| i.pointer.press_origin())
}

/// Keeps where the plot went in this frame, if it moved.
pub fn note_window(ui: &Ui, before: Window, now: Window) {
    let id = window_id(ui);
    if before == now {
        ui.data_mut(|d| d.remove::<(f64, f64)>(id));
    } else {
        ui.data_mut(|d| d.insert_temp(id, (now.from, now.to)));
    }
}

/// Clicks, drags, zoom, tooltip.
pub fn pointer(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    response: &Response,
    intents: &mut Vec<Intent>,
) {
    let went: Option<(f64, f64)> = ui.data(|d| d.get_temp(window_id(ui)));
    if let Some((from, to)) = went {
        show(look, Window { from, to }, intents);
    }
    let at = response.interact_pointer_pos();
    if response.drag_started() {
        let held = press(ui).and_then(|at| layout.hit(at));
        let drag = held.map_or(Drag::Axis, |p| Drag::Event(p.mark.deadline.clone()));
        ui.data_mut(|d| d.insert_temp(drag_id(ui), drag));
    }
    if let Some(Drag::Event(id)) = drag(ui) {
        drag_event(ui, look, layout, response, &id, intents);
    }
    if !response.dragged() {
        ui.data_mut(|d| d.remove::<Drag>(drag_id(ui)));
    }
    if response.clicked() || response.double_clicked() {
        response.request_focus();
    }
    match at.and_then(|at| layout.hit(at)) {
        Some(placed) if response.double_clicked() => {
            let id = placed.mark.deadline.clone();
            intents.push(Intent::Typing(Typing::BeginDate(id)));
        }
        Some(placed) if response.clicked() => select(placed, intents),
        None if response.double_clicked() => {
            if let Some(lane) = at.and_then(|at| layout.lane_at(at.y)) {
                fit(look, layout, lane, intents);
            }
        }
        _ => {}
    }
    tooltip(look, layout, response);
}

fn select(placed: &Placed<'_>, intents: &mut Vec<Intent>) {
    let subject = Subject::Deadline(placed.mark.deadline.clone());
    intents.push(Intent::Select(subject));
}

fn show(look: &TimelineLook<'_>, window: Window, intents: &mut Vec<Intent>) {
    intents.push(Intent::SetSpan(window.bounded(look.chart).span()));
}

/// The ghost while it is held; the date moves when it is released.
fn drag_event(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    response: &Response,
    id: &DeadlineId,
    intents: &mut Vec<Intent>,
) {
    let (Some(placed), Some(from)) = (layout.placed(id), press(ui).or(held_from(ui))) else {
        return;
    };
    ui.data_mut(|d| d.insert_temp(drag_id(ui).with("from"), from));
    let to = ui.input(|i| i.pointer.latest_pos()).unwrap_or(from);
    let days = (layout.position(to.x) - layout.position(from.x)).round();
    let Some(date) = whole(days).and_then(|days| moved(placed.mark.when, days)) else {
        return;
    };
    if response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let inside = ui.painter().with_clip_rect(layout.frame);
        let shift = (days * layout.points_per_day()).clamp(-1.0e5, 1.0e5) as f32;
        let words = words_of(date, placed.mark.outcome, look);
        paint::ghost(&inside, look.theme, placed, shift, &words);
        return;
    }
    // Esc ends a drag without a release: nothing happened then.
    let released = ui.input(|i| i.pointer.primary_released());
    if response.drag_stopped() && released && date != placed.mark.when {
        select(placed, intents);
        intents.push(Intent::MoveDeadline {
            deadline: id.clone(),
            date,
            dragging: false,
        });
        intents.push(Intent::EndGesture);
    }
}

/// Where the drag began: the release forgets the press.
fn held_from(ui: &Ui) -> Option<Pos2> {
    ui.data(|d| d.get_temp(drag_id(ui).with("from")))
}

fn words_of(at: When, outcome: Outcome, look: &TimelineLook<'_>) -> String {
    match outcome {
        Outcome::Expected => date::expected(at, date::Style::Short, look.lang),
        Outcome::Happened => date::when(at, date::Style::Short, look.lang),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a whole number within the range of i32"
)]
fn whole(days: f64) -> Option<i32> {
    (days.is_finite() && days.abs() < 4.0e6).then_some(days as i32)
}

/// Shows all marks of a lane, or the whole period when it has none.
fn fit(look: &TimelineLook<'_>, layout: &Layout<'_>, lane: usize, intents: &mut Vec<Intent>) {
    let inside = layout.marks.iter().filter(|p| p.lane == lane);
    let mut ends: Option<(f64, f64)> = None;
    for placed in inside {
        let (from, to) = (placed.mark.shape.from(), placed.mark.shape.to());
        ends = Some(ends.map_or((from, to), |(a, b)| (a.min(from), b.max(to))));
    }
    let (from, to) = ends.unwrap_or(look.chart.extent);
    let margin = ((to - from) * 0.3).max(45.0);
    let window = Window {
        from: from - margin,
        to: to + margin,
    };
    show(look, window, intents);
}

fn tooltip(look: &TimelineLook<'_>, layout: &Layout<'_>, response: &Response) {
    let Some(placed) = response.hover_pos().and_then(|at| layout.hit(at)) else {
        return;
    };
    if response.dragged() {
        return;
    }
    let theme = look.theme;
    response
        .clone()
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui_at_pointer(|ui| {
            for (i, line) in placed.mark.tooltip.iter().enumerate() {
                let style = if i == 0 {
                    (type_scale::BODY.semibold(), theme.text.main)
                } else {
                    (type_scale::SMALL, theme.text.second)
                };
                paragraph(ui, line, style, 320.0);
            }
        });
}

/// Arrows walk the marks, + and − zoom, Home goes to today.
pub fn keyboard(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    response: &Response,
    intents: &mut Vec<Intent>,
) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let shifted = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, key));
    let here = look
        .selected()
        .and_then(|id| layout.marks.iter().position(|p| p.mark.deadline == *id));
    let mut target = None;
    if pressed(Key::ArrowRight) {
        target = Some(here.map_or(first_ahead(look, layout), |i| i.saturating_add(1)));
    } else if pressed(Key::ArrowLeft) {
        target = here.map_or(Some(first_ahead(look, layout)), |i| i.checked_sub(1));
    } else if pressed(Key::ArrowDown) {
        target = beside(layout, here, 1);
    } else if pressed(Key::ArrowUp) {
        target = beside(layout, here, -1);
    }
    if let Some(placed) = target.and_then(|i| layout.marks.get(i)) {
        select(placed, intents);
        reveal(look, layout, placed, intents);
    }
    let window = layout.window;
    let center = here
        .and_then(|i| layout.marks.get(i))
        .map(|p| p.mark.shape.from())
        .filter(|x| (window.from..window.to).contains(x))
        .unwrap_or(f64::midpoint(window.from, window.to));
    if pressed(Key::Plus) || shifted(Key::Plus) || pressed(Key::Equals) || shifted(Key::Equals) {
        show(look, window.zoomed(1.0 / ZOOM, center), intents);
    }
    if pressed(Key::Minus) {
        show(look, window.zoomed(ZOOM, center), intents);
    }
    if pressed(Key::Home) {
        show(look, window.centered(look.chart.today), intents);
    }
}

/// The first mark that is not past, where a walk begins.
fn first_ahead(look: &TimelineLook<'_>, layout: &Layout<'_>) -> usize {
    let today = look.chart.today;
    let ahead = |p: &Placed<'_>| p.mark.shape.certain_to() >= today;
    layout
        .marks
        .iter()
        .position(ahead)
        .unwrap_or(layout.marks.len().saturating_sub(1))
}

/// The nearest mark in the next lane that has one, upwards or downwards.
fn beside(layout: &Layout<'_>, here: Option<usize>, step: isize) -> Option<usize> {
    let Some(current) = here.and_then(|i| layout.marks.get(i)) else {
        return layout.marks.len().checked_sub(1).map(|_| 0);
    };
    let mut lane = current.lane;
    loop {
        lane = lane.checked_add_signed(step)?;
        if lane >= layout.lanes.len() {
            return None;
        }
        let x = current.mark.shape.from();
        let distance = |p: &Placed<'_>| (p.mark.shape.from() - x).abs();
        let nearest = layout
            .marks
            .iter()
            .enumerate()
            .filter(|(_, p)| p.lane == lane)
            .min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        if let Some((i, _)) = nearest {
            return Some(i);
        }
    }
}

/// Moves the axis so that a mark can be seen.
fn reveal(
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    placed: &Placed<'_>,
    intents: &mut Vec<Intent>,
) {
    let x = placed.mark.shape.from();
    if !(layout.window.from..=layout.window.to).contains(&x) {
        show(look, layout.window.centered(x), intents);
    }
}
