//! Buttons: an icon, a word, a key. What a click does is the caller's.

use crate::ui::widgets::text::lay;
use std::sync::Arc;

use egui::{
    Align2, Color32, Galley, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::paint::{self, focus_ring, icon, key_hint, key_width, line, place, snap};
use super::text::cut;
use crate::ui::theme::{
    Theme,
    icons::{self, Icon},
    space, type_scale,
};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The one main action: filled with the accent.
    Primary,
    /// Any other action: outlined.
    Secondary,
    /// An action in passing: no outline until hovered.
    Quiet,
}

/// What stands on a button.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    icon: Option<Icon>,
    text: &'a str,
    key: Option<&'a str>,
    has_caret: bool,
    widest: f32,
}

impl<'a> Face<'a> {
    /// A word, which is also the accessible name.
    #[must_use]
    pub const fn text(text: &'a str) -> Self {
        Self {
            icon: None,
            text,
            key: None,
            has_caret: false,
            widest: f32::INFINITY,
        }
    }

    /// With an icon before the word.
    #[must_use]
    pub const fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// With the key that does the same.
    #[must_use]
    pub const fn key(self, key: &'a str) -> Self {
        Self {
            key: Some(key),
            ..self
        }
    }

    /// On a button no wider than this: the word is cut with "…" where it does not fit, and left
    /// out where next to nothing of it would show beside an icon.
    #[must_use]
    pub const fn within(self, widest: f32) -> Self {
        Self { widest, ..self }
    }

    /// With a caret after the word: it opens a list.
    #[must_use]
    pub const fn caret(self) -> Self {
        Self {
            has_caret: true,
            ..self
        }
    }
}

/// A word with less room than this beside an icon is left out.
const WORD_LEAST: f32 = 36.0;
const GAP: f32 = 6.0;
/// Between a face and the end of its button, at least.
const TIGHT_PADDING: f32 = 6.0;
const ICON: f32 = 16.0;
const CARET: f32 = 12.0;

/// A button as wide as its face.
pub fn button(ui: &mut Ui, theme: &Theme, look: Look, face: Face<'_>) -> Response {
    let width = natural_width(ui.painter(), face);
    wide(ui, theme, look, face, width)
}

fn natural_width(painter: &Painter, face: Face<'_>) -> f32 {
    (face_width(painter, face) + 2.0 * space::CONTROL_PADDING).ceil()
}

/// The widths of two buttons side by side that fill `room` with the gap between them: the same,
/// unless one of them needs more; with too little room both give up as much.
#[must_use]
pub fn side_by_side(painter: &Painter, faces: [Face<'_>; 2], room: f32) -> [f32; 2] {
    let room = room - space::S;
    let half = room / 2.0;
    let [first, second] = faces.map(|face| natural_width(painter, face));
    let first = match (first > half, second > half) {
        (false, false) => half,
        (true, false) if first + second <= room => first,
        (false, true) if first + second <= room => room - second,
        // Both give up as much.
        _ => first - (first + second - room) / 2.0,
    };
    [first, room - first]
}

/// A button `width` points wide, its face centred; what does not fit is cut as with
/// [`Face::within`].
pub fn wide(ui: &mut Ui, theme: &Theme, look: Look, face: Face<'_>, width: f32) -> Response {
    // On a button that is given its width the face may come nearer to its ends.
    let most = width + 2.0 * (space::CONTROL_PADDING - TIGHT_PADDING);
    let face = face.within(face.widest.min(most));
    let (rect, response) = ui.allocate_exact_size(vec2(width, space::CONTROL), Sense::click());
    if ui.is_rect_visible(rect) {
        let ink = ground(ui, theme, look, &response, snap(ui.painter(), rect));
        paint_face(ui.painter(), theme, rect, face, ink);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, face.text));
    if word(ui.painter(), face, Color32::PLACEHOLDER).is_none_or(|w| w.elided) {
        return response.on_hover_text(face.text);
    }
    response
}

/// A square button with an icon alone; `name` is its tooltip and accessible name.
pub fn icon_button(ui: &mut Ui, theme: &Theme, glyph: Icon, name: &str) -> Response {
    let size = Vec2::splat(space::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if ui.is_rect_visible(rect) {
        ground(ui, theme, Look::Quiet, &response, snap(ui.painter(), rect));
        icon(ui.painter(), rect.center(), glyph, 18.0, theme.text.second);
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// Paints the ground for the state of `response` and gives the colour of what stands on it.
fn ground(ui: &Ui, theme: &Theme, look: Look, response: &Response, rect: Rect) -> Color32 {
    let is_down = response.is_pointer_button_down_on();
    let strength = match (is_down, response.hovered()) {
        (true, _) => 0.22,
        (false, true) => 0.12,
        (false, false) => 0.0,
    };
    let painter = ui.painter();
    let radius = space::RADIUS_CONTROL;
    let outline = Stroke::new(space::STROKE, theme.line.strong);
    let ink = match look {
        Look::Primary => {
            let fill = theme.accent.main.lerp_to_gamma(theme.text.main, strength);
            painter.rect_filled(rect, radius, fill);
            theme.accent.on
        }
        Look::Secondary => {
            let fill = match (ui.is_enabled(), is_down, response.hovered()) {
                (false, ..) => Color32::TRANSPARENT,
                (true, true, _) => theme.ground.sunken,
                (true, false, true) => theme.ground.hover,
                (true, false, false) => theme.ground.surface,
            };
            painter.rect(rect, radius, fill, outline, StrokeKind::Inside);
            theme.text.main
        }
        Look::Quiet => {
            if strength > 0.0 {
                painter.rect_filled(rect, radius, theme.line.grid);
            }
            theme.text.main
        }
    };
    if response.has_focus() {
        focus_ring(painter, theme, rect, radius);
    }
    ink
}

/// The word as it is drawn; none where it is left out.
fn word(painter: &Painter, face: Face<'_>, ink: Color32) -> Option<Arc<Galley>> {
    let step = type_scale::BODY.medium();
    let whole = line(painter, face.text, step, ink);
    let beside = face_width_of(painter, face, 0.0) + 2.0 * space::CONTROL_PADDING;
    let room = face.widest - beside;
    if whole.size().x <= room {
        return Some(whole);
    }
    if room < WORD_LEAST && face.icon.is_some() {
        return None;
    }
    let room = room.max(WORD_LEAST);
    Some(lay(
        painter,
        cut(face.text, step.job(face.text, ink), room, 1),
    ))
}

fn face_width(painter: &Painter, face: Face<'_>) -> f32 {
    let word = word(painter, face, Color32::PLACEHOLDER);
    face_width_of(painter, face, word.map_or(-GAP, |word| word.size().x))
}

fn face_width_of(painter: &Painter, face: Face<'_>, word: f32) -> f32 {
    let icon = face.icon.map_or(0.0, |_| ICON + GAP);
    let key = face.key.map_or(0.0, |key| key_width(painter, key) + GAP);
    let caret = if face.has_caret { CARET + GAP } else { 0.0 };
    icon + word + key + caret
}

fn paint_face(painter: &Painter, theme: &Theme, rect: Rect, face: Face<'_>, ink: Color32) {
    let y = rect.center().y;
    let mut x = rect.center().x - face_width(painter, face) / 2.0;
    if let Some(glyph) = face.icon {
        paint::icon(painter, pos2(x + ICON / 2.0, y), glyph, ICON, ink);
        x += ICON + GAP;
    }
    if let Some(word) = word(painter, face, ink) {
        x = place(painter, word, pos2(x, y), Align2::LEFT_CENTER).max.x + GAP;
    }
    if let Some(key) = face.key {
        let right = pos2(x + key_width(painter, key), y);
        x = key_hint(painter, theme, right, key).max.x + GAP;
    }
    if face.has_caret {
        paint::icon(
            painter,
            pos2(x + CARET / 2.0, y),
            icons::CARET_DOWN,
            CARET,
            ink,
        );
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::{theme::LIGHT, widgets::harness::harness};

    #[test]
    fn a_click_enter_and_space_all_press_it() {
        let mut harness = harness(0, |ui, presses: &mut i32| {
            let face = Face::text("Enregistrer")
                .icon(icons::FLOPPY_DISK)
                .key("Ctrl S");
            if button(ui, &LIGHT, Look::Primary, face).clicked() {
                *presses += 1;
            }
            if icon_button(ui, &LIGHT, icons::TRASH, "Supprimer").clicked() {
                *presses += 10;
            }
        });
        harness.get_by_label("Enregistrer").click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        harness.get_by_label("Enregistrer").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        harness.key_press(Key::Space);
        harness.run();
        assert_eq!(*harness.state(), 3);
        harness.get_by_label("Supprimer").click();
        harness.run();
        assert_eq!(*harness.state(), 13);
        assert_eq!(
            harness.get_by_label("Enregistrer").accesskit_node().role(),
            Role::Button
        );
    }

    #[test]
    fn two_side_by_side_share_the_room_as_they_need_it() {
        let mut harness = harness(Vec::new(), |ui, widths: &mut Vec<[f32; 2]>| {
            let painter = ui.painter();
            let [short, long] = ["Voir", "Voir ligne 101457"].map(Face::text);
            let halves = |faces| side_by_side(painter, faces, 200.0 + space::S);
            *widths = vec![
                halves([short, short]),
                halves([short, long]),
                halves([long, short]),
                halves([long, long]),
                side_by_side(painter, [short, long], 150.0 + space::S),
                [natural_width(painter, short), natural_width(painter, long)],
            ];
        });
        harness.run();
        let widths = harness.state();
        let [short, long] = widths[5];
        assert!(short < 75.0 && long > 100.0 && short + long <= 200.0 && short + long > 150.0);
        assert_eq!(widths[0], [100.0, 100.0]);
        assert_eq!(widths[1], [200.0 - long, long]);
        assert_eq!(widths[2], [long, 200.0 - long]);
        assert_eq!(widths[3], [100.0, 100.0]);
        let [first, second] = widths[4];
        assert_eq!((short - first, first + second), (long - second, 150.0));
    }

    #[test]
    fn a_disabled_one_does_nothing() {
        let mut harness = harness(0, |ui, presses: &mut i32| {
            ui.add_enabled_ui(false, |ui| {
                if button(ui, &LIGHT, Look::Secondary, Face::text("Annuler")).clicked() {
                    *presses += 1;
                }
            });
        });
        harness.get_by_label("Annuler").click();
        harness.run();
        assert_eq!(*harness.state(), 0);
    }
}
