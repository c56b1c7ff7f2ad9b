//! The answer to the words that are typed is the one that counts, whatever comes when.

use super::*;
use crate::app::action::Action;
use crate::app::effect::{Answer, Effect};
use crate::app::samples;
use crate::app::{FileIntent, Intent, ScreenChart, update};
use crate::cli::sample::{Size, text};
use crate::contract::LineId;

/// A session with a long contract, and the searches that were asked for and not answered yet.
struct World {
    session: Session,
    asked: Vec<SearchJob>,
}

impl World {
    fn new() -> Self {
        let size = Size {
            operations: 10_000,
            partners: 1,
            seed: 5,
        };
        Self {
            session: samples::session_with(&text(size)),
            asked: Vec::new(),
        }
    }

    fn wish(&mut self, intent: Intent) {
        for effect in update(&mut self.session, intent) {
            if let Effect::Search(job) = effect {
                self.asked.push(*job);
            }
        }
    }

    /// Answers the only search that is under way; `is_lost` says that the answer does not come.
    fn answer(&mut self, is_lost: bool) {
        assert_eq!(self.asked.len(), 1, "one search at a time");
        let job = self.asked.remove(0);
        let found = (!is_lost).then(|| job.answer());
        let answer = Answer::Searched(Box::new(job.about()), found);
        self.wish(Intent::File(FileIntent::Answer(answer)));
    }

    fn type_in_palette(&mut self, words: &str) {
        self.wish(Intent::PaletteQuery(words.to_owned()));
    }

    fn filter(&mut self, words: &str) {
        self.wish(Intent::SetFilter(Some(words.to_owned())));
    }

    /// The lines that the matrix shows.
    fn shown(&self) -> Vec<LineId> {
        let Some(ScreenChart::Matrix(chart)) = self.session.charts().map(|c| &c.screen) else {
            panic!("no matrix is shown");
        };
        let rows = 0..chart.rows.len();
        rows.filter_map(|at| chart.rows.get(at).map(|row| row.line.clone()))
            .collect()
    }
}

#[test]
fn the_palette_answers_the_words_that_are_typed_last() {
    let mut world = World::new();
    world.wish(Intent::Do(Action::Palette));
    let offered = world.session.found().to_vec();
    assert!(world.asked.is_empty(), "an empty field asks nothing");
    world.type_in_palette("axe");
    world.type_in_palette("axe 2");
    assert_eq!(world.session.found(), offered, "what was found stands");

    // Enter comes before the answer: it is to the words as they are then.
    world.wish(Intent::PaletteChoose(3));
    world.wish(Intent::PaletteTake { copy: false });
    assert!(world.session.awaits_row());
    world.answer(false);
    assert_eq!(world.session.found(), offered, "older words are dropped");
    assert!(world.session.awaits_row());
    let expected = palette::rows(&world.session, "axe 2");
    let Some(Intent::Show(_, first)) = expected.first().map(|row| row.intent.clone()) else {
        panic!("{expected:?}");
    };
    world.answer(false);
    assert_eq!(world.session.view.overlay, None);
    assert_eq!(world.session.view.selection, Some(first));
    assert!(!world.session.awaits_row() && !world.session.is_searching());

    // An answer that is lost is found here.
    world.wish(Intent::Do(Action::Palette));
    world.type_in_palette("axe 3");
    world.answer(true);
    assert_eq!(
        world.session.found(),
        palette::rows(&world.session, "axe 3")
    );
    // Typing goes on after Enter was given up.
    world.type_in_palette("axe 4");
    world.wish(Intent::PaletteTake { copy: false });
    world.wish(Intent::CloseOverlay);
    world.answer(false);
    assert!(!world.session.awaits_row());
    assert_eq!(world.session.view.overlay, None);
}

#[test]
fn a_filter_shows_what_it_keeps_once_that_is_found() {
    let mut world = World::new();
    world.wish(Intent::Go(Screen::Matrix));
    let all = world.shown();
    let contract = world.session.document.as_ref().unwrap().contract();
    let title = contract.lines.get(5_000).unwrap().title.clone();
    world.filter(title.split(' ').next().unwrap());
    world.filter(&format!("{title} "));
    assert_eq!(world.shown(), all);
    world.answer(false);
    assert_eq!(world.shown(), all, "older words are dropped");
    world.answer(false);
    let kept = world.shown();
    let scene = world.session.scene().unwrap();
    assert_eq!(scene.look.filter, title);
    let places = crate::chart::kept_lines(&scene);
    let lines = scene.contract.lines.iter().map(|line| line.id.clone());
    let lines: Vec<LineId> = lines.collect();
    let expected = places.iter().map(|at| lines[*at as usize].clone());
    assert_eq!(kept, expected.collect::<Vec<_>>());
    assert!(kept.len() > 1 && kept.len() < lines.len() / 2, "{title}");
    // A space more asks nothing new, and no filter shows all again at once.
    world.filter(&title);
    world.filter("");
    assert!(world.asked.is_empty());
    assert_eq!(world.shown(), all);
}

#[test]
fn the_filter_of_a_long_schedule_is_followed_beside() {
    let mut world = World::new();
    let document = world.session.document.as_ref().unwrap();
    let events = document.contract().schedule.deadlines.len();
    world.wish(Intent::Go(Screen::Schedule));
    world.filter("2");
    let chart = |world: &World| match world.session.charts().map(|c| &c.screen) {
        Some(ScreenChart::Schedule(chart)) => chart.as_ref().clone(),
        _ => panic!("no schedule is shown"),
    };
    assert_eq!(
        chart(&world).marks.len() + chart(&world).past.len() > 0,
        events > 0
    );
    let before = chart(&world);
    world.filter("xyzzy");
    assert_eq!(chart(&world), before);
    world.answer(false);
    world.answer(false);
    assert_eq!(chart(&world).marks.len(), 0);
    let scene = world.session.scene().unwrap();
    assert_eq!(chart(&world), Timeline::of(&scene));
}
