//! One bar per axis on a common scale: rules and their labels on top, values after the bars.

use super::PartnersLook;
use super::segment::{STUB, bar_of, paint_mark, slot_of};
use crate::app::Intent;
use crate::app::action::Action;
use crate::app::view::Screen;
use crate::chart::partners::{AxisBars, AxisRow, Segment, Shade};
use crate::ui::panes;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::badge::paint_badge;
use crate::ui::widgets::bar::{BarState, paint_bar};
use crate::ui::widgets::paint::{focus_ring_inside, line, place, snap};
use crate::ui::widgets::swatch::{SIDE, paint_square, paint_swatch};
use crate::ui::widgets::text::{cut, elided, label, lay, two_lines};
use crate::ui::widgets::tip::Tips as _;
use egui::{
    Align2, Color32, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

/// A row as designed, and as low as it goes.
const ROW: (f32, f32) = (66.0, 34.0);
/// Room for the labels of rules.
const HEAD: f32 = 20.0;
/// Width of the badge and title of an axis.
const TITLE: (f32, f32) = (190.0, 130.0);

/// Where things stand along x.
#[derive(Clone, Copy)]
struct Columns {
    zero: f32,
    end: f32,
}

/// Draws title, bars and legend over the available width, the rows sharing `height`.
pub fn axes(
    ui: &mut Ui,
    look: PartnersLook<'_>,
    bars: &AxisBars,
    height: f32,
    intents: &mut Vec<Intent>,
) {
    let theme = look.theme;
    let width = ui.available_width();
    let title = (type_scale::HEADING, theme.text.main);
    elided(ui, &bars.title, title, width);
    ui.add_space(2.0);
    if let Some(amount) = &bars.unallocated {
        return unallocated(ui, look, bars, amount);
    }
    let muted = (type_scale::SMALL, theme.text.muted);
    two_lines(ui, &bars.caption, muted, width);
    ui.add_space(14.0);
    if let Some(words) = &bars.closed {
        let (rect, _) = ui.allocate_exact_size(vec2(width, space::BAR_PARTNER), Sense::hover());
        let none = Color32::PLACEHOLDER;
        paint_bar(ui.painter(), theme, rect, BarState::NotPublished, none);
        ui.add_space(space::S);
        label(ui, words, type_scale::BODY, theme.text.second);
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of rows, for layout")]
    let count = bars.rows.len().max(1) as f32;
    let row = ((height - HEAD) / count).clamp(ROW.1, ROW.0).floor();
    let size = vec2(width, HEAD + row * count + 6.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let columns = columns(ui, bars, rect);
    rules(ui, look, bars, rect, columns);
    let stop = bars
        .rows
        .iter()
        .position(|r| look.is_selected(&r.subject))
        .unwrap_or(0);
    walk(ui, bars, stop);
    for (i, axis) in bars.rows.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows, for layout")]
        let top = rect.min.y + HEAD + row * i as f32;
        let place = Rect::from_min_size(pos2(rect.min.x, top), vec2(width, row));
        let response = show(ui, look, axis, (place, columns, i == stop), intents);
        if response.has_focus() {
            let is_selected = look.is_selected(&axis.subject);
            keys(ui, &response, bars, (i, is_selected), intents);
        }
    }
    ui.add_space(space::XS);
    legend(ui, look, bars);
}

/// A total that no source splits between the axes.
fn unallocated(ui: &mut Ui, look: PartnersLook<'_>, bars: &AxisBars, amount: &str) {
    let theme = look.theme;
    let width = ui.available_width();
    ui.add_space(14.0);
    let words = bars.closed.as_deref().unwrap_or_default();
    label(ui, words, type_scale::BODY, theme.text.second);
    ui.add_space(space::S);
    let (rect, response) = ui.allocate_exact_size(vec2(width, space::BAR_PARTNER), Sense::hover());
    let painter = ui.painter();
    let none = Color32::PLACEHOLDER;
    paint_bar(painter, theme, rect, BarState::Unallocated, none);
    let galley = line(
        painter,
        amount,
        type_scale::BODY.semibold(),
        theme.text.main,
    );
    let ground = Rect::from_center_size(rect.center(), galley.size() + vec2(16.0, 0.0));
    painter.rect_filled(ground, space::RADIUS_BAR, theme.unknown.ground);
    place(painter, galley, rect.center(), Align2::CENTER_CENTER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}, {amount}")));
}

/// The scale leaves room for the longest label after the longest bar.
fn columns(ui: &Ui, bars: &AxisBars, rect: Rect) -> Columns {
    let titles = if rect.width() < 560.0 {
        TITLE.1
    } else {
        TITLE.0
    };
    let zero = rect.min.x + titles;
    let painter = ui.painter();
    let room = |row: &AxisRow| {
        let text = after(row);
        let wide = line(
            painter,
            &text,
            type_scale::BODY.semibold(),
            Color32::PLACEHOLDER,
        );
        let last = row.segments.last();
        let stub = last
            .filter(|s| s.shade == Shade::Stub)
            .map_or(0.0, |_| STUB + 2.0);
        (last.map_or(0.0, |s| s.to), wide.size().x + space::M + stub)
    };
    let all = rect.max.x - zero;
    let fits = bars
        .rows
        .iter()
        .map(room)
        .filter(|(to, _)| *to > 0.0)
        .map(|(to, room)| (all - room) / to)
        .fold(all - space::L, f32::min);
    Columns {
        zero,
        end: zero + fits.max(60.0),
    }
}

fn after(row: &AxisRow) -> String {
    match &row.share {
        Some(share) => format!("{} {share}", row.value),
        None => row.value.clone(),
    }
}

fn rules(ui: &Ui, look: PartnersLook<'_>, bars: &AxisBars, rect: Rect, columns: Columns) {
    let theme = look.theme;
    let painter = ui.painter();
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    for tick in &bars.ticks {
        let x = columns.zero + tick.at * (columns.end - columns.zero);
        let x = painter.round_to_pixel_center(x);
        painter.vline(x, rect.min.y + HEAD - 4.0..=rect.max.y, stroke);
        let galley = line(painter, &tick.text, type_scale::MICRO, theme.text.muted);
        let anchor = if tick.at <= 0.0 {
            Align2::LEFT_TOP
        } else {
            Align2::CENTER_TOP
        };
        place(painter, galley, pos2(x, rect.min.y), anchor);
    }
}

fn row_id(row: &AxisRow) -> Id {
    let line = row.line().map_or("", |l| l.as_str());
    Id::unique(("partner_axis", line))
}

/// Keeps the focus on the row that is selected, so that arrows go on from it.
fn walk(ui: &Ui, bars: &AxisBars, stop: usize) {
    let focused = ui.memory(|m| m.focused());
    let at = bars.rows.iter().position(|r| Some(row_id(r)) == focused);
    if let (Some(at), Some(row)) = (at, bars.rows.get(stop))
        && at != stop
    {
        ui.memory_mut(|m| m.request_focus(row_id(row)));
    }
}

fn show(
    ui: &Ui,
    look: PartnersLook<'_>,
    row: &AxisRow,
    (rect, columns, is_stop): (Rect, Columns, bool),
    intents: &mut Vec<Intent>,
) -> Response {
    let sense = if is_stop {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let inner = rect.shrink2(vec2(0.0, 2.0));
    let response = ui.interact(inner, row_id(row), sense);
    if is_stop {
        panes::mark(ui.ctx(), row_id(row));
    }
    let selected = look.is_selected(&row.subject);
    let placed = paint(ui, look, row, (rect, columns), &response);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &row.spoken));
    let under: Option<&Segment> = response
        .hover_pos()
        .and_then(|at| placed.iter().find(|(r, _)| r.expand(0.5).contains(at)))
        .map(|(_, s)| *s);
    if response.double_clicked() {
        intents.push(Intent::Show(Screen::Matrix, row.subject.clone()));
    } else if response.clicked() {
        // Without a chosen partner, a piece stands for the cell of its own partner.
        let of_piece = under
            .filter(|s| s.shade != Shade::Dimmed)
            .and_then(|s| s.subject.clone());
        intents.push(Intent::Select(
            of_piece.unwrap_or_else(|| row.subject.clone()),
        ));
    }
    let words = under.map_or(row.tooltip.as_str(), |s| s.tooltip.as_str());
    response.tip_at_pointer(words)
}

fn paint<'a>(
    ui: &Ui,
    look: PartnersLook<'_>,
    row: &'a AxisRow,
    (rect, columns): (Rect, Columns),
    response: &Response,
) -> Vec<(Rect, &'a Segment)> {
    let theme = look.theme;
    let painter = ui.painter();
    let wide = snap(
        painter,
        rect.shrink2(vec2(0.0, 2.0)).expand2(vec2(8.0, 0.0)),
    );
    if look.is_selected(&row.subject) {
        painter.rect_filled(wide, space::RADIUS_CONTROL, theme.accent.weak);
        focus_ring_inside(painter, theme, wide, space::RADIUS_CONTROL);
    } else if response.has_focus() {
        focus_ring_inside(painter, theme, wide, space::RADIUS_CONTROL);
    }
    let y = rect.center().y;
    paint_badge(painter, theme, pos2(rect.min.x + 10.0, y), &row.number);
    let room = columns.zero - rect.min.x - 30.0 - space::S;
    let job = type_scale::BODY.job(&row.title, theme.text.main);
    let lines = if rect.height() < 40.0 { 1 } else { 2 };
    let galley = lay(painter, cut(&row.title, job, room, lines));
    place(
        painter,
        galley,
        pos2(rect.min.x + 30.0, y),
        Align2::LEFT_CENTER,
    );
    let height = space::BAR_PARTNER.min(rect.height() - 10.0);
    let scale = Rect::from_min_max(
        pos2(columns.zero, y - height / 2.0),
        pos2(columns.end, y + height / 2.0),
    );
    let placed = bar_of(painter, theme, scale, &row.segments);
    let end = placed.last().map_or(columns.zero, |(r, _)| r.max.x);
    let value = line(
        painter,
        &row.value,
        type_scale::BODY.semibold(),
        theme.text.main,
    );
    let at = pos2(end + space::S, y);
    let value = place(painter, value, at, Align2::LEFT_CENTER);
    if let Some(share) = &row.share {
        let galley = line(painter, share, type_scale::BODY, theme.text.muted);
        let at = pos2(value.max.x + 5.0, y);
        place(painter, galley, at, Align2::LEFT_CENTER);
    }
    placed
}

/// ↑ and ↓ walk the rows, Enter selects and then drills into the matrix, Ctrl+Enter copies.
fn keys(
    ui: &Ui,
    response: &Response,
    bars: &AxisBars,
    (here, is_selected): (usize, bool),
    intents: &mut Vec<Intent>,
) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
        intents.push(Intent::Do(Action::Copy));
    }
    if let Some(row) = bars.rows.get(here).filter(|_| pressed(Key::Enter)) {
        // Enter on what is selected already goes into it.
        let subject = row.subject.clone();
        intents.push(if is_selected {
            Intent::Show(Screen::Matrix, subject)
        } else {
            Intent::Select(subject)
        });
    }
    let next = if pressed(Key::ArrowDown) {
        here.saturating_add(1)
    } else if pressed(Key::ArrowUp) {
        here.saturating_sub(1)
    } else {
        return;
    };
    if let Some(row) = bars.rows.get(next) {
        intents.push(Intent::Select(row.subject.clone()));
    }
}

fn legend(ui: &mut Ui, look: PartnersLook<'_>, bars: &AxisBars) {
    let theme = look.theme;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XL, space::XS);
        for item in &bars.legend {
            let galley = line(
                ui.painter(),
                &item.text,
                type_scale::SMALL,
                theme.text.second,
            );
            let size = vec2(SIDE + 7.0 + galley.size().x, 18.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let painter = ui.painter();
            let center = pos2(rect.min.x + SIDE / 2.0, rect.center().y);
            match (item.shade, slot_of(item.ink)) {
                (Shade::Solid, Some(slot)) => paint_swatch(painter, theme, center, slot),
                (Shade::Dimmed, _) => paint_square(painter, center, theme.ink.weak),
                (shade, _) => {
                    let shade = if shade == Shade::Stub {
                        Shade::Unallocated
                    } else {
                        shade
                    };
                    let square = Rect::from_center_size(center, vec2(SIDE, SIDE));
                    paint_mark(painter, theme, square, (item.ink, shade));
                }
            }
            let at = rect.left_center() + vec2(SIDE + 7.0, 0.0);
            place(painter, galley, at, Align2::LEFT_CENTER);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &item.text));
        }
        if let Some(note) = &bars.note {
            label(ui, note, type_scale::SMALL, theme.text.muted);
        }
    });
}
