//! A presentation: its slides, its keys, what is supposed in it. Touches no contract.

use super::navigate;
use crate::app::effect::Effect;
use crate::app::presentation::{
    NotSupposed, PresentIntent, Presentation, Shows, Supposing, screen_of,
};
use crate::app::session::{Notice, Session};
use crate::app::view::Screen;
use crate::chart::slides::{SlideName, Supposed, current, supposed};
use crate::chart::{ChartName, Subject};
use crate::contract::PartnerId;
use crate::edit::{Entry, parse_entry};
use crate::wording;

type Effects = Vec<Effect>;

pub(super) fn update(session: &mut Session, intent: PresentIntent) -> Effects {
    if let PresentIntent::Start(only) = intent {
        return start(session, only);
    }
    if intent == PresentIntent::Leave {
        return leave(session);
    }
    if intent == PresentIntent::NextPartner {
        next_partner(session);
        return Effects::new();
    }
    if let PresentIntent::Suppose(mark) = intent {
        suppose(session, mark);
        return Effects::new();
    }
    if intent == PresentIntent::Commit {
        commit(session);
        return Effects::new();
    }
    let last = session.slides().len().saturating_sub(1);
    let marks = session.slide().map_or(0, |slide| slide.body.marks().len());
    let Some(show) = session.presentation.as_mut() else {
        return Effects::new();
    };
    show.cannot_suppose = false;
    match intent {
        PresentIntent::Step(by) => to(show, show.at.saturating_add_signed(by).min(last)),
        PresentIntent::First => to(show, 0),
        PresentIntent::Last => to(show, last),
        PresentIntent::Black => show.shows = toggled(show.shows, Shows::Black),
        PresentIntent::Table => {
            show.shows = toggled(show.shows, Shows::Table);
            show.part = 0;
        }
        PresentIntent::Part(part) => show.part = part,
        PresentIntent::Laser => show.has_laser = !show.has_laser,
        PresentIntent::Mark(by) => {
            show.mark = match (show.mark, marks.checked_sub(1)) {
                (_, None) => None,
                (None, Some(last)) => Some(if by < 0 { last } else { 0 }),
                (Some(at), Some(last)) => Some(at.saturating_add_signed(by).min(last)),
            };
        }
        PresentIntent::Text(text) => {
            if let Some(typing) = show.typing.as_mut() {
                typing.text = text;
                typing.refused = None;
            }
        }
        _ => {}
    }
    Effects::new()
}

fn toggled(now: Shows, wanted: Shows) -> Shows {
    if now == wanted { Shows::Slide } else { wanted }
}

fn to(show: &mut Presentation, at: usize) {
    show.shows = Shows::Slide;
    show.typing = None;
    if show.at != at {
        show.at = at;
        show.mark = None;
    }
}

fn start(session: &mut Session, only: Option<SlideName>) -> Effects {
    if session.presentation.is_some() {
        return Effects::new();
    }
    session.view.overlay = None;
    session.presentation = Some(Presentation {
        only,
        focus: session.view.focus.clone(),
        ..Presentation::default()
    });
    session.refresh();
    if session.slides().is_empty() {
        session.presentation = None;
        session.notice = Some(match only {
            None => Notice::NothingToPresent,
            Some(_) => Notice::NoSlide,
        });
        return Effects::new();
    }
    Effects::new()
}

/// The slide of the chart that is looked at.
pub(super) fn slide_looked_at(session: &Session) -> Option<SlideName> {
    let view = &session.view;
    let entered = view.chart.filter(|_| view.screen == Screen::Overview);
    match (view.alone.or(entered), view.screen, view.selection.as_ref()) {
        (Some(ChartName::AxisBudgets), ..) => Some(SlideName::Axes),
        (Some(ChartName::PartnerShares), ..) => Some(SlideName::Parts),
        (Some(ChartName::Matrix), ..) => Some(SlideName::Partner),
        (Some(ChartName::Deadlines | ChartName::NextDeadlines), ..) => Some(SlideName::Dates),
        (Some(ChartName::KeyFigures), ..) => Some(SlideName::Cover),
        (Some(ChartName::Concentration | ChartName::Contrast), ..) => None,
        (None, Screen::Slides, _) => view.slide.or(Some(SlideName::Cover)),
        (None, Screen::Matrix, _) => Some(SlideName::Partner),
        (None, Screen::Schedule, _) => Some(SlideName::Dates),
        (None, Screen::Partners, _) => Some(SlideName::Parts),
        (None, Screen::Contrast, _) => None,
        (None, Screen::Overview, Some(Subject::Deadline(_))) => Some(SlideName::Dates),
        (None, Screen::Overview, Some(Subject::Cell(..))) => Some(SlideName::Partner),
        (None, Screen::Overview, Some(Subject::Line(_))) => Some(SlideName::Axes),
        (None, Screen::Overview, Some(Subject::Finding(_))) => Some(SlideName::Gaps),
        (None, Screen::Overview, Some(_)) => Some(SlideName::Parts),
        (None, Screen::Overview, None) => Some(SlideName::Axes),
    }
}

/// One step out.
fn leave(session: &mut Session) -> Effects {
    let name = session.slide().map(|slide| slide.name);
    let Some(show) = session.presentation.as_mut() else {
        return Effects::new();
    };
    show.cannot_suppose = false;
    if show.typing.take().is_some() {
        return Effects::new();
    }
    if show.shows != Shows::Slide {
        show.shows = Shows::Slide;
        return Effects::new();
    }
    if !show.supposed.is_empty() {
        // The truth comes back.
        show.supposed.clear();
        return Effects::new();
    }
    session.presentation = None;
    if let Some(name) = name {
        navigate::go(session, screen_of(name));
    }
    Effects::new()
}

/// Takes the whole screen when a presentation has begun, and gives it back when it has ended, in
/// whatever way: the document may have gone with it.
pub(super) fn settle(session: &mut Session) -> Option<Effect> {
    if session.document.is_none() {
        session.presentation = None;
    }
    let wants = session.presentation.is_some();
    let had = std::mem::replace(&mut session.deck.has_screen, wants);
    (had != wants).then_some(Effect::Present(wants))
}

fn next_partner(session: &mut Session) {
    let Some(scene) = session.scene() else { return };
    let matrix = &scene.summary.matrix;
    let all: Vec<PartnerId> = matrix
        .partners
        .iter()
        .take(matrix.signatories)
        .cloned()
        .collect();
    let Some(show) = session.presentation.as_mut() else {
        return;
    };
    let here = show.focus.as_ref();
    let here = here.and_then(|id| all.iter().position(|p| p == id));
    show.focus = match here {
        None => all.first().cloned(),
        Some(at) => all.get(at.saturating_add(1)).cloned(),
    };
}

/// Opens a mark to type in it: the one given, else the keyboard's, else the first that can be.
fn suppose(session: &mut Session, mark: Option<usize>) {
    let Some((scene, slide)) = session.presented_scene().zip(session.slide()) else {
        return;
    };
    let Some(show) = session.presentation.as_ref() else {
        return;
    };
    let marks = slide.body.marks();
    let can = |at: usize| {
        let mark = marks.get(at)?;
        let subject = mark.subject.as_ref()?;
        let amount = current(&scene, subject)?;
        Some((at, subject.clone(), mark.label.clone(), amount))
    };
    let wanted = mark.or(show.mark);
    let found = match wanted {
        Some(at) => can(at),
        None => (0..marks.len()).find_map(can),
    };
    let lang = session.settings.lang;
    let unit = session.view.measure.unit();
    let hides = session.lang().hides_amounts();
    let Some(show) = session.presentation.as_mut() else {
        return;
    };
    show.shows = Shows::Slide;
    let Some((at, subject, name, amount)) = found else {
        show.cannot_suppose = true;
        return;
    };
    show.cannot_suppose = false;
    show.mark = Some(at);
    // Where amounts are hidden, what is there now is not told by opening it.
    let text = amount.filter(|_| !hides);
    show.typing = Some(Supposing {
        subject,
        name,
        text: text.map_or_else(String::new, |a| wording::amount::plain(a, unit, lang)),
        refused: None,
    });
}

/// Amounts were hidden while one was open: what is there now is no longer told by its field.
pub(super) fn forget_shown(session: &mut Session) {
    let scene = session.presented_scene();
    let typing = session
        .presentation
        .as_ref()
        .and_then(|p| p.typing.as_ref());
    let Some((scene, typing)) = scene.zip(typing) else {
        return;
    };
    let now = current(&scene, &typing.subject).flatten();
    let unit = session.view.measure.unit();
    let plain = now.map(|a| wording::amount::plain(a, unit, session.settings.lang));
    let shows = plain.is_some_and(|plain| plain == typing.text);
    let typing = session
        .presentation
        .as_mut()
        .and_then(|p| p.typing.as_mut());
    if let Some(typing) = typing.filter(|_| shows) {
        typing.text.clear();
    }
}

/// Supposes what was typed; text that is no amount stays, with the reason.
fn commit(session: &mut Session) {
    let Some(show) = session.presentation.as_ref() else {
        return;
    };
    let Some(typing) = show.typing.clone() else {
        return;
    };
    let mut all = show.supposed.clone();
    let outcome = read(session, &typing).and_then(|amount| {
        all.retain(|one| one.subject != typing.subject);
        all.push(Supposed {
            subject: typing.subject.clone(),
            amount,
        });
        let (document, perimeter) = (session.document.as_ref(), session.view.perimeter.as_ref());
        if let Some((document, perimeter)) = document.zip(perimeter) {
            supposed(document.contract(), perimeter, &all).map_err(NotSupposed::Refused)?;
        }
        Ok(())
    });
    let Some(show) = session.presentation.as_mut() else {
        return;
    };
    match outcome {
        Ok(()) => {
            show.supposed = all;
            show.typing = None;
            session.refresh();
            stay_on(session, &typing.subject);
        }
        Err(why) => {
            if let Some(typing) = show.typing.as_mut() {
                typing.refused = Some(why);
            }
        }
    }
}

/// The keyboard stays on the mark of a subject, wherever it stands now.
fn stay_on(session: &mut Session, subject: &Subject) {
    let marks = session.slide().map_or(&[][..], |slide| slide.body.marks());
    let at = marks
        .iter()
        .position(|mark| mark.subject.as_ref() == Some(subject));
    if let Some(show) = session.presentation.as_mut() {
        show.mark = at;
    }
}

/// The amount that is typed, in the notations of a cell.
fn read(session: &Session, typing: &Supposing) -> Result<crate::contract::Amount, NotSupposed> {
    let scene = session.presented_scene();
    let now = scene.and_then(|scene| current(&scene, &typing.subject).flatten());
    let unit = session.view.measure.unit();
    match parse_entry(&typing.text, now, unit).map_err(NotSupposed::Entry)? {
        Entry::Amount(amount) | Entry::Zero(amount) => Ok(amount),
        Entry::NotPublished | Entry::Pending | Entry::NotApplicable => Err(NotSupposed::NoAmount),
    }
}
