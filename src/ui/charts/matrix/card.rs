//! The card under the open cell: what the text is refused for, what it asks, what it would change.

use super::editor::{Reading, reason_id};
use super::keep;
use crate::app::view::{CellEdit, CellQuestion};
use crate::app::{Intent, Then, Typing};
use crate::chart::matrix::{CheckChange, Effect};
use crate::contract::Amount;
use crate::edit::EntryError;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::paint;
use crate::ui::widgets::text::{cut, elided, label, paragraph};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::{self, Key};
use egui::{
    Align, Align2, Area, Frame, Id, Layout, Margin, Order, Rect, Response, Stroke, TextEdit,
};
use egui::{Ui, pos2, vec2};

pub(super) const WIDTH: f32 = 404.0;
pub(super) const INNER: f32 = WIDTH - 32.0;
/// Room that the card takes at most, for choosing its side.
const HEIGHT: f32 = 330.0;

/// The first button of a question: it takes the focus when the question comes.
pub fn first_button(base: Id) -> Id {
    base.with("first_button")
}

/// What the card speaks of.
pub(super) struct Words<'a> {
    /// The open cell.
    pub edit: &'a CellEdit,
    /// What its text reads as.
    pub reading: Reading,
    /// What it would change.
    pub effect: Option<&'a Effect>,
}

/// Draws the card below the cell, or above it where there is no room below.
pub(super) fn card(ui: &Ui, desk: &mut Desk<'_>, words: &Words<'_>, (base, cell): (Id, Rect)) {
    let theme = desk.theme;
    let window = ui.ctx().content_rect();
    let x = (cell.center().x - WIDTH / 2.0).clamp(window.min.x + 8.0, window.max.x - WIDTH - 8.0);
    let below = cell.max.y + space::S + HEIGHT < window.max.y;
    let (y, pivot) = if below {
        (cell.max.y + space::S, Align2::LEFT_TOP)
    } else {
        (cell.min.y - space::S, Align2::LEFT_BOTTOM)
    };
    Area::new(base.with("card"))
        .order(Order::Foreground)
        .fixed_pos(pos2(x, y))
        .pivot(pivot)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(theme.ground.surface)
                .stroke(Stroke::new(space::STROKE, theme.line.strong))
                .corner_radius(space::RADIUS_NOTE)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(16, 14))
                .show(ui, |ui| {
                    ui.set_width(INNER);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    content(ui, desk, words, base);
                });
        });
}

/// What stands in the card, over the available width.
pub(super) fn content(ui: &mut Ui, desk: &mut Desk<'_>, words: &Words<'_>, base: Id) {
    let theme = desk.theme;
    let edit = words.edit;
    match words.effect {
        Some(effect) => {
            effects(ui, desk, effect);
            if edit.question.is_none() {
                keep::row(ui, desk, base);
            }
        }
        None => {
            let name = desk.contract().map(|contract| {
                wording::names::cell(contract, &edit.line, &edit.partner, desk.lang)
            });
            let step = type_scale::BODY.semibold();
            label(ui, &name.unwrap_or_default(), step, theme.text.main);
            ui.add_space(space::S);
            refusal(ui, desk, edit, &words.reading);
        }
    }
    if let Some(question) = &edit.question {
        rule(ui, desk);
        asked(ui, desk, edit, question, base);
    }
    rule(ui, desk);
    hints(ui, desk);
}

/// The cell, its totals and the checks, before and after.
pub(super) fn effects(ui: &mut Ui, desk: &Desk<'_>, effect: &Effect) {
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
        let galley = ui.painter().layout_job(cut(&words, job, size.x - 24.0, 1));
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
pub(super) fn sides(ui: &mut Ui, mut draw: impl FnMut(&mut Ui, bool)) {
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
    ui.painter().layout_job(job).size().x
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

fn rule(ui: &mut Ui, desk: &Desk<'_>) {
    ui.add_space(space::XS);
    let size = vec2(ui.available_width(), 1.0);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let stroke = Stroke::new(space::STROKE, desk.theme.line.grid);
    let y = ui.painter().round_to_pixel_center(rect.center().y);
    ui.painter().hline(rect.x_range(), y, stroke);
    ui.add_space(space::XS);
}

/// Why the text is no amount; the notations that are, when nothing is typed.
fn refusal(ui: &mut Ui, desk: &Desk<'_>, edit: &CellEdit, reading: &Reading) {
    let theme = desk.theme;
    let muted = (type_scale::SMALL, theme.text.muted);
    let accepted = desk.text(Key::EditAcceptedAmounts);
    let error = match reading {
        Some(Err(error)) => *error,
        _ => return,
    };
    let reason = match error {
        EntryError::Empty | EntryError::Ambiguous { .. } | EntryError::SignAmbiguous { .. } => None,
        EntryError::Number(crate::contract::AmountError::NotANumber)
        | EntryError::PercentNeedsSign
        | EntryError::BadPercent => {
            let text = wording::sentence::quoted(edit.text.trim(), desk.lang);
            Some(desk.fill(Key::EditRefusedNumber, &[("text", &text)]))
        }
        EntryError::Number(error) => Some(wording::edit::amount(error, desk.lang).to_owned()),
        EntryError::NothingToChange => Some(desk.text(Key::EditRefusedNoValue).to_owned()),
    };
    if let Some(reason) = reason {
        let look = (type_scale::BODY, theme.signal.blocking.on);
        paragraph(ui, &reason, look, ui.available_width());
        ui.add_space(space::XS);
    }
    paragraph(ui, accepted, muted, ui.available_width());
    ui.add_space(space::XS);
}

fn asked(ui: &mut Ui, desk: &mut Desk<'_>, edit: &CellEdit, question: &CellQuestion, base: Id) {
    match question {
        CellQuestion::Zero => {
            say(ui, desk, desk.text(Key::EditZeroQuestion));
            let (decision, zero) = (
                desk.text(Key::EditZeroByDecision),
                desk.text(Key::EditZeroAmount),
            );
            match choice(ui, desk, base, (decision, zero)) {
                Some(0) => desk.push(Intent::Typing(Typing::ZeroIsDecision(true))),
                Some(_) => desk.push(Intent::Typing(Typing::ZeroIsDecision(false))),
                None => {}
            }
        }
        CellQuestion::NilReason(text) => {
            say(ui, desk, desk.text(Key::EditReasonNil));
            reason(ui, desk, text, base);
        }
        CellQuestion::PendingReason(text) => {
            say(ui, desk, desk.text(Key::EditReasonPending));
            reason(ui, desk, text, base);
        }
        CellQuestion::Ambiguous {
            as_decimal: first,
            as_thousands: second,
        }
        | CellQuestion::Sign {
            less: first,
            negative: second,
        } => two_amounts(ui, desk, edit, base, (*first, *second)),
    }
}

fn two_amounts(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    edit: &CellEdit,
    base: Id,
    (first, second): (Amount, Amount),
) {
    let unit = desk.session.view.measure.unit();
    let named = |amount| wording::amount::in_unit_named(amount, unit, desk.lang);
    let (a, b) = (named(first), named(second));
    let text = wording::sentence::quoted(edit.text.trim(), desk.lang);
    let values = [("text", text.as_str()), ("first", &a), ("second", &b)];
    let question = desk.fill(Key::EditAmbiguous, &values);
    say(ui, desk, &question);
    let amount = match choice(ui, desk, base, (&a, &b)) {
        Some(0) => first,
        Some(_) => second,
        None => return,
    };
    desk.push(Intent::Typing(Typing::CommitAmount(amount, Then::Down)));
}

fn say(ui: &mut Ui, desk: &Desk<'_>, text: &str) {
    ui.add_space(space::XS);
    let look = (type_scale::BODY.medium(), desk.theme.text.main);
    paragraph(ui, text, look, ui.available_width());
    ui.add_space(space::S);
}

/// Two buttons; the first has the focus when the question comes.
fn choice(ui: &mut Ui, desk: &Desk<'_>, base: Id, (first, second): (&str, &str)) -> Option<usize> {
    let mut chosen = None;
    let mut pressed = |n: usize, response: Response| {
        if response.clicked() {
            chosen = Some(n);
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let response = button(ui, desk.theme, Look::Secondary, Face::text(first));
        let wanted = ui.memory(|m| m.focused()) == Some(first_button(base));
        if wanted {
            response.request_focus();
        }
        pressed(0, response);
        let response = button(ui, desk.theme, Look::Secondary, Face::text(second));
        pressed(1, response);
    });
    ui.add_space(space::XS);
    chosen
}

fn reason(ui: &mut Ui, desk: &mut Desk<'_>, text: &str, base: Id) {
    let mut typed = text.to_owned();
    let field = TextEdit::singleline(&mut typed)
        .id(reason_id(base))
        .font(type_scale::BODY.font())
        .desired_width(ui.available_width() - 16.0)
        .return_key(None)
        .lock_focus(true)
        .margin(Margin::symmetric(8, 6));
    let response = ui.add(field);
    let stroke = Stroke::new(space::STROKE, desk.theme.line.strong);
    ui.painter().rect_stroke(
        response.rect,
        space::RADIUS_CONTROL,
        stroke,
        egui::StrokeKind::Inside,
    );
    let name = desk.text(Key::EditReason).to_owned();
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    if response.changed() {
        desk.push(Intent::Typing(Typing::ReasonText(typed.clone())));
    }
    if typed.trim().is_empty() {
        ui.add_space(space::XS);
        let look = (type_scale::SMALL, desk.theme.text.muted);
        paragraph(
            ui,
            desk.text(Key::EditRefusedReason),
            look,
            ui.available_width(),
        );
    }
    ui.add_space(space::XS);
}

/// Entrée valider · Tab valider et suivante · Échap annuler.
fn hints(ui: &mut Ui, desk: &Desk<'_>) {
    let theme = desk.theme;
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, 26.0), egui::Sense::hover());
    let painter = ui.painter();
    let y = rect.center().y + 3.0;
    let mut x = rect.min.x;
    for (key, meaning) in [
        (Key::KeyEnter, Key::EditKeyValidate),
        (Key::KeyTab, Key::EditKeyNext),
        (Key::KeyEscape, Key::EditKeyCancel),
    ] {
        if key == Key::KeyTab && width < INNER {
            continue;
        }
        let key = desk.text(key);
        let right = x + paint::key_width(painter, key);
        paint::key_hint(painter, theme, pos2(right, y), key);
        let look = (type_scale::SMALL, theme.text.muted);
        let at = pos2(right + 6.0, y);
        let words = paint::text(painter, at, Align2::LEFT_CENTER, desk.text(meaning), look);
        x = words.max.x + 18.0;
    }
}
