//! A sheet drawn at the size of a preset: the scale is as large as the page allows and the text
//! no smaller than it can be read; a page that is still too low grows instead of losing a line.
//! Must not know the form of the file.

use egui::epaint::ClippedShape;
use egui::{Pos2, Rect, Stroke, Vec2, vec2};

use super::offscreen::{FormatRefusal, Studio};
use super::plate::{Form, Paint, Piece, Plate};
use super::svg::Sides;
use crate::app::Session;
use crate::app::export::Preset;
use crate::chart::Sheet;
use crate::ui::Desk;
use crate::ui::sheets::{self, Margins};
use crate::ui::theme::Theme;

/// Pixels in a millimetre, 96 to the inch.
const PER_MM: f32 = 96.0 / 25.4;
/// Typographic points in a pixel.
pub const POINTS_PER_PX: f32 = 72.0 / 96.0;
/// The width and height, in points, for which a sheet is drawn.
const DRAWN_FOR: Vec2 = vec2(884.0, 560.0);
/// Pixels a point at which the smallest text, 11 points, is 7 typographic points high.
const LEAST_SCALE: f32 = 7.0 / (11.0 * POINTS_PER_PX);
/// By how much the scale shrinks until a sheet fits.
const STEP: f32 = 0.97;

/// A sheet drawn: its plate, and how large that is to be shown.
pub struct Drawn {
    /// What was drawn.
    pub plate: Plate,
    /// Pixels for each point of the plate.
    pub scale: f32,
    /// Width and height of the file.
    pub sides: Sides,
    /// The same in pixels.
    pub size_px: (f32, f32),
}

/// The room of a preset, in pixels; no height when it follows from what is drawn.
pub(super) struct Room {
    pub(super) width: f32,
    pub(super) height: Option<f32>,
    margins: Margins,
}

impl Room {
    pub(super) fn of(preset: Preset) -> Self {
        let page = |width, height| Self {
            width,
            height: Some(height),
            margins: Margins::PAGE,
        };
        match preset {
            Preset::Slide => page(1920.0, 1080.0),
            Preset::A4 => page(297.0 * PER_MM, 210.0 * PER_MM),
            Preset::Pixels(width, height) => page(f32::from(width), f32::from(height)),
            Preset::Column => Self {
                width: 160.0 * PER_MM,
                height: None,
                margins: Margins::FIGURE,
            },
        }
    }

    /// The largest scale worth trying.
    fn most(&self) -> f32 {
        match self.height {
            Some(height) => (self.width / DRAWN_FOR.x)
                .min(height / DRAWN_FOR.y)
                .max(LEAST_SCALE),
            None => LEAST_SCALE,
        }
    }
}

/// Draws a sheet.
///
/// # Errors
/// A size that cannot be drawn.
pub fn drawn(
    session: &Session,
    sheet: &Sheet,
    preset: Preset,
    theme: &'static Theme,
) -> Result<Drawn, FormatRefusal> {
    let room = Room::of(preset);
    let mut studio = studio(theme);
    let mut at = |scale: f32, height: f32| {
        let size = vec2(room.width / scale, height);
        once(
            &mut studio,
            (session, sheet, theme),
            (size, scale),
            room.margins,
        )
    };
    let mut scale = room.most();
    let (height, shapes) = loop {
        let height = room.height.map_or(0.0, |height| height / scale);
        let (needed, shapes) = at(scale, height.max(1.0))?;
        if room.height.is_some() && needed <= height + 0.5 {
            break (height, shapes);
        }
        if scale <= LEAST_SCALE {
            let height = needed.max(height).ceil();
            break (height, at(scale, height)?.1);
        }
        scale = (scale * STEP).max(LEAST_SCALE);
    };
    let plate = on_ground(Plate::of(vec2(room.width / scale, height), &shapes), theme);
    let size_px = (room.width, height * scale);
    let sides = sides(preset, size_px);
    Ok(Drawn {
        plate,
        scale,
        sides,
        size_px,
    })
}

/// A size in pixels in the unit of its preset.
pub(super) fn sides(preset: Preset, (width, height): (f32, f32)) -> Sides {
    match preset {
        Preset::A4 | Preset::Column => Sides::Millimetres(width / PER_MM, height / PER_MM),
        Preset::Slide | Preset::Pixels(..) => Sides::Pixels(width, height),
    }
}

/// A place to draw with a theme.
pub(super) fn studio(theme: &'static Theme) -> Studio {
    Studio::new(|ctx| {
        Theme::install_fonts(ctx);
        theme.apply(ctx);
    })
}

/// Draws a sheet on a page; gives the height that it needs, and its shapes.
fn once(
    studio: &mut Studio,
    (session, sheet, theme): (&Session, &Sheet, &'static Theme),
    (size, scale): (Vec2, f32),
    margins: Margins,
) -> Result<(f32, Vec<ClippedShape>), FormatRefusal> {
    let mut needed = 0.0;
    let shapes = studio.shapes(size, scale, |ui| {
        let mut desk = Desk::new(session, theme);
        let page = Rect::from_min_size(Pos2::ZERO, size);
        // What overruns a page that is too low is seen all the same once it has grown.
        ui.set_clip_rect(Rect::EVERYTHING);
        needed = sheets::draw(ui, &mut desk, sheet, page, margins);
    })?;
    Ok((needed, shapes))
}

/// The plate on the sheet's ground.
pub(super) fn on_ground(mut plate: Plate, theme: &Theme) -> Plate {
    let ground = Piece {
        clip: None,
        form: Form::Box {
            rect: Rect::from_min_size(Pos2::ZERO, plate.size),
            radii: [0.0; 4],
            paint: Paint {
                fill: theme.ground.surface,
                stroke: Stroke::NONE,
            },
        },
    };
    plate.pieces.insert(0, ground);
    plate
}
