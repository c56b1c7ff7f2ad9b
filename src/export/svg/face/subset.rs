//! A TrueType font with the outlines of some characters only. Glyphs keep their numbers, so that
//! widths, kerning and the map of characters stay as they are; outlines of others become empty,
//! and glyph names go. Anything unexpected in the font gives none, and the whole font is used.

use std::collections::{BTreeMap, BTreeSet};

/// Tables of a font by tag.
type Tables<'a> = BTreeMap<[u8; 4], &'a [u8]>;

/// The font with the outlines of `characters`, of glyph 0, and of what these are made of. `None`
/// where the font, or a text with combining marks, asks for more than this can tell.
pub(super) fn subset(font: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    // Marks are composed by rules of the font that this does not follow.
    if characters
        .iter()
        .any(|c| ('\u{300}'..='\u{36f}').contains(c))
    {
        return None;
    }
    let tables = tables(font)?;
    let head = *tables.get(b"head")?;
    let is_long = u16_at(head, 50)? == 1;
    let loca = offsets(tables.get(b"loca")?, is_long)?;
    let glyf = *tables.get(b"glyf")?;
    let map = characters_of(tables.get(b"cmap")?)?;
    let mut kept = BTreeSet::from([0u16]);
    for character in characters {
        if let Some(glyph) = map.get(&u32::from(*character)) {
            keep(*glyph, (glyf, &loca), &mut kept)?;
        }
    }
    let (glyf, loca) = emptied((glyf, &loca), &kept, is_long)?;
    let mut nameless = tables.get(b"post")?.get(..32)?.to_vec();
    nameless.splice(0..4, [0, 3, 0, 0]);
    let mut out = tables;
    out.insert(*b"glyf", &glyf);
    out.insert(*b"loca", &loca);
    out.insert(*b"post", &nameless);
    written(&out)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(two.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

fn place(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

fn tables(font: &[u8]) -> Option<Tables<'_>> {
    let count = usize::from(u16_at(font, 4)?);
    let mut out = Tables::new();
    for index in 0..count {
        let record = index.checked_mul(16)?.checked_add(12)?;
        let tag = font.get(record..record.checked_add(4)?)?.try_into().ok()?;
        let from = place(font, record.checked_add(8)?)?;
        let length = place(font, record.checked_add(12)?)?;
        out.insert(tag, font.get(from..from.checked_add(length)?)?);
    }
    Some(out)
}

/// Where each glyph begins, and where the last ends.
fn offsets(loca: &[u8], is_long: bool) -> Option<Vec<usize>> {
    let step = if is_long { 4 } else { 2 };
    let count = loca.len() / step;
    (0..count)
        .map(|index| {
            let at = index.checked_mul(step)?;
            if is_long {
                place(loca, at)
            } else {
                usize::from(u16_at(loca, at)?).checked_mul(2)
            }
        })
        .collect()
}

fn outline<'a>((glyf, loca): (&'a [u8], &[usize]), glyph: u16) -> Option<&'a [u8]> {
    let at = usize::from(glyph);
    glyf.get(*loca.get(at)?..*loca.get(at.checked_add(1)?)?)
}

/// Keeps a glyph and those that it is made of.
fn keep(glyph: u16, outlines: (&[u8], &[usize]), kept: &mut BTreeSet<u16>) -> Option<()> {
    if !kept.insert(glyph) {
        return Some(());
    }
    let bytes = outline(outlines, glyph)?;
    let is_composite = !bytes.is_empty() && u16_at(bytes, 0)? >= 0x8000;
    let mut at = 10usize;
    let mut goes_on = is_composite;
    while goes_on {
        let flags = u16_at(bytes, at)?;
        keep(u16_at(bytes, at.checked_add(2)?)?, outlines, kept)?;
        let arguments = if flags & 0x1 == 0 { 2 } else { 4 };
        let scale = match flags & 0xc8 {
            0 => 0,
            0x8 => 2,
            0x40 => 4,
            _ => 8,
        };
        at = at.checked_add(4 + arguments + scale)?;
        goes_on = flags & 0x20 != 0;
    }
    Some(())
}

/// The outlines that are kept, and where each begins.
fn emptied(
    outlines: (&[u8], &[usize]),
    kept: &BTreeSet<u16>,
    is_long: bool,
) -> Option<(Vec<u8>, Vec<u8>)> {
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    let count = u16::try_from(outlines.1.len().checked_sub(1)?).ok()?;
    let note = |loca: &mut Vec<u8>, at: usize| -> Option<()> {
        if is_long {
            loca.extend(u32::try_from(at).ok()?.to_be_bytes());
        } else {
            loca.extend(u16::try_from(at / 2).ok()?.to_be_bytes());
        }
        Some(())
    };
    for glyph in 0..count {
        note(&mut loca, glyf.len())?;
        if kept.contains(&glyph) {
            glyf.extend_from_slice(outline(outlines, glyph)?);
            pad(&mut glyf);
        }
    }
    note(&mut loca, glyf.len())?;
    Some((glyf, loca))
}

/// Which glyph shows which character, by the map of the basic plane (format 4).
fn characters_of(cmap: &[u8]) -> Option<BTreeMap<u32, u16>> {
    let count = usize::from(u16_at(cmap, 2)?);
    let map = (0..count).find_map(|index| {
        let at = place(cmap, index.checked_mul(8)?.checked_add(8)?)?;
        let map = cmap.get(at..)?;
        (u16_at(map, 0)? == 4).then_some(map)
    })?;
    let twice = usize::from(u16_at(map, 6)?);
    let [ends, starts, deltas, ranges] = [
        14,
        twice.checked_add(16)?,
        twice.checked_mul(2)?.checked_add(16)?,
        twice.checked_mul(3)?.checked_add(16)?,
    ];
    let mut out = BTreeMap::new();
    for at in (0..twice).step_by(2) {
        let (start, end) = (u16_at(map, starts + at)?, u16_at(map, ends + at)?);
        let (delta, range) = (u16_at(map, deltas + at)?, u16_at(map, ranges + at)?);
        for code in start..=end {
            let glyph = if range == 0 {
                code.wrapping_add(delta)
            } else {
                let far = usize::from(code - start).checked_mul(2)?;
                let at = (ranges + at)
                    .checked_add(usize::from(range))?
                    .checked_add(far)?;
                match u16_at(map, at)? {
                    0 => 0,
                    found => found.wrapping_add(delta),
                }
            };
            if glyph != 0 {
                out.insert(u32::from(code), glyph);
            }
        }
    }
    Some(out)
}

fn pad(bytes: &mut Vec<u8>) {
    while !bytes.len().is_multiple_of(4) {
        bytes.push(0);
    }
}

fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0u32, |sum, four| {
        let byte = |at: usize| four.get(at).copied().unwrap_or(0);
        sum.wrapping_add(u32::from_be_bytes([byte(0), byte(1), byte(2), byte(3)]))
    })
}

/// The tables as a font, with their sums and the sum of all.
fn written(tables: &Tables<'_>) -> Option<Vec<u8>> {
    /// Where the sum of all stands in `head`, and what it is taken from.
    const ADJUSTMENT: usize = 8;
    const WHOLE: u32 = 0xb1b0_afba;
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16u16.checked_mul(1 << power)?;
    let mut out = vec![0, 1, 0, 0];
    for number in [
        count,
        range,
        u16::try_from(power).ok()?,
        count.checked_mul(16)?.checked_sub(range)?,
    ] {
        out.extend(number.to_be_bytes());
    }
    let first = tables.len().checked_mul(16)?.checked_add(12)?;
    let mut body = Vec::new();
    let mut head_at = None;
    for (tag, bytes) in tables {
        let mut bytes = bytes.to_vec();
        let at = first.checked_add(body.len())?;
        if tag == b"head" {
            bytes.get_mut(ADJUSTMENT..ADJUSTMENT + 4)?.fill(0);
            head_at = Some(at);
        }
        out.extend(tag);
        out.extend(sum(&bytes).to_be_bytes());
        out.extend(u32::try_from(at).ok()?.to_be_bytes());
        out.extend(u32::try_from(bytes.len()).ok()?.to_be_bytes());
        pad(&mut bytes);
        body.extend(bytes);
    }
    out.extend(body);
    let adjustment = WHOLE.wrapping_sub(sum(&out)).to_be_bytes();
    let at = head_at?.checked_add(ADJUSTMENT)?;
    out.get_mut(at..at.checked_add(4)?)?
        .copy_from_slice(&adjustment);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pixels;
    use crate::ui::theme::fonts::Family;
    use resvg::usvg::fontdb::Database;

    #[test]
    fn a_subset_is_small_and_sound() {
        for face in Family::ALL {
            let characters: BTreeSet<char> =
                "Échéance\u{a0}: 142,8 M€ ≈ « œuvre »".chars().collect();
            let whole = face.bytes();
            let part = subset(whole, &characters).unwrap();
            assert!(part.len() < whole.len() / 2, "{face:?}: {}", part.len());
            assert_eq!(sum(&part), 0xb1b0_afba);
            let mut fonts = Database::new();
            fonts.load_font_data(part);
            assert_eq!(fonts.len(), 1, "{face:?}");
        }
    }

    #[test]
    fn a_subset_draws_what_the_whole_font_draws() {
        let words = "Échéance : 142,8 M€ ≈ « œuvre »";
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"40\">\
             <text x=\"4\" y=\"30\" font-size=\"20\">{words}</text></svg>"
        );
        let painted = |font: Vec<u8>| {
            let mut fonts = Database::new();
            fonts.load_font_data(font);
            pixels::paint_with(&svg, 1.0, std::sync::Arc::new(fonts)).unwrap()
        };
        let whole = Family::Regular.bytes();
        let part = subset(whole, &words.chars().collect()).unwrap();
        let drawn = painted(part);
        assert!(drawn == painted(whole.to_vec()));
        let other = subset(whole, &BTreeSet::from(['x'])).unwrap();
        assert!(drawn != painted(other));
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        let whole = Family::Regular.bytes();
        assert!(subset(whole, &BTreeSet::from(['e', '\u{301}'])).is_none());
        for length in [0, 3, 40, 200] {
            assert!(subset(&whole[..length], &BTreeSet::from(['e'])).is_none());
        }
    }
}
