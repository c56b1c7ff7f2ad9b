//! One slide of the list: a handle to drag it by, whether it is shown, its place, its title.

use super::row_id;
use crate::app::{DeckIntent, Intent};
use crate::chart::slides::{SlideRow, Standing};
use crate::ui::Desk;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::button::icon_button;
use crate::ui::widgets::paint::{focus_ring_inside, icon, line, place};
use crate::ui::widgets::text::{cut, lay};
use crate::wording::Key as Phrase;
use egui::{Align2, Color32, CursorIcon, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo};
use egui::{pos2, vec2};

/// Where the words of a row begin.
const WORDS: f32 = 112.0;

/// How a row is drawn.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) is_chosen: bool,
    pub(super) has_focus: bool,
    /// From 0, of so many.
    pub(super) place: (usize, usize),
}

/// Why a slide has its title.
pub(super) fn standing(standing: Standing) -> Phrase {
    match standing {
        Standing::Finding => Phrase::SlidesTitleFinding,
        Standing::Neutral => Phrase::SlidesTitleNeutral,
        Standing::Contested => Phrase::SlidesTitleContested,
        Standing::Own => Phrase::SlidesTitleOwn,
        Standing::Outdated => Phrase::SlidesTitleOutdated,
    }
}

/// The colour that says so: amber where somebody should look.
pub(super) fn standing_color(theme: &Theme, standing: Standing) -> Color32 {
    match standing {
        Standing::Contested | Standing::Outdated => theme.signal.review.on,
        Standing::Finding => theme.signal.respected.on,
        Standing::Neutral | Standing::Own => theme.text.muted,
    }
}

/// Draws a row.
pub(super) fn row(ui: &mut Ui, desk: &mut Desk<'_>, row: &SlideRow, (rect, look): (Rect, Look)) {
    let theme = desk.theme;
    let name = row.choice.name;
    let response = ui.interact(rect, row_id(name), Sense::click_and_drag());
    ground(ui, theme, rect, (look, response.hovered()));
    let said = spoken(desk, row, look);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, look.is_chosen, &said));
    if response.clicked() || response.drag_started() {
        desk.push(Intent::Deck(DeckIntent::Choose(name)));
        ui.memory_mut(|m| m.request_focus(egui::Id::unique("slides_stop")));
    }
    response.on_hover_cursor(CursorIcon::Grab);
    let handle = rect.left_center() + vec2(16.0, 0.0);
    let painter = ui.painter();
    icon(
        painter,
        handle,
        icons::DOTS_SIX_VERTICAL,
        16.0,
        theme.text.muted,
    );
    shown(ui, desk, row, rect);
    words(ui, desk, row, rect);
}

fn ground(ui: &Ui, theme: &Theme, rect: Rect, (look, hovered): (Look, bool)) {
    let painter = ui.painter();
    let inner = rect.shrink2(vec2(2.0, 1.0));
    let fill = match (look.is_chosen, hovered) {
        (true, _) => Some(theme.accent.weak),
        (false, true) => Some(theme.ground.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        painter.rect_filled(inner, space::RADIUS_CONTROL, fill);
    }
    if look.has_focus {
        focus_ring_inside(painter, theme, inner, space::RADIUS_CONTROL);
    }
    let stroke = Stroke::new(space::STROKE, theme.line.grid);
    let y = painter.round_to_pixel_center(rect.max.y - 0.5);
    painter.hline(rect.x_range(), y, stroke);
}

fn spoken(desk: &Desk<'_>, row: &SlideRow, look: Look) -> String {
    let state = match row.place {
        Some(_) => desk.text(Phrase::SlidesShown),
        None => desk.text(Phrase::SlidesIsHidden),
    };
    let (n, of) = (
        look.place.0.saturating_add(1).to_string(),
        look.place.1.to_string(),
    );
    let values = [
        ("title", row.title(desk.lang)),
        ("name", desk.text(row.choice.name.phrase())),
        ("n", &n),
        ("of", &of),
        ("state", state),
    ];
    desk.fill(Phrase::SlidesRow, &values)
}

/// The eye that shows and hides.
fn shown(ui: &mut Ui, desk: &mut Desk<'_>, row: &SlideRow, rect: Rect) {
    let is_shown = row.choice.is_shown;
    let (glyph, verb) = match is_shown {
        true => (icons::EYE, Phrase::SlidesHide),
        false => (icons::EYE_SLASH, Phrase::SlidesShow),
    };
    let title = desk.text(row.choice.name.phrase());
    let name = format!("{} {title}", desk.text(verb));
    let at = Rect::from_center_size(
        rect.left_center() + vec2(48.0, 0.0),
        vec2(space::CONTROL, space::CONTROL),
    );
    ui.scope_builder(UiBuilder::new().max_rect(at), |ui| {
        if icon_button(ui, desk.theme, glyph, &name).clicked() {
            let wish = DeckIntent::Show(row.choice.name, !is_shown);
            desk.push(Intent::Deck(wish));
        }
    });
}

/// Its place, its title, and what it is under it.
fn words(ui: &Ui, desk: &Desk<'_>, row: &SlideRow, rect: Rect) {
    let theme = desk.theme;
    let painter = ui.painter();
    let is_dim = row.place.is_none();
    let number = row.place.map_or("–".to_owned(), |n| n.to_string());
    let color = if is_dim {
        theme.text.muted
    } else {
        theme.text.main
    };
    let galley = line(painter, &number, type_scale::HEADING, color);
    place(
        painter,
        galley,
        rect.left_center() + vec2(88.0, 0.0),
        Align2::CENTER_CENTER,
    );
    let width = rect.width() - WORDS - space::M;
    let title = row.title(desk.lang);
    let job = cut(
        title,
        type_scale::BODY.semibold().job(title, color),
        width,
        1,
    );
    let galley = lay(painter, job);
    let x = rect.min.x + WORDS;
    place(
        painter,
        galley,
        pos2(x, rect.center().y - 10.0),
        Align2::LEFT_CENTER,
    );
    let kind = desk.text(row.choice.name.phrase());
    let galley = line(painter, kind, type_scale::SMALL, theme.text.muted);
    let under = rect.center().y + 11.0;
    let end = place(painter, galley, pos2(x, under), Align2::LEFT_CENTER)
        .max
        .x;
    let (why, color) = match row.slides.is_empty() {
        true => (desk.text(Phrase::SlidesNothing), theme.text.muted),
        false => {
            let why = desk.text(standing(row.standing()));
            (why, standing_color(theme, row.standing()))
        }
    };
    let why = format!("· {why}");
    let room = (rect.max.x - end - space::L).max(0.0);
    let job = cut(&why, type_scale::SMALL.job(&why, color), room, 1);
    let galley = lay(painter, job);
    place(
        painter,
        galley,
        pos2(end + space::S, under),
        Align2::LEFT_CENTER,
    );
}
