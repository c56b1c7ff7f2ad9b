//! A presentation, by its keys: slides one after another, what is supposed and never kept, and the
//! list of slides with its undo.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "presentation/room.rs"]
mod room;
#[path = "presentation/stage.rs"]
mod stage;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use maquette::app::action::Action;
use maquette::app::presentation::Shows;
use maquette::app::view::Screen;
use maquette::app::{Amounts, DeckIntent, Effect, Intent, PresentIntent, Session, update};
use maquette::chart::slides::SlideName;
use maquette::ui::theme::{LIGHT, Theme};
use maquette::wording::Lang;
use stage::*;

#[test]
fn a_clicker_walks_the_slides_and_escape_leaves_at_the_slides_screen() {
    use egui::Key as K;
    let mut harness = presenting(Lang::Fr);
    let count = harness.state().slides().len();
    assert_eq!(count, 6);
    for (key, place) in [
        (K::PageDown, 1),
        (K::ArrowRight, 2),
        (K::Space, 3),
        (K::PageUp, 2),
        (K::ArrowLeft, 1),
        (K::End, 5),
        (K::PageDown, 5),
        (K::Home, 0),
        (K::PageUp, 0),
        (K::End, 5),
        (K::PageUp, 4),
    ] {
        press(&mut harness, key);
        assert_eq!(at(&harness), place, "{key:?}");
    }
    assert!(
        spoken(&harness)
            .iter()
            .any(|said| said == "Prochaines échéances, diapositive 5 sur 6")
    );
    // A click anywhere is the next slide.
    harness.hover_at(egui::pos2(900.0, 500.0));
    harness.run_ok();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: egui::pos2(900.0, 500.0),
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        harness.run_ok();
    }
    assert_eq!(at(&harness), 5);
    press(&mut harness, K::PageUp);
    press(&mut harness, K::N);
    assert_eq!(
        harness.state().presentation.as_ref().unwrap().shows,
        Shows::Black
    );
    assert_eq!(painted(&harness), [""; 0]);
    press(&mut harness, K::Escape);
    assert_eq!(
        harness.state().presentation.as_ref().unwrap().shows,
        Shows::Slide
    );
    press(&mut harness, K::Escape);
    assert!(harness.state().presentation.is_none());
    assert_eq!(harness.state().view.screen, Screen::Schedule);
}

#[test]
fn the_whole_screen_is_taken_once_and_given_back() {
    let mut session = opened(Lang::Fr);
    let effects = update(&mut session, Intent::Do(Action::Present));
    assert!(effects.contains(&Effect::Present(true)));
    let effects = update(&mut session, Intent::Present(PresentIntent::Step(1)));
    assert!(!effects.iter().any(|e| matches!(e, Effect::Present(_))));
    // The document goes, and the presentation with it.
    let effects = update(&mut session, Intent::Do(Action::Close));
    assert!(effects.contains(&Effect::Present(false)));
    assert!(session.presentation.is_none());
    let effects = update(&mut session, Intent::Do(Action::Present));
    assert!(effects.is_empty() && session.presentation.is_none());
}

#[test]
fn one_chart_is_presented_alone() {
    for (screen, name) in [
        (Screen::Matrix, SlideName::Partner),
        (Screen::Schedule, SlideName::Dates),
        (Screen::Partners, SlideName::Parts),
        (Screen::Overview, SlideName::Axes),
    ] {
        let mut session = opened(Lang::Fr);
        update(&mut session, Intent::Go(screen));
        update(&mut session, Intent::Do(Action::PresentChart));
        let names: Vec<SlideName> = session.slides().iter().map(|s| s.name).collect();
        assert_eq!(names, [name]);
    }
}

#[test]
fn no_text_of_a_slide_is_smaller_than_a_fortieth_of_its_height() {
    fn smallest(shape: &egui::Shape) -> f32 {
        match shape {
            egui::Shape::Text(text) => {
                let sections = text.galley.job.sections.iter();
                let sizes = sections.map(|s| s.format.font_id.size);
                sizes.fold(f32::INFINITY, f32::min)
            }
            egui::Shape::Vec(shapes) => shapes.iter().map(smallest).fold(f32::INFINITY, f32::min),
            _ => f32::INFINITY,
        }
    }
    for size in room::SHAPES.map(|(width, height)| egui::vec2(width, height)) {
        let mut harness = harness(opened(Lang::Fr), size);
        press(&mut harness, egui::Key::F5);
        for key in [egui::Key::ArrowRight, egui::Key::T] {
            for _ in 0..6 {
                let shapes = &harness.output().shapes;
                let least = shapes
                    .iter()
                    .map(|c| smallest(&c.shape))
                    .fold(f32::INFINITY, f32::min);
                assert!(least >= 1080.0 / 40.0, "{size:?} {}: {least}", at(&harness));
                press(&mut harness, key);
            }
        }
    }
}

#[test]
fn what_is_supposed_is_shown_in_amber_and_never_kept() {
    let mut harness = presenting(Lang::Fr);
    let contract = harness
        .state()
        .document
        .as_ref()
        .unwrap()
        .contract()
        .clone();
    press(&mut harness, egui::Key::PageDown);
    assert_eq!(harness.state().slide().unwrap().name, SlideName::Parts);
    press(&mut harness, egui::Key::F2);
    harness.get_by_label("Valeur supposée, Région");
    // The field holds what is there, selected: typing replaces it, in the notations of a cell.
    harness.event(egui::Event::Text("+10%".to_owned()));
    harness.run_ok();
    press(&mut harness, egui::Key::Enter);
    let slide = harness.state().slide().unwrap();
    let said = slide
        .supposed
        .clone()
        .unwrap()
        .replace(['\u{a0}', '\u{202f}'], " ");
    assert_eq!(said, "Hypothèse, non enregistrée : Région 1 095 M€");
    assert!(painted(&harness).iter().any(|said| said == "1 095 M€"));
    let document = harness.state().document.as_ref().unwrap();
    assert_eq!(document.contract(), &contract);
    assert!(!document.is_dirty());
    assert!(document.history().undo_label().is_none());
    // The truth comes back, and the presentation goes on.
    press(&mut harness, egui::Key::Escape);
    assert!(harness.state().slide().unwrap().supposed.is_none());
    assert!(painted(&harness).iter().any(|said| said == "995 M€"));
    // A cell, refused text first.
    press(&mut harness, egui::Key::PageDown);
    press(&mut harness, egui::Key::PageDown);
    press(&mut harness, egui::Key::ArrowDown);
    press(&mut harness, egui::Key::ArrowDown);
    press(&mut harness, egui::Key::F2);
    harness.event(egui::Event::Text("abc".to_owned()));
    harness.run_ok();
    press(&mut harness, egui::Key::Enter);
    assert!(
        harness
            .state()
            .presentation
            .as_ref()
            .unwrap()
            .typing
            .is_some()
    );
    press(&mut harness, egui::Key::Escape);
    press(&mut harness, egui::Key::F2);
    harness.event(egui::Event::Text("200".to_owned()));
    harness.run_ok();
    press(&mut harness, egui::Key::Enter);
    let slide = harness.state().slide().unwrap();
    let title = slide.title.replace(['\u{a0}', '\u{202f}'], " ");
    // More than the announced total of the partner: the figure shows, and no title builds on it.
    assert!(!title.contains("194,6 M€"), "{title}");
    assert!(painted(&harness).iter().any(|said| said == "200 M€"));
    let document = harness.state().document.as_ref().unwrap();
    assert_eq!(document.contract(), &contract);
    assert!(!document.is_dirty());
}

#[test]
fn a_supposition_makes_no_record_of_the_journal() {
    let mut session = opened(Lang::Fr);
    update(&mut session, Intent::Do(Action::Present));
    let wishes = [
        PresentIntent::Step(1),
        PresentIntent::Suppose(None),
        PresentIntent::Text("1000".to_owned()),
        PresentIntent::Commit,
        PresentIntent::Leave,
        PresentIntent::Leave,
    ];
    for wish in wishes {
        for effect in update(&mut session, Intent::Present(wish.clone())) {
            assert!(
                matches!(effect, Effect::Present(false)),
                "{wish:?}: {effect:?}"
            );
        }
    }
    assert!(session.presentation.is_none());
}

#[test]
fn the_list_of_slides_is_undone_in_its_place_among_edits() {
    let mut session = opened(Lang::Fr);
    update(&mut session, Intent::Go(Screen::Slides));
    let names = |session: &Session| -> Vec<SlideName> {
        session.slide_list().iter().map(|c| c.name).collect()
    };
    let first = names(&session);
    let effects = update(
        &mut session,
        Intent::Deck(DeckIntent::Move(SlideName::Dates, -2)),
    );
    // It survives the program.
    assert!(matches!(effects.as_slice(), [Effect::StoreSettings(_)]));
    let moved = names(&session);
    assert_eq!(moved[2], SlideName::Dates);
    assert!(!session.document.as_ref().unwrap().is_dirty());
    // An edit after it is undone first.
    let mel = maquette::contract::PartnerId::new("mel").unwrap();
    let line = maquette::contract::LineId::new("axe-2").unwrap();
    let amount = "150 M€".parse().unwrap();
    let typing = maquette::app::Typing::SetAmount(line, mel, amount);
    update(&mut session, Intent::Typing(typing));
    assert!(session.document.as_ref().unwrap().is_dirty());
    update(&mut session, Intent::Do(Action::Undo));
    assert!(!session.document.as_ref().unwrap().is_dirty());
    assert_eq!(names(&session), moved);
    update(&mut session, Intent::Do(Action::Undo));
    assert_eq!(names(&session), first);
    update(&mut session, Intent::Do(Action::Redo));
    assert_eq!(names(&session), moved);
    // A hidden slide is not presented.
    for name in SlideName::ALL {
        update(&mut session, Intent::Deck(DeckIntent::Show(name, false)));
    }
    update(&mut session, Intent::Do(Action::Present));
    assert!(session.presentation.is_none() && session.notice.is_some());
    update(&mut session, Intent::Do(Action::Undo));
    update(&mut session, Intent::Do(Action::Present));
    assert_eq!(session.slides().len(), 1);
}

#[test]
fn the_next_partner_is_in_focus_on_the_slides_alone() {
    let mut harness = presenting(Lang::Fr);
    press(&mut harness, egui::Key::P);
    let focus = harness.state().presentation.as_ref().unwrap().focus.clone();
    assert!(focus.is_some());
    assert_eq!(harness.state().view.focus, None);
    for _ in 0..9 {
        press(&mut harness, egui::Key::P);
    }
    assert_eq!(harness.state().presentation.as_ref().unwrap().focus, None);
}

#[test]
fn the_pointer_goes_when_it_rests_and_nothing_is_repainted_then() {
    let mut harness = presenting(Lang::Fr);
    harness.hover_at(egui::pos2(400.0, 400.0));
    harness.run_ok();
    let icon = |harness: &Harness<'static, Session>| harness.output().platform_output.cursor_icon;
    assert_ne!(icon(&harness), egui::CursorIcon::None);
    let later = harness.input().time.unwrap_or_default() + 5.0;
    harness.input_mut().time = Some(later);
    harness.run_ok();
    harness.step();
    assert_eq!(icon(&harness), egui::CursorIcon::None);
    let viewport = harness.output().viewport_output.values().next().unwrap();
    assert_eq!(viewport.repaint_delay, std::time::Duration::MAX);
}

/// Pictures to look at, where `MAQUETTE_PICTURES` names a folder.
#[test]
fn pictures() {
    use maquette::ui::theme::DARK;
    let Some(folder) = std::env::var_os("MAQUETTE_PICTURES") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let save = |name: &str, session: &Session, size: (u16, u16), theme: &'static Theme| {
        let picture = maquette::export::screen::picture(session, size.0, size.1, theme).unwrap();
        let bytes = maquette::export::png::encode(&picture).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    };
    let mut session = opened(Lang::Fr);
    update(&mut session, Intent::Go(Screen::Slides));
    let chosen = DeckIntent::Choose(SlideName::Parts);
    update(&mut session, Intent::Deck(chosen));
    save("slides-screen", &session, (1440, 900), &LIGHT);
    save("slides-screen-small", &session, (1024, 700), &DARK);
    update(&mut session, Intent::Do(Action::Present));
    for n in 0..6 {
        save(&format!("slide-{n}"), &session, (1920, 1080), &LIGHT);
        save(
            &format!("slide-{n}-portrait"),
            &session,
            (608, 1080),
            &LIGHT,
        );
        save(&format!("slide-{n}-4x3"), &session, (1440, 1080), &LIGHT);
        update(&mut session, Intent::Present(PresentIntent::Step(1)));
    }
    update(&mut session, Intent::Present(PresentIntent::Step(-4)));
    update(&mut session, Intent::Present(PresentIntent::Table));
    save("slide-table", &session, (1920, 1080), &LIGHT);
    update(&mut session, Intent::Present(PresentIntent::Table));
    update(&mut session, Intent::Amounts(Amounts::Hidden));
    save("slide-hidden", &session, (1920, 1080), &DARK);
    update(&mut session, Intent::Amounts(Amounts::Shown));
    update(&mut session, Intent::Present(PresentIntent::Suppose(None)));
    save("slide-typing", &session, (1920, 1080), &LIGHT);
    update(
        &mut session,
        Intent::Present(PresentIntent::Text("1.234".to_owned())),
    );
    update(&mut session, Intent::Present(PresentIntent::Commit));
    save("slide-refused", &session, (1920, 1080), &LIGHT);
    update(
        &mut session,
        Intent::Present(PresentIntent::Text("600".to_owned())),
    );
    update(&mut session, Intent::Present(PresentIntent::Commit));
    save("slide-supposed", &session, (1920, 1080), &LIGHT);
}
