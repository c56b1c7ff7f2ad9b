//! The list of partners: one stop of the Tab key, arrows change the partner.

use super::PartnersLook;
use super::segment::{slot_of, tone_of};
use crate::app::Intent;
use crate::chart::partners::{Length, PartnerBoard, PartnerRow, Standing};
use crate::ui::panes;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar, paint_partner_bar, paint_track};
use crate::ui::widgets::paint::{focus_ring_inside, line, place, snap};
use crate::ui::widgets::swatch::{SIDE, paint_swatch};
use crate::ui::widgets::text::{cut, label, lay};
use crate::ui::widgets::tip::Tips as _;
use egui::{
    Align2, Color32, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// A row as designed, and as low as it goes.
const ROW: (f32, f32) = (68.0, 44.0);
/// How far the ground of a row goes beyond its text.
const BLEED: f32 = 12.0;
/// Length of the stub of a partner without an amount.
const STUB: f32 = 40.0;

/// Draws the list over the available width, its rows sharing `height`.
pub fn list(
    ui: &mut Ui,
    look: PartnersLook<'_>,
    board: &PartnerBoard,
    height: f32,
    intents: &mut Vec<Intent>,
) {
    let count = board.partners().count().max(1);
    let heads = board.sections.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of rows, for layout")]
    let row = (height - 36.0 * heads as f32) / count as f32;
    let row = row.clamp(ROW.1, ROW.0).floor();
    ui.spacing_mut().item_spacing.y = 0.0;
    if let Some(words) = &board.none {
        label(ui, words, type_scale::BODY, look.theme.text.muted);
    }
    let walk = walk(ui, look, board);
    let stop = board
        .partners()
        .find(|r| r.is_shown())
        .or_else(|| board.partners().next())
        .map(|r| r.partner.clone());
    for (i, section) in board.sections.iter().enumerate() {
        head(ui, look, (i, &section.title), &board.unit);
        for partner in &section.rows {
            let is_stop = stop.as_ref() == Some(&partner.partner);
            let response = show(ui, look, partner, (row, is_stop), intents);
            if response.has_focus() {
                hold(ui, &response);
                stepped(ui, board, intents);
            }
            if walk.as_ref() == Some(&partner.partner) {
                response.scroll_to_me(None);
            }
        }
    }
}

/// The title of a section; the first one names the unit.
fn head(ui: &mut Ui, look: PartnersLook<'_>, (i, title): (usize, &str), unit: &str) {
    let theme = look.theme;
    if i > 0 {
        ui.add_space(space::S);
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let painter = ui.painter();
    let look = if i == 0 {
        (type_scale::HEADING, theme.text.main)
    } else {
        (type_scale::SMALL.medium(), theme.text.muted)
    };
    let galley = line(painter, title, look.0, look.1);
    place(painter, galley, rect.left_center(), Align2::LEFT_CENTER);
    if i == 0 {
        let galley = line(painter, unit, type_scale::SMALL, theme.text.muted);
        place(painter, galley, rect.right_center(), Align2::RIGHT_CENTER);
    }
    ui.add_space(space::XS);
}

fn row_id(partner: &PartnerRow) -> Id {
    Id::unique(("partner_row", partner.partner.as_str()))
}

/// The partner that keys just went to: its row takes the focus, so that arrows go on from it.
fn walk(
    ui: &Ui,
    look: PartnersLook<'_>,
    board: &PartnerBoard,
) -> Option<crate::contract::PartnerId> {
    let focused = ui.memory(|m| m.focused())?;
    let from = board.partners().find(|r| row_id(r) == focused)?;
    let to = board.partners().find(|r| r.is_shown())?;
    if from.partner == to.partner || look.selection.is_none() {
        return None;
    }
    ui.memory_mut(|m| m.request_focus(row_id(to)));
    Some(to.partner.clone())
}

fn show(
    ui: &mut Ui,
    look: PartnersLook<'_>,
    row: &PartnerRow,
    (height, is_stop): (f32, bool),
    intents: &mut Vec<Intent>,
) -> Response {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let wide = snap(ui.painter(), rect.expand2(vec2(BLEED, 0.0)));
    let sense = if is_stop {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(wide, row_id(row), sense);
    if is_stop {
        panes::mark(ui.ctx(), row_id(row));
    }
    let theme = look.theme;
    let selected = row.standing == Standing::Chosen;
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if row.is_shown() {
            painter.rect_filled(wide, space::RADIUS_NOTE, theme.accent.weak);
        } else if row.standing == Standing::Compared {
            let stroke = Stroke::new(space::STROKE, theme.accent.main);
            let weak = theme.accent.weak.gamma_multiply(0.5);
            painter.rect(wide, space::RADIUS_NOTE, weak, stroke, StrokeKind::Inside);
        } else if response.hovered() {
            painter.rect_filled(wide, space::RADIUS_NOTE, theme.ground.hover);
        }
        if selected || response.has_focus() {
            focus_ring_inside(painter, theme, wide, space::RADIUS_NOTE);
        }
        paint(ui, look, row, rect);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &row.spoken));
    if response.double_clicked() {
        intents.push(Intent::Focus(Some(row.partner.clone())));
    } else if response.clicked() && ui.input(|i| i.modifiers.shift) {
        let same = row.standing == Standing::Compared;
        let other = (!same).then(|| row.partner.clone());
        intents.push(Intent::Compare(other));
    } else if response.clicked_by(egui::PointerButton::Primary) {
        intents.push(Intent::Select(row.subject()));
        if is_stop {
            response.request_focus();
        }
    }
    response.tip_text(&row.tooltip)
}

fn paint(ui: &Ui, look: PartnersLook<'_>, row: &PartnerRow, rect: Rect) {
    let theme = look.theme;
    let painter = ui.painter();
    let middle = rect.center().y;
    let y = middle - 12.0;
    let swatch = pos2(rect.min.x + SIDE / 2.0, y);
    paint_swatch(painter, theme, swatch, slot_of(row.ink).unwrap_or(0));
    let step = type_scale::BODY.semibold();
    let value = line(painter, &row.value, step, theme.text.main);
    let value = place(painter, value, pos2(rect.max.x, y), Align2::RIGHT_CENTER);
    let left = rect.min.x + SIDE + 10.0;
    let name_step = if row.is_shown() {
        type_scale::BODY.semibold()
    } else {
        type_scale::BODY.medium()
    };
    let room = (value.min.x - left - space::M).max(20.0);
    let job = name_step.job(&row.name, theme.text.main);
    let name = lay(painter, cut(&row.name, job, room, 1));
    let name = place(painter, name, pos2(left, y), Align2::LEFT_CENTER);
    if let Some(kind) = &row.kind {
        let galley = line(painter, kind, type_scale::SMALL, theme.text.muted);
        if name.max.x + space::S + galley.size().x <= value.min.x - space::S {
            let at = pos2(name.max.x + space::S, y);
            place(painter, galley, at, Align2::LEFT_CENTER);
        }
    }
    let top = middle + 5.0;
    let track = Rect::from_min_max(pos2(left, top), pos2(rect.max.x, top + space::BAR_LIST));
    bar(ui, look, row, track);
}

fn bar(ui: &Ui, look: PartnersLook<'_>, row: &PartnerRow, track: Rect) {
    let (theme, painter) = (look.theme, ui.painter());
    match row.length {
        Length::Known(share) => {
            if row.is_shown() {
                painter.rect_filled(track, space::RADIUS_BAR, theme.ground.surface);
            } else {
                paint_track(painter, theme, track);
            }
            let bar = track.with_max_x(track.min.x + track.width() * share.clamp(0.0, 1.0));
            paint_partner_bar(painter, theme, bar, slot_of(row.ink).unwrap_or(0));
        }
        Length::Nil => {
            paint_track(painter, theme, track);
            let fill = tone_of(theme, row.ink).fill;
            paint_bar(painter, theme, track, BarState::Nil, fill);
        }
        Length::Unknown => {
            let stub = track.with_max_x(track.min.x + STUB);
            let none = Color32::PLACEHOLDER;
            paint_bar(painter, theme, stub, BarState::Unallocated, none);
        }
    }
}

/// Keeps arrows in the list.
fn hold(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
}

/// Shift with ↑ and ↓ changes the partner that the shown one is compared with.
fn compared(ui: &Ui, board: &PartnerBoard, intents: &mut Vec<Intent>) -> bool {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, key));
    let down = pressed(Key::ArrowDown);
    if !down && !pressed(Key::ArrowUp) {
        return false;
    }
    let find = |standing| board.partners().position(|r| r.standing == standing);
    let here = find(Standing::Compared);
    let Some(here) = here.or_else(|| board.partners().position(|r| r.is_shown())) else {
        return true;
    };
    let step = |at: usize| {
        if down {
            Some(at.saturating_add(1))
        } else {
            at.checked_sub(1)
        }
    };
    let mut next = step(here);
    let row = |at: Option<usize>| at.and_then(|n| board.partners().nth(n));
    if row(next).is_some_and(PartnerRow::is_shown) {
        next = next.and_then(step);
    }
    if let Some(row) = row(next) {
        intents.push(Intent::Compare(Some(row.partner.clone())));
    }
    true
}

/// ↑ and ↓ change the partner shown, Home and End go to the ends, Enter puts it in focus.
pub fn stepped(ui: &Ui, board: &PartnerBoard, intents: &mut Vec<Intent>) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let here = board.partners().position(|r| r.is_shown());
    let last = board.partners().count().saturating_sub(1);
    if let Some(row) = board.partners().find(|r| r.is_shown())
        && pressed(Key::Enter)
    {
        intents.push(Intent::Focus(Some(row.partner.clone())));
    }
    if compared(ui, board, intents) {
        return;
    }
    let next = if pressed(Key::ArrowDown) {
        here.map_or(0, |n| n.saturating_add(1).min(last))
    } else if pressed(Key::ArrowUp) {
        here.map_or(last, |n| n.saturating_sub(1))
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return;
    };
    if let Some(row) = board.partners().nth(next) {
        intents.push(Intent::Select(row.subject()));
    }
}
