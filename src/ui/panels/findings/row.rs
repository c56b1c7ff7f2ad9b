//! One row of the list of findings: severity, title, facts, gap.

use crate::chart::FindingId;
use crate::chart::findings::Point;
use crate::check::Severity;
use crate::ui::Desk;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::paint::{focus_ring_inside, icon, line, place};
use crate::ui::widgets::severity::{self, paint_severity};
use crate::ui::widgets::text::{cut, lay};
use egui::{Align2, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Where titles begin, from the left of the panel.
pub const INDENT: f32 = space::SHEET + 30.0;

/// The id of a finding's row.
pub fn row_id(id: &FindingId) -> Id {
    Id::unique((
        "finding",
        id.code.name(),
        format!("{:?}{:?}", id.subject, id.perimeter),
    ))
}

/// The shape of a severity.
pub(super) fn shape(severity: Severity) -> severity::Severity {
    match severity {
        Severity::Blocking => severity::Severity::Blocking,
        Severity::Review => severity::Severity::Review,
        Severity::Info => severity::Severity::Info,
    }
}

/// Draws a row; a click or Enter opens or closes it.
pub fn row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    point: &Point,
    (is_open, is_stop): (bool, bool),
) -> Response {
    let theme = desk.theme;
    let width = ui.available_width();
    let right = width - space::SHEET;
    let gap = point.gap.as_deref().unwrap_or("");
    let step = if is_open {
        type_scale::BODY.semibold()
    } else {
        type_scale::BODY.medium()
    };
    let gap = line(ui.painter(), gap, step, theme.text.main);
    let caret = if is_open { 0.0 } else { 20.0 };
    let room = right - caret - INDENT;
    let job = cut(
        &point.title,
        step.job(&point.title, theme.text.main),
        room - gap.size().x - space::M,
        2,
    );
    let title = lay(ui.painter(), job);
    let note = type_scale::SMALL;
    let (rows, room) = if is_open {
        (4, room)
    } else {
        (2, room - gap.size().x - space::M)
    };
    let job = cut(
        &point.fact,
        note.job(&point.fact, theme.text.muted),
        room,
        rows,
    );
    let fact = lay(ui.painter(), job);
    let fact_height = if point.fact.is_empty() {
        0.0
    } else {
        fact.size().y
    };
    let pad = if is_open { space::L } else { 10.0 };
    let below = if is_open { 0.0 } else { 10.0 };
    let height = pad + title.size().y + fact_height + below;
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let sense = if is_stop {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, row_id(&point.id), sense);
    let painter = ui.painter();
    if response.hovered() && !is_open {
        painter.rect_filled(rect, 0, theme.ground.hover);
    }
    let top = rect.min + vec2(INDENT, pad);
    let mark = pos2(rect.min.x + space::SHEET + 9.0, top.y + 9.0);
    paint_severity(painter, theme, mark, 18.0, shape(point.severity));
    let below = top + vec2(0.0, title.size().y);
    painter.galley(top, title, theme.text.main);
    painter.galley(below, fact, theme.text.muted);
    let middle = if is_open {
        top.y + 9.0
    } else {
        rect.center().y
    };
    let at = pos2(rect.min.x + right - caret, middle);
    place(painter, gap, at, Align2::RIGHT_CENTER);
    if !is_open {
        let at = pos2(rect.min.x + right - 4.0, middle);
        icon(painter, at, icons::CARET_RIGHT, 14.0, theme.text.muted);
    }
    if response.has_focus() {
        focus(ui, desk, rect);
    }
    let spoken = point.spoken(desk.lang);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_open, &spoken));
    response
}

fn focus(ui: &Ui, desk: &Desk<'_>, rect: Rect) {
    let ring = rect.shrink2(vec2(space::S, 2.0));
    focus_ring_inside(ui.painter(), desk.theme, ring, space::RADIUS_CONTROL);
}
