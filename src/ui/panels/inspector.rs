//! The inspector: everything known of the selected thing, and what can be done with it. What it
//! says is decided by `chart::Detail`; here it is drawn and its buttons push intents.

mod becoming;
mod editing;
mod provenance;

pub use provenance::source;

use provenance::{history, section, sources};

use crate::app::action::Action;
use crate::app::form::{FormSubject, NewThing};
use crate::app::view::Screen;
use crate::app::{FormIntent, Intent, Typing};
use crate::chart::detail::{ChipRole, DetailChip, FigureLine};
use crate::chart::{Detail, Ink, Subject, copy};
use crate::check::Severity;
use crate::contract::{StateKind, Subject as About};
use crate::edit::Target;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::badge::paint_badge;
use crate::ui::widgets::button::{Face, Look, icon_button, side_by_side, wide};
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::key_value::{key_paragraph, key_value};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::paint::focus_ring_inside;
use crate::ui::widgets::swatch::{self, paint_swatch};
use crate::ui::widgets::text::{label, lay, paragraph, whole};
use crate::ui::{Desk, panes};
use crate::wording::Key;
use egui::{
    Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// Padding left and right.
const SIDE: f32 = 24.0;
/// Width kept at the top right for the small buttons.
const CORNER: f32 = 2.0 * space::CONTROL;
/// A longer value is a sentence and takes the whole width.
const SENTENCE: usize = 80;
/// Height of the strip of buttons.
const FOOT: f32 = space::CONTROL + 2.0 * space::XL;

/// Draws the panel.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let rect = ui.max_rect();
    let rule = Stroke::new(space::STROKE, desk.theme.line.thin);
    ui.painter().vline(rect.min.x + 0.5, rect.y_range(), rule);
    let inner = rect.shrink2(vec2(SIDE, 0.0));
    let Some(detail) = desk.charts().and_then(|c| c.detail.as_ref()) else {
        nothing(ui, desk, inner);
        return;
    };
    pane(ui, desk, detail, rect);
    let foot = if has_buttons(detail) { FOOT } else { 0.0 };
    corner(ui, desk, detail, inner);
    let body = inner.with_max_y((inner.max.y - foot).max(inner.min.y));
    // Wider than its content, which the scroll bar would cut at the right.
    let wide = body.with_max_x(body.max.x + SIDE / 2.0);
    let builder = UiBuilder::new().max_rect(wide).id_salt("inspector");
    ui.scope_builder(builder, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            ui.set_width(body.width());
            ui.add_space(space::XL);
            contents(ui, desk, detail);
            ui.add_space(space::L);
        });
    });
    if foot > 0.0 {
        let strip = Rect::from_min_max(pos2(inner.min.x, inner.max.y - FOOT), inner.max);
        let strip = strip.shrink2(vec2(0.0, space::XL));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let builder = UiBuilder::new().max_rect(strip).layout(layout);
        ui.scope_builder(builder, |ui| buttons(ui, desk, detail));
    }
}

/// The panel as the last stop of F6: Tab goes on into it, to its links and buttons.
fn pane(ui: &Ui, desk: &Desk<'_>, detail: &Detail, rect: Rect) {
    let id = egui::Id::unique("inspector_pane");
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    panes::mark_aside(ui.ctx(), id);
    let name = format!("{}, {}", detail.name(), detail.amount);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    if response.has_focus() {
        focus_ring_inside(ui.painter(), desk.theme, rect, space::RADIUS_CONTROL);
    }
}

/// True when the panel shows. Beside the matrix it stays without a selection, so that a click on a
/// cell does not move the cells; where it would lie over the screen it needs something to say.
pub fn shows(desk: &Desk<'_>, is_over: bool) -> bool {
    let always = !is_over && desk.session.view.screen == Screen::Matrix;
    always || desk.charts().is_some_and(|c| c.detail.is_some())
}

/// The slot that the swatch of an ink shows; 0 for a financer, `None` for what is no partner.
pub fn slot_of(ink: Ink) -> Option<u8> {
    match ink {
        Ink::Partner { slot, again: false } => Some(slot),
        Ink::Partner { slot, again: true } => Some(slot.saturating_add(9)),
        Ink::Financer => Some(0),
        _ => None,
    }
}

fn nothing(ui: &mut Ui, desk: &Desk<'_>, inner: Rect) {
    let body = inner.shrink2(vec2(0.0, space::XL));
    ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let theme = desk.theme;
        let title = (type_scale::BODY.semibold(), theme.text.main);
        let note = (type_scale::BODY, theme.text.muted);
        paragraph(ui, desk.text(Key::InspectorEmpty), title, body.width());
        paragraph(ui, desk.text(Key::InspectorEmptyText), note, body.width());
    });
}

fn contents(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let theme = desk.theme;
    heading(ui, theme, detail);
    let mut typed = editing::is_open(desk, detail);
    if typed {
        ui.add_space(10.0);
        crate::ui::charts::matrix::beside(ui, desk);
    } else if becoming::becoming(ui, desk, detail) {
        typed = true;
    } else if !detail.amount.is_empty() {
        ui.add_space(10.0);
        let response = whole(ui, &detail.amount, theme.text.main);
        touched(desk, detail, &response);
    }
    if !detail.chips.is_empty() && !typed {
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for one in &detail.chips {
                let (kind, glyph) = look_of(one);
                chip(ui, theme, kind, glyph, &one.text);
            }
        });
    }
    ui.add_space(space::L);
    rule(ui, theme);
    let chosen = editing::choices(ui, desk, detail);
    for row in &detail.rows {
        // The note is typed below, and the perimeter chosen above.
        let is_here = match row.key {
            Key::InspectorPerimeter => chosen,
            Key::InspectorNote => editing::cell(detail).is_some() && detail.figures.is_empty(),
            _ => false,
        };
        if is_here {
            continue;
        }
        let (key, value) = (desk.text(row.key), row.values.join("\n"));
        if row.values.iter().any(|v| v.chars().count() > SENTENCE) {
            key_paragraph(ui, theme, key, &value);
        } else {
            key_value(ui, theme, key, &value);
        }
    }
    figures(ui, desk, detail);
    editing::reason(ui, desk, detail);
    sources(ui, desk, detail);
    history(ui, desk, &detail.history);
}

/// A rule over the whole width.
fn rule(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}

/// Who, then which line.
fn heading(ui: &mut Ui, theme: &Theme, detail: &Detail) {
    if let Some((ink, name)) = &detail.heading.who {
        let slot = ink.and_then(slot_of);
        let before = slot.map_or(0.0, |_| swatch::SIDE + space::S);
        let text = (name.as_str(), type_scale::BODY.semibold());
        let rect = marked(ui, theme, text, before);
        if let Some(slot) = slot {
            let at = pos2(rect.min.x + swatch::SIDE / 2.0, rect.min.y + 9.0);
            paint_swatch(ui.painter(), theme, at, slot);
        }
        ui.add_space(5.0);
    }
    if let Some(title) = &detail.heading.title {
        let badge = detail.heading.badge.as_deref();
        let before = badge.map_or(0.0, |_| 20.0 + space::S);
        let step = if detail.heading.who.is_some() || badge.is_some() {
            type_scale::BODY
        } else {
            type_scale::BODY.semibold()
        };
        let rect = marked(ui, theme, (title, step), before);
        if let Some(badge) = badge {
            let at = pos2(rect.min.x + 10.0, rect.min.y + 10.0);
            paint_badge(ui.painter(), theme, at, badge);
        }
    }
}

/// A wrapped text that leaves room for a mark before it; gives its box.
fn marked(
    ui: &mut Ui,
    theme: &Theme,
    (text, step): (&str, crate::ui::theme::Type),
    before: f32,
) -> Rect {
    let width = ui.available_width() - CORNER;
    let mut job = step.job(text, theme.text.main);
    job.wrap.max_width = (width - before).max(40.0);
    let galley = lay(ui.painter(), job);
    let size = vec2(width, galley.size().y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let top = rect.min + vec2(before, 1.0);
    ui.painter().galley(top, galley, theme.text.main);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    rect
}

/// A click on the amount of a cell opens it; the context menu copies it as a number, or as a row
/// of a table.
fn touched(desk: &mut Desk<'_>, detail: &Detail, response: &Response) {
    let mut clickable = response.interact(Sense::click());
    if let Some((line, partner)) = editing::cell(detail).filter(|_| detail.figures.is_empty()) {
        let edit = desk.text(Key::InspectorEdit);
        clickable = clickable
            .on_hover_text(edit)
            .on_hover_cursor(egui::CursorIcon::Text);
        if clickable.clicked() {
            let begin = Typing::BeginBeside(line.clone(), partner.clone());
            desk.push(Intent::Typing(begin));
        }
    }
    egui::Popup::context_menu(&clickable).show(|ui| {
        let Some(scene) = desk.session.scene() else {
            return;
        };
        let subject = &detail.subject;
        if ui.button(desk.text(Key::ActionCopy)).clicked()
            && let Some(clip) = copy::clip(&scene, subject)
        {
            desk.push(Intent::Copy(clip));
        }
        if ui.button(desk.text(Key::ActionCopyRow)).clicked()
            && let Some(clip) = copy::row(&scene, subject)
        {
            desk.push(Intent::Copy(clip));
        }
    });
}

fn look_of(one: &DetailChip) -> (ChipKind, Option<icons::Icon>) {
    match one.role {
        ChipRole::State(StateKind::Published) => (ChipKind::Respected, Some(icons::SEAL_CHECK)),
        // The sign ≠ stands in the text.
        ChipRole::State(StateKind::Conflict) => (ChipKind::Review, None),
        ChipRole::State(StateKind::Estimated) => (ChipKind::Active, Some(icons::PENCIL_SIMPLE)),
        ChipRole::State(_) | ChipRole::Property => (ChipKind::Neutral, None),
        ChipRole::Late => (ChipKind::Review, Some(icons::WARNING)),
        ChipRole::Severity(Severity::Blocking) => {
            (ChipKind::Blocking, Some(icons::WARNING_OCTAGON))
        }
        ChipRole::Severity(Severity::Review) => (ChipKind::Review, Some(icons::WARNING)),
        ChipRole::Severity(Severity::Info) => (ChipKind::Info, Some(icons::INFO)),
    }
}

/// Several figures behind one mark; each opens its form.
fn figures(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let theme = desk.theme;
    let announced = |f: &FigureLine| matches!(f.target, Target::Announced(_));
    let key = match detail.figures.first() {
        Some(first) if announced(first) => Key::ContentsAnnounced,
        Some(_) => Key::ContentsCommitments,
        None => return add_figure(ui, desk, detail),
    };
    section(ui, theme, icons::COINS, desk.text(key));
    for figure in &detail.figures {
        let width = ui.available_width();
        let look = (type_scale::SMALL, theme.text.second);
        paragraph(ui, &figure.name, look, width);
        ui.horizontal(|ui| {
            let step = type_scale::BODY.semibold();
            label(ui, &figure.amount, step, theme.text.main);
            let words = desk.text(Key::InspectorEdit);
            if link(ui, theme, words, Leads::Inside).clicked() {
                let subject = FormSubject::Edit(figure.target.clone());
                desk.push(Intent::Form(FormIntent::Open(subject)));
            }
        });
        ui.add_space(space::XS);
    }
}

/// Where no total is announced yet: a link that adds one.
fn add_figure(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let about = match &detail.subject {
        Subject::Partner(id) => About::Partner(id.clone()),
        Subject::Group(id) => About::Group(id.clone()),
        Subject::Line(id) => About::Line(id.clone()),
        _ => return,
    };
    ui.add_space(space::S);
    let words = desk.text(Key::FormNewAnnounced);
    if link(ui, desk.theme, words, Leads::Inside).clicked() {
        let thing = NewThing::Announced { subject: about };
        let subject = FormSubject::New(thing);
        desk.push(Intent::Form(FormIntent::Open(subject)));
    }
}

fn has_buttons(detail: &Detail) -> bool {
    !matches!(detail.subject, Subject::Finding(_))
}

/// Edit, and where it stands in the file.
fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let theme = desk.theme;
    ui.spacing_mut().item_spacing.x = space::S;
    let room = ui.available_width();
    let edit = Face::text(desk.text(Key::InspectorEdit));
    let edit = edit.icon(icons::PENCIL_SIMPLE).key("F2");
    let line = detail.line.map(|line| {
        let text = desk.fill(Key::InspectorSeeLine, &[("n", &line.to_string())]);
        (line, text)
    });
    let see = line.as_ref().map(|(line, text)| {
        let face = Face::text(text).icon(icons::FILE_TEXT);
        (*line, face)
    });
    let [first, second] = match see {
        Some((_, see)) => side_by_side(ui.painter(), [edit, see], room),
        None => [room, 0.0],
    };
    let edits = wide(ui, theme, Look::Secondary, edit, first).clicked();
    let sees = see.filter(|(_, see)| wide(ui, theme, Look::Secondary, *see, second).clicked());
    if edits {
        desk.push(Intent::Do(Action::EditSelection));
    }
    if let Some((line, _)) = sees {
        desk.push(Intent::ShowLine(line));
    }
}

/// Everything about the thing as a form, and its removal: small, at the top right.
fn corner(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail, inner: Rect) {
    let Some(target) = &detail.target else { return };
    let size = vec2(CORNER, space::CONTROL);
    let at = pos2(inner.max.x - CORNER + 6.0, inner.min.y + space::M);
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let builder = UiBuilder::new()
        .max_rect(Rect::from_min_size(at, size))
        .layout(layout);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let is_whole = matches!(detail.subject, Subject::Envelope | Subject::Parts);
        let name = desk.text(Key::ActionDelete);
        if !is_whole && icon_button(ui, desk.theme, icons::TRASH, name).clicked() {
            desk.push(Intent::Remove(target.clone()));
        }
        let name = desk.text(Key::InspectorForm);
        if icon_button(ui, desk.theme, icons::NOTE, name).clicked() {
            let subject = FormSubject::Edit(target.clone());
            desk.push(Intent::Form(FormIntent::Open(subject)));
        }
    });
}
