//! Panes: the main chart of a screen, its lists, the panel beside it. F6 goes from one to the
//! next; the first arrow pressed while nothing has the focus goes to the main one.

use super::Desk;
use egui::{Context, Id, Key, Ui};

/// The panes drawn in the last frame, in order, and those drawn so far in this one.
#[derive(Clone, Default)]
struct Panes {
    shown: Vec<Id>,
    coming: Vec<Id>,
    /// Beside the screen: after all others, whenever it was drawn.
    aside: Option<(Id, u64)>,
    frame: u64,
}

const PLACE: &str = "panes";

/// Names a widget that takes the focus as a pane. The first one named is the main one.
pub fn mark(ctx: &Context, id: Id) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| {
        let panes: &mut Panes = data.get_temp_mut_or_default(Id::unique(PLACE));
        if panes.frame != frame {
            panes.shown = std::mem::take(&mut panes.coming);
            panes.frame = frame;
        }
        if !panes.coming.contains(&id) {
            panes.coming.push(id);
        }
    });
}

/// Names the panel beside the screen as the last pane.
pub fn mark_aside(ctx: &Context, id: Id) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| {
        let panes: &mut Panes = data.get_temp_mut_or_default(Id::unique(PLACE));
        panes.aside = Some((id, frame));
    });
}

fn shown(ctx: &Context) -> Vec<Id> {
    let frame = ctx.cumulative_frame_nr();
    // A screen without panes leaves those of the one before behind.
    let is_fresh = |drawn: u64| drawn.saturating_add(1) >= frame;
    let panes: Panes = ctx
        .data(|data| data.get_temp(Id::unique(PLACE)))
        .unwrap_or_default();
    let mut all = if !is_fresh(panes.frame) {
        Vec::new()
    } else if panes.coming.is_empty() {
        panes.shown
    } else {
        panes.coming
    };
    all.extend(panes.aside.filter(|aside| is_fresh(aside.1)).map(|a| a.0));
    all
}

/// Gives the focus to the next pane or the one before; to the main one if none has it.
pub fn walk(ctx: &Context, forward: bool) {
    let panes = shown(ctx);
    let focused = ctx.memory(|m| m.focused());
    let here = panes.iter().position(|id| Some(*id) == focused);
    let next = match (here, forward) {
        (None, true) => panes.first(),
        (None, false) => panes.last(),
        (Some(i), true) => panes.get(i.saturating_add(1)).or_else(|| panes.first()),
        (Some(0), false) => panes.last(),
        (Some(i), false) => panes.get(i.saturating_sub(1)),
    };
    if let Some(id) = next {
        ctx.memory_mut(|m| m.request_focus(*id));
    }
}

/// Lets the first arrow reach the main pane.
pub fn wake(ui: &Ui, desk: &Desk<'_>) {
    if desk.session.view.overlay.is_some() || ui.memory(|m| m.focused().is_some()) {
        return;
    }
    let arrows = [
        Key::ArrowDown,
        Key::ArrowUp,
        Key::ArrowLeft,
        Key::ArrowRight,
    ];
    let pressed = ui.input(|i| i.modifiers.is_none() && arrows.iter().any(|k| i.key_pressed(*k)));
    if pressed && let Some(main) = shown(ui.ctx()).first() {
        ui.memory_mut(|m| {
            m.request_focus(*main);
            // The arrow is the pane's: it must not carry the focus on.
            m.move_focus(egui::FocusDirection::None);
        });
    }
}
