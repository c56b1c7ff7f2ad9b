//! For tests that look at pictures: Maquette's own rasteriser as the renderer of `egui_kittest`,
//! so that no display and no graphics card is needed. Must not know which screen is tested.

use egui::{Color32, Context, FullOutput, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;
use maquette::export::offscreen::Format;
use maquette::export::raster::{Sheet, Textures};

/// Paints what a test harness draws, over black.
#[derive(Default)]
pub struct CpuRenderer {
    textures: Textures,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.textures.apply(delta);
    }

    fn render(&mut self, context: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let format = Format {
            size: context.content_rect().size(),
            pixels_per_point: output.pixels_per_point,
        };
        let [width, height] = format.pixels().map_err(|refusal| refusal.to_string())?;
        let sheet = Sheet {
            width,
            height,
            pixels_per_point: output.pixels_per_point,
            background: Color32::BLACK,
        };
        let primitives = context.tessellate(output.shapes.clone(), output.pixels_per_point);
        let picture = sheet.paint(&primitives, &self.textures);
        RgbaImage::from_raw(picture.width, picture.height, picture.rgba)
            .ok_or_else(|| "the picture does not have the pixels of its size".to_owned())
    }
}
