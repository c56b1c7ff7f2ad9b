//! The contents of a tooltip: what a mark stands for, its amount, then a line for each thing
//! known. One look for every chart.

use super::swatch;
use super::text::paragraph;
use crate::ui::theme::{Theme, type_scale};
use crate::ui::widgets::text::lay;
use egui::{Frame, Margin, Response, Sense, Ui, WidgetText, pos2, vec2};

/// True while a dialog lies over what was pointed at: nothing is said of it then, even if it was
/// already being said when the dialog opened.
pub fn is_covered(response: &Response) -> bool {
    let dialog = response.ctx.memory(|memory| memory.top_modal_layer());
    dialog.is_some_and(|layer| layer != response.layer_id)
}

/// Tooltips of what lies in the window: nothing is said under a dialog.
pub trait Tips {
    /// A text beside what is pointed at.
    fn tip_text(self, words: impl Into<WidgetText>) -> Response;
    /// A text beside the pointer.
    fn tip_at_pointer(self, words: impl Into<WidgetText>) -> Response;
}

impl Tips for Response {
    fn tip_text(self, words: impl Into<WidgetText>) -> Response {
        match is_covered(&self) {
            true => self,
            false => self.on_hover_text(words),
        }
    }

    fn tip_at_pointer(self, words: impl Into<WidgetText>) -> Response {
        match is_covered(&self) {
            true => self,
            false => self.on_hover_text_at_pointer(words),
        }
    }
}

/// The widest that a tooltip gets.
const WIDTH: f32 = 320.0;

/// Draws the contents; `slot` is the hue of the partner that it is about, if it is about one.
pub fn tip(ui: &mut Ui, theme: &Theme, (slot, head): (Option<u8>, &str), lines: &[String]) {
    let padded = Frame::NONE.inner_margin(Margin::symmetric(6, 3));
    padded.show(ui, |ui| contents(ui, theme, (slot, head), lines));
}

fn contents(ui: &mut Ui, theme: &Theme, (slot, head): (Option<u8>, &str), lines: &[String]) {
    ui.set_max_width(WIDTH);
    ui.spacing_mut().item_spacing.y = 2.0;
    let step = type_scale::BODY.semibold();
    match slot {
        Some(slot) => name(ui, theme, slot, head),
        None => {
            paragraph(ui, head, (step, theme.text.main), WIDTH);
        }
    }
    for (at, line) in lines.iter().enumerate() {
        let look = if at == 0 {
            (type_scale::BODY.medium(), theme.text.main)
        } else {
            (type_scale::SMALL, theme.text.second)
        };
        paragraph(ui, line, look, WIDTH);
    }
}

fn name(ui: &mut Ui, theme: &Theme, slot: u8, words: &str) {
    let mut job = type_scale::BODY.semibold().job(words, theme.text.main);
    job.wrap.max_width = WIDTH - 18.0;
    let galley = lay(ui.painter(), job);
    let size = vec2(galley.size().x + 18.0, galley.size().y);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let at = pos2(rect.min.x + 5.0, rect.min.y + 9.0);
    swatch::paint_swatch(ui.painter(), theme, at, slot);
    let at = rect.min + vec2(18.0, 0.0);
    ui.painter().galley(at, galley, theme.text.main);
}
