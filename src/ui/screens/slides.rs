//! The list of slides: order, what is shown, titles; the slide looked at beside it, as it will be
//! presented.

mod drag;
mod looked_at;
mod row;

use crate::app::view::Overlay;
use crate::app::{DeckIntent, Intent, ScreenChart};
use crate::chart::slides::{SlideBoard, SlideName, SlideRow};
use crate::ui::theme::{icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::text::elided;
use crate::ui::{Desk, panes};
use crate::wording::Key as Phrase;
use egui::{Align, EventFilter, Id, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense};
use egui::{Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// Height of a row.
const ROW: f32 = 60.0;
/// Width below which the slide looked at stands under the list.
const STACKED: f32 = 860.0;

/// Draws the screen.
pub fn slides(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(ScreenChart::Slides(board)) = desk.charts().map(|c| &c.screen) else {
        return;
    };
    let rect = ui.max_rect().shrink2(vec2(space::SHEET, space::L));
    let looked = chosen(desk, board);
    if rect.width() < STACKED {
        scrolled(ui, "slides", rect, |ui| {
            list(ui, desk, board, looked);
            ui.add_space(space::SHEET);
            detail(ui, desk, board, looked);
        });
        return;
    }
    let middle = (rect.min.x + rect.width() * 0.46).round();
    let left = rect.with_max_x(middle - space::XL);
    scrolled(ui, "slide_list", left, |ui| list(ui, desk, board, looked));
    let stroke = Stroke::new(space::STROKE, desk.theme.line.thin);
    ui.painter().vline(middle, ui.max_rect().y_range(), stroke);
    let right = rect.with_min_x(middle + space::XL);
    scrolled(ui, "slide_looked_at", right, |ui| {
        detail(ui, desk, board, looked);
    });
}

/// The slide looked at: the one chosen, else the first.
fn chosen(desk: &Desk<'_>, board: &SlideBoard) -> usize {
    let name = desk.session.view.slide;
    let at = board
        .rows
        .iter()
        .position(|row| Some(row.choice.name) == name);
    at.unwrap_or(0)
}

fn scrolled(ui: &mut Ui, id: &str, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(id), |ui| {
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::S;
                // Room for the scroll bar and for focus rings.
                ui.set_max_width(rect.width() - space::M);
                add(ui);
            });
    });
}

fn detail(ui: &mut Ui, desk: &mut Desk<'_>, board: &SlideBoard, looked: usize) {
    if let Some(row) = board.rows.get(looked) {
        looked_at::looked_at(ui, desk, board, (row, looked));
    }
}

/// The list, one stop of the keyboard, with what can be done to all of it above.
fn list(ui: &mut Ui, desk: &mut Desk<'_>, board: &SlideBoard, looked: usize) {
    let strip = vec2(ui.available_width(), space::CONTROL);
    ui.allocate_ui_with_layout(strip, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        all(ui, desk);
        // The title takes what the buttons leave.
        let left = ui.available_width();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let look = (type_scale::HEADING, desk.theme.text.main);
            elided(ui, desk.text(Phrase::SlidesListTitle), look, left);
        });
    });
    #[allow(clippy::cast_precision_loss)]
    let height = ROW * board.rows.len() as f32;
    let size = vec2(ui.available_width(), height);
    let (_, area) = ui.allocate_space(size);
    let id = Id::unique("slides_stop");
    let whole = ui.interact(area, id, Sense::focusable_noninteractive());
    panes::mark(ui.ctx(), id);
    let title = desk.text(Phrase::SlidesListTitle);
    let name = desk.fill(Phrase::ControlChart, &[("title", title)]);
    whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    if whole.has_focus() {
        keys(ui, desk, board, (id, looked));
    }
    for (at, one) in board.rows.iter().enumerate() {
        let place = place(area, at);
        let look = row::Look {
            is_chosen: at == looked,
            has_focus: whole.has_focus() && at == looked,
            place: (at, board.rows.len()),
        };
        row::row(ui, desk, one, (place, look));
    }
    drag::drag(ui, desk, board, area);
}

fn place(area: Rect, at: usize) -> Rect {
    #[allow(clippy::cast_precision_loss)]
    let top = area.min.y + ROW * at as f32;
    Rect::from_min_max(pos2(area.min.x, top), pos2(area.max.x, top + ROW))
}

/// Presenting, exporting and starting over.
fn all(ui: &mut Ui, desk: &mut Desk<'_>) {
    use crate::app::action::Action;
    let theme = desk.theme;
    let present = Face::text(desk.text(Phrase::ActionPresent))
        .icon(icons::PRESENTATION_CHART)
        .key("F5");
    if button(ui, theme, Look::Primary, present).clicked() {
        desk.push(Intent::Do(Action::Present));
    }
    let export = Face::text(desk.text(Phrase::SlidesExport)).icon(icons::FILE_PDF);
    if button(ui, theme, Look::Secondary, export).clicked() {
        desk.push(Intent::Do(Action::ExportSlides));
    }
}

/// ↑ and ↓ choose, Ctrl with them moves, the space bar shows and hides, F2 and Enter go to the
/// title.
fn keys(ui: &Ui, desk: &mut Desk<'_>, board: &SlideBoard, (id, looked): (Id, usize)) {
    ui.memory_mut(|m| {
        let filter = EventFilter {
            vertical_arrows: true,
            ..EventFilter::default()
        };
        m.set_focus_lock_filter(id, filter);
    });
    let last = board.rows.len().saturating_sub(1);
    for (key, to) in [
        (Key::ArrowDown, looked.saturating_add(1).min(last)),
        (Key::ArrowUp, looked.saturating_sub(1)),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, key)) {
            choose(desk, board.rows.get(to));
        }
    }
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Space))
        && let Some(row) = board.rows.get(looked)
    {
        let wish = DeckIntent::Show(row.choice.name, !row.choice.is_shown);
        desk.push(Intent::Deck(wish));
    }
    let edits = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if edits(Key::F2) || edits(Key::Enter) {
        ui.memory_mut(|m| m.request_focus(looked_at::title_id()));
    }
}

fn choose(desk: &mut Desk<'_>, row: Option<&SlideRow>) {
    if let Some(row) = row {
        desk.push(Intent::Deck(DeckIntent::Choose(row.choice.name)));
    }
}

/// True while something lies over the screen.
fn is_covered(desk: &Desk<'_>) -> bool {
    let covered: Option<&Overlay> = desk.session.view.overlay.as_ref();
    covered.is_some()
}

/// The egui id of a slide's row.
fn row_id(name: SlideName) -> Id {
    Id::unique(("slide_row", name.code()))
}
