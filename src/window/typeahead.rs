//! What people do faster than frames are drawn, in the order they did it: nothing of it is lost
//! or meets a screen that does not know yet what was done before. Knows no key's meaning.
//!
//! A frame looks at its keys and clicks once, whatever their order and number. So a frame gets
//! what comes up to and with one key or click that may change what is seen; the rest waits until
//! a field that was opened has the keyboard and keeps Tab to itself. Text that is typed
//! into a field, and keys that repeat while they are held, pass together: the field takes them in
//! order itself. What is done with the text comes a frame later: a list that is searched looks for
//! its keys before its field has read the frame's text.

use egui::{Event, Key, Modifiers, RawInput};
use std::collections::VecDeque;

/// Frames between two that get a key or a click: in the first a field that was opened asks for the
/// keyboard, in the second it has it.
const PAUSE: u8 = 2;

/// Events that wait for their frame.
#[derive(Debug, Default)]
pub(super) struct Typeahead {
    waiting: VecDeque<Event>,
    /// Frames left in which what was done shows.
    pause: u8,
}

impl Typeahead {
    /// Takes the new events in while an edit is being made beside, and leaves those that can neither change it nor
    /// meet another screen after it. `asks` says that a question opens next: what is clicked until then is not an
    /// answer to it.
    pub(super) fn hold(&mut self, input: &mut RawInput, asks: bool) {
        let all = std::mem::take(&mut input.events);
        for event in all {
            let is_click = matches!(event, Event::PointerButton { .. });
            let passes = match &event {
                Event::MouseWheel { .. } | Event::Zoom(_) | Event::WindowFocused(_) => true,
                // Where the pointer was when a button was pressed, or with which modifiers, comes with the button.
                Event::PointerMoved(_) | Event::PointerGone => self.waiting.is_empty(),
                _ => false,
            };
            if passes {
                input.events.push(event);
            } else if !(asks && is_click) {
                self.waiting.push_back(event);
            }
        }
    }

    /// Takes the new events in, and leaves those that the frame may see. `typing` says that a
    /// text field has the keyboard. True when some still wait: there must be another frame.
    pub(super) fn pass(&mut self, input: &mut RawInput, typing: bool) -> bool {
        self.waiting
            .append(&mut VecDeque::from(std::mem::take(&mut input.events)));
        if self.pause > 0 {
            self.pause -= 1;
            if !self.waiting.is_empty() {
                return true;
            }
        }
        let mut done = Done::default();
        while let Some(event) = self
            .waiting
            .pop_front_if(|event| !done.is_over_at(event, typing))
        {
            done.take(&event, typing);
            input.events.push(event);
        }
        if done.key || done.button {
            self.pause = PAUSE;
        }
        !self.waiting.is_empty()
    }
}

/// What a frame was given.
#[derive(Debug, Default)]
struct Done {
    key: bool,
    button: bool,
    /// Something that a field takes itself.
    text: bool,
}

impl Done {
    fn take(&mut self, event: &Event, typing: bool) {
        self.button |= matches!(event, Event::PointerButton { .. });
        self.key |= acts(event, typing);
        self.text |= typing && is_written(event);
    }

    /// True for what must find the screen as what was given makes it.
    fn is_over_at(&self, event: &Event, typing: bool) -> bool {
        match event {
            Event::PointerButton { pressed: true, .. } => self.key || self.button || self.text,
            Event::PointerButton { pressed: false, .. } => self.key,
            // A button was pressed or let go where the pointer was then, with the modifiers of
            // then.
            Event::PointerMoved(_) => self.button,
            Event::ModifiersChanged(_) => self.key || self.button,
            // The text that a key makes follows its key.
            Event::Key { pressed: true, .. } => {
                self.key || self.button || (self.text && acts(event, typing))
            }
            _ => (self.key || self.button) && acts(event, typing),
        }
    }
}

/// True for what may change what is seen, other than by the mouse.
fn acts(event: &Event, typing: bool) -> bool {
    match event {
        Event::Key {
            pressed: true,
            repeat: false,
            key,
            modifiers,
            ..
        } => !typing || !is_of_text(*key, *modifiers),
        Event::Copy | Event::Cut | Event::Paste(_) => !typing,
        Event::AccessKitActionRequest(_) => true,
        _ => false,
    }
}

/// True for what changes the text of a field that has the keyboard.
fn is_written(event: &Event) -> bool {
    match event {
        Event::Key {
            pressed: true,
            key,
            modifiers,
            ..
        } => is_of_text(*key, *modifiers),
        Event::Text(_) | Event::Ime(_) | Event::Cut | Event::Paste(_) => true,
        _ => false,
    }
}

/// True for keys that a text field takes in order itself.
fn is_of_text(key: Key, modifiers: Modifiers) -> bool {
    let leaves = matches!(key, Key::Enter | Key::Tab | Key::Escape) || is_function(key);
    !leaves && !modifiers.alt && !modifiers.command && !modifiers.ctrl
}

fn is_function(key: Key) -> bool {
    let number = key.name().strip_prefix('F').unwrap_or("");
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{PointerButton, pos2};

    fn key(key: Key, modifiers: Modifiers, repeat: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers,
        }
    }

    fn plain(of: Key) -> Event {
        key(of, Modifiers::NONE, false)
    }

    fn button(pressed: bool) -> Event {
        Event::PointerButton {
            pos: pos2(0.0, 0.0),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(of: &str) -> Event {
        Event::Text(of.to_owned())
    }

    /// The frames that it takes to see events that came at once; those that see nothing too.
    fn frames(events: &[Event], typing: bool) -> Vec<Vec<Event>> {
        let mut typeahead = Typeahead::default();
        let mut frames = Vec::new();
        let mut new = events.to_vec();
        loop {
            let mut input = RawInput {
                events: std::mem::take(&mut new),
                ..Default::default()
            };
            let more = typeahead.pass(&mut input, typing);
            frames.push(input.events);
            if !more {
                return frames;
            }
        }
    }

    #[test]
    fn a_key_finds_what_the_key_before_it_opened() {
        let typed = [
            plain(Key::F2),
            plain(Key::Num6),
            text("6"),
            plain(Key::Enter),
        ];
        assert_eq!(
            frames(&typed, false),
            [
                vec![plain(Key::F2)],
                vec![],
                vec![],
                vec![plain(Key::Num6), text("6")],
                vec![],
                vec![],
                vec![plain(Key::Enter)],
            ]
        );
    }

    #[test]
    fn text_in_a_field_passes_at_once_and_what_leaves_the_field_finds_it() {
        let written = [plain(Key::Num6), text("6"), plain(Key::Backspace)];
        for leaves in [Key::Tab, Key::Enter, Key::Escape, Key::F6].map(plain) {
            let typed = [&written[..], std::slice::from_ref(&leaves)].concat();
            assert_eq!(frames(&typed, true), [written.to_vec(), vec![leaves]]);
        }
        let pasted = Event::Paste("52".to_owned());
        let typed = [pasted.clone(), plain(Key::Enter)];
        assert_eq!(
            frames(&typed, true),
            [vec![pasted], vec![plain(Key::Enter)]]
        );
        let typed = [text("6"), button(true), button(false)];
        assert_eq!(
            frames(&typed, true),
            [vec![text("6")], vec![button(true), button(false)]]
        );
        let typed = [plain(Key::Enter), plain(Key::Num7), text("7")];
        assert_eq!(
            frames(&typed, true),
            [
                vec![plain(Key::Enter)],
                vec![],
                vec![],
                vec![plain(Key::Num7), text("7")]
            ]
        );
    }

    #[test]
    fn two_clicks_are_two_and_a_drag_starts_where_it_was_pressed() {
        let moved = Event::PointerMoved(pos2(9.0, 9.0));
        let events = [
            button(true),
            moved.clone(),
            button(false),
            button(true),
            button(false),
        ];
        let frames = frames(&events, false);
        assert_eq!(
            frames
                .into_iter()
                .filter(|f| !f.is_empty())
                .collect::<Vec<_>>(),
            [
                vec![button(true)],
                vec![moved, button(false)],
                vec![button(true), button(false)],
            ]
        );
    }

    #[test]
    fn what_is_done_while_an_edit_is_made_comes_after_it_in_its_order() {
        let mut typeahead = Typeahead::default();
        let moved = Event::PointerMoved(pos2(9.0, 9.0));
        let mut given = |events: &[Event], asks: bool| {
            let mut input = RawInput {
                events: events.to_vec(),
                ..Default::default()
            };
            typeahead.hold(&mut input, asks);
            input.events
        };
        let focus = Event::WindowFocused(true);
        let look = [moved.clone(), focus.clone()];
        assert_eq!(given(&look, false), look);
        let typed = [plain(Key::Num6), text("6"), moved.clone(), focus.clone()];
        assert_eq!(given(&typed, true), [focus]);
        // The question that opens next is not answered by what was clicked before it was seen.
        assert_eq!(given(&[button(true), button(false)], true), []);
        assert_eq!(given(&[plain(Key::Enter)], true), []);
        let mut input = RawInput::default();
        let mut seen = Vec::new();
        while {
            let more = typeahead.pass(&mut input, false);
            seen.append(&mut input.events);
            more
        } {}
        let all = [plain(Key::Num6), text("6"), moved, plain(Key::Enter)];
        assert_eq!(seen, all);
    }

    #[test]
    fn keys_held_down_do_not_queue() {
        let down = key(Key::ArrowDown, Modifiers::NONE, true);
        let events = vec![down; 30];
        assert_eq!(frames(&events, false), [events]);
    }

    #[test]
    fn a_click_keeps_the_modifiers_it_was_made_with() {
        let changed = Event::ModifiersChanged;
        let events = [
            changed(Modifiers::SHIFT),
            button(true),
            button(false),
            changed(Modifiers::NONE),
        ];
        let frames = frames(&events, false);
        assert_eq!(frames.first().map(Vec::as_slice), events.get(..3));
    }
}
