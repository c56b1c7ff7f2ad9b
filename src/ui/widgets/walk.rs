//! The arrow keys in a list whose rows take the focus one at a time.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// The row that a press of ↑ or ↓ leads to, while the row `here` of `count` has the focus.
pub fn walk(ui: &Ui, response: &Response, here: usize, count: usize) -> Option<usize> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let pressed = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        here.saturating_add(1)
    } else if pressed(Key::ArrowUp) {
        here.checked_sub(1)?
    } else {
        return None;
    };
    (next < count).then_some(next)
}
