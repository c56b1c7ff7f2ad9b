//! For tests only: a harness with our fonts and look.

use egui::{Ui, vec2};
use egui_kittest::Harness;

use crate::ui::theme::{LIGHT, Theme};

/// A small window that shows `content`, with the program's fonts and the light theme.
pub fn harness<'a, S: 'a>(state: S, content: impl FnMut(&mut Ui, &mut S) + 'a) -> Harness<'a, S> {
    Harness::builder()
        .with_size(vec2(480.0, 320.0))
        .with_context_setup(|ctx| {
            Theme::install_fonts(ctx);
            LIGHT.apply(ctx);
        })
        .build_ui_state(content, state)
}
