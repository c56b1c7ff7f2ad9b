//! The matrix screen: the chart, then what is not known or not saved, then the legend.

use super::empty;
use crate::app::action::Action;
use crate::app::{Intent, ScreenChart};
use crate::chart::matrix::{Changes, Gap, Legend, MatrixTable, Remarks};
use crate::contract::StateKind;
use crate::ui::charts::matrix as chart;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::bar::{BarState, paint_bar};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::menu_item::{MenuItem, menu_item};
use crate::ui::widgets::paint::{self, dashed_outline};
use crate::ui::widgets::text::elided;
use crate::ui::{Desk, panels};
use crate::wording::Key;
use egui::{Align, Align2, Layout, Painter, Popup, PopupCloseBehavior, Pos2, Rect, Sense, Stroke};
use egui::{StrokeKind, Ui, UiBuilder, pos2, vec2};

/// Heights and gaps around the chart.
#[derive(Clone, Copy)]
struct Gaps {
    /// Between the header and the chart.
    top: f32,
    /// Height of the box of notes.
    note: f32,
    /// Between that box and the legend.
    between: f32,
    /// From the bottom of the sheet to the bottom of the legend.
    bottom: f32,
}

/// As drawn.
const EASY: Gaps = Gaps {
    top: 16.0,
    note: 52.0,
    between: 14.0,
    bottom: 22.0,
};

/// Where height is short, rows come first.
const TIGHT: Gaps = Gaps {
    top: 2.0,
    note: 36.0,
    between: 6.0,
    bottom: 8.0,
};

/// Height of the sheet below which gaps are tight.
const SHORT: f32 = 620.0;
/// Height of the screen below which only unsaved edits are worth a note.
const LOW: f32 = 470.0;
/// Height below which the legend makes room for rows; tooltips and the inspector name each state.
const LOWEST: f32 = 380.0;

/// Height of a row of the legend.
const LEGEND: f32 = 20.0;

/// Draws the matrix screen.
pub fn matrix(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(ScreenChart::Matrix(table)) = desk.charts().map(|c| &c.screen) else {
        return;
    };
    // A cell is typed in beside the panel, never under it.
    let whole = ui.max_rect();
    let area = whole.with_max_x(whole.max.x - panels::covered(ui, desk));
    if let Some(text) = &table.remarks.empty {
        let action = remedy(desk);
        return empty(ui, desk, text, action);
    }
    let inner = area.shrink2(vec2(space::SHEET, 0.0));
    let gaps = if area.height() < SHORT { TIGHT } else { EASY };
    let tall = if area.height() < LOWEST {
        0.0
    } else {
        legend(ui, desk, table, inner.with_max_y(area.max.y - gaps.bottom))
    };
    let bottom = area.max.y - gaps.bottom - tall - gaps.between;
    // Where a row is worth more, the cells say themselves what is not known.
    let tells_unknown = table.remarks.unknown.is_some() && area.height() >= LOW;
    let has_note = table.remarks.changes.is_some() || tells_unknown;
    let height = if has_note { gaps.note } else { 0.0 };
    if has_note {
        let rect = Rect::from_x_y_ranges(inner.x_range(), bottom - height..=bottom);
        note(ui, desk, &table.remarks, rect);
    }
    let room = Rect::from_min_max(
        area.min + vec2(0.0, gaps.top),
        pos2(area.max.x, bottom - height - space::M),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(room));
    chart::show(&mut child, desk, table);
}

fn has_lines(desk: &Desk<'_>) -> bool {
    desk.contract().is_some_and(|c| !c.lines.is_empty())
}

/// What makes an empty matrix a matrix; nothing where it is only the filter that leaves nothing.
fn remedy(desk: &Desk<'_>) -> Option<Action> {
    let is_filtered = (desk.session.view.filter.as_ref()).is_some_and(|f| !f.trim().is_empty());
    match has_lines(desk) {
        false => Some(Action::AddAxis),
        true if is_filtered => None,
        true => Some(Action::AddPartner),
    }
}

/// What is not known, or what is not saved yet.
fn note(ui: &mut Ui, desk: &mut Desk<'_>, remarks: &Remarks, rect: Rect) {
    let theme = desk.theme;
    let rect = paint::snap(ui.painter(), rect);
    let stroke = Stroke::new(space::STROKE, theme.line.thin);
    ui.painter().rect(
        rect,
        space::RADIUS_NOTE,
        theme.ground.hover,
        stroke,
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(space::L, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
    row.spacing_mut().item_spacing.x = space::S;
    match &remarks.changes {
        Some(changes) => unsaved(&mut row, desk, changes, inner),
        None => unknown(&mut row, desk, remarks, inner),
    }
}

fn unsaved(row: &mut Ui, desk: &mut Desk<'_>, changes: &Changes, inner: Rect) {
    let theme = desk.theme;
    let review = desk.text(Key::PendingEditsReview);
    if link(row, theme, review, Leads::Inside).clicked() {
        desk.push(Intent::Do(Action::ReviewChanges));
    }
    let right = row.min_rect().min.x - space::L;
    let icon = pos2(inner.min.x + 8.0, inner.center().y);
    let glyph = icons::CLOCK_COUNTER_CLOCKWISE;
    paint::icon(row.painter(), icon, glyph, 17.0, theme.text.main);
    let room = Rect::from_x_y_ranges(inner.min.x + 26.0..=right, inner.y_range());
    words(row, room, |ui, width| {
        let look = (type_scale::BODY.medium(), theme.text.main);
        ui.spacing_mut().item_spacing.x = space::M;
        let used = elided(ui, &changes.count, look, width).rect.width();
        let look = (type_scale::BODY, theme.text.muted);
        elided(ui, &changes.list, look, (width - used - space::M).max(0.0));
    });
}

fn unknown(row: &mut Ui, desk: &mut Desk<'_>, remarks: &Remarks, inner: Rect) {
    let theme = desk.theme;
    let response = link(row, theme, &remarks.list, Leads::Inside);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(&remarks.list)
        .gap(4.0)
        .show(|ui| gaps(ui, desk, &remarks.gaps));
    let right = row.min_rect().min.x - space::L;
    let icon = pos2(inner.min.x + 9.0, inner.center().y);
    paint::icon_fill(row.painter(), icon, icons::INFO, 17.0, theme.signal.info.on);
    let room = Rect::from_x_y_ranges(inner.min.x + 30.0..=right, inner.y_range());
    words(row, room, |ui, width| {
        let mut used = 0.0;
        if let Some(only) = &remarks.only {
            let look = (type_scale::BODY, theme.text.main);
            used = elided(ui, only, look, width).rect.width() + space::XS;
        }
        if let Some(unknown) = &remarks.unknown {
            let look = (type_scale::BODY, theme.text.muted);
            elided(ui, unknown, look, (width - used).max(0.0));
        }
    });
}

fn words(ui: &mut Ui, room: Rect, draw: impl FnOnce(&mut Ui, f32)) {
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    child.spacing_mut().item_spacing.x = space::XS;
    draw(&mut child, room.width().max(0.0));
}

/// The list of cells of which nothing is published; a click selects one.
fn gaps(ui: &mut Ui, desk: &mut Desk<'_>, gaps: &[Gap]) {
    ui.set_width(240.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let scroll = egui::ScrollArea::vertical().max_height(8.5 * space::ROW_MENU);
    scroll.show_rows(ui, space::ROW_MENU, gaps.len(), |ui, range| {
        for gap in gaps.get(range).unwrap_or_default() {
            let item = MenuItem {
                icon: None,
                text: &gap.name,
                key: None,
                is_selected: false,
            };
            if menu_item(ui, desk.theme, item).clicked() {
                desk.push(Intent::Select(gap.subject.clone()));
                ui.close();
            }
        }
    });
}

/// The marks present and what they mean, on as many rows as it takes, then the scale. Gives its
/// height.
fn legend(ui: &mut Ui, desk: &mut Desk<'_>, table: &MatrixTable, area: Rect) -> f32 {
    let theme = desk.theme;
    let view = &desk.session.view.matrix;
    let step = type_scale::SMALL;
    let width = |text: &str| {
        paint::line(ui.painter(), text, step, theme.text.second)
            .size()
            .x
    };
    let scale = table.scales.common.as_ref().map(|common| {
        if view.scale_by_column {
            table.scales.by_column.clone()
        } else {
            common.clone()
        }
    });
    let switch = desk.text(Key::MatrixScaleSwitch);
    let wanted = scale
        .as_deref()
        .map_or(0.0, |s| width(s) + width(switch) + 64.0);
    let mut places: Vec<(Legend, Pos2)> = Vec::new();
    let mut at = pos2(area.min.x, 0.0);
    for mark in &table.remarks.legend {
        let span = 26.0 + width(desk.text(mark.key())) + 18.0;
        if at.x + span > area.max.x && at.x > area.min.x {
            at = pos2(area.min.x, at.y + LEGEND);
        }
        places.push((*mark, at));
        at.x += span;
    }
    if at.x + wanted > area.max.x && !places.is_empty() {
        at.y += LEGEND;
    }
    let tall = at.y + LEGEND;
    let top = area.max.y - tall;
    for (mark, at) in places {
        let y = top + at.y + LEGEND / 2.0;
        sample(ui.painter(), theme, pos2(at.x, y), mark, desk);
        let look = (step, theme.text.second);
        let text = desk.text(mark.key());
        let at = pos2(at.x + 26.0, y);
        paint::text(ui.painter(), at, Align2::LEFT_CENTER, text, look);
    }
    if let Some(scale) = scale {
        let y = top + at.y + LEGEND / 2.0;
        scale_switch(ui, desk, &scale, pos2(area.max.x, y));
    }
    tall
}

/// The scale in words and the switch between the common one and one for each column.
fn scale_switch(ui: &mut Ui, desk: &mut Desk<'_>, scale: &str, right: Pos2) {
    let theme = desk.theme;
    let by_column = desk.session.view.matrix.scale_by_column;
    let rect = Rect::from_min_max(right - vec2(420.0, 12.0), right + vec2(0.0, 12.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    row.spacing_mut().item_spacing.x = space::S;
    let name = desk.text(Key::MatrixScaleSwitch);
    let step = type_scale::SMALL;
    let words = paint::line(row.painter(), name, step, theme.text.second);
    let size = vec2(words.size().x + 22.0, space::TARGET);
    let (rect, response) = row.allocate_exact_size(size, Sense::click());
    let mark = Rect::from_center_size(pos2(rect.min.x + 7.0, rect.center().y), vec2(14.0, 14.0));
    let (fill, line) = if by_column {
        (theme.accent.main, theme.accent.main)
    } else {
        (theme.ground.surface, theme.line.strong)
    };
    let stroke = Stroke::new(space::STROKE, line);
    let painter = row.painter();
    let mark = paint::snap(painter, mark);
    painter.rect(mark, 3, fill, stroke, StrokeKind::Inside);
    if by_column {
        paint::icon(painter, mark.center(), icons::CHECK, 11.0, theme.accent.on);
    }
    let at = pos2(rect.min.x + 20.0, rect.center().y);
    paint::place(painter, words, at, Align2::LEFT_CENTER);
    if response.has_focus() {
        paint::focus_ring(painter, theme, rect.shrink(2.0), space::RADIUS_BAR);
    }
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, by_column, name));
    if response.clicked() {
        desk.push(Intent::ScaleByColumn(!by_column));
    }
    elided(&mut row, scale, (step, theme.text.muted), 300.0);
}

/// A small sample of a mark.
fn sample(painter: &Painter, theme: &Theme, at: Pos2, mark: Legend, desk: &Desk<'_>) {
    let bar = Rect::from_min_size(at - vec2(0.0, 4.0), vec2(18.0, 8.0));
    let middle = pos2(at.x + 9.0, at.y);
    let reference = desk.session.scene().and_then(|scene| {
        let id = scene.reference()?;
        scene.contract.partner(id)?.slot
    });
    let solid = reference.map_or(theme.ink.main, |slot| theme.partner_fill(slot));
    let word = |text: &str, strong: bool| {
        let (step, color) = if strong {
            (type_scale::BODY.semibold(), theme.text.main)
        } else {
            (type_scale::BODY, theme.text.muted)
        };
        paint::text(painter, middle, Align2::CENTER_CENTER, text, (step, color));
    };
    match mark {
        Legend::State(StateKind::Published) => {
            paint_bar(painter, theme, bar, BarState::Solid, solid);
        }
        Legend::State(StateKind::Derived) => {
            paint_bar(painter, theme, bar, BarState::Derived, theme.ink.main);
        }
        Legend::State(StateKind::Estimated) => {
            paint_bar(painter, theme, bar, BarState::Estimated, theme.ink.main);
        }
        Legend::State(StateKind::NotPublished) => {
            paint_bar(painter, theme, bar, BarState::NotPublished, solid);
        }
        Legend::State(StateKind::Pending) => {
            let stroke = Stroke::new(space::STROKE, theme.unknown.line);
            dashed_outline(painter, bar.expand2(vec2(0.0, 1.5)), stroke, (2.0, 3.0));
        }
        Legend::State(StateKind::Nil) => word("0", true),
        Legend::State(StateKind::NotApplicable) => {
            word(desk.text(Key::StateShortNotApplicable), false);
        }
        Legend::State(StateKind::Conflict) => {
            let color = theme.signal.review.on;
            paint::icon(painter, middle, icons::NOT_EQUALS, 15.0, color);
        }
        Legend::Modified => {
            painter.circle_filled(middle, 3.0, theme.accent.main);
        }
    }
}
