//! Chips: a short state on a coloured ground or in an outline, and the removable chip of a filter.

use egui::{
    Align2, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::{
    paint::{focus_ring_inside, icon, icon_fill, line, place, snap},
    swatch,
};
use crate::ui::theme::{
    Theme, Tone,
    icons::{self, Icon},
    space, type_scale,
};

/// What a chip is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// Blocking.
    Blocking,
    /// To examine, fictitious, not saved.
    Review,
    /// Information.
    Info,
    /// Published, respected.
    Respected,
    /// In the accent: being edited, in focus.
    Active,
    /// A plain property, outlined.
    Neutral,
}

impl ChipKind {
    fn tone(self, theme: &Theme) -> Tone {
        match self {
            Self::Blocking => theme.signal.blocking,
            Self::Review => theme.signal.review,
            Self::Info => theme.signal.info,
            Self::Respected => theme.signal.respected,
            Self::Active => Tone {
                fill: theme.accent.weak,
                on: theme.accent.main,
            },
            Self::Neutral => Tone {
                fill: Color32::TRANSPARENT,
                on: theme.text.second,
            },
        }
    }

    fn is_filled_icon(self) -> bool {
        matches!(self, Self::Blocking | Self::Review | Self::Info)
    }
}

const HEIGHT: f32 = 22.0;
const PADDING: f32 = 7.0;
const GAP: f32 = 5.0;
const ICON: f32 = 13.0;

/// A chip that says something and does nothing.
pub fn chip(
    ui: &mut Ui,
    theme: &Theme,
    kind: ChipKind,
    glyph: Option<Icon>,
    text: &str,
) -> Response {
    let tone = kind.tone(theme);
    let step = type_scale::SMALL.medium();
    let galley = line(ui.painter(), text, step, tone.on);
    let before = glyph.map_or(0.0, |_| ICON + GAP);
    let width = (galley.size().x + before + 2.0 * PADDING).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let rect = snap(painter, rect);
        painter.rect_filled(rect, space::RADIUS_CHIP, tone.fill);
        if kind == ChipKind::Neutral {
            let outline = Stroke::new(space::STROKE, theme.line.strong);
            painter.rect_stroke(rect, space::RADIUS_CHIP, outline, StrokeKind::Inside);
        }
        let left = rect.min.x + PADDING;
        let center = pos2(left + ICON / 2.0, rect.center().y);
        match glyph {
            Some(glyph) if kind.is_filled_icon() => {
                icon_fill(painter, center, glyph, ICON, tone.on)
            }
            Some(glyph) => icon(painter, center, glyph, ICON, tone.on),
            None => {}
        }
        let at = pos2(left + before, rect.center().y);
        place(painter, galley, at, Align2::LEFT_CENTER);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// The chip of something in force that can be lifted: `slot` gives its swatch, `remove` names the
/// cross. The response is the cross's.
pub fn removable_chip(
    ui: &mut Ui,
    theme: &Theme,
    slot: Option<u8>,
    text: &str,
    remove: &str,
) -> Response {
    let tone = ChipKind::Active.tone(theme);
    let galley = line(ui.painter(), text, type_scale::BODY.medium(), tone.on);
    let before = slot.map_or(0.0, |_| swatch::SIDE + space::S);
    let width = (10.0 + before + galley.size().x + space::TARGET + 4.0).ceil();
    let (rect, label) = ui.allocate_exact_size(vec2(width, space::CONTROL), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let middle = pos2(rect.max.x - 4.0 - space::TARGET / 2.0, rect.center().y);
    let cross = Rect::from_center_size(middle, Vec2::splat(space::TARGET));
    let response = ui.interact(cross, label.id.with("remove"), Sense::click());
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        painter.rect_filled(snap(painter, rect), space::RADIUS_CHIP, tone.fill);
        let left = rect.min.x + 10.0;
        if let Some(slot) = slot {
            let center = pos2(left + swatch::SIDE / 2.0, rect.center().y);
            swatch::paint_swatch(painter, theme, center, slot);
        }
        let at = pos2(left + before, rect.center().y);
        place(painter, galley, at, Align2::LEFT_CENTER);
        if response.hovered() {
            painter.rect_filled(cross, 4, theme.ground.surface);
        }
        icon(painter, cross.center(), icons::CROSS, ICON, tone.on);
        if response.has_focus() {
            focus_ring_inside(painter, theme, cross, space::RADIUS_CHIP);
        }
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, remove));
    response.on_hover_text(remove)
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{theme::LIGHT, widgets::harness::harness};

    #[test]
    fn the_cross_removes_by_click_and_by_key() {
        let mut harness = harness(0, |ui, removed: &mut i32| {
            chip(
                ui,
                &LIGHT,
                ChipKind::Review,
                Some(icons::WARNING),
                "2 à examiner",
            );
            if removable_chip(
                ui,
                &LIGHT,
                Some(8),
                "MEL mise en avant",
                "Ne plus mettre en avant",
            )
            .clicked()
            {
                *removed += 1;
            }
        });
        harness.get_by_label("2 à examiner");
        harness.get_by_label("Ne plus mettre en avant").click();
        harness.run();
        harness.get_by_label("Ne plus mettre en avant").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), 2);
    }
}
