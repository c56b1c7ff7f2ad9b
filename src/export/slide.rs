//! Slides at the size of a preset: a page each in a PDF, one under another in one picture or SVG.
//! Must not know what they say.

use egui::{Color32, Pos2, Rect, Stroke, Vec2, pos2, vec2};

use super::document::{ExportRefusal, Watch, encoded, theme};
use super::offscreen::FormatRefusal;
use super::pdf::{self, Page, Part, Role};
use super::pixels;
use super::plate::{Form, Paint, Piece, Plate};
use super::raster::Picture;
use super::sheet::{POINTS_PER_PX, Room, sides, studio};
use super::svg::{self, Label, Typeface};
use crate::app::Session;
use crate::app::export::{Export, FileForm, Original};
use crate::chart::slides::{Slide, slides};
use crate::ui::slides::{self as drawing, size_for};
use crate::ui::theme::Theme;
use std::sync::Arc;

/// The slides asked for, and how large each is made.
struct Deck {
    session: Session,
    slides: Vec<Slide>,
    /// A slide in points.
    size: Vec2,
    /// Pixels for each point.
    scale: f32,
    theme: &'static Theme,
}

impl Deck {
    fn of(original: &Original, only: Option<u8>, export: &Export) -> Result<Self, ExportRefusal> {
        let session = original.session();
        let scene = session.scene().ok_or(ExportRefusal::Nothing)?;
        let mut all = slides(&scene, &session.slide_list(), &original.imprint());
        if let Some(place) = only {
            let count = all.len();
            let at = usize::from(place).checked_sub(1).filter(|at| *at < count);
            let at = at.ok_or(ExportRefusal::NoSlide(count))?;
            all = all.into_iter().skip(at).take(1).collect();
        }
        let room = Room::of(export.preset);
        let height = room.height.unwrap_or(room.width * 9.0 / 16.0);
        let size = size_for(vec2(room.width, height));
        let scale = (room.width / size.x).min(height / size.y);
        Ok(Self {
            session,
            slides: all,
            size,
            scale,
            theme: theme(export.colours),
        })
    }

    /// Slides one under another.
    fn plate(&self, slides: &[Slide]) -> Result<Plate, FormatRefusal> {
        #[allow(clippy::cast_precision_loss)]
        let size = vec2(self.size.x, self.size.y * slides.len().max(1) as f32);
        // Drawn at one pixel a point: what is snapped to pixels is so at the usual size.
        let shapes = studio(self.theme).shapes(size, 1.0, |ui| {
            for (at, slide) in slides.iter().enumerate() {
                #[allow(clippy::cast_precision_loss)]
                let top = self.size.y * at as f32;
                let rect = Rect::from_min_size(pos2(0.0, top), self.size);
                drawing::draw(ui, self.theme, slide, rect);
            }
        })?;
        let mut plate = Plate::of(size, &shapes);
        if slides.is_empty() {
            plate
                .pieces
                .insert(0, ground(size, self.theme.ground.surface));
        }
        Ok(plate)
    }

    fn title(&self) -> String {
        let document = self.session.document.as_ref();
        document.map_or(String::new(), |d| d.contract().identity.title.clone())
    }

    fn lang(&self) -> &'static str {
        self.session.settings.lang.code()
    }

    fn svg(&self, export: &Export, typeface: Typeface) -> Result<String, ExportRefusal> {
        let plate = self.plate(&self.slides)?;
        let spoken: Vec<String> = self.slides.iter().map(Slide::spoken).collect();
        let title = match self.slides.as_slice() {
            [one] => one.title.clone(),
            _ => self.title(),
        };
        let size_px = plate.size * self.scale;
        let label = Label {
            title: &title,
            description: &spoken.join(" "),
            lang: self.lang(),
            sides: sides(export.preset, (size_px.x, size_px.y)),
        };
        Ok(svg::write(&plate, label, typeface))
    }
}

fn ground(size: Vec2, fill: Color32) -> Piece {
    Piece {
        clip: None,
        form: Form::Box {
            rect: Rect::from_min_size(Pos2::ZERO, size),
            radii: [0.0; 4],
            paint: Paint {
                fill,
                stroke: Stroke::NONE,
            },
        },
    }
}

/// The slides as a file.
///
/// # Errors
/// See [`ExportRefusal`].
pub(super) fn file(
    original: &Original,
    only: Option<u8>,
    export: &Export,
    watch: Watch<'_>,
) -> Result<Vec<u8>, ExportRefusal> {
    match export.form {
        FileForm::Png => {
            let picture = picture(original, only, export, f32::from(export.scale));
            encoded(picture, watch)
        }
        FileForm::Svg => {
            let deck = Deck::of(original, only, export)?;
            Ok(deck.svg(export, Typeface::Inside)?.into_bytes())
        }
        FileForm::Pdf => pages(&Deck::of(original, only, export)?, watch),
        FileForm::Csv => Err(ExportRefusal::Form(export.what, export.form)),
    }
}

/// The slides as one picture, `scale` times as fine as their preset.
///
/// # Errors
/// See [`ExportRefusal`].
pub(super) fn picture(
    original: &Original,
    only: Option<u8>,
    export: &Export,
    scale: f32,
) -> Result<Picture, ExportRefusal> {
    let deck = Deck::of(original, only, export)?;
    Ok(pixels::paint(&deck.svg(export, Typeface::Outside)?, scale)?)
}

fn pages(deck: &Deck, watch: Watch<'_>) -> Result<Vec<u8>, ExportRefusal> {
    let count = deck.slides.len();
    let mut pages = Vec::with_capacity(count);
    for (at, slide) in deck.slides.iter().enumerate() {
        if !watch(at, count) {
            return Err(ExportRefusal::Cancelled);
        }
        let plate = deck.plate(std::slice::from_ref(slide))?;
        let scale = deck.scale * POINTS_PER_PX;
        pages.push(Page {
            size_pt: (deck.size.x * scale, deck.size.y * scale),
            scale,
            ground: deck.theme.ground.surface,
            entry: Some(slide.title.clone()),
            parts: vec![Part {
                role: Role::Figure(slide.spoken()),
                at: Pos2::ZERO,
                zoom: 1.0,
                plate: Arc::new(plate),
            }],
        });
    }
    let title = deck.title();
    let about = pdf::About {
        title: &title,
        description: deck.slides.first().map_or("", |s| s.scope.as_str()),
        lang: deck.lang(),
    };
    Ok(pdf::write(&pages, about)?)
}
