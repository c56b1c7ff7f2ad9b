//! Two versions held against each other: which, and what follows. Reads and long comparisons are
//! effects; nothing is worked out while nobody looks.

use super::navigate;
use crate::app::ScreenChart;
use crate::app::comparing::{Beside, CompareIntent, CompareKey, Due, End, Pick};
use crate::app::effect::{Effect, Failure, ReadFailure};
use crate::app::failure::FailureKind;
use crate::app::intent::Intent;
use crate::app::session::{Busy, Notice, Session};
use crate::app::undrawn::Undrawn;
use crate::app::versions::Place;
use crate::app::view::{Overlay, Screen};
use crate::chart::Compared;
use crate::contract::Contract;
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Effects = Vec<Effect>;

/// Everything about a comparison.
pub(super) fn update(session: &mut Session, intent: CompareIntent) -> Effects {
    let comparing = &mut session.comparing;
    match intent {
        CompareIntent::Choose(end, pick) => choose(session, end, pick),
        CompareIntent::Hold(pick) => hold(session, pick),
        CompareIntent::PickFile(end) => {
            comparing.picking = Some(end);
            session.busy = Some(Busy::Dialog);
            return vec![Effect::PickOpen];
        }
        CompareIntent::Swap => comparing.swap(),
        CompareIntent::Point(pointed) => comparing.pointed = pointed,
        CompareIntent::Join(pair) => {
            if !comparing.pairs.contains(&pair) {
                comparing.pairs.push(pair);
            }
        }
        CompareIntent::Part(pair) => comparing.pairs.retain(|other| *other != pair),
        CompareIntent::Follow(perimeter, subject) => {
            let known = |s: &Session| {
                let contract = s.document.as_ref().map(|d| d.contract());
                contract.is_some_and(|c| {
                    c.perimeter(&perimeter).is_some()
                        && subject.partner().is_none_or(|id| c.partner(id).is_some())
                        && subject.line().is_none_or(|id| c.line(id).is_some())
                })
            };
            if !known(session) {
                session.notice = Some(Notice::NothingSelected);
                return Effects::new();
            }
            navigate::update(session, Intent::Show(Screen::Matrix, subject));
            session.view.perimeter = Some(perimeter);
        }
        CompareIntent::CopyMinutes => {
            let clip = session.charts().and_then(|charts| match &charts.screen {
                ScreenChart::Contrast(chart) => Some(chart.minutes()),
                _ => None,
            });
            if let Some(clip) = clip {
                session.notice = Some(Notice::Copied(clip.clone()));
                return vec![Effect::Copy(clip)];
            }
        }
    }
    Effects::new()
}

fn choose(session: &mut Session, end: End, pick: Pick) {
    // A file chosen again is read again.
    let comparing = &mut session.comparing;
    let is_asked = comparing.beside(&pick) == Some(&Beside::Asked);
    comparing
        .beside
        .retain(|(other, _)| is_asked || *other != pick);
    comparing.put(end, pick);
}

/// The open document against something, the older version first.
fn hold(session: &mut Session, pick: Pick) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let links = &document.versions;
    let open = links.iter().position(|link| link.is_open);
    let other = links
        .iter()
        .position(|link| pick == Pick::At(link.place.clone()));
    let is_newer = other.zip(open).is_some_and(|(other, open)| other > open);
    let (this, that) = if is_newer {
        (End::After, End::Before)
    } else {
        (End::Before, End::After)
    };
    choose(session, that, Pick::Open);
    choose(session, this, pick);
}

/// A file was chosen for a side. True when one was being chosen.
pub(super) fn picked(session: &mut Session, path: Option<PathBuf>) -> bool {
    let Some(end) = session.comparing.picking.take() else {
        return false;
    };
    if let Some(path) = path {
        choose(session, end, Pick::At(Place::File(path)));
    }
    true
}

/// A file that was chosen was read, or was not.
pub(super) fn read(
    session: &mut Session,
    path: PathBuf,
    answer: Result<Arc<Contract>, ReadFailure>,
) {
    let is_it = |pick: &&Pick| pick.path() == Some(path.as_path());
    let mut asked = session.comparing.beside.iter().map(|(pick, _)| pick);
    let pick = asked.rfind(is_it);
    let pick = pick.cloned().unwrap_or(Pick::At(Place::File(path)));
    let beside = match answer {
        Ok(contract) => Beside::Read(contract),
        Err(failure) => {
            match &failure {
                ReadFailure::Refused(refusal) => {
                    session.view.lay(Overlay::refused(refusal.clone()));
                }
                // The screen itself says which one, and why.
                ReadFailure::Failed(_) if matches!(pick, Pick::Earlier(_)) => {}
                ReadFailure::Failed(failure) => {
                    session.view.lay(Overlay::Failed(failure.clone()));
                }
            }
            Beside::Failed(Box::new(failure))
        }
    };
    session.comparing.found(pick, beside);
}

/// A comparison was worked out, or could not be.
pub(super) fn answered(session: &mut Session, about: CompareKey, compared: Option<Box<Compared>>) {
    if compared.is_none() {
        session.view.lay(Overlay::Failed(Failure::bug(
            Path::new(""),
            FailureKind::Draw(Undrawn::Fault),
        )));
    }
    session.comparing.answered(about, compared.map(|c| *c));
}

/// Brings the comparison up to date while it is looked at.
pub(super) fn settle(session: &mut Session) -> Effects {
    let Some(document) = session.document.as_ref() else {
        return Effects::new();
    };
    if session.view.screen != Screen::Contrast {
        session.comparing.earlier.outdate();
        return Effects::new();
    }
    let list = session.comparing.earlier.due(document.path());
    let mut effects: Effects = list.map(Effect::FindBackups).into_iter().collect();
    effects.extend(match session.comparing.bring(document) {
        Due::Nothing => None,
        Due::Read(Pick::Earlier(backup)) => Some(Effect::ReadBackup(backup)),
        Due::Read(pick) => pick
            .path()
            .map(|path| Effect::ReadBeside(path.to_path_buf())),
        Due::Compare(job) => Some(Effect::Compare(job)),
    });
    effects
}
