//! PDF: the same bytes each time, title and language inside, refusals.

use super::*;
use crate::export::plate::{Form, Piece, Run};
use crate::ui::theme::fonts::Family;
use egui::{Pos2, pos2, vec2};

fn page() -> Page {
    let run = Run {
        start: pos2(10.0, 20.0),
        text: "142,8\u{a0}M€ · œuvre 漢".to_owned(),
        size: 13.0,
        face: Family::Regular,
        color: Color32::BLACK,
        tracking: 0.0,
        width: 60.0,
    };
    let plate = Plate {
        size: vec2(100.0, 50.0),
        pieces: vec![Piece {
            clip: None,
            form: Form::Text(run),
        }],
        left_out: 0,
    };
    Page {
        size_pt: (100.0, 50.0),
        scale: 1.0,
        ground: Color32::WHITE,
        entry: None,
        parts: vec![Part {
            role: Role::Figure("MEL, axe 2".to_owned()),
            at: Pos2::ZERO,
            zoom: 1.0,
            plate: Arc::new(plate),
        }],
    }
}

const ABOUT: About<'_> = About {
    title: "Les axes",
    description: "CPER",
    lang: "fr",
};

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|w| w == words)
}

#[test]
fn the_same_pages_give_the_same_bytes_without_a_date() {
    let bytes = write(&[page(), page()], ABOUT).unwrap();
    assert_eq!(bytes, write(&[page(), page()], ABOUT).unwrap());
    assert!(bytes.starts_with(b"%PDF-1."));
    assert!(contains(&bytes, b"/Lang"));
    assert!(contains(&bytes, b"<dc:title"));
    assert!(contains(&bytes, "Les axes".as_bytes()));
    assert!(!contains(&bytes, b"/CreationDate"));
}

#[test]
fn a_page_without_a_size_is_refused() {
    let flat = Page {
        size_pt: (0.0, 50.0),
        ..page()
    };
    assert!(matches!(write(&[flat], ABOUT), Err(PdfRefusal::Size(..))));
}
