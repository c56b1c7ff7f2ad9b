//! A file that changed outside: what to do about it, what differs, and the questions of a merge.

use super::lists::{MANY, more};
use super::{Beside, card, scrolled};
use crate::app::outside::{BothSides, Outside, OutsideIntent};
use crate::app::{FileIntent, Intent};
use crate::chart::{change_texts, contest, side_name};
use crate::compare::{Choices, Conflict, Merge, Side};
use crate::edit::Difference;
use crate::ui::Desk;
use crate::ui::shell::{said, ways};
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint::{focus_ring_inside, icon, icon_fill, snap};
use crate::ui::widgets::text::{elided, label, paragraph};
use crate::wording::{self, Key};
use egui::{Align, Layout, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

fn decide(intent: OutsideIntent) -> Intent {
    Intent::File(FileIntent::Outside(intent))
}

/// What to do about the file, asked when a save is wanted before that is decided.
pub fn question(ui: &mut Ui, desk: &mut Desk<'_>) {
    let document = desk.session.document.as_ref();
    let Some(outside) = document.and_then(|d| d.outside.as_ref()) else {
        return;
    };
    let title = desk.text(Key::DialogSaveAsTitle);
    let card_of = ("outside", title, 760.0, Beside::Nothing);
    card(ui, desk, card_of, |ui, desk| {
        let look = (type_scale::BODY.medium(), desk.theme.text.main);
        let width = ui.available_width();
        paragraph(ui, &said(desk, outside), look, width);
        if *outside == Outside::Gone {
            let look = (type_scale::BODY, desk.theme.text.second);
            paragraph(ui, desk.text(Key::OutsideGoneText), look, width);
        }
        ui.add_space(space::L);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ways(ui, desk, outside);
        });
    });
}

/// What differs, thing by thing, on both sides.
pub fn comparison(ui: &mut Ui, desk: &mut Desk<'_>, both: &BothSides) {
    let title = desk.text(Key::CompareTitle);
    let card_of = ("comparison", title, 680.0, Beside::Closes);
    card(ui, desk, card_of, |ui, desk| {
        scrolled(ui, 0.0, |ui| {
            for (key, differences) in [
                (Key::CompareTheirs, &both.theirs),
                (Key::CompareOurs, &both.ours),
            ] {
                let count = desk.count(
                    Key::OutsideDiffersOne,
                    Key::OutsideDiffersOther,
                    differences.len(),
                );
                let head = match differences.is_empty() {
                    true => desk.text(key).to_owned(),
                    false => format!("{} · {count}", desk.text(key)),
                };
                label(ui, &head, type_scale::BODY.semibold(), desk.theme.text.main);
                if differences.is_empty() {
                    let none = desk.text(Key::CompareNone);
                    label(ui, none, type_scale::BODY, desk.theme.text.muted);
                }
                for difference in differences.iter().take(MANY) {
                    difference_row(ui, desk, difference);
                }
                more(ui, desk, differences.len().saturating_sub(MANY));
                ui.add_space(space::M);
            }
        });
    });
}

/// One thing that differs: its kind and name, what it was, what it is.
fn difference_row(ui: &mut Ui, desk: &Desk<'_>, difference: &Difference) {
    let theme = desk.theme;
    let name = wording::edit::name(&difference.name, desk.lang);
    let kind = wording::edit::kind(&difference.target, desk.lang);
    let text = match change_texts(difference, desk.lang) {
        (Some(old), Some(new)) if old == new => {
            let key = match difference.moved {
                true => Key::CompareMoved,
                false => Key::CompareChanged,
            };
            desk.text(key).to_owned()
        }
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (None, Some(new)) => format!("+ {new}"),
        (Some(old), None) => format!("− {old}"),
        (None, None) => String::new(),
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        label(ui, kind, type_scale::SMALL, theme.text.muted);
        label(ui, &name, type_scale::BODY.medium(), theme.text.main);
        let width = ui.available_width();
        elided(ui, &text, (type_scale::BODY, theme.text.second), width);
    });
}

/// The questions of a merge.
pub fn merge(ui: &mut Ui, desk: &mut Desk<'_>, merge: &Merge) {
    let none = Choices::new();
    let document = desk.session.document.as_ref();
    let choices = match document.and_then(|d| d.outside.as_ref()) {
        Some(Outside::Changed(_, choices)) => choices,
        _ => &none,
    };
    let open = merge.open(choices).count();
    let title = desk.text(Key::MergeTitle);
    let card_of = ("merge", title, 760.0, Beside::Nothing);
    card(ui, desk, card_of, |ui, desk| {
        let look = (type_scale::BODY, desk.theme.text.second);
        paragraph(ui, desk.text(Key::MergeText), look, ui.available_width());
        ui.add_space(space::M);
        scrolled(ui, 110.0, |ui| {
            for conflict in merge.conflicts() {
                let chosen = choices.get(&conflict.spot).copied();
                question_of(ui, desk, (merge, conflict), chosen);
            }
        });
        ui.add_space(space::M);
        foot(ui, desk, open);
    });
}

fn foot(ui: &mut Ui, desk: &mut Desk<'_>, open: usize) {
    let theme = desk.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let all = [
            (Key::MergeAllOurs, Side::Ours),
            (Key::MergeAllTheirs, Side::Theirs),
        ];
        for (key, side) in all {
            if button(ui, theme, Look::Quiet, Face::text(desk.text(key))).clicked() {
                desk.push(decide(OutsideIntent::ChooseAll(side)));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.add_enabled_ui(open == 0, |ui| {
                let face = Face::text(desk.text(Key::MergeApply));
                if button(ui, theme, Look::Primary, face).clicked() {
                    desk.push(decide(OutsideIntent::Apply));
                }
            });
            let cancel = Face::text(desk.text(Key::DialogCancel));
            if button(ui, theme, Look::Secondary, cancel).clicked() {
                desk.push(Intent::CloseOverlay);
            }
            let left = match open {
                0 => desk.text(Key::MergeAllMade).to_owned(),
                open => desk.count(Key::MergeOpenOne, Key::MergeOpenOther, open),
            };
            label(ui, &left, type_scale::BODY.medium(), theme.text.second);
        });
    });
}

/// One question: what is contested, and what each side says.
fn question_of(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    (merge, conflict): (&Merge, &Conflict),
    chosen: Option<Side>,
) {
    let words = contest(merge, conflict, desk.lang);
    let theme = desk.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let (glyph, color) = match chosen {
            Some(_) => (icons::CHECK_CIRCLE, theme.signal.respected.on),
            None => (icons::WARNING_CIRCLE, theme.signal.review.on),
        };
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        icon_fill(ui.painter(), rect.center(), glyph, 16.0, color);
        label(
            ui,
            &words.title,
            type_scale::BODY.semibold(),
            theme.text.main,
        );
        if chosen.is_none() {
            let state = desk.text(Key::MergeUndecided);
            label(ui, state, type_scale::SMALL, theme.text.muted);
        }
    });
    for (side, value) in &words.options {
        let is_chosen = chosen == Some(*side);
        if option_row(ui, desk, &words.title, (*side, value), is_chosen) {
            let spot = conflict.spot.clone();
            desk.push(decide(OutsideIntent::Choose(spot, *side)));
        }
    }
    ui.add_space(space::M);
}

/// One value to choose. True when it was just clicked.
fn option_row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    title: &str,
    (side, value): (Side, &str),
    is_chosen: bool,
) -> bool {
    let theme = desk.theme;
    let size = vec2(ui.available_width(), space::ROW_LIST);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let who = side_name(side, desk.lang);
    if ui.is_rect_visible(rect) {
        let painted = snap(ui.painter(), rect.shrink2(vec2(0.0, 1.0)));
        let fill = match (is_chosen, response.hovered()) {
            (true, _) => theme.accent.weak,
            (false, true) => theme.ground.hover,
            (false, false) => theme.ground.surface,
        };
        let line = match is_chosen {
            true => theme.accent.main,
            false => theme.line.strong,
        };
        ui.painter().rect(
            painted,
            space::RADIUS_CONTROL,
            fill,
            Stroke::new(space::STROKE, line),
            StrokeKind::Inside,
        );
        if response.has_focus() {
            focus_ring_inside(ui.painter(), theme, painted, space::RADIUS_CONTROL);
        }
        let mut inner = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(painted.shrink2(vec2(space::S, 0.0)))
                .layout(Layout::left_to_right(Align::Center)),
        );
        let (mark, _) = inner.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        let (glyph, color) = match is_chosen {
            true => (icons::CHECK_CIRCLE, theme.accent.main),
            false => (icons::CIRCLE, theme.text.muted),
        };
        icon(inner.painter(), mark.center(), glyph, 16.0, color);
        let (name, _) = inner.allocate_exact_size(vec2(104.0, 20.0), Sense::hover());
        let galley = crate::ui::widgets::paint::line(
            inner.painter(),
            who,
            type_scale::BODY,
            theme.text.muted,
        );
        crate::ui::widgets::paint::place(
            inner.painter(),
            galley,
            name.left_center(),
            egui::Align2::LEFT_CENTER,
        );
        let width = inner.available_width();
        let look = (type_scale::BODY.medium(), theme.text.main);
        elided(&mut inner, value, look, width);
    }
    let spoken = format!("{title}, {who}, {value}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &spoken));
    let response = response.on_hover_text(value);
    response.clicked()
}
