//! Lays out every sign the program uses and looks at the shaped text: no missing glyph, figures
//! of one width, spaces that take room. Knows no screen.

use std::sync::Arc;

use egui::{Color32, Context, FontId, Galley, MissingGlyphPolicy, RawInput};

use super::{Theme, fonts::Family, icons};

const SIGNS: &str = "\u{a0}\u{202f}\u{2007}\u{2008}\u{2009}’‘“”„«»‹›…–—‑‐·•×€≥≤≈≠±−▲▼◆◇●○■□△▽→←↑↓↔\
                     ⁄ᵉᵒº°²³½‰№⟨⟩⬣✓⏎⇧Δ∑√∞′″†";
const LATIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 \
                     ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸàâäæçéèêëîïôöœùûüÿßñÑøØåÅłŁčČšŠžŽőŐ\
                     !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¢£¤¥¦§¨©ª¬®¯´µ¶¸¹¼¾¿÷";
const TEXT_FAMILIES: [Family; 4] = [
    Family::Regular,
    Family::Medium,
    Family::Semibold,
    Family::Bold,
];

/// A context with our fonts that panics on a glyph no font has.
fn context() -> Context {
    let ctx = Context::default();
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
    Theme::install_fonts(&ctx);
    ctx
}

fn shape(ctx: &Context, text: &str, family: Family) -> Arc<Galley> {
    let mut galley = None;
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        let font = FontId::new(32.0, family.family());
        galley = Some(
            ui.painter()
                .layout_no_wrap(text.to_owned(), font, Color32::BLACK),
        );
    });
    output.textures_delta.set.clear();
    galley.unwrap()
}

fn width(ctx: &Context, text: &str, family: Family) -> f32 {
    shape(ctx, text, family)
        .rows
        .iter()
        .flat_map(|row| row.glyphs.iter())
        .map(|glyph| glyph.advance_width)
        .sum()
}

#[test]
fn every_sign_has_a_glyph_in_every_weight() {
    let ctx = context();
    for family in TEXT_FAMILIES {
        for sign in SIGNS.chars().chain(LATIN.chars()) {
            let width = width(&ctx, &sign.to_string(), family);
            assert!(
                width > 1.0,
                "{sign:?} U+{:04X} in {family:?}: {width}",
                u32::from(sign)
            );
        }
        shape(&ctx, &format!("{SIGNS}{LATIN}"), family);
    }
}

#[test]
fn a_decomposed_accent_is_shaped() {
    let ctx = context();
    assert!(width(&ctx, "e\u{301}", Family::Regular) > 1.0);
}

#[test]
fn every_icon_is_as_wide_as_its_size_in_both_styles() {
    let ctx = context();
    for family in [Family::Icon, Family::IconFill] {
        for icon in icons::ALL {
            let galley = shape(&ctx, icon, family);
            let glyph = galley.rows[0].glyphs[0];
            assert!(
                (glyph.advance_width - 32.0).abs() < 0.1,
                "{icon:?} in {family:?}"
            );
            assert!(
                glyph.uv_rect.size.max_elem() > 4.0,
                "{icon:?} in {family:?} is empty"
            );
            assert!(
                (glyph.font_face_height - 32.0).abs() < 0.1,
                "{icon:?} is not set in the icon font"
            );
        }
    }
}

#[test]
fn an_icon_inside_a_text_is_drawn_by_the_icon_font() {
    let ctx = context();
    let galley = shape(&ctx, &format!("a {}", icons::STACK), Family::Medium);
    let last = galley.rows[0].glyphs.last().unwrap();
    assert!((last.advance_width - 32.0).abs() < 0.1);
}

#[test]
fn figures_are_tabular_and_never_kerned() {
    let ctx = context();
    for family in TEXT_FAMILIES {
        let zero = width(&ctx, "0", family);
        for digit in '1'..='9' {
            let one = width(&ctx, &digit.to_string(), family);
            assert!(
                (one - zero).abs() < 0.01,
                "{digit} in {family:?}: {one}, not {zero}"
            );
        }
        let all = "01234567891011121314171749947";
        let expected = zero * f32::from(u8::try_from(all.len()).unwrap());
        assert!(
            (width(&ctx, all, family) - expected).abs() < 0.05,
            "{family:?}"
        );
        assert!(
            (width(&ctx, "\u{2007}", family) - zero).abs() < 0.05,
            "figure space"
        );
        let comma = width(&ctx, ",", family);
        assert!(
            (width(&ctx, "\u{2008}", family) - comma).abs() < 0.05,
            "punctuation space"
        );
    }
}

#[test]
fn the_thin_space_is_narrower_than_a_space_and_not_nothing() {
    let ctx = context();
    for family in TEXT_FAMILIES {
        let (thin, wide) = (
            width(&ctx, "\u{202f}", family),
            width(&ctx, "\u{a0}", family),
        );
        assert!(thin > 4.0 && thin < wide, "{thin} {wide}");
    }
}
