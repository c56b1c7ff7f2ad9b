//! The sentences, by kind with their counts; what is copied for minutes is what stands here.

use crate::app::Intent;
use crate::app::comparing::{CompareIntent, Pointed};
use crate::chart::{ContrastChart, Proposal, Said, SaidKind, SaidList, Sign};
use crate::ui::Desk;
use crate::ui::charts::frame;
use crate::ui::charts::stop::{Spot, stop};
use crate::ui::charts::waterfall::act_on;
use crate::ui::theme::{Theme, icons, space, type_scale};
use crate::ui::widgets::button::{Face, Look, button};
use crate::ui::widgets::link::{Leads, link};
use crate::ui::widgets::paint::{focus_ring_inside, icon, place, text};
use crate::ui::widgets::text::{lay, paragraph};
use crate::wording::Key;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Align2, Layout, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

/// Where sentences begin.
const INDENT: f32 = 48.0;
/// A column narrower than this has short words on its button.
const NARROW: f32 = 380.0;

/// Draws the column of sentences, `width` wide; the note stands at the end of `height`.
pub(super) fn said(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    chart: &ContrastChart,
    (width, height): (f32, f32),
) {
    let top = ui.cursor().min.y;
    ui.add_space(space::M);
    head(ui, desk, width);
    let mut spots: Vec<(usize, Rect)> = Vec::new();
    let mut number = 0;
    let first = ui.cursor().min.y;
    for list in &chart.lists {
        kind(ui, desk, list, width);
        for (over, one) in list.captioned() {
            if let Some(words) = over {
                caption(ui, desk, words, width);
            }
            let rect = sentence(ui, desk, (number, one), width);
            spots.push((number, rect));
            number += 1;
            decide(ui, desk, one, INDENT);
        }
        if let Some(more) = &list.more {
            ui.add_space(space::XS);
            ui.horizontal(|ui| {
                ui.add_space(INDENT);
                let look = desk.theme.text.muted;
                paragraph(ui, more, (type_scale::SMALL, look), width - INDENT);
            });
        }
    }
    let area = Rect::from_min_max(
        pos2(ui.max_rect().min.x, first),
        pos2(ui.max_rect().min.x + width, ui.cursor().min.y),
    );
    walk(ui, desk, chart, (area, &spots));
    let used = ui.cursor().min.y - top;
    ui.add_space((height - used - 46.0).max(space::L));
    note(ui, desk, width);
    ui.add_space(space::M);
}

fn head(ui: &mut Ui, desk: &mut Desk<'_>, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, frame::TITLE + space::XS), Sense::hover());
    let layout = Layout::right_to_left(Align::Center);
    let builder = UiBuilder::new().max_rect(rect).layout(layout);
    let left = ui
        .scope_builder(builder, |ui| {
            let words = desk.text(Key::ContrastCopy);
            let shown = match width < NARROW {
                true => desk.text(Key::ContrastCopyShort),
                false => words,
            };
            let face = Face::text(shown).icon(icons::COPY).within(width * 0.62);
            let response = button(ui, desk.theme, Look::Secondary, face);
            if response.on_hover_text(words).clicked() {
                desk.push(Intent::Versions(CompareIntent::CopyMinutes));
            }
            ui.min_rect().min.x
        })
        .inner;
    let title = desk.text(Key::ContrastInClear);
    frame::heading(ui, desk, rect, title, left - rect.min.x - space::M);
}

fn kind(ui: &mut Ui, desk: &Desk<'_>, list: &SaidList, width: f32) {
    let theme = desk.theme;
    ui.add_space(space::M + 2.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    let painter = ui.painter();
    let y = rect.center().y;
    icon(
        painter,
        pos2(rect.min.x + 8.0, y),
        icon_of(list.kind),
        16.0,
        theme.text.second,
    );
    let look = (type_scale::BODY.semibold(), theme.text.main);
    let at = pos2(rect.min.x + 25.0, y);
    let title = text(painter, at, Align2::LEFT_CENTER, &list.title, look);
    let look = (type_scale::BODY, theme.text.muted);
    let at = pos2(title.max.x + 7.0, y);
    text(painter, at, Align2::LEFT_CENTER, &list.counted, look);
    let said = format!("{}, {}", list.title, list.counted);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
}

/// The perimeter that the next sentences speak of.
fn caption(ui: &mut Ui, desk: &Desk<'_>, words: &str, width: f32) {
    let theme = desk.theme;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    let painter = ui.painter();
    let y = rect.center().y + 1.0;
    icon(
        painter,
        pos2(rect.min.x + 31.0, y),
        icons::CROSSHAIR,
        13.0,
        theme.text.muted,
    );
    let look = (type_scale::SMALL.medium(), theme.text.second);
    let at = pos2(rect.min.x + INDENT, y);
    frame::elided(
        painter,
        at,
        Align2::LEFT_CENTER,
        words,
        look,
        width - INDENT,
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
}

fn icon_of(kind: SaidKind) -> icons::Icon {
    match kind {
        SaidKind::Amounts => icons::TABLE,
        SaidKind::States => icons::SEAL_CHECK,
        SaidKind::Signatories | SaidKind::Financers => icons::USERS_THREE,
        SaidKind::Dates => icons::CALENDAR_DOTS,
        SaidKind::Totals => icons::COINS,
        SaidKind::Lines => icons::LIST_CHECKS,
        SaidKind::Words => icons::NOTE,
        SaidKind::Doubts => icons::QUESTION,
    }
}

/// Draws a sentence; gives its place.
fn sentence(ui: &mut Ui, desk: &Desk<'_>, (number, said): (usize, &Said), width: f32) -> Rect {
    let theme = desk.theme;
    let galley = lay(ui.painter(), job(theme, said, width - INDENT));
    let size = vec2(width, galley.size().y + 14.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let target = rect
        .with_min_x(rect.min.x + 20.0)
        .with_max_x(rect.max.x + 6.0);
    if !ui.is_rect_visible(rect) {
        return target;
    }
    let painter = ui.painter();
    let pointed = desk.session.comparing.pointed;
    let lit = match pointed {
        Some(Pointed::Said(n)) => n == number,
        Some(Pointed::Row(row)) => said.rows.contains(&row),
        None => false,
    };
    if lit {
        let ground = target.shrink2(vec2(0.0, 1.0));
        painter.rect_filled(ground, space::RADIUS_CONTROL, theme.accent.weak);
    } else if ui.rect_contains_pointer(target) {
        let ground = target.shrink2(vec2(0.0, 1.0));
        painter.rect_filled(ground, space::RADIUS_CONTROL, theme.ground.hover);
    }
    if pointed == Some(Pointed::Said(number)) {
        let ring = target.shrink2(vec2(0.0, 1.0));
        focus_ring_inside(painter, theme, ring, space::RADIUS_CONTROL);
    }
    let ink = match said.sign {
        Sign::Up => theme.signal.up,
        Sign::Down => theme.signal.down,
        _ => theme.text.second,
    };
    let y = rect.min.y + 7.0;
    let at = pos2(rect.min.x + 31.0, y + type_scale::BODY.line / 2.0);
    let look = (type_scale::BODY.semibold(), ink);
    text(painter, at, Align2::CENTER_CENTER, said.sign.text(), look);
    place(
        painter,
        galley,
        pos2(rect.min.x + INDENT, y),
        Align2::LEFT_TOP,
    );
    let line = Stroke::new(space::STROKE, theme.line.thin);
    let across = rect.min.x + 25.0..=rect.max.x;
    painter.hline(across, painter.round_to_pixel_center(rect.max.y), line);
    target
}

/// What can be decided about a sentence, under it.
pub(super) fn decide(ui: &mut Ui, desk: &mut Desk<'_>, said: &Said, indent: f32) {
    let Some(proposal) = &said.proposal else {
        return;
    };
    let (key, intent) = match proposal {
        Proposal::Join(pair) => (Key::ContrastJoin, CompareIntent::Join(pair.clone())),
        Proposal::Part(pair) => (Key::ContrastPart, CompareIntent::Part(pair.clone())),
    };
    ui.horizontal(|ui| {
        ui.add_space(indent);
        let words = desk.text(key);
        if link(ui, desk.theme, words, Leads::Inside).clicked() {
            desk.push(Intent::Versions(intent));
        }
    });
}

/// The sentence with its amount in a stronger weight.
fn job(theme: &Theme, said: &Said, width: f32) -> LayoutJob {
    let plain = |words: &str| type_scale::BODY.job(words, theme.text.main);
    let found = said.text.split_once(said.strong.as_str());
    let mut job = match found.filter(|_| !said.strong.is_empty()) {
        None => plain(&said.text),
        Some((before, after)) => {
            let mut job = LayoutJob::default();
            let strong = type_scale::BODY.semibold();
            let pieces = [
                (before, type_scale::BODY),
                (said.strong.as_str(), strong),
                (after, type_scale::BODY),
            ];
            for (words, step) in pieces.into_iter().filter(|(words, _)| !words.is_empty()) {
                job.append(words, 0.0, step.format(theme.text.main));
            }
            job
        }
    };
    job.wrap = TextWrapping::wrap_at_width(width);
    job
}

/// All sentences are one stop of the keyboard.
fn walk(
    ui: &Ui,
    desk: &mut Desk<'_>,
    chart: &ContrastChart,
    (area, rects): (Rect, &[(usize, Rect)]),
) {
    let all: Vec<&Said> = chart.lists.iter().flat_map(|l| &l.list).collect();
    let spots: Vec<Spot<'_>> = rects
        .iter()
        .filter_map(|(n, rect)| {
            Some(Spot {
                rect: *rect,
                subject: None,
                tip: &all.get(*n)?.tip,
            })
        })
        .collect();
    let id = ui.scope_id().with("said");
    let title = desk.text(Key::ContrastInClear);
    let acted = stop(ui, desk, (id, area, title), &spots);
    follow_focus(ui, id, rects);
    follow_chart(ui, desk, chart, rects);
    if let Some((at, act)) = acted
        && let Some((n, _)) = rects.get(at)
        && let Some(said) = all.get(*n)
    {
        act_on(ui, desk, (Pointed::Said(*n), said.place.as_ref()), act);
    }
}

/// The sentence that the arrows have reached is in sight.
fn follow_focus(ui: &Ui, id: egui::Id, rects: &[(usize, Rect)]) {
    let is_focused = ui.memory(|m| m.has_focus(id));
    let moves = |i: &egui::InputState| {
        use egui::Key as K;
        [
            K::ArrowUp,
            K::ArrowDown,
            K::ArrowLeft,
            K::ArrowRight,
            K::Home,
            K::End,
        ]
        .into_iter()
        .any(|key| i.key_pressed(key))
    };
    if !is_focused || !ui.input(moves) {
        return;
    }
    let at = ui.data(|d| d.get_temp::<usize>(id)).unwrap_or(0);
    if let Some((_, rect)) = rects.get(at) {
        ui.scroll_to_rect(rect.expand(space::M), None);
    }
}

/// The sentence of the row that was just pointed at is in sight.
fn follow_chart(ui: &Ui, desk: &Desk<'_>, chart: &ContrastChart, rects: &[(usize, Rect)]) {
    let place = ui.scope_id().with("pointed");
    let now = desk.session.comparing.pointed;
    let before = ui.data(|d| d.get_temp::<Option<Pointed>>(place)).flatten();
    if now == before {
        return;
    }
    ui.data_mut(|d| d.insert_temp(place, now));
    let Some(Pointed::Row(row)) = now else { return };
    let said = chart.rows.get(row).and_then(|row| row.said.first());
    if let Some((_, rect)) = said.and_then(|n| rects.get(*n)) {
        ui.scroll_to_rect(rect.expand(space::M), None);
    }
}

fn note(ui: &mut Ui, desk: &Desk<'_>, width: f32) {
    let theme = desk.theme;
    let words = &format!("{}.", desk.text(Key::ContrastPaired));
    let at = ui.cursor().min;
    icon(
        ui.painter(),
        at + vec2(8.0, 8.0),
        icons::INFO,
        15.0,
        theme.text.muted,
    );
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(25.0);
        paragraph(
            ui,
            words,
            (type_scale::SMALL, theme.text.muted),
            width - 25.0,
        );
    });
}
