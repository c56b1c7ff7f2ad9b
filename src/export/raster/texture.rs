//! The textures that egui's meshes refer to, as plain pixels, and how they are sampled.
//! Knows nothing of triangles or of the picture being painted.

use std::collections::BTreeMap;

use egui::epaint::ImageDelta;
use egui::{
    Color32, ImageData, TextureFilter, TextureId, TextureOptions, TextureWrapMode, TexturesDelta,
};

/// Subdivisions of a texel that bilinear sampling distinguishes (8 bits, as graphics cards do).
const STEPS: i64 = 256;

/// One texture: pixels with premultiplied alpha, in rows from the top.
#[derive(Clone, Debug)]
pub(super) struct Texture {
    width: usize,
    height: usize,
    texels: Vec<[u8; 4]>,
    options: TextureOptions,
}

/// Every texture that a drawing may refer to.
#[derive(Clone, Debug, Default)]
pub struct Textures {
    by_id: BTreeMap<TextureId, Texture>,
    freed: Vec<TextureId>,
}

impl Textures {
    /// Applies and empties `delta`. Textures freed by it stay until the next call, because the
    /// drawing that comes with the delta may still use them.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.by_id.remove(&id);
        }
        for (id, changes) in delta.set.drain() {
            for change in changes {
                self.set(id, &change);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn set(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let texels = image.pixels.iter().map(Color32::to_array);
        match change.pos {
            None => {
                let texture = Texture {
                    width,
                    height,
                    texels: texels.collect(),
                    options: change.options,
                };
                self.by_id.insert(id, texture);
            }
            Some([left, top]) => {
                if let Some(texture) = self.by_id.get_mut(&id) {
                    let texels: Vec<_> = texels.collect();
                    texture.patch(left, top, width, &texels);
                    texture.options = change.options;
                }
            }
        }
    }

    pub(super) fn texture(&self, id: TextureId) -> Option<&Texture> {
        self.by_id.get(&id).filter(|texture| {
            texture.width > 0
                && texture.height > 0
                && texture.width.checked_mul(texture.height) == Some(texture.texels.len())
        })
    }
}

impl Texture {
    /// Replaces the part whose left top is at (`left`, `top`); what would fall outside is ignored.
    fn patch(&mut self, left: usize, top: usize, width: usize, texels: &[[u8; 4]]) {
        if width == 0 || left + width > self.width {
            return;
        }
        let rows = self.texels.chunks_exact_mut(self.width).skip(top);
        for (row, source) in rows.zip(texels.chunks_exact(width)) {
            if let Some(target) = row.get_mut(left..left + width) {
                target.copy_from_slice(source);
            }
        }
    }

    /// Width and height, in texels.
    pub(super) fn size(&self) -> [f32; 2] {
        [self.width as f32, self.height as f32]
    }

    /// The filter to use where one pixel of the picture covers `texels_per_pixel` (an area).
    pub(super) fn filter(&self, texels_per_pixel: f64) -> TextureFilter {
        if texels_per_pixel > 1.0 {
            self.options.minification
        } else {
            self.options.magnification
        }
    }

    /// `len` texels of row `y` starting at `x`; None when they are not all inside the texture.
    pub(super) fn run(&self, x: i64, y: i64, len: usize) -> Option<&[[u8; 4]]> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if y >= self.height || x + len > self.width {
            return None;
        }
        let start = y * self.width + x;
        self.texels.get(start..start + len)
    }

    /// The colour at (`u`, `v`), in texels from the left top corner of the texture.
    pub(super) fn sample(&self, u: f32, v: f32, filter: TextureFilter) -> [u8; 4] {
        match filter {
            TextureFilter::Nearest => self.texel(u.floor() as i64, v.floor() as i64),
            TextureFilter::Linear => {
                let (x, fraction_x) = split(u);
                let (y, fraction_y) = split(v);
                if fraction_x == 0 && fraction_y == 0 {
                    return self.texel(x, y);
                }
                let top = mix(self.texel(x, y), self.texel(x + 1, y), fraction_x);
                let bottom = mix(self.texel(x, y + 1), self.texel(x + 1, y + 1), fraction_x);
                blend_rows(top, bottom, fraction_y)
            }
        }
    }

    fn texel(&self, x: i64, y: i64) -> [u8; 4] {
        let x = wrapped(x, self.width, self.options.wrap_mode);
        let y = wrapped(y, self.height, self.options.wrap_mode);
        self.texels
            .get(y * self.width + x)
            .copied()
            .unwrap_or_default()
    }
}

/// The texel whose centre is at or before `position`, and how far the next one is, in [`STEPS`].
fn split(position: f32) -> (i64, u32) {
    let steps = (position * 256.0).round() as i64 - STEPS / 2;
    let fraction = u32::try_from(steps.rem_euclid(STEPS)).unwrap_or_default();
    (steps.div_euclid(STEPS), fraction)
}

/// `a` to `b`, in 256ths of a channel value.
fn mix(a: [u8; 4], b: [u8; 4], fraction: u32) -> [u32; 4] {
    let channel = |a: u8, b: u8| u32::from(a) * (256 - fraction) + u32::from(b) * fraction;
    let ([ar, ag, ab, aa], [br, bg, bb, ba]) = (a, b);
    [
        channel(ar, br),
        channel(ag, bg),
        channel(ab, bb),
        channel(aa, ba),
    ]
}

fn blend_rows(top: [u32; 4], bottom: [u32; 4], fraction: u32) -> [u8; 4] {
    let channel = |t: u32, b: u32| {
        let sum = t * (256 - fraction) + b * fraction;
        u8::try_from((sum + (1 << 15)) >> 16).unwrap_or(u8::MAX)
    };
    let ([tr, tg, tb, ta], [br, bg, bb, ba]) = (top, bottom);
    [
        channel(tr, br),
        channel(tg, bg),
        channel(tb, bb),
        channel(ta, ba),
    ]
}

fn wrapped(at: i64, len: usize, mode: TextureWrapMode) -> usize {
    let len = i64::try_from(len).unwrap_or(i64::MAX);
    let inside = match mode {
        TextureWrapMode::ClampToEdge => at.clamp(0, len - 1),
        TextureWrapMode::Repeat => at.rem_euclid(len),
        TextureWrapMode::MirroredRepeat => {
            let twice = at.rem_euclid(len * 2);
            twice.min(len * 2 - 1 - twice)
        }
    };
    usize::try_from(inside).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use egui::ColorImage;

    use super::*;

    const RED: [u8; 4] = [255, 0, 0, 255];
    const BLUE: [u8; 4] = [0, 0, 255, 255];

    fn red_then_blue(options: TextureOptions) -> Textures {
        let image = ColorImage::new([2, 1], vec![Color32::RED, Color32::BLUE]);
        let mut delta = TexturesDelta::default();
        delta.push(TextureId::Managed(1), ImageDelta::full(image, options));
        let mut textures = Textures::default();
        textures.apply(&mut delta);
        textures
    }

    fn sampled(options: TextureOptions, u: f32) -> [u8; 4] {
        let textures = red_then_blue(options);
        let texture = textures.texture(TextureId::Managed(1)).unwrap();
        texture.sample(u, 0.5, options.magnification)
    }

    #[test]
    fn linear_sampling_gives_the_texel_at_its_centre_and_a_mean_half_way() {
        assert_eq!(sampled(TextureOptions::LINEAR, 0.5), RED);
        assert_eq!(sampled(TextureOptions::LINEAR, 1.5), BLUE);
        assert_eq!(sampled(TextureOptions::LINEAR, 1.0), [128, 0, 128, 255]);
    }

    #[test]
    fn nearest_sampling_never_mixes() {
        assert_eq!(sampled(TextureOptions::NEAREST, 0.99), RED);
        assert_eq!(sampled(TextureOptions::NEAREST, 1.01), BLUE);
    }

    #[test]
    fn outside_the_texture_the_wrap_mode_decides() {
        assert_eq!(sampled(TextureOptions::NEAREST, 2.5), BLUE);
        assert_eq!(sampled(TextureOptions::NEAREST, -0.5), RED);
        assert_eq!(sampled(TextureOptions::NEAREST_REPEAT, 2.5), RED);
        assert_eq!(sampled(TextureOptions::NEAREST_REPEAT, -0.5), BLUE);
        assert_eq!(sampled(TextureOptions::NEAREST_MIRRORED_REPEAT, 2.5), BLUE);
        assert_eq!(sampled(TextureOptions::NEAREST_MIRRORED_REPEAT, 3.5), RED);
    }

    #[test]
    fn a_partial_change_replaces_its_part_only() {
        let mut textures = red_then_blue(TextureOptions::NEAREST);
        let patch = ColorImage::new([1, 1], vec![Color32::GREEN]);
        let mut delta = TexturesDelta::default();
        let change = ImageDelta::partial([1, 0], patch, TextureOptions::NEAREST);
        delta.push(TextureId::Managed(1), change);
        textures.apply(&mut delta);
        let texture = textures.texture(TextureId::Managed(1)).unwrap();
        assert_eq!(texture.run(0, 0, 2), Some(&[RED, [0, 255, 0, 255]][..]));
        assert_eq!(texture.run(1, 0, 2), None);
    }

    #[test]
    fn a_freed_texture_lives_until_the_next_change() {
        let mut textures = red_then_blue(TextureOptions::NEAREST);
        let mut delta = TexturesDelta::default();
        delta.free(TextureId::Managed(1));
        textures.apply(&mut delta);
        assert!(textures.texture(TextureId::Managed(1)).is_some());
        textures.apply(&mut TexturesDelta::default());
        assert!(textures.texture(TextureId::Managed(1)).is_none());
    }
}
