//! The pointer over a slide: it goes when it rests, or a ring goes with it.

use crate::ui::theme::Theme;
use egui::{CursorIcon, Id, LayerId, Order, Rect, Stroke, Ui, pos2};
use std::time::Duration;

/// How long the pointer stays without being moved, in seconds.
const STAYS: f64 = 2.0;
/// The ring around the pointer: its radius, and how thick it is.
const RING: (f32, f32) = (34.0, 6.0);

/// The mark that the pointer is on.
pub(super) fn pointed(ui: &Ui, marks: &[Rect]) -> Option<usize> {
    let at = ui.input(|i| i.pointer.latest_pos())?;
    marks.iter().position(|rect| rect.contains(at))
}

/// Hides the pointer once it has rested, with one repaint for that; draws the ring that replaces
/// it.
pub(super) fn pointer(ui: &Ui, theme: &Theme, has_ring: bool) {
    let ctx = ui.ctx();
    let (now, moved, at) = ctx.input(|i| {
        let moves = |e: &egui::Event| matches!(e, egui::Event::PointerMoved(_));
        let moved = i.events.iter().any(moves) || i.pointer.any_down();
        (i.time, moved, i.pointer.latest_pos())
    });
    if has_ring {
        ctx.set_cursor_icon(CursorIcon::None);
        if let Some(at) = at {
            let layer = LayerId::new(Order::Tooltip, Id::unique("laser"));
            let stroke = Stroke::new(RING.1, theme.signal.blocking.on);
            ctx.layer_painter(layer)
                .circle_stroke(pos2(at.x, at.y), RING.0, stroke);
        }
        return;
    }
    let key = Id::unique("pointer_moved");
    let last = match ctx.data(|d| d.get_temp::<f64>(key)) {
        // Time goes on between presentations: one that begins shows the pointer.
        Some(last) if !moved && last <= now => last,
        _ => {
            ctx.data_mut(|d| d.insert_temp(key, now));
            now
        }
    };
    let left = last + STAYS - now;
    if left > 0.0 {
        ctx.request_repaint_after(Duration::try_from_secs_f64(left).unwrap_or_default());
    } else {
        ctx.set_cursor_icon(CursorIcon::None);
    }
}
