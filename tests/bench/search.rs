//! Searching as one types: the palette, and the filter of each screen.

use super::Bench;
use super::clock::{Row, once};
use super::edits::session;
use super::files::bare_sum;
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, update};
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
    let (palette, query) = slowest(&mut session, &Intent::PaletteQuery);
    line(
        format!("search, palette, {lines} lines, “{query}”"),
        palette,
    );
    update(&mut session, Intent::CloseOverlay);
    for screen in [Screen::Matrix, Screen::Schedule] {
        update(&mut session, Intent::Go(screen));
        let (filter, query) = slowest(&mut session, &|text| Intent::SetFilter(Some(text)));
        let name = screen.name();
        line(
            format!("search, filter of the {name}, {lines} lines, “{query}”"),
            filter,
        );
        update(&mut session, Intent::SetFilter(None));
    }
}

/// The slowest answer to a letter, and what stood there then.
fn slowest(session: &mut Session, ask: &dyn Fn(String) -> Intent) -> (Duration, String) {
    let mut slowest = (Duration::ZERO, String::new());
    for query in QUERIES {
        for end in query.char_indices().map(|(at, c)| at + c.len_utf8()) {
            let typed = query[..end].to_owned();
            let (time, _) = once(|| update(session, ask(typed.clone())));
            if time > slowest.0 {
                slowest = (time, typed);
            }
        }
    }
    slowest
}
