//! The matrix chart: header, rows that scroll, totals that stay. One stop of the keyboard.

mod card;
mod cell;
mod drag;
mod editor;
mod head;
mod keep;
mod keys;
mod margins;
mod menu;
mod plan;
mod rows;

pub use cell::{Look, color_of, paint_cell, paint_value};
pub use editor::{beside, closed, effect};

use crate::app::selection::Corners;
use crate::app::view::EditPlace;
use crate::app::{Intent, subject_of};
use crate::chart::matrix::{EffectLine, MatrixTable};
use crate::chart::{Measure, Subject};
use crate::ui::theme::type_scale;
use crate::ui::widgets::paint::{self, focus_ring_inside, line};
use crate::ui::{Desk, panes};
use crate::wording::Key;
use egui::{Color32, CornerRadius, EventFilter, Id, Rect, Role, ScrollArea, Sense, Ui, UiBuilder};
use egui::{WidgetInfo, pos2, vec2};
use plan::{Plan, REMAINDER, Wants};
use rows::Stage;

/// Draws the matrix in the room left.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, chart: &MatrixTable) {
    let area = ui.max_rect();
    let id = Id::unique("matrix");
    let plan = plan_of(ui, desk, chart, (area, id));
    let stage = Stage {
        plan,
        chart,
        selection: selection(desk),
        id,
        effect: editor::effect(desk).or_else(|| drag::effect(ui, desk, id)),
        block: block(desk, chart),
    };
    let editing = desk.session.view.matrix.editing.as_ref();
    let editing = editing.is_some_and(|edit| edit.place == EditPlace::Cell);
    focus(ui, desk, &stage, editing);
    column_tint(ui, desk, &stage);
    head::paint_head(
        ui.painter(),
        desk.theme,
        &plan,
        chart,
        stage.selection.as_ref(),
    );
    head_clicks(ui, desk, &stage);
    let chosen = body(ui, desk, &stage);
    foot(ui, desk, &stage);
    sideways(ui, desk, &stage);
    if editing {
        if let Some(slot) = chosen {
            editor::editor(ui, desk, &stage, slot);
        }
    } else if let Some(slot) = chosen {
        menu::show(ui, desk, &stage, slot);
    }
    drag::card(ui, desk, &stage);
}

/// The block of selected cells, when there are several.
fn block(desk: &Desk<'_>, chart: &MatrixTable) -> Option<Corners> {
    match desk.session.view.selection.as_ref()? {
        Subject::Cell(line, partner) => desk.session.view.matrix.block(chart, (line, partner)),
        _ => None,
    }
}

/// What is selected here: what a selected finding speaks of counts as selected too.
fn selection(desk: &Desk<'_>) -> Option<Subject> {
    let view = &desk.session.view;
    if let Some(edit) = &view.matrix.editing {
        return Some(Subject::Cell(edit.line.clone(), edit.partner.clone()));
    }
    match view.selection.clone()? {
        Subject::Finding(id) => subject_of(&id.subject),
        subject => Some(subject),
    }
}

fn plan_of(ui: &Ui, desk: &Desk<'_>, chart: &MatrixTable, (area, id): (Rect, Id)) -> Plan {
    let step = type_scale::BODY.semibold();
    let width = |text: &str| {
        line(ui.painter(), text, step, Color32::PLACEHOLDER)
            .size()
            .x
    };
    let numbers = chart.columns.iter().map(|c| width(&c.widest));
    let axes = chart.window.axes();
    let shares = !matches!(desk.session.view.measure, Measure::Money(_));
    let wants = Wants {
        columns: chart.columns.len(),
        number: numbers.fold(0.0, f32::max).ceil(),
        grand: margins::grand_width(ui.painter(), &chart.foot).ceil(),
        wide_totals: chart.has_announced_margins() || shares,
        rows: (axes, chart.rows.len().saturating_sub(axes)),
        remainders: chart.remainders.len(),
    };
    let offset = ui.memory(|m| m.data.get_temp::<f32>(id.with("offset")).unwrap_or(0.0));
    Plan::new(area, wants, offset)
}

/// The chart's place in the order of focus, and its keys while it has it. Arrows go to the chart
/// too when nothing at all has the focus.
fn focus(ui: &mut Ui, desk: &mut Desk<'_>, stage: &Stage<'_>, editing: bool) {
    let id = stage.id;
    let whole = Rect::from_min_max(
        stage.plan.area.min,
        pos2(stage.plan.area.max.x, margins::foot_row(&stage.plan).max.y),
    );
    let response = ui.interact(whole, id, Sense::focusable_noninteractive());
    panes::mark(ui.ctx(), id);
    let cells = stage
        .chart
        .rows
        .len()
        .saturating_mul(stage.chart.columns.len());
    let marks = desk.count(Key::MarksOne, Key::MarksOther, cells);
    let title = desk.text(Key::ScreenMatrix);
    let name = desk.fill(Key::ChartSpoken, &[("title", title), ("marks", &marks)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &name));
    if !editing && editor::closed(ui, id) && !ui.ctx().text_edit_focused() {
        response.request_focus();
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let free = ui.memory(|m| m.focused().is_none())
        && desk.session.view.overlay.is_none()
        && !egui::Popup::is_any_open(ui.ctx());
    if editing || !(response.has_focus() || free) {
        return;
    }
    keys::keys(ui, desk, stage);
    if response.has_focus() && stage.selection.is_none() {
        focus_ring_inside(ui.painter(), desk.theme, whole, CornerRadius::same(6));
    }
}

/// The ground of the selected partner's column, from its header to its total.
fn column_tint(ui: &Ui, desk: &Desk<'_>, stage: &Stage<'_>) {
    let partner = stage.selection.as_ref().and_then(Subject::partner);
    let Some(index) = partner.and_then(|p| stage.chart.column(p)) else {
        return;
    };
    let plan = &stage.plan;
    let rows = plan.area.min.y + 30.0..=margins::foot_row(plan).max.y;
    let clip = Rect::from_x_y_ranges(plan.columns, rows.clone());
    let rect = Rect::from_x_y_ranges(plan.column(index), rows).intersect(clip);
    let tint = desk.theme.accent.weak.gamma_multiply(0.45);
    ui.painter().rect_filled(rect, 0, tint);
}

fn head_clicks(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) {
    let seen = Rect::from_x_y_ranges(stage.plan.columns, stage.plan.area.y_range());
    for (index, column) in stage.chart.columns.iter().enumerate() {
        let rect = head::column_head(&stage.plan, index).intersect(seen);
        if !rect.is_positive() {
            continue;
        }
        let id = stage.id.with(("column", index));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.full));
        let subject = Subject::Partner(column.partner.clone());
        if response.clicked() {
            desk.push(Intent::Select(subject.clone()));
            ui.memory_mut(|m| m.request_focus(stage.id));
        }
        rows::tooltip(desk, response, &subject, None);
    }
}

/// The rows, in their own scroll area; gives the rectangle of the selected cell.
fn body(ui: &mut Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) -> Option<Rect> {
    let plan = &stage.plan;
    let area = Rect::from_x_y_ranges(plan.area.x_range(), plan.rows);
    let total = plan.top_of(stage.chart, stage.chart.rows.len());
    let mut child = ui.new_child(UiBuilder::new().max_rect(area).id_salt("matrix_rows"));
    child.set_clip_rect(area.intersect(ui.clip_rect()));
    let shown = ScrollArea::vertical()
        .id_salt("matrix_scroll")
        .auto_shrink(false)
        .show(&mut child, |ui| {
            let size = vec2(plan.area.width(), total);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
            inner.set_clip_rect(area.intersect(ui.clip_rect()));
            let chosen = rows::rows(&mut inner, desk, stage);
            follow(&inner, stage, rect);
            chosen
        });
    shown.inner
}

/// Scrolls to the selected cell when the selection has changed.
fn follow(ui: &Ui, stage: &Stage<'_>, rows: Rect) {
    let key = stage.id.with("followed");
    let last = ui.memory(|m| m.data.get_temp::<Option<Subject>>(key).flatten());
    if last == stage.selection {
        return;
    }
    ui.memory_mut(|m| m.data.insert_temp(key, stage.selection.clone()));
    let Some(selection) = &stage.selection else {
        return;
    };
    if let Some(index) = selection.line().and_then(|l| stage.chart.row(l)) {
        let above = stage.plan.top_of(stage.chart, index);
        let height = stage
            .chart
            .rows
            .get(index)
            .map_or(0.0, |r| stage.plan.height(r.depth));
        let top = rows.min.y + above;
        let row = Rect::from_x_y_ranges(rows.x_range(), top..=top + height);
        ui.scroll_to_rect(row, None);
    }
    if let Some(index) = selection.partner().and_then(|p| stage.chart.column(p)) {
        let offset = stage.plan.offset_showing(index);
        ui.memory_mut(|m| m.data.insert_temp(stage.id.with("offset"), offset));
    }
}

fn foot(ui: &mut Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) {
    let plan = &stage.plan;
    let chart = stage.chart;
    // Totals have one scale of their own, whatever the cells have.
    let look = |index| cell::Look {
        stretch: 1.0,
        ..stage.look(desk, index, false)
    };
    let mut partners = chart.columns.iter();
    // A published total does not follow what is typed; the sum of the lines does.
    let moved = partners.find_map(|c| stage.moved(&Subject::Partner(c.partner.clone())));
    let published = |total: &&EffectLine| {
        desk.session.scene().is_some_and(|scene| {
            let partner = total.subject.partner();
            let totals = partner.and_then(|id| scene.summary.totals.partner(id));
            totals.is_some_and(|t| t.announced.is_some())
        })
    };
    let moved = moved.filter(|total| !published(total));
    margins::paint_foot(ui.painter(), desk.theme, plan, chart, (look, moved));
    let row = margins::foot_row(plan);
    let seen = Rect::from_x_y_ranges(plan.columns, row.y_range());
    for (index, (cell, column)) in chart.foot.cells.iter().zip(&chart.columns).enumerate() {
        let slot = Rect::from_x_y_ranges(plan.column(index), row.y_range());
        let hit = slot.intersect(seen);
        if !hit.is_positive() {
            continue;
        }
        let id = stage.id.with(("foot", index));
        let response = ui.interact(hit, id, Sense::CLICK);
        response.widget_info(|| {
            let parts = [
                &column.name,
                &chart.foot.title,
                &cell.spoken,
                &chart.head.scope,
            ];
            WidgetInfo::labeled(Role::GridCell, true, parts.map(String::as_str).join(", "))
        });
        if response.clicked() {
            desk.push(Intent::Select(cell.subject.clone()));
            ui.memory_mut(|m| m.request_focus(stage.id));
        }
        if stage.selection.as_ref() == Some(&cell.subject) {
            focus_ring_inside(ui.painter(), desk.theme, hit, CornerRadius::same(4));
        }
        rows::tooltip(desk, response, &cell.subject, None);
    }
    grand_clicks(ui, desk, stage);
    remainders(ui, desk, stage, row.max.y);
}

fn grand_clicks(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>) {
    let all = &stage.chart.foot.all;
    let row = margins::foot_row(&stage.plan);
    let rect = Rect::from_x_y_ranges(stage.plan.totals, row.y_range());
    let response = ui.interact(rect, stage.id.with("grand"), Sense::CLICK);
    response.widget_info(|| {
        let name = desk.text(Key::Total);
        let note = all.note.as_deref().unwrap_or_default();
        WidgetInfo::labeled(
            Role::GridCell,
            true,
            format!("{name}, {}, {note}", all.value),
        )
    });
    if response.clicked() {
        desk.push(Intent::Select(Subject::Parts));
    }
    if stage.selection == Some(Subject::Parts) {
        focus_ring_inside(
            ui.painter(),
            desk.theme,
            rect.expand(4.0),
            CornerRadius::same(4),
        );
    }
    if let Some((_, finding)) = &all.alert {
        let id = stage.id.with("alert");
        let response = ui.interact(
            margins::alert(ui.painter(), &stage.plan, &stage.chart.foot),
            id,
            Sense::CLICK,
        );
        let name = desk.text(Key::ActionFindings);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            desk.push(Intent::Select(Subject::Finding(finding.clone())));
        }
    }
}

fn remainders(ui: &Ui, desk: &mut Desk<'_>, stage: &Stage<'_>, top: f32) {
    let mut top = top;
    for rest in &stage.chart.remainders {
        let row = Rect::from_x_y_ranges(stage.plan.area.x_range(), top..=top + REMAINDER);
        top += REMAINDER;
        let what = (rest, stage.selection.as_ref(), desk.lang);
        let rect = margins::paint_remainder(ui.painter(), desk.theme, &stage.plan, row, what);
        let id = stage.id.with(("rest", rest.text.as_str()));
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| {
            let conflict = rest.conflict.as_deref().unwrap_or_default();
            let words = format!("{} {} {conflict}", rest.text, rest.formula);
            WidgetInfo::labeled(Role::GridCell, true, words.trim())
        });
        if response.clicked() {
            desk.push(Intent::Select(rest.subject.clone()));
        }
    }
}

/// The bar that scrolls columns that do not fit, and the wheel held sideways.
fn sideways(ui: &Ui, desk: &Desk<'_>, stage: &Stage<'_>) {
    let plan = &stage.plan;
    let reach = plan.reach(stage.chart.columns.len());
    if reach <= 0.5 {
        return;
    }
    let y = margins::foot_row(plan).max.y - 5.0;
    let track = Rect::from_x_y_ranges(plan.columns, y - 3.0..=y + 3.0);
    let share = track.width() / (track.width() + reach);
    let length = (track.width() * share).max(30.0);
    let travel = (track.width() - length).max(1.0);
    let left = track.min.x + travel * (plan.offset / reach);
    let thumb = Rect::from_min_size(pos2(left, track.min.y), vec2(length, 6.0));
    let response = ui.interact(
        track.expand2(vec2(0.0, 5.0)),
        stage.id.with("bar"),
        Sense::DRAG,
    );
    let color = if response.hovered() || response.dragged() {
        desk.theme.text.muted
    } else {
        desk.theme.line.strong
    };
    ui.painter()
        .rect_filled(paint::snap(ui.painter(), thumb), 3, color);
    let over = ui.rect_contains_pointer(plan.area);
    let wheel = if over {
        ui.input(|i| i.smooth_scroll_delta().x)
    } else {
        0.0
    };
    let moved = response.drag_delta().x * reach / travel - wheel;
    if moved != 0.0 {
        let offset = (plan.offset + moved).clamp(0.0, reach);
        ui.memory_mut(|m| m.data.insert_temp(stage.id.with("offset"), offset));
        ui.ctx().request_repaint();
    }
}
