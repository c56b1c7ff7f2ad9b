//! What speaks under the mouse, and what does not.

use super::{session, window};
use egui::Pos2;
use egui_kittest::Harness;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, update};

/// True while any tooltip shows.
fn tells(harness: &Harness<'_, Session>) -> bool {
    harness.ctx.memory(|m| {
        let shown = m.areas().visible_layer_ids();
        shown.iter().any(|l| l.order == egui::Order::Tooltip)
    })
}

fn rest_at(harness: &mut Harness<'_, Session>, at: Pos2) {
    harness.event(egui::Event::PointerGone);
    harness.run_steps(2);
    harness.hover_at(at);
    harness.run_steps(6);
}

/// A dialog covers what is under it: no chart speaks through it or beside it.
#[test]
fn no_chart_shows_a_tooltip_while_a_dialog_is_open() {
    for screen in [
        Screen::Overview,
        Screen::Matrix,
        Screen::Schedule,
        Screen::Partners,
    ] {
        let mut harness = window(session(Action::OpenSample, screen));
        let rows = (0..9u8).map(|row| 210.0 + 70.0 * f32::from(row));
        let grid =
            rows.flat_map(|y| (0..6u8).map(move |x| Pos2::new(320.0 + 150.0 * f32::from(x), y)));
        let (mut speaking, mut beside) = (Vec::new(), 0);
        for at in grid {
            rest_at(&mut harness, at);
            if tells(&harness) {
                speaking.push(at);
            }
        }
        assert!(!speaking.is_empty(), "{screen:?}: no mark says anything");
        for at in speaking {
            // Opened while the mark speaks, and pointed at while it is open.
            rest_at(&mut harness, at);
            assert!(tells(&harness), "{screen:?} at {at:?}");
            update(harness.state_mut(), Intent::Do(Action::About));
            harness.run_steps(3);
            let card = harness.ctx.memory(|m| {
                let layer = m.top_modal_layer()?;
                m.area_rect(layer.id)
            });
            // What the dialog itself says there is its own.
            if card.is_some_and(|card| !card.contains(at)) {
                assert!(!tells(&harness), "{screen:?} at {at:?}, opened");
                rest_at(&mut harness, at);
                assert!(!tells(&harness), "{screen:?} at {at:?}");
                beside += 1;
            }
            update(harness.state_mut(), Intent::CloseOverlay);
            harness.run_steps(2);
        }
        assert!(beside > 0, "{screen:?}: every mark is under the card");
    }
}
