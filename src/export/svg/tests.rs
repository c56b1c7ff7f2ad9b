//! SVG: well-formed whatever the words, the same bytes each time, text as text.

use super::*;
use crate::export::plate::{Form, Piece};
use egui::{Color32, Stroke, pos2, vec2};
use resvg::usvg::roxmltree::Document;

const LABEL: Label<'_> = Label {
    title: "Axes <&> \"parts\"",
    description: "MEL, axe 2\u{1}",
    lang: "fr",
    sides: Sides::Millimetres(160.0, 90.0),
};

fn run(text: &str) -> Run {
    Run {
        start: pos2(10.0, 20.0),
        text: text.to_owned(),
        size: 13.0,
        face: Family::Semibold,
        color: Color32::BLACK,
        tracking: 0.0,
        width: 60.0,
    }
}

fn plate(forms: Vec<(Option<Rect>, Form)>) -> Plate {
    Plate {
        size: vec2(320.0, 180.0),
        pieces: forms
            .into_iter()
            .map(|(clip, form)| Piece { clip, form })
            .collect(),
        left_out: 0,
    }
}

#[test]
fn hostile_words_give_a_well_formed_file() {
    let words = "]]></text><script>alert('1')</script>&amp;\u{0}\u{ffff}";
    let plate = plate(vec![(None, Form::Text(run(words)))]);
    let svg = write(&plate, LABEL, Typeface::Outside);
    let document = Document::parse(&svg).unwrap();
    let root = document.root_element();
    assert!(root.descendants().all(|n| n.tag_name().name() != "script"));
    let text = |name: &str| {
        let mut all = root
            .children()
            .filter(|n| n.has_tag_name(("http://www.w3.org/2000/svg", name)));
        all.next().and_then(|n| n.text()).unwrap().to_owned()
    };
    assert_eq!(text("title"), LABEL.title);
    assert_eq!(text("desc"), "MEL, axe 2\u{fffd}");
    assert!(text("text").starts_with("]]></text><script>"));
    assert_eq!(root.attribute("width"), Some("160mm"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 320 180"));
}

#[test]
fn a_run_is_one_element_with_the_room_it_was_given() {
    let plate = plate(vec![(None, Form::Text(run("142,8\u{a0}M€")))]);
    let svg = write(&plate, LABEL, Typeface::Outside);
    let line = "<text x=\"10\" y=\"20\" font-size=\"13\" font-weight=\"600\" textLength=\"60\" \
                fill=\"#000000\">142,8\u{a0}M€</text>";
    assert!(svg.contains(line), "{svg}");
}

#[test]
fn pieces_that_share_an_edge_share_its_clip() {
    let edge = Rect::from_min_max(pos2(0.0, 0.0), pos2(5.0, 5.0));
    let line = |x: f32| Form::Line {
        points: vec![pos2(x, 0.0), pos2(x, 9.0)],
        stroke: Stroke::new(1.0, Color32::BLACK),
    };
    let plate = plate(vec![
        (Some(edge), line(1.0)),
        (Some(edge), line(2.0)),
        (None, line(3.0)),
    ]);
    let svg = write(&plate, LABEL, Typeface::Outside);
    assert_eq!(svg.matches("<clipPath").count(), 1);
    assert_eq!(svg.matches("<g clip-path").count(), 1);
    Document::parse(&svg).unwrap();
}

#[test]
fn the_typeface_goes_in_once_for_each_cut() {
    let plate = plate(vec![
        (None, Form::Text(run("un"))),
        (None, Form::Text(run("deux"))),
    ]);
    let svg = write(&plate, LABEL, Typeface::Inside);
    assert_eq!(svg.matches("@font-face").count(), 1);
    assert_eq!(svg, write(&plate, LABEL, Typeface::Inside));
    Document::parse(&svg).unwrap();
}

#[test]
fn corners_of_different_radii_become_a_path() {
    let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(40.0, 20.0));
    let paint = Paint {
        fill: Color32::BLACK,
        stroke: Stroke::NONE,
    };
    let radii = [3.0, 0.0, 0.0, 3.0];
    let plate = plate(vec![(None, Form::Box { rect, radii, paint })]);
    let svg = write(&plate, LABEL, Typeface::Outside);
    assert!(
        svg.contains("<path d=\"M13 10H50A0 0 0 0 1 50 10V30"),
        "{svg}"
    );
}
