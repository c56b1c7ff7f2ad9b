//! Amounts hidden, and shown as long as a key is held. A press hides them at once; while they are
//! hidden, a short press shows them again and a long one shows them until it ends.

use super::Desk;
use crate::app::{Amounts, Intent};
use egui::{Event, Id, Key, Modifiers, Ui};

/// A press longer than this is held, in seconds.
const HELD: f64 = 0.4;

/// Which key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// M, in a presentation.
    Letter,
    /// Ctrl+Shift+H, anywhere else.
    Shortcut,
}

impl By {
    fn key(self) -> Key {
        match self {
            By::Letter => Key::M,
            By::Shortcut => Key::H,
        }
    }

    fn is_meant(self, modifiers: Modifiers) -> bool {
        match self {
            By::Letter => modifiers.is_none(),
            By::Shortcut => modifiers.command && modifiers.shift && !modifiers.alt,
        }
    }
}

/// Pushes what pressing and releasing the key asks for.
pub fn hold(ui: &Ui, desk: &mut Desk<'_>, by: By) {
    // In a presentation the shortcut of the window works as well.
    let presented = desk.session.presentation.is_some();
    if by == By::Letter {
        hold(ui, desk, By::Shortcut);
        let types = desk
            .session
            .presentation
            .as_ref()
            .and_then(|p| p.typing.as_ref());
        if types.is_some() {
            return;
        }
    }
    debug_assert!(by == By::Shortcut || presented);
    let place = Id::unique(("discretion", by.key().name()));
    let (now, down, in_front) = ui.input(|i| {
        (
            i.time,
            i.key_down(by.key()),
            i.focused || i.raw.viewports.is_empty(),
        )
    });
    let mut amounts = desk.session.amounts;
    let mut since = ui.data(|d| d.get_temp::<f64>(place));
    let before = amounts;
    for pressed in events(ui, by) {
        match (pressed, amounts, since) {
            (true, Amounts::Shown, _) => amounts = Amounts::Hidden,
            (true, Amounts::Hidden, _) => {
                amounts = Amounts::Glimpsed;
                since = Some(now);
            }
            (false, Amounts::Glimpsed, Some(start)) => {
                amounts = match now - start < HELD {
                    true => Amounts::Shown,
                    false => Amounts::Hidden,
                };
                since = None;
            }
            _ => {}
        }
    }
    // The release went to another window.
    if amounts == Amounts::Glimpsed && since.is_some() && (!down || !in_front) {
        amounts = Amounts::Hidden;
        since = None;
    }
    ui.data_mut(|d| match since {
        Some(start) => {
            d.insert_temp(place, start);
        }
        None => d.remove::<f64>(place),
    });
    if amounts != before {
        desk.push(Intent::Amounts(amounts));
    }
}

/// Presses and releases of the key in this frame; they are nobody else's.
fn events(ui: &Ui, by: By) -> Vec<bool> {
    let mut found = Vec::new();
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            Event::Key {
                key,
                pressed,
                repeat,
                modifiers,
                ..
            } if *key == by.key() => {
                // Letting go of Ctrl first must not lose the release.
                let is_meant = !pressed || by.is_meant(*modifiers);
                if is_meant && !repeat {
                    found.push(*pressed);
                }
                !(is_meant && *pressed)
            }
            _ => true,
        });
    });
    found
}
