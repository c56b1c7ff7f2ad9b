//! What a mark says while the pointer rests on it: the same as the inspector, in short. Made only
//! while it is shown. Nothing is said here alone.

use crate::chart::{Detail, Subject};
use crate::ui::Desk;
use crate::ui::theme::Theme;
use crate::ui::widgets;
use crate::ui::widgets::tip::is_covered;
use crate::wording::{Key, Lang, fill, text};
use egui::{Response, Ui};

/// Shows what is known of `subject` while the pointer rests on `response`: amount, status,
/// precision, scope, source.
pub fn detail_tooltip(response: Response, desk: &Desk<'_>, subject: &Subject) -> Response {
    if is_covered(&response) {
        return response;
    }
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
    let source = match detail.sources.first() {
        Some(source) => {
            let by = source.publisher.as_ref().unwrap_or(&source.title);
            fill(lang, Key::TooltipSource, &[("source", by)])
        }
        None if detail.target.is_some() => text(lang, Key::TooltipNoSource).to_owned(),
        None => String::new(),
    };
    let lines = [
        detail.amount.clone(),
        detail.status(),
        detail.scope(),
        source,
    ];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let slot = detail.heading.who.as_ref().and_then(|(ink, _)| *ink);
    let slot = slot.and_then(super::inspector::slot_of);
    widgets::tip::tip(ui, theme, (slot, &detail.name()), &lines);
}
