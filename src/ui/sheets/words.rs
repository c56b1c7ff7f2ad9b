//! Sentences on paper: wrapped at plain spaces only, never cut unless asked to be. A no-break space holds, the narrow
//! one of thousands included, and a word too long for its line is broken rather than lost.

use egui::{Align2, Color32, Painter, Pos2, pos2};

use crate::ui::theme::Type;
use crate::ui::widgets::paint;

/// A text set in a width: its lines and how high they are together.
pub struct Set {
    lines: Vec<String>,
    step: Type,
}

impl Set {
    /// Sets a text `width` points wide.
    pub fn new(painter: &Painter, words: &str, step: Type, width: f32) -> Self {
        let measure = |text: &str| {
            paint::line(painter, text, step, Color32::PLACEHOLDER)
                .size()
                .x
        };
        Self {
            lines: wrap(words, width, &measure),
            step,
        }
    }

    /// The same on `lines` lines at most: what has no room ends with an ellipsis, and is whole in
    /// what is spoken.
    pub fn at_most(
        painter: &Painter,
        words: &str,
        (step, width): (Type, f32),
        lines: usize,
    ) -> Self {
        let mut set = Self::new(painter, words, step, width);
        if set.lines.len() <= lines {
            return set;
        }
        set.lines.truncate(lines);
        if let Some(last) = set.lines.last_mut() {
            loop {
                let cut = format!("{}…", last.trim_end_matches([' ', ',', '·']));
                let galley = paint::line(painter, &cut, step, Color32::PLACEHOLDER);
                if galley.size().x <= width || last.pop().is_none() {
                    *last = cut;
                    break;
                }
            }
        }
        set
    }

    /// Its height in points.
    pub fn height(&self) -> f32 {
        let lines = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        f32::from(lines) * self.step.line
    }

    /// Paints it from its left top corner; gives its height.
    pub fn paint(&self, painter: &Painter, at: Pos2, color: Color32) -> f32 {
        self.lines(painter, (at, Align2::LEFT_CENTER), color)
    }

    /// Paints it to the left of its right top corner; gives its height.
    pub fn paint_right(&self, painter: &Painter, at: Pos2, color: Color32) -> f32 {
        self.lines(painter, (at, Align2::RIGHT_CENTER), color)
    }

    fn lines(&self, painter: &Painter, (at, side): (Pos2, Align2), color: Color32) -> f32 {
        let mut y = at.y + self.step.line / 2.0;
        for line in &self.lines {
            let galley = paint::line(painter, line, self.step, color);
            paint::place(painter, galley, pos2(at.x, y), side);
            y += self.step.line;
        }
        self.height()
    }
}

/// Lines no wider than `width`, as `measure` sees it.
fn wrap(words: &str, width: f32, measure: &dyn Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split([' ', '\n', '\t']).filter(|w| !w.is_empty()) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if measure(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = broken(word, width, measure, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The end of a word that fits a line of its own; what comes before goes to `lines`.
fn broken(
    word: &str,
    width: f32,
    measure: &dyn Fn(&str) -> f32,
    lines: &mut Vec<String>,
) -> String {
    let mut piece = String::new();
    if measure(word) <= width {
        return word.to_owned();
    }
    for character in word.chars() {
        piece.push(character);
        if measure(&piece) > width && piece.chars().nth(1).is_some() {
            piece.pop();
            lines.push(std::mem::take(&mut piece));
            piece.push(character);
        }
    }
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::cast_precision_loss)]
    fn letters(text: &str) -> f32 {
        text.chars().count() as f32
    }

    #[test]
    fn lines_break_at_plain_spaces_only() {
        let words = "total de 2\u{202f}757\u{a0}M€ publié";
        let lines = wrap(words, 10.0, &letters);
        assert_eq!(lines, ["total de", "2\u{202f}757\u{a0}M€", "publié"]);
    }

    #[test]
    fn a_word_too_long_is_broken_and_nothing_is_lost() {
        let word = "anticonstitutionnellement";
        let lines = wrap(&format!("un {word} mot"), 10.0, &letters);
        assert!(lines.iter().all(|l| letters(l) <= 10.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), format!("un{word}mot"));
        assert!(wrap("  ", 10.0, &letters).is_empty());
        assert_eq!(wrap("ab", 0.5, &letters), ["a", "b"]);
    }
}
