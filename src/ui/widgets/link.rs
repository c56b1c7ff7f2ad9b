//! A link: words in the accent, underlined on hover and focus. Where it leads is the caller's.

use egui::{Align2, CursorIcon, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::paint::{focus_ring, icon, line, place};
use crate::ui::theme::{Theme, icons, space, type_scale};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// Elsewhere in the program.
    Inside,
    /// To a page outside it: an arrow says so.
    Outside,
}

const ICON: f32 = 13.0;

/// Shows a link.
pub fn link(ui: &mut Ui, theme: &Theme, text: &str, leads: Leads) -> Response {
    let galley = line(
        ui.painter(),
        text,
        type_scale::BODY.medium(),
        theme.accent.main,
    );
    let words = galley.size().x;
    let after = if leads == Leads::Outside {
        ICON + 5.0
    } else {
        0.0
    };
    let size = vec2(words + after, space::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let placed = place(painter, galley, rect.left_center(), Align2::LEFT_CENTER);
        if leads == Leads::Outside {
            let center = pos2(rect.max.x - ICON / 2.0, rect.center().y);
            icon(
                painter,
                center,
                icons::ARROW_SQUARE_OUT,
                ICON,
                theme.accent.main,
            );
        }
        if response.hovered() {
            let stroke = Stroke::new(space::STROKE, theme.accent.main);
            let y = painter.round_to_pixel_center(placed.max.y - 1.0);
            painter.hline(placed.x_range(), y, stroke);
        }
        if response.has_focus() {
            focus_ring(painter, theme, placed, egui::CornerRadius::same(2));
        }
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Link, enabled, text));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{theme::LIGHT, widgets::harness::harness};

    #[test]
    fn it_is_followed_by_click_and_by_key() {
        let mut harness = harness(0, |ui, followed: &mut i32| {
            if link(ui, &LIGHT, "Tout le calendrier", Leads::Inside).clicked() {
                *followed += 1;
            }
        });
        harness.get_by_label("Tout le calendrier").click();
        harness.run();
        harness.get_by_label("Tout le calendrier").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), 2);
    }
}
