//! One edit and all that follows from it on the screen, and taking it back.

use super::Bench;
use super::clock::{Row, once};
use super::files::{bare_sum, today};
use maquette::app::action::Action;
use maquette::app::view::Screen;
use maquette::app::{Intent, Session, Settings, Then, Typing, session_of, update};
use maquette::chart::Subject;
use maquette::contract::{Contract, LineId, PartnerId, State};
use maquette::wording::Lang;
use std::path::Path;
use std::time::Duration;

/// Edits made for one measure; each is undone before the next.
const EDITS: u32 = 15;

/// A session that shows the contract.
pub fn session(contract: Contract, screen: Screen) -> Session {
    let real = include_bytes!("../../data/hauts-de-france-2021-2027.ron");
    let mut loaded = maquette::file::read("sample.ron", real).unwrap();
    loaded.contract = contract;
    let settings = Settings::first(Lang::Fr);
    let mut session = session_of(Path::new("sample.ron"), loaded, settings, today());
    update(&mut session, Intent::Go(screen));
    session
}

/// Edits and undo, on each screen.
pub fn measure(bench: &Bench, print: &mut dyn FnMut(Row)) {
    if !bench.wants("edit") && !bench.wants("undo") {
        return;
    }
    let contract = bench.contract();
    let bare = bare_sum(&contract);
    let (line, partner) = cell(&contract);
    let mut session = session(contract, Screen::Overview);
    for screen in Screen::ALL {
        update(&mut session, Intent::Go(screen));
        update(
            &mut session,
            Intent::Select(Subject::Cell(line.clone(), partner.clone())),
        );
        let (mut edits, mut undone, mut weighed) = (Vec::new(), Vec::new(), Vec::new());
        for n in 1..=EDITS {
            let (letter, edit) = type_in(&mut session, &line, &partner, n);
            weighed.push(letter);
            edits.push(edit);
            let (time, _) = once(|| update(&mut session, Intent::Do(Action::Undo)));
            undone.push(time);
        }
        let [edit, undo, letter] = [edits, undone, weighed].map(middle);
        let name = screen.name();
        print(Row {
            name: format!("edit: a letter typed in a cell, with what it would change, {name}"),
            time: letter,
            against: Some(("a bare sum of the amounts", bare)),
        });
        print(Row {
            name: format!("one edit, {name}"),
            time: edit,
            against: Some(("a bare sum of the amounts", bare)),
        });
        print(Row {
            name: format!("undo, {name}"),
            time: undo,
            against: Some(("the edit", edit)),
        });
    }
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Types an amount in a cell; the time that its text takes, and that from Enter on.
fn type_in(
    session: &mut Session,
    line: &LineId,
    partner: &PartnerId,
    n: u32,
) -> (Duration, Duration) {
    let begin = Typing::BeginCell {
        line: line.clone(),
        partner: partner.clone(),
        seed: None,
    };
    let text = Typing::CellText(format!("{n},25 M€"));
    update(session, Intent::Typing(begin));
    let (letter, _) = once(|| update(session, Intent::Typing(text)));
    let before = session.document.as_ref().unwrap().history().revision();
    let (time, _) = once(|| update(session, Intent::Typing(Typing::CommitCell(Then::Stay))));
    let after = session.document.as_ref().unwrap().history().revision();
    assert_ne!(before, after, "the edit was made");
    (letter, time)
}

/// A cell in the middle of the contract.
fn cell(contract: &Contract) -> (LineId, PartnerId) {
    let middle = contract.commitments.len() / 2;
    let mut rest = contract.commitments.iter().skip(middle);
    let found = rest
        .find(|c| matches!(c.amount, State::Published(_)))
        .unwrap();
    (found.line.clone(), found.sole_partner().unwrap().clone())
}
