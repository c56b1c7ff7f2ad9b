//! Edits of lines, partners, perimeters and axes, with all that follows on the screen: the longest frame counts. What is
//! worked out beside is measured apart.

use super::Bench;
use super::clock::{Row, once};
use super::edits::session;
use super::files::bare_sum;
use maquette::app::action::Action;
use maquette::app::effect::{Answer, Effect};
use maquette::app::view::Screen;
use maquette::app::{FileIntent, Intent, Session, update};
use maquette::contract::{Contract, LineKind, Role, State};
use maquette::edit::{
    Below, Change, Edit, LineChange, Target, add_axis, add_line, add_partner, add_perimeter,
    label_of, remove,
};
use std::time::Duration;

/// How often each is made; each is undone before the next.
const EDITS: usize = 7;

type Make = fn(&Contract) -> Edit;

const REMOVED_AXIS: &str = "remove an axis with all below";
const REMOVED_PARTNER: &str = "remove a partner with its amounts";

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
    (REMOVED_AXIS, |c| {
        let axis = c.axes().nth(1).unwrap();
        remove(c, &Target::Line(axis.id.clone())).unwrap()
    }),
    ("add a partner", |c| {
        add_partner(c, "Nouvelle collectivité", "Nouv.", Role::Financer).1
    }),
    (REMOVED_PARTNER, |c| {
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

/// How an edit of each kind is asked for: what takes thousands of things along is made beside, so it is asked as people
/// ask for it.
fn ask(session: &mut Session, name: &str, make: Make) -> Spent {
    let edit = make(session.document.as_ref().unwrap().contract());
    let target = label_of(session.document.as_ref().unwrap().contract(), &edit).target;
    if matches!(name, REMOVED_AXIS | REMOVED_PARTNER) {
        let asked = play(session, Intent::Remove(target));
        return asked.and(play(session, Intent::ConfirmRemoval));
    }
    let (frame, effects) = once(|| {
        let document = session.document.as_mut().unwrap();
        document.commit(edit).unwrap();
        update(session, Intent::EndGesture)
    });
    let mut spent = Spent {
        frame,
        ..Spent::default()
    };
    answer(session, effects, &mut spent);
    spent
}

/// Time spent on an intent and all that follows.
#[derive(Default)]
struct Spent {
    /// In the longest frame.
    frame: Duration,
    /// On threads beside.
    beside: Duration,
}

impl Spent {
    fn and(self, other: Self) -> Self {
        Self {
            frame: self.frame.max(other.frame),
            beside: self.beside + other.beside,
        }
    }
}

/// Carries out an intent, and works out beside what the application asks for.
fn play(session: &mut Session, intent: Intent) -> Spent {
    let (frame, effects) = once(|| update(session, intent));
    let mut spent = Spent {
        frame,
        ..Spent::default()
    };
    answer(session, effects, &mut spent);
    spent
}

/// Works out what the application asked for, until it asks for nothing more.
fn answer(session: &mut Session, effects: Vec<Effect>, spent: &mut Spent) {
    for effect in effects {
        let (time, made) = once(|| match effect {
            Effect::Derive(job) => {
                let derived = Some(Box::new(job.answer()));
                Some(Answer::Derived(job, derived))
            }
            Effect::Edit(job) => {
                let work = Some(Box::new(job.answer()));
                Some(Answer::Edited(job, work))
            }
            _ => None,
        });
        let Some(made) = made else { continue };
        spent.beside += time;
        let intent = Intent::File(FileIntent::Answer(made));
        let (frame, effects) = once(|| update(session, intent));
        spent.frame = spent.frame.max(frame);
        answer(session, effects, spent);
    }
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
            let spent = ask(&mut session, name, make);
            edits.push(spent.frame);
            beside.extend(Some(spent.beside).filter(|time| !time.is_zero()));
            assert_ne!(before, revision(&session), "{name}");
            undone.push(play(&mut session, Intent::Do(Action::Undo)).frame);
            assert_eq!(before, revision(&session), "{name}");
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
    print(Row {
        name: "structure: one edit after a partner was removed".into(),
        time: edit_after(&mut session),
        against: Some(("a bare sum of the amounts", bare)),
    });
}

/// An amount typed while a removal of a partner is not saved yet: that thousands of things differ costs it nothing.
fn edit_after(session: &mut Session) -> Duration {
    let document = session.document.as_ref().unwrap();
    let partner = Target::Partner(document.contract().partners[1].id.clone());
    play(session, Intent::Remove(partner));
    play(session, Intent::ConfirmRemoval);
    let mut times = Vec::new();
    for n in 1..=EDITS {
        let contract = session.document.as_ref().unwrap().contract();
        let commitment = contract.commitments[contract.commitments.len() / 2].key;
        let state = State::published(format!("{n}.25 M€").parse().unwrap());
        let edit = Edit::SetAmount { commitment, state };
        let (time, effects) = once(|| {
            session.document.as_mut().unwrap().commit(edit).unwrap();
            update(session, Intent::EndGesture)
        });
        times.push(time);
        answer(session, effects, &mut Spent::default());
    }
    for _ in 0..=EDITS {
        play(session, Intent::Do(Action::Undo));
    }
    median(&mut times)
}

fn revision(session: &Session) -> maquette::edit::Revision {
    session.document.as_ref().unwrap().history().revision()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
