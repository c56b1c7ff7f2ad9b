//! The inspector: everything known of the selected thing, and what can be done with it. What it
//! says is decided by `chart::Detail`; here it is drawn and its buttons push intents.

use crate::app::action::Action;
use crate::app::form::FormSubject;
use crate::app::{FormIntent, Intent};
use crate::chart::detail::{ChipRole, DetailChip, PastValue, SourceText};
use crate::chart::{Detail, Ink, Subject};
use crate::check::Severity;
use crate::contract::StateKind;
use crate::ui::Desk;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::badge::paint_badge;
use crate::ui::widgets::button::{Face, Look, icon_button, wide};
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::key_value::{key_figure, key_paragraph, key_value};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::paint::{icon, place};
use crate::ui::widgets::swatch::{self, paint_swatch};
use crate::ui::widgets::text::{cut, label, paragraph};
use crate::wording::Key;
use egui::{
    Align2, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
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
    let foot = if has_buttons(detail) { FOOT } else { 0.0 };
    corner(ui, desk, detail, inner);
    let body = inner.with_max_y((inner.max.y - foot).max(inner.min.y));
    let builder = UiBuilder::new().max_rect(body).id_salt("inspector");
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

/// True when there is something to inspect on this screen.
pub fn has_something(desk: &Desk<'_>) -> bool {
    desk.charts().is_some_and(|c| c.detail.is_some())
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
    if !detail.amount.is_empty() {
        ui.add_space(10.0);
        amount(ui, theme, &detail.amount);
    }
    if !detail.chips.is_empty() {
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
    for row in &detail.rows {
        let (key, value) = (desk.text(row.key), row.values.join("\n"));
        if row.values.iter().any(|v| v.chars().count() > SENTENCE) {
            key_paragraph(ui, theme, key, &value);
        } else {
            key_value(ui, theme, key, &value);
        }
    }
    figures(ui, desk, detail);
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
    let galley = ui.painter().layout_job(job);
    let size = vec2(width, galley.size().y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let top = rect.min + vec2(before, 1.0);
    ui.painter().galley(top, galley, theme.text.main);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    rect
}

/// The amount, as large as it fits on one line.
fn amount(ui: &mut Ui, theme: &Theme, text: &str) {
    let width = ui.available_width();
    let steps = [type_scale::DISPLAY, type_scale::FIGURE, type_scale::TITLE];
    for step in steps {
        let galley = ui.painter().layout_job(step.job(text, theme.text.main));
        if galley.size().x <= width {
            label(ui, text, step, theme.text.main);
            return;
        }
    }
    let look = (type_scale::COUNTDOWN, theme.text.main);
    paragraph(ui, text, look, width);
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

/// The title of a section.
fn section(ui: &mut Ui, theme: &Theme, glyph: icons::Icon, title: &str) {
    ui.add_space(18.0);
    let size = vec2(ui.available_width(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let y = rect.center().y;
    icon(
        ui.painter(),
        pos2(rect.min.x + 8.0, y),
        glyph,
        16.0,
        theme.text.main,
    );
    let step = type_scale::BODY.semibold();
    let galley = crate::ui::widgets::paint::line(ui.painter(), title, step, theme.text.main);
    place(
        ui.painter(),
        galley,
        pos2(rect.min.x + 22.0, y),
        Align2::LEFT_CENTER,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
    ui.add_space(space::S);
}

/// Several figures behind one mark; each opens its form.
fn figures(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    if detail.figures.is_empty() {
        return;
    }
    let theme = desk.theme;
    section(ui, theme, icons::COINS, desk.text(Key::ContentsCommitments));
    for figure in &detail.figures {
        let width = ui.available_width();
        paragraph(
            ui,
            &figure.name,
            (type_scale::SMALL, theme.text.second),
            width,
        );
        let words = desk.text(Key::InspectorEdit);
        key_figure(ui, theme, "", &figure.amount);
        if link(ui, theme, words, Leads::Inside).clicked() {
            let subject = FormSubject::Edit(figure.target.clone());
            desk.push(Intent::Form(FormIntent::Open(subject)));
        }
        ui.add_space(space::XS);
    }
}

fn sources(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let theme = desk.theme;
    if detail.sources.is_empty() {
        // An event or a figure without a source says so; a computed sum needs none.
        let needs_one = matches!(detail.subject, Subject::Cell(..) | Subject::Deadline(_));
        if !needs_one || detail.target.is_none() {
            return;
        }
        section(ui, theme, icons::QUOTES, desk.text(Key::InspectorSource));
        let none = desk.text(Key::InspectorNoSource);
        label(ui, none, type_scale::BODY, theme.text.muted);
        if let Some(target) = &detail.target
            && link(ui, theme, desk.text(Key::ActionAddSource), Leads::Inside).clicked()
        {
            let subject = FormSubject::Edit(target.clone());
            desk.push(Intent::Form(FormIntent::Open(subject)));
        }
        return;
    }
    let key = if detail.sources.len() > 1 {
        Key::InspectorSources
    } else {
        Key::InspectorSource
    };
    section(ui, theme, icons::QUOTES, desk.text(key));
    for (i, one) in detail.sources.iter().enumerate() {
        if i > 0 {
            ui.add_space(space::M);
        }
        source(ui, desk, one);
    }
}

/// The quoted words beside a rule, then the link.
pub(super) fn source(ui: &mut Ui, desk: &mut Desk<'_>, one: &SourceText) {
    let theme = desk.theme;
    let width = ui.available_width();
    if let Some(quote) = &one.quote {
        let mut job = type_scale::BODY.job(quote, theme.text.second);
        job.wrap.max_width = (width - 14.0).max(40.0);
        let galley = ui.painter().layout_job(job);
        let size = vec2(width, galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let bar = Stroke::new(2.0, theme.line.strong);
        ui.painter().vline(rect.min.x + 1.0, rect.y_range(), bar);
        let at = rect.min + vec2(14.0, 0.0);
        ui.painter().galley(at, galley, theme.text.second);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, quote));
        ui.add_space(space::XS);
    }
    let Some(address) = &one.address else {
        paragraph(ui, &one.link, (type_scale::BODY, theme.text.second), width);
        return;
    };
    let response = outside(ui, theme, &one.link, width);
    let response = response.on_hover_ui(|ui| {
        let look = (type_scale::SMALL, theme.text.second);
        let mut lines = vec![one.title.clone()];
        lines.extend(one.publisher.clone());
        lines.push(address.clone());
        if let Some(read) = &one.read {
            lines.push(format!("{} {read}", desk.text(Key::InspectorRead)));
        }
        for text in lines {
            paragraph(ui, &text, look, 320.0);
        }
    });
    if response.clicked() {
        desk.push(Intent::OpenAddress(address.clone()));
    }
}

/// A link that is cut to `width`, with the arrow of what leads out of the program.
fn outside(ui: &mut Ui, theme: &Theme, text: &str, width: f32) -> Response {
    let step = type_scale::SMALL.medium();
    let job = cut(text, step.job(text, theme.accent.main), width - 20.0, 1);
    let galley = ui.painter().layout_job(job);
    let size = vec2((galley.size().x + 20.0).min(width), space::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let painter = ui.painter();
    let words = place(painter, galley, rect.left_center(), Align2::LEFT_CENTER);
    let at = pos2(words.max.x + 11.0, rect.center().y);
    icon(
        painter,
        at,
        icons::ARROW_SQUARE_OUT,
        13.0,
        theme.accent.main,
    );
    if response.hovered() {
        let y = painter.round_to_pixel_center(words.max.y - 1.0);
        let stroke = Stroke::new(space::STROKE, theme.accent.main);
        painter.hline(words.x_range(), y, stroke);
    }
    if response.has_focus() {
        crate::ui::widgets::paint::focus_ring(painter, theme, words, space::RADIUS_BAR);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn history(ui: &mut Ui, desk: &Desk<'_>, past: &[PastValue]) {
    if past.is_empty() {
        return;
    }
    let theme = desk.theme;
    let glyph = icons::CLOCK_COUNTER_CLOCKWISE;
    section(ui, theme, glyph, desk.text(Key::InspectorHistory));
    for (i, one) in past.iter().enumerate() {
        if i > 0 {
            ui.add_space(space::S);
        }
        past_value(ui, theme, one, i + 1 < past.len());
    }
}

fn past_value(ui: &mut Ui, theme: &Theme, one: &PastValue, has_next: bool) {
    let width = ui.available_width();
    let aside = one.aside.as_deref().unwrap_or_default();
    let aside =
        crate::ui::widgets::paint::line(ui.painter(), aside, type_scale::SMALL, theme.text.muted);
    let mut job = type_scale::BODY.job(&one.title, theme.text.main);
    job.wrap.max_width = (width - 15.0 - aside.size().x - space::S).max(40.0);
    let title = ui.painter().layout_job(job);
    let mut note = type_scale::SMALL.job(one.note.as_deref().unwrap_or(""), theme.text.muted);
    note.wrap.max_width = width - 15.0;
    let note = ui.painter().layout_job(note);
    let height = title.size().y
        + 2.0
        + if one.note.is_some() {
            note.size().y
        } else {
            0.0
        };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let painter = ui.painter();
    let dot = pos2(rect.min.x + 3.5, rect.min.y + 9.0);
    let color = if one.is_edit {
        theme.accent.main
    } else {
        theme.ink.main
    };
    if has_next {
        let thread = Stroke::new(space::STROKE, theme.line.strong);
        painter.vline(dot.x, (dot.y + 6.0)..=(rect.max.y + 10.0), thread);
    }
    painter.circle_filled(dot, 3.5, color);
    let spoken = [
        Some(one.title.as_str()),
        one.aside.as_deref(),
        one.note.as_deref(),
    ];
    let spoken = spoken.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let below = rect.min + vec2(15.0, title.size().y + 2.0);
    painter.galley(rect.min + vec2(15.0, 0.0), title, theme.text.main);
    let right = pos2(rect.max.x, rect.min.y + 9.0);
    place(painter, aside, right, Align2::RIGHT_CENTER);
    painter.galley(below, note, theme.text.muted);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

fn has_buttons(detail: &Detail) -> bool {
    !matches!(detail.subject, Subject::Finding(_))
}

/// Edit, and where it stands in the file.
fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, detail: &Detail) {
    let theme = desk.theme;
    ui.spacing_mut().item_spacing.x = space::S;
    let mut room = ui.available_width();
    if detail.line.is_some() {
        room = (room - space::S) / 2.0;
    }
    let edit = Face::text(desk.text(Key::InspectorEdit));
    let edit = edit.icon(icons::PENCIL_SIMPLE).key("F2");
    if wide(ui, theme, Look::Secondary, edit, room).clicked() {
        desk.push(Intent::Do(Action::EditSelection));
    }
    if let Some(line) = detail.line {
        let text = desk.fill(Key::InspectorSeeLine, &[("n", &line.to_string())]);
        let face = Face::text(&text).icon(icons::FILE_TEXT);
        if wide(ui, theme, Look::Secondary, face, room).clicked() {
            desk.push(Intent::ShowLine(line));
        }
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
