//! Runs drawing code in an `egui::Context` of its own, with no window: for pictures and documents.
//! Time, animations and system are fixed, so the same drawing code gives the same shapes.
//! Must not know what is drawn, nor which theme it is drawn with: the caller sets fonts and style.

use std::fmt;
use std::time::Duration;

use egui::epaint::ClippedShape;
use egui::os::OperatingSystem;
use egui::style::ScrollAnimation;
use egui::{ClippedPrimitive, Color32, Context, Pos2, RawInput, Rect, Ui, Vec2, ViewportId};

use super::raster::{Picture, Sheet, Textures};

/// The longest side a drawing may have, in pixels.
pub const LONGEST_SIDE_PX: u16 = 16_384;

/// Passes always run, so that widgets which learn their size by being drawn are in place.
const FEWEST_PASSES: u8 = 3;

/// Passes after which a drawing that still asks for another one is taken as it is.
const MOST_PASSES: u8 = 12;

/// The side up to which the glyph texture may grow, in pixels: enough for a dense page at four
/// pixels a point. A full one would be reused in place and garble the text.
const GLYPH_TEXTURE_SIDE: usize = 8192;

/// How large to draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    /// In points.
    pub size: Vec2,
    /// How many pixels a point takes: 1 for a picture of a screen, more for print.
    pub pixels_per_point: f32,
}

/// A format that cannot be drawn: not a number, empty, or a side over [`LONGEST_SIDE_PX`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormatRefusal(pub Format);

impl fmt::Display for FormatRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Format {
            size,
            pixels_per_point,
        } = self.0;
        write!(
            f,
            "cannot draw {} × {} points at {pixels_per_point} pixels a point: \
             each side must be 1 to {LONGEST_SIDE_PX} pixels",
            size.x, size.y
        )
    }
}

impl std::error::Error for FormatRefusal {}

impl Format {
    /// Width and height in whole pixels.
    ///
    /// # Errors
    /// [`FormatRefusal`] when there is nothing to draw on or it would be too large.
    pub fn pixels(self) -> Result<[u16; 2], FormatRefusal> {
        let Vec2 { x, y } = self.size;
        let is_scale_sound = self.pixels_per_point.is_finite() && self.pixels_per_point > 0.0;
        let pixels = |points: f32| {
            let pixels = (points * self.pixels_per_point).round();
            let is_allowed = is_scale_sound && (1.0..=f32::from(LONGEST_SIDE_PX)).contains(&pixels);
            // Within `u16` by the range above.
            is_allowed.then_some(pixels as u16)
        };
        match (pixels(x), pixels(y)) {
            (Some(width), Some(height)) => Ok([width, height]),
            _ => Err(FormatRefusal(self)),
        }
    }
}

/// Everything needed to paint what was drawn, or to write its shapes in another form.
#[derive(Clone)]
pub struct Drawing {
    /// What was drawn, in points, from back to front.
    pub shapes: Vec<ClippedShape>,
    /// The same as triangles.
    pub primitives: Vec<ClippedPrimitive>,
    /// The textures that `primitives` refer to, glyphs among them.
    pub textures: Textures,
    /// How many pixels a point takes.
    pub pixels_per_point: f32,
    size_px: [u16; 2],
}

impl Drawing {
    /// Paints the drawing over `background`.
    #[must_use]
    pub fn paint(&self, background: Color32) -> Picture {
        let [width, height] = self.size_px;
        let sheet = Sheet {
            width,
            height,
            pixels_per_point: self.pixels_per_point,
            background,
        };
        sheet.paint(&self.primitives, &self.textures)
    }
}

/// Draws `content` in a new context prepared by `setup` (fonts, style). `content` is run several
/// times, until the layout settles, and only what the last run drew is kept.
///
/// # Errors
/// [`FormatRefusal`] when there is nothing to draw on or it would be too large.
pub fn draw(
    format: Format,
    setup: impl FnOnce(&Context),
    content: impl FnMut(&mut Ui),
) -> Result<Drawing, FormatRefusal> {
    let size_px = format.pixels()?;
    let mut studio = Studio::new(setup);
    let (shapes, pixels_per_point) = studio.settle(format, content);
    let primitives = studio.context.tessellate(shapes.clone(), pixels_per_point);
    Ok(Drawing {
        shapes,
        primitives,
        textures: studio.textures,
        pixels_per_point,
        size_px,
    })
}

/// A context that many things are drawn in, one after another, for their shapes.
pub struct Studio {
    context: Context,
    textures: Textures,
    /// Passes run so far: the only clock.
    passes: u32,
}

impl Studio {
    /// A new context prepared by `setup` (fonts, style).
    pub fn new(setup: impl FnOnce(&Context)) -> Self {
        let context = Context::default();
        context.set_os(OperatingSystem::Nix);
        setup(&context);
        hold_still(&context);
        Self {
            context,
            textures: Textures::default(),
            passes: 0,
        }
    }

    /// The shapes that `content` draws once its layout has settled.
    ///
    /// # Errors
    /// [`FormatRefusal`] when there is nothing to draw on or it would be too large.
    pub fn shapes(
        &mut self,
        size: Vec2,
        pixels_per_point: f32,
        content: impl FnMut(&mut Ui),
    ) -> Result<Vec<ClippedShape>, FormatRefusal> {
        let format = Format {
            size,
            pixels_per_point,
        };
        format.pixels()?;
        Ok(self.settle(format, content).0)
    }

    fn settle(
        &mut self,
        format: Format,
        mut content: impl FnMut(&mut Ui),
    ) -> (Vec<ClippedShape>, f32) {
        let mut pass = 0;
        loop {
            let input = input(format, self.passes);
            let mut output = self.context.run_ui(input, &mut content);
            self.textures.apply(&mut output.textures_delta);
            self.passes = self.passes.saturating_add(1);
            pass += 1;
            let is_settled = output
                .viewport_output
                .get(&ViewportId::ROOT)
                .is_none_or(|viewport| viewport.repaint_delay > Duration::ZERO);
            if pass >= MOST_PASSES || (is_settled && pass >= FEWEST_PASSES) {
                return (output.shapes, output.pixels_per_point);
            }
        }
    }
}

/// Nothing moves by itself.
fn hold_still(context: &Context) {
    context.all_styles_mut(|style| {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    });
}

/// What the context is told at each pass: one second has passed, nobody touches anything.
fn input(format: Format, pass: u32) -> RawInput {
    let mut input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, format.size)),
        time: Some(f64::from(pass)),
        max_texture_side: Some(GLYPH_TEXTURE_SIDE),
        focused: false,
        ..RawInput::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(format.pixels_per_point);
    }
    input
}

#[cfg(test)]
mod tests {
    use egui::{Sense, vec2};

    use super::*;

    const FORMAT: Format = Format {
        size: vec2(40.0, 30.0),
        pixels_per_point: 1.5,
    };

    #[test]
    fn the_picture_has_the_size_asked_for_in_pixels() {
        let drawing = draw(FORMAT, |_| {}, |_| {}).unwrap();
        let picture = drawing.paint(Color32::RED);
        assert_eq!((picture.width, picture.height), (60, 45));
        assert_eq!(picture.rgba, [255, 0, 0, 255].repeat(60 * 45));
    }

    #[test]
    fn content_sees_the_prepared_context_and_runs_until_it_stops_asking() {
        let mut runs = 0;
        let setup = |context: &Context| context.set_theme(egui::Theme::Light);
        let content = |ui: &mut Ui| {
            assert_eq!(ui.ctx().theme(), egui::Theme::Light);
            assert_eq!(ui.ctx().content_rect().size(), FORMAT.size);
            runs += 1;
            if runs < 7 {
                ui.ctx().request_repaint();
            }
        };
        draw(FORMAT, setup, content).unwrap();
        assert!((7..=9).contains(&runs), "{runs}");
    }

    #[test]
    fn content_that_never_rests_is_drawn_all_the_same() {
        let mut runs = 0;
        let content = |ui: &mut Ui| {
            runs += 1;
            ui.ctx().request_repaint();
        };
        draw(FORMAT, |_| {}, content).unwrap();
        assert_eq!(runs, u32::from(MOST_PASSES));
    }

    #[test]
    fn columns_have_settled() {
        // A grid knows the width of its columns only after it was drawn once.
        let mut left_edges = Vec::new();
        let content = |ui: &mut Ui| {
            left_edges.clear();
            egui::Grid::new("grid").show(ui, |ui| {
                for width in [1.0, 20.0] {
                    ui.allocate_exact_size(vec2(width, 4.0), Sense::hover());
                    let (rect, _) = ui.allocate_exact_size(vec2(4.0, 4.0), Sense::hover());
                    left_edges.push(rect.left());
                    ui.end_row();
                }
            });
        };
        draw(FORMAT, |_| {}, content).unwrap();
        let [first, second] = left_edges[..] else {
            panic!("two rows expected");
        };
        assert!((first - second).abs() < f32::EPSILON, "{left_edges:?}");
    }
}
