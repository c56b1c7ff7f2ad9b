//! A sheet with every widget and mark, drawn in each theme: nothing panics, no glyph is missing,
//! nothing moves. With `MAQUETTE_GALLERY` set to a folder, the pictures are left there to look at.

use egui::{Frame, Rect, Ui, pos2, vec2};

use maquette::{
    export::{
        offscreen::{Format, draw},
        png::encode,
    },
    ui::{
        theme::{DARK, LIGHT, PRINT, Theme, icons, type_scale},
        widgets::{
            badge::badge,
            bar::{
                BarState, fits_inside, paint_bar, paint_partner_bar, paint_track, paint_whisker,
            },
            button::{Face, Look, button, icon_button},
            chip::{ChipKind, chip, removable_chip},
            diamond::{
                Mark, Soft, paint_diamond, paint_fading, paint_month, paint_not_before, paint_today,
            },
            hatch::{Grain, hatch},
            key_value::{key_figure, key_value},
            link::{Leads, link},
            menu_item::{MenuItem, menu_item},
            paint,
            picker::{Picker, picker},
            rail_item::{RailItem, rail_item},
            search_field::{Prompt, search_field},
            segmented::segmented,
            severity::{Severity, severity},
            swatch::swatch,
            text::{elided, label, two_lines},
        },
    },
};

#[test]
fn every_widget_draws_in_every_theme() {
    for (theme, name) in [(&LIGHT, "light"), (&DARK, "dark"), (&PRINT, "print")] {
        let format = Format {
            size: vec2(1100.0, 520.0),
            pixels_per_point: 1.0,
        };
        let setup = |ctx: &egui::Context| {
            ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Panic);
            Theme::install_fonts(ctx);
            theme.apply(ctx);
        };
        let drawing = draw(format, setup, |ui| sheet(ui, theme)).unwrap();
        assert!(drawing.shapes.len() > 200);
        if let Some(folder) = std::env::var_os("MAQUETTE_GALLERY") {
            let picture = drawing.paint(theme.ground.surface);
            let path = std::path::Path::new(&folder).join(format!("gallery-{name}.png"));
            std::fs::write(path, encode(&picture).unwrap()).unwrap();
        }
    }
}

fn sheet(ui: &mut Ui, theme: &Theme) {
    let frame = Frame::new().fill(theme.ground.surface).inner_margin(20);
    frame.show(ui, |ui| {
        ui.horizontal(|ui| controls(ui, theme));
        ui.horizontal(|ui| chips(ui, theme));
        ui.horizontal(|ui| rail(ui, theme));
        ui.horizontal(|ui| words(ui, theme));
        ui.horizontal_top(|ui| {
            ui.allocate_ui(vec2(300.0, 160.0), |ui| rows(ui, theme));
            marks(ui, theme);
        });
        timeline(ui, theme);
    });
}

fn controls(ui: &mut Ui, theme: &Theme) {
    let mut text = String::new();
    let prompt = Prompt {
        name: "Rechercher",
        hint: "Rechercher, agir…",
        key: Some("Ctrl K"),
    };
    search_field(ui, theme, &mut text, prompt, 216.0);
    button(
        ui,
        theme,
        Look::Secondary,
        Face::text("Exporter").icon(icons::EXPORT),
    );
    button(ui, theme, Look::Primary, Face::text("Garder 768"));
    button(
        ui,
        theme,
        Look::Quiet,
        Face::text("Voir les sources").icon(icons::QUOTES),
    );
    button(
        ui,
        theme,
        Look::Secondary,
        Face::text("Modifier").icon(icons::PENCIL_SIMPLE).key("F2"),
    );
    icon_button(ui, theme, icons::ARROW_U_UP_LEFT, "Annuler");
    ui.add_enabled_ui(false, |ui| {
        icon_button(ui, theme, icons::ARROW_U_UP_RIGHT, "Rétablir");
        button(
            ui,
            theme,
            Look::Secondary,
            Face::text("Enregistrer").icon(icons::FLOPPY_DISK),
        );
    });
}

fn chips(ui: &mut Ui, theme: &Theme) {
    segmented(ui, theme, &["M€", "% axe", "% signataire"], 0);
    let options = ["Hors volet mobilités", "Contrat entier"];
    let choice = Picker {
        icon: Some(icons::CROSSHAIR),
        name: "Périmètre",
        options: &options,
        selected: 0,
        widest: f32::INFINITY,
    };
    picker(ui, theme, choice);
    chip(ui, theme, ChipKind::Neutral, None, "0 bloquant");
    chip(
        ui,
        theme,
        ChipKind::Review,
        Some(icons::WARNING),
        "2 à examiner",
    );
    chip(
        ui,
        theme,
        ChipKind::Info,
        Some(icons::INFO),
        "3 informations",
    );
    chip(
        ui,
        theme,
        ChipKind::Respected,
        Some(icons::SEAL_CHECK),
        "Publié",
    );
    removable_chip(
        ui,
        theme,
        Some(8),
        "MEL mise en avant",
        "Ne plus mettre en avant",
    );
}

fn rail(ui: &mut Ui, theme: &Theme) {
    for (icon, text, count) in [
        (icons::SQUARES_FOUR, "Ensemble", None),
        (icons::TABLE, "Maquette", None),
        (icons::CALENDAR_DOTS, "Échéances", None),
        (icons::USERS_THREE, "Partenaires", None),
        (icons::LIST_CHECKS, "Contrôles", Some(2)),
    ] {
        rail_item(
            ui,
            theme,
            RailItem {
                icon,
                text,
                count,
                is_current: text == "Maquette",
            },
        );
    }
    for slot in 0..=10 {
        swatch(ui, theme, slot);
    }
    link(ui, theme, "Tout le calendrier", Leads::Inside);
    link(ui, theme, "lillemetropole.fr", Leads::Outside);
    for each in [
        Severity::Blocking,
        Severity::Review,
        Severity::Info,
        Severity::Respected,
    ] {
        severity(ui, theme, each, "mot");
    }
}

fn words(ui: &mut Ui, theme: &Theme) {
    badge(ui, theme, "2", "axe 2");
    let look = (type_scale::BODY, theme.text.main);
    two_lines(
        ui,
        "Accélérer le changement de modèle de développement",
        look,
        170.0,
    );
    elided(
        ui,
        "Favoriser la mobilité et les infrastructures",
        look,
        170.0,
    );
    label(ui, "142,8\u{a0}M€", type_scale::DISPLAY, theme.text.main);
    label(
        ui,
        "2\u{202f}757\u{a0}M€",
        type_scale::FIGURE,
        theme.text.main,
    );
    label(
        ui,
        "≈\u{a0}1\u{202f}580 ≥ 31,8 ± ▲ +2",
        type_scale::BODY.medium(),
        theme.signal.up,
    );
    label(ui, "Maquette", type_scale::TITLE, theme.text.main);
}

fn rows(ui: &mut Ui, theme: &Theme) {
    ui.vertical(|ui| {
        ui.set_width(280.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        key_value(ui, theme, "Périmètre", "hors volet mobilités");
        key_value(
            ui,
            theme,
            "Situation",
            "début 2023, d’après le texte publié par la métropole",
        );
        key_figure(ui, theme, "Part du contrat", "≤\u{a0}9,6\u{a0}%");
        let item = MenuItem {
            icon: Some(icons::FOLDER_OPEN),
            text: "Ouvrir…",
            key: Some("Ctrl O"),
            is_selected: true,
        };
        menu_item(ui, theme, item);
        let item = MenuItem {
            icon: Some(icons::COPY),
            text: "Copier la ligne",
            key: Some("Ctrl Maj C"),
            is_selected: false,
        };
        menu_item(ui, theme, item);
    });
}

fn marks(ui: &mut Ui, theme: &Theme) {
    let (space, _) = ui.allocate_exact_size(vec2(540.0, 190.0), egui::Sense::hover());
    let painter = ui.painter();
    let states = [
        BarState::Solid,
        BarState::Derived,
        BarState::Estimated,
        BarState::Pending,
        BarState::Nil,
        BarState::Unallocated,
        BarState::Stub,
        BarState::Dimmed,
    ];
    let mut y = space.min.y;
    for (index, state) in states.into_iter().enumerate() {
        let width = if state == BarState::Stub { 24.0 } else { 150.0 };
        let rect = Rect::from_min_size(pos2(space.min.x, y), vec2(width, 16.0));
        let ink = theme.partner_fill(8);
        paint_bar(painter, theme, rect, state, ink);
        if index == 1 {
            paint_whisker(painter, theme, rect, (rect.max.x - 12.0, rect.max.x + 12.0));
        }
        y += 23.0;
    }
    for slot in 1..=11u8 {
        let at = pos2(space.min.x + 190.0 + f32::from(slot) * 28.0, space.min.y);
        paint_partner_bar(
            painter,
            theme,
            Rect::from_min_size(at, vec2(27.0, 36.0)),
            slot,
        );
    }
    for column in 0..5u8 {
        let at = pos2(
            space.min.x + 220.0 + f32::from(column) * 66.0,
            space.min.y + 50.0,
        );
        let cell = Rect::from_min_size(at, vec2(50.0, 6.0));
        hatch(painter, theme, cell, Grain::Cell);
        let below = cell.translate(vec2(0.0, 14.0));
        paint_track(painter, theme, below);
        paint_bar(
            painter,
            theme,
            below.with_max_x(below.min.x + f32::from(column) * 9.0),
            BarState::Solid,
            theme.partner_fill(2),
        );
    }
    assert!(fits_inside(100.0, 60.0));
    for half in [0.0, 101.0] {
        let at = pos2(space.min.x + 220.0 + half, space.min.y + 90.0);
        hatch(
            painter,
            theme,
            Rect::from_min_size(at, vec2(100.0, 30.0)),
            Grain::Normal,
        );
    }
    for position in 0..6u8 {
        let at = pos2(
            space.min.x + 220.0 + f32::from(position) * 40.0,
            space.min.y + 135.0,
        );
        let tone = theme.axis_ink(usize::from(position));
        painter.rect_filled(Rect::from_min_size(at, vec2(39.0, 24.0)), 2, tone.fill);
        let center = at + vec2(19.5, 12.0);
        let look = (type_scale::BODY.semibold(), tone.on);
        let number = (position + 1).to_string();
        paint::text(painter, center, egui::Align2::CENTER_CENTER, &number, look);
    }
}

fn timeline(ui: &mut Ui, theme: &Theme) {
    let (space, _) = ui.allocate_exact_size(vec2(860.0, 90.0), egui::Sense::hover());
    let painter = ui.painter();
    let y = space.center().y;
    let x = |n: f32| space.min.x + n;
    paint_diamond(painter, theme, pos2(x(20.0), y), 6.0, Mark::Happened);
    paint_diamond(painter, theme, pos2(x(50.0), y), 6.0, Mark::Expected);
    paint_diamond(painter, theme, pos2(x(80.0), y), 8.0, Mark::Happened);
    let month = |n| Rect::from_center_size(pos2(x(n), y), vec2(10.5, 12.0));
    paint_month(painter, theme, month(110.0), Mark::Happened);
    paint_month(painter, theme, month(135.0), Mark::Expected);
    let span = |from, to| Rect::from_min_max(pos2(x(from), y - 7.0), pos2(x(to), y + 7.0));
    paint_fading(painter, span(170.0, 340.0), theme.ink.main, Soft::End);
    paint_fading(painter, span(360.0, 500.0), theme.ink.main, Soft::Start);
    paint_not_before(painter, theme, x(520.0), y - 10.0..=y + 10.0);
    paint_today(
        painter,
        theme,
        x(620.0),
        space.min.y + 24.0..=space.max.y,
        "2 décembre 2024",
    );
}
