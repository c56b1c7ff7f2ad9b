//! Shortcuts: the keyboard to actions. The one place that knows both egui's keys and ours.

use super::Desk;
use crate::app::action::{Action, Key, Shortcut};
use crate::app::view::{Overlay, Screen};
use crate::app::{Intent, PasteIntent};
use crate::chart::Subject;
use crate::wording::Key as Phrase;
use egui::{KeyboardShortcut, Modifiers, Ui};

/// Pushes the actions whose shortcuts were pressed. While a text is typed, plain keys belong to
/// the text, and so do the clipboard and undo; while a list is open, they belong to the list. On a cell of the matrix, Delete is the matrix's.
pub fn shortcuts(ui: &Ui, desk: &mut Desk<'_>) {
    let typing = ui.ctx().text_edit_focused();
    let blocked = desk.session.view.overlay.is_some();
    let listing = egui::Popup::is_any_open(ui.ctx());
    for (action, shortcut) in by_modifiers() {
        let plain = !shortcut.ctrl && !shortcut.alt && !matches!(shortcut.key, Key::F(_));
        let of_the_text = matches!(
            action,
            Action::Undo | Action::Redo | Action::Copy | Action::Back | Action::Forward
        );
        if (typing && (plain || of_the_text)) || (listing && plain) {
            continue;
        }
        if blocked && !works_over(desk, action) {
            continue;
        }
        // There, the title of a slide is edited.
        if action == Action::EditSelection && desk.session.view.screen == Screen::Slides {
            continue;
        }
        // Held, it does more than pressed: see `discretion`.
        if action == Action::HideAmounts {
            continue;
        }
        if action == Action::RemoveSelection && is_on_a_cell(desk) {
            continue;
        }
        if pressed(ui, shortcut) {
            if let Key::Letter(letter) = shortcut.key {
                forget_text(ui, letter);
            }
            // What comes next does not lie under an open list.
            egui::Popup::close_all(ui.ctx());
            desk.push(Intent::Do(action));
        }
    }
    if !typing
        && !blocked
        && let Some(text) = pasted(ui)
    {
        desk.push(Intent::Paste(PasteIntent::Text(text)));
    }
    if !typing && !blocked && copied(ui) {
        desk.push(Intent::Do(Action::Copy));
    }
    // Esc that lets go of what is dragged does nothing else.
    let let_go = ui.ctx().drag_stopped_id().is_some();
    // An open list takes Esc to close itself.
    if !listing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Escape)) && !let_go {
        desk.push(Intent::Escape);
    }
}

fn is_on_a_cell(desk: &Desk<'_>) -> bool {
    let view = &desk.session.view;
    view.screen == Screen::Matrix && matches!(view.selection, Some(Subject::Cell(..)))
}

/// Every shortcut, those with more modifiers first: egui lets Ctrl+S answer to Ctrl+Shift+S, so
/// the longer one must be looked for before.
fn by_modifiers() -> impl Iterator<Item = (Action, Shortcut)> {
    let all = || {
        Action::ALL.iter().flat_map(|action| {
            let both = [action.shortcut(), action.other_shortcut()];
            both.into_iter()
                .flatten()
                .map(|shortcut| (*action, shortcut))
        })
    };
    let is_long = |s: &Shortcut| s.shift || s.alt;
    let long = all().filter(move |(_, s)| is_long(s));
    long.chain(all().filter(move |(_, s)| !is_long(s)))
}

/// The list of what the contract holds is a place to work in: what is done there can be undone.
fn works_over(desk: &Desk<'_>, action: Action) -> bool {
    use Action::*;
    let in_contents = desk.session.view.overlay == Some(Overlay::Contents);
    let turns = in_contents && matches!(action, Undo | Redo);
    turns
        || matches!(
            action,
            Quit | Save | Palette | ZoomIn | ZoomOut | ZoomReset | FullScreen | Shortcuts
        )
}

/// A letter that was a shortcut is not typed as well.
fn forget_text(ui: &Ui, letter: char) {
    let is_it = |text: &str| text.chars().flat_map(char::to_uppercase).eq([letter]);
    ui.input_mut(|i| {
        i.events
            .retain(|e| !matches!(e, egui::Event::Text(text) if is_it(text)));
    });
}

/// The text that Ctrl+V or the menu gives.
fn pasted(ui: &Ui) -> Option<String> {
    ui.input(|i| {
        i.events.iter().find_map(|e| match e {
            egui::Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    })
}

/// Integrations turn Ctrl+C into a copy event rather than a key.
fn copied(ui: &Ui) -> bool {
    ui.input(|i| i.events.iter().any(|e| matches!(e, egui::Event::Copy)))
}

fn pressed(ui: &Ui, shortcut: Shortcut) -> bool {
    ui.input_mut(|i| {
        keys_of(shortcut.key)
            .iter()
            .any(|key| i.consume_shortcut(&KeyboardShortcut::new(modifiers_of(shortcut), *key)))
    })
}

fn modifiers_of(shortcut: Shortcut) -> Modifiers {
    let mut modifiers = Modifiers::NONE;
    if shortcut.ctrl {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    if shortcut.alt {
        modifiers |= Modifiers::ALT;
    }
    modifiers
}

/// The keys that stand for one of ours: `+` is `=` with shift on many keyboards.
fn keys_of(key: Key) -> &'static [egui::Key] {
    use egui::Key as E;
    match key {
        Key::Letter(c) => letter(c),
        Key::F(n) => function(n),
        Key::PageUp => &[E::PageUp],
        Key::PageDown => &[E::PageDown],
        Key::Left => &[E::ArrowLeft],
        Key::Right => &[E::ArrowRight],
        Key::Up => &[E::ArrowUp],
        Key::Down => &[E::ArrowDown],
        Key::Plus => &[E::Plus, E::Equals],
        Key::Minus => &[E::Minus],
        Key::Zero => &[E::Num0],
        Key::Delete => &[E::Delete],
    }
}

macro_rules! one_key {
    ($value:expr, $($from:pat => $to:ident),*) => {
        match $value { $($from => &[egui::Key::$to],)* _ => &[] }
    };
}

fn letter(c: char) -> &'static [egui::Key] {
    one_key!(c, 'A' => A, 'B' => B, 'C' => C, 'D' => D, 'E' => E, 'F' => F, 'G' => G, 'H' => H,
        'I' => I, 'J' => J, 'K' => K, 'L' => L, 'M' => M, 'N' => N, 'O' => O, 'P' => P, 'Q' => Q,
        'R' => R, 'S' => S, 'T' => T, 'U' => U, 'V' => V, 'W' => W, 'X' => X, 'Y' => Y, 'Z' => Z)
}

fn function(n: u8) -> &'static [egui::Key] {
    one_key!(n, 1 => F1, 2 => F2, 3 => F3, 4 => F4, 5 => F5, 6 => F6, 7 => F7, 8 => F8, 9 => F9,
        10 => F10, 11 => F11, 12 => F12)
}

/// A shortcut in words: `Ctrl+Maj+S`.
pub fn in_words(desk: &Desk<'_>, shortcut: Shortcut) -> String {
    let mut out = String::new();
    for (on, key) in [
        (shortcut.ctrl, Phrase::KeyCtrl),
        (shortcut.alt, Phrase::KeyAlt),
        (shortcut.shift, Phrase::KeyShift),
    ] {
        if on {
            out.push_str(desk.text(key));
            out.push('+');
        }
    }
    match shortcut.key {
        Key::Letter(c) => out.push(c),
        Key::F(n) => out.push_str(&format!("F{n}")),
        Key::PageUp => out.push_str(desk.text(Phrase::KeyPageUp)),
        Key::PageDown => out.push_str(desk.text(Phrase::KeyPageDown)),
        Key::Left => out.push('←'),
        Key::Right => out.push('→'),
        Key::Up => out.push('↑'),
        Key::Down => out.push('↓'),
        Key::Plus => out.push('+'),
        Key::Minus => out.push('−'),
        Key::Zero => out.push('0'),
        Key::Delete => out.push_str(desk.text(Phrase::KeyDelete)),
    }
    out
}
