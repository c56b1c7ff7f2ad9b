//! Drawing changes nothing: any screen, at any size and scale, with the pointer anywhere, leaves
//! the document, its history and the selection as they were. A widget bound to a field of the
//! contract would be caught here: a slider clamps, a step rounds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use egui::{Context, Event, Pos2, RawInput, Rect, Vec2, ViewportId, pos2, vec2};
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::chart::Subject;
use maquette::contract::PartnerId;
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;

/// Frames of each contract on each screen.
const FRAMES: u32 = 40;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn within(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.below(10_000) as f32 / 10_000.0)
    }
}

fn session(action: Option<Action>) -> Session {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(Lang::Fr), today);
    start(&mut session, None);
    if let Some(action) = action {
        update(&mut session, Intent::Do(action));
    }
    session
}

/// One frame, seen as the window sees it.
struct Look {
    size: Vec2,
    scale: f32,
    pointer: Pos2,
    time: f64,
}

fn frame(ctx: &Context, session: &mut Session, theme: &'static Theme, look: &Look) {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, look.size)),
        time: Some(look.time),
        max_texture_side: Some(8192),
        events: vec![Event::PointerMoved(look.pointer)],
        ..RawInput::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(look.scale);
    }
    let mut output = ctx.run_ui(input, |ui| {
        for intent in maquette::ui::draw(ui, session, theme) {
            update(session, intent);
        }
    });
    output.textures_delta.clear();
}

#[test]
fn frames_without_a_click_change_nothing() {
    let mut dice = Dice(7);
    for open in [None, Some(Action::OpenFictitious), Some(Action::Close)] {
        for screen in Screen::ALL {
            let mut session = session(open);
            update(&mut session, Intent::Go(screen));
            let mel = PartnerId::new("mel").unwrap();
            update(&mut session, Intent::Select(Subject::Partner(mel)));
            let contract = session.document.as_ref().map(|d| d.contract().clone());
            let revision = session.document.as_ref().map(|d| d.history().revision());
            let view = session.view.clone();
            let theme = if screen == Screen::Matrix {
                &DARK
            } else {
                &LIGHT
            };
            let ctx = Context::default();
            Theme::install_fonts(&ctx);
            theme.apply(&ctx);
            for n in 0..FRAMES {
                let size = match n {
                    0 => Vec2::ZERO,
                    1 => vec2(1.0, 1.0),
                    2 => vec2(16_000.0, 3.0),
                    _ => vec2(dice.within(100.0, 2_400.0), dice.within(100.0, 1_500.0)),
                };
                let scale = [0.25, 0.8, 1.0, 1.25, 2.0, 8.0][dice.below(6) as usize];
                let pointer = pos2(dice.within(0.0, size.x), dice.within(0.0, size.y));
                let look = Look {
                    size,
                    scale,
                    pointer,
                    time: f64::from(n) * 0.7,
                };
                frame(&ctx, &mut session, theme, &look);
            }
            let now = session.document.as_ref();
            assert_eq!(now.map(|d| d.contract().clone()), contract, "{screen:?}");
            assert_eq!(now.map(|d| d.history().revision()), revision, "{screen:?}");
            assert!(!now.is_some_and(|d| d.is_dirty()), "{screen:?}");
            assert_eq!(session.view, view, "{screen:?}");
        }
    }
}
