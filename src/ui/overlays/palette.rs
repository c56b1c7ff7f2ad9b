//! The palette: one field, and everything that has a name.

use super::modal;
use crate::app::palette::Row;
use crate::app::{Intent, palette};
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::paint::{icon, key_hint, key_width, line, place};
use crate::ui::widgets::text::{cut, label, lay};
use crate::wording::Key;
use egui::text::LayoutJob;
use egui::{Align2, Color32, Id, Key as E, Modal, Modifiers, Sense, TextEdit, Ui, WidgetInfo};
use egui::{pos2, vec2};

const WIDTH: f32 = 600.0;
const ROW: f32 = space::ROW_MENU;

/// Draws the palette.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, query: &str, chosen: usize) {
    let theme = desk.theme;
    let found = desk.session.found();
    let chosen = chosen.min(found.len().saturating_sub(1));
    keyboard(ui, desk, found, chosen);
    let width = WIDTH.min(ui.ctx().content_rect().width() - 40.0);
    // Held at the top, so that the field stays where it is while the list grows and shrinks.
    let down = (ui.ctx().content_rect().height() * 0.125).min(112.0);
    let area = Modal::default_area(Id::unique(("overlay", "palette")));
    let area = area.anchor(Align2::CENTER_TOP, vec2(0.0, down));
    let response = modal(theme, "palette").area(area).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        field(ui, desk, query, found.len());
        ui.add_space(space::S);
        let max = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, 430.0);
        egui::ScrollArea::vertical()
            .max_height(max)
            .min_scrolled_height(max)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                list(ui, desk, found, chosen, query);
            });
        foot(ui, desk);
    });
    if response.backdrop_response.clicked() {
        desk.push(Intent::CloseOverlay);
    }
}

/// Arrows choose, Enter goes, Ctrl+Enter copies; the keys never reach the field.
fn keyboard(ui: &Ui, desk: &mut Desk<'_>, found: &[palette::Row], chosen: usize) {
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, E::ArrowDown) {
        let next = chosen.saturating_add(1);
        desk.push(Intent::PaletteChoose(if next < found.len() {
            next
        } else {
            0
        }));
    }
    if pressed(Modifiers::NONE, E::ArrowUp) {
        let last = found.len().saturating_sub(1);
        desk.push(Intent::PaletteChoose(chosen.checked_sub(1).unwrap_or(last)));
    }
    let copy = pressed(Modifiers::COMMAND, E::Enter);
    let go = !copy && pressed(Modifiers::NONE, E::Enter);
    if copy || go {
        desk.push(Intent::PaletteTake { copy });
    }
}

fn take(desk: &mut Desk<'_>, row: &Row) {
    desk.push(Intent::CloseOverlay);
    desk.push(row.intent.clone());
}

fn field(ui: &mut Ui, desk: &mut Desk<'_>, query: &str, found: usize) {
    let theme = desk.theme;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 30.0), Sense::hover());
        icon(
            ui.painter(),
            rect.center(),
            icons::MAGNIFYING_GLASS,
            18.0,
            theme.text.second,
        );
        let key = desk.text(Key::KeyEscape);
        let count = desk.count(Key::ResultsOne, Key::ResultsOther, found);
        let step = type_scale::SMALL;
        let right = key_width(ui.painter(), key)
            + line(ui.painter(), &count, step, theme.text.muted).size().x
            + 2.0 * space::M;
        let mut text = query.to_owned();
        let edit = TextEdit::singleline(&mut text)
            .font(type_scale::HEADING.regular().font())
            .hint_text(desk.text(Key::PaletteHint))
            .frame(egui::Frame::NONE)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(0.0, 30.0))
            .desired_width(ui.available_width() - right);
        let response = ui.add(edit);
        let name = desk.text(Key::ActionPalette);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, name));
        if !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            desk.push(Intent::PaletteQuery(text));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let width = key_width(ui.painter(), key);
            let (rect, _) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
            key_hint(ui.painter(), theme, rect.right_center(), key);
            label(ui, &count, step, theme.text.muted);
        });
    });
}

fn list(ui: &mut Ui, desk: &mut Desk<'_>, found: &[Row], chosen: usize, query: &str) {
    let theme = desk.theme;
    let is_over = !desk.session.is_searching();
    if is_over && found.iter().all(|row| row.group == Key::PaletteClosest) {
        let text = desk.fill(Key::PaletteNothing, &[("query", query)]);
        ui.add_space(space::M);
        label(ui, &text, type_scale::BODY, theme.text.muted);
        ui.add_space(space::S);
    }
    let mut group = None;
    for (index, row) in found.iter().enumerate() {
        if group != Some(row.group) {
            group = Some(row.group);
            ui.add_space(space::S);
            label(
                ui,
                desk.text(row.group),
                type_scale::SMALL.medium(),
                theme.text.muted,
            );
            ui.add_space(space::XS);
        }
        let response = draw_row(ui, desk, (row, query), index == chosen);
        if index == chosen {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            take(desk, row);
        }
    }
}

fn draw_row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (row, query): (&Row, &str),
    is_chosen: bool,
) -> egui::Response {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => theme.accent.weak,
        (false, true) => theme.ground.hover,
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter()
        .rect_filled(rect, space::RADIUS_CONTROL, ground);
    let center = rect.left_center() + vec2(16.0, 0.0);
    match row
        .partner
        .as_ref()
        .and_then(|id| desk.contract()?.partner(id))
    {
        Some(partner) => {
            let square = egui::Rect::from_center_size(center, vec2(11.0, 11.0));
            ui.painter()
                .rect_filled(square, 2, theme.partner_fill(partner.slot.unwrap_or(0)));
        }
        None => {
            let glyph = icon_of(row);
            icon(ui.painter(), center, glyph, 16.0, theme.text.second);
        }
    }
    let mut right = rect.max.x - space::M;
    let y = rect.center().y;
    for (text, step, color) in [
        (&row.note, type_scale::BODY, theme.text.muted),
        (&row.value, type_scale::BODY.semibold(), theme.text.main),
    ] {
        if !text.is_empty() {
            let galley = line(ui.painter(), text, step, color);
            let width = galley.size().x;
            place(ui.painter(), galley, pos2(right, y), Align2::RIGHT_CENTER);
            right -= width + space::S;
        }
    }
    if let Intent::Do(action) = &row.intent
        && let Some(shortcut) = action.shortcut()
    {
        let keys = in_words(desk, shortcut).replace('+', " ");
        right = key_hint(ui.painter(), theme, pos2(right, y), &keys).min.x - space::S;
    }
    let room = (right - rect.min.x - 40.0).max(40.0);
    let job = marked(&row.text, query, theme);
    let job = cut(&row.text, job, room, 1);
    let galley = lay(ui.painter(), job);
    place(
        ui.painter(),
        galley,
        pos2(rect.min.x + 34.0, y),
        Align2::LEFT_CENTER,
    );
    let spoken = format!("{} {} {}", row.text, row.value, row.note);
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::MenuItem, true, is_chosen, spoken.trim()));
    response
}

/// A text with what the query matches in the accent.
fn marked(text: &str, query: &str, theme: &Theme) -> LayoutJob {
    let plain = type_scale::BODY.format(theme.text.main);
    let bold = type_scale::BODY.semibold().format(theme.accent.main);
    let mut job = LayoutJob::default();
    let mut end = 0;
    for range in palette::matched(text, query) {
        job.append(
            text.get(end..range.start).unwrap_or_default(),
            0.0,
            plain.clone(),
        );
        job.append(
            text.get(range.clone()).unwrap_or_default(),
            0.0,
            bold.clone(),
        );
        end = range.end;
    }
    job.append(text.get(end..).unwrap_or_default(), 0.0, plain);
    job
}

fn icon_of(row: &Row) -> icons::Icon {
    match (&row.intent, row.group) {
        (Intent::Do(action), _) => crate::ui::shell::icon_of(*action).unwrap_or(icons::CARET_RIGHT),
        (_, Key::PaletteDeadlines) => icons::CALENDAR_DOTS,
        _ => icons::TABLE,
    }
}

fn foot(ui: &mut Ui, desk: &Desk<'_>) {
    let theme = desk.theme;
    ui.add_space(space::S);
    ui.separator();
    ui.horizontal(|ui| {
        for (key, word) in [
            ("↑ ↓", Key::PaletteKeyChoose),
            (desk.text(Key::KeyEnter), Key::PaletteKeyOpen),
            ("Ctrl ↵", Key::PaletteKeyCopy),
        ] {
            let key = if word == Key::PaletteKeyCopy {
                format!("{} {}", desk.text(Key::KeyCtrl), desk.text(Key::KeyEnter))
            } else {
                key.to_owned()
            };
            let width = key_width(ui.painter(), &key);
            let (rect, _) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
            key_hint(ui.painter(), theme, rect.right_center(), &key);
            label(ui, desk.text(word), type_scale::SMALL, theme.text.muted);
            ui.add_space(space::S);
        }
        let example = desk.fill(Key::PaletteTry, &[("example", "axe 2 > 10 M€")]);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            label(ui, &example, type_scale::SMALL, theme.text.muted);
        });
    });
}
