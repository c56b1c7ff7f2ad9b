//! What is shown while nothing is open: ways to open, and files opened lately.

mod recent;

use crate::app::action::Action;
use crate::app::{FileIntent, Intent};
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::snap;
use crate::ui::widgets::text::label;
use crate::wording::Key;
use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Width of the column.
const WIDTH: f32 = 760.0;

/// A path pasted anywhere on the screen opens the file.
fn pasted(ui: &Ui, desk: &mut Desk<'_>) {
    if desk.session.view.overlay.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let text = ui.input(|i| {
        i.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) => Some(text.clone()),
            _ => None,
        })
    });
    if let Some(text) = text {
        desk.push(Intent::File(FileIntent::PathPasted(text)));
    }
}

/// Draws the screen.
pub fn home(ui: &mut Ui, desk: &mut Desk<'_>) {
    pasted(ui, desk);
    let sheet = ui.max_rect();
    let width = WIDTH.min(sheet.width() - 2.0 * space::SHEET);
    let top = sheet.min.y + (sheet.height() * 0.11).clamp(16.0, 96.0);
    let column = Rect::from_min_max(
        pos2(sheet.center().x - width / 2.0, top),
        pos2(sheet.center().x + width / 2.0, sheet.max.y - space::L),
    );
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        title(ui, desk);
        ui.add_space(space::SHEET);
        ways(ui, desk, width);
        ui.add_space(space::SHEET);
        recent(ui, desk, width);
    });
}

fn title(ui: &mut Ui, desk: &Desk<'_>) {
    let theme = desk.theme;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(42.0, 42.0), Sense::hover());
        crate::ui::shell::paint_mark(ui.painter(), theme, snap(ui.painter(), rect));
        ui.add_space(space::M);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            label(ui, "Maquette", type_scale::FIGURE, theme.text.main);
            label(
                ui,
                desk.text(Key::HomeTagline),
                type_scale::BODY,
                theme.text.muted,
            );
        });
    });
}

/// The outline of a rectangle whose corners are round, once around.
fn rounded(rect: egui::Rect, radius: f32) -> Vec<egui::Pos2> {
    use std::f32::consts::FRAC_PI_2;
    /// Straight pieces of a corner.
    const PIECES: u8 = 6;
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 1.0),
        (inner.left_top(), 2.0),
        (inner.right_top(), 3.0),
    ];
    let arc = |(center, quarter): (egui::Pos2, f32)| {
        (0..=PIECES).map(move |piece| {
            let turned = quarter + f32::from(piece) / f32::from(PIECES);
            center + radius * egui::Vec2::angled(turned * FRAC_PI_2)
        })
    };
    let mut path: Vec<egui::Pos2> = corners.into_iter().flat_map(arc).collect();
    path.extend(path.first().copied());
    path
}

/// The place to drop a file, and the buttons that open one.
fn ways(ui: &mut Ui, desk: &mut Desk<'_>, width: f32) {
    let theme = desk.theme;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 148.0), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, space::RADIUS_NOTE, theme.ground.hover);
    let stroke = egui::Stroke::new(space::STROKE, theme.line.strong);
    let outline = rounded(rect.shrink(0.5), f32::from(space::RADIUS_NOTE.nw));
    painter.extend(egui::Shape::dashed_line(&outline, stroke, 4.0, 4.0));
    let inner = rect.shrink(space::L);
    let place = UiBuilder::new()
        .max_rect(inner)
        .layout(Layout::top_down(Align::Center));
    let ui = &mut ui.new_child(place);
    ui.add_space(space::L);
    let drop = desk.text(Key::HomeDrop);
    label(ui, drop, type_scale::HEADING.regular(), theme.text.main);
    ui.add_space(space::M);
    buttons(ui, desk);
}

fn buttons(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme;
    let open_key = Action::Open
        .shortcut()
        .map(|s| in_words(desk, s).replace('+', " "));
    let faces = [
        (
            Action::Open,
            Look::Primary,
            Key::ActionOpen,
            Some(icons::FILE_TEXT),
        ),
        (
            Action::OpenPath,
            Look::Secondary,
            Key::ActionOpenPath,
            Some(icons::LINK),
        ),
        (
            Action::New,
            Look::Secondary,
            Key::ActionNew,
            Some(icons::PLUS),
        ),
        (
            Action::OpenSample,
            Look::Secondary,
            Key::ActionOpenSample,
            None,
        ),
    ];
    // A row that is centred as a whole: its width is measured in the pass before.
    let id = ui.scope_id().with("ways");
    let known = ui.ctx().data(|d| d.get_temp::<f32>(id)).unwrap_or(560.0);
    let (rect, _) = ui.allocate_exact_size(vec2(known, space::CONTROL), Sense::hover());
    let used = ui
        .scope_builder(
            UiBuilder::new()
                .max_rect(rect.with_max_x(rect.max.x + 400.0))
                .layout(Layout::left_to_right(Align::Center)),
            |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                for (action, look, key, glyph) in faces {
                    let mut face = Face::text(desk.text(key));
                    if let Some(glyph) = glyph {
                        face = face.icon(glyph);
                    }
                    if action == Action::Open
                        && let Some(key) = &open_key
                    {
                        face = face.key(key);
                    }
                    if button(ui, theme, look, face).clicked() {
                        desk.push(Intent::Do(action));
                    }
                }
                ui.min_rect().width()
            },
        )
        .inner;
    if (used - known).abs() > 0.5 {
        ui.ctx().data_mut(|d| d.insert_temp(id, used));
        ui.ctx().request_discard("width of a centred row");
    }
}

fn recent(ui: &mut Ui, desk: &mut Desk<'_>, width: f32) {
    let theme = desk.theme;
    if !desk.session.keeping.finds.is_empty() {
        let face = Face::text(desk.text(Key::ActionRecover)).icon(icons::CLOCK_COUNTER_CLOCKWISE);
        if button(ui, theme, Look::Secondary, face).clicked() {
            desk.push(Intent::Do(Action::Recover));
        }
        ui.add_space(space::L);
    }
    label(
        ui,
        desk.text(Key::HomeRecent),
        type_scale::HEADING,
        theme.text.main,
    );
    ui.add_space(space::S);
    let line = egui::Stroke::new(space::STROKE, theme.line.thin);
    let y = ui.cursor().min.y;
    ui.painter()
        .hline(ui.cursor().min.x..=ui.cursor().min.x + width, y, line);
    if desk.session.settings.recent.is_empty() {
        ui.add_space(space::M);
        label(
            ui,
            desk.text(Key::HomeRecentNone),
            type_scale::BODY,
            theme.text.muted,
        );
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().show(ui, |ui| {
        for recent in &desk.session.settings.recent {
            recent::row(ui, desk, recent, width);
        }
    });
}
