//! The slide looked at: as it will be presented, its title, and what can be done to it.

use super::row::{standing, standing_color};
use crate::app::{DeckIntent, Intent};
use crate::chart::slides::{MOST_MARKS, Slide, SlideBoard, SlideRow, Standing};
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button, icon_button};
use crate::ui::widgets::text::{label, paragraph};
use crate::ui::{Desk, panes, slides};
use crate::wording::Key as Phrase;
use egui::emath::TSTransform;
use egui::{Align, Id, Layout, Rect, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder};
use egui::{WidgetInfo, pos2, vec2};

/// The field in which the title is typed.
pub(super) fn title_id() -> Id {
    Id::unique("slide_title")
}

/// Draws it.
pub(super) fn looked_at(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    board: &SlideBoard,
    (row, at): (&SlideRow, usize),
) {
    let theme = desk.theme;
    let kind = desk.text(row.choice.name.phrase());
    ui.horizontal(|ui| {
        label(ui, kind, type_scale::HEADING, theme.text.main);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            order(ui, desk, (row, at), board.rows.len());
        });
    });
    if row.slides.is_empty() {
        let words = desk.text(Phrase::SlidesNothing);
        label(ui, words, type_scale::BODY, theme.text.muted);
    }
    for slide in &row.slides {
        picture(ui, desk, slide);
    }
    title(ui, desk, row);
    density(ui, desk, row);
    ui.add_space(space::L);
    let reset = Face::text(desk.text(Phrase::SlidesReset)).icon(icons::ARROW_COUNTER_CLOCKWISE);
    if button(ui, theme, Look::Quiet, reset).clicked() {
        desk.push(Intent::Deck(DeckIntent::Reset));
    }
}

/// Up and down in the list.
fn order(ui: &mut Ui, desk: &mut Desk<'_>, (row, at): (&SlideRow, usize), count: usize) {
    ui.spacing_mut().item_spacing.x = space::XS;
    let kind = desk.text(row.choice.name.phrase());
    for (glyph, verb, by, can) in [
        (icons::ARROW_DOWN, Phrase::SlidesMoveDown, 1, at + 1 < count),
        (icons::ARROW_UP, Phrase::SlidesMoveUp, -1, at > 0),
    ] {
        let name = format!("{} {kind}", desk.text(verb));
        let response = ui.add_enabled_ui(can, |ui| icon_button(ui, desk.theme, glyph, &name));
        if response.inner.clicked() {
            desk.push(Intent::Deck(DeckIntent::Move(row.choice.name, by)));
        }
    }
}

/// The slide, drawn by the code that presents it and made smaller.
fn picture(ui: &mut Ui, desk: &Desk<'_>, slide: &Slide) {
    let full = slides::size_for(vec2(16.0, 9.0));
    let width = ui.available_width().min(760.0);
    let scale = width / full.x;
    let size = vec2(width, (full.y * scale).round());
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let said = slide.spoken();
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    let whole = Rect::from_min_size(pos2(0.0, 0.0), full);
    let shrinks = TSTransform::new(rect.min.to_vec2(), scale);
    let theme = desk.theme;
    ui.with_visual_transform(shrinks, |ui| {
        let builder = UiBuilder::new()
            .max_rect(whole)
            .id_salt(("picture", &slide.place));
        let mut inner = ui.new_child(builder);
        inner.set_clip_rect(whole);
        slides::draw(&mut inner, theme, slide, whole);
    });
    let stroke = Stroke::new(space::STROKE, theme.line.strong);
    ui.painter()
        .rect_stroke(rect, 2, stroke, StrokeKind::Outside);
}

/// The title: what it is, why, and a field for another one.
fn title(ui: &mut Ui, desk: &mut Desk<'_>, row: &SlideRow) {
    let theme = desk.theme;
    let name = row.choice.name;
    ui.add_space(space::S);
    let heading = desk.text(Phrase::SlidesTitleField);
    label(ui, heading, type_scale::BODY.semibold(), theme.text.main);
    if desk.lang.hides_amounts() {
        let words = desk.text(Phrase::AmountsHidden);
        label(ui, words, type_scale::BODY, theme.text.muted);
        return;
    }
    let own = row.choice.title.as_ref();
    let mut text = own.map_or(String::new(), |own| own.words.clone());
    let hint = match own {
        None => row.title(desk.lang).to_owned(),
        Some(_) => desk.text(Phrase::SlidesTitleHint).to_owned(),
    };
    let field = TextEdit::singleline(&mut text)
        .id(title_id())
        .hint_text(egui::RichText::new(hint).color(theme.text.muted))
        .font(type_scale::BODY.font())
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    panes::mark(ui.ctx(), title_id());
    ui.ctx()
        .accesskit_node_builder(title_id(), |node| node.set_label(heading));
    if response.changed() {
        let words = (!text.trim().is_empty()).then_some(text);
        desk.push(Intent::Deck(DeckIntent::Title(name, words)));
    }
    let why = row.standing();
    let color = standing_color(theme, why);
    let words = desk.text(standing(why));
    let width = ui.available_width();
    paragraph(ui, words, (type_scale::SMALL.medium(), color), width);
    if own.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        if why == Standing::Outdated {
            let keep = Face::text(desk.text(Phrase::SlidesTitleKeep)).icon(icons::CHECK);
            if button(ui, theme, Look::Primary, keep).clicked() {
                desk.push(Intent::Deck(DeckIntent::KeepTitle(name)));
            }
        }
        let face = Face::text(desk.text(Phrase::SlidesTitleReset)).icon(icons::ARROW_U_UP_LEFT);
        if button(ui, theme, Look::Secondary, face).clicked() {
            desk.push(Intent::Deck(DeckIntent::Title(name, None)));
        }
    });
}

/// A slide with too many marks offers to be two.
fn density(ui: &mut Ui, desk: &mut Desk<'_>, row: &SlideRow) {
    let is_split = row.choice.is_split;
    if !row.can_be_split && !is_split {
        return;
    }
    let theme = desk.theme;
    ui.add_space(space::S);
    let marks = row.slides.first().map_or(0, |slide| slide.marks);
    if marks > MOST_MARKS && !is_split {
        let words = desk.fill(Phrase::SlidesDense, &[("n", &marks.to_string())]);
        label(ui, &words, type_scale::SMALL, theme.text.second);
    }
    let (verb, glyph) = match is_split {
        true => (Phrase::SlidesJoin, icons::ARROWS_IN_SIMPLE),
        false => (Phrase::SlidesSplit, icons::COLUMNS),
    };
    let face = Face::text(desk.text(verb)).icon(glyph);
    if button(ui, theme, Look::Secondary, face).clicked() {
        desk.push(Intent::Deck(DeckIntent::Split(row.choice.name, !is_split)));
    }
}
