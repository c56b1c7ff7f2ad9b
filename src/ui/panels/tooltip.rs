//! What a mark says while the pointer rests on it: the same as the inspector, in short. Made only
//! while it is shown. Nothing is said here alone.

use crate::chart::{Detail, Subject};
use crate::ui::Desk;
use crate::ui::theme::{Theme, type_scale};
use crate::ui::widgets::swatch;
use crate::ui::widgets::text::paragraph;
use crate::wording::{Key, Lang, fill, text};
use egui::{Align2, Response, Sense, Ui, pos2, vec2};

/// The widest that a tooltip gets.
const WIDTH: f32 = 300.0;

/// Shows what is known of `subject` while the pointer rests on `response`: amount, status,
/// precision, scope, source.
pub fn detail_tooltip(response: Response, desk: &Desk<'_>, subject: &Subject) -> Response {
    response.on_hover_ui_at_pointer(|ui| {
        let Some(scene) = desk.session.scene() else {
            return;
        };
        if let Some(detail) = Detail::of(&scene, subject) {
            tip(ui, desk.theme, &detail, desk.lang);
        }
    })
}

/// The contents of the tooltip of a detail.
pub fn tip(ui: &mut Ui, theme: &Theme, detail: &Detail, lang: Lang) {
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 2.0;
    name(ui, theme, detail);
    if !detail.amount.is_empty() {
        let look = (type_scale::HEADING, theme.text.main);
        paragraph(ui, &detail.amount, look, WIDTH);
    }
    let source = match detail.sources.first() {
        Some(source) => {
            let by = source.publisher.as_ref().unwrap_or(&source.title);
            fill(lang, Key::TooltipSource, &[("source", by)])
        }
        None if detail.target.is_some() => text(lang, Key::TooltipNoSource).to_owned(),
        None => String::new(),
    };
    for words in [detail.status(), detail.scope(), source] {
        if !words.is_empty() {
            paragraph(ui, &words, (type_scale::SMALL, theme.text.muted), WIDTH);
        }
    }
}

fn name(ui: &mut Ui, theme: &Theme, detail: &Detail) {
    let words = detail.name();
    let slot = detail.heading.who.as_ref().and_then(|(ink, _)| *ink);
    let Some(slot) = slot.and_then(super::inspector::slot_of) else {
        paragraph(
            ui,
            &words,
            (type_scale::BODY.semibold(), theme.text.main),
            WIDTH,
        );
        return;
    };
    let galley = {
        let mut job = type_scale::BODY.semibold().job(&words, theme.text.main);
        job.wrap.max_width = WIDTH - 18.0;
        ui.painter().layout_job(job)
    };
    let size = vec2(galley.size().x + 18.0, galley.size().y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    swatch::paint_swatch(
        ui.painter(),
        theme,
        pos2(rect.min.x + 5.0, rect.min.y + 9.0),
        slot,
    );
    let at = Align2::LEFT_TOP.pos_in_rect(&rect) + vec2(18.0, 0.0);
    ui.painter().galley(at, galley, theme.text.main);
}
