//! Screens, selection, scope: changes of the view that touch no contract.

use super::kept;
use crate::app::effect::Effect;
use crate::app::intent::Intent;
use crate::app::session::Session;
use crate::app::view::{Overlay, Place, Screen};
use crate::chart::{ChartName, FindingId, Subject};
use crate::check::FindingSubject;
use crate::contract::PartnerId;

/// How many places are kept to go back to.
const PLACES_KEPT: usize = 100;

/// View intents; every other intent is handled elsewhere.
pub(super) fn update(session: &mut Session, intent: Intent) -> Vec<Effect> {
    match intent {
        Intent::Escape => return escape(session),
        Intent::Go(screen) => go(session, screen),
        Intent::Select(subject) => select(session, Some(subject)),
        Intent::Show(screen, subject) => {
            leave(session);
            session.view.screen = screen;
            session.view.alone = None;
            session.view.chart = None;
            session.view.matrix.anchor = None;
            session.view.lift();
            reveal(session, &subject);
            session.view.selection = Some(subject);
        }
        Intent::Focus(partner) => session.view.focus = partner,
        Intent::Compare(partner) => compare(session, partner),
        Intent::ShowAlone(chart) => show_alone(session, chart),
        Intent::Enter(chart) => session.view.chart = Some(chart),
        Intent::SetPerimeter(id) => session.view.perimeter = Some(id),
        Intent::SetMeasure(measure) => session.view.measure = measure,
        Intent::SetObservation(day) => session.observation = day,
        Intent::OrderPartners(order) => session.view.partner_order = order,
        Intent::ToggleLine(line) => toggle(&mut session.view.matrix.expanded, line),
        Intent::ScaleByColumn(own) => session.view.matrix.scale_by_column = own,
        Intent::ShowRows(first) => session.view.matrix.first_row = first,
        Intent::SetSpan(span) => session.view.schedule.span = span,
        Intent::SetLane(lane) => session.view.schedule.lane = lane,
        Intent::ShowAllPast(all) => session.view.schedule.all_past = all,
        Intent::SetFilter(text) => session.view.filter = text,
        Intent::CloseOverlay => kept::close(session),
        Intent::ShowLine(line) => session.view.lay(Overlay::Lines(line)),
        _ => {}
    }
    Vec::new()
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}

/// Shows a screen; the selection stays.
pub(super) fn go(session: &mut Session, screen: Screen) {
    if session.view.screen != screen || session.view.alone.is_some() {
        leave(session);
        session.view.screen = screen;
        session.view.alone = None;
        session.view.chart = None;
        session.view.filter = None;
    }
    session.view.lift();
}

fn select(session: &mut Session, subject: Option<Subject>) {
    if session.view.selection == subject {
        return;
    }
    leave(session);
    session.view.matrix.anchor = None;
    session.view.selection = subject;
}

/// Remembers where we are, before going elsewhere.
pub(super) fn leave(session: &mut Session) {
    let here = place(session);
    if session.back.last() != Some(&here) {
        session.back.push(here);
        let surplus = session.back.len().saturating_sub(PLACES_KEPT);
        session.back.drain(..surplus);
    }
    session.forward.clear();
}

fn place(session: &Session) -> Place {
    Place {
        screen: session.view.screen,
        selection: session.view.selection.clone(),
        alone: session.view.alone,
    }
}

/// Goes back to the place before, or forward again.
pub(super) fn travel(session: &mut Session, forward: bool) {
    let here = place(session);
    let target = if forward {
        session.forward.pop()
    } else {
        session.back.pop()
    };
    let Some(target) = target else { return };
    if forward {
        session.back.push(here)
    } else {
        session.forward.push(here)
    }
    session.view.screen = target.screen;
    session.view.selection = target.selection;
    session.view.alone = target.alone;
    session.view.chart = None;
    session.view.matrix.anchor = None;
}

/// Opens the parents of a line, so that its row can be seen.
pub(super) fn reveal(session: &mut Session, subject: &Subject) {
    let Some(document) = session.document.as_ref() else {
        return;
    };
    let mut line = subject.line().and_then(|id| document.contract().line(id));
    while let Some(parent) = line.and_then(|l| l.parent.as_ref()) {
        session.view.matrix.expanded.insert(parent.clone());
        line = document.contract().line(parent);
    }
}

/// Shows a chart in place of the screen, or the screen again.
fn show_alone(session: &mut Session, chart: Option<ChartName>) {
    if session.view.alone != chart {
        leave(session);
        session.view.alone = chart;
        session.view.matrix.anchor = None;
        session.view.lift();
    }
}

/// Compares the chosen partner with another one. Nobody is compared with itself.
fn compare(session: &mut Session, partner: Option<PartnerId>) {
    let selection = session.view.selection.as_ref();
    let chosen = selection
        .and_then(Subject::partner)
        .or(session.view.focus.as_ref());
    session.view.compared = partner.filter(|id| chosen != Some(id));
    if session.view.compared.is_some() {
        session.view.screen = Screen::Partners;
    }
}

/// Esc goes one step out: what is being read, what lies over the screen, what is typed, what is
/// being written, the filter, the selection, the chart alone, the focus.
fn escape(session: &mut Session) -> Vec<Effect> {
    if super::files::give_up_reading(session) {
        return Vec::new();
    }
    let view = &mut session.view;
    if view.overlay.is_some() {
        kept::close(session);
        return Vec::new();
    }
    if view.matrix.editing.take().is_some() || view.schedule.editing.take().is_some() {
        return Vec::new();
    }
    let stops = super::files::stop_writing(session);
    if stops.is_empty() {
        step_out(session);
    }
    stops
}

/// Esc where nothing is open and nothing goes on.
fn step_out(session: &mut Session) {
    let view = &mut session.view;
    if view.matrix.anchor.take().is_some() || view.filter.take().is_some() {
        return;
    }
    if view.screen == Screen::Contrast && session.comparing.pointed.take().is_some() {
        return;
    }
    if view.compared.take().is_some() || view.selection.take().is_some() {
        return;
    }
    if view.alone.is_some() {
        return show_alone(session, None);
    }
    if view.panels.findings {
        view.panels.findings = false;
        return;
    }
    view.focus = None;
}

/// The next screen in rail order, or the previous one; after the last comes the first.
pub(super) fn next_screen(session: &mut Session, step: isize) {
    let all = Screen::ALL;
    let here = all
        .iter()
        .position(|s| *s == session.view.screen)
        .unwrap_or(0);
    if let Some(screen) = stepped(here, step, all.len()).and_then(|i| all.get(i).copied()) {
        go(session, screen);
    }
}

/// Walks the findings and selects what each speaks of.
pub(super) fn next_finding(session: &mut Session, step: isize) {
    let Some(derived) = session.document.as_ref().and_then(|d| d.derived()) else {
        return;
    };
    let here = match &session.view.selection {
        Some(Subject::Finding(id)) => derived.findings().iter().position(|f| id.is(f)),
        _ => None,
    };
    let count = derived.findings().len();
    let next = match here {
        Some(here) => stepped(here, step, count),
        None if step < 0 => count.checked_sub(1),
        None => Some(0),
    };
    let Some(finding) = next.and_then(|i| derived.findings().get(i)) else {
        return;
    };
    let id = FindingId::of(finding);
    session.view.panels.findings = true;
    select(session, Some(Subject::Finding(id)));
}

fn stepped(here: usize, step: isize, count: usize) -> Option<usize> {
    let count = isize::try_from(count).ok().filter(|n| *n > 0)?;
    let here = isize::try_from(here).ok()?;
    usize::try_from(here.saturating_add(step).rem_euclid(count)).ok()
}

/// What a finding's mark is on the screen, so that the figures it speaks of are outlined.
pub fn subject_of(finding: &FindingSubject) -> Option<Subject> {
    match finding {
        FindingSubject::Contract => Some(Subject::Parts),
        FindingSubject::Partner(id) => Some(Subject::Partner(id.clone())),
        FindingSubject::Group(id) => Some(Subject::Group(id.clone())),
        FindingSubject::Line(id) => Some(Subject::Line(id.clone())),
        FindingSubject::Cell(line, partner) => Some(Subject::Cell(line.clone(), partner.clone())),
        FindingSubject::Deadline(id) => Some(Subject::Deadline(id.clone())),
        FindingSubject::Perimeter(_)
        | FindingSubject::Figure(_)
        | FindingSubject::Document(_)
        | FindingSubject::Source(_) => None,
    }
}
