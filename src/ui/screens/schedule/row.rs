//! Rows of the two lists: one stop of the Tab key each list, arrows walk the rows.

use crate::app::{Intent, Typing};
use crate::chart::Subject;
use crate::contract::DeadlineId;
use crate::ui::theme::{Theme, Type, space, type_scale};
use crate::ui::widgets::paint::{focus_ring_inside, snap};
use crate::ui::widgets::text::{cut, label, lay};
use crate::ui::widgets::tip::Tips as _;
use crate::ui::{Desk, panes};
use egui::{Align2, Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};
use egui::{pos2, vec2};

/// A row of a list.
pub struct Row<'a> {
    /// Its event.
    pub deadline: &'a DeadlineId,
    /// What a screen reader says.
    pub spoken: String,
    /// Its box.
    pub rect: Rect,
    /// True when this row takes the focus of its list.
    pub is_stop: bool,
}

/// True when this event is selected.
pub fn is_selected(desk: &Desk<'_>, id: &DeadlineId) -> bool {
    desk.session
        .view
        .selection
        .as_ref()
        .and_then(Subject::deadline)
        == Some(id)
}

/// Draws the ground of a row; click selects, double click opens its date.
pub fn ground(ui: &mut Ui, desk: &mut Desk<'_>, id: Id, row: &Row<'_>) -> Response {
    let sense = if row.is_stop {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(row.rect, id, sense);
    if row.is_stop {
        panes::mark(ui.ctx(), id);
    }
    let (theme, selected) = (desk.theme, is_selected(desk, row.deadline));
    let painter = ui.painter();
    let wide = snap(painter, row.rect.expand2(egui::vec2(space::M, 0.0)));
    if selected {
        painter.rect_filled(wide, space::RADIUS_CONTROL, theme.accent.weak);
    } else if response.hovered() {
        painter.rect_filled(wide, space::RADIUS_CONTROL, theme.ground.hover);
    }
    if response.has_focus() {
        focus_ring_inside(painter, theme, wide, space::RADIUS_CONTROL);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &row.spoken));
    let response = response.tip_text(&row.spoken);
    if response.double_clicked() {
        let date = Typing::BeginDate(row.deadline.clone());
        desk.push(Intent::Typing(date));
    } else if response.clicked() {
        response.request_focus();
        desk.push(Intent::Select(Subject::Deadline(row.deadline.clone())));
    }
    response
}

/// Scrolls a list to the row of what was just selected elsewhere.
pub fn follow(ui: &Ui, desk: &Desk<'_>, list: &str, row: &Row<'_>) {
    let id = Id::unique("schedule_followed").with(list);
    if !is_selected(desk, row.deadline) {
        return;
    }
    let now = row.deadline.as_str().to_owned();
    let before: Option<String> = ui.data(|d| d.get_temp(id));
    if before.as_ref() != Some(&now) {
        ui.data_mut(|d| d.insert_temp(id, now));
        ui.scroll_to_rect(row.rect, None);
    }
}

/// One line of text in `width` points, cut with "…" where it does not fit; gives its box.
pub fn text(
    painter: &Painter,
    at: Pos2,
    words: &str,
    (step, color): (Type, Color32),
    width: f32,
) -> Rect {
    let job = cut(words, step.job(words, color), width.max(8.0), 1);
    let galley = lay(painter, job);
    crate::ui::widgets::paint::place(painter, galley, at, Align2::LEFT_CENTER)
}

/// The thin rule above a row.
pub fn rule(painter: &Painter, theme: &Theme, rect: Rect) {
    let stroke = egui::Stroke::new(space::STROKE, theme.line.grid);
    let y = painter.round_to_pixel_center(rect.min.y);
    painter.hline(rect.x_range(), y, stroke);
}

/// The title of a list; gives the box of its head and the room for its rows.
pub fn head(ui: &Ui, theme: &Theme, rect: Rect, title: &str) -> (Rect, Rect) {
    let inner = rect.shrink2(vec2(space::SHEET, 0.0));
    let top = inner.min + vec2(0.0, space::M + 2.0);
    let head = Rect::from_min_size(top, vec2(inner.width(), 24.0));
    let look = (type_scale::HEADING, theme.text.main);
    let (at, side) = (head.left_center(), Align2::LEFT_CENTER);
    crate::ui::widgets::paint::text(ui.painter(), at, side, title, look);
    // Rows reach a little beyond the text, for their ground.
    let body = Rect::from_min_max(pos2(inner.min.x, head.max.y + 6.0), inner.max);
    (head, body.expand2(vec2(space::M, 0.0)))
}

/// What a list without rows says.
pub fn nothing(ui: &mut Ui, theme: &Theme, words: &str) {
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        label(ui, words, type_scale::BODY, theme.text.muted);
    });
}
