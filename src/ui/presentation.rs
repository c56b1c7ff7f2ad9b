//! A presentation: one slide on the whole screen and nothing of the window around it. Decides
//! nothing: every key is a wish.

mod keys;
mod pointer;
mod suppose;

use crate::app::Intent;
use crate::app::presentation::{Presentation, Shows};
use crate::chart::slides::{Slide, SlideBody};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::paint::focus_ring_inside;
use crate::ui::{Desk, discretion, overlays, slides};
use crate::wording::Key as Phrase;
use egui::accesskit::Live;
use egui::{EventFilter, Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

/// How much a window of this size, in points at 100 %, is zoomed so that a slide fills it: a
/// slide is drawn for one height, and the text of a small window is as sharp as a large one's.
#[must_use]
pub fn zoom_for(window: Vec2) -> f32 {
    let size = slides::size_for(window);
    (window.x / size.x).min(window.y / size.y)
}

/// Draws the presentation under way.
pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>) {
    let session = desk.session;
    let (Some(show), Some(slide)) = (session.presentation.as_ref(), session.slide()) else {
        return;
    };
    let whole = ui.max_rect();
    let blocked = session.view.overlay.is_some();
    if blocked {
        crate::ui::keys::shortcuts(ui, desk);
    } else {
        discretion::hold(ui, desk, discretion::By::Letter);
    }
    let rect = Rect::from_center_size(whole.center(), slides::size_for(whole.size()));
    ui.painter()
        .rect_filled(whole, 0, desk.theme.ground.surface);
    let (marks, parts) = body(ui, desk, (show, slide), rect);
    let pointed = pointer::pointed(ui, &marks);
    let pages = keys::Pages::of(show, parts);
    if !blocked {
        keys::keys(ui, desk, (show, pages), pointed);
        clicks(ui, desk, (whole, pages));
    }
    announce(ui, desk, (show, slide), (rect, &marks));
    if let (Some(typing), Shows::Slide) = (&show.typing, show.shows) {
        let over = show.mark.and_then(|at| marks.get(at)).copied();
        suppose::field(ui, desk, typing, (rect, over));
    }
    pointer::pointer(ui, desk.theme, show.has_laser);
    overlays::show(ui, desk);
}

/// The slide, its table, or black; gives where its marks are, and how many parts its table has.
fn body(
    ui: &mut Ui,
    desk: &Desk<'_>,
    (show, slide): (&Presentation, &Slide),
    rect: Rect,
) -> (Vec<Rect>, usize) {
    match show.shows {
        Shows::Black => {
            let whole = ui.max_rect();
            ui.painter().rect_filled(whole, 0, Theme::BLACK_SCREEN);
            (Vec::new(), 0)
        }
        Shows::Table => {
            let behind = slides::Behind {
                table: &slide.table(desk.lang),
                part: show.part,
                lang: desk.lang,
            };
            let parts = slides::draw_table(ui, desk.theme, (slide, behind), rect);
            (Vec::new(), parts)
        }
        Shows::Slide => {
            let marks = slides::draw(ui, desk.theme, slide, rect);
            if let Some(at) = show.mark.and_then(|at| marks.get(at)) {
                focus_ring_inside(ui.painter(), desk.theme, *at, space::RADIUS_SHEET);
            }
            if show.cannot_suppose {
                suppose::cannot(ui, desk, rect);
            }
            (marks, 0)
        }
    }
}

/// A click anywhere is the next slide, or the next part of a table.
fn clicks(ui: &Ui, desk: &mut Desk<'_>, (whole, pages): (Rect, keys::Pages)) {
    let response = ui.interact(whole, Id::unique("slide_click"), Sense::CLICK);
    if response.clicked_by(egui::PointerButton::Primary) {
        desk.push(Intent::Present(pages.step(1)));
    }
}

/// What a screen reader is told: the slide with its title and place as it comes, then its marks.
fn announce(
    ui: &Ui,
    desk: &Desk<'_>,
    (show, slide): (&Presentation, &Slide),
    (rect, marks): (Rect, &[Rect]),
) {
    let id = Id::unique(("slide", show.at));
    let count = desk.session.slides().len();
    let (n, of) = (show.at.saturating_add(1).to_string(), count.to_string());
    let title = match show.shows {
        Shows::Slide => slide.title.clone(),
        Shows::Table => desk.fill(Phrase::PresentTable, &[("title", &slide.title)]),
        Shows::Black => desk.text(Phrase::PresentBlack).to_owned(),
    };
    let values = [("title", title.as_str()), ("n", &n), ("of", &of)];
    let place = desk.fill(Phrase::PresentPlace, &values);
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &place));
    let said = match show.shows {
        Shows::Slide => slide.spoken(),
        _ => String::new(),
    };
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_live(Live::Polite);
        if !said.is_empty() {
            node.set_description(said.as_str());
        }
    });
    if show.typing.is_none() && desk.session.view.overlay.is_none() {
        ui.memory_mut(|m| {
            m.request_focus(id);
            // Every key is the presentation's.
            let filter = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            m.set_focus_lock_filter(id, filter);
        });
    }
    match (&slide.body, show.shows) {
        (SlideBody::Bars(list), Shows::Slide) => {
            for (at, (mark, rect)) in list.iter().zip(marks).enumerate() {
                let response = ui.interact(*rect, id.with(("mark", at)), Sense::hover());
                let said = &mark.tip.spoken;
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
            }
        }
        (_, Shows::Table) => {
            for (at, row) in slide.table(desk.lang).rows.iter().enumerate() {
                let response = ui.interact(rect, id.with(("row", at)), Sense::hover());
                let said = row.join(", ");
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
            }
        }
        _ => {}
    }
}
