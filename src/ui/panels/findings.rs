//! The findings panel: points to examine, most serious first; the selected one is open, with the
//! values to choose from, what each choice would change, and named actions.

mod aside;
mod opened;
mod row;

use crate::app::Intent;
use crate::app::action::Action;
use crate::chart::findings::Point;
use crate::chart::{FindingId, Subject};
use crate::check::Severity;
use crate::ui::Desk;
use crate::ui::keys::in_words;
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::icon_button;
use crate::ui::widgets::paint::{key_hint, key_width, text};
use crate::ui::widgets::segmented::segmented;
use crate::ui::widgets::text::label;
use crate::ui::widgets::walk::walk;
use crate::wording::{Key, number};
use egui::{
    Align, Align2, Id, Key as E, Layout, Modifiers, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    pos2, vec2,
};

/// Height of the head.
const HEAD: f32 = 54.0;
/// Width below which the head takes two lines.
const WIDE: f32 = 480.0;

/// Draws the panel.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(list) = desk.charts().map(|charts| &charts.findings) else {
        return;
    };
    let rect = ui.max_rect();
    let rule = Stroke::new(space::STROKE, desk.theme.line.thin);
    ui.painter().vline(rect.min.x + 0.5, rect.y_range(), rule);
    let selected = selected(desk);
    let filter_id = Id::unique("findings_filter");
    let mut filter: Option<Severity> = ui.data(|d| d.get_temp(filter_id)).flatten();
    let open = list.points.iter().find(|p| Some(&p.id) == selected);
    // A point reached by its key shows even if the filter would hide it.
    if open.is_some_and(|p| filter.is_some_and(|f| f != p.severity)) {
        filter = None;
    }
    let height = if rect.width() < WIDE {
        2.0 * HEAD - 14.0
    } else {
        HEAD
    };
    let (head, body) = rect.split_top_bottom_at_y(rect.min.y + height);
    let counts = Severity::ALL.map(|severity| list.count(severity));
    if let Some(chosen) = top(ui, desk, head, (filter, counts)) {
        filter = chosen;
        if open.is_some_and(|p| filter.is_some_and(|f| f != p.severity)) {
            desk.push(Intent::Escape);
        }
    }
    ui.painter().hline(rect.x_range(), head.max.y - 0.5, rule);
    ui.data_mut(|d| d.insert_temp(filter_id, filter));
    let points: Vec<&Point> = list
        .points
        .iter()
        .filter(|p| filter.is_none_or(|f| f == p.severity))
        .collect();
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("findings"), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(body.width());
            if points.is_empty() {
                nothing(ui, desk);
            } else {
                rows(ui, desk, &points);
                more(ui, desk, list.left_out(filter));
            }
            aside::aside(ui, desk, &list.dismissed);
            if !points.is_empty() {
                hints(ui, desk);
            }
        });
    });
}

/// The selected finding.
fn selected<'a>(desk: &Desk<'a>) -> Option<&'a FindingId> {
    match &desk.session.view.selection {
        Some(Subject::Finding(id)) => Some(id),
        _ => None,
    }
}

/// Title, filter, cross. Gives the filter that was just chosen.
fn top(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    rect: Rect,
    (filter, counts): (Option<Severity>, [usize; 3]),
) -> Option<Option<Severity>> {
    let inner = rect.with_min_x(rect.min.x + space::SHEET);
    let inner = inner.with_max_x(rect.max.x - space::L);
    let first = inner.with_max_y(inner.min.y + HEAD);
    let look = (type_scale::HEADING, desk.theme.text.main);
    let title = desk.text(Key::ScreenFindings);
    let at = first.left_center();
    text(ui.painter(), at, Align2::LEFT_CENTER, title, look);
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().max_rect(first).layout(layout);
    let mut chosen = None;
    let narrow = rect.width() < WIDE;
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let close = desk.text(Key::FindingsClose);
        if icon_button(ui, desk.theme, icons::CROSS, close).clicked() {
            desk.push(Intent::Do(Action::Findings));
        }
        if !narrow {
            chosen = choose(ui, desk, (filter, counts));
        }
    });
    if narrow {
        let second = inner.with_min_y(inner.max.y - space::CONTROL - 10.0);
        ui.scope_builder(UiBuilder::new().max_rect(second), |ui| {
            chosen = choose(ui, desk, (filter, counts));
        });
    }
    chosen
}

/// The filter by severity, each with its count.
fn choose(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (filter, counts): (Option<Severity>, [usize; 3]),
) -> Option<Option<Severity>> {
    let [blocking, review, info] = counts;
    let options = [
        (Key::FindingsAll, blocking + review + info, None),
        (
            Key::FindingsFilterBlocking,
            blocking,
            Some(Severity::Blocking),
        ),
        (Key::FindingsFilterReview, review, Some(Severity::Review)),
        (Key::FindingsFilterInfo, info, Some(Severity::Info)),
    ];
    let words = options.map(|(key, n, _)| {
        let n = number::tally(n, desk.lang);
        desk.fill(key, &[("n", &n)])
    });
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let here = options.iter().position(|(_, _, f)| *f == filter);
    let index = segmented(ui, desk.theme, &words, here.unwrap_or(0))?;
    options.get(index).map(|(_, _, filter)| *filter)
}

fn nothing(ui: &mut Ui, desk: &Desk<'_>) {
    ui.add_space(space::XL);
    ui.horizontal(|ui| {
        ui.add_space(space::SHEET);
        let words = desk.text(Key::ChecksNone);
        label(ui, words, type_scale::BODY, desk.theme.text.muted);
    });
}

/// All rows: one stop of the Tab key, ↑ and ↓ walk, Enter opens a point, then does what it
/// proposes first.
fn rows(ui: &mut Ui, desk: &mut Desk<'_>, points: &[&Point]) {
    let selected = selected(desk);
    let open = points.iter().position(|p| Some(&p.id) == selected);
    let stop_id = Id::unique("findings_stop");
    let stop: usize = ui.data(|d| d.get_temp(stop_id)).unwrap_or(0);
    let shown_id = Id::unique("findings_shown");
    let shown: Option<usize> = ui.data(|d| d.get_temp(shown_id)).flatten();
    let mut stop = stop.min(points.len().saturating_sub(1));
    if open != shown {
        ui.data_mut(|d| d.insert_temp(shown_id, open));
        stop = open.unwrap_or(stop);
    }
    let mut next = None;
    for (i, point) in points.iter().enumerate() {
        let is_open = Some(i) == open;
        let ground = ui.painter().add(egui::Shape::Noop);
        let top = ui.cursor().min;
        if is_open && is_entered(ui, desk, point) {
            opened::apply(ui, desk, point);
        }
        let response = row::row(ui, desk, point, (is_open, i == stop));
        if response.clicked() {
            stop = i;
            let subject = Subject::Finding(point.id.clone());
            desk.push(if is_open {
                Intent::Escape
            } else {
                Intent::Select(subject)
            });
        }
        if let Some(step) = walk(ui, &response, i, points.len()) {
            next = Some(step);
        }
        if is_open {
            opened::opened(ui, desk, point);
            let bottom = ui.cursor().min.y;
            let whole = Rect::from_min_max(top, pos2(top.x + ui.available_width(), bottom));
            let fill = egui::Shape::rect_filled(whole, 0, desk.theme.ground.hover);
            ui.painter().set(ground, fill);
            if open != shown {
                ui.scroll_to_rect(whole, None);
            }
        }
        let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
        let rule = Stroke::new(space::STROKE, desk.theme.line.thin);
        ui.painter().hline(line.x_range(), line.center().y, rule);
    }
    if let Some(point) = next.and_then(|i| points.get(i)) {
        stop = next.unwrap_or(stop);
        ui.memory_mut(|m| m.request_focus(row::row_id(&point.id)));
    }
    ui.data_mut(|d| d.insert_temp(stop_id, stop));
}

/// True when Enter goes to the open point: its row has the focus, or nothing has, as after the
/// keys that walk the points from anywhere.
fn is_entered(ui: &Ui, desk: &Desk<'_>, point: &Point) -> bool {
    let focused = ui.memory(|m| m.focused());
    let is_here = focused.is_none_or(|id| id == row::row_id(&point.id));
    let is_free = desk.session.view.overlay.is_none();
    is_here && is_free && ui.input_mut(|i| i.consume_key(Modifiers::NONE, E::Enter))
}

/// How many points are not listed.
fn more(ui: &mut Ui, desk: &Desk<'_>, left_out: usize) {
    if left_out == 0 {
        return;
    }
    let n = number::tally(left_out, desk.lang);
    let words = desk.fill(Key::FindingsMoreText, &[("n", &n)]);
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.add_space(space::SHEET);
        label(ui, &words, type_scale::SMALL, desk.theme.text.muted);
    });
}

/// The keys that walk the points from anywhere.
fn hints(ui: &mut Ui, desk: &Desk<'_>) {
    let theme = desk.theme;
    let size = vec2(ui.available_width(), 48.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut x = rect.min.x + space::SHEET;
    let y = rect.center().y;
    for (action, key) in [
        (Action::NextFinding, Key::FindingsNextKey),
        (Action::PreviousFinding, Key::FindingsPreviousKey),
    ] {
        let Some(shortcut) = action.shortcut() else {
            continue;
        };
        let keys = in_words(desk, shortcut);
        x += key_width(ui.painter(), &keys);
        key_hint(ui.painter(), theme, pos2(x, y), &keys);
        let look = (type_scale::SMALL, theme.text.muted);
        let at = pos2(x + space::S, y);
        x = text(ui.painter(), at, Align2::LEFT_CENTER, desk.text(key), look)
            .max
            .x;
        x += space::SHEET;
    }
}
