//! The list of slides: each change is one step, undone with the same keys as everything else.

use crate::app::deck::{DeckIntent, Step};
use crate::app::effect::Effect;
use crate::app::session::{Notice, Session};
use crate::chart::slides::{OwnTitle, SlideChoice, SlideName};
use crate::wording::Key;

type Effects = Vec<Effect>;

/// Steps of the list that can be undone.
const STEPS_KEPT: usize = 200;

pub(super) fn update(session: &mut Session, intent: DeckIntent) -> Effects {
    let before = session.slide_list();
    let mut list = before.clone();
    let (name, what) = match intent {
        DeckIntent::Choose(name) => {
            session.view.slide = Some(name);
            return Effects::new();
        }
        DeckIntent::Move(name, by) => {
            move_by(&mut list, name, by);
            (Some(name), Key::SlidesStepMoved)
        }
        DeckIntent::Show(name, shown) => {
            change(&mut list, name, |choice| choice.is_shown = shown);
            let what = match shown {
                true => Key::SlidesStepShown,
                false => Key::SlidesStepHidden,
            };
            (Some(name), what)
        }
        DeckIntent::Split(name, split) => {
            change(&mut list, name, |choice| choice.is_split = split);
            (Some(name), Key::SlidesStepSplit)
        }
        DeckIntent::Title(name, words) => {
            let title = words.filter(|words| !words.trim().is_empty());
            let title = title.and_then(|words| written(session, words, name));
            change(&mut list, name, |choice| choice.title = title);
            (Some(name), Key::SlidesStepTitle)
        }
        DeckIntent::KeepTitle(name) => {
            let words = list.iter().find(|c| c.name == name);
            let words = words.and_then(|c| Some(c.title.as_ref()?.words.clone()));
            let title = words.and_then(|words| written(session, words, name));
            change(&mut list, name, |choice| choice.title = title);
            (Some(name), Key::SlidesStepTitle)
        }
        DeckIntent::Reset => {
            list = SlideChoice::all();
            (None, Key::SlidesStepReset)
        }
    };
    session.view.slide = name.or(session.view.slide);
    if list == before {
        return Effects::new();
    }
    remember(session, (before, list.clone()), (name, what));
    keep(session, list)
}

fn written(session: &Session, words: String, name: SlideName) -> Option<OwnTitle> {
    session
        .scene()
        .map(|scene| OwnTitle::written(words, &scene, name))
}

fn change(list: &mut [SlideChoice], name: SlideName, how: impl FnOnce(&mut SlideChoice)) {
    if let Some(choice) = list.iter_mut().find(|choice| choice.name == name) {
        how(choice);
    }
}

fn move_by(list: &mut Vec<SlideChoice>, name: SlideName, by: isize) {
    let Some(from) = list.iter().position(|choice| choice.name == name) else {
        return;
    };
    let last = list.len().saturating_sub(1);
    let to = from.saturating_add_signed(by).min(last);
    let choice = list.remove(from);
    list.insert(to, choice);
}

/// Letters typed in a title one after another are one step.
fn remember(
    session: &mut Session,
    (before, after): (Vec<SlideChoice>, Vec<SlideChoice>),
    (name, what): (Option<SlideName>, Key),
) {
    let Some(at) = session.document.as_ref().map(|d| d.history().revision()) else {
        return;
    };
    session.deck.redo.clear();
    if let Some(last) = session.deck.undo.last_mut()
        && what == Key::SlidesStepTitle
        && (last.what, last.name, last.at) == (what, name, at)
    {
        last.after = after;
        return;
    }
    session.deck.undo.push(Step {
        before,
        after,
        what,
        name,
        at,
    });
    let surplus = session.deck.undo.len().saturating_sub(STEPS_KEPT);
    session.deck.undo.drain(..surplus);
}

fn keep(session: &mut Session, list: Vec<SlideChoice>) -> Effects {
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    let title = document.contract().identity.title.clone();
    session.settings.keep_deck(&title, list);
    vec![Effect::StoreSettings(Box::new(session.settings.clone()))]
}

/// What undo or redo would do to the list, when that is the next step in time: the contract is as
/// it was when the list was changed.
pub fn next_step(session: &Session, back: bool) -> Option<Key> {
    let steps = match back {
        true => &session.deck.undo,
        false => &session.deck.redo,
    };
    let now = session.document.as_ref()?.history().revision();
    steps.last().filter(|step| step.at == now).map(|s| s.what)
}

/// Undoes or redoes a change of the list; nothing when the next step is the contract's.
pub(super) fn turn(session: &mut Session, back: bool) -> Option<Effects> {
    next_step(session, back)?;
    let (from, to) = match back {
        true => (&mut session.deck.undo, &mut session.deck.redo),
        false => (&mut session.deck.redo, &mut session.deck.undo),
    };
    let step = from.pop()?;
    to.push(step.clone());
    session.view.slide = step.name.or(session.view.slide);
    session.notice = Some(match back {
        true => Notice::DeckUndone(step.what),
        false => Notice::DeckRedone(step.what),
    });
    let list = if back { step.before } else { step.after };
    Some(keep(session, list))
}
