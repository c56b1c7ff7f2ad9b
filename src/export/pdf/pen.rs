//! Draws the pieces of a plate on a page of a PDF.

use std::collections::BTreeMap;

use egui::{Color32, Pos2, Rect, Stroke};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect as PageRect};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke as PageStroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};

use super::PdfRefusal;
use crate::export::plate::{Form, Paint, Piece, Run};
use crate::ui::theme::fonts::Family;

/// How far the handles of a quarter circle stand from its ends, as a part of its radius.
const QUARTER: f32 = 0.552_285;

/// The fonts, ready to draw with.
pub(super) struct Pen {
    fonts: BTreeMap<&'static str, Font>,
}

impl Pen {
    pub(super) fn new() -> Result<Self, PdfRefusal> {
        let mut fonts = BTreeMap::new();
        for face in Family::ALL {
            let font = Font::new(face.bytes().into(), 0).ok_or(PdfRefusal::Font)?;
            fonts.insert(face.name(), font);
        }
        Ok(Self { fonts })
    }

    /// Fills the whole page.
    pub(super) fn ground(&self, surface: &mut Surface<'_>, size: (f32, f32), color: Color32) {
        let whole = PageRect::from_xywh(0.0, 0.0, size.0, size.1);
        if let (Some(fill), Some(rect)) = (fill(color), whole) {
            let mut builder = PathBuilder::new();
            builder.push_rect(rect);
            surface.set_fill(Some(fill));
            surface.set_stroke(None);
            if let Some(path) = builder.finish() {
                surface.draw_path(&path);
            }
        }
    }

    pub(super) fn piece(&mut self, surface: &mut Surface<'_>, piece: &Piece) {
        let clip = piece.clip.and_then(|clip| boxed(clip, [0.0; 4]));
        if let Some(path) = &clip {
            surface.push_clip_path(path, &FillRule::NonZero);
        }
        match &piece.form {
            Form::Box { rect, radii, paint } => draw(surface, boxed(*rect, *radii), *paint),
            Form::Polygon { points, paint } => draw(surface, lines(points, true), *paint),
            Form::Line { points, stroke } => {
                let paint = Paint {
                    fill: Color32::TRANSPARENT,
                    stroke: *stroke,
                };
                draw(surface, lines(points, false), paint);
            }
            Form::Disc {
                center,
                radius,
                paint,
            } => {
                let square = Rect::from_center_size(*center, egui::Vec2::splat(2.0 * radius));
                draw(surface, boxed(square, [*radius; 4]), *paint);
            }
            Form::Text(run) => self.text(surface, run),
        }
        if clip.is_some() {
            surface.pop();
        }
    }

    fn text(&mut self, surface: &mut Surface<'_>, run: &Run) {
        let (Some(font), Some(ink)) = (self.fonts.get(run.face.name()), fill(run.color)) else {
            return;
        };
        surface.set_fill(Some(ink));
        surface.set_stroke(None);
        surface.draw_text(
            Point::from_xy(run.start.x, run.start.y),
            font.clone(),
            run.size,
            &run.text,
            false,
            TextDirection::LeftToRight,
        );
    }
}

fn draw(surface: &mut Surface<'_>, path: Option<Path>, paint: Paint) {
    let (fill, stroke) = (fill(paint.fill), stroke(paint.stroke));
    if fill.is_none() && stroke.is_none() {
        return;
    }
    surface.set_fill(fill);
    surface.set_stroke(stroke);
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn ink(color: Color32) -> Option<(rgb::Color, NormalizedF32)> {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    let opacity = NormalizedF32::new(f32::from(a) / f32::from(u8::MAX))?;
    (a > 0).then(|| (rgb::Color::new(r, g, b), opacity))
}

fn fill(color: Color32) -> Option<Fill> {
    let (color, opacity) = ink(color)?;
    Some(Fill {
        paint: color.into(),
        opacity,
        ..Fill::default()
    })
}

fn stroke(stroke: Stroke) -> Option<PageStroke> {
    if stroke.is_empty() {
        return None;
    }
    let (color, opacity) = ink(stroke.color)?;
    Some(PageStroke {
        paint: color.into(),
        width: stroke.width,
        opacity,
        ..PageStroke::default()
    })
}

fn lines(points: &[Pos2], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(first.x, first.y);
    for point in rest {
        builder.line_to(point.x, point.y);
    }
    if closed {
        builder.close();
    }
    builder.finish()
}

/// A rectangle with rounded corners.
fn boxed(rect: Rect, radii: [f32; 4]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let most = rect.width().min(rect.height()) / 2.0;
    let [nw, ne, se, sw] = radii.map(|r| r.clamp(0.0, most.max(0.0)));
    let (left, top, right, bottom) = (rect.min.x, rect.min.y, rect.max.x, rect.max.y);
    let far = |r: f32| r * (1.0 - QUARTER);
    builder.move_to(left + nw, top);
    builder.line_to(right - ne, top);
    if ne > 0.0 {
        builder.cubic_to(right - far(ne), top, right, top + far(ne), right, top + ne);
    }
    builder.line_to(right, bottom - se);
    if se > 0.0 {
        builder.cubic_to(
            right,
            bottom - far(se),
            right - far(se),
            bottom,
            right - se,
            bottom,
        );
    }
    builder.line_to(left + sw, bottom);
    if sw > 0.0 {
        builder.cubic_to(
            left + far(sw),
            bottom,
            left,
            bottom - far(sw),
            left,
            bottom - sw,
        );
    }
    builder.line_to(left, top + nw);
    if nw > 0.0 {
        builder.cubic_to(left, top + far(nw), left + far(nw), top, left + nw, top);
    }
    builder.close();
    builder.finish()
}
