//! Searching as one types: the palette, and the filter of each screen.

use super::Bench;
use super::clock::{Row, once};
use super::edits::session;
use super::files::bare_sum;
use maquette::app::action::Action;
use maquette::app::effect::{Answer, Effect};
use maquette::app::view::Screen;
use maquette::app::{FileIntent, Intent, SearchJob, Session, update};
use maquette::cli::sample::{self, Size};
use std::time::Duration;

/// What is typed: something found at once, something found late, something not found.
const QUERIES: [&str; 4] = ["axe 2", "operation 99 etat", "> 900 M€", "xyzzy"];

/// Each letter that is typed asks anew; the slowest answer counts.
pub fn measure(bench: &Bench, print: &mut dyn FnMut(Row)) {
    if !bench.wants("search") {
        return;
    }
    let contract = bench.contract();
    let bare = bare_sum(&contract);
    let lines = contract.lines.len();
    all(session(contract, Screen::Matrix), lines, bare, print);
    if bench.amounts < 1_000_000 {
        return;
    }
    let size = Size {
        operations: 1_000_000,
        partners: 1,
        seed: 1,
    };
    let text = sample::text(size);
    let contract = maquette::file::read("sample.ron", text.as_bytes())
        .unwrap()
        .contract;
    drop(text);
    let lines = contract.lines.len();
    all(session(contract, Screen::Matrix), lines, bare, print);
}

fn all(mut session: Session, lines: usize, bare: Duration, print: &mut dyn FnMut(Row)) {
    let mut line = |name: String, time: Duration| {
        print(Row {
            name,
            time,
            against: Some(("a bare sum of the amounts", bare)),
        });
    };
    update(&mut session, Intent::Do(Action::Palette));
    let (frame, (palette, query)) = slowest(&mut session, &Intent::PaletteQuery);
    line(
        format!("search, palette, {lines} lines, “{query}”"),
        palette,
    );
    line(format!("search, palette, {lines} lines, a frame"), frame);
    update(&mut session, Intent::CloseOverlay);
    for screen in [Screen::Matrix, Screen::Schedule] {
        update(&mut session, Intent::Go(screen));
        let asked = |text| Intent::SetFilter(Some(text));
        let (frame, (filter, query)) = slowest(&mut session, &asked);
        let name = screen.name();
        line(
            format!("search, filter of the {name}, {lines} lines, a frame"),
            frame,
        );
        line(
            format!("search, filter of the {name}, {lines} lines, “{query}”"),
            filter,
        );
        update(&mut session, Intent::SetFilter(None));
    }
}

/// The longest frame, and the slowest answer to a letter with what stood there then: from the letter on, with what is
/// searched beside.
fn slowest(
    session: &mut Session,
    ask: &dyn Fn(String) -> Intent,
) -> (Duration, (Duration, String)) {
    let mut slowest = (Duration::ZERO, String::new());
    let mut longest = Duration::ZERO;
    for query in QUERIES {
        for end in query.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let typed = query[..end].to_owned();
            let (mut time, mut effects) = once(|| update(session, ask(typed.clone())));
            longest = longest.max(time);
            while let Some(job) = effects.into_iter().find_map(search) {
                let (beside, found) = once(|| job.answer());
                let answer = Answer::Searched(Box::new(job.about()), Some(found));
                let intent = Intent::File(FileIntent::Answer(answer));
                let (frame, next) = once(|| update(session, intent));
                longest = longest.max(frame);
                time += beside + frame;
                effects = next;
            }
            if time > slowest.0 {
                slowest = (time, typed);
            }
        }
    }
    (longest, slowest)
}

fn search(effect: Effect) -> Option<Box<SearchJob>> {
    match effect {
        Effect::Search(job) => Some(job),
        _ => None,
    }
}
