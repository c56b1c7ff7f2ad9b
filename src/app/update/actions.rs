//! Actions by name.

use super::{aside, cells, dates, deck, export, files, forms, kept, navigate, paste, present};
use crate::app::action::Action;
use crate::app::deck::DeckIntent;
use crate::app::effect::Effect;
use crate::app::export::Exported;
use crate::app::form::{FormSubject, LineSort, NewThing};
use crate::app::intent::{FormIntent, Intent, RecoveryIntent, Setting};
use crate::app::presentation::PresentIntent;
use crate::app::samples;
use crate::app::session::{After, Amounts, Notice, Session};
use crate::app::versions::Place;
use crate::app::view::{Overlay, PathPurpose, Screen};
use crate::chart::{ChartName, Measure, Subject, copy};
use crate::contract::LineKind;
use crate::edit::Target;

type Effects = Vec<Effect>;

/// Carries out an action. One that needs an open contract does nothing without one.
pub(super) fn update(session: &mut Session, action: Action) -> Effects {
    if session.document.is_none() && !action.works_without_document() {
        return Effects::new();
    }
    match action {
        Action::New => return files::ask_then(session, After::New),
        Action::Open => return files::ask_then(session, After::Pick),
        Action::OpenPath => {
            session.comparing.picking = None;
            files::ask_path(session, PathPurpose::Open, String::new(), false);
        }
        Action::OpenSample => return bundled(session, samples::REAL),
        Action::OpenFictitious => return bundled(session, samples::FICTITIOUS),
        Action::OpenEarlier => return super::journal::list_earlier(session),
        Action::Recover => {
            let shown = RecoveryIntent::Show(None);
            return super::journal::update(session, shown);
        }
        Action::Save if kept::take_form(session) => return files::save(session),
        Action::SaveAs if kept::take_form(session) => return files::save_as(session),
        Action::Save | Action::SaveAs => {}
        Action::Close => return files::ask_then(session, After::Close),
        Action::Quit => return files::ask_then(session, After::Quit),
        Action::Copy => return copy_value(session),
        Action::Export => return export::open(session, None),
        Action::ExportSlides => return export::open_slides(session),
        Action::Present => return present::update(session, PresentIntent::Start(None)),
        Action::PresentChart => return present_chart(session),
        Action::Report => return export::open(session, Some(Exported::Report)),
        Action::ExportChanges if crate::app::has_two_versions(session) => {
            return export::open(session, Some(Exported::ReportOfTwo));
        }
        // The screen says what is to be chosen.
        Action::ExportChanges => return super::update(session, Intent::Go(Screen::Contrast)),
        Action::CopyChart => return export::copy(session, None),
        Action::CopyTable => return copy_table(session),
        Action::FullScreen => return vec![Effect::ToggleFullScreen],
        Action::NextPane => return vec![Effect::MovePane { forward: true }],
        Action::PreviousPane => return vec![Effect::MovePane { forward: false }],
        Action::ZoomIn => return zoom(session, session.settings.zoomed(true)),
        Action::ZoomOut => return zoom(session, session.settings.zoomed(false)),
        Action::ZoomReset => return zoom(session, 100),
        Action::Paste => return paste::ask(session),
        Action::Undo | Action::Redo => return turn(session, action == Action::Undo),
        Action::EditSelection => edit_selection(session),
        Action::RemoveSelection => remove_selection(session),
        Action::MoveUp => return reorder(session, -1),
        Action::MoveDown => return reorder(session, 1),
        Action::HideAmounts => {
            let amounts = match session.amounts {
                Amounts::Shown => Amounts::Hidden,
                Amounts::Hidden | Amounts::Glimpsed => Amounts::Shown,
            };
            super::set_amounts(session, amounts);
        }
        _ => view(session, action),
    }
    Effects::new()
}

fn view(session: &mut Session, action: Action) {
    match action {
        // The overview has nothing to filter: finding there is finding anything.
        Action::Find if session.view.screen == Screen::Overview => palette(session),
        Action::Find => {
            session.view.filter.get_or_insert_default();
        }
        Action::Palette => palette(session),
        Action::ReviewChanges => session.view.lay(Overlay::Review),
        Action::ShowOverview => navigate::go(session, Screen::Overview),
        Action::ShowMatrix => navigate::go(session, Screen::Matrix),
        Action::ShowSchedule => navigate::go(session, Screen::Schedule),
        Action::ShowSlides => navigate::go(session, Screen::Slides),
        Action::ShowPartners => navigate::go(session, Screen::Partners),
        Action::ShowContrast => navigate::go(session, Screen::Contrast),
        Action::ShowConcentration => alone(session, ChartName::Concentration),
        Action::ChartAlone => chart_alone(session),
        Action::ShowTable => table(session),
        Action::PreviousScreen => navigate::next_screen(session, -1),
        Action::NextScreen => navigate::next_screen(session, 1),
        Action::Back => navigate::travel(session, false),
        Action::Forward => navigate::travel(session, true),
        Action::Inspector => {
            session.view.panels.inspector = !session.view.panels.inspector;
        }
        Action::Findings => session.view.panels.findings = !session.view.panels.findings,
        Action::NextFinding => navigate::next_finding(session, 1),
        Action::PreviousFinding => navigate::next_finding(session, -1),
        Action::FocusPartner => focus(session),
        Action::ComparePartner => compare(session),
        Action::NextUnit => next_unit(session),
        Action::EditIdentity => open(session, FormSubject::Edit(Target::Identity)),
        Action::AddAxis => open(session, FormSubject::New(NewThing::Axis)),
        Action::AddLine => add_line(session),
        Action::AddPartner => open(session, FormSubject::New(NewThing::Partner)),
        Action::AddGroup => open(session, FormSubject::New(NewThing::Group)),
        Action::AddPerimeter => open(session, FormSubject::New(NewThing::Perimeter)),
        Action::AddDeadline => open(session, FormSubject::New(NewThing::Deadline)),
        Action::AddSource => open(session, FormSubject::New(NewThing::Source)),
        Action::Contents => session.view.lay(Overlay::Contents),
        Action::Settings => session.view.lay(Overlay::Settings),
        Action::Shortcuts => session.view.lay(Overlay::Shortcuts),
        Action::About => session.view.lay(Overlay::About),
        _ => {}
    }
}

fn palette(session: &mut Session) {
    session.view.lay(Overlay::Palette {
        query: String::new(),
        chosen: 0,
    });
}

fn alone(session: &mut Session, chart: ChartName) {
    navigate::update(session, Intent::ShowAlone(Some(chart)));
}

/// The chart of the screen alone, or the screen again.
fn chart_alone(session: &mut Session) {
    if session.view.alone.is_some() {
        navigate::update(session, Intent::ShowAlone(None));
        return;
    }
    alone(
        session,
        match session.view.screen {
            Screen::Overview => match session.view.chart {
                // The strip is the timeline in short.
                Some(ChartName::NextDeadlines) => ChartName::Deadlines,
                chart => chart.unwrap_or(ChartName::AxisBudgets),
            },
            Screen::Matrix => ChartName::Matrix,
            Screen::Schedule => ChartName::Deadlines,
            Screen::Partners => ChartName::PartnerShares,
            Screen::Contrast => ChartName::Contrast,
            // Its slides are presented, not looked at alone.
            Screen::Slides => return,
        },
    );
}

fn table(session: &mut Session) {
    session.view.overlay = match session.view.overlay {
        Some(Overlay::Table) => None,
        _ => Some(Overlay::Table),
    };
}

/// Compares the selected partner with the one in focus; without one, with the reference.
fn compare(session: &mut Session) {
    let other = session.view.focus.clone().or_else(|| {
        let scene = session.scene()?;
        scene.reference().cloned()
    });
    navigate::update(session, Intent::Compare(other));
}

fn bundled(session: &mut Session, name: &'static str) -> Effects {
    files::ask_then(session, After::Version(Place::Bundled(name)))
}

fn open(session: &mut Session, subject: FormSubject) {
    forms::update(session, FormIntent::Open(subject));
}

fn zoom(session: &mut Session, percent: u16) -> Effects {
    super::set(session, Setting::Zoom(percent))
}

fn copy_value(session: &mut Session) -> Effects {
    if let Some(block) = crate::app::selection::text(session) {
        return put_on_clipboard(session, Some(block.into()));
    }
    let selection = session.view.selection.as_ref();
    let clip = session
        .scene()
        .zip(selection)
        .and_then(|(scene, s)| copy::clip(&scene, s));
    put_on_clipboard(session, clip)
}

fn copy_table(session: &mut Session) -> Effects {
    let clip = session.table().map(|table| copy::table_clip(&table));
    put_on_clipboard(session, clip)
}

fn put_on_clipboard(session: &mut Session, clip: Option<copy::Clip>) -> Effects {
    match clip {
        Some(clip) => {
            session.notice = Some(Notice::Copied(clip.clone()));
            vec![Effect::Copy(clip)]
        }
        None => {
            session.notice = Some(Notice::NothingSelected);
            Effects::new()
        }
    }
}

/// Undoes or redoes what was done last, to the contract or to the list of slides.
fn turn(session: &mut Session, back: bool) -> Effects {
    if let Some(effects) = deck::turn(session, back) {
        return effects;
    }
    let Some(document) = session.document.as_mut() else {
        return Effects::new();
    };
    document.end_gesture();
    if let Some(wish) = document.long_turn(back) {
        aside::begin(session, wish);
        return Effects::new();
    }
    session.notice = if back {
        document.undo().map(Notice::Undone)
    } else {
        document.redo().map(Notice::Redone)
    };
    super::drop_dangling(session);
    Effects::new()
}

/// The thing that a selection stands for, as something that can be edited.
pub(super) fn target(session: &Session) -> Option<Target> {
    match session.view.selection.as_ref()? {
        Subject::Partner(id) => Some(Target::Partner(id.clone())),
        Subject::Group(id) => Some(Target::Group(id.clone())),
        Subject::Line(id) => Some(Target::Line(id.clone())),
        Subject::Deadline(id) => Some(Target::Deadline(id.clone())),
        Subject::Cell(line, partner) => {
            let scene = session.scene()?;
            let cell = scene.summary.matrix.cell(line, partner)?;
            cell.figures.first().map(|key| Target::Commitment(*key))
        }
        Subject::Envelope | Subject::Parts | Subject::Finding(_) => None,
    }
}

fn edit_selection(session: &mut Session) {
    match session.view.selection.clone() {
        Some(Subject::Cell(line, partner)) => cells::begin(session, line, partner, None),
        Some(Subject::Deadline(id)) if session.view.screen == Screen::Schedule => {
            dates::begin(session, id);
        }
        Some(Subject::Envelope | Subject::Parts) => edit_envelope(session),
        Some(Subject::Finding(_)) => session.view.panels.findings = true,
        _ => match target(session) {
            Some(target) => open(session, FormSubject::Edit(target)),
            None => session.notice = Some(Notice::NothingSelected),
        },
    }
}

fn edit_envelope(session: &mut Session) {
    use crate::contract::Subject as About;
    let figure = session.document.as_ref().and_then(|d| {
        let perimeter = session.view.perimeter.as_ref()?;
        let mut figures = d.contract().announced.iter();
        figures
            .find(|a| a.subject == About::Contract && a.is_in(perimeter))
            .map(|a| a.key)
    });
    let subject = match figure {
        Some(key) => FormSubject::Edit(Target::Announced(key)),
        None => FormSubject::New(NewThing::Announced {
            subject: About::Contract,
        }),
    };
    open(session, subject);
}

fn remove_selection(session: &mut Session) {
    match target(session) {
        Some(target) => forms::ask_removal(session, target),
        None => session.notice = Some(Notice::NothingSelected),
    }
}

/// Presents the chart that is looked at.
fn present_chart(session: &mut Session) -> Effects {
    match present::slide_looked_at(session) {
        Some(name) => present::update(session, PresentIntent::Start(Some(name))),
        None => {
            session.notice = Some(Notice::NoSlide);
            Effects::new()
        }
    }
}

fn reorder(session: &mut Session, by: i32) -> Effects {
    if session.view.screen == Screen::Slides {
        let Some(name) = session.view.slide else {
            return Effects::new();
        };
        let by = if by < 0 { -1 } else { 1 };
        return deck::update(session, DeckIntent::Move(name, by));
    }
    // In the matrix, moving a cell's selection moves its line.
    let target = match session.view.selection.as_ref() {
        Some(Subject::Cell(line, _)) => Some(Target::Line(line.clone())),
        _ => target(session),
    };
    match target {
        Some(target) => forms::reorder(session, &target, by),
        None => session.notice = Some(Notice::NothingSelected),
    }
    Effects::new()
}

fn focus(session: &mut Session) {
    let chosen = session
        .view
        .selection
        .as_ref()
        .and_then(Subject::partner)
        .cloned();
    session.view.focus = if session.view.focus == chosen {
        None
    } else {
        chosen
    };
}

fn next_unit(session: &mut Session) {
    let all = Measure::ALL;
    let here = all
        .iter()
        .position(|m| *m == session.view.measure)
        .unwrap_or(0);
    let next = all.get(here.saturating_add(1)).or_else(|| all.first());
    if let Some(measure) = next {
        session.view.measure = *measure;
    }
}

/// Asks for an operation under the selected line, beside a selected operation, else under the
/// first axis: the form lets one choose another.
fn add_line(session: &mut Session) {
    let parent = session.document.as_ref().and_then(|document| {
        let contract = document.contract();
        let selected = session.view.selection.as_ref().and_then(Subject::line);
        let selected = selected.and_then(|id| contract.line(id));
        let beside = selected.filter(|line| matches!(line.kind, LineKind::Operation(_)));
        let under = match beside {
            Some(operation) => operation.parent.clone(),
            None => selected.map(|line| line.id.clone()),
        };
        under.or_else(|| contract.axes().next().map(|axis| axis.id.clone()))
    });
    match parent {
        Some(parent) => {
            let sort = LineSort::Operation;
            open(session, FormSubject::New(NewThing::Line { parent, sort }));
        }
        // Nothing to belong to: an axis comes first.
        None => open(session, FormSubject::New(NewThing::Axis)),
    }
}
