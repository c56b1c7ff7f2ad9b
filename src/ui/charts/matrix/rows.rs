//! The rows of the matrix that can be seen: line, cells, total. Draws only those.

use super::cell::{self, Look};
use super::margins;
use super::plan::{Plan, ROW_MIN};
use crate::app::selection::Corners;
use crate::app::{Intent, Typing};
use crate::chart::Subject;
use crate::chart::matrix::{Effect, EffectLine, MatrixTable, Row};
use crate::ui::Desk;
use crate::ui::panels::detail_tooltip;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::badge::paint_badge;
use crate::ui::widgets::paint::{self, focus_ring_inside};
use crate::ui::widgets::text::{cut, lay};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::Key;
use crate::wording::sentence::{Mark, mark_spoken};
use egui::{Align2, Color32, CornerRadius, Id, Painter, Rect, Response, Role, Sense, Stroke};
use egui::{Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// What the rows share.
pub struct Stage<'a> {
    /// Where everything stands.
    pub plan: Plan,
    /// What is drawn.
    pub chart: &'a MatrixTable,
    /// The selected thing.
    pub selection: Option<Subject>,
    /// The chart's place in the order of keyboard focus.
    pub id: Id,
    /// What the text being typed, or the bar being dragged, would change.
    pub effect: Option<Arc<Effect>>,
    /// The block of selected cells, when there are several.
    pub block: Option<Corners>,
}

impl Stage<'_> {
    /// How the cells of a column look.
    pub fn look(&self, desk: &Desk<'_>, index: usize, compact: bool) -> Look {
        let column = self.chart.columns.get(index);
        let focus = desk.session.view.focus.as_ref();
        let by_column = desk.session.view.matrix.scale_by_column;
        Look {
            ink: column.map_or(crate::chart::Ink::Weak, |c| c.ink),
            is_financer: column.is_some_and(|c| c.is_financer),
            dimmed: focus.is_some_and(|f| column.is_some_and(|c| c.partner != *f)),
            compact,
            stretch: column.filter(|_| by_column).map_or(1.0, |c| c.stretch),
            lang: desk.lang,
        }
    }

    /// The total that the text being typed would give a line or a partner.
    pub fn moved(&self, subject: &Subject) -> Option<&EffectLine> {
        let mut totals = self.effect.as_ref()?.totals.iter();
        totals.find(|total| total.subject == *subject && total.difference.is_some())
    }

    /// True for a cell of the selected block.
    fn in_block(&self, row: usize, column: usize) -> bool {
        self.block.is_some_and(|(first, last)| {
            (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
        })
    }

    fn selects_line(&self, row: &Row) -> bool {
        self.selection.as_ref().and_then(Subject::line) == Some(&row.line)
    }
}

/// Draws the rows from the first to the last that can be seen; gives the rectangle of the
/// selected or edited cell, if it is among them.
pub fn rows(ui: &mut Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) -> Option<Rect> {
    let seen = ui.clip_rect();
    let start = ui.max_rect().min.y;
    let chart = stage.chart;
    let first = stage.plan.row_at(chart, seen.min.y - start);
    let mut top = start + stage.plan.top_of(chart, first);
    let mut chosen = None;
    let mut last = first;
    for (index, row) in (first..).zip(chart.rows.from(first)) {
        let height = stage.plan.height(row.depth);
        let rect = Rect::from_x_y_ranges(stage.plan.area.x_range(), top..=top + height);
        top += height;
        if rect.min.y > seen.max.y {
            break;
        }
        last = index;
        chosen = line(ui, desk, stage, (index, row, rect)).or(chosen);
    }
    if let Some(wanted) = chart.window.wanted(first..last) {
        desk.push(Intent::ShowRows(wanted));
    }
    chosen
}

fn line(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    stage: &Stage<'_>,
    (index, row, rect): (usize, &Row, Rect),
) -> Option<Rect> {
    let theme = desk.theme;
    if stage.selects_line(row) {
        let tint = theme.accent.weak.gamma_multiply(0.45);
        ui.painter().rect_filled(rect, 0, tint);
    }
    header(ui, desk, stage, (row, rect));
    let columns = Rect::from_x_y_ranges(stage.plan.columns, rect.y_range());
    let clip = columns.intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let compact = stage.plan.height(row.depth) < ROW_MIN;
    let mut chosen = None;
    for (column, mark) in row.cells.iter().enumerate() {
        if !stage.plan.shows(column) {
            continue;
        }
        let slot = Rect::from_x_y_ranges(stage.plan.column(column), rect.y_range());
        let hit = slot.intersect(clip);
        if !hit.is_positive() {
            continue;
        }
        let response = cell_response(ui, desk, stage, (index, column, hit));
        let is_chosen = stage.selection.as_ref() == Some(&mark.subject);
        if is_chosen {
            painter.rect_filled(
                slot.shrink(1.0),
                CornerRadius::same(4),
                theme.ground.surface,
            );
            chosen = Some(slot);
        } else if stage.in_block(index, column) {
            painter.rect_filled(slot, CornerRadius::ZERO, theme.accent.weak);
        } else if response.hovered() {
            painter.rect_filled(slot.shrink(1.0), CornerRadius::same(4), theme.ground.hover);
        }
        cell::paint_cell(
            &painter,
            theme,
            slot,
            mark,
            stage.look(desk, column, compact),
        );
        super::drag::bar_end(ui, desk, stage, (mark, column, slot, clip));
        if is_chosen {
            focus_ring_inside(&painter, theme, slot, CornerRadius::same(4));
        }
    }
    let margin = Rect::from_x_y_ranges(stage.plan.totals, rect.y_range());
    // An announced total does not follow what is typed.
    let own = Some(&row.margin).filter(|m| !m.is_announced());
    match own.and_then(|m| stage.moved(&m.subject)) {
        Some(moved) => margins::paint_moved(ui.painter(), theme, margin, moved, stage.plan.wide),
        None => {
            let wide = stage.plan.wide;
            margins::paint_margin(ui.painter(), theme, margin, &row.margin, wide);
        }
    }
    total_response(ui, desk, stage, (row, margin));
    let y = ui.painter().round_to_pixel_center(rect.max.y);
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    ui.painter().hline(rect.x_range(), y, stroke);
    chosen
}

/// The mouse and the accessible name of a cell. Not a stop of its own: the whole matrix is one.
fn cell_response(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    stage: &Stage<'_>,
    (index, column, hit): (usize, usize, Rect),
) -> Response {
    let id = stage.id.with(("cell", index, column));
    let response = ui.interact(hit, id, Sense::CLICK);
    let (Some(row), Some(partner)) = (stage.chart.rows.get(index), stage.chart.columns.get(column))
    else {
        return response;
    };
    let Some(mark) = row.cells.get(column) else {
        return response;
    };
    response.widget_info(|| {
        let spoken = Mark {
            about: &[&partner.name, &row.name],
            value: &mark.spoken,
            scope: &stage.chart.head.scope,
            place: (index.saturating_add(1), stage.chart.rows.len()),
        };
        WidgetInfo::labeled(Role::GridCell, true, mark_spoken(spoken, desk.lang))
    });
    let keeps_block = response.secondary_clicked() && stage.in_block(index, column);
    if response.clicked() && ui.input(|i| i.modifiers.shift) {
        let (line, partner) = (row.line.clone(), partner.partner.clone());
        desk.push(Intent::SelectTo(line, partner));
        ui.memory_mut(|m| m.request_focus(stage.id));
    } else if response.clicked() || (response.secondary_clicked() && !keeps_block) {
        desk.push(Intent::Select(mark.subject.clone()));
        ui.memory_mut(|m| m.request_focus(stage.id));
    }
    if response.double_clicked() {
        desk.push(Intent::Typing(Typing::BeginCell {
            line: row.line.clone(),
            partner: partner.partner.clone(),
            seed: None,
        }));
    }
    if response.secondary_clicked() && desk.session.view.matrix.editing.is_none() {
        super::menu::open(ui, stage.id);
    }
    let editing = desk.session.view.matrix.editing.is_some();
    if editing {
        return response;
    }
    tooltip(desk, response, &mark.subject, mark.changed.as_deref())
}

/// What is known of a mark, while the pointer rests on it.
pub fn tooltip(
    desk: &Desk<'_>,
    response: Response,
    subject: &Subject,
    changed: Option<&str>,
) -> Response {
    let response = detail_tooltip(response, desk, subject);
    match changed {
        Some(changed) => {
            let words = format!("{changed} · {}", desk.text(Key::StateModified));
            response.tip_text(words)
        }
        None => response,
    }
}

fn total_response(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>, (row, rect): (&Row, Rect)) {
    let id = stage.id.with(("total", row.line.as_str()));
    let hit = rect.intersect(ui.clip_rect());
    let response = ui.interact(hit, id, Sense::CLICK);
    response.widget_info(|| {
        let total = desk.text(Key::MatrixAxisTotal);
        let margin = &row.margin;
        let known = margin.known.as_deref().unwrap_or_default();
        let value = format!("{} {known}", margin.value);
        let spoken = [
            row.name.as_str(),
            total,
            value.trim(),
            &stage.chart.head.scope,
        ];
        WidgetInfo::labeled(Role::GridCell, true, spoken.join(", "))
    });
    if response.clicked() {
        desk.push(Intent::Select(Subject::Line(row.line.clone())));
        ui.memory_mut(|m| m.request_focus(stage.id));
    }
}

/// Caret, badge, title; a click selects the line, a click on the caret opens or closes it.
fn header(ui: &mut Ui, desk: &mut Desk<'_>, stage: &Stage<'_>, (row, rect): (&Row, Rect)) {
    let theme = desk.theme;
    let area = rect.with_max_x(stage.plan.columns.min);
    let id = stage.id.with(("line", row.line.as_str()));
    let hit = area.intersect(ui.clip_rect());
    let response = ui.interact(hit, id, Sense::CLICK);
    let full = match &row.number {
        Some(number) => format!("{number} {}", row.title),
        None => row.title.clone(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &full));
    if response.clicked() {
        desk.push(Intent::Select(Subject::Line(row.line.clone())));
        ui.memory_mut(|m| m.request_focus(stage.id));
    }
    let painter = ui.painter().with_clip_rect(hit);
    let step = 18.0 * f32::from(u8::try_from(row.depth).unwrap_or(6).min(6));
    let left = area.min.x + space::SHEET + step;
    if let Some(expanded) = row.expanded {
        caret(
            ui,
            desk,
            (row, expanded),
            pos2(left - 12.0, rect.center().y),
            stage.id,
        );
    }
    title(
        &painter,
        theme,
        row,
        Rect::from_min_max(pos2(left, rect.min.y), area.max),
    );
    if stage.selection == Some(Subject::Line(row.line.clone())) {
        focus_ring_inside(ui.painter(), theme, area.shrink(1.0), CornerRadius::same(4));
    }
    tooltip(desk, response, &Subject::Line(row.line.clone()), None);
}

fn caret(
    ui: &Ui,
    desk: &mut Desk<'_>,
    (row, expanded): (&Row, bool),
    center: egui::Pos2,
    base: Id,
) {
    let rect = Rect::from_center_size(center, vec2(space::TARGET, space::TARGET));
    let id = base.with(("caret", row.line.as_str()));
    let response = ui.interact(rect.intersect(ui.clip_rect()), id, Sense::CLICK);
    let (glyph, key) = if expanded {
        (icons::CARET_DOWN, Key::MatrixCollapse)
    } else {
        (icons::CARET_RIGHT, Key::MatrixExpand)
    };
    let color = if response.hovered() {
        desk.theme.text.main
    } else {
        desk.theme.text.muted
    };
    paint::icon(ui.painter(), center, glyph, 12.0, color);
    let name = desk.fill(key, &[("line", &row.name)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.clicked() {
        desk.push(Intent::ToggleLine(row.line.clone()));
    }
}

fn title(painter: &Painter, theme: &Theme, row: &Row, rect: Rect) {
    let y = rect.center().y;
    let mut x = rect.min.x;
    match (&row.number, row.depth) {
        (Some(number), 0) if number.chars().count() < 3 => {
            paint_badge(painter, theme, pos2(x + 10.0, y), number);
            x += 30.0;
        }
        (Some(number), _) => {
            let look = (type_scale::SMALL.medium(), theme.text.muted);
            let at = pos2(x, y);
            x = paint::text(painter, at, Align2::LEFT_CENTER, number, look)
                .max
                .x
                + 8.0;
        }
        (None, _) => {}
    }
    let (step, color) = if row.depth == 0 {
        (type_scale::BODY, theme.text.main)
    } else {
        (type_scale::SMALL, theme.text.second)
    };
    let width = (rect.max.x - x).max(20.0);
    let lines = if rect.height() < 36.0 { 1 } else { 2 };
    let lines = if row.joint.is_some() { 1 } else { lines };
    let galley = lay(
        painter,
        cut(&row.title, step.job(&row.title, color), width, lines),
    );
    let height = galley.size().y;
    let lift = if row.joint.is_some() { 8.0 } else { 0.0 };
    painter.galley(
        pos2(x, y - height / 2.0 - lift),
        galley,
        Color32::PLACEHOLDER,
    );
    if let Some(joint) = &row.joint {
        let step = type_scale::MICRO;
        let job = cut(joint, step.job(joint, theme.text.muted), width, 1);
        let galley = lay(painter, job);
        painter.galley(pos2(x, y + 3.0), galley, Color32::PLACEHOLDER);
    }
}
