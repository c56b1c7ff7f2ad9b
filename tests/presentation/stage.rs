//! A window that presents, driven by keys; what it says and what it paints.

#![allow(clippy::unwrap_used, dead_code)]

use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use maquette::app::{Session, Settings, start, update};
use maquette::ui::theme::{LIGHT, Theme};
use maquette::wording::Lang;

pub const SIZE: egui::Vec2 = egui::vec2(1920.0, 1080.0);

pub fn opened(lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    session
}

pub fn harness(session: Session, size: egui::Vec2) -> Harness<'static, Session> {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(20)
        .with_context_setup(|ctx| {
            Theme::install_fonts(ctx);
            LIGHT.apply(ctx);
        })
        .build_ui_state(
            |ui, session: &mut Session| {
                for intent in maquette::ui::draw(ui, session, &LIGHT) {
                    update(session, intent);
                    ui.ctx().request_repaint();
                }
            },
            session,
        );
    harness.run_ok();
    harness
}

pub fn presenting(lang: Lang) -> Harness<'static, Session> {
    let mut harness = harness(opened(lang), SIZE);
    press(&mut harness, egui::Key::F5);
    assert!(harness.state().presentation.is_some());
    harness
}

pub fn press(harness: &mut Harness<'static, Session>, key: egui::Key) {
    harness.key_press(key);
    harness.run_ok();
}

pub fn at(harness: &Harness<'static, Session>) -> usize {
    harness.state().presentation.as_ref().unwrap().at
}

/// Every name, value and description that a screen reader is given.
pub fn spoken(harness: &Harness<'static, Session>) -> Vec<String> {
    let mut said = Vec::new();
    let mut left = vec![harness.root().accesskit_node()];
    while let Some(node) = left.pop() {
        said.extend(node.label());
        said.extend(node.value());
        said.extend(node.description());
        left.extend(node.children());
    }
    said.into_iter()
        .map(|text| text.replace(['\u{a0}', '\u{202f}'], " "))
        .collect()
}

/// Every text that is painted.
pub fn painted(harness: &Harness<'static, Session>) -> Vec<String> {
    fn of(shape: &egui::Shape, said: &mut Vec<String>) {
        match shape {
            egui::Shape::Text(text) => said.push(text.galley.text().to_owned()),
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|s| of(s, said)),
            _ => {}
        }
    }
    let mut said = Vec::new();
    for clipped in &harness.output().shapes {
        of(&clipped.shape, &mut said);
    }
    said.into_iter()
        .map(|text| text.replace(['\u{a0}', '\u{202f}'], " "))
        .collect()
}
