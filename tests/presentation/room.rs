//! Slides and their tables on every shape of a screen: no text over another, none cut by the edge,
//! every row of a table on one of its parts.

use super::stage::{harness, painted, press};
use egui::Rect;
use egui_kittest::Harness;
use maquette::app::action::Action;
use maquette::app::presentation::Shows;
use maquette::app::{Intent, Session, Settings, start, update};
use maquette::wording::Lang;

/// Shapes of screens, at 1080 points of height.
pub const SHAPES: [(f32, f32); 5] = [
    (1920.0, 1080.0),
    (1440.0, 1080.0),
    (1350.0, 1080.0),
    (1080.0, 1080.0),
    (608.0, 1080.0),
];

/// A slide has its title, its perimeter, its place and its origin at least.
const LEAST: usize = 4;
/// Points by which the ink of two texts may seem to meet.
const SLACK: f32 = 1.0;

fn contract(action: Option<Action>, lang: Lang) -> Session {
    let mut session = Session::new(Settings::first(lang), jiff::civil::date(2024, 12, 2));
    start(&mut session, None);
    if let Some(action) = action {
        update(&mut session, Intent::Do(action));
    }
    session
}

fn texts(shape: &egui::Shape, found: &mut Vec<(String, Rect)>) {
    match shape {
        egui::Shape::Text(text) if !text.galley.text().trim().is_empty() => {
            let ink = text.galley.mesh_bounds.translate(text.pos.to_vec2());
            found.push((text.galley.text().to_owned(), ink));
        }
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        _ => {}
    }
}

fn check(harness: &Harness<'static, Session>, size: egui::Vec2, what: &str) {
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        texts(&clipped.shape, &mut found);
    }
    let page = Rect::from_min_size(egui::Pos2::ZERO, size);
    assert!(found.len() >= LEAST, "{what}: {} texts", found.len());
    for (at, (words, ink)) in found.iter().enumerate() {
        assert!(
            page.contains_rect(*ink),
            "{what}: {words:?} leaves the slide"
        );
        for (other, over) in found.iter().skip(at + 1) {
            let both = ink.intersect(*over);
            let meets = both.width() > SLACK && both.height() > SLACK;
            assert!(!meets, "{what}: {words:?} meets {other:?}");
        }
    }
}

#[test]
fn no_text_of_a_slide_meets_another() {
    for (action, name) in [(None, "real"), (Some(Action::OpenFictitious), "fictitious")] {
        for lang in [Lang::Fr, Lang::En] {
            for (width, height) in SHAPES {
                let size = egui::vec2(width, height);
                let mut harness = harness(contract(action, lang), size);
                press(&mut harness, egui::Key::F5);
                let slides = harness.state().slides().len();
                assert!(slides >= 5, "{name}: {slides} slides");
                for slide in 1..=slides {
                    assert_eq!(super::stage::at(&harness) + 1, slide, "{name}");
                    let what = format!("{name} {lang:?} {width} × {height}, slide {slide}");
                    check(&harness, size, &what);
                    press(&mut harness, egui::Key::T);
                    let shows = harness.state().presentation.as_ref().map(|p| p.shows);
                    assert_eq!(shows, Some(Shows::Table), "{what}");
                    check(&harness, size, &format!("{what}, its table"));
                    press(&mut harness, egui::Key::T);
                    press(&mut harness, egui::Key::PageDown);
                }
            }
        }
    }
}

#[test]
fn a_table_is_read_whole_part_by_part() {
    let session = contract(None, Lang::Fr);
    let mut harness = harness(session, egui::vec2(1920.0, 1080.0));
    press(&mut harness, egui::Key::F5);
    for _ in 0..3 {
        press(&mut harness, egui::Key::PageDown);
    }
    let slide = super::stage::at(&harness);
    let table = harness.state().slide().unwrap().table(Lang::Fr);
    let names: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| row.first())
        .cloned()
        .collect();
    assert_eq!(names.len(), 6);
    press(&mut harness, egui::Key::T);
    let shown = |harness: &Harness<'static, Session>| -> Vec<String> {
        let painted = painted(harness).join(" ");
        let start = |name: &String| name.split(' ').take(3).collect::<Vec<_>>().join(" ");
        names
            .iter()
            .map(start)
            .filter(|name| painted.contains(name.as_str()))
            .collect()
    };
    let first = shown(&harness);
    assert!(!first.is_empty() && first.len() < names.len(), "{first:?}");
    // The keys of a clicker: the next part, and the slide after the last one only.
    let mut seen = first.clone();
    for _ in 0..10 {
        if seen.len() == names.len() {
            break;
        }
        press(&mut harness, egui::Key::PageDown);
        assert_eq!(super::stage::at(&harness), slide);
        seen.extend(shown(&harness));
    }
    assert_eq!(seen.len(), names.len(), "{seen:?}");
    // Down stays where there is nothing more; up and back lead to the start.
    press(&mut harness, egui::Key::ArrowDown);
    assert_eq!(super::stage::at(&harness), slide);
    for _ in 0..6 {
        press(&mut harness, egui::Key::ArrowUp);
    }
    assert_eq!(shown(&harness), first);
    press(&mut harness, egui::Key::PageUp);
    assert_eq!(super::stage::at(&harness), slide - 1);
}
