//! Shapes taken apart: inks, clips, runs of text.

use super::*;
use crate::export::offscreen::{Format, draw};
use crate::ui::theme::fonts::Family;
use crate::ui::theme::{LIGHT, Theme, type_scale};
use egui::text::LayoutJob;
use egui::{pos2, vec2};

fn plate(content: impl Fn(&egui::Painter)) -> Plate {
    let format = Format {
        size: vec2(400.0, 100.0),
        pixels_per_point: 1.0,
    };
    let drawing = draw(format, Theme::install_fonts, |ui| content(ui.painter())).unwrap();
    Plate::of(format.size, &drawing.shapes)
}

fn texts(plate: &Plate) -> Vec<&str> {
    plate.runs().map(|run| run.text.as_str()).collect()
}

#[test]
fn each_look_of_a_line_is_one_run() {
    let plate = plate(|painter| {
        let mut job = LayoutJob::default();
        let main = LIGHT.text.main;
        job.append("Af\u{66}icher ", 0.0, type_scale::BODY.format(main));
        job.append(
            "142,8\u{a0}M€",
            12.0,
            type_scale::BODY.semibold().format(main),
        );
        painter.galley(pos2(10.0, 10.0), painter.layout_job(job), main);
    });
    assert_eq!(texts(&plate), ["Afficher", "142,8\u{a0}M€"]);
    let runs: Vec<&Run> = plate.runs().collect();
    assert_eq!(runs[0].start.x, 10.0);
    assert_eq!(runs[1].face, Family::Semibold);
    assert!(runs[1].start.x > runs[0].start.x + runs[0].width + 12.0);
    assert_eq!(runs[0].start.y, runs[1].start.y);
}

#[test]
fn wrapped_and_cut_lines_keep_their_words() {
    let long = "Accélérer le changement de modèle de développement des territoires";
    let plate = plate(|painter| {
        let mut job = type_scale::BODY.job(long, LIGHT.text.main);
        job.wrap.max_width = 180.0;
        job.wrap.max_rows = 2;
        painter.galley(pos2(0.0, 0.0), painter.layout_job(job), LIGHT.text.main);
    });
    let lines = texts(&plate);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].ends_with('…'));
    let words = lines.join(" ");
    assert!(
        long.starts_with(words.trim_end_matches('…').trim_end()),
        "{words}"
    );
}

#[test]
fn an_icon_among_words_has_its_own_face() {
    let plate = plate(|painter| {
        let words = format!("a {} b", crate::ui::theme::icons::COPY);
        let font = type_scale::BODY.font();
        painter.text(
            pos2(0.0, 0.0),
            egui::Align2::LEFT_TOP,
            words,
            font,
            LIGHT.text.main,
        );
    });
    let faces: Vec<Family> = plate.runs().map(|run| run.face).collect();
    assert_eq!(faces, [Family::Regular, Family::Icon, Family::Regular]);
}

#[test]
fn what_is_cut_away_goes_and_what_crosses_the_edge_is_clipped() {
    let inner = Rect::from_min_max(pos2(0.0, 0.0), pos2(50.0, 50.0));
    let plate = plate(|painter| {
        let painter = painter.with_clip_rect(inner);
        for x in [10.0, 45.0, 80.0] {
            let rect = Rect::from_min_size(pos2(x, 10.0), vec2(10.0, 10.0));
            painter.rect_filled(rect, 0, LIGHT.ink.main);
        }
    });
    let clips: Vec<Option<Rect>> = plate.pieces.iter().map(|p| p.clip).collect();
    assert_eq!(clips, [None, Some(inner)]);
}

#[test]
fn a_line_inside_a_box_is_drawn_where_it_is_on_screen() {
    let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
    let stroke = Stroke::new(2.0, LIGHT.ink.main);
    let plate = plate(|painter| {
        painter.rect(rect, 3, LIGHT.ink.weak, stroke, StrokeKind::Inside);
    });
    let [fill, line] = &plate.pieces[..] else {
        panic!("{:?}", plate.pieces);
    };
    assert!(matches!(&fill.form, Form::Box { rect: r, .. } if *r == rect));
    let Form::Box {
        rect: edge,
        radii,
        paint,
    } = &line.form
    else {
        panic!("{line:?}");
    };
    assert_eq!(
        (*edge, *radii, paint.stroke),
        (rect.shrink(1.0), [2.0; 4], stroke)
    );
}

#[test]
fn shadows_are_left_out_and_counted() {
    let plate = plate(|painter| {
        let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
        let shadow = RectShape::filled(rect, 0, LIGHT.ink.main).with_blur_width(8.0);
        painter.add(shadow);
    });
    assert!(plate.pieces.is_empty());
    assert_eq!(plate.left_out, 1);
}
