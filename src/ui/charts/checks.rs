//! Draws the counts of findings and the most serious of them.

use super::frame::{self, elided};
use super::stop::{Act, Spot, ground, stop};
use crate::app::Intent;
use crate::app::action::Action;
use crate::chart::{CheckRow, Checks, Tip};
use crate::check::Severity;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::chip::{ChipKind, chip};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::paint::{icon, line, place};
use crate::ui::widgets::severity::{self, paint_severity};
use egui::{Align, Align2, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

/// Height of a row.
const ROW: f32 = 34.0;
/// Height of the line of the title.
const TITLE: f32 = 24.0;
/// Width from which the counts stand beside the title.
const BESIDE: f32 = 420.0;

/// Draws the section into `rect`.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, checks: &Checks, rect: Rect) {
    let top = rect.translate(vec2(0.0, (TITLE - frame::TITLE) / 2.0));
    frame::heading(ui, desk, top, &checks.title, rect.width());
    let is_beside = rect.width() >= BESIDE;
    let below = if is_beside { 0.0 } else { TITLE + 2.0 };
    let counts = Rect::from_min_size(rect.min + vec2(0.0, below), vec2(rect.width(), TITLE));
    chips(ui, desk, checks, counts, is_beside);
    let mut y = counts.max.y + 8.0;
    if let Some(words) = &checks.none {
        frame::empty(ui, desk, pos2(rect.min.x, y + ROW / 2.0), words);
        return;
    }
    let tips: Vec<Tip> = checks
        .rows
        .iter()
        .map(|r| Tip::new(&r.title, vec![r.gap.clone()]).spoken(r.spoken.clone()))
        .collect();
    let mut spots = Vec::new();
    for (at, (one, tip)) in checks.rows.iter().zip(&tips).enumerate() {
        let line = Rect::from_min_size(pos2(rect.min.x, y), vec2(rect.width(), ROW));
        let target = line.expand2(vec2(6.0, -1.0));
        ground(ui, desk, target, Some(&one.subject));
        if at > 0 {
            let stroke = Stroke::new(space::STROKE, desk.theme.line.grid);
            let rule = ui.painter().round_to_pixel_center(y);
            ui.painter().hline(line.x_range(), rule, stroke);
        }
        row(ui, desk, one, line);
        spots.push(Spot {
            rect: target,
            subject: Some(&one.subject),
            tip,
        });
        y += ROW;
    }
    let area = Rect::from_min_max(pos2(rect.min.x, counts.max.y), pos2(rect.max.x, y));
    let id = ui.scope_id().with("checks");
    if let Some((at, Act::Click | Act::Double)) = stop(ui, desk, (id, area, &checks.title), &spots)
        && let Some(subject) = spots.get(at).and_then(|s| s.subject)
    {
        desk.push(Intent::Select(subject.clone()));
        open_panel(desk);
    }
    all(ui, desk, checks, pos2(rect.min.x, y + 4.0));
}

/// Opens the panel of findings unless it is open.
fn open_panel(desk: &mut Desk<'_>) {
    if !desk.session.view.panels.findings {
        desk.push(Intent::Do(Action::Findings));
    }
}

fn all(ui: &mut Ui, desk: &mut Desk<'_>, checks: &Checks, at: egui::Pos2) {
    let Some(words) = &checks.all else { return };
    let theme = desk.theme;
    let place = Rect::from_min_size(at, vec2(240.0, TITLE));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        if link(ui, theme, words, Leads::Inside).clicked() {
            open_panel(desk);
        }
    });
}

fn chips(ui: &mut Ui, desk: &Desk<'_>, checks: &Checks, place: Rect, is_right: bool) {
    let theme = desk.theme;
    let (layout, counts): (_, Vec<_>) = if is_right {
        (
            Layout::right_to_left(Align::Center),
            checks.counts.iter().rev().collect(),
        )
    } else {
        (
            Layout::left_to_right(Align::Center),
            checks.counts.iter().collect(),
        )
    };
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for (severity, words) in counts {
            let is_none = words.starts_with('0');
            let (kind, glyph) = match severity {
                _ if is_none => (ChipKind::Neutral, None),
                Severity::Blocking => (ChipKind::Blocking, Some(icons::WARNING_OCTAGON)),
                Severity::Review => (ChipKind::Review, Some(icons::WARNING)),
                Severity::Info => (ChipKind::Info, Some(icons::INFO)),
            };
            chip(ui, theme, kind, glyph, words);
        }
    });
}

fn row(ui: &Ui, desk: &Desk<'_>, one: &CheckRow, rect: Rect) {
    let theme = desk.theme;
    let painter = ui.painter();
    let y = rect.center().y;
    let shape = match one.severity {
        Severity::Blocking => severity::Severity::Blocking,
        Severity::Review => severity::Severity::Review,
        Severity::Info => severity::Severity::Info,
    };
    paint_severity(painter, theme, pos2(rect.min.x + 8.5, y), 17.0, shape);
    let caret = pos2(rect.max.x - 7.0, y);
    icon(painter, caret, icons::CARET_RIGHT, 14.0, theme.text.muted);
    let gap = line(
        painter,
        &one.gap,
        type_scale::BODY.medium(),
        theme.text.second,
    );
    let gap_width = gap.size().x.min(rect.width() * 0.45);
    let right = pos2(rect.max.x - 24.0, y);
    place(painter, gap, right, Align2::RIGHT_CENTER);
    let title = (type_scale::BODY, theme.text.main);
    let width = rect.width() - 27.0 - 24.0 - gap_width - space::M;
    let left = pos2(rect.min.x + 27.0, y);
    elided(painter, left, Align2::LEFT_CENTER, &one.title, title, width);
}
