//! What was set aside: how many, and on demand each with its reason and the way back.

use super::row::INDENT;
use crate::app::form::FormSubject;
use crate::app::{FormIntent, Intent};
use crate::chart::findings::{Dismissed, LISTED, Standing};
use crate::edit::Target;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::severity::paint_severity;
use crate::ui::widgets::text::{label, paragraph};
use crate::wording::{self, Key};
use egui::{Id, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Draws the count and, once asked for, the list.
pub fn aside(ui: &mut Ui, desk: &mut Desk<'_>, list: &[Dismissed]) {
    if list.is_empty() {
        return;
    }
    let id = Id::unique("findings_aside");
    let mut open: bool = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    ui.add_space(space::M);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::SHEET);
        let look = (type_scale::BODY, desk.theme.text.second);
        label(ui, &counts(desk, list), look.0, look.1);
        ui.add_space(space::S);
        let verb = if open {
            Key::DismissedHide
        } else {
            Key::DismissedShow
        };
        let face = Face::text(desk.text(verb));
        if button(ui, desk.theme, Look::Quiet, face).clicked() {
            open = !open;
        }
    });
    ui.data_mut(|d| d.insert_temp(id, open));
    if open {
        for one in list.iter().take(LISTED) {
            entry(ui, desk, one);
        }
        more(ui, desk, list.len().saturating_sub(LISTED));
    }
}

/// How many set a point aside, and how many set nothing aside.
fn counts(desk: &Desk<'_>, list: &[Dismissed]) -> String {
    let holds = |one: &&Dismissed| matches!(one.standing, Standing::Holds(_));
    let held = list.iter().filter(holds).count();
    let idle = list.len().saturating_sub(held);
    let said = |n, one, other| (n > 0).then(|| wording::count(desk.lang, one, other, n, &[]));
    let parts = [
        said(held, Key::DismissedOne, Key::DismissedOther),
        said(idle, Key::DismissedIdleOne, Key::DismissedIdleOther),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// One dismissal: what was found, why it was set aside, and the way back.
fn entry(ui: &mut Ui, desk: &mut Desk<'_>, one: &Dismissed) {
    let theme = desk.theme;
    ui.add_space(space::M);
    let start = ui.cursor().min;
    let width = (ui.available_width() - INDENT - space::SHEET).max(120.0);
    let rect = Rect::from_min_size(start + vec2(INDENT, 0.0), vec2(width, f32::INFINITY));
    if let Standing::Holds(severity) = one.standing {
        let mark = pos2(start.x + space::SHEET + 9.0, start.y + 9.0);
        paint_severity(ui.painter(), theme, mark, 18.0, super::row::shape(severity));
    }
    let builder = UiBuilder::new()
        .max_rect(rect)
        .id_salt(("aside", one.id.as_str()));
    let inner = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.set_width(width);
        let strong = (type_scale::BODY.medium(), theme.text.main);
        paragraph(ui, &one.title, strong, width);
        for words in [one.fact.as_str(), one.reason.as_str()] {
            if !words.is_empty() {
                paragraph(ui, words, (type_scale::SMALL, theme.text.second), width);
            }
        }
        if let Some(note) = one.note(desk.lang) {
            paragraph(ui, note, (type_scale::SMALL, theme.signal.review.on), width);
        }
        ui.add_space(space::XS);
        actions(ui, desk, one);
        ui.add_space(space::M);
    });
    let end = inner.response.rect.max.y;
    ui.allocate_space(vec2(1.0, (end - ui.cursor().min.y).max(0.0)));
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    let rule = Stroke::new(space::STROKE, theme.line.thin);
    ui.painter().hline(line.x_range(), line.center().y, rule);
}

fn actions(ui: &mut Ui, desk: &mut Desk<'_>, one: &Dismissed) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        let back = match one.standing {
            Standing::Holds(_) => Key::FindingsTakeUp,
            Standing::Idle(_) => Key::FindingsForget,
        };
        let target = Target::Dismissal(one.id.clone());
        let face = Face::text(desk.text(back));
        if button(ui, desk.theme, Look::Secondary, face).clicked() {
            desk.push(Intent::Remove(target.clone()));
        }
        let face = Face::text(desk.text(Key::FindingsReasonEdit)).icon(icons::PENCIL_SIMPLE);
        if button(ui, desk.theme, Look::Quiet, face).clicked() {
            let subject = FormSubject::Edit(target);
            desk.push(Intent::Form(FormIntent::Open(subject)));
        }
    });
}

/// How many are not listed.
fn more(ui: &mut Ui, desk: &Desk<'_>, left_out: usize) {
    if left_out > 0 {
        let n = wording::number::tally(left_out, desk.lang);
        let words = desk.fill(Key::DismissedMoreText, &[("n", &n)]);
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            ui.add_space(space::SHEET);
            label(ui, &words, type_scale::SMALL, desk.theme.text.muted);
        });
    }
}
