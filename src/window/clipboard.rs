//! The system's clipboard: text, and a table beside it for programs that take tables.

use crate::chart::copy::Clip;
use egui::Context;

/// The clipboard, opened when something is copied for the first time and kept: on X11 what was
/// copied is served by the program that copied it.
#[derive(Default)]
pub(super) struct Clipboard {
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Puts a clip on the clipboard: both ways where the system takes both, else its text.
    pub(super) fn put(&mut self, ctx: &Context, clip: Clip) {
        let both = clip.html.is_some() && !is_wayland() && self.put_both(&clip);
        if !both {
            ctx.copy_text(clip.text);
        }
    }

    fn put_both(&mut self, clip: &Clip) -> bool {
        if self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        let html = clip.html.as_deref().unwrap_or_default();
        self.system
            .as_mut()
            .is_some_and(|system| system.set_html(html, Some(clip.text.as_str())).is_ok())
    }
}

/// Under Wayland the clipboard belongs to the window, which takes text only.
fn is_wayland() -> bool {
    std::env::var_os("WAYLAND_DISPLAY").is_some_and(|value| !value.is_empty())
}
