//! The pointer while people use the keyboard: a mark under a mouse that nobody moves is not
//! pointed at, so that no tooltip covers what is typed and no mark stays lit. It counts again once
//! the mouse moves, is pressed, or turns its wheel.

use egui::{Event, Pos2, RawInput};

/// Where the pointer is, and whether it counts.
#[derive(Debug, Default)]
pub(super) struct Resting {
    at: Option<Pos2>,
    /// Buttons that are held: a drag goes on whatever is typed.
    held: usize,
    /// True after a key, until the mouse is used.
    rests: bool,
}

impl Resting {
    /// Says that the pointer is gone after a key, and that it is back before what the mouse does.
    pub(super) fn pass(&mut self, input: &mut RawInput) {
        let mut events = Vec::with_capacity(input.events.len() + 1);
        for event in input.events.drain(..) {
            match &event {
                Event::PointerMoved(at) => {
                    self.at = Some(*at);
                    self.rests = false;
                }
                Event::PointerButton { pressed, .. } => {
                    self.held = match pressed {
                        true => self.held + 1,
                        false => self.held.saturating_sub(1),
                    };
                    self.rests = false;
                }
                Event::PointerGone => {
                    self.at = None;
                    self.held = 0;
                }
                Event::MouseWheel { .. } | Event::Zoom(_) if self.rests => {
                    events.extend(self.at.map(Event::PointerMoved));
                    self.rests = false;
                }
                _ => {}
            }
            let key = matches!(event, Event::Key { pressed: true, .. } | Event::Text(_));
            events.push(event);
            if key && !self.rests && self.held == 0 && self.at.is_some() {
                self.rests = true;
                events.push(Event::PointerGone);
            }
        }
        input.events = events;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, pos2, vec2};

    const HERE: Pos2 = pos2(30.0, 40.0);

    fn moved() -> Event {
        Event::PointerMoved(HERE)
    }

    fn key() -> Event {
        Event::Key {
            key: Key::ArrowDown,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton {
            pos: HERE,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    fn wheel() -> Event {
        Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, 1.0),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        }
    }

    /// What egui is told of events that come one frame after another.
    fn told(events: Vec<Event>) -> Vec<Event> {
        let mut resting = Resting::default();
        let frame = |event| {
            let mut input = RawInput {
                events: vec![event],
                ..RawInput::default()
            };
            resting.pass(&mut input);
            input.events
        };
        events.into_iter().flat_map(frame).collect()
    }

    #[test]
    fn a_key_hides_the_pointer_once() {
        let seen = told(vec![moved(), key(), key()]);
        assert_eq!(seen, [moved(), key(), Event::PointerGone, key()]);
    }

    #[test]
    fn the_wheel_brings_it_back_where_it_was() {
        let seen = told(vec![moved(), key(), wheel(), wheel()]);
        let back = [
            moved(),
            key(),
            Event::PointerGone,
            moved(),
            wheel(),
            wheel(),
        ];
        assert_eq!(seen, back);
    }

    #[test]
    fn a_drag_goes_on_while_keys_are_pressed() {
        let all = vec![moved(), button(true), key(), moved(), button(false)];
        assert_eq!(told(all.clone()), all);
    }

    #[test]
    fn no_pointer_comes_out_of_nothing() {
        let all = vec![key(), wheel(), moved(), Event::PointerGone, key(), wheel()];
        assert_eq!(told(all.clone()), all);
    }
}
