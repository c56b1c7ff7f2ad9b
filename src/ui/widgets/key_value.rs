//! A row "name, value" over a rule, as in the inspector. The value wraps; it is never cut.

use crate::ui::widgets::text::lay;
use egui::{Align2, Response, Role, Sense, Stroke, Ui, WidgetInfo, text::TextWrapping, vec2};

use super::paint::{focus_ring, icon, line, place, snap_length};
use super::picker::{Picker, choose};
use super::text::cut;
use crate::ui::theme::{Theme, icons, space, type_scale};

/// Width kept for the name.
pub const KEY_WIDTH: f32 = 92.0;
const PADDING: f32 = 6.0;

/// Shows a name and its value, the value beginning at a fixed place, over the available width.
pub fn key_value(ui: &mut Ui, theme: &Theme, key: &str, value: &str) -> Response {
    let width = ui.available_width();
    let mut job = type_scale::BODY.job(value, theme.text.main);
    job.wrap = TextWrapping::wrap_at_width((width - KEY_WIDTH).max(40.0));
    let value_galley = lay(ui.painter(), job);
    let mut key_job = type_scale::BODY.job(key, theme.text.muted);
    key_job.wrap = TextWrapping::wrap_at_width(KEY_WIDTH - space::S);
    let key_galley = lay(ui.painter(), key_job);
    let tallest = value_galley.size().y.max(key_galley.size().y);
    let height = (tallest + 2.0 * PADDING + 1.0).max(space::ROW_KEY_VALUE);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let top = rect.min + vec2(0.0, PADDING);
    ui.painter().galley(top, key_galley, theme.text.muted);
    let at = top + vec2(KEY_WIDTH, 0.0);
    ui.painter().galley(at, value_galley, theme.text.main);
    rule(ui, theme, rect);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{key} {value}")));
    response
}

/// Shows a name and a value that can be chosen among others; gives the index just chosen.
pub fn key_choice(ui: &mut Ui, theme: &Theme, choice: Picker<'_>) -> Option<usize> {
    let value = choice.options.get(choice.selected).copied();
    let value = value.unwrap_or_default();
    let size = vec2(ui.available_width(), space::ROW_KEY_VALUE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let painter = ui.painter();
    if response.hovered() {
        let wide = rect.expand2(vec2(space::S, 0.0));
        painter.rect_filled(wide, space::RADIUS_CONTROL, theme.ground.hover);
    }
    let key = line(painter, choice.name, type_scale::BODY, theme.text.muted);
    place(painter, key, rect.left_center(), Align2::LEFT_CENTER);
    let room = rect.width() - KEY_WIDTH - 20.0;
    let job = type_scale::BODY.job(value, theme.text.main);
    let galley = lay(painter, cut(value, job, room, 1));
    let at = rect.left_center() + vec2(KEY_WIDTH, 0.0);
    place(painter, galley, at, Align2::LEFT_CENTER);
    let caret = rect.right_center() - vec2(7.0, 0.0);
    icon(painter, caret, icons::CARET_DOWN, 12.0, theme.text.muted);
    rule(ui, theme, rect);
    if response.has_focus() {
        focus_ring(painter, theme, rect, space::RADIUS_CONTROL);
    }
    let spoken = format!("{} {value}", choice.name);
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &spoken));
    choose(theme, &response, choice)
}

/// Shows a name, and its value below it over the whole width: for a sentence.
pub fn key_paragraph(ui: &mut Ui, theme: &Theme, key: &str, value: &str) -> Response {
    let width = ui.available_width();
    let key_galley = line(ui.painter(), key, type_scale::BODY, theme.text.muted);
    let mut job = type_scale::BODY.job(value, theme.text.main);
    job.wrap = TextWrapping::wrap_at_width(width);
    let value_galley = lay(ui.painter(), job);
    let under = key_galley.size().y + 3.0;
    let height = under + value_galley.size().y + 2.0 * PADDING + 1.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let top = rect.min + vec2(0.0, PADDING);
    ui.painter().galley(top, key_galley, theme.text.muted);
    let below = top + vec2(0.0, under);
    ui.painter().galley(below, value_galley, theme.text.main);
    rule(ui, theme, rect);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{key} {value}")));
    response
}

/// Shows a name and a figure at the right end of the row.
pub fn key_figure(ui: &mut Ui, theme: &Theme, key: &str, figure: &str) -> Response {
    let size = vec2(ui.available_width(), space::ROW_KEY_VALUE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter();
    let key_galley = line(painter, key, type_scale::BODY, theme.text.muted);
    place(painter, key_galley, rect.left_center(), Align2::LEFT_CENTER);
    let galley = line(painter, figure, type_scale::BODY.medium(), theme.text.main);
    place(painter, galley, rect.right_center(), Align2::RIGHT_CENTER);
    rule(ui, theme, rect);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{key} {figure}")));
    response
}

fn rule(ui: &Ui, theme: &Theme, rect: egui::Rect) {
    let painter = ui.painter();
    let y = snap_length(painter, rect.max.y) - 0.5 / painter.pixels_per_point();
    painter.hline(
        rect.x_range(),
        y,
        Stroke::new(space::STROKE, theme.line.grid),
    );
}
