//! A row of a menu, a list to pick from or the palette: icon, words, key at the right.

use crate::ui::widgets::text::lay;
use egui::{Align2, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::{focus_ring_inside, icon, key_hint, key_width, line, place, snap};
use super::text::cut;
use crate::ui::theme::{Theme, icons::Icon, space, type_scale};

/// What stands in the row.
#[derive(Clone, Copy, Debug, Default)]
pub struct MenuItem<'a> {
    /// Before the words; its place is kept when there is none.
    pub icon: Option<Icon>,
    /// The words, also the accessible name.
    pub text: &'a str,
    /// The key that does the same.
    pub key: Option<&'a str>,
    /// Whether it is the one in force, or the one that Enter would take.
    pub is_selected: bool,
}

const PADDING: f32 = 10.0;
const ICON_PLACE: f32 = 18.0;

/// How wide a row must be for its content.
#[must_use]
pub fn width(ui: &Ui, item: MenuItem<'_>) -> f32 {
    let painter = ui.painter();
    let words = line(
        painter,
        item.text,
        type_scale::BODY,
        egui::Color32::PLACEHOLDER,
    );
    let key = item
        .key
        .map_or(0.0, |key| key_width(painter, key) + space::SHEET);
    (2.0 * PADDING + ICON_PLACE + space::M + words.size().x + key).ceil()
}

/// A rule between two groups of a menu.
pub fn rule(ui: &mut Ui, theme: &Theme) {
    let size = vec2(ui.available_width(), 2.0 * space::XS + 1.0);
    let (_, rect) = ui.allocate_space(size);
    let y = ui.painter().round_to_pixel_center(rect.center().y);
    let across = rect.shrink2(vec2(PADDING, 0.0)).x_range();
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    ui.painter().hline(across, y, stroke);
}

/// Shows a row over the available width.
pub fn menu_item(ui: &mut Ui, theme: &Theme, item: MenuItem<'_>) -> Response {
    let widest = ui.ctx().content_rect().width() - 48.0;
    let own = width(ui, item).min(widest);
    let size = vec2(ui.available_width().max(own), space::ROW_MENU);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let rect = snap(painter, rect);
        let radius = space::RADIUS_CONTROL;
        if item.is_selected {
            painter.rect_filled(rect, radius, theme.accent.weak);
        } else if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, radius, theme.ground.hover);
        }
        let y = rect.center().y;
        if let Some(glyph) = item.icon {
            let center = pos2(rect.min.x + PADDING + ICON_PLACE / 2.0, y);
            icon(painter, center, glyph, 17.0, theme.text.second);
        }
        let at = pos2(rect.min.x + PADDING + ICON_PLACE + space::M, y);
        let key = item
            .key
            .map_or(0.0, |key| key_width(painter, key) + space::M);
        let room = rect.max.x - PADDING - key - at.x;
        let job = type_scale::BODY.job(item.text, theme.text.main);
        let words = lay(painter, cut(item.text, job, room + 1.0, 1));
        place(painter, words, at, Align2::LEFT_CENTER);
        if let Some(key) = item.key {
            key_hint(painter, theme, pos2(rect.max.x - PADDING, y), key);
        }
        if response.has_focus() {
            focus_ring_inside(painter, theme, rect, radius);
        }
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, enabled, item.text));
    response
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{
        theme::{LIGHT, icons},
        widgets::harness::harness,
    };

    #[test]
    fn it_is_taken_by_click_and_by_key() {
        let mut harness = harness(0, |ui, taken: &mut i32| {
            let item = MenuItem {
                icon: Some(icons::FOLDER_OPEN),
                text: "Ouvrir…",
                key: Some("Ctrl O"),
                is_selected: false,
            };
            if menu_item(ui, &LIGHT, item).clicked() {
                *taken += 1;
            }
        });
        harness.get_by_label("Ouvrir…").click();
        harness.run();
        harness.get_by_label("Ouvrir…").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), 2);
    }
}
