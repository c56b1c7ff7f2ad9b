//! Edits that are made beside: asked for, waited for, taken in. What would change the document or depends on how it
//! comes out waits meanwhile, in the order in which it was asked for.

use super::{Effects, dispatch_settled, drop_dangling, forms};
use crate::app::action::Action;
use crate::app::document::{EditJob, EditWork, Outcome, Wish};
use crate::app::effect::Answer;
use crate::app::intent::{FileIntent, Intent, Setting};
use crate::app::session::{Notice, Session};

/// Gives an intent back that may be carried out now; one that waits for its turn is kept.
pub(super) fn hold(session: &mut Session, intent: Intent) -> Option<Intent> {
    if !session.is_editing_aside() || passes(&intent) {
        return Some(intent);
    }
    // What was drawn before asks for the same again in each frame.
    if session.waiting.back() != Some(&intent) {
        session.waiting.push_back(intent);
    }
    None
}

/// Carries out what has waited, up to what has to wait again.
pub(super) fn release(session: &mut Session) -> Effects {
    let mut effects = Effects::new();
    while !session.is_editing_aside()
        && let Some(intent) = session.waiting.pop_front()
    {
        effects.extend(dispatch_settled(session, intent));
    }
    effects
}

/// True for what neither changes the document nor depends on how it comes out.
fn passes(intent: &Intent) -> bool {
    match intent {
        Intent::File(FileIntent::Answer(answer)) => matches!(
            answer,
            Answer::Edited(..)
                | Answer::Derived(..)
                | Answer::Kept(..)
                | Answer::Writing(..)
                | Answer::Searched(..)
                | Answer::Seen(..)
                | Answer::Export(..)
        ),
        Intent::ShowRows(_)
        | Intent::SetSpan(_)
        | Intent::DismissNotice
        | Intent::Amounts(_)
        | Intent::Weigh(_) => true,
        Intent::Setting(setting) => matches!(
            setting,
            Setting::Window(..) | Setting::Theme(_) | Setting::Zoom(_)
        ),
        Intent::Do(action) => matches!(
            action,
            Action::ZoomIn | Action::ZoomOut | Action::ZoomReset | Action::FullScreen
        ),
        _ => false,
    }
}

/// Has it done beside.
pub(super) fn begin(session: &mut Session, wish: Wish) {
    if let Some(document) = session.document.as_mut() {
        document.begin(wish);
    }
}

/// Takes in what came of it.
pub(super) fn answered(session: &mut Session, job: &EditJob, work: Option<EditWork>) {
    let document = session.document.as_mut();
    let Some(outcome) = document.and_then(|document| document.edited(job, work)) else {
        return;
    };
    session.notice = match outcome {
        Outcome::Seen(Some(removal)) => return forms::show_removal(session, *removal),
        Outcome::Seen(None) => Some(Notice::NothingSelected),
        Outcome::Removed => None,
        Outcome::Undone(label) => label.map(Notice::Undone),
        Outcome::Redone(label) => label.map(Notice::Redone),
        Outcome::Refused(refused) => Some(Notice::Refused(refused)),
    };
    drop_dangling(session);
}

#[cfg(test)]
mod tests;
