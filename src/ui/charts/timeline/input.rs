//! Pointing at the timeline and walking it by keys.

use super::layout::Layout;
use super::placed::Placed;
use super::window::Window;
use super::{TimelineLook, clusters, drag, menu};
use crate::app::action::Action;
use crate::app::{Intent, Typing};
use crate::chart::Subject;
use crate::ui::theme::type_scale;
use crate::ui::widgets::text::paragraph;
use crate::ui::widgets::tip::is_covered;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Response, Ui};

/// How much one key press zooms.
const ZOOM: f64 = 1.5;

fn window_id(ui: &Ui) -> Id {
    ui.scope_id().with("timeline_window")
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
    drag::follow(ui, look, layout, response, intents);
    if response.clicked() || response.double_clicked() {
        response.request_focus();
    }
    let under = response
        .interact_pointer_pos()
        .and_then(|at| layout.hit(at));
    if let Some(placed) = under.filter(|_| response.secondary_clicked()) {
        response.request_focus();
        select(placed, intents);
        menu::open(ui);
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

pub(super) fn select(placed: &Placed<'_>, intents: &mut Vec<Intent>) {
    let subject = Subject::Deadline(placed.mark.deadline.clone());
    intents.push(Intent::Select(subject));
}

fn show(look: &TimelineLook<'_>, window: Window, intents: &mut Vec<Intent>) {
    intents.push(Intent::SetSpan(window.bounded(look.chart).span()));
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
    if response.dragged() || is_covered(response) {
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
    let menu_key = |i: &mut egui::InputState| {
        i.consume_key(Modifiers::SHIFT, Key::F10) || i.consume_key(Modifiers::NONE, Key::Menu)
    };
    if here.is_some() && ui.input_mut(menu_key) {
        menu::open(ui);
    }
    if here.is_some() && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
        intents.push(Intent::Do(Action::Copy));
    }
    if layout.is_clustered && pressed(Key::Enter) {
        zoom_to(look, layout, here, intents);
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

/// Enter on the month that holds the chosen mark zooms into it.
fn zoom_to(
    look: &TimelineLook<'_>,
    layout: &Layout<'_>,
    here: Option<usize>,
    intents: &mut Vec<Intent>,
) {
    let Some(placed) = here.and_then(|i| layout.marks.get(i)) else {
        return;
    };
    let x = placed.mark.shape.from();
    let clusters = clusters::clusters(layout, look.chart);
    let found = clusters
        .iter()
        .find(|c| c.lane == placed.lane && (c.span.0..c.span.1).contains(&x));
    if let Some(cluster) = found {
        clusters::zoom(look, cluster, intents);
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
