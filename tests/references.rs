//! Screens beside their stored pictures: what moved, disappeared or changed colour is found.
//!
//! `UPDATE_EXPECTED=1 cargo test --test references` renews the pictures of `tests/references`;
//! they are to be looked at before they are kept. The painter is our own and runs on the CPU, so
//! the pictures are the same on every machine.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use maquette::app::action::Action;
use maquette::app::comparing::{CompareIntent, Pointed};
use maquette::app::effect::ReadFailure;
use maquette::app::view::Screen;
use maquette::app::{
    Answer, FileIntent, Intent, Place, PresentIntent, Session, Settings, Typing, samples, start,
    update,
};
use maquette::chart::Subject;
use maquette::contract::{LineId, PartnerId};
use maquette::export::raster::Picture;
use maquette::export::screen;
use maquette::ui::theme::{DARK, LIGHT, Theme};
use maquette::wording::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// A stored picture has 256 colours: a channel may be this far from the one drawn.
const COLOUR: u8 = 40;
/// Pixels that may be farther: a moved word is some hundreds.
const PIXELS: usize = 40;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/references")
}

/// A picture: its name, what leads to it, its size and theme.
struct Scene {
    name: &'static str,
    lang: Lang,
    wishes: Vec<Intent>,
    size: (u16, u16),
    theme: &'static Theme,
}

fn fr(name: &'static str, wishes: Vec<Intent>) -> Scene {
    Scene {
        name,
        lang: Lang::Fr,
        wishes,
        size: (1440, 900),
        theme: &LIGHT,
    }
}

fn small(scene: Scene) -> Scene {
    Scene {
        size: (1024, 700),
        ..scene
    }
}

fn dark(scene: Scene) -> Scene {
    Scene {
        theme: &DARK,
        ..scene
    }
}

fn english(scene: Scene) -> Scene {
    Scene {
        lang: Lang::En,
        ..scene
    }
}

/// What lies over a screen or beside it: points to examine, the palette, a cell being typed, a file that is refused.
fn panels() -> Vec<Scene> {
    let go = Intent::Do;
    let findings = || vec![go(Action::NextFinding)];
    let palette = || {
        let query = Intent::PaletteQuery("mel".to_owned());
        vec![go(Action::Palette), query]
    };
    let typed = || {
        let open = Typing::BeginCell {
            line: LineId::new("axe-2").unwrap(),
            partner: PartnerId::new("brumont").unwrap(),
            seed: Some("52,3+2".to_owned()),
        };
        let matrix = Intent::Go(Screen::Matrix);
        vec![go(Action::OpenFictitious), matrix, Intent::Typing(open)]
    };
    let refused = || {
        let path = PathBuf::from("/contrats/hauts-de-france.ron");
        let bytes = samples::load(samples::REAL).unwrap().bytes;
        let text = String::from_utf8(bytes).unwrap();
        let text = text
            .replacen("\"31.8 M€\"", "31.8", 1)
            .replacen("2023-01-09", "2023-13-09", 1);
        let refusal = maquette::file::read("hauts-de-france.ron", text.as_bytes()).unwrap_err();
        let read = Err(ReadFailure::Refused(Box::new(refusal)));
        let answer = Answer::Read(path, Box::new(read));
        vec![go(Action::Close), Intent::File(FileIntent::Answer(answer))]
    };
    vec![
        fr("findings", findings()),
        dark(fr("findings-dark", findings())),
        small(english(fr("findings-small-english", findings()))),
        fr("palette", palette()),
        dark(fr("palette-dark", palette())),
        small(english(fr("palette-small-english", palette()))),
        fr("typing", typed()),
        dark(fr("typing-dark", typed())),
        small(english(fr("typing-small-english", typed()))),
        fr("refused", refused()),
        dark(small(english(fr("refused-small-dark-english", refused())))),
        fr("home", vec![go(Action::Close)]),
    ]
}

fn scenes() -> Vec<Scene> {
    let line = LineId::new("axe-2").unwrap();
    let cell = Subject::Cell(line, PartnerId::new("mel").unwrap());
    let go = Intent::Do;
    let to = Intent::Go;
    let fictitious = || go(Action::OpenFictitious);
    let versions = || {
        let v2 = Place::Bundled(samples::REAL_V2);
        let row = CompareIntent::Point(Some(Pointed::Row(4)));
        let point = Intent::Versions(row);
        vec![Intent::OpenVersion(v2), to(Screen::Contrast), point]
    };
    let slide = |name, step: isize| Scene {
        size: (1920, 1080),
        ..fr(
            name,
            vec![
                go(Action::Present),
                Intent::Present(PresentIntent::Step(step)),
            ],
        )
    };
    let four_to_three = |scene| Scene {
        size: (1440, 1080),
        ..scene
    };
    let slides = vec![
        slide("slide-cover", 0),
        slide("slide-parts", 1),
        slide("slide-axes", 2),
        slide("slide-partner", 3),
        slide("slide-dates", 4),
        slide("slide-gaps", 5),
        dark(slide("slide-parts-dark", 1)),
        english(slide("slide-partner-english", 3)),
        four_to_three(slide("slide-parts-4x3", 1)),
        fr("slides", vec![to(Screen::Slides)]),
    ];
    let screens = vec![
        dark(english(small(fr(
            "slides-small-dark-english",
            vec![to(Screen::Slides)],
        )))),
        fr("overview", vec![]),
        dark(fr("overview-dark", vec![])),
        english(fr("overview-english", vec![])),
        small(fr("overview-small", vec![])),
        fr("matrix", vec![to(Screen::Matrix), Intent::Select(cell)]),
        dark(fr("matrix-dark", vec![to(Screen::Matrix)])),
        small(english(fr(
            "matrix-small-english",
            vec![fictitious(), to(Screen::Matrix)],
        ))),
        fr("partners", vec![to(Screen::Partners)]),
        dark(fr(
            "partners-dark",
            vec![fictitious(), to(Screen::Partners)],
        )),
        small(english(fr(
            "partners-small-english",
            vec![to(Screen::Partners)],
        ))),
        fr("schedule", vec![to(Screen::Schedule)]),
        dark(english(fr(
            "schedule-dark-english",
            vec![to(Screen::Schedule)],
        ))),
        small(fr(
            "schedule-small",
            vec![fictitious(), to(Screen::Schedule)],
        )),
        fr("versions", versions()),
        dark(fr("versions-dark", versions())),
        english(fr("versions-english", versions())),
        small(fr("versions-small", versions())),
        fr("versions-none", vec![to(Screen::Contrast)]),
        dark(english(fr("home-dark-english", vec![go(Action::Close)]))),
        // The last one is the smallest: see `a_shift_by_one_pixel_is_found`.
        small(fr("home-small", vec![go(Action::Close)])),
    ];
    slides.into_iter().chain(panels()).chain(screens).collect()
}

fn draw(scene: &Scene) -> Picture {
    let today = jiff::civil::date(2024, 12, 2);
    let mut session = Session::new(Settings::first(scene.lang), today);
    start(&mut session, None);
    for wish in &scene.wishes {
        update(&mut session, wish.clone());
    }
    screen::picture(&session, scene.size.0, scene.size.1, scene.theme).unwrap()
}

type Colour = [u8; 3];

fn colours(picture: &Picture) -> impl Iterator<Item = Colour> + '_ {
    picture.rgba.chunks(4).map(|p| [p[0], p[1], p[2]])
}

fn distance(a: Colour, b: Colour) -> u32 {
    let square = |i: usize| u32::from(a[i].abs_diff(b[i])).pow(2);
    square(0) + square(1) + square(2)
}

/// The most frequent colours, then those farthest from them, so that no colour is far from all.
fn palette(counts: &BTreeMap<Colour, usize>) -> Vec<Colour> {
    let mut all: Vec<Colour> = counts.keys().copied().collect();
    all.sort_by_key(|colour| std::cmp::Reverse(counts[colour]));
    let (first, rest) = all.split_at(all.len().min(128));
    let mut palette = first.to_vec();
    let nearest = |c: &Colour| first.iter().map(|p| distance(*p, *c)).min().unwrap_or(0);
    let mut left: Vec<(u32, Colour)> = rest.iter().map(|c| (nearest(c), *c)).collect();
    while palette.len() < 256 {
        let Some((far, next)) = left.iter().copied().max() else {
            break;
        };
        if far == 0 {
            break;
        }
        palette.push(next);
        for (near, colour) in &mut left {
            *near = (*near).min(distance(next, *colour));
        }
    }
    palette
}

/// The picture with 256 colours, a fifth of the size.
fn reduced(picture: &Picture) -> Vec<u8> {
    let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
    for colour in colours(picture) {
        *counts.entry(colour).or_default() += 1;
    }
    let palette = palette(&counts);
    let nearest = |colour: &Colour| {
        let at = (0..palette.len()).min_by_key(|i| distance(palette[*i], *colour));
        u8::try_from(at.unwrap()).unwrap()
    };
    let index: BTreeMap<Colour, u8> = counts.keys().map(|c| (*c, nearest(c))).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width, picture.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    encoder.set_palette(palette.concat());
    let mut writer = encoder.write_header().unwrap();
    let pixels: Vec<u8> = colours(picture).map(|colour| index[&colour]).collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

fn stored(bytes: &[u8]) -> (u32, u32, Vec<Colour>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let colours = pixels.chunks(3).map(|p| [p[0], p[1], p[2]]).collect();
    (info.width, info.height, colours)
}

/// How many pixels differ for the eye; all of them where the sizes do.
fn differing(picture: &Picture, reference: &[u8]) -> usize {
    let (width, height, old) = stored(reference);
    if (width, height) != (picture.width, picture.height) {
        return usize::MAX;
    }
    let far = |(a, b): &(Colour, Colour)| (0..3).any(|i| a[i].abs_diff(b[i]) > COLOUR);
    colours(picture).zip(old).filter(far).count()
}

#[test]
fn screens_look_as_they_did() {
    let renews = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut changed = Vec::new();
    for scene in scenes() {
        let picture = draw(&scene);
        let path = folder().join(format!("{}.png", scene.name));
        if renews {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, reduced(&picture)).unwrap();
        }
        let count = fs::read(&path).map_or(usize::MAX, |old| differing(&picture, &old));
        if count > PIXELS {
            let new =
                PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", scene.name));
            fs::write(&new, reduced(&picture)).unwrap();
            changed.push(format!(
                "{}: {count} pixels, see {}",
                scene.name,
                new.display()
            ));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn a_shift_by_one_pixel_is_found() {
    let picture = draw(&scenes().pop().unwrap());
    let reference = reduced(&picture);
    assert!(differing(&picture, &reference) <= PIXELS);
    let mut shifted = picture;
    shifted.rgba.rotate_right(4);
    assert!(differing(&shifted, &reference) > PIXELS);
}

#[test]
fn every_stored_picture_is_compared() {
    let names: BTreeSet<String> = scenes().iter().map(|s| format!("{}.png", s.name)).collect();
    let files = fs::read_dir(folder()).unwrap();
    let files: BTreeSet<String> = files
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, names);
}
