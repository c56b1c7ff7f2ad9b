//! Writes a [`Picture`] as PNG bytes. Knows nothing of egui, of files or of what is pictured.

use std::fmt;

use super::raster::Picture;

/// A picture that cannot be written as PNG: its size is zero or too large, or its pixels do not
/// match its size.
#[derive(Debug)]
pub struct PngRefusal {
    width_px: u32,
    height_px: u32,
    cause: ::png::EncodingError,
}

impl fmt::Display for PngRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = (self.width_px, self.height_px);
        write!(
            f,
            "no PNG from a {width} × {height} px picture: {}",
            self.cause
        )
    }
}

impl std::error::Error for PngRefusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

/// The picture as a PNG file, 8-bit RGBA, marked sRGB, with no date and no software name: the same
/// picture always gives the same bytes.
///
/// # Errors
/// [`PngRefusal`] when the picture has no pixels, or when `rgba` is not `4 × width × height` long.
pub fn encode(picture: &Picture) -> Result<Vec<u8>, PngRefusal> {
    let mut bytes = Vec::new();
    write_into(&mut bytes, picture).map_err(|cause| PngRefusal {
        width_px: picture.width,
        height_px: picture.height,
        cause,
    })?;
    Ok(bytes)
}

fn write_into(bytes: &mut Vec<u8>, picture: &Picture) -> Result<(), ::png::EncodingError> {
    let mut encoder = ::png::Encoder::new(bytes, picture.width, picture.height);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::Balanced);
    encoder.set_source_srgb(::png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&straight_alpha(&picture.rgba))?;
    writer.finish()
}

/// PNG keeps colours that are not multiplied by their alpha; a picture keeps them multiplied.
fn straight_alpha(premultiplied: &[u8]) -> Vec<u8> {
    let mut straight = premultiplied.to_vec();
    for [r, g, b, a] in straight.as_chunks_mut::<4>().0 {
        if *a == 0 || *a == 255 {
            continue;
        }
        let alpha = u32::from(*a);
        for channel in [r, g, b] {
            let divided = (u32::from(*channel) * 255 + alpha / 2) / alpha;
            *channel = u8::try_from(divided).unwrap_or(u8::MAX);
        }
    }
    straight
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    #[test]
    fn opaque_pixels_survive_unchanged() {
        let rgba = vec![1, 2, 3, 255, 250, 128, 0, 255];
        let picture = Picture {
            width: 2,
            height: 1,
            rgba: rgba.clone(),
        };
        let bytes = encode(&picture).unwrap();
        assert_eq!(decoded(&bytes), (2, 1, rgba));
        assert_eq!(bytes, encode(&picture).unwrap());
    }

    #[test]
    fn translucent_pixels_are_written_with_straight_alpha() {
        let picture = Picture {
            width: 1,
            height: 1,
            rgba: vec![64, 0, 128, 128],
        };
        let (_, _, pixels) = decoded(&encode(&picture).unwrap());
        assert_eq!(pixels, vec![128, 0, 255, 128]);
    }

    #[test]
    fn a_picture_without_pixels_or_with_too_few_is_refused() {
        for (width, height, len) in [(0, 0, 0), (2, 2, 15)] {
            let picture = Picture {
                width,
                height,
                rgba: vec![0; len],
            };
            assert!(encode(&picture).is_err());
        }
    }
}
