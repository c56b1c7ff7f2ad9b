//! What a typed amount would change: the cell, its totals and the checks, before and after.

use super::{INNER, rule};
use crate::chart::matrix::{CheckChange, Effect};
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::paint;
use crate::ui::widgets::text::{cut, elided, label, lay};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::Key;
use egui::{Align, Align2, Layout, Ui, vec2};

/// The cell, its totals and the checks, before and after.
pub(in crate::ui::charts::matrix) fn effects(ui: &mut Ui, desk: &Desk<'_>, effect: &Effect) {
    let theme = desk.theme;
    let strong = type_scale::BODY.semibold();
    let values = [("before", effect.before.as_str()), ("after", "")];
    let before = desk.fill(Key::EditChange, &values);
    let before = before.trim_end();
    let figures = width(ui, &effect.after, strong) + width(ui, before, type_scale::BODY);
    let widths = (width(ui, &effect.cell, strong), figures + space::XS);
    spread(ui, widths, |ui, right| {
        if right {
            let look = (strong, theme.text.main);
            elided(ui, &effect.after, look, ui.available_width());
            let look = (type_scale::BODY, theme.text.main);
            elided(ui, before, look, ui.available_width());
        } else {
            let look = (strong, theme.text.main);
            elided(ui, &effect.cell, look, ui.available_width());
        }
    });
    rule(ui, desk);
    let step = if ui.available_width() < INNER {
        type_scale::SMALL
    } else {
        type_scale::BODY
    };
    for line in &effect.totals {
        let moved = difference_width(ui, line.difference.as_ref(), step);
        let figures = moved + space::XS + width(ui, &line.change, step);
        let widths = (width(ui, &line.name, step), figures);
        spread(ui, widths, |ui, right| {
            if right {
                difference(ui, desk, (line.difference.as_ref(), step), moved);
                let look = (step, theme.text.main);
                elided(ui, &line.change, look, ui.available_width());
            } else {
                let look = (step, theme.text.muted);
                elided(ui, &line.name, look, ui.available_width());
            }
        });
    }
    for check in &effect.checks {
        let (glyph, key, title, color) = match check {
            CheckChange::New(title) => {
                let color = theme.signal.review.on;
                (icons::WARNING, Key::EditChecksNew, title, color)
            }
            CheckChange::Gone(title) => {
                let color = theme.signal.respected.on;
                (icons::CHECK, Key::EditChecksGone, title, color)
            }
        };
        let words = desk.fill(key, &[("title", title)]);
        let size = vec2(ui.available_width(), 26.0);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
        let at = rect.left_center() + vec2(8.0, 0.0);
        paint::icon(ui.painter(), at, glyph, 14.0, color);
        let job = step.job(&words, theme.text.main);
        let galley = lay(ui.painter(), cut(&words, job, size.x - 24.0, 1));
        let at = rect.left_center() + vec2(22.0, 0.0);
        paint::place(ui.painter(), galley, at, Align2::LEFT_CENTER);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        response.tip_text(&words);
    }
    if effect.checks.is_empty() {
        sides(ui, |ui, right| {
            let (key, color) = if right {
                (Key::EditChecksSame, theme.text.main)
            } else {
                (Key::EditChecks, theme.text.muted)
            };
            label(ui, desk.text(key), step, color);
        });
    }
}

/// A row with words at the left and figures at the right.
pub(in crate::ui::charts::matrix) fn sides(ui: &mut Ui, mut draw: impl FnMut(&mut Ui, bool)) {
    let size = vec2(ui.available_width(), 28.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    for (layout, right) in [
        (Layout::left_to_right(Align::Center), false),
        (Layout::right_to_left(Align::Center), true),
    ] {
        let builder = egui::UiBuilder::new().max_rect(rect).layout(layout);
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.x = space::XS;
        draw(&mut child, right);
    }
}

/// The same where both fit beside one another, given their widths; else the figures stand below.
fn spread(ui: &mut Ui, (words, figures): (f32, f32), mut draw: impl FnMut(&mut Ui, bool)) {
    if words + space::M + figures <= ui.available_width() {
        return sides(ui, draw);
    }
    for wanted in [false, true] {
        sides(ui, |ui, right| {
            if right == wanted {
                draw(ui, right);
            }
        });
    }
}

/// How wide a text is on one line.
fn width(ui: &Ui, text: &str, step: crate::ui::theme::Type) -> f32 {
    let job = step.job(text, ui.visuals().text_color());
    lay(ui.painter(), job).size().x
}

/// The room of a difference: the same for all that are short, so that they stand in a column.
fn difference_width(
    ui: &Ui,
    difference: Option<&(String, bool)>,
    step: crate::ui::theme::Type,
) -> f32 {
    let usual: f32 = if step == type_scale::BODY { 68.0 } else { 54.0 };
    let words = difference.map(|(text, _)| format!("▲ {text}"));
    usual.max(words.map_or(0.0, |words| width(ui, &words, step.medium())))
}

fn difference(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (difference, step): (Option<&(String, bool)>, crate::ui::theme::Type),
    width: f32,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, 18.0), egui::Sense::hover());
    let Some((text, grows)) = difference else {
        return;
    };
    let signal = desk.theme.signal;
    let (mark, color) = if *grows {
        ("▲", signal.up)
    } else {
        ("▼", signal.down)
    };
    let look = (step.medium(), color);
    let words = format!("{mark} {text}");
    let at = rect.right_center();
    paint::text(ui.painter(), at, Align2::RIGHT_CENTER, &words, look);
}
