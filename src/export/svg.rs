//! A plate as SVG: text stays text, one element a run, in the typeface carried inside; the same
//! plate always gives the same bytes. Knows no chart and no file.

mod face;
mod ink;

use std::fmt::Write as _;

use egui::{Pos2, Rect};

use super::plate::{Form, Paint, Piece, Plate, Run};
use crate::ui::theme::fonts::Family;
pub use ink::Sides;
use ink::{escaped, number, opacity, rgb};

/// What an SVG says of itself besides its picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it shows, in words.
    pub description: &'a str,
    /// Language of both, `fr` or `en`.
    pub lang: &'a str,
    /// Width and height on paper or screen.
    pub sides: Sides,
}

/// Whether the typeface goes inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typeface {
    /// The characters used, so that the text looks the same everywhere.
    Inside,
    /// Left out, for a reader that has it already.
    Outside,
}

/// The plate as SVG.
#[must_use]
pub fn write(plate: &Plate, label: Label<'_>, typeface: Typeface) -> String {
    let mut out = String::new();
    open(&mut out, plate, label);
    if typeface == Typeface::Inside {
        face::embed(&mut out, plate);
    }
    let clips = clips(plate);
    define(&mut out, &clips);
    let mut open_clip = None;
    for piece in &plate.pieces {
        let clip = piece
            .clip
            .and_then(|clip| clips.iter().position(|known| *known == clip));
        if clip != open_clip {
            if open_clip.is_some() {
                out.push_str("</g>\n");
            }
            if let Some(clip) = clip {
                line(&mut out, format_args!("<g clip-path=\"url(#c{clip})\">"));
            }
            open_clip = clip;
        }
        draw(&mut out, piece);
    }
    if open_clip.is_some() {
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
    out.push('\n');
}

fn open(out: &mut String, plate: &Plate, label: Label<'_>) {
    let (width, height) = label.sides.texts();
    line(
        out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {} {}\" xml:lang=\"{lang}\" lang=\"{lang}\" role=\"img\" \
             font-family=\"{FAMILIES}\" xml:space=\"preserve\">",
            number(plate.size.x),
            number(plate.size.y),
            lang = label.lang,
        ),
    );
    line(out, format_args!("<title>{}</title>", escaped(label.title)));
    line(
        out,
        format_args!("<desc>{}</desc>", escaped(label.description)),
    );
}

/// Ours, and what comes nearest where it cannot be loaded.
const FAMILIES: &str = "'Maquette Sans', Inter, 'Helvetica Neue', Arial, sans-serif";

/// The different clips, in the order in which they are needed.
fn clips(plate: &Plate) -> Vec<Rect> {
    let mut out = Vec::new();
    for clip in plate.pieces.iter().filter_map(|piece| piece.clip) {
        if !out.contains(&clip) {
            out.push(clip);
        }
    }
    out
}

fn define(out: &mut String, clips: &[Rect]) {
    if clips.is_empty() {
        return;
    }
    out.push_str("<defs>\n");
    for (index, clip) in clips.iter().enumerate() {
        line(
            out,
            format_args!(
                "<clipPath id=\"c{index}\"><rect {}/></clipPath>",
                place(*clip)
            ),
        );
    }
    out.push_str("</defs>\n");
}

fn place(rect: Rect) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(rect.min.x),
        number(rect.min.y),
        number(rect.width()),
        number(rect.height())
    )
}

fn draw(out: &mut String, piece: &Piece) {
    match &piece.form {
        Form::Box { rect, radii, paint } => boxed(out, *rect, *radii, *paint),
        Form::Polygon { points, paint } => {
            let inks = inks(*paint);
            line(
                out,
                format_args!("<polygon points=\"{}\"{inks}/>", list(points)),
            );
        }
        Form::Line { points, stroke } => {
            let inks = inks(Paint {
                fill: egui::Color32::TRANSPARENT,
                stroke: *stroke,
            });
            line(
                out,
                format_args!("<polyline points=\"{}\"{inks}/>", list(points)),
            );
        }
        Form::Disc {
            center,
            radius,
            paint,
        } => {
            let (x, y, r) = (number(center.x), number(center.y), number(*radius));
            let inks = inks(*paint);
            line(
                out,
                format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{inks}/>"),
            );
        }
        Form::Text(run) => text(out, run),
    }
}

fn boxed(out: &mut String, rect: Rect, radii: [f32; 4], paint: Paint) {
    let inks = inks(paint);
    let [nw, ne, se, sw] = radii;
    if nw == ne && ne == se && se == sw {
        let round = if nw > 0.0 {
            format!(" rx=\"{}\"", number(nw))
        } else {
            String::new()
        };
        line(out, format_args!("<rect {}{round}{inks}/>", place(rect)));
        return;
    }
    let top = number(rect.min.y);
    let arc =
        |r: f32, x: f32, y: f32| format!("A{0} {0} 0 0 1 {1} {2}", number(r), number(x), number(y));
    line(
        out,
        format_args!(
            "<path d=\"M{} {top}H{}{}V{}{}H{}{}V{}{}Z\"{inks}/>",
            number(rect.min.x + nw),
            number(rect.max.x - ne),
            arc(ne, rect.max.x, rect.min.y + ne),
            number(rect.max.y - se),
            arc(se, rect.max.x - se, rect.max.y),
            number(rect.min.x + sw),
            arc(sw, rect.min.x, rect.max.y - sw),
            number(rect.min.y + nw),
            arc(nw, rect.min.x + nw, rect.min.y),
        ),
    );
}

fn list(points: &[Pos2]) -> String {
    let pair = |p: &Pos2| format!("{},{}", number(p.x), number(p.y));
    points.iter().map(pair).collect::<Vec<_>>().join(" ")
}

/// Fill and line as attributes.
fn inks(paint: Paint) -> String {
    let mut out = match rgb(paint.fill) {
        Some(color) => format!(" fill=\"{color}\"{}", opacity("fill", paint.fill)),
        None => " fill=\"none\"".to_owned(),
    };
    if let Some(color) = rgb(paint.stroke.color).filter(|_| !paint.stroke.is_empty()) {
        let _ = write!(
            out,
            " stroke=\"{color}\" stroke-width=\"{}\"{}",
            number(paint.stroke.width),
            opacity("stroke", paint.stroke.color)
        );
    }
    out
}

fn text(out: &mut String, run: &Run) {
    let Some(color) = rgb(run.color) else { return };
    let face = match run.face {
        Family::Regular => "",
        Family::Medium => " font-weight=\"500\"",
        Family::Semibold => " font-weight=\"600\"",
        Family::Bold => " font-weight=\"700\"",
        Family::Icon => " font-family=\"Maquette Icons\" aria-hidden=\"true\"",
        Family::IconFill => " font-family=\"Maquette Icons Fill\" aria-hidden=\"true\"",
    };
    let spacing = if run.tracking == 0.0 {
        String::new()
    } else {
        format!(" letter-spacing=\"{}\"", number(run.tracking))
    };
    // Where our typeface cannot be loaded, words keep the room they were given.
    let length = if run.text.chars().nth(1).is_some() {
        format!(" textLength=\"{}\"", number(run.width))
    } else {
        String::new()
    };
    line(
        out,
        format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{face}{spacing}{length} fill=\"{color}\"{}>{}</text>",
            number(run.start.x),
            number(run.start.y),
            number(run.size),
            opacity("fill", run.color),
            escaped(&run.text)
        ),
    );
}

#[cfg(test)]
mod tests;
