//! What was drawn, as flat vector pieces: boxes, polygons, lines, discs, and runs of text that
//! stay text. The writers of SVG and PDF both read this, so that the two cannot differ.
//! Knows egui's shapes; must not know what they picture, nor any file format.

mod text;

use egui::epaint::{CircleShape, ClippedShape, ColorMode, PathShape, RectShape, Shape};
use egui::{Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, Vec2};

pub use text::Run;

/// A drawing as vector pieces, from back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Plate {
    /// In points.
    pub size: Vec2,
    /// What it shows.
    pub pieces: Vec<Piece>,
    /// Shapes that have no vector form here: shadows, textures, callbacks. A sheet has none.
    pub left_out: usize,
}

/// A piece and the edge that cuts it.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Nothing outside is shown; `None` when all of it is inside.
    pub clip: Option<Rect>,
    /// What it is.
    pub form: Form,
}

/// The form of a piece. Lines are centred on their edges.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A rectangle, its corners rounded.
    Box {
        /// Where.
        rect: Rect,
        /// Radii: north-west, north-east, south-east, south-west.
        radii: [f32; 4],
        /// Its ink.
        paint: Paint,
    },
    /// A closed outline.
    Polygon {
        /// Its corners.
        points: Vec<Pos2>,
        /// Its ink.
        paint: Paint,
    },
    /// An open line.
    Line {
        /// Its points.
        points: Vec<Pos2>,
        /// Its ink.
        stroke: Stroke,
    },
    /// A circle.
    Disc {
        /// Its centre.
        center: Pos2,
        /// Its radius.
        radius: f32,
        /// Its ink.
        paint: Paint,
    },
    /// Words.
    Text(Run),
}

impl Form {
    fn moved(&self, by: Vec2) -> Form {
        let mut form = self.clone();
        match &mut form {
            Form::Box { rect, .. } => *rect = rect.translate(by),
            Form::Polygon { points, .. } | Form::Line { points, .. } => {
                points.iter_mut().for_each(|p| *p += by);
            }
            Form::Disc { center, .. } => *center += by,
            Form::Text(run) => run.start += by,
        }
        form
    }
}

/// Fill and outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// Inside; transparent for none.
    pub fill: Color32,
    /// Around; empty for none.
    pub stroke: Stroke,
}

impl Plate {
    /// The pieces of what was drawn on a sheet of this size.
    pub fn of(size: Vec2, shapes: &[ClippedShape]) -> Self {
        let mut plate = Self {
            size,
            pieces: Vec::new(),
            left_out: 0,
        };
        for clipped in shapes {
            plate.take(&clipped.shape, clipped.clip_rect);
        }
        plate
    }

    /// Every run of text, in the order in which it was drawn.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.pieces.iter().filter_map(|piece| match &piece.form {
            Form::Text(run) => Some(run),
            _ => None,
        })
    }

    /// Adds the pieces of another plate, moved by `by`.
    pub fn put(&mut self, other: &Plate, by: Vec2) {
        let moved = |piece: &Piece| Piece {
            clip: piece.clip.map(|clip| clip.translate(by)),
            form: piece.form.moved(by),
        };
        self.pieces.extend(other.pieces.iter().map(moved));
        self.left_out = self.left_out.saturating_add(other.left_out);
    }

    fn take(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Noop => {}
            Shape::Vec(all) => all.iter().for_each(|s| self.take(s, clip)),
            Shape::Rect(rect) => self.boxed(rect, clip),
            Shape::Circle(circle) => self.disc(circle, clip),
            Shape::LineSegment { points, stroke } => self.line(points.to_vec(), *stroke, clip),
            Shape::Path(path) => self.path(path, clip),
            Shape::Text(text) => {
                for run in text::runs(text) {
                    let bounds = run.bounds();
                    self.add(Form::Text(run), bounds, clip);
                }
            }
            Shape::Ellipse(_)
            | Shape::Band(_)
            | Shape::Mesh(_)
            | Shape::QuadraticBezier(_)
            | Shape::CubicBezier(_)
            | Shape::Callback(_) => self.left_out += 1,
        }
    }

    fn boxed(&mut self, shape: &RectShape, clip: Rect) {
        let is_flat = shape.brush.is_none() && shape.angle == 0.0 && shape.blur_width == 0.0;
        if !is_flat {
            self.left_out += 1;
            return;
        }
        let (rect, radii, stroke) = (shape.rect, corners(shape.corner_radius), shape.stroke);
        if !rect.is_positive() {
            return;
        }
        let none = Stroke::NONE;
        if stroke.is_empty() || shape.stroke_kind == StrokeKind::Middle {
            let fill = shape.fill;
            self.add_box(rect, radii, Paint { fill, stroke }, clip);
            return;
        }
        let half = stroke.width / 2.0;
        let grow = match shape.stroke_kind {
            StrokeKind::Inside => -half,
            StrokeKind::Middle => 0.0,
            StrokeKind::Outside => half,
        };
        let edge = rect.expand(grow);
        if shape.fill != Color32::TRANSPARENT && grow < 0.0 {
            // The fill reaches under the whole line, as on screen.
            let paint = Paint {
                fill: shape.fill,
                stroke: none,
            };
            self.add_box(rect, radii, paint, clip);
        }
        let paint = Paint {
            fill: if grow < 0.0 {
                Color32::TRANSPARENT
            } else {
                shape.fill
            },
            stroke,
        };
        self.add_box(edge, radii.map(|r| (r + grow).max(0.0)), paint, clip);
    }

    fn add_box(&mut self, rect: Rect, radii: [f32; 4], paint: Paint, clip: Rect) {
        if !rect.is_positive() || is_clear(paint) {
            return;
        }
        let bounds = rect.expand(paint.stroke.width / 2.0);
        self.add(Form::Box { rect, radii, paint }, bounds, clip);
    }

    fn disc(&mut self, circle: &CircleShape, clip: Rect) {
        let paint = Paint {
            fill: circle.fill,
            stroke: circle.stroke,
        };
        if is_clear(paint) {
            return;
        }
        let (center, radius) = (circle.center, circle.radius);
        let reach = 2.0 * radius + circle.stroke.width;
        let bounds = Rect::from_center_size(center, Vec2::splat(reach));
        let form = Form::Disc {
            center,
            radius,
            paint,
        };
        self.add(form, bounds, clip);
    }

    fn path(&mut self, path: &PathShape, clip: Rect) {
        let ColorMode::Solid(color) = path.stroke.color else {
            self.left_out += 1;
            return;
        };
        let stroke = Stroke::new(path.stroke.width, color);
        if !path.closed {
            self.line(path.points.clone(), stroke, clip);
            return;
        }
        let paint = Paint {
            fill: path.fill,
            stroke,
        };
        if is_clear(paint) || path.points.len() < 2 {
            return;
        }
        let bounds = Rect::from_points(&path.points).expand(stroke.width / 2.0);
        let points = path.points.clone();
        self.add(Form::Polygon { points, paint }, bounds, clip);
    }

    fn line(&mut self, points: Vec<Pos2>, stroke: Stroke, clip: Rect) {
        if stroke.is_empty() || points.len() < 2 {
            return;
        }
        let bounds = Rect::from_points(&points).expand(stroke.width / 2.0);
        self.add(Form::Line { points, stroke }, bounds, clip);
    }

    /// Keeps a piece unless the edge cuts all of it away.
    fn add(&mut self, form: Form, bounds: Rect, clip: Rect) {
        if !bounds.is_finite() || !clip.intersects(bounds) {
            return;
        }
        // Rounding to pixels moves an edge by less than this.
        let is_inside = clip.expand(0.75).contains_rect(bounds);
        let clip = (!is_inside).then_some(clip);
        self.pieces.push(Piece { clip, form });
    }
}

fn is_clear(paint: Paint) -> bool {
    paint.fill == Color32::TRANSPARENT && paint.stroke.is_empty()
}

fn corners(radius: CornerRadius) -> [f32; 4] {
    [radius.nw, radius.ne, radius.se, radius.sw].map(f32::from)
}

#[cfg(test)]
mod tests;
