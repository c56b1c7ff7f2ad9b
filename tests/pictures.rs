//! Off-screen drawing from end to end: the same bytes every time, right colours in the right
//! pixels, and the same picture through the test harness.

mod support;

use egui::{
    Align2, Color32, Context, CornerRadius, FontId, Pos2, Rect, RichText, Theme, Ui, pos2, vec2,
};
use egui_kittest::Harness;
use maquette::export::offscreen::{Format, FormatRefusal, draw};
use maquette::export::png;
use maquette::export::raster::Picture;
use maquette::ui::theme::fonts;

use support::CpuRenderer;

const FORMAT: Format = Format {
    size: vec2(120.0, 80.0),
    pixels_per_point: 1.0,
};

const CARD: Rect = Rect {
    min: Pos2 { x: 20.0, y: 30.0 },
    max: Pos2 { x: 100.0, y: 70.0 },
};

const CARD_COLOR: Color32 = Color32::from_rgb(10, 120, 200);

fn prepare(context: &Context) {
    context.set_theme(Theme::Light);
    context.set_fonts(fonts::definitions());
}

fn card(ui: &mut Ui) {
    let radius = CornerRadius::same(12);
    ui.painter().rect_filled(CARD, radius, CARD_COLOR);
}

fn picture(format: Format, content: impl FnMut(&mut Ui)) -> Result<Picture, FormatRefusal> {
    draw(format, prepare, content).map(|drawing| drawing.paint(Color32::BLACK))
}

#[test]
fn a_rounded_rectangle_has_its_pixels_and_round_corners() {
    let picture = picture(FORMAT, card).unwrap();
    let card = Some(CARD_COLOR.to_array());
    let background = Some([0, 0, 0, 255]);
    assert_eq!((picture.width, picture.height), (120, 80));
    for (x, y) in [(60, 50), (60, 30), (60, 69), (20, 50), (99, 50)] {
        assert_eq!(picture.pixel(x, y), card, "{x} {y}");
    }
    for (x, y) in [(60, 29), (60, 70), (19, 50), (100, 50), (20, 30), (99, 69)] {
        assert_eq!(picture.pixel(x, y), background, "{x} {y}");
    }
}

#[test]
fn a_corner_is_smooth_and_the_same_four_times() {
    let picture = picture(FORMAT, card).unwrap();
    let mut steps = 0;
    for y in 30..50 {
        for x in 20..60 {
            let pixel = picture.pixel(x, y);
            let mirrored = [(119 - x, y), (x, 99 - y), (119 - x, 99 - y)];
            for (mirrored_x, mirrored_y) in mirrored {
                let other = picture.pixel(mirrored_x, mirrored_y).unwrap();
                let distance = pixel
                    .unwrap()
                    .into_iter()
                    .zip(other)
                    .map(|(a, b)| a.abs_diff(b));
                assert!(distance.max() <= Some(1), "{x} {y}: {pixel:?} {other:?}");
            }
            let blue = pixel.map_or(0, |[_, _, blue, _]| blue);
            steps += u32::from(blue != 0 && blue != CARD_COLOR.b());
        }
    }
    assert!(
        steps >= 8,
        "only {steps} pixels between card and background"
    );
}

fn write(ui: &Ui, left_top: Pos2, text: &str, color: Color32) {
    let font = FontId::proportional(14.0);
    ui.painter()
        .text(left_top, Align2::LEFT_TOP, text, font, color);
}

/// Columns and rows of the pixels that are not background: left, top, right, bottom.
fn extent(picture: &Picture) -> Option<[u32; 4]> {
    let mut extent: Option<[u32; 4]> = None;
    for y in 0..picture.height {
        for x in 0..picture.width {
            if picture.pixel(x, y) != Some([0, 0, 0, 255]) {
                let [left, top, right, bottom] = extent.unwrap_or([x, y, x, y]);
                extent = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
            }
        }
    }
    extent
}

#[test]
fn a_label_is_written_where_it_stands_in_its_colour() {
    let label = |ui: &mut Ui| {
        ui.label(RichText::new("HIl").size(20.0).color(Color32::WHITE));
    };
    let picture = picture(FORMAT, label).unwrap();
    let [left, top, right, bottom] = extent(&picture).unwrap();
    // Capitals of a 20-point face are 13 to 16 points high, three letters less than 40 wide.
    assert!((12..=17).contains(&(bottom - top)), "{top} to {bottom}");
    assert!(left <= 3 && (15..=40).contains(&right), "{left} to {right}");
    let is_grey = |pixel: &[u8]| matches!(pixel, [r, g, b, 255] if r == g && g == b);
    assert!(picture.rgba.chunks(4).all(is_grey));
    // The stems are solid.
    assert!(picture.rgba.chunks(4).filter(|p| p[0] > 200).count() > 30);
}

#[test]
fn text_stops_at_its_clip() {
    let clipped = |ui: &mut Ui| {
        ui.set_clip_rect(Rect::from_min_max(pos2(12.0, 6.0), pos2(31.0, 15.0)));
        write(ui, pos2(1.0, 1.0), "MMMMMMMM", Color32::WHITE);
    };
    let [left, top, right, bottom] = extent(&picture(FORMAT, clipped).unwrap()).unwrap();
    assert!(left >= 12 && right < 31, "{left} to {right}");
    assert!(top >= 6 && bottom < 15, "{top} to {bottom}");
}

#[test]
fn text_at_twice_the_scale_is_twice_as_large() {
    let text = |ui: &mut Ui| write(ui, pos2(4.0, 4.0), "Région", Color32::WHITE);
    let double = Format {
        pixels_per_point: 2.0,
        ..FORMAT
    };
    let once = extent(&picture(FORMAT, text).unwrap()).unwrap();
    let twice = extent(&picture(double, text).unwrap()).unwrap();
    for (once, twice) in once.into_iter().zip(twice) {
        assert!(twice.abs_diff(once * 2) <= 2, "{once} and {twice}");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    for pixels_per_point in [1.0, 1.25, 2.0] {
        let format = Format {
            pixels_per_point,
            ..FORMAT
        };
        let run = || png::encode(&picture(format, contents).unwrap()).unwrap();
        assert_eq!(run(), run(), "at {pixels_per_point} pixels a point");
    }
}

/// A bit of what a screen is made of, at fixed places.
fn contents(ui: &mut Ui) {
    // The harness puts a frame around what it shows: the sheet covers it.
    let sheet = ui.ctx().content_rect();
    ui.painter().rect_filled(sheet, 0, Color32::WHITE);
    card(ui);
    let stroke = egui::Stroke::new(1.5, Color32::RED);
    ui.painter()
        .line_segment([pos2(3.0, 3.0), pos2(110.0, 60.0)], stroke);
    ui.painter()
        .circle_filled(pos2(30.0, 20.0), 9.3, Color32::GOLD);
}

#[test]
fn the_test_harness_shows_the_same_picture() {
    let mut harness = Harness::builder()
        .with_size(FORMAT.size)
        .with_context_setup(prepare)
        .with_theme(Theme::Light)
        .renderer(CpuRenderer::default())
        .build_ui(contents);
    harness.run();
    let image = harness.render().unwrap();
    let picture = picture(FORMAT, contents).unwrap();
    assert_eq!(image.dimensions(), (picture.width, picture.height));
    assert!(image.into_raw() == picture.rgba);
}

#[test]
fn a_format_without_pixels_or_with_too_many_is_refused() {
    for (width, height, pixels_per_point) in [
        (0.0, 10.0, 1.0),
        (10.0, f32::NAN, 1.0),
        (10.0, 10.0, 0.0),
        (10.0, 10.0, f32::INFINITY),
        (16_385.0, 10.0, 1.0),
        (9_000.0, 10.0, 2.0),
        (-10.0, -10.0, -1.0),
    ] {
        let format = Format {
            size: vec2(width, height),
            pixels_per_point,
        };
        assert!(picture(format, card).is_err(), "{format:?}");
    }
}
