//! What was still being typed when the program ended is typed on.

use super::*;

/// A journal in which a cell was half typed, as a start finds it.
fn found_with_a_cell(text: &str) -> maquette::app::keeping::Finds {
    use maquette::app::keeping::{Find, Finds};
    use maquette::app::samples;
    use maquette::file::journal::{
        Draft, Found, OnDisk, Origin, Record, Start, format, record::Entry, replay,
    };
    let start = Start {
        origin: Origin::Bundled(samples::REAL.to_owned()),
        title: "Contrat".to_owned(),
        base: std::sync::Arc::new(samples::load(samples::REAL).unwrap().bytes),
        keys: None,
    };
    let (line, partner) = cell("axe-2", "mel");
    let draft = Draft::Cell {
        line: line.to_string(),
        partner: partner.to_string(),
        perimeter: None,
        text: text.to_owned(),
    };
    let record = Record::Draft(Some(draft));
    let mut bytes = format::opening(&start, 1).unwrap();
    bytes.extend(format::framed(format::FIRST, &Entry { at: 1, record }).unwrap());
    let journal = format::parse(&bytes).unwrap();
    let found = Found {
        path: "/journals/one".into(),
        replayed: replay(&journal, None).unwrap(),
        on_disk: OnDisk::Base,
        trouble: None,
        journal,
    };
    Finds {
        found: vec![Find::new(found, None)],
        ..Finds::default()
    }
}

#[test]
fn a_half_typed_cell_that_is_kept_opens_with_the_keyboard_in_it() {
    let mut session = session();
    update(&mut session, Intent::Go(Screen::Overview));
    let finds = found_with_a_cell("14");
    update(
        &mut session,
        Intent::File(FileIntent::Answer(Answer::Found(finds))),
    );
    let mut harness = window(session);
    click(&mut harness, "Garder");
    assert_eq!(harness.state().view.screen, Screen::Matrix);
    assert_eq!(text_of(harness.state()), Some("14"));
    // The next key goes on where the typing ended.
    type_text(&mut harness, "3");
    assert_eq!(text_of(harness.state()), Some("143"));
    press(&mut harness, Key::Enter);
    assert_eq!(text_of(harness.state()), None);
    assert_eq!(known(harness.state()), Some(Euros::whole(143_000_000)));
}
