//! The whole window without a display, in light colours and at the size of the drawings. Must not
//! know which screen is tested.

use egui::Context;
use egui_kittest::Harness;
use maquette::app::{Intent, Session};
use maquette::ui::theme::{LIGHT, Theme};

/// The window of a session after its first frames; `wish` carries out what it asks for.
pub fn window(
    session: Session,
    wish: impl Fn(&Context, &mut Session, Intent) + 'static,
) -> Harness<'static, Session> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1440.0, 900.0))
        .with_context_setup(|ctx| {
            Theme::install_fonts(ctx);
            LIGHT.apply(ctx);
        })
        .build_ui_state(
            move |ui, session: &mut Session| {
                for intent in maquette::ui::draw(ui, session, &LIGHT) {
                    wish(ui.ctx(), session, intent);
                }
            },
            session,
        );
    harness.run();
    harness
}
