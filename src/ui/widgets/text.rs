//! Labels with the type scale: plain, cut with an ellipsis, or wrapped to two lines. A text that
//! does not fit is whole in the tooltip and in the accessible name.

use std::borrow::Cow;

use egui::{
    Align, Color32, Galley, Painter, Response, Role, Sense, Ui, WidgetInfo,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use std::sync::Arc;

use crate::ui::theme::Type;
use crate::ui::theme::type_scale::{self, LONGEST_LINE, LONGEST_PARAGRAPH, shortened};
use crate::wording::number::NARROW;

/// A text on one line, as wide as it is.
pub fn label(ui: &mut Ui, text: &str, step: Type, color: Color32) -> Response {
    show(ui, text, step.job(text, color), Fill::Text)
}

/// A text on one line no wider than `width`, cut with "…" where it does not fit.
pub fn elided(ui: &mut Ui, text: &str, (step, color): (Type, Color32), width: f32) -> Response {
    show(
        ui,
        text,
        cut(text, step.job(text, color), width, 1),
        Fill::Text,
    )
}

/// A text `width` points wide that wraps at spaces to two lines at most, then is cut with "…".
pub fn two_lines(ui: &mut Ui, text: &str, (step, color): (Type, Color32), width: f32) -> Response {
    show(
        ui,
        text,
        cut(text, step.job(text, color), width, 2),
        Fill::Width(width),
    )
}

/// An amount, as large as it fits on one line: it is never cut.
pub fn whole(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let width = ui.available_width();
    for step in [type_scale::DISPLAY, type_scale::FIGURE, type_scale::TITLE] {
        let galley = ui.painter().layout_job(step.job(text, color));
        if galley.size().x <= width {
            return label(ui, text, step, color);
        }
    }
    paragraph(ui, text, (type_scale::COUNTDOWN, color), width)
}

/// A paragraph `width` points wide, of as many lines as it takes.
pub fn paragraph(ui: &mut Ui, text: &str, (step, color): (Type, Color32), width: f32) -> Response {
    let mut job = step.job(text, color);
    job.wrap = TextWrapping::wrap_at_width(width);
    show(ui, text, job, Fill::Width(width))
}

/// A text laid out as in [`two_lines`] with `lines` at most, for painters.
#[must_use]
pub fn cut(text: &str, job: LayoutJob, width: f32, lines: usize) -> LayoutJob {
    let most = LONGEST_LINE.saturating_mul(lines);
    let job = match (shortened(text, most), job.sections.as_slice()) {
        (Cow::Owned(text), [section]) => LayoutJob::single_section(text, section.format.clone()),
        _ => job,
    };
    LayoutJob {
        wrap: TextWrapping {
            max_width: width,
            max_rows: lines,
            break_anywhere: lines == 1,
            overflow_character: Some('…'),
        },
        halign: Align::LEFT,
        ..job
    }
}

/// Lays a job out so that no line ends within a number. egui breaks lines at every white space but
/// U+00A0, at the U+202F in `2 757` too; the plain space before such a number breaks instead.
#[must_use]
pub fn lay(painter: &Painter, job: LayoutJob) -> Arc<Galley> {
    let mut galley = painter.layout_job(job);
    while let Some(space) = before_broken_number(&galley) {
        let mut job = LayoutJob::clone(&galley.job);
        job.text.replace_range(space..=space, "\n");
        galley = painter.layout_job(job);
    }
    galley
}

/// The plain space before the first number that is broken in two lines, if there is one in its
/// line: its place in the text, in bytes.
fn before_broken_number(galley: &Galley) -> Option<usize> {
    let mut start = 0_usize;
    for row in &galley.rows {
        let line = galley.job.text.get(start..)?;
        let length: usize = row.glyphs.iter().map(|glyph| glyph.chr.len_utf8()).sum();
        let is_broken = row.glyphs.last().is_some_and(|last| last.chr == NARROW);
        let space = line.get(..length).and_then(|line| line.rfind(' '));
        if let (true, Some(space)) = (is_broken, space) {
            return start.checked_add(space);
        }
        let newline = usize::from(row.ends_with_newline);
        start = start.saturating_add(length).saturating_add(newline);
    }
    None
}

/// Which width a label takes.
enum Fill {
    Text,
    Width(f32),
}

fn show(ui: &mut Ui, text: &str, job: LayoutJob, fill: Fill) -> Response {
    let galley = lay(ui.painter(), job);
    let width = match fill {
        Fill::Text => galley.size().x,
        Fill::Width(width) => width,
    };
    let is_cut = galley.elided || galley.text().len() < text.len();
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if is_cut {
        response.on_hover_text(shortened(text, LONGEST_PARAGRAPH))
    } else {
        response
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::{
        theme::{LIGHT, type_scale::BODY},
        widgets::harness::harness,
    };

    #[test]
    fn a_very_long_text_is_cut_before_it_is_laid_out() {
        let long = "é".repeat(1_000_000);
        let look = (BODY, LIGHT.text.main);
        let mut longest = harness(0, |ui, longest: &mut usize| {
            let jobs = [
                BODY.job(&long, look.1),
                cut(&long, BODY.job(&long, look.1), 120.0, 2),
            ];
            let drawn = jobs.map(|job| job.text.chars().count());
            *longest = drawn.into_iter().max().unwrap_or(0);
            elided(ui, &long, look, 120.0);
            paragraph(ui, &long, look, 120.0);
            label(ui, &long, look.0, look.1);
        });
        longest.run();
        assert_eq!(*longest.state(), LONGEST_PARAGRAPH + 1);
        assert_eq!(shortened("Aisne", 5), "Aisne");
        assert_eq!(shortened("Échéances", 3), "Éch…");
    }

    #[test]
    fn a_number_stays_on_one_line() {
        let text = "Total de 1\u{202f}338\u{202f}594\u{a0}M€ sur sept ans";
        let mut lines = harness(Vec::new(), |ui, lines: &mut Vec<Vec<String>>| {
            *lines = [60.0, 110.0, 140.0, 400.0]
                .map(|width| {
                    let mut job = BODY.job(text, LIGHT.text.main);
                    job.wrap = TextWrapping::wrap_at_width(width);
                    let galley = lay(ui.painter(), job);
                    galley
                        .rows
                        .iter()
                        .map(|row| row.text().trim().to_owned())
                        .collect()
                })
                .to_vec();
        });
        lines.run();
        let number = "1\u{202f}338\u{202f}594\u{a0}M€";
        for lines in lines.state().iter().skip(1) {
            assert_eq!(
                lines.iter().filter(|line| line.contains(number)).count(),
                1,
                "{lines:?}"
            );
        }
        assert!(lines.state()[1].len() > 2 && lines.state()[3].len() == 1);
        // Where no line holds a number it is broken after all, and nothing is lost.
        let dense = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(dense(&lines.state()[0].concat()), dense(text));
    }

    #[test]
    fn a_cut_label_keeps_its_whole_name() {
        let long = "Accélérer le changement de modèle de développement";
        let mut sizes = harness([0.0; 3], |ui, sizes: &mut [f32; 3]| {
            let look = (BODY, LIGHT.text.main);
            let one = elided(ui, long, look, 120.0).rect;
            let two = two_lines(ui, &format!("{long}, suite et fin"), look, 120.0).rect;
            let short = elided(ui, "Aisne", look, 120.0).rect;
            *sizes = [one.width(), two.height(), short.width()];
        });
        sizes.run();
        sizes.get_by_label(long);
        let [one, two, short] = *sizes.state();
        assert!(one <= 120.0 && short < 60.0, "{one} {short}");
        assert!((two - 36.0).abs() < 0.5, "two lines of 18: {two}");
    }
}
