//! The bar of the whole contract, with direct labels where they fit.

use super::PartnersLook;
use super::segment::{STUB, bar_of, tone_of};
use crate::app::Intent;
use crate::app::action::Action;
use crate::chart::partners::{Segment, Shade, TotalBar};
use crate::chart::{Ink, Subject};
use crate::ui::panes;
use crate::ui::theme::{space, type_scale};
use crate::ui::widgets::bar::BarState;
use crate::ui::widgets::paint::{focus_ring, line, place, text};
use crate::ui::widgets::text::{elided, label};
use crate::ui::widgets::tip::Tips as _;
use crate::wording::{Key as Phrase, fill};
use egui::{
    Align2, EventFilter, Key, Modifiers, Painter, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

/// Height of the bar.
const HEIGHT: f32 = 34.0;

/// Draws title, bar and scope line over the available width.
pub fn total(ui: &mut Ui, look: PartnersLook<'_>, bar: &TotalBar, intents: &mut Vec<Intent>) {
    let theme = look.theme;
    let width = ui.available_width();
    elided(
        ui,
        &bar.title,
        (type_scale::HEADING, theme.text.main),
        width,
    );
    ui.add_space(space::L);
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    if let Some(words) = &bar.empty {
        let painter = ui.painter();
        let fill = theme.ink.main;
        crate::ui::widgets::bar::paint_bar(painter, theme, rect, BarState::NotPublished, fill);
        ui.add_space(space::XS);
        label(ui, words, type_scale::SMALL, theme.text.muted);
        return;
    }
    let stub = if bar.unknown.is_some() {
        STUB + 2.0
    } else {
        0.0
    };
    let scale = rect.with_max_x(rect.max.x - stub);
    let placed = bar_of(ui.painter(), theme, scale, &bar.segments);
    for (i, (at, segment)) in placed.iter().enumerate() {
        face(ui.painter(), look, *at, segment);
        touch(ui, look, (i, *at), segment, intents);
    }
    stop(ui, look, (rect, &bar.title), &placed, intents);
    ui.add_space(space::XS);
    let (under, _) = ui.allocate_exact_size(vec2(width, 16.0), Sense::hover());
    let painter = ui.painter();
    let mut room = width;
    if let Some(words) = &bar.unknown {
        let ink = (type_scale::MICRO, theme.text.muted);
        let shown = text(
            painter,
            under.right_center(),
            Align2::RIGHT_CENTER,
            words,
            ink,
        );
        room -= shown.width() + space::M;
    }
    let scope = under.with_max_x(under.min.x + room);
    ui.scope_builder(egui::UiBuilder::new().max_rect(scope), |ui| {
        elided(ui, &bar.scope, (type_scale::SMALL, theme.text.muted), room)
    });
}

/// Name and amount inside a piece, as far as they fit.
fn face(painter: &Painter, look: PartnersLook<'_>, at: Rect, segment: &Segment) {
    if segment.shade == Shade::Stub {
        return;
    }
    let theme = look.theme;
    let ink = tone_of(theme, segment.ink).on;
    let strong = segment.shade == Shade::Solid && segment.ink != Ink::Weak;
    let step = if strong {
        type_scale::BODY.semibold()
    } else {
        type_scale::SMALL
    };
    let value = line(painter, &segment.value, step, ink);
    let name = line(painter, &segment.name, type_scale::SMALL.medium(), ink);
    // A text never stands on stripes.
    let plate = match segment.ink {
        _ if segment.shade == Shade::Unallocated => Some(theme.unknown.ground),
        Ink::Partner { again: true, .. } if segment.shade == Shade::Solid => {
            Some(tone_of(theme, segment.ink).fill)
        }
        _ => None,
    };
    let ground = |rect: Rect| {
        if let Some(fill) = plate {
            painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 2, fill);
        }
    };
    let (left, right) = (
        at.left_center() + vec2(space::S + 2.0, 0.0),
        at.right_center() - vec2(space::S + 2.0, 0.0),
    );
    let both = value.size().x + name.size().x + space::M;
    if at.width() >= both + 20.0 {
        ground(Align2::LEFT_CENTER.anchor_size(left, name.size()));
        place(painter, name, left, Align2::LEFT_CENTER);
        ground(Align2::RIGHT_CENTER.anchor_size(right, value.size()));
        place(painter, value, right, Align2::RIGHT_CENTER);
    } else if at.width() >= value.size().x + 4.0 && (strong || segment.ink == Ink::Unknown) {
        ground(Align2::CENTER_CENTER.anchor_size(at.center(), value.size()));
        place(painter, value, at.center(), Align2::CENTER_CENTER);
    }
}

/// Hover tells, click selects, double click puts in focus.
fn touch(
    ui: &Ui,
    look: PartnersLook<'_>,
    (i, at): (usize, Rect),
    segment: &Segment,
    intents: &mut Vec<Intent>,
) {
    let target = at.expand2(vec2(0.5, 0.0));
    let sense = if segment.subject.is_some() {
        Sense::CLICK
    } else {
        Sense::hover()
    };
    let response = ui.interact(target, ui.scope_id().with(("total", i)), sense);
    let spoken = segment.tooltip.replace('\n', ", ");
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &spoken));
    if let Some(subject) = &segment.subject {
        if look.is_selected(subject) {
            let ring = Rect::from_min_max(at.min, pos2(at.max.x, at.max.y));
            focus_ring(ui.painter(), look.theme, ring, space::RADIUS_BAR);
        }
        if response.double_clicked() {
            if let Subject::Partner(id) = subject {
                intents.push(Intent::Focus(Some(id.clone())));
            }
        } else if response.clicked() {
            intents.push(Intent::Select(subject.clone()));
        }
    }
    response.tip_at_pointer(&segment.tooltip);
}

/// The bar as one stop of the keyboard: ← and → walk its pieces, each read aloud, Enter clicks and
/// Ctrl+Enter copies.
fn stop(
    ui: &Ui,
    look: PartnersLook<'_>,
    (area, title): (Rect, &str),
    placed: &[(Rect, &Segment)],
    intents: &mut Vec<Intent>,
) {
    let whole = ui.interact(
        area,
        ui.scope_id().with("total"),
        Sense::focusable_noninteractive(),
    );
    panes::mark(ui.ctx(), whole.id);
    if !whole.has_focus() {
        let name = fill(look.lang, Phrase::ControlChart, &[("title", title)]);
        whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(whole.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let plain = |key| pressed(Modifiers::NONE, key);
    let last = placed.len().saturating_sub(1);
    let old = ui.data(|d| d.get_temp::<usize>(whole.id)).unwrap_or(0);
    let at = if plain(Key::ArrowRight) {
        old.saturating_add(1)
    } else if plain(Key::ArrowLeft) {
        old.saturating_sub(1)
    } else if plain(Key::Home) {
        0
    } else if plain(Key::End) {
        last
    } else {
        old
    };
    let at = at.min(last);
    ui.data_mut(|d| d.insert_temp(whole.id, at));
    let Some((rect, segment)) = placed.get(at) else {
        return;
    };
    let spoken = segment.tooltip.replace('\n', ", ");
    whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &spoken));
    focus_ring(
        ui.painter(),
        look.theme,
        rect.expand(2.0),
        space::RADIUS_BAR,
    );
    if pressed(Modifiers::COMMAND, Key::Enter) {
        intents.push(Intent::Do(Action::Copy));
    } else if plain(Key::Enter) {
        intents.extend(segment.subject.clone().map(Intent::Select));
    }
}
