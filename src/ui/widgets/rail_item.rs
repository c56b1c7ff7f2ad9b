//! One place of the rail: icon, word, and a count when something waits there.

use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint::{self, focus_ring, icon, icon_fill, line, place, snap};
use crate::ui::theme::{Theme, icons::Icon, space, type_scale};

/// Size with its label.
pub const SIZE: egui::Vec2 = vec2(64.0, 54.0);
/// Size without its label, in narrow windows.
pub const SIZE_NARROW: egui::Vec2 = vec2(44.0, 44.0);

/// What stands in the rail.
#[derive(Clone, Copy, Debug)]
pub struct RailItem<'a> {
    /// Its icon, filled while the item is the current one.
    pub icon: Icon,
    /// Its word: label, accessible name, and tooltip where there is no label.
    pub text: &'a str,
    /// How many things wait there.
    pub count: Option<usize>,
    /// Whether its screen is the one shown.
    pub is_current: bool,
}

/// Shows a rail item with its label.
pub fn rail_item(ui: &mut Ui, theme: &Theme, item: RailItem<'_>) -> Response {
    show(ui, theme, item, SIZE)
}

/// Shows a rail item without its label.
pub fn rail_item_narrow(ui: &mut Ui, theme: &Theme, item: RailItem<'_>) -> Response {
    show(ui, theme, item, SIZE_NARROW).on_hover_text(item.text)
}

fn show(ui: &mut Ui, theme: &Theme, item: RailItem<'_>, size: egui::Vec2) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let rect = snap(painter, rect);
        if item.is_current {
            painter.rect_filled(rect, space::RADIUS_NOTE, theme.accent.weak);
        } else if response.hovered() {
            painter.rect_filled(rect, space::RADIUS_NOTE, theme.line.grid);
        }
        let has_label = size == SIZE;
        let y = if has_label {
            rect.min.y + 19.0
        } else {
            rect.center().y
        };
        let center = pos2(rect.center().x, y);
        let (step, color) = if item.is_current {
            icon_fill(painter, center, item.icon, 22.0, theme.accent.main);
            (type_scale::MICRO.semibold(), theme.accent.main)
        } else {
            icon(painter, center, item.icon, 22.0, theme.text.second);
            (type_scale::MICRO.medium(), theme.text.second)
        };
        if has_label {
            let at = pos2(rect.center().x, rect.min.y + 40.5);
            paint::text(painter, at, Align2::CENTER_CENTER, item.text, (step, color));
        }
        if let Some(count) = item.count.filter(|count| *count > 0) {
            let right = rect.center().x + 22.0;
            count_badge(ui, theme, pos2(right, y - 15.0), count);
        }
        if response.has_focus() {
            focus_ring(ui.painter(), theme, rect.shrink(2.0), space::RADIUS_NOTE);
        }
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, item.is_current, item.text));
    response
}

/// A count in a pill whose right top corner is at `corner`.
fn count_badge(ui: &Ui, theme: &Theme, corner: egui::Pos2, count: usize) {
    let painter = ui.painter();
    let step = type_scale::Type {
        size: 10.0,
        ..type_scale::MICRO.bold()
    };
    // More would cover the icon.
    let shown = match count {
        0..1000 => count.to_string(),
        _ => "999+".to_owned(),
    };
    let galley = line(painter, &shown, step, theme.ground.surface);
    let size = vec2((galley.size().x + 8.0).max(16.0), 16.0);
    let rect = Rect::from_min_size(pos2(corner.x - size.x, corner.y), size);
    let rect = snap(painter, rect);
    painter.rect_filled(rect, 8, theme.signal.review.on);
    place(painter, galley, rect.center(), Align2::CENTER_CENTER);
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
    fn it_goes_there_by_click_and_by_key() {
        let mut harness = harness(0, |ui, visits: &mut i32| {
            let item = RailItem {
                icon: icons::LIST_CHECKS,
                text: "Contrôles",
                count: Some(2),
                is_current: *visits > 0,
            };
            if rail_item(ui, &LIGHT, item).clicked() {
                *visits += 1;
            }
        });
        harness.get_by_label("Contrôles").click();
        harness.run();
        harness.get_by_label("Contrôles").focus();
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert_eq!(*harness.state(), 2);
    }
}
