//! A choice among two to five words that stay in view. Knows nothing of what is chosen.

use egui::{
    Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::paint::{focus_ring_inside, line, place, snap};
use crate::ui::theme::{Theme, space, type_scale};

/// Shows `options` side by side with the one at `selected` marked. Gives the index of an option
/// that was just chosen and is not the selected one.
pub fn segmented(ui: &mut Ui, theme: &Theme, options: &[&str], selected: usize) -> Option<usize> {
    let widths: Vec<f32> = options
        .iter()
        .map(|text| {
            let galley = line(
                ui.painter(),
                text,
                type_scale::BODY.semibold(),
                theme.text.main,
            );
            (galley.size().x + 2.0 * space::CONTROL_PADDING).ceil()
        })
        .collect();
    let size = vec2(widths.iter().sum(), space::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let outer = snap(ui.painter(), rect);
    ui.painter()
        .rect_filled(outer, space::RADIUS_CONTROL, theme.ground.surface);

    let mut chosen = None;
    let mut x = rect.min.x;
    for (index, (text, width)) in options.iter().zip(&widths).enumerate() {
        let piece = Rect::from_min_size(pos2(x, rect.min.y), vec2(*width, rect.height()));
        let id = response.id.with(index);
        let part = ui.interact(piece, id, Sense::click());
        let corners = corners(index, options.len());
        segment(ui, theme, (text, index == selected), &part, corners);
        if part.clicked() && index != selected {
            chosen = Some(index);
        }
        x += width;
    }
    let outline = Stroke::new(space::STROKE, theme.line.strong);
    let radius = space::RADIUS_CONTROL;
    ui.painter()
        .rect_stroke(outer, radius, outline, StrokeKind::Inside);
    chosen
}

fn segment(
    ui: &Ui,
    theme: &Theme,
    (text, is_on): (&str, bool),
    part: &Response,
    corners: CornerRadius,
) {
    let painter = ui.painter();
    let rect = snap(painter, part.rect);
    if is_on {
        painter.rect_filled(rect, corners, theme.accent.weak);
    } else if part.hovered() {
        painter.rect_filled(rect, corners, theme.ground.hover);
    }
    if corners.nw == 0 {
        let x = painter.round_to_pixel_center(rect.min.x);
        painter.vline(
            x,
            rect.y_range(),
            Stroke::new(space::STROKE, theme.line.strong),
        );
    }
    let (step, color) = if is_on {
        (type_scale::BODY.semibold(), theme.accent.main)
    } else {
        (type_scale::BODY.medium(), theme.text.second)
    };
    let galley = line(painter, text, step, color);
    place(painter, galley, rect.center(), Align2::CENTER_CENTER);
    if part.has_focus() {
        focus_ring_inside(painter, theme, rect, corners);
    }
    let enabled = ui.is_enabled();
    part.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, is_on, text));
}

fn corners(index: usize, count: usize) -> CornerRadius {
    let radius = space::RADIUS_CONTROL.nw;
    let left = if index == 0 { radius } else { 0 };
    let right = if index + 1 == count { radius } else { 0 };
    CornerRadius {
        nw: left,
        sw: left,
        ne: right,
        se: right,
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{theme::LIGHT, widgets::harness::harness};

    #[test]
    fn a_click_or_a_key_chooses() {
        let mut harness = harness(0, |ui, selected: &mut usize| {
            if let Some(index) = segmented(ui, &LIGHT, &["M€", "% axe", "% signataire"], *selected)
            {
                *selected = index;
            }
        });
        harness.get_by_label("% axe").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        harness.get_by_label("% signataire").focus();
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert_eq!(*harness.state(), 2);
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), 2, "choosing again changes nothing");
    }
}
