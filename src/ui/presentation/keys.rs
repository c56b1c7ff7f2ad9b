//! The keys of a presentation: those of a clicker, and letters.

use crate::app::action::Action;
use crate::app::presentation::Presentation;
use crate::app::{Intent, PresentIntent};
use crate::ui::Desk;
use egui::{Key, Modifiers, Ui};

/// The part of a table that is shown, and how many there are; none while a slide is shown.
#[derive(Clone, Copy, Default)]
pub(super) struct Pages {
    at: usize,
    count: usize,
}

impl Pages {
    pub(super) fn of(show: &Presentation, count: usize) -> Self {
        let at = show.part.min(count.saturating_sub(1));
        Self { at, count }
    }

    /// On or back: to another part of the table while there is one, then to another slide.
    pub(super) fn step(self, by: isize) -> PresentIntent {
        match self.at.checked_add_signed(by) {
            Some(to) if to < self.count => PresentIntent::Part(to),
            _ => PresentIntent::Step(by),
        }
    }

    /// The same without leaving the table.
    fn only(self, by: isize) -> Option<PresentIntent> {
        let to = self.step(by);
        matches!(to, PresentIntent::Part(_)).then_some(to)
    }
}

/// Every key that asks for something by itself.
fn plain(key: Key, pages: Pages) -> Option<PresentIntent> {
    Some(match key {
        Key::PageDown | Key::ArrowRight | Key::Space | Key::Enter => pages.step(1),
        Key::PageUp | Key::ArrowLeft | Key::Backspace => pages.step(-1),
        Key::ArrowDown if pages.count > 1 => pages.only(1)?,
        Key::ArrowUp if pages.count > 1 => pages.only(-1)?,
        Key::Home => PresentIntent::First,
        Key::End => PresentIntent::Last,
        Key::ArrowDown => PresentIntent::Mark(1),
        Key::ArrowUp => PresentIntent::Mark(-1),
        Key::L => PresentIntent::Laser,
        Key::P => PresentIntent::NextPartner,
        Key::T => PresentIntent::Table,
        // Clickers send B or a full stop for a black screen.
        Key::N | Key::B | Key::Period => PresentIntent::Black,
        Key::Escape => PresentIntent::Leave,
        _ => return None,
    })
}

/// Pushes what the keys pressed in this frame ask for. While an amount is typed, only Enter and
/// Esc are the presentation's.
pub(super) fn keys(
    ui: &Ui,
    desk: &mut Desk<'_>,
    (show, pages): (&Presentation, Pages),
    pointed: Option<usize>,
) {
    let quits = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Q));
    if quits {
        desk.push(Intent::Do(Action::Quit));
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::F11)) {
        desk.push(Intent::Do(Action::FullScreen));
    }
    if show.typing.is_some() {
        for (key, wish) in [
            (Key::Enter, PresentIntent::Commit),
            (Key::Escape, PresentIntent::Leave),
        ] {
            if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
                desk.push(Intent::Present(wish));
            }
        }
        return;
    }
    let pressed: Vec<Key> = ui.input(|i| {
        let keys = i.events.iter().filter_map(|event| match event {
            egui::Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if modifiers.is_none() || modifiers.shift_only() => Some(*key),
            _ => None,
        });
        keys.collect()
    });
    for key in pressed {
        let wish = match key {
            // The pointer is where the speaker looks, unless the keyboard is on a mark.
            Key::F2 => Some(PresentIntent::Suppose(match show.mark {
                Some(_) => None,
                None => pointed,
            })),
            other => plain(other, pages),
        };
        if let Some(wish) = wish {
            desk.push(Intent::Present(wish));
        }
    }
}
