//! An SVG as a picture, at any size, in the program's own typeface. No system font is looked at,
//! so the same SVG gives the same pixels everywhere.
//! Must not know what the SVG shows.

use std::fmt;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Options, Tree, fontdb::Database};

use super::offscreen::LONGEST_SIDE_PX;
use super::raster::Picture;
use crate::ui::theme::fonts::Family;

/// An SVG that cannot be painted.
#[derive(Debug)]
pub enum PixelsRefusal {
    /// It cannot be read.
    Unreadable(usvg::Error),
    /// Nothing, or more than [`LONGEST_SIDE_PX`] on a side: width and height in pixels.
    Size(f32, f32),
}

impl fmt::Display for PixelsRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PixelsRefusal::Unreadable(cause) => write!(f, "unreadable SVG: {cause}"),
            PixelsRefusal::Size(width, height) => write!(
                f,
                "cannot paint {width} × {height} pixels: each side must be 1 to {LONGEST_SIDE_PX}"
            ),
        }
    }
}

impl std::error::Error for PixelsRefusal {}

/// The typefaces of the program, and no other.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for face in Family::ALL {
        fonts.load_font_data(face.bytes().to_vec());
    }
    fonts.set_sans_serif_family("Maquette Sans");
    Arc::new(fonts)
});

/// The picture of an SVG, `scale` pixels for each of its own.
///
/// # Errors
/// See [`PixelsRefusal`].
pub fn paint(svg: &str, scale: f32) -> Result<Picture, PixelsRefusal> {
    paint_with(svg, scale, Arc::clone(&FONTS))
}

/// The same with other fonts.
///
/// # Errors
/// See [`PixelsRefusal`].
pub(super) fn paint_with(
    svg: &str,
    scale: f32,
    fonts: Arc<Database>,
) -> Result<Picture, PixelsRefusal> {
    let options = Options {
        fontdb: fonts,
        font_family: "Maquette Sans".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(PixelsRefusal::Unreadable)?;
    let (width, height) = (
        (tree.size().width() * scale).round(),
        (tree.size().height() * scale).round(),
    );
    let refused = || PixelsRefusal::Size(width, height);
    let allowed = 1.0..=f32::from(LONGEST_SIDE_PX);
    if !allowed.contains(&width) || !allowed.contains(&height) {
        return Err(refused());
    }
    // Whole and within bounds by the check above.
    let mut pixels = Pixmap::new(width as u32, height as u32).ok_or_else(refused)?;
    // Whole pixels at the edges, whatever the rounding of the size.
    let (across, down) = (width / tree.size().width(), height / tree.size().height());
    resvg::render(
        &tree,
        Transform::from_scale(across, down),
        &mut pixels.as_mut(),
    );
    Ok(Picture {
        width: pixels.width(),
        height: pixels.height(),
        rgba: pixels.take(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_multiplies_the_sides_and_nothing_else() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3">
            <rect width="2" height="3" fill="#FF0000"/></svg>"##;
        for scale in [1u8, 2, 3] {
            let picture = paint(svg, f32::from(scale)).unwrap();
            let scale = u32::from(scale);
            assert_eq!((picture.width, picture.height), (4 * scale, 3 * scale));
            assert_eq!(picture.pixel(0, 0), Some([255, 0, 0, 255]));
            assert_eq!(picture.pixel(4 * scale - 1, 0), Some([0, 0, 0, 0]));
        }
    }

    #[test]
    fn what_cannot_be_painted_is_refused() {
        assert!(matches!(
            paint("<svg", 1.0),
            Err(PixelsRefusal::Unreadable(_))
        ));
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>"#;
        for scale in [0.0, 10_000.0, f32::NAN] {
            assert!(
                matches!(paint(svg, scale), Err(PixelsRefusal::Size(..))),
                "{scale}"
            );
        }
    }
}
