//! Laid-out text taken apart into runs of one look: where each begins on its baseline, and the
//! characters themselves.

use egui::epaint::TextShape;
use egui::epaint::text::PlacedRow;
use egui::text::LayoutSection;
use egui::{Color32, FontFamily, Pos2, Rect, pos2, vec2};

use crate::ui::theme::fonts::Family;

/// Characters of one look on one line. The font is shaped again by whoever shows it, so that
/// pairs of letters stand as the typeface wants them.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where its first character begins, on the baseline.
    pub start: Pos2,
    /// The characters.
    pub text: String,
    /// Size of the em, in points.
    pub size: f32,
    /// Cut of the typeface.
    pub face: Family,
    /// Ink.
    pub color: Color32,
    /// Added between characters, in points.
    pub tracking: f32,
    /// From its start to its end, in points.
    pub width: f32,
}

impl Run {
    /// The room it takes, with what rises above and falls below the line.
    pub(super) fn bounds(&self) -> Rect {
        let top = self.start - vec2(0.0, self.size);
        Rect::from_min_size(top, vec2(self.width, self.size * 1.25))
    }
}

/// What is the same for all characters of a run.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    size: f32,
    face: Family,
    color: Color32,
    tracking: f32,
}

/// The runs of a text, line by line.
pub(super) fn runs(shape: &TextShape) -> Vec<Run> {
    let job = &shape.galley.job;
    let mut source = job.text.char_indices().peekable();
    let mut out = Vec::new();
    let mut section = 0;
    for row in &shape.galley.rows {
        let mut pen = Pen::new(shape, row);
        for glyph in &row.glyphs {
            // A text that was cut ends with a sign that is not in its source.
            if let Some((at, _)) = source.next_if(|(_, c)| *c == glyph.chr) {
                section = section_at(&job.sections, at, section);
            }
            if let Some(section) = job.sections.get(section) {
                pen.put(glyph.chr, glyph.pos, glyph.max_x(), shape, section);
            }
        }
        if row.ends_with_newline {
            source.next_if(|(_, c)| *c == '\n');
        }
        out.extend(pen.finish());
    }
    out
}

/// The section of the character at byte `at`, looked for from `from` on.
fn section_at(sections: &[LayoutSection], at: usize, from: usize) -> usize {
    let found = sections
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, s)| at < s.byte_range.end.0);
    found.map_or(from, |(index, _)| index)
}

/// Writes the runs of one line.
struct Pen {
    origin: Pos2,
    look: Option<Look>,
    run: Option<Run>,
    /// Where what is seen of the run ends.
    end: f32,
    done: Vec<Run>,
}

impl Pen {
    fn new(shape: &TextShape, row: &PlacedRow) -> Self {
        Self {
            origin: shape.pos + row.pos.to_vec2(),
            look: None,
            run: None,
            end: 0.0,
            done: Vec::new(),
        }
    }

    fn put(
        &mut self,
        character: char,
        at: Pos2,
        end: f32,
        shape: &TextShape,
        section: &LayoutSection,
    ) {
        let look = look_of(character, shape, section);
        if self.look != Some(look) {
            self.close();
        }
        // Nothing begins with a space, and where the next words stand says how wide it is.
        if self.run.is_none() && is_blank(character) {
            return;
        }
        let start = pos2(self.origin.x + at.x, self.origin.y + at.y);
        let run = self.run.get_or_insert_with(|| Run {
            start,
            text: String::new(),
            size: look.size,
            face: look.face,
            color: look.color,
            tracking: look.tracking,
            width: 0.0,
        });
        run.text.push(character);
        if !is_blank(character) {
            self.end = self.origin.x + end;
        }
        self.look = Some(look);
    }

    fn close(&mut self) {
        if let Some(mut run) = self.run.take() {
            run.text.truncate(run.text.trim_end_matches(is_blank).len());
            run.width = (self.end - run.start.x).max(0.0);
            self.done.push(run);
        }
    }

    fn finish(mut self) -> Vec<Run> {
        self.close();
        self.done
    }
}

fn is_blank(character: char) -> bool {
    character == ' ' || character == '\t' || character == '\n'
}

fn look_of(character: char, shape: &TextShape, section: &LayoutSection) -> Look {
    let format = &section.format;
    let color = match shape.override_text_color {
        Some(color) => color,
        None if format.color == Color32::PLACEHOLDER => shape.fallback_color,
        None => format.color,
    };
    let color = if shape.opacity_factor < 1.0 {
        color.gamma_multiply(shape.opacity_factor)
    } else {
        color
    };
    Look {
        size: format.font_id.size,
        face: face_of(&format.font_id.family, character),
        color,
        tracking: format.extra_letter_spacing,
    }
}

/// The cut that shows a character: icons have their own.
fn face_of(family: &FontFamily, character: char) -> Family {
    let named = Family::ALL
        .into_iter()
        .find(|face| matches!(family, FontFamily::Name(name) if **name == *face.name()))
        .unwrap_or(Family::Regular);
    let is_icon = ('\u{e000}'..='\u{f8ff}').contains(&character);
    match named {
        Family::Icon | Family::IconFill if is_icon => named,
        Family::Icon | Family::IconFill => Family::Regular,
        _ if is_icon => Family::Icon,
        _ => named,
    }
}
