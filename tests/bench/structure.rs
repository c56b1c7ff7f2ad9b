//! Edits of lines, partners, perimeters and axes, with all that follows on the screen; what follows from the widest of
//! them is worked out beside, and that is measured apart.

use super::Bench;
use super::clock::{Row, once};
use super::edits::session;
use super::files::bare_sum;
use maquette::app::action::Action;
use maquette::app::effect::{Answer, Effect};
use maquette::app::view::Screen;
use maquette::app::{FileIntent, Intent, Session, update};
use maquette::contract::{Contract, LineKind, Role};
use maquette::edit::{
    Below, Change, Edit, LineChange, Target, add_axis, add_line, add_partner, add_perimeter, remove,
};
use std::time::Duration;

/// How often each is made; each is undone before the next.
const EDITS: usize = 7;

type Make = fn(&Contract) -> Edit;

/// What is measured, by name.
const KINDS: [(&str, Make); 13] = [
    ("add a line", |c| {
        let parent = middle(c).parent.clone().unwrap();
        add_line(c, &parent, Below::Operation, "Nouvelle opération")
            .unwrap()
            .1
    }),
    ("remove a line with its amounts", |c| {
        remove(c, &Target::Line(middle(c).id.clone())).unwrap()
    }),
    ("rename a line", |c| {
        let mut line = middle(c).clone();
        line.title.push_str(" bis");
        let id = line.id.clone();
        Edit::Line(LineChange::Replace {
            id,
            line: Box::new(line),
        })
    }),
    ("move a line", |c| {
        let line = middle(c);
        Edit::Line(LineChange::Move {
            id: line.id.clone(),
            parent: line.parent.clone(),
            to: 0,
        })
    }),
    ("rename a partner", |c| {
        let mut item = c.partners[1].clone();
        item.short.push_str(" bis");
        let id = item.id.clone();
        Edit::Partner(Change::Replace { id, item })
    }),
    ("colour of a partner", |c| {
        let mut item = c.partners[1].clone();
        item.slot = Some(7);
        let id = item.id.clone();
        Edit::Partner(Change::Replace { id, item })
    }),
    ("rename a perimeter", |c| {
        let mut item = c.perimeters[0].clone();
        item.name.push_str(" bis");
        let id = item.id.clone();
        Edit::Perimeter(Change::Replace { id, item })
    }),
    ("title of the contract", |c| {
        let mut identity = c.identity.clone();
        identity.title.push_str(" bis");
        Edit::SetIdentity(Box::new(identity))
    }),
    ("add an axis", |c| add_axis(c, "Nouvel axe").1),
    ("remove an axis with all below", |c| {
        let axis = c.axes().nth(1).unwrap();
        remove(c, &Target::Line(axis.id.clone())).unwrap()
    }),
    ("add a partner", |c| {
        add_partner(c, "Nouvelle collectivité", "Nouv.", Role::Financer).1
    }),
    ("remove a partner with its amounts", |c| {
        remove(c, &Target::Partner(c.partners[1].id.clone())).unwrap()
    }),
    ("add a perimeter", |c| add_perimeter(c, "Autre périmètre").1),
];

/// An operation in the middle.
fn middle(contract: &Contract) -> &maquette::contract::Line {
    let middle = contract.lines.len() / 2;
    let mut rest = contract.lines.range(middle..);
    rest.find(|line| matches!(line.kind, LineKind::Operation(_)))
        .unwrap()
}

/// Each kind of edit, and taking it back.
pub fn measure(bench: &Bench, print: &mut dyn FnMut(Row)) {
    if !bench.wants("structure") {
        return;
    }
    let contract = bench.contract();
    let bare = bare_sum(&contract);
    let mut session = session(contract, Screen::Matrix);
    for (name, make) in KINDS {
        let (mut edits, mut undone, mut beside) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..EDITS {
            let before = revision(&session);
            let (time, effects) = once(|| {
                let document = session.document.as_mut().unwrap();
                let edit = make(document.contract());
                document.commit(edit).unwrap();
                update(&mut session, Intent::EndGesture)
            });
            edits.push(time);
            let (time, has_job) = once(|| answer(&mut session, effects));
            beside.extend(has_job.then_some(time));
            assert_ne!(before, revision(&session), "{name}");
            let (time, effects) = once(|| update(&mut session, Intent::Do(Action::Undo)));
            undone.push(time);
            answer(&mut session, effects);
        }
        print(Row {
            name: format!("structure: {name}"),
            time: median(&mut edits),
            against: Some(("a bare sum of the amounts", bare)),
        });
        print(Row {
            name: format!("structure: {name}, undo"),
            time: median(&mut undone),
            against: Some(("the edit", median(&mut edits))),
        });
        if !beside.is_empty() {
            print(Row {
                name: format!("structure: {name}, worked out beside"),
                time: median(&mut beside),
                against: Some(("a bare sum of the amounts", bare)),
            });
        }
    }
}

fn revision(session: &Session) -> maquette::edit::Revision {
    session.document.as_ref().unwrap().history().revision()
}

/// Works out what the application asked for; false when it asked for nothing.
fn answer(session: &mut Session, effects: Vec<Effect>) -> bool {
    let mut asked = false;
    for effect in effects {
        if let Effect::Derive(job) = effect {
            let derived = Some(Box::new(job.answer()));
            let answer = Answer::Derived(job, derived);
            drop(update(session, Intent::File(FileIntent::Answer(answer))));
            asked = true;
        }
    }
    asked
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
