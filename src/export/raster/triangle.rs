//! Which pixels a triangle covers and what colour each gets. A pixel is covered when its centre is
//! inside; a centre exactly on an edge belongs to the triangle on one side only (top-left rule), so
//! neighbours leave no crack and blend no pixel twice. Coverage is computed on whole numbers.
//! Knows nothing of meshes or of egui's shapes.

use egui::TextureFilter;

use super::canvas::{Canvas, Clip, Rgba, exact_over, fill, product_over};
use super::texture::Texture;

/// Positions are in 256ths of a pixel, the precision of graphics cards.
pub(super) const SUBPIXELS: i64 = 256;

/// Positions are kept within this, so that products of two of them fit.
const FARTHEST: f32 = 8_388_608.0;

/// A corner of a triangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    /// From the left, in [`SUBPIXELS`].
    pub x: i64,
    /// From the top, in [`SUBPIXELS`].
    pub y: i64,
    pub color: Rgba,
    /// In texels from the left top of the texture.
    pub uv: [f32; 2],
}

/// A position in pixels as [`SUBPIXELS`]; None when it is not a number.
pub(super) fn subpixels(pixels: f32) -> Option<i64> {
    let position = (pixels * 256.0).round();
    (!position.is_nan()).then(|| position.clamp(-FARTHEST, FARTHEST) as i64)
}

/// The first pixel whose centre is at or after `position`.
pub(super) fn first_centre(position: i64) -> i64 {
    (position + SUBPIXELS / 2 - 1).div_euclid(SUBPIXELS)
}

/// A half plane: `at(x, y)` is positive inside, zero on the edge.
#[derive(Clone, Copy)]
struct Edge {
    per_x: i64,
    per_y: i64,
    origin: i64,
    /// 0 when centres on the edge are covered, 1 when they are not.
    bias: i64,
}

impl Edge {
    /// The edge from `a` to `b` of a triangle whose corners turn clockwise on screen.
    fn new(a: &Corner, b: &Corner) -> Self {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let half = SUBPIXELS / 2;
        let is_top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self {
            per_x: -dy * SUBPIXELS,
            per_y: dx * SUBPIXELS,
            origin: dx * (half - a.y) - dy * (half - a.x),
            bias: i64::from(!is_top_or_left),
        }
    }

    /// At the centre of pixel (`x`, `y`).
    fn at(&self, x: i64, y: i64) -> i64 {
        self.origin + self.per_x * x + self.per_y * y
    }

    /// Narrows `left..right` to the pixels of row `y` inside this edge.
    fn narrow(&self, y: i64, left: i64, right: i64) -> (i64, i64) {
        let start = self.at(0, y) - self.bias;
        match self.per_x {
            0 if start < 0 => (left, left),
            0 => (left, right),
            step if step > 0 => (left.max(-start.div_euclid(step)), right),
            step => (left, right.min(start.div_euclid(-step) + 1)),
        }
    }
}

fn turn(a: &Corner, b: &Corner, c: &Corner) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Paints the triangle, in whichever order its corners turn.
pub(super) fn paint(canvas: &mut Canvas, clip: Clip, corners: [Corner; 3], texture: &Texture) {
    let [a, mut b, mut c] = corners;
    let mut area = turn(&a, &b, &c);
    if area < 0 {
        (b, c) = (c, b);
        area = -area;
    }
    if area == 0 || [a, b, c].iter().all(|corner| corner.color == [0; 4]) {
        return;
    }
    let reach = Clip {
        left: first_centre(a.x.min(b.x).min(c.x)),
        top: first_centre(a.y.min(b.y).min(c.y)),
        right: first_centre(a.x.max(b.x).max(c.x) + 1),
        bottom: first_centre(a.y.max(b.y).max(c.y) + 1),
    };
    let reach = reach.intersect(clip);
    let edges = [Edge::new(&a, &b), Edge::new(&b, &c), Edge::new(&c, &a)];
    let ink = Ink::new([&a, &b, &c], area, texture);
    for y in reach.top..reach.bottom {
        let (mut left, mut right) = (reach.left, reach.right);
        for edge in &edges {
            (left, right) = edge.narrow(y, left, right);
        }
        if left < right {
            let [ab, _, ca] = &edges;
            // Corner b weighs as much as the centre is far from the edge opposite to it, and so on.
            let weights = [ca.at(left, y), ab.at(left, y)];
            ink.lay(canvas.span(y, left, right), weights);
        }
    }
}

/// What a triangle is painted with.
enum Ink<'a> {
    Flat(Rgba),
    Shaded {
        color: Slope<4>,
        texel: Rgba,
    },
    Textured {
        color: Rgba,
        uv: Slope<2>,
        texture: &'a Texture,
        filter: TextureFilter,
    },
    ShadedTextured {
        color: Slope<4>,
        uv: Slope<2>,
        texture: &'a Texture,
        filter: TextureFilter,
    },
}

impl<'a> Ink<'a> {
    fn new(corners: [&Corner; 3], area: i64, texture: &'a Texture) -> Self {
        let [a, b, c] = corners;
        let is_flat = a.color == b.color && a.color == c.color;
        let color = || Slope::new(corners, area, |corner| corner.color.map(f32::from));
        if a.uv == b.uv && a.uv == c.uv {
            let [u, v] = a.uv;
            let texel = texture.sample(u, v, texture.filter(0.0));
            return if is_flat && texel == [255; 4] {
                Self::Flat(a.color)
            } else {
                let color = color();
                Self::Shaded { color, texel }
            };
        }
        let uv = Slope::new(corners, area, |corner| corner.uv);
        let filter = texture.filter(uv.stretch());
        if is_flat {
            Self::Textured {
                color: a.color,
                uv,
                texture,
                filter,
            }
        } else {
            Self::ShadedTextured {
                color: color(),
                uv,
                texture,
                filter,
            }
        }
    }

    fn lay(&self, span: &mut [Rgba], weights: [i64; 2]) {
        match self {
            Self::Flat(color) => fill(span, *color),
            Self::Shaded { color, texel } => {
                for (pixel, color) in span.iter_mut().zip(color.along(weights)) {
                    *pixel = exact_over(*pixel, tinted(color, *texel));
                }
            }
            Self::Textured {
                color,
                uv,
                texture,
                filter,
            } => {
                for (pixel, [u, v]) in span.iter_mut().zip(uv.along(weights)) {
                    *pixel = product_over(*pixel, *color, texture.sample(u, v, *filter));
                }
            }
            Self::ShadedTextured {
                color,
                uv,
                texture,
                filter,
            } => {
                let inks = color.along(weights).zip(uv.along(weights));
                for (pixel, (color, [u, v])) in span.iter_mut().zip(inks) {
                    let texel = texture.sample(u, v, *filter);
                    *pixel = exact_over(*pixel, tinted(color, texel));
                }
            }
        }
    }
}

fn tinted(color: [f32; 4], texel: Rgba) -> [f32; 4] {
    if texel == [255; 4] {
        return color;
    }
    let ([r, g, b, a], [tr, tg, tb, ta]) = (color, texel.map(|t| f32::from(t) / 255.0));
    [r * tr, g * tg, b * tb, a * ta]
}

/// Values that change evenly over a triangle.
struct Slope<const N: usize> {
    at_a: [f32; N],
    towards_b: [f32; N],
    towards_c: [f32; N],
    per_x: [f32; N],
    area: f64,
    stretch: f64,
}

impl<const N: usize> Slope<N> {
    fn new(corners: [&Corner; 3], area: i64, value: impl Fn(&Corner) -> [f32; N]) -> Self {
        let [a, b, c] = corners;
        let (at_a, at_b, at_c) = (value(a), value(b), value(c));
        let minus_a = |values: [f32; N]| zip_with(values, at_a, |value, a| value - a);
        let (towards_b, towards_c) = (minus_a(at_b), minus_a(at_c));
        let area = area as f64;
        let (weight_b, weight_c) = (Edge::new(c, a).per_x, Edge::new(a, b).per_x);
        let (step_b, step_c) = (weight_b as f64 / area, weight_c as f64 / area);
        let per_x = zip_with(towards_b, towards_c, |b, c| {
            (f64::from(b) * step_b + f64::from(c) * step_c) as f32
        });
        let stretch = match (&towards_b[..], &towards_c[..]) {
            ([bu, bv, ..], [cu, cv, ..]) => {
                let square = (SUBPIXELS * SUBPIXELS) as f64;
                f64::from((bu * cv - bv * cu).abs()) * square / area
            }
            _ => 0.0,
        };
        Self {
            at_a,
            towards_b,
            towards_c,
            per_x,
            area,
            stretch,
        }
    }

    /// How much area the first two values sweep for each pixel of area.
    fn stretch(&self) -> f64 {
        self.stretch
    }

    /// The values at each pixel of a span, from the weights (times the area) of corners b and c
    /// at the span's first pixel. No picture is as wide as `u16` counts.
    fn along(&self, [weight_b, weight_c]: [i64; 2]) -> impl Iterator<Item = [f32; N]> + use<'_, N> {
        let (weight_b, weight_c) = (weight_b as f64 / self.area, weight_c as f64 / self.area);
        let moved = zip_with(self.towards_b, self.towards_c, |b, c| {
            (f64::from(b) * weight_b + f64::from(c) * weight_c) as f32
        });
        let start = zip_with(self.at_a, moved, |a, moved| a + moved);
        (0..=u16::MAX).map(move |pixel| {
            let pixel = f32::from(pixel);
            zip_with(start, self.per_x, |start, step| start + step * pixel)
        })
    }
}

fn zip_with<A: Copy, B: Copy, C, const N: usize>(
    a: [A; N],
    b: [B; N],
    with: impl Fn(A, B) -> C,
) -> [C; N] {
    // Both arrays hold N values: the index cannot be out of range.
    std::array::from_fn(|index| with(a[index], b[index]))
}
