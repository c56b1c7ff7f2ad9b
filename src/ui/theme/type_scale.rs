//! The type scale: sizes, line heights and weights by name. Colour is the caller's.

use std::borrow::Cow;

use egui::{FontId, TextFormat, text::LayoutJob};

use super::fonts::Family;

/// One step of the scale, in points at 100 % zoom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Type {
    /// Size of the em.
    pub size: f32,
    /// Height of a line.
    pub line: f32,
    /// Weight.
    pub family: Family,
}

/// The inspector's amount.
pub const DISPLAY: Type = Type::new(32.0, 40.0, Family::Semibold);
/// Key figures.
pub const FIGURE: Type = Type::new(28.0, 36.0, Family::Semibold);
/// A screen's title.
pub const TITLE: Type = Type::new(20.0, 26.0, Family::Semibold);
/// A countdown.
pub const COUNTDOWN: Type = Type::new(17.0, 22.0, Family::Semibold);
/// A section's title.
pub const HEADING: Type = Type::new(15.0, 20.0, Family::Semibold);
/// Everything else.
pub const BODY: Type = Type::new(13.0, 18.0, Family::Regular);
/// Notes, scope lines, chips.
pub const SMALL: Type = Type::new(12.0, 16.0, Family::Regular);
/// Rail labels, axis ticks, keys: never a sentence.
pub const MICRO: Type = Type::new(11.0, 14.0, Family::Regular);

/// A slide's title, at 1080 points high.
pub const SLIDE_TITLE: Type = Type::new(64.0, 76.0, Family::Semibold);
/// A slide's values.
pub const SLIDE_VALUE: Type = Type::new(48.0, 58.0, Family::Semibold);
/// A slide's labels.
pub const SLIDE_LABEL: Type = Type::new(40.0, 50.0, Family::Regular);
/// A slide's scope line.
pub const SLIDE_SCOPE: Type = Type::new(34.0, 44.0, Family::Regular);
/// A slide's notes.
pub const SLIDE_NOTE: Type = Type::new(28.0, 36.0, Family::Regular);

impl Type {
    const fn new(size: f32, line: f32, family: Family) -> Self {
        Self { size, line, family }
    }

    /// The same step at weight 400.
    #[must_use]
    pub const fn regular(self) -> Self {
        Self {
            family: Family::Regular,
            ..self
        }
    }

    /// The same step at weight 500.
    #[must_use]
    pub const fn medium(self) -> Self {
        Self {
            family: Family::Medium,
            ..self
        }
    }

    /// The same step at weight 600.
    #[must_use]
    pub const fn semibold(self) -> Self {
        Self {
            family: Family::Semibold,
            ..self
        }
    }

    /// The same step at weight 700.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self {
            family: Family::Bold,
            ..self
        }
    }

    /// Size and weight for egui, without line height.
    #[must_use]
    pub fn font(self) -> FontId {
        FontId::new(self.size, self.family.family())
    }

    /// Large text is set a little tighter.
    fn tracking(self) -> f32 {
        match self.size {
            size if size >= FIGURE.size => -size / 64.0,
            size if size >= TITLE.size => -0.2,
            _ => 0.0,
        }
    }

    /// A run of text of this step for a [`LayoutJob`], with its line height.
    #[must_use]
    pub fn format(self, color: egui::Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            color,
            line_height: Some(self.line),
            extra_letter_spacing: self.tracking(),
            ..TextFormat::default()
        }
    }

    /// One text of this step, unwrapped, with its line height.
    #[must_use]
    pub fn job(self, text: &str, color: egui::Color32) -> LayoutJob {
        let text = shortened(text, LONGEST_PARAGRAPH).into_owned();
        let mut job = LayoutJob::single_section(text, self.format(color));
        job.wrap.max_width = f32::INFINITY;
        job
    }
}

/// Characters of one line that are laid out at most: no window is wider.
pub const LONGEST_LINE: usize = 400;
/// Characters of a paragraph that are laid out at most.
pub const LONGEST_PARAGRAPH: usize = 4_000;

/// A text of `most` characters at most, ending with "…" if it was longer: laying out a text takes
/// time for all of it, however little of it is shown.
#[must_use]
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    // No text has more characters than bytes: short ones need no counting.
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// The font of an outlined icon, `size` points wide.
#[must_use]
pub fn icon(size: f32) -> FontId {
    FontId::new(size, Family::Icon.family())
}

/// The font of a filled icon, `size` points wide.
#[must_use]
pub fn icon_fill(size: f32) -> FontId {
    FontId::new(size, Family::IconFill.family())
}
