//! A chart as one stop of the keyboard: its marks can be pointed at, clicked, walked with the
//! arrows and read aloud. Knows nothing of how the marks look.

mod menu;

use crate::app::view::Screen;
use crate::app::{Intent, subject_of};
use crate::chart::{ChartName, FindingId, Subject, Tip};
use crate::check::FindingSubject;
use crate::contract::Subject as About;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::paint::focus_ring_inside;
use crate::ui::widgets::tip::{is_covered, tip};
use crate::ui::{Desk, panes};
use crate::wording::Key as Phrase;
use egui::{
    CursorIcon, EventFilter, Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo,
};

/// A mark that can be pointed at.
pub struct Spot<'a> {
    /// Where it is.
    pub rect: Rect,
    /// What it stands for; nothing is selected without.
    pub subject: Option<&'a Subject>,
    /// What is said of it.
    pub tip: &'a Tip,
}

/// What was done to a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Clicked, or Enter on it.
    Click,
    /// Clicked twice.
    Double,
}

/// True when a subject is the selected one, or what the selected finding speaks of.
pub fn is_selected(desk: &Desk<'_>, subject: Option<&Subject>) -> bool {
    let selection = desk.session.view.selection.as_ref();
    match (subject, selection) {
        (Some(subject), Some(selected)) if subject == selected => true,
        (Some(subject), Some(Subject::Finding(id))) => match concerned(desk, id) {
            // The total of a group is a part of the sum of parts.
            Some(Subject::Group(_)) if *subject == Subject::Parts => true,
            concerned => concerned.as_ref() == Some(subject),
        },
        _ => false,
    }
}

/// The mark that a finding speaks of.
fn concerned(desk: &Desk<'_>, finding: &FindingId) -> Option<Subject> {
    let FindingSubject::Figure(key) = &finding.subject else {
        return subject_of(&finding.subject);
    };
    let contract = desk.contract()?;
    if let Some(commitment) = contract.commitment(*key) {
        let by = commitment.sole_partner()?.clone();
        return Some(Subject::Cell(commitment.line.clone(), by));
    }
    match &contract.announced_figure(*key)?.subject {
        About::Contract => Some(Subject::Envelope),
        About::Line(id) => Some(Subject::Line(id.clone())),
        About::Partner(id) => Some(Subject::Partner(id.clone())),
        About::Group(id) => Some(Subject::Group(id.clone())),
        About::Partners(_) => None,
    }
}

/// Paints the ground of a mark that is selected or pointed at; called before the mark is drawn.
pub fn ground(ui: &Ui, desk: &Desk<'_>, rect: Rect, subject: Option<&Subject>) {
    let theme = desk.theme;
    if is_selected(desk, subject) {
        ui.painter()
            .rect_filled(rect, space::RADIUS_CONTROL, theme.accent.weak);
        if matches!(desk.session.view.selection, Some(Subject::Finding(_))) {
            let stroke = Stroke::new(space::STROKE_FOCUS, theme.accent.main);
            let inside = StrokeKind::Inside;
            ui.painter()
                .rect_stroke(rect, space::RADIUS_CONTROL, stroke, inside);
        }
    } else if subject.is_some() && ui.rect_contains_pointer(rect) {
        ui.painter()
            .rect_filled(rect, space::RADIUS_CONTROL, theme.ground.hover);
    }
}

/// Tells that the keyboard is in a chart, or that one of its marks was acted on: what is done with
/// the chart by a key is done with this one.
pub fn enter(desk: &mut Desk<'_>, name: ChartName, is_in: bool) {
    if is_in && desk.session.view.chart != Some(name) {
        desk.push(Intent::Enter(name));
    }
}

/// Makes `area` one stop of the keyboard with these marks, in order; gives the mark that was
/// acted on. Called after the marks are drawn.
pub fn stop(
    ui: &Ui,
    desk: &mut Desk<'_>,
    (id, area, title): (Id, Rect, &str),
    spots: &[Spot<'_>],
) -> Option<(usize, Act)> {
    let theme = desk.theme;
    let whole = ui.interact(area, id, Sense::focusable_noninteractive());
    panes::mark(ui.ctx(), id);
    let name = desk.fill(Phrase::ControlChart, &[("title", title)]);
    whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    let mut acted = None;
    for (index, spot) in spots.iter().enumerate() {
        let mark = mark(ui, theme, id.with(index), spot);
        if mark.secondary_clicked() {
            menu::open(ui, id, index);
        }
        if mark.double_clicked() {
            acted = Some((index, Act::Double));
        } else if mark.clicked() {
            acted = Some((index, Act::Click));
        }
        if is_selected(desk, spot.subject) {
            focus_ring_inside(ui.painter(), theme, spot.rect, space::RADIUS_CONTROL);
        }
    }
    if whole.has_focus() {
        acted = walk(ui, desk, &whole, spots).or(acted);
    }
    menu::show(ui, desk, id, spots).or(acted)
}

fn mark(ui: &Ui, theme: &'static Theme, id: Id, spot: &Spot<'_>) -> Response {
    let response = ui.interact(spot.rect, id, Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spot.tip.spoken));
    let response = match is_covered(&response) || spot.tip.head.is_empty() {
        true => response,
        false => response.on_hover_ui(|ui| tooltip(ui, theme, spot.tip)),
    };
    if spot.subject.is_some() {
        response.on_hover_cursor(CursorIcon::PointingHand)
    } else {
        response
    }
}

/// The tooltip of a mark.
pub fn tooltip(ui: &mut Ui, theme: &Theme, of: &Tip) {
    tip(ui, theme, (None, &of.head), &of.lines);
}

/// Arrows walk the marks, Enter is a click, Ctrl+Enter copies; Tab leaves.
fn walk(
    ui: &Ui,
    desk: &mut Desk<'_>,
    whole: &Response,
    spots: &[Spot<'_>],
) -> Option<(usize, Act)> {
    ui.memory_mut(|m| {
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        m.set_focus_lock_filter(whole.id, filter);
    });
    let last = spots.len().checked_sub(1)?;
    let mut at = ui
        .data(|d| d.get_temp::<usize>(whole.id))
        .unwrap_or(0)
        .min(last);
    let down = |key| ui.input(|i| i.key_pressed(key));
    if down(Key::ArrowRight) || down(Key::ArrowDown) {
        at = at.saturating_add(1).min(last);
    }
    if down(Key::ArrowLeft) || down(Key::ArrowUp) {
        at = at.saturating_sub(1);
    }
    if down(Key::Home) {
        at = 0;
    }
    if down(Key::End) {
        at = last;
    }
    ui.data_mut(|d| d.insert_temp(whole.id, at));
    let spot = spots.get(at)?;
    whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &spot.tip.spoken));
    let painter = ui.painter();
    focus_ring_inside(
        painter,
        desk.theme,
        spot.rect.expand(2.0),
        space::RADIUS_CONTROL,
    );
    if menu::asked(ui) {
        menu::open(ui, whole.id, at);
    }
    if !down(Key::Enter) {
        return None;
    }
    if ui.input(|i| i.modifiers.command) {
        let value = spot.tip.lines.first().unwrap_or(&spot.tip.head);
        desk.push(Intent::Copy(value.clone().into()));
        return None;
    }
    // Enter on what is selected already goes into it, as two clicks do.
    let act = if is_selected(desk, spot.subject) {
        Act::Double
    } else {
        Act::Click
    };
    Some((at, act))
}

/// What a click and a double-click on a subject ask for, on the overview.
pub fn follow(desk: &mut Desk<'_>, subject: &Subject, act: Act) {
    let subject = subject.clone();
    if act == Act::Click {
        return desk.push(Intent::Select(subject));
    }
    let screen = match &subject {
        Subject::Deadline(_) => Screen::Schedule,
        Subject::Partner(_) => Screen::Partners,
        _ => Screen::Matrix,
    };
    desk.push(Intent::Show(screen, subject));
}
