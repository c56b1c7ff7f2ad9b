//! A file opened lately: its title and path, what was seen of it since, and a way off the list.

use crate::app::{FileIntent, Glance, Intent, Recent, RecoveryIntent, Seen};
use crate::contract::Unit;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::icon_button;
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::paint::{icon, line, place};
use crate::ui::widgets::text::elided;
use crate::wording::Key;
use crate::wording::amount::{self, Sign, prefixed};
use egui::{Align, Align2, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const ROW: f32 = 60.0;
/// Width kept for the state at the right.
const STATE: f32 = 132.0;
/// Width kept for the total.
const TOTAL: f32 = 150.0;
/// Width of the row below which the total is left out.
const NARROW: f32 = 620.0;

/// Draws a row; a click opens the file.
pub fn row(ui: &mut Ui, desk: &mut Desk<'_>, recent: &Recent, width: f32) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    if response.hovered() || response.has_focus() {
        let ground = rect.shrink(2.0);
        ui.painter()
            .rect_filled(ground, space::RADIUS_CONTROL, theme.ground.hover);
    }
    let square = Rect::from_center_size(rect.left_center() + vec2(18.0, 0.0), vec2(36.0, 36.0));
    ui.painter()
        .rect_filled(square, space::RADIUS_CONTROL, theme.ground.sunken);
    let center = square.center();
    icon(
        ui.painter(),
        center,
        icons::FILE_TEXT,
        18.0,
        theme.text.second,
    );
    let off = rect.max.x - space::CONTROL;
    forget(
        ui,
        desk,
        recent,
        Rect::from_x_y_ranges(off..=rect.max.x, rect.y_range()),
    );
    let mut right = off - space::S;
    let mut finds = desk.session.keeping.finds.iter();
    let found = finds.position(|find| find.file() == Some(&recent.path));
    let seen = desk.session.seen.get(&recent.path);
    if seen.is_some() || found.is_some() {
        let area = Rect::from_x_y_ranges(right - STATE..=right, rect.y_range());
        match seen.filter(|_| found.is_none()) {
            Some(seen) => state(ui, desk, seen, area),
            None => to_recover(ui, desk, area),
        }
        right = area.min.x - space::M;
    }
    if let Some(Seen::Contract(glance)) = seen.filter(|_| width >= NARROW) {
        let area = Rect::from_x_y_ranges(right - TOTAL..=right, rect.y_range());
        total(ui, desk, glance, area);
        right = area.min.x - space::M;
    }
    let words = Rect::from_min_max(rect.min + vec2(50.0, 10.0), pos2(right, rect.max.y));
    let mut column = ui.new_child(UiBuilder::new().max_rect(words));
    column.spacing_mut().item_spacing.y = 0.0;
    let title = (type_scale::BODY.semibold(), theme.text.main);
    elided(&mut column, &recent.title, title, words.width());
    let path = recent.path.to_string_lossy();
    let below = (type_scale::SMALL, theme.text.muted);
    elided(&mut column, &path, below, words.width());
    let stroke = egui::Stroke::new(space::STROKE, theme.line.thin);
    ui.painter().hline(rect.x_range(), rect.max.y, stroke);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &recent.title));
    if response.clicked() {
        desk.push(match found {
            Some(_) => Intent::Recovery(RecoveryIntent::Show(found)),
            None => Intent::File(FileIntent::Open(recent.path.clone())),
        });
    }
}

/// An ended program left edits of this file.
fn to_recover(ui: &mut Ui, desk: &Desk<'_>, area: Rect) {
    let layout = Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).layout(layout));
    let words = desk.text(Key::HomeToRecover);
    let glyph = icons::CLOCK_COUNTER_CLOCKWISE;
    chip(&mut child, desk.theme, ChipKind::Review, Some(glyph), words);
}

fn forget(ui: &mut Ui, desk: &mut Desk<'_>, recent: &Recent, area: Rect) {
    let layout = Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).layout(layout));
    let name = desk.fill(Key::HomeForget, &[("title", &recent.title)]);
    if icon_button(&mut child, desk.theme, icons::CROSS, &name).clicked() {
        desk.push(Intent::File(FileIntent::ForgetRecent(recent.path.clone())));
    }
}

/// À examiner, introuvable, illisible; nothing for a file without a point to examine.
fn state(ui: &mut Ui, desk: &Desk<'_>, seen: &Seen, area: Rect) {
    let (kind, glyph, words) = match seen {
        Seen::Contract(glance) if glance.to_review == 0 => return,
        Seen::Contract(glance) => {
            let n = glance.to_review;
            let words = desk.count(Key::ToReviewOne, Key::ToReviewOther, n);
            (ChipKind::Review, icons::WARNING, words)
        }
        Seen::Missing => {
            let words = desk.text(Key::HomeMissing).to_owned();
            (ChipKind::Blocking, icons::WARNING_CIRCLE, words)
        }
        Seen::Unreadable => {
            let words = desk.text(Key::HomeUnreadable).to_owned();
            (ChipKind::Blocking, icons::WARNING_CIRCLE, words)
        }
    };
    let layout = Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).layout(layout));
    chip(&mut child, desk.theme, kind, Some(glyph), &words);
}

/// The sum of the parts, over its perimeter.
fn total(ui: &Ui, desk: &Desk<'_>, glance: &Glance, area: Rect) {
    let theme = desk.theme;
    let painter = ui.painter();
    let words = match glance.total {
        Some(total) => {
            let decimals = amount::decimals_of(glance.finest, Unit::Million);
            let digits = amount::euros_named(total, Unit::Million, decimals, desk.lang);
            let sign = if glance.at_least {
                Sign::AtLeast
            } else {
                Sign::Exact
            };
            prefixed(sign, &digits)
        }
        None => desk.text(Key::StateShortNotPublished).to_owned(),
    };
    let galley = line(
        painter,
        &words,
        type_scale::BODY.semibold(),
        theme.text.main,
    );
    let at = pos2(area.max.x, area.min.y + 19.0);
    place(painter, galley, at, Align2::RIGHT_CENTER);
    let galley = line(
        painter,
        &glance.perimeter,
        type_scale::SMALL,
        theme.text.muted,
    );
    let at = pos2(area.max.x, area.min.y + 37.0);
    place(painter, galley, at, Align2::RIGHT_CENTER);
}
