//! An open finding: the values to choose from, what each would change, sources, named actions.

use super::row::{INDENT, row_id};
use crate::app::form::FormSubject;
use crate::app::view::Screen;
use crate::app::{FindingIntent, FormIntent, Intent};
use crate::chart::Subject;
use crate::chart::findings::{Choice, ChoiceEffect, Conflict, Point, effects};
use crate::check::Severity;
use crate::contract::FigureKey;
use crate::edit::{Revision, Settlement};
use crate::ui::Desk;
use crate::ui::panels::inspector::source;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button, icon_button};
use crate::ui::widgets::paint::{focus_ring, line, place, text};
use crate::ui::widgets::text::{cut, lay, paragraph};
use crate::wording::{Key, Lang};
use egui::{Align2, Id, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of one choice.
const CHOICE: f32 = 44.0;

/// Draws what stands below the row of the open finding.
pub fn opened(ui: &mut Ui, desk: &mut Desk<'_>, point: &Point) {
    let cursor = ui.cursor().min;
    let width = (ui.available_width() - INDENT - space::SHEET).max(120.0);
    let rect = egui::Rect::from_min_size(cursor + vec2(INDENT, 0.0), vec2(width, f32::INFINITY));
    let id = row_id(&point.id);
    let inner = ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(id), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        let chosen_id = id.with("choice");
        let mut chosen: usize = ui.data(|d| d.get_temp(chosen_id)).unwrap_or(0);
        if let Some(conflict) = &point.conflict {
            chosen = chosen.min(conflict.choices.len().saturating_sub(1));
            for (i, one) in conflict.choices.iter().enumerate() {
                ui.add_space(space::S);
                if choice(ui, desk, one, (i == chosen, id.with(i))) {
                    chosen = i;
                }
            }
            ui.data_mut(|d| d.insert_temp(chosen_id, chosen));
            changes(ui, desk, conflict, chosen);
        } else {
            ui.add_space(space::XS);
            let look = (type_scale::BODY, desk.theme.text.second);
            paragraph(ui, point.hint, look, width);
        }
        ui.add_space(space::M);
        actions(ui, desk, point, chosen);
        sources(ui, desk, point);
        ui.add_space(space::L);
    });
    let end = inner.response.rect.max.y;
    let used = vec2(1.0, (end - ui.cursor().min.y).max(0.0));
    ui.allocate_space(used);
}

/// Does what the point proposes first: keeps the value that is chosen, or shows the mark that it
/// speaks of.
pub fn apply(ui: &Ui, desk: &mut Desk<'_>, point: &Point) {
    match (&point.conflict, &point.shows) {
        (Some(conflict), _) => {
            let id = row_id(&point.id).with("choice");
            let chosen: usize = ui.data(|d| d.get_temp(id)).unwrap_or(0);
            let last = conflict.choices.len().saturating_sub(1);
            keep_value(desk, conflict, chosen.min(last));
        }
        (None, Some(subject)) => show_mark(desk, subject),
        (None, None) => {}
    }
}

fn keep_value(desk: &mut Desk<'_>, conflict: &Conflict, chosen: usize) {
    let how = Settlement::Publish(chosen);
    desk.push(Intent::ResolveConflict(conflict.key, how));
}

fn show_mark(desk: &mut Desk<'_>, subject: &Subject) {
    desk.push(Intent::Show(screen_of(desk, subject), subject.clone()));
}

/// One value: a radio, the amount, its note, who published it. True when just chosen.
fn choice(ui: &mut Ui, desk: &Desk<'_>, one: &Choice, (is_on, id): (bool, Id)) -> bool {
    let theme = desk.theme;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), CHOICE));
    let response = ui.interact(rect, id, Sense::click());
    let painter = ui.painter();
    let (color, thick) = if is_on {
        (theme.accent.main, 2.0)
    } else {
        (theme.line.strong, 1.0)
    };
    let radius = space::RADIUS_CONTROL;
    let fill = if is_on || response.hovered() {
        theme.ground.surface
    } else {
        theme.ground.hover
    };
    painter.rect(
        rect,
        radius,
        fill,
        Stroke::new(thick, color),
        StrokeKind::Inside,
    );
    let center = pos2(rect.min.x + 20.0, rect.center().y);
    if is_on {
        painter.circle_filled(center, 8.0, theme.accent.main);
        painter.circle_filled(center, 3.0, theme.ground.surface);
    } else {
        let ring = Stroke::new(1.5, theme.unknown.line);
        painter.circle_stroke(center, 7.25, ring);
    }
    let at = pos2(rect.min.x + 40.0, rect.center().y);
    let step = type_scale::BODY.semibold();
    let look = (step, theme.text.main);
    let amount = text(painter, at, Align2::LEFT_CENTER, &one.amount, look);
    let note = one.note.as_deref().unwrap_or("");
    let room = rect.max.x - 12.0 - amount.max.x - 12.0;
    let muted = theme.text.muted;
    let share = if note.is_empty() { 1.0 } else { 0.45 };
    let job = cut(
        &one.by,
        type_scale::SMALL.job(&one.by, muted),
        room * share,
        1,
    );
    let by = lay(painter, job);
    let left = room - by.size().x - 12.0;
    let job = cut(note, type_scale::BODY.job(note, muted), left.max(8.0), 1);
    let note_galley = lay(painter, job);
    let is_cut = by.elided || note_galley.elided;
    place(
        painter,
        by,
        pos2(rect.max.x - 12.0, at.y),
        Align2::RIGHT_CENTER,
    );
    place(
        painter,
        note_galley,
        pos2(amount.max.x + 12.0, at.y),
        Align2::LEFT_CENTER,
    );
    if response.has_focus() {
        focus_ring(painter, theme, rect, radius);
    }
    let parts = [one.amount.as_str(), note, one.by.as_str()];
    let spoken = parts.into_iter().filter(|p| !p.is_empty());
    let spoken = spoken.collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &spoken));
    let clicked = response.clicked();
    if is_cut {
        response.on_hover_text(spoken);
    }
    clicked
}

/// What the chosen value would change, or the first other value while the one in force is chosen.
fn changes(ui: &mut Ui, desk: &Desk<'_>, conflict: &Conflict, chosen: usize) {
    let theme = desk.theme;
    ui.add_space(space::M);
    for effect in remembered(ui, desk, conflict.key, chosen.max(1)) {
        let size = vec2(ui.available_width(), 24.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let painter = ui.painter();
        let (mark, color) = if effect.is_up {
            ("▲", theme.signal.up)
        } else {
            ("▼", theme.signal.down)
        };
        let gap = format!("{mark} {}", effect.gap);
        let gap_galley = line(painter, &gap, type_scale::BODY.medium(), color);
        place(
            painter,
            gap_galley,
            rect.right_center(),
            Align2::RIGHT_CENTER,
        );
        let look = (type_scale::BODY, theme.text.main);
        let at = rect.right_center() - vec2(66.0, 0.0);
        let change = text(painter, at, Align2::RIGHT_CENTER, &effect.change, look);
        let room = change.min.x - rect.min.x - space::S;
        let job = type_scale::BODY.job(&effect.text, theme.text.muted);
        let galley = lay(painter, cut(&effect.text, job, room, 1));
        place(painter, galley, rect.left_center(), Align2::LEFT_CENTER);
        let spoken = format!("{}, {}, {}", effect.text, effect.change, effect.gap);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    }
}

/// What a remembered computation depends on.
type Made = (Revision, Lang, FigureKey, usize, crate::contract::Unit);

/// The effects of a choice, computed once for each state of the contract and not for each frame.
fn remembered(ui: &Ui, desk: &Desk<'_>, key: FigureKey, choice: usize) -> Vec<ChoiceEffect> {
    let Some(scene) = desk.session.scene() else {
        return Vec::new();
    };
    let unit = scene.look.measure.unit();
    let made: Made = (scene.history.revision(), desk.lang, key, choice, unit);
    let id = Id::unique(("finding_effects", scene.contract.identity.title.as_str()));
    let kept: Option<(Made, Vec<ChoiceEffect>)> = ui.data(|d| d.get_temp(id));
    if let Some((of, list)) = kept
        && of == made
    {
        return list;
    }
    let list = effects(&scene, key, choice);
    ui.data_mut(|d| d.insert_temp(id, (made, list.clone())));
    list
}

fn actions(ui: &mut Ui, desk: &mut Desk<'_>, point: &Point, chosen: usize) {
    let theme = desk.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let see = desk.text(Key::FindingsSeeFigure);
        let sees = match &point.conflict {
            Some(conflict) => {
                settle(ui, desk, (point, conflict), chosen);
                let shows = point.shows.is_some();
                shows && icon_button(ui, theme, icons::CROSSHAIR, see).clicked()
            }
            None => {
                let shows = point.shows.is_some();
                shows && button(ui, theme, Look::Primary, Face::text(see)).clicked()
            }
        };
        if let Some(subject) = point.shows.as_ref().filter(|_| sees) {
            show_mark(desk, subject);
        }
        if let Some(target) = point.target.as_ref().filter(|_| point.conflict.is_none()) {
            let face = Face::text(desk.text(Key::InspectorEdit)).icon(icons::PENCIL_SIMPLE);
            if button(ui, theme, Look::Secondary, face).clicked() {
                let subject = FormSubject::Edit(target.clone());
                desk.push(Intent::Form(FormIntent::Open(subject)));
            }
        }
        set_aside(ui, desk, point);
        if !point.sources.is_empty() {
            let face = Face::text(desk.text(Key::FindingsSeeSources)).icon(icons::QUOTES);
            if button(ui, theme, Look::Quiet, face).clicked() {
                let id = row_id(&point.id).with("sources");
                ui.data_mut(|d| {
                    let open: bool = d.get_temp(id).unwrap_or(false);
                    d.insert_temp(id, !open);
                });
            }
        }
    });
}

/// Keep one value and drop the others, or leave them all, counting the one chosen.
fn settle(ui: &mut Ui, desk: &mut Desk<'_>, (point, conflict): (&Point, &Conflict), chosen: usize) {
    let Some(choice) = conflict.choices.get(chosen) else {
        return;
    };
    let keep = desk.fill(Key::FindingsKeep, &[("value", &choice.number)]);
    if button(ui, desk.theme, Look::Primary, Face::text(&keep)).clicked() {
        keep_value(desk, conflict, chosen);
    }
    leave_both(ui, desk, point, chosen);
}

/// Leave the values as they are, the one chosen counting.
fn leave_both(ui: &mut Ui, desk: &mut Desk<'_>, point: &Point, chosen: usize) {
    let both = Face::text(desk.text(Key::FindingsKeepBoth));
    if button(ui, desk.theme, Look::Secondary, both).clicked() {
        let intent = FindingIntent::LeaveBoth(point.id.clone(), chosen);
        desk.push(Intent::Finding(intent));
        // The claim that counts is now the first.
        ui.data_mut(|d| d.insert_temp(row_id(&point.id).with("choice"), 0_usize));
    }
}

/// Set the point aside with a reason.
fn set_aside(ui: &mut Ui, desk: &mut Desk<'_>, point: &Point) {
    if point.severity == Severity::Blocking {
        return;
    }
    if point.has_values && point.conflict.is_none() {
        leave_both(ui, desk, point, 0);
    }
    let face = Face::text(desk.text(Key::FindingsDismiss));
    if button(ui, desk.theme, Look::Quiet, face).clicked() {
        desk.push(Intent::Finding(FindingIntent::Dismiss(point.id.clone())));
    }
}

/// The screen that shows a mark: the present one where it can.
fn screen_of(desk: &Desk<'_>, subject: &Subject) -> Screen {
    match (subject, desk.session.view.screen) {
        (Subject::Deadline(_), _) => Screen::Schedule,
        (Subject::Envelope | Subject::Parts, _) => Screen::Overview,
        (Subject::Partner(_), screen @ (Screen::Partners | Screen::Overview)) => screen,
        _ => Screen::Matrix,
    }
}

/// The quoted words, once asked for.
fn sources(ui: &mut Ui, desk: &mut Desk<'_>, point: &Point) {
    let id = row_id(&point.id).with("sources");
    let open: bool = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    if !open {
        return;
    }
    for one in &point.sources {
        ui.add_space(space::M);
        source(ui, desk, one);
    }
}
