//! Numbers, colours, sizes and words as SVG writes them.

use egui::Color32;

/// How large a drawing is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sides {
    /// In pixels.
    Pixels(f32, f32),
    /// On paper, in millimetres.
    Millimetres(f32, f32),
}

impl Sides {
    /// Width and height with their unit.
    pub(super) fn texts(self) -> (String, String) {
        match self {
            Sides::Pixels(width, height) => (number(width), number(height)),
            Sides::Millimetres(width, height) => (
                format!("{}mm", number(width)),
                format!("{}mm", number(height)),
            ),
        }
    }
}

/// A length with two decimals at most, and no more digits than it needs.
pub(super) fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let hundredths = (f64::from(value) * 100.0).round();
    let mut text = format!("{:.2}", hundredths / 100.0);
    while text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// `#RRGGBB`; `None` for what cannot be seen.
pub(super) fn rgb(color: Color32) -> Option<String> {
    if color.a() == 0 {
        return None;
    }
    let [r, g, b, _] = color.to_srgba_unmultiplied();
    Some(format!("#{r:02X}{g:02X}{b:02X}"))
}

/// The opacity of a colour as an attribute, if it is not whole.
pub(super) fn opacity(what: &str, color: Color32) -> String {
    if color.a() == u8::MAX {
        return String::new();
    }
    let share = f32::from(color.a()) / f32::from(u8::MAX);
    format!(" {what}-opacity=\"{}\"", number(share))
}

/// Words between tags: signs that XML reads are replaced, and those it forbids become U+FFFD.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (12.345, "12.35"),
            (-3.1, "-3.1"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        assert_eq!(
            escaped("</text><script>\"&\u{0}\u{ffff}\n"),
            "&lt;/text&gt;&lt;script&gt;&quot;&amp;\u{fffd}\u{fffd} "
        );
    }

    #[test]
    fn what_is_half_seen_says_so() {
        let half = Color32::BLACK.gamma_multiply(0.5);
        assert_eq!(opacity("fill", half), " fill-opacity=\"0.5\"");
        assert_eq!(opacity("fill", Color32::BLACK), "");
        assert_eq!(rgb(Color32::TRANSPARENT), None);
    }
}
