//! The typeface inside an SVG: each cut used, as a font of its own within a style.

mod subset;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::plate::Plate;
use crate::ui::theme::fonts::Family;

/// Writes a style with the cuts that the plate uses.
pub(super) fn embed(out: &mut String, plate: &Plate) {
    let used: Vec<Family> = Family::ALL
        .into_iter()
        .filter(|face| plate.runs().any(|run| run.face == *face))
        .collect();
    if used.is_empty() {
        return;
    }
    out.push_str("<style>\n");
    for face in used {
        let (name, weight) = match face {
            Family::Regular => ("Maquette Sans", 400),
            Family::Medium => ("Maquette Sans", 500),
            Family::Semibold => ("Maquette Sans", 600),
            Family::Bold => ("Maquette Sans", 700),
            Family::Icon => ("Maquette Icons", 400),
            Family::IconFill => ("Maquette Icons Fill", 400),
        };
        out.push_str("@font-face{font-family:'");
        out.push_str(name);
        out.push_str("';font-weight:");
        out.push_str(&weight.to_string());
        out.push_str(";src:url(data:font/ttf;base64,");
        base64(out, &part(plate, face));
        out.push_str(")}\n");
    }
    out.push_str("</style>\n");
}

/// A cut with the outlines of the characters that it shows, or whole.
fn part(plate: &Plate, face: Family) -> Cow<'static, [u8]> {
    let runs = plate.runs().filter(|run| run.face == face);
    let characters: BTreeSet<char> = runs.flat_map(|run| run.text.chars()).collect();
    subset::subset(face.bytes(), &characters).map_or(Cow::Borrowed(face.bytes()), Cow::Owned)
}

/// Bytes as base64, padded.
fn base64(out: &mut String, bytes: &[u8]) {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |six: u32| {
        let index = usize::try_from(six & 63).unwrap_or(0);
        char::from(SIGNS.get(index).copied().unwrap_or(b'A'))
    };
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4usize {
            if at <= three.len() {
                out.push(sign(bits >> (18 - 6 * at)));
            } else {
                out.push('=');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_known_words() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            base64(&mut out, bytes.as_bytes());
            assert_eq!(out, text);
        }
    }
}
