//! Drags on the timeline: of a mark, of one end of a period, of the axis. A ghost shows the date
//! that a mark would get; nothing changes until it is let go, and Esc leaves it where it was.

use super::input::select;
use super::layout::Layout;
use super::placed::Placed;
use super::{TimelineLook, paint};
use crate::app::Intent;
use crate::chart::timeline::{MarkShape, PeriodEnd, moved, resized, x_of};
use crate::contract::{DeadlineId, Outcome, When};
use crate::edit::parse_date;
use crate::wording::date;
use egui::{CursorIcon, Id, Pos2, Rect, Response, Ui, vec2};

/// How near the end of a period the pointer takes it.
const END: f32 = 6.0;

/// What a drag holds.
#[derive(Debug, Clone)]
pub enum Drag {
    /// The axis.
    Axis,
    /// An event.
    Event(DeadlineId),
    /// One end of a period.
    End(DeadlineId, PeriodEnd),
}

fn drag_id(ui: &Ui) -> Id {
    ui.scope_id().with("timeline_drag")
}

/// True when a drag would move the axis.
pub fn pans(ui: &Ui, layout: &Layout<'_>, drag: Option<&Drag>) -> bool {
    match drag {
        Some(Drag::Axis) => true,
        Some(Drag::Event(_) | Drag::End(..)) => false,
        None => press(ui).is_none_or(|at| layout.hit(at).is_none()),
    }
}

fn press(ui: &Ui) -> Option<Pos2> {
    ui.input(|i| i.pointer.press_origin())
}

/// The drag under way.
pub fn drag(ui: &Ui) -> Option<Drag> {
    ui.data(|d| d.get_temp(drag_id(ui)))
}

/// Takes, follows and lets go what is dragged.
pub fn follow(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    response: &Response,
    intents: &mut Vec<Intent>,
) {
    if response.drag_started() {
        let at = press(ui);
        let end = at.and_then(|at| end_at(layout, at));
        let held = at.and_then(|at| layout.hit(at));
        let drag = match (end, held) {
            (Some((placed, end)), _) => Drag::End(placed.mark.deadline.clone(), end),
            (None, Some(placed)) => Drag::Event(placed.mark.deadline.clone()),
            (None, None) => Drag::Axis,
        };
        ui.data_mut(|d| d.insert_temp(drag_id(ui), drag));
    }
    let over = response.hover_pos().filter(|_| !response.dragged());
    if over.is_some_and(|at| end_at(layout, at).is_some()) {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    match drag(ui) {
        Some(Drag::Event(id)) => drag_event(ui, look, layout, response, (&id, None), intents),
        Some(Drag::End(id, end)) => {
            drag_event(ui, look, layout, response, (&id, Some(end)), intents);
        }
        _ => {}
    }
    if !response.dragged() {
        ui.data_mut(|d| d.remove::<Drag>(drag_id(ui)));
    }
}

/// The ghost while it is held; the date moves when it is released.
fn drag_event(
    ui: &Ui,
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    response: &Response,
    (id, end): (&DeadlineId, Option<PeriodEnd>),
    intents: &mut Vec<Intent>,
) {
    let (Some(placed), Some(from)) = (layout.placed(id), press(ui).or(held_from(ui))) else {
        return;
    };
    ui.data_mut(|d| d.insert_temp(drag_id(ui).with("from"), from));
    let to = ui.input(|i| i.pointer.latest_pos()).unwrap_or(from);
    let days = (layout.position(to.x) - layout.position(from.x)).round();
    let date = whole(days).and_then(|days| match end {
        None => moved(placed.mark.when, days),
        Some(end) => resized(placed.mark.when, end, days),
    });
    let Some(date) = date else {
        return;
    };
    if response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let inside = ui.painter().with_clip_rect(layout.frame);
        let words = words_of(date, placed.mark.outcome, look);
        let rect = rect_of(layout, placed, date, end.is_some());
        paint::ghost(&inside, look.theme, placed, rect, &words);
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

/// Where a mark stands with another date. A mark that is moved keeps its length.
fn rect_of(layout: &Layout<'_>, placed: &Placed<'_>, date: When, resized: bool) -> Rect {
    let start = |when: When| when.first_day().map(x_of);
    if let (When::Between(a, b), true) = (date, resized) {
        let (left, right) = (x_of(a.first_day()), x_of(b.last_day()) + 1.0);
        let (left, right) = (layout.x(left), layout.x(right));
        return Rect::from_x_y_ranges(left..=right.max(left + 2.0), placed.rect.y_range());
    }
    let days = match (start(date), start(placed.mark.when)) {
        (Some(to), Some(from)) => to - from,
        _ => 0.0,
    };
    let shift = (days * layout.points_per_day()).clamp(-1.0e5, 1.0e5) as f32;
    placed.rect.translate(vec2(shift, 0.0))
}

/// The ghost of the date being typed or stepped, while it is another one.
pub fn typed_ghost(ui: &Ui, look: &TimelineLook<'_>, layout: &Layout<'_>) {
    let Some(edit) = &look.view.editing else {
        return;
    };
    let (Some(placed), Ok(date)) = (layout.placed(&edit.deadline), parse_date(&edit.text)) else {
        return;
    };
    if date == placed.mark.when || layout.is_clustered || date.first_day().is_none() {
        return;
    }
    let inside = ui.painter().with_clip_rect(layout.frame);
    let words = words_of(date, placed.mark.outcome, look);
    let rect = rect_of(layout, placed, date, true);
    paint::ghost(&inside, look.theme, placed, rect, &words);
}

/// The period under a point of the screen, and which of its ends.
fn end_at<'a, 'b>(layout: &'b Layout<'a>, at: Pos2) -> Option<(&'b Placed<'a>, PeriodEnd)> {
    if layout.is_clustered || !layout.frame.contains(at) {
        return None;
    }
    let is_long = |p: &&Placed<'a>| {
        matches!(p.mark.shape, MarkShape::Period(..)) && p.rect.width() >= 2.0 * END
    };
    layout.marks.iter().filter(is_long).find_map(|placed| {
        let rows = placed.rect.y_range().expand(4.0);
        let near = |x: f32| (at.x - x).abs() <= END && rows.contains(at.y);
        if near(placed.rect.max.x) {
            Some((placed, PeriodEnd::Last))
        } else if near(placed.rect.min.x) {
            Some((placed, PeriodEnd::First))
        } else {
            None
        }
    })
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
