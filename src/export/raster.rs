//! Paints egui's triangles into a picture on the CPU, the way egui's own OpenGL painter does
//! (gamma space, premultiplied alpha, no dithering), so that no display and no graphics card is
//! needed and every machine gives the same bytes. Mipmaps and paint callbacks are not supported:
//! the first are ignored, the second are skipped.
//! Must not know what is drawn, nor where the picture goes.

mod canvas;
mod texture;
mod triangle;

use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{ClippedPrimitive, Color32, Rect};

use canvas::{Canvas, Clip, Rgba, fill, fill_textured};
use texture::Texture;
pub use texture::Textures;
use triangle::{Corner, SUBPIXELS, first_centre, subpixels};

/// A finished picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Four bytes a pixel (red, green, blue, alpha; sRGB, colours multiplied by alpha), in rows
    /// from the top: `4 × width × height` bytes.
    pub rgba: Vec<u8>,
}

impl Picture {
    /// The pixel at (`x`, `y`) from the left top corner; None outside the picture.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> Option<[u8; 4]> {
        if x >= self.width || y >= self.height {
            return None;
        }
        let index = u64::from(y) * u64::from(self.width) + u64::from(x);
        let (pixels, _) = self.rgba.as_chunks::<4>();
        pixels.get(usize::try_from(index).ok()?).copied()
    }
}

/// What is painted on: an empty sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// How many pixels one point of the primitives takes.
    pub pixels_per_point: f32,
    /// The colour under everything.
    pub background: Color32,
}

impl Sheet {
    /// Paints `primitives` in order. Those that refer to a texture that `textures` does not have
    /// are left out, as are triangles with a corner that is not a number.
    #[must_use]
    pub fn paint(&self, primitives: &[ClippedPrimitive], textures: &Textures) -> Picture {
        let (width, height) = (usize::from(self.width), usize::from(self.height));
        let mut canvas = Canvas::filled(width, height, self.background.to_array());
        for primitive in primitives {
            if let Primitive::Mesh(mesh) = &primitive.primitive
                && let Some(texture) = textures.texture(mesh.texture_id)
            {
                let clip = self.clip(primitive.clip_rect).intersect(canvas.bounds());
                let mut brush = Brush {
                    canvas: &mut canvas,
                    clip,
                    texture,
                    pixels_per_point: self.pixels_per_point,
                };
                brush.mesh(mesh);
            }
        }
        Picture {
            width: u32::from(self.width),
            height: u32::from(self.height),
            rgba: canvas.into_pixels().into_flattened(),
        }
    }

    /// The clip in whole pixels, rounded as egui's painter does.
    fn clip(&self, rect: Rect) -> Clip {
        // Conversion saturates and takes a NaN for zero, which is on the canvas or clips all.
        let pixels = |points: f32| (points * self.pixels_per_point).round() as i64;
        Clip {
            left: pixels(rect.min.x),
            top: pixels(rect.min.y),
            right: pixels(rect.max.x),
            bottom: pixels(rect.max.y),
        }
    }
}

/// Paints with one texture, inside one clip.
struct Brush<'a> {
    canvas: &'a mut Canvas,
    clip: Clip,
    texture: &'a Texture,
    pixels_per_point: f32,
}

impl Brush<'_> {
    fn mesh(&mut self, mesh: &Mesh) {
        let mut indices = mesh.indices.as_slice();
        loop {
            if let [a, b, c, c2, b2, d, rest @ ..] = indices
                && (b, c) == (b2, c2)
                && let Some(rect) = self.even_rect(mesh, [*a, *b, *c, *d])
                && self.rect(&rect)
            {
                indices = rest;
            } else if let [a, b, c, rest @ ..] = indices {
                if let (Some(a), Some(b), Some(c)) = (
                    self.corner(mesh, *a),
                    self.corner(mesh, *b),
                    self.corner(mesh, *c),
                ) {
                    triangle::paint(self.canvas, self.clip, [a, b, c], self.texture);
                }
                indices = rest;
            } else {
                return;
            }
        }
    }

    fn corner(&self, mesh: &Mesh, index: u32) -> Option<Corner> {
        let Vertex { pos, uv, color } = mesh.vertices.get(usize::try_from(index).ok()?)?;
        let [width, height] = self.texture.size();
        Some(Corner {
            x: subpixels(pos.x * self.pixels_per_point)?,
            y: subpixels(pos.y * self.pixels_per_point)?,
            color: color.to_array(),
            uv: [uv.x * width, uv.y * height],
        })
    }

    /// The upright rectangle of one colour that the two triangles `abc`, `cbd` make, if they do.
    fn even_rect(&self, mesh: &Mesh, corners: [u32; 4]) -> Option<EvenRect> {
        let [a, b, c, d] = corners.map(|index| self.corner(mesh, index));
        let (a, b, c, d) = (a?, b?, c?, d?);
        let is_upright = (a.x, b.x) == (c.x, d.x) && (a.y, c.y) == (b.y, d.y);
        let is_forward = a.x <= d.x && a.y <= d.y;
        let is_one_color = [b.color, c.color, d.color] == [a.color; 3];
        let ([left, top], [right, bottom]) = (a.uv, d.uv);
        let is_uv_upright = b.uv == [right, top] && c.uv == [left, bottom];
        (is_upright && is_forward && is_one_color && is_uv_upright).then_some(EvenRect {
            first: a,
            last: d,
            color: a.color,
        })
    }

    /// Paints the rectangle if that needs no sampling; false when it does.
    fn rect(&mut self, rect: &EvenRect) -> bool {
        let EvenRect { first, last, color } = rect;
        let area = Clip {
            left: first_centre(first.x),
            top: first_centre(first.y),
            right: first_centre(last.x),
            bottom: first_centre(last.y),
        };
        let area = area.intersect(self.clip);
        if area.left >= area.right || area.top >= area.bottom {
            return true;
        }
        if first.uv == last.uv {
            let [u, v] = first.uv;
            let texel = self.texture.sample(u, v, self.texture.filter(0.0));
            if texel != [255; 4] {
                return false;
            }
            for y in area.top..area.bottom {
                fill(self.canvas.span(y, area.left, area.right), *color);
            }
            return true;
        }
        self.copied_rect(rect, area).is_some()
    }

    /// Paints the rectangle if each pixel shows exactly one texel, as glyphs do.
    fn copied_rect(&mut self, rect: &EvenRect, area: Clip) -> Option<()> {
        let EvenRect { first, last, color } = rect;
        let ([left, top], [right, bottom]) = (first.uv, last.uv);
        let texel_x = aligned_texel([first.x, last.x], [left, right], [area.left, area.right])?;
        let texel_y = aligned_texel([first.y, last.y], [top, bottom], [area.top, area.bottom])?;
        let len = usize::try_from(area.right - area.left).ok()?;
        let last_row = texel_y + (area.bottom - area.top) - 1;
        self.texture.run(texel_x, texel_y, len)?;
        self.texture.run(texel_x, last_row, len)?;
        for (texel_y, y) in (texel_y..).zip(area.top..area.bottom) {
            let texels = self.texture.run(texel_x, texel_y, len)?;
            let span = self.canvas.span(y, area.left, area.right);
            fill_textured(span, texels, *color);
        }
        Some(())
    }
}

/// An upright rectangle of one colour.
struct EvenRect {
    first: Corner,
    last: Corner,
    color: Rgba,
}

/// Along one direction, the texel shown by pixel `from` when every pixel of `from..to` shows one
/// texel and its neighbour shows the next; None otherwise. `edges` are in subpixels, `uv` in texels.
fn aligned_texel(edges: [i64; 2], uv: [f32; 2], [from, to]: [i64; 2]) -> Option<i64> {
    let ([start, end], [uv_start, uv_end]) = (edges, uv.map(f64::from));
    let scale = (uv_end - uv_start) / (end - start) as f64;
    let texel = |pixel: i64| {
        let centre = pixel * SUBPIXELS + SUBPIXELS / 2;
        let at = uv_start + (centre - start) as f64 * scale - 0.5;
        // Half of the smallest step that sampling distinguishes.
        ((at - at.round()).abs() < 1.0 / 512.0).then(|| at.round() as i64)
    };
    let (first, last) = (texel(from)?, texel(to - 1)?);
    (last - first == to - 1 - from).then_some(first)
}

#[cfg(test)]
mod tests;
