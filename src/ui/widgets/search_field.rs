//! A field to search or filter in: glass, text, key hint while empty. It holds the caller's draft
//! text, never a value of the contract.

use egui::{
    Align2, Frame, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2,
};

use super::paint::{icon, key_hint, snap};
use crate::ui::theme::{Theme, icons, space, type_scale};

/// What a search field says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Prompt<'a> {
    /// Its accessible name.
    pub name: &'a str,
    /// What it shows while empty.
    pub hint: &'a str,
    /// The key that leads to it.
    pub key: Option<&'a str>,
}

/// Shows the field, `width` points wide. The response is the text's: `changed`, `lost_focus`.
pub fn search_field(
    ui: &mut Ui,
    theme: &Theme,
    text: &mut String,
    prompt: Prompt<'_>,
    width: f32,
) -> Response {
    let (_, rect) = ui.allocate_space(vec2(width, space::CONTROL));
    let outer = snap(ui.painter(), rect);
    let radius = space::RADIUS_CONTROL;
    ui.painter()
        .rect_filled(outer, radius, theme.ground.surface);
    let glass = pos2(outer.min.x + 17.0, outer.center().y);
    icon(
        ui.painter(),
        glass,
        icons::MAGNIFYING_GLASS,
        15.0,
        theme.text.muted,
    );
    let mut end = outer.max.x - space::S;
    if let Some(key) = prompt.key.filter(|_| text.is_empty()) {
        end = key_hint(ui.painter(), theme, pos2(end, outer.center().y), key)
            .min
            .x
            - space::XS;
    }
    let inner = Rect::from_min_max(
        pos2(outer.min.x + 32.0, outer.min.y),
        pos2(end, outer.max.y),
    );
    let builder = UiBuilder::new().max_rect(inner);
    let edit = TextEdit::singleline(text)
        .hint_text(egui::RichText::new(prompt.hint).color(theme.text.muted))
        .font(type_scale::BODY.font())
        .frame(Frame::NONE)
        .align(Align2::LEFT_CENTER)
        .min_size(inner.size())
        .desired_width(inner.width());
    // A child of its own, so that the row goes on after the frame and not after the text.
    let response = ui.new_child(builder).add(edit);
    let outline = if response.has_focus() {
        Stroke::new(space::STROKE_FOCUS, theme.accent.main)
    } else {
        Stroke::new(space::STROKE, theme.line.thin)
    };
    ui.painter()
        .rect_stroke(outer, radius, outline, StrokeKind::Inside);
    let (id, name) = (response.id, prompt.name.to_owned());
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name));
    response
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{theme::LIGHT, widgets::harness::harness};

    #[test]
    fn it_takes_typed_text() {
        let mut harness = harness(String::new(), |ui, text: &mut String| {
            let prompt = Prompt {
                name: "Rechercher",
                hint: "Rechercher, agir…",
                key: Some("Ctrl K"),
            };
            search_field(ui, &LIGHT, text, prompt, 216.0);
        });
        harness.get_by_label("Rechercher").focus();
        harness.run();
        harness.get_by_label("Rechercher").type_text("mel");
        harness.run();
        assert_eq!(harness.state(), "mel");
    }
}
