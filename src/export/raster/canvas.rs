//! The pixels being painted and how a colour is laid over them: premultiplied alpha, added in gamma
//! space, each result rounded once to eight bits as a graphics card does.
//! Knows nothing of triangles, of textures or of egui.

/// A colour with premultiplied alpha: red, green, blue, alpha.
pub(super) type Rgba = [u8; 4];

/// Rows of pixels from the top.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Rgba>,
}

/// The pixels that may be painted: `left..right` and `top..bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    pub left: i64,
    pub top: i64,
    pub right: i64,
    pub bottom: i64,
}

impl Clip {
    pub(super) fn intersect(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

impl Canvas {
    pub(super) fn filled(width: usize, height: usize, color: Rgba) -> Self {
        Self {
            width,
            height,
            pixels: vec![color; width.saturating_mul(height)],
        }
    }

    pub(super) fn into_pixels(self) -> Vec<Rgba> {
        self.pixels
    }

    /// The whole canvas as a clip.
    pub(super) fn bounds(&self) -> Clip {
        Clip {
            left: 0,
            top: 0,
            right: i64::try_from(self.width).unwrap_or(i64::MAX),
            bottom: i64::try_from(self.height).unwrap_or(i64::MAX),
        }
    }

    /// Pixels `left..right` of row `y`; empty when they are not all on the canvas.
    pub(super) fn span(&mut self, y: i64, left: i64, right: i64) -> &mut [Rgba] {
        let (Ok(y), Ok(left), Ok(right)) = (
            usize::try_from(y),
            usize::try_from(left),
            usize::try_from(right),
        ) else {
            return &mut [];
        };
        if y >= self.height || left >= right || right > self.width {
            return &mut [];
        }
        let row = y * self.width;
        self.pixels
            .get_mut(row + left..row + right)
            .unwrap_or_default()
    }
}

/// Lays one colour over every pixel of `span`.
pub(super) fn fill(span: &mut [Rgba], color: Rgba) {
    match color {
        [.., 255] => span.fill(color),
        [0, 0, 0, 0] => {}
        _ => {
            for pixel in span {
                *pixel = over(*pixel, color);
            }
        }
    }
}

/// Lays `color × texel` over each pixel of `span`, one texel a pixel.
pub(super) fn fill_textured(span: &mut [Rgba], texels: &[Rgba], color: Rgba) {
    for (pixel, texel) in span.iter_mut().zip(texels) {
        match *texel {
            [0, 0, 0, 0] => {}
            [255, 255, 255, 255] => *pixel = over(*pixel, color),
            texel => *pixel = product_over(*pixel, color, texel),
        }
    }
}

/// `color` over `below`.
fn over(below: Rgba, color: Rgba) -> Rgba {
    let [r, g, b, a] = color;
    let rest = 255 - u32::from(a);
    let channel = |below: u8, above: u8| {
        let scaled = u32::from(below) * rest + 128;
        let sum = u32::from(above) + ((scaled + (scaled >> 8)) >> 8);
        u8::try_from(sum).unwrap_or(u8::MAX)
    };
    let [br, bg, bb, ba] = below;
    [
        channel(br, r),
        channel(bg, g),
        channel(bb, b),
        channel(ba, a),
    ]
}

/// `color × texel` over `below`, rounded once.
pub(super) fn product_over(below: Rgba, color: Rgba, texel: Rgba) -> Rgba {
    const FULL: u32 = 255 * 255;
    let [cr, cg, cb, ca] = color.map(u32::from);
    let [tr, tg, tb, ta] = texel.map(u32::from);
    let rest = FULL - ca * ta;
    let channel = |below: u8, product: u32| {
        let sum = product * 255 + u32::from(below) * rest + FULL / 2;
        u8::try_from(sum / FULL).unwrap_or(u8::MAX)
    };
    let [br, bg, bb, ba] = below;
    [
        channel(br, cr * tr),
        channel(bg, cg * tg),
        channel(bb, cb * tb),
        channel(ba, ca * ta),
    ]
}

/// A colour between two eight-bit ones (0 to 255 a channel) over `below`.
pub(super) fn exact_over(below: Rgba, color: [f32; 4]) -> Rgba {
    let [r, g, b, a] = color.map(|channel| channel.clamp(0.0, 255.0));
    let rest = 1.0 - a / 255.0;
    // A float to `u8` conversion saturates, so the sum cannot wrap.
    let channel = |below: u8, above: f32| (above + f32::from(below) * rest + 0.5) as u8;
    let [br, bg, bb, ba] = below;
    [
        channel(br, r),
        channel(bg, g),
        channel(bb, b),
        channel(ba, a),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_ways_to_blend_agree() {
        let below = [200, 13, 77, 255];
        for alpha in 0..=255_u8 {
            let color = [alpha / 2, alpha / 3, alpha, alpha];
            let expected = over(below, color);
            assert_eq!(product_over(below, color, [255; 4]), expected);
            assert_eq!(exact_over(below, color.map(f32::from)), expected);
        }
    }

    #[test]
    fn opaque_replaces_and_nothing_changes_nothing() {
        let below = [9, 8, 7, 255];
        assert_eq!(over(below, [1, 2, 3, 255]), [1, 2, 3, 255]);
        assert_eq!(over(below, [0, 0, 0, 0]), below);
        assert_eq!(product_over(below, [1, 2, 3, 255], [0; 4]), below);
    }

    #[test]
    fn a_span_off_the_canvas_is_empty() {
        let mut canvas = Canvas::filled(3, 2, [0; 4]);
        assert_eq!(canvas.span(1, 1, 3).len(), 2);
        assert!(canvas.span(2, 0, 3).is_empty());
        assert!(canvas.span(-1, 0, 3).is_empty());
        assert!(canvas.span(0, 0, 4).is_empty());
        assert!(canvas.span(0, 2, 1).is_empty());
    }
}
